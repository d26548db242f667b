//! The strings of the program, read from its source, to find out which sentences it says.

use std::fs;
use std::path::Path;

use crate::{root, within};

/// A string in the program, and the code just before it.
pub(crate) struct Literal {
    pub(crate) place: String,
    pub(crate) before: String,
    pub(crate) text: String,
}

/// The strings of a Rust file, comments left out.
fn literals(path: &Path, code: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let chars: Vec<char> = code.chars().collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or('\0');
    let (mut index, mut line, mut before) = (0, 1, String::new());
    while index < chars.len() {
        match at(index) {
            '/' if at(index + 1) == '/' => {
                while index < chars.len() && at(index) != '\n' {
                    index += 1;
                }
                continue;
            }
            '\'' if at(index + 1) == '\\' || at(index + 2) == '\'' => {
                index += 2;
                while index < chars.len() && at(index) != '\'' {
                    index += 1;
                }
            }
            '"' => {
                let raw = before.chars().rev().take_while(|c| *c == '#').count();
                let is_raw = before.trim_end_matches('#').ends_with('r') && !before.ends_with("_r");
                let place = format!("{}:{line}", path.strip_prefix(root()).unwrap().display());
                let mut text = String::new();
                index += 1;
                while index < chars.len() {
                    let closes = at(index) == '"'
                        && (!is_raw || (1..=raw).all(|nth| at(index + nth) == '#'));
                    if closes {
                        break;
                    }
                    if at(index) == '\\' && !is_raw {
                        index += 1;
                    }
                    line += usize::from(at(index) == '\n');
                    text.push(at(index));
                    index += 1;
                }
                let start = before.len().saturating_sub(60);
                let tail = before
                    .char_indices()
                    .find(|(byte, _)| *byte >= start)
                    .map_or("", |(byte, _)| &before[byte..]);
                found.push(Literal {
                    place,
                    before: tail.split_whitespace().collect(),
                    text,
                });
            }
            _ => {}
        }
        line += usize::from(at(index) == '\n');
        before.push(at(index));
        index += 1;
    }
    found
}

pub(crate) fn program() -> Vec<Literal> {
    let mut files = within(&root().join("src"), "rs");
    // The script that takes over when the app breaks says sentences, too.
    files.extend(within(&root().join("src"), "js"));
    let literals: Vec<_> = files
        .iter()
        .flat_map(|path| {
            let code = fs::read_to_string(path).unwrap();
            // Unit tests stand at the bottom of their file and say what they like.
            literals(path, code.split("#[cfg(test)]").next().unwrap())
        })
        .collect();
    assert!(
        literals
            .iter()
            .any(|literal| literal.text == "fault-edit-no-words"),
        "the program is found and read"
    );
    literals
}

/// Keys of which the program writes a part: `say(&format!("verdict-{code}"))` is said with every key that fits.
pub(crate) fn fits(pattern: &str, key: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('{') else {
        return pattern == key;
    };
    let Some((_, end)) = rest.split_once('}') else {
        return false;
    };
    let middle = key
        .strip_prefix(start)
        .and_then(|key| key.strip_suffix(end));
    middle.is_some_and(|middle| !middle.is_empty() && !middle.contains('.'))
}

pub(crate) fn is_key_like(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.{}".contains(c))
}

#[test]
fn the_reading_of_the_program_finds_what_it_is_meant_to_find() {
    let code = "let a = words.say(\n  \"one-key\"); // words.say(\"no\")\nlet c = '\"'; x(\"two\", r#\"ra\"w\"#, 'b'); let l: &'static str = \"l\\\"x\";";
    let found = literals(&root().join("x.rs"), code);
    let texts: Vec<_> = found.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["one-key", "two", "ra\"w", "l\"x"]);
    assert!(
        found[0].before.ends_with("say(") && found[0].place.ends_with("x.rs:2"),
        "{}",
        found[0].place
    );
    assert!(
        fits("verdict-{code}", "verdict-admitted")
            && !fits("verdict-{code}", "verdict-admitted.note")
    );
    assert!(fits("verdict-{}.note", "verdict-admitted.note") && !fits("verdict-{}", "verdict-"));
}
