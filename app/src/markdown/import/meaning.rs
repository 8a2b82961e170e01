//! What headings and labels mean: by the words that published reports use, and by the words they are made of.

mod words;

use crate::report::Field;

/// Phrases by field, as [`plain`] makes them.
const PHRASES: [(Field, &[&str]); 22] = [
    (
        Field::WhatHappened,
        &[
            "what happened",
            "summary",
            "executive summary",
            "issue summary",
            "summary of the issue",
            "overview",
            "issue overview",
            "description",
            "outage description",
            "issue description",
            "synopsis",
            "abstract",
            "tldr",
            "tl;dr",
            "what happend",
            "background",
            "context",
            "problem",
            "problem statement",
            "problem description",
            "sammendrag",
            "摘要",
            "概述",
            "概要",
            "事件概述",
            "事故概述",
        ],
    ),
    (
        Field::ImpactScope,
        &[
            "impact scope",
            "scope",
            "scope of impact",
            "summary of impact",
            "blast radius",
            "affected systems",
            "systems affected",
            "影响范围",
        ],
    ),
    (Field::Timeline, &["timeline", "timeline of events", "chronology", "sequence of events", "tidslinje", "时间线"]),
    (
        Field::Detection,
        &[
            "detection",
            "how was it detected",
            "how it was detected",
            "how we noticed",
            "how was it noticed",
            "how did we detect it",
            "investigation",
            "påvisning",
            "发现",
        ],
    ),
    (
        Field::WhereItWentWrong,
        &[
            "where it went wrong",
            "where did it go wrong",
            "leadup",
            "lead-up",
            "lead up",
            "fault",
            "changed files",
            "location",
        ],
    ),
    (
        Field::ImmediateCause,
        &[
            "immediate cause",
            "immediate causes",
            "trigger",
            "triggers",
            "direct cause",
            "proximate cause",
            "proximate causes",
            "triggering event",
            "utløsende faktor",
            "why it went wrong",
            "直接原因",
        ],
    ),
    (
        Field::RootCause,
        &[
            "root cause",
            "root causes",
            "root cause analysis",
            "rca",
            "cause",
            "causes",
            "cause analysis",
            "identified cause",
            "underlying cause",
            "underlying causes",
            "contributing factors",
            "contributing factor",
            "contributing causes",
            "contributing conditions",
            "contributing conditions analysis",
            "why did it happen",
            "why did this happen",
            "why it happened",
            "what caused it",
            "what caused this",
            "what was the cause",
            "5 whys",
            "five whys",
            "5 whys analysis",
            "rotårsaker",
            "rotårsak",
            "根因分析",
            "根因",
            "根本原因",
        ],
    ),
    (
        Field::SafeguardGaps,
        &[
            "why existing safeguards didn't prevent this",
            "why existing safeguards didn't prevent it",
            "process breakdown",
            "process breakdowns",
            "safeguard gaps",
        ],
    ),
    (Field::CausalChain, &["causal chain", "cause chain"]),
    (
        Field::UserImpact,
        &[
            "impact",
            "user impact",
            "end user impact",
            "customer impact",
            "impact on users",
            "impact on customers",
            "affected users",
            "users affected",
            "customers affected",
            "who was affected",
            "konsekvens",
            "影响",
        ],
    ),
    (Field::BusinessImpact, &["business impact", "financial impact", "revenue impact", "productivity impact"]),
    (Field::TechnicalImpact, &["technical impact", "infrastructure impact", "system impact", "technical metrics"]),
    (
        Field::ImmediateFixes,
        &[
            "immediate fixes",
            "immediate fix",
            "resolution",
            "resolutions",
            "recovery",
            "mitigation",
            "mitigations",
            "remediation",
            "response",
            "fix",
            "fixes",
            "workaround",
            "workarounds",
            "immediate mitigation",
            "immediate mitigation steps",
            "immediate actions",
            "actions taken",
            "how was it resolved",
            "how it was resolved",
            "how was it fixed",
            "how we fixed it",
            "how was resolved",
            "løsning",
            "解决方案",
            "修复",
        ],
    ),
    (
        Field::LongTermSolutions,
        &[
            "long-term solutions",
            "long term solutions",
            "long-term fixes",
            "long-term fixes applied",
            "long term fixes",
            "permanent fix",
            "corrective actions",
            "corrective action",
            "改进措施",
            "后续措施",
            "预防措施",
            "corrective and preventative measure",
            "corrective and preventative measures",
            "corrective and preventive measures",
            "corrective and preventive actions",
            "preventative and corrective actions",
            "preventive measures",
            "preventative measures",
            "prevention",
            "moving forward",
            "recommendations",
            "how are we going to do better in the future",
            "how will we prevent this",
        ],
    ),
    (
        Field::ActionItems,
        &[
            "action items",
            "action item",
            "actions",
            "action plan",
            "follow-ups",
            "follow ups",
            "followups",
            "follow-up",
            "follow up",
            "follow-up actions",
            "follow-up items",
            "next steps",
            "todo",
            "to do",
            "todos",
            "tasks",
            "remediation items",
            "questions for follow up",
            "action items and followups",
            "action items and follow-ups",
            "aksjonspunkter",
            "行动项",
        ],
    ),
    (Field::PriorityActions, &["priority actions", "key actions"]),
    (Field::PreReleaseChecklist, &["pre-release checklist", "release checklist"]),
    (
        Field::WhatWentWell,
        &[
            "what went well",
            "what worked",
            "what worked well",
            "what went right",
            "what did we do well",
            "what we did well",
            "things that went well",
            "went well",
            "hva gikk bra",
            "做得对的地方",
            "做得好的地方",
        ],
    ),
    (
        Field::WhatCouldBeImproved,
        &[
            "what could be improved",
            "what can be improved",
            "what went wrong",
            "what went badly",
            "what went poorly",
            "what didn't go well",
            "what didn't go so well",
            "what did not go well",
            "what didn't work",
            "what did not work",
            "what could have gone better",
            "what could be better",
            "what could have been better",
            "what could we do better",
            "what we could have done better",
            "things that went wrong",
            "areas for improvement",
            "room for improvement",
            "lessons learned",
            "lessons learnt",
            "lesson learned",
            "lessons",
            "learnings",
            "key learnings",
            "takeaways",
            "key takeaways",
            "what did we learn",
            "what we learned",
            "what have we learned",
            "hva gikk dårlig",
            "hva lærte vi",
            "教训",
        ],
    ),
    (
        Field::SystemicImprovements,
        &[
            "systemic improvements",
            "systemic improvements needed",
            "process improvements",
            "documentation improvements",
            "technical improvements",
            "improvements",
            "future improvements",
        ],
    ),
    (
        Field::WhereWeGotLucky,
        &[
            "where we got lucky",
            "where did we get lucky",
            "what went luckily",
            "how we got lucky",
            "hvor hadde vi flaks",
        ],
    ),
    (
        Field::RelatedLinks,
        &[
            "related links",
            "links",
            "references",
            "related postmortems",
            "related post-mortems",
            "related incidents",
            "related documents",
            "related documentation",
            "see also",
            "further reading",
            "linker",
            "相关链接",
        ],
    ),
];

