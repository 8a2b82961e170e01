//! Why it went wrong: asking why of the last answer, and the chain as a picture.

use leptos::html;
use leptos::prelude::*;
use postmortem::report::{Field, Place};

use super::Editor;
use super::draft_text::EditorRow;
use crate::shown::Shown;
use crate::words;

/// With fewer answers it is too early to ask whether the last one is the end.
const ENOUGH: usize = 4;

/// Asks why of the last node; each answer becomes the next one.
#[component]
pub fn Whys() -> impl IntoView {
    let editor = Editor::expect();
    let content = editor.content();
    let rows = content.rows(Field::CausalChain).unwrap_or_default();
    let root = content.text(Field::RootCause).unwrap_or_default();
    let nodes = {
        let rows = rows.clone();
        Memo::new(move |_| {
            let texts = rows.get().into_iter().map(|row| row.cells[0].get().trim().to_owned());
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>()
        })
    };
    let question = move || match nodes.get().last() {
        Some(node) => words::whys_next(node),
        None => words::WHYS_FIRST.to_owned(),
    };
    let answer = NodeRef::<html::Input>::new();
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(input) = answer.get().filter(|input| !input.value().trim().is_empty()) else { return };
        let row = EditorRow::empty(Field::CausalChain);
        row.cells[0].set(input.value().trim().to_owned());
        editor.change(&[Field::CausalChain], || {
            rows.update(|rows| {
                rows.retain(|row| !row.is_empty());
                rows.push(row);
            });
        });
        input.set_value("");
    };
    let unwritten = root.clone();
    let can_take = move || nodes.with(Vec::len) >= ENOUGH - 1 && unwritten.with(|text| text.trim().is_empty());
    let take = move |_| {
        if let Some(node) = nodes.get_untracked().last() {
            editor.change(&[Field::RootCause], || root.set(node.clone()));
        }
    };
    view! {
            <form class="whys fold__body" on:submit=add>
                <label class="whys__question" for="whys-answer" aria-live="polite">
                    {question}
                </label>
                <input class="box" id="whys-answer" type="text" autocomplete="off" node_ref=answer />
                <p class="whys__ways">
                    <button type="submit" class="button">
                        {words::WHYS_ADD}
                    </button>
                    <Shown when=can_take>
                        <button type="button" class="button" on:click=take.clone()>
                            {words::WHYS_TAKE}
                        </button>
                    </Shown>
                </p>
                <Shown when=move || { nodes.with(Vec::len) >= ENOUGH }>
                    <p>{words::WHYS_ENOUGH}</p>
                </Shown>
            </form>
    }
}

/// Letters on one line of a node, and the most lines.
const LINE: usize = 30;
const MOST_LINES: usize = 4;
/// Sizes of the picture, in its own units.
const WIDTH: usize = 260;
const LETTERS: usize = 18;
const GAP: usize = 30;

/// True once there is something to draw: one node is no chain yet. Tracks that.
pub fn has_chain(editor: Editor) -> bool {
    editor.checked().report.with(|report| report.causal_chain.len() > 1)
}

/// The chain from the symptom to the root cause, and which nodes an action item speaks of.
#[component]
pub fn ChainPicture() -> impl IntoView {
    let checked = Editor::expect().checked();
    let nodes = Memo::new(move |_| {
        let coverage = checked.coverage.get();
        checked.report.with(|report| {
            let count = report.causal_chain.len();
            let node = |(index, node): (usize, &postmortem::report::Item)| {
                let answers = coverage.answers(Place::field(Field::CausalChain).item(index + 1)).unwrap_or(0);
                let name = match index {
                    0 => words::SYMPTOM.to_owned(),
                    _ => words::cause(index + 1 == count, answers),
                };
                let class = match (index, answers) {
                    (0, _) => "chain-node chain-node--symptom",
                    (_, 0) => "chain-node chain-node--open",
                    _ => "chain-node",
                };
                (class, name, node.text.clone())
            };
            report.causal_chain.iter().enumerate().map(node).collect::<Vec<_>>()
        })
    });
    move || picture(&nodes.get())
}

fn picture(nodes: &[(&'static str, String, String)]) -> AnyView {
    let mut top = 1;
    let mut shapes = Vec::with_capacity(nodes.len());
    let told = words::chain_told(nodes.iter().map(|(_, name, text)| (name.as_str(), text.as_str())));
    for (index, (class, name, text)) in nodes.iter().enumerate() {
        let mut lines = wrapped(text);
        lines.insert(0, name.clone());
        let height = lines.len() * LETTERS + 14;
        let arrow = (index > 0).then(|| format!("M{0} {1}v{2}m-5 -6l5 6l5 -6", WIDTH / 2, top - GAP + 4, GAP - 8));
        let line = |(number, line): (usize, String)| {
            let class = if number == 0 { "chain-node__name" } else { "chain-node__text" };
            view! { <text class=class x="12" y=top + 8 + LETTERS * (number + 1) - 5>{line}</text> }.into_any()
        };
        let lines: Vec<AnyView> = lines.into_iter().enumerate().map(line).collect();
        shapes.push(
            view! {
                <path class="chain-node__arrow" d=arrow />
                <g class=*class>
                    <rect x="1" y=top width=WIDTH - 2 height=height rx="8" />
                    {lines}
                </g>
            }
            .into_any(),
        );
        top += height + GAP;
    }
    view! {
        <svg class="chain-picture" role="img" aria-label=told viewBox=format!("0 0 {WIDTH} {}", top - GAP + 1)>
            {shapes}
        </svg>
    }
    .into_any()
}

/// Lines of whole words; what does not fit ends in an ellipsis.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for piece in letters.chunks(LINE) {
            let piece: String = piece.iter().collect();
            match lines.last_mut() {
                Some(line) if line.chars().count() + piece.chars().count() < LINE => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}
