//! Everything about one kept item: its words, where it belongs, and the typed parts its dimensions ask for.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::KeyboardEvent;

use super::field::{Options, choice, field, named, tick};
use crate::domain::dimension::Dimension;
use crate::domain::edit::{Act, EditError, Finding};
use crate::domain::guide::{ChainLink, JobStep, Prompt};
use crate::domain::id::{InterviewId, ItemId, PromptId};
use crate::domain::interview::{
    Alternative, AlternativeKind, ChangeLoad, GoalKind, Item, Kind, Mark, NoAnswer, Parts, Phase,
    Turn,
};
use crate::domain::level::{Level, Terms};
use crate::domain::score::Basis;
use crate::domain::time::Elapsed;
use crate::web::desk::{self, Desk, desk};
use crate::web::dom::{El, Spot, button, el};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, clock_text, speech};

/// Makes a part of the panel for an item.
type Make = fn(Kept) -> El;

/// The parts that only items in one of these dimensions have.
const PARTS: &[(&[Dimension], Make)] = &[
    (&[Dimension::Pain], |kept| {
        text_part(kept, "part-pain-step", |parts| &mut parts.pain_step)
    }),
    (&[Dimension::Pain], |kept| {
        pick(
            kept,
            "part-severity",
            numbers(0, 3, &|n| kept.speech.say(&format!("severity-{n}"))),
            |parts| parts.severity.map(|n| n.to_string()),
            |parts, code| parts.severity = code.parse().ok(),
        )
    }),
    (
        &[Dimension::JobMap, Dimension::Pain, Dimension::Outcomes],
        |kept| {
            pick(
                kept,
                "part-job-step",
                named(kept.speech, JobStep::ALL),
                |parts| parts.job_step.map(|it| it.code().to_owned()),
                |parts, code| parts.job_step = JobStep::from_code(code),
            )
        },
    ),
    (&[Dimension::JobConsumption], |kept| {
        pick(
            kept,
            "part-chain-link",
            named(kept.speech, ChainLink::ALL),
            |parts| parts.chain_link.map(|it| it.code().to_owned()),
            |parts, code| parts.chain_link = ChainLink::from_code(code),
        )
    }),
    (
        &[Dimension::Timeline, Dimension::Moment, Dimension::Process],
        |kept| {
            pick(
                kept,
                "part-phase",
                named(kept.speech, Phase::ALL),
                |parts| parts.phase.map(|it| it.code().to_owned()),
                |parts, code| parts.phase = Phase::from_code(code),
            )
        },
    ),
    (&[Dimension::Moment], |kept| {
        pick(
            kept,
            "part-moment",
            named(kept.speech, Turn::ALL),
            |parts| parts.moment.map(|it| it.code().to_owned()),
            |parts, code| parts.moment = Turn::from_code(code),
        )
    }),
    (&[Dimension::Outcomes], |kept| {
        pick(
            kept,
            "part-importance",
            numbers(1, 5, &str::to_owned),
            |parts| parts.importance.map(|n| n.to_string()),
            |parts, code| parts.importance = code.parse().ok(),
        )
    }),
    (&[Dimension::Outcomes], |kept| {
        pick(
            kept,
            "part-satisfaction",
            numbers(1, 5, &str::to_owned),
            |parts| parts.satisfaction.map(|n| n.to_string()),
            |parts, code| parts.satisfaction = code.parse().ok(),
        )
    }),
    // What else was weighed: its name, what sort of thing it is, and how far it went.
    (&[Dimension::Alternatives], |kept| {
        text_part(kept, "part-alternative", |parts| {
            &mut alternative(parts).label
        })
    }),
    (&[Dimension::Alternatives], |kept| {
        pick(
            kept,
            "part-alternative-kind",
            named(kept.speech, AlternativeKind::ALL),
            |parts| Some(parts.alternative.as_ref()?.kind.code().to_owned()),
            |parts, code| match AlternativeKind::from_code(code) {
                Some(kind) => alternative(parts).kind = kind,
                None => parts.alternative = None,
            },
        )
    }),
    (&[Dimension::Alternatives], |kept| {
        pick(
            kept,
            "part-seriousness",
            numbers(0, 3, &|n| kept.speech.say(&format!("seriousness-{n}"))),
            |parts| Some(parts.alternative.as_ref()?.seriousness.to_string()),
            |parts, code| alternative(parts).seriousness = code.parse().unwrap_or(0),
        )
    }),
];

