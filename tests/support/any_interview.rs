//! Any interview that keeps every rule, in any script, for tests that must hold for all of them.

use on_record::domain::dimension::{Authority, CustomerType, Dimension, Role};
use on_record::domain::guide::{ChainLink, JobStep, Language};
use on_record::domain::id::{Digest, InterviewId, ItemId, PersonId, PromptId};
use on_record::domain::interview::{
    Alternative, AlternativeKind, AskCode, Call, ChangeLoad, Channel, Circumstances, Conduct,
    Confirmation, Consent, Draft, Filing, Flag, FlagState, FollowUp, GoalKind, GuideUse, Hit,
    HitCode, HitState, Interview, Item, Kind, Lead, Line, LogCode, LogEntry, Mark, NoAnswer,
    Offset, Other, Outcome, Parts, Permission, Person, Phase, Power, Rating, Respondent, RubricUse,
    Ruling, RulingCode, Side, Silence, Sitting, Slip, Source, Speaker, SpecificBy, Stance, Step,
    Stretch, Tie, TradeOff, TranscriptCheck, Turn,
};
use on_record::domain::sorted::{SortedMap, SortedSet};
use on_record::domain::time::{Date, Elapsed, Moment};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

#[path = "sorted.rs"]
mod sorted;

use sorted::{sorted_map, sorted_set};

/// Text of every kind that has ever broken a program: other scripts, right-to-left overrides, NUL, separators, quotes.
fn text(most: usize) -> impl Strategy<Value = String> {
    let odd = select(vec![
        '\0',
        '\u{1}',
        '\u{7f}',
        '\u{85}',
        '\u{202e}',
        '\u{2066}',
        '\u{2028}',
        '\u{feff}',
        '\u{fffd}',
        '\u{ffff}',
        '"',
        '\\',
        '\n',
        '\r',
        '\t',
        '|',
        '’',
        'ı',
        'İ',
        '漢',
        '😀',
        '\u{10ffff}',
        '\u{300}',
        ' ',
    ]);
    vec(
        prop_oneof![3 => any::<char>(), 2 => odd, 3 => prop::char::range('a', 'z')],
        0..most,
    )
    .prop_map(|characters| characters.into_iter().collect())
}

fn words() -> impl Strategy<Value = String> {
    text(60).prop_map(|text| {
        if text.trim().is_empty() {
            format!("x{text}")
        } else {
            text
        }
    })
}

fn id() -> impl Strategy<Value = String> {
    "[A-Za-z0-9._-]{1,12}"
}

fn moment() -> impl Strategy<Value = Moment> {
    (-10_000_000_000_000_i64..253_000_000_000_000).prop_map(Moment::from_unix_ms)
}

fn elapsed() -> impl Strategy<Value = Elapsed> {
    (0_u64..20_000_000).prop_map(Elapsed::from_ms)
}

fn date() -> impl Strategy<Value = Date> {
    (0_i16..=9999, 1_i8..=12, option::of(1_i8..=28)).prop_filter_map(
        "no such date",
        |(year, month, day)| match day {
            Some(day) => Date::day(year, month, day),
            None => Date::month(year, month),
        },
    )
}

fn one<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

fn maybe<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = Option<T>> {
    option::of(select(all))
}

fn some_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = Vec<T>> {
    subsequence(all.to_vec(), 0..=all.len().min(4)).prop_shuffle()
}

fn prompt() -> impl Strategy<Value = Option<PromptId>> {
    option::of(id().prop_map(PromptId::new))
}

fn parts() -> impl Strategy<Value = Parts> {
    let alternative =
        (text(20), one(AlternativeKind::ALL), 0_u8..=3).prop_map(|(label, kind, seriousness)| {
            Alternative {
                label,
                kind,
                seriousness,
            }
        });
    let facts = (text(10), text(10), text(10), text(10), text(10), text(10));
    let codes = (
        option::of(alternative),
        some_of(GoalKind::ALL),
        some_of(ChangeLoad::ALL),
        maybe(JobStep::ALL),
        maybe(ChainLink::ALL),
        maybe(Phase::ALL),
        maybe(Turn::ALL),
    );
    let numbers = (
        option::of(0_u8..=3),
        option::of(1_u8..=5),
        option::of(1_u8..=5),
    );
    let lists = (
        sorted_map(text(8), any::<u32>(), 0..3),
        sorted_set(text(8), 0..3),
    );
    (facts, codes, numbers, lists).prop_map(|(facts, codes, numbers, lists)| Parts {
        date: facts.0,
        amount: facts.1,
        hours: facts.2,
        count: facts.3,
        person: facts.4,
        pain_step: facts.5,
        alternative: codes.0,
        goals: codes.1.into_iter().collect(),
        change: codes.2.into_iter().collect(),
        severity: numbers.0,
        job_step: codes.3,
        chain_link: codes.4,
        phase: codes.5,
        moment: codes.6,
        importance: numbers.1,
        satisfaction: numbers.2,
        calendar: lists.0,
        themes: lists.1,
    })
}

