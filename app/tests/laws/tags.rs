//! What markup a text is shown with.

/// Tags that need no attributes.
const PLAIN: [&str; 18] = [
    "p",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "em",
    "strong",
    "del",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
];

const LINK: &str = "a rel=\"noopener noreferrer nofollow\" href=\"";

/// The first tag that is not one of ours, leads somewhere it must not, or is closed by another.
pub fn fault(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for part in html.split('<').skip(1) {
        let Some((tag, _)) = part.split_once('>') else { return Some(part.to_owned()) };
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        let is_fine = match tag {
            "hr /" | "br /" => continue,
            _ if tag.starts_with('/') => open.pop() == Some(&tag[1..]),
            "a" => false,
            _ if name == "a" => is_link(tag) && !open.contains(&"a"),
            _ => PLAIN.contains(&name) && has_plain_attributes(tag),
        };
        if !is_fine {
            return Some(tag.to_owned());
        }
        if !tag.starts_with('/') {
            open.push(name);
        }
    }
    open.last().map(|name| format!("{name} is not closed"))
}

fn is_link(tag: &str) -> bool {
    let address = tag.strip_prefix(LINK).and_then(|rest| rest.strip_suffix('"'));
    address.is_some_and(|address| {
        let address_start = address.to_lowercase();
        let is_safe = ["http://", "https://", "mailto:"].iter().any(|scheme| address_start.starts_with(scheme));
        is_safe && !address.contains('"')
    })
}

fn has_plain_attributes(tag: &str) -> bool {
    match tag.split_once(' ') {
        None => true,
        Some(("ol", start)) => start.starts_with("start=\"") && start.matches('"').count() == 2,
        Some(("code", class)) => class.starts_with("class=\"language-") && class.matches('"').count() == 2,
        Some(_) => false,
    }
}
