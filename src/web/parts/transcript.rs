//! The transcript of the call: read in, with who is who; what it says of the quotes; moments and passages to fill from it.

mod intake;
mod passages;
mod quotes;

use std::rc::Rc;

use crate::domain::edit::Act;
use crate::domain::heard::{Said, is_quote};
use crate::domain::id::InterviewId;
use crate::domain::interview::{Call, Interview, TranscriptCheck};
use crate::domain::score::{Basis, Hundredths};
use crate::domain::time::Date;
use crate::web::call::{AtHand, Loaded, at_hand, effect};
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, Spot, el};
use crate::web::parts::notice::small;
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};
use crate::words::Sentence;

/// What stands in the section "Transcript and quotes".
pub(crate) fn transcript(of: StoredValue<InterviewId>) -> El {
    let part = Part {
        of,
        desk: desk(),
        speech: speech(),
        at_hand: at_hand(),
        pending: RwSignal::new(untrack(|| is_unused(of))),
        fault: RwSignal::new(None),
        news: RwSignal::new(String::new()),
        head: Spot::new(),
    };
    // What is shown is made anew when another transcript is used, and only then.
    let checked = move || {
        let key = |it: &Interview| {
            let call = it.call.as_ref()?;
            let sides = call.speakers.iter().map(|it| it.side.code());
            let sides = sides.collect::<Vec<_>>().concat();
            Some([&call.sha256, call.read.to_string().as_str(), &sides].concat())
        };
        let here = part.loaded().is_some();
        let key = part.read(key).unwrap_or_default();
        format!("{key}{here}")
    };
    if part.glance(Interview::is_purged) {
        return el("p").class("gist").child(part.say("transcript-purged"));
    }
    el("div")
        .class("stack")
        .attr("data-gap", "4")
        .child(intake::intake(part))
        .child(
            el("p")
                .attr("role", "status")
                .class("field-hint")
                .text(move || part.news.get()),
        )
        .when(move || part.pending.get(), move || intake::pending(part))
        .keyed(checked, move || part.checked())
}

/// Which transcript an interview was checked against, and what is kept of it.
pub(crate) fn kept_of(speech: Speech, call: &Call) -> String {
    let file = match call.file.as_str() {
        "" => speech.say("transcript-pasted"),
        name => name.to_owned(),
    };
    let args = args!["file" => file, "cues" => call.cues, "digest" => &call.sha256];
    let which = speech.say_with("transcript-report", &args);
    [which, how_much(speech, call)].join(" ")
}

/// How much of a transcript is kept.
fn how_much(speech: Speech, call: &Call) -> String {
    if call.whole {
        speech.say("transcript-kept-whole")
    } else {
        speech.say_with("transcript-kept", &args!["count" => call.lines.len()])
    }
}

/// Whether a transcript is at hand that the interview does not know yet.
fn is_unused(of: StoredValue<InterviewId>) -> bool {
    let loaded = of.with_value(|id| at_hand().of(id));
    let is_known = |loaded: &Rc<Loaded>| {
        let known = |it: &Interview| it.call.as_ref().is_some_and(|call| loaded.is_of(call));
        of.with_value(|id| desk().glance(id, known)) == Some(true)
    };
    loaded.is_some_and(|loaded| !is_known(&loaded))
}

/// The section, for its parts.
#[derive(Clone, Copy)]
struct Part {
    of: StoredValue<InterviewId>,
    desk: Desk,
    speech: Speech,
    at_hand: AtHand,
    /// A transcript was read and is not used yet.
    pending: RwSignal<bool>,
    /// Why the last one could not be read.
    fault: RwSignal<Option<(String, Sentence)>>,
    /// What was done last, for who does not see it.
    news: RwSignal<String>,
    /// Where the focus goes when its place has gone.
    head: Spot,
}

impl Part {
    fn read<T: Default>(self, how: impl FnOnce(&Interview) -> T) -> T {
        let read = self.of.with_value(|id| self.desk.read(id, how));
        read.unwrap_or_default()
    }

    fn glance<T: Default>(self, how: impl FnOnce(&Interview) -> T) -> T {
        let read = self.of.with_value(|id| self.desk.glance(id, how));
        read.unwrap_or_default()
    }

