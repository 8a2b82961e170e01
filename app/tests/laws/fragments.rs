//! Hostile text: lines put together of fragments that look like the written form or break it.
//!
//! Every text remembers the classes of its fragments, so that a run can tell what it has tried.

use std::fmt;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

pub const TEMPLATE: &str = include_str!("../golden/template.md");

/// A generated text and the classes of its fragments.
#[derive(Clone, Default)]
pub struct Text {
    pub text: String,
    pub classes: Vec<&'static str>,
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl Text {
    pub fn concat(parts: impl IntoIterator<Item = Text>) -> Text {
        parts.into_iter().fold(Text::default(), |mut whole, part| {
            whole.text.push_str(&part.text);
            whole.classes.extend(part.classes);
            whole
        })
    }
}

type Class = (&'static str, BoxedStrategy<String>);

fn one_of(name: &'static str, texts: &[&'static str]) -> Class {
    (name, select(texts.to_vec()).prop_map(str::to_owned).boxed())
}

/// Lines of the template that start with `start`, without line ends.
fn template_lines(start: &str) -> Vec<&'static str> {
    TEMPLATE.lines().filter(|line| line.starts_with(start)).collect()
}

/// What stands at the start of a line and changes what the rest of it means.
fn prefixes() -> Vec<Class> {
    vec![
        one_of("backslashes", &["\\", "\\\\", "\\\\\\", "\\ "]),
        one_of("list marker", &["- ", "* ", "+ ", "1. ", "2) ", "10. ", "123456789. ", "-\t", "-   ", "1.", "-"]),
        one_of("checkbox", &["- [ ] ", "- [x] ", "- [X] ", "[ ] ", "[x]", "* [x]\t", "- [] "]),
        one_of("indent", &[" ", "  ", "   ", "    ", "      "]),
        one_of("tab", &["\t", " \t", "\t\t"]),
        one_of("quote", &["> ", ">", "> > "]),
        one_of("byte order mark", &["\u{feff}"]),
        one_of("no-break space", &["\u{a0}", "\u{202f}", "\u{2007}"]),
        one_of("ideographic space", &["\u{3000}"]),
        one_of("link kind", &["Code: ", "Documentation: ", "Monitoring: ", "Code:", "code: ", "Code: Code: "]),
        one_of("pipe", &["|", "| ", "\\|", "\\\\|", "||"]),
        (
            "our label with text behind it",
            select(template_lines("**"))
                .prop_map(|line| line.split_once(":**").map_or(line, |(label, _)| label).to_owned() + ":** ")
                .boxed(),
        ),
        one_of("heading marker", &["# ", "## ", "###### ", "####### ", "#", "#\t", "# Postmortem: "]),
        one_of("fence marker", &["```", "~~~", "````"]),
    ]
}

