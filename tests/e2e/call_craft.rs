//! How a call was conducted, in the debrief and the report: the remarks, the plot and the table that says the same.

use on_record::domain::conduct::Heard;
use on_record::domain::guide::Language;
use on_record::domain::heard::{Said, lines};
use on_record::domain::interview::{
    Call, Conduct, Interview, Kind, Offset, Side, Silence, Speaker,
};
use on_record::domain::time::{Elapsed, Moment};
use on_record::formats::{document, transcript};
use on_record::guides::{self, sample};
use on_record::words::{Given, Words};
use serde_json::json;

use crate::access::{button_to_turkish, violations_at};
use crate::browser::Browser;
use crate::files::file;

/// A worked interview with what is kept of its call.
fn worked(id: &str) -> Interview {
    let mut samples = sample::samples();
    let sample = samples.find(|it| it.interview.id.as_str() == id).unwrap();
    let mut interview = sample.interview;
    let text = guides::text(sample.transcript).unwrap();
    let transcript = transcript::read(text.as_bytes()).unwrap().transcript;
    let language = interview.guide.language.clone();
    let sides = transcript.sides(&interview.interviewer, &interview.respondent.alias);
    let cues = transcript.cues.iter();
    let prompts: Vec<_> = cues.map(|cue| cue.prompt.as_ref()).collect();
    let conduct = Conduct::of(&Heard {
        transcript: &transcript,
        sides: &sides,
        language: &language,
        lexicon: guides::lexicon(&language),
        guide: guides::guide(interview.guide.id.as_str()).unwrap(),
        prompts: &prompts,
    });
    let names = transcript.speakers.iter().cloned();
    let speakers: Vec<_> = names
        .zip(sides)
        .map(|(name, side)| Speaker { name, side })
        .collect();
    let said = Said::new(lines(&transcript), &speakers, &language);
    let reading = said.read(&interview, &|_| false);
    interview.call = Some(Box::new(Call {
        file: sample.transcript.to_owned(),
        sha256: "0".repeat(64),
        read: Moment::from_unix_ms(1_752_800_000_000),
        cues: u32::try_from(transcript.cues.len()).unwrap(),
        whole: false,
        offset: reading.offset.map(Offset::from_ms),
        lines: said.kept(&reading, &[], false),
        speakers,
        conduct,
    }));
    interview
}

/// Brings an interview in from a file and opens its report.
fn opened(browser: &Browser, interview: &Interview, words: &Words) {
    let text = document::write_interview(interview, None).unwrap();
    let file = file(browser, "call.json", text.as_bytes());
    browser.choose_files(&browser.button(&words.say("import")), &[file]);
    browser
        .part("link")
        .named(&words.say("import-open"))
        .press();
    browser.button(&words.say("export-json")).wait();
}

/// The table by row, opened.
fn table(browser: &Browser, words: &Words) -> Vec<Vec<String>> {
    let fold = browser.part("summary").named(&words.say("call-table"));
    fold.press();
    browser.table(&words.say("call-table-name"))
}

fn count(interview: &Interview, kind: Kind) -> usize {
    let items = interview.evidence.iter();
    items.filter(|it| it.kind == kind).count()
}

