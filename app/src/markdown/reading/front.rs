//! The front matter of a report, with the line of each of its values.

use super::ReportBuilder;
use crate::markdown::front_matter;
use crate::markdown::yaml::read_string;
use crate::report::{Field, Place, Report, Section};

impl ReportBuilder {
    /// Takes front matter as it is; normalising finds in it what is the program's own.
    pub(in crate::markdown) fn own_front_matter(&mut self, lines: &[&str]) {
        self.keep_front_matter(lines.iter().copied().enumerate().map(|(index, line)| (index + 2, line)));
        let mut filled: Vec<Field> = Vec::new();
        let mut number = 2;
        for entry in front_matter::entries(lines) {
            let key = front_matter::key(entry[0]);
            let field = key.and_then(|(key, _)| Section::Details.fields().find(|field| field.name() == key));
            // Of a key that stands twice the first that can be read and says something counts.
            if let (Some((key, first)), Some(field)) = (key, field.filter(|field| !filled.contains(field))) {
                let mut alone = Report::default();
                if front_matter::set(&mut alone, field, first, &entry[1..]).is_some() {
                    if alone.value(field).is_empty() {
                        self.note(number, key, field);
                    } else {
                        self.map_detail(field, entry, number);
                        filled.push(field);
                    }
                }
            }
            number += entry.len();
        }
    }

    /// Takes lines as the report's front matter, each with its number.
    pub(in crate::markdown) fn keep_front_matter<'l>(&mut self, lines: impl Iterator<Item = (usize, &'l str)>) {
        let (numbers, lines): (Vec<usize>, Vec<&str>) = lines.unzip();
        self.front_lines = numbers;
        self.report.front_matter = lines.join("\n");
    }

    /// Notes the lines of a key of the front matter and of the items below it.
    pub(in crate::markdown) fn map_detail(&mut self, field: Field, entry: &[&str], number: usize) {
        self.source_map.add(Place::field(field), number);
        let mut items = 0;
        for (index, line) in entry.iter().enumerate() {
            let text = line.trim_start().strip_prefix("- ").and_then(read_string);
            if text.is_some_and(|text| !text.trim().is_empty()) {
                items += 1;
                self.map_item(field, items, number + index);
            }
        }
    }
}
