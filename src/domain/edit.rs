//! Everything a person can do to one interview, and how each is taken back exactly.
//!
//! An act becomes a list of [`Piece`]s: parts of the record with the value they are to have. Putting a piece in hands
//! back the piece that was there, so the inverse of an act is what it displaced, and undo is exact by construction.

use super::dimension::{Authority, Dimension};
use super::flag::{CONSENT_REFUSED, fatal, is_fatal, strikes, strikes_now, struck};
use super::id::{InterviewId, ItemId, PersonId, PromptId, StudyId};
use super::interview::{
    Call, Check, Circumstances, Confirmation, Draft, Filing, Flag, FlagState, FollowUp, GuideUse,
    Hit, HitCode, HitState, Interview, Item, Kind, LONGEST_FACT, LONGEST_ITEM, Lead, LogCode,
    LogEntry, Mark, NoAnswer, Parts, Person, Respondent, Ruling, RulingCode, Sitting, SpecificBy,
    Step, TranscriptCheck,
};
use super::time::{Date, Elapsed, Moment, Now};
use crate::domain::sorted::SortedSet;

/// Something a person does to an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Says who answers.
    Describe(Box<Respondent>),
    /// Says who asks.
    NameInterviewer(String),
    /// Chooses guide and language; possible until something has been kept or asked.
    UseGuide(Box<GuideUse>),
    /// Files it as Decision or Supporting; logged once it has started.
    File(Filing),
    /// Begins a sitting.
    Start,
    /// Ends the running sitting; a pause is nothing else.
    Finish,
    /// Ends the running sitting where something was last recorded in it: it was left open.
    LeaveOff,
    /// Turns to a prompt, or to none.
    GoTo(Option<PromptId>),
    /// Ticks a prompt as asked, or takes the tick back.
    Tick {
        /// Which prompt.
        prompt: PromptId,
        /// Whether it has been asked.
        asked: bool,
    },
    /// Ticks a probe as asked, or takes the tick back.
    Probe {
        /// Of which prompt.
        prompt: PromptId,
        /// Which probe, by its place in the guide, from 0.
        probe: u8,
        /// Whether it has been asked.
        asked: bool,
    },
    /// Settles the authority ladder.
    Settle(Authority),
    /// Notes that it was asked once more whose decision it was.
    AskAgain,
    /// Says who decided, and how to reach them.
    Refer(Box<Lead>),
    /// Takes a strike back: its fatal flags count as dismissed from then on.
    Unstrike {
        /// Who says so.
        by: String,
        /// Why.
        reason: String,
        /// The fatal flags that are confirmed, by their codes ([`super::verdict::Reading::striking`]).
        flags: Vec<String>,
    },
    /// Types in the field. `None` empties it.
    Type(Option<Draft>),
    /// Keeps an item. Its prompt counts as asked from then on.
    Keep(Box<Item>),
    /// Takes an item out of the record. The saver puts it into the trash first.
    Remove(ItemId),
    /// Marks a moment, to be filled later. That is no evidence, so its prompt does not count as asked.
    Mark(Mark),
    /// Takes a mark away.
    Unmark(ItemId),
    /// Keeps an item in the place of a mark: at its moment and under its prompt.
    Fill {
        /// Which mark.
        mark: ItemId,
        /// The item.
        item: Box<Item>,
    },
    /// Changes an item's words.
    Reword {
        /// Which item.
        item: ItemId,
        /// The new words.
        text: String,
        /// What is found in them.
        found: Finding,
    },
    /// Says whose words they are.
    Attribute {
        /// Which item.
        item: ItemId,
        /// Whose.
        kind: Kind,
        /// What is found in them.
        found: Finding,
    },
    /// Puts an item into dimensions.
    Sort {
        /// Which item.
        item: ItemId,
        /// Where to, the main one first.
        dims: Vec<Dimension>,
    },
    /// Rules whether an item is specific, against the detector if need be.
    RuleSpecific {
        /// Which item.
        item: ItemId,
        /// The ruling.
        specific: bool,
    },
    /// Says whether it was read back and confirmed.
    ReadBack {
        /// Which item.
        item: ItemId,
        /// Whether it was.
        read_back: bool,
    },
    /// Records that it is no answer, or that it is one after all.
    Answer {
        /// Which item.
        item: ItemId,
        /// What kind of no answer.
        answer: Option<NoAnswer>,
    },
    /// Links an item to another that says the same, or unlinks it.
    LinkAgain {
        /// Which item.
        item: ItemId,
        /// The other.
        again: Option<ItemId>,
    },
    /// Fills in typed parts.
    Detail {
        /// Which item.
        item: ItemId,
        /// The parts.
        parts: Box<Parts>,
    },
    /// Moves an item to another prompt, or to none.
    MoveTo {
        /// Which item.
        item: ItemId,
        /// Where to.
        prompt: Option<PromptId>,
    },
    /// Settles one of an item's red-flag phrases, or opens it again.
    SettleHit {
        /// Which item.
        item: ItemId,
        /// Which of its hits, by its place among them.
        hit: usize,
        /// What becomes of it.
        state: HitState,
    },
    /// Says who had a part in the purchase.
    People(Vec<Person>),
    /// Says how the interview came about and was held.
    Circumstances(Box<Circumstances>),
    /// Settles a red flag, or with [`FlagState::Suspected`] takes back what a person said of it. Dismissing needs a reason.
    /// So does confirming a fatal one, which closes the record as struck: that is logged, and only [`Act::Unstrike`] takes
    /// it back.
    SettleFlag(Flag),
    /// Decides about the interview as a whole, in writing, at so many points; logged.
    Rule {
        /// What is decided.
        code: RulingCode,
        /// Why.
        reason: String,
        /// The points it is decided at.
        points: u32,
    },
    /// Takes the decision back that admitted it as Caution; logged.
    WithdrawRuling,
    /// A second listener says that it may count though it is Caution; logged.
    Confirm {
        /// Who says so.
        by: String,
        /// Why.
        reason: String,
    },
    /// Says who rates another's interview in this copy of it, and whether they are through.
    Rate {
        /// Who.
        by: String,
        /// Whether they are through.
        done: bool,
    },
    /// Says what is to be done after the call.
    FollowUps(Vec<FollowUp>),
    /// Takes up a transcript, or takes it away, with what it says of each item.
    Attach {
        /// What is kept of it.
        call: Option<Box<Call>>,
        /// What it says of the items, and of those that are not named it says nothing; none where only more or fewer lines
        /// are kept.
        checks: Option<Vec<Check>>,
    },
    /// Says when a call was held that is known from its transcript alone, and what was asked in it when.
    Recorded {
        /// When it began.
        started: Moment,
        /// How long it lasted.
        lasted: Elapsed,
        /// When each prompt was turned to, in order.
        trail: Vec<Step>,
    },
    /// Says on which date it was held.
    HeldOn(Date),
    /// Settles what the transcript says of a quote.
    Settled {
        /// Which item.
        item: ItemId,
        /// What it says, or what a person made of it.
        transcript: Option<TranscriptCheck>,
    },
    /// Puts the transcript's words in the place of those that were taken down, which are kept beside them. What was read back
    /// were the others. Without words it puts those back.
    Adopt {
        /// Which item.
        item: ItemId,
        /// The transcript's words.
        words: Option<String>,
        /// What is found in the words it is to have.
        found: Finding,
    },
    /// Says whether an answer only gave back what it was asked, against the transcript if need be.
    RuleLed {
        /// Which item.
        item: ItemId,
        /// The ruling.
        led: bool,
    },
    /// Does several things that undo takes back as one. All of them happen or none: only for acts that undo knows.
    Together(Vec<Act>),
}

