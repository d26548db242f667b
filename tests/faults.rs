//! The fault campaign: what reliability is promised, held against real browsers that are killed, filled and broken.
//!
//! `cargo xtask faults` runs it and prints a table, a row for each goal and engine; `cargo xtask test` runs its short form. A
//! goal that cannot be measured here is a row that says why. The controls are rows, too: a harness that finds no loss where
//! there has to be one is blind.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    unused_imports,
    reason = "a campaign that cannot be set up stops, outside the app anybody may ask the time, and tests of the server \
              that stand in its own file are not run here"
)]

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

#[path = "support/browser.rs"]
mod browser;
#[path = "support/dice.rs"]
mod dice;
#[path = "support/serve.rs"]
mod serve;

#[path = "faults/copies.rs"]
mod copies;
#[path = "faults/crash.rs"]
mod crash;
#[path = "faults/disk.rs"]
mod disk;
#[path = "faults/engine.rs"]
mod engine;
#[path = "faults/keys.rs"]
mod keys;
#[path = "faults/kill.rs"]
mod kill;
#[path = "faults/native.rs"]
mod native;
#[path = "faults/pace.rs"]
mod pace;
#[path = "faults/pool.rs"]
mod pool;
#[path = "faults/room.rs"]
mod room;
#[path = "faults/stage.rs"]
mod stage;
#[path = "faults/table.rs"]
mod table;
#[path = "faults/windows.rs"]
mod windows;

use engine::{Engine, Engines};
use table::{Row, Verdict};

/// What is to be done, and how long it may take.
pub(crate) struct Campaign {
    pub(crate) is_short: bool,
    pub(crate) installed: Engines,
    pub(crate) only: Option<String>,
    pub(crate) engine: Option<String>,
    /// Kills of each engine.
    pub(crate) kills: usize,
    /// Lines that each of two windows keeps.
    pub(crate) lines: usize,
    /// Crashes of a tab.
    pub(crate) crashes: usize,
    /// Files of a store that are damaged, for each engine.
    pub(crate) corruptions: u64,
    /// Disks that fill up, for each engine.
    pub(crate) disks: usize,
    pub(crate) workers: usize,
    pub(crate) seed: u64,
    end: Instant,
}

impl Campaign {
    fn from_arguments() -> Self {
        let arguments: Vec<String> = env::args().skip(1).collect();
        let value = |name: &str| {
            let at = arguments.iter().position(|it| it == name)?;
            arguments.get(at + 1).cloned()
        };
        let number = |name: &str, otherwise: u64| {
            value(name).map_or(otherwise, |it| it.parse().expect("a number"))
        };
        let is_short = arguments.iter().any(|it| it == "--short");
        let minutes = number("--minutes", if is_short { 5 } else { 60 });
        Self {
            is_short,
            installed: Engines::find(),
            only: value("--only"),
            engine: value("--engine"),
            kills: usize::try_from(number("--kills", 21)).unwrap(),
            lines: usize::try_from(number("--lines", 1_000)).unwrap(),
            crashes: usize::try_from(number("--crashes", 20)).unwrap(),
            corruptions: number("--corruptions", 12),
            disks: usize::try_from(number("--disks", 3)).unwrap(),
            workers: usize::try_from(number("--workers", if is_short { 2 } else { 6 })).unwrap(),
            seed: number("--seed", 6),
            end: Instant::now() + Duration::from_secs(60 * minutes),
        }
    }

    /// How much time is left.
    pub(crate) fn left(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }

    /// Whether a run of so many seconds may begin. The short form has few and lets each begin.
    pub(crate) fn has_time_for(&self, seconds: u64) -> bool {
        self.left() > Duration::from_secs(if self.is_short { 0 } else { seconds })
    }

    /// The engines that are there and wanted. The short form looks at Chromium alone, unless another is asked for: it is part
    /// of every check, and the others belong to the whole campaign.
    pub(crate) fn engines(&self) -> Vec<Engine> {
        let wanted = |it: &Engine| self.engine.as_ref().is_none_or(|name| name == it.key());
        let there = |it: &Engine| self.installed.missing(*it).is_none();
        let deep = |it: &Engine| !self.is_short || self.engine.is_some() || *it == Engine::Chromium;
        Engine::ALL
            .into_iter()
            .filter(wanted)
            .filter(there)
            .filter(deep)
            .collect()
    }

    fn wants(&self, goals: &str) -> bool {
        let one = |only: &String| goals.split(' ').any(|it| it.eq_ignore_ascii_case(only));
        self.only.as_ref().is_none_or(one)
    }
}

/// Looks at a goal, or a few that are looked at together.
type Goal = fn(&Campaign) -> Vec<Row>;

/// The goals, in the order in which they are looked at.
const GOALS: &[(&str, Goal)] = &[
    ("G1 G2", kill::run),
    ("G3", crash::run),
    ("G5", windows::run),
    ("G6", keys::run),
    ("G7", copies::run),
    ("G8", room::run),
    ("G9", disk::run),
    ("G4 G16 G17 scale", pace::run),
    ("G6 G10 G11 G12 G13 G14 G15 native", native::run),
];

fn main() -> ExitCode {
    let campaign = Campaign::from_arguments();
    let mut rows = Vec::new();
    for engine in Engine::ALL {
        if let Some(why) = campaign.installed.missing(engine) {
            rows.push(Row::not_done("every goal", engine.name(), why, ""));
        }
    }
    for (goals, run) in GOALS {
        if !campaign.wants(goals) {
            continue;
        }
        if campaign.left().is_zero() {
            rows.push(Row::not_done(goals, "", "no time was left", ""));
            continue;
        }
        println!("{goals}");
        let start = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| run(&campaign))) {
            Ok(found) => rows.extend(found),
            Err(why) => {
                let why = why.downcast_ref::<String>().cloned();
                let why = why
                    .unwrap_or_else(|| "it broke off".to_owned())
                    .replace(['\n', '|'], " ");
                rows.push(Row::measured(goals, "", 0, why, "", false));
            }
        }
        println!("  {:.0} s", start.elapsed().as_secs_f64());
    }
    println!("\n{}", table::table(&rows));
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let failed = count(Verdict::Fail);
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "test result: {word}. {} passed; {failed} failed; {} not done",
        count(Verdict::Pass),
        count(Verdict::NotDone)
    );
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
