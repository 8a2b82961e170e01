//! The words for the values that stand above a report: severity, status, people, times, services.

use crate::report::Field;

/// Keys of the front matter alone; as headings they would be too vague.
#[rustfmt::skip]
pub(super) const KEYS: [(Field, &[&str]); 10] = [
    (
        Field::Severity,
        &[
            "severity", "severity level", "sev", "sev level", "incident severity", "incident priority",
            "severity rating", "严重级别", "严重度", "严重程度", "事件等级", "事件级别", "故障等级", "等级",
        ],
    ),
    (
        Field::Status,
        &[
            "status", "report status", "document status", "postmortem status", "review status", "incident status",
            "state", "状态",
        ],
    ),
    (
        Field::Owner,
        &[
            "owner", "owners", "report owner", "document owner", "postmortem owner", "incident owner",
            "postmortem lead", "incident lead", "report lead", "driver", "dri", "directly responsible individual",
            "point of contact", "负责人",
        ],
    ),
    (Field::Reviewers, &["reviewers", "reviewer", "reviewed by", "report reviewers"]),
    (
        Field::Started,
        &[
            "started", "started at", "start", "start time", "start date", "start date/time", "date/time started",
            "incident start", "incident started", "incident start time", "incident date", "date of incident",
            "date of the incident", "incident began", "began", "start of impact", "impact start", "impact started",
            "impact start time", "start of incident", "outage start", "outage started", "time started",
            "time of incident", "time of the incident", "incident time", "when did it start",
            "when did the incident start", "发生时间", "开始时间",
        ],
    ),
    (
        Field::Detected,
        &[
            "detected", "detected at", "time detected", "detection time", "incident detected", "time of detection",
            "first detected", "detected on", "discovered", "discovered at", "发现时间",
        ],
    ),
    (
        Field::Resolved,
        &[
            "resolved", "resolved at", "time resolved", "resolved on", "resolution time", "time of resolution",
            "end", "ended", "ended at", "end time", "end date", "end date/time", "incident end", "incident ended",
            "incident end time", "incident resolved", "end of impact", "impact end", "impact ended",
            "impact end time", "end of incident", "outage end", "outage ended", "recovered at", "time ended",
            "when did it end", "when was it resolved", "when was the incident resolved", "恢复时间", "结束时间",
        ],
    ),
    (
        Field::Authors,
        &[
            "authors", "author", "written by", "report author", "report authors", "postmortem author",
            "postmortem authors", "prepared by", "document author", "作者", "撰写人",
        ],
    ),
    (
        Field::Services,
        &[
            "services", "service", "affected services", "services affected", "affected service", "service affected",
            "impacted services", "services impacted", "impacted service", "affected components",
            "components affected", "受影响服务",
        ],
    ),
    (Field::Tags, &["tags", "tag", "keywords", "labels", "分类", "标签"]),
];
