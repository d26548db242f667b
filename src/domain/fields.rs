//! How what was written is read: every type says what it takes, and one reader hands it over.
//!
//! What serde derives is a reader for every struct, list and map, each with its own way out of every fault: an eighth of the
//! app. Here the reader is one and knows no type: it meets each as a [`Readable`], and a struct only says what its fields
//! are called and where each belongs, which costs some twenty bytes a field. Writing stays derived.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

/// What stands in a field until its value has been read. Nobody sees it: where a field is needed its value is read or the
/// object is refused, and where it may be missing this is what goes without saying (nothing, none, no).
pub(crate) trait Blank {
    /// The value.
    fn blank() -> Self;
}

/// Something that takes what was written for it. It takes one kind of thing; the others it leaves refused.
pub(crate) trait Readable {
    /// What it takes, as a refusal says it.
    fn wanted(&self) -> &'static str;

    /// Takes a text, a number, yes or no, or null.
    fn plain(&mut self, _: Unexpected<'_>) -> Result<(), Refusal> {
        Err(Refusal::Type)
    }

    /// Takes a list.
    fn list(&mut self, _: &mut dyn Items) -> Result<(), Refusal> {
        Err(Refusal::Type)
    }

    /// Takes an object.
    fn object(&mut self, _: &mut dyn Entries) -> Result<(), Refusal> {
        Err(Refusal::Type)
    }
}

/// A list that is being read.
pub(crate) trait Items {
    /// Hands over the next item, if there is one.
    fn next(&mut self, to: &mut dyn Readable) -> Result<bool, Refusal>;
}

/// An object that is being read.
pub(crate) trait Entries {
    /// Hands over the next name, if there is one.
    fn name(&mut self, to: &mut dyn FnMut(&str) -> Result<(), Refusal>) -> Result<bool, Refusal>;

    /// Hands over the value under that name.
    fn value(&mut self, to: &mut dyn Readable) -> Result<(), Refusal>;
}

/// Why something was not taken.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It is of another kind than what is wanted.
    Type,
    /// It is of that kind and cannot be what is wanted.
    Value,
    /// In words.
    Said(String),
    /// Something inside it was refused, and the reader holds why.
    Inside,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(why) => out.write_str(why),
            Self::Type | Self::Value | Self::Inside => out.write_str("refused"),
        }
    }
}

impl std::error::Error for Refusal {}

/// So that refusals are worded as serde words them.
impl Error for Refusal {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self::Said(why.to_string())
    }
}

/// Reads a value.
pub(crate) fn read<'de, T: Blank + Readable, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let mut read = T::blank();
    onto(&mut read, from)?;
    Ok(read)
}

/// Reads a value onto what is to become of it.
pub(crate) fn onto<'de, D: Deserializer<'de>>(
    to: &mut dyn Readable,
    from: D,
) -> Result<(), D::Error> {
    Onto(to).deserialize(from)
}

/// The one reader.
struct Onto<'a>(&'a mut dyn Readable);

impl Onto<'_> {
    fn plain<E: Error>(self, found: Unexpected<'_>) -> Result<(), E> {
        let outcome = self.0.plain(found);
        outcome.map_err(|why| self.refused(why, found))
    }

    fn refused<E: Error>(&self, why: Refusal, found: Unexpected<'_>) -> E {
        match why {
            Refusal::Type => E::invalid_type(found, self),
            Refusal::Value => E::invalid_value(found, self),
            other => E::custom(other),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Onto<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Onto<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0.wanted())
    }

    fn visit_bool<E: Error>(self, found: bool) -> Result<(), E> {
        self.plain(Unexpected::Bool(found))
    }

    fn visit_u64<E: Error>(self, found: u64) -> Result<(), E> {
        self.plain(Unexpected::Unsigned(found))
    }

    fn visit_i64<E: Error>(self, found: i64) -> Result<(), E> {
        self.plain(Unexpected::Signed(found))
    }

    fn visit_f64<E: Error>(self, found: f64) -> Result<(), E> {
        self.plain(Unexpected::Float(found))
    }

    fn visit_str<E: Error>(self, found: &str) -> Result<(), E> {
        self.plain(Unexpected::Str(found))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.plain(Unexpected::Unit)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        let mut list = Open {
            of: list,
            why: None,
        };
        let outcome = self.0.list(&mut list);
        outcome.map_err(|why| {
            list.why
                .unwrap_or_else(|| self.refused(why, Unexpected::Seq))
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        let mut object = Open {
            of: object,
            why: None,
        };
        let outcome = self.0.object(&mut object);
        outcome.map_err(|why| {
            object
                .why
                .unwrap_or_else(|| self.refused(why, Unexpected::Map))
        })
    }
}

/// A list or object that is being read, and why something inside it was refused.
struct Open<A, E> {
    of: A,
    why: Option<E>,
}

impl<A, E> Open<A, E> {
    fn pass<T>(&mut self, outcome: Result<T, E>) -> Result<T, Refusal> {
        outcome.map_err(|why| {
            self.why = Some(why);
            Refusal::Inside
        })
    }
}

impl<'de, A: SeqAccess<'de>> Items for Open<A, A::Error> {
    fn next(&mut self, to: &mut dyn Readable) -> Result<bool, Refusal> {
        let outcome = self.of.next_element_seed(Onto(to));
        self.pass(outcome.map(|found| found.is_some()))
    }
}

impl<'de, A: MapAccess<'de>> Entries for Open<A, A::Error> {
    fn name(&mut self, to: &mut dyn FnMut(&str) -> Result<(), Refusal>) -> Result<bool, Refusal> {
        let outcome = self.of.next_key_seed(Onto(&mut Name(to)));
        self.pass(outcome.map(|found| found.is_some()))
    }

    fn value(&mut self, to: &mut dyn Readable) -> Result<(), Refusal> {
        let outcome = self.of.next_value_seed(Onto(to));
        self.pass(outcome)
    }
}

/// A name of an object's entry, on its way to whom it concerns.
struct Name<'a>(&'a mut dyn FnMut(&str) -> Result<(), Refusal>);

