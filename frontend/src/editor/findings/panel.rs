//! All findings, and folded below them what is still to be written, what a reviewer will ask and what was dismissed:
//! beside the text where there is room, otherwise in a drawer that one button opens.

use leptos::prelude::*;
use postmortem::lint::OTHER_LANGUAGE;
use web_sys::MouseEvent;

use super::dismiss::Dismissals;
use super::fold::Fold;
use super::groups::{Groups, Tally};
use super::line::{class_of, missing_line};
use super::step::step;
use crate::browser::focus;
use crate::editor::Editor;
use crate::editor::reviewer::Questions;
use crate::shown::{Shown, sentence};
use crate::words::{self as root, findings as words};

/// The element ids of the list, and of the button that opens it where it does not stand beside the text.
const PANEL: &str = "findings";
const OPENER: &str = "findings-open";

/// The panel of findings.
#[component]
pub fn FindingsPanel() -> impl IntoView {
    let editor = Editor::expect();
    let found = editor.checked().listed;
    let missing = editor.checked().missing();
    let is_empty = Memo::new(move |_| found.with(Vec::is_empty));
    let way = move |(name, tip): (&'static str, &'static str), keys: &'static str, forward: bool| {
        view! {
            <button
                type="button"
                class="button button--tool"
                aria-label=name
                title=tip
                aria-keyshortcuts=keys
                on:click=move |_| step(editor, forward)
            ></button>
        }
    };
    let worst = move || found.with(|all| all.iter().map(|listed| listed.finding.severity).min());
    let is_open = RwSignal::new(false);
    let open = move |_| {
        is_open.set(true);
        focus::focus_soon(PANEL.to_owned());
    };
    let close = move || {
        is_open.set(false);
        focus::focus_soon(OPENER.to_owned());
    };
    // Whoever has gone from it to a field is there.
    let click = move |event: MouseEvent| {
        if focus::is_in(event.target(), ".finding__go, .panel__steps") {
            is_open.set(false);
        }
    };
    view! {
        <p class="hidden" role="status" aria-label=words::FINDING>
            {move || editor.help().said.get()}
        </p>
        <button
            type="button"
            class="button drawer__opener"
            id=OPENER
            aria-controls=PANEL
            aria-expanded=move || is_open.get().to_string()
            on:click=open
        >
            {move || worst().map(|worst| view! { <span class=class_of(worst)><span class="finding__severity"></span></span> })}
            {move || words::count(found.with(Vec::len))}
        </button>
        <div class="drawer__ground" class:drawer__ground--open=is_open on:click=move |_| close()></div>
        <section
            class="panel drawer"
            class:drawer--open=is_open
            id=PANEL
            tabindex="-1"
            aria-label=words::FINDINGS
            on:click=click
            on:keydown=move |event| {
                if event.key() == "Escape" && is_open.get_untracked() {
                    event.prevent_default();
                    close();
                }
            }
        >
            <div class="panel__head">
                <h2 class="panel__heading">
                    {words::FINDINGS} " " <span class="panel__count">{move || found.with(Vec::len)}</span>
                </h2>
                <Shown when=move || !is_empty.get()>
                    <div class="panel__steps">
                        {way(words::PREVIOUS, "Shift+F8", false)} {way(words::NEXT, "F8", true)}
                    </div>
                </Shown>
                <button type="button" class="button button--quiet drawer__close" on:click=move |_| close()>
                    {root::CLOSE}
                </button>
            </div>
            <Shown when=move || !editor.checked().is_english.get()>
                <p class="panel__note">{OTHER_LANGUAGE}</p>
            </Shown>
            <Shown
                when=move || !is_empty.get()
                fallback=|| view! { <p class="panel__empty">{words::NONE_YET}</p> }
            >
                <Tally findings=found />
            </Shown>
            <Groups findings=found />
            <Fold name=words::STILL_TO_WRITE count=Signal::derive(move || missing.with(Vec::len))>
                <ul class="findings" aria-label=words::STILL_TO_WRITE>
                    {move || missing.get().into_iter().map(|field| missing_line(editor, field)).collect::<Vec<_>>()}
                </ul>
            </Fold>
            <Questions />
            <Dismissals />
            <p class="panel__foot">{move || sentence(words::KEYS, ["F8", "Shift F8", "?"].map(key).into())}</p>
        </section>
    }
}

fn key(name: &'static str) -> AnyView {
    view! { <kbd>{name}</kbd> }.into_any()
}
