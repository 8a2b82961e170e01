//! What assistive technology says of a box beside its name.

use leptos::prelude::document;

/// Where the description is kept that the box has by itself.
const OWN: &str = "data-described";

/// Has a box described by the elements with these ids, behind what describes it by itself, and marks it as invalid
/// or not. Fails for wrong names of attributes alone.
pub fn describe(id: &str, by: &[String], is_invalid: bool) {
    let Some(element) = document().get_element_by_id(id) else { return };
    let own = element.get_attribute(OWN).unwrap_or_else(|| {
        let own = element.get_attribute("aria-describedby").unwrap_or_default();
        let _ = element.set_attribute(OWN, &own);
        own
    });
    let all = [own].into_iter().chain(by.iter().cloned()).filter(|id| !id.is_empty()).collect::<Vec<_>>().join(" ");
    let _ = match all.as_str() {
        "" => element.remove_attribute("aria-describedby"),
        all => element.set_attribute("aria-describedby", all),
    };
    let _ = if is_invalid {
        element.set_attribute("aria-invalid", "true")
    } else {
        element.remove_attribute("aria-invalid")
    };
}
