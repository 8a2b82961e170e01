//! Lists of findings. A line stays as it is for as long as its finding does, wherever its words move.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;
use postmortem::lint::Finding;
use postmortem::report::Field;

use super::fix::take_back;
use super::in_rows::{by_row, in_rows, of_row};
use super::line::field_line;
use super::tied::tie;
use crate::editor::Editor;
use crate::editor::secrets::{redaction_note, secret_question};
use crate::shown::{KeyedView, KeyedViews};
use crate::words::{self as root, findings as words};

/// So many lines are shown below a field, or a row, before the rest is asked for.
pub const MOST_BELOW: usize = 4;

/// A finding and what tells it from others while the text around it changes.
#[derive(Clone, PartialEq)]
pub struct Listed {
    /// Unique in its report.
    pub key: u64,
    /// As of the last check.
    pub finding: Finding,
}

/// Gives findings their keys. Where they stand in their text is not part of it.
pub fn listed<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Listed> {
    let mut taken = BTreeSet::new();
    let listed = findings.map(|finding| {
        let mut hasher = DefaultHasher::new();
        let place = finding.place;
        (finding.rule, place.field as usize, place.item, place.cell.map(|cell| cell as usize)).hash(&mut hasher);
        (finding.severity as usize, &finding.message).hash(&mut hasher);
        finding.fixes.iter().for_each(|fix| fix.title.hash(&mut hasher));
        let mut key = hasher.finish();
        while !taken.insert(key) {
            key = key.wrapping_add(1);
        }
        Listed { key, finding: finding.clone() }
    });
    listed.collect()
}

/// The first `most` findings, and a button for the rest.
pub fn first(editor: Editor, findings: Memo<Vec<Listed>>, most: usize) -> (Memo<Vec<Listed>>, AnyView) {
    let is_asked_for = RwSignal::new(false);
    // Whoever is led to a finding sees it in the list, too.
    let hidden = move || {
        let (is_all, at) = (is_asked_for.get(), editor.help().at.get());
        findings.with(|all| {
            let beyond = all.get(most..).unwrap_or_default();
            let is_led_there = beyond.iter().any(|listed| Some(listed.key) == at);
            if is_all || is_led_there { 0 } else { beyond.len() }
        })
    };
    let shown = Memo::new(move |_| {
        let hidden = hidden();
        findings.with(|all| all[..all.len() - hidden].to_vec())
    });
    let rest = move || {
        let hidden = hidden();
        (hidden > 0).then(|| {
            view! {
                <button type="button" class="button button--quiet" on:click=move |_| is_asked_for.set(true)>
                    {words::more(hidden)}
                </button>
            }
        })
    };
    (shown, rest.into_any())
}

/// Each finding as `line` shows it. A line stays the same for as long as its finding does.
pub fn lines(
    editor: Editor,
    findings: impl Fn() -> Vec<Listed> + Send + Sync + 'static,
    line: fn(Editor, Listed) -> AnyView,
) -> AnyView {
    let piece = move |listed: Listed| KeyedView::new(listed.key.to_string(), move |_| line(editor, listed.clone()));
    let pieces = move || findings().into_iter().map(piece).collect::<Vec<_>>();
    view! { <KeyedViews each=Signal::derive(pieces) /> }.into_any()
}

/// The first `most` findings as `line` shows them, and a button for the rest.
#[component]
pub fn FindingList(
    class: &'static str,
    label: String,
    findings: Memo<Vec<Listed>>,
    most: usize,
    line: fn(Editor, Listed) -> AnyView,
) -> impl IntoView {
    let editor = Editor::expect();
    let (shown, rest) = first(editor, findings, most);
    view! {
        <ul class=class aria-label=label>
            {lines(editor, move || shown.get(), line)}
        </ul>
        {rest}
    }
}

/// The findings of one field, below its boxes, those of a row in it, and what was just done about them. While one writes
/// elsewhere each is a line that leads there.
#[component]
pub fn FieldFindings(field: Field) -> impl IntoView {
    let editor = Editor::expect();
    let findings = editor.checked().of_field(field);
    tie(editor, findings);
    let by_row = by_row(editor, field, findings);
    let whole = of_row(by_row, None);
    view! {
        {move || done(editor, field)}
        {secret_question(editor, field)}
        {move || redaction_note(editor, Some(field))}
        <div class="field__findings" class:field__findings--open=move || editor.help().is_unfolded(field, None)>
            <FindingList class="findings findings--field" label=words::of_field(field.label()) findings=whole most=MOST_BELOW line=field_line />
        </div>
        {in_rows(editor, field, by_row)}
    }
}

/// Stays until the field is changed again.
fn done(editor: Editor, field: Field) -> Option<AnyView> {
    let help = editor.help();
    let report = editor.checked().report;
    let told = help.done.with(|done| {
        let done = done.as_ref().filter(|done| done.field == field)?;
        let is_as_left = report.with(|report| report.value(field) == done.after.value(field));
        is_as_left.then(|| done.words.clone())
    })?;
    let undo = view! {
        <p class="findings__done">
            {told} " "
            <button type="button" class="button button--link" on:click=move |_| take_back(editor)>
                {root::UNDO}
            </button>
        </p>
    };
    Some(undo.into_any())
}
