//! The timeline as a table: when, as written, and what happened.

use leptos::prelude::*;

use super::details::utc_beside;
use super::narrow;
use crate::markdown::inline_html;
use crate::report::TimelineEvent;

#[component]
pub(super) fn Timeline<'a>(events: &'a [TimelineEvent]) -> impl IntoView {
    let rows: Vec<_> = events
        .iter()
        .map(|event| {
            view! {
                <tr>
                    <th scope="row" class=narrow(&event.time)>
                        <span inner_html=inline_html(&event.time)></span>
                        {utc_beside(&event.time)}
                    </th>
                    <td inner_html=inline_html(&event.event)></td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="timeline">
            <thead>
                <tr>
                    <th scope="col">"Time"</th>
                    <th scope="col">"Event"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