    fn basis<T>(self, how: impl FnOnce(Basis<'_>) -> T) -> Option<T> {
        self.of.with_value(|id| self.desk.basis_once(id, how))
    }

    fn loaded(self) -> Option<Rc<Loaded>> {
        self.of.with_value(|id| self.at_hand.of(id))
    }

    fn say(self, key: &str) -> String {
        self.speech.say(key)
    }

    /// Puts the focus where the section begins.
    fn to_head(self) {
        if let Some(head) = self.head.get() {
            // Where the focus cannot go the person clicks.
            let _focused = head.focus();
        }
    }

    /// The file that was used, for looking things up in; whether all of its lines are here.
    fn said(self) -> Option<(Call, Said, bool)> {
        let loaded = untrack(|| self.loaded());
        self.basis(|basis| {
            let call = basis.interview.call.as_deref()?.clone();
            let used = loaded.filter(|loaded| loaded.is_of(&call));
            let sides: Vec<_> = call.speakers.iter().map(|it| it.side).collect();
            let whole = used.is_some() || call.whole;
            let said = match used {
                Some(loaded) => loaded.said(basis, &sides),
                None => {
                    let language = &basis.interview.guide.language;
                    Said::new(call.lines.clone(), &call.speakers, language)
                }
            };
            Some((call, said, whole))
        })
        .flatten()
    }

    /// What the transcript says of what was taken down.
    fn checked(self) -> El {
        let place = el("div").class("stack").attr("data-gap", "4");
        let Some((call, said, is_whole)) = self.said() else {
            return place;
        };
        let (call, said) = (Rc::new(call), Rc::new(said));
        place
            .child(self.tools())
            .child(self.counts())
            .child(quotes::rows(self, Rc::clone(&said), is_whole))
            .child(passages::marks(self, Rc::clone(&call), Rc::clone(&said)))
            .child(passages::slots(self, Rc::clone(&call), Rc::clone(&said)))
            .child(passages::all(self, call, said, is_whole))
    }

    /// Who is who and what is kept, again, while the file is here; and away with it.
    fn tools(self) -> El {
        let is_here = untrack(|| self.loaded()).is_some();
        let again = is_here
            .then(|| small(self.say("transcript-change")).on_click(move || self.pending.set(true)));
        let remove = small(self.say("transcript-remove"))
            .attr("data-kind", "quiet")
            .on_click(move || {
                let away = Act::Attach {
                    call: None,
                    checks: Some(Vec::new()),
                };
                if self.of.with_value(|id| self.desk.act(id, away)) {
                    self.of.with_value(|id| self.at_hand.drop(id));
                    self.pending.set(false);
                    self.news.set(self.say("transcript-removed"));
                    self.to_head();
                }
            });
        el("div").class("cluster").child(again).child(remove)
    }

    /// How many quotes are found, and how well.
    fn counts(self) -> El {
        const ORDER: [Option<TranscriptCheck>; 6] = [
            Some(TranscriptCheck::Verified),
            Some(TranscriptCheck::Kept),
            Some(TranscriptCheck::Near),
            Some(TranscriptCheck::Unclear),
            Some(TranscriptCheck::NotFound),
            None,
        ];
        let counts = move || {
            let count = |check: &Option<TranscriptCheck>| {
                self.read(|it| {
                    let quotes = it.evidence.iter().filter(|item| is_quote(item));
                    quotes.filter(|item| item.transcript == *check).count()
                })
            };
            let told = |check: &Option<TranscriptCheck>| {
                let name = match check {
                    Some(check) => self.speech.name(*check),
                    None => self.say("quote-unchecked"),
                };
                let count = count(check);
                (count > 0).then(|| [count.to_string(), name].join(" "))
            };
            ORDER.iter().filter_map(told).collect::<Vec<_>>()
        };
        el("ul")
            .class("quote-counts")
            .attr("aria-label", self.say("quote-counts"))
            .rows(counts, String::clone, |count| el("li").child(count))
    }

    /// The change an act makes to the score, dimension by dimension; nothing where it makes none.
    fn effect(self, act: Act) -> String {
        let both = self.basis(|basis| effect(basis, act));
        let Some((before, after)) = both.flatten() else {
            return String::new();
        };
        let mut words = Vec::new();
        if before.total != after.total {
            words.push(self.speech.say_with(
                "effect-total",
                &args!["before" => before.total, "after" => after.total],
            ));
        }
        for (old, new) in before.ledger.iter().zip(&after.ledger) {
            let (lost, won) = (old.points.get(), new.points.get());
            let sign = match won.cmp(&lost) {
                std::cmp::Ordering::Less => "−",
                std::cmp::Ordering::Equal => continue,
                std::cmp::Ordering::Greater => "+",
            };
            let points = Hundredths::new(won.abs_diff(lost));
            let name = self.speech.name(new.dimension);
            words.push([&name, " ", sign, &self.speech.points(points)].concat());
        }
        words.join(", ")
    }
}

/// A date from a field of the browser's own: `2025-07-18`.
fn date(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    Date::day(
        year,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    )
}
