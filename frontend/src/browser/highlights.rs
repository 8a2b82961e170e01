//! The browser's highlights of ranges of text, one kind for each severity.

use leptos::prelude::document;
use postmortem::lint::{Severity, Span};
use postmortem::utf16;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Range, Text};

/// As the style sheet names them.
const NAMES: [(Severity, &str); 3] =
    [(Severity::Error, "finding-error"), (Severity::Warning, "finding-warning"), (Severity::Hint, "finding-hint")];

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(catch, js_namespace = ["CSS", "highlights"], js_name = set)]
    fn set_highlight(name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["CSS", "highlights"], js_name = delete)]
    fn delete_highlight(name: &str) -> Result<bool, JsValue>;
}

/// Highlights spans of a text, and nothing else on the page. `lines` are the nodes of its lines, in their order.
pub fn draw(text: &str, lines: &[Text], spans: &[(Span, Severity)]) {
    clear();
    let mut begins = Vec::with_capacity(lines.len());
    let mut at = 0;
    for line in text.split('\n') {
        begins.push(at);
        at += utf16::length(line) + 1;
    }
    let spot = |at: usize| {
        let number = begins.partition_point(|begin| *begin <= at).checked_sub(1)?;
        Some((lines.get(number)?, short(at - begins[number])))
    };
    for (severity, name) in NAMES {
        let mut found = spans.iter().filter(|(_, other)| *other == severity).peekable();
        if found.peek().is_none() {
            continue;
        }
        // A browser without highlights shows the list of findings, and no underlines.
        let Ok(highlight) = Highlight::new() else { return };
        for (span, _) in found {
            if let (Some(start), Some(end)) = (spot(span.start), spot(span.end))
                && let Some(range) = range(start, end)
            {
                highlight.add(&range);
            }
        }
        let _ = set_highlight(name, &highlight);
    }
}

/// Highlights nothing any more.
pub fn clear() {
    for (_, name) in NAMES {
        let _ = delete_highlight(name);
    }
}

fn range(start: (&Text, u32), end: (&Text, u32)) -> Option<Range> {
    let range = document().create_range().ok()?;
    range.set_start(start.0, start.1).ok()?;
    range.set_end(end.0, end.1).ok()?;
    Some(range)
}

fn short(units: usize) -> u32 {
    u32::try_from(units).unwrap_or(u32::MAX)
}
