//! How fast and how large: native benches, browser benches, sizes.

use std::{path::PathBuf, time::Instant};

use clap::ValueEnum;

use crate::{
    browser, build,
    failure::{Failure, OrSay},
    program::Program,
    project::Project,
    say, size, test,
};

/// The `RapidFuzz` that the quote check is held against.
const RAPIDFUZZ: &str = "3.14.6";

/// A part of the benches that can be run alone.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Part {
    /// The quote check, native and in a browser, beside `RapidFuzz`.
    Quotes,
}

/// Looks for fifty quotes in ten thousand words: natively, with `RapidFuzz` and in a browser, one after the other.
pub(crate) fn quotes(project: &Project) -> Result<(), Failure> {
    let folder = project.target().join("quotes");
    std::fs::create_dir_all(&folder)
        .or_say(|| format!("The folder {} cannot be made", folder.display()))?;
    // What has to be built is built before anything is timed.
    let native = |project| {
        Program::new(project, "cargo")
            .args(["bench", "--package", "on-record", "--bench", "verify"])
            .env("ON_RECORD_QUOTES", &folder)
    };
    native(project).arg("--no-run").run()?;
    test::inside_a_browser(project)?
        .args(["--release", "--no-run"])
        .run()?;
    let python = rapidfuzz(project)?;

    say::step("Fifty quotes, native");
    native(project).run()?;
    say::step("Fifty quotes, RapidFuzz");
    Program::new(project, python)
        .arg("benches/quotes.py")
        .arg(&folder)
        .run()?;
    say::step("Fifty quotes, inside a browser");
    test::inside_a_browser(project)?
        .args(["--release", "--", "--nocapture", "checking_fifty_quotes"])
        .run()
}

/// Finds or installs `RapidFuzz`, and says which Python knows it.
fn rapidfuzz(project: &Project) -> Result<PathBuf, Failure> {
    let place = project.tools().join(format!("rapidfuzz-{RAPIDFUZZ}"));
    let python = place.join("bin").join("python");
    let knows = Program::new(project, &python).args(["-c", "import rapidfuzz; print(1)"]);
    if knows.answer().is_none() {
        say::step(&format!("Install RapidFuzz {RAPIDFUZZ}"));
        Program::new(project, "python3")
            .args(["-m", "venv"])
            .arg(&place)
            .run()?;
        Program::new(project, &python)
            .args(["-m", "pip", "install", "--quiet", "--only-binary", ":all:"])
            .arg(format!("rapidfuzz=={RAPIDFUZZ}"))
            .run()?;
    }
    Ok(python)
}

/// Runs every bench there is and ends with a table.
pub(crate) fn bench(project: &Project) -> Result<(), Failure> {
    let mut rows = Vec::new();

    let start = Instant::now();
    say::step("Native benches");
    Program::new(project, "cargo")
        .args(["bench", "--package", "on-record", "--benches"])
        .run()?;
    rows.push(("native benches", say::duration(start.elapsed())));

    if project.has_test("browser") {
        let start = Instant::now();
        say::step("Scoring inside a browser");
        test::inside_a_browser(project)?
            .args([
                "--release",
                "--",
                "--nocapture",
                "scoring_two_hundred_items",
            ])
            .run()?;
        rows.push(("scoring in wasm", say::duration(start.elapsed())));
        let start = Instant::now();
        quotes(project)?;
        rows.push(("quote check", say::duration(start.elapsed())));
    }

    let dist = build::build(project, build::Profile::Release)?;
    if project.has_test("bench_browser") {
        let start = Instant::now();
        let browser = browser::find_or_install(project)?;
        say::step("Browser benches");
        Program::new(project, "cargo")
            .args([
                "test",
                "--release",
                "--test",
                "bench_browser",
                "--",
                "--nocapture",
            ])
            .env("ON_RECORD_DIST", &dist)
            .env("ON_RECORD_CHROMIUM", &browser.chromium)
            .env("ON_RECORD_CHROMEDRIVER", &browser.driver)
            .run()?;
        rows.push(("browser benches", say::duration(start.elapsed())));
    }

    say::step("Size");
    let total = size::report(&dist)?;
    rows.push((
        "size with brotli",
        format!("{} bytes of {} allowed", total.brotli, size::LIMIT),
    ));

    println!();
    for (what, result) in rows {
        println!("{what:<20}{result}");
    }
    Ok(())
}
