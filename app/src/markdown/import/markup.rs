//! Reports in other markups, made Markdown line by line.

use super::source::Translated;

/// The lines in Markdown's signs, where they are in another markup that is known.
pub(super) fn translated<'a>(_lines: &[(usize, &'a str)]) -> Option<Translated<'a>> {
    None
}
