//! The rules that no compiler holds: which way the folders depend, who owns what, what the styles and papers may say.
//!
//! ARCHITECTURE.md and CONTRIBUTING.md give the reasons. Each rule says in its failure what to do.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

#[path = "tidy/arrows.rs"]
mod arrows;
#[path = "tidy/css.rs"]
mod css;
#[path = "tidy/files.rs"]
mod files;
#[path = "tidy/owners.rs"]
mod owners;
#[path = "tidy/papers.rs"]
mod papers;
#[path = "tidy/rust.rs"]
mod rust;
#[path = "tidy/sprite.rs"]
mod sprite;
#[path = "tidy/styles.rs"]
mod styles;

use rust::Rust;

/// A text file of the project.
struct Text {
    /// Where it is, from the top of the project, with `/`.
    path: String,
    text: String,
}

impl Text {
    fn ends_with(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    /// The path as Rust counts it: `src/domain/level/table.rs` is `domain`, `level`, `table`.
    fn module(&self) -> Vec<String> {
        let inner = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let inner = inner.strip_suffix(".rs").unwrap_or(inner);
        let names = inner.split('/').map(str::to_owned);
        names
            .filter(|name| !["lib", "main", "mod"].contains(&name.as_str()))
            .collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file that is committed: all but what `.gitignore` names.
fn texts() -> &'static [Text] {
    static TEXTS: OnceLock<Vec<Text>> = OnceLock::new();
    TEXTS.get_or_init(read_all)
}

fn read_all() -> Vec<Text> {
    let ignored = fs::read_to_string(root().join(".gitignore")).expect("a .gitignore");
    let mut ignored: Vec<_> = ignored
        .lines()
        .map(|line| root().join(line.trim_matches('/')))
        .collect();
    ignored.push(root().join(".git"));
    let mut files = Vec::new();
    walk(root(), &ignored, &mut files);
    let texts: Vec<_> = files
        .into_iter()
        .filter_map(|path| {
            let text = fs::read_to_string(&path).ok()?;
            let names = path.strip_prefix(root()).ok()?.components();
            let names: Vec<_> = names
                .map(|name| name.as_os_str().to_string_lossy())
                .collect();
            Some(Text {
                path: names.join("/"),
                text,
            })
        })
        .collect();
    assert!(texts.len() > 100, "the project is found and read");
    texts
}

fn walk(folder: &Path, ignored: &[PathBuf], files: &mut Vec<PathBuf>) {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("a folder of the project")
        .map(|entry| entry.expect("an entry of it").path())
        .filter(|path| !ignored.contains(path))
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, ignored, files);
        } else {
            files.push(path);
        }
    }
}

/// The text of one file that must be there.
fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// The Rust files of the app, read.
fn app() -> &'static [(&'static Text, Rust)] {
    static APP: OnceLock<Vec<(&Text, Rust)>> = OnceLock::new();
    APP.get_or_init(|| {
        texts()
            .iter()
            .filter(|file| file.path.starts_with("src/") && file.ends_with(".rs"))
            .map(|file| (file, Rust::read(&file.text)))
            .collect()
    })
}

/// Fails with every breach at once, each on its line.
fn none(breaches: Vec<String>, why: &str) {
    assert!(breaches.is_empty(), "\n{}\n\n{why}\n", breaches.join("\n"));
}
