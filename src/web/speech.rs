//! Hands the language in force to every part: sentences from the language files, dates and numbers from the browser.

use js_sys::Intl::{DateTimeFormat, NumberFormat, PluralRules};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::domain::dimension::Dimension;
use crate::domain::guide::{Language, Minutes, Translated};
use crate::domain::level::Level;
use crate::domain::score::Hundredths;
use crate::domain::time::{Date, Elapsed, Moment};
use crate::web::prelude::*;
use crate::words::{Counting, Explain, Given, Named, Sentence, Words};

/// What a person reads. The tree below is built anew when the language changes, so parts need not track it.
#[derive(Clone, Copy)]
pub(crate) struct Speech {
    spoken: StoredValue<Spoken, LocalStorage>,
}

struct Spoken {
    language: Language,
    words: Words,
    formats: Formats,
}

/// The browser's own ways to write dates and numbers. Making one takes it a millisecond, using it next to nothing.
struct Formats {
    month: Function,
    date: Function,
    day: Function,
    time: Function,
    number: Function,
}

/// The language in force.
pub(crate) fn speech() -> Speech {
    expect_context()
}

/// Which version of a guide it is.
pub(crate) fn version(speech: Speech, version: u32) -> String {
    speech.say_with("guide-version", &args!["version" => version])
}

/// What a copy of something is called, in every language it has a name in.
pub(crate) fn copied(title: &Translated<String>) -> Translated<String> {
    let name = |(code, title): (&String, &String)| {
        let words = Words::new(&Language::new(code.as_str()));
        let name = words.say_with("guide-copy-of", &args!["title" => title]);
        (code.clone(), name)
    };
    Translated(title.0.iter().map(name).collect())
}

/// Named values for a sentence: `args!["n" => 3, "name" => text]`.
macro_rules! args {
    ($($name:literal => $value:expr),+ $(,)?) => {
        [$(($name, $crate::words::Given::from($value))),+]
    };
}
pub(crate) use args;

impl Speech {
    /// Speaks this language.
    pub(crate) fn new(language: Language) -> Self {
        let locales = locales(&language);
        let formats = Formats::new(&locales);
        let (number, plural) = (
            formats.number.clone(),
            PluralRules::new(&locales, &Object::new()),
        );
        let counting = Counting {
            numeral: Box::new(move |count| called(&number, &count.to_string().into())),
            category: Box::new(move |count| {
                plural
                    .select(i32::try_from(count).unwrap_or(i32::MAX).into())
                    .into()
            }),
        };
        Self {
            spoken: StoredValue::new_local(Spoken {
                words: Words::counting(&language, counting),
                formats,
                language,
            }),
        }
    }

    /// The language itself.
    pub(crate) fn language(self) -> Language {
        self.spoken.with_value(|it| it.language.clone())
    }

    /// A sentence.
    pub(crate) fn say(self, key: &str) -> String {
        self.spoken.with_value(|it| it.words.say(key))
    }

