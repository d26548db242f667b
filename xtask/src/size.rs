//! How large the app is on its way to a browser.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use brotli::CompressorWriter;
use flate2::{Compression, write::GzEncoder};

use crate::failure::{Failure, OrSay};

/// What the app may weigh with brotli: its wasm, JavaScript, styles and page. A ratchet: lower it with every gain.
pub(crate) const LIMIT: usize = 699_500;

/// What it is to weigh in the end (the goal for the main job alone).
pub(crate) const GOAL: usize = 220_000;

/// Bytes as they are, with gzip, with brotli.
#[derive(Clone, Copy, Default)]
pub(crate) struct Size {
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

/// Prints a table and returns the total of what a browser loads to start.
pub(crate) fn report(dist: &Path) -> Result<Size, Failure> {
    let mut total = Size::default();
    println!("{:<44}{:>10}{:>10}{:>10}", "file", "raw", "gzip", "brotli");
    for file in files(dist)? {
        let bytes = fs::read(&file).or_say(|| format!("Cannot read {}", file.display()))?;
        let size = measure(&bytes).or_say(|| format!("Cannot compress {}", file.display()))?;
        let name = file
            .strip_prefix(dist)
            .unwrap_or(&file)
            .display()
            .to_string();
        if counts(&file) {
            print_row(&name, size);
            total.raw += size.raw;
            total.gzip += size.gzip;
            total.brotli += size.brotli;
        } else {
            print_row(&format!("{name} (not counted)"), size);
        }
    }
    print_row("total", total);
    Ok(total)
}

/// As `report`, and fails above the limit.
pub(crate) fn check(dist: &Path) -> Result<(), Failure> {
    let total = report(dist)?;
    if total.brotli <= LIMIT {
        println!(
            "{} of {LIMIT} bytes allowed with brotli; the goal is {GOAL}.",
            total.brotli
        );
        Ok(())
    } else {
        Err(Failure::new(format!(
            "The app is {} bytes with brotli; {LIMIT} are allowed.",
            total.brotli
        )))
    }
}

fn counts(file: &Path) -> bool {
    file.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| matches!(extension, "wasm" | "js" | "css" | "html"))
}

fn print_row(name: &str, size: Size) {
    println!(
        "{name:<44}{:>10}{:>10}{:>10}",
        size.raw, size.gzip, size.brotli
    );
}

/// Every file below a folder, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).or_say(|| {
        format!(
            "{} cannot be listed (build it with `cargo xtask build`)",
            folder.display()
        )
    })?;
    let mut found = Vec::new();
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// As small as a web server would make it once and keep.
pub(crate) fn measure(bytes: &[u8]) -> io::Result<Size> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = CompressorWriter::new(Vec::new(), 4096, 11, 22);
    brotli.write_all(bytes)?;
    Ok(Size {
        raw: bytes.len(),
        gzip: gzip.finish()?.len(),
        brotli: brotli.into_inner().len(),
    })
}
