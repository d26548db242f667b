//! Dates as people type them: the few ways that can be read without guessing.

use crate::domain::time::Date;

/// Reads `2025-03-11`, `2025-03`, `2025/3/11`, `11.3.2025` and `3.2025` (day first with dots, as Europe and Turkey
/// write). `3/11/2025` is not read: half the world means another day by it.
pub fn read(typed: &str) -> Option<Date> {
    let typed = typed.trim();
    let year_first = |separator: char| -> Option<Date> {
        let mut parts = typed.split(separator);
        let (year, month, day, rest) = (parts.next()?, parts.next()?, parts.next(), parts.next());
        (year.len() == 4 && rest.is_none()).then_some(())?;
        made(year, month, day)
    };
    let day_first = || -> Option<Date> {
        let parts: Vec<_> = typed.split('.').collect();
        match parts.as_slice() {
            [day, month, year] => made(year, month, Some(day)),
            [month, year] => made(year, month, None),
            _ => None,
        }
    };
    year_first('-')
        .or_else(|| year_first('/'))
        .or_else(|| year_first('.'))
        .or_else(day_first)
}

fn made(year: &str, month: &str, day: Option<&str>) -> Option<Date> {
    let digits = |text: &str, most: usize| {
        let fits =
            (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse::<i16>().ok()).flatten()
    };
    if year.len() != 4 {
        return None;
    }
    let year = digits(year, 4)?;
    let month = i8::try_from(digits(month, 2)?).ok()?;
    match day {
        None => Date::month(year, month),
        Some(day) => Date::day(year, month, i8::try_from(digits(day, 2)?).ok()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_without_guessing_is_read() {
        for (typed, date) in [
            ("2025-03-11", "2025-03-11"),
            (" 2025-03 ", "2025-03"),
            ("2025/3/1", "2025-03-01"),
            ("11.3.2025", "2025-03-11"),
            ("03.2025", "2025-03"),
            ("2025.03.11", "2025-03-11"),
        ] {
            assert_eq!(
                read(typed).map(|date| date.to_string()).as_deref(),
                Some(date),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn what_could_mean_two_days_or_none_is_not() {
        for typed in [
            "",
            "3/11/2025",
            "2025-02-30",
            "31.2.2025",
            "25-03-11",
            "March",
            "2025",
            "2025-3-11-1",
            "11.3.25",
        ] {
            assert_eq!(read(typed), None, "{typed:?}");
        }
    }
}
