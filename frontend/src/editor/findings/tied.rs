//! What is said below a field is said of its boxes, also to who does not see where it stands.

use std::collections::BTreeMap;

use leptos::prelude::*;
use postmortem::lint::Severity;

use super::Listed;
use super::line::below_id;
use crate::browser::described;
use crate::editor::Editor;

/// Ties findings to the boxes they are about, for as long as the view of them is shown.
pub fn tie(editor: Editor, findings: Memo<Vec<Listed>>) {
    let tied = StoredValue::new(Vec::<String>::new());
    let untie = move || {
        let boxes = tied.try_update_value(std::mem::take).unwrap_or_default();
        boxes.iter().for_each(|id| described::describe(id, &[], false));
    };
    Effect::new(move || {
        untie();
        let mut boxes = BTreeMap::<String, (Vec<String>, bool)>::new();
        findings.with(|all| {
            for Listed { key, finding } in all {
                let (by, is_invalid) = boxes.entry(editor.box_of(finding.place)).or_default();
                by.push(below_id(*key));
                *is_invalid |= finding.severity != Severity::Hint;
            }
        });
        boxes.iter().for_each(|(id, (by, is_invalid))| described::describe(id, by, *is_invalid));
        tied.set_value(boxes.into_keys().collect());
    });
    on_cleanup(untie);
}
