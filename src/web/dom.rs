//! What a page is made of: elements made once, each attribute and text that changes kept true by an effect of its own.
//!
//! Leptos gives the signals, the effects and who owns them; its `view!` is not used. That macro makes a type for every
//! element, attribute and closure, and so code for each of them: it was half of the app's bytes. Here one set of
//! functions, that knows no types but boxed closures, makes every page.
//!
//! Everything made here belongs to the reactive owner in force: when a part goes, its effects and listeners go first
//! and its nodes after.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{Element, Event, HtmlElement, Node};

use super::prelude::*;

/// An element being made.
#[derive(Clone, Debug)]
pub(crate) struct El(Element);

/// An element of HTML.
pub(crate) fn el(tag: &str) -> El {
    made(document().create_element(tag))
}

/// An element of a drawing.
pub(crate) fn svg(tag: &str) -> El {
    made(document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag))
}

/// A button of a page: it submits nothing.
pub(crate) fn button(class: &'static str) -> El {
    el("button").attr("type", "button").class(class)
}

/// An element that is there already.
pub(crate) fn existing(element: Element) -> El {
    El(element)
}

fn made(element: Result<Element, JsValue>) -> El {
    // Only a tag that is no name at all is refused, and every tag here is written in this program.
    El(element.unwrap_throw())
}

impl El {
    /// Its class.
    pub(crate) fn class(self, name: &'static str) -> Self {
        self.attr("class", name)
    }