/// The panel that opens under an item. The focus goes into its words or, where a letter opened it, to the panel itself: more
/// letters may follow, and they are not meant for what was kept.
pub(crate) fn item_editor(
    interview: InterviewId,
    item: ItemId,
    close: Rc<dyn Fn()>,
    by_letter: bool,
) -> El {
    let kept = Kept::new(interview, item);
    on_cleanup(move || kept.end_run());
    let escape = Rc::clone(&close);
    let panel = el("div")
        .class("item-editor")
        .attr("role", "group")
        .attr("aria-label", kept.speech.say("edit-item"))
        .on("keydown", move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                escape();
            }
        });
    let panel = if by_letter {
        panel.attr("tabindex", "-1").focused()
    } else {
        panel
    };
    let words = Words::new(kept);
    let panel = in_dimensions(
        words
            .clone()
            .field(panel, !by_letter)
            .child(voices(kept))
            .child(part_grid(kept)),
        kept,
        &[Dimension::GoalPersonal],
        goals,
    );
    in_dimensions(panel, kept, &[Dimension::Change], change)
        .child(answer_grid(kept))
        .child(dimensions(kept))
        .child(ends(words, close))
}

/// The words as they stand in the field. It keeps what is typed even where it is refused: words that cannot be kept are
/// not taken away.
#[derive(Clone)]
struct Words {
    kept: Kept,
    typed: RwSignal<String>,
    field: Spot,
    /// Whether the record has other words than the field, because these were refused.
    refused: Rc<Cell<bool>>,
}

impl Words {
    fn new(kept: Kept) -> Self {
        Self {
            kept,
            typed: RwSignal::new(kept.glance().map(|item| item.text).unwrap_or_default()),
            field: Spot::new(),
            refused: Rc::default(),
        }
    }

    /// Adds the field, and under it why its words are refused.
    fn field(self, place: El, takes_focus: bool) -> El {
        let Self {
            kept, typed, field, ..
        } = self;
        let speech = kept.speech;
        let name = el("span").class("field-name");
        let input = el("textarea")
            .class("field-input")
            .attr("data-voice", move || kept.code())
            .attr("data-rescue", kept.ids(|of, item| format!("{of}/{item}")))
            .attr("dir", "auto")
            .at(field)
            .value(move || typed.get())
            .on_input(move |text| {
                typed.set(text);
                self.keep();
            });
        let input = if takes_focus { input.focused() } else { input };
        // An empty field says so until there are words in it, whatever else is done meanwhile.
        let why = move || {
            let empty = typed.with(|text| text.trim().is_empty());
            let refused = kept.desk.refused.get();
            refused.or_else(|| empty.then_some(EditError::NoWords))
        };
        let sentence = move || {
            let sentence = why().map(|why| speech.explain(&why));
            sentence.map_or_else(String::new, |it| [it.what, it.todo].join(" "))
        };
        place
            .child(
                el("label")
                    .class("field")
                    .child(name.child(speech.say("edit-words")))
                    .child(input),
            )
            .when(
                move || why().is_some(),
                move || {
                    el("p")
                        .class("capture-refused")
                        .attr("role", "alert")
                        .text(sentence)
                },
            )
    }

    /// Puts what stands in the field into the record. Whether it could be.
    fn keep(&self) -> bool {
        let done = self.kept.reword(self.typed.get_untracked());
        self.refused.set(!done);
        done
    }

    /// Whether the field may go: not with words in it that the record does not have.
    fn may_go(&self) -> bool {
        let may = !self.refused.get() || self.kept.glance().is_none() || self.keep();
        if !may && let Some(field) = self.field.get() {
            // Where the focus cannot move the person clicks the field.
            let _focused = field.focus();
        }
        may
    }
}

/// Whose words they are.
fn voices(kept: Kept) -> El {
    let voice = |kind: Kind| {
        button("segmented-choice")
            .attr("aria-pressed", move || {
                truth(kept.code() == Some(kind.code()))
            })
            .on_click(move || kept.attribute(kind))
            .child(kept.speech.name(kind))
    };
    el("div")
        .class("segmented")
        .attr("role", "group")
        .attr("aria-label", kept.speech.say("voice"))
        .child([Kind::Note, Kind::Quote].map(voice))
}

