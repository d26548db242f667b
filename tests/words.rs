//! The sentences: every language has every key in the same shape, every key is said somewhere, and none is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use on_record::domain::edit::EditError;
use on_record::domain::guide::{GuideFault, Language};
use on_record::domain::id::{InterviewId, ItemId};
use on_record::domain::interview::Breach;
use on_record::formats::shelf::{Problem, Repair};
use on_record::formats::stored::{Format, ReadError, WriteError};
use on_record::words::{Explain, FAMILIES, Given, Sentence, Words, available, files};

/// Sentences that are rightly the same in two languages: language, key.
const SAME: &[(&str, &str)] = &[("tr", "app-title")];

/// One sentence: a message's value, or one of its attributes under `message.attribute`.
#[derive(Debug, Default)]
struct Said {
    place: String,
    text: String,
}

impl Said {
    /// The names of what it is filled with.
    fn variables(&self) -> BTreeSet<String> {
        let name = |rest: &str| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric() || "-_".contains(*c))
                .collect()
        };
        self.text.split('$').skip(1).map(name).collect()
    }

    /// Whether it says anything of its own, beside what it is filled with.
    fn has_letters(&self) -> bool {
        let mut depth = 0;
        self.text.chars().any(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0 && c.is_alphabetic()
        }) || self.text.contains("->")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn within(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(within(&path, ending));
        } else if path
            .extension()
            .is_some_and(|extension| extension == ending)
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The sentences of a Fluent file. Good enough for files that parse, which another test holds.
fn parse(path: &Path, text: &str) -> Vec<(String, Said)> {
    let mut said: Vec<(String, Said)> = Vec::new();
    let mut message = String::new();
    for (index, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'))
    {
        let place = format!(
            "{}:{}",
            path.strip_prefix(root()).unwrap().display(),
            index + 1
        );
        let attribute = line
            .trim_start()
            .strip_prefix('.')
            .filter(|_| line.starts_with(' '));
        if let Some((name, value)) = attribute.and_then(|line| line.split_once('=')) {
            said.push((
                format!("{message}.{}", name.trim()),
                Said {
                    place,
                    text: value.trim().to_owned(),
                },
            ));
        } else if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (name, value) = line.split_once('=').unwrap();
            message = name.trim().to_owned();
            said.push((
                message.clone(),
                Said {
                    place,
                    text: value.trim().to_owned(),
                },
            ));
        } else if let Some((_, last)) = said.last_mut() {
            last.text += "\n";
            last.text += line;
        }
    }
    for (_, said) in &mut said {
        said.text = said.text.trim().to_owned();
    }
    said.retain(|(_, said)| !said.text.is_empty());
    said
}

/// The sentences of every language by key, from the files themselves.
fn languages() -> BTreeMap<String, BTreeMap<String, Said>> {
    let mut languages: BTreeMap<String, BTreeMap<String, Said>> = BTreeMap::new();
    for path in within(&root().join("src/words"), "ftl") {
        let language = path
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let sentences = languages.entry(language).or_default();
        for (key, said) in parse(&path, &fs::read_to_string(&path).unwrap()) {
            let before = sentences.get(&key).map(|before| before.place.clone());
            assert_eq!(before, None, "{}: {key} is there twice", said.place);
            sentences.insert(key, said);
        }
    }
    assert!(
        languages.len() >= 2 && languages["en"].len() > 100,
        "the files are found and read"
    );
    languages
}

