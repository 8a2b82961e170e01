//! What is not sent yet, and what others changed: lists to look at, behind a button each.

use leptos::prelude::*;
use postmortem::merge::{Change, DiffPiece, pieces};
use postmortem::report::Place;

use super::{Editor, Sheet};
use crate::dialog::Dialog;
use crate::saving::{SaveState, Saver};
use crate::shown::Shown;
use crate::words::saving as words;

/// Opens what the server does not have, while it does not take it.
#[component]
pub fn UnsentButton() -> impl IntoView {
    let editor = Editor::expect();
    let state = editor.saver().state;
    let is_offered = move || state.with(|state| matches!(state, SaveState::NotSent { .. } | SaveState::Refused(_)));
    view! {
        <Shown when=is_offered>
            <button type="button" class="button button--link" on:click=move |_| editor.open(Sheet::Unsent)>
                {words::UNSENT_OPEN}
            </button>
        </Shown>
    }
}

/// What the server does not have.
#[component]
pub fn Unsent(on_close: Callback<()>) -> impl IntoView {
    let saver = StoredValue::new_local(Editor::expect().saver());
    let state = saver.with_value(|saver| saver.state);
    let list = move || {
        // Kept up to date while it is open.
        state.track();
        match saver.with_value(Saver::unsent) {
            Some(changes) if changes.is_empty() => view! { <p>{words::UNSENT_NO_TEXT}</p> }.into_any(),
            Some(changes) => view! { <ChangeList changes /> }.into_any(),
            None => view! { <p>{words::UNSENT_UNKNOWN}</p> }.into_any(),
        }
    };
    view! {
        <Dialog title=words::UNSENT on_close>
            <p>{words::UNSENT_PROMISE}</p>
            {list}
        </Dialog>
    }
}

/// Opens what others changed while this page was open.
#[component]
pub fn MergedButton() -> impl IntoView {
    let editor = Editor::expect();
    let merges = editor.saver().merges;
    view! {
        <Shown when=move || merges.with(|merges| !merges.0.is_empty())>
            <button type="button" class="button button--link" on:click=move |_| editor.open(Sheet::Merged)>
                {words::MERGED_OPEN}
            </button>
        </Shown>
    }
}

/// What others changed while this page was open; it counts as read once this is closed.
#[component]
pub fn Merged(on_close: Callback<()>) -> impl IntoView {
    let merges = Editor::expect().saver().merges;
    let close = move |()| {
        on_close.run(());
        merges.update(|merges| merges.0.clear());
    };
    let list = move || {
        let merge = |merge: crate::saving::Merge| {
            view! {
                <h3>{words::in_revision(merge.revision)}</h3>
                <ChangeList changes=merge.changes />
            }
        };
        merges.get().0.into_iter().map(merge).collect_view()
    };
    view! {
        <Dialog title=words::MERGED on_close=Callback::new(close)>
            <p>{words::MERGED_PROMISE}</p>
            {list}
        </Dialog>
    }
}

/// What changed, word by word. Where it is `left_out` of long stretches that stand in both, only their ends are shown.
#[component]
pub fn ChangeList(changes: Vec<Change>, #[prop(optional)] left_out: Option<&'static str>) -> impl IntoView {
    view! {
        <ul class="changes">
            {changes.into_iter().map(|change| view! { <ChangeLine change left_out /> }).collect_view()}
        </ul>
    }
}

/// A stretch that stands in both is shown up to so many bytes; of a longer one its ends, of so many each.
const LONGEST_KEPT: usize = 320;
const END: usize = 120;

/// The beginning and the end of a long text.
fn ends(text: &str) -> Option<(&str, &str)> {
    let (head, tail) = (text.floor_char_boundary(END), text.floor_char_boundary(text.len().saturating_sub(END)));
    (text.len() > LONGEST_KEPT).then(|| (&text[..head], &text[tail..]))
}

#[component]
fn ChangeLine(change: Change, left_out: Option<&'static str>) -> impl IntoView {
    let place = Place { field: change.field, item: change.item, cell: change.cell }.label();
    let piece = |piece: DiffPiece<'_>| match piece {
        DiffPiece::Kept(text) => match left_out.zip(ends(text)) {
            Some((left_out, (head, tail))) => format!("{head} {left_out} {tail}").into_any(),
            None => text.to_owned().into_any(),
        },
        DiffPiece::Removed(text) => view! { <del>{text.to_owned()}</del> }.into_any(),
        DiffPiece::Added(text) => view! { <ins>{text.to_owned()}</ins> }.into_any(),
    };
    let text = pieces(&change.before, &change.after).into_iter().map(piece).collect_view();
    view! {
        <li class="change">
            <p class="change__place">{words::happened(&place, change.happened)}</p>
            <p class="change__text">{text}</p>
        </li>
    }
}
