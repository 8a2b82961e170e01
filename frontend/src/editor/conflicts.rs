//! Places where two people changed the same, each with both versions and one action to settle it.

use leptos::prelude::*;
use postmortem::merge::{Choice, choices, settle};
use postmortem::report::{Cell, Conflict, Field, ItemId, Place};

use super::Editor;
use crate::later;
use crate::shown::Shown;
use crate::words::{in_place, saving as say};

/// The most characters of a version that a button repeats.
const MOST_ON_A_BUTTON: usize = 40;

/// A place for the open conflicts of one field; nothing while there are none.
#[component]
pub fn FieldConflicts(field: Field) -> impl IntoView {
    let report = Editor::expect().checked().report;
    let has_some = move || report.with(|report| report.conflicts.iter().any(|conflict| conflict.field == field));
    view! { <Shown when=has_some>{later::show(move |parts| (parts.conflicts)(field))}</Shown> }
}

/// Those of `field`. Custom sections stand apart from fields, so theirs name it.
#[component]
pub fn Conflicts(field: Field) -> impl IntoView {
    let is_named = field == Field::CustomSections;
    let editor = Editor::expect();
    let report = editor.checked().report;
    // A card stays while its conflict and the ways to settle it do.
    let cards = Memo::new(move |_| {
        report.with(|report| {
            let here = report.conflicts.iter().filter(|conflict| conflict.field == field);
            here.map(|conflict| (conflict.clone(), choices(report, conflict))).collect::<Vec<_>>()
        })
    });
    let list = move || {
        let cards = cards.get();
        (!cards.is_empty()).then(|| {
            view! {
                <ul class="conflicts">
                    {cards
                        .into_iter()
                        .map(|(conflict, choices)| view! { <Card editor conflict choices is_named /> })
                        .collect_view()}
                </ul>
            }
        })
    };
    view! { {list} }
}

#[component]
fn Card(editor: Editor, conflict: Conflict, choices: Vec<Choice>, is_named: bool) -> impl IntoView {
    let said = if conflict.mine.is_empty() || conflict.theirs.is_empty() {
        say::CONFLICT_REMOVED
    } else if choices == [Choice::AsItStands] {
        say::CONFLICT_REWRITTEN
    } else if choices.contains(&Choice::AsItStands) && conflict.cell.is_none_or(is_text) {
        say::CONFLICT_WORDS
    } else {
        say::CONFLICT_VALUE
    };
    let message = told_at_place(editor, &conflict, is_named, said);
    let version =
        |text: &str| (!text.is_empty()).then(|| view! { <li class="conflict__version">{text.to_owned()}</li> });
    let versions = view! { <ol class="conflict__versions">{version(&conflict.theirs)} {version(&conflict.mine)}</ol> };
    let button = move |choice: Choice| {
        let settled = conflict.clone();
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| editor.show_made_of(|report| settle(report, &settled, choice))
            >
                {words(&conflict, choice)}
            </button>
        }
    };
    view! {
        <li>
            <div class="conflict" role="group" aria-label=say::CONFLICT>
                <p>
                    <strong class="conflict__mark">{say::CONFLICT_MARK}</strong>
                    " "
                    {message}
                </p>
                {versions}
                <p class="conflict__ways">{choices.into_iter().map(button).collect_view()}</p>
            </div>
        </li>
    }
}

const fn is_text(cell: Cell) -> bool {
    matches!(cell, Cell::Item | Cell::Event | Cell::Text)
}

/// `said` behind the row and cell, as the reader counts them, and behind the field where it `is_named`.
fn told_at_place(editor: Editor, conflict: &Conflict, is_named: bool, said: &str) -> String {
    let field = conflict.field;
    let number_of = |id: &ItemId| {
        let report = editor.checked().report;
        let index = report.with_untracked(|report| report.item_ids(field).position(|other| other == id))?;
        editor.row_number(Place::field(field).item(index + 1))
    };
    let number = conflict.item.as_ref().and_then(number_of);
    let told = number.map_or_else(
        || said.to_owned(),
        |number| in_place(&Place { field, item: Some(number), cell: conflict.cell }.label(), said),
    );
    if is_named { in_place(field.label(), &told) } else { told }
}

fn words(conflict: &Conflict, choice: Choice) -> String {
    let version = match choice {
        Choice::Theirs => &conflict.theirs,
        Choice::Mine => &conflict.mine,
        Choice::AsItStands => return say::KEEP_CURRENT.into(),
    };
    let is_removal = conflict.mine.is_empty() || conflict.theirs.is_empty();
    match (version.is_empty(), is_removal) {
        (true, _) => say::REMOVE_IT.into(),
        (false, true) => say::KEEP_IT.into(),
        (false, false) => say::use_version(&shortened(version)),
    }
}

fn shortened(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(MOST_ON_A_BUTTON) {
        Some((end, _)) => format!("{}\u{2026}", line[..end].trim_end()),
        None => line,
    }
}
