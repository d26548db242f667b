//! The red flags of an interview: what raises each, in which words, and two ways to settle it.

use crate::web::prelude::*;
use web_sys::Event;

use super::capture_line::segments;
use super::icon::icon;
use super::notice::small;
use super::reason::reason_form;
use super::verdict::{flag_name, judge, sign_words};
use crate::domain::edit::Act;
use crate::domain::flag::{FlagRule, FlagWeight, is_exempt};
use crate::domain::id::InterviewId;
use crate::domain::interview::{Flag, FlagState, Item};
use crate::domain::score::Basis;
use crate::domain::verdict::{Raised, Reading, Sign, Verdict};
use crate::formats::address::{Address, View};
use crate::guides;
use crate::web::desk::Desk;
use crate::web::dom::{El, el, focus_soon};
use crate::web::speech::{Speech, args, clock_text};

/// The section "Red flags".
pub(crate) fn flag_list(desk: Desk, speech: Speech, id: InterviewId) -> El {
    let list = List {
        of: StoredValue::new(id),
        desk,
        speech,
    };
    let is_open = RwSignal::new(false);
    let others = el("details")
        .class("flag-others")
        .attr("hidden", move || list.absent().is_empty())
        // It begins folded, and each of these events turns it over.
        .on("toggle", move |_: Event| is_open.update(|it| *it = !*it))
        .child(el("summary").class("field-hint").text(move || {
            let count = list.absent().len();
            speech.say_with("flags-absent", &args!["count" => count])
        }))
        .when(
            move || is_open.get(),
            move || list.rows(move || list.absent()),
        );
    let none = move || {
        if list.raised().is_empty() {
            speech.say("flags-none")
        } else {
            String::new()
        }
    };
    let count = el("p").class("section-count");
    el("section")
        .class("section")
        .attr("data-rule", "")
        .attr("aria-labelledby", "h-flags")
        .child(
            el("div")
                .class("section-head")
                .child(
                    el("h2")
                        .attr("id", "h-flags")
                        .child(speech.say("flags-title")),
                )
                .child(count.text(move || flag_counts(desk, speech, list.of))),
        )
        .child(el("p").class("field-hint").text(none))
        .child(list.rows(move || list.raised()))
        .child(others)
}

/// How many are confirmed, suspected and dismissed.
pub(crate) fn flag_counts(desk: Desk, speech: Speech, of: StoredValue<InterviewId>) -> String {
    let mut counted = String::new();
    judge(desk, of, &mut |_, reading| {
        let count = |state| reading.in_state(state).count();
        counted = speech.say_with(
            "flags-counts",
            &args![
                "confirmed" => count(FlagState::Confirmed),
                "suspected" => count(FlagState::Suspected),
                "dismissed" => count(FlagState::Dismissed),
            ],
        );
    });
    counted
}

/// The interview the flags are of.
#[derive(Clone, Copy)]
struct List {
    of: StoredValue<InterviewId>,
    desk: Desk,
    speech: Speech,
}

/// A flag as its row shows it.
struct Shown {
    state: Option<FlagState>,
    weight: FlagWeight,
    sign: String,
    reason: String,
    evidence: Vec<El>,
    /// Where the fact is changed that confirms it: nowhere where none does.
    place: Option<Place>,
}

/// Where a recorded fact is changed.
#[derive(Clone, Copy)]
enum Place {
    Prepare,
    Circumstances,
    /// The clock has counted it.
    Nowhere,
}

/// Suspected ones first: they wait for the person's word.
const ORDER: [FlagState; 3] = [
    FlagState::Suspected,
    FlagState::Confirmed,
    FlagState::Dismissed,
];

impl List {
    /// Each flag that is not absent: its code, and after it all that its row shows, so that the row is made anew when any
    /// of that changes.
    fn raised(self) -> Vec<String> {
        let mut rows = Vec::new();
        judge(self.desk, self.of, &mut |basis, reading| {
            for state in ORDER {
                rows.extend(reading.in_state(state).map(|flag| {
                    let sign = sign_words(self.speech, basis.interview, flag);
                    let words = items(basis, reading, flag).map(|item| item.text.as_str());
                    let words = words.collect::<Vec<_>>().concat();
                    let by = if flag.by_person { "1" } else { "" };
                    let code = flag.rule.id.as_str();
                    [code, state.code(), by, flag.reason, &sign, &words].join("\n")
                }));
            }
        });
        rows
    }

