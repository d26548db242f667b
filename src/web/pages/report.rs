//! One interview as a page one could pin to a wall: the slots, where the points are, and everything that was kept.

use std::rc::Rc;

use super::purge::{delete, purge};
use super::rating::second_listener;
use crate::domain::dimension::{Authority, Dimension, Slot};
use crate::domain::edit::Act;
use crate::domain::flag::struck;
use crate::domain::id::InterviewId;
use crate::domain::interview::{Interview, Item, Kind, LogCode, Mark, TranscriptCheck};
use crate::domain::level::Level;
use crate::domain::score::{self, Score};
use crate::domain::verdict::{Verdict, has_ended};
use crate::formats::address::{Address, View};
use crate::web::clock;
use crate::web::cockpit::begin;
use crate::web::desk::{Desk, desk, exported};
use crate::web::dom::{El, Spot, button, el};
use crate::web::files;
use crate::web::parts::app_bar::app_bar;
use crate::web::parts::call_craft::call_craft;
use crate::web::parts::capture_line::capture_line;
use crate::web::parts::circumstances::circumstances;
use crate::web::parts::flag_list::{flag_counts, flag_list};
use crate::web::parts::icon::icon;
use crate::web::parts::item_editor::{Shown, shown};
use crate::web::parts::lamp_disc::lamp_disc;
use crate::web::parts::ledger::{ledger, score_reading};
use crate::web::parts::mark_line::mark_line;
use crate::web::parts::notice::{copy_reminder, notice, storage_notices, undo_button};
use crate::web::parts::people::people_fold;
use crate::web::parts::transcript::kept_of;
use crate::web::parts::verdict::{judge, lead_line, neighbours, verdict_code, verdict_sign};
use crate::web::parts::verdict_panel::verdict_panel;
use crate::web::prelude::*;
use crate::web::route;
use crate::web::speech::{Speech, args, clock_text, speech};
use crate::words::Sentence;

/// The page "Report".
pub(crate) fn report(id: InterviewId) -> Vec<El> {
    let desk = desk();
    let bar = app_bar(Some((id.clone(), View::Report)));
    let of = StoredValue::new(id);
    let page = Page {
        of,
        desk,
        speech: speech(),
        score: Memo::new(move |_| of.with_value(|id| desk.basis(id, score::score)).flatten()),
        failed: RwSignal::new(None),
        heading_at: Spot::new(),
    };
    let (desk, speech) = (page.desk, page.speech);
    let id = move || page.of.get_value();
    let exhibit = el("article")
        .class("exhibit")
        .child(page.head())
        .child(page.tools())
        .when(
            move || !page.verdict_code().is_empty(),
            move || verdict_panel(desk, speech, id()),
        )
        .when(move || !page.is_out(), move || page.findings())
        .child(flag_list(desk, speech, id()))
        .child(circumstances(desk, speech, id()))
        .when(move || !page.is_out(), move || page.words())
        .when(
            move || page.is_out(),
            move || {
                let words = el("summary").class("button").attr("data-size", "small");
                // The words in the field are part of what was said.
                el("details")
                    .class("exhibit-struck")
                    .child(words.child(speech.say("verdict-show-struck")))
                    .child(
                        el("div")
                            .class("stack")
                            .attr("data-gap", "6")
                            .child(move || page.draft())
                            .child(page.findings())
                            .child(page.words()),
                    )
            },
        )
        .child(second_listener(of))
        .child(purge(of))
        .child(delete(of))
        .child(
            el("footer")
                .class("exhibit-foot")
                .child(el("span").text(move || page.foot()))
                .child(el("span").attr("dir", "auto").text(move || {
                    page.read(|it| {
                        it.call
                            .as_deref()
                            .map_or_else(String::new, |it| kept_of(speech, it))
                    })
                })),
        );
    let main = el("main")
        .class("page")
        .attr("id", "main")
        .attr("data-width", "exhibit");
    let main = page.notices(copy_reminder(storage_notices(main)));
    vec![bar, main.child(exhibit)]
}

/// Words in a slot: whether they are the first, what they are, and when they were said.
type Quote = (bool, String, String);

