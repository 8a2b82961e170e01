//! Time zones as people write them behind a time: abbreviations, and words that mean one distance from UTC.

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

/// Zones in words that mean one distance from UTC, in minutes: Chinese, Japanese, Korean and Russian.
pub(crate) const SPOKEN: [(&str, i64); 9] = [
    ("北京时间", 480),
    ("北京時間", 480),
    ("中国标准时间", 480),
    ("日本時間", 540),
    ("日本标准时间", 540),
    ("한국시간", 540),
    ("한국 시간", 540),
    ("по московскому времени", 180),
    ("по москве", 180),
];

/// True for one word that people write behind a time as its zone, in small letters too. Only in capitals `WEST` and
/// `WET` are zones: otherwise they are words that an entry may begin with.
pub(crate) fn is_zone(word: &str) -> bool {
    let capitals = word.to_uppercase();
    let is_word = capitals != word && matches!(capitals.as_str(), "WEST" | "WET");
    SPOKEN.iter().any(|(name, _)| *name == word) || zone_minutes(&capitals).is_some() && !is_word
}

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
    fn a_zone_is_known_in_small_letters_unless_it_is_a_word() {
        for word in ["UTC", "utc", "Msk", "мск", "WEST", "北京时间"] {
            assert!(is_zone(word), "{word}");
        }
        for word in ["west", "West", "wet", "am", "tomorrow", ""] {
            assert!(!is_zone(word), "{word}");
        }
    }

    #[test]
    fn each_zone_is_listed_once() {
        let names: Vec<&str> = OFFSETS.into_iter().map(|(name, _)| name).chain(NAMED).collect();
        for (index, name) in names.iter().enumerate() {
            assert!(!names[index + 1..].contains(name), "{name}");
        }
    }
}
