//! Moments, spans and calendar dates: values passed in, never read from a clock.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::de::{self, Unexpected};
use serde::{Serialize, Serializer};

use super::fields::{Blank, Readable, Refusal, text};

/// A point in time: milliseconds since 1970-01-01 00:00 UTC, written as ISO 8601 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Blank for Moment {
    fn blank() -> Self {
        Self(0)
    }
}

impl Moment {
    /// The first moment of the year 0 and the last of the year 9999: what four digits of a year can say.
    const RANGE: (i64, i64) = (-62_167_219_200_000, 253_402_300_799_999);

    /// The moment so many milliseconds after 1970-01-01 00:00 UTC, clamped to the years 0 to 9999.
    pub fn from_unix_ms(ms: i64) -> Self {
        Self(ms.clamp(Self::RANGE.0, Self::RANGE.1))
    }

    /// Milliseconds since 1970-01-01 00:00 UTC.
    pub fn as_unix_ms(self) -> i64 {
        self.0
    }

    /// The moment so much later.
    pub fn after(self, span: Elapsed) -> Self {
        Self::from_unix_ms(
            self.0
                .saturating_add(i64::try_from(span.0).unwrap_or(i64::MAX)),
        )
    }

    /// The time from `earlier` to `self`; zero when the clock ran backwards, so that no duration is negative.
    pub fn since(self, earlier: Self) -> Elapsed {
        Elapsed(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day, hour, minute, second) =
            datealgo::secs_to_datetime(self.0.div_euclid(1_000));
        let ms = self.0.rem_euclid(1_000);
        write!(
            out,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z"
        )
    }
}

impl FromStr for Moment {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        read_moment(text).ok_or_else(|| NotATime(text.to_owned()))
    }
}

/// Reads `2025-11-21T14:03:22.007Z`, and nothing that is spelled otherwise.
fn read_moment(text: &str) -> Option<Moment> {
    let (date, time) = text.split_once('T')?;
    let date: Date = date.parse().ok()?;
    let (clock, ms) = time.strip_suffix('Z')?.split_once('.')?;
    let number = |part: &str, length: usize| {
        let fits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse::<u16>().ok()).flatten()
    };
    let mut parts = clock.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
    let below =
        |value: u16, limit: u16| (value < limit).then(|| u8::try_from(value).ok()).flatten();
    let hour = below(number(hour, 2)?, 24)?;
    let minute = below(number(minute, 2)?, 60)?;
    let second = below(number(second, 2)?, 60)?;
    if parts.next().is_some() {
        return None;
    }
    let (month, day) = (
        u8::try_from(date.month).ok()?,
        u8::try_from(date.day?).ok()?,
    );
    let seconds =
        datealgo::datetime_to_secs((i32::from(date.year), month, day, hour, minute, second));
    Some(Moment::from_unix_ms(
        seconds * 1_000 + i64::from(number(ms, 3)?),
    ))
}

/// Time within a session: milliseconds since the first sitting began.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Elapsed(u64);

impl Blank for Elapsed {
    fn blank() -> Self {
        Self(0)
    }
}

impl Readable for Elapsed {
    fn wanted(&self) -> &'static str {
        self.0.wanted()
    }

    fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
        self.0.plain(found)
    }
}

impl Elapsed {
    /// So many milliseconds.
    pub const fn from_ms(ms: u64) -> Self {
        Self(ms)
    }

    /// So many whole minutes.
    pub const fn from_minutes(minutes: u64) -> Self {
        Self(minutes.saturating_mul(60_000))
    }

    /// Milliseconds.
    pub const fn as_ms(self) -> u64 {
        self.0
    }

    /// Both spans together.
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left of `self` after `other`; zero when nothing is.
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The distance between two points of the session, whichever came first.
    pub const fn apart(self, other: Self) -> Self {
        Self(self.0.abs_diff(other.0))
    }
}

/// What the shell's clock says when something happens. The domain is handed this and asks no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The point in time.
    pub moment: Moment,
    /// The calendar date where the person is.
    pub today: Date,
}

/// Makes of a clock that may be set back one that never runs backwards: what it was set back by is added from then on.
/// Forward jumps are believed: a machine that slept looks the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steady {
    last: i64,
    ahead: i64,
}

