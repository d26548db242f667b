//! Transcripts read, from 40 KB up to the 20 MB that are the most: bytes a second must not fall as files grow.

#![allow(clippy::expect_used, reason = "a bench that cannot be set up stops")]

use divan::counter::BytesCount;
use on_record::formats::transcript;

fn main() {
    divan::main();
}

/// Sizes, each eight times the one before; the last is nearly the most that is read.
const SIZES: &[usize] = &[40_000, 320_000, 2_560_000, 19_900_000];

/// So much of one cue or turn after the other, numbered.
fn file(header: &str, size: usize, cue: impl Fn(usize) -> String) -> String {
    let mut file = header.to_owned();
    let mut number = 0;
    while file.len() < size {
        file.push_str(&cue(number));
        number += 1;
    }
    file
}

fn read(bencher: divan::Bencher<'_, '_>, file: &str) {
    bencher
        .counter(BytesCount::of_str(file))
        .bench_local(|| transcript::read(file.as_bytes()).map(|it| it.notes.len()));
}

fn clock(at: usize) -> String {
    format!("{:02}:{:02}:{:02}", at / 3_600 % 100, at / 60 % 60, at % 60)
}

const SAID: &str =
    "we stood in the yard in the rain and I thought, not a second Christmas like this one";

#[divan::bench(args = SIZES, sample_count = 5)]
fn webvtt(bencher: divan::Bencher<'_, '_>, size: usize) {
    let cue = |at| {
        format!(
            "{}.000 --> {}.000\n<v Marta>{SAID}\n\n",
            clock(at),
            clock(at + 1)
        )
    };
    read(bencher, &file("WEBVTT\n\n", size, cue));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn srt_with_names(bencher: divan::Bencher<'_, '_>, size: usize) {
    let name = |at: usize| {
        if at.is_multiple_of(2) {
            "Marta"
        } else {
            "Jonas"
        }
    };
    let cue = |at| {
        format!(
            "{at}\n{},000 --> {},000\n{}: {SAID}\n\n",
            clock(at),
            clock(at + 1),
            name(at)
        )
    };
    read(bencher, &file("", size, cue));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn speaker_text(bencher: divan::Bencher<'_, '_>, size: usize) {
    let name = |at: usize| {
        if at.is_multiple_of(2) {
            "Marta"
        } else {
            "Jonas"
        }
    };
    let turn = |at| format!("{}  {}\n{SAID}\n\n", name(at), clock(at));
    read(bencher, &file("", size, turn));
}

/// Every cue with a name, a tag and a fault of its own, and all of them before the one before.
#[divan::bench(args = SIZES, sample_count = 5)]
fn webvtt_full_of_faults(bencher: divan::Bencher<'_, '_>, size: usize) {
    let cue = |at: usize| {
        let from = clock(300_000_usize.saturating_sub(at));
        format!(
            "x{at}\n{from}.000 -> 00:00:00.000\n<v Name {at}>{SAID} <t{at}> &x; {{\\an{at}}}\nName {at}: so\n"
        )
    };
    read(bencher, &file("WEBVTT\n\n", size, cue));
}

/// Speaker text in which everything before a colon may be a name and none is twice.
#[divan::bench(args = SIZES, sample_count = 5)]
fn a_name_on_every_line(bencher: divan::Bencher<'_, '_>, size: usize) {
    let line = |at: usize| {
        format!(
            "[0:{:02}] Name {at}: {SAID}: so\nName {at} 0:01 -\n",
            at % 60
        )
    };
    read(bencher, &file("", size, line));
}
