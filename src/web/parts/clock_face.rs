//! Time: what has gone and what is left, and which section the current prompt stands in.

use super::icon::icon;
use crate::domain::advice::{self, Pace};
use crate::domain::interview::Interview;
use crate::domain::score::Basis;
use crate::domain::time::{Elapsed, Moment};
use crate::formats::address::{Address, View};
use crate::web::cockpit::Cockpit;
use crate::web::dom::{El, button, el, svg};
use crate::web::keys::Command;
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, clock_text, speech};

/// What the clock shows.
#[derive(Clone, Copy, Default, PartialEq)]
struct Time {
    /// What has gone, in whole seconds.
    elapsed: Elapsed,
    /// What is planned.
    planned: Elapsed,
    /// Where that leaves the section; none while the interview is not open.
    pace: Option<Pace>,
}

/// The interview's time.
#[derive(Clone, Copy)]
struct Clock {
    cockpit: Cockpit,
    /// Renewed every second, not with every edit.
    time: Memo<Time>,
}

impl Clock {
    fn new(cockpit: Cockpit, moment: Signal<Moment>) -> Self {
        let time = Memo::new(move |_| {
            let now = moment.get();
            let elapsed = cockpit.read(|interview| interview.elapsed(now).as_ms());
            let elapsed = Elapsed::from_ms(elapsed / 1_000 * 1_000);
            cockpit
                .basis(|basis| {
                    Some(Time {
                        elapsed,
                        planned: basis.guide.planned(),
                        pace: Some(advice::pace(basis, elapsed)),
                    })
                })
                .unwrap_or(Time {
                    elapsed,
                    ..Time::default()
                })
        });
        Self { cockpit, time }
    }

    fn is_over(self) -> bool {
        let time = self.time.get();
        time.elapsed > time.planned
    }

    fn is_running(self) -> bool {
        self.cockpit.read_head(Interview::is_running)
    }

    /// How much of the plan is left: enough, a tenth or less, nothing.
    fn left(self) -> &'static str {
        let time = self.time.get();
        if self.is_over() {
            "over"
        } else if advice::is_short(time.elapsed, time.planned) && self.is_running() {
            "last"
        } else {
            "on"
        }
    }

    /// What is said of the section beside its name: that the clock stands, or how it keeps to the plan.
    fn keeping(self, speech: Speech) -> String {
        let said = if self.is_running() {
            match self.time.get().pace {
                Some(Pace::On) => speech.say("pace-on"),
                Some(Pace::Behind(minutes)) => {
                    speech.say_with("pace-behind", &args!["count" => minutes])
                }
                Some(Pace::Free | Pace::Closing) | None => return String::new(),
            }
        } else {
            speech.say("clock-stopped")
        };
        [" · ", &said].concat()
    }

    /// How it keeps to the plan, for the eye.
    fn keeps(self) -> &'static str {
        if !self.is_running() {
            "stopped"
        } else if matches!(self.time.get().pace, Some(Pace::Behind(_))) {
            "late"
        } else {
            "on"
        }
    }

    fn is_closing(self) -> bool {
        self.time.get().pace == Some(Pace::Closing)
    }

    /// Where the hand stands, in thousandths of what is planned.
    fn hand(self) -> String {
        let Time {
            elapsed, planned, ..
        } = self.time.get();
        (elapsed.as_ms() * 1_000 / planned.as_ms().max(1))
            .min(1_000)
            .to_string()
    }

    /// The title of the section the current prompt stands in, and the minutes planned for it.
    fn section(self) -> Option<(String, u32)> {
        self.cockpit.basis_head(|basis| {
            let prompt = basis.guide.prompt(basis.interview.current_prompt()?)?;
            let section = basis.guide.section(&prompt.section)?;
            let title = section.title.text(&basis.interview.guide.language);
            Some((title.to_owned(), section.minutes))
        })
    }

    /// Who answers: alias and role, where they are known.
    /// The respondent's name, and what follows it.
    fn who(self, speech: Speech) -> (String, String) {
        self.cockpit.read_head(|interview| {
            let alias = interview.respondent.alias.clone();
            let role = interview.respondent.roles.first();
            let role = role.map(|role| speech.name(*role)).unwrap_or_default();
            let between = if alias.is_empty() || role.is_empty() {
                ""
            } else {
                "\u{a0}· "
            };
            (alias, [between, &role].concat())
        })
    }
}

