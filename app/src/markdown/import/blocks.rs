//! What CommonMark says of each line: headings, items of lists, code. Lines stay what they are, so that every
//! one of them lands somewhere; only the indent of a list that stands apart from the edge is taken off.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::source::Source;
use crate::markdown::list::{Line, marker};
use crate::markdown::structure::{Fence, Fenced, fenced};

/// A heading, and how many lines it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Heading<'a> {
    /// 1 to 6.
    pub(super) level: usize,
    pub(super) text: &'a str,
    pub(super) height: usize,
    /// It was written with tags.
    pub(super) is_html: bool,
}

/// The lines of a text, and which of them are headings.
pub(super) struct Blocks<'a> {
    pub(super) lines: Vec<Line<'a>>,
    pub(super) headings: Vec<Option<Heading<'a>>>,
}

impl<'a> Blocks<'a> {
    pub(super) fn of(source: &'a Source) -> Blocks<'a> {
        let texts: Vec<&str> = source.text.split('\n').collect();
        let mut lines = numbered(&texts, &source.numbers);
        let (marks, mut indents) = structure(&lines);
        let tabs = tabbed(&lines);
        let headings = (0..lines.len()).map(|at| marks[at].and_then(|mark| heading(&lines, at, mark))).collect();
        for (at, line) in lines.iter_mut().enumerate().filter(|(at, _)| tabs[*at]) {
            line.text = line.text.strip_prefix('\t').unwrap_or(line.text);
            indents[at] = 0;
        }
        for (line, indent) in lines.iter_mut().zip(indents) {
            let blanks = line.text.len() - line.text.trim_start_matches(' ').len();
            line.text = &line.text[indent.min(blanks)..];
        }
        Blocks { lines, headings }
    }
}

/// Lines of a text by itself, numbered from 1.
pub(in crate::markdown) fn plain_lines<'a>(texts: &[&'a str]) -> Vec<Line<'a>> {
    numbered(texts, &(1..=texts.len()).collect::<Vec<_>>())
}

fn numbered<'a>(texts: &[&'a str], numbers: &[usize]) -> Vec<Line<'a>> {
    let unindented: Vec<&str> = texts.iter().map(|text| without_indent(text)).collect();
    let states = fenced(&unindented);
    let lines = texts.iter().zip(states).zip(numbers);
    let mut lines: Vec<Line<'a>> =
        lines.map(|((text, fenced), number)| Line { number: *number, text, fenced }).collect();
    hide_comments(&mut lines);
    lines
}

/// Tells for every line whether it is code, or the edge of code.
pub(super) fn code(texts: &[&str]) -> Vec<bool> {
    plain_lines(texts).iter().map(|line| line.fenced != Fenced::Outside).collect()
}

/// A fence may be indented, also in an item of a list.
fn without_indent(text: &str) -> &str {
    let rest = text.trim_start_matches([' ', '\t']);
    if Fence::opened_by(rest).is_some() { rest } else { text }
}