/// The interview the page is about.
#[derive(Clone, Copy)]
struct Page {
    of: StoredValue<InterviewId>,
    desk: Desk,
    speech: Speech,
    score: Memo<Option<Score>>,
    /// Why the file could not be handed over.
    failed: RwSignal<Option<String>>,
    /// The heading, for a focus whose place has gone.
    heading_at: Spot,
}

impl Page {
    fn read<T: Default>(self, how: impl FnOnce(&Interview) -> T) -> T {
        let read = self.of.with_value(|id| self.desk.read(id, how));
        read.unwrap_or_default()
    }

    fn running(self) -> bool {
        self.read(Interview::is_running)
    }

    /// Adds what is worth knowing before the report is read.
    fn notices(self, place: El) -> El {
        let Self { speech, .. } = self;
        let failed = move || {
            self.failed.get().map(|why| {
                let what = speech.say_with("export-failed", &args!["why" => why]);
                let todo = speech.say("export-failed-todo");
                notice("danger", Sentence { what, todo }, Vec::new(), Vec::new())
            })
        };
        let running = move || {
            let finish = button("button")
                .attr("data-size", "small")
                .on_click(move || {
                    self.of.with_value(|id| self.desk.act(id, Act::Finish));
                });
            let said = Sentence {
                what: speech.say("report-running"),
                todo: String::new(),
            };
            let finish = finish.child(speech.say("finish"));
            notice("info", said, Vec::new(), vec![finish])
        };
        let no_guide = move || {
            let said = Sentence {
                what: speech.say("guide-missing"),
                todo: speech.say("guide-missing-todo"),
            };
            notice("caution", said, Vec::new(), Vec::new())
        };
        let is_basis_missing = move || {
            let basis = self.of.with_value(|id| self.desk.basis(id, |_| ()));
            basis.is_none()
        };
        let offer = move || {
            let to = Address::Interview(self.of.get_value(), View::Debrief);
            let go = el("a")
                .class("button")
                .attr("data-kind", "primary")
                .attr("data-size", "small")
                .attr("href", to.to_string())
                .child(speech.say("debrief"));
            let said = Sentence {
                what: speech.say("debrief-offer"),
                todo: String::new(),
            };
            notice("info", said, Vec::new(), vec![go])
        };
        place
            .child(failed)
            .when(move || self.running(), running)
            .when(move || self.is_undebriefed(), offer)
            .when(is_basis_missing, no_guide)
            .child(move || self.draft().filter(|_| !self.is_out()))
    }

    /// Whether the talk is over and nobody has written down what follows from it. Invented interviews and other people's
    /// are not debriefed.
    fn is_undebriefed(self) -> bool {
        let fresh = |it: &Interview| {
            let is_open = it.follow_ups.is_empty() && it.rating.is_none();
            (has_ended(it) && is_open).then(|| it.study.clone())
        };
        let Some(study) = self.read(fresh) else {
            return false;
        };
        !self.is_out()
            && !self
                .desk
                .with(|all| all.study(&study).is_some_and(|it| it.sample))
    }

    /// Words that were typed and never kept: the report of a finished call is the last place to see them.
    fn draft(self) -> Option<El> {
        let words = self.of.with_value(|id| self.desk.draft(id))?.text;
        if words.trim().is_empty() {
            return None;
        }
        let to_live = el("a")
            .class("button")
            .attr("data-size", "small")
            .attr("href", self.live().to_string())
            .child(self.speech.say("to-live"));
        let said = Sentence {
            what: self.speech.say("report-draft"),
            todo: words.chars().take(200).collect(),
        };
        Some(notice("caution", said, Vec::new(), vec![to_live]))
    }

    fn live(self) -> Address {
        Address::Interview(self.of.get_value(), View::Live)
    }

    fn head(self) -> El {
        let speech = self.speech;
        let kind = el("p").class("exhibit-kind");
        let name = el("h1").attr("dir", "auto").attr("tabindex", "-1");
        let facts = el("p").class("page-head-facts");
        let facts = facts.rows(
            move || self.facts(),
            String::clone,
            |fact| el("span").attr("dir", "auto").child(fact),
        );
        let title = el("div")
            .class("exhibit-title")
            .child(kind.child(speech.say("report-kind")))
            .child(name.at(self.heading_at).text(move || self.heading()))
            .child(facts);
        let readings = el("div").class("exhibit-readings").when(
            move || self.score.with(Option::is_some),
            move || score_reading(self.score),
        );
        let readings = readings.when(
            move || !self.verdict_code().is_empty(),
            move || self.verdict(),
        );
        el("header")
            .class("exhibit-head")
            .child(title)
            .child(readings)
    }

