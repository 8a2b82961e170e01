//! What happens when the program itself breaks.

use crate::words::saving as words;
use std::panic;

/// After a panic nothing of the app works any more: say so, with the one way out. What was typed
/// is in local storage up to the last 150 ms.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        if let (Some(body), Ok(bar)) = (document.body(), document.create_element("div")) {
            bar.set_class_name("notice notice--error notice--fixed");
            // There is nobody left to tell if this fails, too.
            let _ = bar.set_attribute("role", "alert");
            bar.set_text_content(Some(words::BROKEN));
            let _ = body.prepend_with_node_1(&bar);
        }
    }));
}