/// What a run of typing goes into. While it goes on, it is undone as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Run {
    /// The words of an item.
    Words(ItemId),
    /// A text among the typed parts of an item, by its place among them.
    Part(ItemId, usize),
    /// A person's name.
    Name(PersonId),
    /// A person's title.
    Title(PersonId),
    /// What is to be done after the call.
    FollowUp(ItemId),
}

impl Run {
    /// The run an act belongs to, before it is done: it changes one text and nothing else.
    pub(crate) fn of(interview: &Interview, act: &Act) -> Option<Self> {
        match act {
            Act::Reword { item, .. } => Some(Self::Words(item.clone())),
            Act::Detail { item, parts } => {
                let before = &interview.item(item)?.parts;
                let is_all = |at: usize, text: &str| {
                    let mut same = before.clone();
                    if let Some(part) = same.text(at) {
                        text.clone_into(part);
                    }
                    same == **parts
                };
                let mut texts = parts.texts().into_iter().enumerate();
                let (changed, _) = texts.find(|(at, text)| is_all(*at, text))?;
                Some(Self::Part(item.clone(), changed))
            }
            Act::People(people) => {
                let mut changed = people
                    .iter()
                    .zip(&interview.people)
                    .filter(|(new, old)| new != old);
                let (new, old) = changed.next()?;
                if changed.next().is_some() || people.len() != interview.people.len() {
                    return None;
                }
                let named = Person {
                    name: new.name.clone(),
                    ..old.clone()
                };
                let titled = Person {
                    title: new.title.clone(),
                    ..old.clone()
                };
                if *new == named {
                    Some(Self::Name(new.id.clone()))
                } else if *new == titled {
                    Some(Self::Title(new.id.clone()))
                } else {
                    None
                }
            }
            Act::FollowUps(all) => {
                let before = &interview.follow_ups;
                let mut changed = all.iter().zip(before).filter(|(new, old)| new != old);
                let (new, old) = changed.next()?;
                let is_text = new.id == old.id && new.done == old.done;
                (is_text && changed.next().is_none() && all.len() == before.len())
                    .then(|| Self::FollowUp(new.id.clone()))
            }
            _ => None,
        }
    }
}

