//! A sentence in a field, and what the rules say of it: how writing looks, to be tried with one click.

use leptos::prelude::*;
use postmortem::lint::{Checker, Context, Edit, Finding, Span};
use postmortem::{Field, Report, utf16};

use crate::browser::focus;
use crate::words::{UNDO, findings, library};

const FIX: &str = "sample-fix";
const BACK: &str = "sample-undo";

/// What it shows is found by the rules themselves, so that it is what the editor shows.
#[component]
pub fn Sample() -> impl IntoView {
    let text = RwSignal::new(library::SAMPLE.to_owned());
    let found = Memo::new(move |_| text.with(|text| find(text)));
    let words = move || {
        let text = text.get();
        let (before, marked, after) = parts(&text, found.get().and_then(|finding| finding.span));
        view! {
            {before}
            <mark class="sample__words">{marked}</mark>
            {after}
        }
    };
    let said = move || found.get().map(|finding| said_of(finding, text));
    let done = move || {
        found.with(Option::is_none).then(|| {
            view! {
                {findings::NONE}
                " "
                <button
                    type="button"
                    class="button button--link"
                    id=BACK
                    on:click=move |_| {
                        text.set(library::SAMPLE.to_owned());
                        focus::focus_soon(FIX.to_owned());
                    }
                >
                    {UNDO}
                </button>
            }
        })
    };
    view! {
        <figure class="sample">
            <figcaption class="sample__caption">{library::SAMPLE_CAPTION}</figcaption>
            <div class="sample__field">
                <p class="sample__label">{Field::RootCause.label()}</p>
                <p class="sample__box">{words}</p>
                <div class="sample__said findings--field">{said}</div>
                <p class="sample__done" role="status">{done}</p>
            </div>
        </figure>
    }
}

fn said_of(finding: Finding, text: RwSignal<String>) -> AnyView {
    let fix = finding.fixes.first().cloned().zip(finding.span).map(|(fix, span)| {
        let mend = move |_| {
            if let Edit::Replacement(better) = &fix.edit {
                text.update(|text| text.replace_range(utf16::bytes(text, span.start..span.end), better));
                focus::focus_soon(BACK.to_owned());
            }
        };
        view! {
            <p class="finding__ways">
                <button type="button" class="button button--link" id=FIX on:click=mend>
                    {fix.title}
                </button>
            </p>
        }
    });
    view! {
        <div class="finding finding--warning">
            <strong class="finding__severity">{finding.severity.word()}</strong>
            <div class="finding__body">
                <p class="finding__said">{finding.headline().to_owned()}</p>
                <p class="finding__why">{finding.reason().to_owned()}</p>
                {fix}
            </div>
        </div>
    }
    .into_any()
}

/// The first thing that the rules say of a root cause.
fn find(text: &str) -> Option<Finding> {
    let report = Report { root_cause: text.to_owned(), ..Report::default() };
    let all = Checker::new(Context::default()).check(&report);
    all.into_iter().find(|finding| finding.place.field == Field::RootCause)
}

/// What stands before the words in question, these, and what stands behind them.
fn parts(text: &str, span: Option<Span>) -> (String, String, String) {
    let span = span.map_or(0..0, |span| span.start..span.end);
    let bytes = utf16::bytes(text, span);
    (text[..bytes.start].to_owned(), text[bytes.clone()].to_owned(), text[bytes.end..].to_owned())
}
