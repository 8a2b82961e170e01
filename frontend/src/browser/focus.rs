//! Moving the reader's place.

use leptos::prelude::{document, window};
use leptos::task::{spawn_local, tick};
use postmortem::lint::Span;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, EventTarget, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    KeyboardEvent, MouseEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// What is left free between the box that is written in and what opens below it, in CSS pixels.
const ROOM: f64 = 16.0;

/// Puts the focus on the element once what is being rendered now stands, which is before the next
/// key can arrive: a later moment would let fast typing go into the box that had the focus before.
pub fn focus_soon(element_id: String) {
    spawn_local(async move {
        tick().await;
        if let Some(element) = find(&element_id) {
            unfold(&element);
            // An element that cannot take the focus leaves it where it was.
            let _ = element.focus();
        }
    });
}

/// Puts the focus back on what had it, once what is being rendered now stands; on the element with this id where
/// that is gone.
pub fn focus_again_soon(before: Option<HtmlElement>, or_element_id: &'static str) {
    spawn_local(async move {
        tick().await;
        let before = before.filter(|element| element.is_connected());
        before.or_else(|| find(or_element_id)).into_iter().for_each(|element| drop(element.focus()));
    });
}

/// Puts the focus on a text field and selects what it holds, once it stands; not while somebody writes in the report.
pub fn select_soon(element_id: &'static str) {
    spawn_local(async move {
        tick().await;
        let is_writing = is_box(document().active_element().map(Into::into));
        let field = find(element_id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field.filter(|_| !is_writing) {
            let _ = field.focus();
            field.select();
        }
    });
}

/// Shows the element with this id and puts the focus on the first one inside of it, once it stands.
pub fn focus_first_soon(element_id: String) {
    spawn_local(async move {
        tick().await;
        let Some(element) = find(&element_id) else { return };
        reveal(&element);
        focus_on(element.first_element_child());
    });
}

/// Puts the focus on the element before the one with this id.
pub fn focus_before(element_id: &str) {
    focus_on(find(element_id).and_then(|element| element.previous_element_sibling()));
}

/// Goes from one entry of a menu to the next, or the one before, by the arrows, and round at the ends.
pub fn walk(event: &KeyboardEvent) {
    let Some(entry) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let around = entry.parent_element();
    let (next, first) = match event.key().as_str() {
        "ArrowDown" => (entry.next_element_sibling(), around.and_then(|menu| menu.first_element_child())),
        "ArrowUp" => (entry.previous_element_sibling(), around.and_then(|menu| menu.last_element_child())),
        _ => return,
    };
    event.prevent_default();
    focus_on(next.or(first));
}

/// The same in a menu that the browser opened over the page, which closes where somebody goes on by `Tab`.
pub fn walk_popover(event: &KeyboardEvent) {
    if event.key() != "Tab" {
        return walk(event);
    }
    let entry = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let menu =
        entry.and_then(|entry| entry.closest("[popover]").ok()?).and_then(|menu| menu.dyn_into::<HtmlElement>().ok());
    // Fails for what is none.
    menu.iter().for_each(|menu| drop(menu.hide_popover()));
}

fn focus_on(element: Option<Element>) {
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // What cannot take the focus leaves it where it was.
    element.iter().for_each(|element| drop(element.focus()));
}

/// Opens a fold in the head of the element with this id, or closes it where it `may_close`, once what is being rendered
/// now stands; the box that has the focus stays in sight.
pub fn turn_fold_soon(element_id: String, index: usize, may_close: bool) {
    spawn_local(async move {
        tick().await;
        let folds = find(&element_id).and_then(|element| element.query_selector_all("details").ok());
        let fold = folds.and_then(|folds| folds.item(u32::try_from(index).ok()?)?.dyn_into::<Element>().ok());
        if let Some(fold) = fold {
            let is_open = !(may_close && fold.has_attribute("open"));
            // Fails for a wrong name alone.
            let _ = fold.toggle_attribute_with_force("open", is_open);
        }
        tick().await;
        stay_in_sight();
    });
}

/// Scrolls so far that the box that is written in is in sight.
pub fn stay_in_sight() {
    if let Some(written) = active().filter(|active| is_box(Some(active.clone().into()))) {
        reveal(&written);
    }
}

/// What is folded away cannot have the focus.
fn unfold(element: &Element) {
    let fold = element.closest("details:not([open])").ok().flatten();
    // Fails for a wrong name alone.
    fold.iter().for_each(|fold| drop(fold.set_attribute("open", "")));
}

/// Shows a box, puts the focus in it and selects `span`.
pub fn show(element_id: &str, span: Option<Span>) {
    let Some(element) = find(element_id) else { return };
    unfold(&element);
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Auto);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    let _ = element.focus();
    if let Some(span) = span {
        let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        // A box of one line selects in the same words; what is no box of text fails.
        let area: &HtmlTextAreaElement = element.unchecked_ref();
        let _ = area.set_selection_range(unit(span.start), unit(span.end));
    }
}

/// The same, once what is being rendered now stands.
pub fn show_soon(element_id: String, span: Option<Span>) {
    spawn_local(async move {
        tick().await;
        show(&element_id, span);
    });
}

/// The element id of what has the focus, if it has one.
pub fn active_id() -> Option<String> {
    document().active_element().map(|element| element.id()).filter(|id| !id.is_empty())
}

/// The element id of the closest of these elements that the focus is in.
pub fn within(selector: &str) -> Option<String> {
    document().active_element()?.closest(selector).ok()?.map(|element| element.id())
}

