//! The report as readers see it, in the place of the boxes.

use leptos::prelude::*;
use postmortem::view::ReportView;

use super::Editor;
use super::beside::READ;
use crate::browser::{focus, page};
use crate::words;

/// A click on the button that opens it leaves the focus in the box, and the caret with it.
pub fn keep_focus() {
    let handle = StoredValue::new_local(Some(page::on_mouse_down("[aria-pressed]")));
    on_cleanup(move || handle.try_update_value(Option::take).flatten().into_iter().for_each(|handle| handle.remove()));
}

/// Begins at the section that was being written. The address says so meanwhile, and the back button leaves it.
/// Whoever leaves it is where they were, with the same caret.
pub fn reading(editor: Editor) -> AnyView {
    // While the boxes are still on the page.
    let (position, headings) = (StoredValue::new_local(Some(focus::position())), focus::headings_until_here());
    let has_step = page::hash() != READ;
    if has_step {
        page::set_hash(READ);
    }
    focus::read_soon("preview", headings);
    on_cleanup(move || {
        let position = position.try_update_value(Option::take).flatten();
        focus::return_soon(position, move |is_back| match page::hash() == READ {
            true if is_back && has_step => page::go_back(),
            true => page::replace_path(&page::path()),
            false => (),
        });
    });
    view! {
        <section class="reading" id="preview" tabindex="-1" aria-label=words::PREVIEW>
            {move || view! { <ReportView report=editor.checked().report.get() /> }}
        </section>
    }
    .into_any()
}
