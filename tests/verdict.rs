//! What an interview is worth for the analysis: every flag, every verdict, and what must hold for any interview at all.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use on_record::domain::advice;
use on_record::domain::dimension::{Authority, Dimension};
use on_record::domain::edit::{Act, EditError};
use on_record::domain::flag::{FATAL, FlagWeight, is_struck};
use on_record::domain::guide::Guide;
use on_record::domain::interview::{
    Channel, Circumstances, Confirmation, Consent, Filing, Flag, FlagState, Hit, HitCode, HitState,
    Interview, Item, Kind, LogCode, Other, Outcome, Ruling, RulingCode, Sitting, Step, Tie,
    TradeOff,
};
use on_record::domain::level::Levels;
use on_record::domain::score::{self, Basis, Score};
use on_record::domain::sorted::SortedMap;
use on_record::domain::time::{Date, Elapsed, Moment, Now};
use on_record::domain::verdict::{Ground, Reading, Sign, Verdict, is_map_ready};
use on_record::domain::workspace::{Edit, Workspace};
use on_record::guides;
use on_record::guides::sample;
use proptest::prelude::*;

#[path = "support/any_interview.rs"]
mod any_interview;

fn guide(id: &str) -> &'static Guide {
    guides::guide(id).unwrap()
}

fn read(interview: &Interview) -> Reading<'_> {
    Reading::of(interview, guide("g1"), guides::flags())
}

fn moment(minutes: i64) -> Moment {
    Moment::from_unix_ms(1_752_840_000_000 + minutes * 60_000)
}

/// A Decision interview of half an hour with one who chose, held in July on an order of March: nothing speaks against it.
fn clean() -> Interview {
    let mut interview = sample::interviews().remove(0);
    interview.id = "i".into();
    interview.evidence.clear();
    interview.flags.clear();
    interview.asked = SortedMap::new();
    interview.trail.clear();
    interview.sittings = vec![Sitting {
        started: moment(0),
        ended: Some(moment(29)),
    }];
    interview
}

/// The first sample's first quote, in these dimensions, with this hit on its first word.
fn quote(number: u64, dims: &[Dimension], hit: Option<HitCode>) -> Item {
    let marta = sample::interviews().remove(0);
    let mut quotes = marta.evidence.into_iter();
    let mut item = quotes.find(|item| item.kind == Kind::Quote).unwrap();
    item.id = format!("q{number}").as_str().into();
    item.at_ms = Elapsed::from_ms(number);
    item.dims = dims.to_vec();
    item.hits = Vec::from_iter(hit.map(|code| Hit {
        code,
        span: [0, 6],
        state: HitState::Open,
    }));
    item
}

fn quotes(dims: &[Dimension], hits: &[Option<HitCode>]) -> Vec<Item> {
    (0..)
        .zip(hits)
        .map(|(number, hit)| quote(number, dims, *hit))
        .collect()
}

/// What is raised, with its state.
fn flags(interview: &Interview) -> Vec<(String, FlagState)> {
    let raised = read(interview).raised;
    raised
        .iter()
        .map(|flag| (flag.rule.id.clone(), flag.state))
        .collect()
}

/// Every fatal flag a fact can raise, and a written decision: each by itself strikes.
fn struck_in_every_way() -> Vec<Interview> {
    let by = |how: &dyn Fn(&mut Interview)| {
        let mut interview = clean();
        how(&mut interview);
        interview
    };
    vec![
        by(&|it| it.circumstances.outcome = Some(Outcome::Trial)),
        by(&|it| it.circumstances.trade_off = Some(TradeOff::Gift)),
        by(&|it| it.circumstances.channel = Some(Channel::Survey)),
        by(&|it| it.circumstances.consent = Some(Consent::Withdrawn)),
        by(&|it| it.circumstances.tie = Some(Tie::Friend)),
        by(&|it| it.respondent.joined_on = "2025-06-01".parse().ok()),
        by(&|it| {
            it.ruling = Some(Ruling {
                code: RulingCode::Struck,
                reason: "zebra".to_owned(),
                points: 0,
                wall: moment(40),
            });
        }),
    ]
}

