//! What other tabs of this browser write in the same report.

use super::{Effect, Surroundings, Writer};
use crate::drafts::base;
use crate::drafts::draft::Draft;
use crate::drafts::gather::FoundDraft;
use crate::drafts::journal::Journal;
use crate::drafts::key;
use crate::drafts::message::Message;
use crate::drafts::stored;
use crate::drafts::tabs::{Writing, count, joined};
use crate::report::Report;
use crate::sync::{Event, Kept, Tools};
use crate::wire::Saved;

impl Writer {
    /// What was found is this tab's own from now on; gives it as this tab has written it.
    pub(super) fn take_over(&mut self, mut found: FoundDraft, around: &mut Surroundings<'_>) -> Draft {
        for plan in found.asides(around.now).collect::<Vec<_>>() {
            // What cannot be set aside stays where it is.
            let _ = plan.carry_out(around.storage);
        }
        self.seen = found.draft.seen.clone();
        let Draft { revision, device_only, report, sent, .. } = found.draft;
        let base = crate::sync::Base { revision, report: None };
        let kept = Kept { base, device_only, typed: report, sent, is_sent_as_typed: false };
        found.draft = self.next_draft(kept, around.now);
        // Without room the drafts that were found stay where they are.
        let _ = found.take_over(&self.tab).carry_out(around.storage);
        (self.journal, self.is_on_device) = (Journal::default(), true);
        found.draft
    }

    /// Puts the drafts of other tabs into `typed` and shows it, where that changes it. Gives all of it as a draft, which
    /// may go on from a later revision and have a save of another tab that was not answered; none without others.
    pub(super) fn gather(
        &mut self,
        tools: &Tools,
        typed: &Report,
        around: &mut Surroundings<'_>,
        all: &mut Vec<Effect>,
    ) -> Option<Draft> {
        let others = stored::of_other_tabs(around.storage, self.id, &self.tab);
        if others.is_empty() {
            return None;
        }
        let (base, device_only) = (self.sync.base().clone(), self.sync.is_device_only());
        let sent = self.sync.sent().cloned();
        self.keep_base(&base, around.storage);
        let kept = Kept { base, device_only, typed: typed.clone(), sent, is_sent_as_typed: false };
        let mut found = FoundDraft::of(self.next_draft(kept, around.now));
        found.gather(around.storage, others, tools);
        let gathered = found.draft.clone();
        let (shown, device_only) = (&gathered.report, gathered.device_only);
        // The others may be open still.
        all.push(Effect::Say(Message::Kept(Box::new(self.take_over(found, around)))));
        if shown != typed {
            all.push(Effect::Show { typed: Box::new(shown.clone()), merge: None });
        }
        if device_only && !self.sync.is_device_only() {
            let in_boxes = || shown.clone();
            self.happen(Event::KeepHere(true), &mut Surroundings { typed: &in_boxes, ..around.reborrow() }, all);
        }
        Some(gathered)
    }

    /// Takes in what was written while this tab slept, or was opened.
    pub(super) fn catch_up(&mut self, around: &mut Surroundings<'_>, all: &mut Vec<Effect>) {
        let mut shown = (around.typed)();
        for (_, draft) in stored::of_other_tabs(around.storage, self.id, &self.tab) {
            let typed = || shown.clone();
            let next = self.join(&draft, &mut Surroundings { typed: &typed, ..around.reborrow() }, all);
            shown = next.unwrap_or(shown);
        }
    }

    /// Another tab said something. What is to be taken in waits for the tools: once they are there, this tab asks
    /// anew.
    pub(super) fn hear(&mut self, message: Message, around: &mut Surroundings<'_>, all: &mut Vec<Effect>) {
        self.is_alone = false;
        match message {
            Message::Kept(draft) => {
                self.join(&draft, around, all);
            }
            Message::Saved { tab, writings, saved } if !self.sync.is_unequipped() => {
                // What is not in the boxes yet has to be merged, which begins with asking.
                if count(&self.seen, &tab) < writings {
                    return self.happen(Event::Returned, around, all);
                }
                self.saved_at = Some(around.now);
                self.see_revision(saved.revision);
                self.happen(Event::Heard(saved), around, all);
            }
            Message::Flush => self.happen(Event::Flush, around, all),
            Message::Opened => {
                let mine = stored::read_all(around.storage, vec![key::draft(self.id, &self.tab)]).pop();
                // Whoever has nothing unsaved is there all the same.
                all.push(Effect::Say(mine.map_or(Message::Here, |(_, draft)| Message::Kept(Box::new(draft)))));
            }
            Message::Saved { .. } | Message::Here => {}
        }
    }

    /// Puts what another tab wrote into the boxes; gives what they show then, where that is something else.
    fn join(&mut self, theirs: &Draft, around: &mut Surroundings<'_>, all: &mut Vec<Effect>) -> Option<Report> {
        let tools = self.tools.filter(|_| theirs.id == self.id)?;
        let (typed, revision) = ((around.typed)(), self.sync.revision());
        let base = base::read(around.storage, self.id, revision.min(theirs.revision));
        let mine = Writing { tab: &self.tab, seen: &self.seen, report: &typed };
        let writing = Writing { tab: &theirs.tab, seen: &theirs.seen, report: &theirs.report };
        let shown = self.tabs.join(tools, mine, writing, base.as_ref())?;
        self.seen = joined(&self.seen, &theirs.seen);
        let is_news = shown != typed;
        if is_news {
            self.journal.changed();
            self.is_on_device = true;
            all.push(Effect::Show { typed: Box::new(shown.clone()), merge: None });
        }
        let in_boxes = || shown.clone();
        self.follow(theirs, revision, &mut Surroundings { typed: &in_boxes, ..around.reborrow() }, all);
        is_news.then_some(shown)
    }

    /// What goes with the words of another tab: its revision, its wish and its save.
    pub(super) fn follow(
        &mut self,
        theirs: &Draft,
        revision: u64,
        around: &mut Surroundings<'_>,
        all: &mut Vec<Effect>,
    ) {
        // They may go on from a later revision, which is in the boxes now.
        let is_later = theirs.revision > revision;
        if let Some(report) = is_later.then(|| base::read(around.storage, self.id, theirs.revision)).flatten() {
            let saved = Saved { id: self.id.to_string(), revision: theirs.revision, report, imported: None };
            self.happen(Event::Heard(Box::new(saved)), around, all);
        }
        if theirs.device_only != self.sync.is_device_only() {
            self.happen(Event::KeepHere(theirs.device_only), around, all);
        }
        let is_same_base = theirs.revision == self.sync.revision();
        let sent = theirs.sent.clone().filter(|_| is_same_base).map(Box::new);
        self.happen(Event::Joined(sent), around, all);
    }
}
