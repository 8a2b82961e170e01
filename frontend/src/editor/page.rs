//! The page of the editor: opening a report, and its three regions.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::drafts::OpenedFrom;
use postmortem::report::{Field, Section, title_or_untitled};
use postmortem::sync::{Base, Event};
use postmortem::wire::Saved;
use uuid::Uuid;

use super::conflicts::FieldConflicts;
use super::custom::{AddCustomSection, CustomSections};
use super::field::FieldEditor;
use super::header::{Header, SaveNotices};
use super::offered::{Details, OfferedField};
use super::ready::Readiness;
use super::sections::SectionsNav;
use super::{DraftText, Editor, keys, spans, text_id};
use crate::api::{self, Failure};
use crate::browser::{early, focus, page};
use crate::later;
use crate::saving::{self, Boxes, Saver};
use crate::shown::Shown;
use crate::words;

/// The element id of the page's heading, where whoever comes from another page begins.
const HEADING: &str = "heading";

/// What the page was opened with.
#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "a page has one")]
enum PageState {
    Loading,
    Failed(Failure),
    Report(OpenedFrom),
}

/// The editor of one report.
#[component]
pub fn EditorPage(id: Uuid, is_new: bool) -> impl IntoView {
    let opened = RwSignal::new(open(id, is_new));
    let load = move || {
        opened.set(PageState::Loading);
        spawn_local(async move {
            let answer = match api::report(id).await {
                Ok(Saved { revision, report, .. }) => PageState::Report(OpenedFrom::Saved(Base::new(revision, report))),
                Err(failure) => PageState::Failed(failure),
            };
            let _ = opened.try_set(answer);
        });
    };
    if matches!(opened.get_untracked(), PageState::Loading) {
        load();
    }
    let is_due = (!is_new).then(later::is_due);
    let is_waited_for = opened.with_untracked(|opened| matches!(opened, PageState::Loading))
        || is_due.is_some_and(|is_due| !is_due.get_untracked());
    move || match opened.get() {
        PageState::Report(_) if is_due.is_some_and(|is_due| !is_due.get()) => opening(),
        PageState::Loading => {
            early::say(words::NOT_HERE);
            opening()
        }
        PageState::Failed(failure) => {
            view! { <CouldNotOpen failure retry=Callback::new(move |()| load()) /> }.into_any()
        }
        PageState::Report(begun) => {
            // Meanwhile other tabs may have written, and what puts drafts together may have come.
            let found = is_waited_for.then(|| saving::find(id)).flatten();
            let begun = found.map_or(begun, OpenedFrom::Found);
            view! { <OpenEditor id begun /> }.into_any()
        }
    }
}

/// Boxes that stand there already say it.
fn opening() -> AnyView {
    page::set_title(words::OPENING_TITLE);
    if early::is_here() {
        return ().into_any();
    }
    view! { <main class="page opening"><p role="status">{words::OPENING_STATUS}</p></main> }.into_any()
}

/// A draft of this device comes first; a report that was begun here is not asked for at the server.
fn open(id: Uuid, is_new: bool) -> PageState {
    match saving::find(id) {
        Some(found) => PageState::Report(OpenedFrom::Found(found)),
        None if is_new => PageState::Report(OpenedFrom::New),
        None => PageState::Loading,
    }
}

#[component]
fn CouldNotOpen(failure: Failure, retry: Callback<()>) -> impl IntoView {
    page::set_title(words::NOT_OPENED_TITLE);
    early::give_way_soon();
    let is_gone = failure.is_gone();
    view! {
        <main class="page">
            <h1>{words::NOT_OPENED_HEADING}</h1>
            <p>{failure.words()}</p>
            <p>
                <Shown when=move || !is_gone>
                    <button type="button" class="button button--primary" on:click=move |_| retry.run(())>
                        {words::TRY_AGAIN}
                    </button>
                    " "
                </Shown>
                <a class="button" href="/">{words::GO_TO_THE_LIBRARY}</a>
            </p>
        </main>
    }
}