/// Keys of the front matter alone; as headings they would be too vague.
const KEYS: [(Field, &[&str]); 10] = [
    (
        Field::Severity,
        &[
            "severity",
            "severity level",
            "sev",
            "sev level",
            "incident severity",
            "incident priority",
            "severity rating",
            "严重级别",
            "严重度",
            "严重程度",
            "事件等级",
            "事件级别",
            "故障等级",
            "等级",
        ],
    ),
    (
        Field::Status,
        &[
            "status",
            "report status",
            "document status",
            "postmortem status",
            "review status",
            "incident status",
            "state",
            "状态",
        ],
    ),
    (
        Field::Owner,
        &[
            "owner",
            "owners",
            "report owner",
            "document owner",
            "postmortem owner",
            "incident owner",
            "postmortem lead",
            "incident lead",
            "report lead",
            "driver",
            "dri",
            "directly responsible individual",
            "point of contact",
            "负责人",
        ],
    ),
    (Field::Reviewers, &["reviewers", "reviewer", "reviewed by", "report reviewers"]),
    (
        Field::Started,
        &[
            "started",
            "started at",
            "start",
            "start time",
            "start date",
            "start date/time",
            "date/time started",
            "incident start",
            "incident started",
            "incident start time",
            "incident date",
            "date of incident",
            "date of the incident",
            "incident began",
            "began",
            "start of impact",
            "impact start",
            "impact started",
            "impact start time",
            "start of incident",
            "outage start",
            "outage started",
            "time started",
            "发生时间",
            "开始时间",
        ],
    ),
    (
        Field::Detected,
        &[
            "detected",
            "detected at",
            "time detected",
            "detection time",
            "incident detected",
            "time of detection",
            "first detected",
            "detected on",
            "discovered",
            "discovered at",
            "发现时间",
        ],
    ),
    (
        Field::Resolved,
        &[
            "resolved",
            "resolved at",
            "time resolved",
            "resolved on",
            "resolution time",
            "time of resolution",
            "end",
            "ended",
            "ended at",
            "end time",
            "end date",
            "end date/time",
            "incident end",
            "incident ended",
            "incident end time",
            "incident resolved",
            "end of impact",
            "impact end",
            "impact ended",
            "impact end time",
            "end of incident",
            "outage end",
            "outage ended",
            "recovered at",
            "time ended",
            "恢复时间",
            "结束时间",
        ],
    ),
    (
        Field::Authors,
        &[
            "authors",
            "author",
            "written by",
            "report author",
            "report authors",
            "postmortem author",
            "postmortem authors",
            "prepared by",
            "document author",
            "作者",
            "撰写人",
        ],
    ),
    (
        Field::Services,
        &[
            "services",
            "service",
            "affected services",
            "services affected",
            "affected service",
            "service affected",
            "impacted services",
            "services impacted",
            "impacted service",
            "affected components",
            "components affected",
            "受影响服务",
        ],
    ),
    (Field::Tags, &["tags", "tag", "keywords", "labels", "分类", "标签"]),
];

