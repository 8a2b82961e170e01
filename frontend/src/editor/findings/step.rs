//! From one finding to the next, in reading order.

use leptos::prelude::*;
use postmortem::lint::Finding;
use postmortem::report::Place;

use super::in_rows::row_box;
use super::line::{below_id, panel_id};
use super::list::Listed;
use crate::browser::focus;
use crate::editor::Editor;
use crate::editor::here::unfold;
use crate::words::findings as words;

/// Leads to the next finding after the reader's place, or the one before it.
pub fn step(editor: Editor, forward: bool) {
    editor.checked().check_now(&editor.content());
    let all = editor.checked().listed.get_untracked();
    match target(editor, &all, forward) {
        Some(index) => lead(editor, &all, index),
        None => editor.help().said.set(words::NONE.to_owned()),
    }
}

/// The index of the finding to go to; round at the ends.
fn target(editor: Editor, all: &[Listed], forward: bool) -> Option<usize> {
    let last = all.len().checked_sub(1)?;
    let here = focus::caret();
    let at = editor.help().at.get_untracked();
    let place = here.as_ref().and_then(|(id, caret)| Some((editor.place_of(id)?, *caret)));
    // Several findings may share their words: whoever has just come to one goes on from that one, also by a
    // button, which has the focus then.
    let is_there = |listed: &Listed| {
        let is_in_its_box = |(id, _): &(String, usize)| *id == editor.box_of(listed.finding.place);
        Some(listed.key) == at && (place.is_none() || here.as_ref().is_some_and(is_in_its_box))
    };
    if let Some(index) = all.iter().position(is_there) {
        return Some(match (forward, index) {
            (true, index) if index == last => 0,
            (true, index) => index + 1,
            (false, 0) => last,
            (false, index) => index - 1,
        });
    }
    let Some((place, caret)) = place else { return Some(if forward { 0 } else { last }) };
    let position = |listed: &Listed| {
        let Finding { place, span, .. } = listed.finding;
        (place, span.map_or(0, |span| editor.in_box(place, span).unwrap_or(span).start))
    };
    if forward {
        all.iter().position(|listed| position(listed) >= (place, caret)).or(Some(0))
    } else {
        all.iter().rposition(|listed| position(listed) < (place, caret)).or(Some(last))
    }
}

/// Leads to one finding.
pub fn lead_to(editor: Editor, key: u64) {
    let all = editor.checked().listed.get_untracked();
    if let Some(index) = all.iter().position(|listed| listed.key == key) {
        lead(editor, &all, index);
    }
}

fn lead(editor: Editor, all: &[Listed], index: usize) {
    let Listed { key, finding } = &all[index];
    let help = editor.help();
    help.at.set(Some(*key));
    let severity = finding.severity.word();
    let place = whereabouts(editor, finding.place);
    help.said.set(words::told(severity, index + 1, all.len(), &place, &finding.message));
    editor.show(finding.place, finding.span);
    unfold(help, Some(finding.place.field), row_box(editor, finding.place));
    reveal(editor, finding.place, *key);
    focus::reveal_soon(panel_id(*key));
}

/// Shows the box that a finding is about, and what is said below it, both above what stands still at the lower edge.
fn reveal(editor: Editor, place: Place, key: u64) {
    focus::reveal_soon(editor.box_of(place));
    focus::reveal_soon(below_id(key));
}

/// The same again, where the window has another size by now.
pub fn stay(editor: Editor) {
    let at = editor.help().at.try_get_untracked().flatten();
    let place = at.and_then(|key| editor.checked().finding(key)).map(|finding| finding.place);
    if let (Some(key), Some(place)) = (at, place)
        && focus::active_id() == Some(editor.box_of(place))
    {
        reveal(editor, place, key);
    }
}

/// A place in words, as the reader counts rows. Tracks the rows.
pub fn whereabouts(editor: Editor, place: Place) -> String {
    Place { item: editor.row_number(place), cell: None, ..place }.label()
}
