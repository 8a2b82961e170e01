//! Items that begin with signs which Markdown does not know: `• words`, `(1) words`.

/// Signs that people tick lines with.
const BOXES: &str = "☐☑☒⬜✅✔✓❌✗✘";

/// An item that begins with a sign which only a word processor takes for a bullet, as Markdown has it. A sign that also
/// begins sentences counts where a line beside it has it, too.
pub(super) fn bullet(line: &str, around: [&str; 2]) -> Option<String> {
    let text = line.trim_start_matches([' ', '\t']);
    let sign = text.chars().next().filter(|sign| !sign.is_ascii())?;
    let words = text[sign.len_utf8()..].trim_start_matches(['\u{fe0f}', ' ', '\t', '\u{a0}']);
    let is_apart = words.len() + sign.len_utf8() < text.len();
    let has_sign = |signs: &str| around.iter().any(|other| other.trim_start().starts_with(|sign| signs.contains(sign)));
    // A tick or a box says something, so it stays.
    if BOXES.contains(sign) && is_apart && has_sign(BOXES) {
        return Some(format!("{}- {text}", &line[..line.len() - text.len()]));
    }
    let is_bullet = match sign {
        '•' | '●' | '◦' | '‣' | '▪' | '∙' | '➤' | '►' | '▸' | '⁃' | '\u{f0b7}' => {
            is_apart || sign == '•'
        }
        '–' | '·' | '○' | '■' => is_apart && around.iter().any(|other| other.trim_start().starts_with(sign)),
        _ => false,
    };
    (is_bullet && !words.is_empty()).then(|| format!("{}- {words}", &line[..line.len() - text.len()]))
}

/// `(1) words` as an item, where a line beside it begins like that, too: the number, and the item.
pub(super) fn bracketed_number<'l>(line: &'l str, around: [&str; 2]) -> Option<(&'l str, String)> {
    fn begin(line: &str) -> Option<(&str, &str)> {
        let (number, words) = line.strip_prefix('(')?.split_once(") ")?;
        let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && !words.trim().is_empty()).then_some((number, words))
    }
    let (number, words) = begin(line)?;
    around.into_iter().any(|line| begin(line).is_some()).then(|| (number, format!("{number}. {}", words.trim_start())))
}
