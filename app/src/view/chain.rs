//! The causal chain as an ordered list that reads from the symptom down to the root cause.

use leptos::prelude::*;

use crate::markdown::inline_html;
use crate::report::Item;

#[component]
pub(super) fn Chain<'a>(nodes: &'a [Item]) -> impl IntoView {
    let nodes: Vec<AnyView> = nodes
        .iter()
        .enumerate()
        .map(|(index, node)| {
            let role = role(index, nodes.len());
            view! {
                <li class="chain__node">
                    {role.map(|role| view! { <span class="chain__role">{role}</span> })}
                    <div inner_html=inline_html(&node.text)></div>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ol class="chain">{nodes}</ol> }
}

/// What the ends of the chain are called. A single node is not yet a chain.
fn role(index: usize, length: usize) -> Option<&'static str> {
    match index {
        0 if length > 1 => Some("Symptom"),
        _ if index > 0 && index + 1 == length => Some("Root cause"),
        _ => None,
    }
}
