//! The first kind: one entry a line in a timeline, in the habits of other writers.

use super::{events, pairs, read};

#[test]
fn a_clock_is_one_however_it_is_written() {
    let expected = |times: [&str; 2]| pairs(&[(times[0], "first error"), (times[1], "rolled back")]);
    for (lines, times) in [
        ("- 2:05pm - first error\n- 2:10 p.m. — rolled back", ["2:05pm", "2:10 p.m."]),
        ("* 14h05 : first error\n* 15h : rolled back", ["14h05", "15h"]),
        ("- [14:02] first error\n- (14:10 UTC) rolled back", ["14:02", "14:10 UTC"]),
        ("- 14:02:33Z first error\n- 2026-03-02T14:10:00Z rolled back", ["14:02:33Z", "2026-03-02T14:10:00Z"]),
        ("- 14:02–14:10: first error\n- 14:10 - 14:20: rolled back", ["14:02–14:10", "14:10 - 14:20"]),
        ("- 14:02 → first error\n- 14:10 -> rolled back", ["14:02", "14:10"]),
        ("14:02 | first error\n14:10 | rolled back", ["14:02", "14:10"]),
        ("14:02\tfirst error\n14:10\trolled back", ["14:02", "14:10"]),
        ("1) 14:02 first error\n2) 14:10 rolled back", ["14:02", "14:10"]),
        ("- ***14:02*** – first error\n- **_14:10_** – rolled back", ["14:02", "14:10"]),
        ("- T+0: first error\n- T+5m: rolled back", ["T+0", "T+5m"]),
        ("- At 14:02 first error\n- From 14:10 to 14:20: rolled back", ["14:02", "14:10 to 14:20"]),
        ("- 14:02 Uhr: first error\n- around 14:10 rolled back", ["14:02 Uhr", "around 14:10"]),
        ("- 1402Z first error\n- 1410 UTC rolled back", ["1402Z", "1410 UTC"]),
        (
            "- 02/03/2026, 14:02 first error\n- 2026/03/02 14:10:00.123 rolled back",
            ["02/03/2026, 14:02", "2026/03/02 14:10:00.123"],
        ),
        (
            "- March 2, 2026 14:02 first error\n- 2 March 2026 at 14:10: rolled back",
            ["March 2, 2026 14:02", "2 March 2026 at 14:10"],
        ),
        ("- 3月2日 14:02 first error\n- 14点10分 rolled back", ["3月2日 14:02", "14点10分"]),
    ] {
        assert_eq!(events(&format!("## Timeline\n\n{lines}")), expected(times), "{lines}");
        let crlf = format!("## Timeline\n\n{lines}").replace('\n', "\r\n");
        assert_eq!(events(&crlf), expected(times), "{lines} in lines of Windows");
    }
}

#[test]
fn a_number_behind_a_time_is_a_word_of_the_event() {
    let expected =
        pairs(&[("14:02", "502/503 errors rise"), ("14:05", "1.2.3 is rolled out"), ("14:10", "3 users call")]);
    let lines = "- 14:02 - 502/503 errors rise\n- 14:05 1.2.3 is rolled out\n- 14:10 3 users call";
    assert_eq!(events(&format!("## Timeline\n\n{lines}")), expected);
}

#[test]
fn a_day_is_one_in_other_languages() {
    for (days, said) in [
        (["**02.03.2026**", "**3. März 2026**"], ["02.03.2026", "3. März 2026"]),
        (["### Lundi 2 mars 2026", "### Mardi 3 mars 2026"], ["Lundi 2 mars 2026", "Mardi 3 mars 2026"]),
        (["*2 de marzo de 2026*", "*3 de marzo de 2026*"], ["2 de marzo de 2026", "3 de marzo de 2026"]),
        (["### 2026-03-02 ###", "### 2026-03-03 ###"], ["2026-03-02", "2026-03-03"]),
        (["**2026年3月2日**", "**2026年3月3日**"], ["2026年3月2日", "2026年3月3日"]),
    ] {
        let text = format!("## Timeline\n\n{}\n\n- 14:02 a\n\n{}\n\n- 00:10 b", days[0], days[1]);
        let times = [format!("{} 14:02", said[0]), format!("{} 00:10", said[1])];
        assert_eq!(events(&text), pairs(&[(&times[0], "a"), (&times[1], "b")]), "{text}");
    }
}

#[test]
fn what_stands_below_an_entry_is_a_part_of_it() {
    for lines in [
        "- **14:02** first error\n  - 502 for all users\n  - pool full\n- 14:10 rolled back",
        "- 14:02 first error\n\n    * 502 for all users\n    * pool full\n\n- 14:10 rolled back",
        "### 14:02 - first error\n\n- 502 for all users\n- pool full\n\n### 14:10\n\nrolled back",
    ] {
        let expected = pairs(&[("14:02", "first error (502 for all users; pool full)"), ("14:10", "rolled back")]);
        assert_eq!(events(&format!("## Timeline\n\n{lines}")), expected, "{lines}");
    }
    // What no row can hold stays as it is.
    let long = format!("- 14:02 first error\n  - {}", "many words ".repeat(100));
    assert_eq!(read(&format!("# T\n\n## Timeline\n\n{long}")).custom_sections.len(), 1);
}

