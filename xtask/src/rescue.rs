//! The script that takes over when the program breaks: with its sentences in it, because the program may never have come.

use std::{collections::BTreeMap, fs};

use crate::{
    css::write_if_changed,
    failure::{Failure, OrSay},
    project::Project,
    size,
};

/// What it may weigh with brotli (reliability notes, 3.10).
const LIMIT: usize = 4 * 1024;

/// Whose sentences it says.
const OURS: &str = "rescue-";

/// The sentences of each language, by key.
type Words = BTreeMap<String, BTreeMap<String, String>>;

/// Writes `src/web/rescue.js` with its sentences to where `index.html` looks for it.
pub(crate) fn fill(project: &Project) -> Result<(), Failure> {
    let path = project.root().join("src/web/rescue.js");
    let source = fs::read_to_string(&path).or_say(|| format!("Cannot read {}", path.display()))?;
    let script = filled(&source, &words(project)?, &version(project)?)?;
    let weight = size::measure(script.as_bytes())
        .or_say(|| "Cannot compress the rescue script".to_owned())?
        .brotli;
    if weight > LIMIT {
        return Err(Failure::new(format!(
            "src/web/rescue.js is {weight} bytes with brotli; {LIMIT} are allowed."
        )));
    }
    write_if_changed(&project.rescue_script(), &script)
}

fn words(project: &Project) -> Result<Words, Failure> {
    let folder = project.root().join("src/words");
    let mut words = Words::new();
    for language in entries(&folder)?.iter().filter(|path| path.is_dir()) {
        let code = language.file_name().unwrap_or_default().to_string_lossy();
        let said = words.entry(code.into_owned()).or_default();
        for file in entries(language)? {
            let text =
                fs::read_to_string(&file).or_say(|| format!("Cannot read {}", file.display()))?;
            said.extend(sentences(&text));
        }
    }
    Ok(words)
}

fn entries(folder: &std::path::Path) -> Result<Vec<std::path::PathBuf>, Failure> {
    let entries = fs::read_dir(folder).or_say(|| format!("Cannot list {}", folder.display()))?;
    let mut paths: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    Ok(paths)
}

/// The script's own sentences are one line each, and nothing is filled into them.
fn sentences(text: &str) -> impl Iterator<Item = (String, String)> {
    text.lines()
        .filter(|line| line.starts_with(OURS))
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, said)| (key.to_owned(), said.trim().to_owned()))
}

fn version(project: &Project) -> Result<String, Failure> {
    let path = project.root().join("Cargo.toml");
    let manifest =
        fs::read_to_string(&path).or_say(|| format!("Cannot read {}", path.display()))?;
    let line = manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    line.map(str::to_owned)
        .ok_or_else(|| Failure::new("Cargo.toml states no version."))
}

/// The script without its comments and with its sentences, each of which every language must have.
fn filled(source: &str, words: &Words, version: &str) -> Result<String, Failure> {
    for key in source.split("say(").skip(1).flat_map(asked) {
        for (language, said) in words {
            let is_whole = said.get(key).is_some_and(|said| !said.contains(['{', '}']));
            if !is_whole {
                return Err(Failure::new(format!(
                    "src/web/rescue.js says {key}: src/words/{language} must have it in one line, with nothing filled in."
                )));
            }
        }
    }
    let lines = source.lines().map(str::trim);
    let code: Vec<_> = lines
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .map(|line| {
            line.split_once("; // ")
                .map_or(line.to_owned(), |(code, _)| format!("{code};"))
        })
        .collect();
    let mut script = code.join("\n") + "\n";
    for (place, value) in [
        (
            "const WORDS = {};",
            format!("const WORDS = {};", serde_json::json!(words)),
        ),
        (
            "const APP = \"\";",
            format!("const APP = {};", serde_json::json!(version)),
        ),
    ] {
        if script.matches(place).count() != 1 {
            return Err(Failure::new(format!(
                "src/web/rescue.js must hold `{place}` once."
            )));
        }
        script = script.replace(place, &value);
    }
    Ok(script)
}

/// The keys in one call: a text, or one of two.
fn asked(call: &str) -> impl Iterator<Item = &str> {
    let inside = call.split(')').next().unwrap_or_default();
    inside
        .split('"')
        .skip(1)
        .step_by(2)
        .filter(|text| text.starts_with(OURS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(turkish: &str) -> Words {
        let of = |code: &str, text: &str| (code.to_owned(), sentences(text).collect());
        Words::from([
            of("en", "other = No\nrescue-a = Said\nrescue-b = Too\n"),
            of("tr", turkish),
        ])
    }

    const SOURCE: &str = "// Why\n  const WORDS = {};\n  const APP = \"\";\n  let a = 1; // why\n  say(x ? \"rescue-a\" : \"rescue-b\");\n";

    #[test]
    fn the_sentences_go_in_and_the_comments_go_out() {
        let script = filled(
            SOURCE,
            &words("rescue-a = Dedi\nrescue-b = Bu da\n"),
            "1.2.3",
        );
        assert_eq!(
            script.ok().as_deref(),
            Some(
                "const WORDS = {\"en\":{\"rescue-a\":\"Said\",\"rescue-b\":\"Too\"},\"tr\":{\"rescue-a\":\"Dedi\",\"rescue-b\":\"Bu da\"}};\n\
                 const APP = \"1.2.3\";\nlet a = 1;\nsay(x ? \"rescue-a\" : \"rescue-b\");\n"
            )
        );
    }

    #[test]
    fn a_language_that_lacks_a_sentence_fails_the_build() {
        for lacking in ["rescue-a = Dedi", "rescue-a = Dedi\nrescue-b = { $x }"] {
            assert!(filled(SOURCE, &words(lacking), "1").is_err(), "{lacking}");
        }
    }
}
