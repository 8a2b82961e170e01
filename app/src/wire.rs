//! What travels between the browser, the server and other programs.

mod events;
mod library;

pub use events::{Event, EventData, OpenReports};
pub use library::{ActionCounts, ActionLine, Actions, Count, Counts, DuePolicy, Library, Summary};

use serde::{Deserialize, Serialize};

use crate::lint::{Checker, Context, Finding, Fix, OTHER_LANGUAGE, Severity, Span, capped};
use crate::markdown::{Fault, Imported, SourceMap};
use crate::report::{Cell, Report};

/// The answer to POST, GET and PUT of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Saved {
    /// A UUID, made by the client.
    pub id: String,
    /// Counts from 1.
    pub revision: u64,
    /// Normalised.
    #[serde(with = "crate::report::json")]
    pub report: Report,
    /// In the answer to Markdown that was sent: words that the report says in its own, in the order of
    /// the lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Vec<Imported>>,
}

/// One sitting of a report: what was saved without a pause of half an hour, as it was at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RevisionSummary {
    /// The last revision of the sitting.
    pub revision: u64,
    /// The first one, the same where there is but one.
    pub first: u64,
    /// When the first that is still there was saved: RFC 3339, UTC, whole seconds.
    pub began_at: String,
    /// When the last one was saved: RFC 3339, UTC, whole seconds.
    pub saved_at: String,
    /// True when one of them is marked to be kept for good.
    pub kept: bool,
    /// True when that is the last one.
    pub last_kept: bool,
}

/// What a report was before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct History {
    /// By sitting, last first. After 30 days only the last revision of a sitting can be read.
    pub revisions: Vec<RevisionSummary>,
}

/// A text to take out of a report's past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Purge {
    /// As it is written, letter for letter; at least [`Purge::LEAST`] characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 3))]
    pub text: String,
}

impl Purge {
    /// A shorter text stands in too many words to be meant.
    pub const LEAST: usize = 3;
}

/// The answer when a text or secrets were taken out of a report's past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Redacted {
    /// How many past revisions held one until now.
    pub revisions: u64,
}

/// A report in the bin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deleted {
    /// The UUID of the report, in small letters with hyphens.
    pub id: String,
    /// Empty for a report without a title.
    pub title: String,
    /// RFC 3339, UTC, whole seconds.
    pub deleted_at: String,
    /// From when on it cannot be restored: RFC 3339, UTC, whole seconds.
    pub gone_at: String,
}

/// The bin: reports that can still be restored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bin {
    /// Last deleted first, at most 200.
    pub reports: Vec<Deleted>,
}

/// What to make a share link with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NewShare {
    /// For whom it is, to tell links apart. One line, at most 200 characters.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub label: String,
    /// 1 to 3,650; null for a link that does not expire.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 3650))]
    pub expires_in_days: Option<u32>,
    /// The one revision that it shows for as long as it works; null for a link that follows the text.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub revision: Option<u64>,
    /// True to hand on the front matter of other programs with the written form.
    pub front_matter: bool,
}

/// A share link as it is listed: without its token, which nobody can read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Share {
    /// Names the link, opens nothing.
    pub id: String,
    /// For whom it is.
    pub label: String,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// RFC 3339, UTC; null when it does not expire.
    pub expires_at: Option<String>,
    /// RFC 3339, UTC; null while it works.
    pub revoked_at: Option<String>,
    /// True when its time is over. It stays so, whatever the server's clock says later.
    pub expired: bool,
    /// The revision that it is pinned to; null when it follows the text.
    pub revision: Option<u64>,
    /// True when the written form has the front matter of other programs.
    pub front_matter: bool,
    /// How often it was opened.
    pub opened: u64,
    /// The last day on which it was opened, such as 2026-03-02, in UTC; null when it never was.
    pub opened_on: Option<String>,
}

/// All share links of a report, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Shares {
    /// Also those that no longer work.
    pub shares: Vec<Share>,
}

