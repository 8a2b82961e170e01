//! All findings by section, in the order of the report, which F8 follows.

use leptos::prelude::*;
use postmortem::lint::Severity;
use postmortem::report::Section;

use super::line::{class_of, panel_line};
use super::list::{Listed, first, lines};
use crate::editor::Editor;
use crate::shown::{KeyedView, KeyedViews};
use crate::words::findings as words;

/// So many are listed before the rest is asked for.
const MOST: usize = 12;

/// A list of sections, each with a list of what is found in it.
#[component]
pub fn Groups(findings: Memo<Vec<Listed>>) -> impl IntoView {
    let editor = Editor::expect();
    let (shown, rest) = first(editor, findings, MOST);
    let sections = move || {
        let mut sections: Vec<Section> = shown.with(|all| all.iter().map(section_of).collect());
        sections.dedup();
        let group = |section: Section| KeyedView::new(section.name(), move |_| group(editor, shown, section));
        sections.into_iter().map(group).collect::<Vec<_>>()
    };
    view! {
        <ul class="panel__groups" aria-label=words::ALL>
            <KeyedViews each=Signal::derive(sections) />
        </ul>
        {rest}
    }
}

fn section_of(listed: &Listed) -> Section {
    listed.finding.place.field.section()
}

fn group(editor: Editor, shown: Memo<Vec<Listed>>, section: Section) -> AnyView {
    let id = format!("found-{}", section as usize);
    let of_section = move || {
        shown.with(|all| all.iter().filter(|listed| section_of(listed) == section).cloned().collect::<Vec<_>>())
    };
    view! {
        <li>
            <h3 class="panel__subheading" id=id.clone()>{section.heading()}</h3>
            <ul class="findings" aria-labelledby=id>{lines(editor, of_section, panel_line)}</ul>
        </li>
    }
    .into_any()
}

/// How many there are of each severity, in words beside its mark.
#[component]
pub fn Tally(findings: Memo<Vec<Listed>>) -> impl IntoView {
    let of = move |severity: Severity| {
        let count = findings.with(|all| all.iter().filter(|listed| listed.finding.severity == severity).count());
        (count > 0).then(|| {
            view! {
                <li class=class_of(severity)>
                    <span class="finding__severity" aria-hidden="true"></span>
                    {words::tally(severity, count)}
                </li>
            }
        })
    };
    view! {
        <ul class="panel__tally">
            {[Severity::Error, Severity::Warning, Severity::Hint].map(|severity| move || of(severity)).into_iter().collect_view()}
        </ul>
    }
}
