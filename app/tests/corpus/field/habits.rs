//! What people write by hand.

use super::{Case, Wrong, has, has_custom};

pub const CASES: [Case; 11] = [
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
