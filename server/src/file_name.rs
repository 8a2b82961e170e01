//! Names of files that reports are written to.

/// The most characters of a downloaded file's name.
const MAX_FILE_NAME: usize = 60;

/// Letters and digits of the title, with hyphens between; plain ASCII, for every file system.
pub fn file_name(title: &str) -> String {
    let lower = title.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = String::from("postmortem");
    for word in words {
        if name.len() + 1 + word.len() > MAX_FILE_NAME {
            break;
        }
        name.push('-');
        name.push_str(word);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_plain() {
        assert_eq!(file_name("Checkout: HTTP 502\"; rm -rf ../"), "postmortem-checkout-http-502-rm-rf");
        assert_eq!(file_name("Störung"), "postmortem-st-rung");
        assert_eq!(file_name(&"x".repeat(99)), "postmortem");
    }
}
