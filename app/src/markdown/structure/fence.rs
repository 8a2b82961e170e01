//! Code fences: which lines stand in one.

/// A code fence: its character and how many there are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::markdown) struct Fence {
    character: u8,
    length: usize,
}

impl Fence {
    /// The fence that `line` would open.
    pub(in crate::markdown) fn opened_by(line: &str) -> Option<Fence> {
        let character = *line.as_bytes().first()?;
        if character != b'`' && character != b'~' {
            return None;
        }
        let rest = line.trim_start_matches(char::from(character));
        let length = line.len() - rest.len();
        // An info string with a backtick makes the line a code span (CommonMark 4.5).
        let is_span = character == b'`' && rest.contains('`');
        (length >= 3 && !is_span).then_some(Fence { character, length })
    }

    /// The longest fence that `line` could close.
    pub(in crate::markdown) fn closed_by(line: &str) -> Option<Fence> {
        let unindented = line.trim_start_matches(' ');
        let fence = Fence::opened_by(unindented.trim_end_matches([' ', '\t']))?;
        let is_bare = unindented.trim_end_matches([' ', '\t']).len() == fence.length;
        (line.len() - unindented.len() <= 3 && is_bare).then_some(fence)
    }

    /// True when a line that could close `self` closes `opening`.
    pub(in crate::markdown) fn closes(self, opening: Fence) -> bool {
        self.character == opening.character && self.length >= opening.length
    }
}

/// What a line is with regard to code fences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::markdown) enum Fenced {
    /// Not in a fence. An opening that is never closed is this, too.
    Outside,
    /// The line that opens or closes a fence.
    Edge,
    /// Between the two.
    Inside,
}

/// Tells for every line where it stands. A fence counts only when it is closed later in `lines`.
///
/// Linear: for each line it is known beforehand how long a closing fence still comes.
pub(in crate::markdown) fn fenced(lines: &[&str]) -> Vec<Fenced> {
    let longest_after = longest_closing_after(lines);
    let mut open: Option<Fence> = None;
    let mut states = Vec::with_capacity(lines.len());
    for (line, (backticks, tildes)) in lines.iter().zip(longest_after) {
        let state = match open {
            Some(opening) if Fence::closed_by(line).is_some_and(|fence| fence.closes(opening)) => {
                open = None;
                Fenced::Edge
            }
            Some(_) => Fenced::Inside,
            None => {
                let closes_later =
                    |fence: &Fence| fence.length <= if fence.character == b'`' { backticks } else { tildes };
                open = Fence::opened_by(line).filter(closes_later);
                if open.is_some() { Fenced::Edge } else { Fenced::Outside }
            }
        };
        states.push(state);
    }
    states
}

/// For each line the lengths of the longest closing fences below it, of backticks and of tildes.
fn longest_closing_after(lines: &[&str]) -> Vec<(usize, usize)> {
    let mut longest = (0, 0);
    let mut after = vec![longest; lines.len()];
    for (index, line) in lines.iter().enumerate().rev() {
        after[index] = longest;
        if let Some(fence) = Fence::closed_by(line) {
            let side = if fence.character == b'`' { &mut longest.0 } else { &mut longest.1 };
            *side = fence.length.max(*side);
        }
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_that_is_never_closed_is_text() {
        let lines = ["```sh", "## Impact", "````", "~~~", "## Impact", "```"];
        use Fenced::{Edge, Inside, Outside};
        assert_eq!(fenced(&lines), [Edge, Inside, Edge, Outside, Outside, Outside]);
    }
}