fn item() -> impl Strategy<Value = Item> {
    let hit = (one(HitCode::ALL), 0_u32..50, 0_u32..50, one(HitState::ALL)).prop_map(
        |(code, from, length, state)| Hit {
            code,
            span: [from, from + length],
            state,
        },
    );
    let words = (
        some_of(Dimension::ALL),
        one(Kind::ALL),
        words(),
        elapsed(),
        moment(),
        prompt(),
    );
    let facts = (
        any::<bool>(),
        one(SpecificBy::ALL),
        any::<bool>(),
        maybe(NoAnswer::ALL),
        (any::<bool>(), one(SpecificBy::ALL)),
        maybe(TranscriptCheck::ALL),
        vec(hit, 0..3),
        prop_oneof![Just(Parts::default()), parts()],
    );
    (words, facts).prop_map(|(words, facts)| Item {
        id: ItemId::new(""),
        dims: words.0,
        kind: words.1,
        text: words.2,
        at_ms: words.3,
        wall: words.4,
        prompt: words.5,
        specific: facts.0,
        specific_by: facts.1,
        read_back: facts.2,
        answer: facts.3,
        again: None,
        led: facts.4.0,
        led_by: facts.4.1,
        transcript: facts.5,
        typed: String::new(),
        hits: facts.6,
        parts: facts.7,
    })
}

/// Items with ids of their own, in order, some linked to others.
fn evidence() -> impl Strategy<Value = Vec<Item>> {
    vec((item(), option::of(any::<Index>())), 0..6).prop_map(|drawn| {
        let (mut items, links): (Vec<_>, Vec<_>) = drawn.into_iter().unzip();
        for (number, item) in items.iter_mut().enumerate() {
            item.id = ItemId::new(format!("q{number}"));
        }
        let ids: Vec<_> = items.iter().map(|item| item.id.clone()).collect();
        for (item, link) in items.iter_mut().zip(links) {
            item.again = link
                .map(|link| link.get(&ids).clone())
                .filter(|to| *to != item.id);
        }
        items.sort_by(|a, b| (a.at_ms, &a.id).cmp(&(b.at_ms, &b.id)));
        items
    })
}

fn respondent() -> impl Strategy<Value = Respondent> {
    let names = (
        text(20),
        text(20),
        text(20),
        text(20),
        sorted_map(text(8), text(8), 0..2),
    );
    let facts = (
        some_of(Role::ALL),
        maybe(CustomerType::ALL),
        any::<bool>(),
        one(Authority::ALL),
        option::of(date()),
        option::of(date()),
        maybe(Permission::ALL),
    );
    (names, facts).prop_map(|(names, facts)| Respondent {
        alias: names.0,
        company: names.1,
        title: names.2,
        roles: facts.0,
        customer_type: facts.1,
        exec: facts.2,
        authority: facts.3,
        bought: names.3,
        ordered_on: facts.4,
        joined_on: facts.5,
        permission: facts.6,
        unread: names.4,
    })
}

/// Sittings that follow one another, the last perhaps still running.
fn sittings() -> impl Strategy<Value = Vec<Sitting>> {
    (
        moment(),
        vec((0_i64..9_999_999, 0_i64..9_999_999), 0..3),
        any::<bool>(),
    )
        .prop_map(|(first, spans, runs)| {
            let mut at = first.as_unix_ms();
            let mut sittings: Vec<_> = spans
                .into_iter()
                .map(|(pause, length)| {
                    let started = at + pause;
                    at = started + length;
                    Sitting {
                        started: Moment::from_unix_ms(started),
                        ended: Some(Moment::from_unix_ms(at)),
                    }
                })
                .collect();
            if let Some(last) = sittings.last_mut().filter(|_| runs) {
                last.ended = None;
            }
            sittings
        })
}

