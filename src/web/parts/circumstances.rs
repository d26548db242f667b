//! How an interview came about and was held: the facts a verdict is derived from beside the respondent's own, each of them
//! not known until somebody says it.

use crate::web::prelude::*;

use super::field::{Options, choice, named, tick};
use super::verdict::{judge, sign_words};
use crate::domain::dimension::Authority;
use crate::domain::edit::Act;
use crate::domain::id::InterviewId;
use crate::domain::interview::{
    Channel, Circumstances, Consent, FlagState, Interview, Other, Outcome, Source, Tie, TradeOff,
};
use crate::web::desk::Desk;
use crate::web::dom::{El, el};
use crate::web::speech::{Speech, args};

/// The section "How it came about": everything there is to say.
pub(crate) fn circumstances(desk: Desk, speech: Speech, id: InterviewId) -> El {
    let facts = Facts {
        of: StoredValue::new(id),
        desk,
        speech,
    };
    let others = Other::ALL.iter().map(|other| facts.other(*other));
    let others = el("fieldset")
        .class("tick-grid")
        .child(
            el("legend")
                .class("field-name")
                .child(speech.say("circ-others")),
        )
        .child(others.collect::<Vec<_>>());
    let grid = el("div").class("field-grid").attr("data-count", "3");
    let grid = AFTER
        .iter()
        .fold(grid.child(facts.authority()), |grid, one| {
            grid.child(facts.choice(one))
        });
    let grid = BEFORE
        .iter()
        .fold(grid, |grid, one| grid.child(facts.choice(one)));
    el("section")
        .class("section circumstances")
        .attr("data-rule", "")
        .attr("aria-labelledby", "h-circumstances")
        .child(
            el("div").class("section-head").child(
                el("h2")
                    .attr("id", "h-circumstances")
                    .child(speech.say("circ-title")),
            ),
        )
        .child(el("p").class("field-hint").child(speech.say("circ-note")))
        .child(grid)
        .child(others)
        .child(facts.said_of(OTHERS_FLAG))
        .child(facts.ticks(true))
}

/// What can be known before the call, folded.
pub(crate) fn before_the_call(desk: Desk, speech: Speech, id: InterviewId) -> El {
    let facts = Facts {
        of: StoredValue::new(id),
        desk,
        speech,
    };
    let grid = el("div").class("field-grid").attr("data-count", "3");
    let grid = BEFORE
        .iter()
        .fold(grid, |grid, one| grid.child(facts.choice(one)));
    el("details")
        .class("circumstances")
        .child(el("summary").child(el("h2").child(speech.say("circ-before"))))
        .child(
            el("div")
                .class("stack")
                .child(grid)
                .child(facts.ticks(false)),
        )
}

/// The interview the facts are of.
#[derive(Clone, Copy)]
struct Facts {
    of: StoredValue<InterviewId>,
    desk: Desk,
    speech: Speech,
}

/// One of a few: its sentence, what can be chosen, what is, how it is set, and the flag that some of it raises.
struct Choice {
    name: &'static str,
    options: fn(Speech) -> Options,
    get: fn(&Circumstances) -> &'static str,
    set: fn(&mut Circumstances, &str),
    flag: &'static str,
}

/// The flag of who else had a part in the answers.
const OTHERS_FLAG: &str = "others_on_call";

const AFTER: [Choice; 2] = [
    Choice {
        name: "circ-outcome",
        options: |speech| named(speech, Outcome::ALL),
        get: |it| it.outcome.map_or("", Outcome::code),
        set: |it, code| it.outcome = Outcome::from_code(code),
        flag: "nothing_bought",
    },
    Choice {
        name: "circ-trade-off",
        options: |speech| named(speech, TradeOff::ALL),
        get: |it| it.trade_off.map_or("", TradeOff::code),
        set: |it, code| it.trade_off = TradeOff::from_code(code),
        flag: "no_trade_off",
    },
];

const BEFORE: [Choice; 4] = [
    Choice {
        name: "circ-source",
        options: |speech| named(speech, Source::ALL),
        get: |it| it.source.map_or("", Source::code),
        set: |it, code| it.source = Source::from_code(code),
        flag: "",
    },
    Choice {
        name: "circ-consent",
        options: |speech| named(speech, Consent::ALL),
        get: |it| it.consent.map_or("", Consent::code),
        set: |it, code| it.consent = Consent::from_code(code),
        flag: "consent_refused",
    },
    Choice {
        name: "circ-tie",
        options: |speech| named(speech, Tie::ALL),
        get: |it| it.tie.map_or("", Tie::code),
        set: |it, code| it.tie = Tie::from_code(code),
        flag: "tied_to_seller",
    },
    Choice {
        name: "circ-channel",
        options: |speech| named(speech, Channel::ALL),
        get: |it| it.channel.map_or("", Channel::code),
        set: |it, code| it.channel = Channel::from_code(code),
        flag: "not_an_interview",
    },
];