    /// The codes of those that are absent and could arise.
    fn absent(self) -> Vec<String> {
        let mut rows = Vec::new();
        judge(self.desk, self.of, &mut |basis, reading| {
            let can_arise = |rule: &&FlagRule| {
                rule.arises_in(basis.interview.filing)
                    && !is_exempt(basis.guide.counts_as(), &rule.id)
                    && reading.flag(&rule.id).is_none()
            };
            let flags = guides::flags().flags.iter();
            rows.extend(flags.filter(can_arise).map(|rule| rule.id.clone()));
        });
        rows
    }

    fn rows(self, keys: impl Fn() -> Vec<String> + 'static) -> El {
        el("ul")
            .class("flag-list")
            .rows(keys, String::clone, move |key| {
                let code = key.split('\n').next().unwrap_or_default();
                self.row(code.to_owned())
            })
    }

    /// Settles a flag, and goes on to the next that waits, or to where this one stands now.
    fn settle(self, code: &str, state: FlagState, reason: String) -> bool {
        let flag = Flag {
            code: code.to_owned(),
            state,
            reason,
        };
        let act = Act::SettleFlag(flag);
        let done = self.of.with_value(|id| self.desk.act(id, act));
        if done {
            let mut next = None;
            untrack(|| {
                judge(self.desk, self.of, &mut |_, reading| {
                    let mut waiting = reading.in_state(FlagState::Suspected);
                    let first = waiting.next().or_else(|| reading.flag(code));
                    next = first.map(|flag| flag.rule.id.clone());
                });
            });
            focus_soon(next.map_or_else(|| "h-flags".to_owned(), |code| place_of(&code)));
        }
        done
    }

    fn row(self, code: String) -> El {
        let speech = self.speech;
        let mut shown = None;
        judge(self.desk, self.of, &mut |basis, reading| {
            shown = show(speech, basis, reading, &code);
        });
        let row = el("li").class("flag-row");
        let Some(shown) = shown else {
            return row;
        };
        let name = flag_name(speech, &code);
        let state = shown.state.map_or("absent", FlagState::code);
        let sign = match shown.state {
            Some(FlagState::Suspected) => "alert",
            Some(FlagState::Dismissed) => "check",
            Some(FlagState::Confirmed) | None => "flag",
        };
        let said = shown
            .state
            .map_or_else(|| speech.say("flag-absent"), |state| speech.name(state));
        let title = el("p")
            .class("flag-name")
            .attr("id", place_of(&code))
            .attr("tabindex", "-1")
            .child(name.as_str())
            .child(" ")
            .child(
                el("span")
                    .class("flag-weight")
                    .child(speech.name(shown.weight)),
            );
        let why = el("p").child(speech.say(&format!("flag-{code}.why")));
        let raised =
            (!shown.sign.is_empty()).then(|| el("p").class("flag-sign").child(shown.sign.as_str()));
        let reason = (!shown.reason.is_empty()).then(|| {
            let said = speech.say_with("flag-said", &args!["reason" => &shown.reason]);
            el("p").attr("dir", "auto").child(said)
        });
        let evidence = (!shown.evidence.is_empty()).then(|| el("ul").class("flag-quotes"));
        let is_absent = shown.state.is_none();
        let mut body = el("div").class("flag-why").child(raised).child(why);
        body = body.child(reason).child(self.fact(&shown));
        let quotes = shown.evidence;
        row.attr("data-state", state)
            .child(icon(sign))
            .child(title)
            .child((!is_absent).then(|| el("p").class("flag-state").child(said)))
            .child(
                body.child(evidence.map(|list| list.child(quotes)))
                    .child(self.tools(code, name, shown.state, shown.weight, shown.place)),
            )
    }

    /// Which fact says so, where one does.
    fn fact(self, shown: &Shown) -> Option<El> {
        let speech = self.speech;
        let place = shown.place?;
        let by_fact = |place: String| speech.say_with("flag-by-fact", &args!["where" => place]);
        let words = match place {
            Place::Prepare => by_fact(speech.say("tab-prepare")),
            Place::Circumstances => by_fact(speech.say("circ-title")),
            Place::Nowhere => speech.say("flag-by-clock"),
        };
        let said = el("p");
        Some(match place {
            Place::Prepare => {
                let address = Address::Interview(self.of.get_value(), View::Prepare);
                said.child(el("a").attr("href", address.to_string()).child(words))
            }
            Place::Circumstances | Place::Nowhere => said.child(words),
        })
    }

