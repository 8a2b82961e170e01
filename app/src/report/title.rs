//! A report's title where it stands alone: in lists, windows and the names of files.

/// The most letters and digits of a title, with their hyphens, that the name of a file takes.
const LONGEST_STEM: usize = 49;

/// The title as lists and windows of the program show it.
pub fn title_or_untitled(title: &str) -> &str {
    match title.trim() {
        "" => "Untitled",
        title => title,
    }
}

/// The title of a page outside of the program, where nothing else says what the page is.
pub fn page_title(title: &str) -> &str {
    match title.trim() {
        "" => "Untitled postmortem",
        title => title,
    }
}

/// The title as part of the name of a file: whole words of ASCII letters and digits in lower case with hyphens
/// between, at most 49 characters, so that every file system and every header takes it; `postmortem` where the
/// title has no such word, or begins with a longer one.
pub fn file_stem(title: &str) -> String {
    let lower = title.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut stem = String::new();
    for word in words {
        let hyphen = usize::from(!stem.is_empty());
        if stem.len() + hyphen + word.len() > LONGEST_STEM {
            break;
        }
        stem.push_str(&"-"[..hyphen]);
        stem.push_str(word);
    }
    if stem.is_empty() { "postmortem".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_without_a_title_has_a_name_all_the_same() {
        assert_eq!(title_or_untitled(" "), "Untitled");
        assert_eq!(page_title(""), "Untitled postmortem");
        assert_eq!((title_or_untitled("Pool"), page_title("Pool")), ("Pool", "Pool"));
    }

    #[test]
    fn the_name_of_a_file_is_plain_and_ends_with_a_whole_word() {
        assert_eq!(file_stem("Checkout: HTTP 502\"; rm -rf ../"), "checkout-http-502-rm-rf");
        assert_eq!(file_stem("Störung"), "st-rung");
        assert_eq!(file_stem("con.\u{202e}gpj/\\ .."), "con-gpj");
        assert_eq!(file_stem(&"ten digits ".repeat(9)), "ten-digits-ten-digits-ten-digits-ten-digits-ten");
        for title in ["", "  ", "障害", &"x".repeat(50)] {
            assert_eq!(file_stem(title), "postmortem", "{title}");
        }
        assert_eq!(file_stem(&"x".repeat(49)).len(), 49);
    }
}
