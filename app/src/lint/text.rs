//! Words and sentences of a text, as rules read them.
