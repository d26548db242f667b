//! Interviews told aloud: who answers, what is asked when, what is heard, and what it must come to.
//!
//! Every act goes through the workspace's one door, so that a story proves more than the score.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a story that cannot be told fails its test; not every test uses every verb"
)]

use std::collections::BTreeMap;

use on_record::domain::advice::{self, Advice};
use on_record::domain::dimension::{Authority, Dimension, Role};
use on_record::domain::edit::Act;
use on_record::domain::guide::{Guide, Language};
use on_record::domain::id::{InterviewId, PromptId};
use on_record::domain::interview::{
    Filing, GuideUse, Hit, HitCode, HitState, Interview, Item, Kind, NoAnswer, Parts, Person,
    RubricUse, SpecificBy,
};
use on_record::domain::level::Levels;
use on_record::domain::score::{Basis, Score, score};
use on_record::domain::sorted::SortedMap;
use on_record::domain::specific;
use on_record::domain::time::{Date, Elapsed, Moment, Now};
use on_record::domain::workspace::{Edit, Workspace};
use on_record::guides;

/// When every story begins.
const BEGIN: i64 = 1_752_840_000_000; // 2025-07-18 12:00 UTC

/// An interview of the built-in purchase guide, in English, with nobody's role known yet.
pub(crate) fn story() -> Story {
    Story {
        interview: Interview {
            interviewer: "Jonas".to_owned(),
            ..Interview::new(
                "story".into(),
                "study".into(),
                Moment::from_unix_ms(BEGIN),
                GuideUse::built_in("g1", 1, Language::english()),
                RubricUse::built_in(1),
            )
        },
        acts: Vec::new(),
        at: Elapsed::default(),
        prompt: None,
        item: None,
    }
}

/// A story while it is being told.
#[must_use = "a story nobody listens to proves nothing"]
#[derive(Clone)]
pub(crate) struct Story {
    interview: Interview,
    acts: Vec<(Elapsed, Act)>,
    at: Elapsed,
    prompt: Option<PromptId>,
    /// The item being told of, kept by the next verb.
    item: Option<Item>,
}

/// Who answers.
impl Story {
    pub(crate) fn guide(mut self, id: &str) -> Self {
        self.interview.guide.id = id.into();
        self
    }

    pub(crate) fn in_turkish(mut self) -> Self {
        self.interview.guide.language = Language::turkish();
        self
    }

    pub(crate) fn role(mut self, role: Role) -> Self {
        self.interview.respondent.roles.push(role);
        self
    }

    pub(crate) fn decision_maker(self) -> Self {
        self.role(Role::Decider)
    }

    pub(crate) fn close_to_results(mut self) -> Self {
        self.interview.respondent.exec = true;
        self
    }

    pub(crate) fn supporting(mut self) -> Self {
        self.interview.filing = Filing::Supporting;
        self
    }

    /// Puts somebody on the list of people.
    pub(crate) fn knows(mut self, name: &str) -> Self {
        let id = name.to_lowercase().replace(' ', "-").as_str().into();
        self.interview.people.push(Person::new(id, name.to_owned()));
        self
    }
}

/// What happens.
impl Story {
    /// Moves the session clock to mm:ss.
    pub(crate) fn at(mut self, clock: &str) -> Self {
        self = self.kept();
        let (minutes, seconds) = clock.split_once(':').expect("mm:ss");
        let seconds = minutes.parse::<u64>().unwrap() * 60 + seconds.parse::<u64>().unwrap();
        self.at = Elapsed::from_ms(seconds * 1_000);
        self
    }

    fn act(mut self, act: Act) -> Self {
        self.acts.push((self.at, act));
        self
    }

    /// Turns to a prompt and ticks it.
    pub(crate) fn asks(mut self, prompt: &str) -> Self {
        self = self.kept();
        let prompt = PromptId::from(prompt);
        assert!(
            self.the_guide().prompt(&prompt).is_some(),
            "the guide has no {prompt}"
        );
        self.prompt = Some(prompt.clone());
        self.act(Act::GoTo(Some(prompt.clone()))).act(Act::Tick {
            prompt,
            asked: true,
        })
    }

