//! Tables for other programs: CSV by RFC 4180.

/// A line of cells. One that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets do not
/// show.
pub(super) fn line(cells: &[&str]) -> String {
    cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = format!("{}{text}", if is_formula { "'" } else { "" });
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_cell_is_one_cell_and_no_formula() {
        assert_eq!(line(&["a", "b, c", "say \"no\"", ""]), "a,\"b, c\",\"say \"\"no\"\"\",\r\n");
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=HYPERLINK(\"http://evil.test\",\"x\")"] {
            let written = line(&[formula]);
            assert!(written.trim_start_matches('"').starts_with('\''), "{written}");
        }
        assert_eq!(line(&["a=1", "2-3"]), "a=1,2-3\r\n");
    }
}
