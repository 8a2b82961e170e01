//! The box for words, and what narrows a list down.

use leptos::prelude::*;
use postmortem::search::Words;
use postmortem::wire::Count;

use super::{View, WORDS};
use crate::browser::{focus, letters, page, sight};
use crate::words::library as words;

/// The element id of the box for words to look for.
const SEARCH: &str = "search";

/// Words to look for, as they are typed.
#[component]
pub fn SearchBox(view: View, placeholder: &'static str) -> impl IntoView {
    view! {
        <div class="search">
            <label for=SEARCH>{words::SEARCH}</label>
            <div class="search__box">
                <input
                    class="box"
                    id=SEARCH
                    type="search"
                    maxlength="200"
                    autocomplete="off"
                    placeholder=placeholder
                    aria-keyshortcuts="/"
                    prop:value=move || view.get(WORDS)
                    on:input=move |event| view.set(WORDS, event_target_value(&event))
                />
                <kbd class="search__key" aria-hidden="true">"/"</kbd>
            </div>
        </div>
    }
}

/// A slash outside of boxes leads to the search, while the page is open.
pub fn focus_by_slash() {
    let keys = page::on_key(move |event| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented());
        if event.key() == "/" && is_plain && !focus::is_foreign_box(event.target()) && sight::is_shown(SEARCH) {
            event.prevent_default();
            focus::select_soon(SEARCH);
        }
    });
    on_cleanup(move || keys.remove());
}

/// A text in which the words that are looked for are marked.
pub fn marked(text: &str, words: &str) -> AnyView {
    if words.trim().is_empty() {
        return text.to_owned().into_any();
    }
    let pieces = Words::of(words, letters::bare).mark(text);
    let piece = |(is_found, piece): (bool, &str)| {
        let piece = piece.to_owned();
        if is_found { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
    };
    pieces.into_iter().map(piece).collect_view().into_any()
}

/// A filter that is on or off, with how many there are.
#[component]
pub fn Chip(
    view: View,
    /// What the address calls the filter.
    name: &'static str,
    /// What it asks for; empty to take it away.
    value: &'static str,
    label: &'static str,
    #[prop(into)] count: Signal<u64>,
) -> impl IntoView {
    let is_on = move || view.get(name) == value;
    let press = move |_| view.set(name, if is_on() { String::new() } else { value.to_owned() });
    view! {
        <button type="button" class="chip" aria-pressed=move || is_on().to_string() on:click=press>
            {label} " " <span class="chip__count">{count}</span>
        </button>
    }
}

/// A filter with a choice of values, each with how many there are.
#[component]
pub fn Picker(
    view: View,
    name: &'static str,
    label: &'static str,
    #[prop(into)] counts: Signal<Vec<Count>>,
) -> impl IntoView {
    let options = move || {
        let chosen = view.get(name);
        let mut counts = counts.get();
        if !chosen.is_empty() && counts.iter().all(|count| count.value != chosen) {
            counts.insert(0, Count { value: chosen.clone(), reports: 0 });
        }
        let option = |Count { value, reports }| {
            let is_chosen = value == chosen;
            let text = words::counted(&value, reports);
            view! { <option value=value selected=is_chosen>{text}</option> }
        };
        counts.into_iter().map(option).collect_view()
    };
    let is_offered = move || !view.get(name).is_empty() || counts.with(|counts| !counts.is_empty());
    view! {
        <label class="chip chip--picker" class:chip--on=move || !view.get(name).is_empty() class:chip--none=move || !is_offered()>
            {label}
            <select aria-label=label on:change=move |event| view.set(name, event_target_value(&event))>
                <option value="">{words::ANY}</option>
                {options}
            </select>
        </label>
    }
}
