//! What a rule says of one place.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::report::Place;
use crate::utf16;

/// How sure a rule is, and how much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A fact that a machine can be sure of. The report is not ready while one is open.
    Error,
    /// Worth a change before others read it; it can be dismissed with a reason.
    Warning,
    /// Worth a thought; the rule may be wrong here.
    Hint,
}

impl Severity {
    /// In words, as a finding begins.
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Hint => "Hint",
        }
    }
}

/// A stretch of one text in UTF-16 units, as browsers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Span {
    /// The first UTF-16 unit, counted from 0.
    pub start: usize,
    /// The unit behind the last.
    pub end: usize,
}

/// A change that settles a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fix {
    /// What the button says.
    pub title: String,
    /// The change of the report that makes the finding go.
    #[serde(flatten)]
    pub edit: Edit,
}

/// What a fix does to the report. On the wire one member beside the title, named as here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Stands in the finding's span afterwards.
    Replacement(String),
    /// Is taken out of the text: the finding's span and what says nothing without it, such as its brackets, its full
    /// stop or its line.
    Removal(Span),
    /// Stands at the finding's place afterwards, instead of all its text. An item that becomes empty goes.
    Text(String),
    /// Stands instead of the same text in every cell of the finding's column afterwards.
    EveryText(String),
    /// Becomes the item of a new row of the action table.
    NewAction(String),
}

/// What a rule says of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name that allows, dismisses and documents the rule, such as `blame.human-error`.
    pub rule: &'static str,
    /// Of this finding; a rule may be surer of one than of another.
    pub severity: Severity,
    /// The text that was judged: a field, or one cell of one of its items.
    pub place: Place,
    /// The words in question, within the text at `place`.
    pub span: Option<Span>,
    /// What was seen, on a line of at most 60 characters; behind it why it matters and what would be better.
    pub message: String,
    /// Changes that settle it, the likeliest first. A replacement is only offered where there is a span.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// What its rule is called: `Action without an owner`.
    pub fn title(&self) -> &'static str {
        super::title(self.rule)
    }

    /// What was seen, on one line.
    pub fn headline(&self) -> &str {
        self.message.split_once('\n').map_or(self.message.as_str(), |(line, _)| line)
    }

    /// Why it matters and what would be better; empty where the first line says all there is.
    pub fn reason(&self) -> &str {
        self.message.split_once('\n').map_or("", |(_, reason)| reason)
    }

    /// Offers `replacement` for the words of the span.
    pub(super) fn offer(&mut self, title: impl Into<String>, replacement: impl Into<String>) {
        self.fixes.push(Fix { title: title.into(), edit: Edit::Replacement(replacement.into()) });
    }

    /// Offers to take `gone` out of `text`, in which the finding is about `words`, a part of that.
    pub(super) fn offer_removal(
        &mut self,
        title: impl Into<String>,
        text: &str,
        words: &Range<usize>,
        gone: &Range<usize>,
    ) {
        let Some(span) = self.span else { return };
        let start = span.start - utf16::length(&text[gone.start..words.start]);
        let end = span.end + utf16::length(&text[words.end..gone.end]);
        self.fixes.push(Fix { title: title.into(), edit: Edit::Removal(Span { start, end }) });
    }

    /// Offers `text` instead of what stands at the place, wherever the same stands in its column.
    pub(super) fn offer_everywhere(&mut self, title: impl Into<String>, text: impl Into<String>) {
        self.fixes.push(Fix { title: title.into(), edit: Edit::EveryText(text.into()) });
    }

    /// Offers `text` instead of all that stands at the place.
    pub(super) fn offer_text(&mut self, title: impl Into<String>, text: impl Into<String>) {
        self.fixes.push(Fix { title: title.into(), edit: Edit::Text(text.into()) });
    }
}

/// Words of the report as a message quotes them: `“Human error”`, on one line and short enough for the first line.
pub(super) fn quoted(seen: &str) -> String {
    const LONGEST: usize = 26;
    let one_line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("“{}…”", one_line[..end].trim_end()),
        None => format!("“{one_line}”"),
    }
}

/// Of one rule, so many findings are told for a field; nobody reads more.
pub(super) const MOST: usize = 100;

/// The first findings of each rule in each field, as `key` tells them apart. The last of them says how many more there are.
pub(crate) fn capped<T, K: Ord>(
    findings: impl Iterator<Item = T>,
    key: impl Fn(&T) -> K,
    message: impl Fn(&mut T) -> &mut String,
) -> Vec<T> {
    // How many there are, and where the last that is kept stands.
    let mut counts: BTreeMap<K, (usize, usize)> = BTreeMap::new();
    let mut kept: Vec<T> = Vec::new();
    for finding in findings {
        let (count, last) = counts.entry(key(&finding)).or_default();
        *count += 1;
        if *count <= MOST {
            *last = kept.len();
            kept.push(finding);
        }
    }
    for (count, last) in counts.into_values().filter(|(count, _)| *count > MOST) {
        message(&mut kept[last]).push_str(&format!(" This one, and {} more like it.", count - MOST));
    }
    kept
}

/// True when no error is open.
pub fn is_ready(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.severity != Severity::Error)
}
