//! One writer at a keyboard, for tests.

use postmortem::Report;
use postmortem::sync::{Answer, Effect, Event, Kept, Opened, Reason, Refusal, Request, StepInput, Sync, TOOLS, Timer};
use postmortem::wire::Saved;

/// A machine with boxes and a clock, as a browser has them.
pub struct Writer {
    pub sync: Sync,
    pub typed: Report,
    pub now: f64,
    /// From 0 to 1, as a browser draws it.
    pub chance: f64,
    /// What the last step wanted.
    pub effects: Vec<Effect>,
    /// What the device holds.
    pub kept: Option<Kept>,
    /// The number of the request made last.
    request: u64,
}

impl Writer {
    pub fn open(opened: Opened, typed: Report) -> Writer {
        Writer::open_at(0.0, opened, typed)
    }

    pub fn open_at(now: f64, opened: Opened, typed: Report) -> Writer {
        let input = StepInput { now, chance: 0.5, typed: &|| typed.clone() };
        let (sync, effects) = Sync::open("writer".into(), opened, Some(&TOOLS), &input);
        let mut writer = Writer { sync, typed, now, chance: 0.5, effects: Vec::new(), kept: None, request: 0 };
        writer.take(effects);
        writer
    }

    pub fn step(&mut self, event: Event) {
        let typed = self.typed.clone();
        let effects =
            self.sync.step(event, &StepInput { now: self.now, chance: self.chance, typed: &|| typed.clone() });
        self.take(effects);
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in &effects {
            match effect {
                Effect::Keep(kept) => self.kept = Some((**kept).clone()),
                Effect::Forget => self.kept = None,
                Effect::Show(shown) => self.typed = shown.typed.clone(),
                Effect::Request(request) => self.request = request.number(),
                _ => {}
            }
        }
        self.effects = effects;
    }

    /// Types `text` and lets a second pass, as somebody who pauses.
    pub fn type_and_pause(&mut self, text: &str) {
        self.typed = report(text);
        self.step(Event::Changed);
        self.now += 1_000.0;
        self.step(Event::Due(Timer::Journal));
        self.step(Event::Due(Timer::Send));
    }

    /// The answer to the request made last.
    pub fn answer(&mut self, answer: Answer) {
        self.step(Event::Answered { number: self.request, answer });
    }

    /// The report that the last step sends, and the revision it replaces.
    pub fn put(&self) -> Option<(u64, Report)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Request(Request::Put { revision, sent, .. }) => Some((*revision, sent.report.clone())),
            _ => None,
        })
    }

    /// The name of the save that the last step sends.
    pub fn save_id(&self) -> Option<String> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Request(Request::Put { sent, .. }) => Some(sent.save_id.clone()),
            _ => None,
        })
    }
}

pub fn report(what_happened: &str) -> Report {
    Report { what_happened: what_happened.into(), ..Report::default() }
}

pub fn saved(revision: u64, what_happened: &str) -> Box<Saved> {
    Box::new(Saved { id: "id".into(), revision, report: report(what_happened), imported: None })
}

pub fn refused(reason: Reason) -> Answer {
    Answer::Refused(Refusal { reason, detail: "no".into() })
}
