//! Sentences that people who saw no pattern wrote and labelled (`tests/fixtures/hints/README.md`).

use std::path::Path;

use on_record::domain::guide::Language;
use on_record::domain::hints;
use on_record::domain::lexicon::Lexicon;
use serde_json::Value;

/// A sentence, and the characters that carry each flag.
pub(crate) struct Sentence {
    pub(crate) id: String,
    /// Who wrote it: the last letter of the file.
    pub(crate) hand: char,
    pub(crate) respondent: bool,
    pub(crate) text: String,
    pub(crate) labels: Vec<(String, [u32; 2])>,
}

/// FNV-1a over the id: a third of all sentences, whatever order they stand in.
pub(crate) fn is_held_out(id: &str) -> bool {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash % 3 == 0
}

/// Every hand there is for a language.
pub(crate) fn hands(language: &str) -> String {
    let path = |hand: &char| format!("tests/fixtures/hints/{language}_{hand}.jsonl");
    ('a'..='z')
        .filter(|hand| Path::new(&path(hand)).exists())
        .collect()
}

/// The sentences of these hands.
pub(crate) fn sentences(language: &str, hands: &str) -> Vec<Sentence> {
    let mut read = Vec::new();
    for hand in hands.chars() {
        let path = format!("tests/fixtures/hints/{language}_{hand}.jsonl");
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let value: Value = serde_json::from_str(line).unwrap();
            let text = value["text"].as_str().unwrap().to_owned();
            let label = |flag: &Value| {
                let words = flag["words"].as_str().unwrap();
                let from = text[..text.find(words).unwrap()].chars().count();
                let span =
                    [from, from + words.chars().count()].map(|it| u32::try_from(it).unwrap());
                (flag["code"].as_str().unwrap().to_owned(), span)
            };
            let labels = value["flags"]
                .as_array()
                .unwrap()
                .iter()
                .map(label)
                .collect();
            read.push(Sentence {
                id: value["id"].as_str().unwrap().to_owned(),
                hand,
                respondent: value["who"] == "respondent",
                labels,
                text,
            });
        }
    }
    read
}

/// What the hints find in a sentence.
pub(crate) fn found(
    sentence: &Sentence,
    language: &Language,
    lexicon: &Lexicon,
) -> Vec<(String, [u32; 2])> {
    if sentence.respondent {
        let hits = hints::find(&sentence.text, language, lexicon).unwrap();
        hits.iter()
            .map(|hit| (hit.code.code().to_owned(), hit.span))
            .collect()
    } else {
        let asked = hints::asked(&sentence.text, language, lexicon).unwrap();
        let said = asked
            .iter()
            .map(|(code, span)| (code.code().to_owned(), *span));
        // Whether a question is closed or double nobody has labelled.
        said.filter(|(code, _)| code == "leading" || code == "pitch")
            .collect()
    }
}
