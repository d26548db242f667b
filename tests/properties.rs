//! What holds for every interview: the score, the levels, the advice, and undo.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test fails where it must"
)]

#[path = "support/arbitrary.rs"]
mod arbitrary;

use arbitrary::{Deed, deeds, elapsed, interview, interview_with, item, undoable};
use on_record::domain::advice::{self, Reason, hint};
use on_record::domain::check::check;
use on_record::domain::dimension::{Authority, Dimension};
use on_record::domain::edit::{Act, EditError};
use on_record::domain::flag::struck;
use on_record::domain::guide::{Guide, Language, PromptKind};
use on_record::domain::id::InterviewId;
use on_record::domain::interview::{
    Filing, Flag, FlagState, GuideUse, HitState, Interview, Item, Kind, LogCode, Mark, Parts,
    Person, RubricUse, Sitting, SpecificBy, TranscriptCheck,
};
use on_record::domain::level::{Level, Levels, Terms, Why, quotes_in_slots};
use on_record::domain::rubric::Profile;
use on_record::domain::score::{Basis, CapCause, Raise, Score, score};
use on_record::domain::sorted::{SortedMap, SortedSet};
use on_record::domain::specific;
use on_record::domain::strike::{Next, Strike};
use on_record::domain::text;
use on_record::domain::time::{Elapsed, Moment, Now};
use on_record::domain::workspace::{Edit, Touched, Workspace};
use on_record::formats::preferences::Preferences;
use on_record::guides;
use proptest::prelude::*;
use proptest::sample::Index;

fn guide_of(interview: &Interview) -> &'static Guide {
    guides::guide(interview.guide.id.as_str()).unwrap()
}

fn basis(interview: &Interview) -> Basis<'_> {
    Basis {
        interview,
        guide: guide_of(interview),
        rubric: guides::rubric(),
    }
}

fn scored(interview: &Interview) -> Option<Score> {
    score(basis(interview))
}

/// The points that count, in hundredths, reckoned from the printed score as a reader would.
fn counted(score: &Score) -> u32 {
    let lowest = score.caps.iter().map(|cap| cap.at).min().unwrap_or(100);
    score.raw.get().min(lowest * 100)
}

/// One fact raised, as only a person or the transcript can; `None` where there is nothing left to raise.
fn raised(before: &Interview, which: Index, how: u8, more: Dimension) -> Option<Interview> {
    let mut after = before.clone();
    if how == 0 {
        let next = usize::from(before.respondent.authority.rung()) + 1;
        after.respondent.authority = Authority::ALL.get(next).copied()?;
        return Some(after);
    }
    if before.evidence.is_empty() {
        return None;
    }
    let other = before.evidence[0].id.clone();
    let item = which.get_mut(&mut after.evidence);
    match how {
        1 => (item.specific, item.specific_by) = (true, SpecificBy::Person),
        2 => item.read_back = true,
        3 => item.led = false,
        4 => item.transcript = Some(TranscriptCheck::Verified),
        5 if item.transcript == Some(TranscriptCheck::NotFound) => item.transcript = None,
        6 => item.hits.first_mut()?.state = HitState::Answered,
        7 => item.answer = None,
        8 if !item.dims.contains(&more) => item.dims.push(more),
        9 => item.text.push_str(" and so we said it again"),
        10 => item.parts.amount = "46,000".to_owned(),
        11 if item.id != other && item.again.is_none() => item.again = Some(other),
        // Hits are looked for in quotes only, so that a note carries none and gains none here.
        12 => item.kind = Kind::Quote,
        _ => return None,
    }
    Some(after)
}

