//! The first row of a list field. `early.js` makes the next ones of it: whatever numbers the row is `1` here.

use postmortem::report::{Cell, Field, LinkKind, Priority, Row, Shape, Status};

use crate::words;

/// The rows, and what stands below them.
pub fn rows(field: Field) -> String {
    let class = if field.shape() == Shape::Chain { "rows rows--chain" } else { "rows" };
    let sort = if field.shape() == Shape::Actions { sort() } else { String::new() };
    format!(
        r#"<ol class="{class}">{}</ol><div class="rows__foot"><button type="button" class="button button--quiet"><span aria-hidden="true">+ </span>{}</button>{sort}</div>"#,
        row(field),
        words::add(field.item_label())
    )
}

fn sort() -> String {
    let keys = [Cell::Priority, Cell::Status, Cell::Owner, Cell::Due];
    let options = keys.map(|cell| format!("<option>{}</option>", cell.label())).concat();
    let name = words::SORT;
    format!(
        r#"<select class="box box--choice" aria-label="{name}" autocomplete="off"><option value="">{name}</option>{options}</select>"#
    )
}

fn row(field: Field) -> String {
    let name = words::numbered(field.item_label(), 1);
    let (class, group, star) = match field.shape() {
        Shape::Actions => (
            "row row--group",
            format!(r#" role="group" aria-label="{name}""#),
            r#"<span class="row__star" aria-hidden="true"></span>"#,
        ),
        _ => ("row", String::new(), ""),
    };
    format!(
        r#"<li class="{class}"><span class="row__number" aria-hidden="true">1</span><div class="row__cells"{group}>{}</div><div class="row__tools">{star}<button type="button" class="button button--tool" aria-label="{}" aria-haspopup="menu" aria-expanded="false">⋯</button></div></li>"#,
        cells(field, &name),
        words::row_tools(&name)
    )
}

/// What names a box for the program, and for labels on the page.
fn names(field: Field, cell: usize) -> String {
    format!(r#"id="box-{}-1-{cell}" name="{}/1/{cell}" autocomplete="off""#, field as usize, field.name())
}

fn area(field: Field, cell: usize, label: &str) -> String {
    format!(r#"<textarea class="box" {} aria-label="{label}" rows="1" placeholder=" "></textarea>"#, names(field, cell))
}

fn line(field: Field, cell: usize, label: &str, class: &str, more: &str) -> String {
    format!(r#"<input class="{class}" {} type="text" aria-label="{label}"{more}>"#, names(field, cell))
}

fn cells(field: Field, name: &str) -> String {
    match field.shape() {
        Shape::Actions => {
            let more = format!(
                r#"<button type="button" class="button button--link cell--more"><span aria-hidden="true">+ </span>{}</button>"#,
                words::MORE_CELLS
            );
            Cell::TEMPLATE.map(|cell| action_cell(field, cell)).concat() + &more
        }
        Shape::Links => link_cells(field, name),
        Shape::Checks => {
            // The first cell is the text, the last one its tick.
            let tick = Row::width(field) - 1;
            format!(
                r#"<label class="tick"><input type="checkbox" name="{}/1/{tick}" autocomplete="off">{}</label>{}"#,
                field.name(),
                words::DONE,
                area(field, 0, name)
            )
        }
        _ if field == Field::PriorityActions => line(field, 0, name, "box", r#" list="choices-rows" placeholder=" ""#),
        _ => area(field, 0, name),
    }
}

fn labelled(class: &str, id: &str, label: &str, control: &str) -> String {
    format!(r#"<div class="cell {class}"><label class="cell__label" for="{id}">{label}</label>{control}</div>"#)
}

fn action_cell(field: Field, cell: Cell) -> String {
    let (column, label) = (cell.column(), cell.label());
    let class = label.to_lowercase();
    let control = match cell {
        Cell::Item => area(field, column, label),
        _ => line(field, column, label, "box", &format!(r#" list="choices-{class}" placeholder=" ""#)),
    };
    labelled(&format!("cell--{class}"), &format!("box-{}-1-{column}", field as usize), label, &control)
}

fn link_cells(field: Field, name: &str) -> String {
    let id = |cell: usize| format!("box-{}-1-{cell}", field as usize);
    let (address, kind) = (words::address_of(name), words::kind_of(name));
    let example = format!(r#" placeholder="{}""#, words::ADDRESS_EXAMPLE);
    let option = |kind: LinkKind| {
        let words = if kind == LinkKind::None { words::NO_KIND } else { kind.word() };
        format!(r#"<option value="{}">{words}</option>"#, kind.word())
    };
    let kinds = LinkKind::ALL.map(option).concat();
    [
        labelled("cell--label", &id(0), name, &area(field, 0, name)),
        labelled("cell--url", &id(1), &address, &line(field, 1, &address, "box box--url", &example)),
        labelled("cell--kind", &id(2), &kind, &format!(r#"<select class="box" {}>{kinds}</select>"#, names(field, 2))),
    ]
    .concat()
}

/// What boxes of the action table offer.
pub fn choices() -> String {
    let list = |name: &str, words: &[&str]| {
        let options: String = words.iter().map(|word| format!(r#"<option value="{word}"></option>"#)).collect();
        format!(r#"<datalist id="choices-{name}">{options}</datalist>"#)
    };
    [
        list("priority", &Priority::ALL.map(Priority::word)),
        list("status", &Status::ALL.map(Status::word)),
        list("owner", &[]),
        list("rows", &[]),
    ]
    .concat()
}
