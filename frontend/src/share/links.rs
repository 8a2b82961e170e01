//! The links of a report.

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::wire::Share;
use uuid::Uuid;

use crate::api::{self, Failure};
use crate::browser::{clipboard, clock};
use crate::notice::Notice;
use crate::shown::Shown;
use crate::words::share as words;

/// The links of one report as the server last listed them.
#[derive(Clone, Copy)]
pub struct ShareList {
    /// The report whose links they are.
    pub id: Uuid,
    shares: RwSignal<Vec<Share>>,
    failure: RwSignal<Option<Failure>>,
}

impl ShareList {
    /// Empty until [`ShareList::load`].
    pub fn new(id: Uuid) -> ShareList {
        ShareList { id, shares: RwSignal::new(Vec::new()), failure: RwSignal::new(None) }
    }

    /// Asks the server for the links.
    pub fn load(self) {
        spawn_local(async move {
            let _ = match api::shares(self.id).await {
                Ok(shares) => self.shares.try_set(shares).is_none() && self.failure.try_set(None).is_none(),
                Err(failure) => self.failure.try_set(Some(failure)).is_none(),
            };
        });
    }

    /// Ends one link, or all of them.
    fn revoke(self, share_id: Option<String>) {
        spawn_local(async move {
            match api::revoke_shares(self.id, share_id.as_deref()).await {
                Ok(()) => self.load(),
                Err(failure) => {
                    let _ = self.failure.try_set(Some(failure));
                }
            }
        });
    }
}

/// A link just made. Its address cannot be shown again.
#[component]
pub fn CreatedLink(url: String) -> impl IntoView {
    let copied = RwSignal::new(None);
    let text = url.clone();
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let _ = copied.try_set(Some(clipboard::copy(text).await));
        });
    };
    let answer = move || match copied.get() {
        None => "",
        Some(true) => words::COPIED,
        Some(false) => words::NOT_COPIED,
    };
    view! {
        <div class="share__created">
            <label class="cell__label" for="share-url">{words::CREATED}</label>
            <div class="share__row">
                <input class="box" id="share-url" type="text" readonly value=url />
                <button type="button" class="button" on:click=copy>{words::COPY}</button>
            </div>
            <p role="status">{answer}</p>
        </div>
    }
}

/// All links with their states, and a button to end each that works.
#[component]
pub fn Links(list: ShareList) -> impl IntoView {
    let entry = move |share: Share| {
        let name = if share.label.is_empty() { words::UNNAMED.to_owned() } else { share.label.clone() };
        let is_open = works(&share);
        let state = match (&share.revoked_at, &share.expires_at) {
            (Some(at), _) => words::state_revoked(&clock::day_and_time(at)),
            (None, Some(at)) if share.expired => words::state_expired(&clock::day_and_time(at)),
            (None, Some(at)) => words::state_until(&clock::day_and_time(at)),
            (None, None) => words::STATE_FOREVER.to_owned(),
        };
        let opened = words::opened(share.opened, share.opened_on.as_deref());
        let shows = share.revision.map(words::shows_revision).unwrap_or_default();
        let id = share.id.clone();
        view! {
            <li class="share__link" class:share__link--dead=!is_open>
                <span>{name}</span>
                <span class="share__state">
                    {words::made(&clock::day_and_time(&share.created_at), &state)} " " {opened} {shows}
                </span>
                {is_open.then(|| view! {
                    <button type="button" class="button" on:click=move |_| list.revoke(Some(id.clone()))>
                        {words::REVOKE}
                    </button>
                })}
            </li>
        }
    };
    view! {
        <h3>{words::LINKS}</h3>
        {move || list.failure.get().map(|failure| view! { <Notice is_error=true><p>{failure.words()}</p></Notice> })}
        <Shown when=move || list.shares.with(Vec::is_empty)>
            <p class="panel__empty">{words::LINKS_NONE}</p>
        </Shown>
        <Shown when=move || list.shares.with(|shares| shares.iter().filter(|share| works(share)).count() > 1)>
            <button type="button" class="button" on:click=move |_| list.revoke(None)>
                {words::REVOKE_ALL}
            </button>
        </Shown>
        <ul class="share__links">{move || list.shares.get().into_iter().map(entry).collect_view()}</ul>
    }
}

fn works(share: &Share) -> bool {
    share.revoked_at.is_none() && !share.expired
}