/// What is found in words by looking at them: worked out when they are kept or changed, and stored with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finding {
    /// They hold a date, a number, a name or the like.
    pub specific: bool,
    /// Red-flag phrases in them.
    pub hits: Vec<Hit>,
}

/// Why an act was refused. Nothing was changed; what was typed stays in its field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// No such interview.
    #[error("no interview {0}")]
    UnknownInterview(InterviewId),
    /// No such study.
    #[error("no study {0}")]
    UnknownStudy(StudyId),
    /// The interview's items have not been read from storage yet.
    #[error("interview {0} has not been opened")]
    NotOpened(InterviewId),
    /// No such item or mark.
    #[error("no item {0}")]
    UnknownItem(ItemId),
    /// An interview or item of this name is there already.
    #[error("{0} is there already")]
    AlreadyThere(String),
    /// There is nothing to keep.
    #[error("there are no words to keep")]
    NoWords,
    /// More text than the field holds.
    #[error("{found} characters, at most {most}")]
    TooLong {
        /// How many there are.
        found: usize,
        /// How many may be.
        most: usize,
    },
    /// The item cannot be evidence of itself, or of an item that is not there.
    #[error("an item can only be linked to another item that shares a dimension")]
    NoSuchLink,
    /// A part of an item is outside its range: severity 0 to 3, ratings 1 to 5, seriousness 0 to 3.
    #[error("a number is outside its range")]
    OutOfRange,
    /// The guide cannot be changed once something has been asked or kept.
    #[error("the guide is settled once something has been asked or kept")]
    GuideSettled,
    /// The interview is running already.
    #[error("a sitting is running already")]
    AlreadyRunning,
    /// No sitting is running.
    #[error("no sitting is running")]
    NotRunning,
    /// A strike, or taking one back, needs a reason and somebody who gives it.
    #[error("a name or a reason is missing")]
    NoReason,
    /// Without the respondent's consent nobody goes on in a new record, takes a strike back, or adds to one whose words were
    /// removed.
    #[error("the respondent has not agreed")]
    NoConsent,
    /// Only a Decision interview in which the respondent did not decide is closed for that.
    #[error("whose decision it was is no question here")]
    NotInQuestion,
    /// The interview was closed as struck.
    #[error("the interview is closed as struck")]
    Struck,
    /// There is nothing to take back, or to do again.
    #[error("nothing to undo or redo")]
    NothingToUndo,
}

/// A part of the record with the value it is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// An item, there or not.
    Item(ItemId, Option<Box<Item>>),
    /// When a prompt was first asked.
    Asked(PromptId, Option<Elapsed>),
    /// Which probes of a prompt were asked.
    Probed(PromptId, SortedSet<u8>),
    /// The authority ladder.
    Authority(Authority),
    /// When it was asked again whose decision it was.
    AskedAgain(Option<Elapsed>),
    /// The mark at this place of the list, there or not. By its place and not by its time: marks from a file may stand in
    /// any order, and what is taken back goes where it was.
    Mark(usize, Option<Mark>),
    /// Who had a part in the purchase.
    People(Vec<Person>),
    /// How it came about and was held.
    Circumstances(Box<Circumstances>),
    /// What people said of red flags.
    Flags(Vec<Flag>),
    /// What is to be done after the call.
    FollowUps(Vec<FollowUp>),
    /// What is kept of the call's transcript.
    Call(Option<Box<Call>>),
    /// The whole record, as another version of it has it.
    Whole(Box<Interview>),
}

/// What an act did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// The pieces it displaced; putting them back in reverse order takes it back. Empty for acts that undo passes over.
    pub displaced: Vec<Piece>,
    /// Whether the head of the record changed.
    pub head: bool,
    /// Whether the draft changed.
    pub draft: bool,
    /// Whether what is kept of the transcript changed.
    pub call: bool,
    /// Items that changed or came.
    pub items: Vec<ItemId>,
    /// Items that went.
    pub gone: Vec<Item>,
}

