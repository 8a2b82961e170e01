//! When a writer sends, asks and waits, to the millisecond, and what other tabs of its device change about that.

use postmortem::sync::{
    Answer, Base, Effect, Event, FIRST_RETRY_MS, FRESH_MS, JOURNAL_MS, LONGEST_MS, Opened, PAUSE_MS, Reason, SLEPT_MS,
    Sent, State, Timer,
};

use super::writer::{Writer, report, saved};

/// Somebody who opened revision 1 some time after 1970.
fn opened() -> Writer {
    let mut writer = Writer::open_at(1e6, Opened::Saved(Base::new(1, report("one"))), report("one"));
    writer.effects.clear();
    writer
}

fn typing(writer: &mut Writer, text: &str) {
    writer.typed = report(text);
    writer.step(Event::Changed);
}

/// How long each timer is to run that the last step has set.
fn waits(writer: &Writer) -> Vec<(Timer, u32)> {
    let wait = |effect: &Effect| match effect {
        Effect::Wake(timer, milliseconds) => Some((*timer, *milliseconds)),
        _ => None,
    };
    writer.effects.iter().filter_map(wait).collect()
}

#[test]
fn whoever_never_pauses_is_sent_for_all_the_same() {
    let mut writer = opened();
    typing(&mut writer, "one t");
    assert_eq!(waits(&writer), [(Timer::Journal, JOURNAL_MS), (Timer::Send, PAUSE_MS)]);
    for (after, left) in [(500, PAUSE_MS), (2_500, 500), (2_900, 100), (LONGEST_MS, 0), (9_000, 0)] {
        writer.now = 1e6 + f64::from(after);
        typing(&mut writer, "one tw");
        assert_eq!(waits(&writer), [(Timer::Send, left)], "{after} ms after the first key");
    }
}

#[test]
fn only_a_tab_that_slept_for_longer_than_a_minute_asks_before_it_sends() {
    for (slept, state) in [(SLEPT_MS, State::Sending), (SLEPT_MS + 1, State::Behind)] {
        let mut writer = opened();
        writer.now += f64::from(slept);
        typing(&mut writer, "one two");
        writer.step(Event::Due(Timer::Send));
        assert_eq!(writer.sync.state(), &state, "after {slept} ms");
    }
}

#[test]
fn whoever_comes_back_at_once_asks_nothing() {
    for (away, state) in [(FRESH_MS - 1, State::Saved), (FRESH_MS, State::Behind)] {
        let mut writer = opened();
        writer.now += f64::from(away);
        writer.step(Event::Returned);
        assert_eq!(writer.sync.state(), &state, "after {away} ms");
    }
}

#[test]
fn whoever_is_told_of_a_newer_revision_asks_at_once_and_only_then() {
    for (told, state) in [(Some(1), State::Saved), (Some(2), State::Behind), (None, State::Behind)] {
        let mut writer = opened();
        writer.step(Event::Told(told));
        assert_eq!(writer.sync.state(), &state, "told of {told:?}");
    }
}

#[test]
fn nothing_is_asked_for_in_the_middle_of_a_word() {
    let mut writer = opened();
    typing(&mut writer, "one t");
    writer.step(Event::Told(Some(2)));
    assert_eq!(writer.sync.state(), &State::OnlyHere);
    writer.step(Event::Due(Timer::Send));
    assert_eq!(writer.sync.state(), &State::Sending, "the save brings it");
}

#[test]
fn what_is_told_during_a_save_is_asked_for_after_it_unless_it_is_that_save() {
    for (told, state) in [(2, State::Saved), (3, State::Behind)] {
        let mut writer = opened();
        writer.type_and_pause("one two");
        writer.step(Event::Told(Some(told)));
        assert_eq!(writer.sync.state(), &State::Sending);
        writer.answer(Answer::Saved(saved(2, "one two")));
        assert_eq!(writer.sync.state(), &state, "told of {told}");
    }
}

#[test]
fn a_server_that_has_fewer_revisions_than_it_told_of_is_asked_once() {
    let mut writer = opened();
    writer.step(Event::Told(None));
    writer.answer(Answer::Unchanged);
    assert_eq!(writer.sync.state(), &State::Saved);
}

#[test]
fn whoever_waits_for_a_server_that_tells_something_sends_at_once() {
    let mut writer = opened();
    writer.type_and_pause("one two");
    writer.answer(Answer::Nothing);
    writer.step(Event::Told(None));
    assert_eq!(writer.sync.state(), &State::Sending);
}

#[test]
fn a_tab_that_does_not_send_asks_for_what_it_was_told_once_it_does() {
    let mut writer = opened();
    writer.step(Event::Sends(false));
    writer.step(Event::Told(Some(2)));
    assert_eq!(writer.sync.state(), &State::Saved);
    writer.step(Event::Sends(true));
    assert_eq!(writer.sync.state(), &State::Behind);
}

#[test]
fn not_all_writers_come_back_in_the_same_moment() {
    for (chance, wait) in [(0.0, FIRST_RETRY_MS / 2), (0.25, FIRST_RETRY_MS * 3 / 4), (1.0, FIRST_RETRY_MS * 3 / 2)] {
        let mut writer = opened();
        writer.type_and_pause("one two");
        writer.chance = chance;
        writer.answer(Answer::Nothing);
        assert_eq!(waits(&writer), [(Timer::Send, wait)], "by chance {chance}");
    }
}

