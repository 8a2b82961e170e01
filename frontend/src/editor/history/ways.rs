//! What can be done with a revision: to put it back, and to keep it for good.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;

use super::History;
use crate::api;
use crate::notice::Notice;
use crate::saving::SaveState;
use crate::words::history as words;

/// The ways of the revision that is looked at.
pub fn ways(history: History) -> AnyView {
    let editor = history.editor;
    let saver = editor.saver();
    let state = saver.state;
    let saver = StoredValue::new_local(saver);
    // What is to be put back, and is, once the last words are saved: then they are in the history, too.
    let pending = RwSignal::new(None::<u64>);
    let said = history.said;
    let is_saved = move || state.with(|state| matches!(state, SaveState::Saved { .. }));
    let revision = Memo::new(move |_| history.entry().map(|entry| entry.revision));
    let is_current = Memo::new(move |_| {
        state.track();
        revision.get() == Some(saver.with_value(|saver| saver.revision()))
    });
    let is_kept = move || match (history.entry(), history.wish.get()) {
        (Some(entry), Some((number, wish))) if number == entry.revision => wish,
        (entry, _) => entry.is_some_and(|entry| entry.is_kept),
    };
    Effect::new(move || {
        let wanted = pending.get().filter(|_| is_saved());
        if let Some((number, report)) = wanted.and_then(|number| Some((number, history.text(number)?))) {
            pending.set(None);
            said.set(Some(restore(history, number, &report)));
        }
    });
    // It stays where it is, and so does the focus.
    let ask = move |_| {
        said.set(None);
        saver.with_value(|saver| saver.flush());
        pending.set(revision.get_untracked());
    };
    let keep = move |wish: bool| {
        if let Some(number) = revision.get_untracked() {
            mark(history, number, wish);
        }
    };
    let is_due = move || pending.get().is_some();
    let waits = move || {
        let is_on_its_way = state.with(|state| matches!(state, SaveState::Kept | SaveState::Saved { .. }));
        is_due().then_some(if is_on_its_way { words::SAVING_FIRST } else { words::SAVED_FIRST })
    };
    view! {
        <div class="history__ways">
            {move || {
                if is_current.get() {
                    view! { <p class="history__current">{words::IS_CURRENT}</p> }.into_any()
                } else {
                    view! {
                        <button type="button" class="button button--primary" aria-disabled=move || is_due().to_string() on:click=ask>
                            {words::RESTORE}
                        </button>
                    }
                    .into_any()
                }
            }}
            <label class="history__keep">
                <input
                    type="checkbox"
                    prop:checked=is_kept
                    on:change:target=move |event| keep(event.target().checked())
                />
                {words::KEEP}
            </label>
        </div>
        <div role="status">
            {move || {
                let words = said.get().or_else(|| waits().map(str::to_owned))?;
                Some(view! { <Notice is_error=false><p>{words}</p></Notice> })
            }}
        </div>
    }
    .into_any()
}

/// Puts a revision into the boxes, in one step that can be undone; saving makes it a new one. It is kept for good.
fn restore(history: History, number: u64, report: &Arc<Report>) -> String {
    let editor = history.editor;
    if editor.content().report().normalize() == **report {
        return words::IS_SAME.to_owned();
    }
    editor.show_made_of(|_| (**report).clone());
    editor.saver().flush();
    mark(history, number, true);
    words::restored(number)
}

/// Has a revision kept for good, or no longer, and says why not where it is not.
fn mark(history: History, number: u64, is_kept: bool) {
    let report = history.editor.saver().id();
    history.wish.set(Some((number, is_kept)));
    spawn_local(async move {
        let answer = api::keep(report, number, is_kept).await;
        let failed = answer.err().map(|failure| failure.words());
        // The view may be gone by now; where it failed the mark is shown as it is.
        let is_here = history.entries.try_update(|entries| {
            let mut all = entries.iter_mut().flatten();
            if let Some(entry) = all.find(|entry| entry.revision == number).filter(|_| failed.is_none()) {
                (entry.is_kept, entry.has_kept) = (is_kept, is_kept);
            }
        });
        let _ = history.wish.try_set(None);
        match failed {
            Some(_) => drop(history.said.try_set(failed)),
            // Others of its sitting may be kept, too.
            None if is_here.is_some() => history.load(""),
            None => (),
        }
    });
}
