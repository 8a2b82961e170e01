//! Line breaks of the corpus as they were shown when all of them flowed, and as they are shown now.

use std::path::Path;

use postmortem::markdown::{parse, to_html};

use super::Document;
use super::placements::draw;

/// A paragraph of several lines: where it stands, and its lines as they were before and as they are now.
struct Broken {
    is_kept: bool,
    shown: String,
}

/// Draws `kept` paragraphs in which a line break is kept for readers, and `flowing` in which none is. Each is two
/// lines: with all of its breaks as blanks, and as it is shown, with `⏎` for a break that is kept.
pub fn drawn(documents: &[Document], kept: usize, flowing: usize) -> Vec<String> {
    let all: Vec<Broken> = documents.iter().flat_map(broken).collect();
    let count = all.iter().filter(|paragraph| paragraph.is_kept).count();
    let mut lines = vec![format!("{} paragraphs of several lines, {count} with a line break that is kept", all.len())];
    let (with, without): (Vec<Broken>, Vec<Broken>) = all.into_iter().partition(|paragraph| paragraph.is_kept);
    for paragraph in draw(with, kept).into_iter().chain(draw(without, flowing)) {
        lines.push(paragraph.shown);
    }
    lines
}

fn broken(document: &Document) -> Vec<Broken> {
    let report = parse(&document.text).report;
    let name =
        Path::new(&document.name).file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut all = Vec::new();
    // A break that the source has by a sign was shown before, too.
    let is_plain = |text: &str| !text.contains("\\\n") && !text.contains("  \n");
    for (place, text) in report.texts().into_iter().filter(|(_, text)| is_plain(text)) {
        let html = to_html(text);
        for paragraph in html.split("<p>").skip(1).filter_map(|rest| rest.split("</p>").next()) {
            if !paragraph.trim().contains('\n') {
                continue;
            }
            let now = without_tags(&paragraph.replace("<br />\n", " ⏎ ").replace('\n', " "));
            let before = now.replace(" ⏎ ", " ");
            let shown = format!("{name} {}\n  before {}\n  now    {}", place.field.name(), short(&before), short(&now));
            all.push(Broken { is_kept: now.contains('⏎'), shown });
        }
    }
    all
}

fn without_tags(html: &str) -> String {
    let mut rest = html;
    let mut text = String::new();
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, behind)| behind);
    }
    text + rest
}

fn short(text: &str) -> String {
    text.chars().take(240).collect()
}
