//! Times as transcripts spell them: a time of the call, and the line with an arrow that times a cue.

use super::{Why, bare};
use crate::domain::time::Elapsed;

/// A time that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    /// The time; the start of the call for one before it.
    pub(super) at: Elapsed,
    /// What is odd about its spelling.
    pub(super) odd: Option<Why>,
    /// Whether it names the hour.
    pub(super) has_hours: bool,
}

/// Reads `1:02:03.456`, `02:03,4`, `75:30`, and with a sign; nothing else.
pub(super) fn time(text: &str) -> Option<Time> {
    let unsigned = text.strip_prefix(['-', '−']);
    let negative = unsigned.is_some();
    let mut parts = unsigned.unwrap_or(text).split(':');
    let first = number(parts.next()?, 4)?;
    let second = parts.next()?;
    let third = parts.next();
    if parts.next().is_some() {
        return None;
    }
    let (hours, minutes, last) = match third {
        Some(last) => (first, number(second, 2)?, last),
        None => (0, first, second),
    };
    let has_hours = third.is_some();
    let (seconds, fraction) = last.split_once(['.', ',']).unwrap_or((last, ""));
    let seconds = number(seconds, 2)?;
    let ms = thousandths(fraction)?;
    // The spellings are told apart by what a W3C parser would refuse. Sixty minutes and more are common where no hour is named.
    let misspelled = seconds >= 60 || has_hours && minutes >= 60;
    let ms = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + ms;
    Some(Time {
        at: Elapsed::from_ms(if negative { 0 } else { ms }),
        odd: if negative && ms > 0 {
            Some(Why::TimeNegative)
        } else {
            misspelled.then_some(Why::TimeMisspelled)
        },
        has_hours,
    })
}

/// A number of so many digits at most.
fn number(text: &str, most: usize) -> Option<u64> {
    let plain = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// What stands behind the point, in thousandths: `5` is 500, `4567` is 456.
fn thousandths(text: &str) -> Option<u64> {
    let mut ms = 0;
    for (place, byte) in text.bytes().enumerate() {
        if !byte.is_ascii_digit() {
            return None;
        }
        let worth = [100, 10, 1].get(place).copied().unwrap_or(0);
        ms += u64::from(byte - b'0') * worth;
    }
    Some(ms)
}

/// What a line of a file with cues says of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Timing {
    /// When the cue begins, where that can be read.
    pub(super) from: Option<Elapsed>,
    /// When it ends, where that can be read and is not before.
    pub(super) to: Option<Elapsed>,
    /// What is odd about them.
    pub(super) odd: Option<Why>,
}

/// Reads the line that begins a cue: two times with an arrow between them, and settings nobody needs.
///
/// One of the times is enough, or two things that were times once, so that a slip costs the time and not the words. An arrow between
/// anything else is part of what is said.
pub(super) fn timing(line: &str) -> Option<Timing> {
    let (left, right, arrow) = match line.split_once("-->") {
        Some((left, right)) => (left, right, true),
        None => slipped_arrow(line)?,
    };
    let left = left.trim();
    let right = right.split_whitespace().next().unwrap_or_default();
    let (from, to) = (time(left), time(right));
    if !arrow && (from.is_none() || to.is_none()) {
        return None;
    }
    if from.is_none() && to.is_none() && !(was_time(left) && was_time(right)) {
        return None;
    }
    let odd_time = from.and_then(|it| it.odd).or(to.and_then(|it| it.odd));
    let (from, to) = (from.map(|it| it.at), to.map(|it| it.at));
    let reversed = matches!((from, to), (Some(from), Some(to)) if to < from);
    Some(Timing {
        from,
        to: if reversed { None } else { to },
        odd: if from.is_none() || to.is_none() {
            Some(Why::TimeUnreadable)
        } else if reversed {
            Some(Why::TimeReversed)
        } else if arrow {
            odd_time
        } else {
            Some(Why::TimeMisspelled)
        },
    })
}

/// A line of nothing but digits and an arrow that lost a part, cut at it.
fn slipped_arrow(line: &str) -> Option<(&str, &str, bool)> {
    if !line.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let arrow = |letter: char| matches!(letter, '-' | '>' | '–' | '—' | '→');
    let at = line.find(arrow)?;
    let (left, right) = (line.get(..at)?, line.get(at..)?);
    Some((left, right.trim_start_matches(arrow), false))
}

/// Whether this looks like a time with a slip in it: one word that begins as times do and has a colon.
fn was_time(text: &str) -> bool {
    text.contains(':')
        && !text.contains(char::is_whitespace)
        && text.starts_with(|first: char| first.is_ascii_digit() || first == '-')
}

/// A time that stands before the text of a line.
pub(super) struct Leading<'a> {
    /// When the text begins.
    pub(super) from: Time,
    /// When it ends, where both are given.
    pub(super) to: Option<Time>,
    /// Whether brackets say that it is a time.
    pub(super) bracketed: bool,
    /// The text.
    pub(super) rest: &'a str,
}

