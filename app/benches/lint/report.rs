//! A long report and the keys of its writer, for whoever measures the rules.

use postmortem::Report;
use postmortem::markdown::parse;
use postmortem::report::{ActionItem, CustomSection, Field, Item, ItemId, Section, ValueMut};

const FILLED: &str = include_str!("../../tests/golden/filled.md");

/// Sentences as people write them, with and without something to find.
const SENTENCES: [&str; 8] = [
    "The repository layer hands out a connection per request instead of per statement.",
    "At 14:02 UTC the error rate of `POST /checkout` rose from 0.3 % to 97 %.",
    "The on-call engineer rolled back to release 417 and the pool had free connections again.",
    "Nothing limits how long a request may keep its connection while it calls another service.",
    "We should have tested it with payments that are as slow as in production.",
    "See [the dashboard](https://grafana.shop.test/d/pool?from=1772460000000&to=1772463600000).",
    "Queries on the orders table timed out because the new index did not exist yet.",
    "No alert watches the share of connections in use, so the first signal came from customers.",
];

/// A filled report of about so many words, spread over its texts, lists, rows and a custom section.
pub fn report(words: usize) -> Report {
    let mut report = parse(FILLED).report;
    let (id, after) = (ItemId::default(), Section::Impact);
    report.custom_sections =
        vec![CustomSection { id, after, heading: "Background".into(), text: "None.".into(), internal: false }];
    let fields = Field::TEMPLATE.into_iter().chain([Field::CustomSections]);
    let mut next = fields.cycle().zip((0..).zip(SENTENCES.iter().cycle()));
    let mut count = 0;
    while count < words {
        let Some((field, (number, sentence))) = next.next() else { break };
        match report.value_mut(field) {
            ValueMut::Text(text) if field != Field::Title => {
                text.push(' ');
                text.push_str(sentence);
            }
            ValueMut::Items(items) if field != Field::CausalChain && field != Field::PriorityActions => {
                items.push(Item { text: format!("{sentence} {number}"), ..Item::default() });
            }
            ValueMut::Actions(rows) => {
                let [owner, priority, status] = ["Checkout team", "Medium", "Open"].map(str::to_owned);
                rows.push(ActionItem {
                    item: format!("{sentence} {number}"),
                    owner,
                    priority,
                    status,
                    ..ActionItem::default()
                });
            }
            ValueMut::Sections(sections) => {
                sections[0].text.push(' ');
                sections[0].text.push_str(sentence);
            }
            _ => continue,
        }
        count += sentence.split(' ').count();
    }
    report.normalize()
}

/// Types one key at the end of a field's text, of its first item, or of its first row. False for a field without any.
pub fn type_into(report: &mut Report, field: Field, round: usize) -> bool {
    let key = if round % 6 == 5 { ' ' } else { 'x' };
    text_of(report, field).map(|text| text.push(key)).is_some()
}

/// The text that keys go to.
pub fn text_of(report: &mut Report, field: Field) -> Option<&mut String> {
    match report.value_mut(field) {
        ValueMut::Text(text) => Some(text).filter(|text| !text.is_empty()),
        ValueMut::Items(items) => items.first_mut().map(|item| &mut item.text),
        ValueMut::Actions(rows) => rows.first_mut().map(|row| &mut row.item),
        ValueMut::Checks(checks) => checks.first_mut().map(|check| &mut check.text),
        ValueMut::Sections(sections) => sections.first_mut().map(|section| &mut section.text),
        ValueMut::Links(links) => links.first_mut().map(|link| &mut link.label),
        ValueMut::Events(events) => events.first_mut().map(|event| &mut event.event),
    }
}
