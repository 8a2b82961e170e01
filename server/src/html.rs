//! A web page, parsed as browsers do, for the core to write as Markdown. Nothing of it is loaded or run.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::{Attribute, LocalName, Namespace, QualName, parse_document};
use postmortem::markdown::{HTML_ATTRIBUTES, HtmlNode, MAX_HTML_DEPTH, from_html};

/// A page as Markdown.
pub fn to_markdown(page: &str) -> String {
    let arena = parse_document(Sink::default(), Default::default()).one(page);
    from_html(&arena.children_of(0, 0))
}

/// All nodes that were made, the document first.
struct Arena(Vec<Node>);

struct Node {
    kind: Kind,
    parent: Option<usize>,
    children: Vec<usize>,
}

enum Kind {
    Text(String),
    Element(Rc<QualName>, Vec<(String, String)>),
    /// The document, comments, instructions.
    Silent,
}

impl Arena {
    fn children_of(&self, id: usize, depth: usize) -> Vec<HtmlNode> {
        if depth > MAX_HTML_DEPTH {
            return Vec::new();
        }
        self.0[id].children.iter().filter_map(|child| self.node(*child, depth)).collect()
    }

    fn node(&self, id: usize, depth: usize) -> Option<HtmlNode> {
        match &self.0[id].kind {
            Kind::Text(text) => Some(HtmlNode::Text(text.clone())),
            Kind::Element(name, attributes) => Some(HtmlNode::Element {
                name: name.local.to_string(),
                attributes: attributes.clone(),
                children: self.children_of(id, depth + 1),
            }),
            Kind::Silent => None,
        }
    }
}

/// Takes what the parser finds into an arena.
struct Sink(RefCell<Arena>);

impl Default for Sink {
    fn default() -> Sink {
        let document = Node { kind: Kind::Silent, parent: None, children: Vec::new() };
        Sink(RefCell::new(Arena(vec![document])))
    }
}

impl Sink {
    fn add(&self, kind: Kind) -> usize {
        let nodes = &mut self.0.borrow_mut().0;
        nodes.push(Node { kind, parent: None, children: Vec::new() });
        nodes.len() - 1
    }

    /// Puts a node among the children of another, before the child at `index` or last.
    fn insert(&self, parent: usize, index: Option<usize>, child: NodeOrText<usize>) {
        let id = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => {
                let before = {
                    let nodes = &self.0.borrow().0;
                    let children = &nodes[parent].children;
                    index
                        .map_or(children.last(), |index| index.checked_sub(1).and_then(|index| children.get(index)))
                        .copied()
                };
                let nodes = &mut self.0.borrow_mut().0;
                if let Some(Kind::Text(words)) = before.map(|before| &mut nodes[before].kind) {
                    return words.push_str(&text);
                }
                nodes.push(Node { kind: Kind::Text(text.to_string()), parent: None, children: Vec::new() });
                nodes.len() - 1
            }
        };
        self.remove_from_parent(&id);
        let nodes = &mut self.0.borrow_mut().0;
        nodes[id].parent = Some(parent);
        let children = &mut nodes[parent].children;
        let index = index.unwrap_or(children.len()).min(children.len());
        children.insert(index, id);
    }
}

/// The name of an element, which outlives the borrow of the arena.
#[derive(Debug)]
struct Name(Rc<QualName>);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Arena;
    type ElemName<'a> = Name;

    fn finish(self) -> Arena {
        self.0.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Name {
        match &self.0.borrow().0[*target].kind {
            Kind::Element(name, _) => Name(name.clone()),
            _ => unreachable!("the parser asks for names of elements only"),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let known = attributes.into_iter().filter(|attribute| HTML_ATTRIBUTES.contains(&&*attribute.name.local));
        let known = known.map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
        self.add(Kind::Element(Rc::new(name), known.collect()))
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(Kind::Silent)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(Kind::Silent)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.insert(*parent, None, child);
    }

    fn append_based_on_parent_node(&self, element: &usize, before: &usize, child: NodeOrText<usize>) {
        let has_parent = self.0.borrow().0[*element].parent.is_some();
        if has_parent { self.append_before_sibling(element, child) } else { self.append(before, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds is not shown, so it may stand in it.
    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let place = {
            let nodes = &self.0.borrow().0;
            nodes[*sibling].parent.map(|parent| (parent, nodes[parent].children.iter().rposition(|id| id == sibling)))
        };
        if let Some((parent, index)) = place {
            self.insert(parent, index, child);
        }
    }

    fn add_attrs_if_missing(&self, _: &usize, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &usize) {
        let nodes = &mut self.0.borrow_mut().0;
        if let Some(parent) = nodes[*target].parent.take() {
            nodes[parent].children.retain(|child| child != target);
        }
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let nodes = &mut self.0.borrow_mut().0;
        let children = std::mem::take(&mut nodes[*node].children);
        children.iter().for_each(|child| nodes[*child].parent = Some(*new_parent));
        nodes[*new_parent].children.extend(children);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_a_wiki_saved_is_markdown() {
        let page = "<!DOCTYPE html><html><head><title>x</title><script>run()</script></head><body><h1>Checkout down</h1>\
                    <h2>Summary</h2><p>It <strong>failed</strong> &amp; stopped.<h2>Action items</h2><table><tr><th>Task<th>Owner\
                    <tr><td>Add an alert<td>Ann</table><ul><li>one<li>two</ul><img src=x onerror=run()></body></html>";
        let expected = "# Checkout down\n\n## Summary\n\nIt **failed** & stopped.\n\n## Action items\n\n\
                        | Task | Owner |\n|---|---|\n| Add an alert | Ann |\n\n- one\n- two\n\n(picture left out)";
        assert_eq!(to_markdown(page), expected);
    }

    #[test]
    fn a_page_that_is_nested_without_end_is_read() {
        let page = format!("<html>{}deep", "<div>".repeat(20_000));
        assert_eq!(to_markdown(&page), "");
    }
}
