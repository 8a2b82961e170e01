//! Messages between the tabs of this browser.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// An open channel; what this tab says on it, it does not hear itself.
pub struct Channel {
    channel: BroadcastChannel,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Calls `then` with every message. None where the browser has no such thing.
    pub fn open(name: &str, then: impl Fn(String) + 'static) -> Option<Channel> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = Closure::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                then(text);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Some(Channel { channel, _listener: listener })
    }

    /// Says `text` to the other tabs.
    pub fn say(&self, text: &str) {
        // Fails only for a closed channel, which nobody listens to.
        let _ = self.channel.post_message(&JsValue::from_str(text));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
