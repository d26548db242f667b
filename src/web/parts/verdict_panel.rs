//! May this interview be used? The verdict with everything it follows from, and what a person can decide about it.

use crate::web::prelude::*;

use super::notice::small;
use super::reason::reason_form;
use super::verdict::{flag_name, flag_words, judge, verdict_code, verdict_sign};
use crate::domain::edit::Act;
use crate::domain::flag::FlagWeight;
use crate::domain::id::InterviewId;
use crate::domain::interview::{Filing, FlagState, Interview, RulingCode};
use crate::domain::score::Basis;
use crate::domain::verdict::{CAUTION_FROM, Ground, REVIEW_FROM, Raised, Reading, Verdict};
use crate::guides;
use crate::web::desk::Desk;
use crate::web::dom::{El, el, focus_soon};
use crate::web::speech::{Speech, args};

/// The panel "Verdict".
pub(crate) fn verdict_panel(desk: Desk, speech: Speech, id: InterviewId) -> El {
    let panel = Panel {
        of: StoredValue::new(id),
        desk,
        speech,
    };
    let title = move || {
        let is_running = panel
            .of
            .with_value(|id| desk.read(id, Interview::is_running));
        speech.say(if is_running == Some(true) {
            "verdict-so-far"
        } else {
            "verdict-title"
        })
    };
    let sign = move || {
        let mut verdict = None;
        judge(desk, panel.of, &mut |_, it| verdict = Some(it.verdict));
        el("span").child(verdict.map(|it| verdict_sign(speech, it)))
    };
    let key = move || panel.told().map_or_else(String::new, |told| told.key());
    let log = el("ol").class("verdict-panel-log").rows(
        move || panel.log(),
        String::clone,
        |line| el("li").attr("dir", "auto").child(line),
    );
    let log = el("details")
        .child(
            el("summary")
                .class("button")
                .attr("data-kind", "quiet")
                .attr("data-size", "small")
                .child(speech.say("verdict-log")),
        )
        .child(log);
    el("section")
        .class("verdict-panel")
        .attr("data-state", move || verdict_code(desk, panel.of))
        .attr("aria-labelledby", TITLE)
        .child(
            el("h2")
                .class("section-count")
                .attr("id", TITLE)
                .attr("tabindex", "-1")
                .text(title),
        )
        .child(
            el("div")
                .attr("role", "status")
                .keyed(move || verdict_code(desk, panel.of).to_owned(), sign),
        )
        .keyed(key, move || panel.body())
        .child(log)
}

/// Where the focus goes when what had it has gone with a decision.
const TITLE: &str = "h-verdict";

/// The interview the panel is about.
#[derive(Clone, Copy)]
struct Panel {
    of: StoredValue<InterviewId>,
    desk: Desk,
    speech: Speech,
}

/// All the panel shows, in words.
struct Told {
    whys: Vec<String>,
    /// A name and a value each.
    facts: Vec<[String; 2]>,
    filing: Filing,
    points: u32,
    /// What can be decided about it.
    asks: Asks,
    /// What taking the strike back has to dismiss.
    striking: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// It can be struck.
    Strike,
    /// It waits for a decision: it can be struck, or admitted.
    Decide,
    /// It can be struck, and the decision taken back.
    Withdraw,
    /// The strike can be taken back.
    Unstrike,
}

impl Told {
    /// Changes with whatever is shown.
    fn key(&self) -> String {
        let facts = self.facts.as_flattened().join("\n");
        let asks = u32::from(self.asks as u8).to_string();
        [self.whys.join("\n"), facts, asks, self.points.to_string()].join("\n")
    }
}

impl Panel {
    fn act(self, act: Act) -> bool {
        let done = self.of.with_value(|id| self.desk.act(id, act));
        if done {
            // What was pressed has gone with the old words.
            focus_soon(TITLE.to_owned());
        }
        done
    }

    fn told(self) -> Option<Told> {
        let mut told = None;
        judge(self.desk, self.of, &mut |basis, reading| {
            told = Some(tell(self.speech, basis, reading));
        });
        told
    }

    fn log(self) -> Vec<String> {
        let speech = self.speech;
        let lines = |it: &Interview| {
            let entries = it.log.iter().rev();
            entries
                .map(|entry| {
                    let when = [speech.day(entry.wall), speech.time(entry.wall)].join(" ");
                    let mut line = vec![when, speech.name(entry.what)];
                    line.extend((!entry.note.is_empty()).then(|| entry.note.clone()));
                    line.join(" · ")
                })
                .collect()
        };
        let log = self.of.with_value(|id| self.desk.read(id, lines));
        log.unwrap_or_default()
    }