fn trail() -> impl Strategy<Value = Vec<Step>> {
    vec((elapsed(), prompt()), 0..4).prop_map(|drawn| {
        let mut trail: Vec<_> = drawn
            .into_iter()
            .map(|(at_ms, prompt)| Step { at_ms, prompt })
            .collect();
        trail.sort_by_key(|step| step.at_ms);
        trail
    })
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    let facts = (
        text(20),
        some_of(Role::ALL),
        text(20),
        maybe(Stance::ALL),
        maybe(Power::ALL),
    );
    sorted_map(id(), facts, 0..3).prop_map(|people| {
        let person = |(id, (name, roles, title, stance, power)): (String, _)| Person {
            id: PersonId::new(id),
            name,
            roles,
            title,
            stance,
            power,
        };
        people.into_iter().map(person).collect()
    })
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    sorted_map(id(), (elapsed(), moment(), prompt()), 0..3).prop_map(|marks| {
        let mark = |(id, (at_ms, wall, prompt)): (String, _)| Mark {
            id: ItemId::new(id),
            at_ms,
            wall,
            prompt,
        };
        marks.into_iter().map(mark).collect()
    })
}

fn flags() -> impl Strategy<Value = Vec<Flag>> {
    sorted_map("[a-z_]{1,20}", (one(FlagState::ALL), text(30)), 0..3).prop_map(|flags| {
        flags
            .into_iter()
            .map(|(code, (state, reason))| Flag {
                code,
                state,
                reason,
            })
            .collect()
    })
}

fn log() -> impl Strategy<Value = Vec<LogEntry>> {
    let entry = (moment(), one(LogCode::ALL), text(20)).prop_map(|(wall, what, note)| LogEntry {
        wall,
        what,
        note,
    });
    vec(entry, 0..4)
}

/// What is being typed, short or long.
fn draft() -> impl Strategy<Value = Draft> {
    let words = prop_oneof![4 => text(80), 1 => (text(40), 1_usize..400).prop_map(|(text, times)| text.repeat(times))];
    let plain = vec(0_u8..5, 0..3);
    (words, one(Kind::ALL), some_of(Dimension::ALL), plain).prop_map(|(text, kind, dims, plain)| {
        Draft {
            text,
            kind,
            dims,
            plain: plain.into_iter().collect(),
        }
    })
}

/// What was said of the interview as a whole.
fn circumstances() -> impl Strategy<Value = Circumstances> {
    let purchase = (
        option::of(one(Outcome::ALL)),
        option::of(one(TradeOff::ALL)),
    );
    let talk = (
        option::of(one(Channel::ALL)),
        option::of(one(Consent::ALL)),
        some_of(Other::ALL),
    );
    let person = (option::of(one(Tie::ALL)), option::of(one(Source::ALL)));
    (purchase, talk, person, any::<[bool; 3]>()).prop_map(|(purchase, talk, person, is)| {
        Circumstances {
            outcome: purchase.0,
            trade_off: purchase.1,
            channel: talk.0,
            consent: talk.1,
            tie: person.0,
            source: person.1,
            others: talk.2,
            interpreted: is[0],
            rehearsed: is[1],
            paid_panel: is[2],
        }
    })
}

type After = (
    Circumstances,
    Option<Ruling>,
    Vec<FollowUp>,
    Option<Rating>,
    Option<Confirmation>,
    Option<Call>,
    Option<String>,
    SortedSet<String>,
);

fn conduct() -> impl Strategy<Value = Conduct> {
    let stretch = || {
        (any::<u32>(), option::of(elapsed()), any::<u32>())
            .prop_map(|(cue, at_ms, words)| Stretch { cue, at_ms, words })
    };
    let slip = (any::<u32>(), option::of(elapsed()), one(AskCode::ALL))
        .prop_map(|(cue, at_ms, code)| Slip { cue, at_ms, code });
    let silence =
        (elapsed(), elapsed(), one(Side::ALL)).prop_map(|(at_ms, lasts_ms, after)| Silence {
            at_ms,
            lasts_ms,
            after,
        });
    let counts = proptest::array::uniform9(any::<u32>());
    let lists = (
        vec(proptest::array::uniform2(any::<u32>()), 0..3),
        option::of(stretch()),
        vec(stretch(), 0..3),
        vec(slip, 0..3),
        vec(elapsed(), 0..3),
        vec(silence, 0..3),
    );
    (counts, lists).prop_map(|(counts, lists)| Conduct {
        interviewer: counts[0],
        respondent: counts[1],
        other: counts[2],
        minutes: lists.0,
        questions: counts[3],
        question_words: counts[4],
        longest_question: lists.1,
        longest_answers: lists.2,
        slips: lists.3,
        interruptions: lists.4,
        silences: lists.5,
        followed: counts[5],
        causal: counts[6],
        secondhand: counts[7],
        minutes_from: counts[8],
    })
}

