//! What is counted of how a call was conducted: in the worked interviews, in calls made for one rule each, and in calls
//! nobody ever held.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use Side::{Interviewer, Other, Respondent};
use on_record::domain::conduct::{Event, Heard, Measure, Picture, Remark, remarks};
use on_record::domain::guide::Language;
use on_record::domain::id::PromptId;
use on_record::domain::interview::{AskCode, Call, Conduct, Offset, Side, Silence, Slip, Stretch};
use on_record::domain::text::word_count;
use on_record::domain::time::{Elapsed, Moment};
use on_record::domain::transcript::{Cue, Transcript};
use on_record::formats::transcript::read;
use on_record::guides;
use proptest::prelude::*;

const SIDES: [Side; 3] = [Interviewer, Respondent, Other];

fn at(ms: u64) -> Elapsed {
    Elapsed::from_ms(ms)
}

/// A cue of the interviewer (0), the respondent (1) or somebody else (2), between two times in milliseconds.
fn cue(speaker: usize, from: u64, to: u64, text: &str) -> Cue {
    Cue {
        from: Some(at(from)),
        to: Some(at(to)),
        speaker: Some(speaker),
        text: text.to_owned(),
        prompt: None,
        line: 1,
    }
}

fn call(cues: Vec<Cue>) -> Transcript {
    Transcript {
        speakers: ["Priya", "Colm", "Guest"].map(str::to_owned).into(),
        cues,
    }
}

fn counted_as(transcript: &Transcript, sides: &[Side], language: &Language) -> Conduct {
    let prompts: Vec<_> = transcript
        .cues
        .iter()
        .map(|cue| cue.prompt.as_ref())
        .collect();
    Conduct::of(&Heard {
        transcript,
        sides,
        language,
        lexicon: guides::lexicon(language),
        guide: guides::guide("g1").unwrap(),
        prompts: &prompts,
    })
}

fn counted(cues: Vec<Cue>) -> Conduct {
    counted_as(&call(cues), &SIDES, &Language::english())
}

fn count(conduct: &Conduct, code: AskCode) -> usize {
    let all = conduct.slips.iter();
    all.filter(|slip| slip.code == code).count()
}

#[test]
fn the_worked_interviews_are_conducted_as_the_method_expects() {
    let expected = std::fs::read_to_string("src/guides/demo_expected.toml").unwrap();
    let expected: toml::Table = expected.parse().unwrap();
    for name in ["strong", "mediocre", "struck"] {
        let wanted = &expected[name];
        let number =
            |of: &toml::Value, key: &str| u32::try_from(of[key].as_integer().unwrap()).unwrap();
        let hundredths = |key: &str| format!("{:.2}", wanted[key].as_float().unwrap());
        let file = guides::text(wanted["file"].as_str().unwrap()).unwrap();
        let transcript = read(file.as_bytes()).unwrap().transcript;
        let sides = transcript.sides("", "");
        let conduct = counted_as(&transcript, &sides, &Language::english());
        let words = [conduct.interviewer, conduct.respondent, conduct.other];
        let both = ["words_interviewer", "words_respondent"].map(|key| number(wanted, key));
        assert_eq!(words, [both[0], both[1], 0], "{name}");
        let share = conduct.talk_share().unwrap();
        assert_eq!(format!("0.{share:02}"), hundredths("talk_share"), "{name}");
        if let Some(wanted) = wanted.get("conduct") {
            for code in [AskCode::Leading, AskCode::Closed, AskCode::Pitch] {
                let wanted = number(wanted, code.code());
                assert_eq!(
                    count(&conduct, code),
                    wanted as usize,
                    "{name}: {:?}",
                    conduct.slips
                );
            }
        }
        let (part, all) = (conduct.secondhand, conduct.causal);
        let share = (100 * part + all / 2) / all;
        assert_eq!(
            format!("{}.{:02}", share / 100, share % 100),
            hundredths("hs"),
            "{name}"
        );
        assert_eq!(conduct.questions, number(wanted, "cues") / 2, "{name}");
        assert_eq!(conduct.followed, conduct.questions - 1, "{name}");
        assert_eq!(conduct.interruptions, [], "{name}");
    }
}