/// Reads `[00:00:01.000 --> 00:00:04.000] text`, `(0:01) text`, `00:00:05 text`.
pub(super) fn leading(line: &str) -> Option<Leading<'_>> {
    let close = match line.chars().next()? {
        '[' => Some(']'),
        '(' => Some(')'),
        '0'..='9' => None,
        _ => return None,
    };
    let (times, rest) = match close {
        Some(close) => line.get(1..)?.split_once(close)?,
        None => line.split_once(char::is_whitespace).unwrap_or((line, "")),
    };
    let (from, to) = match times.split_once("-->").or_else(|| times.split_once(" - ")) {
        Some((from, to)) => (time(from.trim())?, Some(time(to.trim())?)),
        None => (time(times.trim())?, None),
    };
    // Something between the time and the text sets them apart: a dash, a bar.
    let rest = bare(rest).trim_start_matches(['-', '–', '—', '|']);
    Some(Leading {
        from,
        to,
        bracketed: close.is_some(),
        rest: bare(rest),
    })
}

/// Reads `Jane Doe  0:01`, `Jane Doe (00:01):`, `[Jane Doe] 10:02:03`: what stands before the time, and the time.
pub(super) fn trailing(line: &str) -> Option<(&str, Time)> {
    let line = line.trim_end_matches([':', ' ']);
    let (before, last) = line.rsplit_once(char::is_whitespace)?;
    let at = time(last.trim_matches(['(', ')', '[', ']']))?;
    let before = bare(before).trim_end_matches([':', '|', '-', '–', '—', '·', ',']);
    Some((bare(before).trim_matches(['*', '[', ']']), at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> Option<(u64, Option<Why>)> {
        time(text).map(|it| (it.at.as_ms(), it.odd))
    }

    #[test]
    fn times_are_read_with_and_without_hours_and_with_any_fraction() {
        for (text, wanted) in [
            ("00:00:01.000", 1_000),
            ("0:01", 1_000),
            ("1:02:03,456", 3_723_456),
            ("02:03.4", 123_400),
            ("02:03.45678", 123_456),
            ("75:30", 4_530_000),
            ("0:0:3.50", 3_500),
            ("100:00:00", 360_000_000),
            ("-00:00:00.000", 0),
        ] {
            assert_eq!(ms(text), Some((wanted, None)), "{text}");
        }
        assert_eq!(ms("-00:00:01.000"), Some((0, Some(Why::TimeNegative))));
        assert_eq!(
            ms("00:00:75.000"),
            Some((75_000, Some(Why::TimeMisspelled)))
        );
        assert_eq!(ms("1:75:00"), Some((8_100_000, Some(Why::TimeMisspelled))));
        for bad in [
            "",
            ":",
            "1",
            "1:",
            ":1",
            "1:2:3:4",
            "1:2:",
            "a:bc",
            "1:02.x",
            "1 :02",
            "00:00:01.000.1",
            "99999:00",
            "1:234",
            "１:０２",
            "+1:02",
            "--1:02",
            "1:02-",
        ] {
            assert_eq!(ms(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_timing_line_gives_what_can_be_read_of_it() {
        let read = |line: &str| {
            timing(line).map(|it| {
                let ms = |at: Option<Elapsed>| at.map(Elapsed::as_ms);
                (ms(it.from), ms(it.to), it.odd)
            })
        };
        let both = Some((Some(1_000), Some(2_000), None));
        assert_eq!(read("00:01.000 --> 00:02.000 align:start line:-1"), both);
        assert_eq!(read("00:00:01,000-->00:00:02,000"), both);
        assert_eq!(read("00:00:01,000 --> 00:00:02,000 X1:10 Y1:20"), both);
        for (line, from, to, why) in [
            (
                "00:03.000 --> 00:02.000",
                Some(3_000),
                None,
                Why::TimeReversed,
            ),
            (
                "-00:03.000 --> 00:02.000",
                Some(0),
                Some(2_000),
                Why::TimeNegative,
            ),
            (
                "0x:03.000 --> 00:02.000",
                None,
                Some(2_000),
                Why::TimeUnreadable,
            ),
            ("0x:03.000 --> 0y:02.000", None, None, Why::TimeUnreadable),
            ("00:01.000 -->", Some(1_000), None, Why::TimeUnreadable),
            (
                "00:01.000 -> 00:02.000",
                Some(1_000),
                Some(2_000),
                Why::TimeMisspelled,
            ),
            (
                "00:01.000 – 00:02.000",
                Some(1_000),
                Some(2_000),
                Why::TimeMisspelled,
            ),
            (
                "00:01.000 → 00:02.000",
                Some(1_000),
                Some(2_000),
                Why::TimeMisspelled,
            ),
        ] {
            assert_eq!(read(line), Some((from, to, Some(why))), "{line}");
        }
        for text in [
            "we went from 2 --> 3 docks",
            "2 --> 3",
            "-->",
            "then --> that",
            "2-3 a day",
            "5:30 - it was late",
            "3 -> 4",
            "",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
