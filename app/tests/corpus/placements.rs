//! Some places of some documents, drawn by a fixed seed, for a person to read and judge.

use std::path::Path;

use postmortem::markdown::{Parsed, parse};
use postmortem::report::Place;

use super::Document;

/// Draws `count` places: the document, the heading above the text in its source, where the text landed,
/// and how it begins.
pub fn drawn(documents: Vec<Document>, count: usize) -> Vec<String> {
    let mut all = Vec::new();
    for Document { name, text } in documents {
        let Parsed { report, source_map, .. } = parse(&text);
        let lines: Vec<&str> = text.split('\n').collect();
        for (place, words) in report.texts().into_iter().filter(|(_, text)| text.chars().count() > 3) {
            let name = Path::new(&name).file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let line = source_map.line(place).unwrap_or(1);
            let heading =
                lines[..line.min(lines.len())].iter().rev().find(|line| line.starts_with('#')).unwrap_or(&"(none)");
            let begin: String = words.chars().take(90).map(|c| if c == '\n' { '⏎' } else { c }).collect();
            all.push(format!("{}:{line}\t{}\t-> {}\t{begin}", short(&name), heading.trim(), shown(place)));
        }
    }
    draw(all, count)
}

/// Draws `count` of some, or all of them where they are fewer, the same ones each time.
pub fn draw<T>(mut all: Vec<T>, count: usize) -> Vec<T> {
    let mut seed = 0x2026_1125_u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    (0..count.min(all.len())).map(|_| all.swap_remove(next() % all.len())).collect()
}

fn shown(place: Place) -> String {
    let cell = place.cell.map(|cell| format!(" {}", cell.label().to_lowercase())).unwrap_or_default();
    format!("{}{}{cell}", place.field.name(), place.item.map(|item| format!(" {item}")).unwrap_or_default())
}

fn short(name: &str) -> String {
    let start = name.char_indices().rev().nth(34).map_or(0, |(index, _)| index);
    name[start..].to_owned()
}
