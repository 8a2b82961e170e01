//! The page as a whole: its address, its title and its coming and going.

use super::{focus, http};
use crate::words;
use js_sys::futures::JsFuture;
use js_sys::{Promise, Reflect};
use leptos::prelude::{
    document, request_animation_frame, request_idle_callback, window, window_event_listener,
    window_event_listener_untyped,
};
use leptos::{ev, leptos_dom::helpers::WindowListenerHandle};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CssStyleSheet, Element, Event, HtmlAnchorElement, HtmlElement, HtmlLinkElement, InputEvent, KeyboardEvent,
    VisibilityState,
};

/// The path of the present address.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Changes the address with a step for the back button, which finds how far down one was. The page stays.
pub fn push_path(path: &str) {
    remember_scroll();
    // Fails only for another origin, which a path is not.
    let _ = window().history().and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(path)));
}

/// Changes the address without a step for the back button.
pub fn replace_path(path: &str) {
    let _ = window().history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(path)));
}

/// Keeps with this step of the browser's history how far down one is.
pub fn remember_scroll() {
    let down = window().scroll_y().unwrap_or_default();
    let _ = window().history().and_then(|history| history.replace_state(&JsValue::from_f64(down), ""));
}

/// How far down one was when this step of the browser's history was left, in CSS pixels.
pub fn remembered_scroll() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}

/// Scrolls down to there; false where the page is too short for it.
pub fn scroll_down_to(down: f64) -> bool {
    window().scroll_to_with_x_and_y(0.0, down);
    window().scroll_y().is_ok_and(|reached| (reached - down).abs() < 2.0)
}

/// What the address asks for behind `?name=`; empty where it asks for nothing.
pub fn asked_for(name: &str) -> String {
    let query = window().location().search().unwrap_or_default();
    let mut pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.find_map(|(key, value)| (key == name).then(|| value.replace('+', " ")));
    value.and_then(|value| js_sys::decode_uri_component(&value).ok()).map(String::from).unwrap_or_default()
}

/// Writes behind `?` what is asked for by its names, without a step for the back button; nothing that is empty.
pub fn ask_for<'a>(asked: impl Iterator<Item = (&'a str, &'a str)>) {
    replace_path(&format!("{}{}", path(), query(asked)));
}

/// `?name=value&other=value`, escaped, without what is empty; nothing where all is.
pub fn query<'a>(asked: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = String::new();
    for (name, value) in asked.filter(|(_, value)| !value.is_empty()) {
        let sign = if query.is_empty() { '?' } else { '&' };
        query.push_str(&format!("{sign}{name}={}", http::escaped(value)));
    }
    query
}

/// Calls `then` after the back or forward button.
pub fn on_back(then: impl Fn() + 'static) {
    // For as long as the app lives, so the handle is not needed.
    let _ = window_event_listener(ev::popstate, move |_| then());
}

