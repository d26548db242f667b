//! Three minutes after the call: the facts of what was heard, what is still open, how it was held, and what comes next.

use std::rc::Rc;

use crate::web::prelude::*;
use web_sys::KeyboardEvent;

use super::rating::second_listener;
use crate::domain::craft::{Craft, losing_most};
use crate::domain::dimension::Authority;
use crate::domain::flag::is_struck;
use crate::domain::id::InterviewId;
use crate::domain::interview::{Interview, Mark};
use crate::domain::score::{self, Score};
use crate::domain::verdict::{Reading, has_ended};
use crate::domain::workspace::Edit;
use crate::formats::address::{Address, View};
use crate::guides;
use crate::web::clock;
use crate::web::cockpit::Cockpit;
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, Spot, el};
use crate::web::parts::app_bar::app_bar;
use crate::web::parts::authority::ladder;
use crate::web::parts::call_craft::call_craft;
use crate::web::parts::capture::mark_field;
use crate::web::parts::circumstances::circumstances;
use crate::web::parts::craft_panel::craft_panel;
use crate::web::parts::fact_row::fact_list;
use crate::web::parts::flag_list::flag_list;
use crate::web::parts::follow_ups::follow_ups;
use crate::web::parts::icon::icon;
use crate::web::parts::ledger::{lost_words, score_reading};
use crate::web::parts::mark_line::mark_line;
use crate::web::parts::notice::{can_undo, copy_reminder, notice, storage_notices, undo_button};
use crate::web::parts::people::people_fold;
use crate::web::parts::transcript::transcript;
use crate::web::parts::verdict_panel::verdict_panel;
use crate::web::speech::{Speech, args, speech};
use crate::words::Sentence;

/// The page "Debrief".
pub(crate) fn debrief(id: InterviewId) -> Vec<El> {
    let desk = desk();
    let bar = app_bar(Some((id.clone(), View::Debrief)));
    let of = StoredValue::new(id);
    let page = Page {
        of,
        desk,
        speech: speech(),
        score: Memo::new(move |_| of.with_value(|id| desk.basis(id, score::score)).flatten()),
        heading_at: Spot::new(),
    };
    // The field of a mark chosen elsewhere does not open by itself.
    desk.filling.set(None);
    let was_unknown = untrack(|| page.is_unknown());
    let sections = el("div")
        .class("stack")
        .attr("data-gap", "5")
        .when(
            move || was_unknown || page.is_unknown(),
            move || page.authority(),
        )
        .child(page.heard())
        .child(page.section("transcript").child(transcript(of)))
        .when(
            move || page.read(|it| !it.marks.is_empty()),
            move || page.marks(),
        )
        .child(flag_list(desk, page.speech, of.get_value()))
        .child(circumstances(desk, page.speech, of.get_value()))
        .child(page.section("people").child(people_fold(of.get_value())))
        .child(page.craft())
        .child(page.follow_ups())
        .child(second_listener(of));
    let main = el("main")
        .class("page")
        .attr("id", "main")
        .on("keydown", move |event: KeyboardEvent| page.key(&event));
    let is_basis_missing = move || of.with_value(|id| desk.basis(id, |_| ())).is_none();
    let no_guide = move || {
        let said = Sentence {
            what: page.speech.say("guide-missing"),
            todo: page.speech.say("guide-missing-todo"),
        };
        notice("caution", said, Vec::new(), Vec::new())
    };
    let main = copy_reminder(storage_notices(main))
        .when(is_basis_missing, no_guide)
        .child(page.head())
        .child(el("div").class("split").child(page.aside()).child(sections));
    vec![bar, main]
}

/// The interview the page is about.
#[derive(Clone, Copy)]
struct Page {
    of: StoredValue<InterviewId>,
    desk: Desk,
    speech: Speech,
    score: Memo<Option<Score>>,
    /// The heading, for a focus whose place has gone.
    heading_at: Spot,
}

impl Page {
    fn read<T: Default>(self, how: impl FnOnce(&Interview) -> T) -> T {
        let read = self.of.with_value(|id| self.desk.read(id, how));
        read.unwrap_or_default()
    }

