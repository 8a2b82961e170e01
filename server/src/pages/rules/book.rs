//! The pages of the rules, embedded, and their parts.

use postmortem::lint::{RULES, Severity};

/// Names and texts, made by build.rs.
const PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rule_pages.rs"));

/// One page: a heading, one sentence, and parts under headings of their own.
#[derive(Clone, Copy, Debug)]
pub struct RulePage {
    /// The name of the rule, such as `blame.human-error`.
    pub name: &'static str,
    /// What the rule is called, for people.
    pub title: &'static str,
    /// Of its findings, as a rule.
    pub severity: Severity,
    /// The sentence under the heading.
    pub summary: &'static str,
    text: &'static str,
}

impl RulePage {
    /// The page of a rule that exists.
    pub fn named(name: &str) -> Option<RulePage> {
        let rule = RULES.iter().find(|rule| rule.name == name)?;
        let (_, text) = PAGES.iter().find(|(page, _)| *page == name)?;
        let summary = text.lines().skip(1).find(|line| !line.trim().is_empty())?;
        Some(RulePage { name: rule.name, title: rule.title, severity: rule.severity, summary, text })
    }

    /// Headings and what stands under them.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let mut starts: Vec<usize> = Vec::new();
        let (mut position, mut is_code) = (0, false);
        for line in self.text.split_inclusive('\n') {
            is_code ^= line.starts_with("```");
            if !is_code && line.starts_with("## ") {
                starts.push(position);
            }
            position += line.len();
        }
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([self.text.len()]).collect();
        let text = self.text;
        starts.into_iter().zip(ends).filter_map(move |(start, end)| {
            let (heading, body) = text[start..end].split_once('\n')?;
            Some((heading.trim_start_matches("## ").trim(), body))
        })
    }

    /// Rules that the text links to; the links themselves have no address that text may link to.
    pub fn related(&self) -> impl Iterator<Item = &'static str> {
        let text = self.text;
        let is_linked = move |name: &str| text.contains(&format!("]({name})"));
        RULES.iter().map(|rule| rule.name).filter(move |name| is_linked(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_page_with_examples_of_both_kinds() {
        for rule in RULES {
            let page = RulePage::named(rule.name).expect(rule.name);
            let headings: Vec<&str> = page.parts().map(|(heading, _)| heading).collect();
            assert!(headings.contains(&"Flagged") && headings.contains(&"Accepted"), "{}: {headings:?}", rule.name);
            assert!(page.summary.ends_with('.'), "{}: {}", rule.name, page.summary);
        }
    }

    #[test]
    fn headings_in_examples_are_no_parts() {
        let page = RulePage {
            text: "# a\n\nb.\n\n## One\n\n```markdown\n## Two\n```\n\n## Three\nx",
            ..RulePage::named("act.no-owner").unwrap()
        };
        let parts: Vec<_> = page.parts().collect();
        assert_eq!(parts, [("One", "\n```markdown\n## Two\n```\n\n"), ("Three", "x")]);
    }
}
