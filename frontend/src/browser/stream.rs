//! Events that the server sends by itself.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{EventSource, MessageEvent};

/// An open stream, which the browser opens again when it breaks off; closed when it is dropped.
pub struct Stream {
    source: EventSource,
    _event: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut()>,
}

impl Stream {
    /// Calls `then` with name and data of each event that has one of these `names`, and `over` when the browser
    /// has given up. None where it knows no streams.
    pub fn open(
        path: &str,
        names: &[&str],
        then: impl Fn(&str, &str) + 'static,
        over: impl Fn() + 'static,
    ) -> Option<Stream> {
        let source = EventSource::new(path).ok()?;
        let event = Closure::new(move |event: MessageEvent| {
            if let Some(data) = event.data().as_string() {
                then(&event.type_(), &data);
            }
        });
        let failed = source.clone();
        let error = Closure::new(move || {
            if failed.ready_state() == EventSource::CLOSED {
                over();
            }
        });
        for name in names {
            source.add_event_listener_with_callback(name, event.as_ref().unchecked_ref()).ok()?;
        }
        source.set_onerror(Some(error.as_ref().unchecked_ref()));
        Some(Stream { source, _event: event, _error: error })
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.set_onerror(None);
        self.source.close();
    }
}
