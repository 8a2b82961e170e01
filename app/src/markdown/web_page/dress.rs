//! What attributes say that others say by elements, and words as Markdown has them.

/// The mark for an element: Google Docs says by style what others say by name.
pub(super) fn emphasis(name: &str, style: &str) -> &'static str {
    let style = style.replace(' ', "").to_lowercase();
    let is_bold =
        style.contains("font-weight:700") || style.contains("font-weight:bold") || style.contains("font-weight:600");
    let is_light = style.contains("font-weight:normal") || style.contains("font-weight:400");
    match name {
        "strong" | "b" if !is_light => "**",
        "em" | "i" if !style.contains("font-style:normal") => "*",
        "del" | "s" => "~~",
        "span" if is_bold => "**",
        "span" if style.contains("font-style:italic") => "*",
        _ => "",
    }
}

/// How deep in a list Word says a paragraph is, from 1: `mso-list:l0 level2 lfo1`.
pub(super) fn word_level(style: &str) -> Option<usize> {
    let (_, list) = style.split_once("mso-list:")?;
    let (_, level) = list.split_once("level")?;
    level.get(..1)?.parse().ok().filter(|level| *level > 0)
}

/// True for the bullet or number that Word writes into such a paragraph as words.
pub(super) fn is_list_sign(style: &str) -> bool {
    style.to_ascii_lowercase().contains("mso-list:ignore")
}

/// True for the lines that an editor of code copies, each an element of its own.
pub(super) fn is_preformatted(style: &str) -> bool {
    style.split(';').any(|rule| rule.replace(' ', "").eq_ignore_ascii_case("white-space:pre"))
}

/// Words with a backslash before what would be a sign of Markdown.
pub(in crate::markdown) fn escaped(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for (at, sign) in word.char_indices() {
        let is_inner = at > 0 && word[at + sign.len_utf8()..].starts_with(char::is_alphanumeric);
        let is_sign = matches!(sign, '\\' | '*' | '`' | '[' | ']' | '<') || (sign == '_' && !is_inner);
        let is_first = at == 0 && (matches!(sign, '#' | '>' | '|') || (matches!(sign, '-' | '+') && word.len() == 1));
        if is_sign || is_first {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

/// True for what the page itself does not show.
pub(super) fn is_hidden(style: &str) -> bool {
    style
        .split(';')
        .any(|rule| rule.split_once(':').is_some_and(|(key, value)| key.trim() == "display" && value.trim() == "none"))
}

/// A paragraph that begins with a number as an item does, so that it begins none.
pub(super) fn escaped_number(text: &str) -> Option<String> {
    let rest = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let digits = text.len() - rest.len();
    let is_marker = (1..=9).contains(&digits) && rest.starts_with(['.', ')']) && rest[1..].starts_with(' ');
    is_marker.then(|| format!("{}\\{rest}", &text[..digits]))
}

/// The address that Google's counter of clicks leads to; any other as it is.
pub(super) fn behind_counter(address: &str) -> String {
    let inside = address.strip_prefix("https://www.google.com/url?q=").and_then(|rest| rest.split('&').next());
    inside.and_then(percent_decoded).unwrap_or_else(|| address.to_owned())
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digit = |digit: Option<u8>| char::from(digit?).to_digit(16);
        match byte {
            b'%' => bytes.push(u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?),
            byte => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}
