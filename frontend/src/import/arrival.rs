//! One text on its way to becoming a report.

use postmortem::Report;
use postmortem::markdown::{self, Imported, Outcome, Parsed, decode, from_html, is_web_page};
use postmortem::redact::secrets;
use postmortem::sync::{Answer, Sent};
use uuid::Uuid;
use web_sys::File;

use crate::api;
use crate::browser::{file, ids, web_page};
use crate::saving;
use crate::words::import as words;

/// What became of one file.
#[derive(Clone)]
pub struct Arrival {
    /// The name of the file, or what stands for it where a text was pasted.
    pub name: String,
    /// The report, or why there is none: a sentence's end that begins in lower case.
    pub result: Result<Arrived, String>,
}

/// A report that was made of a text.
#[derive(Clone)]
pub struct Arrived {
    /// The id that the new report got in this browser.
    pub id: Uuid,
    /// Empty where the text has none.
    pub title: String,
    /// Where its words are.
    pub outcome: Outcome,
    /// Words that the template's own stand for now.
    pub imported: Vec<Imported>,
    /// What people call the markup that it was read from; none for Markdown.
    pub markup: Option<&'static str>,
    /// Why this device alone has it, as a sentence; none where the server has it.
    pub is_here_because: Option<&'static str>,
}

/// Reads a file, makes a report of it and saves that.
pub async fn arrive(file: &File) -> Arrival {
    let name = file.name();
    let Some(bytes) = file::bytes(file).await else {
        return Arrival { name, result: Err(words::UNREADABLE.to_owned()) };
    };
    match decode(&bytes) {
        Ok(text) if is_web_page(&text) => {
            arrive_text(name, &from_html(&web_page::nodes(&text)), Some(words::WEB_PAGE)).await
        }
        Ok(text) => arrive_text(name, &text, None).await,
        Err(reason) => Arrival { name, result: Err(reason.to_string()) },
    }
}

/// Makes a report of a text and saves it: on the server, or here while the server does not answer. `markup` is what
/// the text was made of.
pub async fn arrive_text(name: String, text: &str, markup: Option<&'static str>) -> Arrival {
    let mut parsed = markdown::parse(text);
    parsed.markup = markup.or(parsed.markup);
    let id = ids::report();
    let sent = Sent { save_id: ids::token(), report: parsed.report.clone() };
    if !secrets(&parsed.report).is_empty() {
        // Whoever opens it is asked before anything is sent.
        let kept = keep_here(id, sent.report, None);
        let because = Some(words::HERE_SECRET);
        return Arrival { name, result: kept.map(|()| arrived(id, parsed, because)) };
    }
    let result = match api::save(id, 0, &sent, false).await {
        Answer::Refused(refusal) => Err(refusal.detail),
        Answer::Nothing => keep_here(id, sent.report.clone(), Some(sent)).map(|()| Some(words::HERE_AWAY)),
        // The id is new, so that nobody else can have saved under it.
        Answer::Saved(_) | Answer::Stale(_) | Answer::Current(_) | Answer::Unchanged => Ok(None),
    };
    Arrival { name, result: result.map(|because| arrived(id, parsed, because)) }
}

/// The save goes along: if the server took it and only the answer was lost, it is answered again.
fn keep_here(id: Uuid, typed: Report, sent: Option<Sent>) -> Result<(), String> {
    saving::keep(id, typed, false, sent).map_err(|trouble| words::not_kept(trouble.words()))
}

fn arrived(id: Uuid, parsed: Parsed, is_here_because: Option<&'static str>) -> Arrived {
    let Parsed { report, imported, markup, .. } = parsed;
    let outcome = Outcome::of(&report);
    Arrived { id, outcome, imported, markup, is_here_because, title: report.title }
}
