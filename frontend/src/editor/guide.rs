//! Help beside a field: examples and questions, fetched when somebody asks, and its text as readers see it.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use postmortem::Report;
use postmortem::markdown::to_html;
use postmortem::report::{Field, Shape, Value};

use super::Editor;
use crate::browser::{focus, http};
use crate::{later, words};

/// The guidance of all fields, once it has been asked for: empty while it is on its way.
pub type Guidance = RwSignal<Option<String>>;

/// What can be unfolded under the prompt of a field.
pub fn folds(field: Field) -> AnyView {
    let is_open = RwSignal::new(false);
    let preview = (field.shape() == Shape::Prose)
        .then(|| fold(words::AS_READ, field, is_open, move || later::show(move |parts| (parts.as_read)(field))));
    let is_asked = RwSignal::new(false);
    let examples = fold(words::EXAMPLES, field, is_asked, move || later::show(move |parts| (parts.guide)(field)));
    view! { {examples} {preview} }.into_any()
}

/// The text of a field as readers see it.
pub fn as_read(field: Field) -> AnyView {
    let report = Editor::expect().checked().report;
    let text = move |report: &Report| match report.value(field) {
        Value::Text("") => view! { <p>{words::NOTHING_YET}</p> }.into_any(),
        Value::Text(text) => view! { <div class="report__prose" inner_html=to_html(text)></div> }.into_any(),
        _ => ().into_any(),
    };
    (move || report.with(text)).into_any()
}

/// Examples and questions, which are fetched when somebody asks for the first ones.
pub fn guide(field: Field) -> AnyView {
    let guidance = Editor::expect().guidance();
    load(guidance);
    view! { <div aria-live="polite">{move || of_field(guidance, field)}</div> }.into_any()
}

/// Unfolds the examples of the field that one writes in, or folds them again.
pub fn turn_examples() {
    focus::within(".field").into_iter().for_each(|field| focus::turn_fold_soon(field, 0, true));
}

/// A fold whose body is made when it is opened.
fn fold(
    name: &'static str,
    field: Field,
    is_open: RwSignal<bool>,
    body: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let help = Editor::expect().help();
    view! {
        <details class="fold" on:toggle=move |_| is_open.update(|open| *open = !*open)>
            // From the box Shift+Tab leads back to it, and forwards Tab goes from text to text.
            <summary
                class="fold__summary"
                title=name
                tabindex=move || if help.unfolded.get() == Some(field) { "0" } else { "-1" }
            >
                {name} " " <span class="hidden">{words::for_field(field.label())}</span>
            </summary>
            <div class="fold__body">{move || is_open.get().then(body)}</div>
        </details>
    }
    .into_any()
}

fn load(guidance: Guidance) {
    if guidance.with_untracked(|known| known.as_ref().is_some_and(|text| text != words::NO_GUIDANCE)) {
        return;
    }
    guidance.set(Some(String::new()));
    spawn_local(async move {
        let answer = http::get("/guidance.md").await.ok().filter(http::Response::is_success);
        let text = answer.map_or_else(|| words::NO_GUIDANCE.to_owned(), |answer| answer.text().to_owned());
        let _ = guidance.try_set(Some(text));
        tick().await;
        focus::stay_in_sight();
    });
}

fn of_field(guidance: Guidance, field: Field) -> AnyView {
    guidance.with(|text| match text.as_deref().unwrap_or_default() {
        "" => view! { <p role="status">{words::LOADING}</p> }.into_any(),
        words::NO_GUIDANCE => view! { <p role="alert">{words::NO_GUIDANCE}</p> }.into_any(),
        text => {
            let heading = format!("## {}", field.label());
            let lines = text.lines().skip_while(|line| *line != heading).skip(1);
            let lines = lines.take_while(|line| !line.starts_with("## ")).filter_map(line);
            view! { <dl class="guide">{lines.collect::<Vec<_>>()}</dl> }.into_any()
        }
    })
}

fn line(line: &str) -> Option<AnyView> {
    let (mark, text) = line.split_at_checked(2)?;
    let (name, class) = match mark {
        "- " => (words::VAGUE, "guide__line"),
        "+ " => (words::BETTER, "guide__line guide__line--better"),
        "? " => (words::ASK, "guide__line guide__line--ask"),
        _ => return None,
    };
    let text = text.to_owned();
    Some(view! { <div class=class><dt>{name}</dt><dd>{text}</dd></div> }.into_any())
}