proptest! {
    #[test]
    fn levels_read_once_agree_with_levels_read_one_by_one(interview in interview()) {
        let guide = guide_of(&interview);
        let (levels, terms) = (Levels::of(&interview, guide), Terms::of(&interview, guide));
        for dimension in Dimension::ALL.iter().copied().filter(|dimension| *dimension != Dimension::JobMap) {
            let cell = levels.cell(dimension);
            let readings: Vec<_> = interview.evidence_in(dimension).map(|item| terms.read(item, dimension)).collect();
            let best = |of: fn(&on_record::domain::level::Reading) -> Level| readings.iter().map(of).max().unwrap_or_default();
            prop_assert_eq!(cell.level, best(|reading| reading.level));
            prop_assert_eq!(cell.would_be, best(|reading| reading.would_be));
            prop_assert_eq!(cell.items as usize, readings.len());
            prop_assert!(readings.iter().all(|reading| reading.level <= reading.would_be && reading.would_be <= reading.derived));
            prop_assert_eq!(cell.holds_quote, interview.evidence_in(dimension).any(|item| terms.is_verbatim(item)));
            prop_assert!(cell.level.number() <= 4);
            if let Some(best) = cell.best {
                let reading = terms.read(&interview.evidence[best], dimension);
                prop_assert_eq!((reading.level, reading.why), (cell.level, cell.why));
            }
        }
        prop_assert_eq!(levels.quotes_in_slots(), quotes_in_slots(&interview));
    }

    #[test]
    fn the_ledger_adds_up_and_the_score_follows_from_it(interview in interview()) {
        let Some(score) = scored(&interview) else { return Ok(()) };
        let rubric = guides::rubric();
        prop_assert_eq!(score.ledger.iter().map(|line| line.weight).sum::<u32>(), 100);
        prop_assert_eq!(score.ledger.iter().map(|line| line.points.get()).sum::<u32>(), score.raw.get());
        for line in &score.ledger {
            prop_assert_eq!(line.points.get() + line.lost.get(), line.weight * 100);
            prop_assert_eq!(line.points.get(), line.weight * rubric.level[usize::from(line.level.number())]);
            prop_assert_eq!(line.lost.get() > 0, line.raise.is_some(), "{:?}", line);
            prop_assert_eq!(line.raise.is_some_and(|raise| matches!(raise, Raise::Ask | Raise::AskAgain)) && line.prompt.is_none(), false);
        }
        prop_assert_eq!(score.total, counted(&score) / 100);
        prop_assert!(score.total <= 100 && score.total <= score.would_be);
        let mut decider = interview.clone();
        decider.respondent.authority = Authority::Chose;
        prop_assert_eq!(scored(&decider).map(|decided| decided.total), Some(score.would_be));
        let lowest = score.caps.iter().map(|cap| cap.at).min();
        for cap in &score.caps {
            prop_assert_eq!(cap.binds, Some(cap.at) == lowest && score.raw.get() > cap.at * 100);
        }
        let slots_cap = score.caps.iter().find_map(|cap| match cap.cause {
            CapCause::SlotsQuoted(slots) => Some(slots),
            _ => None,
        });
        prop_assert!(slots_cap.is_none_or(|slots| slots == quotes_in_slots(&interview) && slots < 4));
    }

    #[test]
    fn more_evidence_never_lowers_a_score(interview in interview(), number in any::<Index>(), extra in Just(()).prop_flat_map(|()| item("x".into(), guides::guide("g1").unwrap()))) {
        let mut after = interview.clone();
        let place = number.index(after.evidence.len() + 1);
        after.evidence.insert(place, extra);
        after.evidence.sort_by(|one, two| (one.at_ms, &one.id).cmp(&(two.at_ms, &two.id)));
        if let (Some(before), Some(after)) = (scored(&interview), scored(&after)) {
            prop_assert!(before.total <= after.total && before.raw <= after.raw && before.required_met <= after.required_met);
            prop_assert!(before.would_be <= after.would_be && before.goal_balance <= after.goal_balance);
        }
    }

    #[test]
    fn raising_a_fact_never_lowers_a_score(
        interview in interview(), which in any::<Index>(), how in 0..13_u8, more in 0..Dimension::ALL.len()
    ) {
        let Some(after) = raised(&interview, which, how, Dimension::ALL[more]) else { return Ok(()) };
        if let (Some(before), Some(after)) = (scored(&interview), scored(&after)) {
            prop_assert!(before.total <= after.total && before.raw <= after.raw && before.required_met <= after.required_met);
            for (one, two) in before.ledger.iter().zip(&after.ledger) {
                prop_assert!(one.level <= two.level, "{:?} {:?}", one, two);
            }
        }
    }

    #[test]
    fn no_verdict_moves_a_score(interview in interview(), code in "[a-z_]{1,12}", at in elapsed()) {
        let mut after = interview.clone();
        after.filing = if interview.filing == Filing::Decision { Filing::Supporting } else { Filing::Decision };
        after.flags = vec![Flag { code, state: FlagState::Confirmed, reason: "struck".to_owned() }];
        after.log.clear();
        after.respondent.ordered_on = None;
        after.respondent.joined_on = None;
        after.marks.push(Mark { id: "m".into(), at_ms: at, wall: Moment::from_unix_ms(0), prompt: None });
        prop_assert_eq!(scored(&interview), scored(&after));
        let learned = SortedMap::new();
        prop_assert_eq!(advice::next(basis(&interview), at, &learned), advice::next(basis(&after), at, &learned));
    }

    #[test]
    fn the_action_a_line_names_raises_it(interview in interview()) {
        let Some(score) = scored(&interview) else { return Ok(()) };
        for line in &score.ledger {
            let Some(raise) = line.raise else { continue };
            let mut after = interview.clone();
            let words = text::word_count("they said it in just so many words in March");
            let item = line.item.as_ref().and_then(|id| after.evidence.iter_mut().find(|item| item.id == *id));
            match (raise, item) {
                (Raise::SettleAuthority, _) => after.respondent.authority = Authority::Chose,
                (Raise::ReadBack, Some(item)) => item.read_back = true,
                (Raise::MakeSpecific, Some(item)) => (item.specific, item.specific_by) = (true, SpecificBy::Person),
                (Raise::AdoptTranscript | Raise::RuleOnTranscript, Some(item)) => item.transcript = Some(TranscriptCheck::Verified),
                (Raise::Quote { words: least }, Some(item)) => {
                    prop_assert!(words >= least);
                    item.kind = Kind::Quote;
                    item.text = "they said it in just so many words in March".to_owned();
                    (item.led, item.transcript) = (false, None);
                }
                (Raise::SettleHit(code), Some(item)) => {
                    prop_assert!(item.hits.iter().any(|hit| hit.code == code && hit.state == HitState::Open));
                    continue; // what is behind it may need a second action
                }
                (Raise::Ask | Raise::AskAgain | Raise::Keep | Raise::AskTheDecider, _) => continue,
                (action, None) => panic!("{action:?} of no item"),
            }
            let after = scored(&after).unwrap().ledger.into_iter().find(|other| other.dimension == line.dimension).unwrap();
            prop_assert!(after.level > line.level, "{:?} {:?}", line, after);
        }
    }

    #[test]
    fn advice_is_open_unasked_for_this_role_and_brings_something(interview in interview(), at in elapsed()) {
        let guide = guide_of(&interview);
        let Some(next) = advice::next(basis(&interview), at, &SortedMap::new()) else { return Ok(()) };
        let prompt = guide.prompt(&next.prompt).unwrap();
        prop_assert!(!interview.asked.contains_key(&next.prompt));
        prop_assert!(prompt.is_for(&interview.respondent.roles));
        prop_assert!(matches!(prompt.kind, PromptKind::Open | PromptKind::Rating));
        prop_assert_eq!(next.minutes, prompt.minutes);
        prop_assert!(next.gain.get() > 0 || matches!(next.reason, Reason::Closing | Reason::AuthorityUnknown));
        prop_assert!(!matches!(hint(basis(&interview), prompt, at), Some(advice::WindowHint::OpensAt(..))));
    }

    #[test]
    fn the_gain_is_what_the_score_would_really_gain(interview in interview(), at in elapsed()) {
        let mut before = interview.clone();
        if before.respondent.authority == Authority::Unknown {
            before.respondent.authority = Authority::Chose;
        }
        let Some(next) = advice::next(basis(&interview), at, &SortedMap::new()) else { return Ok(()) };
        let prompt = guide_of(&interview).prompt(&next.prompt).unwrap();
        if prompt.dims.contains(&Dimension::JobMap) || prompt.kind != PromptKind::Open {
            return Ok(());
        }
        let mut after = before.clone();
        for dimension in &prompt.dims {
            let target = dimension.slot().is_some() || *dimension == Dimension::GoalPersonal;
            after.evidence.push(Item {
                id: format!("z-{dimension}").as_str().into(),
                dims: vec![*dimension],
                kind: if target { Kind::Quote } else { Kind::Note },
                text: "they said it in just so many words in March".to_owned(),
                at_ms: Elapsed::from_minutes(1_000_000),
                wall: Moment::from_unix_ms(0),
                prompt: None,
                specific: true,
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
        }
        let (before, after) = (scored(&before).unwrap(), scored(&after).unwrap());
        prop_assert_eq!(next.gain.get(), counted(&after) - counted(&before));
    }

    #[test]
    fn folding_and_finding_never_lose_their_place(text in any::<String>(), turkish in any::<bool>()) {
        use on_record::domain::guide::Language;
        let language = if turkish { Language::turkish() } else { Language::english() };
        let length = u32::try_from(text.chars().count()).unwrap();
        let folded = text::fold(&text, &language);
        let mut last = 0;
        for (at, letter) in folded.text().char_indices() {
            let [from, to] = folded.span(at..at + letter.len_utf8());
            prop_assert!(last <= from && from <= to && to <= length);
            last = from;
        }
        prop_assert_eq!(folded.span(0..folded.text().len()), [0, length]);
        for count in 0..4 {
            prop_assert_eq!(text::has_words(&text, count), text::word_count(&text) >= count);
        }
        let signs = specific::signs(&text, &language, &[]);
        prop_assert_eq!(specific::found(&text, &language, &[]), !signs.is_empty());
        prop_assert!(signs.iter().all(|sign| sign.span[0] < sign.span[1] && sign.span[1] <= length));
        prop_assert!(signs.windows(2).all(|two| two[0].span[1] <= two[1].span[0]));
    }
}

/// Does deeds through the workspace's one door, as the app does, and says which were accepted.
fn live(workspace: &mut Workspace, guide: &Guide, deeds: &[(Deed, on_record::domain::time::Now)]) {
    let id = "i".into();
    for (number, (deed, now)) in deeds.iter().enumerate() {
        let before = workspace.interview(&id).unwrap().clone();
        let edit = match deed {
            Deed::Undo => Edit::Undo(id.clone()),
            Deed::Redo => Edit::Redo(id.clone()),
            _ => Edit::Interview(id.clone(), deed.act(&before, guide, number, *now).unwrap()),
        };
        match workspace.apply(edit, *now) {
            Ok(change) => {
                touched_is_what_changed(
                    &before,
                    workspace.interview(&id).unwrap(),
                    &change.touched,
                );
            }
            Err(why) => {
                assert_eq!(
                    workspace.interview(&id).unwrap(),
                    &before,
                    "refused with {why} and changed nothing"
                );
                assert_ne!(why, EditError::UnknownInterview(id.clone()));
            }
        }
    }
}

/// What an edit says it touched is exactly what changed, or was written with the same words.
fn touched_is_what_changed(before: &Interview, after: &Interview, touched: &[Touched]) {
    for item in &after.evidence {
        let changed = before.item(&item.id) != Some(item);
        let said = touched
            .iter()
            .any(|touched| matches!(touched, Touched::Item(_, id) if *id == item.id));
        assert!(said || !changed, "{} changed unsaid", item.id);
    }
    for item in &before.evidence {
        let gone = after.item(&item.id).is_none();
        let said = touched
            .iter()
            .any(|touched| matches!(touched, Touched::Gone(_, was) if **was == *item));
        assert_eq!(gone, said, "{} went unsaid", item.id);
    }
    let head = |interview: &Interview| Interview {
        evidence: Vec::new(),
        draft: None,
        ..interview.clone()
    };
    let said = |what: fn(&Touched) -> bool| touched.iter().any(what);
    assert!(head(before) == head(after) || said(|touched| matches!(touched, Touched::Head(_))));
    assert!(before.draft == after.draft || said(|touched| matches!(touched, Touched::Draft(_))));
}

fn with_deeds() -> impl Strategy<Value = (Interview, Vec<(Deed, on_record::domain::time::Now)>)> {
    arbitrary::guide().prop_flat_map(|guide| (interview_with(guide), deeds(guide)))
}

proptest! {
    #[test]
    fn whatever_is_done_the_interview_keeps_its_rules((interview, deeds) in with_deeds()) {
        prop_assert_eq!(check(&interview), []);
        let guide = guide_of(&interview);
        let mut workspace = Workspace::default();
        workspace.apply(Edit::AddInterview(Box::new(interview)), arbitrary::at(Moment::from_unix_ms(0))).unwrap();
        live(&mut workspace, guide, &deeds);
        let after = workspace.interview(&"i".into()).unwrap();
        prop_assert_eq!(check(after), []);
        let order: Vec<_> = after.evidence.iter().map(|item| (item.at_ms, &item.id)).collect();
        prop_assert!(order.windows(2).all(|two| two[0] < two[1]));
    }

    #[test]
    fn undoing_everything_brings_it_all_back((interview, deeds) in with_deeds()) {
        let guide = guide_of(&interview);
        let (id, now) = ("i".into(), arbitrary::at(Moment::from_unix_ms(0)));
        let begun = undoable(&interview);
        let mut workspace = Workspace::default();
        workspace.apply(Edit::AddInterview(Box::new(interview)), now).unwrap();
        live(&mut workspace, guide, &deeds);
        let ended = undoable(workspace.interview(&id).unwrap());
        let mut steps = 0;
        while workspace.apply(Edit::Undo(id.clone()), now).is_ok() {
            steps += 1;
        }
        prop_assert_eq!(undoable(workspace.interview(&id).unwrap()), begun);
        for _ in 0..steps {
            workspace.apply(Edit::Redo(id.clone()), now).unwrap();
        }
        prop_assert_eq!(undoable(workspace.interview(&id).unwrap()), ended);
    }
}

proptest! {
    #[test]
    fn a_record_opened_by_the_pivot_holds_the_lead_and_nothing_else_that_was_said(
        (interview, deeds) in with_deeds(), opens in any::<bool>(), seconds in 0..9_000_i64
    ) {
        let guide = guide_of(&interview);
        let (id, next) = (InterviewId::from("i"), InterviewId::from("next"));
        let mut workspace = Workspace::default();
        workspace.apply(Edit::AddInterview(Box::new(interview)), arbitrary::at(Moment::from_unix_ms(0))).unwrap();
        live(&mut workspace, guide, &deeds);
        let before = workspace.interview(&id).unwrap().clone();
        let latest = before.last_known().unwrap_or(Moment::from_unix_ms(0));
        let now = arbitrary::at(latest.after(Elapsed::from_ms(seconds.unsigned_abs() * 1_000)));
        let strike = Strike {
            reason: "not there".to_owned(),
            next: opens.then(|| Next {
                id: next.clone(),
                guide: GuideUse::built_in("g3", 1, Language::new("xx")),
                rubric: RubricUse::built_in(1),
                first: None,
                consent: "they agreed".to_owned(),
            }),
        };
        let was_undecided = before.respondent.authority <= Authority::NotThere;
        let is_open = struck(&before).is_none() && !before.is_purged();
        let may = was_undecided && before.filing == Filing::Decision && is_open;
        let done = workspace.apply(Edit::Strike(id.clone(), Box::new(strike)), now);
        prop_assert_eq!(done.is_ok(), may, "{:?}", done);
        let after = workspace.interview(&id).unwrap();
        if !may {
            prop_assert_eq!(after, &before);
            prop_assert!(workspace.interview(&next).is_none());
            return Ok(());
        }
        prop_assert_eq!(check(after), []);
        prop_assert!(struck(after).is_some() && !after.is_running());
        prop_assert_eq!((&after.evidence, &after.draft, &after.lead), (&before.evidence, &before.draft, &before.lead));
        let Some(fresh) = workspace.interview(&next) else {
            prop_assert!(!opens);
            return Ok(());
        };
        prop_assert_eq!(check(fresh), []);
        let mut expected = Interview::new(
            next,
            before.study.clone(),
            now.moment,
            GuideUse::built_in("g3", 1, before.guide.language.clone()),
            RubricUse::built_in(1),
        );
        expected.filing = Filing::Supporting;
        expected.interviewer = before.interviewer;
        (expected.respondent.alias, expected.respondent.company) = (before.respondent.alias, before.respondent.company);
        expected.respondent.title = before.respondent.title;
        (expected.lead, expected.came_from) = (before.lead, Some(id));
        expected.held_on = Some(now.today);
        expected.sittings = vec![Sitting { started: now.moment, ended: None }];
        expected.log = fresh.log.clone();
        prop_assert_eq!(fresh, &expected);
        let log: Vec<_> = fresh.log.iter().map(|entry| entry.what).collect();
        prop_assert_eq!(log, [LogCode::CameFrom, LogCode::Started]);
    }
}

/// An interview that began so many seconds ago, and the moment it is now.
fn begun(seconds: i64) -> (Workspace, Item, Now) {
    let mut interview = on_record::guides::sample::interviews().swap_remove(0);
    (interview.id, interview.draft) = ("i".into(), None);
    let mut item = interview.evidence.swap_remove(0);
    item.id = "filled".into();
    item.again = None;
    interview.evidence.clear();
    interview.sittings.clear();
    interview.trail.clear();
    interview.asked = SortedMap::new();
    let mut workspace = Workspace::default();
    let at =
        |seconds: i64| arbitrary::at(Moment::from_unix_ms(1_752_840_000_000 + seconds * 1_000));
    let edits = [
        Edit::AddInterview(Box::new(interview)),
        Edit::Interview("i".into(), Act::Start),
        Edit::Interview("i".into(), Act::GoTo(Some("g1.s1".into()))),
    ];
    for edit in edits {
        workspace.apply(edit, at(0)).unwrap();
    }
    (workspace, item, at(seconds))
}

#[test]
fn a_mark_is_filled_at_its_moment_and_under_its_prompt_and_undo_opens_it_again() {
    let (mut workspace, item, now) = begun(25);
    let id: InterviewId = "i".into();
    let back = Elapsed::from_ms(10_000);
    let mark = workspace
        .interview(&id)
        .unwrap()
        .marked_at(now.moment, back, "m".into());
    assert_eq!(mark.at_ms, Elapsed::from_ms(15_000));
    assert_eq!(
        mark.wall.since(Moment::from_unix_ms(1_752_840_000_000)),
        mark.at_ms
    );
    assert_eq!(mark.prompt, Some("g1.s1".into()));
    let mut act = |act: Act| workspace.apply(Edit::Interview(id.clone(), act), now);
    assert!(act(Act::Mark(mark.clone())).is_ok());
    assert_eq!(
        act(Act::Mark(mark.clone())),
        Err(EditError::AlreadyThere("m".to_owned()))
    );
    assert!(act(Act::GoTo(Some("g1.c1".into()))).is_ok());
    let fill = || Act::Fill {
        mark: "m".into(),
        item: Box::new(item.clone()),
    };
    // Words that cannot be kept leave the mark open.
    let empty = Item {
        text: " ".to_owned(),
        ..item.clone()
    };
    assert_eq!(
        act(Act::Fill {
            mark: "m".into(),
            item: Box::new(empty)
        }),
        Err(EditError::NoWords)
    );
    let touched = act(fill()).unwrap().touched;
    assert_eq!(
        touched,
        [
            Touched::Item(id.clone(), "filled".into()),
            Touched::Head(id.clone())
        ]
    );
    assert_eq!(act(fill()), Err(EditError::UnknownItem("m".into())));
    let after = workspace.interview(&id).unwrap();
    assert_eq!(after.marks, []);
    let kept = &after.evidence[0];
    assert_eq!(
        (kept.at_ms, kept.wall, &kept.prompt),
        (mark.at_ms, mark.wall, &mark.prompt)
    );
    assert_eq!(after.asked.get(&"g1.s1".into()), Some(&mark.at_ms));
    // One step takes the words out and opens the mark again; the next takes the mark away.
    workspace.apply(Edit::Undo(id.clone()), now).unwrap();
    let after = workspace.interview(&id).unwrap();
    assert_eq!(
        (&after.marks, after.evidence.len(), after.asked.len()),
        (&vec![mark], 0, 0)
    );
    workspace.apply(Edit::Undo(id.clone()), now).unwrap();
    assert_eq!(workspace.interview(&id).unwrap().marks, []);
}

#[test]
fn a_mark_never_goes_back_before_the_beginning() {
    let (workspace, _, now) = begun(4);
    let interview = workspace.interview(&"i".into()).unwrap();
    let mark = interview.marked_at(now.moment, Elapsed::from_ms(10_000), "m".into());
    assert_eq!(mark.at_ms, Elapsed::default());
    assert_eq!(mark.wall, Moment::from_unix_ms(1_752_840_000_000));
    let preferences = |rewind| Preferences {
        rewind,
        ..Preferences::default()
    };
    let seconds = [None, Some(0), Some(60), Some(255)].map(|rewind| preferences(rewind).rewind());
    assert_eq!(seconds, [10_000, 0, 60_000, 60_000].map(Elapsed::from_ms));
}

#[test]
fn marks_from_a_file_keep_the_order_they_came_in() {
    let (mut workspace, ..) = begun(0);
    let now = arbitrary::at(Moment::from_unix_ms(0));
    let mut interview = workspace.interview(&"i".into()).unwrap().clone();
    interview.id = "j".into();
    let mark = |id: &str, at| Mark {
        id: id.into(),
        at_ms: Elapsed::from_ms(at),
        wall: Moment::from_unix_ms(0),
        prompt: None,
    };
    interview.marks = vec![mark("late", 9), mark("early", 1), mark("later", 10)];
    let before = interview.marks.clone();
    workspace
        .apply(Edit::AddInterview(Box::new(interview)), now)
        .unwrap();
    workspace
        .apply(
            Edit::Interview("j".into(), Act::Unmark("early".into())),
            now,
        )
        .unwrap();
    workspace.apply(Edit::Undo("j".into()), now).unwrap();
    assert_eq!(workspace.interview(&"j".into()).unwrap().marks, before);
}

#[test]
fn every_profile_is_generated_and_some_interviews_are_good() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut profiles, mut whys, mut best) = (SortedSet::new(), SortedSet::new(), 0);
    for _ in 0..2_000 {
        let interview = interview().new_tree(&mut runner).unwrap().current();
        if let Some(score) = scored(&interview) {
            profiles.insert(score.profile);
            whys.extend(score.ledger.iter().map(|line| line.why));
            best = best.max(score.total);
        }
    }
    assert_eq!(profiles.len(), Profile::ALL.len(), "{profiles:?}");
    for why in [
        Why::Verified,
        Why::SaidAgain,
        Why::ReadBack,
        Why::Led,
        Why::NotFound,
        Why::ShortQuote,
        Why::EarlyBudget,
        Why::Steps,
    ] {
        assert!(whys.contains(&why), "{why:?} is never generated");
    }
    assert!(best >= 30, "{best}");
}

