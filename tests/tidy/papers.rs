//! The papers: every path they name is there, and what they repeat from the code is what the code says.

use std::collections::BTreeSet;
use std::fs;

use crate::rust::{Rust, Token};
use crate::{Text, none, root, text, texts};

/// The papers: what stands at the top of the project for people to read.
fn papers() -> impl Iterator<Item = &'static Text> {
    let at_the_top = |file: &&Text| file.ends_with(".md") && !file.path.contains('/');
    texts().iter().filter(at_the_top)
}

/// Endings of files, by which a name without a folder is known for a path.
const ENDINGS: &[&str] = &[
    ".css", ".ftl", ".html", ".json", ".lock", ".md", ".png", ".rs", ".toml", ".tpl", ".vtt",
];

/// The pieces of a paper that may be paths: what stands in backticks, and where links lead. Blocks of code are left out.
fn pieces(paper: &str) -> Vec<(usize, String)> {
    let (mut found, mut in_block) = (Vec::new(), false);
    for (number, line) in (1..).zip(paper.lines()) {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
            continue;
        }
        if in_block || line.starts_with("    ") {
            continue;
        }
        let quoted = line.split('`').skip(1).step_by(2);
        let links = line
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        found.extend(quoted.chain(links).map(|piece| (number, piece.to_owned())));
    }
    found
}

/// Whether a piece is meant as a path of this project.
fn is_path(piece: &str) -> bool {
    if piece.contains(' ')
        || piece.contains("://")
        || piece.starts_with(['#', '/', '.']) && !piece.starts_with("./")
    {
        let hidden = [
            ".cargo",
            ".ci",
            ".clippy.toml",
            ".deny.toml",
            ".github",
            ".gitignore",
        ];
        return hidden.iter().any(|it| piece.starts_with(it)) && !piece.contains(' ');
    }
    let first = piece.split('/').next().unwrap_or_default();
    let made = ["target", "dist"];
    let in_folder = piece.contains('/') && root().join(first).is_dir() && !made.contains(&first);
    in_folder
        || ENDINGS
            .iter()
            .any(|ending| piece.ends_with(ending) && piece.len() > ending.len())
}

/// Whether there is such a path; `<…>` and `*` stand for anything within a name.
fn is_there(path: &str) -> bool {
    let mut places = vec![root().to_owned()];
    for name in path
        .split('/')
        .filter(|name| !name.is_empty() && *name != ".")
    {
        let mut wanted = String::new();
        let mut depth = 0;
        for c in name.chars() {
            match c {
                '<' => depth += 1,
                '>' => {
                    depth -= 1;
                    wanted.push('*');
                }
                c if depth == 0 => wanted.push(c),
                _ => {}
            }
        }
        let parts: Vec<_> = wanted.split('*').collect();
        places = places
            .iter()
            .filter_map(|place| fs::read_dir(place).ok())
            .flatten()
            .filter_map(Result::ok)
            .filter(|entry| fits(&entry.file_name().to_string_lossy(), &parts))
            .map(|entry| entry.path())
            .collect();
    }
    !places.is_empty()
}

/// Whether a name is these parts with anything between them.
fn fits(name: &str, parts: &[&str]) -> bool {
    match parts {
        [] => name.is_empty(),
        [whole] => name == *whole,
        [first, .., last] => {
            let Some(mut rest) = name.strip_prefix(first) else {
                return false;
            };
            for part in &parts[1..parts.len() - 1] {
                let Some((_, after)) = rest.split_once(part) else {
                    return false;
                };
                rest = after;
            }
            rest.ends_with(last)
        }
    }
}