    fn tools(
        self,
        code: String,
        name: String,
        state: Option<FlagState>,
        weight: FlagWeight,
        place: Option<Place>,
    ) -> El {
        let speech = self.speech;
        let code = StoredValue::new(code);
        let settle = move |state: FlagState, reason: String| {
            code.with_value(|code| self.settle(code, state, reason))
        };
        let ask = |words: (&str, &str, &str), state: FlagState| {
            let label = speech.say_with("flag-reason", &args!["flag" => &name]);
            reason_form(
                (self.desk, speech),
                words,
                vec![label],
                Box::new(move |[reason, _]: [String; 2]| settle(state, reason)),
            )
        };
        let dismiss = || {
            ask(
                ("flag-dismiss", "", "flag-dismiss-do"),
                FlagState::Dismissed,
            )
        };
        let press = |key: &str, state: FlagState| {
            small(speech.say(key)).on_click(move || {
                settle(state, String::new());
            })
        };
        let is_fatal = weight == FlagWeight::Fatal;
        let tools = el("div").class("flag-tools");
        match state {
            Some(FlagState::Suspected) => {
                let confirm = if is_fatal {
                    let words = ("flag-is-fatal", "flag-fatal-note", "verdict-strike-do");
                    ask(words, FlagState::Confirmed)
                } else {
                    press("flag-is", FlagState::Confirmed)
                };
                tools.child(confirm).child(dismiss())
            }
            Some(FlagState::Confirmed) if is_fatal => {
                tools.child(el("p").child(speech.say("flag-fatal-stays")))
            }
            Some(FlagState::Confirmed) if place.is_some() => tools.child(dismiss()),
            Some(FlagState::Confirmed | FlagState::Dismissed) => {
                tools.child(press("flag-take-back", FlagState::Suspected))
            }
            None if is_fatal => {
                let words = ("flag-is-fatal", "flag-fatal-note", "verdict-strike-do");
                tools.child(ask(words, FlagState::Confirmed))
            }
            None => tools.child(ask(("flag-set", "", "flag-set-do"), FlagState::Confirmed)),
        }
    }
}

/// Where a flag's row takes the focus.
fn place_of(code: &str) -> String {
    ["flag-at-", code].concat()
}

fn show(speech: Speech, basis: Basis<'_>, reading: &Reading<'_>, code: &str) -> Option<Shown> {
    let Some(flag) = reading.flag(code) else {
        return Some(Shown {
            state: None,
            weight: guides::flags().rule(code)?.weight,
            sign: String::new(),
            reason: String::new(),
            evidence: Vec::new(),
            place: None,
        });
    };
    let interview = basis.interview;
    let by_fact = flag.state == FlagState::Confirmed && !flag.by_person;
    Some(Shown {
        state: Some(flag.state),
        weight: flag.rule.weight,
        sign: sign_words(speech, interview, flag),
        reason: flag.reason.to_owned(),
        evidence: quotes(basis, reading, flag),
        place: flag.sign.as_ref().filter(|_| by_fact).map(place),
    })
}

fn place(sign: &Sign) -> Place {
    match sign {
        Sign::Joined | Sign::Months(_) | Sign::Clash(_) => Place::Prepare,
        Sign::Time(..) => Place::Nowhere,
        _ => Place::Circumstances,
    }
}

/// What was kept that shows it. What was said in a struck interview is no finding: its report folds it away.
fn items<'b>(
    basis: Basis<'b>,
    reading: &Reading<'_>,
    flag: &'b Raised<'_>,
) -> impl Iterator<Item = &'b Item> {
    let is_shown = reading.verdict != Verdict::Struck;
    let ids = flag.evidence.iter().filter(move |_| is_shown);
    ids.filter_map(move |id| basis.interview.item(id))
}

/// The words that show it, with what raised the suspicion marked.
fn quotes(basis: Basis<'_>, reading: &Reading<'_>, flag: &Raised<'_>) -> Vec<El> {
    items(basis, reading, flag)
        .map(|item| {
            let words = el("q")
                .class("words")
                .attr("data-size", "small")
                .attr("dir", "auto")
                .attr("lang", basis.interview.guide.language.code().to_owned())
                .child(segments(item));
            let time = el("span").class("saying-by").child(clock_text(item.at_ms));
            el("li").class("saying").child(words).child(time)
        })
        .collect()
}
