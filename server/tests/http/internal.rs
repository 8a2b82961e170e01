//! Sections that are marked internal reach no reader, whatever the report holds.

use postmortem::report::{CustomSection, Field, ItemId, Section, ValueMut};
use postmortem::{Report, markdown};
use serde_json::json;

use crate::running::{Running, golden, new_id};

/// Reports that are drawn.
const REPORTS: u64 = 1000;

/// Numbers that look drawn and are the same each time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// A report in which every text of an internal section, and its custom headings, say `LEAK`.
fn drawn(draw: &mut Draw) -> Report {
    let names = ["full.md", "filled.md"];
    let mut report = markdown::parse(&golden(names[usize::try_from(draw.below(2)).unwrap()])).report;
    report.internal =
        Section::ALL.into_iter().filter(|section| section.can_be_internal() && draw.below(3) == 0).collect();
    let internal = report.internal.clone();
    for field in Field::ALL.into_iter().filter(|field| internal.contains(&field.section())) {
        mark(&mut report, field);
    }
    for number in 0..draw.below(4) {
        let after = Section::ALL[usize::try_from(draw.below(Section::ALL.len() as u64)).unwrap()];
        let internal = draw.below(2) == 0;
        let word = if internal { "LEAK" } else { "Shown" };
        let markup = ["", "`", "**", "## ", "> ", "---\n", "<b>"][usize::try_from(draw.below(7)).unwrap()];
        let text = format!("{markup}{word} text {number}");
        report.custom_sections.push(CustomSection {
            id: ItemId::default(),
            after,
            heading: if draw.below(4) == 0 { String::new() } else { format!("{word} heading {number}") },
            text,
            internal,
        });
    }
    report.normalize()
}

fn mark(report: &mut Report, field: Field) {
    let leak = |text: &mut String| *text = format!("LEAK {text}");
    match report.value_mut(field) {
        ValueMut::Text(text) => leak(text),
        ValueMut::Items(items) => items.iter_mut().for_each(|item| leak(&mut item.text)),
        ValueMut::Checks(checks) => checks.iter_mut().for_each(|check| leak(&mut check.text)),
        ValueMut::Actions(rows) => rows.iter_mut().for_each(|row| {
            leak(&mut row.item);
            leak(&mut row.owner);
        }),
        ValueMut::Links(links) => links.iter_mut().for_each(|link| leak(&mut link.label)),
        ValueMut::Events(events) => events.iter_mut().for_each(|event| leak(&mut event.event)),
        ValueMut::Sections(_) => {}
    }
}

#[tokio::test]
async fn no_reader_gets_an_internal_section() {
    let server = Running::start().await;
    let (mut draw, mut internal, mut shown) = (Draw(21), 0, 0);
    for _ in 0..REPORTS {
        let report = drawn(&mut draw);
        internal += usize::from(serde_json::to_string(&report).unwrap().contains("LEAK"));
        let id = new_id();
        assert_eq!(server.save(&id, 0).json(&report).send().await.unwrap().status(), 201);
        let ticked = json!({"front_matter": draw.below(2) == 0, "revision": (draw.below(2) == 0).then_some(1)});
        let (_, link) = server.shared_with(&id, ticked).await;
        for path in [link.clone(), format!("{link}.md")] {
            let text = server.get(&path).send().await.unwrap().text().await.unwrap();
            assert!(!text.contains("LEAK"), "{text}");
            shown += text.matches("Shown").count();
        }
    }
    println!("{REPORTS} reports, {internal} with internal text, 0 leaks; other sections were shown {shown} times");
    assert!(internal > 500 && shown > 1000);
}
