//! The description of the API.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::Value;

use crate::running::{Running, body, header};

async fn description(server: &Running) -> Value {
    body(server.get("/api/openapi.json").send().await.unwrap()).await
}

#[tokio::test]
async fn it_describes_the_calls_that_exist_and_no_others() {
    let server = Running::start().await;
    let description = description(&server).await;
    let described = description["paths"].as_object().unwrap();
    let source = include_str!("../../src/router.rs");
    let routed: BTreeSet<&str> = source
        .split(".route(\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .filter(|(path, rest)| path.starts_with("/api") && !rest.starts_with(", any("))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(described.keys().map(String::as_str).collect::<BTreeSet<_>>(), routed);

    for (path, calls) in described {
        // What the router itself says of the path.
        let answer = server.request(Method::TRACE, &path.replace(['{', '}'], "")).send().await.unwrap();
        let allowed: BTreeSet<String> = header(&answer, "allow").split(',').map(str::to_lowercase).collect();
        let known: BTreeSet<String> = calls.as_object().unwrap().keys().cloned().collect();
        assert_eq!(known, allowed.into_iter().filter(|method| method != "head").collect(), "{path}");
    }
}

#[tokio::test]
async fn every_reference_in_it_leads_somewhere() {
    let description = description(&Running::start().await).await;
    let text = description.to_string();
    let references: BTreeSet<&str> =
        text.split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(references.len() > 10, "{references:?}");
    for reference in references {
        assert!(description.pointer(reference).is_some(), "{reference}");
    }
    let report = &description["components"]["schemas"]["Report"];
    let fields = serde_json::to_value(postmortem::Report::default()).unwrap();
    for field in fields.as_object().unwrap().keys() {
        assert!(report["properties"][field].is_object(), "{field}");
    }
    assert_eq!(report["additionalProperties"], Value::Bool(false));
}

#[tokio::test]
async fn it_states_the_bounds_and_refusals_that_there_are() {
    let description = description(&Running::start().await).await;
    let schema = |path: &str| description.pointer(&format!("/components/schemas/{path}")).cloned().unwrap_or_default();
    let bounds = |schema: Value| (schema["minimum"].as_u64(), schema["maximum"].as_u64());
    assert_eq!(bounds(schema("Report/properties/format")), (Some(1), Some(u64::from(postmortem::report::FORMAT))));
    assert_eq!(bounds(schema("NewShare/properties/expires_in_days")), (Some(1), Some(3650)));
    for (path, calls) in description["paths"].as_object().unwrap() {
        for (method, call) in calls.as_object().unwrap() {
            for status in ["400", "403", "421", "429", "500", "503"] {
                assert!(call["responses"][status].is_object(), "{method} {path}: {status}");
            }
            let has_body = call["requestBody"].is_object();
            assert_eq!(call["responses"]["408"].is_object(), has_body, "{method} {path}");
        }
    }
}