fn part_grid(kept: Kept) -> El {
    let grid = el("fieldset")
        .class("part-grid")
        .child(legend(kept, "edit-facts").class("field-name"))
        .child(text_part(kept, "part-date", |parts| &mut parts.date))
        .child(text_part(kept, "part-amount", |parts| &mut parts.amount))
        .child(text_part(kept, "part-hours", |parts| &mut parts.hours))
        .child(text_part(kept, "part-count", |parts| &mut parts.count))
        .child(text_part(kept, "part-person", |parts| &mut parts.person));
    PARTS.iter().fold(grid, |grid, (dimensions, make)| {
        in_dimensions(grid, kept, dimensions, *make)
    })
}

/// Adds a part that is there while the item is in one of these dimensions.
fn in_dimensions(place: El, kept: Kept, wanted: &'static [Dimension], make: Make) -> El {
    let is_in = move || {
        let is_in = kept.with(|item| item.dims.iter().any(|it| wanted.contains(it)));
        is_in.unwrap_or(false)
    };
    place.when(is_in, move || make(kept))
}

fn goals(kept: Kept) -> El {
    let goal = |goal: &GoalKind| {
        let goal = *goal;
        tick(
            kept.speech.name(goal),
            String::new(),
            Box::new(move || kept.with(|item| item.parts.goals.contains(&goal)) == Some(true)),
            Box::new(move |on| {
                let mut parts = kept.parts_once();
                if on {
                    parts.goals.insert(goal);
                } else {
                    parts.goals.remove(&goal);
                }
                kept.detail(parts);
            }),
        )
    };
    tick_grid(legend(kept, "part-goals").class("field-name"))
        .child(GoalKind::ALL.iter().map(goal).collect::<Vec<_>>())
}

fn change(kept: Kept) -> El {
    let load = |load: &ChangeLoad| {
        let load = *load;
        tick(
            kept.speech.name(load),
            String::new(),
            Box::new(move || kept.with(|item| item.parts.change.contains(&load)) == Some(true)),
            Box::new(move |on| {
                let mut parts = kept.parts_once();
                if on {
                    parts.change.insert(load);
                } else {
                    parts.change.remove(&load);
                }
                kept.detail(parts);
            }),
        )
    };
    tick_grid(legend(kept, "part-change").class("field-name"))
        .child(ChangeLoad::ALL.iter().map(load).collect::<Vec<_>>())
}

/// That there was no answer, and what the item says again.
fn answer_grid(kept: Kept) -> El {
    let speech = kept.speech;
    let answer = choice(
        speech,
        "part-answer",
        named(speech, NoAnswer::ALL),
        Box::new(move || {
            let answer = kept.with(|item| item.answer).flatten();
            answer.map(|it| it.code().to_owned())
        }),
        Box::new(move |code| {
            kept.act(Act::Answer {
                item: kept.id(),
                answer: NoAnswer::from_code(&code),
            });
        }),
    );
    // One choice, made anew when there are other items to choose from; none where there are none.
    let others = move || {
        let others = kept.same_dimension();
        if others.is_empty() {
            Vec::new()
        } else {
            vec![others]
        }
    };
    let again = move |others| {
        choice(
            speech,
            "part-again",
            others,
            Box::new(move || {
                kept.with(|item| item.again.as_ref().map(ItemId::to_string))
                    .flatten()
            }),
            Box::new(move |code| {
                kept.act(Act::LinkAgain {
                    item: kept.id(),
                    again: (!code.is_empty()).then(|| ItemId::new(code)),
                });
            }),
        )
    };
    let prompts = choice(
        speech,
        "part-prompt",
        kept.prompts(),
        Box::new(move || {
            kept.with(|item| item.prompt.as_ref().map(PromptId::to_string))
                .flatten()
        }),
        Box::new(move |code| {
            kept.act(Act::MoveTo {
                item: kept.id(),
                prompt: (!code.is_empty()).then(|| PromptId::new(code)),
            });
        }),
    );
    el("div")
        .class("part-grid")
        .child(answer)
        .child(prompts)
        .rows(others, all_texts, again)
}

