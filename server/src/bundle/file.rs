//! One file of the page.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use brotli::enc::BrotliEncoderParams;
use sha2::{Digest, Sha256};

use crate::request::{IfNoneMatch, accepts_brotli};

/// Hexadecimal digits in a name that make it a name for these bytes only.
const MIN_HASH: usize = 8;

/// How hard a page is compressed, up to 11: from here on it takes much longer for little.
const QUALITY: i32 = 5;

/// Bytes, how they are called, and how long they may be kept.
#[derive(Debug)]
pub struct File {
    bytes: Bytes,
    brotli: Option<Bytes>,
    content_type: HeaderValue,
    cache_control: HeaderValue,
    /// Weak, because it is one for both encodings.
    etag: HeaderValue,
}

impl File {
    /// `path` is the one it is asked for, `brotli` the same bytes compressed.
    pub fn new(path: &str, bytes: impl Into<Bytes>, brotli: Option<Bytes>) -> File {
        let bytes = bytes.into();
        let cache = if has_hash(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
        let hash = URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..12]);
        File {
            etag: HeaderValue::try_from(format!("W/\"{hash}\"")).expect("base64 is visible ASCII"),
            bytes,
            brotli,
            content_type: HeaderValue::from_static(content_type(path)),
            cache_control: HeaderValue::from_static(cache),
        }
    }

    /// A page that the server has rendered. Browsers keep no copy of it.
    pub fn rendered(html: Vec<u8>) -> File {
        let brotli = compressed(&html);
        File {
            cache_control: HeaderValue::from_static("no-store"),
            ..File::new("/page.html", html, brotli.map(Bytes::from))
        }
    }

    /// Bytes in memory.
    pub fn size(&self) -> usize {
        self.bytes.len() + self.brotli.as_ref().map_or(0, Bytes::len)
    }

    /// Its text, as far as it is UTF-8.
    pub fn text(&self) -> &str {
        str::from_utf8(&self.bytes).unwrap_or_default()
    }

    /// The file, or that it has not changed.
    pub fn respond(&self, headers: &HeaderMap, known: &IfNoneMatch) -> Response {
        let caching = [
            (header::ETAG, self.etag.clone()),
            (header::CACHE_CONTROL, self.cache_control.clone()),
            (header::VARY, HeaderValue::from_static("Accept-Encoding")),
        ];
        if known.has(&self.etag) {
            return (StatusCode::NOT_MODIFIED, caching).into_response();
        }
        let content_type = [(header::CONTENT_TYPE, self.content_type.clone())];
        match &self.brotli {
            Some(brotli) if accepts_brotli(headers) => {
                let encoding = [(header::CONTENT_ENCODING, HeaderValue::from_static("br"))];
                (caching, content_type, encoding, Body::from(brotli.clone())).into_response()
            }
            _ => (caching, content_type, Body::from(self.bytes.clone())).into_response(),
        }
    }
}

fn compressed(bytes: &[u8]) -> Option<Vec<u8>> {
    let params = BrotliEncoderParams { quality: QUALITY, ..BrotliEncoderParams::default() };
    let mut brotli = Vec::new();
    // Memory does not fail; where it did, the page would go out as it is.
    brotli::BrotliCompress(&mut &bytes[..], &mut brotli, &params).ok()?;
    Some(brotli)
}

/// True for `app-0123456789abcdef_bg.wasm`: Trunk gives other bytes another name.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split(['-', '_', '.']).skip(1).any(|part| {
        part.len() >= MIN_HASH && part.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase())
    })
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for name in
            ["/frontend-8c6d2f00aa11bb22.js", "/frontend-8c6d2f00aa11bb22_bg.wasm", "/a/tokens-0123456789abcdef.css"]
        {
            assert!(has_hash(name), "{name}");
        }
        for name in ["/index.html", "/favicon.svg", "/robots.txt", "/deadbeefdeadbeef", "/report-view.css"] {
            assert!(!has_hash(name), "{name}");
        }
    }
}
