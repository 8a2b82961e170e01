//! Two changes of one text, joined word by word.

use std::ops::Range;

use super::diff::{Hunk, hunks};
use super::token::{is_short, is_sign, is_word, tokens};

/// A text that holds what both sides did to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub text: String,
    /// What each side made of the words that both changed.
    pub marks: Vec<Versions>,
}

/// What two sides made of the same words; empty where one removed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Versions {
    pub mine: String,
    pub theirs: String,
}

/// Joins what `mine` and `theirs` did to `base`.
///
/// Insertions of both are in the text, equal ones at one place once, theirs first. Where both changed
/// the same words both versions stand in the text; where one side only removed them, what the other
/// made of them stays.
///
/// In prose two versions of whole lines become paragraphs of their own.
pub(super) fn merge(base: &str, mine: &str, theirs: &str, is_prose: bool) -> Words {
    let [base, mine, theirs] = [base, mine, theirs].map(tokens);
    let sides = [Side::new(&base, &mine), Side::new(&base, &theirs)];
    let mut text = Joined { base: &base, is_prose, text: String::new(), marks: Vec::new() };
    let mut at = 0;
    let mut places = joined_over_short_words(&base, places(&sides), &sides);
    if is_prose {
        places = widened_to_lines(&base, places, &sides);
    }
    for place in places {
        text.push(&base[at..place.region.start]);
        at = place.region.end;
        text.settle(&place, &sides);
    }
    text.push(&base[at..]);
    let marks = text.marks.into_iter().map(|(mine, theirs)| Versions { mine: mine.concat(), theirs: theirs.concat() });
    Words { text: text.text, marks: marks.collect() }
}

const MINE: usize = 0;
const THEIRS: usize = 1;

/// One side's text and how it differs from the base.
struct Side<'a> {
    tokens: &'a [&'a str],
    hunks: Vec<Hunk>,
}

impl<'a> Side<'a> {
    fn new(base: &[&str], tokens: &'a [&'a str]) -> Side<'a> {
        Side { tokens, hunks: hunks(base, tokens) }
    }
}

/// Changes that cannot be told apart: the tokens of the base they span, and each side's hunks in it.
#[derive(Clone, Debug)]
struct ChangedRegion {
    region: Range<usize>,
    hunks: [Range<usize>; 2],
}

impl ChangedRegion {
    fn is_of_both(&self) -> bool {
        self.hunks.iter().all(|hunks| !hunks.is_empty())
    }

    /// True when both sides changed the same words, and not to the same.
    fn is_contested<'a>(&self, sides: &[Side<'a>; 2], base: &[&'a str]) -> bool {
        self.is_of_both()
            && !self.region.is_empty()
            && self.version(&sides[MINE], MINE, base) != self.version(&sides[THEIRS], THEIRS, base)
    }

    /// What one side made of the region.
    fn version<'a>(&self, side: &Side<'a>, number: usize, base: &[&'a str]) -> Vec<&'a str> {
        let mut version = Vec::new();
        let mut at = self.region.start;
        for hunk in &side.hunks[self.hunks[number].clone()] {
            version.extend(&base[at..hunk.old.start]);
            version.extend(&side.tokens[hunk.new.clone()]);
            at = hunk.old.end;
        }
        version.extend(&base[at..self.region.end]);
        version
    }
}

