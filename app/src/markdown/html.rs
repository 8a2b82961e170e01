//! Markdown shown as HTML: the one place where raw HTML is made.

use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html};

use super::breaks::Width;

use super::address::is_safe_url;

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
    let width = Width::of(text);
    let mut in_table = false;
    let events = TextMergeWithOffset::new(Parser::new_ext(text, OPTIONS).into_offset_iter());
    let events = events.filter_map(|(event, bytes)| {
        if let Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) = &event {
            links.is_blank &= text.trim().is_empty();
        }
        in_table |= matches!(event, Event::Start(Tag::Table(_)));
        in_table &= !matches!(event, Event::End(TagEnd::Table));
        Some(match event {
            // In a cell there is no other way to write one.
            Event::InlineHtml(markup) if (is_inline || in_table) && is_break(&markup) => Event::HardBreak,
            Event::Html(markup) | Event::InlineHtml(markup) => Event::Text(markup),
            Event::SoftBreak if width.is_typed(text, bytes.start) => Event::HardBreak,
            Event::Text(text) if links.open.is_empty() && !links.is_code && text.contains("://") => linked(&text),
            Event::Start(Tag::CodeBlock(kind)) => {
                links.is_code = true;
                Event::Start(Tag::CodeBlock(kind))
            }
            Event::End(TagEnd::CodeBlock) => {
                links.is_code = false;
                Event::End(TagEnd::CodeBlock)
            }
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

fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
}

/// Words with their bare addresses as links.
fn linked<'a>(text: &str) -> Event<'a> {
    let mut out = String::with_capacity(text.len() + 80);
    let mut rest = text;
    while let Some(start) = next_address(rest) {
        let end =
            rest[start..].find(|c: char| c.is_whitespace() || "<>\"".contains(c)).map_or(rest.len(), |end| start + end);
        let address = without_tail(&rest[start..end]);
        out.push_str(&escaped(&rest[..start]));
        out.push_str(&link_tag(address));
        out.push_str(&escaped(address));
        out.push_str("</a>");
        rest = &rest[start + address.len()..];
    }
    out.push_str(&escaped(rest));
    Event::Html(out.into())
}

/// Where the next bare address begins: at the beginning of a word.
fn next_address(text: &str) -> Option<usize> {
    let starts = text.match_indices("http").map(|(at, _)| at);
    starts.into_iter().find(|at| {
        let rest = &text[*at..];
        let host = rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://"));
        !text[..*at].ends_with(char::is_alphanumeric)
            && host.is_some_and(|host| host.starts_with(char::is_alphanumeric))
    })
}

/// An address without the signs that end the sentence around it.
fn without_tail(address: &str) -> &str {
    let mut address = address;
    let mut unopened = address.matches(')').count().saturating_sub(address.matches('(').count());
    loop {
        let is_open = address.ends_with(')') && unopened > 0;
        let is_sign = address.ends_with(['.', ',', ';', ':', '!', '?', '\'', ']', '*', '_']);
        if !is_open && !is_sign {
            return address;
        }
        unopened -= usize::from(is_open);
        address = &address[..address.len() - 1];
    }
}

fn link_tag(url: &str) -> String {
    format!("<a rel=\"noopener noreferrer nofollow\" href=\"{}\">", escaped(url))
}

/// Links and images that have begun. Of links inside each other only the outer one leads anywhere.
#[derive(Default)]
struct Links<'a> {
    /// Where each leads, and whether it is shown as a link.
    open: Vec<(CowStr<'a>, bool)>,
    is_inside: bool,
    /// A block of code is shown, in which an address is text.
    is_code: bool,
    /// Nothing has been shown of the innermost one.
    is_blank: bool,
}

impl<'a> Links<'a> {
    fn open(&mut self, url: CowStr<'a>) -> Option<Event<'a>> {
        let is_shown = !self.is_inside && is_safe_url(&url);
        let event = is_shown.then(|| Event::Html(link_tag(&url).into()));
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

    #[test]
    fn a_line_break_that_was_typed_is_shown_and_one_in_a_cell_too() {
        assert_eq!(to_html("Dear all,\nit failed."), "<p>Dear all,<br />\nit failed.</p>\n");
        assert_eq!(inline_html("a<br>b <BR/> c"), "a<br />\nb <br />\n c");
        assert!(to_html("| a |\n|---|\n| b<br>c |").contains("b<br />"));
        assert_eq!(to_html("a <br> b"), "<p>a &lt;br&gt; b</p>\n");
    }

    #[test]
    fn a_bare_address_is_a_link() {
        let link = |address: &str| format!("<a rel=\"noopener noreferrer nofollow\" href=\"{address}\">{address}</a>");
        for (text, address, rest) in [
            ("See https://a.test/x_y_z.", "https://a.test/x_y_z", "."),
            ("(https://a.test/x_(y))", "https://a.test/x_(y)", ")"),
            ("http://a.test, then", "http://a.test", ", then"),
        ] {
            let html = inline_html(text);
            assert!(html.ends_with(&format!("{}{rest}", link(address))), "{html}");
        }
        assert_eq!(
            inline_html("https://a.test/?b=\"c&d"),
            "<a rel=\"noopener noreferrer nofollow\" href=\"https://a.test/?b=\">https://a.test/?b=</a>&quot;c&amp;d"
        );
        for text in [
            "`https://a.test`",
            "[https://a.test](https://b.test)",
            "xhttps://a.test",
            "https://",
            "    https://a.test",
        ] {
            assert!(!to_html(text).contains("\"https://a.test\""), "{text}");
        }
    }
}
