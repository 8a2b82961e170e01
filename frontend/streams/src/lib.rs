//! What Leptos' server functions call to send and to receive without end. This program has none of them, but the
//! real crate gives classes to JavaScript, which no linker takes out: 15 KB of wasm and three classes. Here whoever
//! should ever be called stops the program, by name.

use std::convert::Infallible;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream that is never made.
#[derive(Debug)]
pub struct ReadableStream(Infallible);

impl ReadableStream {
    /// # Panics
    /// Always.
    pub fn from_raw(_: web_sys::ReadableStream) -> ReadableStream {
        unimplemented!("streams of server functions")
    }

    /// # Panics
    /// Always.
    pub fn from_stream<St>(_: St) -> ReadableStream
    where
        St: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        unimplemented!("streams of server functions")
    }

    /// Is never called, because there is none.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self.0 {}
    }

    /// Is never called, because there is none.
    pub fn into_stream(self) -> IntoStream<'static> {
        match self.0 {}
    }
}

/// What a stream that is never made brings.
#[derive(Debug)]
pub struct IntoStream<'reader>(Infallible, PhantomData<&'reader ()>);

impl Stream for IntoStream<'_> {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.0 {}
    }
}