#[test]
fn nothing_is_learned_from_what_is_struck() {
    let prompt = &guide("g1").prompts.first().unwrap().id;
    // So many minutes on one prompt.
    let spent = |mut interview: Interview, minutes: u64| {
        let steps = [(0, Some(prompt.clone())), (minutes * 60_000, None)];
        interview.trail = Vec::from(steps.map(|(at, prompt)| Step {
            at_ms: Elapsed::from_ms(at),
            prompt,
        }));
        interview.asked = SortedMap::from([(prompt.clone(), Elapsed::default())]);
        interview
    };
    let sound: Vec<_> = [4, 4, 4, 4, 4].map(|it| spent(clean(), it)).into();
    let learned = advice::learned(guide("g1"), &sound);
    assert!(learned.get(prompt).is_some(), "{learned:?}");
    let mut all = sound;
    for struck in struck_in_every_way() {
        assert_eq!(read(&struck).verdict, Verdict::Struck);
        let alone = vec![spent(struck.clone(), 25); 9];
        assert!(
            advice::learned(guide("g1"), &alone).is_empty(),
            "{struck:?}"
        );
        all.push(spent(struck, 25));
    }
    assert_eq!(advice::learned(guide("g1"), &all), learned);
}

#[test]
fn the_worked_interviews_get_the_verdicts_of_the_method() {
    let expected: toml::Table = include_str!("../src/guides/demo_expected.toml")
        .parse()
        .unwrap();
    let names = ["strong", "mediocre", "struck", "struck_followup"];
    for (interview, name) in sample::interviews().iter().zip(names) {
        let expected = expected[name].as_table().unwrap();
        let reading = Reading::of(
            interview,
            guide(interview.guide.id.as_str()),
            guides::flags(),
        );
        assert_eq!(
            expected["verdict"].as_str(),
            Some(reading.verdict.code()),
            "{name}: {reading:?}"
        );
        let confirmed = |is_fatal: bool| {
            let raised = reading.in_state(FlagState::Confirmed);
            let of = raised.filter(|flag| (flag.rule.weight == FlagWeight::Fatal) == is_fatal);
            let mut codes: Vec<_> = of.map(|flag| flag.rule.id.as_str()).collect();
            codes.sort_unstable();
            codes
        };
        let listed = |key: &str| {
            let codes = expected.get(key).and_then(toml::Value::as_array);
            codes.map(|codes| Vec::from_iter(codes.iter().map(|it| it.as_str().unwrap())))
        };
        if let Some(points) = expected.get("points").and_then(toml::Value::as_integer) {
            assert_eq!(points, i64::from(reading.points), "{name}: {reading:?}");
        }
        if let Some(codes) = listed("flags") {
            assert_eq!(confirmed(false), codes, "{name}");
        }
        if let Some(codes) = listed("fatal") {
            assert_eq!(confirmed(true), codes, "{name}");
        }
        if let Some(ready) = expected.get("map_ready") {
            let levels = Levels::of(interview, guide(interview.guide.id.as_str()));
            let is_ready = is_map_ready(interview, &levels, &reading);
            assert_eq!(ready.as_bool(), Some(is_ready), "{name}");
        }
        if let Some(lead) = expected.get("lead") {
            let known = interview.lead.as_ref().unwrap();
            assert_eq!(lead["name"].as_str(), Some(known.name.as_str()));
        }
    }
}

/// A change to the clean interview, and what it raises.
type Case = (
    fn(&mut Interview),
    &'static [(&'static str, FlagState)],
    Verdict,
);