/// Does one act. Either all of it happens or nothing.
pub(crate) fn apply(interview: &mut Interview, act: Act, now: Now) -> Result<Done, EditError> {
    let head = Done {
        head: true,
        ..Done::default()
    };
    // What is left of it is final: nothing is added to a record whose words the respondent took back.
    if interview.is_purged() && !matches!(act, Act::GoTo(_)) {
        return Err(EditError::NoConsent);
    }
    match act {
        Act::Describe(respondent) => {
            let facts = [
                &respondent.alias,
                &respondent.company,
                &respondent.title,
                &respondent.bought,
            ];
            facts
                .iter()
                .try_for_each(|fact| at_most(fact, LONGEST_FACT))?;
            interview.respondent = *respondent;
            Ok(head)
        }
        Act::NameInterviewer(name) => {
            at_most(&name, LONGEST_FACT)?;
            interview.interviewer = name;
            Ok(head)
        }
        Act::UseGuide(guide) => {
            let same_prompts =
                guide.id == interview.guide.id && guide.version == interview.guide.version;
            if !same_prompts && (!interview.asked.is_empty() || !interview.evidence.is_empty()) {
                return Err(EditError::GuideSettled);
            }
            if !same_prompts {
                interview.trail.clear();
            }
            interview.guide = *guide;
            Ok(head)
        }
        Act::File(filing) => {
            if filing != interview.filing && struck(interview).is_some() {
                return Err(EditError::Struck);
            }
            if filing != interview.filing && interview.has_started() {
                let what = match filing {
                    Filing::Decision => LogCode::RefiledDecision,
                    Filing::Supporting => LogCode::RefiledSupporting,
                };
                interview.log.push(LogEntry::new(now.moment, what));
            }
            interview.filing = filing;
            Ok(head)
        }
        Act::Start => {
            if struck(interview).is_some() {
                return Err(EditError::Struck);
            }
            if interview.is_running() {
                return Err(EditError::AlreadyRunning);
            }
            // A clock that was set back must not make a sitting begin before the last one ended.
            let started = interview
                .sittings
                .last()
                .and_then(|last| last.ended)
                .map_or(now.moment, |e| e.max(now.moment));
            let what = if interview.has_started() {
                LogCode::Resumed
            } else {
                LogCode::Started
            };
            interview.held_on.get_or_insert(now.today);
            interview.sittings.push(Sitting {
                started,
                ended: None,
            });
            interview.log.push(LogEntry::new(now.moment, what));
            Ok(head)
        }
        Act::Finish | Act::LeaveOff => {
            let end = match act {
                Act::Finish => None,
                _ => interview.left_at(),
            };
            let end = end.map_or(now.moment, |end| end.min(now.moment));
            let Some(sitting) = interview
                .sittings
                .last_mut()
                .filter(|sitting| sitting.ended.is_none())
            else {
                return Err(EditError::NotRunning);
            };
            sitting.ended = Some(end.max(sitting.started));
            let entry = LogEntry::new(now.moment, LogCode::Finished);
            interview.log.push(entry);
            Ok(head)
        }
        Act::GoTo(prompt) => {
            let at_ms = interview
                .trail
                .last()
                .map_or(Elapsed::default(), |step| step.at_ms);
            let at_ms = interview.elapsed(now.moment).max(at_ms);
            interview.trail.push(Step { at_ms, prompt });
            Ok(head)
        }
        Act::Type(draft) => {
            // Never refused for its length: what stands in the field is part of the record, however much was pasted.
            interview.draft = draft;
            Ok(Done {
                draft: true,
                ..Done::default()
            })
        }
        Act::Tick { prompt, asked } => {
            let first = interview.asked.get(&prompt).copied();
            let at = asked.then(|| first.unwrap_or_else(|| interview.elapsed(now.moment)));
            Ok(put_in_all(interview, vec![Piece::Asked(prompt, at)]))
        }
        Act::Probe {
            prompt,
            probe,
            asked,
        } => {
            let mut probes = interview.probed.get(&prompt).cloned().unwrap_or_default();
            if asked {
                probes.insert(probe);
            } else {
                probes.remove(&probe);
            }
            Ok(put_in_all(interview, vec![Piece::Probed(prompt, probes)]))
        }
        Act::Settle(authority) => Ok(put_in_all(interview, vec![Piece::Authority(authority)])),
        Act::AskAgain => {
            let at = interview.elapsed(now.moment);
            Ok(put_in_all(interview, vec![Piece::AskedAgain(Some(at))]))
        }
        Act::Refer(lead) => {
            at_most(&lead.name, LONGEST_FACT)?;
            at_most(&lead.reach, LONGEST_FACT)?;
            interview.lead = (*lead != Lead::default()).then_some(*lead);
            Ok(head)
        }
        Act::Unstrike { by, reason, flags } => {
            given(&by)?;
            given(&reason)?;
            if struck(interview).is_none() && flags.is_empty() {
                return Err(EditError::NothingToUndo);
            }
            // Consent is the respondent's to give: nobody else's reason stands for it.
            if fatal(interview, CONSENT_REFUSED).is_some() {
                return Err(EditError::NoConsent);
            }
            let said = interview.flags.iter().filter(|flag| strikes(flag));
            let said: Vec<_> = said.map(|flag| flag.code.clone()).collect();
            for code in said.into_iter().chain(flags) {
                say_of_flag(
                    &mut interview.flags,
                    Flag {
                        code,
                        state: FlagState::Dismissed,
                        reason: reason.trim().to_owned(),
                    },
                );
            }
            interview
                .ruling
                .take_if(|ruling| ruling.code == RulingCode::Struck);
            interview.log.push(LogEntry {
                note: [by.trim(), ": ", reason.trim()].concat(),
                ..LogEntry::new(now.moment, LogCode::Unstruck)
            });
            Ok(head)
        }
        Act::Circumstances(known) => Ok(put_in_all(interview, vec![Piece::Circumstances(known)])),
        Act::SettleFlag(flag) => settle_flag(interview, flag, now),
        Act::Rule {
            code,
            reason,
            points,
        } => {
            given(&reason)?;
            if struck(interview).is_some() {
                return Err(EditError::Struck);
            }
            if interview.is_running() {
                apply(interview, Act::Finish, now)?;
            }
            let what = match code {
                RulingCode::Struck => LogCode::Struck,
                RulingCode::Caution => LogCode::AdmittedAsCaution,
            };
            interview.note(now, what, reason.trim());
            interview.ruling = Some(Ruling {
                code,
                reason: reason.trim().to_owned(),
                points,
                wall: now.moment,
            });
            Ok(head)
        }
        Act::WithdrawRuling => {
            let ruled = interview
                .ruling
                .take_if(|ruling| ruling.code == RulingCode::Caution);
            if ruled.is_none() {
                return Err(EditError::NothingToUndo);
            }
            interview.note(now, LogCode::RulingWithdrawn, "");
            Ok(head)
        }
        Act::Confirm { by, reason } => {
            given(&by)?;
            given(&reason)?;
            let note = [by.trim(), ": ", reason.trim()].concat();
            interview.note(now, LogCode::SecondConfirmed, &note);
            interview.confirmation = Some(Confirmation {
                by: by.trim().to_owned(),
                reason: reason.trim().to_owned(),
                wall: now.moment,
            });
            Ok(head)
        }
        Act::Rate { by, done } => {
            at_most(&by, LONGEST_FACT)?;
            if done {
                given(&by)?;
            }
            let Some(rating) = &mut interview.rating else {
                return Err(EditError::NotInQuestion);
            };
            rating.by = by;
            rating.done = done;
            Ok(head)
        }
        Act::FollowUps(all) => {
            all.iter()
                .try_for_each(|follow_up| at_most(&follow_up.text, LONGEST_FACT))?;
            Ok(put_in_all(interview, vec![Piece::FollowUps(all)]))
        }
        Act::Keep(item) => {
            let pieces = kept(interview, item)?;
            Ok(put_in_all(interview, pieces))
        }
        Act::Mark(mark) => {
            if interview.mark(&mark.id).is_some() {
                return Err(EditError::AlreadyThere(mark.id.to_string()));
            }
            let later = |other: &Mark| (other.at_ms, &other.id) > (mark.at_ms, &mark.id);
            let place = interview.marks.iter().position(later);
            let place = place.unwrap_or(interview.marks.len());
            let pieces = vec![Piece::Mark(place, Some(mark))];
            Ok(put_in_all(interview, pieces))
        }
        Act::Unmark(id) => {
            let (place, _) = marked(interview, id)?;
            Ok(put_in_all(interview, vec![Piece::Mark(place, None)]))
        }
        Act::Fill { mark, mut item } => {
            let (place, mark) = marked(interview, mark)?;
            item.at_ms = mark.at_ms;
            item.wall = mark.wall;
            item.prompt.clone_from(&mark.prompt);
            let mut pieces = kept(interview, item)?;
            pieces.push(Piece::Mark(place, None));
            Ok(put_in_all(interview, pieces))
        }
        Act::Remove(id) => {
            if interview.item(&id).is_none() {
                return Err(EditError::UnknownItem(id));
            }
            let linked = interview
                .evidence
                .iter()
                .filter(|item| item.again.as_ref() == Some(&id));
            let mut pieces: Vec<_> = linked
                .map(|item| {
                    Piece::Item(
                        item.id.clone(),
                        Some(Box::new(Item {
                            again: None,
                            ..item.clone()
                        })),
                    )
                })
                .collect();
            pieces.push(Piece::Item(id, None));
            Ok(put_in_all(interview, pieces))
        }
        Act::Attach { call, checks } => {
            let mut pieces = vec![Piece::Call(call)];
            let checks = checks.as_deref();
            for item in interview.evidence.iter().filter(|_| checks.is_some()) {
                let mut of = checks.unwrap_or_default().iter();
                let check = of.find(|check| check.item == item.id);
                let checked = checked(item, check);
                if checked != *item {
                    pieces.push(Piece::Item(item.id.clone(), Some(Box::new(checked))));
                }
            }
            Ok(put_in_all(interview, pieces))
        }
        Act::Recorded {
            started,
            lasted,
            trail,
        } => {
            if interview.has_started() {
                return Err(EditError::AlreadyRunning);
            }
            let lasted = i64::try_from(lasted.as_ms()).unwrap_or(i64::MAX);
            let ended = Moment::from_unix_ms(started.as_unix_ms().saturating_add(lasted));
            interview.sittings.push(Sitting {
                started,
                ended: Some(ended),
            });
            for step in &trail {
                if let Some(prompt) = &step.prompt
                    && !interview.asked.contains_key(prompt)
                {
                    interview.asked.insert(prompt.clone(), step.at_ms);
                }
            }
            interview.trail = trail;
            interview.note(now, LogCode::FromTranscript, "");
            Ok(head)
        }
        Act::HeldOn(date) => {
            interview.held_on = Some(date);
            Ok(head)
        }
        Act::Settled { item, transcript } => {
            change(interview, &item, |it| it.transcript = transcript)
        }
        Act::Adopt { item, words, found } => change(interview, &item, |it| {
            let is_back = words.is_none();
            let typed = std::mem::take(&mut it.typed);
            let words = words.unwrap_or_else(|| typed.clone());
            let before = std::mem::replace(&mut it.text, words);
            if is_back {
                it.transcript = None;
            } else {
                it.transcript = Some(TranscriptCheck::Verified);
                it.typed = if typed.is_empty() {
                    before.clone()
                } else {
                    typed
                };
            }
            if before != it.text {
                it.read_back = false;
            }
            take_over(it, found, &before);
        }),
        Act::RuleLed { item, led } => change(interview, &item, |it| {
            it.led = led;
            it.led_by = SpecificBy::Person;
        }),
        Act::Reword { item, text, found } => change(interview, &item, |it| {
            let before = std::mem::replace(&mut it.text, text);
            // What the transcript said, it said of other words.
            if !before.split_whitespace().eq(it.text.split_whitespace()) {
                it.transcript = None;
            }
            take_over(it, found, &before);
        }),
        Act::Attribute { item, kind, found } => change(interview, &item, |it| {
            it.kind = kind;
            let words = it.text.clone();
            take_over(it, found, &words);
        }),
        Act::SettleHit { item, hit, state } => change(interview, &item, |it| {
            if let Some(hit) = it.hits.get_mut(hit) {
                hit.state = state;
            }
        }),
        Act::Sort { item, dims } => change(interview, &item, |it| {
            it.dims.clear();
            for dimension in dims {
                if !it.dims.contains(&dimension) {
                    it.dims.push(dimension);
                }
            }
        }),
        Act::RuleSpecific { item, specific } => change(interview, &item, |it| {
            it.specific = specific;
            it.specific_by = SpecificBy::Person;
        }),
        Act::ReadBack { item, read_back } => {
            change(interview, &item, |it| it.read_back = read_back)
        }
        Act::Answer { item, answer } => change(interview, &item, |it| it.answer = answer),
        Act::LinkAgain { item, again } => change(interview, &item, |it| it.again = again),
        Act::Detail { item, parts } => change(interview, &item, |it| it.parts = *parts),
        Act::MoveTo { item, prompt } => {
            let pieces = asked_by(interview, prompt.as_ref(), interview.item(&item));
            let moved = change(interview, &item, |it| it.prompt = prompt)?;
            // What was kept under a prompt was asked by it. Together they are one step back.
            let asked = put_in_all(interview, pieces);
            Ok(Done {
                displaced: [moved.displaced, asked.displaced].concat(),
                head: asked.head,
                ..moved
            })
        }
        Act::People(people) => {
            let facts = people
                .iter()
                .flat_map(|person| [&person.name, &person.title]);
            for fact in facts {
                at_most(fact, LONGEST_FACT)?;
            }
            Ok(put_in_all(interview, vec![Piece::People(people)]))
        }
        Act::Together(acts) => {
            let mut all = Done::default();
            for act in acts {
                match apply(interview, act, now) {
                    Ok(done) => {
                        all.displaced.extend(done.displaced);
                        all.items.extend(done.items);
                        all.gone.extend(done.gone);
                        all.head |= done.head;
                        all.draft |= done.draft;
                        all.call |= done.call;
                    }
                    Err(why) => {
                        all.displaced.reverse();
                        put_in_all(interview, all.displaced);
                        return Err(why);
                    }
                }
            }
            Ok(all)
        }
    }
}

