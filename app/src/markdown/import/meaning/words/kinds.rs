//! The kinds of headings and the words they are made of.

use super::{Kind, kind};
use crate::report::Field;

/// Words that change nothing.
#[rustfmt::skip]
pub(super) const FILLERS: &[&str] = &[
    "a", "an", "and", "are", "been", "did", "do", "does", "during", "for", "had", "has", "have", "in", "incident",
    "incident's", "is", "issue", "it", "its", "of", "on", "our", "outage", "problem", "the", "there", "this", "that",
    "to", "us", "was", "we", "were", "what", "with", "event", "failure", "which", "about", "postmortem", "section",
    "downtime", "disruption", "be", "by",
];

/// Words that turn a meaning round.
#[rustfmt::skip]
const NEGATIONS: &[&str] = &[
    "not", "didn't", "didnt", "don't", "doesn't", "wasn't", "weren't", "couldn't", "isn't", "haven't", "hasn't",
    "never", "no", "nobody", "none", "nothing",
];

const CAUSES: &[&str] = &["cause", "causes", "factor", "factors", "reason", "reasons", "conditions"];
const WELL: &[&str] = &["well", "right", "good", "great", "smoothly", "fine", "better"];
#[rustfmt::skip]
const WENT: &[&str] = &[
    "went", "go", "goes", "going", "gone", "work", "worked", "works", "working", "done", "things",
];
const HAPPEN: &[&str] = &["happen", "happened", "happening", "happens", "occur", "occurred", "fail", "failed"];
#[rustfmt::skip]
const NOTICE: &[&str] = &[
    "notice", "noticed", "detect", "detected", "catch", "caught", "prevent", "prevented", "stop", "stopped", "see",
    "seen", "found", "find", "alerted",
];
#[rustfmt::skip]
const PREVENT: &[&str] = &[
    "prevent", "prevention", "preventing", "preventive", "preventative", "preventable", "avoid", "avoided",
    "avoiding", "recurrence", "recurring", "recur", "corrective", "recommendation", "recommendations",
];
const FOLLOW_UP: &[&str] =
    &["action", "actions", "follow", "followup", "followups", "todo", "todos", "task", "tasks", "steps"];
#[rustfmt::skip]
const IMPACT: &[&str] = &[
    "impact", "impacts", "impacted", "affected", "hurt", "harmed", "felt", "suffered", "consequences", "effect",
    "effects",
];
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "user", "users", "customer", "customers", "client", "clients", "who", "people", "visitors", "players",
    "merchants", "partners", "consumers", "end", "external", "subscribers", "tenants",
];
#[rustfmt::skip]
const FIXED: &[&str] = &[
    "resolved", "resolve", "resolution", "recovered", "recover", "recovery", "restored", "restore", "restoration",
    "mitigated", "mitigate", "mitigation", "mitigations", "fixed", "fix", "fixes", "remediated", "remediation",
    "repaired", "repair", "ended", "end", "stopped", "solved", "workaround", "workarounds", "hotfix",
];