fn all_texts(options: &Options) -> String {
    let texts = options.iter();
    texts
        .flat_map(|(code, name)| [code.as_str(), name.as_str()])
        .collect()
}

/// Where the item belongs.
fn dimensions(kept: Kept) -> El {
    el("details")
        .child(
            el("summary")
                .class("field-hint")
                .text(move || dimensions_now(kept)),
        )
        .child(dimension_ticks(kept))
}

/// Where it belongs now, in words.
pub(super) fn dimensions_now(kept: Kept) -> String {
    let names = kept.dimensions(Speech::name);
    let args = args!["names" => names];
    kept.speech.say_with("edit-dimensions-now", &args)
}

/// Every dimension, to be ticked.
pub(super) fn dimension_ticks(kept: Kept) -> El {
    let speech = kept.speech;
    let ticks = Dimension::ALL.iter().map(|dimension| {
        let dimension = *dimension;
        tick(
            speech.name(dimension),
            String::new(),
            Box::new(move || kept.with(|item| item.dims.contains(&dimension)) == Some(true)),
            Box::new(move |on| kept.sort(dimension, on)),
        )
    });
    tick_grid(legend(kept, "edit-dimensions").class("visually-hidden"))
        .child(ticks.collect::<Vec<_>>())
}

fn ends(words: Words, close: Rc<dyn Fn()>) -> El {
    let kept = words.kept;
    let after = Rc::clone(&close);
    let done = button("button")
        .attr("data-size", "small")
        .on_click(move || {
            if words.may_go() {
                close();
            }
        });
    let delete = button("button")
        .attr("data-kind", "danger")
        .attr("data-size", "small")
        .on_click(move || {
            if kept.act(Act::Remove(kept.id())) {
                after();
            }
        });
    el("div")
        .class("notice-actions")
        .child(done.child(kept.speech.say("edit-done")))
        .child(delete.child(kept.speech.say("delete-item")))
}

/// A line among those that were kept.
#[derive(Clone, PartialEq)]
pub(crate) enum Shown {
    /// An item and what its words are worth by themselves; whose decision it was is the ladder's matter.
    Item(Box<Item>, Level),
    /// A mark to be filled.
    Mark(Mark),
}

/// What there is to show under some prompts of an interview, in order of time.
pub(crate) fn shown(basis: Basis<'_>, under: &dyn Fn(Option<&PromptId>) -> bool) -> Vec<Shown> {
    let terms = Terms::of(basis.interview, basis.guide);
    let items = basis.interview.evidence.iter();
    let items = items.filter(|item| under(item.prompt.as_ref()));
    let items = items.map(|item| {
        let dimension = item.dims.first().copied().unwrap_or(Dimension::Referral);
        Shown::Item(Box::new(item.clone()), terms.read(item, dimension).would_be)
    });
    let mut shown: Vec<_> = items.collect();
    let marks = basis.interview.marks.iter();
    for mark in marks.filter(|mark| under(mark.prompt.as_ref())) {
        let place = shown.iter().position(|other| other.at() > mark.at_ms);
        shown.insert(place.unwrap_or(shown.len()), Shown::Mark(mark.clone()));
    }
    shown
}

impl Shown {
    /// The key of its row. An item from a file may have the id of a mark.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Item(item, _) => item.id.to_string(),
            Self::Mark(mark) => ["mark ", mark.id.as_str()].concat(),
        }
    }

    fn at(&self) -> Elapsed {
        match self {
            Self::Item(item, _) => item.at_ms,
            Self::Mark(mark) => mark.at_ms,
        }
    }

    fn item(&self) -> Option<&Item> {
        match self {
            Self::Item(item, _) => Some(item),
            Self::Mark(_) => None,
        }
    }
}

/// Where an item is looked up: in the record, or in the row that shows it.
#[derive(Clone, Copy)]
enum Source {
    Record(Memo<Option<Item>>),
    Row(RwSignal<Shown>),
}

/// An item as it stands in the record, and what can be done to it.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    of: StoredValue<(InterviewId, ItemId)>,
    item: Source,
    pub(super) desk: Desk,
    pub(super) speech: Speech,
}

