//! A web page as Markdown: what a wiki saves and what a clipboard brings.
//!
//! Headings, lists, tables, links, emphasis and code are kept; all else is its text. Nothing of it runs or loads: a
//! picture leaves a word that it was there. Parsing is the host's, which has a parser: a browser its own, a server a
//! crate's.

mod dress;
mod page;
mod table;

pub(super) use dress::escaped;
use page::Page;

/// A part of a page, as a parser found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HtmlNode {
    /// Words, with entities resolved.
    Text(String),
    /// What stands between two tags.
    Element {
        /// In lower case.
        name: String,
        /// Those of [`HTML_ATTRIBUTES`] that it has.
        attributes: Vec<(String, String)>,
        /// In order.
        children: Vec<HtmlNode>,
    },
}

/// The attributes that mean something here; a host gives no others.
pub const HTML_ATTRIBUTES: [&str; 7] = ["href", "alt", "style", "class", "type", "checked", "aria-checked"];

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

/// True for a text that says of itself that it is a web page.
pub fn is_web_page(text: &str) -> bool {
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(15).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// Writes a page as Markdown.
pub fn from_html(nodes: &[HtmlNode]) -> String {
    Page::default().written(nodes)
}

impl HtmlNode {
    fn attribute(&self, key: &str) -> Option<&str> {
        let HtmlNode::Element { attributes, .. } = self else { return None };
        attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// True for an element of a class.
    fn is_of(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|other| other == class))
    }

    /// Its words alone, each line of an editor on a line of its own.
    fn text(&self, depth: usize) -> String {
        match self {
            HtmlNode::Text(text) => text.clone(),
            HtmlNode::Element { name, .. } if depth > MAX_HTML_DEPTH || SILENT.contains(&name.as_str()) => {
                String::new()
            }
            HtmlNode::Element { name, children, .. } => {
                let mut text: String = children.iter().map(|child| child.text(depth + 1)).collect();
                let is_line = matches!(name.as_str(), "br" | "div" | "p") && (name == "br" || !text.ends_with('\n'));
                text.push_str(if is_line { "\n" } else { "" });
                text
            }
        }
    }

    /// True where something stands in it that begins a line of its own.
    fn holds_block(&self, depth: usize) -> bool {
        let HtmlNode::Element { name, children, .. } = self else { return false };
        let is_block = BLOCKS.contains(&name.as_str())
            || matches!(
                name.as_str(),
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "pre" | "table" | "blockquote" | "hr"
            );
        is_block || (depth <= MAX_HTML_DEPTH && children.iter().any(|child| child.holds_block(depth + 1)))
    }
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
    fn what_word_processors_say_by_styles_is_said_by_marks() {
        let item = |level: usize, words: &str| {
            let style = format!("text-indent:-18.0pt;mso-list:l0 level{level} lfo1");
            let sign = with("span", "style", "mso-list:Ignore", vec![text("·  ")]);
            with("p", "style", &style, vec![sign, text(words)])
        };
        assert_eq!(from_html(&[item(1, "one"), item(2, "inner"), item(1, "two")]), "- one\n  - inner\n- two");
        let bold = |words: &str| with("span", "style", "font-weight:700", vec![text(words)]);
        let parted = [text("It"), bold(" fai"), bold("led"), text(" twice")];
        assert_eq!(from_html(&parted), "It **failed** twice");
        let ticked = with("li", "aria-checked", "true", vec![text("Tested")]);
        assert_eq!(from_html(&[element("ul", vec![ticked])]), "- [x] Tested");
    }

    #[test]
    fn words_around_blocks_keep_their_order() {
        let inner = || vec![text("before "), element("p", vec![text("within")]), text("behind")];
        for name in ["b", "a", "span"] {
            let node = with(name, "href", "https://a.test", inner());
            assert_eq!(from_html(&[text("first "), node]), "first before\n\nwithin\n\nbehind", "{name}");
        }
    }

    #[test]
    fn an_address_that_is_its_own_label_stays_bare() {
        let link = |words: &str| with("a", "href", "https://a.test/b_c_", vec![text(words)]);
        assert_eq!(from_html(&[link("https://a.test/b_c_")]), "https://a.test/b_c_");
        assert_eq!(from_html(&[link("the graph")]), "[the graph](https://a.test/b_c_)");
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
    fn nothing_that_runs_or_loads_is_kept_and_a_picture_says_that_it_was_left_out() {
        let nodes = [
            element("script", vec![text("alert(1)")]),
            with("img", "alt", "the graph", vec![]),
            with("a", "href", "javascript:alert(1)", vec![text("click")]),
            with("b", "style", "font-weight:normal", vec![text("plain")]),
        ];
        assert_eq!(from_html(&nodes), "(picture “the graph” left out)clickplain");
    }

    #[test]
    fn a_page_says_so_in_its_first_words() {
        for page in ["<!DOCTYPE html>\n<p>", "\u{feff} <HTML lang=\"en\">"] {
            assert!(is_web_page(page), "{page}");
        }
        assert!(!is_web_page("# <html>") && !is_web_page("<p>"));
    }

    #[test]
    fn what_programs_say_by_classes_is_said_by_marks() {
        let item = |class: &str, words: &str| with("li", "class", class, vec![text(words)]);
        let tasks = with("ul", "class", "inline-task-list", vec![item("checked", "Tested"), item("", "Tried")]);
        assert_eq!(from_html(&[tasks]), "- [x] Tested\n- [ ] Tried");
        let value = |words: &str| with("span", "class", "selected-value", vec![text(words)]);
        assert_eq!(from_html(&[value("db"), value("pool")]), "db, pool");
        for class in ["MsoTitle", "c5 title"] {
            assert_eq!(from_html(&[with("p", "class", class, vec![text("Checkout down")])]), "# Checkout down");
        }
        assert_eq!(from_html(&[with("p", "style", "display: none", vec![text("hidden")])]), "");
    }

    #[test]
    fn a_title_over_all_columns_stands_above_the_table() {
        let row = |cells: &[&str]| element("tr", cells.iter().map(|cell| element("td", vec![text(cell)])).collect());
        let table = element("table", vec![row(&["Plan"]), row(&["Action", "Owner"]), row(&["Add an alert", "Ann"])]);
        assert_eq!(from_html(&[table]), "**Plan**\n\n| Action | Owner |\n|---|---|\n| Add an alert | Ann |");
    }

    #[test]
    fn an_address_behind_a_counter_of_clicks_is_the_address() {
        let address = "https://www.google.com/url?q=https%3A%2F%2Fa.test%2Fb%3Fc%3D1&sa=D&ust=1";
        let link = with("a", "href", address, vec![text("the graph")]);
        assert_eq!(from_html(&[link]), "[the graph](https://a.test/b?c=1)");
    }

    #[test]
    fn signs_of_markdown_in_words_stay_words() {
        assert_eq!(from_html(&[text("# a *b* snake_case [c] <d>")]), "\\# a \\*b\\* snake_case \\[c\\] \\<d>");
        assert_eq!(from_html(&[element("p", vec![text("1. words")])]), "1\\. words");
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
