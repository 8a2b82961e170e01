//! Bytes of a file as text, or what is wrong with them.

use std::fmt;

use crate::report::MAX_MARKDOWN_BYTES;

/// The most bytes of a file that is read: more than a written report may have, because what is left
/// of a text after reading may be less.
const MAX_FILE_BYTES: usize = 4 * MAX_MARKDOWN_BYTES;

/// How some kinds of files begin that people take for text.
const SIGNATURES: [(&[u8], &str); 8] = [
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "compressed"),
    (b"\x7fELF", "a program"),
];

/// Why bytes are not a text that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotText {
    /// More bytes than are read.
    TooLarge {
        /// How many there are.
        bytes: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Not a text at all, and what it looks like.
    Binary {
        /// Such as `a PDF`.
        kind: &'static str,
    },
    /// Text in another encoding.
    NotUtf8 {
        /// The first byte that begins no character, counted from 0.
        position: usize,
    },
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotText::TooLarge { bytes, limit } => write!(f, "it has {bytes} bytes; at most {limit} are read"),
            NotText::Binary { kind } => write!(f, "it is not a text but {kind}"),
            NotText::NotUtf8 { position } => {
                write!(f, "it is not UTF-8: byte {position}, counted from 0, begins no character")
            }
        }
    }
}

impl std::error::Error for NotText {}

/// The text in the bytes of a file. One byte order mark is left to [`super::parse`].
pub fn decode(bytes: &[u8]) -> Result<&str, NotText> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(NotText::TooLarge { bytes: bytes.len(), limit: MAX_FILE_BYTES });
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(NotText::Binary { kind });
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(NotText::NotUtf8 { position: 0 });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| match bytes.contains(&0) {
        true => NotText::Binary { kind: "binary data" },
        false => NotText::NotUtf8 { position: error.valid_up_to() },
    })?;
    let controls = text.bytes().filter(|byte| *byte < b' ' && !byte.is_ascii_whitespace() && *byte != 0x1b).count();
    if controls > 16 && controls > text.len() / 16 {
        return Err(NotText::Binary { kind: "binary data" });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_with_the_reason_and_the_place() {
        assert_eq!(decode("ä\0".as_bytes()), Ok("ä\0"));
        assert_eq!(decode(b"ab\xffc"), Err(NotText::NotUtf8 { position: 2 }));
        assert_eq!(decode(b"%PDF-1.7"), Err(NotText::Binary { kind: "a PDF" }));
        assert_eq!(decode(b"\xff\xfea\0b\0"), Err(NotText::NotUtf8 { position: 0 }));
        assert_eq!(decode(b"\x00\x01\xff\xfe"), Err(NotText::Binary { kind: "binary data" }));
        assert_eq!(decode(&[1; 200]), Err(NotText::Binary { kind: "binary data" }));
        let large = vec![b'a'; MAX_FILE_BYTES + 1];
        let error = decode(&large).unwrap_err().to_string();
        assert_eq!(error, "it has 4194305 bytes; at most 4194304 are read");
    }
}
