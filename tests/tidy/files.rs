//! What holds for every file: how it opens, and what stands in none.

use crate::rust::Rust;
use crate::{none, text, texts};

/// Pieces of code that stand nowhere, and why.
const NOWHERE: &[(&str, &str)] = &[
    ("#[ignore", "a test that does not run is no test"),
    (
        "#[should_panic",
        "it passes whichever way the code fails: ask for the error",
    ),
    ("todo!", "it ends the app under somebody's words"),
    ("unimplemented!", "it ends the app under somebody's words"),
    ("dbg!", "it was for the moment"),
];

#[test]
fn every_file_opens_with_its_duty() {
    let mut breaches = Vec::new();
    for file in texts().iter().filter(|file| file.ends_with(".rs")) {
        let lines = file.text.lines().map_while(|line| line.strip_prefix("//!"));
        let opening: Vec<_> = lines
            .map(str::trim)
            .take_while(|it| !it.is_empty())
            .collect();
        if opening.is_empty() {
            breaches.push(format!("{}: does not open with `//!`", file.path));
        } else if !opening.join(" ").ends_with('.') {
            breaches.push(format!("{}: its first `//!` is no sentence", file.path));
        }
    }
    none(
        breaches,
        "Open the file with `//!` and one sentence: its duty.",
    );
}

#[test]
fn what_has_no_place_here_is_nowhere() {
    let mut breaches = Vec::new();
    for file in texts().iter().filter(|file| file.ends_with(".rs")) {
        let rust = Rust::read(&file.text);
        for (piece, why) in NOWHERE {
            let lines = rust.lines_with(piece);
            breaches.extend(
                lines
                    .iter()
                    .map(|line| format!("{}:{line}: `{piece}`: {why}", file.path)),
            );
        }
    }
    none(breaches, "Take it out.");
}

#[test]
fn what_is_left_to_do_has_a_name_to_it() {
    // Spelled in two halves, or this file would break its own rule.
    let marks =
        [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["HA", "CK"]].map(|halves| halves.concat());
    let mut breaches = Vec::new();
    for file in texts() {
        let comments = if file.ends_with(".rs") {
            Rust::read(&file.text).comments
        } else if [".css", ".ftl", ".toml", ".html", ".js", ".sh", ".ci/run"]
            .iter()
            .any(|it| file.ends_with(it))
        {
            (1..).zip(file.text.lines().map(str::to_owned)).collect()
        } else {
            continue;
        };
        for (line, comment) in &comments {
            for mark in &marks {
                let nameless = comment.match_indices(mark.as_str()).any(|(at, _)| {
                    let before = comment[..at].chars().next_back();
                    let after = &comment[at + mark.len()..];
                    let name = after
                        .strip_prefix('(')
                        .and_then(|rest| rest.split_once(')'));
                    !before.is_some_and(char::is_alphanumeric)
                        && !after.starts_with(char::is_alphanumeric)
                        && name.is_none_or(|(name, _)| name.trim().is_empty())
                });
                if nameless {
                    breaches.push(format!("{}:{line}: {}", file.path, comment.trim()));
                }
            }
        }
    }
    none(
        breaches,
        "Say who will do it, in brackets after the mark, or do it.",
    );
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let folders = ["home", "root", "Users", "work", "tmp", "mnt"].map(|name| format!("/{name}/"));
    let mut breaches = Vec::new();
    for file in texts() {
        for (number, line) in (1..).zip(file.text.lines()) {
            let of_unix = folders.iter().any(|folder| {
                line.match_indices(folder.as_str()).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    before.is_none_or(|c| !c.is_alphanumeric() && !"-_./*".contains(c))
                })
            });
            let of_windows = line.match_indices(r":\").any(|(at, _)| {
                let drive = line[..at].chars().next_back();
                let before = line[..at].chars().nth_back(1);
                drive.is_some_and(|c| c.is_ascii_uppercase())
                    && before.is_none_or(|c| !c.is_alphanumeric())
            });
            if of_unix || of_windows {
                breaches.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    none(breaches, "Name it from the top of the project.");
}