/// What follows a phrase without changing what it means.
const ENDINGS: [&str; 6] =
    [" of the incident", " of the outage", " of the issue", " of the problem", " of this incident", " the incident"];

/// What goes before a phrase without changing what it means.
const BEGINNINGS: [&str; 4] = ["the ", "incident ", "our ", "postmortem "];

/// The field that a heading or label names. `None` where it names none, or several in different sections.
pub(in crate::markdown) fn field(text: &str) -> Option<Field> {
    let plain = plain(text);
    known(&plain).or_else(|| {
        let parts: Vec<&str> = plain.split(" and ").flat_map(|part| part.split(['/', ','])).map(str::trim).collect();
        let fields: Vec<Field> = parts.iter().map(|part| known(part)).collect::<Option<_>>()?;
        let first = *fields.first()?;
        fields.iter().all(|field| field.section() == first.section()).then_some(first)
    })
}

/// The field of the front matter that a key, a label or a heading names.
pub(super) fn detail(text: &str) -> Option<Field> {
    let plain = plain(text);
    let is_named = |(_, phrases): &&(Field, &[&str])| phrases.contains(&plain.as_str());
    KEYS.iter().find(is_named).map(|(field, _)| *field)
}

fn known(plain: &str) -> Option<Field> {
    phrase(plain).or_else(|| words::by_words(plain))
}

fn phrase(plain: &str) -> Option<Field> {
    let known = |text: &str| {
        let named = PHRASES.iter().find(|(_, phrases)| phrases.contains(&text));
        named.map(|(field, _)| *field)
    };
    let ending = |text: &'_ str| ENDINGS.iter().find_map(|ending| text.strip_suffix(ending)).and_then(known);
    known(plain).or_else(|| ending(plain)).or_else(|| {
        let rest = BEGINNINGS.iter().find_map(|beginning| plain.strip_prefix(beginning))?;
        known(rest).or_else(|| ending(rest))
    })
}

