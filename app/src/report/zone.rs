//! Abbreviations of time zones, as people write them behind a time.

/// Abbreviations that mean one distance from UTC, in minutes. `MEZ` and `MESZ` are German, `МСК` is Russian.
#[rustfmt::skip]
const OFFSETS: [(&str, i64); 37] = [
    ("UTC", 0), ("GMT", 0), ("UT", 0), ("Z", 0), ("WET", 0), ("WEST", 60), ("CET", 60), ("CEST", 120), ("EET", 120), ("EEST", 180),
    ("MEZ", 60), ("MESZ", 120), ("HNEC", 60), ("HAEC", 120), ("MSK", 180), ("МСК", 180), ("SAST", 120), ("SGT", 480), ("HKT", 480),
    ("WIB", 420), ("JST", 540), ("KST", 540), ("ACST", 570), ("AEST", 600), ("AEDT", 660), ("AWST", 480), ("NZST", 720), ("NZDT", 780),
    ("BRT", -180), ("EST", -300), ("EDT", -240), ("CDT", -300), ("MST", -420), ("MDT", -360), ("PST", -480), ("PDT", -420), ("AKST", -540),
];

/// Abbreviations that mean several.
const NAMED: [&str; 9] = ["BST", "CST", "IST", "ET", "CT", "MT", "PT", "AST", "ADT"];

/// What an abbreviation of a zone means: minutes from UTC, `Some(None)` where it means several distances, `None`
/// for what is not a zone.
pub(crate) fn zone_minutes(word: &str) -> Option<Option<i64>> {
    let minutes = OFFSETS.iter().find(|(name, _)| *name == word).map(|(_, minutes)| Some(*minutes));
    minutes.or_else(|| NAMED.contains(&word).then_some(None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_means_several_distances_has_none() {
        assert_eq!(zone_minutes("CEST"), Some(Some(120)));
        assert_eq!(zone_minutes("CST"), Some(None));
        assert_eq!(zone_minutes("cest"), None);
    }

    #[test]
    fn each_zone_is_listed_once() {
        let names: Vec<&str> = OFFSETS.into_iter().map(|(name, _)| name).chain(NAMED).collect();
        for (index, name) in names.iter().enumerate() {
            assert!(!names[index + 1..].contains(name), "{name}");
        }
    }
}
