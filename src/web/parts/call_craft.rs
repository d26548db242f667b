//! How a call was conducted, as its transcript tells: what is worth a remark, and the call over its minutes.
//!
//! The drawing is never scaled: places across are shares of its width, heights follow the type, and where there is no room
//! for it, it scrolls inside itself.

use crate::web::prelude::*;

use super::craft_panel::{fold, row};
use super::icon::icon;
use crate::domain::conduct::{Event, Measure, Picture, Point, Remark, remarks};
use crate::domain::id::InterviewId;
use crate::domain::interview::{AskCode, Call, Interview, Item, Kind, Side, Slip, Stretch};
use crate::domain::time::Elapsed;
use crate::web::desk::desk;
use crate::web::dom::{El, el, svg};
use crate::web::speech::{Speech, args, clock_text, speech};

/// The rows of marks below the columns, for what they are looked at: the name, the kind, and the shape around the middle of
/// the left edge of a square of twelve.
const LANES: [[&str; 3]; 8] = [
    ["call-lane-leading", "leading", "M0 1 5.5 11h-11z"],
    ["call-lane-pitch", "pitch", "M0 0 5.5 6 0 12-5.5 6z"],
    [
        "call-lane-interruption",
        "interruption",
        "M-6 1 0 6l-6 5zM6 1 0 6l6 5z",
    ],
    ["call-lane-waited", "waited", "M-5 1h4v10h-4zM1 1h4v10H1z"],
    ["call-lane-paused", "paused", "M-5 1h4v10h-4zM1 1h4v10H1z"],
    ["call-lane-answer", "answer", "M0 3.5h16v5H0z"],
    [
        "kind-quote",
        "quote",
        "M-5 6a5 5 0 0 0 10 0a5 5 0 0 0-10 0z",
    ],
    ["kind-note", "note", "M-4 2h8v8h-8z"],
];

/// Heights in hundredths of the type's size: the columns, with the room below them, and a row.
const COLUMNS: usize = 700;
const ROWS_FROM: usize = 775;
const ROW: usize = 175;

/// How wide a minute is at least, and the whole at least and at most.
const MINUTE: usize = 140;
const WIDTH: [usize; 2] = [4_000, 32_000];

/// The remarks and the plot of an interview's call; nothing while it has none.
pub(crate) fn call_craft(of: StoredValue<InterviewId>) -> El {
    let (desk, speech) = (desk(), speech());
    let keys = move || {
        let key = of.with_value(|id| desk.read(id, key));
        key.flatten().into_iter().collect()
    };
    let view = move |_: String| {
        let made = of.with_value(|id| desk.glance(id, |it| made(speech, it)));
        made.flatten().unwrap_or_else(|| el("div"))
    };
    el("div")
        .class("call-craft")
        .rows(keys, String::clone, view)
}

/// What it is made from: while this stays, what the person opened stays open.
fn key(it: &Interview) -> Option<String> {
    let call = it.call.as_ref()?;
    let offset = call.offset.map(|it| {
        let sign = if it.behind { "-" } else { "+" };
        [sign, &it.ms.to_string()].concat()
    });
    let counts = [call.conduct.interviewer, call.conduct.respondent].map(|it| it.to_string());
    let mut key = vec![
        call.read.to_string(),
        call.lines.len().to_string(),
        offset.unwrap_or_default(),
    ];
    key.extend(counts);
    for item in &it.evidence {
        let at = item.at_ms.as_ms().to_string();
        key.extend([at, item.kind.code().to_owned(), item.text.clone()]);
    }
    Some(key.join(" "))
}

fn made(speech: Speech, interview: &Interview) -> Option<El> {
    let call = interview.call.as_deref()?;
    let told = Told {
        speech,
        interview,
        call,
    };
    let at: Vec<_> = interview.evidence.iter().map(|item| item.at_ms).collect();
    let list = el("ul").class("craft-list").child(told.remarks());
    let body = el("div").class("stack").attr("data-gap", "4").child(list);
    Some(match Picture::of(call, &at) {
        Some(picture) => body
            .child(told.plot(&picture))
            .child(told.as_table(&picture)),
        None => body.child(note(speech.say("call-no-times"))),
    })
}

/// A call that is told of, in a language.
struct Told<'a> {
    speech: Speech,
    interview: &'a Interview,
    call: &'a Call,
}