#[test]
fn the_words_of_a_cue_are_spread_over_the_time_it_takes() {
    let conduct = counted(vec![
        cue(0, 30_000, 40_000, "what was it"),
        cue(1, 60_000, 3_660_000, &"and so on ".repeat(400)),
        cue(1, 3_660_000, 3_661_000, "yes"),
    ]);
    assert_eq!(conduct.minutes.len(), 62);
    assert_eq!(conduct.minutes[0], [3, 0]);
    assert!(conduct.minutes[1..61].iter().all(|both| *both == [0, 20]));
    assert_eq!(conduct.minutes[61], [0, 1]);
    // Without an end all stand in the minute they begin in, and those of somebody else in none.
    let mut open = cue(1, 150_000, 0, "it was so");
    open.to = None;
    let conduct = counted(vec![cue(2, 0, 1, "hello all"), open]);
    assert_eq!(
        (conduct.minutes_from, &conduct.minutes[..]),
        (2, &[[0, 3]][..])
    );
    assert_eq!(conduct.other, 2);
}

#[test]
fn times_that_jump_make_no_minutes() {
    let day = 24 * 60 * 60_000;
    // A file that tells the time of day, and one time in it that nobody can believe.
    let conduct = counted(vec![
        cue(0, 14 * 3_600_000, 14 * 3_600_000 + 9, "what was it"),
        cue(1, 14 * 3_600_000 + 60_000, u64::MAX, "a fish of course"),
        cue(1, 90 * day, 90 * day + 1_000, "that is all"),
        cue(1, u64::MAX - 1, u64::MAX, "bye"),
    ]);
    assert_eq!(conduct.minutes_from, 840);
    assert_eq!(conduct.respondent, 8);
    assert!(conduct.minutes.len() <= 24 * 60);
    assert_eq!(conduct.minutes[0], [3, 0]);
    assert_eq!(conduct.minutes.iter().map(|both| both[1]).sum::<u32>(), 4);
}

#[test]
fn an_interruption_is_early_and_more_than_a_listeners_word() {
    let early = |from, words: &str| {
        let answer = cue(1, 1_000, 9_000, "we had three carriers at one door");
        let next = cue(1, 9_500, 9_900, "and so on");
        counted(vec![answer, cue(0, from, 12_000, words), next]).interruptions
    };
    assert_eq!(early(5_000, "but what about Ineke"), [at(5_000)]);
    assert_eq!(early(8_800, "but what about Ineke"), [at(8_800)]);
    assert_eq!(early(8_801, "but what about Ineke"), []);
    assert_eq!(early(9_000, "but what about Ineke"), []);
    assert_eq!(early(5_000, "mm-hm right"), []);
    assert_eq!(early(5_000, "why now?"), []);
    // Who begins at once with somebody cannot be told from who was first.
    assert_eq!(early(1_000, "but what about Ineke"), []);
    // Only what is said before the end is early.
    let waits = counted(vec![
        cue(1, 0, 9_000, "we had three carriers"),
        cue(0, 5_000, 5_500, "right"),
        cue(0, 11_000, 12_000, "and what happened then?"),
    ]);
    assert_eq!(waits.interruptions, []);
}

#[test]
fn a_silence_lies_between_the_two_sides_and_nobody_else() {
    let conduct = counted(vec![
        cue(0, 0, 1_000, "what was going on then?"),
        cue(1, 3_000, 5_000, "we lost a load"),
        cue(1, 9_000, 10_000, "of fish"),
        cue(0, 14_000, 15_000, "and what then?"),
        cue(2, 17_000, 18_000, "sorry"),
        cue(1, 20_000, 21_000, "we rang them"),
        cue(0, 21_999, 22_500, "whom did you ring?"),
    ]);
    let silence = |from, lasts, after| Silence {
        at_ms: at(from),
        lasts_ms: at(lasts),
        after,
    };
    let both = [
        silence(1_000, 2_000, Interviewer),
        silence(10_000, 4_000, Respondent),
    ];
    assert_eq!(conduct.silences, both);
    assert_eq!(conduct.followed, 2);
    // Without times nothing can be said of either.
    let mut cues = vec![
        cue(1, 0, 5, "we lost a load"),
        cue(0, 9_000, 9_500, "what then?"),
    ];
    cues[0].to = None;
    let conduct = counted(cues);
    assert_eq!((conduct.silences, conduct.followed), (vec![], 0));
}

