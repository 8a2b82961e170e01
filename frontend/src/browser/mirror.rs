//! Underlines in a box, of many lines or of one: a copy of its text with the same measures lies over it, unseen but for them.
//!
//! The copy has a block for each line, and the underlines are the browser's highlights of ranges in them.
//! While a line is typed into, the copy stays as it is but for that line's height, and the underlines behind
//! the caret in that line are away until the keys rest: so a key costs nothing here, and no underline ever
//! stands under other words than its own.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use leptos::prelude::document;
use postmortem::lint::{Severity, Span};
use postmortem::utf16;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement, ResizeObserver, Text};

use super::highlights;

/// A longer text, in UTF-16 units, has marks in the margin instead: it is not laid out twice.
const LONGEST: usize = 20_000;

/// More marks than this in one margin tell nobody more.
const MOST_MARKS: usize = 100;

#[wasm_bindgen]
extern "C" {
    /// A text area, or an input of text: both have a value.
    #[derive(Clone)]
    #[wasm_bindgen(extends = HtmlElement)]
    pub type TextBox;
    #[wasm_bindgen(method, structural, getter)]
    fn value(this: &TextBox) -> String;
    #[wasm_bindgen(method, structural, getter, js_name = selectionStart)]
    fn selection_start(this: &TextBox) -> Option<u32>;
    /// Of text areas only.
    #[wasm_bindgen(method, structural, getter, js_name = textLength)]
    fn text_length(this: &TextBox) -> Option<u32>;
}

/// The copy of one box.
pub struct Mirror {
    area: TextBox,
    copy: HtmlElement,
    /// An input, which has one line and scrolls sideways.
    is_line: bool,
    /// What the copy says; none for a text that is too long to be copied, or without findings.
    text: Option<String>,
    /// Of the lines of that text, in their order.
    lines: Vec<Text>,
    /// Where its findings are by now.
    spans: Vec<(Span, Severity)>,
    /// The line that has been typed into since the copy was made.
    edited: Option<Edited>,
    /// The block of that line in the copy.
    block: Rc<RefCell<Option<HtmlElement>>>,
    observer: OnceCell<ResizeObserver>,
    /// Called by the browser for as long as the copy is there.
    follow_size: Option<Closure<dyn FnMut()>>,
    follow_scroll: Option<Closure<dyn FnMut()>>,
}

/// A line that is typed into: where it was in UTF-16 units, and how long the whole text was then.
struct Edited {
    start: usize,
    end: usize,
    length: usize,
}

impl Edited {
    /// True while the caret of `area` is in the line, which has grown as the whole text has.
    fn holds(&self, area: &TextBox) -> bool {
        let (Some(caret), Some(length)) = (area.selection_start(), area.text_length()) else { return false };
        let end = (self.end + length as usize).saturating_sub(self.length);
        (self.start..=end).contains(&(caret as usize))
    }
}

/// The box that an element is, if it is one.
fn text_box(element: Element) -> Option<TextBox> {
    element.matches("textarea, input[type=text]").is_ok_and(|is| is).then(|| element.unchecked_into())
}

impl Mirror {
    /// Lays a copy over a box; none over another element. A text area belongs to the form with the id `form` as long: of boxes without a form
    /// the browser's filling of forms reads all with every key in one of them. Not so an input, in which Enter
    /// sends the form that it belongs to.
    pub fn over(element: Element, form: &str) -> Option<Mirror> {
        let area = text_box(element)?;
        let copy: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
        let is_line = area.tag_name() == "INPUT";
        if !is_line {
            area.set_attribute("form", form).ok()?;
        }
        copy.set_class_name(&format!("mirror {}{}", if is_line { "mirror--line " } else { "" }, area.class_name()));
        // It says nothing that the box does not.
        copy.set_attribute("aria-hidden", "true").ok()?;
        if let Some(direction) = area.get_attribute("dir") {
            copy.set_attribute("dir", &direction).ok()?;
        }
        // It stands over the box from the start, so that nothing is seen to move.
        place(&area, &copy);
        area.parent_element()?.append_child(&copy).ok()?;
        let mut mirror = Mirror {
            area,
            copy,
            is_line,
            text: None,
            lines: Vec::new(),
            spans: Vec::new(),
            edited: None,
            block: Rc::default(),
            observer: OnceCell::new(),
            follow_size: None,
            follow_scroll: None,
        };
        mirror.watch();
        Some(mirror)
    }

    /// The element id of the box.
    pub fn id(&self) -> String {
        self.area.id()
    }

