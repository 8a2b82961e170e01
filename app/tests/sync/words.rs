//! What becomes of words, whatever the network does.

use postmortem::sync::{Answer, Base, Effect, Event, Kept, Opened, Reason, Request, State, Timer};

use super::writer::{Writer, refused, report, saved};

fn begun(text: &str) -> Writer {
    let mut writer = Writer::open(Opened::New, report(""));
    writer.type_and_pause(text);
    writer
}

fn opened(revision: u64, text: &str) -> Writer {
    Writer::open(Opened::Saved(Base::new(revision, report(text))), report(text))
}

#[test]
fn what_is_typed_is_kept_and_then_sent() {
    let writer = begun("one");
    assert_eq!(writer.kept.as_ref().unwrap().typed, report("one"));
    assert_eq!(writer.put(), Some((0, report("one"))));
    let sent = writer.kept.unwrap().sent.unwrap();
    assert_eq!(sent.report, report("one"));
}

#[test]
fn a_save_without_an_answer_is_sent_again_under_the_same_name() {
    let mut writer = begun("one");
    let name = writer.save_id();
    writer.answer(Answer::Nothing);
    writer.typed = report("one two");
    writer.step(Event::Changed);
    writer.step(Event::Due(Timer::Send));
    assert_eq!((writer.save_id(), writer.put()), (name, Some((0, report("one")))));
    writer.answer(Answer::Saved(saved(1, "one")));
    writer.step(Event::Due(Timer::Send));
    assert_eq!(writer.put(), Some((1, report("one two"))));
}

#[test]
fn after_a_reload_the_save_under_way_is_sent_again_before_anything_else() {
    let writer = begun("one");
    let (name, kept) = (writer.save_id(), writer.kept.unwrap());
    let again = Writer::open(Opened::Kept(Box::new(kept.clone())), kept.typed);
    assert_eq!((again.save_id(), again.put()), (name, Some((0, report("one")))));
}

#[test]
fn a_stale_save_is_merged_kept_shown_and_sent() {
    let mut writer = opened(1, "It failed.");
    writer.type_and_pause("It failed. Mine.");
    writer.answer(Answer::Stale(saved(4, "Theirs. It failed.")));
    let kinds: Vec<&str> = writer
        .effects
        .iter()
        .map(|effect| match effect {
            Effect::Keep(_) => "keep",
            Effect::Show(_) => "show",
            Effect::Request(_) => "put",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["keep", "show", "keep", "put"]);
    assert_eq!(writer.put(), Some((4, report("Theirs. It failed. Mine."))));
    assert_eq!(writer.typed, report("Theirs. It failed. Mine."));
}

#[test]
fn what_is_typed_while_a_save_is_under_way_is_merged_too() {
    let mut writer = opened(1, "one");
    writer.type_and_pause("one two");
    writer.typed = report("one two three ");
    writer.step(Event::Changed);
    writer.answer(Answer::Stale(saved(2, "zero one")));
    assert_eq!(writer.put(), Some((2, report("zero one two three"))));
    assert_eq!(writer.typed, report("zero one two three "), "the blank at the caret stays");
}

#[test]
fn a_stale_answer_that_shows_the_own_save_is_taken_for_it() {
    let mut writer = opened(1, "one");
    writer.type_and_pause("one two");
    writer.answer(Answer::Stale(saved(2, "one two")));
    assert_eq!((writer.sync.state(), writer.kept), (&State::Saved, None));
}

#[test]
fn a_tab_that_slept_compares_before_it_sends() {
    let mut writer = opened(1, "one");
    writer.now = 3_600_000.0;
    writer.type_and_pause("one two");
    assert_eq!(writer.sync.state(), &State::Behind);
    writer.answer(Answer::Current(saved(7, "zero one")));
    assert_eq!(writer.put(), Some((7, report("zero one two"))));
}

#[test]
fn a_reader_who_comes_back_sees_what_is_current() {
    let mut writer = opened(1, "one");
    writer.now = 5_000.0;
    writer.step(Event::Returned);
    writer.answer(Answer::Current(saved(2, "one two")));
    assert_eq!((&writer.typed, writer.sync.state()), (&report("one two"), &State::Saved));
}

#[test]
fn a_server_restored_from_a_backup_takes_nothing_away() {
    let mut writer = opened(9, "old and new");
    writer.now = 5_000.0;
    writer.step(Event::Returned);
    writer.answer(Answer::Current(saved(3, "old")));
    assert_eq!(writer.put(), Some((3, report("old and new"))));
}

#[test]
fn a_server_that_holds_another_text_under_the_same_number_takes_nothing_away() {
    let mut writer = opened(9, "old and new");
    writer.now = 5_000.0;
    writer.step(Event::Returned);
    writer.answer(Answer::Current(saved(9, "old")));
    assert_eq!(writer.put(), Some((9, report("old and new"))));
}

#[test]
fn waits_grow_and_differ() {
    let mut writer = begun("one");
    let mut waits = Vec::new();
    for _ in 0..8 {
        writer.answer(Answer::Nothing);
        waits.extend(writer.effects.iter().filter_map(|effect| match effect {
            Effect::Wake(Timer::Send, wait) => Some(*wait),
            _ => None,
        }));
        writer.step(Event::Due(Timer::Send));
    }
    assert_eq!(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000, 20_000]);
}