#[component]
fn OpenEditor(id: Uuid, begun: OpenedFrom) -> impl IntoView {
    let is_begun_now = begun == OpenedFrom::New;
    let untouched = Report::default();
    let report = match &begun {
        OpenedFrom::New => &untouched,
        OpenedFrom::Saved(base) => base.report.as_ref().unwrap_or(&untouched),
        OpenedFrom::Found(found) => &found.draft.report,
    };
    let content = DraftText::new(report);
    let saver = Saver::new(id, boxes_of(&content), begun);
    keep_saving(&saver);
    let title = content.text(Field::Title).unwrap_or_default();
    let editor = Editor::new(content, saver);
    provide_context(editor);
    keys::listen(editor);
    spans::watch(editor);
    let name = Memo::new(move |_| title_or_untitled(&title.get()).to_owned());
    Effect::new(move || page::set_title(&name.get()));
    // First, since what is looked for by its id stands among the boxes before it, too.
    let has_focus = early::is_here();
    early::give_way_soon();
    if !has_focus {
        focus::focus_soon(if is_begun_now { text_id(Field::Title) } else { HEADING.to_owned() });
    }
    later::once_here(move |parts| (parts.print)(editor));
    editor.go_to_address();
    view! {
        <a class="skip" href="#text">{words::SKIP_TO_CONTENT}</a>
        <form id=spans::FORM hidden></form>
        <Header name />
        <div class="workspace" class:workspace--sheet=move || editor.sheet().is_some()>
            <aside class="workspace__left" aria-label=words::PROGRESS>
                <Readiness />
                <SectionsNav />
                {later::add(move |parts| (parts.keep_offer)(editor))}
            </aside>
            <main class="workspace__text" id="text">
                <h1 class="hidden" id=HEADING tabindex="-1">{move || words::editing(&name.get())}</h1>
                <SaveNotices />
                {later::add(move |parts| (parts.above)(editor))}
                <FieldConflicts field=Field::CustomSections />
                {Section::TEMPLATE.map(|section| view! { <SectionEditor section /> }).collect_view()}
                <AddCustomSection />
                {later::add(|parts| (parts.choices)())}
            </main>
            <aside class="workspace__right" aria-label=words::SIDE_PANEL>
                {move || editor.sheet().map(|sheet| later::show(move |parts| (parts.sheet)(editor, sheet, id)))}
                {move || editor.help().rule.get().map(|rule| later::show(move |parts| (parts.why)(rule.clone())))}
                {later::show_in_time(|parts| (parts.findings)())}
            </aside>
        </div>
    }
}

/// What saving is given of the text.
fn boxes_of(content: &DraftText) -> Boxes {
    let (read, show) = (content.clone(), content.clone());
    Boxes { read: Rc::new(move || read.report()), show: Rc::new(move |report| show.show(report)) }
}

/// Ties the saver to the page: leaving, coming back, going.
fn keep_saving(saver: &Saver) {
    let [on_leave, on_close, on_return] = [(); 3].map(|()| saver.clone());
    let leave = page::on_leave(move || on_leave.happened(Event::Left));
    let close = page::on_close(move || on_close.would_lose());
    let back = page::on_return(move || on_return.returned());
    let last = StoredValue::new_local(saver.clone());
    let handles = StoredValue::new_local(Some((close, leave, back)));
    on_cleanup(move || {
        last.with_value(Saver::close);
        if let Some((close, leave, back)) = handles.try_update_value(Option::take).flatten() {
            [close].into_iter().chain(leave).chain(back).for_each(|handle| handle.remove());
        }
    });
}

/// Before the first save the writer may keep the report from the server. Then the box goes; it stands where there is
/// room anyway, so that nothing jumps while somebody writes, and nothing is missing afterwards.
#[component]
fn DeviceOnly() -> impl IntoView {
    let saver = StoredValue::new_local(Editor::expect().saver());
    let (state, device_only) = saver.with_value(|saver| (saver.state, saver.device_only));
    let is_on_server = move || {
        state.track();
        !device_only.get() && saver.with_value(Saver::revision) > 0
    };
    let is_offered = !untrack(is_on_server);
    is_offered.then(|| {
        view! {
            <label class="device-only">
                <input
                    type="checkbox"
                    prop:checked=move || device_only.get()
                    // Which the style takes out of sight.
                    prop:disabled=is_on_server
                    on:change:target=move |event| {
                        let wish = event.target().checked();
                        saver.with_value(|saver| saver.set_device_only(wish));
                    }
                />
                {words::DEVICE_ONLY}
            </label>
        }
    })
}

#[component]
fn SectionEditor(section: Section) -> impl IntoView {
    let fields = section.template_fields().map(|field| view! { <FieldEditor field /> }).collect_view();
    if section == Section::Title {
        return view! {
            <div class="section section--title">
                {fields} <Details /> <DeviceOnly />
            </div>
            <CustomSections after=section />
        }
        .into_any();
    }
    let heading_id = format!("section-{}", section as usize);
    // The one field's label says the same as the heading, which then is for screen readers alone.
    let is_single = section.template_fields().count() == 1;
    view! {
        <section class="section" class:section--single=is_single aria-labelledby=heading_id.clone()>
            <h2 class="section__heading" id=heading_id.clone()>
                {section.heading()}
            </h2>
            {fields}
            {(section == Section::LessonsLearned).then(|| view! { <OfferedField field=Field::WhereWeGotLucky /> })}
        </section>
        {(section == Section::IssueOverview)
            .then(|| {
                view! {
                    <OfferedField field=Field::Timeline />
                    <OfferedField field=Field::Detection />
                }
            })}
        <CustomSections after=section />
    }
    .into_any()
}
