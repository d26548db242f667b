//! What was taken down against what was said: the worked interviews and their transcripts, and what becomes of it in a record.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use on_record::domain::dimension::Slot;
use on_record::domain::edit::Act;
use on_record::domain::guide::Language;
use on_record::domain::heard::{Reading, Said, lines};
use on_record::domain::interview::{
    Call, Conduct, HitCode, Interview, Kind, Line, Offset, Side, Speaker, SpecificBy,
    TranscriptCheck,
};
use on_record::domain::score::{self, Basis};
use on_record::domain::time::{Date, Elapsed, Moment, Now};
use on_record::domain::transcript::{Cue, Transcript};
use on_record::domain::workspace::{Edit, Workspace};
use on_record::formats::transcript;
use on_record::guides::{self, sample};

fn now() -> Now {
    Now {
        moment: Moment::from_unix_ms(1_752_800_000_000),
        today: Date::day(2025, 7, 18).unwrap(),
    }
}

/// A worked interview with the transcript it was made from.
fn worked(id: &str) -> (Interview, Transcript) {
    let sample = sample::samples()
        .find(|it| it.interview.id.as_str() == id)
        .unwrap();
    let text = guides::text(sample.transcript).unwrap();
    let transcript = transcript::read(text.as_bytes()).unwrap().transcript;
    (sample.interview, transcript)
}

fn speakers(transcript: &Transcript, interview: &Interview) -> Vec<Speaker> {
    let sides = transcript.sides(&interview.interviewer, &interview.respondent.alias);
    let names = transcript.speakers.iter().cloned();
    names
        .zip(sides)
        .map(|(name, side)| Speaker { name, side })
        .collect()
}

fn said(interview: &Interview, transcript: &Transcript) -> Said {
    let speakers = speakers(transcript, interview);
    Said::new(lines(transcript), &speakers, &interview.guide.language)
}

fn call(lines: Vec<Line>, speakers: Vec<Speaker>, reading: &Reading) -> Box<Call> {
    Box::new(Call {
        file: "call.vtt".into(),
        sha256: "0".repeat(64),
        read: now().moment,
        cues: 36,
        whole: false,
        speakers,
        offset: reading.offset.map(Offset::from_ms),
        lines,
        conduct: Conduct::default(),
    })
}

fn attach(
    interview: Interview,
    call: Option<Box<Call>>,
    reading: &Reading,
) -> (Workspace, Interview) {
    let id = interview.id.clone();
    let mut workspace = Workspace::default();
    workspace
        .apply(Edit::AddInterview(Box::new(interview)), now())
        .unwrap();
    let checks = Some(reading.checks.clone());
    workspace
        .apply(
            Edit::Interview(id.clone(), Act::Attach { call, checks }),
            now(),
        )
        .unwrap();
    let after = workspace.interview(&id).unwrap().clone();
    (workspace, after)
}

fn completeness(interview: &Interview) -> String {
    let guide = guides::guide(interview.guide.id.as_str()).unwrap();
    let basis = Basis {
        interview,
        guide,
        rubric: guides::rubric(),
    };
    score::score(basis).unwrap().total.to_string()
}

#[test]
fn the_strong_interview_rises_from_81_to_88_once_its_quotes_are_found() {
    let (interview, transcript) = worked("sample-marta");
    assert!(
        completeness(&interview).starts_with("81"),
        "{}",
        completeness(&interview)
    );
    let said = said(&interview, &transcript);
    let reading = said.read(&interview, &|_| false);
    let quotes = interview
        .evidence
        .iter()
        .filter(|it| it.kind == Kind::Quote);
    assert_eq!(reading.places.len(), quotes.count());
    for (id, place) in &reading.places {
        let place = place.as_ref().unwrap();
        assert_eq!(
            place.found.check(),
            TranscriptCheck::Verified,
            "{id} {}",
            place.words
        );
        let item = interview.item(id).unwrap();
        // Taken down at the start of its cue: the clocks are the same.
        let apart = place.at.unwrap().as_ms().abs_diff(item.at_ms.as_ms());
        assert!(apart < 60_000, "{id} {apart}");
    }
    let call = call(Vec::new(), speakers(&transcript, &interview), &reading);
    let (_, after) = attach(interview, Some(call), &reading);
    assert!(
        completeness(&after).starts_with("88"),
        "{}",
        completeness(&after)
    );
}

