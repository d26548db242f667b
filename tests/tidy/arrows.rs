//! Which way things depend: between the folders, inside `domain`, and inside `web`.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust::Rust;
use crate::{Text, app, none};

/// What each folder of `src/` may name besides itself: `web → words → formats → domain`, and `guides` beside `words`.
const FOLDERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("formats", &["domain"]),
    // The built-in content is read as any file from outside is read, so it knows the formats. It says no sentence.
    ("guides", &["domain", "formats"]),
    ("words", &["domain", "formats"]),
    ("web", &["domain", "formats", "guides", "words"]),
];

/// What an interview is made of.
const VOCABULARY: &[&str] = &[
    "dimension",
    "fields",
    "flag",
    "guide",
    "id",
    "interview",
    "lexicon",
    "rubric",
    "sorted",
    "study",
    "time",
    "transcript",
];
/// What is found out about it. Never names what changes it: scoring cannot influence what is recorded.
const READINGS: &[&str] = &[
    "advice",
    "capture",
    "check",
    "checkpoint",
    "conduct",
    "craft",
    "grammar",
    "heard",
    "hints",
    "level",
    "rating",
    "score",
    "speakers",
    "specific",
    "text",
    "verdict",
    "verify",
];
/// What changes it. Never names a reading.
const DOING: &[&str] = &["edit", "history", "purge", "strike", "workspace"];

/// What each module of `src/web/` may name of the others, besides `prelude`, which names none. `mod.rs` puts them
/// together and may name all.
const WEB: &[(&str, &[&str])] = &[
    ("clock", &[]),
    ("disk", &[]),
    ("dom", &[]),
    ("engine", &[]),
    ("files", &[]),
    ("keys", &[]),
    ("prelude", &[]),
    ("route", &[]),
    ("speech", &[]),
    ("mirror", &["clock"]),
    ("pen", &[]),
    ("place", &["disk", "mirror"]),
    // When the app is broken nothing of it is called any more: straight to the rescue script.
    ("panic", &[]),
    ("newer", &["dom"]),
    ("desk", &["clock", "engine", "mirror", "pen", "place"]),
    (
        "cockpit",
        &["clock", "desk", "dom", "keys", "newer", "speech"],
    ),
    ("call", &["clock", "desk"]),
    ("folder", &["clock", "desk", "engine", "files", "mirror"]),
    ("many", &["clock", "desk", "files", "folder", "speech"]),
    (
        "arrive",
        &["call", "clock", "desk", "files", "many", "speech"],
    ),
    (
        "parts",
        &[
            "call", "clock", "cockpit", "desk", "dom", "files", "folder", "keys", "speech",
        ],
    ),
    (
        "pages",
        &[
            "arrive", "call", "clock", "cockpit", "desk", "dom", "engine", "files", "folder",
            "keys", "many", "newer", "parts", "route", "speech",
        ],
    ),
];