impl Told<'_> {
    fn remarks(&self) -> Vec<El> {
        let (speech, conduct) = (self.speech, &self.call.conduct);
        let mut rows: Vec<El> = remarks(conduct)
            .into_iter()
            .map(|remark| self.remark(remark))
            .collect();
        let early = &conduct.interruptions;
        if !early.is_empty() {
            let times = early.iter().map(|at| el("li").child(clock_text(*at)));
            let count = args!["count" => early.len()];
            rows.push(fold(
                speech.say_with("call-interruptions", &count),
                times.collect(),
            ));
        }
        if !conduct.longest_answers.is_empty() {
            let answer = |it: &Stretch| {
                speech.say_with(
                    "call-answer",
                    &args!["words" => it.words, "time" => time(it)],
                )
            };
            let list: Vec<_> = conduct.longest_answers.iter().map(answer).collect();
            let list = args!["list" => list.join(", ")];
            rows.push(row().child(speech.say_with("call-answers", &list)));
        }
        rows
    }

    fn remark(&self, remark: Remark) -> El {
        let speech = self.speech;
        match remark {
            Remark::TalkShare(share, measure) => {
                let measured = args!["measure" => code(measure), "share" => share];
                let said = speech.say_with("call-share", &measured);
                let sign = (measure == Measure::FarOver).then(|| icon("care"));
                row()
                    .child(el("span").class("call-craft-amber").child(sign).child(said))
                    .child(note(speech.say("call-share-note")))
            }
            Remark::Leading(count) => self.slips(
                speech.say_with("call-leading", &args!["count" => count]),
                AskCode::Leading,
            ),
            Remark::Pitch(count) => self.slips(
                speech.say_with("call-pitch", &args!["count" => count]),
                AskCode::Pitch,
            ),
            Remark::Waited(count, of) => row()
                .child(speech.say_with("call-waited", &args!["count" => count, "of" => of]))
                .child(note(speech.say("call-waited-note"))),
            Remark::QuestionWords(words, measure) => {
                let measured = args!["measure" => code(measure), "words" => words];
                let longest = self.call.conduct.longest_question.map(|it| {
                    let longest = args!["words" => it.words, "time" => time(&it)];
                    speech.say_with("call-question-longest", &longest) + " "
                });
                let target = speech.say("call-question-note");
                row()
                    .child(speech.say_with("call-question", &measured))
                    .child(note(longest.unwrap_or_default() + &target))
            }
        }
    }

    /// The moments of a slip, with what was said where it is kept.
    fn slips(&self, name: String, code: AskCode) -> El {
        let slips = self.call.conduct.slips.iter();
        let slips = slips.filter(|slip| slip.code == code).map(|slip| {
            let words = self.asked(slip);
            let at = slip.at_ms.map(|at| clock_text(at) + " ");
            el("li").child(at).child(words)
        });
        fold(name, slips.collect())
    }

    /// The lines a slip was made in. They are the interviewer's, so they are not set as the respondent's words are.
    fn asked(&self, slip: &Slip) -> Option<El> {
        let lines = self.call.lines.iter().filter(|line| line.cue == slip.cue);
        let words: Vec<_> = lines.map(|line| line.text.as_str()).collect();
        (!words.is_empty()).then(|| self.said(words.join(" ")))
    }

    fn said(&self, words: String) -> El {
        el("q")
            .attr("lang", self.interview.guide.language.code().to_owned())
            .attr("dir", "auto")
            .child(words)
    }

    fn item(&self, place: usize) -> Option<&Item> {
        self.interview.evidence.get(place)
    }

    /// The row something is marked in.
    fn lane(&self, point: &Point) -> Option<usize> {
        Some(match point.event {
            Event::Slip(AskCode::Leading) => 0,
            Event::Slip(AskCode::Pitch) => 1,
            Event::Slip(_) => return None,
            Event::Interruption => 2,
            Event::Silence(Side::Respondent, _) => 3,
            Event::Silence(..) => 4,
            Event::Answer(_) => 5,
            Event::Capture(place) => match self.item(place)?.kind {
                Kind::Quote => 6,
                Kind::Note => 7,
            },
        })
    }

    /// The rows that have a mark: place, name, and how many.
    fn lanes(&self, picture: &Picture) -> Vec<(usize, String, usize)> {
        let lanes = LANES.iter().enumerate();
        lanes
            .filter_map(|(lane, [name, ..])| {
                let points = picture.points.iter();
                let count = points.filter(|it| self.lane(it) == Some(lane)).count();
                (count > 0).then(|| (lane, self.speech.say(name), count))
            })
            .collect()
    }

    /// Every row with its marks counted.
    fn counts(lanes: &[(usize, String, usize)]) -> String {
        let counts = lanes.iter();
        let counts = counts.map(|(_, name, count)| [name, " ", &count.to_string()].concat());
        counts.collect::<Vec<_>>().join(", ")
    }

    fn share(&self) -> u32 {
        self.call.conduct.talk_share().unwrap_or_default()
    }

    fn plot(&self, picture: &Picture) -> El {
        let speech = self.speech;
        let lanes = self.lanes(picture);
        let both = el("li")
            .class("call-plot-both")
            .child(el("span").child(speech.say("call-they")))
            .child(el("span").child(self.percent(30)))
            .child(el("span").child(speech.say("call-you")));
        let names = lanes
            .iter()
            .map(|(_, name, _)| el("li").child(name.as_str()));
        let names = el("ul")
            .class("call-plot-names")
            .attr("aria-hidden", "true")
            .child(both)
            .child(names.collect::<Vec<_>>());
        // Time runs as the figures of a clock do, in every script.
        let body = el("div")
            .class("call-plot-body")
            .child(names)
            .child(self.drawing(picture, &lanes));
        let scroller = el("div")
            .class("scroller")
            .attr("dir", "ltr")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", speech.say("call-plot-name"))
            .child(body);
        let is_unplaced = self.call.offset.is_none() && !self.interview.evidence.is_empty();
        let unplaced = is_unplaced.then(|| note(speech.say("call-unplaced")));
        el("figure")
            .class("call-plot")
            .child(scroller)
            .child(note(speech.say("call-clock")))
            .child(unplaced)
    }

    fn drawing(&self, picture: &Picture, lanes: &[(usize, String, usize)]) -> El {
        let count = picture.minutes.len();
        let bottom = ROWS_FROM + ROW * lanes.len();
        let clock = |minute: usize| clock_text(minute_at(picture, minute));
        let [least, most] = WIDTH;
        let name = args![
            "from" => clock(0),
            "to" => clock(count),
            "share" => self.share(),
            "marks" => Self::counts(lanes),
        ];
        let mut drawing = svg("svg")
            .class("call-plot-drawing")
            .attr("role", "img")
            .attr("aria-label", self.speech.say_with("call-plot", &name))
            .attr("width", length((count * MINUTE).clamp(least, most), "em"))
            .attr("height", length(bottom + ROW, "em"));
        for minute in (0..=count).step_by(step(count)) {
            let anchor = match minute {
                0 => "start",
                it if it == count => "end",
                _ => "middle",
            };
            let x = across(minute, count);
            let label = svg("text")
                .attr("x", x.clone())
                .attr("y", length(bottom + 125, "em"))
                .attr("text-anchor", anchor)
                .child(clock(minute));
            let line = svg("line").class("call-plot-grid");
            drawing = drawing
                .child(ends(line, [&x, &x], [0, bottom]))
                .child(label);
        }
        for (minute, shares) in picture.minutes.iter().enumerate() {
            let Some([share, _]) = shares else {
                continue;
            };
            // A sixth of a minute lies between two columns.
            let x = across(minute * 12 + 1, count * 12);
            let width = across(10, count * 12);
            let top = COLUMNS - usize::try_from(*share).unwrap_or_default() * COLUMNS / 100;
            let bar = |side: Side, from: usize, to: usize| {
                svg("rect")
                    .class("call-plot-bar")
                    .attr("data-side", side.code())
                    .attr("x", x.clone())
                    .attr("width", width.clone())
                    .attr("y", length(from, "em"))
                    .attr("height", length(to - from, "em"))
            };
            drawing = drawing.child(bar(Side::Respondent, 0, top)).child(bar(
                Side::Interviewer,
                top,
                COLUMNS,
            ));
        }
        let target = svg("line").class("call-plot-target");
        drawing = drawing.child(ends(target, ["0", "100%"], [COLUMNS * 7 / 10; 2]));
        for (place, (lane, name, _)) in lanes.iter().enumerate() {
            let top = ROWS_FROM + ROW * place;
            let line = svg("line").class("call-plot-grid");
            drawing = drawing.child(ends(line, ["0", "100%"], [top + ROW / 2; 2]));
            let points = picture.points.iter();
            for point in points.filter(|it| self.lane(it) == Some(*lane)) {
                drawing = drawing.child(mark(*lane, point, name, top));
            }
        }
        drawing
    }

    fn as_table(&self, picture: &Picture) -> El {
        let speech = self.speech;
        let last = picture.minutes.len().saturating_sub(1);
        let minute_of = |point: &Point| {
            let past = point.moment.minus(picture.from).as_ms() / 60_000;
            usize::try_from(past).unwrap_or_default().min(last)
        };
        let rows = picture.minutes.iter().enumerate();
        let rows = rows.filter_map(|(minute, shares)| {
            let points = picture.points.iter().filter(|it| minute_of(it) == minute);
            let events: Vec<_> = points.filter_map(|point| self.event(point)).collect();
            if shares.is_none() && events.is_empty() {
                return None;
            }
            let share = |side: usize| {
                let share = shares.as_ref().and_then(|both| both.get(side));
                cell().child(share.map(|share| self.percent(*share)))
            };
            Some(
                el("tr")
                    .child(header("row", clock_text(minute_at(picture, minute))))
                    .child(share(0))
                    .child(share(1))
                    .child(cell().child(el("ul").child(events))),
            )
        });
        let heads = ["call-minute", "call-you", "call-they", "call-events"];
        let heads = heads.map(|key| header("col", speech.say(key)));
        let all = el("tr")
            .child(header("row", speech.say("call-all")))
            .child(cell().child(self.percent(self.share())))
            .child(cell().child(self.percent(100_u32.saturating_sub(self.share()))))
            .child(cell().child(Self::counts(&self.lanes(picture))));
        let table = el("table")
            .class("call-table")
            .attr("aria-label", speech.say("call-table-name"))
            .child(el("thead").child(el("tr").child(heads)))
            .child(el("tbody").child(rows.collect::<Vec<_>>()))
            .child(el("tfoot").child(all));
        el("details")
            .class("call-minutes")
            .child(el("summary").child(speech.say("call-table")))
            .child(table)
    }

    /// Something that happened, in a line.
    fn event(&self, point: &Point) -> Option<El> {
        let speech = self.speech;
        let [name, ..] = LANES.get(self.lane(point)?)?;
        let at = el("span").class("section-count");
        let line = el("li")
            .child(at.child(clock_text(point.moment)))
            .child([" ", &speech.say(name)].concat());
        let more = match point.event {
            Event::Silence(_, lasts) => {
                let seconds = args!["seconds" => lasts.as_ms() / 1_000];
                el("span").child(speech.say_with("call-seconds", &seconds))
            }
            Event::Answer(words) => {
                el("span").child(speech.say_with("call-words", &args!["words" => words]))
            }
            Event::Capture(place) => {
                let item = self.item(place)?;
                match item.kind {
                    Kind::Quote => self
                        .said(item.text.clone())
                        .class("words")
                        .attr("data-flow", "inline"),
                    Kind::Note => el("span").attr("dir", "auto").child(item.text.as_str()),
                }
            }
            _ => return Some(line),
        };
        Some(line.child(": ").child(more))
    }

    fn percent(&self, percent: u32) -> String {
        self.speech
            .say_with("call-percent", &args!["percent" => percent])
    }
}

