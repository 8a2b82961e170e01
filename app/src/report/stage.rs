//! How far a report is on its way to its readers, by the words its team has for that.

/// What the status of a report means, whichever words it is written in; those stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Still being written, or nothing is said.
    Draft,
    /// Others read it before it is final.
    InReview,
    /// Nobody works on it any more.
    Final,
    /// Words that are not known.
    Other,
}

/// What a status begins with, in lower case.
const DRAFT: &[&str] =
    &["draft", "in draft", "wip", "work in progress", "in progress", "open", "started", "todo", "to do"];
const IN_REVIEW: &[&str] = &[
    "in review",
    "in peer review",
    "under review",
    "review",
    "reviewing",
    "for review",
    "ready for review",
    "needs review",
    "awaiting review",
    "waiting for review",
    "awaiting approval",
];
const FINAL: &[&str] = &[
    "final",
    "finalised",
    "finalized",
    "complete",
    "completed",
    "closed",
    "done",
    "finished",
    "published",
    "approved",
    "reviewed",
    "signed off",
];

impl Stage {
    /// All stages, in the order of work.
    pub const ALL: [Stage; 4] = [Stage::Draft, Stage::InReview, Stage::Final, Stage::Other];

    /// What a status means by its first words: `Complete, action items in progress` is final.
    pub fn of(status: &str) -> Stage {
        let words = status.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let words = words.map(str::to_lowercase).collect::<Vec<_>>().join(" ");
        let begins =
            |known: &&str| words.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        match words.as_str() {
            "" => Stage::Draft,
            _ if FINAL.iter().any(begins) => Stage::Final,
            _ if IN_REVIEW.iter().any(begins) => Stage::InReview,
            _ if DRAFT.iter().any(begins) => Stage::Draft,
            _ => Stage::Other,
        }
    }

    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::InReview => "in-review",
            Stage::Final => "final",
            Stage::Other => "other",
        }
    }

    /// The stage of a name, letter for letter.
    pub fn named(name: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Stage;

    #[test]
    fn words_for_a_stage_are_known_by_their_beginning() {
        for (stage, words) in [
            (Stage::Draft, &["", " ", "Draft", "draft - do not share", "WIP", "In progress"][..]),
            (Stage::InReview, &["In review", "in-review", "Under Review (SRE)", "Ready for review"]),
            (
                Stage::Final,
                &["final", "Complete", "Complete, action items in progress", "Closed", "PUBLISHED", "Signed-off"],
            ),
            (Stage::Other, &["Resolved", "not complete", "Incomplete", "Finally", "確定"]),
        ] {
            for text in words {
                assert_eq!(Stage::of(text), stage, "{text}");
            }
            assert_eq!(Stage::named(stage.name()), Some(stage));
        }
    }
}
