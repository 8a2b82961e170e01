//! How grave a severity is, whatever a team's scale looks like.

/// The grade of a severity by the first digit in it, whatever stands around that: `SEV-1` and `P1` are `grave`, `S2` is
/// `serious`, `Sev 3` is `mild`, and all others, such as `critical`, are `plain`. Styles name their colours by it.
pub fn grade(severity: &str) -> &'static str {
    match severity.chars().find(char::is_ascii_digit) {
        Some('0' | '1') => "grave",
        Some('2') => "serious",
        Some('3') => "mild",
        _ => "plain",
    }
}
