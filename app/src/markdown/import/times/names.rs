//! Names of days and months, as people write them in a date.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Whole names, and the short ones that are no other word. English, German, French, Spanish, Portuguese, Italian, Dutch
/// and Norwegian; a name that two languages share stands once.
const NAMES: &[&str] = &[
    // English
    "january jan february feb march mar april apr may june jun july jul august aug september sep sept october oct",
    "november nov december dec",
    "monday mon tuesday tue tues wednesday wed thursday thu thurs friday fri saturday sat sunday sun",
    // German
    "januar jänner februar märz mrz mai juni juli oktober okt dezember dez",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    // French
    "janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    // Spanish
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre",
    "lunes martes miércoles jueves viernes sábado domingo",
    // Portuguese
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro segunda-feira terça-feira quarta-feira",
    "quinta-feira sexta-feira",
    // Italian
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    // Dutch and Norwegian
    "januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "desember mandag tirsdag onsdag torsdag fredag lørdag søndag",
];

/// The names, to look one up.
static KNOWN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| NAMES.iter().flat_map(|names| names.split(' ')).collect());

/// True for the name of a day or month in lower case, whole or short, also with a full stop behind it.
pub(super) fn is_name(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    KNOWN.contains(word)
}

/// Words that join the parts of a date and are none themselves: `3 de marzo`, `Mon. the 3rd`.
pub(super) fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "the" | "de" | "del" | "den" | "der" | "le" | "do" | "di")
}
