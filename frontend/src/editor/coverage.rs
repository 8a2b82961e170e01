//! What the action items cover: which kinds of action there are, and which causes have one.

use leptos::prelude::*;
use postmortem::lint::Coverage;
use postmortem::report::Category;

use super::Editor;
use crate::words;

/// A small picture in words and marks.
#[component]
pub fn CoverageView() -> impl IntoView {
    let coverage = Editor::expect().checked().coverage;
    move || {
        let Coverage { kinds, causes } = coverage.get();
        let kinds = Category::ALL.into_iter().zip(kinds).map(|(kind, count)| mark(kind.word().to_owned(), count));
        let causes = causes.into_iter().map(|(place, count)| mark(place.label(), count));
        view! {
            <section class="coverage" aria-label=words::COVERAGE>
                {list(words::COVERAGE_KINDS, kinds.collect())} {list(words::COVERAGE_CAUSES, causes.collect())}
            </section>
        }
    }
}

fn list(name: &'static str, marks: Vec<AnyView>) -> Option<AnyView> {
    (!marks.is_empty()).then(|| {
        view! {
            <h4 class="coverage__name">{name}</h4>
            <ul class="coverage__marks">{marks}</ul>
        }
        .into_any()
    })
}

fn mark(name: String, count: usize) -> AnyView {
    let (class, sign) =
        if count > 0 { ("coverage__mark coverage__mark--met", "✓ ") } else { ("coverage__mark", "○ ") };
    view! {
        <li class=class>
            <span aria-hidden="true">{sign}</span>
            {name}
            <span class="coverage__count">{words::rows(count)}</span>
        </li>
    }
    .into_any()
}
