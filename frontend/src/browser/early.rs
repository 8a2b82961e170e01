//! The boxes that stand on the page before the program runs. `early.js` has them until the program's own are there.

use js_sys::{Function, Reflect};
use leptos::prelude::{window, window_event_listener_untyped};
use leptos::task::{spawn_local, tick};
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};

/// True while they stand there.
pub fn is_here() -> bool {
    early().is_some()
}

/// True while an input method is in the middle of a word: its box has to stay until then.
pub fn is_composing() -> bool {
    get("isComposing").is_some_and(|is_composing| is_composing.is_truthy())
}

/// Calls `then` each time an input method has finished a word in one of them.
pub fn on_composed(then: impl Fn() + 'static) {
    // There are no more such words once the boxes have given way, so the handle is not needed.
    let _ = window_event_listener_untyped("composed", move |_| then());
}

/// The id of the report that was begun in them; none where one is being opened.
pub fn id() -> Option<Uuid> {
    get("id")?.as_string()?.parse().ok()
}

/// What was typed into them, as it is kept under the key of the report; none where that is nothing.
pub fn text() -> Option<String> {
    call("text", &JsValue::UNDEFINED)?.as_string().filter(|text| !text.is_empty())
}

/// Says something in the place of the save state.
pub fn say(words: &str) {
    call("say", &JsValue::from_str(words));
}

/// Has them give way, with caret, focus and scrolling, to what is being rendered now, once that stands, which is
/// before the next key can arrive.
pub fn give_way_soon() {
    if is_here() {
        spawn_local(async {
            tick().await;
            call("over", &JsValue::UNDEFINED);
        });
    }
}

fn early() -> Option<JsValue> {
    Reflect::get(&window(), &"early".into()).ok().filter(JsValue::is_object)
}

fn get(name: &str) -> Option<JsValue> {
    Reflect::get(&early()?, &name.into()).ok()
}

fn call(name: &str, argument: &JsValue) -> Option<JsValue> {
    get(name)?.dyn_into::<Function>().ok()?.call1(&JsValue::UNDEFINED, argument).ok()
}
