//! The headings and labels of published reports, word for word.

use crate::report::Field;

/// Phrases by field, in lower case and without marks.
#[rustfmt::skip]
pub(super) const PHRASES: [(Field, &[&str]); 22] = [
    (
        Field::WhatHappened,
        &[
            "what happened", "summary", "executive summary", "issue summary", "summary of the issue", "overview",
            "issue overview", "description", "outage description", "issue description", "synopsis", "abstract",
            "tldr", "tl;dr", "what happend", "background", "context", "problem", "problem statement",
            "problem description", "sammendrag", "摘要", "概述", "概要", "事件概述", "事故概述",
        ],
    ),
    (
        Field::ImpactScope,
        &[
            "impact scope", "scope", "scope of impact", "summary of impact", "blast radius", "affected systems",
            "systems affected", "影响范围",
        ],
    ),
    (Field::Timeline, &["timeline", "timeline of events", "chronology", "sequence of events", "tidslinje", "时间线"]),
    (
        Field::Detection,
        &[
            "detection", "how was it detected", "how it was detected", "how we noticed", "how was it noticed",
            "how did we detect it", "investigation", "påvisning", "发现",
        ],
    ),
    (
        Field::WhereItWentWrong,
        &[
            "where it went wrong", "where did it go wrong", "leadup", "lead-up", "lead up", "fault", "changed files",
            "location",
        ],
    ),
    (
        Field::ImmediateCause,
        &[
            "immediate cause", "immediate causes", "trigger", "triggers", "direct cause", "proximate cause",
            "proximate causes", "triggering event", "utløsende faktor", "why it went wrong", "直接原因",
        ],
    ),
    (
        Field::RootCause,
        &[
            "root cause", "root causes", "root cause analysis", "rca", "cause", "causes", "cause analysis",
            "identified cause", "underlying cause", "underlying causes", "contributing factors",
            "contributing factor", "contributing causes", "contributing conditions",
            "contributing conditions analysis", "why did it happen", "why did this happen", "why it happened",
            "what caused it", "what caused this", "what was the cause", "5 whys", "five whys", "5 whys analysis",
            "rotårsaker", "rotårsak", "根因分析", "根因", "根本原因",
        ],
    ),
    (
        Field::SafeguardGaps,
        &[
            "why existing safeguards didn't prevent this", "why existing safeguards didn't prevent it",
            "process breakdown", "process breakdowns", "safeguard gaps",
        ],
    ),
    (Field::CausalChain, &["causal chain", "cause chain"]),
    (
        Field::UserImpact,
        &[
            "impact", "user impact", "end user impact", "customer impact", "impact on users", "impact on customers",
            "affected users", "users affected", "customers affected", "who was affected", "konsekvens", "影响",
        ],
    ),
    (Field::BusinessImpact, &["business impact", "financial impact", "revenue impact", "productivity impact"]),
    (Field::TechnicalImpact, &["technical impact", "infrastructure impact", "system impact", "technical metrics"]),
    (
        Field::ImmediateFixes,
        &[
            "immediate fixes", "immediate fix", "resolution", "resolutions", "recovery", "mitigation", "mitigations",
            "remediation", "response", "fix", "fixes", "workaround", "workarounds", "immediate mitigation",
            "immediate mitigation steps", "immediate actions", "actions taken", "how was it resolved",
            "how it was resolved", "how was it fixed", "how we fixed it", "how was resolved", "løsning", "解决方案",
            "修复",
        ],
    ),
    (
        Field::LongTermSolutions,
        &[
            "long-term solutions", "long term solutions", "long-term fixes", "long-term fixes applied",
            "long term fixes", "permanent fix", "corrective actions", "corrective action", "改进措施", "后续措施", "预防措施",
            "corrective and preventative measure", "corrective and preventative measures",
            "corrective and preventive measures", "corrective and preventive actions",
            "preventative and corrective actions", "preventive measures", "preventative measures", "prevention",
            "moving forward", "recommendations", "how are we going to do better in the future",
            "how will we prevent this",
        ],
    ),
    (
        Field::ActionItems,
        &[
            "action items", "action item", "actions", "action plan", "follow-ups", "follow ups", "followups",
            "follow-up", "follow up", "follow-up actions", "follow-up items", "next steps", "todo", "to do", "todos",
            "tasks", "remediation items", "questions for follow up", "action items and followups",
            "action items and follow-ups", "aksjonspunkter", "行动项",
        ],
    ),
    (Field::PriorityActions, &["priority actions", "key actions"]),
    (Field::PreReleaseChecklist, &["pre-release checklist", "release checklist"]),
    (
        Field::WhatWentWell,
        &[
            "what went well", "what worked", "what worked well", "what went right", "what did we do well",
            "what we did well", "things that went well", "went well", "good", "the good", "hva gikk bra", "做得对的地方", "做得好的地方",
        ],
    ),
    (
        Field::WhatCouldBeImproved,
        &[
            "what could be improved", "what can be improved", "what went wrong", "bad", "the bad", "what went badly",
            "what went poorly", "what didn't go well", "what didn't go so well", "what did not go well",
            "what didn't work", "what did not work", "what could have gone better", "what could be better",
            "what could have been better", "what could we do better", "what we could have done better",
            "things that went wrong", "areas for improvement", "room for improvement", "lessons learned",
            "lessons learnt", "lesson learned", "lessons", "learnings", "key learnings", "takeaways",
            "key takeaways", "what did we learn", "what we learned", "what have we learned", "hva gikk dårlig",
            "hva lærte vi", "教训",
        ],
    ),
    (
        Field::SystemicImprovements,
        &[
            "systemic improvements", "systemic improvements needed", "process improvements",
            "documentation improvements", "technical improvements", "improvements", "future improvements",
        ],
    ),
    (
        Field::WhereWeGotLucky,
        &[
            "where we got lucky", "where did we get lucky", "what went luckily", "how we got lucky",
            "hvor hadde vi flaks",
        ],
    ),
    (
        Field::RelatedLinks,
        &[
            "related links", "links", "references", "related postmortems", "related post-mortems",
            "related incidents", "related documents", "related documentation", "see also", "further reading",
            "linker", "相关链接",
        ],
    ),
];