/// What a line is about.
fn cores() -> Vec<Class> {
    vec![
        ("our heading", (1..=7_usize, select(template_lines("##")), 0..3).prop_map(our_heading).boxed()),
        one_of(
            "optional heading",
            &["## Timeline", "## Detection", "### Where We Got Lucky", "## Timeline ##", "### Timeline"],
        ),
        one_of("custom heading", &["## Customer notice", "##", "## a ##", "## #", "##\tb", "## ## ##"]),
        ("our label", (select(template_lines("**")), 0..3).prop_map(|(line, case)| cased(line, case)).boxed()),
        ("placeholder", placeholder().boxed()),
        ("example or guidance", select(template_lines("- ")).prop_map(str::to_owned).boxed()),
        ("line of the template", select(template_lines("")).prop_map(str::to_owned).boxed()),
        one_of("arrow", &["↓", "⬇", "⬇\u{fe0f}", "▼", "→", "->", "|", "v", " ↓", "↓ x", "V"]),
        ("fence", (fence(), info()).prop_map(|(fence, info)| fence + info).boxed()),
        ("fenced block", fenced_block().boxed()),
        one_of("table rule", &["|---|", "| --- | :-: |", "|-------------|-------|----------|--------|", "---|---"]),
        ("table", table().boxed()),
        ("table row", row().boxed()),
        one_of("separator", &["---", "--- ", "----", "***", "- - -", " ---", "\\---"]),
        ("footer", select(template_lines("*This")).prop_map(str::to_owned).boxed()),
        ("link", (words(), address()).prop_map(|(label, address)| format!("[{label}]({address})")).boxed()),
        one_of(
            "half link",
            &["[", "]", "](", "[a](", "[a](b", "[]()", "[a][b]", "](x)", "[a](<b>", "[a] (b)", "![a](b)"],
        ),
        ("address", address().prop_map(str::to_owned).boxed()),
        one_of("HTML", &["<b>a</b>", "<!-- note -->", "<!--", "-->", "<details>", "</details>", "&lt;", "<script>x"]),
        one_of(
            "other markup",
            &[
                "h1. a",
                "h2. Timeline",
                "||Time||Event||",
                "{code:java}",
                "{panel:title=a}",
                "bq. a {{b}} [c|https://d.test]",
                "= a",
                "== Root cause",
                "|===",
                "|a |b",
                ".a",
                "NOTE: a",
                "[source,sh]",
                "----",
                "#+TITLE: a",
                "#+BEGIN_SRC sh",
                "#+END_SRC",
                "* Impact",
                "** TODO [#A] a",
                "   DEADLINE: <2026-02-10 Tue>",
                "======\nImpact\n======",
                ".. note:: a",
                ".. code-block:: sh\n\n   a",
                "a::\n\n   b",
                ":severity: a",
                "`a <https://b.test>`_",
            ],
        ),
        one_of(
            "what people bring",
            &[
                "**Severity:** 1 | **Owner:** a",
                "Status: final, Tags: a; b",
                "a<br>b<br/>",
                "14:02 a\\",
                "**14:02 - a**",
                "*2 March 2026*",
                "- a\n  - Owner: b\n  - c",
                "@a will b (owner: c) P1",
                "Short term:",
                "!!! note \"a\"\n    b",
                "<summary>Timeline</summary>",
                "###### tags: `a` `b`",
                "Words:\n- a\n- b",
                "## [**Summary**](https://a.test) {#b}",
                "| Title: | a |\n|---|---|\n| Owner | b<br>c |",
                "Services:\n- a",
                "## Timeline (all times in UTC)",
                "### 2026-03-02",
            ],
        ),
        one_of("front matter", &["severity: SEV-2", "tags:", "  - db", "+++", "title: \"x\"", "---\na: b\n---"]),
        one_of("setext underline", &["===", "=", "Impact\n---", "Root Cause\n==="]),
        one_of("right to left", &["שלום", "\u{202e}abc", "مرحبا", "\u{200f}-"]),
        one_of("emoji", &["🔥", "👩‍💻", "⬇️", "🇪🇺", "1️⃣"]),
        one_of("combining mark", &["e\u{301}", "\u{301}", "\u{20dd}#", "a\u{200d}"]),
        one_of("two words", &["checkout failed", "db pool", "a b"]),
        ("words", words().boxed()),
        ("any characters", vec(any::<char>(), 0..6).prop_map(String::from_iter).boxed()),
        ("marks", vec(select(MARKS), 0..6).prop_map(|marks| marks.concat()).boxed()),
    ]
}

/// What stands at the end of a line.
fn suffixes() -> Vec<Class> {
    vec![
        one_of("trailing blanks", &[" ", "  ", "\t", " \t ", "\u{a0}", "\u{3000}"]),
        one_of("NUL", &["\0", "\0\0"]),
        one_of("line or paragraph separator", &["\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{c}"]),
        one_of("trailing backslash", &["\\", "\\\\"]),
        one_of("trailing marks", &[":", ":**", "**", " #", " ##", "`", "|", " |", "]", ")", ">"]),
    ]
}

