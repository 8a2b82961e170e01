//! Bytes of a file as text, or what is wrong with them.

use std::borrow::Cow;
use std::fmt;

use crate::report::MAX_MARKDOWN_BYTES;

/// The most bytes of a file that is read: more than a written report may have, because what is left
/// of a text after reading may be less.
const MAX_FILE_BYTES: usize = 4 * MAX_MARKDOWN_BYTES;

/// How some kinds of files begin that people take for text.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "compressed"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
];

const WIDE: &str = "UTF-16 without a byte order mark";

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
        /// The encoding that it looks like.
        likely: Option<&'static str>,
    },
    /// Nothing but blanks.
    Empty,
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotText::TooLarge { bytes, limit } => write!(f, "it has {bytes} bytes; at most {limit} are read"),
            NotText::Binary { kind } => write!(f, "it is not text but {kind}"),
            NotText::NotUtf8 { position, likely } => {
                write!(f, "it is not UTF-8: byte {position}, counted from 0, does not begin a character. ")?;
                match likely {
                    Some(encoding) => write!(f, "This looks like {encoding}; save it as UTF-8 and try again"),
                    None => write!(f, "Save it as UTF-8 and try again"),
                }
            }
            NotText::Empty => write!(f, "it is empty"),
        }
    }
}

impl std::error::Error for NotText {}

/// The text in the bytes of a file: UTF-8, or UTF-16 that begins with its mark. That of UTF-8 is left to
/// [`super::parse`].
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, NotText> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(NotText::TooLarge { bytes: bytes.len(), limit: MAX_FILE_BYTES });
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(NotText::Binary { kind });
    }
    let text = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            return Err(NotText::NotUtf8 { position: 0, likely: Some("UTF-32") });
        }
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf_16(rest, u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf_16(rest, u16::from_be_bytes)?),
        _ => Cow::Borrowed(utf_8(bytes)?),
    };
    let controls = text.bytes().filter(|byte| *byte < b' ' && !byte.is_ascii_whitespace() && *byte != 0x1b).count();
    if controls > 16 && controls > text.len() / 16 {
        if is_wide(bytes) {
            let position = bytes.iter().position(|byte| *byte == 0).unwrap_or_default();
            return Err(NotText::NotUtf8 { position, likely: Some(WIDE) });
        }
        return Err(NotText::Binary { kind: "binary data" });
    }
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(NotText::Empty);
    }
    Ok(text)
}

fn utf_8(bytes: &[u8]) -> Result<&str, NotText> {
    std::str::from_utf8(bytes).map_err(|error| {
        let likely = likely_encoding(bytes);
        match bytes.contains(&0) && likely.is_none() {
            true => NotText::Binary { kind: "binary data" },
            false => NotText::NotUtf8 { position: error.valid_up_to(), likely },
        }
    })
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Option<String> = char::decode_utf16(units).map(Result::ok).collect();
    text.filter(|_| rest.is_empty()).ok_or(NotText::Binary { kind: "binary data" })
}

/// What bytes that are not UTF-8 look like, by the bytes above 127 alone: nobody can be sure, so it is only named.
fn likely_encoding(bytes: &[u8]) -> Option<&'static str> {
    if is_wide(bytes) {
        return Some(WIDE);
    }
    if bytes.contains(&0) {
        return None;
    }
    let high: Vec<u8> = bytes.iter().copied().filter(|byte| *byte > 0x7f).collect();
    let in_pairs = bytes.chunk_by(|a, b| (*a > 0x7f) == (*b > 0x7f)).filter(|run| run[0] > 0x7f);
    let (even, runs) = in_pairs.fold((0, 0), |(even, runs), run| (even + usize::from(run.len() % 2 == 0), runs + 1));
    let is_latin = |byte: &u8| matches!(byte, 0x80 | 0x82..=0x8c | 0x8e | 0x91..=0x9c | 0x9e..=0x9f | 0xa0..=0xff);
    // Languages written in two bytes a character have hardly a run of an odd length.
    if runs > 0 && even * 10 >= runs * 9 && high.len() > runs * 2 {
        return Some(if high.iter().any(|byte| *byte < 0xa1) { "Shift_JIS or GBK" } else { "GB2312, GBK or EUC" });
    }
    if is_shift_jis(bytes) {
        return Some("Shift_JIS");
    }
    // Whole words above 127 are of an alphabet that has no letter below it.
    if runs > 0 && high.len() > runs * 3 && high.iter().all(|byte| *byte >= 0xa0) {
        return Some("Windows-1251, KOI8-R or another encoding with one byte per letter");
    }
    high.iter().all(is_latin).then_some("Windows-1252")
}

