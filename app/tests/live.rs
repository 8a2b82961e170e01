//! What the tabs of one browser make of the server's events: messages go round until all is quiet.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

use std::collections::VecDeque;

use postmortem::live::{Effect, Live, Message};
use postmortem::wire::OpenReports;

const REPORT: &str = "0198c1f5-7a3e-7c55-9c0a-3c1de3b2f6a1";
const OTHER: &str = "0198c1f5-7a3e-7c55-9c0a-3c1de3b2f6a2";

/// The tabs of one browser, and what became of their effects.
#[derive(Default)]
struct Browser {
    tabs: Vec<Option<Live>>,
    /// What each tab was told of its own report, in order.
    told: Vec<Vec<Effect>>,
    announced: Vec<OpenReports>,
}

impl Browser {
    fn open(&mut self, report: &str) -> usize {
        let number = self.tabs.len();
        let (live, effects) = Live::new(format!("tab {number}"), report.to_owned());
        self.tabs.push(Some(live));
        self.told.push(Vec::new());
        self.carry_out(number, effects);
        number
    }

    fn hears(&mut self, number: usize) {
        for (other, tab) in self.tabs.iter_mut().enumerate() {
            if other != number {
                tab.iter_mut().for_each(|tab| assert_eq!(tab.hears(false), []));
            }
        }
        let effects = self.tabs[number].as_mut().unwrap().hears(true);
        self.carry_out(number, effects);
    }

    fn heard(&mut self, number: usize, name: &str, data: &str) {
        let effects = self.tabs[number].as_mut().unwrap().heard(name, data);
        self.carry_out(number, effects);
    }

    fn close(&mut self, number: usize) {
        let effects = self.tabs[number].take().unwrap().close();
        self.carry_out(number, effects);
    }

    /// Without a word.
    fn crash(&mut self, number: usize) {
        self.tabs[number] = None;
    }

    fn carry_out(&mut self, from: usize, effects: Vec<Effect>) {
        let mut due: VecDeque<(usize, Effect)> = effects.into_iter().map(|effect| (from, effect)).collect();
        while let Some((from, effect)) = due.pop_front() {
            match effect {
                Effect::Say(message) => {
                    // As it goes over the channel.
                    let message = Message::read(&message.to_text()).unwrap();
                    for (number, tab) in self.tabs.iter_mut().enumerate().filter(|(number, _)| *number != from) {
                        let effects = tab.iter_mut().flat_map(|tab| tab.takes(message.clone()));
                        due.extend(effects.map(|effect| (number, effect)));
                    }
                }
                Effect::Announce(open) => self.announced.push(open),
                effect => self.told[from].push(effect),
            }
        }
    }

    fn announced_last(&self) -> Vec<&str> {
        self.announced.last().unwrap().open.iter().map(String::as_str).collect()
    }
}

fn revision(report: &str, revision: u64) -> String {
    format!("{{\"id\":\"{report}\",\"revision\":{revision}}}")
}

#[test]
fn each_tab_is_told_of_its_own_report_by_the_one_that_hears() {
    let mut browser = Browser::default();
    let [first, second, third] = [REPORT, OTHER, REPORT].map(|report| browser.open(report));
    browser.hears(second);
    browser.heard(second, "revision", &revision(REPORT, 7));
    browser.heard(second, "revision", &revision(OTHER, 3));
    browser.heard(second, "deleted", &format!("{{\"id\":\"{OTHER}\"}}"));
    browser.heard(second, "present", &format!("{{\"id\":\"{REPORT}\",\"others\":2}}"));
    browser.heard(second, "present", &format!("{{\"id\":\"{REPORT}\",\"others\":2}}"));
    browser.heard(second, "share", &format!("{{\"id\":\"{REPORT}\"}}"));
    browser.heard(second, "moved", "{}");
    for tab in [first, third] {
        assert_eq!(browser.told[tab], [Effect::Changed(Some(7)), Effect::Others(2)]);
    }
    assert_eq!(browser.told[second], [Effect::Changed(Some(3)), Effect::Changed(None)]);
    browser.heard(second, "missed", "{}");
    assert!(browser.told.iter().all(|told| told.last() == Some(&Effect::Changed(None))));
}

#[test]
fn the_server_hears_of_every_open_report_once() {
    let mut browser = Browser::default();
    let first = browser.open(REPORT);
    browser.hears(first);
    assert_eq!(browser.announced_last(), [REPORT]);
    let second = browser.open(OTHER);
    assert_eq!(browser.announced_last(), [REPORT, OTHER]);
    browser.open(OTHER);
    assert_eq!(browser.announced_last(), [REPORT, OTHER]);
    browser.close(second);
    assert_eq!(browser.announced_last(), [REPORT, OTHER], "another tab has it open");
    browser.close(first);
    assert_eq!(browser.announced_last(), [OTHER], "the last word of the tab that heard");
}

#[test]
fn the_next_tab_that_hears_says_at_once_all_that_is_open() {
    let mut browser = Browser::default();
    let [first, second] = [REPORT, OTHER].map(|report| browser.open(report));
    browser.hears(first);
    browser.announced.clear();
    browser.hears(second);
    assert_eq!(browser.announced[0].open, [REPORT, OTHER]);
    browser.hears(second);
    assert_eq!(browser.announced.len(), 1, "nothing new");
}

#[test]
fn a_tab_that_is_gone_without_a_word_is_forgotten_by_the_second_beat() {
    let mut browser = Browser::default();
    let [first, second] = [REPORT, OTHER].map(|report| browser.open(report));
    browser.hears(first);
    browser.heard(first, "beat", "{}");
    assert_eq!(browser.announced_last(), [REPORT, OTHER]);
    browser.crash(second);
    browser.heard(first, "beat", "{}");
    browser.heard(first, "beat", "{}");
    assert_eq!(browser.announced_last(), [REPORT]);
}

#[test]
fn no_more_is_announced_than_a_server_takes() {
    let mut browser = Browser::default();
    let first = browser.open(REPORT);
    for number in 0..100 {
        browser.open(&format!("0198c1f5-7a3e-7c55-9c0a-3c1de3b2f{number:03}"));
    }
    browser.hears(first);
    assert_eq!(browser.announced_last().len(), OpenReports::MOST);
}
