//! Markdown shown as HTML: the one place where raw HTML is made.

use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Schemes a link may have. Any other link is shown as its text.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

/// The Markdown that reports are written in, beyond CommonMark.
pub(super) const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_TASKLISTS);

/// Renders Markdown blocks. HTML in `text` is shown as text, images become links to them, links
/// lead to http, https and mailto only. The result is safe to insert as markup.
pub fn to_html(text: &str) -> String {
    render(text, false)
}

/// Renders one line without a paragraph around it; otherwise as [`to_html`].
pub fn inline_html(text: &str) -> String {
    render(text, true)
}

fn render(text: &str, is_inline: bool) -> String {
    let mut open_links: Vec<bool> = Vec::new();
    let events = Parser::new_ext(text, OPTIONS).filter_map(|event| {
        Some(match event {
            Event::Html(markup) | Event::InlineHtml(markup) => Event::Text(markup),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) if is_inline => return None,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let is_safe = is_safe_url(&dest_url);
                open_links.push(is_safe);
                return is_safe.then(|| Event::Html(opening(&dest_url)));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                return open_links.pop()?.then_some(Event::Html(CowStr::Borrowed("</a>")));
            }
            // Headings inside a field stand below the report's own.
            Event::Start(Tag::Heading { .. }) => Event::Html(CowStr::Borrowed("<h4>")),
            Event::End(TagEnd::Heading(_)) => Event::Html(CowStr::Borrowed("</h4>\n")),
            // Attributes for alignment and boxes to tick would need styles and labels of their own.
            Event::Start(Tag::Table(columns)) => Event::Start(Tag::Table(vec![Alignment::None; columns.len()])),
            Event::TaskListMarker(done) => Event::Text(CowStr::Borrowed(if done { "☑ " } else { "☐ " })),
            other => other,
        })
    });
    let mut out = String::with_capacity(text.len() * 5 / 4);
    html::push_html(&mut out, events);
    out
}

/// True for an address that a reader may be sent to.
pub(super) fn is_safe_url(url: &str) -> bool {
    SCHEMES.iter().any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

fn opening(url: &str) -> CowStr<'static> {
    let mut tag = String::from("<a rel=\"noopener noreferrer nofollow\" href=\"");
    for character in url.chars() {
        match character {
            '"' => tag.push_str("&quot;"),
            '&' => tag.push_str("&amp;"),
            '<' => tag.push_str("&lt;"),
            '>' => tag.push_str("&gt;"),
            _ => tag.push(character),
        }
    }
    tag.push_str("\">");
    tag.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_shown_and_never_runs() {
        let html = to_html("<script>alert(1)</script>\n\na <img src=x onerror=y> b");
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }

    #[test]
    fn links_lead_to_the_web_and_to_mail_only() {
        assert!(to_html("[a](https://a.test/?x=1&y=\"2\")").contains("href=\"https://a.test/?x=1&amp;y="));
        for hostile in ["[a](javascript:alert(1))", "[a](JaVaScRiPt:x)", "<javascript:x>", "[a](data:text/html,x)"] {
            let html = to_html(hostile);
            assert!(!html.contains("href"), "{html}");
        }
    }

    #[test]
    fn an_image_is_a_link_with_its_alternative_text() {
        let html = to_html("![the graph](https://a.test/g.png)");
        assert!(html.contains(">the graph</a>") && !html.contains("<img"), "{html}");
    }

    #[test]
    fn a_line_has_no_paragraph_around_it() {
        assert_eq!(inline_html("a `b`"), "a <code>b</code>");
    }
}
