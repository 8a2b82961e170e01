//! The page of a rule beside the text.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Editor;
use crate::browser::{focus, http};
use crate::words::{self as root, findings as words};

/// Opens the page of a rule beside the text; with Ctrl, or the middle button, as a page of its own.
#[component]
pub fn WhyLink(#[prop(into)] rule: String) -> impl IntoView {
    let open = Editor::expect().help().rule;
    let address = format!("/rules/{rule}");
    let name = words::why_link(&rule);
    let click = move |event: MouseEvent| {
        if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            open.set(Some(rule.clone()));
        }
    };
    view! {
        <a href=address aria-label=name on:click=click>
            {words::WHY}
        </a>
    }
}

/// The page that is open, above the findings.
pub fn page(rule: String) -> AnyView {
    let open = Editor::expect().help().rule;
    // Whoever came here by keyboard goes back to where they were.
    let origin = StoredValue::new_local(focus::active());
    let close = move || {
        let origin = origin.try_get_value().flatten();
        open.set(None);
        focus::focus_again_soon(origin, "findings");
    };
    // None while it is on its way.
    let article = RwSignal::new(None::<Result<String, ()>>);
    let address = format!("/rules/{rule}");
    let asked = address.clone();
    spawn_local(async move {
        let answer = http::get(&asked).await.map_err(|_| ());
        let answer = answer.and_then(|answer| article_of(answer.text()).ok_or(()));
        let _ = article.try_set(Some(answer));
    });
    focus::focus_soon("why".to_owned());
    let follow = move |event: MouseEvent| follow(&event, open);
    let body = move || match article.get() {
        None => view! { <p role="status">{words::WHY_OPENING}</p> }.into_any(),
        Some(Ok(html)) => view! { <div class="why__page" inner_html=html on:click=follow></div> }.into_any(),
        Some(Err(())) => {
            let tab = view! { <a href=address.clone() target="_blank">{words::WHY_TAB}</a> };
            view! { <p role="alert">{words::WHY_FAILED} " " {tab}</p> }.into_any()
        }
    };
    view! {
        <section
            class="panel why drawer drawer--open"
            id="why"
            tabindex="-1"
            aria-label=words::why_page(&rule)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    close();
                }
            }
        >
            <div class="panel__head">
                <h2 class="panel__heading">{words::WHY}</h2>
                <button type="button" class="button button--quiet" on:click=move |_| close()>{root::CLOSE}</button>
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// The article of a page of this server. What a proxy puts in its place has none; and no script of it would
/// run: the page's policy names those that may.
fn article_of(page: &str) -> Option<String> {
    let start = page.find("<article")?;
    let end = page.rfind("</article>")?;
    page.get(start..end + "</article>".len()).map(str::to_owned)
}

/// A rule that is named on the page opens in the same place.
fn follow(event: &MouseEvent, open: RwSignal<Option<String>>) {
    let Some(address) = focus::address_of(event) else { return };
    if let Some(rule) = address.strip_prefix("/rules/") {
        event.prevent_default();
        open.set(Some(rule.to_owned()));
    }
}
