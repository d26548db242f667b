//! Every sentence the app says, in the person's language: looked up in the Fluent files beside this one.
//!
//! A language is a folder of `.ftl` files, found when the app is built: adding one takes files only. What a language
//! lacks is said in English, and what English lacks shows its key. Dates, numbers and lists come from the browser's
//! `Intl` as text; a number that decides on a plural is passed beside the text as a number.

use std::cell::OnceCell;
use std::fmt;
use std::rc::Rc;

pub use fluent_bundle::FluentValue as Given;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::domain::guide::Language;

mod faults;
mod names;

pub use faults::{Explain, Sentence};
pub use names::{FAMILIES, Family, Named};

include!(concat!(env!("OUT_DIR"), "/sentences.rs"));

/// The sentences of one language. Cheap to clone.
#[derive(Clone)]
pub struct Words(Rc<Shelf>);

/// How a language spells a number: `20000` as `20,000`, where the browser is asked.
pub type Numerals = fn(&Language, i64) -> String;

struct Shelf {
    language: Language,
    numerals: Numerals,
    own: FluentBundle<FluentResource>,
    /// Read only when the language lacks something.
    english: OnceCell<FluentBundle<FluentResource>>,
}

impl Words {
    /// The sentences of this language, or the English ones where there are none. Numbers are spelled in plain digits.
    pub fn new(language: &Language) -> Self {
        Self::with_numerals(language, |_, number| number.to_string())
    }

    /// The same, with somebody who knows how numbers are spelled.
    pub fn with_numerals(language: &Language, numerals: Numerals) -> Self {
        let known = available().any(|(other, _)| other == *language);
        let language = if known {
            language.clone()
        } else {
            Language::english()
        };
        let own = bundle(&language, texts(&language));
        Self(Rc::new(Shelf {
            language,
            numerals,
            own,
            english: OnceCell::new(),
        }))
    }

    /// The language they are in.
    pub fn language(&self) -> &Language {
        &self.0.language
    }

    /// A sentence, by its key; `key.attribute` for one of its attributes.
    pub fn say(&self, key: &str) -> String {
        self.look_up(key, None)
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
        let given: FluentArgs<'_> = given
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        self.look_up(key, Some(&given))
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
        (self.0.numerals)(&self.0.language, number)
    }

    /// A number to be read in a sentence, under the name it has there.
    fn count<'n, N: TryInto<i64>>(&self, name: &'n str, number: N) -> (&'n str, Given<'static>) {
        (
            name,
            self.numeral(number.try_into().unwrap_or(i64::MAX)).into(),
        )
    }

    fn look_up(&self, key: &str, given: Option<&FluentArgs<'_>>) -> String {
        let shelf = &*self.0;
        said(&shelf.own, key, given)
            .or_else(|| {
                let english = shelf
                    .english
                    .get_or_init(|| bundle(&Language::english(), texts(&Language::english())));
                said(english, key, given)
            })
            .unwrap_or_else(|| key.to_owned())
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
    // Read off the line itself: asking for the list must not read every language.
    SENTENCES.iter().filter_map(|(language, _, text)| {
        let name = text
            .lines()
            .find_map(|line| line.strip_prefix("own-name = "))?;
        Some((Language::new(*language), name))
    })
}

/// The Fluent text of every language by file, as it is embedded: language, file without `.ftl`, text.
pub fn files() -> &'static [(&'static str, &'static str, &'static str)] {
    SENTENCES
}

/// The files of one language.
fn texts(language: &Language) -> impl Iterator<Item = &'static str> {
    SENTENCES
        .iter()
        .filter(|(of, ..)| *of == language.code())
        .map(|(_, _, text)| *text)
}

fn bundle(
    language: &Language,
    texts: impl Iterator<Item = &'static str>,
) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap_or_default()]);
    // The marks Fluent puts around what it fills in upset copying, searching and tests, and all our languages run the
    // same way.
    bundle.set_use_isolating(false);
    for text in texts {
        // A file with a mistake in it keeps every sentence that has none.
        let resource =
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn said(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    given: Option<&FluentArgs<'_>>,
) -> Option<String> {
    let pattern = match key.split_once('.') {
        Some((message, attribute)) => bundle
            .get_message(message)?
            .get_attribute(attribute)?
            .value(),
        None => bundle.get_message(key)?.value()?,
    };
    // What was not given shows as its own name; that is better than no sentence.
    Some(
        bundle
            .format_pattern(pattern, given, &mut Vec::new())
            .into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A language that lacks most sentences, and says one with a plural.
    fn sparse() -> Words {
        let text = "days = { $count ->\n    [one] { $shown } gün\n   *[other] { $shown } günler\n}\n    .note = Not: { $who }\n";
        let language = Language::turkish();
        let own = bundle(&language, [text].into_iter());
        Words(Rc::new(Shelf {
            language,
            numerals: |_, number| format!("<{number}>"),
            own,
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
