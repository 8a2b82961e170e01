//! The action table. On a narrow screen each row becomes a card, whose cells name their column.

use leptos::prelude::*;

use super::EMPTY;
use crate::markdown::inline_html;
use crate::report::{Action, Cell};

#[component]
pub(super) fn ActionTable<'a>(rows: &'a [Action]) -> impl IntoView {
    let heads: Vec<_> = Cell::TEMPLATE.iter().map(|cell| view! { <th scope="col">{head(*cell)}</th> }).collect();
    let rows: Vec<AnyView> = rows.iter().map(row_view).collect();
    view! {
        <table class="actions">
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row_view(row: &Action) -> AnyView {
    let rest: Vec<_> = Cell::TEMPLATE[1..]
        .iter()
        .map(|cell| view! { <td data-label=head(*cell)>{cell_view(row.cell(*cell))}</td> })
        .collect();
    view! {
        <tr>
            <th scope="row">{cell_view(&row.item)}</th>
            {rest}
        </tr>
    }
    .into_any()
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