    /// A sentence with values in it.
    pub(crate) fn say_with(self, key: &str, args: &[(&str, Given<'_>)]) -> String {
        self.spoken.with_value(|it| it.words.say_with(key, args))
    }

    /// What happened and what to do.
    pub(crate) fn explain(self, fault: &impl Explain) -> Sentence {
        self.spoken.with_value(|it| fault.explain(&it.words))
    }

    /// The name of something that has a code.
    pub(crate) fn name<T: Named>(self, named: T) -> String {
        self.name_of([T::FAMILY, named.code(), ""])
    }

    /// One function for the names of everything: its family, its code, and the form where that has a dot before it.
    fn name_of(self, [family, code, form]: [&str; 3]) -> String {
        let key = [family, "-", code, form].concat();
        self.say(&key)
    }

    /// Another form of a name.
    pub(crate) fn name_as<T: Named>(self, form: &str, named: T) -> String {
        let form = [".", form].concat();
        self.name_of([T::FAMILY, named.code(), &form])
    }

    /// A dimension's name where there is little room.
    pub(crate) fn short(self, dimension: Dimension) -> String {
        match dimension.slot() {
            Some(slot) => self.name_as("short", slot),
            None => self.name(dimension),
        }
    }

    /// The word for a level: what of it is there, where it is half there.
    pub(crate) fn lamp(self, level: Level, by_specific: bool) -> String {
        let code = if level.number() == 2 && by_specific {
            "specific"
        } else {
            lamp_state(level)
        };
        self.say(&format!("lamp-{code}"))
    }

    /// A calendar date in words: "11 March 2025", or "March 2025" where the day is not known.
    pub(crate) fn date(self, date: Date) -> String {
        let iso = format!(
            "{:04}-{:02}-{:02}T12:00:00Z",
            date.year(),
            date.month_of_year(),
            date.day_of_month().unwrap_or(1)
        );
        let how: fn(&Formats) -> &Function = if date.day_of_month().is_some() {
            |formats| &formats.date
        } else {
            |formats| &formats.month
        };
        self.formatted(&js_sys::Date::new(&iso.into()), how)
    }

    /// A time of day, here: "14:03:22".
    pub(crate) fn time(self, moment: Moment) -> String {
        let moment = js_sys::Date::new(&moment.to_string().into());
        self.formatted(&moment, |formats| &formats.time)
    }

    /// A day, here: "21 November 2026".
    pub(crate) fn day(self, moment: Moment) -> String {
        let moment = js_sys::Date::new(&moment.to_string().into());
        self.formatted(&moment, |formats| &formats.day)
    }

    /// Points of the score, as people of this language write them: "7.2", "7,2".
    pub(crate) fn points(self, points: Hundredths) -> String {
        // `Intl` takes the decimal text as it is, without a detour through a fraction of a machine's making.
        self.formatted(&points.to_string().into(), |formats| &formats.number)
    }

    fn formatted(self, value: &JsValue, how: fn(&Formats) -> &Function) -> String {
        self.spoken.with_value(|it| called(how(&it.formats), value))
    }

    /// Minutes, as people of this language write them: "1.5", "1,5".
    pub(crate) fn minutes(self, minutes: Minutes) -> String {
        self.points(Hundredths::new(minutes.as_tenths() * 10))
    }
}

impl Formats {
    fn new(locales: &Array) -> Self {
        let dates =
            |options: &[(&str, &str)]| DateTimeFormat::new(locales, &object(options)).format();
        const DAY: (&str, &str) = ("day", "numeric");
        const MONTH: (&str, &str) = ("month", "long");
        const YEAR: (&str, &str) = ("year", "numeric");
        // A calendar date is the same everywhere; a moment is told in the time of this place.
        const ANYWHERE: (&str, &str) = ("timeZone", "UTC");
        let two = |name| (name, "2-digit");
        Self {
            month: dates(&[MONTH, YEAR, ANYWHERE]),
            date: dates(&[DAY, MONTH, YEAR, ANYWHERE]),
            day: dates(&[DAY, MONTH, YEAR]),
            time: dates(&[
                two("hour"),
                two("minute"),
                two("second"),
                ("hourCycle", "h23"),
            ]),
            number: NumberFormat::new(locales, &object(&[("maximumFractionDigits", "2")])).format(),
        }
    }
}

/// What one of the browser's formats makes of a value.
fn called(format: &Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// The language, in the country's way where the browser is set to it: `en-GB` for English in Britain.
fn locales(language: &Language) -> Array {
    let code = language.code();
    let own = window().navigator().languages();
    let of_country = own
        .iter()
        .filter_map(|locale| locale.as_string())
        .find(|locale| {
            locale
                .split('-')
                .next()
                .is_some_and(|primary| primary.eq_ignore_ascii_case(code))
        });
    Array::of1(&of_country.unwrap_or_else(|| code.to_owned()).into())
}

fn object(options: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in options {
        // Setting a plain property on a fresh object cannot fail.
        let _set = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}

/// The session clock: "12:58", or "1:02:03" from the first hour on.
pub(crate) fn clock_text(elapsed: Elapsed) -> String {
    let seconds = elapsed.as_ms() / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

/// The state of a level, as the style sheets and the sprite spell it.
pub(crate) fn lamp_state(level: Level) -> &'static str {
    match level.number() {
        0 => "empty",
        1 => "mentioned",
        2 => "quoted",
        3 => "filled",
        _ => "confirmed",
    }
}
