//! Leptos components that show a report.
