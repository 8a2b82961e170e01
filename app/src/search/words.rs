//! Words of texts, and where the words that somebody looks for stand in them.

use crate::report::Report;

/// Takes accents and compatible forms off a text: Unicode's NFKD without its combining marks. [`super::bare`] is one; a
/// browser has another, whose tables need not be sent to it.
pub type Bare = fn(&str) -> String;

/// The words that somebody looks for; each may be the beginning of a word.
#[derive(Clone, Debug)]
pub struct Words {
    terms: Vec<String>,
    bare: Bare,
}

impl Words {
    /// Of a question as it is typed.
    pub fn of(question: &str, bare: Bare) -> Words {
        Words { terms: terms(question, bare).collect(), bare }
    }

    /// True where the texts of a report have a word for each of them, as the server finds it. Every report fits
    /// no words.
    pub fn fit(&self, report: &Report) -> bool {
        let mut missing: Vec<&String> = self.terms.iter().collect();
        for (_, text) in report.texts() {
            if missing.is_empty() {
                break;
            }
            let found: Vec<String> = terms(text, self.bare).collect();
            missing.retain(|term| !found.iter().any(|word| word.starts_with(term.as_str())));
        }
        missing.is_empty()
    }

    /// The text in pieces, which together are all of it; true for a word that is looked for.
    pub fn mark<'a>(&self, text: &'a str) -> Vec<(bool, &'a str)> {
        let mut pieces: Vec<(bool, &str)> = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = match first {
                _ if super::stands_alone(first) => first.len_utf8(),
                _ if is_of_word(first) => rest.find(|next| !is_of_word(next)).unwrap_or(rest.len()),
                _ => rest.find(is_of_word).unwrap_or(rest.len()),
            };
            let (piece, behind) = rest.split_at(length);
            let is_found =
                terms(piece, self.bare).any(|word| self.terms.iter().any(|term| word.starts_with(term.as_str())));
            pieces.push((is_found, piece));
            rest = behind;
        }
        pieces
    }
}

/// Letters and digits of languages with words. An accent of its own belongs to the letter before it.
fn is_of_word(character: char) -> bool {
    !super::stands_alone(character) && (character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}'))
}

/// The words of a text, folded. Languages written without spaces give a term per character.
pub(super) fn terms(text: &str, bare: Bare) -> impl Iterator<Item = String> + use<> {
    let mut spaced = String::with_capacity(text.len());
    for character in bare(text).chars().flat_map(char::to_lowercase) {
        match character {
            ideograph if super::stands_alone(ideograph) => spaced.extend([' ', ideograph, ' ']),
            letter if letter.is_alphanumeric() => spaced.push(letter),
            _ => spaced.push(' '),
        }
    }
    spaced.split(' ').filter(|term| !term.is_empty()).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::bare;

    #[test]
    fn a_report_fits_where_the_server_finds_it() {
        let text = "The connection pool of `db_main` ran out at 09:12; HTTP 502 followed. Défaillance 決済障害";
        let report = Report { title: "Checkout down".into(), what_happened: text.into(), ..Report::default() };
        for question in ["pool", "POOL conn", "502 checkout", "db main", "pool,pool", "", " ?! ", "defaill", "障害"] {
            assert!(Words::of(question, bare).fit(&report), "{question}");
        }
        for question in ["ool", "connections", "pool sql", "決断"] {
            assert!(!Words::of(question, bare).fit(&report), "{question}");
        }
    }

    #[test]
    fn whole_words_are_marked_and_nothing_of_the_text_is_missing() {
        for (text, question, marked) in [
            ("Logins failed after a certificate expired", "CERT exp", vec!["certificate", "expired"]),
            ("Défaillance: le réseau", "reseau defaillance", vec!["Défaillance", "réseau"]),
            ("De\u{301}faillance", "defaillance", vec!["De\u{301}faillance"]),
            ("db_main, db-main", "main", vec!["main", "main"]),
            ("決済障害が発生", "障害", vec!["障", "害"]),
            ("Search slow", "", vec![]),
        ] {
            let pieces = Words::of(question, bare).mark(text);
            assert_eq!(pieces.iter().map(|(_, piece)| *piece).collect::<String>(), text);
            let found: Vec<&str> =
                pieces.into_iter().filter(|(is_found, _)| *is_found).map(|(_, piece)| piece).collect();
            assert_eq!(found, marked, "{text}");
        }
    }
}