    fn heading(self) -> String {
        let (alias, title) = self.read(|it| {
            let respondent = &it.respondent;
            (respondent.alias.clone(), respondent.title.clone())
        });
        let alias = if alias.trim().is_empty() {
            self.speech.say("respondent-unnamed")
        } else {
            alias
        };
        if title.trim().is_empty() {
            alias
        } else {
            [alias, title].join(", ")
        }
    }

    fn facts(self) -> Vec<String> {
        let speech = self.speech;
        let mut facts = self.read(|interview| {
            let respondent = &interview.respondent;
            let mut facts = vec![respondent.company.clone()];
            facts.extend(interview.held_on.map(|date| speech.date(date)));
            facts.extend(respondent.ordered_on.map(|date| {
                let date = speech.date(date);
                speech.say_with("report-ordered", &args!["date" => date])
            }));
            facts.extend(respondent.roles.iter().map(|role| speech.name(*role)));
            let rung = speech.name(respondent.authority);
            facts.push(speech.say_with("report-authority", &args!["rung" => rung]));
            let length = clock_text(interview.elapsed(clock::now().moment));
            facts.push(speech.say_with("report-length", &args!["time" => length]));
            let open = interview.marks.len();
            if open > 0 {
                facts.push(speech.say_with("marks-open", &args!["count" => open]));
            }
            facts.extend(lead_line(speech, interview));
            let mut log = interview.log.iter().rev();
            if let Some(entry) = log.find(|it| it.what == LogCode::Unstruck) {
                facts.push(speech.say_with("unstruck", &args!["note" => &entry.note]));
            }
            let name = interview.interviewer.clone();
            if !name.trim().is_empty() {
                facts.push(speech.say_with("report-with", &args!["name" => name]));
            }
            facts
        });
        facts.retain(|fact| !fact.trim().is_empty());
        facts
    }

    fn tools(self) -> El {
        let speech = self.speech;
        let export = button("button")
            .attr("data-kind", "primary")
            .on_click(move || self.failed.set(self.export().err()))
            .child(icon("save"))
            .child(speech.say("export-json"));
        let resume = move || {
            button("button")
                .on_click(move || {
                    self.of.with_value(|id| {
                        if self.desk.glance(id, Interview::is_running) != Some(true) {
                            begin(self.desk, id);
                        }
                    });
                    route::go(&self.live());
                })
                .text(move || {
                    speech.say(if self.running() {
                        "to-live"
                    } else {
                        "live-resume"
                    })
                })
        };
        let print = button("button")
            .child(icon("print"))
            .child(speech.say("report-print"))
            .on_click(|| {
                // A browser that cannot print says so itself.
                let _printed = window().print();
            });
        // A record that was closed is not gone on with.
        el("div")
            .class("exhibit-tools")
            .child(export)
            .child(print)
            .when(move || !self.is_struck(), resume)
            .child(undo_button(self.desk, self.of))
            .child(untrack(|| {
                neighbours(self.desk, speech, &self.of.get_value())
            }))
    }

    fn is_struck(self) -> bool {
        self.read(|it| struck(it).is_some())
    }

    /// The verdict beside the score, never in it, and how many flags it looks at.
    fn verdict(self) -> El {
        let sign = move || {
            let mut verdict = None;
            judge(self.desk, self.of, &mut |_, it| verdict = Some(it.verdict));
            el("p").child(verdict.map(|verdict| verdict_sign(self.speech, verdict)))
        };
        let note = el("p").class("score-note");
        el("div")
            .class("exhibit-verdict")
            .keyed(move || self.verdict_code().to_owned(), sign)
            .child(note.text(move || flag_counts(self.desk, self.speech, self.of)))
    }

