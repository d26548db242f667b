//! G6 in a browser: stored records are damaged where they lie, a thousand times, and every damaged text is found again.

use std::time::Duration;

use tempfile::TempDir;

use crate::Campaign;
use crate::engine::Engine;
use crate::stage::Stage;
use crate::table::Row;

/// After how long local storage is on the disk once the page has gone: Firefox takes five seconds, the others less.
const FLUSHED: Duration = Duration::from_secs(6);

pub(crate) fn run(campaign: &Campaign) -> Vec<Row> {
    let cases = if campaign.is_short { 8 } else { 1_000 };
    let mut rows = Vec::new();
    for engine in campaign.engines() {
        rows.push(once(campaign, engine, cases, false));
        if !campaign.is_short {
            rows.push(once(campaign, engine, 16, true));
        }
    }
    rows
}

/// Damages so many; as a control, `drops` throws away what was damaged before it is looked for.
fn once(campaign: &Campaign, engine: Engine, cases: usize, drops: bool) -> Row {
    let (goal, wanted) = if drops {
        ("control: damaged records thrown away", "all missed")
    } else {
        (
            "G6 stored records damaged where they lie",
            "0 dropped, 0 others gone, 0 errors",
        )
    };
    let stage = Stage::start();
    let profile = TempDir::new().unwrap();
    let running =
        campaign
            .installed
            .launch(engine, profile.path(), &stage.app("task=seed&keeps=4", ""));
    let Some(seeded) = stage.wait_for("seeded", Duration::from_secs(90)) else {
        let last = stage
            .told()
            .last()
            .map(|it| it.body.to_string())
            .unwrap_or_default();
        return Row::measured(
            goal,
            engine.name(),
            0,
            format!("could not begin: {last}"),
            wanted,
            false,
        );
    };
    // The page leaves of itself once it has told.
    std::thread::sleep(FLUSHED);
    running.quit();
    let control = if drops { "&drops=1" } else { "" };
    let task = format!("task=damage&cases={cases}&seed={}{control}", campaign.seed);
    let fragment = seeded.body["fragment"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let running = campaign
        .installed
        .launch(engine, profile.path(), &stage.app(&task, &fragment));
    let limit = campaign.left().min(Duration::from_secs(900));
    let done = stage.wait_for("damaged", limit);
    running.kill();
    let told = stage.told();
    let errors = told.iter().filter(|it| it.body["kind"] == "error").count();
    let Some(done) = done else {
        if campaign.left().is_zero() {
            return Row::not_done(goal, engine.name(), "no time was left", wanted);
        }
        let last = told
            .last()
            .map(|it| it.body.to_string())
            .unwrap_or_default();
        return Row::measured(
            goal,
            engine.name(),
            0,
            format!("did not end: {last}"),
            wanted,
            false,
        );
    };
    let count = |name: &str| done.body[name].as_array().map_or(0, Vec::len);
    let (lost, also) = (count("lost"), count("also"));
    if lost + also > 0 && !drops {
        println!("  {}", done.body);
    }
    let cases = done.body["cases"].as_u64().unwrap_or(0);
    Row::measured(
        goal,
        engine.name(),
        usize::try_from(cases).unwrap(),
        format!("{lost} dropped, {also} other records gone, {errors} errors"),
        wanted,
        if drops {
            lost > 0
        } else {
            lost + also + errors == 0
        },
    )
}