/// What a heading says after the word for the timeline: zones, dates, how exact it is.
pub(super) fn timeline_rest(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = text.get(8..).filter(|_| text[..8].eq_ignore_ascii_case("timeline"))?;
    (!rest.starts_with(char::is_alphanumeric)).then(|| rest.trim())
}

/// What the heading of a timeline says beside that it is one.
pub(super) fn beside_timeline(text: &str) -> &str {
    // `Chronology (UTC)`, `2. Timeline of events (UTC)`
    let bracket = text.find(['(', '（']).filter(|_| field(text) == Some(Field::Timeline));
    let rest = bracket.map(|at| &text[at..]).or_else(|| timeline_rest(text)).unwrap_or_default();
    rest.trim_end_matches(['*', '_', ' '])
}

/// A heading in lower case without numbers, emoji and marks around it, without what stands in brackets.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            '*' | '_' | '`' => {}
            _ if depth > 0 => {}
            '’' | '‘' => plain.push('\''),
            '&' | '+' => plain.push_str("and"),
            _ if character.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            _ => plain.extend(character.to_lowercase()),
        }
    }
    let is_edge = |c: char| !c.is_alphanumeric();
    let text = plain.trim_matches(is_edge);
    without_number(text).trim_matches(is_edge).to_owned()
}

/// Without `1.`, `2)`, `1.2`, `d.` in front.
fn without_number(text: &str) -> &str {
    let Some((number, rest)) = text.split_once(' ') else { return text };
    let digits = number.trim_end_matches(['.', ')', ':']);
    let is_number =
        digits.chars().all(|c| c.is_ascii_digit() || c == '.') && (digits.len() < number.len() || digits.contains('.'));
    let is_letter = digits.len() == 1 && digits.len() < number.len();
    if is_number || is_letter { rest } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_other_words_are_known() {
        for (heading, meant) in [
            ("Root Causes", Field::RootCause),
            ("1. Summary:", Field::WhatHappened),
            ("🔥 Impact", Field::UserImpact),
            ("Trigger(s)", Field::ImmediateCause),
            ("What didn’t go so well?", Field::WhatCouldBeImproved),
            ("Resolution & Recovery", Field::ImmediateFixes),
            ("**Incident Summary**", Field::WhatHappened),
            ("Root cause of the outage", Field::RootCause),
            ("根因分析（blameless）", Field::RootCause),
            ("Lessons learned and future improvements", Field::WhatCouldBeImproved),
            ("Action items & followups", Field::ActionItems),
        ] {
            assert_eq!(field(heading), Some(meant), "{heading}");
        }
    }

    #[test]
    fn what_is_ambiguous_or_unknown_is_not() {
        for heading in
            ["Root cause and mitigation", "Detection & Response", "Stats", "Attendees", "", "5", "Q&A", "14:08"]
        {
            assert_eq!(field(heading), None, "{heading}");
        }
    }

    #[test]
    fn the_rest_of_a_timeline_heading_is_told() {
        assert_eq!(timeline_rest("Timeline (all times PST) 7/5"), Some("(all times PST) 7/5"));
        assert_eq!(timeline_rest("TIMELINE"), Some(""));
        assert_eq!(timeline_rest("Timelines"), None);
        for (heading, rest) in [
            ("Timeline (all times PST) 7/5", "(all times PST) 7/5"),
            ("Chronology (CEST)", "(CEST)"),
            ("**2. Timeline of events (UTC)**", "(UTC)"),
            ("Incident timeline (UTC)", "(UTC)"),
            ("Timeline - UTC", "- UTC"),
            ("Sequence of events", ""),
        ] {
            assert_eq!(beside_timeline(heading), rest, "{heading}");
        }
    }
}
