//! The command palette: every action, every field and every text of the report, in one list to type into.

use leptos::prelude::*;
use postmortem::lint::Span;
use postmortem::report::{Field, Place, Requirement, Row, Shape};
use postmortem::utf16;
use web_sys::KeyboardEvent;

use super::findings::step;
use super::undo::Direction;
use super::{Editor, Sheet, slug};
use crate::browser::{clipboard, focus, page};
use crate::dialog::Dialog;
use crate::route::{Route, Router};
use crate::words;

/// More texts than these are not listed: who types on finds the rest.
const MOST_TEXTS: usize = 30;

/// Letters that a text is shown with, and how many of them stand before what was looked for.
const LONGEST: usize = 72;
const BEFORE: usize = 24;

/// What an entry does.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Turn(Direction),
    Save,
    Preview,
    History,
    /// To the next finding, or the one before.
    Step(bool),
    Open(Sheet),
    Leave(Route),
    CopyLink(Field),
    /// Unfolds examples, or the text as readers see it, or folds that again.
    Fold(Field, usize),
    Go(Field),
    Add(Field),
    Show(Place, Option<Span>),
}

/// A line of the palette.
#[derive(Clone, PartialEq)]
struct Entry {
    name: String,
    aside: String,
    act: Act,
}

/// The palette, over the text.
#[component]
pub fn Palette() -> impl IntoView {
    let editor = Editor::expect();
    let router = expect_context::<Router>();
    let before = StoredValue::new_local(focus::active());
    let here = focus::active_id().and_then(|id| super::Slot::named(&editor.content(), &id)).map(|slot| slot.field);
    let all = StoredValue::new(actions(here));
    let query = RwSignal::new(String::new());
    // Nothing, until somebody has typed or gone down the list: Enter alone does nothing.
    let chosen = RwSignal::new(None::<usize>);
    let found = Memo::new(move |_| all.with_value(|all| matching(editor, all, &query.get())));
    let act = move |entry: &Entry| {
        let (before, act) = (before.get_value(), entry.act);
        editor.close();
        leptos::task::spawn_local(async move {
            // Once the palette is gone, what it was opened from has the focus, until the action moves it.
            leptos::task::tick().await;
            before.into_iter().for_each(|element| drop(element.focus()));
            carry_out(editor, router, act);
        });
    };
    let key = move |event: KeyboardEvent| {
        let last = found.with(|found| found.len().saturating_sub(1));
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|at| *at = Some(at.filter(|at| *at < last).map_or(0, |at| at + 1))),
            "ArrowUp" => chosen.update(|at| *at = Some(at.and_then(|at| at.checked_sub(1)).unwrap_or(last))),
            "Enter" => {
                let entry = chosen.get_untracked().and_then(|at| found.with(|found| found.get(at).cloned()));
                entry.iter().for_each(act);
            }
            _ => return,
        }
        event.prevent_default();
        chosen.get_untracked().map(option_id).into_iter().for_each(focus::reveal_soon);
    };
    let option = move |(index, entry): (usize, Entry)| {
        let (name, aside) = (entry.name.clone(), entry.aside.clone());
        view! {
            <li
                class="palette__entry"
                id=option_id(index)
                role="option"
                aria-selected=move || (chosen.get() == Some(index)).to_string()
                on:click=move |_| act(&entry)
            >
                <span class="palette__name">{name}</span>
                <span class="palette__aside">{aside}</span>
            </li>
        }
        .into_any()
    };
    view! {
        <Dialog title=words::PALETTE is_in_the_middle=true on_close=Callback::new(move |()| editor.close())>
            <label class="palette__label" for="palette">
                {words::PALETTE_BOX}
            </label>
            <input
                class="box"
                id="palette"
                type="text"
                role="combobox"
                autocomplete="off"
                autofocus=true
                aria-expanded="true"
                aria-controls="palette-list"
                aria-activedescendant=move || chosen.get().map(option_id)
                prop:value=move || query.get()
                on:input:target=move |event| {
                    let typed = event.target().value();
                    chosen.set((!typed.trim().is_empty()).then_some(0));
                    query.set(typed);
                }
                on:keydown=key
            />
            <ul class="palette" id="palette-list" role="listbox" aria-label=words::PALETTE>
                {move || found.get().into_iter().enumerate().map(option).collect::<Vec<_>>()}
            </ul>
            <p role="status">{move || found.with(Vec::is_empty).then_some(words::PALETTE_NOTHING)}</p>
        </Dialog>
    }
}

/// Every key, in a list.
#[component]
pub fn Keys() -> impl IntoView {
    let editor = Editor::expect();
    let key = |(keys, words): (&'static str, &'static str)| {
        view! {
            <div class="keys__key">
                <dt>
                    <kbd>{keys}</kbd>
                </dt>
                <dd>{words}</dd>
            </div>
        }
        .into_any()
    };
    view! {
        <Dialog title=words::KEYS on_close=Callback::new(move |()| editor.close())>
            <dl class="keys">{words::ALL_KEYS.map(key).into_iter().collect::<Vec<_>>()}</dl>
        </Dialog>
    }
}