#[test]
fn a_listeners_word_neither_asks_nor_ends_an_answer() {
    let of = |word: &str| {
        counted(vec![
            cue(0, 0, 1_000, "what was going on then?"),
            cue(1, 2_000, 5_000, "we lost a load"),
            cue(0, 5_000, 5_500, word),
            cue(1, 5_500, 7_000, "of fish that week"),
            cue(0, 8_000, 9_000, "and what did the driver say?"),
        ])
    };
    let longest = |conduct: &Conduct| conduct.longest_answers[0].words;
    let conduct = of("Mm-hm.");
    assert_eq!(
        (conduct.questions, longest(&conduct), conduct.followed),
        (2, 8, 1)
    );
    assert_eq!((conduct.interviewer, conduct.respondent), (12, 8));
    let conduct = of("Why?");
    assert_eq!(
        (conduct.questions, longest(&conduct), conduct.followed),
        (3, 4, 2)
    );
}

#[test]
fn turns_are_measured_by_their_words() {
    let words = |many: usize| "word ".repeat(many);
    let mut cues = Vec::new();
    for (place, (asks, answers)) in [(9, 4), (5, 30), (40, 7), (6, 30)].into_iter().enumerate() {
        let from = place as u64 * 10_000;
        cues.push(cue(0, from, from + 1_000, &words(asks)));
        cues.push(cue(1, from + 2_000, from + 5_000, &words(answers)));
    }
    let conduct = counted(cues);
    assert_eq!((conduct.questions, conduct.question_words), (4, 6));
    let stretch = |cue, ms, words| Stretch {
        cue,
        at_ms: Some(at(ms)),
        words,
    };
    assert_eq!(conduct.longest_question, Some(stretch(4, 20_000, 40)));
    let longest = [
        stretch(3, 12_000, 30),
        stretch(7, 32_000, 30),
        stretch(5, 22_000, 7),
    ];
    assert_eq!(conduct.longest_answers, longest);
}

#[test]
fn a_slip_stands_at_the_cue_its_words_begin_in() {
    let conduct = counted(vec![
        cue(0, 0, 1_000, "Let us go back to the yard."),
        cue(0, 1_000, 2_000, "That must"),
        cue(0, 2_000, 3_000, "have been really frustrating."),
        cue(1, 4_000, 5_000, "That must have been really frustrating."),
    ]);
    let slip = Slip {
        cue: 1,
        at_ms: Some(at(1_000)),
        code: AskCode::Leading,
    };
    assert_eq!(conduct.slips, [slip]);
    // However long the turn is: what is given to the lexicon part by part is found where it stands.
    let mut cues = vec![cue(0, 0, 1, &"What came next. ".repeat(1_000))];
    cues.push(cue(0, 7, 9, "That must have been really frustrating."));
    let slips = counted(cues).slips;
    assert_eq!(
        slips,
        [Slip {
            at_ms: Some(at(7)),
            ..slip
        }]
    );
    // A turn is closed once, however often.
    let twice = "Did you sign it? Did you send it?";
    assert_eq!(
        count(&counted(vec![cue(0, 0, 9, twice)]), AskCode::Closed),
        1
    );
}

#[test]
fn without_a_lexicon_all_but_the_slips_and_the_hearsay_is_counted() {
    let text = guides::text("demo_struck.vtt").unwrap();
    let transcript = read(text.as_bytes()).unwrap().transcript;
    let english = counted_as(&transcript, &SIDES, &Language::english());
    assert_eq!((english.causal, english.secondhand), (6, 6));
    let mut german = counted_as(&transcript, &SIDES, &Language::new("de"));
    assert_eq!((german.causal, german.secondhand), (0, 0));
    assert_eq!(german.slips, []);
    german.slips.clone_from(&english.slips);
    (german.causal, german.secondhand) = (6, 6);
    assert_eq!(german, english);
}

