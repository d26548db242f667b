//! The style sheets: many files to write, one file to load.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use lightningcss::{
    bundler::{Bundler, FileProvider},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet},
};

use crate::{
    failure::{Failure, OrSay},
    project::Project,
};

/// Follows the imports of style/main.css into one small file. No browser targets are named, so nothing is rewritten for
/// older browsers: layers, nesting, container queries and `light-dark()` arrive as they were written.
pub(crate) fn bundle(project: &Project) -> Result<(), Failure> {
    let style = project.root().join("style");
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let main = style.join("main.css");
    let mut sheet = bundler
        .bundle(&main)
        .or_say(|| "The style sheets cannot be bundled".to_owned())?;
    check_all_imported(&style, &sheet)?;
    sheet
        .minify(MinifyOptions::default())
        .or_say(|| "The style sheets cannot be minified".to_owned())?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            ..PrinterOptions::default()
        })
        .or_say(|| "The style sheets cannot be written as one".to_owned())?;
    write_if_changed(&project.style_sheet(), &printed.code)
}

/// A file nobody imports is a style that silently does nothing.
fn check_all_imported(style: &Path, sheet: &StyleSheet) -> Result<(), Failure> {
    let imported: BTreeSet<&Path> = sheet.sources.iter().map(Path::new).collect();
    let mut forgotten = Vec::new();
    for file in css_files(style)? {
        if !imported.contains(file.as_path()) {
            forgotten.push(
                file.strip_prefix(style)
                    .unwrap_or(&file)
                    .display()
                    .to_string(),
            );
        }
    }
    if forgotten.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "style/main.css does not import {}.",
            forgotten.join(", ")
        )))
    }
}

fn css_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).or_say(|| format!("Cannot list {}", folder.display()))?;
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(css_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "css") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Leaves an equal file alone, so that nothing that watches it starts again.
pub(crate) fn write_if_changed(file: &Path, text: &str) -> Result<(), Failure> {
    if fs::read_to_string(file).is_ok_and(|there| there == text) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).or_say(|| format!("Cannot make {}", folder.display()))?;
    }
    fs::write(file, text).or_say(|| format!("Cannot write {}", file.display()))
}