/// A mark of a row, with its moment for who points at it.
fn mark(lane: usize, point: &Point, name: &str, top: usize) -> El {
    let [_, kind, shape] = LANES.get(lane).copied().unwrap_or_default();
    let at = usize::try_from(point.at).unwrap_or_default();
    let title = [&clock_text(point.moment), " ", name].concat();
    svg("svg")
        .class("call-plot-mark")
        .attr("data-kind", kind)
        .attr("x", across(at, 1_000))
        .attr("y", length(top + ROW / 2 - 45, "em"))
        .attr("width", "0.9em")
        .attr("height", "0.9em")
        .attr("viewBox", "0 0 12 12")
        .child(svg("title").child(title))
        .child(svg("path").attr("d", shape))
}

/// A line between two ends.
fn ends(line: El, [from, to]: [&str; 2], [top, bottom]: [usize; 2]) -> El {
    line.attr("x1", from.to_owned())
        .attr("x2", to.to_owned())
        .attr("y1", length(top, "em"))
        .attr("y2", length(bottom, "em"))
}

/// Every how many minutes one is named: eight names fit side by side.
fn step(minutes: usize) -> usize {
    let steps = [1, 2, 5, 10, 15, 30];
    let fits = |step: &usize| minutes / step <= 8;
    steps.into_iter().find(fits).unwrap_or(60)
}

fn minute_at(picture: &Picture, minute: usize) -> Elapsed {
    let minute = u64::try_from(minute).unwrap_or_default();
    picture.from.plus(Elapsed::from_minutes(minute))
}

/// A part of the width.
fn across(part: usize, whole: usize) -> String {
    length(part * 10_000 / whole.max(1), "%")
}

/// A length of so many hundredths.
fn length(hundredths: usize, unit: &str) -> String {
    format!("{}.{:02}{unit}", hundredths / 100, hundredths % 100)
}

fn code(measure: Measure) -> &'static str {
    match measure {
        Measure::Good => "good",
        Measure::Over => "over",
        Measure::FarOver => "far",
    }
}

fn time(stretch: &Stretch) -> String {
    stretch.at_ms.map_or_else(|| "none".to_owned(), clock_text)
}

fn note(words: String) -> El {
    el("p").class("craft-note").child(words)
}

fn header(scope: &'static str, words: String) -> El {
    el("th").attr("scope", scope).child(words)
}

fn cell() -> El {
    el("td")
}