    /// The box's text was changed: makes the same edit in the copy, unless the copy waits for the end of the
    /// typing in that line.
    pub fn follow(&mut self) {
        let Some(before) = &self.text else { return };
        if self.edited.as_ref().is_some_and(|edited| edited.holds(&self.area)) {
            return;
        }
        let now = self.area.value();
        let start = common(before.chars(), now.chars());
        let (old, new) = (&before[start..], &now[start..]);
        let end = common(old.chars().rev(), new.chars().rev());
        let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
        let (first, removed, added) = (utf16::length(&before[..start]), utf16::length(old), utf16::length(new));
        let line = now[..start].rfind('\n').map_or(0, |end| end + 1);
        let line_end = now[line..].find('\n').map_or(now.len(), |end| line + end);
        let edited = Edited {
            start: utf16::length(&now[..line]),
            end: utf16::length(&now[..line_end]),
            length: utf16::length(&now),
        };
        self.spans.retain_mut(|(span, _)| {
            let (is_before, is_behind) = (span.end <= first, span.start >= first + removed);
            if is_behind {
                *span = Span { start: span.start + added - removed, end: span.end + added - removed };
            }
            is_before || is_behind && span.start > edited.end
        });
        self.edited = Some(edited);
        let number = now[..line].matches('\n').count();
        self.write(now);
        let block = self.lines.get(number).and_then(|line| line.parent_element()?.dyn_into().ok());
        self.block.replace(block);
        self.draw();
        if self.is_line {
            // Where no browser says that it scrolls.
            scroll(&self.area, &self.copy);
        }
    }

    /// Underlines words of the text as it stands now.
    pub fn underline(&mut self, spans: Vec<(Span, Severity)>) {
        let now = self.area.value();
        let length = utf16::length(&now);
        if spans.is_empty() || length > LONGEST {
            highlights::clear();
            self.text = None;
            self.lines.clear();
            self.copy.set_text_content(None);
            if length > LONGEST {
                self.mark(&spans, length);
            }
            return;
        }
        self.spans = spans;
        self.block.take();
        if self.edited.take().is_some() || self.text.as_ref() != Some(&now) {
            self.write(now);
        }
        place(&self.area, &self.copy);
        self.draw();
    }

    /// Fills the copy with lines.
    fn write(&mut self, text: String) {
        self.copy.set_text_content(None);
        self.lines.clear();
        for line in text.split('\n') {
            let node = document().create_text_node(line);
            let Ok(block) = document().create_element("div") else { return };
            // Fails only for a parent inside its child.
            let _ = block.append_child(&node);
            let _ = self.copy.append_child(&block);
            self.lines.push(node);
        }
        self.text = Some(text);
    }

    fn draw(&self) {
        highlights::draw(self.text.as_deref().unwrap_or_default(), &self.lines, &self.spans);
    }

    /// Marks beside a long text, as far down as their words are in it.
    fn mark(&self, spans: &[(Span, Severity)], units: usize) {
        place(&self.area, &self.copy);
        for (span, severity) in spans.iter().take(MOST_MARKS) {
            let Some(mark) = document().create_element("i").ok().and_then(|mark| mark.dyn_into::<HtmlElement>().ok())
            else {
                return;
            };
            mark.set_class_name(&format!("mirror__mark mirror__mark--{}", severity.word().to_ascii_lowercase()));
            // Hundredths of a percent: writing a number with a point takes Rust 13 KB.
            let down = span.start as u64 * 10_000 / units.max(1) as u64;
            let _ = mark.style().set_property("top", &format!("{down}e-2%"));
            let _ = self.copy.append_child(&mark);
        }
    }

    /// The copy is as large, and scrolled as far, as the box.
    fn watch(&mut self) {
        let (area, copy, block) = (self.area.clone(), self.copy.clone(), self.block.clone());
        let resized = Closure::<dyn FnMut()>::new(move || {
            if let Some(block) = &*block.borrow() {
                let height = block.client_height() + area.client_height() - copy.client_height();
                let _ = block.style().set_property("height", &format!("{height}px"));
            }
            place(&area, &copy);
        });
        if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            observer.observe(&self.area);
            // What unfolds above the box moves it.
            self.area.offset_parent().iter().for_each(|around| observer.observe(around));
            let _ = self.observer.set(observer);
        }
        let (area, copy) = (self.area.clone(), self.copy.clone());
        let scrolled = Closure::<dyn FnMut()>::new(move || scroll(&area, &copy));
        let _ = self.area.add_event_listener_with_callback("scroll", scrolled.as_ref().unchecked_ref());
        (self.follow_size, self.follow_scroll) = (Some(resized), Some(scrolled));
    }
}

impl Drop for Mirror {
    fn drop(&mut self) {
        highlights::clear();
        if !self.is_line {
            // Fails for no name of an attribute.
            let _ = self.area.remove_attribute("form");
        }
        self.observer.get().iter().for_each(|observer| observer.disconnect());
        if let Some(scrolled) = &self.follow_scroll {
            let _ = self.area.remove_event_listener_with_callback("scroll", scrolled.as_ref().unchecked_ref());
        }
        self.copy.remove();
    }
}

/// Lays the copy over the inner part of the area, scroll bar aside.
fn place(area: &TextBox, copy: &HtmlElement) {
    let style = copy.style();
    let all = [
        ("left", area.offset_left() + area.client_left()),
        ("top", area.offset_top() + area.client_top()),
        ("width", area.client_width()),
        ("height", area.client_height()),
    ];
    for (name, pixels) in all {
        let _ = style.set_property(name, &format!("{pixels}px"));
    }
    scroll(area, copy);
}

fn scroll(area: &TextBox, copy: &HtmlElement) {
    copy.set_scroll_top(area.scroll_top());
    copy.set_scroll_left(area.scroll_left());
}

/// The bytes that both begin with.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
}
