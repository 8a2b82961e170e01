//! What the report was before, in the place of the boxes.

mod entries;

mod list;

mod shown;

mod ways;

mod purge;

use std::collections::BTreeMap;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use web_sys::KeyboardEvent;

use super::Editor;
use crate::api::{self, Failure};
use crate::browser::{focus, page};
use crate::notice::Notice;
use crate::words::{self as root, history as words};
use entries::Entry;

/// Until a server that did not answer is asked again.
const AGAIN_MS: u32 = 5_000;

/// What is known of the history, and what is looked at.
#[derive(Clone, Copy)]
struct History {
    editor: Editor,
    /// None until the server has answered.
    entries: RwSignal<Option<Vec<Entry>>>,
    /// Why it has not.
    failure: RwSignal<Option<Failure>>,
    /// First revisions of the sittings of which each save is listed.
    open: RwSignal<Vec<u64>>,
    /// The revision that is looked at.
    chosen: RwSignal<Option<u64>>,
    against: RwSignal<Against>,
    /// The report is shown, and not what changed.
    is_whole: RwSignal<bool>,
    /// Revisions that were fetched.
    texts: RwSignal<BTreeMap<u64, Arc<Report>>>,
    /// Why one could not be.
    text_failure: RwSignal<Option<Failure>>,
    /// A revision that the server is asked to keep, or no longer.
    wish: RwSignal<Option<(u64, bool)>>,
    /// What became of what was asked for.
    said: RwSignal<Option<String>>,
}

/// What a revision is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Against {
    /// The one listed before it, which is older.
    Before,
    Now,
    Revision(u64),
}

/// The history, as the element of this id.
pub fn history(editor: Editor, id: &'static str) -> AnyView {
    let history = History::new(editor);
    history.follow(id);
    focus::read_soon(id, Vec::new());
    // Choices take their keys themselves, so the page does not hear of this one.
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() && editor.leave_preview() {
            event.prevent_default();
        }
    };
    let leave = move |_| {
        editor.leave_preview();
    };
    view! {
        <section class="reading history" id=id tabindex="-1" aria-label=words::HISTORY on:keydown=key>
            <div class="history__head">
                <h1 class="history__heading">{words::HISTORY}</h1>
                <button type="button" class="button" on:click=leave>{words::BACK}</button>
            </div>
            {move || history.body()}
        </section>
    }
    .into_any()
}

impl History {
    fn new(editor: Editor) -> History {
        History {
            editor,
            entries: RwSignal::new(None),
            failure: RwSignal::new(None),
            open: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
            against: RwSignal::new(Against::Before),
            is_whole: RwSignal::new(false),
            texts: RwSignal::new(BTreeMap::new()),
            text_failure: RwSignal::new(None),
            wish: RwSignal::new(None),
            said: RwSignal::new(None),
        }
    }

    /// Asks for the list now, and whenever there is another revision or may be a server again.
    fn follow(self, id: &'static str) {
        let saver = self.editor.saver();
        let state = saver.state;
        let saver = StoredValue::new_local(saver);
        let revision = Memo::new(move |_| {
            state.track();
            saver.with_value(|saver| saver.revision())
        });
        Effect::new(move || {
            if revision.get() > 0 {
                self.load(id);
            }
        });
        let handles = page::on_return(move || {
            if self.failure.get_untracked().is_some() {
                self.load(id);
            }
            if self.text_failure.get_untracked().is_some() {
                self.text_failure.set(None);
                self.texts.notify();
            }
        });
        let handles = StoredValue::new_local(Some(handles));
        on_cleanup(move || {
            handles.try_update_value(Option::take).flatten().into_iter().flatten().for_each(|handle| handle.remove());
        });
    }

    /// Puts the focus on the revision that is looked at, if the element of this id had it before there was a list.
    fn load(self, id: &'static str) {
        let report = self.editor.saver().id();
        spawn_local(async move {
            let answer = api::revisions(report, None).await;
            // The view may be gone by now.
            let Some(is_first) = self.entries.try_with_untracked(Option::is_none) else { return };
            match answer {
                Ok(sittings) => {
                    self.failure.set(None);
                    self.entries.update(|entries| *entries = Some(entries::joined(entries.take(), sittings)));
                    self.settle_choice();
                    // Arrows go through the revisions from here.
                    if let Some(chosen) = self.chosen.get_untracked().filter(|_| is_first)
                        && focus::active_id().as_deref() == Some(id)
                    {
                        focus::focus_soon(list::radio_id(chosen));
                    }
                }
                // What is listed stays; it is asked again with the next save.
                Err(failure) if is_first => {
                    let is_away = failure == Failure::Away;
                    self.failure.set(Some(failure));
                    if is_away {
                        self.load_again(id);
                    }
                }
                Err(_) => {}
            }
        });
    }

    fn load_again(self, id: &'static str) {
        let again = move || {
            if self.failure.try_get_untracked().flatten().is_some() {
                self.load(id);
            }
        };
        Timeout::new(AGAIN_MS, again).forget();
    }

    /// The one that was looked at may have been taken into a later one of its sitting.
    fn settle_choice(self) {
        let chosen = self.chosen.get_untracked();
        let next = self.entries.with_untracked(|entries| entries::nearest(entries.as_deref().unwrap_or(&[]), chosen));
        if next != chosen {
            self.chosen.set(next);
        }
    }

    /// The entry that is looked at. Tracks it.
    fn entry(self) -> Option<Entry> {
        let chosen = self.chosen.get()?;
        self.entries.with(|entries| entries.as_ref()?.iter().find(|entry| entry.revision == chosen).cloned())
    }

    fn body(self) -> AnyView {
        let is_here = Memo::new(move |_| self.entries.with(Option::is_some));
        (move || if is_here.get() { self.view() } else { self.stand_in() }).into_any()
    }

    fn view(self) -> AnyView {
        view! {
            <div class="history__body">
                {list::list(self)}
                <div class="history__shown">{shown::shown(self)} {purge::purge(self)}</div>
            </div>
            <p class="history__promise">{words::PROMISE}</p>
        }
        .into_any()
    }

    /// Why there is none, or none yet.
    fn stand_in(self) -> AnyView {
        let saver = self.editor.saver();
        let (state, device_only) = (saver.state, saver.device_only);
        let saver = StoredValue::new_local(saver);
        (move || {
            state.track();
            let is_saved = saver.with_value(|saver| saver.revision()) > 0;
            match self.failure.get() {
                _ if !is_saved && device_only.get() => view! { <p>{words::DEVICE_ONLY}</p> }.into_any(),
                _ if !is_saved => view! { <p>{words::NEVER_SAVED}</p> }.into_any(),
                None => view! { <p role="status">{words::LOADING}</p> }.into_any(),
                Some(failure) => not_loaded(&failure, move || {
                    self.failure.set(None);
                    self.load("");
                }),
            }
        })
        .into_any()
    }
}

fn not_loaded(failure: &Failure, again: impl Fn() + Send + Sync + 'static) -> AnyView {
    let said = match failure {
        Failure::Away => words::not_loaded(&failure.words()),
        Failure::Refused(_) => failure.words(),
    };
    view! {
        <Notice is_error=true>
            <p>{said}</p>
            <p class="notice__ways">
                <button type="button" class="button" on:click=move |_| again()>{root::TRY_AGAIN}</button>
            </p>
        </Notice>
    }
    .into_any()
}