/// Puts pieces in, in order, and says what that touched and displaced.
pub(crate) fn put_in_all(interview: &mut Interview, pieces: Vec<Piece>) -> Done {
    let mut done = Done::default();
    for piece in pieces {
        match &piece {
            Piece::Item(id, Some(_)) => done.items.push(id.clone()),
            Piece::Item(id, None) => done.gone.extend(interview.item(id).cloned()),
            Piece::Call(_) => done.call = true,
            Piece::Whole(other) => {
                let changed = other.evidence.iter();
                let changed = changed.filter(|item| interview.item(&item.id) != Some(*item));
                done.items.extend(changed.map(|item| item.id.clone()));
                let gone = interview.evidence.iter();
                let gone = gone.filter(|item| other.item(&item.id).is_none());
                done.gone.extend(gone.cloned());
                done.head = true;
                done.draft |= interview.draft != other.draft;
                done.call |= interview.call != other.call;
            }
            Piece::Asked(..)
            | Piece::Probed(..)
            | Piece::Authority(_)
            | Piece::AskedAgain(_)
            | Piece::Mark(..)
            | Piece::People(_)
            | Piece::Circumstances(_)
            | Piece::Flags(_)
            | Piece::FollowUps(_) => done.head = true,
        }
        let displaced = put_in(interview, piece);
        done.displaced.push(displaced);
    }
    done
}