impl Readable for Name<'_> {
    fn wanted(&self) -> &'static str {
        "a name"
    }

    fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
        match found {
            Unexpected::Str(name) => (self.0)(name),
            _ => Err(Refusal::Type),
        }
    }
}

/// The names of an object's fields.
pub(crate) struct Names {
    /// At most 32: first those that must be there, then those that may be missing.
    pub(crate) all: &'static [&'static str],
    /// How many must be there.
    pub(crate) needed: usize,
    /// Whether the object may have others, which are none of our business.
    pub(crate) others: bool,
}

/// So many names that a bit for each fits where they are counted; more do not compile.
pub(crate) const fn few(names: &'static [&'static str]) -> &'static [&'static str] {
    assert!(names.len() <= 32, "more fields than bits");
    names
}

/// A struct, by its fields. [`fields!`] says them.
pub(crate) trait Fields {
    /// Their names.
    fn names(&self) -> &'static Names;

    /// One of them, by its place among the names.
    fn field(&mut self, place: usize) -> Option<&mut dyn Readable>;
}

/// Reads an object into a struct: each field comes at most once, and none is lacking.
pub(crate) fn take(into: &mut dyn Fields, object: &mut dyn Entries) -> Result<(), Refusal> {
    let names = into.names();
    let (mut seen, mut place) = (0_u32, None);
    while object.name(&mut |found| {
        place = names.all.iter().position(|name| *name == found);
        match place {
            Some(place) if seen & (1 << place) != 0 => {
                Err(Refusal::Said(format!("duplicate field `{found}`")))
            }
            None if !names.others => Err(Refusal::unknown_field(found, names.all)),
            _ => Ok(()),
        }
    })? {
        match place.and_then(|place| into.field(place)) {
            Some(field) => object.value(field)?,
            None => object.value(&mut Ignored)?,
        }
        seen |= place.map_or(0, |place| 1 << place);
    }
    let mut needed = names.all.iter().take(names.needed).enumerate();
    match needed.find(|(place, _)| seen & (1 << place) == 0) {
        Some((_, name)) => Err(Refusal::missing_field(name)),
        None => Ok(()),
    }
}