/// A fact that is so or is not known.
type Tick = (&'static str, fn(&mut Circumstances) -> &mut bool);

const TICKS: [Tick; 3] = [
    ("circ-rehearsed", |it| &mut it.rehearsed),
    ("circ-paid-panel", |it| &mut it.paid_panel),
    ("circ-interpreted", |it| &mut it.interpreted),
];

/// How many of them can be known before the call.
const TICKS_BEFORE: usize = 2;

impl Facts {
    fn known(self) -> Circumstances {
        let of = |it: &Interview| it.circumstances.clone();
        let known = self.of.with_value(|id| self.desk.read(id, of));
        known.unwrap_or_default()
    }

    fn change(self, how: &dyn Fn(&mut Circumstances)) {
        let mut known = untrack(|| self.known());
        how(&mut known);
        let act = Act::Circumstances(Box::new(known));
        self.of.with_value(|id| self.desk.act(id, act));
    }

    fn choice(self, one: &'static Choice) -> El {
        let speech = self.speech;
        let mut options = vec![(String::new(), speech.say("circ-unknown"))];
        options.extend((one.options)(speech));
        let field = choice(
            speech,
            one.name,
            options,
            Box::new(move || Some((one.get)(&self.known()).to_owned())),
            Box::new(move |code| self.change(&|known| (one.set)(known, &code))),
        );
        // Beside the field, or it would be a part of its name.
        el("div")
            .class("stack")
            .attr("data-gap", "1")
            .child(field)
            .child((!one.flag.is_empty()).then(|| self.said_of(one.flag)))
    }

    /// The same for the authority ladder.
    fn authority(self) -> El {
        // No code is the one for what is not known, here as above.
        let code = |rung: Authority| match rung {
            Authority::Unknown => "",
            rung => rung.code(),
        };
        let rung = move |it: &Interview| code(it.respondent.authority).to_owned();
        let rungs = Authority::ALL.iter();
        let options = rungs.map(|rung| (code(*rung).to_owned(), self.speech.name(*rung)));
        choice(
            self.speech,
            "circ-authority",
            options.collect(),
            Box::new(move || self.of.with_value(|id| self.desk.read(id, rung))),
            Box::new(move |chosen| {
                let mut rungs = Authority::ALL.iter();
                let rung = rungs.find(|rung| code(**rung) == chosen);
                let act = Act::Settle(rung.copied().unwrap_or_default());
                self.of.with_value(|id| self.desk.act(id, act));
            }),
        )
    }

    fn other(self, other: Other) -> El {
        tick(
            self.speech.name(other),
            String::new(),
            Box::new(move || self.known().others.contains(&other)),
            Box::new(move |on| {
                self.change(&|known| {
                    known.others.retain(|it| *it != other);
                    if on {
                        known.others.push(other);
                    }
                });
            }),
        )
    }

    fn ticks(self, all: bool) -> El {
        let many = if all { TICKS.len() } else { TICKS_BEFORE };
        let ticks = TICKS.iter().take(many).map(|(name, part)| {
            tick(
                self.speech.say(name),
                String::new(),
                Box::new(move || *part(&mut self.known())),
                Box::new(move |on| self.change(&|known| *part(known) = on)),
            )
        });
        el("fieldset")
            .class("tick-grid")
            .child(
                el("legend")
                    .class("field-name")
                    .child(self.speech.say("circ-more")),
            )
            .child(ticks.collect::<Vec<_>>())
    }

    /// What a fact does to the verdict, said where it is chosen.
    fn said_of(self, code: &'static str) -> El {
        let consequence = move || {
            let mut said = String::new();
            judge(self.desk, self.of, &mut |basis, reading| {
                let flag = reading.flag(code);
                let flag = flag.filter(|it| it.state == FlagState::Confirmed && it.sign.is_some());
                if let Some(flag) = flag {
                    let what = sign_words(self.speech, basis.interview, flag);
                    let points = crate::guides::flags().points(flag.rule.weight);
                    let given = args!["what" => what, "count" => points];
                    said = self.speech.say_with("circ-counts", &given);
                }
            });
            said
        };
        el("p")
            .class("field-hint")
            .attr("data-tone", "danger")
            .text(consequence)
    }
}
