//! What this device holds: drafts that the server does not have, and what was set aside.

use leptos::prelude::*;
use postmortem::drafts::{Aside, AsideReason, Draft, Listing};
use postmortem::markdown;
use postmortem::report::{file_stem, title_or_untitled};
use uuid::Uuid;

use super::shelf::HEADING;
use crate::browser::{clock, file, focus, page};
use crate::notice::Notice;
use crate::saving::{self, Removed};
use crate::shown::{KeyedView, KeyedViews, Shown};
use crate::words::{self, library};

/// The draft that was removed last, while that can be taken back.
#[derive(Clone)]
pub struct RemovedDraft {
    title: String,
    /// Its place in the list.
    at: usize,
    kept: Removed,
}

/// Drafts with words that the server does not have yet, or must not have.
#[component]
pub fn Drafts(
    listing: Memo<Listing>,
    removed: RwSignal<Option<RemovedDraft>>,
    said: RwSignal<String>,
) -> impl IntoView {
    let drafts = move || listing.with(|listing| listing.drafts.clone());
    let pieces = move || {
        let mut pieces: Vec<KeyedView> = drafts().into_iter().map(|draft| piece(draft, removed, said)).collect();
        if let Some(gone) = removed.get() {
            let key = format!("removed {}", gone.kept.id());
            let at = gone.at.min(pieces.len());
            pieces.insert(at, KeyedView::new(key, move |_| removed_line(gone.clone(), removed, said)));
        }
        pieces
    };
    view! {
        <Shown when=move || listing.with(|listing| !listing.drafts.is_empty()) || removed.with(Option::is_some)>
            <div class="library__head">
                <h2>{library::ON_DEVICE}</h2>
            </div>
            <ul class="shelf shelf--reports">
                <KeyedViews each=Signal::derive(pieces) />
            </ul>
        </Shown>
    }
}

fn piece(draft: Draft, removed: RwSignal<Option<RemovedDraft>>, said: RwSignal<String>) -> KeyedView {
    let key = format!("{} {} {}", draft.id, draft.kept_at, draft.device_only);
    KeyedView::new(key, move |_| draft_line(&draft, removed, said))
}

fn draft_line(draft: &Draft, removed: RwSignal<Option<RemovedDraft>>, said: RwSignal<String>) -> AnyView {
    let id = draft.id;
    let title = title_or_untitled(&draft.report.title).to_owned();
    let facts = library::written(&clock::day_and_time_of(draft.kept_at), draft.device_only);
    let (name, question) = (library::remove(&title), library::remove_question(&title));
    let remove = move |_| {
        if !page::confirm(&question) {
            return;
        }
        let drafts = saving::listing_now().drafts;
        let at = drafts.iter().position(|draft| draft.id == id).unwrap_or_default();
        let beside = drafts.get(at + 1).or_else(|| drafts.get(at.checked_sub(1)?));
        focus::focus_soon(beside.map_or_else(|| HEADING.to_owned(), |draft| link_id(draft.id)));
        said.set(library::said_removed(&title));
        removed.set(Some(RemovedDraft { title: title.clone(), at, kept: saving::remove(id) }));
    };
    view! {
        <li class="shelf__line shelf__line--report">
            <a class="shelf__title" id=link_id(id) href=format!("/edit/{id}")>
                {title_or_untitled(&draft.report.title).to_owned()}
            </a>
            <p class="shelf__facts">
                <span class="shelf__saved">{facts}</span>
            </p>
            <button type="button" class="button button--quiet" aria-label=name on:click=remove>
                {words::REMOVE}
            </button>
        </li>
    }
    .into_any()
}

/// In the place of a draft that was removed a moment ago.
fn removed_line(gone: RemovedDraft, removed: RwSignal<Option<RemovedDraft>>, said: RwSignal<String>) -> AnyView {
    let RemovedDraft { title, kept, .. } = gone;
    let (shown, name) = (title.clone(), library::undo_remove(&title));
    let undo = move |_| {
        focus::focus_soon(link_id(kept.id()));
        said.set(library::said_back(&title));
        removed.set(None);
        saving::put_back(&kept);
    };
    view! {
        <li class="shelf__line shelf__line--report shelf__line--gone">
            <span class="shelf__title">{shown}</span>
            <p class="shelf__facts">
                <span class="shelf__saved">{library::REMOVED}</span>
            </p>
            <button type="button" class="button button--quiet" aria-label=name on:click=undo>
                {words::UNDO}
            </button>
        </li>
    }
    .into_any()
}

/// The element id of the link to a draft.
fn link_id(id: Uuid) -> String {
    format!("draft-{id}")
}

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
