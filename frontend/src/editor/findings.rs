//! What the rules say: under each field, and all together at the side.

use leptos::prelude::*;
use postmortem::lint::{Edit, Finding, Fix, OTHER_LANGUAGE, Severity, Span, UNFILLED};
use postmortem::report::{Cell, Field, Place};

use super::Editor;
use crate::shown::Shown;

/// The findings of one field, below its boxes.
#[component]
pub fn FieldFindings(field: Field) -> impl IntoView {
    let editor = Editor::expect();
    let findings = editor.checked().of_field(field);
    let list = move || {
        let findings = findings.get();
        (!findings.is_empty()).then(|| {
            view! {
                <ul class="findings findings--field">
                    {findings.into_iter().map(|finding| view! { <FieldFinding editor finding /> }).collect_view()}
                </ul>
            }
        })
    };
    view! { {list} }
}

#[component]
fn FieldFinding(editor: Editor, finding: Finding) -> impl IntoView {
    let Finding { rule, severity, place, span, message, fixes } = finding;
    let row = move || editor.row_number(place).map(|number| format!("{} {number}: ", place.field.item_label()));
    let fix = move |fix: Fix| {
        let title = fix.title.clone();
        view! {
            <button
                type="button"
                class="button button--link"
                on:click=move |_| apply(editor, place, span, &fix.edit)
            >
                {title}
            </button>
        }
    };
    view! {
        <li class=class_of(severity)>
            <strong class="finding__severity">{severity.word()}</strong>
            <div class="finding__body">
                <p>{row} {message}</p>
                <p class="finding__ways">
                    {fixes.into_iter().map(fix).collect_view()}
                    <a href=format!("/rules/{rule}") target="_blank" aria-label=format!("Why? Opens the page of the rule {rule}")>
                        "Why?"
                    </a>
                </p>
            </div>
        </li>
    }
}

/// Does what a fix says, if the box still holds what was checked.
fn apply(editor: Editor, place: Place, span: Option<Span>, edit: &Edit) {
    let content = editor.content();
    if let Edit::NewAction(item) = edit {
        return editor.change(&[Field::ActionItems], || content.add_action(item));
    }
    let text = match editor.row_id(place) {
        None => content.text(place.field),
        Some(id) => content.rows(place.field).and_then(|rows| {
            let cell = place.cell.map_or(0, Cell::column);
            rows.with_untracked(|rows| {
                rows.iter().find(|row| row.id == id).and_then(|row| row.cells.get(cell).cloned())
            })
        }),
    };
    let Some(text) = text else { return };
    editor.change(&[place.field], || match (edit, span) {
        (Edit::Text(whole), _) => text.set(whole.clone()),
        (Edit::Replacement(replacement), Some(span)) => replace(&text, span, replacement),
        _ => {}
    });
}

/// Replaces the words of a span.
fn replace(text: &ArcRwSignal<String>, span: Span, replacement: &str) {
    // Checking trims the edges; what was typed may begin with blanks.
    let typed = text.get_untracked();
    let blanks = typed[..typed.len() - typed.trim_start().len()].encode_utf16().count();
    let units: Vec<u16> = typed.encode_utf16().collect();
    let (start, end) = (span.start + blanks, span.end + blanks);
    if let (Some(before), Some(after)) = (units.get(..start), units.get(end..)) {
        let both = [before, &replacement.encode_utf16().collect::<Vec<_>>(), after].concat();
        text.set(String::from_utf16_lossy(&both));
    }
}

/// All findings, errors first, then what is missing in sections that are begun.
#[component]
pub fn FindingsPanel() -> impl IntoView {
    let editor = Editor::expect();
    let found = editor.checked().found();
    let missing = editor.checked().missing();
    let heading = move || match found.with(Vec::len) {
        0 => "Findings".to_owned(),
        count => format!("Findings {count}"),
    };
    let empty = move || {
        (found.with(Vec::is_empty) && missing.with(Vec::is_empty)).then(|| {
            view! {
                <p class="panel__empty">
                    "Nothing found. What is vague, missing or blaming shows up here while you write."
                </p>
            }
        })
    };
    let list = move |findings: Memo<Vec<Finding>>| {
        move || findings.get().into_iter().map(|finding| view! { <PanelFinding editor finding /> }).collect_view()
    };
    view! {
        <section class="panel" aria-label="Findings">
            <h2 class="panel__heading">{heading}</h2>
            <Shown when=move || !editor.checked().is_english.get()>
                <p class="panel__empty">{OTHER_LANGUAGE}</p>
            </Shown>
            {empty}
            <ul class="findings">{list(found)}</ul>
            <Shown when=move || !missing.with(Vec::is_empty)>
                <h3 class="panel__subheading">"Still to write"</h3>
                <ul class="findings">{list(missing)}</ul>
            </Shown>
        </section>
    }
}

#[component]
fn PanelFinding(editor: Editor, finding: Finding) -> impl IntoView {
    let Finding { rule, severity, place, span, message, .. } = finding;
    if rule == UNFILLED {
        return view! {
            <li class="finding finding--missing">
                <button type="button" class="finding__go" on:click=move |_| editor.show(place, None)>
                    {place.field.label()}
                </button>
            </li>
        }
        .into_any();
    }
    let whereabouts = move || match editor.row_number(place) {
        Some(number) => format!("{} {number}", place.field.item_label()),
        None => place.field.label().to_owned(),
    };
    view! {
        <li class=class_of(severity)>
            <button type="button" class="finding__go" on:click=move |_| editor.show(place, span)>
                <strong class="finding__severity">{severity.word()}</strong>
                " "
                {message}
                <span class="finding__place">{whereabouts}</span>
            </button>
        </li>
    }
    .into_any()
}

const fn class_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "finding finding--error",
        Severity::Warning => "finding finding--warning",
        Severity::Hint => "finding finding--hint",
    }
}
