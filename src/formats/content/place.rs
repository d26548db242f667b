//! A place in a JSON value: reads what stands there and notes every fault with its path, never only the first.

use std::cell::RefCell;
use std::fmt;

use serde_json::{Map, Number, Value};

use crate::domain::guide::GuideFault;
use crate::domain::id::LONGEST_ID;
use crate::domain::sorted::SortedSet;

/// The most characters one text may have.
pub(super) const LONGEST_TEXT: usize = 5_000;

/// The most faults one document is told. More come only from a file that was made to hurt.
pub(super) const MOST_FAULTS: usize = 10_000;

/// The most characters of somebody else's text that a fault repeats.
const LONGEST_SHOWN: usize = 80;

/// The faults found so far.
#[derive(Default)]
pub(super) struct Faults(RefCell<Vec<GuideFault>>);

impl Faults {
    fn note(&self, fault: GuideFault) {
        let mut faults = self.0.borrow_mut();
        if faults.len() < MOST_FAULTS {
            faults.push(fault);
        }
    }

    /// What was read, when there is nothing wrong with it.
    pub(super) fn or<T>(self, read: Option<T>) -> Result<T, Vec<GuideFault>> {
        let faults = self.0.into_inner();
        match read {
            Some(read) if faults.is_empty() => Ok(read),
            _ => Err(faults),
        }
    }
}

/// The way from the root of a document. It becomes text only when there is a fault.
#[derive(Clone, Copy)]
enum Path<'p> {
    Root,
    Field(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Path::Root, name) => out.write_str(&shown(name)),
            Self::Field(parent, name) => write!(out, "{parent}.{}", shown(name)),
            Self::Index(parent, index) => write!(out, "{parent}[{index}]"),
        }
    }
}

/// A value and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    value: &'p Value,
    path: Path<'p>,
    faults: &'p Faults,
}

/// An object and where it stands.
pub(super) struct Object<'p> {
    map: &'p Map<String, Value>,
    place: Place<'p>,
}

impl<'p> Place<'p> {
    /// The whole document.
    pub(super) fn root(value: &'p Value, faults: &'p Faults) -> Self {
        Self {
            value,
            path: Path::Root,
            faults,
        }
    }

    /// Notes a fault of this place.
    pub(super) fn fault(&self, make: impl FnOnce(String) -> GuideFault) {
        self.faults.note(make(self.path.to_string()));
    }

    fn wrong_kind<T>(&self, wanted: &'static str) -> Option<T> {
        let found = kind(self.value).to_owned();
        self.fault(|path| GuideFault::WrongKind {
            path,
            found,
            wanted,
        });
        None
    }

    fn out_of_range<T>(&self, found: String, least: u32, most: u32) -> Option<T> {
        self.fault(|path| GuideFault::OutOfRange {
            path,
            found,
            least: least.into(),
            most: most.into(),
        });
        None
    }

    /// Notes a code that does not exist.
    pub(super) fn unknown_code<T>(&self, found: &str) -> Option<T> {
        self.fault(|path| GuideFault::UnknownCode {
            path,
            found: shown(found),
        });
        None
    }

