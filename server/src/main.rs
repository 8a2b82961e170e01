//! The server.
#[tokio::main]
async fn main() -> std::io::Result<()> {
    let app: axum::Router = axum::Router::new();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, app).await
}
