//! What the library can be narrowed down to, with how many reports there are of each kind.

use leptos::prelude::*;
use postmortem::report::Stage;
use postmortem::wire::{Count, Counts, Summary};

use super::device::is_same;
use super::shelf::{DEVICE, HAS, ONLY, OPEN_ACTIONS, OWNER, SERVICE, SEVERITY, STAGE, Shelf, TAG};
use super::table::COLUMNS;
use crate::list::{Chip, Picker, SortPicker, WORDS};
use crate::shown::Shown;
use crate::words::library;

/// A choice of reports.
#[component]
pub fn Narrow(shelf: Shelf) -> impl IntoView {
    let Shelf { view, device, counts, .. } = shelf;
    let in_stage = move |stage: Stage| {
        let there = counts.with(|counts| counts.as_ref().map_or(0, |counts| count_of(&counts.stage, stage.name())));
        there + device.count(STAGE, |report| Stage::of(&report.status) == stage)
    };
    let all = Signal::derive(move || Stage::ALL.into_iter().map(in_stage).sum::<u64>());
    let stage = move |(stage, label): (Stage, &'static str)| {
        let count = Memo::new(move |_| in_stage(stage));
        let is_offered = move || stage != Stage::Other || count.get() > 0 || view.get(STAGE) == stage.name();
        view! {
            <Shown when=is_offered>
                <Chip view name=STAGE value=stage.name() label count />
            </Shown>
        }
    };
    let open = move || {
        counts.with(|counts| counts.as_ref().map_or(0, |counts| counts.open_actions))
            + device.count(HAS, |report| report.open_actions > 0)
    };
    let here = move || device.count(ONLY, |_| true);
    view! {
        <div class="narrow" role="group" aria-label=library::NARROW>
            <Chip view name=STAGE value="" label=library::ALL count=all />
            {library::STAGES.map(stage).into_iter().collect_view()}
            <span class="narrow__gap"></span>
            <Chip view name=HAS value=OPEN_ACTIONS label=library::ACTIONS count=Signal::derive(open) />
            <Chip view name=ONLY value=DEVICE label=library::HERE_CHIP count=Signal::derive(here) />
            <span class="narrow__gap"></span>
            {picker(shelf, SEVERITY, library::SEVERITY, |counts| &counts.severity, |report| vec![&report.severity])}
            {picker(shelf, SERVICE, library::SERVICE, |counts| &counts.service, |report| report.services.iter().collect())}
            {picker(shelf, TAG, library::TAG, |counts| &counts.tag, |report| report.tags.iter().collect())}
            {picker(shelf, OWNER, library::OWNER, |counts| &counts.owner, |report| vec![&report.owner])}
            <SortPicker view columns=&COLUMNS />
        </div>
    }
}

fn count_of(counts: &[Count], value: &str) -> u64 {
    counts.iter().find(|count| count.value == value).map_or(0, |count| count.reports)
}

/// Offers the values that the server has, and those that this device has beside them.
fn picker(
    shelf: Shelf,
    name: &'static str,
    label: &'static str,
    there: fn(&Counts) -> &Vec<Count>,
    here: fn(&Summary) -> Vec<&String>,
) -> AnyView {
    let counts = move || {
        let mut counts = shelf.counts.with(|counts| counts.as_ref().map(there).cloned()).unwrap_or_default();
        shelf.device.each(name, |report| {
            for value in here(report).into_iter().filter(|value| !value.is_empty()) {
                match counts.iter_mut().find(|count| is_same(&count.value, value)) {
                    Some(count) => count.reports += 1,
                    None => counts.push(Count { value: value.clone(), reports: 1 }),
                }
            }
        });
        counts
    };
    view! { <Picker view=shelf.view name label counts=Signal::derive(counts) /> }.into_any()
}

/// How many there are, and where; or how many are found. Of a server that was not reached nothing is said.
#[component]
pub fn Sum(shelf: Shelf) -> impl IntoView {
    let sum = move || {
        let there = shelf.counts.with(|counts| counts.as_ref().map(|counts| counts.total));
        let (here, words) = (shelf.device.count("", |_: &Summary| true), shelf.view.get(WORDS));
        let all = there.unwrap_or(0) + here;
        match (words.trim(), there) {
            ("", None) if here == 0 => String::new(),
            ("", _) if shelf.view.is_narrowed() => library::matching(all),
            ("", _) => library::sum(there.unwrap_or(0), here),
            (words, _) => library::found(all, words),
        }
    };
    view! { <p class="library__sum" role="status">{sum}</p> }
}
