//! The frame of every page that the server renders.

use std::sync::LazyLock;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderName, HeaderValue, Request, StatusCode, header};
use axum::response::Response;
use futures::{StreamExt, stream};
use leptos::prelude::*;
use tokio::runtime::Handle;

use crate::bundle::source_hash;

/// All styles, in one order with the app's. They stand in the page, so that it is one request.
static STYLE: &str = concat!(
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/report.css"),
    include_str!("../../../style/page.css"),
);

/// No script, nothing from anywhere, and no style but [`STYLE`].
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let style = source_hash(STYLE);
    let policy = format!(
        "default-src 'none'; style-src {style}; img-src data:; form-action 'none'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).expect("a hash is visible ASCII")
});

/// A picture in the tab without another request.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b5f60'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='%23fff' stroke-width='1.6'/%3E%3C/svg%3E";

/// A document with a title; search engines are asked to leave it alone.
#[component]
pub fn Page(
    /// Of the browser's tab and of previews in chats.
    #[prop(into)]
    title: String,
    /// One or two sentences for previews in chats.
    #[prop(into, optional)]
    description: String,
    children: Children,
) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                {open_graph("og:type", "article".into())}
                {open_graph("og:title", title.clone())}
                {open_graph("og:description", description)}
                <title>{title}</title>
                <link rel="icon" href=ICON />
                <style inner_html=STYLE></style>
            </head>
            <body>
                <main class="page">{children()}</main>
            </body>
        </html>
    }
}

/// What chats show of a link. HTML knows no attribute `property`, and so neither does `view!`.
fn open_graph(property: &'static str, content: String) -> impl IntoView {
    leptos::html::meta().attr("property", property).content(content)
}

/// Answers with a page.
pub async fn respond<V: IntoView + 'static>(status: StatusCode, page: impl FnOnce() -> V + Send + 'static) -> Response {
    let mut response = rendered(page).await;
    *response.status_mut() = status;
    response.headers_mut().extend(headers());
    response
}

/// The text of a page, for one that is kept. It waits, so that it has to be called on a thread for work.
pub fn html<V: IntoView + 'static>(page: impl FnOnce() -> V + Send + 'static) -> Bytes {
    let text = async { to_bytes(rendered(page).await.into_body(), usize::MAX).await };
    // The whole text is there at once; there is no network between that could fail.
    Handle::current().block_on(text).unwrap_or_default()
}

/// Renders a page. It is one without a script: `chunks`, which holds what a page that runs in the
/// browser would need, is left out.
async fn rendered<V: IntoView + 'static>(page: impl FnOnce() -> V + Send + 'static) -> Response {
    // The pages know nothing of the request; what they show is all in `page`.
    let request = Request::new(Body::empty());
    leptos_axum::handle_response_inner(
        || (),
        page,
        request,
        |page, _chunks, _| {
            let html = page.into_view().to_html();
            Box::pin(async move { stream::once(async move { html }).boxed() })
        },
    )
    .await
}

/// What every page is answered with: it may do nothing, and no search engine should list it.
pub fn headers() -> [(HeaderName, HeaderValue); 2] {
    let no_index = (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    [(header::CONTENT_SECURITY_POLICY, POLICY.clone()), no_index]
}
