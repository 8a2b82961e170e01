//! Secrets are taken out of the past.

use postmortem::Report;
use postmortem::wire::NewShare;
use server::store::{Expected, Link, Resource, Store, StoreError};
use uuid::Uuid;

use crate::test_database::{Kind, Saving as _, TestDatabase, at};

const SECRET: &str = "hV3kq9Zr2mXw7Lp4";

on_both! {
    a_secret_that_the_report_does_not_hold_any_more_is_in_no_revision,
    a_secret_that_the_report_still_holds_stays,
    a_value_that_was_found_once_is_taken_out_wherever_it_stands,
    every_revision_counts_once_however_many_there_are,
    a_revision_that_cannot_be_read_is_redacted_as_text,
    what_the_report_shows_is_as_before,
    nothing_is_left_in_the_files,
    what_is_not_there_is_not_redacted,
    any_text_is_purged_from_the_past_unless_the_report_holds_it,
}

fn with_cause(cause: &str) -> Report {
    Report { title: "Pool exhausted".into(), root_cause: cause.into(), ..Report::default() }.normalize()
}

/// A report whose root cause was saved as each of these.
async fn saved(store: &Store, causes: &[&str]) -> Uuid {
    let id = Uuid::now_v7();
    for (revision, cause) in (0..).zip(causes) {
        let expected = if revision == 0 { Expected::New } else { Expected::Revision(vec![revision]) };
        store.save(id, with_cause(cause), expected, None, at(revision.cast_signed())).await.unwrap();
    }
    id
}

async fn cause(store: &Store, id: Uuid, revision: u64) -> String {
    store.revision(id, revision).await.unwrap().saved.report.root_cause
}

async fn a_secret_that_the_report_does_not_hold_any_more_is_in_no_revision(test: TestDatabase) {
    let store = test.open().await;
    let said = format!("The job logs password={SECRET} at start.");
    let id = saved(&store, &["The job logs.", &said, &format!("{said} Twice."), "The job logs a password."]).await;
    assert_eq!(store.redact(id).await.unwrap(), 2);
    assert_eq!(cause(&store, id, 1).await, "The job logs.");
    assert_eq!(cause(&store, id, 2).await, "The job logs password=(redacted) at start.");
    assert_eq!(cause(&store, id, 3).await, "The job logs password=(redacted) at start. Twice.");
    assert_eq!(cause(&store, id, 4).await, "The job logs a password.");
    assert_eq!(store.redact(id).await.unwrap(), 0, "the second time there is nothing left");
}

async fn a_secret_that_the_report_still_holds_stays(test: TestDatabase) {
    let store = test.open().await;
    let (kept, gone) = (format!("token={SECRET}"), "token=nB8wd4Tf7Lp4zQ1s");
    let id = saved(&store, &[&format!("It logs {kept} and {gone}."), &format!("It logs {kept}.")]).await;
    assert_eq!(store.redact(id).await.unwrap(), 1);
    assert_eq!(cause(&store, id, 1).await, format!("It logs {kept} and token=(redacted)."));
    assert_eq!(cause(&store, id, 2).await, format!("It logs {kept}."));
}

async fn a_value_that_was_found_once_is_taken_out_wherever_it_stands(test: TestDatabase) {
    let store = test.open().await;
    let half = &SECRET[..9];
    let causes = [
        format!("It logs password={half}"),
        format!("It logs password={SECRET}"),
        format!("It logs \"{SECRET}\", twice."),
        "It logs a password.".to_owned(),
    ];
    let id = saved(&store, &causes.each_ref().map(String::as_str)).await;
    assert_eq!(store.redact(id).await.unwrap(), 3);
    assert_eq!(cause(&store, id, 1).await, "It logs password=(redacted)");
    assert_eq!(cause(&store, id, 2).await, "It logs password=(redacted)");
    assert_eq!(cause(&store, id, 3).await, "It logs \"(redacted)\", twice.");
}

