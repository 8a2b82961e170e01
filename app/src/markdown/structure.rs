//! Which lines are structure: headings, labels, the footer and code fences, and how text that
//! looks like them is told apart.
//!
//! Structure starts in the first column. Lines inside a closed code fence are never structure.

mod fence;

pub(super) use fence::{Fence, Fenced, fenced};

use crate::report::{Field, Section};

/// The last line of every report.
pub(super) const FOOTER: &str = "*This postmortem follows blameless principles, focusing on systems, processes, and roles rather than individuals to promote learning and continuous improvement.*";

/// What ends every section.
pub(super) const SEPARATOR: &str = "---";

/// What a line of structure says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark<'a> {
    /// The heading of a section that the program knows; text below it belongs to its first field.
    Section(Section),
    /// The heading of a custom section.
    Custom(&'a str),
    /// A field's heading or label, and what follows the label on its line.
    Field(Field, &'a str),
    /// The footer.
    Footer,
}

/// How a field announces itself in the written form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Lead {
    /// By its section's heading alone.
    Section,
    /// `### Heading`.
    Heading(&'static str),
    /// `**Label:**`.
    Label(&'static str),
    /// A key of the front matter: its label in lower case.
    Key(&'static str),
}

/// How `field` announces itself.
pub(super) const fn lead(field: Field) -> Lead {
    match field {
        Field::Title
        | Field::WhereItWentWrong
        | Field::ActionItems
        | Field::PreReleaseChecklist
        | Field::RelatedLinks => Lead::Section,
        Field::WhatHappened => Lead::Label("What happened"),
        Field::ImpactScope => Lead::Label("Impact scope"),
        Field::SafeguardGaps => Lead::Label("Why existing safeguards didn't prevent this"),
        Field::PriorityActions => Lead::Label("Priority Actions"),
        Field::ImmediateCause => Lead::Heading("Immediate Cause"),
        Field::RootCause => Lead::Heading("Root Cause"),
        Field::CausalChain => Lead::Heading("Causal Chain"),
        Field::UserImpact => Lead::Heading("User Impact"),
        Field::BusinessImpact => Lead::Heading("Business Impact"),
        Field::TechnicalImpact => Lead::Heading("Technical Impact"),
        Field::ImmediateFixes => Lead::Heading("Immediate Fixes"),
        Field::LongTermSolutions => Lead::Heading("Long-term Solutions"),
        Field::WhatWentWell => Lead::Heading("What Went Well"),
        Field::WhatCouldBeImproved => Lead::Heading("What Could Be Improved"),
        Field::SystemicImprovements => Lead::Heading("Systemic Improvements"),
        Field::WhereWeGotLucky => Lead::Heading("Where We Got Lucky"),
        Field::Timeline | Field::Detection | Field::CustomSections => Lead::Section,
        Field::Severity
        | Field::Status
        | Field::Owner
        | Field::Reviewers
        | Field::Started
        | Field::Detected
        | Field::Resolved
        | Field::Authors
        | Field::Services
        | Field::Tags => Lead::Key(field.label()),
    }
}

/// Reads a line as structure of the written form, word for word; `None` for any other line.
pub(super) fn mark(line: &str) -> Option<Mark<'_>> {
    match line.as_bytes().first()? {
        b'#' => section_mark(line).or_else(|| field_mark(line)),
        b'*' if line.trim_end() == FOOTER => Some(Mark::Footer),
        b'*' => {
            let label_and_rest = line.strip_prefix("**")?;
            Field::TEMPLATE.into_iter().find_map(|field| {
                let Lead::Label(label) = lead(field) else { return None };
                let rest = label_and_rest.strip_prefix(label)?.strip_prefix(":**")?;
                Some(Mark::Field(field, rest))
            })
        }
        _ => None,
    }
}

fn section_mark(line: &str) -> Option<Mark<'_>> {
    let (text, is_closed) = section_heading(line)?;
    let is_named = |section: &&Section| !is_closed && section.heading() == text;
    let known = Section::ALL.iter().filter(|section| is_headed(**section)).find(is_named);
    Some(known.map_or(Mark::Custom(text), |section| Mark::Section(*section)))
}

fn field_mark(line: &str) -> Option<Mark<'_>> {
    let text = line.strip_prefix("### ")?.trim();
    Field::ALL.into_iter().find_map(|field| match lead(field) {
        Lead::Heading(name) if name == text => Some(Mark::Field(field, "")),
        _ => None,
    })
}

