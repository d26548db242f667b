//! What the campaign found, a row for each goal and engine, and the table of all of them.

use std::fmt::{self, Write};

/// What came of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The figure is within the goal.
    Pass,
    /// It is not.
    Fail,
    /// Nothing was measured; the row says why.
    NotDone,
}

impl fmt::Display for Verdict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(match self {
            Self::Pass => "pass",
            Self::Fail => "FAIL",
            Self::NotDone => "not done",
        })
    }
}

/// One line of the table.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) goal: String,
    pub(crate) engine: String,
    pub(crate) runs: usize,
    pub(crate) figure: String,
    pub(crate) wanted: String,
    pub(crate) verdict: Verdict,
}

impl Row {
    /// A goal that was measured.
    pub(crate) fn measured(
        goal: &str,
        engine: &str,
        runs: usize,
        figure: impl Into<String>,
        wanted: &str,
        holds: bool,
    ) -> Self {
        Self {
            goal: goal.to_owned(),
            engine: engine.to_owned(),
            runs,
            figure: figure.into(),
            wanted: wanted.to_owned(),
            verdict: if holds { Verdict::Pass } else { Verdict::Fail },
        }
    }

    /// A goal that was not, and why.
    pub(crate) fn not_done(goal: &str, engine: &str, why: impl Into<String>, wanted: &str) -> Self {
        Self {
            goal: goal.to_owned(),
            engine: engine.to_owned(),
            runs: 0,
            figure: why.into(),
            wanted: wanted.to_owned(),
            verdict: Verdict::NotDone,
        }
    }
}

/// Every row, in a table that a terminal and BENCHMARKS.md both show well.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut out = String::from(
        "| Goal | Engine | Runs | Figure | Goal value | |\n|---|---|---|---|---|---|\n",
    );
    for row in rows {
        let runs = if row.runs == 0 {
            String::new()
        } else {
            row.runs.to_string()
        };
        writeln!(
            out,
            "| {} | {} | {runs} | {} | {} | {} |",
            row.goal, row.engine, row.figure, row.wanted, row.verdict
        )
        .expect("a text takes any line");
    }
    out
}

/// The value below which so many percent of them lie.
pub(crate) fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values
        .get((last * percent).div_ceil(100))
        .copied()
        .unwrap_or_default()
}