fn kept(conduct: Conduct, offset: Option<Offset>) -> Call {
    Call {
        file: String::new(),
        sha256: String::new(),
        read: Moment::from_unix_ms(0),
        cues: 0,
        whole: false,
        speakers: vec![],
        offset,
        lines: vec![],
        conduct,
    }
}

#[test]
fn a_picture_has_all_that_happened_on_one_axis() {
    // Two minutes from the hour on.
    let from = 3_600_000;
    let conduct = counted(vec![
        cue(0, from, from + 10_000, "What was it?"),
        cue(1, from + 15_000, from + 30_000, "a load of fish"),
        cue(
            0,
            from + 24_000,
            from + 36_000,
            "That must have been really frustrating.",
        ),
        cue(1, from + 60_000, from + 90_000, "yes"),
    ]);
    let behind = Offset {
        ms: 60_000,
        behind: false,
    };
    let captures = [from, from - 120_000, 0].map(at);
    let picture = Picture::of(&kept(conduct.clone(), Some(behind)), &captures).unwrap();
    assert_eq!(picture.from, at(from));
    assert_eq!(picture.minutes, [Some([69, 31]), Some([0, 100])]);
    let points: Vec<_> = picture.points.iter().map(|it| (it.at, it.event)).collect();
    let all = [
        (83, Event::Silence(Interviewer, at(5_000))),
        (125, Event::Answer(4)),
        (200, Event::Slip(AskCode::Leading)),
        (200, Event::Interruption),
        (300, Event::Silence(Interviewer, at(24_000))),
        (500, Event::Answer(1)),
        (500, Event::Capture(0)),
    ];
    assert_eq!(points, all);
    // While the clocks are not known to be so far apart, nothing is known of captures.
    let picture = Picture::of(&kept(conduct, None), &captures).unwrap();
    assert_eq!(picture.points.len(), all.len() - 1);
    // What was taken down before the transcript begins has no place in it.
    let late = Some(Offset {
        ms: 5_000,
        behind: true,
    });
    let conduct = counted(vec![cue(1, 0, 9_000, "a load of fish")]);
    let points = Picture::of(&kept(conduct, late), &[4_999, 5_000].map(at))
        .unwrap()
        .points;
    let of: Vec<_> = points.iter().map(|it| (it.at, it.event)).collect();
    assert_eq!(of, [(0, Event::Answer(4)), (0, Event::Capture(1))]);
    assert_eq!(
        Picture::of(&kept(Conduct::default(), late), &captures),
        None
    );
}

#[test]
fn remarks_are_made_at_the_methods_thresholds() {
    let of = |interviewer, respondent| {
        let conduct = Conduct {
            interviewer,
            respondent,
            ..Conduct::default()
        };
        remarks(&conduct)
    };
    assert_eq!(of(0, 0), []);
    for (interviewer, measure) in [
        (30, Measure::Good),
        (31, Measure::Over),
        (40, Measure::Over),
        (41, Measure::FarOver),
    ] {
        let remark = Remark::TalkShare(interviewer, measure);
        assert_eq!(of(interviewer, 100 - interviewer), [remark]);
    }
    let silence = |lasts, after| Silence {
        at_ms: at(0),
        lasts_ms: at(lasts),
        after,
    };
    let mut conduct = Conduct {
        interviewer: 60,
        respondent: 40,
        questions: 3,
        question_words: 21,
        followed: 9,
        slips: [
            AskCode::Leading,
            AskCode::Pitch,
            AskCode::Leading,
            AskCode::Closed,
        ]
        .map(|code| Slip {
            cue: 0,
            at_ms: None,
            code,
        })
        .into(),
        silences: vec![
            silence(4_000, Respondent),
            silence(3_999, Respondent),
            silence(4_000, Interviewer),
        ],
        ..Conduct::default()
    };
    let mut all = vec![
        Remark::TalkShare(60, Measure::FarOver),
        Remark::Leading(2),
        Remark::Pitch(1),
        Remark::Waited(1, 9),
        Remark::QuestionWords(21, Measure::Over),
    ];
    assert_eq!(remarks(&conduct), all);
    // A file whose cues last until the next knows no silence.
    conduct.silences.clear();
    all.remove(3);
    assert_eq!(remarks(&conduct), all);
}

