//! A web page as Markdown: what a wiki saves and what a clipboard brings.
//!
//! Headings, lists, tables, links, emphasis and code are kept; all else is its text. Nothing of it runs or loads: a
//! picture leaves a word that it was there. Parsing is the host's, which has a parser: a browser its own, a server a
//! crate's.

use super::address::is_safe_url;

/// A part of a page, as a parser found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HtmlNode {
    /// Words, with entities resolved.
    Text(String),
    /// What stands between two tags.
    Element {
        /// In lower case.
        name: String,
        /// The attributes that mean something here: `href`, `alt`, `style`, `type`, `checked`.
        attributes: Vec<(String, String)>,
        /// In order.
        children: Vec<HtmlNode>,
    },
}

/// The deepest nesting that is read; what is deeper is left out, so that no page can exhaust the stack.
pub const MAX_HTML_DEPTH: usize = 200;

/// Elements of which nothing is kept.
const SILENT: [&str; 14] = [
    "script", "style", "head", "template", "noscript", "svg", "iframe", "object", "embed", "video", "audio", "canvas",
    "nav", "button",
];

/// Elements that begin a line of their own.
const BLOCKS: [&str; 19] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "figure",
    "figcaption",
    "details",
    "summary",
    "address",
    "dl",
    "dt",
    "dd",
    "form",
    "center",
    "body",
];

/// Writes a page as Markdown.
pub fn from_html(nodes: &[HtmlNode]) -> String {
    let mut page = Page::default();
    page.add_all(nodes, 0);
    page.end_block();
    page.out.trim().to_owned()
}

#[derive(Default)]
struct Page {
    out: String,
    /// The words of the block that is being read.
    line: String,
    /// What stands before each line: quotes and the indent of items.
    indent: String,
    /// The marker of the item that begins.
    marker: Option<String>,
    /// No blank line before the next item.
    is_tight: bool,
}

impl HtmlNode {
    fn attribute(&self, key: &str) -> Option<&str> {
        let HtmlNode::Element { attributes, .. } = self else { return None };
        attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Its words alone.
    fn text(&self, depth: usize) -> String {
        match self {
            HtmlNode::Text(text) => text.clone(),
            HtmlNode::Element { name, .. } if depth > MAX_HTML_DEPTH || SILENT.contains(&name.as_str()) => {
                String::new()
            }
            HtmlNode::Element { children, .. } => children.iter().map(|child| child.text(depth + 1)).collect(),
        }
    }
}

impl Page {
    fn add_all(&mut self, nodes: &[HtmlNode], depth: usize) {
        nodes.iter().for_each(|node| self.add(node, depth));
    }

    fn add(&mut self, node: &HtmlNode, depth: usize) {
        let (name, children) = match node {
            HtmlNode::Text(text) => return self.add_words(text),
            HtmlNode::Element { name, children, .. } => (name.as_str(), children),
        };
        if depth > MAX_HTML_DEPTH || SILENT.contains(&name) {
            return;
        }
        match name {
            "br" => self.line.push_str("\\\n"),
            "hr" => self.end_block(),
            "img" => self.add_picture(node),
            "input" if node.attribute("type") == Some("checkbox") => {
                self.line.push_str(if node.attribute("checked").is_some() { "[x] " } else { "[ ] " });
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_block();
                let level = name[1..].parse().unwrap_or(6);
                self.marker = Some(format!("{} ", "#".repeat(level)));
                self.add_all(children, depth + 1);
                self.line = self.line.replace("\\\n", " ");
                self.end_block();
                self.marker = None;
            }
            "ul" | "ol" => self.add_list(children, name == "ol", depth),
            "pre" => self.add_code(node, depth),
            "table" => self.add_table(node, depth),
            "blockquote" => self.add_indented("> ", children, depth),
            "a" => self.add_link(node, children, depth),
            "code" | "kbd" | "samp" | "tt" => self.add_marked("`", children, depth),
            "strong" | "b" | "em" | "i" | "span" | "del" | "s" => {
                let mark = emphasis(name, node.attribute("style").unwrap_or_default());
                self.add_marked(mark, children, depth);
            }
            _ if BLOCKS.contains(&name) => {
                self.end_block();
                self.add_all(children, depth + 1);
                self.end_block();
            }
            _ => self.add_all(children, depth + 1),
        }
    }

