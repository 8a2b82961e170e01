//! The action table. On a narrow screen each row becomes a card, whose cells name their column.

use leptos::prelude::*;

use super::narrow;
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
    let rest: Vec<_> = columns[1..]
        .iter()
        .map(|cell| view! { <td class=narrow(row.cell(*cell)) data-label=head(*cell)>{cell_view(row, *cell)}</td> })
        .collect();
    view! {
        <tr>
            <th scope="row">{cell_view(row, Cell::Item)}</th>
            {rest}
        </tr>
    }
    .into_any()
}

/// An optional cell may be empty without a word.
fn cell_view(row: &ActionItem, cell: Cell) -> AnyView {
    let text = row.cell(cell);
    if !text.is_empty() {
        return view! { <span inner_html=inline_html(text)></span> }.into_any();
    }
    let is_asked = Cell::TEMPLATE.contains(&cell);
    let words = format!("No {} yet", head(cell).to_lowercase());
    is_asked.then(|| view! { <span class="report__empty">{words}</span> }).into_any()
}

/// As the template heads its columns.
fn head(cell: Cell) -> &'static str {
    if cell == Cell::Item { "Action item" } else { cell.label() }
}
