//! What was set aside on this device.

use leptos::prelude::*;
use postmortem::drafts::{Aside, AsideReason, Listing};
use postmortem::markdown;
use postmortem::report::{file_stem, title_or_untitled};

use crate::browser::{clock, file, page};
use crate::notice::Notice;
use crate::saving;
use crate::shown::Shown;
use crate::words::library;

/// What was set aside: it is shown until its owner has it elsewhere or does not want it.
#[component]
pub fn Asides(listing: Memo<Listing>) -> impl IntoView {
    let line = move |(key, aside): (String, Aside)| {
        let title = title_or_untitled(&aside.title).to_owned();
        let facts = library::set_aside(&title, &reason_of(&aside), &clock::day_and_time_of(aside.at));
        let discard = move |_| {
            if page::confirm(library::DISCARD_QUESTION) {
                saving::discard(&key);
            }
        };
        view! {
            <li class="shelf__line">
                <span class="shelf__facts">{facts}</span>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| file::download(&format!("{}.md", file_stem(&title)), "text/markdown", &text_of(&aside))
                >
                    {library::DOWNLOAD}
                </button>
                <button type="button" class="button button--quiet" on:click=discard>{library::DISCARD}</button>
            </li>
        }
    };
    view! {
        <Shown when=move || listing.with(|listing| !listing.asides.is_empty())>
            <Notice is_error=false>
                <h2>{library::ASIDE}</h2>
                <p>{library::ASIDE_ADVICE}</p>
                <ul class="shelf">{move || listing.get().asides.into_iter().map(line).collect_view()}</ul>
            </Notice>
        </Shown>
    }
}

fn reason_of(aside: &Aside) -> String {
    match aside.reason() {
        AsideReason::Unreadable => library::ASIDE_UNREADABLE.to_owned(),
        AsideReason::Unmergeable => library::ASIDE_OLDER.to_owned(),
        AsideReason::Earlier => library::ASIDE_EARLIER.to_owned(),
        AsideReason::Said(sentence) => sentence,
    }
}

/// The report in its written form, or what was found where that could not be read.
fn text_of(aside: &Aside) -> String {
    aside.report().map_or_else(|| aside.text.clone(), |report| markdown::write(&report.normalize()))
}