/// What is kept of a transcript.
fn call() -> impl Strategy<Value = Call> {
    let speaker = (text(10), one(Side::ALL)).prop_map(|(name, side)| Speaker { name, side });
    let line = (
        any::<u32>(),
        option::of(elapsed()),
        option::of(elapsed()),
        option::of(0_u32..3),
        option::of(id()),
        text(20),
    )
        .prop_map(|(cue, from_ms, to_ms, speaker, prompt, text)| Line {
            cue,
            from_ms,
            to_ms,
            speaker,
            prompt: prompt.map(PromptId::new),
            text,
        });
    let offset = (any::<u64>(), any::<bool>()).prop_map(|(ms, behind)| Offset { ms, behind });
    let file = (
        text(10),
        "[0-9a-f]{64}",
        moment(),
        any::<u32>(),
        any::<bool>(),
    );
    let held = (
        vec(speaker, 0..3),
        option::of(offset),
        vec(line, 0..3),
        conduct(),
    );
    (file, held).prop_map(|(file, held)| Call {
        file: file.0,
        sha256: file.1,
        read: file.2,
        cues: file.3,
        whole: file.4,
        speakers: held.0,
        offset: held.1,
        lines: held.2,
        conduct: held.3,
    })
}

/// What was settled after the call.
fn after() -> impl Strategy<Value = After> {
    let ruling = (one(RulingCode::ALL), text(40), 0_u32..40, moment()).prop_map(
        |(code, reason, points, wall)| Ruling {
            code,
            reason,
            points,
            wall,
        },
    );
    let follow_ups = vec((text(40), any::<bool>()), 0..4).prop_map(|all| {
        let follow_up = |(number, (text, done))| FollowUp {
            id: format!("f{number}").as_str().into(),
            text,
            done,
        };
        (0_u32..).zip(all).map(follow_up).collect()
    });
    let rating = (id(), text(20), any::<bool>()).prop_map(|(of, by, done)| Rating {
        of: InterviewId::new(of),
        by,
        done,
    });
    let confirmation = (text(20), text(40), moment()).prop_map(|(by, reason, wall)| Confirmation {
        by,
        reason,
        wall,
    });
    (
        circumstances(),
        option::of(ruling),
        follow_ups,
        option::of(rating),
        option::of(confirmation),
        option::of(call()),
        option::of(id()),
        sorted_set("[0-9a-f]{64}", 0..4),
    )
}

/// Any interview that keeps every rule.
pub(crate) fn interview() -> impl Strategy<Value = Interview> {
    let names = (id(), id(), id(), "[a-z]{2,3}", 1_u32..9, 1_u32..9);
    let facts = (
        moment(),
        one(Filing::ALL),
        text(20),
        respondent(),
        option::of(date()),
    );
    let asked = sorted_map(id().prop_map(PromptId::new), elapsed(), 0..3);
    let probed = sorted_map(
        id().prop_map(PromptId::new),
        sorted_set(any::<u8>(), 1..3),
        0..3,
    );
    let course = (sittings(), trail(), asked, probed);
    let kept = (
        evidence(),
        option::of(draft()),
        people(),
        marks(),
        flags(),
        log(),
        (
            option::of(elapsed()),
            option::of((text(20), text(20))),
            option::of(id()),
        ),
    );
    (names, facts, course, kept, after()).prop_map(|(names, facts, course, kept, after)| {
        Interview {
            id: InterviewId::new(names.0),
            study: names.1.as_str().into(),
            created: facts.0,
            guide: GuideUse {
                id: names.2.as_str().into(),
                version: names.4,
                language: Language::new(names.3),
                whole: None,
            },
            rubric: RubricUse {
                version: names.5,
                whole: None,
            },
            filing: facts.1,
            interviewer: facts.2,
            respondent: facts.3,
            held_on: facts.4,
            sittings: course.0,
            trail: course.1,
            asked: course.2,
            probed: course.3 as SortedMap<PromptId, SortedSet<u8>>,
            evidence: kept.0,
            draft: kept.1,
            people: kept.2,
            marks: kept.3,
            flags: kept.4,
            log: kept.5,
            asked_again: kept.6.0,
            lead: kept.6.1.map(|(name, reach)| Lead { name, reach }),
            came_from: kept.6.2.map(InterviewId::new),
            circumstances: after.0,
            ruling: after.1,
            follow_ups: after.2,
            rating: after.3,
            confirmation: after.4,
            call: after.5.map(Box::new),
            version_of: after.6.map(InterviewId::new),
            lineage: after.7.into_iter().map(Digest::new).collect(),
        }
    })
}