#[test]
fn every_flag_is_raised_by_what_raises_it_and_by_nothing_less() {
    use FlagState::{Confirmed, Suspected};
    use HitCode::{Distancing, DistancingWeak, Hearsay, Hypothetical, Marketing};
    use Verdict::{Admitted, Caution, Struck, UnderReview};
    const CAUSAL: &[Dimension] = &[Dimension::Pain, Dimension::Trigger];
    let cases: &[Case] = &[
        (|_| {}, &[], Admitted),
        // Whose decision it was.
        (
            |it| it.respondent.authority = Authority::Unknown,
            &[],
            UnderReview,
        ),
        (
            |it| it.respondent.authority = Authority::TookPart,
            &[],
            Caution,
        ),
        (
            |it| it.respondent.authority = Authority::NotThere,
            &[("not_the_decider", Suspected)],
            UnderReview,
        ),
        (
            |it| {
                it.respondent.authority = Authority::NotThere;
                it.asked_again = Some(Elapsed::from_minutes(6));
            },
            &[("not_the_decider", Confirmed)],
            Struck,
        ),
        (
            |it| {
                it.respondent.authority = Authority::Unknown;
                it.asked_again = Some(Elapsed::from_minutes(6));
            },
            &[("not_the_decider", Suspected)],
            UnderReview,
        ),
        (
            |it| it.asked_again = Some(Elapsed::from_minutes(6)),
            &[],
            Admitted,
        ),
        (
            |it| {
                it.respondent.authority = Authority::Unknown;
                it.evidence = quotes(CAUSAL, &[Some(Hearsay), Some(Distancing), None, None]);
            },
            &[("not_the_decider", Suspected), ("hearsay_half", Suspected)],
            UnderReview,
        ),
        // Recorded facts.
        (
            |it| it.circumstances.outcome = Some(Outcome::Trial),
            &[("nothing_bought", Confirmed)],
            Struck,
        ),
        (
            |it| it.circumstances.trade_off = Some(TradeOff::Bundled),
            &[("no_trade_off", Confirmed)],
            Struck,
        ),
        (
            |it| it.circumstances.channel = Some(Channel::Email),
            &[("not_an_interview", Confirmed)],
            Struck,
        ),
        (
            |it| it.circumstances.channel = Some(Channel::Phone),
            &[],
            Admitted,
        ),
        (
            |it| it.circumstances.consent = Some(Consent::Withdrawn),
            &[("consent_refused", Confirmed)],
            Struck,
        ),
        (
            |it| it.circumstances.tie = Some(Tie::Reseller),
            &[("tied_to_seller", Confirmed)],
            Struck,
        ),
        (|it| it.circumstances.tie = Some(Tie::None), &[], Admitted),
        (
            |it| it.circumstances.others = vec![Other::Boss],
            &[("others_on_call", Confirmed)],
            Caution,
        ),
        (
            |it| it.circumstances.interpreted = true,
            &[("interpreted", Confirmed)],
            Admitted,
        ),
        (
            |it| it.circumstances.rehearsed = true,
            &[("rehearsed_reference", Confirmed)],
            Admitted,
        ),
        (
            |it| it.circumstances.paid_panel = true,
            &[("paid_panel", Confirmed)],
            Admitted,
        ),
        // Dates. The interview was on 18 July 2025.
        (
            |it| it.respondent.joined_on = Date::day(2025, 3, 12),
            &[("joined_after_order", Confirmed)],
            Struck,
        ),
        // What is still to come strikes nobody.
        (
            |it| it.respondent.joined_on = Date::month(2027, 5),
            &[
                ("joined_after_order", Suspected),
                ("contradiction", Suspected),
            ],
            UnderReview,
        ),
        (
            |it| it.respondent.joined_on = Date::month(2025, 3),
            &[("joined_after_order", Suspected)],
            UnderReview,
        ),
        (
            |it| it.respondent.joined_on = Date::day(2025, 3, 11),
            &[],
            Admitted,
        ),
        (|it| it.respondent.ordered_on = None, &[], Admitted),
        (
            |it| it.respondent.ordered_on = Date::day(2025, 4, 18),
            &[],
            Admitted,
        ),
        (
            |it| it.respondent.ordered_on = Date::day(2025, 4, 19),
            &[("order_outside_window", Confirmed)],
            Admitted,
        ),
        (
            |it| it.respondent.ordered_on = Date::day(2024, 12, 19),
            &[],
            Admitted,
        ),
        (
            |it| it.respondent.ordered_on = Date::day(2024, 12, 18),
            &[("order_outside_window", Confirmed)],
            Admitted,
        ),
        (
            |it| it.respondent.ordered_on = Date::day(2024, 6, 19),
            &[("order_outside_window", Confirmed)],
            Admitted,
        ),
        (
            |it| it.respondent.ordered_on = Date::day(2024, 6, 18),
            &[("order_over_12_months", Confirmed)],
            Caution,
        ),
        (
            |it| it.respondent.ordered_on = Date::day(2025, 7, 19),
            &[("contradiction", Suspected)],
            Caution,
        ),
        (
            |it| {
                it.respondent.ordered_on = None;
                it.respondent.joined_on = Date::month(2025, 8);
            },
            &[("contradiction", Suspected)],
            Caution,
        ),
        // The clock: 30 minutes were planned.
        (|it| it.sittings[0].ended = Some(moment(15)), &[], Admitted),
        (
            |it| it.sittings[0].ended = Some(moment(14)),
            &[("cut_short", Confirmed)],
            Admitted,
        ),
        (|it| it.sittings[0].ended = None, &[], Admitted),
        (
            |it| {
                it.sittings[0].ended = None;
                it.respondent.authority = Authority::Unknown;
            },
            &[],
            Admitted,
        ),
        // Words. Shares need four answers, and only hits that nobody has settled count.
        (
            |it| it.evidence = quotes(CAUSAL, &[Some(Hearsay), Some(Hearsay), Some(Hearsay)]),
            &[],
            Admitted,
        ),
        (
            |it| it.evidence = quotes(CAUSAL, &[Some(Hearsay), Some(Distancing), None, None]),
            &[("hearsay_half", Suspected)],
            Caution,
        ),
        (
            |it| it.evidence = quotes(CAUSAL, &[Some(Hearsay), None, None, None]),
            &[("hearsay_quarter", Suspected)],
            Admitted,
        ),
        (
            |it| it.evidence = quotes(CAUSAL, &[Some(Hearsay), None, None, None, None]),
            &[],
            Admitted,
        ),
        (
            |it| it.evidence = quotes(CAUSAL, &[Some(DistancingWeak); 5]),
            &[],
            Admitted,
        ),
        (
            |it| it.evidence = quotes(&[Dimension::Pain], &[Some(Hearsay); 5]),
            &[],
            Admitted,
        ),
        (
            |it| {
                it.evidence = quotes(CAUSAL, &[Some(Hearsay); 4]);
                for item in &mut it.evidence {
                    item.hits[0].state = HitState::Dismissed;
                }
            },
            &[],
            Admitted,
        ),
        (
            |it| {
                it.evidence = quotes(
                    &[Dimension::Pain],
                    &[Some(Hypothetical), Some(Hypothetical), None, None],
                );
            },
            &[("hypothetical_half", Suspected)],
            Caution,
        ),
        (
            |it| it.evidence = quotes(&[], &[Some(Hypothetical), None, None, None]),
            &[("hypothetical_quarter", Suspected)],
            Admitted,
        ),
        (
            |it| it.evidence = quotes(&[], &[Some(Marketing); 2]),
            &[],
            Admitted,
        ),
        (
            |it| it.evidence = quotes(&[], &[Some(Marketing); 3]),
            &[("marketing_talk", Suspected)],
            Admitted,
        ),
        (
            |it| {
                it.evidence = quotes(&[], &[None; 2]);
                it.evidence[0].led = true;
            },
            &[],
            Admitted,
        ),
        (
            |it| {
                it.evidence = quotes(&[], &[None; 2]);
                it.evidence.iter_mut().for_each(|item| item.led = true);
            },
            &[("led_answers", Suspected)],
            Caution,
        ),
        (
            |it| {
                it.evidence = quotes(&[], &[None; 2]);
                it.evidence[1].again = Some("q0".into());
                it.evidence[0].parts.date = "March".to_owned();
                it.evidence[1].parts.date = "April".to_owned();
            },
            &[("contradiction", Suspected)],
            Caution,
        ),
        // Three probes and nothing came.
        (|it| probed(it, "g1.s1", &[0, 1]), &[], Admitted),
        (
            |it| probed(it, "g1.s1", &[0, 1, 2]),
            &[("no_trigger", Suspected)],
            Caution,
        ),
        (
            |it| {
                probed(it, "g1.s1", &[0, 1, 2]);
                it.evidence = quotes(&[Dimension::Trigger], &[None]);
                it.evidence[0].specific = false;
                it.evidence[0].parts.date.clear();
            },
            &[("no_trigger", Suspected)],
            Caution,
        ),
        (
            |it| {
                probed(it, "g1.s1", &[0, 1, 2]);
                it.evidence = quotes(&[Dimension::Trigger], &[None]);
                it.evidence[0].specific = true;
            },
            &[],
            Admitted,
        ),
        (
            |it| probed(it, "g1.c1", &[0, 1, 2]),
            &[("no_alternative", Suspected)],
            Caution,
        ),
    ];
    for (number, (change, raised, verdict)) in cases.iter().enumerate() {
        let mut interview = clean();
        change(&mut interview);
        let raised: Vec<_> = raised
            .iter()
            .map(|(code, state)| ((*code).to_owned(), *state))
            .collect();
        assert_eq!(flags(&interview), raised, "case {number}");
        assert_eq!(read(&interview).verdict, *verdict, "case {number}");
    }
}

