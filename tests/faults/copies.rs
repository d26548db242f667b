//! G7: one of the two stores is destroyed whole, or a file of it is damaged, and every record is there after the next start.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::Campaign;
use crate::dice::Dice;
use crate::engine::Engine;
use crate::pool::in_parallel;
use crate::stage::Stage;
use crate::table::Row;

/// After how long a first write to local storage is on the disk: Chromium and Firefox take five seconds, `WebKit` less.
const FLUSHED: Duration = Duration::from_secs(9);

/// What happens to a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Harm {
    Whole,
    Flip,
    Zero,
    Cut,
}

/// Which store it happens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Store {
    Local,
    Mirror,
}

/// The files of a store in a profile, whichever engine laid them there.
fn files(profile: &Path, store: Store) -> Vec<PathBuf> {
    let (folders, mut found) = (
        match store {
            Store::Local => ["Local Storage", "ls", "LocalStorage", "localstorage"],
            Store::Mirror => ["IndexedDB", "idb", "indexeddb", "IndexedDB"],
        },
        Vec::new(),
    );
    let mut next = vec![(profile.to_owned(), false)];
    while let Some((folder, is_ours)) = next.pop() {
        for entry in fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .filter_map(Result::ok)
        {
            let (path, name) = (
                entry.path(),
                entry.file_name().to_string_lossy().into_owned(),
            );
            if path.is_dir() {
                let begins = folders.contains(&name.as_str());
                next.push((path, is_ours || begins));
            } else if is_ours && fs::metadata(&path).is_ok_and(|it| it.len() > 0) {
                // Locks and logs for people hold no data.
                if !["LOCK", "LOG", "LOG.old"].contains(&name.as_str()) {
                    found.push(path);
                }
            }
        }
    }
    found.sort();
    found
}

fn harm(file: &Path, harm: Harm, dice: &mut Dice) {
    let mut bytes = fs::read(file).unwrap();
    let at = dice.below(bytes.len());
    match harm {
        Harm::Whole => {}
        Harm::Flip => bytes[at] ^= 1 << dice.below(8),
        Harm::Zero => {
            let page = at / 4_096 * 4_096;
            let end = (page + 4_096).min(bytes.len());
            bytes[page..end].fill(0);
        }
        Harm::Cut => bytes.truncate(at),
    }
    fs::write(file, bytes).unwrap();
}

/// What must come back: everything but what says how the app itself started, which each start writes anew.
fn lasting(records: &Value) -> Vec<(String, String)> {
    let all = records.as_object().into_iter().flatten();
    all.filter(|(key, _)| {
        ["or1/s/", "or1/c/", "or1/d/", "or1/g/", "or1/k/", "or1/st/"]
            .iter()
            .any(|it| key.starts_with(it))
    })
    .map(|(key, raw)| (key.clone(), raw.as_str().unwrap_or_default().to_owned()))
    .collect()
}

struct Case {
    engine: Engine,
    store: Store,
    harm: Harm,
    seed: u64,
}

/// How many records were gone or other, of how many; nothing if this build has no second copy.
fn once(campaign: &Campaign, case: &Case) -> Result<Option<(usize, usize, Duration)>, String> {
    let stage = Stage::start();
    let profile = TempDir::new().unwrap();
    let launch = |address: &str| {
        campaign
            .installed
            .launch(case.engine, profile.path(), address)
    };
    let running = launch(&stage.app("task=seed", ""));
    let Some(seeded) = stage.wait_for("seeded", Duration::from_secs(90)) else {
        let last = stage.told().last().map(|it| it.body.to_string());
        return Err(last.unwrap_or_else(|| "the page did not come".to_owned()));
    };
    running.quit();
    if seeded.body["saved"] != true {
        return Ok(None);
    }
    let before = lasting(&seeded.body["records"]);
    // Chromium may not have written local storage yet, though it was asked to end. Two faults at once are not the goal: a
    // second start, in which the mirror mends it, leaves both whole.
    stage.forget();
    let running = launch(&stage.app("task=records", "#/"));
    stage.wait_for("records", Duration::from_secs(60));
    std::thread::sleep(FLUSHED);
    running.quit();
    let mut dice = Dice::new(case.seed);
    let all = files(profile.path(), case.store);
    if all.is_empty() {
        return Err(format!("no files of {:?} in the profile", case.store));
    }
    if case.harm == Harm::Whole {
        all.iter().for_each(|it| fs::remove_file(it).unwrap());
    } else {
        // Most of a store is in its largest file; the others are hit, too.
        let largest = all
            .iter()
            .max_by_key(|it| fs::metadata(it).map_or(0, |it| it.len()))
            .unwrap();
        let file = if dice.below(3) > 0 {
            largest
        } else {
            &all[dice.below(all.len())]
        };
        harm(file, case.harm, &mut dice);
    }
    stage.forget();
    let running = launch(&stage.app("task=records", "#/"));
    let begun = Instant::now();
    let mut least = before.len();
    let mut took = Duration::ZERO;
    stage.wait(Duration::from_secs(25), |told| {
        for it in told.iter().filter(|it| it.body["kind"] == "records") {
            let now = lasting(&it.body["records"]);
            let gone = before.iter().filter(|it| !now.contains(it)).count();
            if gone < least {
                (least, took) = (gone, it.at - begun);
            }
        }
        (least == 0).then_some(())
    });
    running.kill();
    Ok(Some((least, before.len(), took)))
}