/// What stands between two lines.
fn line_ends() -> Vec<Class> {
    vec![
        one_of("LF", &["\n"]),
        one_of("LF", &["\n"]),
        one_of("LF", &["\n"]),
        one_of("blank line", &["\n\n"]),
        one_of("blank lines with blanks", &["\n \n", "\n\n\n", "\n\t\n", "\n\u{a0}\n"]),
        one_of("CRLF", &["\r\n", "\r\n\r\n"]),
        one_of("CR", &["\r", "\r\r", "\n\r"]),
        one_of("no line end", &[""]),
    ]
}

/// Every class there is.
pub fn class_names() -> Vec<&'static str> {
    let all = [prefixes(), cores(), suffixes(), line_ends(), front_matter_lines()];
    let mut names: Vec<&str> = all.iter().flatten().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

const MARKS: &[&str] = &[
    "#", " ", "`", "```", "~~~", "|", "\\", "-", "*", "**", "_", "[", "]", "(", ")", "<", ">", ":", "!", "+", "1.",
    "x", "\n", "\t", "---", "- ", "&", "^", "=", "$", "@", "%", ";", "'", "\"",
];

fn our_heading((level, heading, case): (usize, &str, i32)) -> String {
    format!("{} {}", "#".repeat(level), cased(heading.trim_start_matches('#').trim(), case))
}

fn cased(text: &str, case: i32) -> String {
    match case {
        0 => text.to_owned(),
        1 => text.to_lowercase(),
        _ => text.to_uppercase(),
    }
}

/// Everything in square brackets that the template holds.
fn placeholder() -> impl Strategy<Value = String> {
    let parts = TEMPLATE.split_inclusive(']').filter_map(|part| part.find('[').map(|start| &part[start..]));
    let bracketed: Vec<&'static str> = parts.filter(|part| part.len() > 4).collect();
    select(bracketed).prop_map(str::to_owned)
}

fn fence() -> impl Strategy<Value = String> {
    (select(vec!["`", "~"]), 3..7_usize).prop_map(|(mark, length)| mark.repeat(length))
}

fn info() -> impl Strategy<Value = &'static str> {
    select(vec!["", "", "", "sh", " rust", "text", "a`b", " ", "~"])
}

/// Lines between fences that may or may not belong together.
fn fenced_block() -> impl Strategy<Value = String> {
    let inner =
        select(vec!["## Impact", "**Impact scope:** x", "↓", "", "- a", "~~~", "```", "---", "code", "  | a |"]);
    let indent = select(vec!["", "", " ", "   ", "    "]);
    (fence(), info(), vec(inner, 0..4), indent, option::of(fence())).prop_map(
        |(opening, info, lines, indent, closing)| {
            let closing = closing.as_ref().unwrap_or(&opening);
            format!("{opening}{info}\n{}\n{indent}{closing}", lines.join("\n"))
        },
    )
}

/// A table under some head, or rows without one.
fn table() -> impl Strategy<Value = String> {
    let heads = vec![
        "| Action Item | Owner | Priority | Status |",
        "| Owner | Item |",
        "| Item | Item | Owner |",
        "| Action | Due | Owner |",
        "",
    ];
    (select(heads), option::of(Just("|---|---|")), vec(row(), 0..4)).prop_map(|(head, rule, rows)| {
        let lines = [Some(head), rule].into_iter().flatten().chain(rows.iter().map(String::as_str));
        lines.collect::<Vec<_>>().join("\n")
    })
}

fn row() -> impl Strategy<Value = String> {
    vec(cell(), 0..7).prop_map(|cells| format!("|{}|", cells.join("|")))
}

fn cell() -> impl Strategy<Value = &'static str> {
    select(vec![" a ", "", "  ", " Owner", " \\| ", " b\\\\", " [Owner] ", " High ", "---", " `x` ", " :-: ", "\t"])
}

