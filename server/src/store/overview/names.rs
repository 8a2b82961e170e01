//! Short texts that many reports have, each held once.

use std::collections::HashMap;

use postmortem::search;
use postmortem::wire::Count;

/// The most values of a kind that are counted for a page.
const COUNTED: usize = 50;

/// Texts by number, told apart by [`search::key`]. Number 0 is the empty one.
#[derive(Debug)]
pub struct Names {
    numbers: HashMap<Box<str>, u32>,
    /// By number: the key, and as it was written where it was met first.
    texts: Vec<(Box<str>, Box<str>)>,
}

impl Default for Names {
    fn default() -> Names {
        Names { numbers: HashMap::from([("".into(), 0)]), texts: vec![("".into(), "".into())] }
    }
}

impl Names {
    /// The number of a text, a new one if need be.
    pub fn number(&mut self, text: &str) -> u32 {
        let key = search::key(text);
        if let Some(number) = self.numbers.get(key.as_str()) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push((key.as_str().into(), text.into()));
        self.numbers.insert(key.into(), number);
        number
    }

    /// The numbers of several, each once, without the empty one.
    pub fn numbers(&mut self, texts: &[String]) -> Box<[u32]> {
        let mut numbers: Vec<u32> = texts.iter().map(|text| self.number(text)).filter(|number| *number > 0).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into()
    }

    /// What to look for: nothing for an empty text, and a number that nothing has for a text that is not there.
    pub fn wanted(&self, text: &str) -> Option<u32> {
        let key = search::key(text);
        (!key.is_empty()).then(|| self.numbers.get(key.as_str()).copied().unwrap_or(u32::MAX))
    }

    /// The key of a number; empty for 0.
    pub fn key(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", |(key, _)| key)
    }

    /// To count how many have each.
    pub fn tally(&self) -> Tally<'_> {
        Tally { names: self, counts: vec![0; self.texts.len()] }
    }
}

/// How many there are of each name.
pub struct Tally<'a> {
    names: &'a Names,
    counts: Vec<u64>,
}

impl Tally<'_> {
    /// Counts one more with the name of this number.
    pub fn add(&mut self, number: u32) {
        self.counts[number as usize] += 1;
    }

    /// Those that most have, most first, then by name; the empty one is not among them.
    pub fn counts(self) -> Vec<Count> {
        let named = self.counts.into_iter().zip(&self.names.texts).skip(1).filter(|(count, _)| *count > 0);
        let mut named: Vec<_> = named.collect();
        named.sort_unstable_by(|(one, (key, _)), (other, (other_key, _))| other.cmp(one).then(key.cmp(other_key)));
        named.truncate(COUNTED);
        named.into_iter().map(|(reports, (_, text))| Count { value: text.to_string(), reports }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_by_their_keys_and_shown_as_written() {
        let mut names = Names::default();
        let numbers = ["Edge", "", "edge ", "Réseau"].map(|text| names.number(text));
        assert_eq!(numbers, [1, 0, 1, 2]);
        assert_eq!(*names.numbers(&["EDGE".into(), "edge".into(), " ".into()]), [1]);
        assert_eq!((names.wanted("reseau"), names.wanted(" "), names.wanted("none")), (Some(2), None, Some(u32::MAX)));
        let mut tally = names.tally();
        [2, 1, 1, 0].into_iter().for_each(|number| tally.add(number));
        let counts: Vec<_> = tally.counts().into_iter().map(|count| (count.value, count.reports)).collect();
        assert_eq!(counts, [("Edge".to_owned(), 2), ("Réseau".to_owned(), 1)]);
    }
}