/// What is true of whatever is counted.
fn holds(transcript: &Transcript, sides: &[Side], conduct: &Conduct) {
    let side = |cue: &Cue| {
        let side = cue.speaker.and_then(|place| sides.get(place));
        side.copied().unwrap_or(Other)
    };
    let words = |of: &dyn Fn(&&Cue) -> bool| -> usize {
        let cues = transcript.cues.iter().filter(of);
        cues.map(|cue| word_count(&cue.text)).sum()
    };
    let sums = [conduct.interviewer, conduct.respondent, conduct.other];
    let wanted = SIDES.map(|wanted| words(&|cue| side(cue) == wanted));
    assert_eq!(sums.map(|sum| sum as usize), wanted);
    // Each word of a cue with a time stands in one minute, unless that lies a day and more after the first.
    let timed = |cue: &&Cue| cue.from.is_some() && side(cue) != Other && word_count(&cue.text) > 0;
    let minutes = conduct
        .minutes
        .iter()
        .flatten()
        .map(|sum| *sum as usize)
        .sum::<usize>();
    let in_all = words(&timed);
    let ends = |cue: &Cue| cue.to.max(cue.from).unwrap().as_ms();
    let last = transcript.cues.iter().filter(timed).map(ends).max();
    let day = u64::from(conduct.minutes_from) * 60_000 + 24 * 60 * 60_000;
    assert!(minutes == in_all || minutes < in_all && last.unwrap() >= day);
    assert!(conduct.minutes.len() <= 24 * 60);
    assert!(conduct.minutes.last().is_none_or(|both| *both != [0, 0]));
    let turns = transcript.turns();
    let of = |wanted: Side| {
        let cue = |place: usize| &transcript.cues[place];
        turns
            .iter()
            .filter(move |turn| side(cue(turn.cues.start)) == wanted)
            .count()
    };
    assert!(conduct.questions as usize <= of(Interviewer));
    assert!(conduct.followed as usize <= of(Respondent).min(of(Interviewer)));
    assert!(conduct.secondhand <= conduct.causal && conduct.causal as usize <= of(Respondent));
    assert!(conduct.interruptions.len() <= conduct.followed as usize);
    assert!(conduct.longest_answers.len() <= 3);
    assert!(
        conduct
            .silences
            .iter()
            .all(|it| it.lasts_ms >= at(1_000) && it.after != Other)
    );
    let shown = transcript.cues.len();
    assert!(conduct.slips.iter().all(|slip| (slip.cue as usize) < shown));
    for offset in [
        None,
        Some(Offset {
            ms: 7,
            behind: true,
        }),
        Some(Offset::from_ms(i64::MAX)),
    ] {
        let captures = [0, 7, 61_000, u64::MAX].map(at);
        let picture = Picture::of(&kept(conduct.clone(), offset), &captures);
        assert_eq!(picture.is_some(), !conduct.minutes.is_empty());
        let Some(picture) = picture else { continue };
        assert!(picture.points.iter().all(|point| point.at <= 1_000));
        assert!(
            picture
                .points
                .windows(2)
                .all(|pair| pair[0].at <= pair[1].at)
        );
        let shares = picture.minutes.iter().flatten();
        assert!(
            shares
                .into_iter()
                .all(|[asks, answers]| asks + answers == 100)
        );
    }
    assert!(remarks(conduct).len() <= 5);
}

