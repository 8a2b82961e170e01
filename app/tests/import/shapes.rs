//! Headings and lists without the signs that Markdown has for them.

use super::read;
use postmortem::Field;
use postmortem::markdown::{Parsed, parse, write};

#[test]
fn a_text_without_signs_has_the_headings_that_stand_out() {
    for text in [
        "**Checkout down**\n\n**Summary**\n\nIt failed.\n\n**Root cause**\n\nThe pool.\n\n**Action items**\n\n- Add an alert\n",
        "CHECKOUT DOWN\n\n1. SUMMARY\n\nIt failed.\n\n2. ROOT CAUSE\n\nThe pool.\n\n3. ACTION ITEMS\n\n- Add an alert\n",
        "Checkout down\n\nSummary:\n\nIt failed.\n\nRoot cause:\n\nThe pool.\n\nAction items:\n\n- Add an alert\n",
        "Checkout down\n\n*Summary*\nIt failed.\n\n*Root cause*\nThe pool.\n\n*Action items*\n• Add an alert\n",
    ] {
        let report = read(text);
        let found = (report.title.to_lowercase(), report.what_happened.as_str(), report.root_cause.as_str());
        assert_eq!(found, ("checkout down".to_owned(), "It failed.", "The pool."), "{text}");
        assert_eq!(report.action_items[0].item, "Add an alert", "{text}");
    }
}

#[test]
fn a_sign_of_a_word_processor_is_a_bullet() {
    for list in [
        "• Alert fired\n• Rollback worked",
        "– Alert fired\n– Rollback worked",
        "●\tAlert fired\n●\tRollback worked",
        "\t- Alert fired\n\t- Rollback worked",
        "(1) Alert fired\n(2) Rollback worked",
    ] {
        let report = read(&format!("# T\n\n## What went well\n\n{list}"));
        let items: Vec<&str> = report.what_went_well.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(items, ["Alert fired", "Rollback worked"], "{list}");
    }
    assert_eq!(read("# T\n\n## Summary\n\nIt failed.\n– Ann").what_happened, "It failed.\n– Ann");
}

#[test]
fn a_list_whose_items_name_the_fields_of_its_section_is_those_fields() {
    let report = read(
        "# T\n\n## Why It Went Wrong\n\n- **Immediate cause**: The pool was full.\n  It stayed so.\n- **Root cause:** A call held it.\n\n\
         ## Impact\n\n* **User impact**: Checkouts failed.\n* **Business impact**: 3,112 orders.\n\n\
         ## Lessons Learned\n\n1. **What went well**: The alert fired.\n2. **What went wrong**: The rollback took long.\n",
    );
    assert_eq!(
        (report.immediate_cause.as_str(), report.root_cause.as_str()),
        ("The pool was full.\nIt stayed so.", "A call held it.")
    );
    let items = |items: &[postmortem::report::Item]| items.iter().map(|item| item.text.clone()).collect::<Vec<_>>();
    assert_eq!(items(&report.user_impact), ["Checkouts failed."]);
    assert_eq!(items(&report.business_impact), ["3,112 orders."]);
    assert_eq!(items(&report.what_went_well), ["The alert fired."]);
    assert_eq!(items(&report.what_could_be_improved), ["The rollback took long."]);
    let only_root = read("# T\n\n## Why It Went Wrong\n\n- **Root cause**: A call held it.\n");
    assert_eq!((only_root.immediate_cause.as_str(), only_root.root_cause.as_str()), ("", "A call held it."));
    // Labels of the writer's own are part of the text.
    let own = read("# T\n\n## Immediate Cause\n\n- **Release**: 418\n- **Root cause**: a call held it\n");
    assert_eq!(own.immediate_cause, "- **Release**: 418\n- **Root cause**: a call held it");
}

#[test]
fn headings_of_the_template_are_known_in_other_languages() {
    for (heading, field) in [
        ("Zusammenfassung", Field::WhatHappened),
        ("Auswirkungen", Field::UserImpact),
        ("Grundursache", Field::RootCause),
        ("Was lief gut?", Field::WhatWentWell),
        ("Maßnahmen", Field::ActionItems),
        ("Résumé", Field::WhatHappened),
        ("Causes racines", Field::RootCause),
        ("Ce qui n’a pas fonctionné", Field::WhatCouldBeImproved),
        ("Causa raíz", Field::RootCause),
        ("Lecciones aprendidas", Field::WhatCouldBeImproved),
        ("Próximos passos", Field::ActionItems),
        ("Cosa è andato bene", Field::WhatWentWell),
        ("再発防止策", Field::LongTermSolutions),
    ] {
        let report = read(&format!("# T\n\n## {heading}\n\nSome text here\n"));
        assert!(!report.value(field).is_empty(), "{heading}: {report:?}");
    }
}

#[test]
fn what_nobody_answered_in_a_form_is_empty() {
    let report = read("# T\n\n### Summary\n\nIt failed.\n\n### Root cause\n\n_No response_\n");
    assert_eq!(report.root_cause, "");
}

#[test]
fn a_hint_of_a_template_is_no_item() {
    let text = "# T\n\n## Resolution\n\n<!--\n  How did you resolve it?\n-->\n\nWe rolled back.\n\n## What went well\n\n<!-- At least three. -->\n- Alert fired\n";
    let report = read(text);
    let texts = |items: &[postmortem::report::Item]| items.iter().map(|item| item.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&report.immediate_fixes), ["We rolled back."]);
    assert_eq!(texts(&report.what_went_well), ["Alert fired"]);
}

#[test]
fn a_heading_above_nothing_is_named() {
    let bodies = ["", "||\n", "| |\n|---|\n", "| Action | Owner |\n|---|---|\n", "- \n", "---\n"];
    for (above, heading) in [
        ("## Lessons Learned", "Where We Got Lucky"),
        ("## Action Items", "Where We Got Lucky"),
        ("## Action Items", "Prevention"),
    ] {
        for body in bodies {
            let text = format!("{above}\n\n### {heading}\n{body}\n## Impact\n\nNobody could pay.\n");
            let Parsed { report, imported, .. } = parse(&text);
            let is_kept =
                write(&report).matches(heading).count() + imported.iter().filter(|note| note.text == heading).count();
            assert!(is_kept > 0, "{above}, {heading}, {body:?}: {imported:?}");
        }
    }
}

#[test]
fn ticks_and_arrows_are_bullets() {
    for (lines, items) in [
        ("✅ Alert fired\n✅ Rollback worked", ["✅ Alert fired", "✅ Rollback worked"]),
        ("➤ Alert fired\n➤ Rollback worked", ["Alert fired", "Rollback worked"]),
    ] {
        let report = read(&format!("# T\n\n## What went well\n\n{lines}\n"));
        let found: Vec<&str> = report.what_went_well.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(found, items, "{lines}");
    }
}

#[test]
fn the_address_of_a_link_among_the_words_of_a_heading_is_kept() {
    let report =
        read("# T\n\n## Summary\n\nIt failed.\n\n## ✅ [Action items](https://a.test/b) ✅\n\n- Add an alert\n");
    let links: Vec<&str> = report.related_links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!((report.action_items.len(), links), (1, vec!["https://a.test/b"]));
    let report =
        read("# T\n\n## Summary [¶](https://a.test/#s)\n\nIt failed.\n\n## Impact [edit](https://a.test/e)\n\nAll.\n");
    assert_eq!((report.what_happened.as_str(), report.user_impact[0].text.as_str()), ("It failed.", "All."));
    assert!(report.related_links.is_empty(), "{report:?}");
}