impl Steady {
    /// Larger steps back are believed: a clock that was wrong by more than a day has been put right. Our judgement.
    const LARGEST: i64 = 24 * 3_600_000;

    /// A clock nobody has read yet.
    pub const fn new() -> Self {
        Self {
            last: Moment::RANGE.0,
            ahead: 0,
        }
    }

    /// The moment it is when the clock says `clock`.
    pub fn read(&mut self, clock: Moment) -> Moment {
        let back = self.last.saturating_sub(clock.0.saturating_add(self.ahead));
        if back > Self::LARGEST {
            self.ahead = 0;
        } else if back > 0 {
            self.ahead = self.ahead.saturating_add(back);
        }
        self.last = clock.0.saturating_add(self.ahead);
        Moment::from_unix_ms(self.last)
    }

    /// It is this late at least: a record says so. One from another day, as of a machine whose clock is wrong, is not
    /// believed.
    pub fn not_before(&mut self, known: Moment) {
        let back = known.0.saturating_sub(self.last);
        if (1..=Self::LARGEST).contains(&back) {
            self.ahead = self.ahead.saturating_add(back);
            self.last = known.0;
        }
    }
}

impl Default for Steady {
    fn default() -> Self {
        Self::new()
    }
}

/// A calendar date, or a month where the day is not known: `2025-03-11` or `2025-03`.
///
/// Only dates that exist can be made. Respondents often remember no more than the month of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: i8,
    day: Option<i8>,
}

impl Blank for Date {
    fn blank() -> Self {
        Self::EPOCH
    }
}

impl Date {
    /// 1 January 1970: what a clock that cannot name a date is taken to say.
    pub const EPOCH: Self = Self {
        year: 1970,
        month: 1,
        day: Some(1),
    };

    /// The day, when such a day exists.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        let within = Self::month(year, month)?;
        let last = datealgo::days_in_month(i32::from(year), u8::try_from(month).ok()?);
        let exists = day >= 1 && u8::try_from(day).is_ok_and(|day| day <= last);
        exists.then_some(Self {
            day: Some(day),
            ..within
        })
    }

    /// The month, when such a month exists.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let exists = (0..=9_999).contains(&year) && (1..=12).contains(&month);
        exists.then_some(Self {
            year,
            month,
            day: None,
        })
    }

    /// The year, 0 to 9999.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month_of_year(self) -> i8 {
        self.month
    }

    /// The day of the month, where it is known.
    pub fn day_of_month(self) -> Option<i8> {
        self.day
    }

    /// Whole calendar months from `earlier` to `self`, rounded down; `None` when `earlier` is later.
    ///
    /// A month without its day counts from its first day (product page, Verdict: whole calendar months, rounded
    /// down); two dates in one month are 0 apart when either lacks its day.
    pub fn months_since(self, earlier: Self) -> Option<u32> {
        let months = (i32::from(self.year) - i32::from(earlier.year)) * 12 + i32::from(self.month)
            - i32::from(earlier.month);
        let not_yet = matches!((self.day, earlier.day), (Some(now), Some(then)) if now < then);
        u32::try_from(months - i32::from(not_yet)).ok()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)?;
        match self.day {
            Some(day) => write!(out, "-{day:02}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Date {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let fault = || NotATime(text.to_owned());
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
        };
        let mut parts = text.split('-');
        let (Some(year), Some(month), day, None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(fault());
        };
        digits(year, 4)
            .and_then(|()| digits(month, 2))
            .ok_or_else(fault)?;
        let year = year.parse().map_err(|_| fault())?;
        let month = month.parse().map_err(|_| fault())?;
        match day {
            None => Self::month(year, month),
            Some(day) => {
                digits(day, 2).ok_or_else(fault)?;
                Self::day(year, month, day.parse().map_err(|_| fault())?)
            }
        }
        .ok_or_else(fault)
    }
}

/// The text is no date or time that exists.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no date or time that exists")]
pub struct NotATime(pub String);

