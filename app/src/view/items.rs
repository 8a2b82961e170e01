//! Lists: plain, numbered, with ticks, and of links.

use leptos::prelude::*;

use super::item_html;
use crate::markdown::{inline_html, is_safe_url};
use crate::report::{Check, Item, Link};

#[component]
pub(super) fn Items<'a>(items: &'a [Item], is_numbered: bool) -> impl IntoView {
    let items: Vec<_> = items.iter().map(|item| view! { <li inner_html=item_html(&item.text)></li> }).collect();
    // With the direction of its words, so that the marks stand where the lines begin.
    if is_numbered {
        view! { <ol class="report__list" dir="auto">{items}</ol> }.into_any()
    } else {
        view! { <ul class="report__list" dir="auto">{items}</ul> }.into_any()
    }
}

#[component]
pub(super) fn Checks<'a>(checks: &'a [Check]) -> impl IntoView {
    let checks: Vec<_> = checks
        .iter()
        .map(|check| {
            // The box is a picture; its meaning is read out in words.
            let (mark, words) = if check.done { ("☑", "Done: ") } else { ("☐", "Open: ") };
            view! {
                <li class="checks__check">
                    <span class="checks__box" aria-hidden="true">{mark}</span>
                    <div>
                        <span class="report__aside">{words}</span>
                        <div inner_html=item_html(&check.text)></div>
                    </div>
                </li>
            }
        })
        .collect();
    view! { <ul class="checks">{checks}</ul> }
}

#[component]
pub(super) fn Links<'a>(links: &'a [Link]) -> impl IntoView {
    let links: Vec<AnyView> = links
        .iter()
        .map(|link| {
            let kind = match link.kind.word() {
                "" => String::new(),
                word => format!("{word}: "),
            };
            view! { <li>{kind} {target(link)}</li> }.into_any()
        })
        .collect();
    view! { <ul class="report__list">{links}</ul> }
}

/// The link, or its words where its address may not be followed.
fn target(link: &Link) -> AnyView {
    let Link { label, url, .. } = link;
    let text = if label.is_empty() { url } else { label };
    if is_safe_url(url) {
        return view! { <a href=url.clone() rel="noopener noreferrer nofollow">{text.clone()}</a> }.into_any();
    }
    let address = (!label.is_empty() && !url.is_empty()).then(|| format!(" ({url})"));
    view! { <span inner_html=inline_html(text)></span> {address} }.into_any()
}