/// True for a section that stands under a `##` heading of its own.
pub(super) fn is_headed(section: Section) -> bool {
    !matches!(section, Section::Title | Section::Details | Section::CustomSections)
}

/// The text of a `##` heading, and whether it has a closing sequence (CommonMark 4.2).
fn section_heading(line: &str) -> Option<(&str, bool)> {
    let rest = line.strip_prefix("##")?;
    if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let text = rest.trim();
    let open = text.trim_end_matches('#');
    let is_closed = open.len() < text.len() && (open.is_empty() || open.ends_with([' ', '\t']));
    Some(if is_closed { (open.trim(), true) } else { (text, false) })
}

/// Writes the heading of a custom section. One that would read as another gets a closing sequence,
/// which no reader sees.
pub(super) fn write_custom_heading(out: &mut String, heading: &str) {
    let mut line = format!("## {heading}");
    line.truncate(line.trim_end().len());
    if mark(&line) != Some(Mark::Custom(heading)) {
        line.push_str(" ##");
    }
    out.push_str(&line);
    out.push('\n');
}

/// The level and text of an ATX heading.
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let is_heading = (1..=6).contains(&level) && text.starts_with([' ', '\t']);
    is_heading.then(|| (level, text.trim()))
}

/// Writes lines of prose so that none reads as structure.
pub(super) fn escape_prose(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let states = fenced(&lines);
    let mut escaped = String::with_capacity(text.len() + 8);
    for (index, (line, state)) in lines.iter().zip(states).enumerate() {
        if index > 0 {
            escaped.push('\n');
        }
        if state == Fenced::Outside && needs_backslash(line, is_prose_structure) {
            escaped.push('\\');
        }
        escaped.push_str(line);
    }
    escaped
}

/// A line of prose outside code, as it was before [`escape_prose`].
pub(super) fn unescape_prose(line: &str) -> &str {
    without_backslash(line, is_prose_structure)
}

fn is_prose_structure(line: &str) -> bool {
    mark(line).is_some() || Fence::opened_by(line).is_some()
}

/// True when `line`, its leading backslashes aside, would read as structure.
pub(super) fn needs_backslash(line: &str, is_structure: impl Fn(&str) -> bool) -> bool {
    is_structure(line.trim_start_matches('\\'))
}

/// Takes away the backslash that was put before a line that would have read as structure.
pub(super) fn without_backslash(line: &str, is_structure: impl Fn(&str) -> bool) -> &str {
    match line.strip_prefix('\\') {
        Some(rest) if needs_backslash(rest, is_structure) => rest,
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_labels_are_known_word_for_word() {
        assert_eq!(mark("### Root Cause"), Some(Mark::Field(Field::RootCause, "")));
        assert_eq!(mark("## Impact"), Some(Mark::Section(Section::Impact)));
        assert_eq!(mark("**Impact scope:** all"), Some(Mark::Field(Field::ImpactScope, " all")));
        assert_eq!(mark("## Impact of the change"), Some(Mark::Custom("Impact of the change")));
        for line in ["##Impact", " ## Impact", "#### Root Cause", "### root cause", "**impact scope:** all", "# Impact"]
        {
            assert_eq!(mark(line), None, "{line}");
        }
    }

    #[test]
    fn any_heading_of_a_custom_section_comes_back() {
        for heading in ["Customer notice", "Impact", "", "#", "###", "a #", "a ##", "Timeline", "C#", "\\", "Details"] {
            let mut line = String::new();
            write_custom_heading(&mut line, heading);
            assert_eq!(mark(line.trim_end_matches('\n')), Some(Mark::Custom(heading)), "{line}");
        }
    }

    #[test]
    fn a_backslash_is_added_and_taken_away_only_where_it_matters() {
        for line in ["## Impact", "\\## Impact", "\\\\**Impact scope:** x", "```", "\\~~~"] {
            let escaped = escape_prose(line);
            assert_eq!(escaped, format!("\\{line}"));
            assert_eq!(unescape_prose(&escaped), line);
        }
        for line in ["\\# not ours", "C:\\dir", "\\", "```a```"] {
            assert_eq!(escape_prose(line), line);
            assert_eq!(unescape_prose(line), line);
        }
        assert_eq!(escape_prose("```\n## Impact\n```"), "```\n## Impact\n```");
    }
}