async fn every_revision_counts_once_however_many_there_are(test: TestDatabase) {
    let store = test.open().await;
    let mut causes: Vec<String> = (0..40).map(|n| format!("{n}: secret={SECRET} and token=nB8wd4Tf7Lp4zQ1s")).collect();
    causes.push("Settled.".into());
    let id = saved(&store, &causes.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let other = saved(&store, &[&causes[0], "Settled."]).await;
    assert_eq!(store.redact(id).await.unwrap(), 40);
    assert_eq!(cause(&store, id, 40).await, "39: secret=(redacted) and token=(redacted)");
    assert!(cause(&store, other, 1).await.contains(SECRET), "another report is its own affair");
}

async fn a_revision_that_cannot_be_read_is_redacted_as_text(test: TestDatabase) {
    let store = test.open().await;
    let id = saved(&store, &[&format!("password={SECRET}"), &format!("password={SECRET}."), "A password."]).await;
    test.execute(
        "UPDATE revisions SET report = replace(report, '\"format\":', '\"mood\":\"new\",\"format\":9')
             WHERE revision = 1",
    )
    .await;
    assert!(matches!(store.revision(id, 1).await, Err(StoreError::NewerFormat)));
    assert_eq!(store.redact(id).await.unwrap(), 2);
    let holds = "SELECT count(*) AS n FROM revisions WHERE report LIKE '%hV3kq9Zr2mXw7Lp4%'";
    assert_eq!(test.number(holds).await, 0);
    let marked = "SELECT count(*) AS n FROM revisions WHERE report LIKE '%\"mood\":\"new\"%(redacted)%'";
    assert_eq!(test.number(marked).await, 1);
}

async fn what_the_report_shows_is_as_before(test: TestDatabase) {
    let store = test.open().await;
    let id = saved(&store, &[&format!("password={SECRET}"), "A password."]).await;
    store.create_share(id, Link { new: NewShare::default(), token_hash: [7; 32] }, at(3)).await.unwrap();
    let (current, shown) = (store.report(id).await.unwrap(), store.shared([7; 32], at(4)).await.unwrap());
    store.redact(id).await.unwrap();
    assert_eq!(store.report(id).await.unwrap(), current);
    assert_eq!(store.shared([7; 32], at(4)).await.unwrap(), shown);
    assert_eq!(store.found("password").await, ["Pool exhausted"]);
    assert_eq!(store.save_at(id, 2, "on", 9).await.unwrap().saved.revision, 3);
}

async fn nothing_is_left_in_the_files(test: TestDatabase) {
    let store = test.open().await;
    // Long enough that a page of the file is not all there is to it.
    let long = format!("{} password={SECRET} {}", "It waits. ".repeat(900), "It waits. ".repeat(900));
    let id = saved(&store, &[&long, &format!("{long} Twice."), "A password."]).await;
    if test.kind == Kind::Sqlite {
        assert!(test.bytes().contains(SECRET), "it is looked for where it was");
    }
    assert_eq!(store.redact(id).await.unwrap(), 2);
    if test.kind == Kind::Sqlite {
        assert!(!test.bytes().contains(SECRET));
    }
}

async fn what_is_not_there_is_not_redacted(test: TestDatabase) {
    let store = test.open().await;
    let id = Uuid::now_v7();
    assert!(matches!(store.redact(id).await, Err(StoreError::NotFound(Resource::Report))));
    let id = saved(&store, &[&format!("password={SECRET}"), "A password."]).await;
    store.delete(id, vec![2], at(5)).await.unwrap();
    assert!(matches!(store.redact(id).await, Err(StoreError::Gone(Resource::Report))));
    store.restore(id).await.unwrap();
    assert_eq!(store.redact(id).await.unwrap(), 1);
}

async fn any_text_is_purged_from_the_past_unless_the_report_holds_it(test: TestDatabase) {
    let store = test.open().await;
    let id = saved(&store, &["Ann Lee saw it.", "Seen by Ann\nLee.", "Ann Lee saw it first.", "It was seen."]).await;
    assert_eq!(store.purge(id, "It was seen".into()).await.unwrap(), None);
    assert_eq!(store.purge(id, "Ann Lee".into()).await.unwrap(), Some(2));
    assert_eq!(store.purge(id, "Ann\nLee".into()).await.unwrap(), Some(1));
    assert_eq!(cause(&store, id, 1).await, "(redacted) saw it.");
    assert_eq!(cause(&store, id, 2).await, "Seen by (redacted).");
    assert_eq!(cause(&store, id, 3).await, "(redacted) saw it first.");
    assert_eq!(cause(&store, id, 4).await, "It was seen.");
    // Names of parts are no text.
    assert_eq!(store.purge(id, "root_cause".into()).await.unwrap(), Some(0));
    let none = store.purge(Uuid::now_v7(), "Ann Lee".into()).await;
    assert!(matches!(none, Err(StoreError::NotFound(Resource::Report))));
}
