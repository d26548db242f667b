//! Hands the language in force to every part: sentences from the language files, dates and numbers from the browser.

use js_sys::Intl::{DateTimeFormat, NumberFormat};
use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::domain::dimension::Dimension;
use crate::domain::guide::{Language, Minutes};
use crate::domain::level::Level;
use crate::domain::score::Hundredths;
use crate::domain::time::{Date, Elapsed, Moment};
use crate::words::{Explain, Given, Named, Sentence, Words};

/// What a person reads. The tree below is built anew when the language changes, so parts need not track it.
#[derive(Clone, Copy)]
pub(crate) struct Speech {
    words: StoredValue<Words, LocalStorage>,
    language: StoredValue<Language>,
}

/// The language in force.
pub(crate) fn speech() -> Speech {
    expect_context()
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
        Self {
            words: StoredValue::new_local(Words::new(&language)),
            language: StoredValue::new(language),
        }
    }

    /// The language itself.
    pub(crate) fn language(self) -> Language {
        self.language.get_value()
    }

    /// A sentence.
    pub(crate) fn say(self, key: &str) -> String {
        self.words.with_value(|words| words.say(key))
    }

    /// A sentence with values in it.
    pub(crate) fn say_with(self, key: &str, args: &[(&str, Given<'_>)]) -> String {
        self.words.with_value(|words| words.say_with(key, args))
    }

    /// What happened and what to do.
    pub(crate) fn explain(self, fault: &impl Explain) -> Sentence {
        self.words.with_value(|words| fault.explain(words))
    }

    /// The name of something that has a code.
    pub(crate) fn name<T: Named>(self, named: T) -> String {
        self.words.with_value(|words| words.name(named))
    }

    /// Another form of a name.
    pub(crate) fn name_as<T: Named>(self, form: &str, named: T) -> String {
        self.words.with_value(|words| words.name_as(form, named))
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
        let options = Object::new();
        set(&options, "year", &"numeric".into());
        set(&options, "month", &"long".into());
        set(&options, "timeZone", &"UTC".into());
        if date.day_of_month().is_some() {
            set(&options, "day", &"numeric".into());
        }
        let day = date.day_of_month().unwrap_or(1);
        let iso = format!(
            "{:04}-{:02}-{day:02}T12:00:00Z",
            date.year(),
            date.month_of_year()
        );
        self.formatted(&js_sys::Date::new(&iso.into()), &options)
    }

    /// A time of day, here: "14:03:22".
    pub(crate) fn time(self, moment: Moment) -> String {
        let options = Object::new();
        set(&options, "hour", &"2-digit".into());
        set(&options, "minute", &"2-digit".into());
        set(&options, "second", &"2-digit".into());
        set(&options, "hour12", &false.into());
        self.formatted(&js_sys::Date::new(&moment.to_string().into()), &options)
    }

    /// A day, here: "21 November".
    pub(crate) fn day(self, moment: Moment) -> String {
        let options = Object::new();
        set(&options, "day", &"numeric".into());
        set(&options, "month", &"long".into());
        set(&options, "year", &"numeric".into());
        self.formatted(&js_sys::Date::new(&moment.to_string().into()), &options)
    }

    fn formatted(self, date: &js_sys::Date, options: &Object) -> String {
        let format = DateTimeFormat::new(&self.locales(), options).format();
        format
            .call1(&JsValue::UNDEFINED, date)
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }

    /// Points of the score, as people of this language write them: "7.2", "7,2".
    pub(crate) fn points(self, points: Hundredths) -> String {
        let options = Object::new();
        set(&options, "maximumFractionDigits", &2.into());
        let number = points.to_string();
        let format = NumberFormat::new(&self.locales(), &options).format();
        // `Intl` takes the decimal text as it is, without a detour through a fraction of a machine's making.
        format
            .call1(&JsValue::UNDEFINED, &number.into())
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }

    /// Minutes, as people of this language write them: "1.5", "1,5".
    pub(crate) fn minutes(self, minutes: Minutes) -> String {
        self.points(Hundredths::new(minutes.as_tenths() * 10))
    }

    /// The language, in the country's way where the browser is set to it: `en-GB` for English in Britain.
    fn locales(self) -> Array {
        let code = self
            .language
            .with_value(|language| language.code().to_owned());
        let own = window().navigator().languages();
        let of_country = own
            .iter()
            .filter_map(|locale| locale.as_string())
            .find(|locale| {
                locale
                    .split('-')
                    .next()
                    .is_some_and(|primary| primary.eq_ignore_ascii_case(&code))
            });
        Array::of1(&of_country.unwrap_or(code).into())
    }
}

fn set(options: &Object, name: &str, value: &JsValue) {
    // Setting a plain property on a fresh object cannot fail.
    let _set = Reflect::set(options, &name.into(), value);
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