/// The clock at the top of the live screen. The moment is renewed every second.
pub(crate) fn clock_face(cockpit: Cockpit, moment: Signal<Moment>) -> El {
    let speech = speech();
    let prepare = Address::Interview(cockpit.id.get_value(), View::Prepare).to_string();
    let clock = Clock::new(cockpit, moment);
    let link = move || {
        let (name, role) = clock.who(speech);
        let who = [name.as_str(), &role].concat();
        let label = speech.say_with("to-prepare", &args!["who" => who]);
        el("a")
            .attr("href", prepare.clone())
            .attr("aria-label", label)
            .child(el("bdi").attr("dir", "auto").child(name))
            .child(el("span").child(role))
    };
    time(clock, speech)
        .when(
            move || cockpit.read_head(Interview::has_started),
            move || pause(clock, speech),
        )
        .child(section(clock, speech))
        .child(el("p").class("clock-who").keyed(
            move || {
                let (name, role) = clock.who(speech);
                [name, role].concat()
            },
            link,
        ))
        .child(bar(clock))
}

/// The clock in one line, as in the strip: nobody's name, nothing to press.
pub(crate) fn clock_line(cockpit: Cockpit, moment: Signal<Moment>) -> El {
    let speech = speech();
    let clock = Clock::new(cockpit, moment);
    time(clock, speech).child(section(clock, speech))
}

/// What has gone and what is left.
fn time(clock: Clock, speech: Speech) -> El {
    let elapsed = el("p")
        .class("clock-elapsed")
        .child(
            el("span")
                .class("visually-hidden")
                .child(speech.say("clock-elapsed"))
                .child(" "),
        )
        .child(el("time").text(move || clock_text(clock.time.get().elapsed)));
    el("div")
        .class("clock")
        .attr("data-pace", move || clock.left())
        .attr("role", "group")
        .attr("aria-label", speech.say("clock"))
        .child(elapsed)
        .child(left(clock, speech))
}

/// The section the current prompt stands in, and how it keeps to the plan.
fn section(clock: Clock, speech: Speech) -> El {
    el("p")
        .class("clock-section")
        .child(el("b").text(move || clock.section().map_or_else(String::new, |(title, _)| title)))
        .child(el("span").class("clock-minutes").text(move || {
            clock.section().map_or_else(String::new, |(_, minutes)| {
                let minutes = speech.say_with("minutes", &args!["count" => minutes]);
                [" · ", &minutes].concat()
            })
        }))
        .child(closing(clock, speech))
        .child(
            el("span")
                .attr("data-state", move || clock.keeps())
                .text(move || clock.keeping(speech)),
        )
}

/// Says once, when the last minutes begin, that they are for the closing. It takes no focus and is not taken back while
/// they last, so nothing is said twice.
fn closing(clock: Clock, speech: Speech) -> El {
    let said = [" · ", &speech.say("pace-closing")].concat();
    el("span").attr("role", "status").text(move || {
        if clock.is_closing() {
            said.clone()
        } else {
            String::new()
        }
    })
}

/// Lets the clock stand, or run again. The button stays, so that it keeps the focus.
fn pause(clock: Clock, speech: Speech) -> El {
    let does = move || {
        if clock.is_running() {
            "pause"
        } else {
            "resume"
        }
    };
    button("button")
        .attr("data-kind", "quiet")
        .attr("data-size", "small")
        .attr("aria-keyshortcuts", clock.cockpit.keys(Command::Pause))
        .attr("aria-label", move || speech.say(does()))
        .on_click(move || clock.cockpit.toggle_clock())
        .child(el("span").class("clock-pause-sign").keyed(
            move || does().to_owned(),
            move || {
                if does() == "pause" {
                    icon("pause")
                } else {
                    icon("resume")
                }
            },
        ))
        .child(
            el("span")
                .class("clock-pause-word")
                .text(move || speech.say(does())),
        )
}

fn left(clock: Clock, speech: Speech) -> El {
    // Looked up once: the clock ticks every second.
    let (over, left) = (speech.say("clock-over"), speech.say("clock-left"));
    let apart = move || {
        let time = clock.time.get();
        clock_text(time.elapsed.apart(time.planned))
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
            .cockpit
            .basis_head(|basis| Some(sections(basis)))
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
