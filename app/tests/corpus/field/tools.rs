//! What other programs export.

use super::{Case, Wrong, has, has_custom};

pub const CASES: [Case; 13] = [
    Case {
        file: "i01-notion.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "Checkout down for 41 minutes")
                .text("the severity", &r.severity, "SEV2")
                .text("the status", &r.status, "In review")
                .that(r.owner == "Payments lead" || r.authors.iter().any(|a| a.text == "Payments lead"), "an owner")
                .text("the start", &r.started, "March 2, 2026 2:02 PM (UTC)")
                .items("the tags", &r.tags, &["database", "capacity"])
                .that(has_custom(r, "All times in this page are UTC"), "the aside is kept")
                .text(
                    "what happened",
                    &r.what_happened,
                    "Every checkout request ended in HTTP 502 between 14:02 and 14:43 UTC.",
                )
                .rows(
                    &r.action_items,
                    &[
                        ["Release the connection before the provider call", "@Payments lead", "", "Open", ""],
                        ["Roll back to release 417", "", "", "Done", ""],
                    ],
                )
                .0
        },
    },
    Case {
        file: "i02-gdocs.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "Incident report: search returned stale results")
                .that(r.what_happened.starts_with("On 2026"), "the summary is what happened")
                .that(r.root_cause.starts_with("The replica"), "the root cause")
                .that(has_custom(r, "(#summary)") && has_custom(r, "(#root-cause)"), "the table of contents is kept")
                .rows(
                    &r.action_items,
                    &[
                        ["Rename the metric in the lag alert", "Search lead", "P1", "", "2026-03-10"],
                        ["Add a lag panel to the release dashboard", "Observability lead", "P2", "", "2026-03-20"],
                    ],
                )
                .0
        },
    },
    Case {
        file: "i03-confluence.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "PIR-77 Image uploads rejected")
                .text("the severity", &r.severity, "SEV-3")
                .that(r.owner == "Media lead" || has(&r.authors, "Media lead"), "the owner")
                .text("the start", &r.started, "2026-02-11 09:10 UTC")
                .text("the end", &r.resolved, "2026-02-11 10:02 UTC")
                .items("the services", &r.services, &["upload-api", "thumbnailer"])
                .that(r.action_items.len() == 2, "two rows")
                .that(r.action_items.iter().all(|row| row.ticket.starts_with("MED-10")), "tickets")
                .that(r.action_items.iter().all(|row| row.owner.ends_with(" lead")), "owners")
                .that(r.where_it_went_wrong.contains("bucket policy") || has_custom(r, "bucket policy"), "the leadup")
                .0
        },
    },
    Case {
        file: "i04-jira.txt.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "Login page timed out")
                .text("what happened", &r.what_happened, "Logins took longer than 30 s from 08:00 to 08:25 UTC.")
                .events(&r.timeline, &[["08:00 UTC", "First timeout"], ["08:25 UTC", "Cache node replaced"]])
                .that(r.root_cause.contains("`maxmemory`") && r.root_cause.contains("OOM command"), "the root cause")
                .that(r.action_items.len() == 2, "two rows")
                .that(
                    r.action_items
                        .iter()
                        .any(|row| row.owner == "Platform lead" && row.item == "Add a second cache node"),
                    "an owner",
                )
                .0
        },
    },
    Case {
        file: "i05-asciidoc.adoc.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "mail queue stuck")
                .text("the severity", &r.severity, "SEV-2")
                .text("what happened", &r.what_happened, "Outgoing mail waited for 3 hours on 2026-01-14.")
                .that(
                    r.root_cause.contains("full disk") && r.root_cause.contains("No space left on device"),
                    "the root cause",
                )
                .rows(
                    &r.action_items,
                    &[
                        ["Add a disk alert at 80 %", "Mail lead", "", "Open", ""],
                        ["Rotate the relay log daily", "Mail lead", "", "Done", ""],
                    ],
                )
                .0
        },
    },
    Case {
        file: "i06-org.org.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "nightly export failed")
                .items("the authors", &r.authors, &["Data team"])
                .text("what happened", &r.what_happened, "The export of 2026-02-03 held no rows.")
                .events(
                    &r.timeline,
                    &[["2026-02-03 Tue 02:00", "Export starts"], ["2026-02-03 Tue 02:04", "Export ends with 0 rows"]],
                )
                .that(r.root_cause.contains("TZ= date"), "the code is kept")
                .that(r.action_items.len() == 2, "two rows")
                .that(
                    r.action_items.iter().map(|row| row.status.as_str()).eq(["Open", "Done"]),
                    "one is open and one done",
                )
                .that(
                    r.action_items.first().is_some_and(|row| {
                        row.item == "Fail the export when it has no rows"
                            && row.priority == "A"
                            && row.due == "2026-02-10 Tue"
                    }),
                    "priority and due date",
                )
                .0
        },
    },
    Case {
        file: "i07-rst.rst.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "2026-01-20 Build service unavailable")
                .text("the status", &r.status, "final")
                .text("the severity", &r.severity, "SEV-2")
                .items("the authors", &r.authors, &["Build team"])
                .that(r.what_happened.starts_with("Builds waited"), "what happened")
                .events(&r.timeline, &[["10:00 UTC", "queue stops"], ["12:30 UTC", "queue drains"]])
                .that(r.root_cause.contains("too many open files"), "the root cause")
                .that(r.action_items.len() == 2, "two rows")
                .0
        },
    },
    Case {
        file: "i08-obsidian.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "Cache stampede on 12 March")
                .text("the severity", &r.severity, "SEV2")
                .that(r.action_items.len() == 4, "four rows")
                .that(r.action_items.iter().any(|row| row.item.starts_with("[/] Add a stampede")), "a mark is kept")
                .that(r.action_items.iter().any(|row| row.item.starts_with("[-] Double")), "another mark is kept")
                .that(r.root_cause.contains("> [!danger]"), "callouts are quotes")
                .0
        },
    },
    Case {
        file: "i09-zola.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "Post-mortem of the homeserver outage")
                .items("the authors", &r.authors, &["SRE Team", "Editor"])
                .that(r.what_happened.starts_with("The homeserver was down"), "what happened")
                .that(r.front_matter.contains("2026-04-25"), "the date is kept")
                .0
        },
    },
    Case {
        file: "i10-brheader.md",
        check: |r| {
            let times: Vec<&str> = r.timeline.iter().map(|event| event.time.as_str()).collect();
            Wrong::default()
                .text("the status", &r.status, "final")
                .that(r.owner == "@webteam" || has(&r.authors, "@webteam"), "the owner")
                .that(r.timeline.iter().filter(|event| event.time.contains(':')).count() == 6, "a row for each time")
                .that(
                    ["15:27", "21:14", "21:20", "04:24", "05:07", "12:55"]
                        .iter()
                        .filter(|clock| times.iter().any(|time| time.contains(*clock)))
                        .count()
                        >= 5,
                    &format!("the times are {times:?}"),
                )
                .that(r.texts().iter().all(|(_, text)| !text.ends_with("<br>")), "no value ends in a tag")
                .0
        },
    },
    Case {
        file: "i11-backslash-timeline.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "2026-05-23 - shop.test website outage")
                .events(
                    &r.timeline,
                    &[
                        ["06:00", "The outage was detected by monitoring"],
                        ["06:46", "The hosting provider was informed"],
                        ["07:23", "The DNS record was pointed to an older copy"],
                        ["2026-05-23/11:34", "The provider restored the server"],
                        ["12:02", "The DNS change was reverted"],
                    ],
                )
                .0
        },
    },
    Case {
        file: "i12-gitlab.md",
        check: |r| {
            Wrong::default()
                .that(r.severity.contains("severity::2"), "the severity")
                .text("the start", &r.started, "2026-01-05 07:01 UTC")
                .that(r.what_happened.starts_with("The API answered"), "what happened")
                .events(
                    &r.timeline,
                    &[
                        ["07:01", "First HTTP 500"],
                        ["07:12", "@ops-lead declares the incident in #incident-api"],
                        ["07:35", "Rollback done"],
                    ],
                )
                .that(r.root_cause.contains("The pool was empty"), "the whys are the root cause")
                .that(r.action_items.len() == 2 || r.long_term_solutions.len() == 2, "two measures in one field")
                .0
        },
    },
    Case {
        file: "i13-hedgedoc.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "Queue backlog on 3 May")
                .items("the tags", &r.tags, &["incident", "queue"])
                .that(r.what_happened.contains("Messages waited up to 40 minutes"), "what happened")
                .that(r.root_cause.contains("One consumer group"), "the root cause")
                .that(!r.custom_sections.iter().any(|s| s.heading.contains("tags")), "no section of tags")
                .0
        },
    },
];