fn probed(interview: &mut Interview, prompt: &str, probes: &[u8]) {
    interview
        .asked
        .insert(prompt.into(), Elapsed::from_minutes(1));
    let probes = probes.iter().copied().collect();
    interview.probed.insert(prompt.into(), probes);
}

#[test]
fn supporting_interviews_know_only_the_flags_that_concern_them() {
    let mut interview = clean();
    interview.respondent.authority = Authority::NotThere;
    interview.asked_again = Some(Elapsed::from_minutes(6));
    interview.respondent.joined_on = Date::month(2025, 5);
    interview.respondent.ordered_on = Date::month(2023, 5);
    interview.circumstances = Circumstances {
        outcome: Some(Outcome::Dropped),
        trade_off: Some(TradeOff::Free),
        rehearsed: true,
        ..Circumstances::default()
    };
    interview.filing = Filing::Supporting;
    let reading = read(&interview);
    assert_eq!(
        (reading.verdict, reading.raised.len()),
        (Verdict::Admitted, 0)
    );
    // A rep is the seller's own; nobody else may be.
    interview.circumstances.tie = Some(Tie::Employee);
    assert_eq!(read(&interview).verdict, Verdict::Struck);
    let rep = Reading::of(&interview, guide("g5"), guides::flags());
    assert_eq!(rep.verdict, Verdict::Admitted);
    assert!(!is_struck(&interview, &guide("g5").id));
    assert!(is_struck(&interview, &guide("g4").id));
}

