//! Files that something has happened to: bytes turned, lines moved, two files grafted onto each other, cut off, said again.

#![allow(
    dead_code,
    reason = "who breaks other files than transcripts has good ones of their own"
)]

#[path = "dice.rs"]
mod dice;

pub(crate) use dice::Dice;

/// Where good transcripts lie.
const FOLDERS: [&str; 2] = ["tests/fixtures/transcripts", "src/guides"];

impl Dice {
    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }
}

/// Every good transcript there is, by name.
pub(crate) fn good() -> Vec<Vec<u8>> {
    let entries = FOLDERS.iter().flat_map(|it| std::fs::read_dir(it).unwrap());
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        let ending = path.extension().and_then(|it| it.to_str());
        matches!(ending, Some("vtt" | "srt" | "txt"))
    });
    paths.sort();
    assert!(paths.len() >= 28, "the transcripts are found");
    let files = paths.iter().map(|path| std::fs::read(path).unwrap());
    files.collect()
}

/// A good transcript after up to eight things have happened to it.
pub(crate) fn mutant(good: &[Vec<u8>], pieces: &[&str], chance: &mut Dice) -> Vec<u8> {
    let mut file = good[chance.below(good.len())].clone();
    // Most are cut short first, so that many can be tried, and what happens happens close together.
    if chance.below(4) > 0 {
        let from = chance.below(file.len());
        let many = chance.below(2_000);
        file = match chance.below(3) {
            0 => file.into_iter().take(many).collect(),
            _ => file.into_iter().skip(from).take(many).collect(),
        };
    }
    for _ in 0..=chance.below(8) {
        happens(&mut file, good, pieces, chance);
    }
    file
}

fn happens(file: &mut Vec<u8>, good: &[Vec<u8>], pieces: &[&str], chance: &mut Dice) {
    let at = chance.below(file.len() + 1);
    let end = (at + chance.below(40)).min(file.len());
    match chance.below(14) {
        0 if at < file.len() => file[at] ^= 1 << chance.below(8),
        1 if at < file.len() => file[at] = chance.byte(),
        2 => file.insert(at, chance.byte()),
        3 => drop(file.drain(at..end)),
        4 => file.truncate(at),
        5 => {
            let again = file[at..end].repeat(1 + chance.below(20));
            file.splice(at..at, again);
        }
        6 | 7 => {
            let piece = pieces[chance.below(pieces.len())].bytes();
            let times = [1, 1, 1, 2, 50][chance.below(5)];
            let piece: Vec<u8> = piece.collect();
            file.splice(at..at, piece.repeat(times));
        }
        8 => {
            let other = &good[chance.below(good.len())];
            let from = chance.below(other.len());
            let many = chance.below(400);
            file.splice(at..end, other.iter().skip(from).take(many).copied());
        }
        9 => {
            let mut lines: Vec<_> = file
                .split(|byte| *byte == b'\n')
                .map(<[u8]>::to_vec)
                .collect();
            let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
            match chance.below(3) {
                0 => lines.swap(one, other),
                1 => drop(lines.remove(one)),
                _ => lines.insert(other, lines[one].clone()),
            }
            *file = lines.join(&b'\n');
        }
        10 => {
            // A number becomes another, which moves times and ids.
            if let Some(digit) = file.iter_mut().skip(at).find(|byte| byte.is_ascii_digit()) {
                *digit = b'0' + chance.byte() % 10;
            }
        }
        11 => {
            let ends: &[u8] = [&b"\r\n"[..], b"\r", b"\n\n", b" "][chance.below(4)];
            let lines: Vec<_> = file.split(|byte| *byte == b'\n').collect();
            *file = lines.join(ends);
        }
        12 if chance.below(4) == 0 => {
            let units = String::from_utf8_lossy(file)
                .encode_utf16()
                .collect::<Vec<_>>();
            let big = chance.below(2) == 0;
            let bytes = |unit: u16| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            };
            *file = units.into_iter().flat_map(bytes).collect();
            if chance.below(2) == 0 {
                file.splice(0..0, bytes(0xfeff));
            }
        }
        _ => {
            // What was letters of two bytes becomes letters of one, as old programs wrote them.
            let latin = |letter: char| u8::try_from(u32::from(letter)).unwrap_or(0xfe);
            if chance.below(8) == 0 {
                *file = String::from_utf8_lossy(file).chars().map(latin).collect();
            }
        }
    }
}
