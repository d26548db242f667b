//! Copies in a folder: what they are called, which are there, which may go, and what has changed since one was written.

use sha2::{Digest as _, Sha256};

use super::record::Key;
use super::versions::spelled;
use crate::domain::id::InterviewId;
use crate::domain::interview::Interview;
use crate::domain::sorted::SortedMap;
use crate::domain::time::Moment;

/// How many copies of each are kept.
pub const KEPT: usize = 10;

/// The longest id that stands in a file's name as it is: those minted here have 36 characters.
const LONGEST: usize = 36;

/// What stands for an id in a file's name: the id itself where every system takes it, and otherwise a digest of it. Never
/// a person's name: a folder is seen whenever a screen is shared.
pub fn tag(id: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !id.is_empty() && id.len() <= LONGEST && id.chars().all(is_plain) {
        return id.to_owned();
    }
    let digest = spelled(Sha256::new_with_prefix(id));
    digest.as_str().chars().take(LONGEST).collect()
}

/// The numbers of the copies of one thing among the names of files, the oldest first. What anybody else named is none.
pub fn numbers<'a>(names: impl Iterator<Item = &'a str>, tag: &str) -> Vec<u64> {
    let start = ["on-record_", tag, "_"].concat();
    let number = |name: &str| {
        let digits = name.strip_prefix(&start)?.strip_suffix(".json")?;
        let number: u64 = digits.parse().ok()?;
        (number.to_string() == digits).then_some(number)
    };
    let mut numbers: Vec<u64> = Vec::new();
    // A dozen at most: nothing is gained by sorting them.
    for number in names.filter_map(number) {
        let place = numbers.partition_point(|it| *it < number);
        numbers.insert(place, number);
    }
    numbers
}

/// The copies that may go, the oldest first, once the last of these has been written and read back.
pub fn spare(numbers: &[u64]) -> &[u64] {
    let count = numbers.len().saturating_sub(KEPT);
    numbers.get(..count).unwrap_or_default()
}

/// Whether so little is left that a person is asked first: less than half of what the last copy holds.
pub fn has_shrunk(before: usize, now: usize) -> bool {
    now.saturating_mul(2) < before
}

/// When something was last done to an interview, as far as its head tells.
pub fn last_touched(interview: &Interview) -> Moment {
    let sittings = interview.sittings.iter();
    let sittings = sittings.map(|it| it.ended.unwrap_or(it.started));
    let log = interview.log.iter().map(|it| it.wall);
    sittings.chain(log).fold(interview.created, Moment::max)
}

/// What has been stored of each interview, in short: another print is another interview. The records may come in any order.
#[derive(Debug, Default)]
pub struct Prints(SortedMap<InterviewId, u64>);

impl Prints {
    /// Adds a record. Its header is enough, because the checksum of all the rest stands in it.
    pub fn add(&mut self, key: &str, text: &str) {
        let parsed = Key::parse(key);
        let of = match &parsed {
            Some(Key::Head(id)) => Some(id),
            Some(key) => key.part_of(),
            None => None,
        };
        if let Some(id) = of {
            let header = text.split('|').take(5).flat_map(str::bytes);
            // FNV-1a, which tells one header from another; nobody is to be kept from making two that look the same.
            let print = key.bytes().chain([0]).chain(header);
            let print = print.fold(0xcbf2_9ce4_8422_2325_u64, |print, byte| {
                (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
            let all = self.0.get_or_default(id.clone());
            *all = all.wrapping_add(print);
        }
    }

    /// The print of each.
    pub fn finish(self) -> SortedMap<InterviewId, u64> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_whose_copy_it_is_and_which() {
        let names = [
            "on-record_a_2.json",
            "on-record_a_10.json",
            "on-record_a_9.json",
            "on-record_ab_3.json",
            "on-record_a_+4.json",
            "on-record_a_05.json",
            "on-record_a_6 (1).json",
            "on-record_a_7.json.crswap",
            "holiday.jpg",
        ];
        assert_eq!(numbers(names.into_iter(), "a"), [2, 9, 10]);
    }

    #[test]
    fn ten_are_kept_and_the_oldest_go() {
        let numbers: Vec<u64> = (3..=14).collect();
        assert_eq!(spare(&numbers), [3, 4]);
        assert_eq!(spare(numbers.get(..10).unwrap()), [0_u64; 0]);
    }

    #[test]
    fn ids_from_elsewhere_make_names_too_and_never_the_same() {
        let id = "0199f3a1-0000-7000-8000-000000000001";
        assert_eq!(tag(id), id);
        let odd = ["", "a/b", "a b", "..", &"x".repeat(80), "ışık"].map(tag);
        for (at, one) in odd.iter().enumerate() {
            assert!(one.len() == 36 && one.chars().all(|c| c.is_ascii_hexdigit()));
            assert!(!odd.iter().skip(at + 1).any(|other| other == one));
        }
    }

    #[test]
    fn less_than_half_is_asked_about() {
        assert!(has_shrunk(1, 0) && has_shrunk(10, 4));
        assert!(!has_shrunk(10, 5) && !has_shrunk(0, 0) && !has_shrunk(3, 9));
    }

    #[test]
    fn a_print_changes_with_any_record_of_its_interview_and_with_no_other() {
        let prints = |item: &str| {
            let mut prints = Prints::default();
            prints.add("or1/c/a/1", item);
            prints.add("or1/s/a", "1|2|0|k|ffff|{}");
            prints.add("or1/s/b", "1|2|0|k|eeee|{}");
            prints.add("or1/prefs", "1|9|0|k|dddd|{}");
            prints.finish()
        };
        let (one, two) = (prints("1|1|0|k|aaaa|{}"), prints("1|2|0|k|bbbb|{}"));
        assert_eq!(one.len(), 2);
        let [a, b] = ["a", "b"].map(InterviewId::new);
        assert_ne!(one.get(&a), two.get(&a));
        assert_eq!(one.get(&b), two.get(&b));
    }
}
