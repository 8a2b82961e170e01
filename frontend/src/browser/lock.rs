//! A lock that one tab of this browser holds at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// A wish for the lock, until it is dropped. Who takes it has it; who lost it gets it back when nobody
/// else wants it any more.
pub struct Lock(Rc<Wish>);

struct Wish {
    name: String,
    then: Box<dyn Fn(bool)>,
    is_held: Cell<bool>,
    is_waiting: Cell<bool>,
    is_over: Cell<bool>,
    release: RefCell<Option<Function>>,
}

impl Lock {
    /// Takes the lock and calls `then` whenever this tab has it or has it no longer; never where the
    /// browser has no locks, as over plain http.
    pub fn take(name: String, then: impl Fn(bool) + 'static) -> Lock {
        let lock = Lock(Rc::new(Wish {
            name,
            then: Box::new(then),
            is_held: Cell::new(false),
            is_waiting: Cell::new(false),
            is_over: Cell::new(false),
            release: RefCell::new(None),
        }));
        lock.take_again();
        lock
    }

    /// Takes it from whoever has it.
    pub fn take_again(&self) {
        if !self.0.is_held.get() {
            ask(&self.0, true);
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.0.is_over.set(true);
        if let Some(release) = self.0.release.take() {
            // The browser's own function, which cannot throw.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// True where the browser has locks: over https, and on this computer.
pub fn has_locks() -> bool {
    Reflect::get(&window().navigator(), &JsValue::from_str("locks")).is_ok_and(|locks| locks.is_object())
}

/// True while a tab of this browser has the lock.
pub async fn is_held(name: &str) -> bool {
    held(name).await.unwrap_or(false)
}

async fn held(name: &str) -> Option<bool> {
    let locks = Reflect::get(&window().navigator(), &JsValue::from_str("locks")).ok()?;
    let query: Function = Reflect::get(&locks, &JsValue::from_str("query")).ok()?.dyn_into().ok()?;
    let all = JsFuture::from(query.call0(&locks).ok()?.unchecked_into::<Promise>()).await.ok()?;
    let held = Array::from(&Reflect::get(&all, &JsValue::from_str("held")).ok()?);
    let is_it = |lock: JsValue| Reflect::get(&lock, &JsValue::from_str("name")).is_ok_and(|other| other == name);
    Some(held.iter().any(is_it))
}

fn ask(wish: &Rc<Wish>, takes: bool) -> Option<()> {
    let locks = Reflect::get(&window().navigator(), &JsValue::from_str("locks")).ok()?;
    let request: Function = Reflect::get(&locks, &JsValue::from_str("request")).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("steal"), &JsValue::from_bool(takes)).ok()?;
    let granted = {
        let wish = wish.clone();
        Closure::once_into_js(move |_: JsValue| -> JsValue {
            wish.is_waiting.set(false);
            if wish.is_over.get() {
                return JsValue::NULL;
            }
            let held = Promise::new(&mut |release, _| {
                wish.release.replace(Some(release.unchecked_into()));
            });
            wish.is_held.set(true);
            (wish.then)(true);
            held.into()
        })
    };
    let answer = request.call3(&locks, &JsValue::from_str(&wish.name), &options, &granted).ok()?;
    let wish = wish.clone();
    spawn_local(async move {
        let is_taken = JsFuture::from(answer.unchecked_into::<Promise>()).await.is_err();
        if is_taken && !wish.is_over.get() {
            wish.is_held.set(false);
            (wish.then)(false);
            if !wish.is_waiting.replace(true) {
                ask(&wish, false);
            }
        }
    });
    Some(())
}
