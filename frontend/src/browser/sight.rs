//! What is in sight.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry};

/// An element that is on the page and does not have the focus in it.
pub fn unfocused(id: &str) -> Option<Element> {
    let focus = document().active_element();
    document().get_element_by_id(id).filter(|element| !element.contains(focus.as_deref()))
}

/// The closest element around the one with this id that a selector names.
pub fn around(id: &str, selector: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.closest(selector).ok()??.dyn_into().ok()
}

/// True for an element that has a place on the page.
pub fn is_shown(id: &str) -> bool {
    document().get_element_by_id(id).is_some_and(|element| element.get_bounding_client_rect().height() > 0.0)
}

/// True for an element of which something can be seen.
pub fn is_in_window(id: &str) -> bool {
    let place = document().get_element_by_id(id).map(|element| element.get_bounding_client_rect());
    place.is_some_and(|place| place.bottom() > 0.0 && place.top() < height())
}

/// True for an element that begins in the upper `part` of the window, or above it.
pub fn begins_above(id: &str, part: f64) -> bool {
    document().get_element_by_id(id).is_some_and(|element| element.get_bounding_client_rect().top() < part * height())
}

/// True where the page can be scrolled and is, to its end.
pub fn is_at_end() -> bool {
    let down = window().scroll_y().unwrap_or_default();
    let whole = document().document_element().map_or(0, |page| page.scroll_height());
    down > 0.0 && down + height() + 2.0 >= f64::from(whole)
}

/// The height of the window in CSS pixels.
fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Pushes a strip of entries so far aside that the one with this selector is in its middle, once it stands.
pub fn reveal_in_strip(selector: &'static str) {
    request_animation_frame(move || {
        let Some(entry) = document().query_selector(selector).ok().flatten() else { return };
        let Some(strip) = entry.closest("nav").ok().flatten() else { return };
        let (entry, seen) = (entry.get_bounding_client_rect(), strip.get_bounding_client_rect());
        let aside = (entry.left() + entry.right() - seen.left() - seen.right()) / 2.0;
        strip.set_scroll_left(strip.scroll_left() + aside as i32);
    });
}

/// Watches an element until it is dropped.
pub struct Watch {
    element: Element,
    _seen: Closure<dyn FnMut(Array)>,
    used: Closure<dyn FnMut()>,
    observer: Option<IntersectionObserver>,
}

impl Watch {
    /// Calls `then`, perhaps more than once, when the element is out of sight or has the focus in it.
    pub fn new(element: Element, then: impl FnMut() + 'static) -> Watch {
        let then = Rc::new(RefCell::new(then));
        let out_of_sight = Rc::clone(&then);
        let seen = Closure::new(move |entries: Array| {
            let last = entries.pop().unchecked_into::<IntersectionObserverEntry>();
            if last.is_intersecting() {
                return;
            }
            let then = Rc::clone(&out_of_sight);
            let call = move || (then.borrow_mut())();
            if last.bounding_client_rect().top() < 0.0 {
                // What grows above moves the page, which the browser takes back; what grows below in the same frame
                // would count as moved.
                request_animation_frame(move || request_animation_frame(call));
            } else {
                call();
            }
        });
        let used = Closure::new(move || (then.borrow_mut())());
        let observer = IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok();
        observer.iter().for_each(|observer| observer.observe(&element));
        // Fails only without a listener.
        let _ = element.add_event_listener_with_callback("focusin", used.as_ref().unchecked_ref());
        Watch { element, _seen: seen, used, observer }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.iter().for_each(IntersectionObserver::disconnect);
        let _ = self.element.remove_event_listener_with_callback("focusin", self.used.as_ref().unchecked_ref());
    }
}

/// Waits for an element to come into sight until it is dropped.
pub struct Approach {
    _seen: Closure<dyn FnMut(Array)>,
    observer: Option<IntersectionObserver>,
}

impl Approach {
    /// Calls `then` whenever something of the element can be seen that could not be before.
    pub fn new(element: &Element, then: impl Fn() + 'static) -> Approach {
        let seen = Closure::new(move |entries: Array| {
            if entries.pop().unchecked_into::<IntersectionObserverEntry>().is_intersecting() {
                then();
            }
        });
        let observer = IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok();
        observer.iter().for_each(|observer| observer.observe(element));
        Approach { _seen: seen, observer }
    }
}

impl Drop for Approach {
    fn drop(&mut self) {
        self.observer.iter().for_each(IntersectionObserver::disconnect);
    }
}
