//! The line on top: where the report is, where its words are, and what can be done with it.

use leptos::prelude::*;
use postmortem::markdown::write;
use postmortem::sync::{Reason, Refusal};

use super::Editor;
use super::changes::{MergedButton, UnsentButton};
use super::undo::Direction;
use crate::browser::{file, focus, page};
use crate::notice::Notice;
use crate::route::{Route, Router};
use crate::saving::{SaveState, Saver};

/// The header of the editor. The buttons open what the page shows beside the text.
#[component]
pub fn Header(
    name: Memo<String>,
    on_share: Callback<()>,
    on_export: Callback<()>,
    preview: RwSignal<bool>,
) -> impl IntoView {
    let toggle_preview = move |_| {
        preview.update(|shown| *shown = !*shown);
        if preview.get_untracked() {
            // On a narrow screen the preview stands below the text.
            focus::focus_soon("preview".into());
        }
    };
    view! {
        <header class="header">
            <a class="header__brand" href="/">"Postmortem"</a>
            <nav class="header__path" aria-label="Breadcrumb">
                <a href="/">"Library"</a>
                <span aria-hidden="true">" / "</span>
                <span class="header__name">{name}</span>
            </nav>
            <SaveStatus />
            <div class="header__actions">
                <TurnButton direction=Direction::Undo />
                <TurnButton direction=Direction::Redo />
                <button
                    type="button"
                    class="button"
                    aria-pressed=move || preview.get().to_string()
                    on:click=toggle_preview
                >
                    "Preview"
                </button>
                <button type="button" class="button" on:click=move |_| on_export.run(())>
                    "Export"
                </button>
                <button type="button" class="button button--primary" on:click=move |_| on_share.run(())>
                    "Share"
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
        Direction::Undo => ("Undo", "↶", "Undo (Ctrl+Z)", editor.undo().can_undo),
        Direction::Redo => ("Redo", "↷", "Redo (Ctrl+Shift+Z)", editor.undo().can_redo),
    };
    view! {
        <button
            type="button"
            class="button button--tool"
            aria-label=name
            title=keys
            // Not the attribute `disabled`: it would take the focus away from who presses it again and again.
            aria-disabled=move || (!can.get()).to_string()
            on:click=move |_| editor.turn(direction)
        >
            {arrow}
        </button>
    }
}

#[component]
fn SaveStatus() -> impl IntoView {
    let saver = Editor::expect().saver();
    let (state, trouble) = (saver.state, saver.trouble);
    let class = move || match state.get() {
        state if state.is_trouble() || trouble.get().is_some() => "header__save header__save--trouble",
        SaveState::Saved { .. } => "header__save header__save--done",
        _ => "header__save",
    };
    view! {
        <div class="header__state">
            <p class=class role="status" aria-label="Save state">
                <span class="header__mark" aria-hidden="true">
                    {move || state.with(|state| state.mark())}
                </span>
                " "
                {move || state.with(|state| state.words(trouble.get()))}
            </p>
            <UnsentButton />
            <MergedButton />
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
        SaveState::Refused(refusal) => Some(view! { <RefusedNotice refusal /> }),
        _ => None,
    };
    let storage_notice = move || {
        trouble.get().map(|trouble| {
            view! {
                <Notice is_error=true>
                    <p>{trouble.words()}</p>
                    <p class="notice__ways"><DownloadButton editor /></p>
                </Notice>
            }
        })
    };
    view! {
        {refused}
        {storage_notice}
    }
}

#[component]
fn DownloadButton(editor: Editor) -> impl IntoView {
    let download = move |_| {
        let report = editor.content().report().normalize();
        file::download(&file::name_of(&report.title, "md"), "text/markdown", &write(&report));
    };
    view! {
        <button type="button" class="button" on:click=download>
            "Download the text"
        </button>
    }
}

/// Why the server does not take the report, and the ways out.
#[component]
fn RefusedNotice(refusal: Refusal) -> impl IntoView {
    let editor = Editor::expect();
    let saver = StoredValue::new_local(editor.saver());
    let router = expect_context::<Router>();
    let Refusal { reason, detail } = refusal;
    let begin_anew = move |_| match saver.with_value(Saver::begin_anew) {
        Ok(id) => router.replace(Route::Edit { id, is_new: false }),
        Err(trouble) => saver.with_value(|saver| saver.trouble.set(Some(trouble))),
    };
    let advice = match reason {
        Reason::TooLarge => "Shorten it, and it is sent by itself; what is long fits into a linked document.",
        Reason::NewerFormat => "Load the page again to get the newer program; your text comes back with it.",
        Reason::Gone => "Save it as a new report, or download it.",
        Reason::Other => "Try again, or download it.",
    };
    let way = match reason {
        Reason::TooLarge => ().into_any(),
        Reason::NewerFormat => view! {
            <button type="button" class="button" on:click=move |_| page::reload()>"Load the page again"</button>
        }
        .into_any(),
        Reason::Gone => view! {
            <button type="button" class="button" on:click=begin_anew>"Save as a new report"</button>
        }
        .into_any(),
        Reason::Other => view! {
            <button type="button" class="button" on:click=move |_| saver.with_value(Saver::flush)>"Try again"</button>
        }
        .into_any(),
    };
    view! {
        <Notice is_error=true>
            <p>
                <strong>"The server did not take the report. "</strong>
                {detail}
                " The text is kept on this device. "
                {advice}
            </p>
            <p class="notice__ways">{way} <DownloadButton editor /></p>
        </Notice>
    }
}