fn words() -> impl Strategy<Value = String> {
    select(vec!["a", "pool", "2026-03-02", "99.9 %", "x_y", "The pool was full.", "Ünï", "決済", "what"])
        .prop_map(str::to_owned)
}

fn address() -> impl Strategy<Value = &'static str> {
    select(vec![
        "https://a.test/x?y=1&z=(2)",
        "http://b.test",
        "mailto:a@b.test",
        "javascript:alert(1)",
        "/a b",
        "<c d>",
        "a)b",
        "u \"t\"",
        "",
        "://",
        "x://",
    ])
}

fn any_of(classes: Vec<Class>) -> impl Strategy<Value = Text> {
    Union::new(classes.into_iter().map(|(name, text)| text.prop_map(move |text| Text { text, classes: vec![name] })))
}

/// At most so many lines.
pub fn text(lines: usize) -> impl Strategy<Value = Text> {
    let line = (
        prop_oneof![2 => vec(any_of(prefixes()), 0), 3 => vec(any_of(prefixes()), 1..4)],
        prop_oneof![8 => vec(any_of(cores()), 1), 1 => vec(any_of(cores()), 0..3)],
        prop_oneof![3 => vec(any_of(suffixes()), 0), 1 => vec(any_of(suffixes()), 1)],
        any_of(line_ends()),
    );
    let line = line.prop_map(|(prefixes, cores, suffixes, end)| {
        Text::concat(prefixes.into_iter().chain(cores).chain(suffixes).chain([end]))
    });
    vec(line, 0..=lines).prop_map(Text::concat)
}

/// Front matter: the program's own keys, well formed or not, those of others, and lines of any kind.
pub fn front_matter() -> impl Strategy<Value = Text> {
    let entry = prop_oneof![4 => any_of(front_matter_lines()), 1 => text(1)];
    vec((entry, any_of(line_ends())), 1..6).prop_map(|lines| Text::concat(lines.into_iter().flat_map(|(a, b)| [a, b])))
}

fn front_matter_lines() -> Vec<Class> {
    vec![
        one_of(
            "own key",
            &[
                "severity: SEV-2",
                "owner: a",
                "status: \"in: review\"",
                "started: 14:02",
                "severity:",
                "resolved: 'x' y",
            ],
        ),
        one_of(
            "own list",
            &[
                "tags:\n  - a\n  - \"b c\"",
                "authors: [a, 'b']",
                "services: a",
                "reviewers: [a]",
                "tags: [a, {b: c}]",
                "tags:\n- a",
            ],
        ),
        one_of(
            "own marks",
            &[
                "dismissed:\n  - rule: a.b\n    field: root cause\n    reason: x",
                "dismissed:\n  - rule: a.b\n    field: nowhere\n    reason: x",
                "conflicts:\n  - field: title\n    mine: a\n    theirs: b",
                "internal:\n  - section: impact\n  - custom section: a\n    number: 2",
                "internal:\n  - custom section: \"\"\n  - section: nowhere\n\n  - custom section: b\n    number: 0",
                "conflicts:\n  - field: user impact\n    item: 1\n    mine: a\n    theirs: b",
            ],
        ),
        one_of("foreign key", &["layout: post", "title: \"a\"", "# note", "a:\n  b: |\n    c", "nav_order: 3", "#"]),
        one_of("broken YAML", &["  - x", "- y", "no key", "---", "--- ", "...", ": z", "\"a", "- - b: c"]),
    ]
}

/// Texts under our own headings and labels.
pub fn sections() -> impl Strategy<Value = Text> {
    let own = prop_oneof![
        (select(template_lines("##")), text(4)).prop_map(|(heading, text)| under(heading, text)),
        (select(template_lines("**")), text(4)).prop_map(|(label, text)| under(label, text)),
    ];
    vec(own, 1..6).prop_map(Text::concat)
}

fn under(line: &str, text: Text) -> Text {
    Text { text: format!("{line}\n{}\n", text.text), ..text }
}