#[test]
fn a_sentence_about_the_zone_is_no_event() {
    let text = "## Timeline\n\nAll times are in UTC.\n\n- 14:02 first error\n- 14:10 CET rolled back";
    assert_eq!(events(text), pairs(&[("14:02 UTC", "first error"), ("14:10 CET", "rolled back")]));
}

#[test]
fn a_table_is_one_without_titles_or_edges_and_by_its_zone() {
    for table in [
        "What happened | When (CET)\n--- | ---\nfirst error | 14:02\nrolled back | 14:10",
        "| CET | Entry |\n|---|---|\n| 14:02 | first error |\n| 14:10 | rolled back |",
        "| Uhrzeit (CET) | Ereignis |\n|---|---|\n| 14:02 | first error |\n| 14:10 | rolled back |",
        "| 14:02 CET | first error |\n|---|---|\n| 14:10 CET | rolled back |",
        "| | |\n|---|---|\n| 14:02 CET | first error |\n| 14:10 CET | rolled back |",
        "| 14:02 CET | first error |\n| 14:10 CET | rolled back |",
    ] {
        let expected = pairs(&[("14:02 CET", "first error"), ("14:10 CET", "rolled back")]);
        assert_eq!(events(&format!("## Timeline\n\n{table}")), expected, "{table}");
    }
}

#[test]
fn a_day_may_say_the_zone_of_its_rows() {
    let expected = pairs(&[("2026-03-02 14:02 UTC", "first error"), ("2026-03-02 14:10 UTC", "rolled back")]);
    for day in ["2026-03-02 (*all times UTC*)", "**2026-03-02 (UTC)**", "### 2026-03-02 (all times in UTC)"] {
        let text = format!("## Timeline\n\n{day}\n\n* 14:02 first error\n* 14:10 rolled back");
        assert_eq!(events(&text), expected, "{text}");
    }
}

#[test]
fn a_day_may_have_its_word_before_it() {
    let expected = pairs(&[("2026-03-02 23:58", "first error"), ("2026-03-03 00:10", "rolled back")]);
    for days in [["**Date:** 2026-03-02", "**Date:** 2026-03-03"], ["- Date: 2026-03-02", "- Date: 2026-03-03"]] {
        let text = format!("## Timeline\n\n{}\n\n- 23:58 first error\n\n{}\n\n- 00:10 rolled back", days[0], days[1]);
        assert_eq!(events(&text), expected, "{text}");
    }
    let words = "## Timeline\n\n- 2026-03-02 (the UTC deploy failed)\n- 2026-03-03 (UTC) rolled back";
    assert_eq!(events(words), pairs(&[("2026-03-02", "(the UTC deploy failed)"), ("2026-03-03 (UTC)", "rolled back")]));
}

#[test]
fn a_day_in_a_table_is_that_of_the_rows_below_it() {
    let expected = pairs(&[
        ("2026-03-02 23:58 UTC", "first error"),
        ("2026-03-02 23:59 UTC", "paged"),
        ("2026-03-03 00:10 UTC", "rolled back"),
    ]);
    for table in [
        "| Time (UTC) | Event |\n|---|---|\n| **2026-03-02** | |\n| 23:58 | first error |\n| 23:59 | paged |\n| 2026-03-03 | |\n| 00:10 | rolled back |",
        "| Date | Time (UTC) | Event |\n|---|---|---|\n| 2026-03-02 | 23:58 | first error |\n| | 23:59 | paged |\n| 2026-03-03 | 00:10 | rolled back |",
        "| 2026-03-02 | |\n| 23:58 UTC | first error |\n| 23:59 UTC | paged |\n| 2026-03-03 | |\n| 00:10 UTC | rolled back |",
    ] {
        assert_eq!(events(&format!("## Timeline\n\n{table}")), expected, "{table}");
    }
}

#[test]
fn a_table_may_have_two_columns_of_times() {
    let table = "| Start | End | Who | What |\n|---|---|---|---|\n| 14:02 | 14:10 | Ann | first error |";
    assert_eq!(events(&format!("## Timeline\n\n{table}")), pairs(&[("14:02 – 14:10", "first error (Who: Ann)")]));
    let zones = "| UTC | PST | Event |\n|---|---|---|\n| 22:02 | 14:02 | first error |";
    assert_eq!(events(&format!("## Timeline\n\n{zones}")), pairs(&[("22:02 UTC 14:02 PST", "first error")]));
    let sender = "| Time | From | Message |\n|---|---|---|\n| 14:02 | Ann | first error |";
    assert_eq!(events(&format!("## Timeline\n\n{sender}")), pairs(&[("14:02", "first error (From: Ann)")]));
}

#[test]
fn a_time_in_the_brackets_of_a_calendar_is_one() {
    let text = "## Timeline\n\n- <2026-03-02 Mon 14:02> first error\n- <2026-03-02 Mon 14:10> rolled back";
    assert_eq!(
        events(text),
        pairs(&[("2026-03-02 Mon 14:02", "first error"), ("2026-03-02 Mon 14:10", "rolled back")])
    );
}
