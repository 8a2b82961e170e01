//! The later part of the program. The first opens a report, takes keys and keeps them; all else is fetched once
//! that is painted, or at once when somebody asks for it.

mod parts;

pub use parts::Parts;

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::page;
use crate::words;

/// Where the browser does not say when it is idle, the first try is made so many milliseconds after the start.
const IDLE_MS: u32 = 1_000;

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

/// Shows what the later part shows, and one line in its place until that is here.
pub fn show(view: impl Fn(&'static Parts) -> AnyView + Send + Sync + 'static) -> AnyView {
    hurry();
    (move || match state().get() {
        State::Here(parts) => view(parts),
        State::Awaited => view! { <p class="later" role="status">{words::LOADING}</p> }.into_any(),
        State::Failed => view! { <p class="later" role="status">{words::MISSING_PART}</p> }.into_any(),
    })
    .into_any()
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
        match parts::fetch().await {
            Ok(parts) => {
                page::say_missing(false);
                state().set(State::Here(parts));
            }
            Err(_) => {
                if failures + 1 == QUIET_TRIES {
                    page::say_missing(true);
                    state().set(State::Failed);
                }
                put_off(failures + 1, PAUSES_MS[failures.min(PAUSES_MS.len() - 1)]);
            }
        }
    });
}
