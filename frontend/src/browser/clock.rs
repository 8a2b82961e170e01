//! What time it is, for this reader.

use js_sys::Date;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since the page was opened, whatever is done to the clock.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn since_opened() -> f64;
}

/// From 0 to 1, at random.
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// Hours and minutes in the reader's zone, such as `12:03`.
pub fn time_of_day(at: f64) -> String {
    let date = Date::new(&JsValue::from_f64(at));
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// The day in the reader's zone, such as `2026-11-25`.
pub fn day(at: f64) -> String {
    let date = Date::new(&JsValue::from_f64(at));
    format!("{}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// A time as programs write it: RFC 3339, UTC.
pub fn rfc3339(at: f64) -> String {
    Date::new(&JsValue::from_f64(at)).to_iso_string().into()
}

/// Milliseconds since 1970 of a time or a day as programs write it; a day begins in UTC. None for another text.
pub fn read(rfc3339: &str) -> Option<f64> {
    Some(Date::parse(rfc3339)).filter(|at| !at.is_nan())
}

/// Day and time in the reader's zone and words; the text itself where it is no RFC 3339 time.
pub fn day_and_time(rfc3339: &str) -> String {
    let date = Date::new(&JsValue::from_str(rfc3339));
    if date.get_time().is_nan() { rfc3339.to_owned() } else { in_words(&date) }
}

/// Day and time in the reader's zone and words.
pub fn day_and_time_of(at: f64) -> String {
    in_words(&Date::new(&JsValue::from_f64(at)))
}

fn in_words(date: &Date) -> String {
    let part = |options: &[(&str, &str)]| {
        let object = js_sys::Object::new();
        for (key, value) in options {
            // Setting a property of a plain object cannot fail.
            let _ = js_sys::Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value));
        }
        object
    };
    let day = part(&[("day", "numeric"), ("month", "short"), ("year", "numeric")]);
    let day: String = date.to_locale_date_string("en-GB", &day).into();
    format!("{day}, {}", time_of_day(date.get_time()))
}