    fn body(self) -> El {
        let speech = self.speech;
        let body = el("div").class("verdict-panel-body");
        let Some(told) = self.told() else {
            return body;
        };
        let why = |why: &String| {
            el("p")
                .class("verdict-panel-why")
                .attr("dir", "auto")
                .child(why.as_str())
        };
        let facts = told.facts.iter().flat_map(|[name, value]| {
            [
                el("dt").child(name.as_str()),
                el("dd").child(value.as_str()),
            ]
        });
        body.child(told.whys.iter().map(why).collect::<Vec<_>>())
            .child(
                el("dl")
                    .class("verdict-panel-rule")
                    .child(facts.collect::<Vec<_>>()),
            )
            .child(self.tools(speech, told))
    }

    fn tools(self, speech: Speech, told: Told) -> El {
        let Told {
            points,
            asks,
            striking,
            ..
        } = told;
        let other = match told.filing {
            Filing::Decision => Filing::Supporting,
            Filing::Supporting => Filing::Decision,
        };
        let refused = RwSignal::new(String::new());
        let filing = speech.name(other);
        let refile = small(speech.say_with("verdict-refile", &args!["filing" => filing]))
            .attr("data-kind", "quiet")
            .on_click(move || {
                if !self.act(Act::File(other)) {
                    let why = self.desk.refused.get_untracked();
                    self.desk.refused.set(None);
                    let said = why.map(|why| speech.explain(&why));
                    refused.set(said.map_or_else(String::new, |it| [it.what, it.todo].join(" ")));
                }
            });
        let rule = |code: RulingCode, words: (&str, &str, &str)| {
            reason_form(
                (self.desk, speech),
                words,
                vec![speech.say("verdict-reason")],
                Box::new(move |[reason, _]: [String; 2]| {
                    self.act(Act::Rule {
                        code,
                        reason,
                        points,
                    })
                }),
            )
        };
        let tools = el("div").class("flag-tools");
        let tools = match asks {
            Asks::Unstrike => tools.child(reason_form(
                (self.desk, speech),
                ("unstrike", "unstrike-note", "unstrike-do"),
                vec![speech.say("unstrike-by"), speech.say("unstrike-reason")],
                Box::new(move |[by, reason]: [String; 2]| {
                    let flags = striking.clone();
                    self.act(Act::Unstrike { by, reason, flags })
                }),
            )),
            _ => tools
                .child((asks == Asks::Decide).then(|| {
                    let words = ("verdict-admit", "verdict-admit-note", "verdict-admit-do");
                    rule(RulingCode::Caution, words)
                }))
                .child((asks == Asks::Withdraw).then(|| {
                    small(speech.say("verdict-withdraw")).on_click(move || {
                        self.act(Act::WithdrawRuling);
                    })
                }))
                .child(
                    rule(
                        RulingCode::Struck,
                        ("verdict-strike", "verdict-strike-note", "verdict-strike-do"),
                    )
                    .attr("data-kind", "danger"),
                ),
        };
        tools
            .child(refile)
            .child(self.refiled(speech, other))
            .child(
                el("p")
                    .class("field-hint")
                    .attr("data-tone", "danger")
                    .attr("role", "alert")
                    .text(move || refused.get()),
            )
    }
}

impl Panel {
    /// Which flags come or go with the other filing, before it is chosen.
    fn refiled(self, speech: Speech, other: Filing) -> Option<El> {
        let both = self.of.with_value(|id| {
            self.desk.basis_once(id, |basis| {
                let mut after = basis.interview.clone();
                after.filing = other;
                let codes = |it: &Interview| {
                    let reading = Reading::of(it, basis.guide, guides::flags());
                    let raised = reading.raised.iter();
                    raised.map(|it| it.rule.id.clone()).collect::<Vec<_>>()
                };
                (codes(basis.interview), codes(&after))
            })
        });
        let (before, after) = both?;
        let names = |some: &[String], others: &[String]| {
            let some = some.iter().filter(|code| !others.contains(code));
            let names = some.map(|code| flag_name(speech, code));
            names.collect::<Vec<_>>().join(", ")
        };
        let filing = speech.name(other);
        let told = |key: &str, flags: String| {
            let args = args!["filing" => filing.as_str(), "flags" => flags.as_str()];
            (!flags.is_empty()).then(|| speech.say_with(key, &args))
        };
        let said = [
            told("verdict-refile-loses", names(&before, &after)),
            told("verdict-refile-gains", names(&after, &before)),
        ];
        let said: Vec<_> = said.into_iter().flatten().collect();
        let note = el("p").class("field-hint");
        (!said.is_empty()).then(|| note.child(said.join(" ")))
    }
}