fn option_id(index: usize) -> String {
    format!("palette-{index}")
}

fn actions(here: Option<Field>) -> Vec<Entry> {
    let known = [
        (words::UNDO_ENTRY, Act::Turn(Direction::Undo)),
        (words::REDO_ENTRY, Act::Turn(Direction::Redo)),
        (words::SAVE_ENTRY, Act::Save),
        (words::PREVIEW_ENTRY, Act::Preview),
        (words::history::ENTRY, Act::History),
        (words::NEXT_ENTRY, Act::Step(true)),
        (words::PREVIOUS_ENTRY, Act::Step(false)),
        (words::SHARE_ENTRY, Act::Open(Sheet::Share)),
        (words::EXPORT_ENTRY, Act::Open(Sheet::Export)),
        (words::HELP_ENTRY, Act::Open(Sheet::Keys)),
        (words::NEW_ENTRY, Act::Leave(Route::New)),
        (words::LIBRARY_ENTRY, Act::Leave(Route::Library)),
    ];
    let entry = |((name, keys), act): ((&str, &str), Act)| Entry { name: name.into(), aside: keys.into(), act };
    let link = here.map(|field| entry((words::COPY_LINK_ENTRY, Act::CopyLink(field))));
    let fold = |field: Field, index: usize, aside: &str| {
        let name = if index == 0 { words::EXAMPLES } else { words::AS_READ };
        let name = format!("{name} {}", words::for_field(field.label()));
        Entry { name, aside: aside.into(), act: Act::Fold(field, index) }
    };
    let folds = here.map(|field| {
        let as_read = (field.shape() == Shape::Prose).then(|| fold(field, 1, ""));
        [Some(fold(field, 0, words::EXAMPLES_KEY)), as_read].into_iter().flatten()
    });
    let of_field = |field: Field| {
        let section = field.section().heading();
        let named = |name: String, act| Entry { name, aside: section.into(), act };
        let examples = (here != Some(field)).then(|| fold(field, 0, section));
        let has_rows = Row::width(field) > 0 && field.requirement() != Requirement::Offered;
        let add = has_rows.then(|| named(words::add(field.item_label()), Act::Add(field)));
        [Some(named(words::go_to(field.label()), Act::Go(field))), add, examples].into_iter().flatten()
    };
    let fields = Field::ALL.into_iter().filter(|field| field.shape() != Shape::Sections);
    known
        .into_iter()
        .map(entry)
        .chain(link)
        .chain(folds.into_iter().flatten())
        .chain(fields.flat_map(of_field))
        .collect()
}

/// Entries that hold every word of the query, then texts of the report that hold all of it.
fn matching(editor: Editor, all: &[Entry], query: &str) -> Vec<Entry> {
    let query = query.trim().to_lowercase();
    let holds = |entry: &&Entry| {
        let name = format!("{} {}", entry.name, entry.aside).to_lowercase();
        query.split_whitespace().all(|word| name.contains(word))
    };
    let mut found: Vec<Entry> = all.iter().filter(holds).cloned().collect();
    if query.chars().nth(1).is_some() {
        editor.checked().report.with_untracked(|report| {
            let texts = report.texts().into_iter().filter_map(|(place, text)| hit(place, text, &query));
            found.extend(texts.take(MOST_TEXTS));
        });
    }
    found
}

fn hit(place: Place, text: &str, query: &str) -> Option<Entry> {
    let lower = text.to_lowercase();
    let at = lower.find(query)?;
    // Letters that change their length in lower case move what stands behind them.
    let is_exact = lower.len() == text.len() && text.is_char_boundary(at) && text.is_char_boundary(at + query.len());
    let span = is_exact.then(|| {
        let units = utf16::units(text, at..at + query.len());
        Span { start: units.start, end: units.end }
    });
    let before = &text[..text.floor_char_boundary(at)];
    let from = before.char_indices().nth_back(BEFORE - 1).map_or(0, |(byte, _)| byte);
    let name: String = text[from..].chars().take(LONGEST).collect();
    Some(Entry { name: name.replace('\n', " "), aside: place.row().label(), act: Act::Show(place, span) })
}

fn carry_out(editor: Editor, router: Router, act: Act) {
    match act {
        Act::Turn(direction) => editor.turn(direction),
        Act::Save => editor.saver().flush(),
        Act::Preview => editor.toggle_preview(),
        Act::History => editor.show_history(),
        Act::Open(sheet) => editor.open(sheet),
        Act::Leave(route) => router.go(route),
        Act::CopyLink(field) => {
            let address = page::address_of(&slug(field));
            leptos::task::spawn_local(async move {
                clipboard::copy(address).await;
            });
        }
        Act::Fold(field, index) => {
            let id = super::field_id(field);
            let is_there = focus::within(".field").as_ref() == Some(&id);
            if !is_there {
                editor.go(field);
            }
            focus::turn_fold_soon(id, index, is_there);
        }
        Act::Go(field) => editor.go(field),
        Act::Add(field) => editor.add_row(field),
        Act::Step(is_forth) => step(editor, is_forth),
        Act::Show(place, span) => editor.show(place, span),
    }
}