    fn verdict_code(self) -> &'static str {
        verdict_code(self.desk, self.of)
    }

    /// Whether what was said is no finding.
    fn is_out(self) -> bool {
        self.verdict_code() == Verdict::Struck.code()
    }

    /// What it comes to.
    fn findings(self) -> El {
        let slots = Slot::ALL.iter().enumerate();
        let slots: Vec<_> = slots
            .map(|(index, slot)| self.slot(index, slot.dimension()))
            .collect();
        el("div")
            .class("exhibit")
            .child(
                part("x-slots")
                    .child(self.part_name("x-slots", "slots-title"))
                    .child(el("div").class("exhibit-slots").child(slots)),
            )
            .child(move || self.score.get().map(|score| self.ledger(score)))
    }

    /// Who was named and what was said.
    fn words(self) -> El {
        let words = el("div").class("exhibit");
        words.child(self.people()).child(self.kept()).when(
            move || self.read(|it| it.call.is_some()),
            move || self.craft(),
        )
    }

    /// How the call was held, as its transcript tells.
    fn craft(self) -> El {
        let lede = el("p").class("section-count");
        let head = el("div")
            .class("section-head")
            .child(self.part_name("x-craft", "craft"))
            .child(lede.child(self.speech.say("craft-lede")));
        part("x-craft").child(head).child(call_craft(self.of))
    }

    /// Hands the interview over as a file, or says why it could not be.
    fn export(self) -> Result<(), String> {
        let id = self.of.get_value();
        self.desk.note_leaving(std::slice::from_ref(&id));
        let text = self.desk.peek(|workspace| exported(workspace, &id));
        let of = |it: &Interview| {
            let date = it.held_on.map(|date| date.to_string());
            (it.respondent.alias.clone(), date.unwrap_or_default())
        };
        let (alias, date) = self.desk.glance(&id, of).unwrap_or_default();
        let name = files::safe_name(&["on-record", &alias, &date]);
        files::download(&name, &text.ok_or_else(String::new)?)
    }

    /// Who had a part in the purchase.
    fn people(self) -> El {
        part("x-people")
            .child(self.part_name("x-people", "people"))
            .child(people_fold(self.of.get_value()))
    }

    fn part_name(self, id: &'static str, name: &str) -> El {
        el("h2")
            .attr("id", id)
            .class("exhibit-name")
            .child(self.speech.say(name))
    }

    /// One slot with the words that fill it. A paraphrase is never shown as a slot's content.
    fn slot(self, index: usize, dimension: Dimension) -> El {
        let speech = self.speech;
        let state = move || self.slot_state(index);
        let word = move || {
            let (level, waits, specific) = state();
            let word = speech.lamp(level, specific);
            if waits {
                speech.say_with("slot-not-yet", &args!["state" => word])
            } else {
                word
            }
        };
        let name = el("h3")
            .class("slot-name")
            .child(lamp_disc(move || state().0))
            .child(speech.name(dimension))
            .child(el("span").text(word));
        let language = self.of.with_value(|id| {
            self.desk
                .glance(id, |it| it.guide.language.code().to_owned())
        });
        let language = language.unwrap_or_default();
        let has_none = move || {
            self.read(|it| {
                let mut kinds = it.evidence_in(dimension).map(|item| item.kind);
                Some(kinds.all(|kind| kind != Kind::Quote))
            }) == Some(true)
        };
        let todo = move || {
            let todo = el("p").class("slot-todo");
            todo.child(speech.say("slot-todo"))
        };
        el("section")
            .class("exhibit-slot")
            .child(name)
            .rows(
                move || self.quotes(dimension),
                |(lead, text, at)| [if *lead { "1" } else { "" }, at, text].concat(),
                move |quote| saying(quote, language.clone()),
            )
            .when(has_none, todo)
    }

    /// The level a slot shows, whether it waits for the authority, and whether a fact brought it there, not words.
    fn slot_state(self, index: usize) -> (Level, bool, bool) {
        // While authority is unknown the slot shows what it would be worth, in brackets, as the live screen does.
        let is_open = self.read(|it| it.respondent.authority == Authority::Unknown);
        let state = self.score.with(|score| {
            let slot = score.as_ref()?.slots.get(index)?;
            let shown = if is_open { slot.would_be } else { slot.level };
            Some((shown, shown > slot.level, !slot.holds_quote))
        });
        state.unwrap_or((Level::SILENT, false, false))
    }

    fn quotes(self, dimension: Dimension) -> Vec<Quote> {
        self.read(|interview| {
            let items = interview.evidence_in(dimension);
            // What the transcript does not have, or the question had said, is no quote of theirs.
            let is_theirs = |item: &&Item| {
                let is_there = item.transcript != Some(TranscriptCheck::NotFound);
                item.kind == Kind::Quote && is_there && !item.led
            };
            let quotes = items.filter(is_theirs).enumerate();
            quotes
                .map(|(index, item)| (index == 0, item.text.clone(), clock_text(item.at_ms)))
                .collect()
        })
    }

    fn ledger(self, score: Score) -> El {
        let also = el("p").class("section-count");
        let head = el("div")
            .class("section-head")
            .child(self.part_name("x-ledger", "ledger-title"))
            .child(also.child(also_words(self.speech, &score)));
        part("x-ledger")
            .child(head)
            .child(ledger(self.of.get_value(), score))
    }

    /// Goes to where a mark was made, to fill it there.
    fn fill(self, mark: &Mark) {
        self.of.with_value(|id| {
            let prompt = &mark.prompt;
            let is_there = |it: &Interview| it.current_prompt() == prompt.as_ref();
            if self.desk.glance(id, is_there) == Some(false) {
                self.desk.act(id, Act::GoTo(prompt.clone()));
            }
        });
        self.desk.filling.set(Some(mark.id.clone()));
        route::go(&self.live());
    }

    /// Everything that was kept, each with its editor, and the marks that are still open.
    fn kept(self) -> El {
        let editing = RwSignal::new(None);
        let title = Spot::new();
        let fill: Rc<dyn Fn(&Mark)> = Rc::new(move |mark| self.fill(mark));
        let removed: Rc<dyn Fn()> = Rc::new(move || {
            if let Some(title) = title.get() {
                // Where the focus cannot go the person clicks.
                let _focused = title.focus();
            }
        });
        let line = move |row: RwSignal<Shown>| {
            let of = self.of.get_value();
            match row.get_untracked() {
                Shown::Item(item, _) => capture_line(of, item.id, row, editing, None),
                Shown::Mark(mark) => mark_line(of, mark, false, fill.clone(), removed.clone()),
            }
        };
        let list = el("ol").class("capture-list").living_rows(
            move || {
                self.of
                    .with_value(|id| self.desk.basis(id, |basis| shown(basis, &|_| true)))
                    .unwrap_or_default()
            },
            Shown::key,
            line,
        );
        let nothing = move || {
            if self.read(|interview| interview.evidence.is_empty() && interview.marks.is_empty()) {
                self.speech.say("kept-nothing")
            } else {
                String::new()
            }
        };
        part("x-kept")
            .child(
                self.part_name("x-kept", "kept-title")
                    .attr("tabindex", "-1")
                    .at(title),
            )
            .child(list)
            .child(el("p").class("gist").text(nothing))
    }

    fn foot(self) -> String {
        let (guide, rubric) = self.read(|it| {
            let guide = [it.guide.id.as_str(), &it.guide.version.to_string()].join(" v");
            (guide, it.rubric.version.to_string())
        });
        let args = args!["guide" => guide, "rubric" => rubric];
        self.speech.say_with("report-foot", &args)
    }
}

fn part(labelled_by: &'static str) -> El {
    el("section")
        .class("exhibit-part")
        .attr("aria-labelledby", labelled_by)
}

fn saying((lead, text, at): Quote, language: String) -> El {
    let words = el("blockquote")
        .class("words")
        .attr("data-size", lead.then_some("lead"))
        .attr("dir", "auto")
        .attr("lang", language)
        .child(text);
    el("figure")
        .class("saying")
        .child(words)
        .child(el("figcaption").class("saying-by").child(at))
}

/// What stands beside the score: required dimensions, goal balance, and whether the map could take it.
fn also_words(speech: Speech, score: &Score) -> String {
    let required = args!["met" => score.required_met, "of" => score.required_of];
    let mut words = vec![
        speech.name(score.profile),
        speech.say_with("required-met", &required),
    ];
    let balance = |percent| speech.say_with("goal-balance", &args!["percent" => percent]);
    words.extend(score.goal_balance.map(balance));
    words.join(" · ")
}