fn flag(code: &str, state: FlagState, reason: &str) -> Flag {
    Flag {
        code: code.to_owned(),
        state,
        reason: reason.to_owned(),
    }
}

#[test]
fn points_decide_and_a_written_decision_covers_as_many_as_it_was_given_for() {
    let mut interview = clean();
    let add = |interview: &mut Interview, code| {
        interview.flags.push(flag(code, FlagState::Confirmed, ""));
    };
    let ruled = |code, points| {
        Some(Ruling {
            code,
            reason: "Told day by day.".to_owned(),
            points,
            wall: moment(40),
        })
    };
    add(&mut interview, "energy_after_purchase");
    add(&mut interview, "marketing_talk");
    assert_eq!(read(&interview).grounds, [Ground::Clear(2)]);
    add(&mut interview, "paid_panel");
    assert_eq!(read(&interview).grounds, [Ground::Points(3)]);
    interview.flags.clear();
    add(&mut interview, "feature_tour");
    add(&mut interview, "compared_after");
    let reading = read(&interview);
    assert_eq!(reading.verdict, Verdict::UnderReview);
    assert_eq!(reading.grounds, [Ground::Undecided(6)]);
    interview.ruling = ruled(RulingCode::Caution, 6);
    let reading = read(&interview);
    assert_eq!(reading.verdict, Verdict::Caution);
    assert_eq!(
        reading.grounds,
        [Ground::RuledCaution(6, "Told day by day.")]
    );
    assert!(!reading.counts(&interview));
    let confirmation = Confirmation {
        by: "Priya".to_owned(),
        reason: "Heard the same.".to_owned(),
        wall: moment(50),
    };
    interview.confirmation = Some(confirmation);
    assert!(read(&interview).counts(&interview));
    // A further flag is not what was decided about.
    add(&mut interview, "paid_panel");
    assert_eq!(read(&interview).grounds, [Ground::Undecided(7)]);
    interview.ruling = ruled(RulingCode::Struck, 7);
    assert_eq!(
        read(&interview).grounds,
        [Ground::RuledStruck("Told day by day.")]
    );
    assert!(!read(&interview).counts(&interview));
    // Any interview may be struck.
    let mut interview = clean();
    interview.ruling = ruled(RulingCode::Struck, 0);
    assert_eq!(read(&interview).verdict, Verdict::Struck);
    assert!(is_struck(&interview, &guide("g1").id));
}

