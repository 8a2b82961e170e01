//! The action table. On a narrow screen each row becomes a card, whose cells name their column.

use leptos::prelude::*;

use super::EMPTY;
use crate::markdown::inline_html;
use crate::report::{ActionItem, Cell};

#[component]
pub(super) fn ActionTable<'a>(rows: &'a [ActionItem]) -> impl IntoView {
    let columns: Vec<Cell> = Cell::ACTION.into_iter().filter(|cell| is_shown(rows, *cell)).collect();
    let heads: Vec<_> = columns.iter().map(|cell| view! { <th scope="col">{head(*cell)}</th> }).collect();
    let rows: Vec<AnyView> = rows.iter().map(|row| row_view(row, &columns)).collect();
    view! {
        <table class="actions">
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Columns of the template always, others where a row uses them.
fn is_shown(rows: &[ActionItem], cell: Cell) -> bool {
    Cell::TEMPLATE.contains(&cell) || rows.iter().any(|row| !row.cell(cell).is_empty())
}

fn row_view(row: &ActionItem, columns: &[Cell]) -> AnyView {
    let rest: Vec<_> =
        columns[1..].iter().map(|cell| view! { <td data-label=head(*cell)>{rest_view(row, *cell)}</td> }).collect();
    view! {
        <tr>
            <th scope="row">{cell_view(&row.item)}</th>
            {rest}
        </tr>
    }
    .into_any()
}

/// An optional cell may be empty without a word.
fn rest_view(row: &ActionItem, cell: Cell) -> AnyView {
    let text = row.cell(cell);
    if text.is_empty() && !Cell::TEMPLATE.contains(&cell) { ().into_any() } else { cell_view(text) }
}

fn cell_view(text: &str) -> AnyView {
    if text.is_empty() {
        view! { <span class="report__empty">{EMPTY}</span> }.into_any()
    } else {
        view! { <span inner_html=inline_html(text)></span> }.into_any()
    }
}

/// As the template heads its columns.
fn head(cell: Cell) -> &'static str {
    if cell == Cell::Item { "Action item" } else { cell.label() }
}