macro_rules! written_as_text {
    ($name:ident, $what:literal, $pattern:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.collect_str(self)
            }
        }

        impl Readable for $name {
            fn wanted(&self) -> &'static str {
                "a string"
            }

            fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
                let text = text(found)?;
                let read: Self = text.parse().map_err(de::Error::custom)?;
                // One value, one spelling: an export must come back byte for byte.
                if read.to_string() != text {
                    return Err(de::Error::custom(NotATime(text.to_owned())));
                }
                *self = read;
                Ok(())
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "description": $what, "pattern": $pattern })
            }
        }
    };
}

written_as_text!(
    Moment,
    "A point in time, ISO 8601 in UTC with milliseconds.",
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$"
);
written_as_text!(
    Date,
    "A calendar date, or a month where the day is not known (ISO 8601).",
    r"^\d{4}-\d{2}(-\d{2})?$"
);

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn only_dates_that_exist_are_read() {
        for good in [
            "2025-03-11",
            "2025-03",
            "2024-02-29",
            "0000-01",
            "9999-12-31",
        ] {
            assert_eq!(date(good).to_string(), good);
        }
        for bad in [
            "2025-02-29",
            "2025-13",
            "2025-00-01",
            "2025",
            "25-03-11",
            "2025-3-1",
            "2025-03-11-01",
            "",
            "−1",
            "+025-03",
        ] {
            assert!(bad.parse::<Date>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn ages_are_whole_calendar_months_rounded_down() {
        let age = |now: &str, then: &str| date(now).months_since(date(then));
        assert_eq!(age("2025-07-18", "2025-03-11"), Some(4));
        assert_eq!(age("2025-07-10", "2025-03-11"), Some(3));
        assert_eq!(age("2025-10", "2025-01"), Some(9));
        assert_eq!(age("2025-10-01", "2025-10"), Some(0));
        assert_eq!(age("2025-03-01", "2025-03-02"), None);
    }

    #[test]
    fn a_moment_is_written_in_utc_with_milliseconds_and_comes_back() {
        for ms in [0, 1_763_733_802_007, -1] {
            let moment = Moment::from_unix_ms(ms);
            assert_eq!(moment.to_string().parse::<Moment>().unwrap(), moment);
        }
        assert_eq!(
            Moment::from_unix_ms(1_763_733_802_007).to_string(),
            "2025-11-21T14:03:22.007Z"
        );
    }

    #[test]
    fn a_clock_that_is_set_back_goes_on_from_where_it_was() {
        const HOUR: i64 = 3_600_000;
        let mut steady = Steady::new();
        let mut read = |ms: i64| steady.read(Moment::from_unix_ms(ms)).as_unix_ms();
        let start = 1_763_733_802_007;
        assert_eq!(read(start), start);
        assert_eq!(read(start + 1_000), start + 1_000);
        // Set back by an hour: it stands for one reading, then runs on.
        assert_eq!(read(start + 1_000 - HOUR), start + 1_000);
        assert_eq!(read(start + 9_000 - HOUR), start + 9_000);
        // Sleep, or a clock set forwards, counts.
        assert_eq!(read(start + 2 * HOUR), start + 3 * HOUR);
        // A clock that was wrong by days has been put right.
        assert_eq!(read(start - 100 * HOUR), start - 100 * HOUR);
        assert_eq!(read(start - 99 * HOUR), start - 99 * HOUR);
    }

    #[test]
    fn after_a_reload_the_clock_is_not_before_what_was_kept() {
        const HOUR: i64 = 3_600_000;
        let moment = Moment::from_unix_ms;
        let mut steady = Steady::new();
        steady.read(moment(10 * HOUR));
        steady.not_before(moment(9 * HOUR));
        assert_eq!(steady.read(moment(10 * HOUR + 1)), moment(10 * HOUR + 1));
        steady.not_before(moment(11 * HOUR));
        assert_eq!(steady.read(moment(10 * HOUR + 2)), moment(11 * HOUR + 1));
        // A record of next week was made under a wrong clock.
        steady.not_before(moment(200 * HOUR));
        assert_eq!(steady.read(moment(10 * HOUR + 3)), moment(11 * HOUR + 2));
    }

    #[test]
    fn no_duration_is_negative_when_the_clock_runs_backwards() {
        assert_eq!(
            Moment::from_unix_ms(5).since(Moment::from_unix_ms(9)),
            Elapsed::default()
        );
    }
}