#[test]
fn the_worked_calls_show_their_figures() {
    let words = Words::new(&Language::english());
    let expected = std::fs::read_to_string("src/guides/demo_expected.toml").unwrap();
    let expected: toml::Table = expected.parse().unwrap();
    for (id, name) in [("sample-marta", "strong"), ("sample-colm", "mediocre")] {
        let browser = Browser::open();
        let interview = worked(id);
        let share = expected[name]["talk_share"].as_float().unwrap();
        let share = format!("{:.0}", share * 100.0);
        let leading = expected[name]["conduct"]["leading"].as_integer().unwrap();
        let said = |key: &str, given: &[(&str, Given<'_>)]| words.say_with(key, given);
        let within = if name == "strong" { "good" } else { "over" };
        let told = [("measure", within.into()), ("share", share.as_str().into())];
        opened(&browser, &interview, &words);
        for page in ["report", "debrief"] {
            browser.visit(&browser.fragment().replace("report", page));
            browser.part("heading").named(&words.say("craft")).wait();
            browser.reads(&said("call-share", &told));
            browser.reads(&words.say("call-share-note"));
            let plot = browser.part("img").named_with(&format!("is {share} %"));
            let plot = plot.wait().name;
            // The browser itself calls it so.
            assert_eq!(browser.accessibility_tree("image", &plot), 1, "{plot}");
            let leads = browser.part("summary").named("3 leading questions");
            assert_eq!(leads.is_there(), leading == 3, "{name}");
            assert_eq!(plot.contains("Leading 3"), leading == 3, "{plot}");
        }
        let rows = table(&browser, &words);
        let conduct = &interview.call.as_ref().unwrap().conduct;
        let minutes = &rows[1..rows.len() - 1];
        let spoken = conduct.minutes.iter().enumerate();
        for (minute, [asks, answers]) in spoken.filter(|(_, both)| **both != [0, 0]) {
            let at = format!("{minute:02}:00");
            let row = minutes.iter().find(|row| row[0] == at).unwrap();
            let share = (asks * 200 + asks + answers) / (asks + answers) / 2;
            assert_eq!(row[1], format!("{share} %"), "{name}, {at}");
            assert_eq!(row[2], format!("{} %", 100 - share), "{name}, {at}");
        }
        let all = &rows[rows.len() - 1];
        assert_eq!(all[1], format!("{share} %"));
        // What was kept stands at its moment, and the sum of it below.
        let quotes = format!("Their words {}", count(&interview, Kind::Quote));
        assert!(all[3].contains(&quotes), "{quotes}: {all:?}");
        let shown = minutes.iter().map(|row| &row[3]);
        let shown = shown.map(|it| it.matches("Their words").count());
        assert_eq!(shown.sum::<usize>(), count(&interview, Kind::Quote));
        // What was opened stays open while neither the call nor what was kept changes.
        browser.field(&words.say("follow-new")).type_in("Call Piet");
        browser.press("Enter");
        browser.part("checkbox").named("Done: Call Piet").wait();
        assert_eq!(browser.table(&words.say("call-table-name")), rows);
    }
}

#[test]
fn everything_that_can_be_marked_is_for_everybody() {
    for language in ["en", "tr"] {
        let browser = Browser::open();
        let words = Words::new(&Language::new(language));
        if language == "tr" {
            button_to_turkish(&browser).press();
            browser.button(&words.say("new-interview")).wait();
        }
        opened(&browser, &busy(), &words);
        let mut found = Vec::new();
        for page in ["report", "debrief"] {
            browser.visit(&browser.fragment().replace("report", page));
            let fold = browser.part("summary").named(&words.say("call-table"));
            fold.press();
            let cut_in = words.say_with("call-interruptions", &[("count", 2.into())]);
            browser.part("summary").named(&cut_in).press();
            browser.reads("05:10");
            let waited = [("count", 1.into()), ("of", 14.into())];
            browser.reads(&words.say_with("call-waited", &waited));
            let screen = format!("{language} {page}, call");
            found.extend(violations_at(
                &browser,
                &screen,
                &[(1280, 800), (400, 780), (320, 640)],
            ));
            // The plot alone is wider than a narrow window, and a key moves it.
            browser.resize(320, 640);
            let plot = browser.part("group").named(&words.say("call-plot-name"));
            browser.tab_to("Tab", &plot);
            browser.press("ArrowRight");
            let moved = "
                const plot = document.activeElement;
                const sideways = document.documentElement.scrollWidth > innerWidth;
                return plot.scrollWidth > plot.clientWidth && !sideways";
            assert_eq!(browser.run(moved, &json!([])), true, "{screen}");
            browser.resize(1280, 800);
        }
        assert!(found.is_empty(), "{found:?}");
    }
}

/// A call in which everything happened.
fn busy() -> Interview {
    let mut interview = worked("sample-colm");
    let conduct = &mut interview.call.as_mut().unwrap().conduct;
    let at = Elapsed::from_ms;
    conduct.interruptions = vec![at(310_000), at(700_000)];
    let silence = |from, lasts, after| Silence {
        at_ms: at(from),
        lasts_ms: at(lasts),
        after,
    };
    conduct.silences = vec![
        silence(200_000, 4_500, Side::Respondent),
        silence(500_000, 7_000, Side::Interviewer),
    ];
    interview
}

#[test]
fn a_call_without_times_says_why_there_is_no_plot() {
    let browser = Browser::open();
    let words = Words::new(&Language::english());
    let mut interview = worked("sample-colm");
    let call = interview.call.as_mut().unwrap();
    call.offset = None;
    let conduct = &mut call.conduct;
    conduct.minutes.clear();
    conduct.silences.clear();
    conduct.followed = 0;
    let stretches = conduct.longest_answers.iter_mut();
    for stretch in stretches.chain(&mut conduct.longest_question) {
        stretch.at_ms = None;
    }
    for slip in &mut conduct.slips {
        slip.at_ms = None;
    }
    opened(&browser, &interview, &words);
    browser.reads(&words.say("call-no-times"));
    browser.reads("Your talk share is 36 %");
    let plot = browser.part("group").named(&words.say("call-plot-name"));
    assert!(!plot.is_there());
    // And one without a call has no such part.
    browser.visit("#/");
    interview.call = None;
    interview.respondent.alias = "Nobody".to_owned();
    interview.id = "other".into();
    opened(&browser, &interview, &words);
    browser.part("heading").holding("Nobody").wait();
    assert!(!browser.part("heading").named("Craft").is_there());
}
