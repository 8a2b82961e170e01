//! One finding: below its field with all that can be done about it, in the panel as a way there.

use leptos::prelude::*;
use postmortem::lint::{Finding, PLACEHOLDERS, Severity};
use postmortem::report::{Field, Place};

use super::dismiss::DismissForm;
use super::fix::apply;
use super::list::Listed;
use super::step::{lead_to, whereabouts};
use crate::browser::sight;
use crate::editor::Editor;
use crate::editor::why::WhyLink;
use crate::words::findings as words;

/// Below the field: what was seen, fixes, the reason, the way to dismiss it.
pub fn field_line(editor: Editor, Listed { key, finding }: Listed) -> AnyView {
    let (headline, reason) = (finding.headline().to_owned(), finding.reason().to_owned());
    let Finding { rule, severity, fixes, .. } = finding;
    let help = editor.help();
    // In the middle of a sentence there is no fix: its words are selected, and the next key replaces them.
    let write_over = (fixes.is_empty() && PLACEHOLDERS.contains(&rule)).then(|| {
        view! {
            <button type="button" class="button finding__fix" on:click=move |_| lead_to(editor, key)>
                {words::WRITE_OVER}
            </button>
        }
    });
    let fixes = fixes.into_iter().enumerate().map(|(index, fix)| {
        view! {
            <button type="button" class="button finding__fix" on:click=move |_| apply(editor, key, index)>
                {fix.title}
            </button>
        }
    });
    let dismiss = (severity != Severity::Error).then(|| {
        view! {
            <button
                type="button"
                class="button button--link"
                id=format!("dismiss-{key}")
                on:click=move |_| help.dismissing.set(Some(key))
            >
                {words::DISMISS_OPEN}
            </button>
        }
    });
    let form = move || (help.dismissing.get() == Some(key)).then(|| view! { <DismissForm key_=key /> });
    view! {
        <li
            class=class_of(severity)
            id=below_id(key)
            aria-current=move || (help.at.get() == Some(key)).then_some("true")>
            <strong class="finding__severity">{severity.word()}</strong>
            <div class="finding__body">
                <p class="finding__said" on:click=move |_| lead_from_below(editor, key)>{headline}</p>
                <p class="finding__why">{reason}</p>
                <p class="finding__ways" id=ways_id(key)>{fixes.collect_view()} {write_over} <WhyLink rule /> {dismiss}</p>
                {form}
            </div>
        </li>
    }
    .into_any()
}

/// A folded line is as good as its line in the panel; an unfolded one is text to be read.
fn lead_from_below(editor: Editor, key: u64) {
    if !sight::is_shown(&ways_id(key)) {
        lead_to(editor, key);
    }
}

/// In the panel: a button that leads to the words.
pub fn panel_line(editor: Editor, Listed { key, finding }: Listed) -> AnyView {
    let (headline, title) = (finding.headline().to_owned(), finding.title());
    let Finding { severity, place, .. } = finding;
    let help = editor.help();
    view! {
        <li
            class=class_of(severity)
            class:finding--here=move || help.unfolded.get() == Some(place.field)
            id=panel_id(key)
            aria-current=move || (help.at.get() == Some(key)).then_some("true")
        >
            <button type="button" class="finding__go" title=title on:click=move |_| lead_to(editor, key)>
                <strong class="finding__severity">{severity.word()}</strong>
                " "
                {headline}
                " "
                <span class="finding__place">{move || whereabouts(editor, place)}</span>
            </button>
        </li>
    }
    .into_any()
}

/// The element id of a finding below its field.
pub fn below_id(key: u64) -> String {
    format!("below-{key}")
}

/// The element id of what can be done about it there.
fn ways_id(key: u64) -> String {
    format!("ways-{key}")
}

/// The element id of a finding's line in the panel.
pub fn panel_id(key: u64) -> String {
    format!("finding-{key}")
}

/// In the panel: a field that is still to be written.
pub fn missing_line(editor: Editor, field: Field) -> AnyView {
    view! {
        <li class="finding finding--missing">
            <button type="button" class="finding__go" on:click=move |_| editor.show(Place::field(field), None)>
                {field.label()}
            </button>
        </li>
    }
    .into_any()
}

/// How a finding of this severity is drawn.
pub const fn class_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "finding finding--error",
        Severity::Warning => "finding finding--warning",
        Severity::Hint => "finding finding--hint",
    }
}
