//! The links of a report.

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::wire::Share;
use uuid::Uuid;

use crate::api::{self, Failure};
use crate::browser::{clipboard, clock, focus};
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
    /// What somebody is asked about before it stops.
    asked: RwSignal<Option<Revocation>>,
}

/// What is to stop working.
#[derive(Clone, PartialEq)]
enum Revocation {
    /// The link of this id.
    One(String),
    /// Every link of the report.
    All,
}

impl ShareList {
    /// Empty until [`ShareList::load`].
    pub fn new(id: Uuid) -> ShareList {
        ShareList { id, shares: RwSignal::new(Vec::new()), failure: RwSignal::new(None), asked: RwSignal::new(None) }
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

    /// Asks whether it shall stop, in the place of the button that was pressed.
    fn ask(self, revocation: Revocation) {
        self.asked.set(Some(revocation));
        focus::focus_soon(KEEP_BUTTON.into());
    }

    /// Ends one link, or all of them.
    fn revoke(self, revocation: &Revocation) {
        self.asked.set(None);
        let share_id = match revocation {
            Revocation::One(share_id) => Some(share_id.clone()),
            Revocation::All => None,
        };
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

/// The button that leaves a link as it is.
const KEEP_BUTTON: &str = "share-keep";

/// The box with the address of a link just made.
pub const LINK_BOX: &str = "share-url";

/// A link just made. Its address cannot be shown again. `another` goes back to the form.
#[component]
pub fn CreatedLink(url: String, another: Callback<()>) -> impl IntoView {
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
            <label class="cell__label" for=LINK_BOX>{words::CREATED}</label>
            <div class="share__row">
                <input class="box" id=LINK_BOX type="text" readonly value=url />
                <button type="button" class="button button--primary" on:click=copy>{words::COPY}</button>
            </div>
            <p role="status">{answer}</p>
            <button type="button" class="button button--quiet" on:click=move |_| another.run(())>{words::ANOTHER}</button>
        </div>
    }
}

/// All links with their states, and a button to end each that works.
#[component]
pub fn Links(list: ShareList) -> impl IntoView {
    let entry = move |share: Share| {
        let name = if share.label.is_empty() { words::UNNAMED.to_owned() } else { share.label.clone() };
        let is_open = works(&share);
        let made = clock::day_and_time(&share.created_at);
        let state = match (&share.revoked_at, &share.expires_at) {
            (Some(at), _) => words::made_and_revoked(&made, &clock::day_and_time(at)),
            (None, Some(at)) if share.expired => words::made_and_expired(&made, &clock::day_and_time(at)),
            (None, Some(at)) => words::made_until(&made, &clock::day_and_time(at)),
            (None, None) => words::made_for_good(&made),
        };
        let opened = words::opened(share.opened, share.opened_on.as_deref());
        let shows = share.revision.map(words::shows_revision);
        let facts = [state, opened].into_iter().chain(shows).collect::<Vec<_>>().join(" ");
        let id = share.id.clone();
        view! {
            <li class="share__link" class:share__link--dead=!is_open>
                <span>{name.clone()}</span>
                <span class="share__state">{facts}</span>
                {is_open.then(|| view! {
                    <Revoke list name=words::REVOKE revocation=Revocation::One(id) question=words::revoke_question(&name) />
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
            <Revoke list name=words::REVOKE_ALL revocation=Revocation::All question=words::REVOKE_ALL_QUESTION.to_owned() />
        </Shown>
        <ul class="share__links">{move || list.shares.get().into_iter().map(entry).collect_view()}</ul>
    }
}

/// A button that asks first: who has a link is not asked, and a revoked one works never again.
#[component]
fn Revoke(list: ShareList, name: &'static str, revocation: Revocation, question: String) -> impl IntoView {
    let asked = revocation.clone();
    let is_asked = Memo::new(move |_| list.asked.with(|asked_of| asked_of.as_ref() == Some(&asked)));
    move || {
        let revocation = revocation.clone();
        if is_asked.get() {
            view! {
                <div class="share__question" role="group" aria-label=question.clone()>
                    <p>{question.clone()}</p>
                    <button type="button" class="button" on:click=move |_| list.revoke(&revocation)>{name}</button>
                    <button type="button" class="button" id=KEEP_BUTTON on:click=move |_| list.asked.set(None)>{words::KEEP}</button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="button" on:click=move |_| list.ask(revocation.clone())>{name}</button>
            }
            .into_any()
        }
    }
}

fn works(share: &Share) -> bool {
    share.revoked_at.is_none() && !share.expired
}
