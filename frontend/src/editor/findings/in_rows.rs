//! What is found in a row stands right below it.

use std::collections::BTreeMap;

use leptos::mount::mount_to;
use leptos::prelude::*;
use postmortem::report::{Field, ItemId, Place};

use super::line::field_line;
use super::list::{FindingList, Listed, MOST_BELOW};
use crate::browser::sight;
use crate::editor::{Editor, box_id};
use crate::shown::{KeyedView, KeyedViews};
use crate::words::{self as root, findings as words};

/// A row by the number that the reader sees, and its item.
type RowKey = (usize, ItemId);

/// Findings by their row; none for those of the field as a whole.
pub type ByRow = BTreeMap<Option<RowKey>, Vec<Listed>>;

/// The element id of the first box of the row that a place belongs to, if it is in one.
pub fn row_box(editor: Editor, place: Place) -> Option<String> {
    place.item.map(|_| editor.box_of(place.row()))
}

/// The findings of a field by their row.
pub fn by_row(editor: Editor, field: Field, findings: Memo<Vec<Listed>>) -> Memo<ByRow> {
    let (report, rows) = (editor.checked().report, editor.content().rows(field));
    Memo::new(move |_| {
        // The same findings may be those of other rows by now.
        report.track();
        let numbers: BTreeMap<ItemId, usize> = rows
            .as_ref()
            .map(|rows| rows.with(|rows| rows.iter().map(|row| row.id.clone()).zip(1..).collect()))
            .unwrap_or_default();
        let mut by_row = ByRow::new();
        findings.with(|all| {
            for listed in all {
                let row = editor.row_id(listed.finding.place).and_then(|id| Some((*numbers.get(&id)?, id)));
                by_row.entry(row).or_default().push(listed.clone());
            }
        });
        by_row
    })
}

/// Puts the findings that are about a row into it.
pub fn in_rows(editor: Editor, field: Field, by_row: Memo<ByRow>) -> AnyView {
    let rows = Memo::new(move |_| by_row.with(|rows| rows.keys().flatten().cloned().collect::<Vec<_>>()));
    let piece = move |row: RowKey| {
        KeyedView::new(format!("{}-{}", row.0, row.1.0), move |_| {
            let (number, first) = (row.0, box_id(field, &row.1, 0));
            in_row(editor, field, number, first, of_row(by_row, Some(row.clone())))
        })
    };
    let pieces = move || rows.get().into_iter().map(piece).collect::<Vec<_>>();
    view! { <KeyedViews each=Signal::derive(pieces) /> }.into_any()
}

/// Those of one row, or of the field as a whole.
pub fn of_row(by_row: Memo<ByRow>, row: Option<RowKey>) -> Memo<Vec<Listed>> {
    Memo::new(move |_| by_row.with(|rows| rows.get(&row).cloned().unwrap_or_default()))
}

fn in_row(editor: Editor, field: Field, number: usize, first: String, findings: Memo<Vec<Listed>>) -> AnyView {
    let name = words::of_field(&root::numbered(field.item_label(), number));
    let row = first.clone();
    let list = move || {
        let (name, row) = (name.clone(), row.clone());
        let is_open = move || editor.help().is_unfolded(field, Some(&row));
        view! {
            <div class="field__findings" class:field__findings--open=is_open>
                <FindingList class="findings findings--field" label=name findings most=MOST_BELOW line=field_line />
            </div>
        }
        .into_any()
    };
    // Rows and what is found in them may be made in one moment: only behind it does the row stand on the page.
    Effect::new(move |_| {
        let Some(cells) = sight::around(&first, ".row__cells") else { return };
        let mounted = StoredValue::new_local(Some(mount_to(cells, list.clone())));
        on_cleanup(move || drop(mounted.try_update_value(Option::take)));
    });
    ().into_any()
}
