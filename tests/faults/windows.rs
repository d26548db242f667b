//! G5: two windows keep a thousand lines each, in one interview and in two, and every line is somewhere afterwards.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::Campaign;
use crate::engine::Engine;
use crate::stage::Stage;
use crate::table::Row;

/// How both windows write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// The app, both in one interview.
    Same,
    /// The app, each in its own.
    Apart,
    /// Our own page with one text for all. A control: lines have to get lost.
    OneText,
    /// Our own page with a key for each line. A control: none may.
    Keys,
}

/// Where each line stands: how many items, and how many other records.
fn found(records: &Value, line: &str) -> (usize, usize) {
    let all = records.as_object().into_iter().flatten();
    let (items, others): (Vec<_>, Vec<_>) = all
        .filter(|(_, raw)| raw.as_str().is_some_and(|raw| raw.contains(line)))
        .partition(|(key, _)| key.starts_with("or1/c/"));
    (items.len(), others.len())
}

fn once(
    campaign: &Campaign,
    engine: Engine,
    mode: Mode,
    many: usize,
) -> Result<(usize, usize, usize, usize), String> {
    let stage = Stage::start();
    let profile = TempDir::new().unwrap();
    let address = match mode {
        Mode::Same => stage.app(&format!("task=edits&many={many}"), ""),
        Mode::Apart => stage.app(&format!("task=edits&apart=1&many={many}"), ""),
        Mode::OneText => stage.plain(&format!("task=lines&how=text&many={many}&store=ls")),
        Mode::Keys => stage.plain(&format!("task=lines&how=keys&many={many}&store=ls")),
    };
    let running = campaign.installed.launch(engine, profile.path(), &address);
    let patience = campaign.left().min(Duration::from_secs(900));
    let accepted = stage.wait(patience, |told| {
        let mut by: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        for it in told.iter().filter(|it| it.body["kind"] == "edited") {
            let count = |name: &str| it.body[name].as_u64().unwrap_or(0);
            by.insert(
                it.body["window"].to_string(),
                (count("accepted"), count("taken")),
            );
        }
        let is_broken = told
            .iter()
            .any(|it| it.body["kind"] == "broken" || it.body["kind"] == "stuck");
        (by.len() == 2 || is_broken).then_some(by)
    });
    let Some(accepted) = accepted.filter(|it| it.len() == 2) else {
        let last = stage.told().last().map(|it| it.body.to_string());
        running.kill();
        return Err(last
            .unwrap_or_else(|| "nothing came".to_owned())
            .replace('|', " "));
    };
    let records = stage.wait(Duration::from_secs(90), |told| {
        let is_last = |it: &&crate::stage::Told| {
            it.body["kind"] == "records" && it.body["round"].as_u64() >= Some(4)
        };
        Some(told.iter().rev().find(is_last)?.body["records"].clone())
    });
    running.kill();
    let records = records.ok_or("what is stored was not told")?;
    let (mut there, mut aside, mut twice, mut all) = (0, 0, 0, 0);
    for (window, (accepted, _)) in &accepted {
        let window = window.trim_matches('"');
        for number in 0..*accepted {
            all += 1;
            match found(&records, &format!("z{window}n{number:05}")) {
                (0, 0) => {}
                (0, _) => aside += 1,
                (items, _) => {
                    there += 1;
                    twice += usize::from(items > 1);
                }
            }
        }
    }
    println!(
        "  {mode:?} {engine:?}: {accepted:?}, {there} in their records, {aside} elsewhere, {twice} twice"
    );
    Ok((all, there, aside, twice))
}

pub(crate) fn run(campaign: &Campaign) -> Vec<Row> {
    let many = if campaign.is_short {
        20
    } else {
        campaign.lines
    };
    let mut rows = Vec::new();
    for engine in campaign.engines() {
        let modes: &[Mode] = if campaign.is_short {
            &[Mode::Same, Mode::OneText]
        } else {
            &[Mode::Same, Mode::Apart, Mode::OneText, Mode::Keys]
        };
        for mode in modes {
            // The control needs many: few meet.
            let many = if *mode == Mode::OneText {
                many.max(400)
            } else {
                many
            };
            let (goal, wanted) = match mode {
                // A word that stood in the field when the pen went is kept by the other window and typed again by the script: it is
                // counted, and is no fault of storage.
                Mode::Same => ("G5 two windows, one interview", "all of them"),
                Mode::Apart => (
                    "G5 two windows, an interview each",
                    "all of them, none twice",
                ),
                Mode::OneText => ("control: two windows, one text for all", "loses (Chromium)"),
                Mode::Keys => ("control: two windows, a key for each line", "loses nothing"),
            };
            let goal = format!("{goal}, {many} lines each");
            rows.push(match once(campaign, engine, *mode, many) {
                Err(why) => Row::measured(&goal, engine.name(), 1, why, wanted, false),
                Ok((all, there, aside, twice)) => {
                    let gone = all - there - aside;
                    let holds = match mode {
                        // Few of the others' hand-overs meet: there a loss may be missing.
                        Mode::Same => gone == 0 && all > 0,
                        Mode::OneText => gone > 0 || engine != Engine::Chromium,
                        _ => gone == 0 && twice == 0 && all > 0,
                    };
                    let figure = format!(
                        "{} of {all} there ({aside} set aside), {twice} twice",
                        there + aside
                    );
                    Row::measured(&goal, engine.name(), 1, figure, wanted, holds)
                }
            });
        }
    }
    rows
}
