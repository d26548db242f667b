//! How fast and how large: native benches, browser benches, sizes.

use std::time::Instant;

use crate::{
    browser, build, failure::Failure, program::Program, project::Project, say, size, test,
};

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