/// A share link just made. The address is in this answer only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreatedShare {
    /// The whole address, to be copied.
    pub url: String,
    /// The link as it will be listed.
    #[serde(flatten)]
    pub share: Share,
}

/// What the browser needs of the server's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Settings {
    /// Where share links lead for readers; null when they open on this computer only.
    pub public_url: Option<String>,
    /// The most bytes of written Markdown per report.
    pub max_markdown_bytes: usize,
    /// Severities of rules, and names and roles that count as persons.
    #[serde(default)]
    pub lint: Context,
}

/// An error in the form of RFC 9457.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `about:blank`: the status says what kind it is.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status in words.
    pub title: String,
    /// The HTTP status of the response, repeated for whoever reads only the body.
    pub status: u16,
    /// What was wrong, where, and what the limit is.
    pub detail: String,
    /// With a stale `If-Match`: what the report is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Box<Saved>>,
}

/// The answer of `POST /api/lint`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Linted {
    /// In reading order.
    pub findings: Vec<WireFinding>,
    /// True when no error is open.
    pub ready: bool,
    /// What was not looked at, and why; left out where all was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
}

impl Linted {
    /// Asks all rules. `source` is there when the input was Markdown; what is wrong with it does not count
    /// for `ready`.
    pub fn of(report: &Report, context: &Context, source: Option<(&SourceMap, &[Fault])>) -> Linted {
        let mut checker = Checker::new(context.clone());
        let findings = checker.check(report);
        let ready = crate::lint::is_ready(&findings);
        let note = (!checker.is_english()).then_some(OTHER_LANGUAGE);
        let source_map = source.map(|(source_map, _)| source_map);
        let mut findings: Vec<WireFinding> =
            findings.into_iter().map(|finding| WireFinding::new(finding, source_map)).collect();
        let faults = source.map_or(&[][..], |(_, faults)| faults).iter();
        let faults = faults.filter_map(|fault| WireFinding::of_fault(fault, context));
        findings.extend(capped(faults, |fault| (fault.rule, fault.field.clone()), |fault| &mut fault.message));
        Linted { findings, ready, note }
    }
}

/// A finding on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WireFinding {
    /// The name of the rule, such as `blame.human-error`; its page is `/rules/{name}`.
    pub rule: &'static str,
    /// What the rule is called, for people.
    pub title: &'static str,
    /// `error`, `warning` or `hint`.
    pub severity: Severity,
    /// The section's heading in lower case.
    pub section: String,
    /// The field's label in lower case.
    pub field: String,
    /// Counts from 1.
    pub item: Option<usize>,
    /// A column of the action table.
    pub cell: Option<Cell>,
    /// UTF-16 units within that text.
    pub span: Option<Span>,
    /// The source line, counted from 1, when the input was Markdown.
    pub line: Option<usize>,
    /// What was seen, on a line of at most 60 characters; on the next why it matters and what would be better.
    pub message: String,
    /// Changes that settle it.
    pub fixes: Vec<Fix>,
}

impl WireFinding {
    /// `None` where the rule is off.
    fn of_fault(fault: &Fault, context: &Context) -> Option<WireFinding> {
        let Fault { rule, place, line, ref message } = *fault;
        let severity = context.severity(rule)?;
        let finding = Finding { rule, severity, place, span: None, message: message.clone(), fixes: Vec::new() };
        Some(WireFinding { line, ..WireFinding::new(finding, None) })
    }

    fn new(finding: Finding, source_map: Option<&SourceMap>) -> WireFinding {
        let Finding { rule, severity, place, span, message, fixes } = finding;
        WireFinding {
            rule,
            title: crate::lint::title(rule),
            severity,
            section: place.field.section().name(),
            field: place.field.name(),
            item: place.item,
            cell: place.cell,
            span,
            line: source_map.and_then(|map| map.line(place)),
            message,
            fixes,
        }
    }
}