/// A workspace with one interview, and what does an act to it.
struct Table(Workspace);

impl Table {
    fn with(interview: Interview) -> Self {
        let mut workspace = Workspace::default();
        let add = Edit::AddInterview(Box::new(interview));
        workspace.apply(add, now()).unwrap();
        Self(workspace)
    }

    fn act(&mut self, act: Act) -> Result<(), EditError> {
        let edit = Edit::Interview("i".into(), act);
        self.0.apply(edit, now()).map(drop)
    }

    fn interview(&self) -> &Interview {
        self.0.interview(&"i".into()).unwrap()
    }

    fn verdict(&self) -> Verdict {
        read(self.interview()).verdict
    }
}

fn now() -> Now {
    Now {
        moment: moment(60),
        today: Date::EPOCH,
    }
}

#[test]
fn a_strike_is_said_with_a_reason_and_taken_back_with_a_name() {
    let mut interview = clean();
    interview.respondent.joined_on = Date::month(2025, 5);
    let mut table = Table::with(interview);
    assert_eq!(table.verdict(), Verdict::Struck);
    // What facts say is not dismissed like a hint.
    let dismiss = flag("joined_after_order", FlagState::Dismissed, "Typed wrongly");
    assert_eq!(table.act(Act::SettleFlag(dismiss)), Err(EditError::Struck));
    let confirm = |reason| Act::SettleFlag(flag("wrong_story", FlagState::Confirmed, reason));
    assert_eq!(table.act(confirm(" ")), Err(EditError::NoReason));
    table.act(confirm("Told of the renewal")).unwrap();
    let flags = read(table.interview()).striking();
    assert_eq!(flags, ["joined_after_order", "wrong_story"]);
    let back = |by: &str, reason: &str| Act::Unstrike {
        by: by.to_owned(),
        reason: reason.to_owned(),
        flags: flags.clone(),
    };
    for (by, reason) in [("", "why"), ("Özge", "")] {
        assert_eq!(table.act(back(by, reason)), Err(EditError::NoReason));
    }
    table.act(back("Özge", "The post was hers before")).unwrap();
    assert_eq!(table.verdict(), Verdict::Admitted);
    let log: Vec<_> = table.interview().log.iter().map(|it| it.what).collect();
    assert!(log.ends_with(&[LogCode::Struck, LogCode::Unstruck]));
    let reading = read(table.interview());
    let dismissed: Vec<_> = reading
        .in_state(FlagState::Dismissed)
        .map(|flag| (flag.rule.id.as_str(), flag.reason))
        .collect();
    let why = "The post was hers before";
    assert_eq!(
        dismissed,
        [("joined_after_order", why), ("wrong_story", why)]
    );
    assert_eq!(
        reading.flag("joined_after_order").unwrap().sign,
        Some(Sign::Joined)
    );
}

