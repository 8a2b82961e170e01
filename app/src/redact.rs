//! Secrets of a report: which there are, and taking one out of every text.

use std::collections::{BTreeSet, HashSet};

use crate::lint::secrets_in;
use crate::report::{Conflict, Dismissal, Field, Place, Report, Row, ValueMut};

/// Stands in the place of a secret.
pub const REDACTED: &str = "(redacted)";

/// The passwords, keys and tokens that a report seems to hold, in whatever is stored of it, as `sec.secret` and
/// `link.credentials` find them.
pub fn secrets(report: &Report) -> BTreeSet<&str> {
    stored_texts(report).flat_map(|text| secrets_in(text).map(|bytes| &text[bytes])).collect()
}

/// The secrets of a report that `base`, a former state of it, does not hold. Texts that `base` has are not looked at
/// again, so that the work grows with what has changed.
pub fn new_secrets<'a>(report: &'a Report, base: &Report) -> BTreeSet<&'a str> {
    let known: HashSet<&str> = stored_texts(base).collect();
    let changed = stored_texts(report).filter(|text| !known.contains(text));
    let mut found: BTreeSet<&str> = changed.flat_map(|text| secrets_in(text).map(|bytes| &text[bytes])).collect();
    if !found.is_empty() {
        let held = secrets(base);
        found.retain(|secret| !held.contains(secret));
    }
    found
}

/// Every text that is stored of a report.
fn stored_texts(report: &Report) -> impl Iterator<Item = &str> {
    let texts = report.texts().into_iter().map(|(_, text)| text);
    let addresses = report.related_links.iter().map(|link| link.url.as_str());
    let beside = beside(report).map(|(_, _, text)| text);
    texts.chain(addresses).chain(beside)
}

/// What is stored of a report and stands in no box: the place that it is about, what it is, and its text.
pub(crate) fn beside(report: &Report) -> impl Iterator<Item = (Place, &'static str, &str)> {
    let front_matter = (Place::field(Field::Title), "The front matter", report.front_matter.as_str());
    let dismissals = report.dismissed.iter().flat_map(|one| {
        let texts = [&one.rule, &one.item, &one.reason];
        texts.map(|text| (Place::field(one.field), "A dismissal", text.as_str()))
    });
    let conflicts = report.conflicts.iter().flat_map(|one| {
        let id = one.item.as_ref().map_or("", |id| id.0.as_str());
        [&one.mine, &one.theirs, id].map(|text| (Place::field(one.field), "A conflict", text))
    });
    let ids = Field::ALL.into_iter().flat_map(|field| {
        report
            .item_ids(field)
            .zip(1..)
            .map(move |(id, number)| (Place::field(field).item(number), "The id", id.0.as_str()))
    });
    std::iter::once(front_matter).chain(dismissals).chain(conflicts).chain(ids)
}

/// Takes `secret` out of every text, also out of what is only noted about places, and of ids.
pub fn redact(report: &mut Report, secret: &str) {
    take_out(report, secret, true);
}

/// Takes any text out of all that somebody wrote. Ids stay: a short text stands in some by chance.
pub fn purge(report: &mut Report, text: &str) {
    take_out(report, text, false);
}

fn take_out(report: &mut Report, secret: &str, has_ids: bool) {
    if secret.is_empty() {
        return;
    }
    let clean = |text: &mut String| {
        if text.contains(secret) {
            *text = text.replace(secret, REDACTED);
        }
    };
    for field in Field::ALL {
        if let ValueMut::Text(text) = report.value_mut(field) {
            clean(text);
            continue;
        }
        let mut rows: Vec<Row> = report.rows(field);
        let is_held =
            |row: &Row| has_ids && row.id.0.contains(secret) || row.cells.iter().any(|cell| cell.contains(secret));
        if rows.iter().any(is_held) {
            for row in &mut rows {
                row.cells.iter_mut().for_each(clean);
                if has_ids {
                    clean(&mut row.id.0);
                }
            }
            report.set_rows(field, rows);
        }
    }
    for Dismissal { rule, item, reason, .. } in &mut report.dismissed {
        [rule, item, reason].into_iter().for_each(clean);
    }
    for Conflict { item, mine, theirs, .. } in &mut report.conflicts {
        [mine, theirs].into_iter().for_each(clean);
        item.iter_mut().filter(|_| has_ids).for_each(|id| clean(&mut id.0));
    }
    clean(&mut report.front_matter);
}

