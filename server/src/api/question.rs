//! What lists can be asked: texts of a bounded length, words of a known set, days.

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use postmortem::lint::day_in;
use postmortem::report::day_words;

use crate::problem::Problem;
use crate::store::{Sort, SortBy};

/// The most characters that are looked for.
const MAX_QUESTION: usize = 200;

/// The parameters, or what is wrong with them.
pub(super) fn asked<T>(query: Result<Query<T>, QueryRejection>) -> Result<T, Problem> {
    let Query(asked) = query.map_err(|error| Problem::Malformed(format!("{}.", error.body_text())))?;
    Ok(asked)
}

/// Refuses texts that nobody looks for.
pub(super) fn expect_short(texts: &[(&str, &String)]) -> Result<(), Problem> {
    for (name, text) in texts {
        let characters = text.chars().count();
        if characters > MAX_QUESTION {
            let detail = format!("`{name}`: it has {characters} characters, and the limit is {MAX_QUESTION}.");
            return Err(Problem::Malformed(detail));
        }
    }
    Ok(())
}

/// One of the words that a parameter knows; none for an empty one.
pub(super) fn one_of<T: Copy>(
    name: &str,
    text: &str,
    known: impl IntoIterator<Item = (&'static str, T)> + Clone,
) -> Result<Option<T>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    let found = known.clone().into_iter().find(|(word, _)| *word == text);
    found.map(|(_, value)| Some(value)).ok_or_else(|| {
        let words: Vec<&str> = known.into_iter().map(|(word, _)| word).collect();
        Problem::Malformed(format!("`{name}` has to be one of {}.", words.join(", ")))
    })
}

/// The order that is asked for; the usual one for an empty text.
pub(super) fn sort<B: SortBy>(text: &str) -> Result<Sort<B>, Problem> {
    if text.is_empty() {
        return Ok(Sort::default());
    }
    text.parse().map_err(|()| {
        let names: Vec<&str> = B::ALL.iter().map(|(name, _)| *name).collect();
        Problem::Malformed(format!(
            "`sort` has to be one of {}, with - before it for the other direction.",
            names.join(", ")
        ))
    })
}

/// A day such as 2026-03-02, in days since 1970; none for an empty text.
pub(super) fn day(name: &str, text: &str) -> Result<Option<i64>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    let day = day_in(text).filter(|day| day_words(*day) == text);
    day.map(Some).ok_or_else(|| Problem::Malformed(format!("`{name}` has to be a day such as 2026-03-02.")))
}

/// What a page before has given; none for an empty text.
pub(super) fn cursor<T: std::str::FromStr>(
    text: Option<&str>,
    is_of_order: impl Fn(&T) -> bool,
) -> Result<Option<T>, Problem> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    let cursor = text.parse().map_err(|_| Problem::Malformed("`cursor` is not one that `next` has given.".into()))?;
    if is_of_order(&cursor) {
        return Ok(Some(cursor));
    }
    Err(Problem::Malformed("`cursor` is of a list in another order; ask with the same `sort`.".into()))
}