#[test]
fn settling_a_flag_needs_a_reason_and_is_undone() {
    let mut interview = clean();
    interview.evidence = quotes(&[Dimension::Trigger], &[Some(HitCode::Hearsay); 4]);
    let mut table = Table::with(interview.clone());
    assert_eq!(table.verdict(), Verdict::Caution);
    let settle = |state, reason: &str| Act::SettleFlag(flag("hearsay_half", state, reason));
    assert_eq!(
        table.act(settle(FlagState::Dismissed, "")),
        Err(EditError::NoReason)
    );
    table
        .act(settle(FlagState::Dismissed, "She was in the room"))
        .unwrap();
    assert_eq!(table.verdict(), Verdict::Admitted);
    table.act(settle(FlagState::Confirmed, "")).unwrap();
    assert_eq!(read(table.interview()).points, 3);
    table.0.apply(Edit::Undo("i".into()), now()).unwrap();
    assert_eq!(table.verdict(), Verdict::Admitted);
    table.act(settle(FlagState::Suspected, "")).unwrap();
    assert_eq!(*table.interview(), interview);
}

#[test]
fn a_written_decision_is_logged_and_can_be_withdrawn_or_taken_back() {
    let mut table = Table::with(clean());
    let rule = |code, reason: &str| Act::Rule {
        code,
        reason: reason.to_owned(),
        points: 0,
    };
    assert_eq!(
        table.act(rule(RulingCode::Struck, " ")),
        Err(EditError::NoReason)
    );
    table.act(rule(RulingCode::Caution, "Well told")).unwrap();
    table.act(Act::WithdrawRuling).unwrap();
    assert_eq!(
        table.act(Act::WithdrawRuling),
        Err(EditError::NothingToUndo)
    );
    table
        .act(rule(RulingCode::Struck, "Read from a script"))
        .unwrap();
    assert_eq!(table.verdict(), Verdict::Struck);
    assert_eq!(
        table.act(rule(RulingCode::Caution, "again")),
        Err(EditError::Struck)
    );
    assert_eq!(
        table.act(Act::File(Filing::Supporting)),
        Err(EditError::Struck)
    );
    let back = Act::Unstrike {
        by: "Özge".to_owned(),
        reason: "It was not a script".to_owned(),
        flags: Vec::new(),
    };
    table.act(back).unwrap();
    assert_eq!(table.verdict(), Verdict::Admitted);
    let log: Vec<_> = table.interview().log.iter().map(|it| it.what).collect();
    assert!(log.ends_with(&[
        LogCode::AdmittedAsCaution,
        LogCode::RulingWithdrawn,
        LogCode::Struck,
        LogCode::Unstruck
    ]));
}