/// The secrets of `past` that the current report does not hold any more, longest first: a half-typed one was
/// saved as the beginning of a whole one.
pub fn gone<'a>(past: &'a BTreeSet<String>, current: &Report) -> Vec<&'a str> {
    let held = secrets(current);
    let is_held = |secret: &str| held.iter().any(|held| held.contains(secret));
    let mut gone: Vec<&str> = past.iter().map(String::as_str).filter(|secret| !is_held(secret)).collect();
    gone.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    gone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{CustomSection, Item, ItemId, Link, Section};

    const SECRET: &str = "hV3kq9Zr2mXw";

    #[test]
    fn new_is_what_the_base_holds_nowhere() {
        let said = |secret: &str| format!("It logs password={secret}.");
        let base = Report { root_cause: said(SECRET), ..Report::default() };
        let moved = Report { impact_scope: format!("{} Twice.", said(SECRET)), ..Report::default() };
        assert_eq!(new_secrets(&moved, &base), BTreeSet::new());
        let more = Report { impact_scope: said("nB8wd4Tf7Lp4"), ..base.clone() };
        assert_eq!(new_secrets(&more, &base), BTreeSet::from(["nB8wd4Tf7Lp4"]));
        assert_eq!(new_secrets(&more, &Report::default()), secrets(&more));
    }

    #[test]
    fn what_the_report_still_holds_is_not_gone_nor_is_the_beginning_of_it() {
        let past = ["hV3kq9Zr", "hV3kq9Zr2mXw", "nB8wd4Tf", "nB8wd4Tf7Lp4"].map(str::to_owned).into();
        let current = Report { root_cause: format!("It logs password={SECRET}."), ..Report::default() };
        assert_eq!(gone(&past, &current), ["nB8wd4Tf7Lp4", "nB8wd4Tf"]);
    }

    #[test]
    fn a_secret_is_found_wherever_a_report_keeps_it() {
        let said = format!("password={SECRET}");
        let dismissal = |rule: &str, item: &str, reason: &str| Report {
            dismissed: vec![Dismissal {
                rule: rule.into(),
                field: Field::RootCause,
                item: item.into(),
                reason: reason.into(),
            }],
            ..Report::default()
        };
        let conflict = |item: Option<&str>, mine: &str, theirs: &str| Report {
            conflicts: vec![Conflict {
                field: Field::RootCause,
                item: item.map(|id| ItemId(id.into())),
                cell: None,
                mine: mine.into(),
                theirs: theirs.into(),
            }],
            ..Report::default()
        };
        let section = CustomSection {
            id: ItemId("1".into()),
            after: Section::Impact,
            heading: said.clone(),
            text: String::new(),
            internal: false,
        };
        let link = Link { url: format!("amqp://app:{SECRET}@rabbit/x"), ..Link::default() };
        for mut report in [
            Report { front_matter: said.clone(), ..Report::default() },
            dismissal(&said, "", ""),
            dismissal("", &said, ""),
            dismissal("", "", &said),
            conflict(None, &said, ""),
            conflict(None, "", &said),
            conflict(Some(&said), "", ""),
            Report { custom_sections: vec![section], ..Report::default() },
            Report { related_links: vec![link], ..Report::default() },
            Report { user_impact: vec![Item { id: ItemId(said.clone()), text: "None".into() }], ..Report::default() },
        ] {
            assert_eq!(secrets(&report), BTreeSet::from([SECRET]), "{report:?}");
            redact(&mut report, SECRET);
            assert!(!serde_json::to_string(&report).unwrap().contains(SECRET), "{report:?}");
        }
    }

    #[test]
    fn a_text_is_purged_from_what_was_written_and_from_no_id() {
        let id = ItemId("0198-2026".into());
        let item = |text: &str| Item { id: id.clone(), text: text.into() };
        let mut report = Report { user_impact: vec![item("Seen in 2026")], title: "2026".into(), ..Report::default() };
        purge(&mut report, "2026");
        assert_eq!((report.title.as_str(), &report.user_impact), ("(redacted)", &vec![item("Seen in (redacted)")]));
    }

    #[test]
    fn a_secret_is_found_in_every_text_and_taken_out_of_every_place() {
        let said = format!("The job logs password={SECRET} twice.");
        let mut report = Report {
            root_cause: said.clone(),
            user_impact: vec![Item { text: said.clone(), ..Item::default() }],
            related_links: vec![Link { label: "Run".into(), url: format!("password={SECRET}"), ..Link::default() }],
            custom_sections: vec![CustomSection {
                id: Default::default(),
                after: Section::Impact,
                heading: "Notes".into(),
                text: said.clone(),
                internal: false,
            }],
            dismissed: vec![Dismissal {
                rule: "imp.vague".into(),
                field: Field::UserImpact,
                item: said.clone(),
                reason: "no".into(),
            }],
            conflicts: vec![Conflict {
                field: Field::RootCause,
                item: None,
                cell: None,
                mine: said.clone(),
                theirs: said,
            }],
            front_matter: format!("token: {SECRET}"),
            ..Report::default()
        };
        assert_eq!(secrets(&report), BTreeSet::from([SECRET]));
        redact(&mut report, SECRET);
        let json = serde_json::to_string(&report).unwrap();
        assert!(!json.contains(SECRET), "{json}");
        assert_eq!(report.root_cause, "The job logs password=(redacted) twice.");
        assert!(secrets(&report).is_empty());
    }
}