#[test]
fn a_name_typed_letter_by_letter_is_undone_as_one_and_a_refused_act_takes_its_company_along() {
    let (mut workspace, item, now) = begun(25);
    let id: InterviewId = "i".into();
    let before = workspace.interview(&id).unwrap().clone();
    let named = |name: &str| vec![Person::new("p".into(), name.to_owned())];
    let detail = |amount: &str| Act::Detail {
        item: "filled".into(),
        parts: Box::new(Parts {
            amount: amount.to_owned(),
            ..item.parts.clone()
        }),
    };
    let kept = Act::Together(vec![
        Act::People(named("Ec")),
        Act::Keep(Box::new(item.clone())),
    ]);
    let mut act = |act: Act| workspace.apply(Edit::Interview(id.clone(), act), now);
    act(kept.clone()).unwrap();
    for step in [
        Act::People(named("Ece")),
        Act::People(named("Ece Y")),
        detail("4"),
        detail("46"),
        detail("46k"),
    ] {
        act(step).unwrap();
    }
    // The item is there already, so nobody is added either.
    let met = Act::People(named("Somebody else"));
    let again = Act::Together(vec![met, Act::Keep(Box::new(item.clone()))]);
    assert!(act(again).is_err());
    let at = |workspace: &Workspace| {
        let interview = workspace.interview(&id).unwrap();
        let amount = interview.item(&"filled".into());
        (
            interview.people.first().map(|it| it.name.clone()),
            amount.map(|it| it.parts.amount.clone()),
        )
    };
    let mut seen = vec![at(&workspace)];
    while workspace.apply(Edit::Undo(id.clone()), now).is_ok() {
        seen.push(at(&workspace));
    }
    let some = |name: &str, amount: &str| (Some(name.to_owned()), Some(amount.to_owned()));
    let amount = item.parts.amount.as_str();
    assert_eq!(
        seen,
        [
            some("Ece Y", "46k"),
            some("Ece Y", amount),
            some("Ec", amount),
            (before.people.first().map(|it| it.name.clone()), None)
        ]
    );
    assert_eq!(workspace.interview(&id).unwrap().people, before.people);
}
