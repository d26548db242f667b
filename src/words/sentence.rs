//! A sentence as the build writes it down (`compile.rs`) and as the app fills it in.
//!
//! Text stands as it is. What is special is marked by control characters, which no sentence has: a place to fill is
//! `FILL name END`; a choice is `CHOOSE name (OR key THEN text)+ DONE`, its last text being the one for everything else.

use super::Given;
use super::marks::{CHOOSE, DONE, END, FILL, OR, THEN};

/// Fills a sentence in. `category` says which plural a number takes. What was not given shows as its name, which is
/// better than no sentence.
pub(super) fn fill(
    pattern: &str,
    given: &[(&str, Given<'_>)],
    category: &dyn Fn(i64) -> String,
) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(at) = rest.find([FILL, CHOOSE]) {
        let (before, special) = rest.split_at_checked(at).unwrap_or_default();
        out.push_str(before);
        let is_choice = special.starts_with(CHOOSE);
        let special = special.get(1..).unwrap_or_default();
        let (inside, after) = special
            .split_once(if is_choice { DONE } else { END })
            .unwrap_or((special, ""));
        if is_choice {
            out.push_str(&fill(chosen(inside, given, category), given, category));
        } else {
            match value(given, inside) {
                Some(Given::Text(text)) => out.push_str(text),
                Some(Given::Number(number)) => out.push_str(&number.to_string()),
                None => {
                    out.push_str("{$");
                    out.push_str(inside);
                    out.push('}');
                }
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn value<'g, 'v>(given: &'g [(&str, Given<'v>)], name: &str) -> Option<&'g Given<'v>> {
    given
        .iter()
        .find(|(other, _)| *other == name)
        .map(|(_, value)| value)
}

/// The text of a choice: for the very value, else for the plural it takes, else the last.
fn chosen<'p>(
    choice: &'p str,
    given: &[(&str, Given<'_>)],
    category: &dyn Fn(i64) -> String,
) -> &'p str {
    let mut parts = choice.split(OR);
    let name = parts.next().unwrap_or_default();
    let variants = || parts.clone().filter_map(|part| part.split_once(THEN));
    let of = |wanted: &str| variants().find(|(key, _)| *key == wanted);
    let found = match value(given, name) {
        Some(Given::Text(text)) => of(text),
        Some(Given::Number(number)) => of(&number.to_string()).or_else(|| of(&category(*number))),
        None => None,
    };
    found
        .or_else(|| variants().next_back())
        .map(|(_, text)| text)
        .unwrap_or_default()
}