    /// Settles the authority ladder.
    pub(crate) fn settles(self, authority: Authority) -> Self {
        self.kept().act(Act::Settle(authority))
    }

    pub(crate) fn chose(self) -> Self {
        self.settles(Authority::Chose)
    }

    pub(crate) fn was_not_there(self) -> Self {
        self.settles(Authority::NotThere)
    }

    /// Keeps their words.
    pub(crate) fn hears(self, words: &str) -> Self {
        self.keeps(Kind::Quote, words)
    }

    /// Keeps our words.
    pub(crate) fn notes(self, words: &str) -> Self {
        self.keeps(Kind::Note, words)
    }

    fn keeps(mut self, kind: Kind, words: &str) -> Self {
        self = self.kept();
        let main = self
            .prompt
            .as_ref()
            .and_then(|prompt| self.the_guide().prompt(prompt)?.main_dimension());
        let number = self
            .acts
            .iter()
            .filter(|(_, act)| matches!(act, Act::Keep(_)))
            .count();
        self.item = Some(Item {
            id: format!("q{number:03}").as_str().into(),
            dims: main.into_iter().collect(),
            kind,
            text: words.to_owned(),
            at_ms: self.at,
            wall: self.now(self.at).moment,
            prompt: self.prompt.clone(),
            specific: specific::found(
                words,
                &self.interview.guide.language,
                &self.interview.people,
            ),
            specific_by: SpecificBy::App,
            read_back: false,
            answer: None,
            again: None,
            led: false,
            led_by: SpecificBy::App,
            transcript: None,
            typed: String::new(),
            hits: Vec::new(),
            parts: Parts::default(),
        });
        self
    }

    fn item(mut self, how: impl FnOnce(&mut Item)) -> Self {
        how(self.item.as_mut().expect("something kept before"));
        self
    }

    /// … in these dimensions instead of the prompt's main one.
    pub(crate) fn about(self, dims: &[Dimension]) -> Self {
        self.item(|item| item.dims = dims.to_vec())
    }

    /// … with typed parts.
    pub(crate) fn with(self, parts: impl FnOnce(&mut Parts)) -> Self {
        self.item(|item| parts(&mut item.parts))
    }

    pub(crate) fn with_person(self, person: &str) -> Self {
        self.with(|parts| person.clone_into(&mut parts.person))
    }

    pub(crate) fn with_count(self, count: &str) -> Self {
        self.with(|parts| count.clone_into(&mut parts.count))
    }

    pub(crate) fn with_amount(self, amount: &str) -> Self {
        self.with(|parts| amount.clone_into(&mut parts.amount))
    }

    pub(crate) fn with_date(self, date: &str) -> Self {
        self.with(|parts| date.clone_into(&mut parts.date))
    }

    /// … which the person rules specific.
    pub(crate) fn ruled_specific(self) -> Self {
        self.item(|item| (item.specific, item.specific_by) = (true, SpecificBy::Person))
    }

    /// … read back and confirmed.
    pub(crate) fn read_back(self) -> Self {
        self.item(|item| item.read_back = true)
    }

    /// … which was no answer.
    pub(crate) fn refused(self) -> Self {
        self.item(|item| item.answer = Some(NoAnswer::Refused))
    }

    /// … in which these words hint at something.
    pub(crate) fn hinting(self, code: HitCode, words: &str) -> Self {
        self.item(|item| {
            let (before, _) = item.text.split_once(words).expect("words of the item");
            let from = before.chars().count();
            let span = [from, from + words.chars().count()].map(|at| u32::try_from(at).unwrap());
            item.hits.push(Hit {
                code,
                span,
                state: HitState::Open,
            });
        })
    }

    /// … and the last hint is a false alarm.
    pub(crate) fn dismissed(self) -> Self {
        self.item(|item| item.hits.last_mut().expect("a hint before").state = HitState::Dismissed)
    }

