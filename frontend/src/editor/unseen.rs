//! What comes late moves nothing under the reader's eyes.

use leptos::prelude::*;
use postmortem::report::Field;

use super::{Editor, field_id};
use crate::browser::sight::{self, Watch};

/// A view inside of `field`: at once while the field is only being made, and where it was written in; where it
/// stands on the page already as it was opened, as it does on a slow line, once it is out of sight or somebody is in it.
pub fn unseen(field: Field, view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let editor = Editor::expect();
    let typed = editor.content().report_of(&[field]).normalize();
    let element = sight::unfocused(&field_id(field)).filter(|_| editor.saver().holds_value_of(&typed, field));
    let Some(element) = element else { return view() };
    let may_come = RwSignal::new(false);
    let watch = Watch::new(element, move || {
        // The page may be gone by then.
        if may_come.try_get_untracked() == Some(false) {
            may_come.set(true);
        }
    });
    let watch = StoredValue::new_local(Some(watch));
    on_cleanup(move || drop(watch.try_update_value(Option::take)));
    (move || may_come.get().then(&view)).into_any()
}
