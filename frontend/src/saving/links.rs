//! The other tabs of this browser that have the same report open: what is said to them, and which one sends.

use postmortem::drafts::{Input, Message};
use postmortem::sync::Event;
use uuid::Uuid;

use super::Saver;
use crate::browser::channel::Channel;
use crate::browser::lock::{self, Lock};

/// How this tab is tied to the others.
pub struct Links {
    channel: Option<Channel>,
    /// None until this tab could send.
    lock: Option<Lock>,
}

impl Links {
    /// Listens to what other tabs say of the report, for as long as it lives.
    pub fn new(id: Uuid, saver: &Saver) -> Links {
        let hears = saver.clone();
        let channel = Channel::open(&name(id), move |text| {
            if let Some(message) = Message::read(&text) {
                hears.take_in(Input::Told(message));
            }
        });
        Links { channel, lock: None }
    }

    /// The one whose window is looked at sends.
    pub fn take_lock(&mut self, id: Uuid, saver: &Saver) {
        match &self.lock {
            Some(lock) => lock.take_again(),
            None => {
                let sends = saver.clone();
                self.lock = Some(Lock::take(name(id), move |is_mine| sends.happened(Event::Sends(is_mine))));
            }
        }
    }

    /// Says something to the others.
    pub fn say(&self, message: &Message) {
        if let Some(channel) = &self.channel {
            channel.say(&message.to_text());
        }
    }
}

/// True while a tab of this browser has the report open and sends it. Where there are no locks nobody knows.
pub async fn is_open(id: Uuid) -> bool {
    lock::is_held(&name(id)).await
}

fn name(id: Uuid) -> String {
    format!("postmortem:{id}")
}