/// The element id of the first box of the row that the focus is in.
pub fn first_box_of_row() -> Option<String> {
    let row = document().active_element()?.closest(".row").ok()??;
    Some(row.query_selector(".box").ok()??.id())
}

/// What has the focus.
pub fn active() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Opens a dialog and moves the page, if need be, so that the box that had the focus is above it.
pub fn show_beside(dialog: &HtmlDialogElement) {
    let before = document().active_element();
    dialog.show();
    let Some(written) = before.filter(|element| is_box(Some(element.clone().into()))) else { return };
    let (text, sheet) = (written.get_bounding_client_rect(), dialog.get_bounding_client_rect());
    let is_beside = sheet.left() >= text.right() || sheet.bottom() <= text.top();
    let covered = text.bottom() + ROOM - sheet.top();
    if !is_beside && covered > 0.0 {
        window().scroll_by_with_x_and_y(0.0, covered);
    }
}

/// The element id of the box that has the focus, and where its caret is in UTF-16 units.
pub fn caret() -> Option<(String, usize)> {
    let active = document().active_element()?;
    let area = active.dyn_ref::<HtmlTextAreaElement>().and_then(|area| area.selection_start().ok()?);
    Some((active.id(), area.unwrap_or(0) as usize))
}

/// The address of the link that was clicked, as it is written.
pub fn address_of(event: &MouseEvent) -> Option<String> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a").ok()??.get_attribute("href")
}

/// Makes a `change` that may put other text into the box that is being written in, or move it: the
/// caret stays at its words, which `moved_caret` finds in the new text.
pub fn keep_caret(moved_caret: fn(&str, &str, usize) -> usize, change: impl FnOnce()) {
    let active = document().active_element();
    let area = active.and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok());
    let before = area.as_ref().map(|area| {
        let unit = |at: Result<Option<u32>, _>| at.ok().flatten().unwrap_or(0) as usize;
        (area.value(), unit(area.selection_start()), unit(area.selection_end()))
    });
    change();
    let (Some(area), Some((text, start, end))) = (area, before) else { return };
    spawn_local(async move {
        tick().await;
        let now = area.value();
        let has_focus = document().active_element().is_some_and(|active| active.is_same_node(Some(&area)));
        if has_focus && now == text || !area.is_connected() {
            return;
        }
        let unit = |at| u32::try_from(moved_caret(&text, &now, at)).unwrap_or(u32::MAX);
        let _ = area.focus();
        let _ = area.set_selection_range(unit(start), unit(end));
    });
}

/// True for what happened inside of one of these elements.
pub fn is_in(target: Option<EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

/// True for a box of the report.
pub fn is_box(target: Option<EventTarget>) -> bool {
    target.and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|element| element.id().starts_with("box-"))
}

/// True for a box that is none of the report's, and for everything in a dialog.
pub fn is_foreign_box(target: Option<EventTarget>) -> bool {
    let is_foreign = |element: Element| {
        let takes_text = "input:not([type=checkbox], [type=radio]), textarea, select";
        let is_text = element.matches(takes_text).unwrap_or(false);
        is_text || element.closest("dialog").ok().flatten().is_some()
    };
    !is_box(target.clone()) && target.and_then(|target| target.dyn_into().ok()).is_some_and(is_foreign)
}

/// Scrolls as little as it takes to see an element, once it stands; what stands still on top and below covers nothing of it.
pub fn reveal_soon(element_id: String) {
    spawn_local(async move {
        tick().await;
        find(&element_id).iter().for_each(|element| reveal(element));
    });
}

fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Where somebody is: what has the focus, and how far down the page is.
pub struct Position {
    active: Option<HtmlElement>,
    down: f64,
}

/// Where they are now.
pub fn position() -> Position {
    Position { active: active(), down: window().scroll_y().unwrap_or_default() }
}

/// Goes back to a position once what is being rendered stands, unless another box has the focus by then. Says
/// whether it did.
pub fn return_soon(position: Option<Position>, then: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        tick().await;
        let is_elsewhere = is_box(active().map(Into::into));
        if let Some(Position { active, down }) = position.filter(|_| !is_elsewhere) {
            window().scroll_to_with_x_and_y(0.0, down);
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            active.into_iter().for_each(|element| drop(element.focus_with_options(&options)));
        }
        then(!is_elsewhere);
    });
}

/// The headings of sections from the first one to that of the box with the focus, or, where no box in sight has
/// it, to the last one in the upper half of the window.
pub fn headings_until_here() -> Vec<String> {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let written = active().filter(|active| is_box(Some(active.clone().into())));
    let written = written.map(|active| active.get_bounding_client_rect());
    let written = written.filter(|box_| box_.bottom() > 0.0 && box_.top() < height);
    let line = written.map_or(height / 2.0, |box_| box_.top());
    let above =
        headings(".section__heading").into_iter().filter(|heading| heading.get_bounding_client_rect().top() <= line);
    above.filter_map(|heading| heading.text_content()).collect()
}

/// Puts the focus on an element and shows the last of its headings of which `wanted` has the words, or its upper
/// end, once it stands.
pub fn read_soon(element_id: &'static str, wanted: Vec<String>) {
    spawn_local(async move {
        tick().await;
        let Some(element) = find(element_id) else { return };
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
        let mut found = headings(&format!("#{element_id} h2"));
        found.retain(|heading| heading.text_content().is_some_and(|words| wanted.contains(&words)));
        match found.last() {
            Some(heading) => heading.scroll_into_view(),
            None => window().scroll_to_with_x_and_y(0.0, 0.0),
        }
    });
}

fn headings(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

fn find(element_id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(element_id)?.dyn_into().ok()
}
