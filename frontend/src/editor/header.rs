//! The line on top: where the report is, where its words are, and what can be done with it.

use leptos::prelude::*;
use postmortem::markdown::write;

use super::Editor;
use crate::browser::{file, focus};
use crate::notice::Notice;
use crate::saving::SaveState;

/// The header of the editor. The buttons open what the page shows beside the text.
#[component]
pub fn Header(name: Memo<String>, on_share: Callback<()>, preview: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::expect();
    let toggle_preview = move |_| {
        preview.update(|shown| *shown = !*shown);
        if preview.get_untracked() {
            // On a narrow screen the preview stands below the text.
            focus::focus_soon("preview".into());
        }
    };
    let export = move |_| {
        let report = editor.content().report().normalize();
        file::download(&file::name_of(&report.title, "md"), "text/markdown", &write(&report));
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
                <button
                    type="button"
                    class="button"
                    aria-pressed=move || preview.get().to_string()
                    on:click=toggle_preview
                >
                    "Preview"
                </button>
                <button type="button" class="button" title="Download as Markdown" on:click=export>
                    "Export"
                </button>
                <button type="button" class="button button--primary" on:click=move |_| on_share.run(())>
                    "Share"
                </button>
            </div>
        </header>
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
        <p class=class role="status" aria-label="Save state">
            <span class="header__mark" aria-hidden="true">
                {move || state.with(|state| state.mark())}
            </span>
            " "
            {move || state.with(|state| state.words(trouble.get()))}
        </p>
    }
}

/// What needs the writer: storage that keeps nothing, a save that was refused or came too late.
#[component]
pub fn SaveNotices() -> impl IntoView {
    let editor = Editor::expect();
    let saver = StoredValue::new_local(editor.saver());
    let (state, trouble) = saver.with_value(|saver| (saver.state, saver.trouble));
    let download = move |_| {
        let report = editor.content().report().normalize();
        file::download(&file::name_of(&report.title, "md"), "text/markdown", &write(&report));
    };
    let download_button = move || {
        view! {
            <button type="button" class="button" on:click=download>
                "Download the text"
            </button>
        }
    };
    let save_notice = move || match state.get() {
        SaveState::Stale { current } => {
            let (mine, theirs) = (current.clone(), current.clone());
            view! {
                <Notice is_error=true>
                    <p>
                        <strong>"Somebody else saved revision " {current.revision} " while you were writing."</strong>
                        " Nothing is lost: theirs is on the server, yours on this device. The one you do not choose is set aside in the library of this device."
                    </p>
                    <p class="notice__ways">
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| saver.with_value(|saver| saver.keep_mine(&mine))
                        >
                            "Save mine as the next revision"
                        </button>
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| saver.with_value(|saver| saver.take_theirs(&theirs))
                        >
                            "Go on with theirs"
                        </button>
                    </p>
                </Notice>
            }
            .into_any()
        }
        SaveState::Refused { reason } => view! {
            <Notice is_error=true>
                <p>
                    <strong>"The server did not take the report. "</strong>
                    {reason}
                    " The text is kept on this device."
                </p>
                <p class="notice__ways">{download_button()}</p>
            </Notice>
        }
        .into_any(),
        _ => ().into_any(),
    };
    let storage_notice = move || {
        trouble.get().map(|trouble| {
            view! {
                <Notice is_error=true>
                    <p>{trouble.words()}</p>
                    <p class="notice__ways">{download_button()}</p>
                </Notice>
            }
        })
    };
    view! {
        {save_notice}
        {storage_notice}
    }
}
