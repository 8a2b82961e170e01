//! Which heading is the title of a text, or which line where none is.

use crate::markdown::import::details::inside;
use crate::markdown::import::draft::Draft;
use crate::markdown::import::is_blank;
use crate::markdown::import::meaning::timeline_rest;
use crate::markdown::import::outline::Part;
use crate::markdown::list::Line;
use crate::markdown::structure::Fenced;
use crate::report::Field;

/// The index of the part whose heading is the title.
pub(super) fn title(parts: &[Part<'_>], has_title: bool) -> Option<usize> {
    let is_known = |part: &Part<'_>| part.meaning.is_some() || timeline_rest(part.text).is_some();
    let first = parts.iter().skip(1).position(|part| part.level == 1).map(|index| index + 1);
    if let Some(first) =
        first.filter(|first| !is_known(&parts[*first]) && parts[1..*first].iter().all(|part| !is_known(part)))
    {
        return Some(first);
    }
    let first = parts.get(1)?;
    let stands_above = parts[2..].iter().all(|part| part.level > first.level);
    (!has_title && stands_above && !is_known(first) && is_blank(&parts[0].body)).then_some(1)
}

/// What stands in the head of a mail beside its subject.
const MAIL: [&str; 6] = ["from", "to", "cc", "date", "sent", "reply-to"];

/// Takes `Title: words`, or the subject of a mail, as the title where nothing but the head of a mail is above it.
pub(super) fn take_title<'a>(draft: &mut Draft<'a>, lines: &mut Vec<Line<'a>>) {
    let pair = |line: &Line<'a>| {
        let (key, value) = inside(line).split_once(':').filter(|_| line.fenced == Fenced::Outside)?;
        Some((key.trim_matches(['*', '_', ' ']), value.trim_start_matches(['*', '_']).trim()))
    };
    for index in 0..lines.len() {
        let number = lines[index].number;
        match pair(&lines[index]) {
            Some((key, title)) if is_one_of(key, &["title", "subject"]) && !title.is_empty() => {
                draft.title(number, title);
                draft.note(number, key, Field::Title);
                lines.remove(index);
                return;
            }
            Some((key, _)) if is_one_of(key, &MAIL) => {}
            _ if lines[index].text.trim().is_empty() => {}
            _ => return,
        }
    }
}

fn is_one_of(key: &str, words: &[&str]) -> bool {
    words.iter().any(|word| key.eq_ignore_ascii_case(word))
}

/// Takes the one line below a heading `Title` as the title. False where there is none.
pub(super) fn take_title_below(draft: &mut Draft<'_>, part: &Part<'_>, lines: &[Line<'_>]) -> bool {
    let mut texts = lines.iter().filter(|line| !line.text.trim().is_empty());
    match (texts.next(), texts.next()) {
        (Some(line), None)
            if part.text.eq_ignore_ascii_case("title") && line.fenced == Fenced::Outside && !draft.has_title() =>
        {
            draft.title(line.number, line.text);
            draft.note(part.number, part.text, Field::Title);
            true
        }
        _ => false,
    }
}
