//! Time: what has gone and what is left, and which section the current prompt stands in.

use leptos::prelude::*;

use crate::domain::id::InterviewId;
use crate::domain::interview::Interview;
use crate::domain::score::Basis;
use crate::domain::time::{Elapsed, Moment};
use crate::formats::address::{Address, View};
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, el, svg};
use crate::web::speech::{Speech, args, clock_text, speech};

/// The interview's time.
#[derive(Clone, Copy)]
struct Clock {
    desk: Desk,
    of: StoredValue<InterviewId>,
    /// What has gone, in whole seconds, and what is planned: renewed every second, not with every edit.
    time: Memo<(Elapsed, Elapsed)>,
}

impl Clock {
    fn new(desk: Desk, id: InterviewId, moment: Signal<Moment>) -> Self {
        let of = StoredValue::new(id);
        let time = Memo::new(move |_| {
            let now = moment.get();
            of.with_value(|id| {
                let elapsed = desk.read(id, |interview| interview.elapsed(now).as_ms());
                let planned = desk.basis(id, |basis| basis.guide.planned());
                let seconds = elapsed.unwrap_or_default() / 1_000;
                (
                    Elapsed::from_ms(seconds * 1_000),
                    planned.unwrap_or_default(),
                )
            })
        });
        Self { desk, of, time }
    }

    fn is_over(self) -> bool {
        let (elapsed, planned) = self.time.get();
        elapsed > planned
    }

    fn is_running(self) -> bool {
        self.of
            .with_value(|id| self.desk.read(id, Interview::is_running))
            .unwrap_or(false)
    }

    fn pace(self) -> &'static str {
        let (elapsed, planned) = self.time.get();
        if self.is_over() {
            "over"
        } else if planned.minus(elapsed) <= Elapsed::from_minutes(3) && self.is_running() {
            "last"
        } else {
            "on"
        }
    }

    /// Where the hand stands, in thousandths of what is planned.
    fn hand(self) -> String {
        let (elapsed, planned) = self.time.get();
        (elapsed.as_ms() * 1_000 / planned.as_ms().max(1))
            .min(1_000)
            .to_string()
    }

    /// The title of the section the current prompt stands in.
    fn section(self) -> Option<String> {
        self.of
            .with_value(|id| {
                self.desk.basis(id, |basis| {
                    let prompt = basis.guide.prompt(basis.interview.current_prompt()?)?;
                    let section = basis.guide.section(&prompt.section)?;
                    let title = section.title.text(&basis.interview.guide.language);
                    Some(title.to_owned())
                })
            })
            .flatten()
    }

    /// Who answers: alias and role, where they are known.
    fn who(self, speech: Speech) -> String {
        self.of
            .with_value(|id| {
                self.desk.read(id, |interview| {
                    let alias = interview.respondent.alias.as_str();
                    let role = interview.respondent.roles.first();
                    let role = role.map(|role| speech.name(*role)).unwrap_or_default();
                    let between = if alias.is_empty() || role.is_empty() {
                        ""
                    } else {
                        " · "
                    };
                    [alias, between, &role].concat()
                })
            })
            .unwrap_or_default()
    }
}

/// The clock at the top of the live screen. The moment is renewed every second.
pub(crate) fn clock_face(id: InterviewId, moment: Signal<Moment>) -> El {
    let speech = speech();
    let prepare = Address::Interview(id.clone(), View::Prepare).to_string();
    let clock = Clock::new(desk(), id, moment);
    let elapsed = el("p")
        .class("clock-elapsed")
        .child(
            el("span")
                .class("visually-hidden")
                .child(speech.say("clock-elapsed"))
                .child(" "),
        )
        .child(el("time").text(move || clock_text(clock.time.get().0)));
    let section = el("p")
        .class("clock-section")
        .child(el("b").text(move || clock.section().unwrap_or_default()))
        .when(
            move || !clock.is_running(),
            move || el("span").child(" · ").child(speech.say("clock-stopped")),
        );
    let link = move || {
        let who = clock.who(speech);
        let label = speech.say_with("to-prepare", &args!["who" => who.clone()]);
        el("a")
            .attr("href", prepare.clone())
            .attr("aria-label", label)
            .child(el("bdi").child(who))
    };
    el("div")
        .class("clock")
        .attr("data-pace", move || clock.pace())
        .attr("role", "group")
        .attr("aria-label", speech.say("clock"))
        .child(elapsed)
        .child(left(clock, speech))
        .child(section)
        .child(
            el("p")
                .class("clock-who")
                .keyed(move || clock.who(speech), link),
        )
        .child(bar(clock))
}

fn left(clock: Clock, speech: Speech) -> El {
    // Looked up once: the clock ticks every second.
    let (over, left) = (speech.say("clock-over"), speech.say("clock-left"));
    let apart = move || {
        let (elapsed, planned) = clock.time.get();
        clock_text(elapsed.apart(planned))
    };
    let word = move || {
        if clock.is_over() {
            over.clone()
        } else {
            left.clone()
        }
    };
    el("p")
        .class("clock-left")
        .child(el("b").text(apart))
        .child(" ")
        .text(word)
}

/// The guide's sections as a bar, and a hand that says where the planned time has come to.
fn bar(clock: Clock) -> El {
    let sections = Memo::new(move |_| {
        clock
            .of
            .with_value(|id| clock.desk.basis(id, sections))
            .unwrap_or_default()
    });
    let rectangles = move || {
        sections.with(|sections| {
            let rectangles = sections.iter().map(|(start, width, class)| {
                svg("rect")
                    .class(class)
                    .attr("x", start.to_string())
                    .attr("y", "3")
                    .attr("width", width.to_string())
                    .attr("height", "4")
            });
            rectangles.collect::<Vec<_>>()
        })
    };
    let hand = svg("line")
        .attr("x1", move || clock.hand())
        .attr("x2", move || clock.hand())
        .attr("y1", "0")
        .attr("y2", "10")
        .class("clock-pace-hand");
    svg("svg")
        .class("clock-pace")
        .attr("viewBox", "0 0 1000 10")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(rectangles)
        .child(hand)
}

/// The bar's rectangles in thousandths of its length: position, width, class.
fn sections(basis: Basis<'_>) -> Vec<(u32, u32, &'static str)> {
    let sections = &basis.guide.sections;
    let total = sections.iter().map(|section| section.minutes).sum::<u32>();
    let current = basis
        .interview
        .current_prompt()
        .and_then(|prompt| basis.guide.prompt(prompt));
    let now = current.and_then(|prompt| sections.iter().position(|s| s.id == prompt.section));
    let mut from = 0;
    let bars = sections.iter().enumerate().map(|(index, section)| {
        let (start, width) = (from, section.minutes * 1_000 / total.max(1));
        from += width;
        let class = match now {
            Some(now) if index < now => "clock-pace-past",
            Some(now) if index == now => "clock-pace-now",
            _ => "clock-pace-next",
        };
        (start, width.saturating_sub(6), class)
    });
    bars.collect()
}
