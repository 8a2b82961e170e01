//! A table of a page as one of Markdown.

use super::page::Page;
use super::{HtmlNode, MAX_HTML_DEPTH, from_html};

impl Page {
    /// The first row is the head; a row above it that has one cell is the title of the table.
    pub(super) fn add_table(&mut self, node: &HtmlNode, depth: usize) {
        self.end_block();
        let mut rows = Vec::new();
        collect_rows(node, depth, &mut rows);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns > 1 && rows.len() > 2 && rows[0].len() == 1 && !rows[0][0].is_empty() {
            self.line = format!("**{}**", rows.remove(0).concat());
            self.end_block();
        }
        let mut lines = Vec::new();
        for (index, mut row) in rows.into_iter().enumerate() {
            row.resize(columns, String::new());
            lines.push(format!("| {} |", row.join(" | ")));
            if index == 0 {
                lines.push(format!("|{}", "---|".repeat(columns)));
            }
        }
        self.line = lines.join("\n");
        self.end_block();
    }
}

/// The rows of a table, with a line break in a cell as the tag that a cell may have.
fn collect_rows(node: &HtmlNode, depth: usize, rows: &mut Vec<Vec<String>>) {
    let HtmlNode::Element { name, children, .. } = node else { return };
    if depth > MAX_HTML_DEPTH {
        return;
    }
    if name != "tr" {
        return children.iter().for_each(|child| collect_rows(child, depth + 1, rows));
    }
    let is_cell = |node: &&HtmlNode| matches!(node, HtmlNode::Element { name, .. } if name == "td" || name == "th");
    let cell = |node: &HtmlNode| {
        let HtmlNode::Element { children, .. } = node else { return String::new() };
        let text = from_html(children).replace('|', "\\|");
        let lines: Vec<&str> = text.lines().map(|line| line.trim().trim_end_matches('\\').trim_end()).collect();
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("<br>")
    };
    rows.push(children.iter().filter(is_cell).map(cell).collect());
}