/// Puts one piece in and hands back what was there.
fn put_in(interview: &mut Interview, piece: Piece) -> Piece {
    match piece {
        Piece::Item(id, item) => {
            let index = interview.evidence.iter().position(|other| other.id == id);
            let before = index.map(|index| Box::new(interview.evidence.remove(index)));
            if let Some(item) = item {
                let place = interview
                    .place(item.at_ms, &item.id)
                    .unwrap_or_else(|place| place);
                interview.evidence.insert(place, *item);
            }
            Piece::Item(id, before)
        }
        Piece::Asked(prompt, at) => {
            let before = match at {
                Some(at) => interview.asked.insert(prompt.clone(), at),
                None => interview.asked.remove(&prompt),
            };
            Piece::Asked(prompt, before)
        }
        Piece::Probed(prompt, probes) => {
            let before = if probes.is_empty() {
                interview.probed.remove(&prompt)
            } else {
                interview.probed.insert(prompt.clone(), probes)
            };
            Piece::Probed(prompt, before.unwrap_or_default())
        }
        Piece::Authority(authority) => Piece::Authority(std::mem::replace(
            &mut interview.respondent.authority,
            authority,
        )),
        Piece::People(people) => Piece::People(std::mem::replace(&mut interview.people, people)),
        Piece::Circumstances(known) => Piece::Circumstances(Box::new(std::mem::replace(
            &mut interview.circumstances,
            *known,
        ))),
        Piece::Flags(flags) => Piece::Flags(std::mem::replace(&mut interview.flags, flags)),
        Piece::FollowUps(all) => {
            Piece::FollowUps(std::mem::replace(&mut interview.follow_ups, all))
        }
        Piece::Call(call) => Piece::Call(std::mem::replace(&mut interview.call, call)),
        Piece::Whole(other) => Piece::Whole(Box::new(std::mem::replace(interview, *other))),
        Piece::AskedAgain(at) => {
            Piece::AskedAgain(std::mem::replace(&mut interview.asked_again, at))
        }
        Piece::Mark(place, mark) => {
            let marks = &mut interview.marks;
            let before = match mark {
                Some(mark) => {
                    marks.insert(place.min(marks.len()), mark);
                    None
                }
                None => (place < marks.len()).then(|| marks.remove(place)),
            };
            Piece::Mark(place, before)
        }
    }
}

