//! The share dialog: what readers will see, and the links there are.

mod links;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::lint::{Finding, SECRETS};
use postmortem::report::Field;
use postmortem::wire::{NewShare, Settings};
use uuid::Uuid;

use crate::api::{self, Failure};
use crate::browser::focus;
use crate::dialog::Dialog;
use crate::editor::Editor;
use crate::notice::Notice;
use crate::saving::SaveState;
use crate::shown::{Shown, sentence};
use crate::words;
use links::{CreatedLink, LINK_BOX, Links, ShareList};

/// How long a link works, as offered.
const EXPIRIES: [Option<u32>; 4] = [None, Some(7), Some(30), Some(90)];

/// The box that says for whom a link is.
const LABEL_BOX: &str = "share-label";

/// Makes, lists and revokes the share links of a report.
#[component]
pub fn ShareDialog(id: Uuid, on_close: Callback<()>) -> impl IntoView {
    let editor = Editor::expect();
    let saver = editor.saver();
    saver.flush();
    let state = saver.state;
    // Who goes on writing keeps the new link before their eyes.
    let is_saved = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || state.with(|state| matches!(state, SaveState::Saved { .. }))
    });
    // The last one that is known to be on the server, which a link can be pinned to.
    let revision = Memo::new(move |before: Option<&Option<u64>>| match state.get() {
        SaveState::Saved { revision, .. } => Some(revision),
        _ => before.copied().flatten(),
    });
    let list = ShareList::new(id);
    Effect::new(move || {
        if is_saved.get() {
            list.load();
        }
    });
    view! {
        <Dialog title=words::share::TITLE on_close>
            <Shown
                when=move || is_saved.get()
                fallback=move || view! {
                    <Notice is_error=false>
                        <p>{move || why_not_yet(&state.get())}</p>
                    </Notice>
                }
            >
                <NewLink list editor revision />
            </Shown>
            <p>{words::share::PROMISE}</p>
            <Noticed editor />
            <Shown when=move || is_saved.get()>
                <Links list />
            </Shown>
            <WhatReadersSee editor />
        </Dialog>
    }
}

fn why_not_yet(state: &SaveState) -> &'static str {
    match state {
        SaveState::Untouched => words::share::NOT_YET_EMPTY,
        SaveState::DeviceOnly => words::share::NOT_YET_DEVICE_ONLY,
        SaveState::NotSent { .. } => words::share::NOT_YET_AWAY,
        SaveState::Refused(_) => words::share::NOT_YET_REFUSED,
        SaveState::Held => words::share::NOT_YET_SECRET,
        SaveState::Kept | SaveState::Saved { .. } => words::share::NOT_YET_SAVED,
    }
}

/// Warns of what is better settled before others read it.
#[component]
fn Noticed(editor: Editor) -> impl IntoView {
    let checked = editor.checked();
    let warnings = move || {
        let warnings = checked.report.with(|report| checked.findings.with(|findings| noticed(report, findings)));
        let lines = warnings.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
        (!lines.is_empty()).then(|| view! { <Notice is_error=true><ul class="share__noticed">{lines}</ul></Notice> })
    };
    view! { {warnings} }
}

/// Everything else that a writer may want to know about what readers get.
#[component]
fn WhatReadersSee(editor: Editor) -> impl IntoView {
    let checked = editor.checked();
    let lines = move || {
        let lines = checked.report.with(seen);
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <h3>{words::share::SEEN}</h3>
        <ul>
            <li>{words::share::SEEN_ALL}</li>
            {lines}
            <li>{words::share::SEEN_NO_REASONS}</li>
        </ul>
    }
}

fn seen(written: &Report) -> Vec<String> {
    let report = &written.for_readers();
    let mut owners: Vec<&str> = report.action_items.iter().map(|row| row.owner.as_str()).collect();
    owners.retain(|owner| !owner.is_empty());
    owners.sort_unstable();
    owners.dedup();
    let custom: Vec<&str> = report.custom_sections.iter().map(|section| section.heading.as_str()).collect();
    let empty: Vec<&str> = report.missing_for_readers().map(Field::label).collect();
    let lines = sentences([
        (words::share::seen_owners, owners),
        (words::share::seen_custom, custom),
        (words::share::seen_empty, empty),
    ]);
    lines.into_iter().chain(hidden(written)).collect()
}

/// A sentence about names, which it is given with commas between.
type Sentence = fn(&str) -> String;

/// Each sentence about its names, without those that have none.
fn sentences(all: [(Sentence, Vec<&str>); 3]) -> Vec<String> {
    let named = all.into_iter().filter(|(_, names)| !names.is_empty());
    named.map(|(sentence, names)| sentence(&names.join(", "))).collect()
}

