//! G1 and G2: the browser is killed at a random moment while somebody types, started again, and read.

use std::fmt::Write;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::Campaign;
use crate::dice::Dice;
use crate::engine::{Engine, Engines, Running};
use crate::pool::in_parallel;
use crate::stage::Stage;
use crate::table::{Row, percentile};

/// What is typed into, and what counts as an acknowledgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// The app; the lamp has to say "Saved".
    App,
    /// The app without its mirror; what local storage took counts as saved. A control: Chromium has to lose some of it.
    AppFirst,
    /// The app without its mirror. A control: the lamp must never say "Saved".
    AppAlone,
    /// Our own page on local storage. A control: Chromium has to lose some of it.
    PlainFirst,
    /// Our own page on a strict transaction. A control: nothing may be lost, or it is the harness that loses.
    PlainStrict,
}

/// One kill that is to happen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) engine: Engine,
    pub(crate) page: Page,
    /// How long is typed before.
    pub(crate) seconds: f64,
}

/// What came of it.
#[derive(Debug, Clone, Default)]
struct Outcome {
    typed: usize,
    acked: usize,
    /// Characters that were acknowledged and are gone.
    lost: usize,
    /// How long the oldest character had been waiting for its acknowledgement at the kill.
    waiting_ms: f64,
    latencies: Vec<f64>,
    has_mirror: bool,
    /// Why nothing could be measured.
    trouble: Option<String>,
}

const PATIENCE: Duration = Duration::from_secs(90);
/// How long words may take to be there again after a start. What has to be lost is waited for less long.
const RESTORE: Duration = Duration::from_secs(20);
const GIVEN_UP: Duration = Duration::from_secs(5);

/// All that was to be typed up to here, without what a field may trim.
fn words(count: usize) -> impl Iterator<Item = String> {
    (0..count.div_ceil(7)).map(move |number| {
        let word = format!("w{number:05}");
        let length = (count - number * 7).min(6);
        word[..length].to_owned()
    })
}

/// Characters among the first `acked` that stand nowhere any more.
pub(crate) fn lost(acked: usize, there: &str) -> usize {
    let found: std::collections::BTreeSet<&str> =
        there.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let is_there = |word: &String| {
        // The last one may have been acknowledged in part; it stands there as the beginning of what was typed after.
        found.contains(word.as_str())
            || word.len() < 6 && found.iter().any(|it| it.starts_with(word.as_str()))
    };
    words(acked)
        .filter(|word| !is_there(word))
        .map(|word| word.len())
        .sum()
}

pub(crate) fn number(value: &Value) -> usize {
    value
        .as_u64()
        .and_then(|it| usize::try_from(it).ok())
        .unwrap_or(0)
}

pub(crate) fn address(stage: &Stage, page: Page, task: &str, fragment: &str) -> String {
    match page {
        Page::App => stage.app(task, fragment),
        Page::AppFirst => stage.app(&format!("{task}&ack=first&nomirror=1"), fragment),
        Page::AppAlone => stage.app(&format!("{task}&nomirror=1"), fragment),
        Page::PlainFirst => stage.plain(&format!("{task}&keep=0&store=ls")),
        Page::PlainStrict => stage.plain(&format!("{task}&keep=0&store=idb")),
    }
}

fn kill_once(engines: &Engines, plan: Plan) -> Outcome {
    let stage = Stage::start();
    let profile = TempDir::new().unwrap();
    let trouble = |why: String| Outcome {
        trouble: Some(why),
        ..Outcome::default()
    };
    let running = engines.launch(
        plan.engine,
        profile.path(),
        &address(&stage, plan.page, "task=type", ""),
    );
    let Some(begun) = stage.wait_for("begun", PATIENCE) else {
        let told = stage.told().last().map(|it| it.body.to_string());
        return trouble(format!(
            "the page did not come: {}",
            told.unwrap_or_default()
        ));
    };
    let end = begun.at + Duration::from_secs_f64(plan.seconds);
    std::thread::sleep(end.saturating_duration_since(Instant::now()));
    let outcome = kill(&stage, running, &begun.body);

    stage.forget();
    let fragment = begun.body["fragment"].as_str().unwrap_or_default();
    let task = address(&stage, plan.page, "task=read", fragment);
    let running = engines.launch(plan.engine, profile.path(), &task);
    let mut least = None;
    let has_to_hold = matches!(plan.page, Page::App | Page::PlainStrict);
    let restore = if has_to_hold { RESTORE } else { GIVEN_UP };
    let wait = PATIENCE + restore;
    let mut first = None;
    stage.wait(wait, |told| {
        let read = told.iter().rev().find(|it| it.body["kind"] == "read")?;
        let first = *first.get_or_insert(read.at);
        let left = lost(outcome.acked, &text(&read.body));
        least = Some(left);
        (left == 0 && read.body["there"] == true || read.at - first > restore).then_some(())
    });
    running.kill();
    match least {
        Some(lost) => Outcome { lost, ..outcome },
        None => trouble("the browser did not come back".to_owned()),
    }
}