/// What stands in a comment that ends is never structure.
fn hide_comments(lines: &mut [Line<'_>]) {
    let is_end =
        |line: &Line<'_>| line.fenced == Fenced::Outside && line.text.contains('>') && line.text.contains("-->");
    let Some(last_end) = lines.iter().rposition(is_end) else { return };
    let mut is_open = false;
    for line in &mut lines[..=last_end] {
        if line.fenced != Fenced::Outside {
            continue;
        }
        let begin = if is_open { Some(0) } else { line.text.find("<!--") };
        let Some(begin) = begin else { continue };
        let ends = line.text[begin..].rfind("-->").is_some_and(|end| !line.text[begin + end..].contains("<!--"));
        if is_open || !ends {
            line.fenced = Fenced::Inside;
        }
        is_open = !ends;
    }
}

#[derive(Clone, Copy, PartialEq)]
enum BlockKind {
    Heading,
    Html,
}

/// For every line what CommonMark takes it for, and how far a list that it belongs to stands from the edge.
fn structure(lines: &[Line<'_>]) -> (Vec<Option<BlockKind>>, Vec<usize>) {
    let masked = masked(lines);
    let mut marks = vec![None; lines.len()];
    let mut indents = vec![0; lines.len()];
    // Offsets only grow from one block to the next, and so do the lines.
    let (mut line, mut line_end) = (0, lines.first().map_or(0, |line| line.text.len()));
    let mut depth = 0_usize;
    // The indent of the last item at the edge, and the line behind its list.
    let mut list = (0, usize::MAX);
    for (event, bytes) in Parser::new_ext(&masked, Options::empty()).into_offset_iter() {
        let Event::Start(tag) = event else {
            depth -= usize::from(matches!(event, Event::End(TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_))));
            continue;
        };
        while bytes.start > line_end && line + 1 < lines.len() {
            line += 1;
            line_end += 1 + lines[line].text.len();
        }
        let behind = || {
            let inside = masked.get(bytes.clone()).unwrap_or_default();
            (line + 1 + inside.trim_end().matches('\n').count()).min(lines.len())
        };
        match tag {
            Tag::Heading { .. } if depth == 0 => marks[line] = Some(BlockKind::Heading),
            Tag::HtmlBlock if depth == 0 => marks[line..behind()].fill(Some(BlockKind::Html)),
            Tag::Item if depth == 1 => {
                let last = behind();
                let blanks = lines[line].text.len() - lines[line].text.trim_start_matches(' ').len();
                let is_below = list.1 == line && blanks >= list.0 + 2;
                if !is_below {
                    indents[line..last].fill(blanks);
                    list.0 = blanks;
                }
                list.1 = last;
            }
            _ => {}
        }
        depth += usize::from(matches!(tag, Tag::List(_) | Tag::Item | Tag::BlockQuote(_)));
    }
    (marks, indents)
}

/// Tells for every line whether it belongs to a list that a tab sets apart from the edge. CommonMark takes it for code,
/// but nobody writes code that is a list.
fn tabbed(lines: &[Line<'_>]) -> Vec<bool> {
    let mut is_inside = false;
    let mut is_behind_blank = true;
    // Below an item it is a list of the next level.
    let mut is_in_list = false;
    let is_tabbed = |line: &Line<'_>| {
        let is_blank = line.text.trim().is_empty();
        let inside = line.text.strip_prefix('\t').filter(|_| line.fenced == Fenced::Outside);
        let begins = inside.is_some_and(|text| marker(text).is_some_and(|(_, words)| !words.is_empty()));
        is_inside =
            inside.is_some() && (is_inside || (begins && is_behind_blank && !is_in_list)) || (is_blank && is_inside);
        if !is_blank && !is_inside {
            is_in_list = marker(line.text.trim_start()).is_some() || (is_in_list && line.text.starts_with([' ', '\t']));
        }
        is_behind_blank = is_blank || line.text.starts_with('#');
        is_inside && !is_blank
    };
    lines.iter().map(is_tabbed).collect()
}

/// The text with code, comments and fences that are never closed as words without a meaning, byte for byte as
/// long: a fence that is never closed would be code to the end.
fn masked(lines: &[Line<'_>]) -> String {
    let mut masked = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            masked.push('\n');
        }
        let words = line.text.trim_start_matches([' ', '\t']);
        if line.fenced == Fenced::Outside && Fence::opened_by(words).is_none() {
            masked.push_str(line.text);
        } else {
            masked.push_str(&line.text[..line.text.len() - words.len()]);
            masked.extend(std::iter::repeat_n('x', words.len()));
        }
    }
    masked
}

/// The heading that a line is, or begins with. In a block of HTML one at the edge counts, too: people put an anchor
/// above a heading.
fn heading<'a>(lines: &[Line<'a>], at: usize, mark: BlockKind) -> Option<Heading<'a>> {
    let line = lines[at];
    if line.fenced != Fenced::Outside {
        return None;
    }
    match mark {
        BlockKind::Html => html_heading(line.text).or_else(|| atx_heading(line.text)),
        BlockKind::Heading => {
            atx_heading(line.text.trim_start_matches(' ')).or_else(|| underlined(line, lines.get(at + 1)?))
        }
    }
}

