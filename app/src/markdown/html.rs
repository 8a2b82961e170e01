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
    let mut links = Links::default();
    let events = Parser::new_ext(text, OPTIONS).filter_map(|event| {
        if let Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) = &event {
            links.is_blank &= text.trim().is_empty();
        }
        Some(match event {
            Event::Html(markup) | Event::InlineHtml(markup) => Event::Text(markup),
            Event::Start(Tag::Paragraph | Tag::HtmlBlock) if is_inline => return None,
            Event::End(TagEnd::Paragraph | TagEnd::HtmlBlock) if is_inline => return None,
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => return links.open(dest_url),
            Event::End(TagEnd::Link | TagEnd::Image) => return links.close(),
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

/// Links and images that have begun. Of links inside each other only the outer one leads anywhere.
#[derive(Default)]
struct Links<'a> {
    /// Where each leads, and whether it is shown as a link.
    open: Vec<(CowStr<'a>, bool)>,
    is_inside: bool,
    /// Nothing has been shown of the innermost one.
    is_blank: bool,
}

impl<'a> Links<'a> {
    fn open(&mut self, url: CowStr<'a>) -> Option<Event<'a>> {
        let is_shown = !self.is_inside && is_safe_url(&url);
        let tag = || format!("<a rel=\"noopener noreferrer nofollow\" href=\"{}\">", escaped(&url));
        let event = is_shown.then(|| Event::Html(tag().into()));
        self.open.push((url, is_shown));
        self.is_inside |= is_shown;
        self.is_blank = true;
        event
    }

    /// What has no words is shown as its address.
    fn close(&mut self) -> Option<Event<'a>> {
        let (url, is_shown) = self.open.pop()?;
        let url = if std::mem::take(&mut self.is_blank) { url } else { CowStr::Borrowed("") };
        self.is_inside &= !is_shown;
        if is_shown { Some(Event::Html(format!("{}</a>", escaped(&url)).into())) } else { Some(Event::Text(url)) }
    }
}

/// True for an address that a reader may be sent to.
pub(super) fn is_safe_url(url: &str) -> bool {
    SCHEMES.iter().any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => escaped.push_str("&quot;"),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            _ => escaped.push(character),
        }
    }
    escaped
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
    fn an_image_in_a_link_is_its_label() {
        let html = to_html("[![build](https://a.test/b.svg) passed](https://a.test) [x](https://b.test)");
        assert_eq!(html.matches("<a ").count(), 2, "{html}");
        assert!(html.contains("href=\"https://a.test\">build passed</a>"), "{html}");
    }

    #[test]
    fn a_link_without_words_shows_its_address() {
        assert!(to_html("![](https://a.test/?a&b)").contains(">https://a.test/?a&amp;b</a>"));
        assert_eq!(to_html("![ ](graph.png)"), "<p> graph.png</p>\n");
    }

    #[test]
    fn a_line_has_no_paragraph_around_it() {
        assert_eq!(inline_html("a `b`"), "a <code>b</code>");
        assert_eq!(inline_html("<i>a</i>"), "&lt;i&gt;a&lt;/i&gt;");
    }
}
