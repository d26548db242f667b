//! Every sentence the app says, in the person's language: looked up in the Fluent files beside this one.
//!
//! A language is a folder of `.ftl` files, found when the app is built: adding one takes files only. The build reads
//! them with Fluent's own parser (`src/words/compile.rs`), so that a mistake in one fails it, and the app holds what
//! they say ready to be filled in: Fluent's resolver and its tables of plurals would weigh 25 KB more. What a language lacks is
//! said in English, and what English lacks shows its key. Dates, numbers, lists and plural categories come from the
//! browser's `Intl`; a number that decides on a plural is passed beside its text as a number.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::rc::Rc;

use crate::domain::guide::Language;

mod faults;
mod marks;
mod names;
mod sentence;

pub use faults::{Explain, Sentence};
pub use names::{FAMILIES, Family, Named};

include!(concat!(env!("OUT_DIR"), "/sentences.rs"));

/// What a sentence is filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given<'g> {
    /// Text, as it is.
    Text(Cow<'g, str>),
    /// A number, in digits; it decides on plurals.
    Number(i64),
}

impl<'g> From<&'g str> for Given<'g> {
    fn from(text: &'g str) -> Self {
        Self::Text(text.into())
    }
}

impl<'g> From<&'g String> for Given<'g> {
    fn from(text: &'g String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Given<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {
        $(impl From<$number> for Given<'_> {
            fn from(number: $number) -> Self {
                // A count that no one could read to the end may as well stop here.
                Self::Number(number.try_into().unwrap_or(i64::MAX))
            }
        })+
    };
}

numbers!(u8, u16, u32, u64, usize, i32, i64);

/// How a language treats numbers, where somebody knows: the browser does.
pub struct Counting {
    /// A number as people write it: `20000` as `20,000`.
    pub numeral: Box<dyn Fn(i64) -> String>,
    /// Which plural a number takes, by CLDR's names: `one`, `few`, `other`.
    pub category: Box<dyn Fn(i64) -> String>,
}

/// Plain digits, and the plurals of English and Turkish.
impl Default for Counting {
    fn default() -> Self {
        Self {
            numeral: Box::new(|number| number.to_string()),
            category: Box::new(|number| if number == 1 { "one" } else { "other" }.to_owned()),
        }
    }
}

/// The sentences of one language. Cheap to clone.
#[derive(Clone)]
pub struct Words(Rc<Shelf>);

struct Shelf {
    language: Language,
    counting: Counting,
    own: Sentences,
    /// Read only when the language lacks something.
    english: OnceCell<Sentences>,
}

/// Keys with their patterns, in the order of the keys.
type Sentences = Vec<(&'static str, &'static str)>;

impl Words {
    /// The sentences of this language, or the English ones where there are none.
    pub fn new(language: &Language) -> Self {
        Self::counting(language, Counting::default())
    }

    /// The same, with somebody who knows how numbers are spelled.
    pub fn counting(language: &Language, counting: Counting) -> Self {
        let known = available().any(|(other, _)| other == *language);
        let language = if known {
            language.clone()
        } else {
            Language::english()
        };
        Self(Rc::new(Shelf {
            own: sentences(language.code()),
            language,
            counting,
            english: OnceCell::new(),
        }))
    }

    /// The language they are in.
    pub fn language(&self) -> &Language {
        &self.0.language
    }

    /// A sentence, by its key; `key.attribute` for one of its attributes.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// A sentence with what it is to be filled with. A number decides on plurals; where it is to be read it is passed
    /// once more as text, put into words by the browser.
    ///
    /// ```
    /// # use on_record::{domain::guide::Language, words::Words};
    /// let words = Words::new(&Language::english());
    /// let said = words.say_with("fault-read-breaches", &[("count", 2000.into()), ("shown", "2,000".into())]);
    /// assert!(said.contains("2,000 rules"));
    /// ```
    pub fn say_with(&self, key: &str, given: &[(&str, Given<'_>)]) -> String {
        let shelf = &*self.0;
        let pattern = find(&shelf.own, key).or_else(|| {
            let english = shelf.english.get_or_init(|| sentences("en"));
            find(english, key)
        });
        pattern.map_or_else(
            || key.to_owned(),
            |pattern| sentence::fill(pattern, given, &shelf.counting.category),
        )
    }

    /// The name of something that has a code, as `names.ftl` gives it.
    pub fn name<T: Named>(&self, named: T) -> String {
        self.say(&named.key())
    }

    /// Another form of a name, for example `short` for the slot rail.
    pub fn name_as<T: Named>(&self, form: &str, named: T) -> String {
        self.say(&format!("{}.{form}", named.key()))
    }

    /// A number as this language spells it.
    pub fn numeral(&self, number: i64) -> String {
        (self.0.counting.numeral)(number)
    }

    /// A number to be read in a sentence, under the name it has there.
    fn count<'n, N: TryInto<i64>>(&self, name: &'n str, number: N) -> (&'n str, Given<'static>) {
        (
            name,
            self.numeral(number.try_into().unwrap_or(i64::MAX)).into(),
        )
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Words")
            .field(&self.0.language.code())
            .finish()
    }
}

/// Words are the same when they are in the same language.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.0.language == other.0.language
    }
}

