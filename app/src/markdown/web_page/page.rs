//! The Markdown of a page, block by block.

use super::dress::{
    behind_counter, emphasis, escaped, escaped_number, is_hidden, is_list_sign, is_preformatted, word_level,
};
use super::{BLOCKS, HtmlNode, MAX_HTML_DEPTH, SILENT};
use crate::markdown::address::is_safe_url;

#[derive(Default)]
pub(super) struct Page {
    out: String,
    /// The words of the block that is being read.
    pub(super) line: String,
    /// What stands before each line: quotes and the indent of items.
    indent: String,
    /// The marker of the item that begins.
    marker: Option<String>,
    /// No blank line before the next item.
    is_tight: bool,
}

impl Page {
    /// All of a page.
    pub(super) fn written(mut self, nodes: &[HtmlNode]) -> String {
        self.add_all(nodes, 0);
        self.end_block();
        self.out.trim().to_owned()
    }

    fn add_all(&mut self, nodes: &[HtmlNode], depth: usize) {
        nodes.iter().for_each(|node| self.add(node, depth));
    }

    fn add(&mut self, node: &HtmlNode, depth: usize) {
        let (name, children) = match node {
            HtmlNode::Text(text) => return self.add_words(text),
            HtmlNode::Element { name, children, .. } => (name.as_str(), children),
        };
        let style = node.attribute("style").unwrap_or_default();
        if depth > MAX_HTML_DEPTH || SILENT.contains(&name) || is_hidden(style) {
            return;
        }
        match name {
            _ if is_list_sign(style) => {}
            "p" if word_level(style).is_some() => self.add_word_item(children, word_level(style).unwrap_or(1), depth),
            "div" if is_preformatted(style) => self.add_code(node, depth),
            "br" => self.line.push_str("\\\n"),
            "hr" => self.end_block(),
            "img" => self.add_picture(node),
            "input" if node.attribute("type") == Some("checkbox") => {
                self.line.push_str(if node.attribute("checked").is_some() { "[x] " } else { "[ ] " });
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.add_heading(name[1..].parse().unwrap_or(6), children, depth)
            }
            "p" if node.is_of("MsoTitle") || node.is_of("title") => self.add_heading(1, children, depth),
            "span" if node.is_of("selected-value") && self.line.ends_with(char::is_alphanumeric) => {
                self.line.push_str(", ");
                self.add_all(children, depth + 1);
            }
            "ul" | "ol" => self.add_list(node, children, depth),
            "dl" => self.add_terms(children, depth),
            "pre" => self.add_code(node, depth),
            "table" => self.add_table(node, depth),
            "blockquote" => self.add_indented("> ", children, depth),
            "a" => self.add_link(node, children, depth),
            "code" | "kbd" | "samp" | "tt" => self.add_marked("`", children, depth),
            "strong" | "b" | "em" | "i" | "span" | "del" | "s" => {
                self.add_marked(emphasis(name, style), children, depth);
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
        // A box that is ticked or not, as Google Docs draws it.
        if matches!(node.attribute("alt"), Some("checked" | "unchecked")) {
            return;
        }
        let name = node.attribute("alt").map(str::trim).filter(|alt| !alt.is_empty());
        let said =
            name.map_or("(picture left out)".to_owned(), |name| format!("(picture “{}” left out)", escaped(name)));
        self.line.push_str(&said);
    }

    /// What children say in one line, with the blanks at its edges.
    fn inside(&mut self, children: &[HtmlNode], depth: usize) -> String {
        let before = std::mem::take(&mut self.line);
        self.add_all(children, depth + 1);
        let inside = std::mem::replace(&mut self.line, before);
        let begins_blank = children.first().is_some_and(|child| child.text(depth).starts_with(char::is_whitespace));
        let is_begun = !self.line.is_empty() && !self.line.ends_with(char::is_whitespace);
        if begins_blank && is_begun && !inside.starts_with(' ') { format!(" {inside}") } else { inside }
    }

    /// Around blocks, or around nothing, there is no emphasis.
    fn add_marked(&mut self, mark: &str, children: &[HtmlNode], depth: usize) {
        if mark.is_empty() || children.iter().any(|child| child.holds_block(depth)) {
            return self.add_all(children, depth + 1);
        }
        let inside = self.inside(children, depth);
        let words = inside.trim();
        if words.is_empty() || words.contains('\n') {
            return self.line.push_str(&inside);
        }
        self.line.push_str(if inside.starts_with(' ') { " " } else { "" });
        let words = if mark == "`" { words.replace('\\', "") } else { words.to_owned() };
        // Word processors part one emphasis into several.
        let goes_on = mark == "**" && self.line.ends_with("**");
        match goes_on {
            true => self.line.truncate(self.line.len() - mark.len()),
            false => self.line.push_str(mark),
        }
        self.line.push_str(&format!("{words}{mark}"));
        self.line.push_str(if inside.ends_with(' ') { " " } else { "" });
    }

    fn add_link(&mut self, node: &HtmlNode, children: &[HtmlNode], depth: usize) {
        let address = behind_counter(node.attribute("href").unwrap_or_default().trim());
        let is_safe = is_safe_url(&address) && !address.contains(char::is_whitespace);
        if !is_safe || children.iter().any(|child| child.holds_block(depth)) {
            return self.add_all(children, depth + 1);
        }
        let inside = self.inside(children, depth);
        let label = inside.trim();
        if label.is_empty() {
            return self.line.push_str(&inside);
        }
        self.line.push_str(if inside.starts_with(' ') { " " } else { "" });
        let is_bare = node.text(depth).trim() == address;
        let address = address.replace('(', "%28").replace(')', "%29");
        self.line.push_str(&if is_bare { address } else { format!("[{label}]({address})") });
        self.line.push_str(if inside.ends_with(' ') { " " } else { "" });
    }

    fn add_heading(&mut self, level: usize, children: &[HtmlNode], depth: usize) {
        self.end_block();
        self.marker = Some(format!("{} ", "#".repeat(level)));
        self.add_all(children, depth + 1);
        self.line = self.line.replace("\\\n", " ");
        self.end_block();
        self.marker = None;
    }

    fn add_list(&mut self, list: &HtmlNode, children: &[HtmlNode], depth: usize) {
        let is_numbered = matches!(list, HtmlNode::Element { name, .. } if name == "ol");
        // Confluence and Notion tell by classes what is ticked.
        let is_of_tasks = list.is_of("inline-task-list");
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
            let tick = match child.attribute("aria-checked") {
                Some("true") => "[x] ",
                None if is_of_tasks && child.is_of("checked") => "[x] ",
                None if !is_of_tasks => "",
                _ => "[ ] ",
            };
            self.marker = Some(if is_numbered { format!("{number}. ") } else { format!("- {tick}") });
            let outer = self.indent.clone();
            self.add_all(inside, depth + 1);
            self.end_block();
            self.indent = outer;
            self.marker = None;
            self.is_tight = true;
        }
        self.is_tight = was_tight;
    }

    /// A term and what it means on one line, as a label and its value, where neither is more than a line.
    fn add_terms(&mut self, children: &[HtmlNode], depth: usize) {
        self.end_block();
        for child in children {
            let HtmlNode::Element { name, children: inside, .. } = child else { continue };
            let is_line = !inside.iter().any(|node| node.holds_block(depth));
            match name.as_str() {
                "dt" if is_line => {
                    self.end_block();
                    let term = self.inside(inside, depth);
                    let term = term.trim().trim_end_matches(':');
                    self.line.push_str(&if term.is_empty() { String::new() } else { format!("**{term}:** ") });
                }
                "dd" if is_line => {
                    self.add_all(inside, depth + 1);
                    self.end_block();
                }
                _ => self.add(child, depth + 1),
            }
        }
        self.end_block();
    }

    /// An item that Word writes as a paragraph: what it begins with, and how deep it is, are said by styles.
    fn add_word_item(&mut self, children: &[HtmlNode], level: usize, depth: usize) {
        self.end_block();
        let outer = self.indent.clone();
        self.is_tight = self.out.lines().last().is_some_and(|line| line.trim_start().starts_with('-'));
        self.indent = "  ".repeat(level - 1);
        self.marker = Some("- ".to_owned());
        self.add_all(children, depth + 1);
        self.end_block();
        (self.indent, self.marker, self.is_tight) = (outer, None, false);
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

    /// Writes the words of the block, each of its lines below the indent.
    pub(super) fn end_block(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = line.trim().trim_end_matches('\\').trim_end();
        if text.is_empty() {
            return;
        }
        let marker = self.marker.take().unwrap_or_default();
        let escaped = escaped_number(text).filter(|_| marker.is_empty());
        let text = escaped.as_deref().unwrap_or(text);
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