#[test]
fn every_path_the_papers_name_is_there() {
    let (mut breaches, mut named) = (Vec::new(), 0);
    for paper in papers() {
        let pieces = pieces(&paper.text).into_iter();
        for (line, path) in pieces.filter(|(_, piece)| is_path(piece)) {
            named += 1;
            if !is_there(&path) {
                breaches.push(format!("{}:{line}: {path}", paper.path));
            }
        }
    }
    assert!(named > 50, "the papers are found and read");
    none(breaches, "Name what is there, from the top of the project.");
    for (path, there) in [
        ("src/lib.rs", true),
        ("src/words/<language>/*.ftl", true),
        ("src/*b.rs", true),
        ("src/nothing.rs", false),
        ("src/<any>.toml", false),
    ] {
        assert_eq!(is_there(path), there, "{path}");
    }
}

/// A key as it is called on a keyboard.
fn cap(key: &str) -> String {
    let cap = match key {
        "Control" => "Ctrl",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        other => other,
    };
    cap.to_owned()
}

#[test]
fn the_readme_names_every_key_of_the_sheet() {
    let keys = Rust::read(&text("src/formats/bindings.rs"));
    let tokens = keys.tokens.iter().map(|placed| &placed.token);
    let tables = ["FIXED", "DELIVERED"].map(|table| {
        let lines = tokens.clone().skip_while(|it| !it.is_word(table));
        lines.take_while(|it| **it != Token::Mark(';'))
    });
    // ("Alt+Q", "key-voice"): the text that says what it does follows the press.
    let (mut presses, mut press) = (Vec::<(Vec<String>, String)>::new(), "");
    for token in tables.into_iter().flatten() {
        match token {
            Token::Text(does) if does.starts_with("key-") => {
                let mut caps: Vec<_> = press.split('+').map(cap).collect();
                let before = presses.last_mut().filter(|(before, it)| {
                    it == does
                        && before.len() == caps.len()
                        && before[..before.len() - 1] == caps[..caps.len() - 1]
                });
                // Keys in a row that do the same, each in its place, are one line: `Alt` + `1…4`.
                match before {
                    Some((before, _)) => {
                        let first = before.pop().unwrap_or_default();
                        let first = first.split('…').next().unwrap_or_default();
                        before.push(format!("{first}…{}", caps.pop().unwrap_or_default()));
                    }
                    None => presses.push((caps, does.clone())),
                }
            }
            Token::Text(text) => press = text,
            _ => {}
        }
    }
    assert!(presses.len() > 25, "the tables of keys are found and read");
    let combinations = presses.iter().map(|(caps, _)| {
        let caps: Vec<_> = caps.iter().map(|cap| format!("`{cap}`")).collect();
        caps.join(" + ")
    });
    let readme = text("README.md");
    let missing = combinations.filter(|keys| !readme.contains(&format!("| {keys} |")));
    none(
        missing.map(|keys| format!("README.md: {keys}")).collect(),
        "src/formats/bindings.rs has it.",
    );
}

/// What the lists of dependencies in a manifest name.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let (mut names, mut is_list) = (BTreeSet::new(), false);
    for line in text(manifest).lines() {
        if line.starts_with('[') {
            is_list = line.contains("dependencies");
        } else if is_list && line.starts_with(|c: char| c.is_ascii_lowercase()) {
            names.extend(line.split_once(" = ").map(|(name, _)| name.to_owned()));
        }
    }
    assert!(names.len() > 3, "the dependencies of {manifest} are found");
    names
}

#[test]
fn every_dependency_is_accounted_for() {
    let mut wanted = dependencies("Cargo.toml");
    wanted.extend(dependencies("xtask/Cargo.toml"));
    let paper = text("ARCHITECTURE.md");
    let (_, section) = paper
        .split_once("\n## Dependencies\n")
        .expect("## Dependencies");
    let section = section.split("\n## ").next().unwrap_or_default();
    let cells = section
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let told: BTreeSet<String> = cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect();
    let missing = wanted
        .difference(&told)
        .map(|name| format!("ARCHITECTURE.md says nothing of {name}"));
    let gone = told
        .difference(&wanted)
        .map(|name| format!("ARCHITECTURE.md speaks of {name}, which is gone"));
    none(
        missing.chain(gone).collect(),
        "Each dependency gets a line under \"Dependencies\": why this one, and what it costs in bytes.",
    );
}