    fn add_words(&mut self, text: &str) {
        let begins_blank = text.starts_with(char::is_whitespace);
        let words = text.split_whitespace().map(escaped).collect::<Vec<_>>().join(" ");
        let is_begun = !self.line.is_empty() && !self.line.ends_with(char::is_whitespace);
        if begins_blank && is_begun {
            self.line.push(' ');
        }
        self.line.push_str(&words);
        if !words.is_empty() && text.ends_with(char::is_whitespace) {
            self.line.push(' ');
        }
    }

    fn add_picture(&mut self, node: &HtmlNode) {
        let name = node.attribute("alt").map(str::trim).filter(|alt| !alt.is_empty());
        let said =
            name.map_or("(picture, not taken)".to_owned(), |name| format!("(picture “{}”, not taken)", escaped(name)));
        self.line.push_str(&said);
    }

    fn add_marked(&mut self, mark: &str, children: &[HtmlNode], depth: usize) {
        let before = std::mem::take(&mut self.line);
        let blocks = self.out.len();
        self.add_all(children, depth + 1);
        let inside = std::mem::take(&mut self.line);
        let words = inside.trim();
        // Around blocks, or around nothing, there is no emphasis.
        let is_plain = mark.is_empty() || words.is_empty() || self.out.len() > blocks || words.contains('\n');
        self.line = before;
        if is_plain {
            return self.line.push_str(&inside);
        }
        if inside.starts_with(' ') && !self.line.is_empty() {
            self.line.push(' ');
        }
        let words = if mark == "`" { words.replace('\\', "") } else { words.to_owned() };
        self.line.push_str(&format!("{mark}{words}{mark}"));
        self.line.push_str(if inside.ends_with(' ') { " " } else { "" });
    }

    fn add_link(&mut self, node: &HtmlNode, children: &[HtmlNode], depth: usize) {
        let address = node.attribute("href").unwrap_or_default().trim().to_owned();
        let before = std::mem::take(&mut self.line);
        self.add_all(children, depth + 1);
        let inside = std::mem::replace(&mut self.line, before);
        let label = inside.trim();
        let is_safe = is_safe_url(&address) && !address.contains(char::is_whitespace);
        if !is_safe || label.is_empty() {
            return self.line.push_str(&inside);
        }
        let address = address.replace('(', "%28").replace(')', "%29");
        self.line.push_str(if inside.starts_with(' ') { " " } else { "" });
        self.line.push_str(&format!("[{label}]({address})"));
        self.line.push_str(if inside.ends_with(' ') { " " } else { "" });
    }

    fn add_list(&mut self, children: &[HtmlNode], is_numbered: bool, depth: usize) {
        self.end_block();
        let was_tight = std::mem::replace(&mut self.is_tight, !self.indent.is_empty());
        let mut number = 0;
        for child in children {
            let HtmlNode::Element { name, children: inside, .. } = child else { continue };
            if name != "li" {
                // Some editors put a list of the next level between the items and not into one.
                self.add_indented("  ", std::slice::from_ref(child), depth);
                continue;
            }
            number += 1;
            self.marker = Some(if is_numbered { format!("{number}. ") } else { "- ".to_owned() });
            let outer = self.indent.clone();
            self.add_all(inside, depth + 1);
            self.end_block();
            self.indent = outer;
            self.marker = None;
            self.is_tight = true;
        }
        self.is_tight = was_tight;
    }

    fn add_indented(&mut self, prefix: &str, children: &[HtmlNode], depth: usize) {
        self.end_block();
        let outer = self.indent.clone();
        self.indent.push_str(prefix);
        self.add_all(children, depth + 1);
        self.end_block();
        self.indent = outer;
    }

    fn add_code(&mut self, node: &HtmlNode, depth: usize) {
        self.end_block();
        self.line = format!("```\n{}\n```", node.text(depth).trim_matches('\n'));
        self.end_block();
    }