/// Makes a struct readable: `fields!(Name { needs a, b; may have c, d; })`, with `and others;` at the end where fields of
/// other names are passed over instead of refused. The compiler insists that every field of the struct is named.
macro_rules! fields {
    ($name:ident $(<$($of:ident),+>)? {
        $(needs $($need:ident),+;)? $(may have $($may:ident),+;)? $(and $others:ident;)?
    }) => {
        impl $(<$($of: $crate::domain::fields::Blank),+>)? $crate::domain::fields::Blank for $name $(<$($of),+>)? {
            fn blank() -> Self {
                Self {
                    $($($need: $crate::domain::fields::Blank::blank(),)+)?
                    $($($may: $crate::domain::fields::Blank::blank(),)+)?
                }
            }
        }

        impl $(<$($of: $crate::domain::fields::Blank + $crate::domain::fields::Readable),+>)?
            $crate::domain::fields::Fields for $name $(<$($of),+>)?
        {
            fn names(&self) -> &'static $crate::domain::fields::Names {
                const {
                    &$crate::domain::fields::Names {
                        all: $crate::domain::fields::few(&[$($(stringify!($need),)+)? $($(stringify!($may),)+)?]),
                        needed: [$($(stringify!($need),)+)? ""].len() - 1,
                        others: [$(stringify!($others),)? ""].len() > 1,
                    }
                }
            }

            fn field(&mut self, place: usize) -> Option<&mut dyn $crate::domain::fields::Readable> {
                let mut at = 0..;
                $($(if at.next() == Some(place) {
                    return Some(&mut self.$need);
                })+)?
                $($(if at.next() == Some(place) {
                    return Some(&mut self.$may);
                })+)?
                None
            }
        }

        impl $(<$($of: $crate::domain::fields::Blank + $crate::domain::fields::Readable),+>)?
            $crate::domain::fields::Readable for $name $(<$($of),+>)?
        {
            fn wanted(&self) -> &'static str {
                "an object"
            }

            fn object(
                &mut self,
                object: &mut dyn $crate::domain::fields::Entries,
            ) -> Result<(), $crate::domain::fields::Refusal> {
                $crate::domain::fields::take(self, object)
            }
        }

        impl<'de $($(, $of: $crate::domain::fields::Blank + $crate::domain::fields::Readable)+)?>
            serde::Deserialize<'de> for $name $(<$($of),+>)?
        {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::domain::fields::read(from)
            }
        }
    };
}
pub(crate) use fields;

/// Takes anything and keeps nothing.
struct Ignored;

impl Readable for Ignored {
    fn wanted(&self) -> &'static str {
        "anything"
    }

    fn plain(&mut self, _: Unexpected<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn list(&mut self, items: &mut dyn Items) -> Result<(), Refusal> {
        while items.next(&mut Self)? {}
        Ok(())
    }

    fn object(&mut self, entries: &mut dyn Entries) -> Result<(), Refusal> {
        while entries.name(&mut |_| Ok(()))? {
            entries.value(&mut Self)?;
        }
        Ok(())
    }
}

impl Blank for bool {
    fn blank() -> Self {
        false
    }
}

impl Readable for bool {
    fn wanted(&self) -> &'static str {
        "a boolean"
    }

    fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
        let Unexpected::Bool(found) = found else {
            return Err(Refusal::Type);
        };
        *self = found;
        Ok(())
    }
}

impl Blank for String {
    fn blank() -> Self {
        Self::new()
    }
}

impl Readable for String {
    fn wanted(&self) -> &'static str {
        "a string"
    }

    fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
        text(found)?.clone_into(self);
        Ok(())
    }
}

/// What was found, where it is a text.
#[inline(never)]
pub(crate) fn text(found: Unexpected<'_>) -> Result<&str, Refusal> {
    match found {
        Unexpected::Str(found) => Ok(found),
        _ => Err(Refusal::Type),
    }
}

/// What was found, where it is one of these codes.
pub(crate) fn code<T>(
    found: Unexpected<'_>,
    from_code: fn(&str) -> Option<T>,
    codes: &'static [&'static str],
) -> Result<T, Refusal> {
    let found = text(found)?;
    from_code(found).ok_or_else(|| unknown_code(found, codes))
}

#[inline(never)]
fn unknown_code(found: &str, codes: &'static [&'static str]) -> Refusal {
    Refusal::unknown_variant(found, codes)
}

/// What was found, where it is a whole number from zero up.
#[inline(never)]
pub(crate) fn whole(found: Unexpected<'_>) -> Result<u64, Refusal> {
    match found {
        Unexpected::Unsigned(found) => Ok(found),
        Unexpected::Signed(_) => Err(Refusal::Value),
        _ => Err(Refusal::Type),
    }
}

macro_rules! numbers {
    ($($number:ident)+) => {
        $(impl Blank for $number {
            fn blank() -> Self { 0 }
        }

        impl Readable for $number {
            fn wanted(&self) -> &'static str {
                stringify!($number)
            }

            fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
                *self = Self::try_from(whole(found)?).map_err(|_| Refusal::Value)?;
                Ok(())
            }
        })+
    };
}
numbers!(u8 u16 u32 u64);

/// Hands on what was found. Not part of the code around it, as the compiler would have it a hundred times.
#[inline(never)]
fn hand(found: Unexpected<'_>, to: &mut dyn Readable) -> Result<(), Refusal> {
    to.plain(found)
}

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

/// Null is none; anything else is for what may be there.
impl<T: Blank + Readable> Readable for Option<T> {
    fn wanted(&self) -> &'static str {
        self.as_ref().map_or("nothing", Readable::wanted)
    }

    fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
        match found {
            Unexpected::Unit => Ok(()),
            found => hand(found, self.insert(T::blank())),
        }
    }

    fn list(&mut self, items: &mut dyn Items) -> Result<(), Refusal> {
        self.insert(T::blank()).list(items)
    }

    fn object(&mut self, entries: &mut dyn Entries) -> Result<(), Refusal> {
        self.insert(T::blank()).object(entries)
    }
}