impl Kept {
    pub(super) fn new(interview: InterviewId, item: ItemId) -> Self {
        let desk = desk();
        let of = StoredValue::new((interview, item));
        let item = Memo::new(move |_| {
            of.with_value(|(interview, item)| desk.read(interview, |it| it.item(item).cloned()))
                .flatten()
        });
        Self {
            of,
            item: Source::Record(item),
            desk,
            speech: speech(),
        }
    }

    /// An item in a row of its own.
    pub(super) fn in_row(interview: InterviewId, item: ItemId, row: RwSignal<Shown>) -> Self {
        Self {
            of: StoredValue::new((interview, item)),
            item: Source::Row(row),
            desk: desk(),
            speech: speech(),
        }
    }

    /// What its words are worth by themselves.
    pub(super) fn level(self) -> Option<Level> {
        match self.item {
            Source::Record(_) => None,
            Source::Row(row) => row.with(|shown| match shown {
                Shown::Item(_, level) => Some(*level),
                Shown::Mark(_) => None,
            }),
        }
    }

    /// Looks at the names of interview and item.
    pub(super) fn ids<T>(self, how: impl FnOnce(&InterviewId, &ItemId) -> T) -> T {
        self.of.with_value(|(interview, item)| how(interview, item))
    }

    pub(super) fn id(self) -> ItemId {
        self.ids(|_, item| item.clone())
    }

    /// Looks at the item, if it is still there, and is woken when it changes.
    pub(super) fn with<T>(self, how: impl FnOnce(&Item) -> T) -> Option<T> {
        match self.item {
            Source::Record(item) => item.with(|item| item.as_ref().map(how)),
            Source::Row(row) => row.with(|shown| shown.item().map(how)),
        }
    }

    /// Whether something is so.
    pub(super) fn is(self, how: fn(&Item) -> bool) -> bool {
        self.with(how).unwrap_or(false)
    }

    /// Something about it, in words.
    pub(super) fn say(self, how: fn(&Item) -> String) -> String {
        self.with(how).unwrap_or_default()
    }