#[test]
fn what_is_kept_gives_the_same_answer_as_the_whole() {
    for id in ["sample-marta", "sample-ilse"] {
        let Some(sample) = sample::samples().find(|it| it.interview.id.as_str() == id) else {
            continue;
        };
        let (interview, transcript) = worked(sample.interview.id.as_str());
        let said = said(&interview, &transcript);
        let whole = said.read(&interview, &|_| false);
        let kept = said.kept(&whole, &[], false);
        let speakers = speakers(&transcript, &interview);
        let again = Said::new(kept, &speakers, &interview.guide.language);
        let part = again.read(&interview, &|_| false);
        assert_eq!(part.checks, whole.checks);
        let words = |reading: &Reading| {
            let places = reading.places.iter();
            places
                .map(|(_, it)| it.as_ref().map(|it| it.words.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(words(&part), words(&whole));
    }
}

#[test]
fn undo_gives_back_the_interview_as_it_was() {
    let (interview, transcript) = worked("sample-marta");
    let said = said(&interview, &transcript);
    let reading = said.read(&interview, &|_| true);
    let kept = said.kept(&reading, &[], false);
    let call = call(kept, speakers(&transcript, &interview), &reading);
    let (mut workspace, after) = attach(interview.clone(), Some(call), &reading);
    assert!(after.call.is_some());
    let leads = |it: &Interview| {
        let hits = it.evidence.iter().flat_map(|item| &item.hits);
        hits.filter(|hit| hit.code == HitCode::Leading).count()
    };
    assert!(leads(&after) > 3);
    workspace
        .apply(Edit::Undo(interview.id.clone()), now())
        .unwrap();
    assert_eq!(workspace.interview(&interview.id), Some(&interview));
    // And without the transcript nothing it said is left.
    workspace
        .apply(Edit::Redo(interview.id.clone()), now())
        .unwrap();
    let away = Act::Attach {
        call: None,
        checks: Some(Vec::new()),
    };
    workspace
        .apply(Edit::Interview(interview.id.clone(), away), now())
        .unwrap();
    assert_eq!(workspace.interview(&interview.id), Some(&interview));
}

fn ms(ms: u64) -> Option<Elapsed> {
    Some(Elapsed::from_ms(ms))
}

/// A call of two speakers, each line ten seconds.
fn talk(said: &[(usize, &str)]) -> Transcript {
    let cues = said
        .iter()
        .zip(0_u64..)
        .map(|((speaker, text), number)| Cue {
            from: ms(number * 10_000),
            to: ms(number * 10_000 + 9_000),
            speaker: Some(*speaker),
            text: (*text).into(),
            prompt: None,
            line: 1,
        });
    Transcript {
        speakers: vec!["Jonas".into(), "Marta".into()],
        cues: cues.collect(),
    }
}

fn two() -> Vec<Speaker> {
    [("Jonas", Side::Interviewer), ("Marta", Side::Respondent)]
        .map(|(name, side)| Speaker {
            name: name.into(),
            side,
        })
        .into()
}

fn english() -> Language {
    Language::new("en")
}

#[test]
fn a_quote_is_found_across_lines_with_its_time_its_words_and_what_differs() {
    let talk = talk(&[
        (0, "What happened then?"),
        (1, "When she was off sick in October two carriers came,"),
        (1, "for the same door, three times in one week."),
        (0, "And then?"),
    ]);
    let said = Said::new(lines(&talk), &two(), &english());
    let quote = "two carriers came for the same door three times in a week";
    let place = said.place(quote).unwrap();
    assert_eq!(place.lines, [1, 2]);
    assert_eq!(place.found.check(), TranscriptCheck::Verified);
    assert_eq!(
        place.words,
        "two carriers came, for the same door, three times in one week."
    );
    // The eighth of ten words of a line that takes nine seconds.
    assert_eq!(place.at, ms(10_000 + 9_000 * 7 / 10));
    let [ours, theirs] = said.differences(quote, &place);
    let marked = |held: &[on_record::domain::heard::Held]| {
        let held = held.iter().filter(|it| it.differs);
        held.map(|it| it.word.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        (marked(&ours), marked(&theirs)),
        (vec!["a".into()], vec!["one".into()])
    );
    let cut = said.place("off sick in October … three times").unwrap();
    assert_eq!(cut.words, "off sick in October … three times");
    assert_eq!(said.question(2), "What happened then?");
    assert_eq!(said.question(0), "");
}

#[test]
fn a_quote_that_gives_back_the_question_is_led_until_the_person_lifts_it() {
    let (mut interview, _) = worked("sample-marta");
    interview.evidence.truncate(1);
    let item = &mut interview.evidence[0];
    item.kind = Kind::Quote;
    item.text = "price was the main reason for switching".into();
    item.at_ms = Elapsed::from_ms(11_000);
    let id = item.id.clone();
    let talk = talk(&[
        (0, "So the price was the main reason for switching, right?"),
        (1, "Yes, the price was the main reason for switching."),
    ]);
    let said = Said::new(lines(&talk), &two(), &english());
    let reading = said.read(&interview, &|question| question.contains("right?"));
    assert!(reading.checks[0].led && reading.checks[0].leading);
    let (mut workspace, after) = attach(interview.clone(), None, &reading);
    assert!(after.evidence[0].led);
    assert_eq!(
        after.evidence[0].hits.last().unwrap().code,
        HitCode::Leading
    );
    let lift = Act::RuleLed {
        item: id,
        led: false,
    };
    workspace
        .apply(Edit::Interview(interview.id.clone(), lift), now())
        .unwrap();
    let again = Act::Attach {
        call: None,
        checks: Some(reading.checks.clone()),
    };
    workspace
        .apply(Edit::Interview(interview.id.clone(), again), now())
        .unwrap();
    let after = workspace.interview(&interview.id).unwrap();
    assert!(!after.evidence[0].led);
    assert_eq!(after.evidence[0].led_by, SpecificBy::Person);
}

#[test]
fn what_was_said_before_the_recording_is_not_called_not_found() {
    let (mut interview, transcript) = worked("sample-marta");
    let late = Transcript {
        speakers: transcript.speakers.clone(),
        cues: transcript.cues.iter().skip(12).cloned().collect(),
    };
    let said = said(&interview, &late);
    let unchecked = |interview: &Interview| {
        let reading = said.read(interview, &|_| false);
        reading.places.len() - reading.checks.len()
    };
    assert!(unchecked(&interview) > 2);
    // Within the recording, what nobody said is not found.
    let last = interview.evidence.last_mut().unwrap();
    last.kind = Kind::Quote;
    last.answer = None;
    last.text = "elephants danced upon our purple warehouse ceiling nightly".into();
    let id = last.id.clone();
    let reading = said.read(&interview, &|_| false);
    let check = reading
        .checks
        .iter()
        .find(|check| check.item == id)
        .unwrap();
    assert_eq!(check.transcript, Some(TranscriptCheck::NotFound));
}

#[test]
fn other_words_are_no_longer_what_the_transcript_spoke_of() {
    let (interview, transcript) = worked("sample-marta");
    let reading = said(&interview, &transcript).read(&interview, &|_| false);
    let (mut workspace, after) = attach(interview.clone(), None, &reading);
    let item = after
        .evidence
        .iter()
        .find(|it| it.transcript == Some(TranscriptCheck::Verified))
        .unwrap();
    let reword = |text: String| {
        Edit::Interview(
            interview.id.clone(),
            Act::Reword {
                item: item.id.clone(),
                text,
                found: on_record::domain::edit::Finding::default(),
            },
        )
    };
    workspace
        .apply(reword(format!(" {}  ", item.text)), now())
        .unwrap();
    let read = |workspace: &Workspace| {
        let it = workspace.interview(&interview.id).unwrap();
        it.item(&item.id).unwrap().transcript
    };
    assert_eq!(read(&workspace), Some(TranscriptCheck::Verified));
    workspace
        .apply(reword(format!("{} indeed", item.text)), now())
        .unwrap();
    assert_eq!(read(&workspace), None);
}

#[test]
fn lines_belong_to_the_prompt_named_in_the_file_or_asked_in_its_words_or_turned_to() {
    let (mut interview, transcript) = worked("sample-marta");
    let guide = guides::guide("g1").unwrap();
    let named = said(&interview, &transcript);
    let by_file = named.prompts(&interview, guide, None);
    assert!(by_file.iter().all(Option::is_some));
    // Without the names, by when the prompts were turned to.
    let mut bare = transcript.clone();
    for cue in &mut bare.cues {
        cue.prompt = None;
    }
    let bare = said(&interview, &bare);
    let by_time = bare.prompts(&interview, guide, Some(0));
    let same = by_time.iter().zip(&by_file).filter(|(a, b)| a == b).count();
    assert!(
        same * 10 >= by_file.len() * 8,
        "{same} of {}",
        by_file.len()
    );
    // Without these, by the words of the questions.
    interview.trail.clear();
    let by_words = bare.prompts(&interview, guide, None);
    let right = by_words
        .iter()
        .zip(&by_file)
        .filter(|(a, b)| a == b)
        .count();
    let wrong = by_words
        .iter()
        .zip(&by_file)
        .filter(|(a, b)| a.is_some() && a != b)
        .count();
    println!(
        "by the words of the questions: {right} right, {wrong} wrong of {}",
        by_file.len()
    );
    assert!(right > wrong);
    assert!(Slot::ALL.len() == 4);
}

#[test]
fn around_a_mark_stand_the_answers_of_that_half_minute() {
    let talk = talk(&[
        (1, "one"),
        (0, "two"),
        (1, "three"),
        (1, "four"),
        (1, "five"),
        (1, "six"),
        (1, "seven"),
        (1, "eight"),
        (1, "nine"),
    ]);
    let said = Said::new(lines(&talk), &two(), &english());
    assert_eq!(said.around(Elapsed::from_ms(30_000)), [2, 3, 4]);
    assert_eq!(said.around(Elapsed::from_ms(900_000)), Vec::<usize>::new());
}

#[test]
fn a_cue_of_an_hour_is_cut_into_sentences_with_times() {
    let sentence = "We had the same trouble at the north gate on a Tuesday in March. ";
    let talk = Transcript {
        speakers: vec!["Marta".into()],
        cues: vec![Cue {
            from: ms(0),
            to: ms(3_600_000),
            speaker: Some(0),
            text: sentence.repeat(400).trim().into(),
            prompt: None,
            line: 1,
        }],
    };
    let cut = lines(&talk);
    assert_eq!(cut.len(), 400);
    assert_eq!(
        (cut[200].from_ms, cut[399].to_ms),
        (ms(1_800_000), ms(3_600_000))
    );
    assert!(
        cut.iter()
            .all(|line| line.cue == 0 && line.text == sentence.trim())
    );
}

#[test]
fn the_question_is_kept_with_an_answer_however_long() {
    let (mut interview, _) = worked("sample-marta");
    interview.evidence.truncate(1);
    let item = &mut interview.evidence[0];
    item.kind = Kind::Quote;
    item.text = "two carriers came for the same door".into();
    let talk = talk(&[
        (0, "What happened then?"),
        (1, "She was off sick."),
        (1, "That was in October."),
        (1, "Then two carriers came for the same door."),
        (1, "Three times."),
        (1, "I went out."),
        (0, "And then?"),
    ]);
    let said = Said::new(lines(&talk), &two(), &english());
    let reading = said.read(&interview, &|_| false);
    let kept = said.kept(&reading, &[], false);
    let kept: Vec<_> = kept.iter().map(|line| line.cue).collect();
    assert_eq!(kept, [0, 2, 3, 4]);
    let all = said.kept(&reading, &[], true);
    assert_eq!(all.len(), 7);
    let marked = said.kept(&Reading::default(), &[Elapsed::from_ms(50_000)], false);
    assert_eq!(marked.len(), 3);
}

#[test]
fn what_is_adopted_is_the_whole_of_what_was_said_in_other_words() {
    let talk = talk(&[(
        1,
        "Well, if the phone is quiet for a week I am finished looking, and that was it.",
    )]);
    let said = Said::new(lines(&talk), &two(), &english());
    let place = said
        .place("if the phone is quiet for a week I'm done looking")
        .unwrap();
    assert_eq!(place.found.check(), TranscriptCheck::Near);
    assert_eq!(
        place.words,
        "if the phone is quiet for a week I am finished looking"
    );
    let [_, theirs] = said.differences("if the phone is quiet for a week I'm done looking", &place);
    assert_eq!(theirs.iter().filter(|it| it.differs).count(), 3);
    // Words that are none of the quote's are not taken in.
    let place = said.place("the phone is quiet for a week").unwrap();
    assert_eq!(place.words, "the phone is quiet for a week");
}

#[test]
fn a_number_or_a_no_that_differs_is_pointed_out_however_alike_the_rest_is() {
    let said_so = "We did not sign with them because the board wanted it and because the price of fifty \
        thousand was more than we had for the whole of that year";
    let talk = talk(&[(1, said_so)]);
    let said = Said::new(lines(&talk), &two(), &english());
    let looks = |quote: &str| {
        let place = said.place(quote).unwrap();
        assert_eq!(place.found.check(), TranscriptCheck::Verified, "{quote}");
        said.turns(quote, &place)
    };
    assert!(!looks(said_so));
    assert!(!looks(&said_so.replace("whole", "rest")));
    assert!(looks(&said_so.replace("did not", "did")));
    assert!(looks(&said_so.replace("fifty", "fifteen")));
}
