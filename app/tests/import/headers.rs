//! Header values, in the habits of other writers.

use super::read;

#[test]
fn a_value_is_found_whatever_parts_it_from_its_key() {
    for head in [
        "- Owner - Ann\n- Status – final\n- Severity — SEV-2",
        "Severity\n: SEV-2\n\nStatus\n: final\n\nOwner\n: Ann",
        "**Severity** SEV-2\n\n**Status** final\n\n**Owner** Ann",
        "Severity:\tSEV-2\nStatus:final\nOwner:\tAnn",
        "`Severity`: `SEV-2`\n`Status`: `final`\n`Owner`: `Ann`",
        "| Field | Value | Notes |\n|---|---|---|\n| Severity | SEV-2 | |\n| Status | final | |\n| DRI | Ann | |",
        "Severity | SEV-2\n--- | ---\nStatus | final\nOwner | Ann",
        "*Severity: SEV-2; Status: final; Owner: Ann*",
        "Schweregrad: SEV-2\nStatus: final\nVerantwortlich: Ann",
        "Gravité : SEV-2\nStatut : final\nResponsable : Ann",
        "• Severity: SEV-2\n• Status: final\n• Owner: Ann",
    ] {
        for text in [
            format!("# T\n\n{head}\n\n## Summary\n\nIt failed.\n"),
            format!("# T\n\n{head}\n\n## Summary\n\nIt failed.\n").replace('\n', "\r\n"),
        ] {
            let report = read(&text);
            let found = (report.severity.as_str(), report.status.as_str(), report.owner.as_str());
            assert_eq!(found, ("SEV-2", "final", "Ann"), "{head}: {report:?}");
            assert_eq!(report.what_happened, "It failed.", "{head}");
        }
    }
}

#[test]
fn two_people_joined_by_a_word_are_two() {
    let report = read(
        "# T\n\nAuthors: Ann, Bo and Cy\nReviewers: Dee & Eve\nServices: search and rescue, mail\n\n## Summary\n\nIt failed.",
    );
    let texts = |items: &[postmortem::report::Item]| items.iter().map(|item| item.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&report.authors), ["Ann", "Bo", "Cy"]);
    assert_eq!(texts(&report.reviewers), ["Dee", "Eve"]);
    assert_eq!(texts(&report.services), ["search and rescue", "mail"]);
}

#[test]
fn words_that_only_look_like_a_value_stay_words() {
    let report = read(
        "# T\n\nEnd - to - end tests were green.\n\n**Status** page: https://a.test was down for hours and nobody could see what went on.\n",
    );
    assert_eq!((report.resolved.as_str(), report.status.as_str()), ("", ""), "{report:?}");
}

#[test]
fn a_comment_behind_a_value_is_none_of_it() {
    let report =
        read("---\nseverity: SEV-2   # as agreed\nowner: \"Ann # 1\"\n---\n\n# T\n\n## Summary\n\nIt failed.\n");
    assert_eq!((report.severity.as_str(), report.owner.as_str()), ("SEV-2", "Ann # 1"));
    assert_eq!(report.front_matter, "# as agreed");
}

#[test]
fn a_section_of_values_is_a_header_and_a_list_below_a_key_ends_with_its_items() {
    let text = "# T\n\n## Incident overview\n\n- **Severity:** SEV-2\n- **Services:**\n  - checkout\n  - payments\n- **Owner:** Ann\n\n## Summary\n\nIt failed.\n";
    let report = read(text);
    let services: Vec<&str> = report.services.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(
        (report.severity.as_str(), report.owner.as_str(), services),
        ("SEV-2", "Ann", vec!["checkout", "payments"])
    );
    assert_eq!(report.what_happened, "It failed.");
}

#[test]
fn a_text_without_a_heading_for_it_has_its_title_from_a_label() {
    for text in [
        "Title: Checkout down\nSeverity: SEV-2\n\n## Summary\n\nIt failed.\n",
        "**Title:** Checkout down\n\n**Severity:** SEV-2\n\n## Summary\n\nIt failed.\n",
        "From: Ann\nSubject: Checkout down\nSeverity: SEV-2\n\n## Summary\n\nIt failed.\n",
        "### Title\n\nCheckout down\n\n### Severity\n\nSEV-2\n\n### Summary\n\nIt failed.\n",
    ] {
        let report = read(text);
        let found = (report.title.as_str(), report.severity.as_str(), report.what_happened.as_str());
        assert_eq!(found, ("Checkout down", "SEV-2", "It failed."), "{text}");
    }
    let report = read("Name: Ann\nTitle: lead\n\n## Summary\n\nIt failed.\n");
    assert_eq!((report.title.as_str(), report.custom_sections[0].text.as_str()), ("", "Name: Ann\nTitle: lead"));
    let report = read("Title: a draft\n\n# Checkout down\n\n## Summary\n\nIt failed.\n");
    assert_eq!(report.title, "Checkout down");
    assert!(report.custom_sections[0].text.contains("Title: a draft"), "{report:?}");
}

#[test]
fn a_note_above_the_title_is_not_what_happened() {
    let report = read("Draft, do not share.\n\n# Checkout down\n\nIt failed.\n\n## Impact\n\nAll.\n");
    assert_eq!(report.what_happened, "It failed.");
    assert_eq!(report.custom_sections[0].text, "Draft, do not share.");
}

#[test]
fn a_person_may_be_named_by_a_key() {
    let report = read("---\nauthors:\n  - name: Ann\n  - Bo\n---\n\n# T\n\n## Summary\n\nIt failed.\n");
    let authors: Vec<&str> = report.authors.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(authors, ["Ann", "Bo"]);
}

#[test]
fn front_matter_may_end_with_dots() {
    let report = read("---\ntitle: Checkout down\nseverity: SEV-2\n...\n\n## Summary\n\nIt failed.\n\n---\n\nEnd.\n");
    assert_eq!((report.title.as_str(), report.severity.as_str()), ("Checkout down", "SEV-2"));
    assert!(report.what_happened.starts_with("It failed."), "{report:?}");
}

#[test]
fn a_question_of_a_form_names_a_time() {
    let text = "# T\n\n## When did it start?\n\n10:00 UTC\n\n## When was it resolved?\n\n11:12 UTC\n";
    let report = read(text);
    assert_eq!((report.started.as_str(), report.resolved.as_str()), ("10:00 UTC", "11:12 UTC"));
}