#[test]
fn one_side_or_none_has_nothing_between() {
    for sides in [&[][..], &[Interviewer; 3], &[Respondent; 3], &[Other; 3]] {
        for cues in [
            vec![],
            vec![cue(0, 0, 9, "so")],
            vec![
                cue(0, 0, 9, "we did it"),
                cue(1, 5_000, 4_000, "…"),
                cue(2, 0, 0, "did you?"),
            ],
        ] {
            let transcript = call(cues);
            let conduct = counted_as(&transcript, sides, &Language::english());
            holds(&transcript, sides, &conduct);
            assert_eq!(
                (conduct.followed, conduct.silences, conduct.interruptions),
                (0, vec![], vec![])
            );
        }
    }
}

/// What would take forever if anything were looked at once for each of the others.
#[test]
fn a_long_call_of_any_one_thing_is_counted_through() {
    let words = |said: &str, many: usize| format!("{said} ").repeat(many);
    let mut calls = vec![
        vec![
            cue(0, 0, 9, &words("word", 50_000)),
            cue(1, 0, u64::MAX, &words("word", 1_000_000)),
        ],
        vec![cue(0, 0, u64::MAX, &words("surely. you", 20_000))],
        vec![cue(
            1,
            0,
            u64::MAX,
            &words("apparently they decided", 20_000),
        )],
        vec![
            cue(0, 0, 9, &"ı".repeat(200_000)),
            cue(1, 0, 9, &words(".", 200_000)),
        ],
    ];
    for (speakers, said) in [
        ([0, 0], "did you"),
        ([0, 1], "mm"),
        ([0, 1], "was it so"),
        ([1, 0], "mm"),
    ] {
        let of = |place: usize| {
            let from = place as u64;
            let mut cue = cue(speakers[place % 2], from, from + 86_400_000, said);
            cue.prompt = Some("g1.s1".into());
            cue
        };
        calls.push((0..10_000).map(of).collect());
    }
    for mut cues in calls {
        cues[0].prompt = Some("g1.s1".into());
        let transcript = call(cues);
        let conduct = counted_as(&transcript, &SIDES, &Language::english());
        holds(&transcript, &SIDES, &conduct);
        let most = conduct.slips.len().max(conduct.silences.len());
        assert!(most.max(conduct.interruptions.len()) <= 1_000);
    }
}

fn any_time() -> impl Strategy<Value = Option<Elapsed>> {
    prop_oneof![
        1 => Just(None),
        6 => (0..20_000_u64).prop_map(|ms| Some(at(ms))),
        2 => (0..200_000_000_u64).prop_map(|ms| Some(at(ms))),
        1 => any::<u64>().prop_map(|ms| Some(at(ms))),
    ]
}

fn any_cue() -> impl Strategy<Value = Cue> {
    let words = prop_oneof![
        4 => prop::sample::select(&["mm", "Why?", "did you sign it?", "apparently they decided", "…", "we had a queue at the gate"][..])
            .prop_map(str::to_owned),
        1 => "\\PC{1,30}",
    ];
    let prompt = prop::sample::select(&[None, Some("g1.s1"), Some("g1.o1"), Some("none")][..]);
    let speaker = prop_oneof![1 => Just(None), 6 => (0..3_usize).prop_map(Some), 1 => any::<usize>().prop_map(Some)];
    (any_time(), any_time(), speaker, words, prompt).prop_map(
        |(from, to, speaker, text, prompt)| Cue {
            from,
            to,
            speaker,
            text,
            prompt: prompt.map(PromptId::from),
            line: 1,
        },
    )
}

proptest! {
    #[test]
    fn any_transcript_is_counted(
        cues in prop::collection::vec(any_cue(), 0..30),
        sides in prop::collection::vec(prop::sample::select(&SIDES[..]), 0..4),
        language in prop::sample::select(&["en", "tr", "de"][..]),
        in_order: bool,
    ) {
        let mut cues = cues;
        if in_order {
            cues.sort_by_key(|cue| cue.from);
        }
        let transcript = call(cues);
        let conduct = counted_as(&transcript, &sides, &Language::new(language));
        holds(&transcript, &sides, &conduct);
    }
}
