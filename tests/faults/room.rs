//! G8: storage is filled to its last unit in four alphabets; what is typed then is told of, stays, and is there when there is room.

use std::time::Duration;

use tempfile::TempDir;

use crate::Campaign;
use crate::pool::in_parallel;
use crate::stage::Stage;
use crate::table::Row;

/// A letter of each kind that engines count differently, as an address spells it.
const LETTERS: [(&str, &str); 4] = [
    ("ASCII", "x"),
    ("Latin-1", "%C3%A9"),
    ("a curly quote", "%E2%80%99"),
    ("emoji", "%F0%9F%98%80"),
];

pub(crate) fn run(campaign: &Campaign) -> Vec<Row> {
    let letters = if campaign.is_short {
        &LETTERS[2..3]
    } else {
        &LETTERS[..]
    };
    let mut rows = Vec::new();
    for engine in campaign.engines() {
        let found = in_parallel(letters, 2, |(name, letter)| {
            let stage = Stage::start();
            let profile = TempDir::new().unwrap();
            let task = format!("task=fill&letter={letter}");
            let running = campaign
                .installed
                .launch(engine, profile.path(), &stage.app(&task, ""));
            let after = stage.wait_for("refilled", Duration::from_secs(150));
            let filled = stage.last("filled");
            running.kill();
            let (Some(filled), Some(after)) = (filled, after) else {
                let last = stage.told().last().map(|it| it.body.to_string());
                return Some(format!("{name}: did not end: {}", last.unwrap_or_default()));
            };
            let (filled, after) = (&filled.body, &after.body);
            println!("  {engine:?} {name}: {filled} {after}");
            let mut faults = Vec::new();
            if filled["told"].as_f64().unwrap_or(0.0) <= 0.0 {
                faults.push("nobody was told".to_owned());
            }
            if filled["field"] != true {
                faults.push("the field lost words".to_owned());
            }
            if filled["gone"].as_array().is_none_or(|it| !it.is_empty()) {
                faults.push(format!("stored values changed: {}", filled["gone"]));
            }
            if after["whole"] != true || after["kept"] != true {
                faults.push("words were gone after a reload".to_owned());
            }
            (!faults.is_empty()).then(|| format!("{name}: {}", faults.join(", ")))
        });
        let faults: Vec<_> = found.into_iter().flatten().collect();
        let holds = faults.is_empty();
        let figure = if holds {
            "told, nothing lost".to_owned()
        } else {
            faults.join("; ").replace('|', " ")
        };
        rows.push(Row::measured(
            "G8 full to the last unit, then 500 characters typed",
            engine.name(),
            letters.len(),
            figure,
            "told, nothing lost",
            holds,
        ));
    }
    rows
}