/// True for bytes of which every second one is nothing, as in a text of UTF-16.
fn is_wide(bytes: &[u8]) -> bool {
    let side = |from: usize| bytes.iter().copied().skip(from).step_by(2);
    [0, 1].into_iter().any(|zeros| {
        // Dashes and quotation marks have a low byte below the blank.
        let controls = side(1 - zeros).filter(|byte| *byte < b' ' && !byte.is_ascii_whitespace()).count();
        controls * 16 <= bytes.len() && side(zeros).filter(|byte| *byte == 0).count() * 3 > bytes.len()
    })
}

/// True for bytes that are pairs of Shift_JIS wherever they are no ASCII, with some kana among them.
fn is_shift_jis(bytes: &[u8]) -> bool {
    let mut kana = 0;
    let mut rest = bytes.iter().copied();
    while let Some(byte) = rest.next() {
        match byte {
            0..=0x7f | 0xa1..=0xdf => {}
            0x81..=0x9f | 0xe0..=0xfc if rest.next().is_some_and(|next| matches!(next, 0x40..=0x7e | 0x80..=0xfc)) => {
                kana += usize::from(matches!(byte, 0x82 | 0x83));
            }
            _ => return false,
        }
    }
    kana > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_with_the_reason_and_the_place() {
        assert_eq!(decode("ä\0".as_bytes()), Ok("ä\0".into()));
        assert_eq!(decode(b"ab\xffc"), Err(NotText::NotUtf8 { position: 2, likely: Some("Windows-1252") }));
        assert_eq!(decode(b"%PDF-1.7"), Err(NotText::Binary { kind: "a PDF" }));
        assert_eq!(decode(b"{\\rtf1 a}"), Err(NotText::Binary { kind: "an RTF document" }));
        assert_eq!(decode(b"\xff\xfea\0b"), Err(NotText::Binary { kind: "binary data" }));
        assert_eq!(decode(b"\x00\x01\xff\xfe"), Err(NotText::Binary { kind: "binary data" }));
        assert_eq!(decode(&[1; 200]), Err(NotText::Binary { kind: "binary data" }));
        let large = vec![b'a'; MAX_FILE_BYTES + 1];
        let error = decode(&large).unwrap_err().to_string();
        assert_eq!(error, "it has 4194305 bytes; at most 4194304 are read");
    }

    #[test]
    fn utf_16_with_its_mark_is_read() {
        for (mark, unit) in [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)] {
            let mut bytes = mark.to_vec();
            "# Später 🚒".encode_utf16().for_each(|code| bytes.extend(unit(code)));
            assert_eq!(decode(&bytes), Ok("# Später 🚒".into()));
        }
    }

    #[test]
    fn another_encoding_is_named_as_far_as_it_can_be_guessed() {
        let likely = |bytes: &[u8]| match decode(bytes) {
            Err(NotText::NotUtf8 { likely, .. }) => likely.unwrap_or("unknown"),
            other => panic!("{other:?}"),
        };
        assert_eq!(likely(b"caf\xe9 \x96 twice"), "Windows-1252");
        assert_eq!(likely(b"\xb6\xa9\xb5\xa5\xb7\xfe\xce\xf1 a \xca\xa7\xb0\xdc"), "GB2312, GBK or EUC");
        assert_eq!(likely(b"a\0\xe9\0b\0c\0"), "UTF-16 without a byte order mark");
        for unit in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let bytes: Vec<u8> = "# Checkout – down\n\nIt wasn’t us.".encode_utf16().flat_map(unit).collect();
            assert_eq!(likely(&bytes), "UTF-16 without a byte order mark");
        }
        assert_eq!(likely(b"\xff\xfe\0\0a\0\0\0"), "UTF-32");
        assert_eq!(likely(b"\x8f\xe1\x8a\x51\x82\xcc\x8c\xb4\x88\xf6\x82\xcd\x83\x66"), "Shift_JIS");
        assert_eq!(likely(b"\xc0\xe5\xbe\xd6\xc0\xc7 \xbf\xf8\xc0\xce\xc0\xba"), "GB2312, GBK or EUC");
        let alphabet = "Windows-1251, KOI8-R or another encoding with one byte per letter";
        assert_eq!(likely(b"\xcf\xf0\xe8\xf7\xe8\xed\xe0 \xf1\xe1\xee\xff \xe1\xfb\xeb\xe0"), alphabet);
        assert_eq!(likely(b"\xf0\xd2\xc9\xde\xc9\xce\xc1 \xd3\xc2\xcf\xd1"), alphabet);
        assert_eq!(likely(b"P\xf8\xed\xe8ina v\xfdpadku"), "Windows-1252");
        assert!(
            decode(b"caf\xe9")
                .unwrap_err()
                .to_string()
                .ends_with("This looks like Windows-1252; save it as UTF-8 and try again")
        );
    }

    #[test]
    fn an_empty_file_is_refused() {
        for bytes in [&b""[..], b" \n\t", b"\xef\xbb\xbf\n", b"\xff\xfe"] {
            assert_eq!(decode(bytes), Err(NotText::Empty), "{bytes:?}");
        }
    }
}