    fn add_table(&mut self, node: &HtmlNode, depth: usize) {
        self.end_block();
        let mut rows = Vec::new();
        collect_rows(node, depth, &mut rows);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
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

    /// Writes the words of the block, each of its lines below the indent.
    fn end_block(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = line.trim().trim_end_matches('\\').trim_end();
        if text.is_empty() {
            return;
        }
        let marker = self.marker.take().unwrap_or_default();
        let is_item = !marker.is_empty() && !marker.starts_with('#');
        if !self.out.is_empty() {
            self.out.push_str(if is_item && self.is_tight { "\n" } else { "\n\n" });
        }
        let width = if is_item { marker.len() } else { 0 };
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            self.out.push_str(&self.indent);
            self.out.push_str(&if index == 0 { marker.clone() } else { " ".repeat(width) });
            self.out.push_str(line);
        }
        // What comes next in the item stands below its words.
        self.indent.push_str(&" ".repeat(width));
    }
}

/// The mark for an element: Google Docs says by style what others say by name.
fn emphasis(name: &str, style: &str) -> &'static str {
    let style = style.replace(' ', "").to_lowercase();
    let is_bold =
        style.contains("font-weight:700") || style.contains("font-weight:bold") || style.contains("font-weight:600");
    let is_light = style.contains("font-weight:normal") || style.contains("font-weight:400");
    match name {
        "strong" | "b" if !is_light => "**",
        "em" | "i" if !style.contains("font-style:normal") => "*",
        "del" | "s" => "~~",
        "span" if is_bold => "**",
        "span" if style.contains("font-style:italic") => "*",
        _ => "",
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

/// Words with a backslash before what would be a sign of Markdown.
fn escaped(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for (at, sign) in word.char_indices() {
        let is_inner = at > 0 && word[at + sign.len_utf8()..].starts_with(char::is_alphanumeric);
        let is_sign = matches!(sign, '\\' | '*' | '`' | '[' | ']' | '<') || (sign == '_' && !is_inner);
        let is_first = at == 0 && (matches!(sign, '#' | '>' | '|') || (matches!(sign, '-' | '+') && word.len() == 1));
        if is_sign || is_first {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> HtmlNode {
        HtmlNode::Text(words.into())
    }

    fn element(name: &str, children: Vec<HtmlNode>) -> HtmlNode {
        HtmlNode::Element { name: name.into(), attributes: Vec::new(), children }
    }

    fn with(name: &str, key: &str, value: &str, children: Vec<HtmlNode>) -> HtmlNode {
        HtmlNode::Element { name: name.into(), attributes: vec![(key.into(), value.into())], children }
    }

    #[test]
    fn headings_lists_and_emphasis_come_as_markdown() {
        let nodes = [
            element("h2", vec![with("span", "style", "font-weight: 400", vec![text("Summary")])]),
            element(
                "p",
                vec![
                    text("It "),
                    element("b", vec![text("failed")]),
                    text(", see "),
                    with("a", "href", "https://a.test", vec![text("this")]),
                    text("."),
                ],
            ),
            element(
                "ul",
                vec![
                    element("li", vec![text("one"), element("ul", vec![element("li", vec![text("inner")])])]),
                    element("li", vec![element("p", vec![text("two")])]),
                ],
            ),
        ];
        assert_eq!(
            from_html(&nodes),
            "## Summary\n\nIt **failed**, see [this](https://a.test).\n\n- one\n  - inner\n- two"
        );
    }

    #[test]
    fn a_table_has_its_first_row_as_head_and_line_breaks_in_cells() {
        let cell = |words: &str| element("td", vec![text(words)]);
        let row = |cells: Vec<HtmlNode>| element("tr", cells);
        let table = element(
            "table",
            vec![element(
                "tbody",
                vec![
                    row(vec![cell("Time"), cell("Event")]),
                    row(vec![cell("14:02"), element("td", vec![text("a|b"), element("br", vec![]), text("c")])]),
                ],
            )],
        );
        assert_eq!(from_html(&[table]), "| Time | Event |\n|---|---|\n| 14:02 | a\\|b<br>c |");
    }

    #[test]
    fn nothing_that_runs_or_loads_is_kept_and_a_picture_says_that_it_was_not_taken() {
        let nodes = [
            element("script", vec![text("alert(1)")]),
            with("img", "alt", "the graph", vec![]),
            with("a", "href", "javascript:alert(1)", vec![text("click")]),
            with("b", "style", "font-weight:normal", vec![text("plain")]),
        ];
        assert_eq!(from_html(&nodes), "(picture “the graph”, not taken)clickplain");
    }

    #[test]
    fn signs_of_markdown_in_words_stay_words() {
        assert_eq!(from_html(&[text("# a *b* snake_case [c] <d>")]), "\\# a \\*b\\* snake_case \\[c\\] \\<d>");
    }

    #[test]
    fn a_page_that_is_nested_without_end_is_read() {
        let mut node = text("deep");
        for _ in 0..5_000 {
            node = element("div", vec![node]);
        }
        assert_eq!(from_html(std::slice::from_ref(&node)), "");
        // Dropping what is nested so deep is the parser's care, and here the test's.
        while let HtmlNode::Element { mut children, .. } = node {
            node = children.pop().unwrap_or(HtmlNode::Text(String::new()));
        }
    }
}