/// The internal sections, which stay out of all that readers get.
fn hidden(report: &Report) -> Option<String> {
    let own = report.internal.iter().map(|section| section.heading());
    let custom = report.custom_sections.iter().filter(|section| section.internal);
    let names: Vec<&str> = own.chain(custom.map(|section| section.heading.as_str())).collect();
    (!names.is_empty()).then(|| words::share::internal(names.len(), &names.join(", ")))
}

/// What is better settled before others read it.
fn noticed(report: &Report, findings: &[Finding]) -> Vec<String> {
    let fields = |rules: &[&str]| {
        let mut labels: Vec<&str> = Vec::new();
        for finding in findings.iter().filter(|finding| rules.contains(&finding.rule)) {
            let label = finding.place.field.label();
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    };
    let mut conflicts: Vec<&str> = report.conflicts.iter().map(|conflict| conflict.field.label()).collect();
    conflicts.dedup();
    sentences([
        (words::share::noticed_conflicts, conflicts),
        (words::share::noticed_secrets, fields(&SECRETS)),
        (words::share::noticed_addresses, fields(&["sec.email"])),
    ])
}

#[component]
fn NewLink(list: ShareList, editor: Editor, revision: Memo<Option<u64>>) -> impl IntoView {
    let (is_pinned, has_front_matter) = (RwSignal::new(false), RwSignal::new(false));
    let checked = editor.checked();
    let foreign = Memo::new(move |_| checked.report.with(|report| !report.front_matter.is_empty()));
    let label = RwSignal::new(String::new());
    let expiry = RwSignal::new(0_usize);
    let created = RwSignal::new(None::<String>);
    let failure = RwSignal::new(None::<Failure>);
    let settings = RwSignal::new(None::<Settings>);
    spawn_local(async move {
        let _ = settings.try_set(api::settings().await.ok());
    });
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let share = NewShare {
            label: label.get_untracked(),
            expires_in_days: EXPIRIES[expiry.get_untracked()],
            revision: revision.get_untracked().filter(|_| is_pinned.get_untracked()),
            front_matter: has_front_matter.get_untracked(),
        };
        spawn_local(async move {
            match api::create_share(list.id, &share).await {
                Ok(share) => {
                    let _ = created.try_set(Some(share.url));
                    focus::select_soon(LINK_BOX);
                    let _ = failure.try_set(None);
                    list.load();
                }
                Err(refused) => {
                    let _ = failure.try_set(Some(refused));
                }
            }
        });
    };
    let here_only = move || settings.get().is_some_and(|settings| settings.public_url.is_none());
    let form = move || {
        view! {
            <form class="share__new" on:submit=create>
                <div class="cell">
                    <label class="cell__label" for=LABEL_BOX>{words::share::LABEL}</label>
                    <input class="box" id=LABEL_BOX type="text" maxlength="200" autocomplete="off" autofocus=true bind:value=label />
                </div>
                <div class="cell">
                    <label class="cell__label" for="share-expiry">{words::share::EXPIRY}</label>
                    <select
                        class="box"
                        id="share-expiry"
                        on:change:target=move |event| expiry.set(event.target().value().parse().unwrap_or(0))
                    >
                        {words::share::EXPIRIES
                            .iter()
                            .enumerate()
                            .map(|(index, words)| view! { <option value=index>{*words}</option> })
                            .collect_view()}
                    </select>
                </div>
                <Tick is_ticked=is_pinned>{move || revision.get().map(words::share::pinned)}</Tick>
                <Shown when=move || foreign.get()>
                    <Tick is_ticked=has_front_matter>{words::share::FRONT_MATTER}</Tick>
                </Shown>
                <button type="submit" class="button button--primary">{words::share::CREATE}</button>
            </form>
        }
    };
    let another = Callback::new(move |()| {
        created.set(None);
        label.set(String::new());
        focus::focus_soon(LABEL_BOX.into());
    });
    view! {
        // The link is the result: it takes the place of what made it.
        {move || match created.get() {
            Some(url) => view! { <CreatedLink url another /> }.into_any(),
            None => form().into_any(),
        }}
        <Shown when=here_only>
            <p class="share__reach">
                {sentence(words::share::HERE_ONLY, ["--share-bind", "--public-url"].map(flag).into())}
            </p>
        </Shown>
        {move || failure.get().map(|failure| view! { <Notice is_error=true><p>{failure.words()}</p></Notice> })}
    }
}

fn flag(name: &'static str) -> AnyView {
    view! { <code class="share__flag">{name}</code> }.into_any()
}

/// A choice of a new link, on a line of its own.
#[component]
fn Tick(is_ticked: RwSignal<bool>, children: Children) -> impl IntoView {
    view! {
        <label class="tick share__tick">
            <input
                type="checkbox"
                prop:checked=move || is_ticked.get()
                on:change:target=move |event| is_ticked.set(event.target().checked())
            />
            <span>{children()}</span>
        </label>
    }
}
