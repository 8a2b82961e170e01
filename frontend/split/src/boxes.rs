//! The page of a report as it stands before the program runs: the same elements that the program makes of a report
//! with nothing in it, so that nothing moves when it takes them over (`door.spec.ts` compares the two).

mod rows;

use postmortem::report::{Field, Section, Shape, title_or_untitled};

use crate::words;

/// The whole of it. It holds no text of anybody, and no control but boxes does anything by itself.
pub fn page() -> String {
    [
        format!(r##"<a class="skip" href="#text">{}</a>"##, words::SKIP_TO_CONTENT),
        header(),
        format!(r#"<div class="workspace"><aside class="workspace__left" aria-label="{}">"#, words::PROGRESS),
        readiness(),
        sections_nav(),
        format!(
            r#"</aside><main class="workspace__text" id="text"><h1 class="hidden">{}</h1>"#,
            words::editing(title_or_untitled(""))
        ),
        Section::TEMPLATE.into_iter().map(section).collect(),
        adding(words::CUSTOM_ADD),
        rows::choices(),
        format!(
            r#"</main><aside class="workspace__right" aria-label="{}"><p role="status">{}</p></aside></div>"#,
            words::SIDE_PANEL,
            words::LOADING
        ),
    ]
    .concat()
}

fn header() -> String {
    let tool = |name: &str, title: &str, sign: &str| {
        format!(
            r#"<button type="button" class="button button--tool" aria-label="{name}" title="{title}" aria-disabled="true">{sign}</button>"#
        )
    };
    let palette = tool(words::PALETTE, words::PALETTE_TIP, "⌕").replace(r#" aria-disabled="true""#, "");
    [
        format!(r#"<header class="header"><a class="header__brand" href="/">{}</a>"#, words::POSTMORTEM),
        format!(r#"<nav class="header__path" aria-label="{}">"#, words::BREADCRUMB),
        format!(r#"<a href="/">{}</a><span aria-hidden="true"> / </span>"#, words::LIBRARY),
        format!(r#"<span class="header__name">{}</span></nav>"#, title_or_untitled("")),
        format!(
            r#"<div class="header__state"><p class="header__save" role="status" aria-label="{}" data-kept="{}" data-lost="{}" data-opening="{}"><span class="header__mark" aria-hidden="true">○</span> {}</p></div>"#,
            words::SAVE_STATE,
            words::here(true),
            words::here(false),
            words::OPENING_STATUS,
            words::UNTOUCHED
        ),
        r#"<div class="header__tools">"#.to_owned(),
        tool(words::UNDO, words::UNDO_TIP, "↶"),
        tool(words::REDO, words::REDO_TIP, "↷"),
        palette,
        r#"</div><div class="header__actions">"#.to_owned(),
        format!(
            r#"<button type="button" class="button switch" aria-label="{}" aria-pressed="false"><span>{}</span><span>{}</span></button>"#,
            words::PREVIEW,
            words::EDIT,
            words::READ
        ),
        format!(r#"<button type="button" class="button">{}</button>"#, words::EXPORT),
        format!(r#"<button type="button" class="button button--primary">{}</button>"#, words::SHARE),
        "</div></header>".to_owned(),
    ]
    .concat()
}

fn readiness() -> String {
    format!(
        r#"<section class="readiness" aria-label="{}"><p class="readiness__headline">{}</p><progress class="readiness__bar" aria-label="{}"></progress><p class="readiness__details">&nbsp;</p></section>"#,
        words::READINESS,
        words::LOADING,
        words::REQUIRED
    )
}

fn sections_nav() -> String {
    let entry = |section: Section| {
        format!(
            r#"<li><button type="button" class="sections__entry"><span class="sections__mark sections__mark--empty" aria-hidden="true"></span><span class="sections__name">{}</span> <span class="sections__state"></span></button></li>"#,
            section.heading()
        )
    };
    let entries: String = Section::TEMPLATE.into_iter().map(entry).collect();
    format!(r#"<nav class="sections" aria-label="{}"><ol>{entries}</ol></nav>"#, words::SECTIONS)
}

fn section(section: Section) -> String {
    let fields: String = section.template_fields().map(field).collect();
    if section == Section::Title {
        return format!(r#"<div class="section section--title">{fields}{}{}</div>"#, details(), device_only());
    }
    let id = format!("section-{}", section as usize);
    let class = if section.template_fields().count() == 1 { "section section--single" } else { "section" };
    let offered = |field: Field| adding(&words::add_optional(&field.label().to_lowercase()));
    let (within, after) = match section {
        Section::LessonsLearned => (offered(Field::WhereWeGotLucky), String::new()),
        Section::IssueOverview => (String::new(), offered(Field::Timeline) + &offered(Field::Detection)),
        _ => Default::default(),
    };
    format!(
        r#"<section class="{class}" aria-labelledby="{id}"><h2 class="section__heading" id="{id}">{}</h2>{fields}{within}</section>{after}"#,
        section.heading()
    )
}

/// A button that adds something of which nothing stands on the page.
fn adding(label: &str) -> String {
    format!(r#"<button type="button" class="button button--quiet"><span aria-hidden="true">+ </span>{label}</button>"#)
}

fn details() -> String {
    let fields: String = Section::Details.fields().map(field).collect();
    format!(
        r#"<details class="offered"><summary class="offered__summary"><span class="offered__name">{}</span></summary><h2 class="hidden">{}</h2><div class="offered__fields">{fields}</div></details>"#,
        words::DETAILS,
        Section::Details.heading()
    )
}

fn device_only() -> String {
    format!(r#"<label class="device-only"><input type="checkbox" name="device only">{}</label>"#, words::DEVICE_ONLY)
}

fn field(field: Field) -> String {
    let number = field as usize;
    let (label, name) = (field.label(), field.name());
    let is_line = match field.shape() {
        Shape::Line => true,
        Shape::Prose => false,
        _ => return list_field(field),
    };
    let is_title = field == Field::Title;
    let box_class = if is_title { "box box--title" } else { "box" };
    let lines = if is_line { 1 } else { 3 };
    // By the placeholder the style knows that the box is empty.
    let control = match field.choices() {
        [] => format!(
            r#"<textarea class="{box_class}" id="box-{number}" name="{name}" aria-describedby="hint-{number}" rows="{lines}" placeholder=" " autocomplete="off"></textarea>"#
        ),
        _ => format!(
            r#"<input class="box" id="box-{number}" name="{name}" aria-label="{label}" aria-describedby="hint-{number}" type="text" placeholder=" " autocomplete="off">"#
        ),
    };
    [
        format!(r#"<div class="field" id="field-{number}"><div class="field__head"><label class="field__label" for="box-{number}">{label}</label>"#),
        help(field, &format!("hint-{number}")),
        format!("</div>{control}</div>"),
    ]
    .concat()
}

fn list_field(field: Field) -> String {
    let id = format!("field-{}", field as usize);
    let rows = match field {
        Field::CausalChain => format!(
            r#"<div class="chain-pair"><div class="chain-pair__list">{}<details class="fold"><summary class="fold__summary">{}</summary></details></div></div>"#,
            rows::rows(field),
            words::WHYS
        ),
        _ => rows::rows(field),
    };
    [
        format!(
            r#"<div class="field" role="group" id="{id}" aria-labelledby="{id}-label" aria-describedby="{id}-hint">"#
        ),
        format!(r#"<div class="field__head"><h3 class="field__label" id="{id}-label">{}</h3>"#, field.label()),
        help(field, &format!("{id}-hint")),
        "</div>".to_owned(),
        rows,
        "</div>".to_owned(),
    ]
    .concat()
}

fn help(field: Field, id: &str) -> String {
    let fold = |name: &str| {
        format!(
            r#"<details class="fold"><summary class="fold__summary" title="{name}" tabindex="-1">{name} <span class="hidden">{}</span></summary><div class="fold__body"></div></details>"#,
            words::for_field(field.label())
        )
    };
    let prompt = if field.is_optional() { words::optional(field.prompt()) } else { field.prompt().to_owned() };
    let as_read = if field.shape() == Shape::Prose { fold(words::AS_READ) } else { String::new() };
    format!(r#"<p class="field__hint" id="{id}">{prompt}</p>{}{as_read}"#, fold(words::EXAMPLES))
}
