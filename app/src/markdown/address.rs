//! Which addresses a reader may be sent to. Every link that is shown asks here.

/// The schemes that a link may have. Any other link is shown as its text.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

/// True for an address that begins with `http://`, `https://` or `mailto:`, in any case.
///
/// A browser drops blanks and control characters before and within a scheme and then sees `javascript:`; here
/// they make an address unsafe like any other beginning that is not in the list. So does an address without a
/// scheme, which would lead to a page of this program.
pub fn is_safe_url(url: &str) -> bool {
    SCHEMES.iter().any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(test)]
mod tests {
    use super::is_safe_url;

    #[test]
    fn the_web_and_mail_are_safe() {
        for url in ["https://a.test", "http://a.test/x?y=1#z", "HTTPS://A.TEST", "mailto:a@a.test", "Mailto:a"] {
            assert!(is_safe_url(url), "{url:?}");
        }
    }

    #[test]
    fn everything_else_is_not() {
        for url in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:https://a.test",
            "\u{1}javascript:alert(1)",
            "javascript://https://a.test/%0aalert(1)",
            "vbscript:x",
            "data:text/html,<script>alert(1)</script>",
            "blob:https://a.test/1",
            "file:///etc/passwd",
            "ftp://a.test",
            "//a.test",
            "/edit/1",
            "a.test",
            "https:a.test",
            "https:/a.test",
            "http:\\\\a.test",
            " https://a.test",
            "\u{200b}https://a.test",
            "https\u{200b}://a.test",
            "ｈttps://a.test",
            "hé",
        ] {
            assert!(!is_safe_url(url), "{url:?}");
        }
    }
}
