//! The whole check, cheapest step first. CI runs this and nothing else.

use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::{
    browser, build,
    failure::{Failure, OrSay},
    faults, npm,
    program::{Counts, Program},
    project::Project,
    say, size,
    tools::{self, WASM},
};

/// A step of the check, in the order of the steps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum StepName {
    /// The code is formatted
    Fmt,
    /// Lints of everything that runs here
    Clippy,
    /// Lints of everything that runs in a browser
    ClippyWasm,
    /// Tests that need no browser
    Native,
    /// Licences, sources and known faults of what we depend on
    Deny,
    /// Tests of the parts, inside a browser
    Browser,
    /// The app as released
    Build,
    /// The app is small enough
    Size,
    /// Tests of the built app, as a person uses it
    E2e,
    /// The short form of the fault campaign: the browser killed while somebody types
    Faults,
}

impl StepName {
    fn key(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }

    fn title(self) -> String {
        let help = self
            .to_possible_value()
            .and_then(|value| value.get_help().map(ToString::to_string));
        help.unwrap_or_default()
    }
}

/// Runs the steps, stops at the first failure and says how to go on from there.
pub(crate) fn test(
    project: &Project,
    only: Option<StepName>,
    from: Option<StepName>,
) -> Result<(), Failure> {
    let chosen: Vec<StepName> = StepName::value_variants()
        .iter()
        .copied()
        .filter(|step| only.is_none_or(|only| only == *step))
        .filter(|step| from.is_none_or(|from| from <= *step))
        .collect();

    let mut counts = Counts::default();
    for (index, step) in chosen.iter().copied().enumerate() {
        say::step(&format!(
            "{}/{} {}: {}",
            index + 1,
            chosen.len(),
            step.key(),
            step.title()
        ));
        let start = Instant::now();
        if let Err(why) = perform(project, step, &mut counts) {
            counts.failed = counts.failed.max(1);
            summary(counts);
            return Err(Failure::new(format!(
                "{why}\nThe step `{key}` failed. Once mended: `cargo xtask test --only {key}`, then \
                 `cargo xtask test --from {key}`.",
                key = step.key()
            )));
        }
        say::done(&format!(
            "{}: done in {}",
            step.key(),
            say::duration(start.elapsed())
        ));
    }
    summary(counts);
    Ok(())
}

/// Alone on its line: CI reads it.
fn summary(counts: Counts) {
    println!("\n{} passed, {} failed", counts.passed, counts.failed);
}

fn perform(project: &Project, step: StepName, counts: &mut Counts) -> Result<(), Failure> {
    match step {
        StepName::Fmt => {
            tools::for_linting(project)?;
            cargo(project, "fmt").args(["--all", "--check"]).run()
        }
        StepName::Clippy => clippy(project),
        StepName::ClippyWasm => clippy_wasm(project),
        StepName::Native => cargo(project, "test")
            .arg("--workspace")
            .run_counting(counts),
        StepName::Deny => deny(project),
        StepName::Browser => in_browser(project, counts),
        StepName::Build => build::build(project, build::Profile::Release).map(drop),
        StepName::Size => size::check(&project.dist()),
        StepName::E2e => end_to_end(project, counts),
        StepName::Faults => faults::in_short(project, counts),
    }
}

fn clippy(project: &Project) -> Result<(), Failure> {
    tools::for_linting(project)?;
    cargo(project, "clippy")
        .args(["--workspace", "--all-targets", "--", "--deny", "warnings"])
        .run()?;
    // Cargo.toml keeps these out of `cargo test`, and so out of --all-targets.
    let apart = ["e2e", "bench_browser", "faults"]
        .into_iter()
        .filter(|name| project.has_test(name));
    let targets: Vec<&str> = apart.flat_map(|name| ["--test", name]).collect();
    if targets.is_empty() {
        return Ok(());
    }
    cargo(project, "clippy")
        .args(targets)
        .args(["--", "--deny", "warnings"])
        .run()
}

fn clippy_wasm(project: &Project) -> Result<(), Failure> {
    tools::for_linting(project)?;
    tools::for_wasm(project)?;
    let tests: &[&str] = if project.has_test("browser") {
        &["--test", "browser"]
    } else {
        &[]
    };
    cargo(project, "clippy")
        .args([
            "--package",
            "on-record",
            "--target",
            WASM,
            "--lib",
            "--bins",
        ])
        .args(tests)
        .args(["--", "--deny", "warnings"])
        .run()
}

/// Known faults are looked up in a database that comes over the network; the rest needs none.
fn deny(project: &Project) -> Result<(), Failure> {
    tools::cargo_deny(project)?;
    let deny = || Program::new(project, "cargo-deny").arg("--workspace");
    let fetched = deny()
        .args(["fetch", "db"])
        .run_within(Duration::from_secs(120));
    let checks: &[&str] = match fetched {
        Ok(()) => &["advisories", "bans", "licenses", "sources"],
        Err(_) => {
            say::notice(
                "the database of known faults cannot be fetched here, so only bans, licences and sources are checked.",
            );
            &["bans", "licenses", "sources"]
        }
    };
    deny().arg("check").args(checks).run()
}

fn in_browser(project: &Project, counts: &mut Counts) -> Result<(), Failure> {
    if !project.has_test("browser") {
        say::notice("there is no tests/browser.rs yet.");
        return Ok(());
    }
    inside_a_browser(project)?.run_counting(counts)
}

/// `cargo test` for what runs inside a browser, as it stands; more arguments may follow.
pub(crate) fn inside_a_browser(project: &Project) -> Result<Program, Failure> {
    let runner = tools::browser_test_runner(project)?;
    let browser = browser::find_or_install(project)?;
    Ok(cargo(project, "test")
        .args(["--target", WASM, "--test", "browser"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            browser.write_capabilities(project)?,
        )
        .env("CHROMEDRIVER", &browser.driver))
}

fn end_to_end(project: &Project, counts: &mut Counts) -> Result<(), Failure> {
    if !project.has_test("e2e") {
        say::notice("there is no tests/e2e.rs yet.");
        return Ok(());
    }
    if !project.dist().join("index.html").is_file() {
        return Err(Failure::new(
            "There is no app in dist/ to test: build it with `cargo xtask build`.",
        ));
    }
    driven(project)?.run_counting(counts)
}

/// The end-to-end tests, ready to run against `dist/`.
fn driven(project: &Project) -> Result<Program, Failure> {
    let browser = browser::find_or_install(project)?;
    Ok(cargo(project, "test")
        .args(["--test", "e2e"])
        .env("ON_RECORD_DIST", project.dist())
        .env("ON_RECORD_CHROMIUM", &browser.chromium)
        .env("ON_RECORD_CHROMEDRIVER", &browser.driver)
        .env("ON_RECORD_AXE", npm::axe(project)?))
}

/// Takes pictures of every state axe looks at, in four widths, light and dark, in both languages.
pub(crate) fn shots(project: &Project) -> Result<(), Failure> {
    build::build(project, build::Profile::Release)?;
    let folder = project.target().join("shots");
    std::fs::create_dir_all(&folder)
        .or_say(|| format!("The folder {} cannot be made", folder.display()))?;
    say::step("Pictures of every state");
    driven(project)?
        .args(["axe_finds_nothing"])
        .env("ON_RECORD_SHOTS", &folder)
        .run()?;
    say::done(&format!("The pictures are in {}", folder.display()));
    Ok(())
}

fn cargo(project: &Project, task: &str) -> Program {
    Program::new(project, "cargo").arg(task)
}