/// Asks `then` about the path of each link that is clicked, and keeps the browser from loading the page anew
/// where it says that it has gone there. What else a click may mean, such as a new tab, a download or a part of
/// the page, is the browser's.
pub fn on_link(then: impl Fn(&str) -> bool + 'static) {
    // For as long as the app lives, so the handle is not needed.
    let _ = window_event_listener(ev::click, move |event| {
        let is_plain =
            event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = element.and_then(|element| element.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        let is_page = link.target().is_empty() && !link.has_attribute("download") && link.hash().is_empty();
        let is_here = window().location().origin().is_ok_and(|origin| origin == link.origin());
        if is_plain && is_page && is_here && !event.default_prevented() && then(&link.pathname()) {
            event.prevent_default();
        }
    });
}

/// Shows the upper end of the page.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Names the page in the browser's tab.
pub fn set_title(title: &str) {
    document().set_title(&words::page_title(title));
}

/// Calls `then` when the page is left or hidden: the last moment for keeping something.
pub fn on_leave(then: impl Fn() + Clone + 'static) -> [WindowListenerHandle; 2] {
    let hide = then.clone();
    [
        window_event_listener_untyped("pagehide", move |_| hide()),
        // The event goes to the document and bubbles up to the window.
        window_event_listener_untyped("visibilitychange", move |_| {
            if document().visibility_state() == VisibilityState::Hidden {
                then();
            }
        }),
    ]
}

/// True while the page can be seen.
pub fn is_seen() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

/// Has the browser ask before the tab is closed, while `would_lose` says so.
pub fn on_close(would_lose: impl Fn() -> bool + 'static) -> WindowListenerHandle {
    window_event_listener(ev::beforeunload, move |event| {
        if would_lose() {
            event.prevent_default();
        }
    })
}

/// Calls `then` when there may be a server again, or news on it: the network is back, the window has
/// the focus, the tab is seen again or comes out of the browser's memory.
pub fn on_return(then: impl Fn() + Clone + 'static) -> [WindowListenerHandle; 4] {
    let [online, focus, shown] = [(); 3].map(|()| then.clone());
    [
        window_event_listener_untyped("online", move |_| online()),
        window_event_listener_untyped("focus", move |_| focus()),
        window_event_listener_untyped("pageshow", move |_| shown()),
        window_event_listener_untyped("visibilitychange", move |_| {
            if document().visibility_state() == VisibilityState::Visible {
                then();
            }
        }),
    ]
}

/// Loads the page anew, in the newest version there is; see `loader.js`.
pub fn reload() {
    // Only an event of another page could fail.
    let _ = Event::new("renew").map(|event| window().dispatch_event(&event));
}

/// The program runs: the page that said so goes.
pub fn opened() {
    if let Some(opening) = document().get_element_by_id("opening") {
        opening.remove();
    }
}

/// Calls `then` once the page is painted and nothing else is to be done. Some browsers never say when.
pub fn when_idle(then: impl Fn() + 'static) {
    let has_idle_time = Reflect::has(&window(), &"requestIdleCallback".into()).unwrap_or(false);
    if has_idle_time {
        request_animation_frame(move || request_idle_callback(then));
    }
}

/// Calls `then` whenever there is a network again.
pub fn on_online(then: impl Fn() + 'static) {
    // For as long as the app lives, so the handle is not needed.
    let _ = window_event_listener_untyped("online", move |_| then());
}

/// Says, or no longer says, that a part of the program did not arrive; the words stand in `index.html`.
pub fn say_missing(is_missing: bool) {
    let notice = document().get_element_by_id("missing").and_then(|notice| notice.dyn_into::<HtmlElement>().ok());
    notice.into_iter().for_each(|notice| notice.set_hidden(!is_missing));
}

/// Calls `then` on every key.
pub fn on_key(then: impl Fn(&KeyboardEvent) + 'static) -> WindowListenerHandle {
    window_event_listener(ev::keydown, move |event| then(&event))
}

/// Calls `then` before the browser's menu undoes (`false`) or redoes (`true`) in a box.
pub fn on_native_undo(then: impl Fn(bool, &InputEvent) + 'static) -> WindowListenerHandle {
    window_event_listener(ev::beforeinput, move |event: InputEvent| match event.input_type().as_str() {
        "historyUndo" => then(false, &event),
        "historyRedo" => then(true, &event),
        _ => {}
    })
}

/// Calls `then` when something is pasted.
pub fn on_paste(then: impl Fn(&Event) + 'static) -> WindowListenerHandle {
    window_event_listener_untyped("paste", move |event| then(&event))
}

/// Keeps a press of the mouse on one of these elements from taking the focus.
pub fn on_mouse_down(selector: &'static str) -> WindowListenerHandle {
    window_event_listener(ev::mousedown, move |event| {
        if focus::is_in(event.target(), selector) {
            event.prevent_default();
        }
    })
}

/// Calls `then` when the part of the address behind `#` changes.
pub fn on_hash(then: impl Fn() + 'static) -> WindowListenerHandle {
    window_event_listener_untyped("hashchange", move |_| then())
}

/// The part of the address behind `#`.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Puts a part of this page into the address, with a step for the back button.
pub fn set_hash(part: &str) {
    // Fails only for an address that cannot be read.
    let _ = window().location().set_hash(part);
}

/// What the back button does.
pub fn go_back() {
    let _ = window().history().and_then(|history| history.back());
}

/// The address of a part of this page.
pub fn address_of(part: &str) -> String {
    let address = window().location().href().unwrap_or_default();
    format!("{}#{part}", address.split('#').next().unwrap_or_default())
}

/// Asks before something that cannot be taken back.
pub fn confirm(question: &str) -> bool {
    window().confirm_with_message(question).unwrap_or(false)
}

/// Opens the browser's print dialog. What is printed is up to [`on_print`].
pub fn print() {
    // Refused by embedded browsers that cannot print, which have no other way to say so.
    let _ = window().print();
}

/// Calls `begin` before the page is printed, by whatever way, and `end` afterwards.
pub fn on_print(begin: impl Fn() + 'static, end: impl Fn() + 'static) -> [WindowListenerHandle; 2] {
    [
        window_event_listener_untyped("beforeprint", move |_| begin()),
        window_event_listener_untyped("afterprint", move |_| end()),
    ]
}

/// Has the style of the later part fetched, unless it is here; true once it is, false where it did not arrive. A
/// development build has it in the page from the start.
pub fn later_style() -> impl Future<Output = bool> {
    // A link that failed does not try again, a new one does.
    let begun = document().get_element_by_id("style").and_then(|link| {
        let fresh = link.clone_node().ok()?.dyn_into::<HtmlLinkElement>().ok()?;
        let settled = Promise::new(&mut |loaded, failed| {
            fresh.set_onload(Some(&loaded));
            fresh.set_onerror(Some(&failed));
        });
        fresh.set_disabled(false);
        link.replace_with_with_node_1(&fresh).ok()?;
        Some((fresh, JsFuture::from(settled)))
    });
    async move {
        let Some((link, settled)) = begun else { return true };
        let is_here = settled.await.is_ok();
        if is_here {
            link.set_id("");
        }
        is_here
    }
}

/// The rules of the page's style sheets whose file names begin with one of `names`, and of those that are written in
/// the page itself, in their order.
pub fn styles(names: &[&str]) -> String {
    let sheets = document().style_sheets();
    let mut css = String::new();
    for sheet in (0..sheets.length()).filter_map(|index| sheets.item(index)) {
        let href = sheet.href().ok().flatten();
        let file = href.as_deref().and_then(|href| href.rsplit('/').next());
        let is_wanted = file.is_none_or(|file| names.iter().any(|name| file.starts_with(name)));
        let Ok(sheet) = sheet.dyn_into::<CssStyleSheet>() else { continue };
        if let (true, Ok(rules)) = (is_wanted, sheet.css_rules()) {
            for rule in (0..rules.length()).filter_map(|index| rules.item(index)) {
                css.push_str(&rule.css_text());
                css.push('\n');
            }
        }
    }
    css
}