/// The languages the interface speaks, by code, each under its own name.
pub fn available() -> impl Iterator<Item = (Language, &'static str)> {
    SENTENCES
        .iter()
        .map(|(language, own_name, _)| (Language::new(*language), *own_name))
}

/// What a language has sentences for.
pub fn keys(language: &Language) -> impl Iterator<Item = &'static str> {
    sentences(language.code()).into_iter().map(|(key, _)| key)
}

/// The sentences of a language, as the build wrote them down.
fn sentences(language: &str) -> Sentences {
    SENTENCES
        .iter()
        .find(|(code, ..)| *code == language)
        .map(|(.., all)| {
            all.split(marks::NEXT)
                .filter_map(|one| one.split_once(marks::SAYS))
                .collect()
        })
        .unwrap_or_default()
}

fn find(sentences: &Sentences, key: &str) -> Option<&'static str> {
    let at = sentences.binary_search_by_key(&key, |(key, _)| key).ok()?;
    sentences.get(at).map(|(_, pattern)| *pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A language that lacks most sentences, and says one with a plural.
    fn sparse() -> Words {
        Words(Rc::new(Shelf {
            language: Language::turkish(),
            counting: Counting {
                numeral: Box::new(|number| format!("<{number}>")),
                ..Counting::default()
            },
            own: vec![
                (
                    "days",
                    "\u{3}count\u{4}one\u{5}\u{1}shown\u{2} gün\u{4}other\u{5}\u{1}shown\u{2} günler\u{6}",
                ),
                ("days.note", "Not: \u{1}who\u{2}"),
            ],
            english: OnceCell::new(),
        }))
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english_and_what_english_lacks_shows_its_key() {
        let words = sparse();
        assert!(
            words.0.english.get().is_none(),
            "English is not read before it is needed"
        );
        assert_eq!(words.say("band-thin"), "Thin");
        assert_eq!(
            words.name_as("short", crate::domain::dimension::Slot::GoodEnough),
            "Enough"
        );
        for unknown in [
            "no-such-key",
            "band-thin.nothing",
            "days.nothing",
            "",
            ".",
            "a.b.c",
        ] {
            assert_eq!(words.say(unknown), unknown);
        }
    }

    #[test]
    fn a_bare_number_chooses_the_plural_and_its_text_is_shown() {
        let words = sparse();
        let days = |count: i64| {
            words.say_with(
                "days",
                &[
                    ("count", count.into()),
                    ("shown", words.numeral(count).into()),
                ],
            )
        };
        assert_eq!(
            (days(1).as_str(), days(2_000).as_str()),
            ("<1> gün", "<2000> günler")
        );
        assert_eq!(
            words.say_with("days.note", &[("who", "Işıl".into())]),
            "Not: Işıl"
        );
        assert_eq!(
            words.say("days.note"),
            "Not: {$who}",
            "what was not given shows as its name"
        );
    }

    #[test]
    fn a_very_number_goes_before_its_plural_and_a_number_is_written_in_digits() {
        let words = Words::new(&Language::english());
        let at_most =
            |slots: i64| words.say_with("cap-slots", &[("slots", slots.into()), ("at", 29.into())]);
        assert_eq!(at_most(0), "at most 29: no slot holds a quote");
        assert_eq!(at_most(1), "at most 29: only 1 slot holds a quote");
        assert_eq!(at_most(3), "at most 29: only 3 slots hold a quote");
    }

    #[test]
    fn a_language_nobody_wrote_is_english() {
        assert_eq!(
            Words::new(&Language::new("xx")),
            Words::new(&Language::english())
        );
        assert_eq!(
            Words::new(&Language::turkish()).language(),
            &Language::turkish()
        );
        assert_ne!(
            Words::new(&Language::turkish()),
            Words::new(&Language::english())
        );
    }
}
