//! What each event does in each state.

use postmortem::sync::{Answer, Base, Effect, Event, Kept, Opened, Reason, Request, State, Timer};

use super::writer::{Writer, refused, report, saved};

const TABLE: &str = include_str!("table.txt");

/// Writers in every state, each with something typed that the server does not have, but for the one
/// whose words are all saved.
fn states() -> Vec<(&'static str, Writer)> {
    let fresh = || Writer::open(Opened::New, report(""));
    let known = || {
        let mut writer = Writer::open(Opened::Saved(Base::new(1, report("one"))), report("one"));
        writer.now = 10_000.0;
        writer
    };
    let with = |mut writer: Writer, change: &dyn Fn(&mut Writer)| {
        change(&mut writer);
        writer
    };
    let typed = |writer: &mut Writer| {
        writer.typed = report("one two");
        writer.step(Event::Changed);
        writer.now += 500.0;
    };
    let sending = |writer: &mut Writer| writer.type_and_pause("one two");
    let after = |answer: Answer| {
        move |writer: &mut Writer| {
            writer.type_and_pause("one two");
            writer.answer(answer.clone());
        }
    };
    let kept = Kept {
        base: Base::new(1, report("one")),
        device_only: false,
        typed: report("one two"),
        sent: None,
        is_sent_as_typed: false,
    };
    vec![
        ("only here, untouched", fresh()),
        ("only here, never sent", with(fresh(), &typed)),
        ("only here, revision 1", with(known(), &typed)),
        ("only here by wish", with(with(fresh(), &|writer| writer.step(Event::KeepHere(true))), &typed)),
        ("saved", known()),
        ("sending", with(known(), &sending)),
        ("behind", Writer::open(Opened::Kept(Box::new(kept)), report("one two"))),
        ("offline, one save not answered", with(known(), &after(Answer::Nothing))),
        ("refused, too large", with(known(), &after(refused(Reason::TooLarge)))),
        ("refused, deleted", with(known(), &after(refused(Reason::Gone)))),
        ("held, a secret", with(known(), &|writer: &mut Writer| writer.type_and_pause("one password=hV3kq9Zr2mXw"))),
    ]
}

/// Every event; answers come to the request that was made last.
fn events(writer: &Writer) -> Vec<(&'static str, Event)> {
    let number = writer.effects.iter().find_map(|effect| match effect {
        Effect::Request(request) => Some(request.number()),
        _ => None,
    });
    let mut events = vec![
        ("changed", Event::Changed),
        ("journal due", Event::Due(Timer::Journal)),
        ("send due", Event::Due(Timer::Send)),
        ("flush", Event::Flush),
        ("returned", Event::Returned),
        ("told of 1", Event::Told(Some(1))),
        ("told of 2", Event::Told(Some(2))),
        ("told", Event::Told(None)),
        ("left", Event::Left),
        ("send anyway", Event::SendAnyway),
        ("keep here", Event::KeepHere(true)),
        ("keep here no more", Event::KeepHere(false)),
        ("joined", Event::Joined(None)),
        ("heard", Event::Heard(saved(5, "one two"))),
        ("sends no more", Event::Sends(false)),
        ("late answer", Event::Answered { number: 0, answer: Answer::Saved(saved(9, "late")) }),
    ];
    if let Some(number) = number {
        let answers = [
            ("saved", Answer::Saved(saved(2, "one two"))),
            ("stale", Answer::Stale(saved(2, "zero one"))),
            ("current", Answer::Current(saved(2, "zero one"))),
            ("unchanged", Answer::Unchanged),
            ("nothing", Answer::Nothing),
            ("too large", refused(Reason::TooLarge)),
        ];
        events.extend(answers.map(|(name, answer)| (name, Event::Answered { number, answer })));
    }
    events
}

fn told(writer: &Writer) -> String {
    let state = match writer.sync.state() {
        State::OnlyHere => "only here".to_owned(),
        State::Waiting => "waiting".to_owned(),
        State::Saved => "saved".to_owned(),
        State::Sending => "sending".to_owned(),
        State::Behind => "behind".to_owned(),
        State::Offline => "offline".to_owned(),
        State::Held => "held".to_owned(),
        State::Refused(refusal) => format!("refused, {:?}", refusal.reason),
    };
    let effects = writer.effects.iter().map(|effect| match effect {
        Effect::Keep(_) => "keep".to_owned(),
        Effect::Forget => "forget".to_owned(),
        Effect::Wake(timer, milliseconds) => format!("wake {timer:?} in {milliseconds}").to_lowercase(),
        Effect::Request(Request::Put { revision, is_last, .. }) => {
            format!("put after {revision}{}", if *is_last { " outliving the page" } else { "" })
        }
        Effect::Request(Request::Get { revision, .. }) => format!("get unless {revision}"),
        Effect::Show(shown) => format!("show {:?}", shown.after.what_happened),
    });
    let effects: Vec<String> = effects.collect();
    if effects.is_empty() { state } else { format!("{state}: {}", effects.join(", ")) }
}

#[test]
fn every_event_in_every_state_does_what_the_table_says() {
    let mut table = String::new();
    let names: Vec<&str> = states().iter().map(|(name, _)| *name).collect();
    for (index, name) in names.into_iter().enumerate() {
        table.push_str(&format!("{name}\n"));
        for number in 0..events(&states()[index].1).len() {
            let mut writer = states().remove(index).1;
            let (event_name, event) = events(&writer).remove(number);
            writer.step(event);
            table.push_str(&format!("  {event_name:18}{}\n", told(&writer)));
        }
    }
    for (number, (line, expected)) in table.lines().zip(TABLE.lines()).enumerate() {
        assert_eq!(line, expected, "line {} of table.txt", number + 1);
    }
    assert_eq!(table, TABLE, "as it is now:\n{table}");
}
