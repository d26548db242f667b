//! What was heard, dimension by dimension, with the facts a person ticks: the level follows from them.

use crate::web::prelude::*;

use super::capture_line::line_of;
use super::field::{Ask, Tell, option};
use super::icon::icon;
use super::item_editor::{Kept, Shown};
use super::lamp_disc::lamp_disc;
use super::ledger::{gain_words, raise_words};
use crate::domain::dimension::{Authority, Dimension};
use crate::domain::edit::Act;
use crate::domain::grammar::specifics;
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::interview::{Item, Kind, Parts, SpecificBy, TranscriptCheck};
use crate::domain::level::{Level, Levels, Terms, Why};
use crate::domain::score::{Basis, Line, Raise, reach, score_at};
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, Spot, button, el};
use crate::web::speech::{Speech, args, clock_text, speech};

/// The typed parts that make an item specific: what each is called as a fact and as a field, and where it is.
type Fact = (&'static str, &'static str, fn(&mut Parts) -> &mut String);

const FACTS: [Fact; 5] = [
    ("fact-date", "part-date", |parts| &mut parts.date),
    ("fact-person", "part-person", |parts| &mut parts.person),
    ("fact-count", "part-count", |parts| &mut parts.count),
    ("fact-amount", "part-amount", |parts| &mut parts.amount),
    ("fact-hours", "part-hours", |parts| &mut parts.hours),
];

/// What was heard in one dimension, or what has not been sorted into any.
#[derive(Clone, PartialEq)]
struct Heard {
    dimension: Option<Dimension>,
    /// Its level, or what it would be once it is known whose decision it was.
    level: Level,
    /// The level waits for that.
    waits: bool,
    /// A fact brought it there, not words.
    by_specific: bool,
    /// Its line of the ledger, where it is weighed.
    line: Option<Line>,
}

/// A row for each dimension that is weighed or has something in it, and one for what is in none; `seen` are those of them
/// that are not weighed and were there before.
fn heard(basis: Basis<'_>, seen: &mut Vec<Option<Dimension>>) -> Vec<Heard> {
    let interview = basis.interview;
    let levels = Levels::of(interview, basis.guide);
    let is_open = interview.respondent.authority == Authority::Unknown;
    let lines = score_at(basis, &levels).map(|score| score.ledger);
    let lines = lines.unwrap_or_default().into_iter();
    let mut rows: Vec<_> = lines
        .map(|line| {
            let waits = is_open && line.would_be > line.level;
            let mut kept = interview.evidence_in(line.dimension);
            Heard {
                dimension: Some(line.dimension),
                level: if waits { line.would_be } else { line.level },
                waits,
                // What keeps it from counting does not say what it is: then only a quote makes it "quoted".
                by_specific: if waits {
                    kept.all(|item| item.kind == Kind::Note)
                } else {
                    line.why == Why::Specific
                },
                line: Some(line),
            }
        })
        .collect();
    let unweighed = |dimension: Option<Dimension>| Heard {
        dimension,
        level: match dimension {
            // A ladder of its own, whatever was kept about it.
            Some(Dimension::Authority) => Level::up_to_four(interview.respondent.authority.rung()),
            Some(it) => levels.level(it),
            None => Level::SILENT,
        },
        waits: false,
        by_specific: false,
        line: None,
    };
    // In the order of the dimensions, and last what is in none. A row that was there stays: what is sorted elsewhere must not
    // take its editor from under the hands.
    let others = Dimension::ALL.iter().copied().map(Some).chain([None]);
    for dimension in others {
        if rows.iter().all(|row| row.dimension != dimension)
            && (seen.contains(&dimension)
                || interview.evidence.iter().any(|item| is_in(item, dimension)))
        {
            rows.push(unweighed(dimension));
            if !seen.contains(&dimension) {
                seen.push(dimension);
            }
        }
    }
    rows
}

fn is_in(item: &Item, dimension: Option<Dimension>) -> bool {
    dimension.map_or(item.dims.is_empty(), |it| item.dims.contains(&it))
}