/// Kills, and takes down how far it had come.
fn kill(stage: &Stage, running: Running, begun: &Value) -> Outcome {
    let at = running.stop_and_kill();
    let told: Vec<_> = stage
        .told()
        .into_iter()
        .filter(|it| it.body["kind"] == "typed")
        .collect();
    let last = told.last();
    // What arrived while the tree was being stopped was shown before it stood still.
    let since = last.map_or(0.0, |it| {
        at.saturating_duration_since(it.at).as_secs_f64() * 1_000.0
    });
    let unacked = last
        .and_then(|it| it.body["unacked"].as_f64())
        .unwrap_or(0.0);
    Outcome {
        typed: last.map_or(0, |it| number(&it.body["typed"])),
        acked: last.map_or(0, |it| number(&it.body["acked"])),
        waiting_ms: if unacked > 0.0 { unacked + since } else { 0.0 },
        latencies: told
            .iter()
            .filter_map(|it| it.body["latencies"].as_array())
            .flatten()
            .filter_map(Value::as_f64)
            .collect(),
        has_mirror: begun["databases"]
            .as_array()
            .is_some_and(|it| !it.is_empty()),
        lost: 0,
        trouble: None,
    }
}

pub(crate) fn text(read: &Value) -> String {
    let mut out = read["draft"].as_str().unwrap_or_default().to_owned();
    for item in read["items"].as_array().into_iter().flatten() {
        write!(out, "\n{}", item.as_str().unwrap_or_default()).unwrap();
    }
    out
}

/// The kills of a campaign: every engine in turn, at moments spread over the whole range, and the controls.
fn plans(campaign: &Campaign) -> Vec<Plan> {
    let mut dice = Dice::new(campaign.seed);
    let mut all = Vec::new();
    let mut add = |engine, page, from: f64, to: f64| {
        let part = f64::from(u32::try_from(dice.below(1_000_000)).unwrap()) / 1e6;
        all.push(Plan {
            engine,
            page,
            seconds: from + part * (to - from),
        });
    };
    for engine in campaign.engines() {
        if campaign.is_short {
            for _ in 0..3 {
                add(engine, Page::App, 1.0, 8.0);
            }
        } else {
            for _ in 0..campaign.kills {
                add(engine, Page::App, 0.5, 150.0);
            }
            add(engine, Page::AppAlone, 5.0, 20.0);
            for _ in 0..campaign.kills.div_ceil(8) {
                add(engine, Page::AppFirst, 10.0, 90.0);
                add(engine, Page::PlainFirst, 10.0, 90.0);
                add(engine, Page::PlainStrict, 10.0, 90.0);
            }
        }
        if campaign.is_short && engine == Engine::Chromium {
            // Chromium writes after five seconds and then about once a minute: between the two it has something to lose.
            for page in [Page::AppFirst, Page::PlainFirst] {
                add(engine, page, 10.0, 12.0);
            }
            for page in [Page::PlainStrict, Page::AppAlone] {
                add(engine, page, 2.0, 4.0);
            }
        }
    }
    if campaign.is_short {
        // The longest first, so that none is left over at the end.
        all.sort_by(|a, b| b.seconds.total_cmp(&a.seconds));
    }
    all
}

pub(crate) fn run(campaign: &Campaign) -> Vec<Row> {
    let plans = plans(campaign);
    let outcomes = in_parallel(&plans, campaign.workers, |plan| {
        let is_over = campaign.left() < Duration::from_secs_f64(plan.seconds + 20.0);
        (!is_over).then(|| {
            let outcome = kill_once(&campaign.installed, *plan);
            println!("  {plan:?}: {}", line(&outcome));
            outcome
        })
    });
    let done: Vec<_> = plans
        .into_iter()
        .zip(outcomes)
        .filter_map(|(plan, outcome)| Some((plan, outcome?)))
        .collect();
    let mut rows = Vec::new();
    for engine in campaign.engines() {
        let of = |page: Page| -> Vec<&Outcome> {
            let these = done
                .iter()
                .filter(|(plan, _)| (plan.engine, plan.page) == (engine, page));
            these.map(|(_, outcome)| outcome).collect()
        };
        let found = goals(engine, &of(Page::App));
        // Times belong to a machine that does nothing else: the short form looks only at what is lost.
        let counted = if campaign.is_short { 1 } else { found.len() };
        rows.extend(found.into_iter().take(counted));
        for page in [
            Page::PlainStrict,
            Page::PlainFirst,
            Page::AppFirst,
            Page::AppAlone,
        ] {
            rows.extend(control(engine, page, &of(page)));
        }
    }
    rows
}

