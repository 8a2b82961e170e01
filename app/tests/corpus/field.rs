//! What people bring: small inputs of many tools, each with what a reader would call right.

use postmortem::markdown::{Parsed, decode, parse};
use postmortem::report::{ActionItem, Item, Report, TimelineEvent};

/// What is right in one file, in the order of the folder's own page.
pub struct Case {
    pub file: &'static str,
    /// What was read and what would be right, for every value that is wrong.
    pub check: fn(&Report) -> Vec<String>,
}

/// Collects what differs from what is right.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn text(mut self, name: &str, read: &str, right: &str) -> Wrong {
        if read != right {
            self.0.push(format!("{name} is {read:?} and not {right:?}"));
        }
        self
    }

    fn items(mut self, name: &str, read: &[Item], right: &[&str]) -> Wrong {
        let read: Vec<&str> = read.iter().map(|item| item.text.as_str()).collect();
        if read != right {
            self.0.push(format!("{name} are {read:?} and not {right:?}"));
        }
        self
    }

    fn that(mut self, is_right: bool, what: &str) -> Wrong {
        if !is_right {
            self.0.push(format!("not so: {what}"));
        }
        self
    }

    /// Item, owner, priority, status and due date of each row.
    fn rows(mut self, rows: &[ActionItem], right: &[[&str; 5]]) -> Wrong {
        let cells = |row: &ActionItem| {
            [&row.item, &row.owner, &row.priority, &row.status, &row.due].map(|cell| cell.as_str().to_owned())
        };
        let read: Vec<[String; 5]> = rows.iter().map(cells).collect();
        if read != right {
            self.0.push(format!("the rows are {read:?} and not {right:?}"));
        }
        self
    }

    fn events(mut self, events: &[TimelineEvent], right: &[[&str; 2]]) -> Wrong {
        let read: Vec<[&str; 2]> = events.iter().map(|event| [event.time.as_str(), event.event.as_str()]).collect();
        if read != right {
            self.0.push(format!("the events are {read:?} and not {right:?}"));
        }
        self
    }
}

/// A section of the report's own words that has these in its heading or text.
fn has_custom(report: &Report, words: &str) -> bool {
    report.custom_sections.iter().any(|section| section.heading.contains(words) || section.text.contains(words))
}

fn has(texts: &[Item], words: &str) -> bool {
    texts.iter().any(|item| item.text.contains(words))
}