/// Groups the hunks of both sides by overlap, in order. Hunks that only touch stay apart: an
/// insertion stands before the words that begin where it stands.
fn places(sides: &[Side<'_>; 2]) -> Vec<ChangedRegion> {
    let mut next = [0, 0];
    let mut places = Vec::new();
    let key = |side: usize, number: usize| sides[side].hunks.get(number).map(|hunk| (hunk.old.start, hunk.old.end));
    loop {
        let first = match (key(MINE, next[MINE]), key(THEIRS, next[THEIRS])) {
            (None, None) => return places,
            (Some(mine), Some(theirs)) if mine <= theirs => MINE,
            (Some(_), None) => MINE,
            _ => THEIRS,
        };
        let mut hunks = next.map(|number| number..number);
        let mut region = sides[first].hunks[next[first]].old.clone();
        hunks[first].end += 1;
        // A side's own hunks never touch, so whatever lies in the region is the other side's doing.
        while let Some((side, hunk)) = (0..2).find_map(|side| {
            let hunk = &sides[side].hunks.get(hunks[side].end)?.old;
            overlap(&region, hunk).then(|| (side, hunk.clone()))
        }) {
            region.end = region.end.max(hunk.end);
            hunks[side].end += 1;
        }
        next = [hunks[MINE].end, hunks[THEIRS].end];
        places.push(ChangedRegion { region, hunks });
    }
}

fn overlap(region: &Range<usize>, hunk: &Range<usize>) -> bool {
    match (region.is_empty(), hunk.is_empty()) {
        (false, false) => hunk.start < region.end,
        (false, true) => region.start < hunk.start && hunk.start < region.end,
        (true, true) => hunk.start == region.start,
        (true, false) => false,
    }
}

/// Places where both sides changed the same words, with only "the" or "of" between them, become one:
/// each version is then a phrase and not one word of it.
fn joined_over_short_words<'a>(
    base: &[&'a str],
    places: Vec<ChangedRegion>,
    sides: &[Side<'a>; 2],
) -> Vec<ChangedRegion> {
    let are_short = |tokens: &[&str]| tokens.iter().all(|token| is_short(token));
    let is_short_change =
        |place: &ChangedRegion| [MINE, THEIRS].iter().all(|side| are_short(&place.version(&sides[*side], *side, base)));
    let mut joined: Vec<ChangedRegion> = Vec::new();
    // The last contested place, while all behind it is short.
    let mut open: Option<usize> = None;
    for place in places {
        let end = joined.last().map_or(0, |before| before.region.end);
        open = open.filter(|_| are_short(&base[end..place.region.start]));
        if !place.is_contested(sides, base) {
            open = open.filter(|_| is_short_change(&place));
            joined.push(place);
            continue;
        }
        if let Some(first) = open {
            let before = &mut joined[first];
            before.region.end = place.region.end;
            before.hunks = [MINE, THEIRS].map(|side| before.hunks[side].start..place.hunks[side].end);
            joined.truncate(first + 1);
        } else {
            open = Some(joined.len());
            joined.push(place);
        }
    }
    joined
}

/// The text as far as it is joined.
struct Joined<'a> {
    base: &'a [&'a str],
    is_prose: bool,
    text: String,
    marks: Vec<(Vec<&'a str>, Vec<&'a str>)>,
}

impl<'a> Joined<'a> {
    /// Adds tokens; two words that were never one do not become one.
    fn push(&mut self, tokens: &[&str]) {
        for token in tokens {
            let is_glued = is_word(token)
                && self.text.chars().next_back().is_some_and(|last| is_word(last.encode_utf8(&mut [0; 4])));
            if is_glued {
                self.text.push(' ');
            }
            self.text.push_str(token);
        }
    }