pub(crate) fn run(campaign: &Campaign) -> Vec<Row> {
    let mut rows = Vec::new();
    for engine in campaign.engines() {
        let mut cases = Vec::new();
        for store in [Store::Local, Store::Mirror] {
            cases.push(Case {
                engine,
                store,
                harm: Harm::Whole,
                seed: 1,
            });
        }
        if !campaign.is_short {
            for number in 0..campaign.corruptions {
                let harm =
                    [Harm::Flip, Harm::Zero, Harm::Cut][usize::try_from(number % 3).unwrap()];
                let store = if number % 4 == 3 {
                    Store::Mirror
                } else {
                    Store::Local
                };
                cases.push(Case {
                    engine,
                    store,
                    harm,
                    seed: campaign.seed + number,
                });
            }
        }
        let found = in_parallel(&cases, campaign.workers.min(4), |case| {
            campaign.has_time_for(45).then(|| once(campaign, case))
        });
        for (what, goal) in [
            (Some(Store::Local), "G7 local storage destroyed"),
            (Some(Store::Mirror), "G7 the mirror destroyed"),
            (None, "G7 a file of a store flipped, zeroed or cut"),
        ] {
            let of = |case: &Case| match what {
                Some(store) => case.harm == Harm::Whole && case.store == store,
                None => case.harm != Harm::Whole,
            };
            let these: Vec<_> = cases
                .iter()
                .zip(&found)
                .filter(|(case, _)| of(case))
                .collect();
            if these.is_empty() {
                continue;
            }
            rows.push(row(goal, engine, &these));
        }
    }
    rows
}

type Found = Option<Result<Option<(usize, usize, Duration)>, String>>;

fn row(goal: &str, engine: Engine, these: &[(&Case, &Found)]) -> Row {
    let wanted = "every record byte for byte";
    let (mut runs, mut losing, mut gone, mut all, mut slowest) = (0, 0, 0, 0, Duration::ZERO);
    let mut faults = Vec::new();
    for (case, found) in these {
        match found {
            None => {}
            Some(Err(why)) => faults.push(why.replace(['|', '\n'], " ")),
            Some(Ok(None)) => {
                return Row::not_done(goal, engine.name(), "this build has no second copy", wanted);
            }
            Some(Ok(Some((lost, of, took)))) => {
                runs += 1;
                losing += usize::from(*lost > 0);
                gone += lost;
                all += of;
                slowest = slowest.max(*took);
                if *lost > 0 {
                    println!(
                        "  {engine:?} {:?} {:?} seed {}: {lost} of {of} gone",
                        case.store, case.harm, case.seed
                    );
                }
            }
        }
    }
    if runs == 0 {
        let why = faults
            .first()
            .cloned()
            .unwrap_or_else(|| "no time was left".to_owned());
        return Row::not_done(goal, engine.name(), why, wanted);
    }
    let mut figure = format!(
        "{gone} of {all} records gone, in {losing} runs; {:.1} s at most with the start",
        slowest.as_secs_f64()
    );
    if !faults.is_empty() {
        figure.push_str(&format!(
            "; {} runs did not begin: {}",
            faults.len(),
            faults[0]
        ));
    }
    Row::measured(
        goal,
        engine.name(),
        runs,
        figure,
        wanted,
        gone == 0 && faults.is_empty(),
    )
}
