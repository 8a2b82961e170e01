//! The line on top: where the report is, where its words are, and what can be done with it.

use leptos::prelude::*;
use postmortem::markdown::write;
use postmortem::report::file_stem;
use postmortem::sync::{Reason, Refusal};

use super::undo::Direction;
use super::{Editor, Sheet};
use crate::browser::{file, page};
use crate::notice::Notice;
use crate::route::{Route, Router};
use crate::saving::{SaveState, Saver};
use crate::{later, words};

/// The header of the editor. The buttons open what the page shows beside the text.
#[component]
pub fn Header(name: Memo<String>) -> impl IntoView {
    let editor = Editor::expect();
    view! {
        <header class="header">
            <a class="header__brand" href="/">{words::POSTMORTEM}</a>
            <nav class="header__path" aria-label=words::BREADCRUMB>
                <a href="/">{words::LIBRARY}</a>
                <span aria-hidden="true">" / "</span>
                <span class="header__name">{name}</span>
            </nav>
            <SaveStatus />
            <div class="header__tools">
                <TurnButton direction=Direction::Undo />
                <TurnButton direction=Direction::Redo />
                <button
                    type="button"
                    class="button button--tool"
                    aria-label=words::PALETTE
                    title=words::PALETTE_TIP
                    on:click=move |_| editor.open(Sheet::Palette)
                >
                    "⌕"
                </button>
            </div>
            <div class="header__actions">
                <button
                    type="button"
                    class="button switch"
                    aria-label=words::PREVIEW
                    aria-pressed=move || editor.has_preview().to_string()
                    on:click=move |_| editor.toggle_preview()
                >
                    <span>{words::EDIT}</span>
                    <span>{words::READ}</span>
                </button>
                <button type="button" class="button" on:click=move |_| editor.open(Sheet::Export)>
                    {words::EXPORT}
                </button>
                <button type="button" class="button button--primary" on:click=move |_| editor.open(Sheet::Share)>
                    {words::SHARE}
                </button>
            </div>
        </header>
    }
}

/// Takes the last step back, or makes it again.
#[component]
fn TurnButton(direction: Direction) -> impl IntoView {
    let editor = Editor::expect();
    let (name, arrow, keys, can) = match direction {
        Direction::Undo => (words::UNDO, "↶", words::UNDO_TIP, editor.undo().can_undo),
        Direction::Redo => (words::REDO, "↷", words::REDO_TIP, editor.undo().can_redo),
    };
    view! {
        <button
            type="button"
            class="button button--tool"
            aria-label=name
            title=keys
            // Not the attribute `disabled`: it would take the focus away from who presses it again and again.
            aria-disabled=move || (!can.get()).to_string()
            on:click=move |_| later::now().into_iter().for_each(|parts| (parts.turn)(editor, direction))
        >
            {arrow}
        </button>
    }
}

#[component]
fn SaveStatus() -> impl IntoView {
    let editor = Editor::expect();
    let saver = editor.saver();
    let (state, trouble) = (saver.state, saver.trouble);
    let class = move || match state.get() {
        state if state.is_trouble() || trouble.get().is_some() => "header__save header__save--trouble",
        SaveState::Saved { .. } => "header__save header__save--done",
        _ => "header__save",
    };
    view! {
        <div class="header__state">
            <p class=class role="status" aria-label=words::SAVE_STATE>
                <span class="header__mark" aria-hidden="true">
                    {move || state.with(|state| state.mark())}
                </span>
                " "
                {move || state.with(|state| state.words(trouble.get()))}
            </p>
            {later::add(move |parts| (parts.around_saving)(editor))}
        </div>
    }
}

/// What needs the writer: storage that keeps nothing, or a save that was refused.
#[component]
pub fn SaveNotices() -> impl IntoView {
    let editor = Editor::expect();
    let saver = editor.saver();
    let (state, trouble) = (saver.state, saver.trouble);
    let refused = move || match state.get() {
        SaveState::Refused(refusal) => Some(later::show(move |parts| (parts.refused)(refusal.clone()))),
        _ => None,
    };
    let storage_notice = move || {
        trouble.get().map(|trouble| {
            view! {
                <Notice is_error=true>
                    <p>{trouble.words()}</p>
                    <p class="notice__ways">{later::show(|parts| (parts.download)())}</p>
                </Notice>
            }
        })
    };
    view! {
        {refused}
        {storage_notice}
    }
}

/// Takes the text away as it is now.
#[component]
pub fn DownloadButton() -> impl IntoView {
    let editor = Editor::expect();
    let download = move |_| {
        let report = editor.content().report().normalize();
        file::download(&format!("{}.md", file_stem(&report.title)), "text/markdown", &write(&report));
    };
    view! {
        <button type="button" class="button" on:click=download>
            {words::DOWNLOAD_THE_TEXT}
        </button>
    }
}

/// Why the server does not take the report, and the ways out.
#[component]
pub fn RefusedNotice(refusal: Refusal) -> impl IntoView {
    let editor = Editor::expect();
    let saver = StoredValue::new_local(editor.saver());
    let router = expect_context::<Router>();
    let Refusal { reason, detail } = refusal;
    let begin_anew = move |_| match saver.with_value(Saver::begin_anew) {
        Ok(id) => router.replace(Route::Edit { id, is_new: false }),
        Err(trouble) => saver.with_value(|saver| saver.trouble.set(Some(trouble))),
    };
    let advice = match reason {
        Reason::TooLarge => words::REFUSED_TOO_LARGE,
        Reason::NewerFormat => words::REFUSED_NEWER_FORMAT,
        Reason::Gone => words::REFUSED_GONE,
        Reason::Other => words::REFUSED_OTHER,
    };
    let way = match reason {
        Reason::TooLarge => ().into_any(),
        Reason::NewerFormat => view! {
            <button type="button" class="button" on:click=move |_| page::reload()>{words::RELOAD}</button>
        }
        .into_any(),
        Reason::Gone => view! {
            <button type="button" class="button" on:click=begin_anew>{words::SAVE_AS_A_NEW_REPORT}</button>
        }
        .into_any(),
        Reason::Other => view! {
            <button type="button" class="button" on:click=move |_| saver.with_value(Saver::flush)>{words::TRY_AGAIN}</button>
        }
        .into_any(),
    };
    view! {
        <Notice is_error=true>
            <p>
                <strong>{words::REFUSED}</strong>
                " "
                {detail}
                " "
                {words::REFUSED_KEPT}
                " "
                {advice}
            </p>
            <p class="notice__ways">{way} <DownloadButton /></p>
        </Notice>
    }
}
