//! Doing what a fix says, in the way typing does it, and taking it back.

use leptos::prelude::*;
use postmortem::Report;
use postmortem::lint::{Edit, SECRETS, Span};
use postmortem::report::{Cell, Field, Place};
use postmortem::utf16;

use super::help::Done;
use crate::browser::focus;
use crate::editor::secrets::redact;
use crate::editor::{Editor, rename_priority_actions};
use crate::words::findings as words;

/// Does what fix number `index` of a finding says, if its words are still there, and puts the caret behind it.
pub fn apply(editor: Editor, key: u64, index: usize) {
    // What is typed by now is what is mended.
    editor.checked().check_now(&editor.content());
    let Some(finding) = editor.checked().finding(key) else { return };
    let Some(fix) = finding.fixes.get(index) else { return };
    let place = finding.place;
    if SECRETS.contains(&finding.rule)
        && let Some(secret) = finding.span.and_then(|span| editor.checked_words(place, span))
    {
        redact(editor, &[secret], Some(place.field));
        return editor.show(place, None);
    }
    let before = editor.content().report().normalize();
    editor.undo().settle();
    let caret = match (&fix.edit, finding.span) {
        (Edit::NewAction(item), _) => {
            let content = editor.content();
            editor.change(&[Field::ActionItems], || content.add_action(item));
            None
        }
        (Edit::Text(whole), _) => {
            write(editor, place, whole.clone());
            Some(utf16::length(whole))
        }
        (Edit::EveryText(to), _) => {
            write_everywhere(editor, place, to);
            None
        }
        (Edit::Replacement(with), Some(span)) => replace(editor, place, span, with),
        (Edit::Removal(gone), _) => replace(editor, place, *gone, ""),
        (Edit::Replacement(_), None) => return,
    };
    editor.undo().settle();
    editor.checked().check_now(&editor.content());
    let after = editor.checked().report.get_untracked();
    // A new row lacks an owner: that is where one goes on.
    let place = match &fix.edit {
        Edit::NewAction(_) => Place::field(Field::ActionItems).item(after.action_items.len().max(1)).cell(Cell::Owner),
        _ => place,
    };
    editor.help().did(Done { field: finding.place.field, words: words::done(&fix.title), before, after });
    let id = editor.box_of(place);
    focus::show_soon(id, caret.map(|at| Span { start: at, end: at }));
}

/// Replaces the words of a span; gives the place behind them.
fn replace(editor: Editor, place: Place, span: Span, with: &str) -> Option<usize> {
    let span = editor.in_box(place, span)?;
    let typed = editor.text_at(place)?.get_untracked();
    let bytes = utf16::bytes(&typed, span.start..span.end);
    write(editor, place, [&typed[..bytes.start], with, &typed[bytes.end..]].concat());
    Some(span.start + utf16::length(with))
}

/// Puts `to` into every cell of a column that holds what stands at `place`.
fn write_everywhere(editor: Editor, place: Place, to: &str) {
    let Some(same) = editor.text_at(place).map(|text| text.get_untracked()) else { return };
    let places = (1..).map(|number| Place { item: Some(number), ..place });
    let boxes = places
        .map_while(|place| editor.text_at(place))
        .filter(|text| text.with_untracked(|text| text.trim() == same.trim()));
    let boxes: Vec<_> = boxes.collect();
    editor.change(&[place.field], || boxes.iter().for_each(|text| text.set(to.to_owned())));
}

fn write(editor: Editor, place: Place, to: String) {
    let Some(text) = editor.text_at(place) else { return };
    let (content, from) = (editor.content(), text.get_untracked());
    // Priority actions follow the row that they name.
    let is_named = place.field == Field::ActionItems && place.cell == Some(Cell::Item);
    let fields = [place.field, Field::PriorityActions];
    editor.change(&fields[..if is_named { 2 } else { 1 }], || {
        if is_named {
            rename_priority_actions(&content, &from, &to);
        }
        text.set(to);
    });
}

/// Takes back what was done last, where nobody has changed it since.
pub fn take_back(editor: Editor) {
    let Some(Done { field, before, after, .. }) = editor.help().done.get_untracked() else { return };
    editor.help().done.set(None);
    editor.show_made_of(|now| undone(now, &before, &after));
    editor.help().said.set(words::UNDONE.to_owned());
    focus::focus_soon(editor.content().first_box(field));
}

fn undone(now: &Report, before: &Report, after: &Report) -> Report {
    let mut undone = now.clone();
    for field in Field::ALL {
        if before.value(field) != after.value(field) && now.value(field) == after.value(field) {
            undone.take_field(before, field);
        }
    }
    if now.dismissed == after.dismissed {
        undone.dismissed.clone_from(&before.dismissed);
    }
    undone.normalize()
}
