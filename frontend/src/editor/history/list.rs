//! The revisions to choose from.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::entries::{self, Entry};
use super::{Against, History};
use crate::api;
use crate::browser::clock;
use crate::shown::{KeyedView, KeyedViews, Shown};
use crate::words::history as words;

/// The element id of the choice of a revision.
pub fn radio_id(revision: u64) -> String {
    format!("revision-{revision}")
}

/// All of them, by sitting, last first.
pub fn list(history: History) -> AnyView {
    let said = RwSignal::new("");
    let each = move || {
        let entries = history.entries.get().unwrap_or_default();
        let piece = |entry: Entry| {
            let key = format!(
                "{} {} {} {} {}",
                entry.revision, entry.is_inner, entry.saved_at, entry.is_kept, entry.has_kept
            );
            KeyedView::new(key, move |_| row(history, entry.clone(), said))
        };
        entries.into_iter().map(piece).collect::<Vec<_>>()
    };
    view! {
        <fieldset class="history__list">
            <legend class="history__legend">{words::REVISIONS}</legend>
            <div class="history__entries"><KeyedViews each=Signal::derive(each) /></div>
            <p role="status" class="history__said">{said}</p>
        </fieldset>
    }
    .into_any()
}

fn row(history: History, entry: Entry, said: RwSignal<&'static str>) -> AnyView {
    let Entry { revision, sitting, is_inner, .. } = entry;
    let saver = history.editor.saver();
    let state = saver.state;
    let saver = StoredValue::new_local(saver);
    let is_current = move || {
        state.track();
        saver.with_value(|saver| saver.revision()) == revision
    };
    let until = clock::day_and_time(&entry.saved_at);
    let time = words::from_until(&clock::day_and_time(&entry.began_at), &until);
    let name = if is_inner { words::revision(revision) } else { words::revisions(sitting, revision) };
    let has_kept = entry.has_kept;
    let has_others = !is_inner && sitting != revision;
    let choose = move |_| {
        history.chosen.set(Some(revision));
        history.text_failure.set(None);
        history.said.set(None);
        history.against.update(|against| {
            if *against == Against::Revision(revision) {
                *against = Against::Before;
            }
        });
    };
    view! {
        <div class="history__entry" class:history__entry--inner=is_inner>
            <label class="history__choice">
                <input
                    type="radio"
                    name="revision"
                    id=radio_id(revision)
                    prop:checked=move || history.chosen.get() == Some(revision)
                    on:change=choose
                />
                <span class="history__words">
                    <span class="history__time">{time}</span>
                    <span class="history__number">
                        {name}
                        <Shown when=is_current><span class="history__mark">{words::CURRENT}</span></Shown>
                        {has_kept.then(|| view! { <span class="history__mark">{words::KEPT}</span> })}
                    </span>
                </span>
            </label>
            {has_others.then(|| unfold_button(history, sitting, revision, said))}
        </div>
    }
    .into_any()
}

fn unfold_button(history: History, sitting: u64, revision: u64, said: RwSignal<&'static str>) -> AnyView {
    let is_open = Memo::new(move |_| history.open.with(|open| open.contains(&sitting)));
    let turn = move |_| {
        said.set("");
        if is_open.get_untracked() {
            history.open.update(|open| open.retain(|one| *one != sitting));
            history.entries.update(|entries| entries.iter_mut().for_each(|entries| entries::fold(entries, sitting)));
            return history.settle_choice();
        }
        history.open.update(|open| open.push(sitting));
        let report = history.editor.saver().id();
        spawn_local(async move {
            let answer = api::revisions(report, Some(sitting)).await;
            // The view may be gone by now.
            let Some(true) = is_open.try_get_untracked() else { return };
            match answer {
                Ok(saves) => {
                    let mut has_others = false;
                    history.entries.update(|entries| {
                        has_others = entries.as_mut().is_some_and(|all| entries::unfold(all, sitting, saves));
                    });
                    said.set(if has_others { "" } else { words::FOLDED });
                }
                Err(_) => {
                    history.open.update(|open| open.retain(|one| *one != sitting));
                    said.set(crate::words::saving::SERVER_AWAY);
                }
            }
        });
    };
    view! {
        <button
            type="button"
            class="button button--quiet history__each"
            aria-label=words::each_of(revision)
            aria-expanded=move || is_open.get().to_string()
            on:click=turn
        >
            {words::ALL_SAVES}
        </button>
    }
    .into_any()
}