    /// An attribute: a text, a text that changes, or `true` for one that is only there.
    pub(crate) fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        match value.into_attribute() {
            Attribute::Fixed(value) => set_attribute(&self.0, name, value.as_deref()),
            Attribute::Live(value) => keep_attribute(&self.0, name, value),
        }
        self
    }

    /// What stands in it: a text, another element, several, some or none, or a closure that gives any of these anew.
    pub(crate) fn child(self, child: impl Child) -> Self {
        child.put(&self.0);
        self
    }

    /// A text that changes, in the same text node.
    pub(crate) fn text(self, text: impl Fn() -> String + 'static) -> Self {
        keep_text(&self.0, Box::new(move |()| text()));
        self
    }

    /// An element that is there while the condition holds, and is not made anew while it goes on holding.
    pub(crate) fn when(
        self,
        holds: impl Fn() -> bool + 'static,
        view: impl Fn() -> Self + 'static,
    ) -> Self {
        let keys = move || {
            if holds() {
                vec![String::new()]
            } else {
                Vec::new()
            }
        };
        keep_rows(
            &self.0,
            Box::new(move |()| keys()),
            Box::new(move |_: usize| view()),
        );
        self
    }

    /// An element that is made anew when the key changes, and only then.
    pub(crate) fn keyed(
        self,
        key: impl Fn() -> String + 'static,
        view: impl Fn() -> Self + 'static,
    ) -> Self {
        keep_rows(
            &self.0,
            Box::new(move |()| vec![key()]),
            Box::new(move |_: usize| view()),
        );
        self
    }

    /// An element for each of a list. One whose key stays, stays, wherever it moves to.
    pub(crate) fn rows<T: Clone + 'static>(
        self,
        list: impl Fn() -> Vec<T> + 'static,
        key: fn(&T) -> String,
        view: impl Fn(T) -> Self + 'static,
    ) -> Self {
        let latest = Rc::new(RefCell::new(Vec::new()));
        let of = Rc::clone(&latest);
        let keys = move || {
            let list = list();
            let keys = list.iter().map(key).collect();
            latest.replace(list);
            keys
        };
        let row = move |index: usize| {
            let item = of.borrow().get(index).cloned();
            // A key is asked for only where the list has one.
            view(item.unwrap_throw())
        };
        keep_rows(&self.0, Box::new(move |()| keys()), Box::new(row));
        self
    }

    /// As `rows`, for rows whose values change: a row is handed its value as a signal, and is woken only when its own
    /// value is another. However many rows there are, the list alone listens to what it is made from.
    pub(crate) fn living_rows<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        list: impl Fn() -> Vec<T> + 'static,
        key: fn(&T) -> String,
        view: impl Fn(RwSignal<T>) -> Self + 'static,
    ) -> Self {
        let cells: Rc<Cells<T>> = Rc::default();
        let made = Rc::clone(&cells);
        let before = move || {
            let fresh = list();
            let mut cells = cells.borrow_mut();
            // One whose row has gone went with it.
            cells.retain(|(_, cell)| !cell.is_disposed());
            for value in &fresh {
                let key = key(value);
                if let Some((_, cell)) = cells.iter().find(|(other, _)| *other == key)
                    && cell.with_untracked(|old| old != value)
                {
                    cell.set(value.clone());
                }
            }
            fresh
        };
        self.rows(before, key, move |value: T| {
            let key = key(&value);
            let cell = RwSignal::new(value);
            made.borrow_mut().push((key, cell));
            view(cell)
        })
    }

    /// What to do when something happens to it.
    pub(crate) fn on<E: JsCast>(self, event: &'static str, act: impl Fn(E) + 'static) -> Self {
        listen(
            &self.0,
            event,
            Box::new(move |event: Event| act(event.unchecked_into())),
        );
        self
    }

    /// What to do when it is pressed, by whatever means.
    pub(crate) fn on_click(self, act: impl Fn() + 'static) -> Self {
        listen(&self.0, "click", Box::new(move |_: Event| act()));
        self
    }

    /// What to do with the text of a field, at every change of it.
    pub(crate) fn on_input(self, act: impl Fn(String) + 'static) -> Self {
        listen(
            &self.0,
            "input",
            Box::new(move |event: Event| act(value_of(&event))),
        );
        self
    }

    /// What to do with the text or the choice of a field, when the person is done with it.
    pub(crate) fn on_change(self, act: impl Fn(String) + 'static) -> Self {
        listen(
            &self.0,
            "change",
            Box::new(move |event: Event| act(value_of(&event))),
        );
        self
    }

    /// What to do when a box is ticked or not any more.
    pub(crate) fn on_tick(self, act: impl Fn(bool) + 'static) -> Self {
        let act = move |event: Event| act(property_of(&event, "checked").is_truthy());
        listen(&self.0, "change", Box::new(act));
        self
    }

    /// The text of a field. What a person types is not disturbed while it says the same.
    pub(crate) fn value(self, value: impl Fn() -> String + 'static) -> Self {
        keep_property(&self.0, "value", Box::new(move |()| value().into()));
        self
    }

    /// Whether a box is ticked.
    pub(crate) fn checked(self, checked: impl Fn() -> bool + 'static) -> Self {
        keep_property(&self.0, "checked", Box::new(move |()| checked().into()));
        self
    }

    /// Remembers where it is.
    pub(crate) fn at(self, spot: Spot) -> Self {
        spot.0.set(self.0.dyn_ref::<HtmlElement>().cloned());
        self
    }

    /// Puts the focus into it as soon as it is on the page.
    pub(crate) fn focused(self) -> Self {
        let element = self.0.clone();
        Effect::new(move |_| {
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                // Where the focus cannot go the person clicks.
                let _focused = element.focus();
            }
        });
        self
    }
}

/// What living rows are handed, by their keys.
type Cells<T> = RefCell<Vec<(String, RwSignal<T>)>>;

/// Where an element of the page is, once it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spot(RwSignal<Option<HtmlElement>, LocalStorage>);

impl Spot {
    pub(crate) fn new() -> Self {
        Self(RwSignal::new_local(None))
    }

    /// The element, if it has been made.
    pub(crate) fn get(self) -> Option<HtmlElement> {
        self.0.try_get_untracked().flatten()
    }

    /// Waits for it.
    pub(crate) fn track(self) {
        self.0.track();
    }

    /// Takes everything out of a field.
    pub(crate) fn empty(self) {
        if let Some(field) = self.get() {
            // A field takes any text.
            let _set = js_sys::Reflect::set(&field, &"value".into(), &"".into());
        }
    }

    /// Whether a field has nothing in it.
    pub(crate) fn is_blank(self) -> bool {
        self.get().is_some_and(|field| {
            js_sys::Reflect::get(&field, &"value".into()).is_ok_and(|value| value.is_falsy())
        })
    }
}