    /// The code of whose words they are.
    pub(super) fn code(self) -> Option<&'static str> {
        self.with(|item| item.kind.code())
    }

    /// The names of its dimensions.
    pub(super) fn dimensions(self, name: fn(Speech, Dimension) -> String) -> String {
        let dims = self.with(|item| item.dims.clone()).unwrap_or_default();
        if dims.is_empty() {
            return self.speech.say("unsorted");
        }
        let names: Vec<_> = dims.into_iter().map(|it| name(self.speech, it)).collect();
        names.join(", ")
    }

    /// The item, looking once.
    pub(super) fn glance(self) -> Option<Item> {
        match self.item {
            Source::Record(item) => item.get_untracked(),
            Source::Row(row) => row.with_untracked(|shown| shown.item().cloned()),
        }
    }

    /// The interview's own language.
    pub(super) fn language(self) -> String {
        let language = self.ids(|interview, _| {
            self.desk
                .glance(interview, |it| it.guide.language.code().to_owned())
        });
        language.unwrap_or_default()
    }

    /// Does something. Whether it was done.
    pub(super) fn act(self, act: Act) -> bool {
        self.ids(|interview, _| self.desk.act(interview, act))
    }

    fn parts(self) -> Parts {
        self.with(|item| item.parts.clone()).unwrap_or_default()
    }

    fn parts_once(self) -> Parts {
        self.glance().map(|item| item.parts).unwrap_or_default()
    }

    fn detail(self, parts: Parts) {
        self.act(Act::Detail {
            item: self.id(),
            parts: Box::new(parts),
        });
    }

    /// One of its texts.
    pub(super) fn part(self, of: fn(&mut Parts) -> &mut String) -> String {
        of(&mut self.parts()).clone()
    }

    /// Gives one of its texts other words.
    pub(super) fn set_part(self, of: fn(&mut Parts) -> &mut String, text: String) {
        let mut parts = self.parts_once();
        *of(&mut parts) = text;
        self.detail(parts);
    }

    /// The field of one of its texts.
    pub(super) fn part_input(self, of: fn(&mut Parts) -> &mut String) -> El {
        el("input")
            .class("field-input")
            .attr("type", "text")
            .attr("dir", "auto")
            .attr("autocomplete", "off")
            .value(move || self.part(of))
            .on_input(move |text| self.set_part(of, text))
            .on_change(move |_| self.end_run())
    }

    fn found(self, text: &str, kind: Kind) -> Finding {
        let found = self.ids(|interview, _| {
            self.desk
                .glance(interview, |it| desk::found(it, text, kind))
        });
        found.unwrap_or_default()
    }

    fn reword(self, text: String) -> bool {
        let kind = self.glance().map_or(Kind::Note, |item| item.kind);
        let found = self.found(&text, kind);
        self.act(Act::Reword {
            item: self.id(),
            text,
            found,
        })
    }

    pub(super) fn end_run(self) {
        self.ids(|interview, _| self.desk.end_run(interview));
    }

    pub(super) fn attribute(self, kind: Kind) {
        let item = self.glance();
        let found = item.map(|item| self.found(&item.text, kind));
        let found = found.unwrap_or_default();
        self.act(Act::Attribute {
            item: self.id(),
            kind,
            found,
        });
    }

    fn sort(self, dimension: Dimension, on: bool) {
        let mut dims = self.glance().map(|item| item.dims).unwrap_or_default();
        dims.retain(|other| *other != dimension);
        if on {
            dims.push(dimension);
        }
        self.act(Act::Sort {
            item: self.id(),
            dims,
        });
    }

    /// The prompts it can stand under, and none.
    fn prompts(self) -> Options {
        let mut options = vec![(String::new(), self.speech.say("part-no-prompt"))];
        let all = |basis: Basis<'_>| {
            let language = &basis.interview.guide.language;
            let prompts = basis.guide.prompts.iter();
            let option = |prompt: &Prompt| {
                let ask = prompt.ask.text(language).chars().take(60).collect();
                (prompt.id.to_string(), ask)
            };
            prompts.map(option).collect::<Options>()
        };
        let prompts = self.ids(|interview, _| self.desk.basis_once(interview, all));
        options.extend(prompts.unwrap_or_default());
        options
    }

    /// Other items that share a dimension: what this one may say again.
    pub(super) fn same_dimension(self) -> Options {
        let others = self.ids(|interview, id| {
            self.desk.read(interview, |it| {
                let Some(item) = it.item(id) else {
                    return Vec::new();
                };
                let shares = |other: &&Item| {
                    other.id != *id && other.dims.iter().any(|it| item.dims.contains(it))
                };
                let others = it.evidence.iter().filter(shares);
                others.map(beginning).collect()
            })
        });
        others.unwrap_or_default()
    }
}

/// An item among others: when it was said, and how it begins.
fn beginning(item: &Item) -> (String, String) {
    let start: String = item.text.chars().take(40).collect();
    let name = [clock_text(item.at_ms), start].join(" ");
    (item.id.to_string(), name)
}

/// As ARIA spells it.
pub(super) fn truth(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

fn numbers(from: u8, to: u8, name: &dyn Fn(&str) -> String) -> Options {
    let numbers = (from..=to).map(|n| n.to_string());
    numbers
        .map(|n| {
            let name = name(&n);
            (n, name)
        })
        .collect()
}

fn alternative(parts: &mut Parts) -> &mut Alternative {
    parts.alternative.get_or_insert_with(|| Alternative {
        label: String::new(),
        kind: AlternativeKind::RivalVendor,
        seriousness: 0,
    })
}

fn legend(kept: Kept, name: &str) -> El {
    el("legend").child(kept.speech.say(name))
}

fn tick_grid(legend: El) -> El {
    el("fieldset").class("tick-grid").child(legend)
}

/// A part that is a short text.
fn text_part(kept: Kept, name: &str, of: fn(&mut Parts) -> &mut String) -> El {
    field(kept.speech, name).child(kept.part_input(of))
}

/// A part that is one of a few.
fn pick(
    kept: Kept,
    name: &str,
    options: Options,
    get: fn(&Parts) -> Option<String>,
    set: fn(&mut Parts, &str),
) -> El {
    choice(
        kept.speech,
        name,
        options,
        Box::new(move || kept.with(|item| get(&item.parts)).flatten()),
        Box::new(move |code| {
            let mut parts = kept.parts_once();
            set(&mut parts, &code);
            kept.detail(parts);
        }),
    )
}