#[test]
fn a_report_kept_here_while_the_server_is_asked_is_only_here_once_it_answers() {
    let mut writer = opened();
    writer.now += f64::from(FRESH_MS);
    writer.step(Event::Returned);
    writer.step(Event::KeepHere(true));
    writer.answer(Answer::Unchanged);
    assert_eq!((writer.sync.state(), writer.put()), (&State::OnlyHere, None));
}

#[test]
fn what_was_typed_during_a_save_is_sent_after_a_pause_unless_it_is_kept_here() {
    for (is_kept_here, expected) in [(false, vec![(Timer::Send, PAUSE_MS)]), (true, vec![])] {
        let mut writer = opened();
        writer.type_and_pause("one two");
        typing(&mut writer, "one two three");
        if is_kept_here {
            writer.step(Event::KeepHere(true));
        }
        writer.answer(Answer::Saved(saved(2, "one two")));
        assert_eq!(waits(&writer), expected, "kept here: {is_kept_here}");
        assert_eq!(writer.kept.as_ref().map(|kept| &kept.typed), Some(&report("one two three")));
    }
}

#[test]
fn the_tab_that_begins_to_send_sends_what_was_typed_in_it() {
    let mut writer = opened();
    writer.step(Event::Sends(false));
    assert!(!writer.sync.sends());
    typing(&mut writer, "one two");
    writer.step(Event::Due(Timer::Send));
    assert_eq!((writer.put(), writer.sync.has_unsent_keys()), (None, true));
    writer.step(Event::Sends(true));
    assert_eq!(writer.put(), Some((1, report("one two"))));
    assert!(writer.sync.sends() && !writer.sync.has_unsent_keys());
}

#[test]
fn a_tab_that_sends_already_is_not_hurried_in_the_middle_of_a_word() {
    let mut writer = opened();
    typing(&mut writer, "one tw");
    writer.step(Event::Sends(true));
    assert_eq!(writer.put(), None);
    writer.step(Event::Due(Timer::Send));
    assert_eq!(writer.put(), Some((1, report("one tw"))));
}

#[test]
fn a_tab_that_begins_to_send_and_has_nothing_to_send_does_nothing_at_once() {
    let mut fresh = Writer::open(Opened::New, report(""));
    let mut known = opened();
    for writer in [&mut fresh, &mut known] {
        writer.step(Event::Sends(false));
        writer.step(Event::Sends(true));
        assert_eq!(writer.effects, []);
    }
}

#[test]
fn the_save_of_a_tab_that_is_gone_is_sent_again_by_the_next_one_to_send() {
    let theirs = Sent { save_id: "other-1".into(), report: report("one two ") };
    let mut writer = opened();
    writer.step(Event::Sends(false));
    writer.typed = report("one two three");
    writer.step(Event::Joined(Some(Box::new(theirs.clone()))));
    assert_eq!(writer.sync.sent().map(|sent| sent.report.what_happened.as_str()), Some("one two"), "normalised");
    writer.step(Event::Sends(true));
    assert_eq!((writer.save_id(), writer.put()), (Some("other-1".into()), Some((1, report("one two")))));
}

#[test]
fn a_tab_that_sends_or_awaits_an_answer_takes_over_no_save() {
    let theirs = || Some(Box::new(Sent { save_id: "other-1".into(), report: report("one two") }));
    let mut sending = opened();
    sending.step(Event::Joined(theirs()));
    assert_eq!(sending.sync.sent(), None);
    // Somebody else sends now, and yet the answer to this tab's own save is still to come.
    let mut awaiting = opened();
    awaiting.type_and_pause("one 2");
    awaiting.step(Event::Sends(false));
    awaiting.step(Event::Joined(theirs()));
    assert_eq!(awaiting.sync.sent().map(|sent| sent.save_id.as_str()), Some("writer-1"));
}

#[test]
fn hearing_of_a_revision_again_leaves_a_save_that_was_not_answered() {
    let mut writer = opened();
    writer.type_and_pause("one two");
    let name = writer.save_id();
    writer.answer(Answer::Nothing);
    writer.step(Event::Heard(saved(1, "one")));
    writer.step(Event::Due(Timer::Send));
    assert_eq!((writer.save_id(), writer.put()), (name, Some((1, report("one two")))));
}

#[test]
fn the_server_may_have_words_once_a_save_was_sent() {
    let mut writer = Writer::open(Opened::New, report(""));
    typing(&mut writer, "one");
    assert!(!writer.sync.may_be_sent());
    writer.step(Event::Flush);
    assert_eq!((writer.sync.may_be_sent(), writer.sync.revision()), (true, 0));
    writer.answer(Answer::Saved(saved(1, "one")));
    assert_eq!((writer.sync.sent(), writer.sync.may_be_sent(), writer.sync.revision()), (None, true, 1));
    writer.type_and_pause("one two");
    writer.answer(Answer::Saved(saved(2, "one two")));
    assert_eq!(writer.sync.revision(), 2);
}

#[test]
fn each_status_of_the_server_has_its_reason() {
    for (status, reason) in [
        (404, Reason::Gone),
        (410, Reason::Gone),
        (409, Reason::NewerFormat),
        (413, Reason::TooLarge),
        (400, Reason::Other),
        (422, Reason::Other),
    ] {
        assert_eq!(Reason::of_status(status), reason, "{status}");
    }
}