/// What an attribute may be.
pub(crate) enum Attribute {
    Fixed(Option<Cow<'static, str>>),
    Live(Ask<Option<Cow<'static, str>>>),
}

/// A text that an attribute holds; none takes the attribute away.
pub(crate) trait Text {
    fn into_text(self) -> Option<Cow<'static, str>>;
}

impl Text for &'static str {
    fn into_text(self) -> Option<Cow<'static, str>> {
        Some(self.into())
    }
}

impl Text for String {
    fn into_text(self) -> Option<Cow<'static, str>> {
        Some(self.into())
    }
}

impl Text for bool {
    fn into_text(self) -> Option<Cow<'static, str>> {
        self.then_some("".into())
    }
}

impl<T: Text> Text for Option<T> {
    fn into_text(self) -> Option<Cow<'static, str>> {
        self.and_then(Text::into_text)
    }
}

/// What can be given for an attribute.
pub(crate) trait IntoAttribute {
    fn into_attribute(self) -> Attribute;
}

impl IntoAttribute for &'static str {
    fn into_attribute(self) -> Attribute {
        Attribute::Fixed(self.into_text())
    }
}

impl IntoAttribute for String {
    fn into_attribute(self) -> Attribute {
        Attribute::Fixed(self.into_text())
    }
}

impl IntoAttribute for bool {
    fn into_attribute(self) -> Attribute {
        Attribute::Fixed(self.into_text())
    }
}

impl<T: Text> IntoAttribute for Option<T> {
    fn into_attribute(self) -> Attribute {
        Attribute::Fixed(self.into_text())
    }
}

impl<F: Fn() -> T + 'static, T: Text> IntoAttribute for F {
    fn into_attribute(self) -> Attribute {
        Attribute::Live(Box::new(move |()| self().into_text()))
    }
}

/// What can stand in an element.
pub(crate) trait Child {
    fn put(self, parent: &Node);
}

impl Child for El {
    fn put(self, parent: &Node) {
        append(parent, &self.0);
    }
}

impl Child for &str {
    fn put(self, parent: &Node) {
        append(parent, &document().create_text_node(self));
    }
}

impl Child for String {
    fn put(self, parent: &Node) {
        self.as_str().put(parent);
    }
}

impl<T: Child> Child for Option<T> {
    fn put(self, parent: &Node) {
        if let Some(child) = self {
            child.put(parent);
        }
    }
}

impl<T: Child> Child for Vec<T> {
    fn put(self, parent: &Node) {
        for child in self {
            child.put(parent);
        }
    }
}

impl<T: Child, const N: usize> Child for [T; N] {
    fn put(self, parent: &Node) {
        for child in self {
            child.put(parent);
        }
    }
}

impl<F: Fn() -> T + 'static, T: Child> Child for F {
    fn put(self, parent: &Node) {
        keep_children(parent, Box::new(move |parent: Node| self().put(&parent)));
    }
}

/// Puts the focus into what has this id, once the page has followed what was just done.
pub(crate) fn focus_soon(id: String) {
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id);
        if let Some(element) = found.as_ref().and_then(|it| it.dyn_ref::<HtmlElement>()) {
            // Where the focus cannot go the person clicks.
            let _focused = element.focus();
        }
    });
}

/// Does something now, and again whenever a signal it looked at changes, for as long as the owner in force lasts.
pub(crate) fn watch(act: impl FnMut() + 'static) {
    watch_boxed(Box::new(act));
}

fn watch_boxed(mut act: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| act());
    let _lasts_as_long_as_its_owner = StoredValue::new_local(effect);
}

/// Puts an element on another window's page, for as long as the owner in force lasts. Nobody else takes it away there.
pub(crate) fn lend(parent: &Node, element: El) {
    append(parent, &element.0);
    let _lasts_as_long_as_its_owner = StoredValue::new_local(Lent(element.0));
}

struct Lent(Element);

impl Drop for Lent {
    fn drop(&mut self) {
        self.0.remove();
    }
}

fn append(parent: &Node, child: &Node) {
    // A node just made can be put into any element.
    let _appended = parent.append_child(child);
}

fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // The names are written in this program, and any text is allowed.
    let _set = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn keep_attribute(element: &Element, name: &'static str, value: Ask<Option<Cow<'static, str>>>) {
    let element = element.clone();
    let mut before = None;
    watch_boxed(Box::new(move || {
        let now = value.call(());
        if before != now {
            set_attribute(&element, name, now.as_deref());
            before = now;
        }
    }));
}

fn keep_text(element: &Element, text: Ask<String>) {
    let node = document().create_text_node("");
    append(element, &node);
    let mut before = String::new();
    watch_boxed(Box::new(move || {
        let now = text.call(());
        if before != now {
            node.set_data(&now);
            before = now;
        }
    }));
}

fn keep_property(element: &Element, name: &'static str, value: Ask<JsValue>) {
    let element = element.clone();
    watch_boxed(Box::new(move || {
        let now = value.call(());
        let name = JsValue::from_str(name);
        if js_sys::Reflect::get(&element, &name).ok().as_ref() != Some(&now) {
            // A field takes any text.
            let _set = js_sys::Reflect::set(&element, &name, &now);
        }
    }));
}

/// Two marks on the page, between which everything is one closure's doing.
fn marks(parent: &Node) -> (Node, Node) {
    let mark = || -> Node { document().create_comment("").into() };
    let (start, end) = (mark(), mark());
    append(parent, &start);
    append(parent, &end);
    (start, end)
}

fn insert(node: &Node, before: &Node) {
    if let Some(parent) = before.parent_node() {
        // The mark is the parent's child: that was just asked.
        let _inserted = parent.insert_before(node, Some(before));
    }
}

fn keep_children(parent: &Node, put: Tell<Node>) {
    let (start, end) = marks(parent);
    watch_boxed(Box::new(move || {
        let fresh: Node = document().create_document_fragment().into();
        put.call(fresh.clone());
        while let Some(old) = start
            .next_sibling()
            .filter(|next| !next.is_same_node(Some(&end)))
        {
            if let Some(parent) = old.parent_node() {
                // It is this parent's child.
                let _removed = parent.remove_child(&old);
            }
        }
        insert(&fresh, &end);
    }));
}

struct Row {
    key: String,
    owner: Owner,
    element: Element,
}

impl Row {
    fn remove(self) {
        self.owner.cleanup();
        self.element.remove();
    }
}

fn keep_rows(parent: &Node, keys: Ask<Vec<String>>, make: Tell<usize, El>) {
    let (_, end) = marks(parent);
    // The rows outlive the effect's own runs.
    let owner = Owner::current().unwrap_or_default();
    let mut rows: Vec<Row> = Vec::new();
    watch_boxed(Box::new(move || {
        let keys = keys.call(());
        // Most often something has been added at the end: what stands before it is not looked at again.
        let same = rows
            .iter()
            .zip(&keys)
            .take_while(|(row, key)| row.key == **key)
            .count();
        let mut old: Vec<Option<Row>> = rows.drain(same..).map(Some).collect();
        for row in &mut old {
            if let Some(gone) = row.take_if(|row| !keys.contains(&row.key)) {
                gone.remove();
            }
        }
        for (index, key) in keys.into_iter().enumerate().skip(same) {
            let is_it = |row: &&mut Option<Row>| row.as_ref().is_some_and(|row| row.key == key);
            let kept = old.iter_mut().find(is_it).and_then(Option::take);
            rows.push(kept.unwrap_or_else(|| {
                let owner = owner.child();
                let element = untrack(|| owner.with(|| make.call(index)));
                Row {
                    key,
                    owner,
                    element: element.0,
                }
            }));
        }
        // From the last to the first, so that what stands right is not touched and keeps its focus.
        let mut next = end.clone();
        for row in rows.iter().skip(same).rev() {
            let after = row.element.next_sibling();
            if !after.is_some_and(|after| after.is_same_node(Some(&next))) {
                insert(&row.element, &next);
            }
            next = row.element.clone().into();
        }
    }));
}

fn property_of(event: &Event, name: &str) -> JsValue {
    let target = event
        .current_target()
        .map(JsValue::from)
        .unwrap_or_default();
    js_sys::Reflect::get(&target, &name.into()).unwrap_or_default()
}

fn value_of(event: &Event) -> String {
    property_of(event, "value").as_string().unwrap_or_default()
}