/// Settles a red flag, or takes back what was said of it.
fn settle_flag(interview: &mut Interview, flag: Flag, now: Now) -> Result<Done, EditError> {
    let is_fatal = is_fatal(&flag.code);
    if is_fatal && flag.state != FlagState::Confirmed && strikes_now(interview, &flag.code) {
        return Err(EditError::Struck);
    }
    if flag.state == FlagState::Dismissed || is_fatal && flag.state == FlagState::Confirmed {
        given(&flag.reason)?;
    } else {
        at_most(&flag.reason, LONGEST_FACT)?;
    }
    if is_fatal && flag.state == FlagState::Confirmed {
        if interview.is_running() {
            apply(interview, Act::Finish, now)?;
        }
        interview.note(now, LogCode::Struck, flag.reason.trim());
        say_of_flag(&mut interview.flags, flag);
        return Ok(Done {
            head: true,
            ..Done::default()
        });
    }
    let mut flags = interview.flags.clone();
    say_of_flag(&mut flags, flag);
    Ok(put_in_all(interview, vec![Piece::Flags(flags)]))
}

/// Puts what a person said of a flag in the place of what was said before. What is suspected is nothing a person said.
pub(super) fn say_of_flag(flags: &mut Vec<Flag>, flag: Flag) {
    let place = flags.iter().position(|other| other.code == flag.code);
    match (place.and_then(|at| flags.get_mut(at)), flag.state) {
        (Some(_), FlagState::Suspected) => flags.retain(|other| other.code != flag.code),
        (None, FlagState::Suspected) => {}
        (Some(before), _) => *before = flag,
        (None, _) => flags.push(flag),
    }
}