    /// Whether nobody has said whose decision it was, where that is a question.
    fn is_unknown(self) -> bool {
        let is_open = |basis: score::Basis<'_>| {
            let it = basis.interview;
            it.respondent.authority == Authority::Unknown && !is_struck(it, basis.guide.counts_as())
        };
        let is_open = self.of.with_value(|id| self.desk.basis(id, is_open));
        is_open == Some(true)
    }

    /// Outside text the usual key takes the last act back; in text it is the browser's.
    fn key(self, event: &KeyboardEvent) {
        let target = event_target::<web_sys::Element>(event);
        let is_tick = target.get_attribute("type").as_deref() == Some("checkbox");
        let is_text = matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA") && !is_tick;
        if (event.ctrl_key() || event.meta_key()) && event.key() == "z" && !is_text {
            event.prevent_default();
            if untrack(|| can_undo(self.desk, self.of)) {
                self.desk.edit(Edit::Undo(self.of.get_value()));
            }
        }
    }

    fn head(self) -> El {
        let speech = self.speech;
        let title = el("h1")
            .attr("tabindex", "-1")
            .at(self.heading_at)
            .child(speech.say("debrief"));
        let tools = el("div")
            .class("page-head-tools")
            .child(undo_button(self.desk, self.of))
            .child(self.to_report());
        let facts = el("p").class("page-head-facts").rows(
            move || self.facts(),
            String::clone,
            |fact| el("span").attr("dir", "auto").child(fact),
        );
        el("header")
            .class("page-head")
            .child(el("div").class("page-head-row").child(title).child(tools))
            .child(
                el("p")
                    .class("page-head-lede")
                    .child(speech.say("debrief-lede")),
            )
            .child(facts)
    }

    fn to_report(self) -> El {
        let report = Address::Interview(self.of.get_value(), View::Report);
        el("a")
            .class("button")
            .attr("data-kind", "primary")
            .attr("href", report.to_string())
            .child(icon("go"))
            .child(self.speech.say("debrief-report"))
    }

    fn facts(self) -> Vec<String> {
        let speech = self.speech;
        let mut facts = self.read(|it| {
            let who = [it.respondent.alias.trim(), it.respondent.company.trim()];
            let who = who.into_iter().filter(|it| !it.is_empty());
            let mut facts = vec![who.collect::<Vec<_>>().join(", ")];
            facts.extend(match it.sittings.last().map(|last| last.ended) {
                Some(Some(ended)) => {
                    let time = speech.time(ended);
                    Some(speech.say_with("debrief-ended", &args!["time" => time]))
                }
                Some(None) => Some(speech.say("report-running")),
                None => None,
            });
            facts.extend(it.held_on.map(|date| speech.date(date)));
            let filing = speech.name(it.filing);
            facts.push(speech.say_with("filed-as", &args!["filing" => filing]));
            facts
        });
        facts.retain(|fact| !fact.is_empty());
        facts
    }

    fn section(self, name: &'static str) -> El {
        self.headed(name, None)
    }

    /// A part of the page; beside its name what is to be said of it.
    fn headed(self, name: &'static str, beside: Option<El>) -> El {
        let title = el("h2")
            .attr("id", name)
            .attr("tabindex", "-1")
            .child(self.speech.say(name));
        let head = el("div").class("section-head").child(title).child(beside);
        el("section")
            .class("section")
            .attr("data-rule", true)
            .attr("aria-labelledby", name)
            .child(head)
    }

    fn authority(self) -> El {
        self.section("debrief-whose")
            .child(
                el("p")
                    .class("gist")
                    .child(self.speech.say("authority-waits")),
            )
            .child(ladder(self.desk, self.of))
    }

    fn heard(self) -> El {
        let speech = self.speech;
        let total = move || {
            let total = self.score.with(|score| score.as_ref().map(|it| it.total));
            total.map_or_else(String::new, |total| {
                speech.say_with("fact-points", &args!["points" => total, "of" => 100])
            })
        };
        let count = el("p").class("section-count").text(total);
        let lede = el("p").class("gist");
        self.headed("debrief-heard", Some(count))
            .child(lede.child(speech.say("debrief-heard-lede")))
            .child(fact_list(self.of))
    }

    /// The marks that are still open, each to be filled here.
    fn marks(self) -> El {
        let now = RwSignal::new(clock::now().moment);
        let cockpit = Cockpit::new(self.of.get_value(), self.desk, now.into());
        let filling = self.desk.filling;
        let fill: Rc<dyn Fn(&Mark)> = Rc::new(move |mark| cockpit.fill(&mark.id));
        let after: Rc<dyn Fn()> = Rc::new(move || self.after_mark());
        let line = move |mark: Mark| {
            let id = mark.id.clone();
            let after = Rc::clone(&after);
            let line = mark_line(self.of.get_value(), mark, true, fill.clone(), after.clone());
            line.when(
                move || filling.with(|it| it.as_ref() == Some(&id)),
                move || mark_field(cockpit, after.clone()),
            )
        };
        let list = el("ol").class("capture-list").rows(
            move || self.read(|it| it.marks.clone()),
            |mark| mark.id.to_string(),
            line,
        );
        self.section("debrief-marks").child(list)
    }

    /// Puts the focus where the next mark is or, after the last, on the page's heading.
    fn after_mark(self) {
        request_animation_frame(move || {
            use wasm_bindgen::JsCast;
            let title = document().get_element_by_id("debrief-marks");
            let title = title.and_then(|it| it.dyn_into().ok());
            if let Some(place) = title.or_else(|| self.heading_at.get()) {
                // Where the focus cannot go the person clicks.
                let _focused = place.focus();
            }
        });
    }

    fn craft(self) -> El {
        let Self { of, desk, .. } = self;
        let craft = move || {
            of.with_value(|id| {
                desk.basis_once(id, |basis| {
                    let at = basis.interview.elapsed(clock::now().moment);
                    let lexicon = guides::lexicon(&basis.interview.guide.language);
                    Craft::of(basis, at, lexicon)
                })
            })
        };
        let lede = el("p").class("section-count");
        let lede = lede.child(self.speech.say("craft-lede"));
        self.headed("craft", Some(lede))
            .child(craft_panel(of, craft))
            .child(call_craft(of))
    }

    fn follow_ups(self) -> El {
        let end = el("p").class("follow-end").text(move || self.end());
        self.section("follow-ups")
            .child(follow_ups(self.of, self.score))
            .child(end)
            .child(el("p").child(self.to_report()))
    }

    /// What one leaves with: the verdict and the next step.
    fn end(self) -> String {
        let speech = self.speech;
        let verdict = self.of.with_value(|id| {
            self.desk.basis(id, |basis| {
                let it = basis.interview;
                let reading = Reading::of(it, basis.guide, guides::flags());
                (reading.verdict.code(), has_ended(it))
            })
        });
        let Some((verdict, ended)) = verdict else {
            return String::new();
        };
        let word = speech.say_with("debrief-verdict", &args!["verdict" => verdict]);
        let said = if ended {
            "debrief-end"
        } else {
            "debrief-so-far"
        };
        let next = self.read(|it| {
            let next = it.follow_ups.iter().find(|it| !it.done);
            next.map(|it| it.text.clone())
        });
        let next = match next {
            Some(step) => speech.say_with("debrief-next", &args!["step" => step]),
            None => speech.say("debrief-no-next"),
        };
        [speech.say_with(said, &args!["verdict" => word]), next].join(" ")
    }

    /// What stands beside the facts and never among them.
    fn aside(self) -> El {
        let speech = self.speech;
        let losing = move || {
            let lost = |score: &Score| {
                let (dimensions, _) = losing_most(Some(score));
                let lines = dimensions.into_iter().filter_map(|dimension| {
                    let mut lines = score.ledger.iter();
                    let line = lines.find(|line| line.dimension == dimension)?;
                    let lost = lost_words(speech, line.lost.get());
                    Some([speech.name(dimension), lost].join(" "))
                });
                lines.collect::<Vec<_>>().join(", ")
            };
            let lost = self.score.with(|score| score.as_ref().map(lost));
            let lost = lost.filter(|it| !it.is_empty());
            lost.map_or_else(String::new, |lost| {
                speech.say_with("debrief-losing", &args!["lost" => lost])
            })
        };
        let part = move || {
            let title = el("h2").class("section-count").attr("id", "completeness");
            el("section")
                .class("aside-part")
                .attr("aria-labelledby", "completeness")
                .child(title.child(speech.say("debrief-reading")))
                .child(score_reading(self.score))
                .child(el("p").class("section-count").text(losing))
        };
        el("aside")
            .class("split-aside stack")
            .attr("data-gap", "4")
            .attr("data-sticky", true)
            .attr("data-first", true)
            .attr("aria-label", speech.say("debrief-reading"))
            .child(verdict_panel(self.desk, speech, self.of.get_value()))
            .when(move || self.score.with(Option::is_some), part)
    }
}
