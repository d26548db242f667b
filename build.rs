//! Gathers the content under `src/guides/` and the sentences under `src/words/` into what the app embeds.
//!
//! Which files there are is found out here, so that a language, an overlay or a guide is added by adding files. A file
//! that cannot be read fails the build with its name and line; whether it makes sense is the readers' to say
//! (`src/formats/content.rs`, held by `tests/guides.rs`).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::Value;

#[path = "src/words/compile.rs"]
mod compile;
#[path = "src/domain/lexicon/pattern.rs"]
#[expect(unreachable_pub, reason = "the app uses all of it, the build a part")]
mod pattern;
#[path = "src/guides/source.rs"]
mod source;
#[path = "src/guides/worked.rs"]
mod worked;

use source::{Source, is_language};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/guides");
    println!("cargo:rerun-if-changed=src/words");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let written = |name: &str, rust: String| {
        fs::write(out.join(name), rust).map_err(|fault| format!("{name}: {fault}"))
    };
    written("content.rs", content(&entries("src/guides".as_ref())?)?)?;
    written("sentences.rs", sentences("src/words".as_ref())?)
}

/// Everything `src/guides/mod.rs` includes.
fn content(paths: &[PathBuf]) -> Result<String, String> {
    let (mut guides, mut lexicons, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut rubric, mut flags, mut captures) = (None, None, None);
    for path in paths {
        let name = file_name(path);
        if name.ends_with(".vtt") || name.ends_with(".tpl") {
            texts.push((name, read(path)?));
        }
        let Some(stem) = name.strip_suffix(".toml") else {
            continue;
        };
        let text = read(path)?;
        let source = Source::new(path, &text);
        match stem {
            "rubric" => rubric = Some(source.rubric()?),
            "flags" => flags = Some(source.flags()?),
            "modules" => texts.push(("modules.json", source.whole()?.to_string())),
            "demo_captures" => captures = Some(source.whole()?),
            // The tests alone need to know what the worked interviews come to.
            "demo_expected" => {}
            _ if stem.starts_with("lexicon_") => lexicons.push(lexicon(&source, stem, paths)?),
            // What was learnt comes in with its lexicon.
            _ if stem.starts_with("leanings_") => {}
            _ if stem.starts_with("guide") => {
                // An overlay comes in with its guide.
                if !stem.contains('.') {
                    guides.push(guide(&source, stem, paths)?);
                }
            }
            _ => return Err(format!("{}: what is this file for?", path.display())),
        }
    }
    let there =
        |value: Option<Value>, name: &str| value.ok_or(format!("src/guides/{name}: not found"));
    Ok([
        table("GUIDES", "Guide", "id", &guides),
        table("LEXICONS", "Lexicon", "language", &lexicons),
        table("RUBRIC", "Rubric", "", &[there(rubric, "rubric.toml")?]),
        table("FLAGS", "FlagRules", "", &[there(flags, "flags.toml")?]),
        format!("static TEXTS: &[(&str, &str)] = &{texts:?};\n"),
        samples(&there(captures, "demo_captures.toml")?, &texts)?,
    ]
    .concat())
}

/// A guide with its overlays: `guide1_purchase.de.toml` lays German over `guide1_purchase.toml`.
fn guide(source: &Source<'_>, stem: &str, paths: &[PathBuf]) -> Result<Value, String> {
    let mut guide = source.guide()?;
    for path in paths {
        let language = file_name(path)
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_suffix(".toml"));
        if let Some(language) = language.and_then(|rest| rest.strip_prefix('.')) {
            Source::new(path, &read(path)?).lay_over(&mut guide, language)?;
        }
    }
    Ok(guide)
}

/// A lexicon with what was learnt for it: `leanings_en.toml` goes into `lexicon_en.toml`.
fn lexicon(source: &Source<'_>, stem: &str, paths: &[PathBuf]) -> Result<Value, String> {
    let mut lexicon = source.lexicon(pattern::fault)?;
    let learnt = format!("{}.toml", stem.replace("lexicon_", "leanings_"));
    for path in paths.iter().filter(|path| file_name(path) == learnt) {
        Source::new(path, &read(path)?).leanings(&mut lexicon, pattern::fault)?;
    }
    Ok(lexicon)
}

/// The worked interviews.
fn samples(captures: &Value, texts: &[(&str, String)]) -> Result<String, String> {
    let transcript = |file: &str| {
        texts
            .iter()
            .find(|(name, _)| *name == file)
            .map(|(_, text)| text.clone())
    };
    let mut rust = String::from("static SAMPLES: &[sample::Embedded] = &[\n");
    for entry in captures
        .get("interview")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let it = worked::worked(entry, transcript)?;
        rust += &format!(
            "    sample::Embedded {{ document: {:?}, transcript: {:?}, cues: {:?}, settled_ms: {:?} }},\n",
            it.document.to_string(),
            it.transcript,
            it.cues,
            it.settled
        );
    }
    Ok(rust + "];\n")
}

/// Documents as JSON without a needless byte, each under the name it gives itself.
fn table(name: &str, kind: &str, key: &str, values: &[Value]) -> String {
    let mut rust = format!("static {name}: [Embedded<{kind}>; {}] = [\n", values.len());
    for value in values {
        let id = value.get(key).and_then(Value::as_str).unwrap_or_default();
        rust += &format!("    Embedded::new({id:?}, {:?}),\n", value.to_string());
    }
    rust + "];\n"
}

/// The sentences: language, its own name, and every sentence.
fn sentences(folder: &Path) -> Result<String, String> {
    let mut rust = String::from("static SENTENCES: &[(&str, &str, &str)] = &[\n");
    for folder in entries(folder)?.iter().filter(|path| path.is_dir()) {
        let language = file_name(folder);
        if !is_language(language) {
            return Err(format!(
                "{}: {language:?} is no language code",
                folder.display()
            ));
        }
        let mut said = compile::Sentences::new();
        for path in entries(folder)? {
            if file_name(&path).ends_with(".ftl") {
                compile::read(&read(&path)?, &mut said)
                    .map_err(|why| format!("{}: {why}", path.display()))?;
            }
        }
        let own_name = said
            .get("own-name")
            .ok_or_else(|| format!("{}: no own-name", folder.display()))?;
        rust += &format!(
            "    ({language:?}, {own_name:?}, {:?}),\n",
            compile::joined(&said)
        );
    }
    Ok(rust + "];\n")
}

fn file_name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()))
}

/// What a folder holds, in the order of names, so that every machine builds the same app.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let fault = |fault: std::io::Error| format!("{}: {fault}", folder.display());
    let entries = fs::read_dir(folder)
        .map_err(fault)?
        .map(|entry| entry.map(|it| it.path()));
    let mut paths = entries.collect::<Result<Vec<_>, _>>().map_err(fault)?;
    paths.sort();
    Ok(paths)
}