    fn kept(mut self) -> Self {
        if let Some(item) = self.item.take() {
            self.acts.push((self.at, Act::Keep(Box::new(item))));
        }
        self
    }
}

/// What it comes to.
impl Story {
    fn the_guide(&self) -> &'static Guide {
        guides::guide(self.interview.guide.id.as_str()).expect("a built-in guide")
    }

    fn now(&self, at: Elapsed) -> Now {
        let moment = Moment::from_unix_ms(BEGIN + i64::try_from(at.as_ms()).unwrap());
        Now {
            moment,
            today: Date::day(2025, 7, 18).unwrap(),
        }
    }

    /// The record as the workspace has it by now.
    pub(crate) fn told(&self) -> Interview {
        let story = self.clone().kept();
        let id = InterviewId::new("story");
        let mut workspace = Workspace::default();
        let begin = story.now(Elapsed::default());
        workspace
            .apply(Edit::AddInterview(Box::new(story.interview.clone())), begin)
            .unwrap();
        workspace
            .apply(Edit::Interview(id.clone(), Act::Start), begin)
            .unwrap();
        for (at, act) in &story.acts {
            workspace
                .apply(Edit::Interview(id.clone(), act.clone()), story.now(*at))
                .unwrap();
        }
        workspace.interview(&id).unwrap().clone()
    }

    /// The score by now.
    pub(crate) fn scored(&self) -> Score {
        let interview = self.told();
        score(Basis {
            interview: &interview,
            guide: self.the_guide(),
            rubric: guides::rubric(),
        })
        .expect("a scored guide")
    }

    /// The next-best question by now.
    pub(crate) fn advised(&self) -> Option<Advice> {
        let interview = self.told();
        let basis = Basis {
            interview: &interview,
            guide: self.the_guide(),
            rubric: guides::rubric(),
        };
        advice::next(basis, self.at, &SortedMap::new())
    }

    /// The levels by now, of every dimension that has one above 0.
    pub(crate) fn levels(&self) -> BTreeMap<Dimension, u8> {
        let levels = Levels::of(&self.told(), self.the_guide());
        let level = |dimension: &Dimension| (*dimension, levels.level(*dimension).number());
        Dimension::ALL
            .iter()
            .map(level)
            .filter(|(_, level)| *level > 0)
            .collect()
    }

    pub(crate) fn expect_level(self, dimension: Dimension, level: u8) -> Self {
        assert_eq!(
            self.levels().get(&dimension).copied().unwrap_or_default(),
            level,
            "level of {dimension}"
        );
        self
    }

    pub(crate) fn expect_would_be(self, dimension: Dimension, level: u8) -> Self {
        let would_be = Levels::of(&self.told(), self.the_guide())
            .cell(dimension)
            .would_be
            .number();
        assert_eq!(would_be, level, "level of {dimension}, had they chosen");
        self
    }

    pub(crate) fn expect_score(self, total: u32) -> Self {
        assert_eq!(self.scored().total, total, "score");
        self
    }

    pub(crate) fn expect_raw(self, raw: &str) -> Self {
        assert_eq!(self.scored().raw.to_string(), raw, "raw score");
        self
    }

    pub(crate) fn expect_required(self, met: usize, of: usize) -> Self {
        let score = self.scored();
        assert_eq!(
            (score.required_met, score.required_of),
            (met, of),
            "required dimensions; missing {:?}",
            score.unmet
        );
        self
    }

    pub(crate) fn expect_goal_balance(self, balance: u32) -> Self {
        assert_eq!(self.scored().goal_balance, Some(balance), "goal balance");
        self
    }

    pub(crate) fn expect_map_ready_but_for_verdict(self, ready: bool) -> Self {
        assert_eq!(self.scored().map_ready_but_for_verdict, ready, "map-ready");
        self
    }

    pub(crate) fn expect_next(self, prompt: &str) -> Self {
        let next = self.advised().map(|advice| advice.prompt.to_string());
        assert_eq!(next.as_deref(), Some(prompt), "next-best question");
        self
    }
}
