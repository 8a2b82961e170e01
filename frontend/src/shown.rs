//! Pieces of view that come and go. Leptos' own `Show` and `For` are compiled anew for each place
//! that uses them, half a kilobyte to four in the bundle every time; these are compiled once.

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;

/// `children` while `when` holds, `fallback` or nothing otherwise.
#[component]
pub fn Shown(
    #[prop(into)] when: Signal<bool>,
    #[prop(optional, into)] fallback: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let when = Memo::new(move |_| when.get());
    (move || if when.get() { children() } else { fallback.run() }).into_any()
}

/// A sentence of the interface with views in the places of its parts, which it names `{0}`, `{1}` and so on.
pub fn sentence(words: &'static str, parts: Vec<AnyView>) -> AnyView {
    let mut parts: Vec<Option<AnyView>> = parts.into_iter().map(Some).collect();
    let mut pieces = words.split('{');
    let mut views = vec![pieces.next().unwrap_or_default().into_any()];
    for (number, text) in pieces.filter_map(|piece| piece.split_once('}')) {
        views.extend(number.parse().ok().and_then(|number: usize| parts.get_mut(number)?.take()));
        views.push(text.into_any());
    }
    views.into_any()
}

/// One of several pieces, which stays the same element on the page for as long as its key occurs.
#[derive(Clone)]
pub struct KeyedView {
    key: String,
    view: Arc<dyn Fn(ReadSignal<usize>) -> AnyView + Send + Sync>,
}

impl KeyedView {
    /// `view` is given the place, counted from 0, which follows when pieces before it come and go.
    /// A key occurs once.
    pub fn new(key: String, view: impl Fn(ReadSignal<usize>) -> AnyView + Send + Sync + 'static) -> Self {
        Self { key, view: Arc::new(view) }
    }
}

/// The pieces in their order.
#[component]
pub fn KeyedViews(#[prop(into)] each: Signal<Vec<KeyedView>>) -> impl IntoView {
    view! {
        <ForEnumerate
            each=move || each.get()
            key=|piece| piece.key.clone()
            children=|index, piece| (piece.view)(index)
        />
    }
}