    /// An object. Fields other than the `known` ones are faults.
    pub(super) fn object(self, known: &[&str]) -> Option<Object<'p>> {
        let object = self.any_object()?;
        for name in object
            .map
            .keys()
            .filter(|name| !known.contains(&name.as_str()))
        {
            let path = Path::Field(&object.place.path, name).to_string();
            self.faults.note(GuideFault::UnknownField { path });
        }
        Some(object)
    }

    /// An object whose field names are data.
    pub(super) fn any_object(self) -> Option<Object<'p>> {
        match self.value {
            Value::Object(map) => Some(Object { map, place: self }),
            _ => self.wrong_kind("object"),
        }
    }

    /// A list of `least` to `most` things, each read by `read`. When there are too many the rest is not read.
    pub(super) fn list<T>(
        &self,
        least: u32,
        most: u32,
        read: impl Fn(Place<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::Array(values) = self.value else {
            return self.wrong_kind("list");
        };
        let many = u32::try_from(values.len()).unwrap_or(u32::MAX);
        if many == 0 && least > 0 {
            self.fault(|path| GuideFault::Empty { path });
            return None;
        }
        let right_length = (least..=most).contains(&many);
        if !right_length {
            self.out_of_range::<()>(values.len().to_string(), least, most);
        }
        let values = values
            .iter()
            .take(usize::try_from(most).unwrap_or(usize::MAX))
            .enumerate();
        // Every value is read before the first bad one makes the list bad: that is how all faults are found.
        let read: Vec<_> = values
            .map(|(index, value)| {
                read(Place {
                    value,
                    path: Path::Index(&self.path, index),
                    faults: self.faults,
                })
            })
            .collect();
        read.into_iter()
            .collect::<Option<Vec<_>>>()
            .filter(|_| right_length)
    }

    /// A list in which nothing stands twice.
    pub(super) fn set<T>(
        &self,
        least: u32,
        most: u32,
        read: impl Fn(&Place<'_>) -> Option<T>,
        name: impl Fn(&T) -> &str,
    ) -> Option<Vec<T>> {
        let seen = RefCell::new(SortedSet::new());
        self.list(least, most, |place| {
            let read = read(&place)?;
            let id = name(&read).to_owned();
            if !seen.borrow_mut().insert(id.clone()) {
                place.fault(|path| GuideFault::Repeated {
                    path,
                    id: shown(&id),
                });
            }
            Some(read)
        })
    }

    /// A text that says something, of at most [`LONGEST_TEXT`] characters.
    pub(super) fn text(&self) -> Option<String> {
        let Value::String(text) = self.value else {
            return self.wrong_kind("text");
        };
        if text.trim().is_empty() {
            self.fault(|path| GuideFault::Empty { path });
            return None;
        }
        let length = text.chars().count();
        if length > LONGEST_TEXT {
            let path = Path::Field(&self.path, "length").to_string();
            let (found, most) = (
                length.to_string(),
                i64::try_from(LONGEST_TEXT).unwrap_or(i64::MAX),
            );
            self.faults.note(GuideFault::OutOfRange {
                path,
                found,
                least: 1,
                most,
            });
            return None;
        }
        Some(text.clone())
    }

    /// A text that can be an id: part of a key, an address and a file name.
    pub(super) fn id<T>(
        &self,
        make: impl FnOnce(String) -> T,
        is_well_formed: impl FnOnce(&T) -> bool,
    ) -> Option<T> {
        let text = self.text()?;
        let id = make(text.clone());
        if text.len() <= LONGEST_ID && is_well_formed(&id) {
            Some(id)
        } else {
            self.unknown_code(&text)
        }
    }

    /// One of a closed set of codes.
    pub(super) fn code<T>(&self, from_code: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let Value::String(text) = self.value else {
            return self.wrong_kind("text");
        };
        from_code(text).or_else(|| self.unknown_code(text))
    }

    /// Yes or no.
    pub(super) fn boolean(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(*value),
            _ => self.wrong_kind("boolean"),
        }
    }

    /// A whole number between `least` and `most`.
    pub(super) fn whole(&self, least: u32, most: u32) -> Option<u32> {
        let number = self.number("whole number")?;
        if let Some(whole) = number.as_u64() {
            let fitting = u32::try_from(whole)
                .ok()
                .filter(|whole| (least..=most).contains(whole));
            return fitting.or_else(|| self.out_of_range(number.to_string(), least, most));
        }
        // Judged by its spelling, so that no fraction of a machine's making decides. A number too large for a whole
        // one is spelled with an exponent.
        let spelled = number.to_string();
        if spelled.contains('.') && !spelled.contains('e') {
            let found = "fraction".to_owned();
            self.fault(|path| GuideFault::WrongKind {
                path,
                found,
                wanted: "whole number",
            });
            return None;
        }
        self.out_of_range(spelled, least, most)
    }

    /// A number, as it is spelled.
    pub(super) fn number(&self, wanted: &'static str) -> Option<&'p Number> {
        match self.value {
            Value::Number(number) => Some(number),
            _ => self.wrong_kind(wanted),
        }
    }

    /// The same thing in several languages; English is needed, or nothing at all where the thing may be left out.
    pub(super) fn translated<T>(
        &self,
        may_be_empty: bool,
        read: impl Fn(&Place<'_>) -> Option<T>,
    ) -> Option<crate::domain::guide::Translated<T>> {
        let object = self.any_object()?;
        let is_left_out = may_be_empty && object.map.is_empty();
        if !is_left_out && !object.map.contains_key("en") {
            object.missing("en");
        }
        let read: Vec<_> = object
            .fields()
            .map(|(code, place)| {
                let language = crate::domain::guide::Language::new(code);
                let known = language.is_well_formed() || place.unknown_code::<()>(code).is_some();
                read(&place)
                    .filter(|_| known)
                    .map(|read| (code.to_owned(), read))
            })
            .collect();
        read.into_iter()
            .collect::<Option<_>>()
            .map(crate::domain::guide::Translated)
    }
}

impl<'p> Object<'p> {
    fn missing(&self, name: &str) {
        let path = Path::Field(&self.place.path, name).to_string();
        self.place.faults.note(GuideFault::Missing { path });
    }

    /// Where the object itself stands.
    pub(super) fn place(&self) -> &Place<'p> {
        &self.place
    }

    /// A field that must be there.
    pub(super) fn need<T>(
        &self,
        name: &str,
        read: impl FnOnce(Place<'_>) -> Option<T>,
    ) -> Option<T> {
        match self.map.get(name) {
            Some(value) => read(Place {
                value,
                path: Path::Field(&self.place.path, name),
                faults: self.place.faults,
            }),
            None => {
                self.missing(name);
                None
            }
        }
    }

    /// A field that may be left out. `None` means a fault, `Some(None)` that it was left out.
    pub(super) fn may<T>(
        &self,
        name: &str,
        read: impl FnOnce(Place<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.map.contains_key(name) {
            self.need(name, read).map(Some)
        } else {
            Some(None)
        }
    }

    /// Every field with its place.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, Place<'_>)> {
        self.map.iter().map(|(name, value)| {
            (
                name.as_str(),
                Place {
                    value,
                    path: Path::Field(&self.place.path, name),
                    faults: self.place.faults,
                },
            )
        })
    }
}

/// [`Place::text`], in the shape that reads places of every lifetime.
pub(super) fn text(at: &Place<'_>) -> Option<String> {
    at.text()
}

/// What sort of value it is, in the words faults use.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}

/// Somebody else's text, cut to what a fault repeats.
pub(super) fn shown(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
        None => text.to_owned(),
    }
}
