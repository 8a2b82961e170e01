//! Bringing reports in: Markdown of any team, from files, dropped or pasted.

mod arrival;
mod summary;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Field;
use postmortem::markdown::{Pasted, inserted, pasted};
use web_sys::{DragEvent, Event, File};

use crate::browser::typing::{self, Area, Clip};
use crate::browser::{file, web_page};
use crate::dialog::Dialog;
use crate::shown::Shown;
use crate::words;
use arrival::{Arrival, arrive, arrive_text};
use summary::Summary;

/// What is being imported and what has arrived. Outlives the dialog, so that closing it stops nothing.
#[derive(Clone, Copy)]
pub struct Import {
    /// The dialog is open.
    pub is_open: RwSignal<bool>,
    /// What arrived, or why it did not, in the order of the files.
    arrivals: RwSignal<Vec<Arrival>>,
    /// How many were given so far.
    total: RwSignal<usize>,
    /// Called when all that was given has arrived.
    on_end: Callback<()>,
}

impl Import {
    /// With nothing imported yet; `on_end` is called when the last of several is done.
    pub fn new(on_end: Callback<()>) -> Import {
        Import { is_open: RwSignal::new(false), arrivals: RwSignal::new(Vec::new()), total: RwSignal::new(0), on_end }
    }

    /// Imports files one after the other, and shows how it goes.
    pub fn files(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.begin(files.len());
        spawn_local(async move {
            for file in files {
                self.arrived(arrive(&file).await);
            }
        });
    }

    /// Imports a pasted text, as a file without a name.
    pub fn text(self, text: String) {
        if text.trim().is_empty() {
            return;
        }
        self.begin(1);
        spawn_local(async move {
            self.arrived(arrive_text(words::import::PASTED.to_owned(), &text, None).await);
        });
    }

    /// What comes while files are still on their way joins them.
    fn begin(self, count: usize) {
        if !self.is_under_way() {
            self.arrivals.set(Vec::new());
            self.total.set(0);
        }
        self.total.update(|total| *total += count);
        self.is_open.set(true);
    }

    /// The page may be gone by now; the report is saved all the same.
    fn arrived(self, arrival: Arrival) {
        let is_there = self.arrivals.try_update(|arrivals| arrivals.push(arrival)).is_some();
        if is_there && !self.is_under_way() {
            self.on_end.run(());
        }
    }

    fn is_under_way(self) -> bool {
        self.arrivals.with(Vec::len) < self.total.get()
    }
}

/// Takes files that are dropped on an element.
pub fn on_drop(import: Import, event: &DragEvent) {
    let files = file::all(event.data_transfer().and_then(|data| data.files()));
    if !files.is_empty() {
        event.prevent_default();
        import.files(files);
    }
}

/// Asks for Markdown and says what became of it.
#[component]
pub fn ImportDialog(import: Import, on_close: Callback<()>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let text = RwSignal::new(String::new());
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            import.files(file::all(input.files()));
            // The same file can be chosen again once it is mended.
            input.set_value("");
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        import.text(text.get_untracked());
        text.set(String::new());
    };
    view! {
        <Dialog title=words::import::TITLE on_close>
            <p>
                {words::import::PROMISE}
            </p>
            <div
                class="import__drop"
                on:dragover=move |event| event.prevent_default()
                on:drop=move |event| on_drop(import, &event)
            >
                <label class="import__label" for="import-files">{words::import::FILES}</label>
                <input
                    node_ref=input
                    id="import-files"
                    type="file"
                    multiple
                    accept=".md,.markdown,.txt,.html,.htm,text/markdown,text/plain,text/html"
                    on:change=choose
                />
                <span class="import__hint">{words::import::DROP}</span>
            </div>
            <form class="import__paste" on:submit=submit>
                <label class="import__label" for="import-text">{words::import::PASTE}</label>
                <textarea class="box" id="import-text" rows="4" prop:value=text on:input:target=move |event| text.set(event.target().value()) on:paste=move |event| if paste_page(&event).is_some() { event.prevent_default() }></textarea>
                <button type="submit" class="button">{words::import::PASTE_SEND}</button>
            </form>
            <Outcome import />
        </Dialog>
    }
}

/// Puts a page that is pasted into the box as Markdown; none where the browser shall paste.
fn paste_page(event: &Event) -> Option<()> {
    let Clip { text, page, .. } = typing::pasted(event)?;
    let (Pasted::Text(made) | Pasted::Report(made)) = pasted(Field::WhatHappened, 0, &text, &web_page::nodes(&page))?
    else {
        return None;
    };
    let area = Area::of(event.target())?;
    area.rewrite(&inserted(&area.text(), area.selection(), &made));
    Some(())
}

/// How it goes and what became of it; nothing before something was given.
#[component]
pub fn Outcome(import: Import) -> impl IntoView {
    view! {
        <Shown when=move || { import.total.get() > 0 }>
            <Progress import />
            <Summary arrivals=import.arrivals />
        </Shown>
    }
}

#[component]
fn Progress(import: Import) -> impl IntoView {
    let words = move || {
        let total = import.total.get();
        import.arrivals.with(|arrivals| {
            let failed = arrivals.iter().filter(|arrival| arrival.result.is_err()).count();
            let imported = arrivals.len() - failed;
            if arrivals.len() < total {
                words::import::under_way(arrivals.len() + 1, total)
            } else {
                words::import::over(imported, failed)
            }
        })
    };
    view! {
        <p class="import__progress" role="status">{words}</p>
        <Shown when=move || import.is_under_way()>
            <progress
                aria-label=words::import::PROGRESS
                max=move || import.total.get()
                prop:value=move || import.arrivals.with(|arrivals| arrivals.len() as f64)
            ></progress>
        </Shown>
    }
}
