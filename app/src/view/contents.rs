//! Links to the sections of a long report.

use leptos::prelude::*;

use super::Part;
use crate::report::{Field, Report, Value};

/// A report with fewer characters of prose is seen at once, about 500 words.
const LONG: usize = 3_000;

/// A report with fewer sections needs no links to them.
const MANY: usize = 4;

/// The links; nothing for a short report.
pub(super) fn contents(report: &Report, parts: &[Part]) -> Option<AnyView> {
    if parts.len() < MANY || length(report) < LONG {
        return None;
    }
    let headed = parts.iter().enumerate().filter(|(_, part)| !part.heading.is_empty());
    let links: Vec<AnyView> = headed
        .map(|(number, part)| {
            // A link within a link is none, so that headings lose theirs here.
            let words = without_tags(&part.heading);
            view! { <li><a href=format!("#{}", target(number)) inner_html=words></a></li> }.into_any()
        })
        .collect();
    Some(view! { <nav class="contents" aria-label="Contents"><ul>{links}</ul></nav> }.into_any())
}

/// The element id of a section's heading, counted from 0.
pub(super) fn target(number: usize) -> String {
    format!("part-{}", number + 1)
}

fn length(report: &Report) -> usize {
    let texts = Field::ALL.into_iter().filter_map(|field| match report.value(field) {
        Value::Text(text) => Some(text.len()),
        Value::Items(items) => Some(items.iter().map(|item| item.text.len()).sum()),
        Value::Sections(sections) => Some(sections.iter().map(|custom| custom.text.len()).sum()),
        Value::Actions(_) | Value::Checks(_) | Value::Events(_) | Value::Links(_) => None,
    });
    texts.sum()
}

/// Of HTML that [`crate::markdown`] made, in which `<` begins a tag and nothing else.
fn without_tags(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            _ if !is_tag => words.push(letter),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::inline_html;

    #[test]
    fn a_heading_in_the_contents_is_its_words() {
        let words = |heading: &str| without_tags(&inline_html(heading));
        assert_eq!(words("What [Ops](https://a.test/?b=%3E) **saw**"), "What Ops saw");
        assert_eq!(
            words("a < b > c & <img src=x onerror=alert(1)>"),
            inline_html("a < b > c & <img src=x onerror=alert(1)>")
        );
    }
}