/// The pieces of keeping an item.
fn kept(interview: &Interview, item: Box<Item>) -> Result<Vec<Piece>, EditError> {
    valid_item(interview, &item)?;
    if interview.item(&item.id).is_some() {
        return Err(EditError::AlreadyThere(item.id.to_string()));
    }
    let mut pieces = asked_by(interview, item.prompt.as_ref(), Some(&item));
    pieces.push(Piece::Item(item.id.clone(), Some(item)));
    Ok(pieces)
}

/// A prompt under which something stands counts as asked, from then on.
fn asked_by(interview: &Interview, prompt: Option<&PromptId>, item: Option<&Item>) -> Vec<Piece> {
    let new = prompt.filter(|prompt| !interview.asked.contains_key(*prompt));
    let asked = new.zip(item);
    asked
        .map(|(prompt, item)| Piece::Asked(prompt.clone(), Some(item.at_ms)))
        .into_iter()
        .collect()
}

/// A mark, and its place in the list.
fn marked(interview: &Interview, id: ItemId) -> Result<(usize, &Mark), EditError> {
    let mut marks = interview.marks.iter().enumerate();
    marks
        .find(|(_, mark)| mark.id == id)
        .ok_or(EditError::UnknownItem(id))
}

/// Changes one item, unless the result would break a rule.
fn change(
    interview: &mut Interview,
    id: &ItemId,
    how: impl FnOnce(&mut Item),
) -> Result<Done, EditError> {
    let mut item = interview
        .item(id)
        .cloned()
        .ok_or_else(|| EditError::UnknownItem(id.clone()))?;
    how(&mut item);
    valid_item(interview, &item)?;
    Ok(put_in_all(
        interview,
        vec![Piece::Item(id.clone(), Some(Box::new(item)))],
    ))
}

/// Takes over what was found, where no person has ruled. A hit that was settled stays settled while it stands on the same
/// words.
/// An item with what a transcript says of it, or with nothing said.
fn checked(item: &Item, check: Option<&Check>) -> Item {
    let mut item = item.clone();
    item.transcript = check.and_then(|check| check.transcript);
    if item.led_by == SpecificBy::App {
        item.led = check.is_some_and(|check| check.led);
    }
    let is_leading = check.is_some_and(|check| check.leading);
    let has_it = item.hits.iter().any(|hit| hit.code == HitCode::Leading);
    if is_leading && !has_it {
        item.hits.push(Hit {
            code: HitCode::Leading,
            span: whole(&item.text),
            state: HitState::Open,
        });
    } else if !is_leading {
        item.hits.retain(|hit| hit.code != HitCode::Leading);
    }
    item
}

/// All of a text, as a hit covers it.
fn whole(text: &str) -> [u32; 2] {
    [0, u32::try_from(text.chars().count()).unwrap_or(u32::MAX)]
}

fn take_over(item: &mut Item, found: Finding, words_before: &str) {
    if item.specific_by == SpecificBy::App {
        item.specific = found.specific;
    }
    let settled = std::mem::replace(&mut item.hits, found.hits);
    for hit in &mut item.hits {
        let words = hit.words(&item.text);
        let same = |old: &&Hit| old.code == hit.code && old.words(words_before) == words;
        if let Some(old) = settled.iter().find(same) {
            hit.state = old.state;
        }
    }
    // That the question led is no matter of the answer's words.
    let asked = settled.into_iter().find(|hit| hit.code == HitCode::Leading);
    item.hits.extend(asked.map(|hit| Hit {
        span: whole(&item.text),
        ..hit
    }));
}

fn valid_item(interview: &Interview, item: &Item) -> Result<(), EditError> {
    if item.text.trim().is_empty() {
        return Err(EditError::NoWords);
    }
    at_most(&item.text, LONGEST_ITEM)?;
    let parts = &item.parts;
    for text in parts.texts() {
        at_most(text, LONGEST_FACT)?;
    }
    let within =
        |value: Option<u8>, least, most| value.is_none_or(|value| (least..=most).contains(&value));
    let seriousness = parts
        .alternative
        .as_ref()
        .map(|alternative| alternative.seriousness);
    if !(within(parts.severity, 0, 3)
        && within(parts.importance, 1, 5)
        && within(parts.satisfaction, 1, 5)
        && within(seriousness, 0, 3))
    {
        return Err(EditError::OutOfRange);
    }
    match &item.again {
        Some(other) if *other == item.id || interview.item(other).is_none() => {
            Err(EditError::NoSuchLink)
        }
        _ => Ok(()),
    }
}

/// A sentence that must be given, and no longer than a fact.
pub(super) fn given(text: &str) -> Result<(), EditError> {
    if text.trim().is_empty() {
        return Err(EditError::NoReason);
    }
    at_most(text, LONGEST_FACT)
}

fn at_most(text: &str, most: usize) -> Result<(), EditError> {
    let found = text.chars().count();
    if found > most {
        Err(EditError::TooLong { found, most })
    } else {
        Ok(())
    }
}