impl<T: Blank> Blank for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }
}

impl<T: Readable> Readable for Box<T> {
    fn wanted(&self) -> &'static str {
        (**self).wanted()
    }

    fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
        (**self).plain(found)
    }

    fn list(&mut self, items: &mut dyn Items) -> Result<(), Refusal> {
        (**self).list(items)
    }

    fn object(&mut self, entries: &mut dyn Entries) -> Result<(), Refusal> {
        (**self).object(entries)
    }
}

/// Hands over every item of a list.
pub(crate) fn each<T: Blank + Readable>(
    items: &mut dyn Items,
    mut take: impl FnMut(T),
) -> Result<(), Refusal> {
    loop {
        let mut item = T::blank();
        if !items.next(&mut item)? {
            return Ok(());
        }
        take(item);
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Blank + Readable> Readable for Vec<T> {
    fn wanted(&self) -> &'static str {
        "a sequence"
    }

    fn list(&mut self, items: &mut dyn Items) -> Result<(), Refusal> {
        each(items, |item| self.push(item))
    }
}

impl<T: Blank, const N: usize> Blank for [T; N] {
    fn blank() -> Self {
        std::array::from_fn(|_| T::blank())
    }
}

impl<T: Blank + Readable, const N: usize> Readable for [T; N] {
    fn wanted(&self) -> &'static str {
        "as many numbers as belong there"
    }

    fn list(&mut self, items: &mut dyn Items) -> Result<(), Refusal> {
        for item in self {
            if !items.next(item)? {
                return Err(Refusal::Value);
            }
        }
        match items.next(&mut Ignored)? {
            true => Err(Refusal::Value),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    #[derive(Debug, PartialEq)]
    struct Pair {
        word: String,
        number: u8,
        more: Option<Box<Pair>>,
    }

    fields!(Pair {
        needs word, number;
        may have more;
    });

    #[derive(Debug, PartialEq)]
    struct Loose {
        word: String,
    }

    fields!(Loose {
        may have word;
        and others;
    });

    fn pair(text: &str) -> Result<Pair, String> {
        serde_json::from_str(text).map_err(|why| why.to_string())
    }

    fn refusal(text: &str) -> String {
        pair(text).unwrap_err()
    }

    #[test]
    fn fields_are_put_where_they_belong_in_any_order() {
        let inner = Pair {
            word: "b".into(),
            number: 2,
            more: None,
        };
        let outer = Pair {
            word: "a".into(),
            number: 1,
            more: Some(Box::new(inner)),
        };
        let text = r#" {"more": {"number": 2, "wo\u0072d": "b", "more": null}, "word": "a", "number": 1} "#;
        assert_eq!(pair(text), Ok(outer));
    }

    #[test]
    fn what_does_not_fit_is_refused_at_its_place() {
        for (text, why) in [
            ("{}", "missing field `word` at line 1 column 2"),
            (
                r#"{"word": "a"}"#,
                "missing field `number` at line 1 column 13",
            ),
            (
                r#"{"word": "a", "number": 1, "word": "b"}"#,
                "duplicate field `word` at line 1 column 33",
            ),
            (
                r#"{"word": "a", "x": [1], "number": 1}"#,
                "unknown field `x`, expected one of `word`, `number`, `more` at line 1 column 17",
            ),
            (
                r#"{"word": "a", "number": 256}"#,
                "invalid value: integer `256`, expected u8 at line 1 column 27",
            ),
            (
                r#"{"word": "a", "number": 1, "more": {"word": 7}}"#,
                "invalid type: integer `7`, expected a string at line 1 column 45",
            ),
            // The values in order, which serde's own readers of structs take for the struct.
            (
                r#"["a", 1, null]"#,
                "invalid type: sequence, expected an object at line 1 column 1",
            ),
            (
                "null",
                "invalid type: null, expected an object at line 1 column 4",
            ),
        ] {
            assert_eq!(refusal(text), why, "{text}");
        }
        assert!(refusal(r#"{"word": "a""#).starts_with("EOF"));
    }

    #[test]
    fn other_fields_are_passed_over_where_that_is_said() {
        let read = |value: Value| serde_json::from_value::<Loose>(value).unwrap().word;
        assert_eq!(read(json!({ "x": [{}], "word": "a", "y": null })), "a");
        assert_eq!(read(json!({ "x": 1 })), "");
        assert!(serde_json::from_str::<Loose>(r#"{"x": 1, "word": "a", "word": "b"}"#).is_err());
    }
}