#[test]
fn a_consent_that_was_withdrawn_is_nobody_elses_to_give() {
    let mut table = Table::with(clean());
    let consent = |consent| {
        let known = Circumstances {
            consent: Some(consent),
            ..Circumstances::default()
        };
        Act::Circumstances(Box::new(known))
    };
    table.act(consent(Consent::Withdrawn)).unwrap();
    let back = Act::Unstrike {
        by: "Özge".to_owned(),
        reason: "We need it".to_owned(),
        flags: read(table.interview()).striking(),
    };
    assert_eq!(table.act(back.clone()), Err(EditError::NoConsent));
    // The respondent may change their mind, or it was noted wrongly.
    table.act(consent(Consent::Given)).unwrap();
    assert_eq!(table.verdict(), Verdict::Admitted);
    table.act(consent(Consent::Refused)).unwrap();
    assert_eq!(table.verdict(), Verdict::Struck);
    // With the words the way back is gone.
    table.0.apply(Edit::Purge("i".into()), now()).unwrap();
    for act in [consent(Consent::Given), back, Act::Start] {
        assert_eq!(table.act(act), Err(EditError::NoConsent));
    }
    assert_eq!(table.verdict(), Verdict::Struck);
}

/// How far a verdict lets an interview in.
fn rank(verdict: Verdict) -> usize {
    let mut all = Verdict::ALL.iter();
    all.position(|it| *it == verdict).unwrap()
}

fn total(interview: &Interview) -> Option<Score> {
    score::score(Basis {
        interview,
        guide: guide("g1"),
        rubric: guides::rubric(),
    })
}

proptest! {
    #[test]
    fn a_verdict_follows_from_the_facts_alone(interview in any_interview::interview()) {
        let reading = read(&interview);
        let json = serde_json::to_value(&interview).unwrap();
        let again: Interview = serde_json::from_value(json).unwrap();
        prop_assert_eq!(&reading, &read(&again));
        // The head alone tells whether it is struck.
        let head = Interview { evidence: Vec::new(), draft: None, ..interview.clone() };
        let struck = reading.verdict == Verdict::Struck;
        prop_assert_eq!(struck, is_struck(&head, &guide("g1").id));
        prop_assert_eq!(reading.grounds.is_empty(), false);
        // And no flag moves the score.
        let mut other = interview.clone();
        other.flags = vec![flag("wrong_story", FlagState::Confirmed, "another firm")];
        other.ruling = None;
        other.circumstances = Circumstances::default();
        prop_assert_eq!(total(&interview), total(&other));
    }

    #[test]
    fn a_confirmed_fatal_flag_always_strikes(mut interview in any_interview::interview(), which in 0..FATAL.len()) {
        let (code, supporting) = FATAL[which];
        prop_assume!(supporting || interview.filing == Filing::Decision);
        interview.flags.retain(|flag| flag.code != code);
        interview.flags.push(flag(code, FlagState::Confirmed, "said so"));
        prop_assert_eq!(read(&interview).verdict, Verdict::Struck);
    }

    #[test]
    fn dismissing_everything_admits_one_who_chose(mut interview in any_interview::interview()) {
        interview.respondent.authority = Authority::Chose;
        interview.ruling = None;
        let raised: Vec<_> = guides::flags().flags.iter()
            .map(|rule| flag(&rule.id, FlagState::Dismissed, "looked into"))
            .collect();
        interview.flags = raised;
        let reading = read(&interview);
        prop_assert_eq!((reading.verdict, reading.points), (Verdict::Admitted, 0));
    }

    #[test]
    fn confirming_a_flag_never_lets_an_interview_further_in(
        mut interview in any_interview::interview(), which in 0..29_usize,
    ) {
        let code = &guides::flags().flags[which].id;
        interview.flags.retain(|flag| flag.code != *code);
        let before = rank(read(&interview).verdict);
        interview.flags.push(flag(code, FlagState::Confirmed, "heard it"));
        prop_assert!(rank(read(&interview).verdict) >= before);
    }
}
