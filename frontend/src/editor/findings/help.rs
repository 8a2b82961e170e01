//! What is under way about findings: where the reader stands, what was just mended, what is asked.

use leptos::prelude::*;
use postmortem::Report;
use postmortem::report::{Field, Section};

use crate::editor::custom::SectionChange;

/// Shared by all that shows findings. Lives as long as the page.
#[derive(Clone, Copy)]
pub struct Help {
    /// Said to those who do not see the page, and nowhere else.
    pub said: RwSignal<String>,
    /// The key of the finding that the reader was led to.
    pub at: RwSignal<Option<u64>>,
    /// The key of the finding that is being dismissed.
    pub dismissing: RwSignal<Option<u64>>,
    /// What a fix or a dismissal did last.
    pub done: RwSignal<Option<Done>>,
    /// What was done last with a custom section.
    pub section: RwSignal<Option<SectionChange>>,
    /// The rule whose page is open beside the text.
    pub rule: RwSignal<Option<String>>,
    /// The field that was written in last, whose findings say all they have to say.
    pub unfolded: RwSignal<Option<Field>>,
    /// The element id of the first box of the row that was written in last, if it was one.
    pub row: RwSignal<Option<String>>,
    /// The section that one is in.
    pub in_view: RwSignal<Option<Section>>,
}

/// Something that was done for the writer, and both states around it.
#[derive(Clone)]
pub struct Done {
    /// Below whose boxes it is told.
    pub field: Field,
    /// In words, such as "Done: Remove the placeholder."
    pub words: String,
    /// Normalised, as the next.
    pub before: Report,
    /// What it has become.
    pub after: Report,
}

impl Help {
    /// Nothing is under way.
    pub fn new() -> Help {
        Help {
            said: RwSignal::new(String::new()),
            at: RwSignal::new(None),
            dismissing: RwSignal::new(None),
            done: RwSignal::new(None),
            section: RwSignal::new(None),
            rule: RwSignal::new(None),
            unfolded: RwSignal::new(None),
            row: RwSignal::new(None),
            in_view: RwSignal::new(None),
        }
    }

    /// True where the findings of a field, or of its row whose first box is given, say all they have to say. Tracks it.
    pub fn is_unfolded(self, field: Field, row: Option<&str>) -> bool {
        self.unfolded.get() == Some(field) && row.is_none_or(|row| self.row.with(|at| at.as_deref() == Some(row)))
    }

    /// Tells what was done, to be taken back.
    pub fn did(self, done: Done) {
        self.said.set(done.words.clone());
        self.done.set(Some(done));
    }
}
