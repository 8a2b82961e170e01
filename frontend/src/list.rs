//! What pages with long lists have in common: words to look for, filters with counts, and an order. All of it is in the
//! address, so that it can be sent.

mod ahead;
mod filters;
mod table;

pub use ahead::Ahead;
pub use filters::{Chip, Picker, SearchBox, focus_by_slash, marked};
pub use table::{Column, Head, SortPicker};

use leptos::prelude::*;

use crate::browser::page;

/// What the words that are looked for are called in the address.
pub const WORDS: &str = "q";

/// What the order is called in the address.
pub const SORT: &str = "sort";

/// What somebody wants to see of a list.
#[derive(Clone, Copy)]
pub struct View {
    names: &'static [&'static str],
    /// One for each name; empty where nothing is asked for.
    values: RwSignal<Vec<String>>,
    /// The order where none is asked for.
    usual_order: &'static str,
    on_change: StoredValue<Option<Callback<()>>>,
}

impl View {
    /// What the address asks for by these names.
    pub fn of_address(names: &'static [&'static str], usual_order: &'static str) -> View {
        let values = names.iter().map(|name| page::asked_for(name)).collect();
        View { names, values: RwSignal::new(values), usual_order, on_change: StoredValue::new(None) }
    }

    /// Calls `then` whenever something else is asked for.
    pub fn on_change(self, then: impl Fn() + Send + Sync + 'static) {
        self.on_change.set_value(Some(Callback::new(move |()| then())));
    }

    /// What is asked for by this name; empty where nothing is. Tracks all.
    pub fn get(self, name: &str) -> String {
        self.values.with(|values| self.at(name).and_then(|at| values.get(at).cloned())).unwrap_or_default()
    }

    /// The order that is asked for, or the usual one.
    pub fn order(self) -> String {
        Some(self.get(SORT)).filter(|order| !order.is_empty()).unwrap_or_else(|| self.usual_order.to_owned())
    }

    /// Asks for something else, in the address as well.
    pub fn set(self, name: &str, value: String) {
        let Some(at) = self.at(name) else { return };
        let value = if name == SORT && value == self.usual_order { String::new() } else { value };
        self.values.update(|values| values[at] = value);
        let asked = self.values.get_untracked();
        page::ask_for(self.names.iter().copied().zip(asked.iter().map(|value| value.trim())));
        self.on_change.get_value().iter().for_each(|then| then.run(()));
    }

    /// The same as a question to the server, without what is called `left_out`.
    pub fn query(self, left_out: &str) -> String {
        let asked = self.values.get();
        page::query(
            self.names
                .iter()
                .copied()
                .zip(asked.iter().map(|value| value.trim()))
                .filter(|(name, _)| *name != left_out),
        )
    }

    /// True where something but an order is asked for.
    pub fn is_narrowed(self) -> bool {
        self.values
            .with(|values| self.names.iter().zip(values).any(|(name, value)| *name != SORT && !value.trim().is_empty()))
    }

    fn at(self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| *known == name)
    }
}