/// `<h2>Heading</h2>`
fn html_heading(line: &str) -> Option<Heading<'_>> {
    let tag = line.strip_prefix("<h")?;
    let level = tag.chars().next()?.to_digit(10).filter(|level| (1..=6).contains(level))? as usize;
    let inside = tag[1..].strip_prefix('>')?.trim_end().strip_suffix('>')?;
    let text = inside.strip_suffix(&tag[..1])?.strip_suffix("</h")?;
    Some(Heading { level, text: text.trim(), height: 1, is_html: true })
}

/// `## Heading` or `## Heading ##`
fn atx_heading(line: &str) -> Option<Heading<'_>> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let text = rest.trim();
    let open = text.trim_end_matches('#');
    let is_closed = open.len() < text.len() && (open.is_empty() || open.ends_with([' ', '\t']));
    Some(Heading { level, text: if is_closed { open.trim() } else { text }, height: 1, is_html: false })
}

/// One line of words over a line of `===` or `---`. A paragraph of several lines over one is followed by a rule.
fn underlined<'a>(line: Line<'a>, next: &Line<'a>) -> Option<Heading<'a>> {
    let mark = next.text.trim();
    let level = match mark.as_bytes().first()? {
        b'=' if mark.bytes().all(|byte| byte == b'=') => 1,
        b'-' if mark.len() > 1 && mark.bytes().all(|byte| byte == b'-') => 2,
        _ => return None,
    };
    let text = line.text.trim();
    let is_text = next.fenced == Fenced::Outside
        && text.starts_with(|c: char| c.is_alphanumeric() || c == '*' || c == '[')
        && marker(text).is_none()
        && !text.contains('|');
    is_text.then_some(Heading { level, text, height: 2, is_html: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> (Vec<String>, Vec<(usize, String)>) {
        let lines: Vec<&str> = text.split('\n').collect();
        let source = Source::read(&lines, 1);
        let blocks = Blocks::of(&source);
        let headings = blocks.headings.iter().flatten().map(|heading| (heading.level, heading.text.to_owned()));
        (blocks.lines.iter().map(|line| line.text.to_owned()).collect(), headings.collect())
    }

    #[test]
    fn a_list_that_is_indented_is_a_list_at_the_edge() {
        for indent in [" ", "  ", "   "] {
            let text = format!("Words:\n\n{indent}- a\n{indent}  b\n{indent}  - c\n{indent}1. d");
            assert_eq!(blocks(&text).0, ["Words:", "", "- a", "  b", "  - c", "1. d"], "{text}");
        }
        assert_eq!(blocks("1. a\n  - b\n  - c\n2. d").0, ["1. a", "  - b", "  - c", "2. d"]);
        assert_eq!(blocks("    - code").0, ["    - code"]);
        assert_eq!(
            blocks("## A\n\n\t- a\n\t- b\n\t\t- c\n\n\tcode").0,
            ["## A", "", "- a", "- b", "\t- c", "", "code"]
        );
        assert_eq!(blocks("- a\n\n\t- b").0, ["- a", "", "\t- b"]);
        assert_eq!(blocks("a\n\n\tcode").0, ["a", "", "\tcode"]);
    }

    #[test]
    fn headings_are_those_of_commonmark_and_none_in_code_or_comments() {
        let text =
            "  ## A ##\n\nB\n===\n\nC\nd\n---\n\n```\n# no\n```\n<!--\n# no\n-->\n<a id=x></a>\n### E\n\n#f\n> # no";
        let heading = |level, text: &str| (level, text.to_owned());
        assert_eq!(blocks(text).1, [heading(2, "A"), heading(1, "B"), heading(3, "E")]);
        assert_eq!(blocks("<h2>A</h2>\n\n```sh\n# B").1, [heading(2, "A"), heading(1, "B")]);
    }
}
