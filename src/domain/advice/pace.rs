//! How long prompts really take: the study's own medians.

use crate::domain::flag::is_struck;
use crate::domain::guide::{Guide, Minutes};
use crate::domain::id::PromptId;
use crate::domain::interview::Interview;
use crate::domain::sorted::{SortedMap, in_order};
use crate::domain::time::{Elapsed, Moment};

/// Askings from which on a median replaces the guide's guess (product page).
const ENOUGH: usize = 5;

/// The longest a prompt can be said to take, in tenths of a minute: as long as a guide may say.
const LONGEST: u64 = 2_400;

/// The median minutes of each prompt of a guide that was asked five times or more.
///
/// An asking's length is how long the prompt was current, all times together, in a finished interview where it counts as
/// asked. One that never was current says nothing about its length, and one that is struck is no finding. Medians are of whole milliseconds, rounded to tenths
/// of a minute, at least 0.1.
pub fn learned<'a>(
    guide: &Guide,
    interviews: impl IntoIterator<Item = &'a Interview>,
) -> SortedMap<PromptId, Minutes> {
    let mut askings: SortedMap<&PromptId, Vec<u64>> = SortedMap::new();
    for interview in interviews {
        let is_other = interview.guide.id != guide.id;
        if is_other
            || !interview.has_started()
            || interview.is_running()
            || is_struck(interview, guide.counts_as())
        {
            continue;
        }
        // Every sitting has ended, so that the moment asked about is not looked at.
        let end = interview.elapsed(Moment::from_unix_ms(0));
        for (prompt, spent) in spent(interview, end) {
            if spent > 0 && interview.asked.contains_key(prompt) && guide.prompt(prompt).is_some() {
                askings.get_or_default(prompt).push(spent);
            }
        }
    }
    askings
        .into_iter()
        .filter(|(_, lengths)| lengths.len() >= ENOUGH)
        .filter_map(|(prompt, lengths)| Some((prompt.clone(), in_tenths(median(lengths)?))))
        .collect()
}

/// How many milliseconds each prompt was current up to a point of the session.
pub(in crate::domain) fn spent(interview: &Interview, end: Elapsed) -> SortedMap<&PromptId, u64> {
    let ends = interview
        .trail
        .iter()
        .skip(1)
        .map(|step| step.at_ms)
        .chain([end]);
    let mut spent = SortedMap::new();
    for (step, until) in interview.trail.iter().zip(ends) {
        if let Some(prompt) = &step.prompt {
            *spent.get_or_default(prompt) += until.min(end).minus(step.at_ms).as_ms();
        }
    }
    spent
}

/// The middle value, or the mean of the two middle ones, rounded down.
fn median(lengths: Vec<u64>) -> Option<u64> {
    let lengths = in_order(lengths, Ord::cmp);
    let half = lengths.len() / 2;
    let upper = *lengths.get(half)?;
    if lengths.len() % 2 == 1 {
        Some(upper)
    } else {
        Some(lengths.get(half - 1)?.midpoint(upper))
    }
}

fn in_tenths(ms: u64) -> Minutes {
    let tenth = Minutes::from_tenths(1).as_elapsed();
    let tenths = Elapsed::from_ms(ms)
        .plus(Elapsed::from_ms(tenth.as_ms() / 2))
        .as_ms()
        / tenth.as_ms();
    Minutes::from_tenths(u32::try_from(tenths.clamp(1, LONGEST)).unwrap_or(1))
}
