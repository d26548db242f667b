//! G9: the disk under the profile fills up while somebody types. It is told, nothing is called "Saved" that is not, and what
//! was saved is there after a restart.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::Campaign;
use crate::engine::Engine;
use crate::kill::{Page, address, lost, number, text};
use crate::pool::in_parallel;
use crate::stage::Stage;
use crate::table::Row;

/// A small disk of its own, in memory, that goes with the run.
struct Disk(TempDir);

impl Disk {
    fn mount() -> Option<Self> {
        let folder = TempDir::new().ok()?;
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=160m", "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        mounted.is_ok_and(|it| it.success()).then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Takes every byte that is left.
    fn fill(&self) {
        let mut file = File::create(self.path().join("filling")).unwrap();
        for size in [1 << 20, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn free(&self) {
        fs::remove_file(self.path().join("filling")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _gone = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

struct Found {
    acked: usize,
    /// Acknowledged after nothing fitted any more.
    after: usize,
    lost: usize,
    told_after: Option<Duration>,
}

fn once(campaign: &Campaign, engine: Engine, page: Page, seconds: u64) -> Result<Found, String> {
    let disk = Disk::mount().ok_or("no disk can be mounted here: that takes an administrator")?;
    let profile = disk.path().join("profile");
    fs::create_dir(&profile).unwrap();
    let stage = Stage::start();
    let running =
        campaign
            .installed
            .launch(engine, &profile, &address(&stage, page, "task=type", ""));
    let begun = stage
        .wait_for("begun", Duration::from_secs(90))
        .ok_or("the page did not come")?;
    std::thread::sleep(Duration::from_secs(6));
    let before = stage
        .last("typed")
        .map_or(0, |it| number(&it.body["acked"]));
    disk.fill();
    let full = std::time::Instant::now();
    // What the browser gives up meanwhile is filled again.
    for _ in 0..seconds {
        std::thread::sleep(Duration::from_secs(1));
        disk.fill();
    }
    running.kill();
    let told = stage.told();
    let acked = stage
        .last("typed")
        .map_or(0, |it| number(&it.body["acked"]));
    let told_after = told
        .iter()
        .find(|it| it.at > full && it.body["told"] == true)
        .map(|it| it.at - full);
    disk.free();
    stage.forget();
    let fragment = begun.body["fragment"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let running = campaign.installed.launch(
        engine,
        &profile,
        &address(&stage, page, "task=read", &fragment),
    );
    let mut least = None;
    stage.wait(Duration::from_secs(60), |told| {
        let read = told.iter().rev().find(|it| it.body["kind"] == "read")?;
        let gone = lost(acked, &text(&read.body));
        least = Some(gone);
        (gone == 0 && read.body["there"] == true || read.body["round"].as_u64() > Some(80))
            .then_some(())
    });
    running.kill();
    Ok(Found {
        acked,
        after: acked - before,
        lost: least.ok_or("the browser did not come back")?,
        told_after,
    })
}

pub(crate) fn run(campaign: &Campaign) -> Vec<Row> {
    let (runs, seconds) = if campaign.is_short {
        (1, 6)
    } else {
        (campaign.disks, 20)
    };
    let mut rows = Vec::new();
    for engine in campaign.engines() {
        rows.push(row(campaign, engine, Page::App, runs, seconds));
        if !campaign.is_short {
            rows.push(row(campaign, engine, Page::PlainStrict, 1, seconds));
        }
    }
    rows
}

fn row(campaign: &Campaign, engine: Engine, page: Page, runs: usize, seconds: u64) -> Row {
    let (goal, wanted) = if page == Page::App {
        (
            "G9 the disk fills up while somebody types",
            "0 lost below “Saved”, told in 5 s",
        )
    } else {
        (
            "control: the disk fills up under our page on strict transactions",
            "0 lost below its word",
        )
    };
    let numbers: Vec<usize> = (0..runs).collect();
    let found = in_parallel(&numbers, campaign.workers.min(3), |_| {
        campaign
            .has_time_for(60)
            .then(|| once(campaign, engine, page, seconds))
    });
    let found: Vec<_> = found.into_iter().flatten().collect();
    let sound: Vec<_> = found.iter().filter_map(|it| it.as_ref().ok()).collect();
    if sound.is_empty() {
        let why = found.into_iter().find_map(Result::err);
        let why = why.unwrap_or_else(|| "no time was left".to_owned());
        return Row::not_done(goal, engine.name(), why, wanted);
    }
    let sum = |of: fn(&Found) -> usize| sound.iter().map(|it| of(it)).sum::<usize>();
    let (acked, after, lost) = (sum(|it| it.acked), sum(|it| it.after), sum(|it| it.lost));
    if acked == 0 {
        return Row::not_done(goal, engine.name(), "the lamp never said “Saved”", wanted);
    }
    let slowest = sound.iter().map(|it| it.told_after).max().flatten();
    let untold = sound.iter().filter(|it| it.told_after.is_none()).count();
    let mut figure =
        format!("{lost} of {acked} lost, {after} of them called saved on the full disk");
    if page == Page::App {
        let slowest = slowest.map_or(0.0, |it| it.as_secs_f64());
        write!(
            figure,
            "; told after {slowest:.1} s at most, {untold} runs untold"
        )
        .unwrap();
    }
    let is_told = untold == 0 && slowest.is_some_and(|it| it <= Duration::from_secs(5));
    // A browser that goes on finding room, in files it made before, has nothing to tell.
    let has_room = sound
        .iter()
        .all(|it| it.told_after.is_some() || it.after > 0);
    let holds = lost == 0 && (page != Page::App || is_told || has_room);
    Row::measured(goal, engine.name(), sound.len(), figure, wanted, holds)
}