/// The list: each row opens to what was kept there and the facts of it.
pub(crate) fn fact_list(of: StoredValue<InterviewId>) -> El {
    let list = List {
        of,
        desk: desk(),
        speech: speech(),
        editing: RwSignal::new(None),
    };
    let seen = StoredValue::new(Vec::new());
    let heard = move || {
        let rows = seen.try_update_value(|seen| list.read(|basis| heard(basis, seen)));
        rows.unwrap_or_default()
    };
    el("div").class("fact-list").living_rows(
        heard,
        |row| row.dimension.map_or("", Dimension::code).to_owned(),
        move |row| list.fact(row),
    )
}

#[derive(Clone, Copy)]
struct List {
    of: StoredValue<InterviewId>,
    desk: Desk,
    speech: Speech,
    /// The item whose editor is open.
    editing: RwSignal<Option<ItemId>>,
}

impl List {
    fn read<T: Default>(self, how: impl FnOnce(Basis<'_>) -> T) -> T {
        let read = self.of.with_value(|id| self.desk.basis(id, how));
        read.unwrap_or_default()
    }

    fn fact(self, row: RwSignal<Heard>) -> El {
        let speech = self.speech;
        let dimension = row.with_untracked(|row| row.dimension);
        let open = RwSignal::new(false);
        let name = match dimension {
            Some(dimension) => speech.name(dimension),
            None => speech.say("fact-unsorted"),
        };
        let level = move || {
            if dimension.is_none() {
                return String::new();
            }
            row.with(|row| {
                let rung = Authority::ALL.get(usize::from(row.level.number()));
                if let Some(rung) = rung.filter(|_| dimension == Some(Dimension::Authority)) {
                    return speech.name(*rung);
                }
                let word = speech.lamp(row.level, row.by_specific);
                if row.waits {
                    speech.say_with("slot-not-yet", &args!["state" => word])
                } else {
                    word
                }
            })
        };
        let points = move || {
            row.with(|row| {
                row.line.as_ref().map_or_else(String::new, |line| {
                    let points = speech.points(line.points);
                    let weight = line.weight;
                    speech.say_with("fact-points", &args!["points" => points, "of" => weight])
                })
            })
        };
        let head = el("summary")
            .class("fact-head")
            .child(lamp_disc(move || row.with(|row| row.level)))
            .child(el("span").class("fact-name").child(name))
            .child(el("span").class("fact-level").text(level))
            .child(el("span").class("fact-points").text(points))
            .child(icon("down"));
        el("details")
            .class("fact")
            .on("toggle", move |event: web_sys::Event| {
                open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
            })
            .child(head)
            .when(move || open.get(), move || self.body(row, dimension))
    }

    /// What was kept there, and what would raise it.
    fn body(self, row: RwSignal<Heard>, dimension: Option<Dimension>) -> El {
        // What was here when the row was opened stays while it is open, wherever it is sorted meanwhile.
        let here = StoredValue::new(Vec::<ItemId>::new());
        let items = move || {
            self.read(|basis| {
                let terms = Terms::of(basis.interview, basis.guide);
                let mut shown = Vec::new();
                for item in &basis.interview.evidence {
                    let was_here = here.with_value(|here| here.contains(&item.id));
                    if !was_here && is_in(item, dimension) {
                        here.update_value(|here| here.push(item.id.clone()));
                    } else if !was_here {
                        continue;
                    }
                    let level = dimension.map(|it| terms.read(item, it).would_be);
                    shown.push(Shown::Item(
                        Box::new(item.clone()),
                        level.unwrap_or_default(),
                    ));
                }
                shown
            })
        };
        let line = move |row: RwSignal<Shown>| {
            let Shown::Item(item, _) = row.get_untracked() else {
                return el("li");
            };
            let kept = Kept::in_row(self.of.get_value(), item.id, row);
            line_of(kept, ticks(kept), self.editing, None)
        };
        el("div")
            .class("fact-body")
            .child(
                el("ol")
                    .class("capture-list")
                    .living_rows(items, Shown::key, line),
            )
            .child(
                el("p")
                    .class("fact-so")
                    .text(move || row.with(|row| self.so(row))),
            )
    }

    /// What the facts come to, and what would raise it.
    fn so(self, row: &Heard) -> String {
        let speech = self.speech;
        if row.dimension.is_none() {
            return speech.say("fact-unsorted-so");
        }
        let level = speech.lamp(row.level, row.by_specific);
        let mut said = vec![speech.say_with("fact-so", &args!["level" => level])];
        let Some(line) = &row.line else {
            said.push(speech.say("fact-unweighed"));
            return said.join(" ");
        };
        self.of.with_value(|id| {
            let raise = match line.raise {
                Some(Raise::ReadBack) => Some(speech.say("fact-confirm")),
                _ => raise_words(speech, self.desk, id, line),
            };
            let ends_well = |said: &String| said.ends_with(['.', '?', '…']);
            said.extend(raise.map(|said| if ends_well(&said) { said } else { said + "." }));
            let reach = self.desk.basis_once(id, |basis| reach(basis, line));
            if let Some((level, gain)) = reach.flatten() {
                let level = speech.lamp(level, false);
                let gain = gain_words(speech, gain);
                said.push(speech.say_with("fact-makes", &args!["level" => level, "gain" => gain]));
            }
        });
        said.join(" ")
    }
}

/// The facts of an item, each to be ticked.
fn ticks(kept: Kept) -> El {
    let speech = kept.speech;
    let label = move || {
        let time = kept.say(|item| clock_text(item.at_ms));
        speech.say_with("fact-ticks", &args!["time" => time])
    };
    let quote = fact_tick(
        speech.say("fact-quote"),
        Box::new(move || kept.is(|item| item.kind == Kind::Quote)),
        Box::new(move |on| kept.attribute(if on { Kind::Quote } else { Kind::Note })),
    );
    let read_back = fact_tick(
        speech.say("fact-read-back"),
        Box::new(move || kept.is(|item| item.read_back)),
        Box::new(move |read_back| {
            let item = kept.id();
            kept.act(Act::ReadBack { item, read_back });
        }),
    );
    let all = el("div")
        .class("fact-ticks")
        .attr("role", "group")
        .attr("aria-label", label)
        .child(quote)
        .child(specific(kept))
        .child(read_back)
        .child(FACTS.map(|fact| part(kept, fact)))
        .when(
            move || kept.is(|item| item.kind == Kind::Quote),
            move || led(kept),
        )
        .when(
            move || kept.is(|item| item.transcript.is_some()),
            move || in_transcript(kept),
        );
    all.when(
        move || is_linked(kept) || !kept.same_dimension().is_empty(),
        move || again(kept),
    )
}

/// Whether it only gave back the question: the person's to say, against the transcript if need be.
fn led(kept: Kept) -> El {
    fact_tick(
        kept.speech.say("fact-led"),
        Box::new(move || kept.is(|item| item.led)),
        Box::new(move |led| {
            let item = kept.id();
            kept.act(Act::RuleLed { item, led });
        }),
    )
}

/// What the transcript says of it, which is not for ticking.
fn in_transcript(kept: Kept) -> El {
    let words = move || {
        let check = kept.with(|item| item.transcript).flatten();
        let check = check.map_or_else(String::new, |check| kept.speech.name(check));
        let args = args!["check" => check];
        kept.speech.say_with("fact-transcript", &args)
    };
    let is_verified = move || kept.is(|item| item.transcript == Some(TranscriptCheck::Verified));
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("disabled", true)
        .checked(is_verified);
    let name = el("label").class("fact-tick-name").child(tick);
    el("div")
        .class("fact-tick")
        .attr("data-kind", "found")
        .child(name.child(el("span").text(words)))
}

fn fact_tick(name: String, on: Ask<bool>, set: Tell<bool>) -> El {
    let tick = el("input")
        .attr("type", "checkbox")
        .checked(on)
        .on_tick(set);
    el("div")
        .class("fact-tick")
        .child(el("label").class("fact-tick-name").child(tick).child(name))
}

/// Whether it is specific. What the app found is not for ticking; the person can overrule it, and from then on it is.
fn specific(kept: Kept) -> El {
    let speech = kept.speech;
    let is_found =
        move || kept.is(|item| item.specific_by == SpecificBy::App && item.is_specific());
    let words = move || {
        let text = kept.say(|item| item.text.clone());
        let find = |interview: &InterviewId, _: &ItemId| {
            let find = |it: &crate::domain::interview::Interview| {
                specifics(&text, &it.guide.language, &it.people)
            };
            kept.desk.glance(interview, find)
        };
        let found = kept.ids(find).unwrap_or_default();
        if is_found() && !found.is_empty() {
            speech.say_with("understood-specific", &args!["what" => found.join(", ")])
        } else {
            speech.say("fact-specific")
        }
    };
    let rule = move |specific: bool| {
        let item = kept.id();
        kept.act(Act::RuleSpecific { item, specific });
    };
    let at = Spot::new();
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("disabled", is_found)
        .at(at)
        .checked(move || kept.is(Item::is_specific))
        .on_tick(rule);
    let overrule = move || {
        button("fact-overrule")
            .on_click(move || {
                rule(false);
                // The button goes with the finding; the tick can be used from then on.
                request_animation_frame(move || {
                    if let Some(tick) = at.get() {
                        // Where the focus cannot go the person clicks.
                        let _focused = tick.focus();
                    }
                });
            })
            .child(speech.say("fact-overrule"))
    };
    el("div")
        .class("fact-tick")
        .attr("data-kind", move || is_found().then_some("found"))
        .child(
            el("label")
                .class("fact-tick-name")
                .child(tick)
                .child(el("span").attr("dir", "auto").text(words)),
        )
        .when(is_found, overrule)
}

/// A typed part: a tick opens its field, and none takes it away.
fn part(kept: Kept, (name, field, of): Fact) -> El {
    let speech = kept.speech;
    let open = RwSignal::new(false);
    let holds = move || !kept.part(of).is_empty();
    let is_on = move || open.get() || holds();
    let set = move |on| {
        open.set(on);
        if !on && untrack(holds) {
            kept.set_part(of, String::new());
            kept.end_run();
        }
    };
    fact_tick(speech.say(name), Box::new(is_on), Box::new(set)).when(is_on, move || {
        let input = kept.part_input(of).attr("aria-label", speech.say(field));
        if open.get_untracked() {
            input.focused()
        } else {
            input
        }
    })
}

fn is_linked(kept: Kept) -> bool {
    kept.is(|item| item.again.is_some())
}

/// Whether it says what another item says: a tick opens the choice of which.
fn again(kept: Kept) -> El {
    let speech = kept.speech;
    let open = RwSignal::new(false);
    let is_on = move || open.get() || is_linked(kept);
    let link = move |again: Option<ItemId>| {
        let item = kept.id();
        kept.act(Act::LinkAgain { item, again });
    };
    let set = move |on| {
        open.set(on);
        if !on && untrack(|| is_linked(kept)) {
            link(None);
        }
    };
    fact_tick(speech.say("fact-again"), Box::new(is_on), Box::new(set)).when(is_on, move || {
        let value =
            move || kept.say(|it| it.again.as_ref().map(ItemId::to_string).unwrap_or_default());
        let others = kept.same_dimension().into_iter();
        let others = others.map(|(code, name)| option(&code, &name));
        let choice = el("select")
            .class("field-input")
            .attr("aria-label", speech.say("part-again"))
            .child(option("", &speech.say("part-none")))
            .child(others.collect::<Vec<_>>())
            .value(value)
            .on_change(move |code| link((!code.is_empty()).then(|| ItemId::new(code))));
        if open.get_untracked() {
            choice.focused()
        } else {
            choice
        }
    })
}
