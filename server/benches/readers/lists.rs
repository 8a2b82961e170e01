//! The library and the action items of all reports, in every order and narrowed down: what one reader waits for.

use std::time::Instant;

use postmortem::Report;
use postmortem::report::{ActionItem, Item};
use reqwest::Client;

use super::load;

/// Answers of each kind.
const ASKED: usize = 200;

/// Clients that save meanwhile, once.
const WRITERS: usize = 8;

/// Action items of each report.
const ACTIONS: usize = 5;

fn named(what: &str, number: usize) -> Item {
    Item { text: format!("{what} {number}"), ..Item::default() }
}

/// One of many that differ in all that a list shows.
pub fn report(number: usize) -> Report {
    let action = |row: usize| ActionItem {
        item: format!(
            "Add an alert on pool {} of the service, and say in its runbook what to do",
            (number + row) % 997
        ),
        owner: format!("Owner {}", (number + row) % 60),
        priority: ["High", "Medium", "Low"][(number + row) % 3].into(),
        status: ["Open", "In Progress", "Done", "Done"][(number * 7 + row) % 4].into(),
        due: if row.is_multiple_of(2) { String::new() } else { format!("2026-{:02}-{:02}", 1 + number % 12, 1 + row) },
        ..ActionItem::default()
    };
    let day = format!("2026-{:02}-{:02}", 1 + number % 12, 1 + number % 28);
    Report {
        title: format!("Report {number}"),
        what_happened: format!("Service {} failed. ", number % 100).repeat(50),
        severity: format!("SEV-{}", 1 + number % 4),
        status: ["Draft", "In review", "Final", "Complete"][number % 4].into(),
        owner: format!("Owner {}", number % 60),
        started: format!("{day} 09:{:02} UTC", number % 60),
        resolved: format!("{day} 1{}:00 UTC", number % 10),
        services: vec![named("service", number % 100), named("service", number * 7 % 100)],
        tags: vec![named("tag", number % 150), named("tag", number * 11 % 150), named("tag", number * 13 % 150)],
        action_items: (0..ACTIONS).map(action).collect(),
        ..Report::default()
    }
}

/// Asked of a server that holds nothing in memory yet.
pub async fn first(client: &Client, origin: &str) {
    for path in ["/api/reports", "/api/actions"] {
        let begin = Instant::now();
        client.get(format!("{origin}{path}")).send().await.unwrap().error_for_status().unwrap().bytes().await.unwrap();
        println!("{path} for the first time: {:.0} ms", begin.elapsed().as_secs_f64() * 1000.0);
    }
}

/// Asked again and again.
pub async fn measure(client: &Client, origin: &str) {
    for question in [
        "reports?",
        "reports?sort=saved",
        "reports?sort=incident",
        "reports?sort=title",
        "reports?sort=severity",
        "reports?sort=-duration",
        "reports?sort=-open-actions",
        "reports?sort=left",
        "reports?severity=sev-1&service=service%207&has=open-actions",
        "reports?from=2026-03-01&to=2026-06-30&stage=final",
        "reports?q=4242",
        "reports?q=failed",
        "reports?q=failed&sort=title&owner=owner%207",
        "actions?",
        "actions?state=not-done&sort=-age",
        "actions?state=overdue&sort=owner",
        "actions?owner=owner%207&sort=priority",
        "actions?q=runbook%20pool&sort=report",
    ] {
        let took = load::times(client, &format!("{origin}/api/{question}"), ASKED).await;
        println!("{question}: p50 {:.2} ms, p99 {:.2} ms", load::at(&took, 0.5), load::at(&took, 0.99));
    }
}

/// Asked while others save new reports, tens of thousands: what comes after it is measured on another library.
pub async fn measure_beside_writers(client: &Client, origin: &str) {
    let reports = format!("{origin}/api/reports");
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let (client, reports) = (client.clone(), reports.clone());
            tokio::spawn(async move {
                loop {
                    load::saves(&client, &reports, 100).await;
                }
            })
        })
        .collect();
    for question in ["reports?q=4242", "reports?q=failed", "reports?"] {
        let took = load::times(client, &format!("{origin}/api/{question}"), ASKED).await;
        let [p50, p99] = [0.5, 0.99].map(|part| load::at(&took, part));
        println!("{question} while {WRITERS} clients save: p50 {p50:.2} ms, p99 {p99:.2} ms");
    }
    writers.iter().for_each(tokio::task::JoinHandle::abort);
}
