//! The sentences: every language has every key in the same shape, every key is said somewhere, and none is missing.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use on_record::domain::guide::Language;
use on_record::words::{FAMILIES, Given, Words, available};

#[path = "words/faults.rs"]
mod faults;
#[path = "words/program.rs"]
mod program;

use program::{fits, is_key_like, program};

/// Sentences that may be the same in every language.
const SAME: &[&str] = &["app-title"];

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

/// Codes that stand in a file and not in the program, so that no family owes them.
#[test]
fn every_flag_has_its_name_and_is_explained() {
    for (language, sentences) in languages() {
        for flag in &on_record::guides::flags().flags {
            for key in [format!("flag-{}", flag.id), format!("flag-{}.why", flag.id)] {
                assert!(sentences.contains_key(&key), "{language}: {key}");
            }
        }
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
    for (_, sentences) in languages.iter().filter(|(language, _)| *language != "en") {
        for (key, said) in sentences {
            let same = said.has_letters()
                && languages["en"]
                    .get(key)
                    .is_some_and(|english| said.text == english.text);
            assert!(
                !same || SAME.contains(&key.as_str()),
                "{}: {key} = {}",
                said.place,
                said.text
            );
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
    for known in [("en", "English"), ("tr", "Türkçe")] {
        assert!(
            names
                .iter()
                .any(|(code, name)| (code.as_str(), *name) == known),
            "{names:?}"
        );
    }
    assert_eq!(
        names.len(),
        languages().len(),
        "each language has one own-name, on one line"
    );
    for (language, name) in available() {
        assert_eq!(Words::new(&language).say("own-name"), name);
    }
}
