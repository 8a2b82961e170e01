//! The browser is asked once to keep what is on this device alone, and the reader is told why.

use js_sys::futures::spawn_local;
use leptos::prelude::*;
use postmortem::drafts::{Storage, Stored};

use crate::browser::quota;
use crate::notice::Notice;
use crate::saving::{SaveState, Store};
use crate::shown::Shown;
use crate::words::saving as words;

/// Kept once the question was put, whatever came of it.
const ASKED: &str = "postmortem:asked";

/// Stands below the list of sections, where it moves and covers nothing; on a phone above the lower edge.
#[component]
pub fn KeepOffer(state: RwSignal<SaveState>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    if !Store.has(ASKED) {
        spawn_local(async move {
            let is_offered = quota::is_kept().await == Some(false);
            let _ = is_open.try_set(is_offered);
        });
    }
    let close = move || {
        // Without room for the mark the question comes again.
        let _ = Store.write(ASKED, "true");
        is_open.set(false);
    };
    let ask = move |_| {
        close();
        spawn_local(async {
            quota::ask().await;
        });
    };
    let is_alone = move || matches!(state.get(), SaveState::DeviceOnly | SaveState::NotSent { .. });
    view! {
        <Shown when=move || is_open.get() && is_alone()>
            <div class="keep-offer">
                <Notice is_error=false>
                    <p>
                        {words::KEEP_OFFER}
                    </p>
                    <p class="notice__ways">
                        <button type="button" class="button" on:click=ask>{words::KEEP_ASK}</button>
                        <button type="button" class="button button--quiet" on:click=move |_| close()>{words::KEEP_NOT_NOW}</button>
                    </p>
                </Notice>
            </div>
        </Shown>
    }
}
