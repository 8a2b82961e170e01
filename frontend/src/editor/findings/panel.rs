//! All findings in the order of the report, which F8 follows, then what is missing in sections that are begun: beside
//! the text where there is room, otherwise in a drawer that one button opens.

use leptos::prelude::*;
use postmortem::lint::OTHER_LANGUAGE;
use web_sys::MouseEvent;

use super::dismiss::Dismissals;
use super::line::{missing_line, panel_line};
use super::list::FindingList;
use super::step::step;
use crate::browser::focus;
use crate::editor::Editor;
use crate::editor::reviewer::Questions;
use crate::shown::Shown;
use crate::words::{self as root, findings as words};

/// The element ids of the list, and of the button that opens it where it does not stand beside the text.
const PANEL: &str = "findings";
const OPENER: &str = "findings-open";

/// So many are listed before the rest is asked for.
const MOST: usize = 12;

/// The panel of findings.
#[component]
pub fn FindingsPanel() -> impl IntoView {
    let editor = Editor::expect();
    let found = editor.checked().listed;
    let missing = editor.checked().missing();
    let is_empty = move || found.with(Vec::is_empty);
    let heading = move || words::heading(found.with(Vec::len));
    let empty = move || {
        let is_nothing = is_empty() && missing.with(Vec::is_empty);
        is_nothing.then(|| {
            view! {
                <p class="panel__empty">{words::NONE_YET}</p>
            }
        })
    };
    let way = move |name: &'static str, keys: &'static str, forward: bool| {
        view! {
            <button
                type="button"
                class="button button--quiet"
                title=keys
                aria-keyshortcuts=keys
                on:click=move |_| step(editor, forward)
            >
                {name}
            </button>
        }
    };
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
                <h2 class="panel__heading">{heading}</h2>
                <Shown when=move || !is_empty()>
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
            {empty}
            <FindingList class="findings" label=words::ALL.to_owned() findings=found most=MOST line=panel_line />
            <Shown when=move || !missing.with(Vec::is_empty)>
                <h3 class="panel__subheading">{words::STILL_TO_WRITE}</h3>
            </Shown>
            <FindingList class="findings" label=words::STILL_TO_WRITE.to_owned() findings=missing most=MOST line=missing_line />
            <Questions />
            <Dismissals />
        </section>
    }
}
