//! What is shown of a revision: what it changed, or all of it.

use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::merge::changes;
use postmortem::view::ReportView;

use super::entries::{self, Entry};
use super::ways::ways;
use super::{Against, History};
use crate::api;
use crate::browser::clock;
use crate::editor::changes::ChangeList;
use crate::notice::Notice;
use crate::words::{self as root, history as words};

/// Revisions that somebody only passes with the arrows are not fetched.
const REST_MS: u32 = 150;

/// What is compared. An empty report stands for what was before the first revision.
#[derive(Clone, Copy, PartialEq)]
struct Pair {
    earlier: Option<u64>,
    /// None for the text as it is now.
    later: Option<u64>,
}

impl History {
    /// What is to be shown. Tracks it.
    fn pair(self) -> Option<Pair> {
        let chosen = self.chosen.get()?;
        let pair = match self.against.get() {
            _ if self.is_whole.get() => Pair { earlier: None, later: Some(chosen) },
            Against::Now => Pair { earlier: Some(chosen), later: None },
            Against::Revision(other) => Pair { earlier: Some(other.min(chosen)), later: Some(other.max(chosen)) },
            Against::Before => {
                let before = self.entries.with(|all| entries::before(all.as_deref().unwrap_or(&[]), chosen));
                Pair { earlier: before, later: Some(chosen) }
            }
        };
        Some(pair)
    }

    /// Fetches what is to be shown and not here yet.
    fn fetch_soon(self) {
        let timer = StoredValue::new_local(None::<Timeout>);
        Effect::new(move || {
            let pair = self.pair();
            // What is done with a revision needs it, whatever it is compared with.
            let wanted = pair.map(|pair| [pair.earlier, pair.later, self.chosen.get()]).into_iter().flatten().flatten();
            let mut missing: Vec<u64> =
                self.texts.with(|texts| wanted.filter(|number| !texts.contains_key(number)).collect());
            missing.dedup();
            if missing.is_empty() {
                return timer.set_value(None);
            }
            let fetch = move || missing.iter().for_each(|number| self.fetch(*number));
            timer.set_value(Some(Timeout::new(REST_MS, fetch)));
        });
    }

    fn fetch(self, number: u64) {
        let report = self.editor.saver().id();
        spawn_local(async move {
            let answer = api::revision(report, number).await;
            // The view may be gone by now.
            match answer {
                Ok(saved) => {
                    let _ = self.text_failure.try_set(None);
                    let _ = self.texts.try_update(|texts| texts.insert(number, Arc::new(saved.report)));
                }
                Err(failure) => {
                    let _ = self.text_failure.try_set(Some(failure));
                }
            }
        });
    }

    /// A revision that is here. Tracks that.
    pub(super) fn text(self, number: u64) -> Option<Arc<Report>> {
        self.texts.with(|texts| texts.get(&number).cloned())
    }
}

/// The revision that is looked at.
pub fn shown(history: History) -> AnyView {
    history.fetch_soon();
    let heading = move || {
        let entry = history.entry()?;
        Some(words::revision_of(entry.revision, &clock::day_and_time(&entry.saved_at)))
    };
    let pair = Memo::new(move |_| history.pair());
    let content = move || match pair.get() {
        Some(pair) if history.is_whole.get() => whole(history, pair.later.unwrap_or_default()),
        Some(pair) => difference(history, pair),
        None => ().into_any(),
    };
    view! {
        <h2 class="history__subheading">{heading}</h2>
        {ways(history)}
        <div class="history__bar">
            <div class="history__views" role="group" aria-label=words::SHOWN>
                {view_button(history, words::WHAT_CHANGED, false)} {view_button(history, words::AS_IT_WAS, true)}
            </div>
            {move || (!history.is_whole.get()).then(|| compared_with(history))}
        </div>
        {content}
    }
    .into_any()
}

fn view_button(history: History, name: &'static str, is_whole: bool) -> AnyView {
    view! {
        <button
            type="button"
            class="button"
            aria-pressed=move || (history.is_whole.get() == is_whole).to_string()
            on:click=move |_| history.is_whole.set(is_whole)
        >
            {name}
        </button>
    }
    .into_any()
}

/// The choice of what it is compared with.
fn compared_with(history: History) -> AnyView {
    let option = move |value: String, name: String, against: Against| {
        view! {
            <option value=value prop:selected=move || history.against.get() == against>
                {name}
            </option>
        }
        .into_any()
    };
    let of_entry = move |entry: Entry| {
        let name = words::revision_of(entry.revision, &clock::day_and_time(&entry.saved_at));
        option(entry.revision.to_string(), name, Against::Revision(entry.revision))
    };
    let all = move || {
        let fixed = [("before", words::BEFORE, Against::Before), ("now", words::NOW, Against::Now)];
        let fixed = fixed.map(|(value, name, against)| option(value.to_owned(), name.to_owned(), against));
        let entries = history.entries.get().unwrap_or_default();
        fixed.into_iter().chain(entries.into_iter().map(of_entry)).collect::<Vec<_>>()
    };
    view! {
        <label class="history__against">
            <span>{words::COMPARED}</span>
            <select
                class="box"
                on:change:target=move |event| {
                    let value = event.target().value();
                    history.against.set(match value.parse() {
                        Ok(revision) => Against::Revision(revision),
                        Err(_) if value == "now" => Against::Now,
                        Err(_) => Against::Before,
                    });
                }
            >
                {all}
            </select>
        </label>
    }
    .into_any()
}

fn whole(history: History, revision: u64) -> AnyView {
    (move || match history.text(revision) {
        Some(report) => view! { <div class="history__report"><ReportView report=(*report).clone() /></div> }.into_any(),
        None => missing(history),
    })
    .into_any()
}

fn difference(history: History, pair: Pair) -> AnyView {
    (move || {
        let earlier = match pair.earlier {
            Some(number) => history.text(number),
            None => Some(Arc::default()),
        };
        let later = match pair.later {
            Some(number) => history.text(number),
            None => Some(Arc::new(history.editor.checked().report.get())),
        };
        let Some((earlier, later)) = earlier.zip(later) else { return missing(history) };
        let changes = changes(&earlier, &later);
        let said = match (pair.earlier, pair.later) {
            (Some(earlier), Some(later)) => words::between(earlier, later),
            (Some(earlier), None) => words::until_now(earlier),
            (None, later) => words::from_nothing(later.unwrap_or_default()),
        };
        view! {
            <p role="status" class="history__between">{root::in_place(&said, &words::changes(changes.len()))}</p>
            <ChangeList changes left_out=words::LEFT_OUT />
        }
        .into_any()
    })
    .into_any()
}

/// In the place of a revision that is on its way, or did not come.
fn missing(history: History) -> AnyView {
    let again = move |_| {
        history.text_failure.set(None);
        history.texts.notify();
    };
    match history.text_failure.get() {
        None => view! { <p role="status" class="history__between">{words::TEXT_LOADING}</p> }.into_any(),
        Some(failure) => view! {
            <Notice is_error=true>
                <p>{failure.words()}</p>
                <p class="notice__ways">
                    <button type="button" class="button" on:click=again>{root::TRY_AGAIN}</button>
                </p>
            </Notice>
        }
        .into_any(),
    }
}