fn allowed<'a>(table: &[(&str, &'a [&'a str])], name: &str) -> Option<&'a [&'a str]> {
    table
        .iter()
        .find(|(it, _)| *it == name)
        .map(|(_, may)| *may)
}

/// Every path a file names, with its line, as segments.
fn named(file: &Text, rust: &Rust) -> Vec<(usize, Vec<String>)> {
    rust.paths(&file.module())
}

fn at(path: &[String], place: usize) -> &str {
    path.get(place).map_or("", String::as_str)
}

#[test]
fn folders_depend_one_way() {
    let mut breaches = Vec::new();
    for (file, rust) in app() {
        let module = file.module();
        let Some(folder) = module.first() else {
            continue; // lib.rs and main.rs stand above all
        };
        let Some(may) = allowed(FOLDERS, folder) else {
            breaches.push(format!("{}: {folder} has no line in FOLDERS", file.path));
            continue;
        };
        for (line, path) in named(file, rust) {
            let to = at(&path, 0);
            if to != folder && !may.contains(&to) {
                breaches.push(format!(
                    "{}:{line}: {folder} names {}",
                    file.path,
                    path.join("::")
                ));
            }
        }
        if folder != "web" {
            let lines = rust.lines_with("target_arch");
            breaches.extend(
                lines
                    .iter()
                    .map(|line| format!("{}:{line}: asks for the target", file.path)),
            );
        }
    }
    none(
        breaches,
        "web → words → formats → domain, guides beside words; skipping is allowed, going back is not. The pure folders \
         are the same on every target.",
    );
}

#[test]
fn what_the_build_does_to_content_is_no_part_of_the_app() {
    // build.rs includes these files by their path, where there is no `crate` to name.
    let of_the_build: Vec<_> = app()
        .iter()
        .filter(|(file, _)| {
            [
                "src/guides/source.rs",
                "src/guides/worked.rs",
                "src/words/compile.rs",
            ]
            .contains(&file.path.as_str())
        })
        .collect();
    assert_eq!(of_the_build.len(), 3, "all are found");
    for (file, rust) in &of_the_build {
        let named = named(file, rust);
        assert!(
            named.is_empty(),
            "{} must stand by itself and names {named:?}",
            file.path
        );
    }
    let names = ["source", "worked"].map(|name| format!("mod {name};"));
    for (file, rust) in app() {
        for name in &names {
            assert_eq!(
                rust.lines_with(name),
                [],
                "{}: {name} would carry a TOML parser into the app",
                file.path
            );
        }
    }
}

#[test]
fn readings_and_edits_do_not_know_each_other() {
    let kinds = [
        ("vocabulary", VOCABULARY),
        ("readings", READINGS),
        ("edits", DOING),
    ];
    let kind_of = |module: &str| {
        kinds
            .iter()
            .find(|(_, of)| of.contains(&module))
            .map(|(kind, _)| *kind)
    };
    let mut breaches = Vec::new();
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, rust) in app() {
        let module = file.module();
        if at(&module, 0) != "domain" || module.len() < 2 {
            continue;
        }
        let from = at(&module, 1);
        let Some(kind) = kind_of(from) else {
            breaches.push(format!(
                "{}: say in tests/tidy/arrows.rs what {from} is: vocabulary, reading or edit",
                file.path
            ));
            continue;
        };
        for (line, path) in named(file, rust) {
            let to = at(&path, 1);
            if at(&path, 0) != "domain" || to == from {
                continue;
            }
            let place = format!("{}:{line}", file.path);
            match (kind, kind_of(to)) {
                (_, None) => {
                    breaches.push(format!("{place}: name the module in {}", path.join("::")));
                }
                (_, Some("vocabulary")) => {}
                (from, Some(to)) if from == to => {}
                (_, Some(other)) => breaches.push(format!(
                    "{place}: {from} ({kind}) names {} ({other})",
                    path.join("::")
                )),
            }
            arrows
                .entry(from.to_owned())
                .or_default()
                .insert(to.to_owned());
        }
    }
    for start in arrows.keys() {
        let (mut seen, mut next) = (BTreeSet::new(), vec![start]);
        while let Some(module) = next.pop() {
            for to in arrows.get(module).into_iter().flatten() {
                if to == start {
                    breaches.push(format!(
                        "domain::{start} leads back to itself by way of {module}"
                    ));
                } else if seen.insert(to) {
                    next.push(to);
                }
            }
        }
    }
    none(
        breaches,
        "Readings look at the record and never change it; edits change it and never look at a reading. Nothing in domain \
         leads back to itself.",
    );
}

#[test]
fn pages_rest_on_parts_and_parts_on_the_desk() {
    let mut breaches = Vec::new();
    for (file, rust) in app() {
        let module = file.module();
        let Some(from) = module.get(1).filter(|_| at(&module, 0) == "web") else {
            continue;
        };
        let Some(may) = allowed(WEB, from) else {
            breaches.push(format!("{}: {from} has no line in WEB", file.path));
            continue;
        };
        for (line, path) in named(file, rust) {
            let to = at(&path, 1);
            let is_breach = to != from && to != "prelude" && !may.contains(&to);
            if at(&path, 0) == "web" && is_breach {
                breaches.push(format!(
                    "{}:{line}: {from} names {}",
                    file.path,
                    path.join("::")
                ));
            }
        }
    }
    none(
        breaches,
        "pages → parts → desk. No page or part names disk or place: words go through the desk. A module that is to name \
         another gets it into its line in WEB, where a reader sees it.",
    );
}