#[test]
fn a_report_that_was_deleted_on_the_server_stays_on_the_device() {
    let mut writer = opened(1, "one");
    writer.now = 5_000.0;
    writer.step(Event::Returned);
    writer.answer(refused(Reason::Gone));
    assert_eq!(writer.kept.unwrap().typed, report("one"));
}

#[test]
fn a_report_that_was_too_large_is_sent_once_it_is_changed() {
    let mut writer = opened(1, "one");
    writer.type_and_pause("one two");
    writer.answer(refused(Reason::TooLarge));
    writer.type_and_pause("one");
    assert_eq!(writer.sync.state(), &State::Saved);
    writer.type_and_pause("one 2");
    assert_eq!(writer.put(), Some((1, report("one 2"))));
}

#[test]
fn a_draft_of_an_older_program_is_compared_first() {
    let base = Base { revision: 3, report: None };
    let kept = Kept { base, device_only: false, typed: report("one two"), sent: None, is_sent_as_typed: false };
    for (current, expected) in [(saved(3, "one"), "one two"), (saved(3, "one two"), "one two")] {
        let mut writer = Writer::open(Opened::Kept(Box::new(kept.clone())), kept.typed.clone());
        assert!(matches!(writer.effects[..], [Effect::Request(Request::Get { revision: 0, .. })]));
        writer.answer(Answer::Current(current));
        assert_eq!(writer.typed, report(expected));
    }
    let mut writer = Writer::open(Opened::Kept(Box::new(kept.clone())), kept.typed);
    writer.answer(Answer::Current(saved(4, "three")));
    let put = writer.put().map(|(revision, report)| (revision, report.what_happened, report.conflicts.len()));
    assert_eq!(put, Some((4, "three\n\none two".to_owned(), 1)));
}

#[test]
fn a_report_kept_here_by_wish_is_never_sent() {
    let mut writer = Writer::open(Opened::New, report(""));
    writer.step(Event::KeepHere(true));
    writer.type_and_pause("one");
    for event in [Event::Flush, Event::Returned, Event::Left] {
        writer.step(event);
        assert_eq!(writer.put(), None);
    }
    writer.step(Event::KeepHere(false));
    assert_eq!(writer.put(), Some((0, report("one"))));
}

#[test]
fn a_secret_waits_on_the_device_until_it_is_redacted() {
    let mut writer = begun("The job logs password=hV3kq9Zr2mXw");
    assert_eq!(writer.put(), None);
    assert_eq!(writer.sync.state(), &State::Held);
    assert_eq!(writer.kept.as_ref().map(|kept| &kept.typed), Some(&writer.typed));
    writer.type_and_pause("The job logs password=hV3kq9Zr2mXw twice");
    assert_eq!(writer.put(), None, "typing on is no answer");
    writer.type_and_pause("The job logs password=(redacted) twice");
    assert_eq!(writer.put(), Some((0, report("The job logs password=(redacted) twice"))));
}

#[test]
fn a_secret_is_sent_once_the_writer_says_so_and_another_one_waits_again() {
    let mut writer = begun("The job logs password=hV3kq9Zr2mXw");
    writer.step(Event::SendAnyway);
    assert!(writer.put().is_some());
    writer.answer(Answer::Saved(saved(1, "The job logs password=hV3kq9Zr2mXw")));
    writer.type_and_pause("The job logs password=hV3kq9Zr2mXw twice");
    assert!(writer.put().is_some(), "the server has it");
    writer.answer(Answer::Saved(saved(2, "The job logs password=hV3kq9Zr2mXw twice")));
    writer.type_and_pause("It logs api_key=Qw7Zt4Lp9sKd");
    assert_eq!(writer.sync.state(), &State::Held);
}

#[test]
fn closing_the_page_sends_no_secret() {
    let mut writer = Writer::open(Opened::New, report(""));
    writer.typed = report("password=hV3kq9Zr2mXw");
    writer.step(Event::Changed);
    writer.step(Event::Left);
    assert_eq!(writer.put(), None);
    assert!(writer.kept.is_some());
}