/// In this order: the first that fits counts.
#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    kind(
        Field::ImmediateCause,
        &[CAUSES, &["immediate", "direct", "proximate", "triggering", "initiating"]],
        &["technical", "analysis"],
    ),
    kind(Field::ImmediateCause, &[&["trigger", "triggers", "triggered"]], &["how"]),
    kind(
        Field::RootCause,
        &[CAUSES],
        &[
            "root", "underlying", "contributing", "contributory", "primary", "secondary", "main", "technical",
            "organizational", "organisational", "systemic", "probable", "likely", "actual", "fundamental", "real",
            "key", "core", "process", "cultural", "procedural", "environmental", "latent", "identified", "known",
            "suspected", "possible", "potential", "human", "analysis", "identification", "other", "additional", "deeper", "business",
            "structural",
        ],
    ),
    kind(
        Field::RootCause,
        &[&["5", "five"], &["why", "whys", "why's"]],
        &["analysis", "root", "cause", "causes", "identification"],
    ),
    kind(Field::RootCause, &[&["why"], HAPPEN], &["all", "how", "so"]),
    kind(Field::RootCause, &[&["caused", "led"]], &["up"]),
    kind(
        Field::WhereWeGotLucky,
        &[&["lucky", "luck", "luckily", "fortunate", "fortunately"]],
        &["where", "got", "get", "went", "how"],
    ),
    kind(
        Field::SafeguardGaps,
        &[&["why", "how"], NEGATIONS, NOTICE],
        &[
            "one", "earlier", "sooner", "before", "anyone", "anybody", "tests", "testing", "monitoring", "alerts",
            "alerting", "safeguards", "safeguard", "existing", "reviews", "review", "checks", "so", "long", "until",
        ],
    ),
    kind(Field::SafeguardGaps, &[&["why"], &["long", "late"], NOTICE], &["take", "took", "so"]),
    kind(
        Field::SafeguardGaps,
        &[
            &["gap", "gaps", "missing", "missed", "failed", "slip", "slipped", "late"],
            &[
                "safeguard", "safeguards", "defences", "defenses", "controls", "monitoring", "alerting", "detection",
                "testing", "tests", "why", "how",
            ],
        ],
        &["through", "in", "so", "noticed", "detected", "we", "notice"],
    ),
    kind(
        Field::WhatCouldBeImproved,
        &[NEGATIONS, WELL],
        &["so", "as", "went", "go", "gone", "work", "worked", "things", "could", "planned", "did", "expected", "that"],
    ),
    kind(
        Field::WhatCouldBeImproved,
        &[NEGATIONS, &["work", "worked"]],
        &["so", "as", "things", "planned", "expected", "that"],
    ),
    kind(
        Field::WhatCouldBeImproved,
        &[NEGATIONS, &["planned", "expected"]],
        &["as", "went", "go", "gone", "work", "worked", "things"],
    ),
    kind(Field::WhatCouldBeImproved, &[&["wrong", "badly", "poorly", "bad", "worse", "poor"], WENT], &["that", "how"]),
    kind(
        Field::WhatCouldBeImproved,
        &[
            &["better", "improve", "improved", "improvement", "improvements", "differently"],
            &[
                "could", "can", "should", "would", "areas", "area", "room", "opportunities", "points", "might",
                "next", "will", "we'll", "need", "needs",
            ],
        ],
        &["done", "go", "gone", "went", "time", "where", "things", "how", "that"],
    ),
    kind(Field::WhatCouldBeImproved, &[&["wrong", "badly", "poorly"], &["did", "do", "handled", "responded"]], &["how"]),
    kind(Field::WhatWentWell, &[&["positive"], &["takeaways", "aspects", "points", "lessons"]], &[]),
    kind(Field::WhatCouldBeImproved, &[&["negative"], &["takeaways", "aspects", "points", "lessons"]], &[]),
    kind(Field::WhatWentWell, &[WELL, WENT], &["that", "how", "where"]),
    kind(Field::WhatWentWell, &[WELL, &["did", "responded", "handled"]], &["that", "how"]),
    kind(Field::WhatWentWell, &[&["positives", "successes", "strengths", "wins"]], &[]),
    kind(
        Field::WhatCouldBeImproved,
        &[&["negatives", "weaknesses", "challenges", "difficulties", "shortcomings"]],
        &["faced"],
    ),
    kind(
        Field::WhatCouldBeImproved,
        &[&["lesson", "lessons", "learning", "learnings", "learned", "learnt", "learn", "takeaways", "takeaway"]],
        &["key", "main", "from", "how", "other", "general", "can", "important"],
    ),
    kind(
        Field::SystemicImprovements,
        &[
            &["improvement", "improvements"],
            &[
                "process", "processes", "systemic", "system", "technical", "documentation", "future", "tooling",
                "organizational", "planned", "proposed", "suggested", "infrastructure",
            ],
        ],
        &["needed", "made", "next"],
    ),
    kind(
        Field::Detection,
        &[&["detect", "detected", "detection", "notice", "noticed", "discover", "discovered", "discovery", "alerted"]],
        &["how", "first", "initial", "initially", "when", "who", "alerting"],
    ),
    kind(Field::Detection, &[&["how"], &["find", "found", "know", "knew", "learn", "hear"]], &["out", "first"]),
    kind(
        Field::LongTermSolutions,
        &[PREVENT],
        &[
            "again", "future", "happening", "happen", "measure", "measures", "action", "actions", "steps", "plan",
            "plans", "how", "will", "can", "could", "going", "similar", "incidents", "recurrence", "preventive",
            "preventative", "taking", "doing", "from", "next", "time", "strategy", "risk", "going", "make", "items",
            "long", "term",
        ],
    ),
    kind(
        Field::LongTermSolutions,
        &[
            &["again", "future", "differently"],
            &["happen", "happens", "sure", "ensure", "doesn't", "never", "happening", "will", "going"],
        ],
        &["how", "make", "making", "won't", "can", "doing", "next", "not", "time", "better"],
    ),
    kind(Field::LongTermSolutions, &[&["long"], &["term"], FIXED], &["applied", "solutions", "plan"]),
    kind(Field::LongTermSolutions, &[&["permanent", "lasting"], FIXED], &["long", "term", "solution"]),
    kind(
        Field::ActionItems,
        &[FOLLOW_UP],
        &[
            "item", "items", "up", "ups", "plan", "plans", "list", "points", "next", "open", "pending",
            "outstanding", "remaining", "planned", "proposed", "recommended", "suggested", "work", "further",
            "future", "tickets", "tracking", "table", "owners", "required", "post", "assigned", "tasks", "todo",
            "remediation", "improvement",
        ],
    ),
    kind(
        Field::BusinessImpact,
        &[IMPACT, &["business", "financial", "revenue", "commercial", "legal", "reputational", "productivity", "cost"]],
        &["analysis", "assessment"],
    ),
    kind(
        Field::TechnicalImpact,
        &[IMPACT, &["technical", "infrastructure", "system", "systems", "internal", "operational"]],
        &["analysis", "assessment", "how", "other"],
    ),
    kind(
        Field::UserImpact,
        &[IMPACT, PEOPLE],
        &["how", "many", "facing", "experience", "assessment", "much", "internal"],
    ),
    kind(
        Field::UserImpact,
        &[&["impact", "impacts"]],
        &["assessment", "statement", "overall", "analysis", "level", "how", "severity"],
    ),
    kind(
        Field::ImmediateFixes,
        &[FIXED],
        &[
            "how", "immediate", "short", "term", "temporary", "steps", "step", "actions", "measures", "taken",
            "service", "services", "emergency", "quick", "applied", "response", "again", "details", "initial",
            "finally", "process", "efforts", "eventually", "did", "from",
        ],
    ),
    kind(
        Field::Timeline,
        &[&["timeline", "chronology", "chronological"]],
        &["events", "key", "full", "detailed", "summary", "response", "high", "level"],
    ),
    kind(
        Field::WhatHappened,
        &[&["summary", "overview", "synopsis", "abstract", "recap", "description", "tldr", "nutshell", "glance"]],
        &["executive", "happened", "short", "brief", "quick", "high", "level", "general", "at", "management", "one", "line"],
    ),
    kind(Field::WhatHappened, &[&["happened", "happen", "wrong", "occurred", "what's"]], &["exactly", "actually"]),
    kind(
        Field::RelatedLinks,
        &[&["links", "references", "resources", "reading"]],
        &["related", "useful", "relevant", "external", "supporting", "further", "additional", "other", "more"],
    ),
];
