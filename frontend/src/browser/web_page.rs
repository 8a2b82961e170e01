//! A web page, parsed by the browser apart from this one: nothing of it runs and nothing is fetched.

use postmortem::markdown::{HTML_ATTRIBUTES, HtmlNode, MAX_HTML_DEPTH};
use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

/// What a page holds, as the core reads it.
pub fn nodes(page: &str) -> Vec<HtmlNode> {
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(page, SupportedType::TextHtml));
    let root = parsed.ok().and_then(|document| document.document_element());
    root.map(|root| children(&root, 0)).unwrap_or_default()
}

fn children(parent: &Node, depth: usize) -> Vec<HtmlNode> {
    let mut made = Vec::new();
    let mut next = parent.first_child().filter(|_| depth <= MAX_HTML_DEPTH);
    while let Some(node) = next {
        made.extend(html_node(&node, depth));
        next = node.next_sibling();
    }
    made
}

fn html_node(node: &Node, depth: usize) -> Option<HtmlNode> {
    let Some(element) = node.dyn_ref::<Element>() else {
        return node.node_value().filter(|_| node.node_type() == Node::TEXT_NODE).map(HtmlNode::Text);
    };
    let attribute = |name: &str| Some((name.to_owned(), element.get_attribute(name)?));
    Some(HtmlNode::Element {
        name: element.local_name(),
        attributes: HTML_ATTRIBUTES.into_iter().filter_map(attribute).collect(),
        children: children(node, depth + 1),
    })
}