/// Everything that led to the verdict, in words.
fn tell(speech: Speech, basis: Basis<'_>, reading: &Reading<'_>) -> Told {
    let interview = basis.interview;
    let flag = |code: &str| {
        let flag = reading.flag(code);
        flag.map_or_else(String::new, |flag| flag_words(speech, interview, flag))
    };
    let about = |key: &str, what: String| speech.say_with(key, &args!["what" => what]);
    let because = |key: &str, reason: &str| speech.say_with(key, &args!["reason" => reason]);
    let counted = |key: &str, count: u32| speech.say_with(key, &args!["count" => count]);
    let mut whys = Vec::new();
    if reading.points > 0 {
        whys.push(points_words(speech, interview, reading));
    }
    let mut asks = Asks::Strike;
    for ground in &reading.grounds {
        whys.push(match *ground {
            Ground::Fatal(code) => about("verdict-fatal", flag(code)),
            Ground::RuledStruck(reason) => because("verdict-ruled-struck", reason),
            Ground::FatalSuspected(code) => about("verdict-fatal-suspected", flag(code)),
            Ground::AuthorityUnknown => speech.say("verdict-authority"),
            Ground::Undecided(_) => {
                asks = Asks::Decide;
                counted("verdict-undecided", REVIEW_FROM)
            }
            Ground::RuledCaution(_, reason) => because("verdict-ruled-caution", reason),
            Ground::Points(_) => counted("verdict-some-points", CAUTION_FROM),
            Ground::TookPart => speech.say("verdict-took-part"),
            Ground::MajorUnsettled(code) => about("verdict-major", flag(code)),
            Ground::Clear(0) => speech.say("verdict-clear"),
            Ground::Clear(_) => continue,
        });
    }
    let ruling = interview.ruling.as_ref();
    if ruling.is_some_and(|it| it.code == RulingCode::Caution) && asks == Asks::Strike {
        asks = Asks::Withdraw;
    }
    if reading.verdict == Verdict::Struck {
        asks = Asks::Unstrike;
        // What a person wrote of a fatal flag; that of a ruling has been said.
        let reasons = reading.in_state(FlagState::Confirmed);
        let reasons = reasons.filter(|flag| flag.rule.weight == FlagWeight::Fatal);
        let said = reasons.filter(|flag| !flag.reason.is_empty());
        whys.extend(said.map(|flag| because("flag-said", flag.reason)));
        whys.push(speech.say("struck-report"));
    } else if interview.evidence.is_empty() {
        whys.push(speech.say("verdict-empty"));
    }
    if interview.filing == Filing::Decision && interview.respondent.ordered_on.is_none() {
        whys.push(speech.say("verdict-no-order"));
    }
    Told {
        facts: facts(speech, interview, reading),
        whys,
        filing: interview.filing,
        points: reading.points,
        asks,
        striking: reading.striking(),
    }
}

/// "6 points: order 14 months ago 3, seller on the call 3".
fn points_words(speech: Speech, interview: &Interview, reading: &Reading<'_>) -> String {
    let worth = |flag: &Raised<'_>| guides::flags().points(flag.rule.weight);
    let confirmed = reading.in_state(FlagState::Confirmed);
    let costly = confirmed.filter(|flag| worth(flag) > 0);
    let list: Vec<_> = costly
        .map(|flag| {
            let words = flag_words(speech, interview, flag);
            [words, worth(flag).to_string()].join(" ")
        })
        .collect();
    let given = args!["count" => reading.points, "list" => list.join(", ")];
    speech.say_with("verdict-points", &given)
}

/// What a person looks for first, each under its name.
fn facts(speech: Speech, interview: &Interview, reading: &Reading<'_>) -> Vec<[String; 2]> {
    let name = |code: &String| flag_name(speech, code);
    let fatal = reading.striking();
    let fatal = if fatal.is_empty() {
        speech.say("verdict-row-none")
    } else {
        fatal.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let points = reading.points;
    let of_next = |of: u32, next: Verdict| {
        let next = speech.name(next);
        speech.say_with(
            "verdict-of",
            &args!["count" => points, "of" => of, "next" => next],
        )
    };
    let points = if points < CAUTION_FROM {
        of_next(CAUTION_FROM, Verdict::Caution)
    } else if points < REVIEW_FROM {
        of_next(REVIEW_FROM, Verdict::UnderReview)
    } else {
        points.to_string()
    };
    let waiting = reading.in_state(FlagState::Suspected).count();
    let mut facts = vec![
        [speech.say("verdict-row-fatal"), fatal],
        [speech.say("verdict-row-points"), points],
        [
            speech.say("verdict-row-filed"),
            speech.name(interview.filing),
        ],
    ];
    if waiting > 0 {
        facts.push([speech.say("verdict-row-waiting"), waiting.to_string()]);
    }
    facts
}
