//! What kind of measure an action is.

/// The categories that are known; a cell keeps any other text as it was written. Source: Atlassian's incident
/// handbook, "postmortem actions".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Find out what is not known yet.
    Investigate,
    /// End or lessen this incident.
    Mitigate,
    /// Put right what it damaged.
    Repair,
    /// Notice the next one sooner.
    Detect,
    /// Lessen the next one.
    MitigateFuture,
    /// Have no next one.
    Prevent,
}

impl Category {
    /// All categories, from the incident itself to the next one.
    pub const ALL: [Category; 6] = [
        Category::Investigate,
        Category::Mitigate,
        Category::Repair,
        Category::Detect,
        Category::MitigateFuture,
        Category::Prevent,
    ];

    /// The word that is offered for it.
    pub const fn word(self) -> &'static str {
        match self {
            Category::Investigate => "Investigate",
            Category::Mitigate => "Mitigate",
            Category::Repair => "Repair",
            Category::Detect => "Detect",
            Category::MitigateFuture => "Mitigate future",
            Category::Prevent => "Prevent",
        }
    }

    /// The category a cell names, without regard to case, blanks and hyphens; `None` for any other text.
    pub fn of(text: &str) -> Option<Category> {
        let letters = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
        };
        let named = letters(text);
        Category::ALL.into_iter().find(|category| letters(category.word()) == named)
    }

    /// True for what changes the next incident and not only this one.
    pub const fn lasts(self) -> bool {
        matches!(self, Category::MitigateFuture | Category::Prevent)
    }
}

#[cfg(test)]
mod tests {
    use super::Category;

    #[test]
    fn a_category_is_known_without_regard_to_case_blanks_and_hyphens() {
        for category in Category::ALL {
            assert_eq!(Category::of(category.word()), Some(category));
        }
        for text in ["mitigate-future", " MITIGATE  Future ", "MitigateFuture"] {
            assert_eq!(Category::of(text), Some(Category::MitigateFuture), "{text}");
        }
        for text in ["", "Prevention", "mitigate now"] {
            assert_eq!(Category::of(text), None, "{text}");
        }
    }
}
