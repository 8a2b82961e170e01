//! Names of files that reports are written to.

use postmortem::report::file_stem;

/// The name, without its ending, of a file that leaves the program: among other downloads and in a folder of
/// exports it begins with what it is.
pub fn file_name(title: &str) -> String {
    match file_stem(title) {
        stem if stem == "postmortem" || stem.starts_with("postmortem-") => stem,
        stem => format!("postmortem-{stem}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_begins_with_what_it_is_once() {
        assert_eq!(file_name("Checkout: HTTP 502\"; rm -rf ../"), "postmortem-checkout-http-502-rm-rf");
        assert_eq!(file_name("Postmortem: pool"), "postmortem-pool");
        assert_eq!(file_name(""), "postmortem");
    }
}