    fn settle(&mut self, place: &ChangedRegion, sides: &[Side<'a>; 2]) {
        let [mine, theirs] = [MINE, THEIRS].map(|side| place.version(&sides[side], side, self.base));
        if !place.is_of_both() || mine == theirs {
            let is_mine = !place.hunks[MINE].is_empty();
            return self.push(if is_mine { &mine } else { &theirs });
        }
        let only_removes = |side: usize| {
            let is_removal = |hunk: &Hunk| sides[side].tokens[hunk.new.clone()].iter().all(|token| is_sign(token));
            sides[side].hunks[place.hunks[side].clone()].iter().all(is_removal)
        };
        let only_signs = |side: usize| {
            let is_sign = |hunk: &Hunk| {
                let [old, new] = [&self.base[hunk.old.clone()], &sides[side].tokens[hunk.new.clone()]];
                old.iter().chain(new).all(|token| is_sign(token))
            };
            sides[side].hunks[place.hunks[side].clone()].iter().all(is_sign)
        };
        match (only_removes(MINE), only_removes(THEIRS)) {
            // A comma or a blank among words that were rewritten is nothing that anybody could miss.
            _ if only_signs(MINE) => self.push(&theirs),
            _ if only_signs(THEIRS) => self.push(&mine),
            (true, true) => self.push_what_neither_removed(place, sides),
            (true, false) => self.mark(mine, theirs, THEIRS),
            (false, true) => self.mark(mine, theirs, MINE),
            (false, false) if place.region.is_empty() => self.push_insertions(&mine, &theirs, place.region.start),
            (false, false) => {
                self.push_both(&mine, &theirs, &place.region);
                self.marks.push((mine, theirs));
            }
        }
    }

    /// One side removed the words, the other made something of them, which stays.
    fn mark(&mut self, mine: Vec<&'a str>, theirs: Vec<&'a str>, stays: usize) {
        self.push(if stays == MINE { &mine } else { &theirs });
        self.marks.push((mine, theirs));
    }

    fn push_what_neither_removed(&mut self, place: &ChangedRegion, sides: &[Side<'a>; 2]) {
        for at in place.region.clone() {
            let is_removed =
                |side: usize| sides[side].hunks[place.hunks[side].clone()].iter().any(|hunk| hunk.old.contains(&at));
            if !is_removed(MINE) && !is_removed(THEIRS) {
                self.push(&self.base[at..=at]);
            }
        }
    }

    /// Two insertions at one place: where one begins or ends with the other, they are the same.
    fn push_insertions(&mut self, mine: &[&str], theirs: &[&str], at: usize) {
        if mine.starts_with(theirs) || mine.ends_with(theirs) {
            return self.push(mine);
        }
        if theirs.starts_with(mine) || theirs.ends_with(mine) {
            return self.push(theirs);
        }
        self.push_both(mine, theirs, &(at..at));
    }

    /// Theirs, then mine: as lines or paragraphs of their own where that is what they are.
    fn push_both(&mut self, mine: &[&str], theirs: &[&str], region: &Range<usize>) {
        self.push(theirs);
        let is_open = |token: Option<&&str>| token.is_some_and(|token| !are_blank(&[token]));
        if is_open(theirs.last()) && is_open(mine.first()) {
            let has_lines = [mine, theirs].iter().any(|version| version.iter().any(|token| token.contains('\n')));
            let breaks = self.is_prose.then(|| breaks_around(self.base, region)).flatten();
            self.text.push_str(match breaks {
                Some(breaks) if breaks.contains(&"\n") => "\n",
                Some(_) => "\n\n",
                None if has_lines => "\n",
                None => " ",
            });
        }
        self.push(mine);
    }
}

fn are_blank(tokens: &[&str]) -> bool {
    tokens.iter().all(|token| token.trim().is_empty())
}

/// The line breaks before and behind a region that is whole lines; `None` for any other. The text's
/// own edges count as breaks between paragraphs.
fn breaks_around<'a>(base: &[&'a str], region: &Range<usize>) -> Option<[&'a str; 2]> {
    let edge = "\n\n";
    let before = region.start.checked_sub(1).map_or(edge, |before| base[before]);
    let behind = base.get(region.end).copied().unwrap_or(edge);
    [before, behind].iter().all(|token| token.starts_with('\n')).then_some([before, behind])
}

/// Takes the signs at both ends of a line into a contested region, where it then is the whole line: two
/// versions of a sentence each keep its full stop, two versions of a list's line its mark.
fn widened_to_lines(base: &[&str], mut places: Vec<ChangedRegion>, sides: &[Side<'_>; 2]) -> Vec<ChangedRegion> {
    let is_inside_line = |token: &&&str| !is_word(token) && !token.starts_with('\n');
    for number in 0..places.len() {
        if !places[number].is_contested(sides, base) {
            continue;
        }
        let region = places[number].region.clone();
        let first = number.checked_sub(1).map_or(0, |before| places[before].region.end);
        let last = places.get(number + 1).map_or(base.len(), |next| next.region.start);
        let before = base[first..region.start].iter().rev().take_while(is_inside_line).count();
        let behind = base[region.end..last].iter().take_while(is_inside_line).count();
        let wide = region.start - before..region.end + behind;
        if breaks_around(base, &wide).is_some() {
            places[number].region = wide;
        }
    }
    places
}
