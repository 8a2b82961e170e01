//! Secrets of a report: which there are, and taking one out of every text.

use std::collections::BTreeSet;

use crate::lint::secrets_in;
use crate::report::{Field, Report, Row, ValueMut};

/// Stands in the place of a secret.
pub const REDACTED: &str = "(redacted)";

/// The passwords, keys and tokens that a report seems to hold, as `sec.secret` finds them.
pub fn secrets(report: &Report) -> BTreeSet<&str> {
    let texts = report.texts().into_iter().map(|(_, text)| text);
    let addresses = report.related_links.iter().map(|link| link.url.as_str());
    texts.chain(addresses).flat_map(|text| secrets_in(text).map(|bytes| &text[bytes])).collect()
}

/// Takes `secret` out of every text, also out of what is only noted about places.
pub fn redact(report: &mut Report, secret: &str) {
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
        if rows.iter().flat_map(|row| &row.cells).any(|cell| cell.contains(secret)) {
            rows.iter_mut().flat_map(|row| &mut row.cells).for_each(clean);
            report.set_rows(field, rows);
        }
    }
    for dismissal in &mut report.dismissed {
        clean(&mut dismissal.item);
        clean(&mut dismissal.reason);
    }
    for conflict in &mut report.conflicts {
        clean(&mut conflict.mine);
        clean(&mut conflict.theirs);
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
    use crate::report::{Conflict, CustomSection, Dismissal, Item, Link, Section};

    const SECRET: &str = "hV3kq9Zr2mXw";

    #[test]
    fn what_the_report_still_holds_is_not_gone_nor_is_the_beginning_of_it() {
        let past = ["hV3kq9Zr", "hV3kq9Zr2mXw", "nB8wd4Tf", "nB8wd4Tf7Lp4"].map(str::to_owned).into();
        let current = Report { root_cause: format!("It logs password={SECRET}."), ..Report::default() };
        assert_eq!(gone(&past, &current), ["nB8wd4Tf7Lp4", "nB8wd4Tf"]);
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