/// Hosts that a committed file may name, and why.
const HOSTS: &[(&str, &str)] = &[
    ("127.0.0.1", "this machine"),
    ("localhost", "this machine"),
    ("www.w3.org", "names of XML languages; nobody goes there"),
    (
        "json-schema.org",
        "the name of the schemas' language; nobody goes there",
    ),
    (
        "github.com",
        "where crates.io says its index is, in Cargo.lock",
    ),
    ("keepachangelog.com", "how CHANGELOG.md is kept"),
    (
        "otter.ai",
        "how that transcriber ends its files; nobody goes there",
    ),
    ("rustup.rs", "where one gets Rust"),
    ("semver.org", "how versions are counted"),
];

#[test]
fn only_known_hosts_are_named_and_crates_come_from_crates_io() {
    let mut breaches = Vec::new();
    for file in texts() {
        for (number, line) in (1..).zip(file.text.lines()) {
            for rest in line.split("://").skip(1) {
                let host: String = rest
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || "-.@".contains(*c))
                    .collect();
                // What is filled in when the program runs, as in `{host}`, names nobody yet.
                let is_known = host.is_empty() || HOSTS.iter().any(|(known, _)| *known == host);
                if !is_known {
                    breaches.push(format!("{}:{number}: {host}", file.path));
                }
            }
        }
    }
    let lock = text("Cargo.lock");
    let sources = lock.lines().filter(|line| line.starts_with("source = "));
    let strange = sources.filter(|line| {
        *line != "source = \"registry+https://github.com/rust-lang/crates.io-index\""
    });
    breaches.extend(strange.map(|line| format!("Cargo.lock: {line}")));
    for settings in [".cargo/config.toml", "Cargo.toml", "xtask/Cargo.toml"] {
        let redirecting = ["[source", "replace-with", "registry", "[patch", "git ="];
        let settings = (settings, text(settings));
        for (number, line) in (1..).zip(settings.1.lines()) {
            if redirecting
                .iter()
                .any(|it| line.trim_start().starts_with(it))
                || line.contains("git = ")
            {
                breaches.push(format!("{}:{number}: {line}", settings.0));
            }
        }
    }
    none(
        breaches,
        "The app asks the network for nothing, and a build needs nobody but crates.io. A host that a text has to name \
         goes into HOSTS with its reason.",
    );
}

/// The number behind `name` on the line that holds `place`.
fn version(path: &str, place: &str) -> String {
    let text = text(path);
    let (_, rest) = text
        .split_once(place)
        .unwrap_or_else(|| panic!("{path} does not say {place:?}"));
    let number: String = rest
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    assert!(!number.is_empty(), "{path}: no number after {place:?}");
    number
}

#[test]
fn tools_and_crates_that_speak_to_each_other_are_of_one_version() {
    let crate_ = version("Cargo.toml", "\nwasm-bindgen = ");
    assert_eq!(
        version("Trunk.toml", "\nwasm_bindgen = "),
        crate_,
        "Trunk.toml"
    );
    let tool = version(
        "xtask/src/tools.rs",
        "program: \"wasm-bindgen\",\n    version: ",
    );
    assert_eq!(tool, crate_, "xtask/src/tools.rs");
    let trunk = version("xtask/src/tools.rs", "program: \"trunk\",\n    version: ");
    assert_eq!(
        version("Trunk.toml", "trunk-version = "),
        trunk,
        "Trunk.toml"
    );
    let rust = version("rust-toolchain.toml", "channel = ");
    let least = version("Cargo.toml", "rust-version = ");
    assert!(
        rust.starts_with(&least),
        "rust-toolchain.toml has {rust}, Cargo.toml asks for {least}"
    );
}
