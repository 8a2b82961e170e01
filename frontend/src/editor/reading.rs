//! The report as readers see it, or as it was before, in the place of the boxes.

use leptos::prelude::*;
use postmortem::view::ReportView;

use super::Editor;
use super::beside::{HISTORY, READ};
use super::history::history;
use crate::browser::{focus, page};
use crate::words;

/// The element id of either.
const VIEW: &str = "preview";

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
    let has_step = !is_of_view(&page::hash());
    let part = Memo::new(move |_| if editor.has_history() { HISTORY } else { READ });
    if has_step {
        page::set_hash(part.get_untracked());
    }
    Effect::new(move || {
        let part = part.get();
        if page::hash() != part {
            page::replace_path(&format!("{}#{part}", page::path()));
        }
    });
    focus::read_soon(VIEW, headings);
    on_cleanup(move || {
        let position = position.try_update_value(Option::take).flatten();
        focus::return_soon(position, move |is_back| match is_of_view(&page::hash()) {
            true if is_back && has_step => page::go_back(),
            true => page::replace_path(&page::path()),
            false => (),
        });
    });
    (move || if part.get() == HISTORY { history(editor, VIEW) } else { preview(editor) }).into_any()
}

fn is_of_view(part: &str) -> bool {
    matches!(part, READ | HISTORY)
}

fn preview(editor: Editor) -> AnyView {
    view! {
        <section class="reading" id=VIEW tabindex="-1" aria-label=words::PREVIEW>
            <p class="reading__ways">
                <button type="button" class="button button--link" on:click=move |_| editor.toggle_preview()>
                    {words::history::BACK}
                </button>
                <button type="button" class="button button--link" on:click=move |_| editor.show_history()>
                    {words::history::HISTORY}
                </button>
            </p>
            {move || view! { <ReportView report=editor.checked().report.get() /> }}
        </section>
    }
    .into_any()
}
