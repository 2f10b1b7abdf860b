//! The tree of an HTML document, as html5ever builds it: nodes in one vector, so that no depth of nesting can overflow a stack.

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_document};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// Index of a node in its tree.
pub(super) type NodeId = usize;

/// A document. Node 0 is the document node.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first_child: Option<NodeId>,
    last_child: Option<NodeId>,
    data: Data,
}

/// What a node is.
#[derive(Debug, Default)]
pub(super) enum Data {
    /// A comment, a processing instruction, or the root of a document or template.
    #[default]
    Other,
    /// Text.
    Text(StrTendril),
    /// An element.
    Element {
        /// Its name.
        name: Rc<QualName>,
        /// Its attributes, in the order they were written.
        attributes: Vec<Attribute>,
    },
}

impl Tree {
    /// Parses a document as a browser with scripting on does.
    pub(super) fn parse(html: &str) -> Self {
        parse_document(Sink::default(), ParseOpts::default()).one(html)
    }

    /// Number of nodes, those outside the document included.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What a node is.
    pub(super) fn data(&self, node: NodeId) -> &Data {
        &self.nodes[node].data
    }

    /// A node's first child.
    pub(super) fn first_child(&self, node: NodeId) -> Option<NodeId> {
        self.nodes[node].first_child
    }

    /// The sibling after a node.
    pub(super) fn next(&self, node: NodeId) -> Option<NodeId> {
        self.nodes[node].next
    }

    /// A node's parent.
    pub(super) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes[node].parent
    }

    /// A node's name without its namespace; empty for what is no element.
    pub(super) fn tag(&self, node: NodeId) -> &str {
        match &self.nodes[node].data {
            Data::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    /// Whether a node is an element of HTML with this name.
    pub(super) fn is_html(&self, node: NodeId, tag: &str) -> bool {
        matches!(&self.nodes[node].data, Data::Element { name, .. } if name.ns == ns!(html) && &*name.local == tag)
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, node: NodeId, name: &str) -> Option<&str> {
        let Data::Element { attributes, .. } = &self.nodes[node].data else { return None };
        attributes.iter().find(|a| a.name.ns == ns!() && &*a.name.local == name).map(|a| &*a.value)
    }

    /// The text of a node's own text nodes.
    pub(super) fn text(&self, node: NodeId) -> String {
        let mut text = String::new();
        let mut child = self.first_child(node);
        while let Some(at) = child {
            if let Data::Text(data) = self.data(at) {
                text.push_str(data);
            }
            child = self.next(at);
        }
        text
    }

    /// Every node of the document, in its order.
    pub(super) fn walk(&self) -> impl Iterator<Item = NodeId> {
        self.within(0)
    }

    /// A node and every node in it, in their order.
    pub(super) fn within(&self, root: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(root), move |&node| {
            self.first_child(node).or_else(|| {
                std::iter::successors(Some(node), |&n| self.parent(n))
                    .take_while(|&n| n != root)
                    .find_map(|n| self.next(n))
            })
        })
    }

    fn add(&mut self, data: Data) -> NodeId {
        self.nodes.push(Node { data, ..Node::default() });
        self.nodes.len() - 1
    }

    fn detach(&mut self, node: NodeId) {
        let Node { parent, previous, next, .. } = self.nodes[node];
        match previous {
            Some(previous) => self.nodes[previous].next = next,
            None => parent.into_iter().for_each(|p| self.nodes[p].first_child = next),
        }
        match next {
            Some(next) => self.nodes[next].previous = previous,
            None => parent.into_iter().for_each(|p| self.nodes[p].last_child = previous),
        }
        let node = &mut self.nodes[node];
        (node.parent, node.previous, node.next) = (None, None, None);
    }

    /// Puts a node without a parent under `parent`, before `next` or last.
    fn attach(&mut self, node: NodeId, parent: NodeId, next: Option<NodeId>) {
        let previous = match next {
            Some(next) => self.nodes[next].previous.replace(node),
            None => self.nodes[parent].last_child.replace(node),
        };
        match previous {
            Some(previous) => self.nodes[previous].next = Some(node),
            None => self.nodes[parent].first_child = Some(node),
        }
        let node = &mut self.nodes[node];
        (node.parent, node.previous, node.next) = (Some(parent), previous, next);
    }

    /// Puts a node or text under `parent`, before `next` or last; text joins text before it.
    fn insert(&mut self, child: NodeOrText<Handle>, parent: NodeId, next: Option<NodeId>) {
        match child {
            NodeOrText::AppendNode(Handle { node, .. }) => {
                self.detach(node);
                self.attach(node, parent, next);
            }
            NodeOrText::AppendText(text) => {
                let previous = next.map_or(self.nodes[parent].last_child, |n| self.nodes[n].previous);
                if let Some(Data::Text(before)) = previous.map(|p| &mut self.nodes[p].data) {
                    before.push_tendril(&text);
                } else {
                    let node = self.add(Data::Text(text));
                    self.attach(node, parent, next);
                }
            }
        }
    }
}

/// A node as the parser holds it.
#[derive(Debug, Clone)]
struct Handle {
    node: NodeId,
    name: Rc<QualName>,
}

struct Sink {
    tree: RefCell<Tree>,
    nameless: Rc<QualName>,
}

impl Default for Sink {
    fn default() -> Self {
        Self {
            tree: RefCell::new(Tree { nodes: vec![Node::default()] }),
            nameless: Rc::new(QualName::new(None, ns!(), local_name!(""))),
        }
    }
}

impl Sink {
    fn nameless(&self, node: NodeId) -> Handle {
        Handle { node, name: self.nameless.clone() }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_doctype_to_document(&self, _name: StrTendril, _public_id: StrTendril, _system_id: StrTendril) {}

    fn get_document(&self) -> Handle {
        self.nameless(0)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.node == y.node
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> Handle {
        let name = Rc::new(name);
        let node = self.tree.borrow_mut().add(Data::Element { name: name.clone(), attributes });
        Handle { node, name }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        self.nameless(self.tree.borrow_mut().add(Data::Other))
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        self.nameless(self.tree.borrow_mut().add(Data::Other))
    }

    /// A template's contents are no part of the document: they hang under a node of their own.
    fn get_template_contents(&self, _target: &Handle) -> Handle {
        self.nameless(self.tree.borrow_mut().add(Data::Other))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.tree.borrow_mut().insert(child, parent.node, None);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        if let Some(parent) = tree.parent(sibling.node) {
            tree.insert(child, parent, Some(sibling.node));
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.tree.borrow().parent(element.node).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, new: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        if let Data::Element { attributes, .. } = &mut tree.nodes[target.node].data {
            for attribute in new {
                if !attributes.iter().any(|a| a.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.node);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first_child(node.node) {
            tree.detach(child);
            tree.attach(child, new_parent.node, None);
        }
    }
}