/// A string in the program, and the code just before it.
struct Literal {
    place: String,
    before: String,
    text: String,
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

fn program() -> Vec<Literal> {
    let literals: Vec<_> = within(&root().join("src"), "rs")
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
fn fits(pattern: &str, key: &str) -> bool {
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

fn is_key_like(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.{}".contains(c))
}

/// The keys the families of names owe.
fn owed() -> BTreeSet<String> {
    let mut owed = BTreeSet::new();
    for family in FAMILIES {
        for code in (family.codes)() {
            let key = format!("{}-{code}", family.name);
            owed.extend(family.forms.iter().map(|form| format!("{key}.{form}")));
            assert!(owed.insert(key.clone()), "{key} is owed by two families");
        }
    }
    owed
}

#[test]
fn every_file_parses() {
    for path in within(&root().join("src/words"), "ftl") {
        if let Err((_, faults)) = FluentResource::try_new(fs::read_to_string(&path).unwrap()) {
            panic!("{}: {faults:?}", path.display());
        }
    }
    for (language, file, text) in files() {
        assert!(
            FluentResource::try_new((*text).to_owned()).is_ok(),
            "{language}/{file} as it is embedded"
        );
        assert!(!text.contains("\n#"), "{language}/{file} carries comments");
    }
}

#[test]
fn every_language_has_the_same_keys_with_the_same_variables() {
    let languages = languages();
    let english = &languages["en"];
    for (language, sentences) in &languages {
        let missing: Vec<_> = english
            .keys()
            .filter(|key| !sentences.contains_key(*key))
            .collect();
        let surplus: Vec<_> = sentences
            .keys()
            .filter(|key| !english.contains_key(*key))
            .collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{language} lacks {missing:?}, has besides {surplus:?}"
        );
        for (key, said) in sentences {
            assert_eq!(
                said.variables(),
                english[key].variables(),
                "{}: {key}",
                said.place
            );
        }
    }
}

#[test]
fn nothing_is_left_in_english() {
    let languages = languages();
    for (language, sentences) in languages.iter().filter(|(language, _)| *language != "en") {
        for (key, said) in sentences {
            let same = said.has_letters()
                && languages["en"]
                    .get(key)
                    .is_some_and(|english| said.text == english.text);
            let allowed = SAME.contains(&(language, key));
            assert_eq!(same, allowed, "{}: {key} = {}", said.place, said.text);
        }
    }
}

#[test]
fn every_key_the_program_says_is_there() {
    let english = &languages()["en"];
    for key in owed() {
        assert!(english.contains_key(&key), "{key} is owed a name");
    }
    for literal in program() {
        let said = [
            "say(",
            "say_with(",
            "sentence(",
            "say(&format!(",
            "say_with(&format!(",
        ]
        .iter()
        .any(|call| {
            literal.before.ends_with(call) && !literal.before.ends_with(&format!("fn{call}"))
        });
        // The key of a family is put together from two parts, which `owed` knows.
        if said
            && literal
                .text
                .chars()
                .next()
                .is_some_and(|first| first != '{')
        {
            let keys: Vec<_> = english
                .keys()
                .filter(|key| fits(&literal.text, key))
                .collect();
            assert!(
                !keys.is_empty(),
                "{}: no sentence {:?}",
                literal.place,
                literal.text
            );
            if literal.before.ends_with("sentence(") {
                assert!(
                    english.contains_key(&format!("{}.todo", literal.text)),
                    "{}: what to do?",
                    literal.place
                );
            }
        }
    }
}

#[test]
fn every_key_is_said_somewhere() {
    let owed = owed();
    let program: Vec<_> = program()
        .into_iter()
        .filter(|literal| is_key_like(&literal.text))
        .collect();
    let sentences = |key: &str| {
        program
            .iter()
            .any(|it| it.before.ends_with("sentence(") && it.text == key)
    };
    for (key, said) in &languages()["en"] {
        let is_todo = key.strip_suffix(".todo").is_some_and(sentences);
        let is_said = program
            .iter()
            .any(|literal| fits(&literal.text, key) && !literal.text.starts_with('{'));
        // Read off the file by the list of languages.
        let is_own_name = key == "own-name";
        assert!(
            owed.contains(key) || is_todo || is_said || is_own_name,
            "{}: nobody says {key}",
            said.place
        );
    }
}

#[test]
fn every_sentence_can_be_said_in_every_language() {
    for (language, sentences) in languages() {
        let words = Words::new(&Language::new(language.as_str()));
        for (key, said) in sentences {
            let names: Vec<_> = said.variables().into_iter().collect();
            let given: Vec<(&str, Given<'_>)> = names
                .iter()
                .map(|name| {
                    (
                        name.as_str(),
                        if name == "count" {
                            2.into()
                        } else {
                            "X".into()
                        },
                    )
                })
                .collect();
            let spoken = words.say_with(&key, &given);
            // A missing sentence shows its key; one of a single word may be spelled like its key.
            assert!(
                !spoken.contains(['{', '}', '$']) && (spoken != key || said.text == key),
                "{}: {spoken}",
                said.place
            );
            assert!(
                !spoken.contains(['\u{2068}', '\u{2069}']),
                "{}: isolation marks",
                said.place
            );
        }
    }
}

#[test]
fn every_fault_is_explained_with_all_that_it_carries() {
    let text = || "X9".to_owned();
    let mut faults: Vec<Box<dyn Explain>> = Vec::new();
    macro_rules! faults {
        ($($fault:expr),+ $(,)?) => { $(faults.push(Box::new($fault));)+ };
    }
    faults![
        EditError::UnknownInterview(InterviewId::new("a")),
        EditError::NotOpened(InterviewId::new("a")),
        EditError::UnknownItem(ItemId::new("a")),
        EditError::AlreadyThere(text()),
        EditError::NoWords,
        EditError::TooLong {
            found: 20_001,
            most: 20_000
        },
        EditError::NoSuchLink,
        EditError::OutOfRange,
        EditError::GuideSettled,
        EditError::AlreadyRunning,
        EditError::NotRunning,
        EditError::NothingToUndo,
        GuideFault::Missing { path: text() },
        GuideFault::UnknownField { path: text() },
        GuideFault::WrongKind {
            path: text(),
            found: "fraction".to_owned(),
            wanted: "whole number"
        },
        GuideFault::UnknownCode {
            path: text(),
            found: text()
        },
        GuideFault::Empty { path: text() },
        GuideFault::Repeated {
            path: text(),
            id: text()
        },
        GuideFault::WindowReversed { path: text() },
        GuideFault::OutOfRange {
            path: text(),
            found: text(),
            least: 0,
            most: 240
        },
        GuideFault::WeightsSum {
            path: text(),
            sum: 99
        },
        GuideFault::NotRising { path: text() },
        Breach::BadId {
            path: text(),
            id: text()
        },
        Breach::RepeatedId {
            path: text(),
            id: text()
        },
        Breach::DanglingLink {
            path: text(),
            id: text()
        },
        Breach::TooLong {
            path: text(),
            found: 9,
            most: 5
        },
        Breach::OutOfRange {
            path: text(),
            found: -1,
            least: 0,
            most: 3
        },
        Breach::Repeated {
            path: text(),
            code: text()
        },
        Breach::Disorder { path: text() },
        Breach::OtherWhole {
            path: String::new()
        },
        ReadError::TooBig {
            bytes: 1 << 30,
            most: 64 << 20
        },
        ReadError::NotText,
        ReadError::Empty,
        ReadError::NotJson { line: 1, column: 2 },
        ReadError::Truncated { line: 1, column: 2 },
        ReadError::HalfCharacter { line: 1, column: 2 },
        ReadError::TooDeep { most: 32 },
        ReadError::TooManyTokens { most: 9 },
        ReadError::TextTooLong {
            path: text(),
            bytes: 9,
            most: 4_096
        },
        ReadError::RepeatedKey {
            path: text(),
            key: text()
        },
        ReadError::NotOurs { found: None },
        ReadError::NotOurs {
            found: Some(text())
        },
        ReadError::Step {
            from: 1,
            why: text()
        },
        ReadError::TooNew {
            format: Format::Study,
            found: 3,
            ours: 1
        },
        ReadError::Shape {
            path: text(),
            why: text()
        },
        ReadError::Breaches(Vec::new()),
        ReadError::GuideFaults(vec![GuideFault::Empty { path: text() }]),
        WriteError::Denied,
        WriteError::Full { needed: 1 },
        WriteError::NotKept { key: text() },
        WriteError::Changed { key: text() },
        WriteError::NewerApp { key: text() },
        WriteError::Other(text()),
        Problem::NotListed(WriteError::Denied),
        Problem::NotFetched {
            key: text(),
            why: WriteError::Denied
        },
        Problem::NotCopied {
            key: text(),
            why: WriteError::Denied
        },
        Problem::NotMarked(WriteError::Denied),
        Problem::NoBallast(WriteError::Denied),
        Repair::DraftGap(2),
        Repair::DraftOrderLost,
        Repair::LinkDropped {
            item: ItemId::new("a"),
            to: ItemId::new("b")
        },
    ];
    for (language, _) in available() {
        let words = Words::new(&language);
        let said: Vec<Sentence> = faults.iter().map(|fault| fault.explain(&words)).collect();
        for (nth, Sentence { what, todo }) in said.iter().enumerate() {
            for sentence in [what, todo] {
                assert!(
                    !sentence.contains(['{', '$']) && !sentence.starts_with("fault-"),
                    "{sentence}"
                );
                assert!(
                    sentence.contains(' ') || sentence.ends_with('.'),
                    "{sentence}"
                );
            }
            assert!(
                said.iter().skip(nth + 1).all(|other| other.what != *what),
                "said of two faults: {what}"
            );
        }
    }
}

#[test]
fn sentences_keep_their_tone_and_their_letters() {
    for (language, sentences) in languages() {
        for (key, said) in sentences {
            assert!(!said.text.contains('!'), "{}: {key} is loud", said.place);
            // One letter, one code point: an i with a dot put on afterwards does not match what people search for.
            assert!(
                !said.text.contains(['\u{307}', '\u{308}', '\u{327}']),
                "{}: {key}",
                said.place
            );
            assert!(
                !said.text.contains('\''),
                "{}: {key}: ’ is the apostrophe in {language}",
                said.place
            );
            if key.ends_with(".todo") {
                assert!(
                    said.text.ends_with('.') || said.text.ends_with('}'),
                    "{}: {key} is no sentence",
                    said.place
                );
            }
        }
    }
}

#[test]
fn the_languages_say_their_own_names() {
    let names: Vec<_> = available()
        .map(|(language, name)| (language.code().to_owned(), name))
        .collect();
    assert_eq!(
        names,
        [("en".to_owned(), "English"), ("tr".to_owned(), "Türkçe")]
    );
    for (language, name) in available() {
        assert_eq!(Words::new(&language).say("own-name"), name);
    }
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
