//! What the server tells by itself: one event of `GET /api/events`. Ids and numbers, never text.

use serde::{Deserialize, Serialize};

/// Something that has changed. Reports are named by their UUID, in small letters with hyphens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A report was created, saved or taken out of the bin.
    Revision {
        /// The report.
        id: String,
        /// Its current revision, counted from 1.
        revision: u64,
    },
    /// Share links of a report were made or revoked.
    Share {
        /// The report.
        id: String,
    },
    /// A report was put in the bin; its share links are revoked with it.
    Deleted {
        /// The report.
        id: String,
    },
    /// Who has a report open has changed.
    Present {
        /// The report.
        id: String,
        /// How many browsers have it open, without the one that is told.
        others: u64,
    },
    /// Something may have changed unheard: whatever is shown has to be asked for again.
    Missed,
    /// Nothing, every few seconds: the connection lives.
    Beat,
}

/// What stands in `data:` of an event; which members there are goes by the event's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventData {
    /// The UUID of a report: with `revision`, `share`, `deleted` and `present`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// With `revision`: the current one, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// With `present`: how many other browsers have the report open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub others: Option<u64>,
}

/// What one browser has open, in all its tabs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct OpenReports {
    /// UUIDs of reports, also of drafts that the server does not know. At most 64.
    #[cfg_attr(feature = "openapi", schema(max_items = 64))]
    pub open: Vec<String>,
}

impl OpenReports {
    /// The most reports of one browser.
    pub const MOST: usize = 64;
}

impl Event {
    /// What events are called, in the order of this type.
    pub const NAMES: [&str; 6] = ["revision", "share", "deleted", "present", "missed", "beat"];

    /// What stands in `event:`.
    pub fn name(&self) -> &'static str {
        match self {
            Event::Revision { .. } => "revision",
            Event::Share { .. } => "share",
            Event::Deleted { .. } => "deleted",
            Event::Present { .. } => "present",
            Event::Missed => "missed",
            Event::Beat => "beat",
        }
    }

    /// What stands in `data:`.
    pub fn data(&self) -> EventData {
        let of = |id: &String| EventData { id: Some(id.clone()), ..EventData::default() };
        match self {
            Event::Revision { id, revision } => EventData { revision: Some(*revision), ..of(id) },
            Event::Present { id, others } => EventData { others: Some(*others), ..of(id) },
            Event::Share { id } | Event::Deleted { id } => of(id),
            Event::Missed | Event::Beat => EventData::default(),
        }
    }

    /// An event as it arrived. `None` for one that a newer server tells.
    pub fn read(name: &str, data: &str) -> Option<Event> {
        let EventData { id, revision, others } = serde_json::from_str(data).ok()?;
        Some(match name {
            "revision" => Event::Revision { id: id?, revision: revision? },
            "share" => Event::Share { id: id? },
            "deleted" => Event::Deleted { id: id? },
            "present" => Event::Present { id: id?, others: others? },
            "missed" => Event::Missed,
            "beat" => Event::Beat,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_arrives_as_it_was_told() {
        let id = || "0198c1f5-7a3e-7c55-9c0a-3c1de3b2f6a1".to_owned();
        let events = [
            Event::Revision { id: id(), revision: 18 },
            Event::Share { id: id() },
            Event::Deleted { id: id() },
            Event::Present { id: id(), others: 2 },
            Event::Missed,
            Event::Beat,
        ];
        for (event, name) in events.iter().zip(Event::NAMES) {
            assert_eq!(event.name(), name);
            let data = serde_json::to_string(&event.data()).unwrap();
            assert_eq!(Event::read(name, &data).as_ref(), Some(event), "{data}");
        }
        assert_eq!(serde_json::to_string(&Event::Beat.data()).unwrap(), "{}");
    }

    #[test]
    fn what_a_newer_server_tells_is_left_out() {
        assert_eq!(Event::read("moved", "{\"id\":\"a\",\"to\":3}"), None);
        assert_eq!(Event::read("share", "{}"), None);
        assert_eq!(Event::read("share", "no JSON"), None);
        let more = Event::read("share", "{\"id\":\"a\",\"made\":3}");
        assert_eq!(more, Some(Event::Share { id: "a".into() }));
    }
}
