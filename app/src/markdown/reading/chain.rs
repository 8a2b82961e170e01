//! The causal chain: a node a line, with arrows between them, in a block of code or without one.

use super::ReportBuilder;
use crate::markdown::list::Line;
use crate::markdown::structure::{Fence, Fenced, SEPARATOR, without_backslash};
use crate::report::Field;

impl ReportBuilder {
    pub(super) fn chain(&mut self, lines: &[Line<'_>]) {
        for line in lines {
            let text = line.text.trim();
            let node = match line.fenced {
                Fenced::Edge => self.chain_info(line.number, text),
                Fenced::Outside if text == SEPARATOR => "",
                _ if is_chain_structure(text) => "",
                _ => without_backslash(text, is_chain_structure),
            };
            if !node.is_empty() {
                self.item(Field::CausalChain, line.number, node.to_owned());
            } else if is_chain_structure(text) {
                self.note(line.number, text, Field::CausalChain);
            }
        }
    }

    /// What stands behind an opening fence, unless it says that the code is text.
    fn chain_info<'a>(&mut self, number: usize, fence: &'a str) -> &'a str {
        let info = fence.trim_start_matches(['`', '~']).trim_start();
        if matches!(info, "text" | "txt" | "plaintext") {
            self.note(number, info, Field::CausalChain);
            return "";
        }
        info
    }
}

/// The arrow between two nodes, in the ways people draw it.
pub(in crate::markdown) fn is_arrow(line: &str) -> bool {
    matches!(line.trim(), "↓" | "⬇" | "⬇\u{fe0f}" | "▼" | "→" | "->" | "|" | "v")
}

/// What a node must not look like: an arrow, or the end of the code block.
pub(in crate::markdown) fn is_chain_structure(text: &str) -> bool {
    is_arrow(text) || Fence::closed_by(text).is_some()
}