fn line(outcome: &Outcome) -> String {
    match &outcome.trouble {
        Some(why) => why.clone(),
        None => format!(
            "{} typed, {} acknowledged, {} lost, oldest waiting {:.0} ms",
            outcome.typed, outcome.acked, outcome.lost, outcome.waiting_ms
        ),
    }
}

fn goals(engine: Engine, all: &[&Outcome]) -> Vec<Row> {
    let (g1, g2) = (
        "G1 killed while typing: characters lost below “Saved”",
        "G2 typed but not yet “Saved” at the kill",
    );
    let sound: Vec<_> = all.iter().filter(|it| it.trouble.is_none()).collect();
    if sound.is_empty() {
        let why = all.first().and_then(|it| it.trouble.clone());
        let why = why.unwrap_or_else(|| "no time was left".to_owned());
        return vec![Row::not_done(g1, engine.name(), why, "0")];
    }
    let acked: usize = sound.iter().map(|it| it.acked).sum();
    if acked == 0 {
        let why = "the lamp never said “Saved”";
        return vec![if sound.iter().any(|it| it.has_mirror) {
            Row::measured(g1, engine.name(), sound.len(), why, "0", false)
        } else {
            Row::not_done(
                g1,
                engine.name(),
                format!("{why}: this build has no second copy"),
                "0",
            )
        }];
    }
    let lost: usize = sound.iter().map(|it| it.lost).sum();
    let losing = sound.iter().filter(|it| it.lost > 0).count();
    let trouble = all.len() - sound.len();
    let mut figure = format!("{lost} of {acked}, in {losing} runs");
    if trouble > 0 {
        write!(figure, "; {trouble} runs did not start").unwrap();
    }
    let waiting: Vec<_> = sound.iter().map(|it| it.waiting_ms).collect();
    let latencies: Vec<_> = sound
        .iter()
        .flat_map(|it| it.latencies.iter().copied())
        .collect();
    let tail = percentile(&waiting, 99);
    vec![
        Row::measured(
            g1,
            engine.name(),
            sound.len(),
            figure,
            "0",
            lost == 0 && trouble == 0,
        ),
        Row::measured(
            g2,
            engine.name(),
            sound.len(),
            format!(
                "{tail:.0} ms at most, {:.0} ms median",
                percentile(&waiting, 50)
            ),
            "≤ 300 ms p99",
            tail <= 300.0,
        ),
        Row::measured(
            "G2 from a key to “Saved”, no slowdown",
            engine.name(),
            latencies.len(),
            format!(
                "p50 {:.1} ms, p99 {:.1} ms",
                percentile(&latencies, 50),
                percentile(&latencies, 99)
            ),
            "p50 ≤ 20 ms, p99 ≤ 150 ms",
            percentile(&latencies, 50) <= 20.0 && percentile(&latencies, 99) <= 150.0,
        ),
    ]
}

/// A control holds when it shows what it is there to show.
fn control(engine: Engine, page: Page, all: &[&Outcome]) -> Option<Row> {
    let sound: Vec<_> = all.iter().filter(|it| it.trouble.is_none()).collect();
    if sound.is_empty() {
        return None;
    }
    let (lost, acked) = sound
        .iter()
        .fold((0, 0), |sum, it| (sum.0 + it.lost, sum.1 + it.acked));
    let losing = sound.iter().filter(|it| it.lost > 0).count();
    let figure = format!("{lost} of {acked} lost, in {losing} runs");
    let row = |goal, wanted, holds| {
        Row::measured(
            goal,
            engine.name(),
            sound.len(),
            figure.clone(),
            wanted,
            holds,
        )
    };
    // Firefox writes after seconds and WebKit after half a second: they may lose a little or nothing.
    let must_lose = engine == Engine::Chromium;
    Some(match page {
        Page::App => return None,
        Page::PlainStrict => row(
            "control: our page on strict transactions",
            "loses nothing",
            lost == 0 && acked > 0,
        ),
        Page::PlainFirst if must_lose => row(
            "control: our page on local storage alone",
            "loses",
            lost > 0,
        ),
        Page::AppFirst if must_lose => row(
            "control: the app on local storage alone, had it said “Saved”",
            "loses",
            lost > 0,
        ),
        Page::PlainFirst => row("control: our page on local storage alone", "may lose", true),
        Page::AppFirst => row(
            "control: the app on local storage alone, had it said “Saved”",
            "may lose",
            true,
        ),
        Page::AppAlone => Row::measured(
            "control: the app without its mirror",
            engine.name(),
            sound.len(),
            format!("“Saved” for {acked} characters"),
            "never says “Saved”",
            acked == 0,
        ),
    })
}
