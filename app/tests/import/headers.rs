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
