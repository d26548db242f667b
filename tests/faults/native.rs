//! The goals that need no browser, by the names of their tests, and those that cannot be met here, each with its reason.

use std::env;
use std::process::{Command, Stdio};

use crate::Campaign;
use crate::table::Row;

/// Goal, test target, the tests' names, what they hold.
const NATIVE: &[(&str, &str, &[&str], &str)] = &[
    (
        "G6 every key × every mutation, on the core",
        "storage",
        &["damage::"],
        "≥ 3,000 cases: set aside, listed, the rest works",
    ),
    (
        "G10 a fault at every write of create, edit, import, delete",
        "storage",
        &["faults::", "purge::", "kept::a_guide_survives"],
        "all or nothing, or listed",
    ),
    (
        "G11 10,000 mutated imports and hostile files",
        "formats",
        &["hostile::", "refusals::"],
        "0 panics, nothing here changes, ≤ 2 s each",
    ),
    (
        "G14 export, import, export: the same bytes",
        "formats",
        &["back::"],
        "1,000 generated interviews",
    ),
    (
        "G15 clocks that jump: order and durations",
        "properties",
        &[
            "whatever_is_done",
            "undoing_everything",
            "a_mark_never_goes_back",
            "marks_from_a_file",
        ],
        "order stable, durations ≥ 0",
    ),
    (
        "G12 what a newer or an older app wrote",
        "storage",
        &["others::a_record_of_a_newer", "others::a_storage_marked"],
        "0 writes by older code",
    ),
    (
        "G12 every stored version is read",
        "formats",
        &["versions::"],
        "every fixture",
    ),
];

/// What the campaign cannot show, and why.
const NOT_DONE: &[(&str, &str, &str)] = &[
    (
        "G3 traps inside the program",
        "the tests of tests/e2e hold them: panic, stack, memory",
        "0 lost, ≤ 3 s",
    ),
    (
        "G12 old and new builds open at once",
        "there is no older release to build",
        "0 writes by older code",
    ),
    (
        "G13 offline reload, update cut at each file",
        "there is no service worker yet",
        "50/50",
    ),
    (
        "F2 power loss",
        "needs a virtual machine whose disk cache can be dropped; a kill leaves that cache alone",
        "0 lost",
    ),
];

pub(crate) fn run(campaign: &Campaign) -> Vec<Row> {
    let mut rows = Vec::new();
    if !campaign.is_short {
        for (goal, target, names, wanted) in NATIVE {
            rows.push(cargo_test(goal, target, names, wanted));
        }
    }
    for (goal, why, wanted) in NOT_DONE {
        rows.push(Row::not_done(goal, "", *why, wanted));
    }
    rows
}

fn cargo_test(goal: &str, target: &str, names: &[&str], wanted: &str) -> Row {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["test", "--package", "on-record", "--test", target, "--"])
        .args(names)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .expect("Cargo starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let passed = said
        .lines()
        .filter(|it| it.starts_with("test ") && it.ends_with("... ok"))
        .count();
    let holds = output.status.success() && passed > 0;
    let figure = format!("{passed} tests of tests/{target}.rs pass");
    Row::measured(goal, "native", passed, figure, wanted, holds)
}
