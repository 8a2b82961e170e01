//! Columns of a list, by most of which it can be sorted.

use leptos::prelude::*;

use super::{SORT, View};
use crate::words::library as words;

/// One thing that each line of a list says, at the same place of it.
#[derive(Clone, Copy)]
pub struct Column {
    /// What stands on top.
    pub label: &'static str,
    /// The order by it that one asks for first, with `-` before it where the greatest comes first; empty where there is none.
    pub order: &'static str,
    /// That order in words, for where there is no room for columns.
    pub order_words: &'static str,
}

/// What stands on top of the columns; a press on one sorts by it, another one the other way round.
#[component]
pub fn Head(view: View, columns: &'static [Column]) -> impl IntoView {
    let head = move |column: &'static Column| {
        if column.order.is_empty() {
            return view! { <div role="columnheader">{column.label}</div> }.into_any();
        }
        let name = column.order.trim_start_matches('-');
        let order = Memo::new(move |_| Some(view.order()).filter(|order| order.trim_start_matches('-') == name));
        let sorted = move || match order.get() {
            None => "none",
            Some(order) if order.starts_with('-') => "descending",
            Some(_) => "ascending",
        };
        let press = move |_| {
            let is_first = order.get_untracked().as_deref() != Some(column.order);
            view.set(SORT, if is_first { column.order.to_owned() } else { turned(column.order) });
        };
        view! {
            <div role="columnheader" aria-sort=sorted>
                <button type="button" class="table__sort" on:click=press>{column.label}</button>
            </div>
        }
        .into_any()
    };
    view! {
        <div role="rowgroup" class="table__top">
            <div role="row" class="table__row table__row--head">{columns.iter().map(head).collect_view()}</div>
        </div>
    }
}

fn turned(order: &str) -> String {
    order.strip_prefix('-').map_or_else(|| format!("-{order}"), str::to_owned)
}

/// The same choice where there is no room for columns.
#[component]
pub fn SortPicker(view: View, columns: &'static [Column]) -> impl IntoView {
    let option = move |column: &'static Column| {
        let is_chosen = move || view.order().trim_start_matches('-') == column.order.trim_start_matches('-');
        view! { <option value=column.order prop:selected=is_chosen>{column.order_words}</option> }
    };
    view! {
        <label class="chip chip--picker chip--sort">
            {words::SORT}
            <select aria-label=words::SORT on:change=move |event| view.set(SORT, event_target_value(&event))>
                {columns.iter().filter(|column| !column.order.is_empty()).map(option).collect_view()}
            </select>
        </label>
    }
}
