//! The later part of the program. The first opens a report, takes keys and keeps them; all else is fetched once
//! that is painted, or at once when somebody asks for it.

mod parts;

pub use parts::Parts;

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clock, page};
use crate::{saving, words};

/// Where the browser does not say when it is idle, the first try is made so many milliseconds after the start.
const IDLE_MS: u32 = 1_000;

/// So long after the page was begun a report is shown without what the rules say of it, in milliseconds.
const PATIENCE_MS: f64 = 1_500.0;

/// Pauses before another try, in milliseconds; the last one is repeated.
const PAUSES_MS: [u32; 5] = [500, 2_000, 8_000, 30_000, 60_000];

/// So many tries fail before the writer is told.
const QUIET_TRIES: usize = 3;

/// How far the later part is.
#[derive(Clone, Copy)]
enum State {
    Awaited,
    Failed,
    Here(&'static Parts),
}

thread_local! {
    static STATE: ArcRwSignal<State> = ArcRwSignal::new(State::Awaited);
    /// The next try, while it is put off.
    static NEXT: RefCell<Option<(usize, Timeout)>> = const { RefCell::new(None) };
}

fn state() -> ArcRwSignal<State> {
    STATE.with(Clone::clone)
}

/// Fetches it once the browser has nothing else to do, and again when there is a network again.
pub fn fetch_when_idle() {
    put_off(0, IDLE_MS);
    page::when_idle(hurry);
    page::on_online(hurry);
}

/// What it brings, once it is here. Tracks that.
pub fn parts() -> Option<&'static Parts> {
    match state().get() {
        State::Here(parts) => Some(parts),
        State::Awaited | State::Failed => None,
    }
}

/// The same for what happens once. What was not here is on its way now.
pub fn now() -> Option<&'static Parts> {
    hurry();
    untrack(parts)
}

/// Shows what somebody asked for: it is fetched now, and one line stands in its place until it is here.
pub fn show(view: impl Fn(&'static Parts) -> AnyView + Send + Sync + 'static) -> AnyView {
    hurry();
    show_in_time(view)
}

/// Shows what the later part shows, and one line in its place until that is here, without any hurry.
pub fn show_in_time(view: impl Fn(&'static Parts) -> AnyView + Send + Sync + 'static) -> AnyView {
    in_place(Box::new(view), true)
}

/// Views in boxes are one type, and make one copy of all that Leptos does for it.
fn in_place(view: Box<dyn Fn(&'static Parts) -> AnyView + Send + Sync>, has_stand_in: bool) -> AnyView {
    let stand_in = move || has_stand_in.then(|| view! { <p role="status">{stand_in()}</p> }.into_any());
    (move || parts().map(&view).or_else(stand_in)).into_any()
}

/// What is said in the place of what is not here. Tracks that.
pub fn stand_in() -> &'static str {
    if matches!(state().get(), State::Failed) { words::MISSING_PART } else { words::LOADING }
}

/// True once a report that holds text may be shown. What the rules say stands between its boxes: so that
/// nothing moves under the reader's eyes, it is waited for, but not on a slow line.
pub fn is_due() -> Memo<bool> {
    hurry();
    let is_late = RwSignal::new(false);
    let patience = PATIENCE_MS - clock::since_opened();
    if patience > 0.0 {
        let late = move || {
            // The page may be gone by then.
            let _ = is_late.try_set(true);
        };
        Timeout::new(patience as u32, late).forget();
    } else {
        is_late.set(true);
    }
    Memo::new(move |was: Option<&bool>| was == Some(&true) || parts().is_some() || is_late.get())
}

/// Shows what the later part adds to what is here: nothing until then.
pub fn add(view: impl Fn(&'static Parts) -> AnyView + Send + Sync + 'static) -> AnyView {
    in_place(Box::new(view), false)
}

/// Calls `then` once it is here, as long as the owner of the caller lives.
pub fn once_here(then: impl Fn(&'static Parts) + 'static) {
    once_here_boxed(Box::new(then));
}

fn once_here_boxed(then: Box<dyn Fn(&'static Parts)>) {
    Effect::new(move |is_done: Option<bool>| {
        let parts = parts().filter(|_| is_done != Some(true));
        parts.into_iter().for_each(&then);
        parts.is_some() || is_done == Some(true)
    });
}

/// Makes the next try now, if there is one to come.
fn hurry() {
    if let Some((failures, _)) = NEXT.with(RefCell::take) {
        fetch(failures);
    }
}

fn put_off(failures: usize, milliseconds: u32) {
    let timeout = Timeout::new(milliseconds, hurry);
    NEXT.with(|next| next.replace(Some((failures, timeout))));
}

fn fetch(failures: usize) {
    spawn_local(async move {
        // Both at once; what is shown needs both.
        let style = page::later_style();
        match (parts::fetch().await, style.await) {
            (Ok(parts), true) => {
                page::say_missing(false);
                state().set(State::Here(parts));
                saving::equip(parts.tools);
            }
            _ => {
                if failures + 1 == QUIET_TRIES {
                    page::say_missing(true);
                    state().set(State::Failed);
                }
                put_off(failures + 1, PAUSES_MS[failures.min(PAUSES_MS.len() - 1)]);
            }
        }
    });
}
