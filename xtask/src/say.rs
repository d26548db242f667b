//! What the tasks say while they work: a header for each step, and the time since the start.

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

static START: OnceLock<Instant> = OnceLock::new();

/// Starts the clock that every header shows.
pub(crate) fn start() {
    START.get_or_init(Instant::now);
}

/// Announces a step before it starts.
pub(crate) fn step(what: &str) {
    println!("\n[{}] {what}", since_start());
}

/// Says that something has ended.
pub(crate) fn done(what: &str) {
    println!("[{}] {what}", since_start());
}

/// Says something a person should know, although the work goes on.
pub(crate) fn notice(what: &str) {
    println!("[{}] Note: {what}", since_start());
}

/// "12.3 s" or "4 min 05 s".
pub(crate) fn duration(length: Duration) -> String {
    match length.as_secs() {
        0..60 => format!("{:.1} s", length.as_secs_f64()),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

fn since_start() -> String {
    let seconds = START.get_or_init(Instant::now).elapsed().as_secs();
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_a_person_says_them() {
        assert_eq!(duration(Duration::from_millis(12_340)), "12.3 s");
        assert_eq!(duration(Duration::from_secs(245)), "4 min 05 s");
    }
}