pub const CASES: [Case; 24] = [
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
    Case {
        file: "i14-5whys-italics.md",
        check: |r| {
            Wrong::default()
                .items("what went well", &r.what_went_well, &["A customer sent a reproducible case"])
                .items("what could be improved", &r.what_could_be_improved, &["The failure took 35 minutes to appear"])
                .that(
                    r.timeline
                        .iter()
                        .any(|e| e.time.contains("April 20, 2026") && e.event == "Issue was first reported"),
                    "the first day",
                )
                .that(
                    r.timeline.iter().any(|e| e.time.contains("May 23, 2026") && e.event.starts_with("Fix merged")),
                    "the second day",
                )
                .that(r.timeline.len() == 2, "two rows")
                .that(
                    r.root_cause.contains("The debugging loop was slow")
                        && r.root_cause.contains("The watch is dropped"),
                    "causes and whys",
                )
                .that(r.action_items.len() == 1, "one row")
                .0
        },
    },
    Case {
        file: "i15-bold-questions.md",
        check: |r| {
            let fixes = || r.immediate_fixes.iter().map(|item| item.text.as_str());
            Wrong::default()
                .that(r.what_happened.contains("Book pages answered HTTP 503"), "what is wrong")
                .that(
                    r.root_cause.contains("A crawler asked") || r.immediate_cause.contains("A crawler asked"),
                    "what caused it",
                )
                .that(fixes().any(|text| text.contains("5 requests a second")), "what fixed it")
                .that(has(&r.user_impact, "About 9,000 readers") || r.impact_scope.contains("9,000"), "the impact")
                .that(has(&r.what_could_be_improved, "No alert watches"), "what could be better")
                .that(r.action_items.len() == 2, "two rows")
                .that(r.action_items.iter().all(|row| row.status == "Open"), "both open")
                .0
        },
    },
    Case {
        file: "i16-mkdocs.md",
        check: |r| {
            Wrong::default()
                .that(r.what_happened.contains("Invoices could not be opened"), "what happened")
                .that(
                    r.texts().iter().any(|(_, text)| text.contains("412 customers saw an error page."))
                        && r.texts().iter().any(|(_, text)| text.contains("14 of them called support.")),
                    "admonitions keep their text",
                )
                .that(r.timeline.len() == 2, "two rows")
                .that(r.timeline.iter().all(|e| e.time.starts_with("2026-03-09 ")), "date and time")
                .that(has_custom(r, "What went wrong and why?") || has_custom(r, "Root cause /"), "combined: custom")
                .0
        },
    },
    Case {
        file: "i17-chinese.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "订单服务数据库连接池耗尽")
                .text("the severity", &r.severity, "P1")
                .that(r.what_happened.starts_with("所有下单请求"), "what happened")
                .events(&r.timeline, &[["14:02", "首次报警"], ["14:43", "恢复"]])
                .that(r.root_cause.starts_with("支付调用期间"), "the root cause")
                .rows(&r.action_items, &[["在支付调用前释放连接", "支付组", "高", "进行中", ""]])
                .0
        },
    },
    Case {
        file: "i18-pipes.md",
        check: |r| {
            Wrong::default()
                .that(r.what_happened.starts_with("The job counted"), "what happened")
                .that(r.action_items.len() == 3, "three rows")
                .that(r.action_items.iter().any(|row| row.item == "Document the `a|b` filter"), "a pipe in a cell")
                .0
        },
    },
    Case {
        file: "i19-lists.md",
        check: |r| {
            Wrong::default()
                .that(r.immediate_fixes.len() == 3, "three fixes")
                .that(r.immediate_fixes.first().is_some_and(|fix| fix.text.contains("systemctl stop api")), "code")
                .that(has(&r.immediate_fixes, "Then start it again."), "a paragraph in an item")
                .that(has(&r.what_went_well, "on the first node"), "nested items")
                .0
        },
    },
    Case {
        file: "i20-onetable.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "Payment webhook delivered twice")
                .text("the start", &r.started, "2026-02-17")
                .items("the tags", &r.tags, &["webhook", "idempotency"])
                .text("what happened", &r.what_happened, "1,204 webhooks were delivered twice from 08:10 to 08:40 UTC.")
                .text("the root cause", &r.root_cause, "The retry key changes with each attempt.")
                .0
        },
    },
    Case {
        file: "i21-linkheads.md",
        check: |r| {
            let all: Vec<&str> = r.texts().into_iter().map(|(_, text)| text).collect();
            Wrong::default()
                .that(all.iter().any(|text| text.contains("https://status.shop.test/incident/1")), "an address")
                .that(all.iter().any(|text| text.contains("https://status.shop.test/incident/2")), "another")
                .that(all.iter().any(|t| t.contains("for 3 hours.\n\nWe dropped")), "blank lines are as in the source")
                .0
        },
    },
    Case {
        file: "i22-utf16.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "Mail delayed")
                .text("what happened", &r.what_happened, "Mail waited 3 hours on 2026-01-14.")
                .0
        },
    },
    Case { file: "i22b-cp1252.md", check: |_| vec!["it was read".to_owned()] },
    Case {
        file: "i23-placeholdertitle.md",
        check: |r| {
            Wrong::default()
                .text("the title", &r.title, "[Public] 4/26 Transaction delays post-mortem")
                .that(r.what_happened.starts_with("Transactions were delayed"), "what happened")
                .that(r.root_cause.starts_with("Read replicas"), "the causes")
                .that(has_custom(r, "Recovery and Lessons Learned"), "combined: custom")
                .0
        },
    },
];

/// What is wrong in a file, and what was read of it. A file in an encoding that is not read is right where
/// the reason names it.
pub fn tried(case: &Case, bytes: &[u8]) -> (Vec<String>, Option<Parsed>) {
    match decode(bytes) {
        Ok(text) => {
            let parsed = parse(&text);
            ((case.check)(&parsed.report), Some(parsed))
        }
        Err(error) if error.to_string().contains("Windows-1252") && case.file.contains("cp1252") => (Vec::new(), None),
        Err(error) => (vec![error.to_string()], None),
    }
}
