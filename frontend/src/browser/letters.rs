//! What the browser knows of letters, whose tables are then not in the program.

use js_sys::{JsString, RegExp};

/// A text without accents, and compatible forms as one: Unicode's NFKD without its combining marks.
pub fn bare(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let marks = RegExp::new(r"\p{M}", "gu");
    JsString::from(text).normalize("NFKD").replace_by_pattern(&marks, "").into()
}
