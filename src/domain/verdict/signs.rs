//! What an interview shows by itself of each red flag (method.md E3). Only recorded facts confirm; whatever is worked out
//! from words or counts suspects.

use super::{Case, has_ended};
use crate::domain::dimension::{Authority, Dimension};
use crate::domain::flag::{NOT_THE_DECIDER, fatal, is_after};
use crate::domain::guide::Prompt;
use crate::domain::hints::{hearsay_share, is_secondhand};
use crate::domain::id::ItemId;
use crate::domain::interview::{
    Channel, Conduct, Consent, FlagState, Hit, HitCode, HitState, Interview, Item, Kind, Other,
    Outcome, Tie, TradeOff,
};
use crate::domain::sorted::SortedSet;
use crate::domain::time::Elapsed;

/// What raises a flag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sign {
    /// Where the respondent stands on the authority ladder, and whether that was asked twice.
    Authority {
        /// Where.
        authority: Authority,
        /// Whether it was asked again.
        again: bool,
    },
    /// What came of the search.
    Outcome(Outcome),
    /// What was given.
    TradeOff(TradeOff),
    /// They took their post after the order, or in the month of it.
    Joined,
    /// How the answers came.
    Channel(Channel),
    /// Whether they agreed.
    Consent(Consent),
    /// What ties them to the seller.
    Tie(Tie),
    /// The order was so many whole months before the interview.
    Months(u32),
    /// So many probes were asked, and nothing came.
    Probes(usize),
    /// So many answers of how many.
    Share(usize, usize),
    /// So many of them.
    Count(usize),
    /// Two facts that cannot both be.
    Clash(Clash),
    /// Who or what else had a part in the answers.
    Others(Vec<Other>),
    /// So much time of how much that was planned.
    Time(Elapsed, Elapsed),
    /// A fact that says so itself.
    Fact,
}

/// Two facts that cannot both be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// The order is dated after the interview.
    OrderedLater,
    /// The post was taken after the interview.
    JoinedLater,
    /// Two items that are to say the same name different dates or amounts.
    SaidAgain,
}

/// How many probes must have been asked before silence says something (method.md B1, B2).
const PROBES: usize = 3;

/// How many answers a share needs before it says something (product page, Verdict; method.md B6).
const ANSWERS: usize = 4;

/// How many marketing phrases make talk of it (method.md B10).
const MARKETING: usize = 3;

/// How many led answers make a flag (product page, Verdict).
const LED: usize = 2;

/// How old an order may be, in whole months: from 3 to 6 it is fresh, over 12 it is a major flag (product page, Verdict).
const FRESH: std::ops::RangeInclusive<u32> = 3..=6;
const OLDEST: u32 = 12;

/// What an interview shows of one flag.
pub(super) struct Seen {
    pub(super) state: FlagState,
    pub(super) sign: Sign,
    pub(super) evidence: Vec<ItemId>,
}

fn suspected(sign: Sign, evidence: Vec<ItemId>) -> Option<Seen> {
    Some(Seen {
        state: FlagState::Suspected,
        sign,
        evidence,
    })
}

fn confirmed(sign: Sign) -> Option<Seen> {
    Some(Seen {
        state: FlagState::Confirmed,
        sign,
        evidence: Vec::new(),
    })
}

impl Case<'_, '_> {
    /// What the interview shows of a flag by itself; nothing where only a person can say.
    pub(super) fn seen(&self, code: &str) -> Option<Seen> {
        let interview = self.interview;
        let known = &interview.circumstances;
        if let Some(state) = fatal(interview, code) {
            let authority = interview.respondent.authority;
            let again = interview.asked_again.is_some();
            let sign = match code {
                NOT_THE_DECIDER => Sign::Authority { authority, again },
                "nothing_bought" => Sign::Outcome(known.outcome?),
                "no_trade_off" => Sign::TradeOff(known.trade_off?),
                "not_an_interview" => Sign::Channel(known.channel?),
                "consent_refused" => Sign::Consent(known.consent?),
                "tied_to_seller" => Sign::Tie(known.tie?),
                _ => Sign::Joined,
            };
            let evidence = match code {
                NOT_THE_DECIDER => self.hearsay().1,
                _ => Vec::new(),
            };
            return Some(Seen {
                state,
                sign,
                evidence,
            });
        }
        match code {
            // Nobody has said that they decided, and half of what they tell of its causes is not their own.
            NOT_THE_DECIDER if interview.respondent.authority == Authority::Unknown => {
                self.hearsay_between(50, 101)
            }
            "order_over_12_months" => self.age(|months| months > OLDEST),
            "order_outside_window" => {
                self.age(|months| months <= OLDEST && !FRESH.contains(&months))
            }
            "no_trigger" => self.silent(Dimension::Trigger, Item::is_specific),
            "no_alternative" => self.silent(Dimension::Alternatives, |_| true),
            "hearsay_half" => self.hearsay_between(50, 101),
            "hearsay_quarter" => self.hearsay_between(25, 50),
            "hypothetical_half" => self.hypothetical_between(50, 101),
            "hypothetical_quarter" => self.hypothetical_between(25, 50),
            "contradiction" => self.clash(),
            "others_on_call" if !known.others.is_empty() => {
                confirmed(Sign::Others(known.others.clone()))
            }
            "led_answers" => self.counted(LED, |item| usize::from(item.led)),
            "marketing_talk" => self.counted(MARKETING, |item| {
                open(item, |code| code == HitCode::Marketing).count()
            }),
            "cut_short" => self.short(),
            "interpreted" if known.interpreted => confirmed(Sign::Fact),
            "rehearsed_reference" if known.rehearsed => confirmed(Sign::Fact),
            "paid_panel" if known.paid_panel => confirmed(Sign::Fact),
            _ => None,
        }
    }

    fn quotes(&self) -> impl Iterator<Item = &Item> {
        let kept = self.interview.evidence.iter();
        kept.filter(|item| item.kind == Kind::Quote && item.answer.is_none())
    }

    fn age(&self, is_flag: impl Fn(u32) -> bool) -> Option<Seen> {
        let ordered = self.interview.respondent.ordered_on?;
        let months = self.interview.held_on?.months_since(ordered)?;
        is_flag(months)
            .then_some(Sign::Months(months))
            .and_then(confirmed)
    }

    /// Asked for and probed, and nothing of the kind came.
    fn silent(&self, dimension: Dimension, is_it: impl Fn(&Item) -> bool) -> Option<Seen> {
        let asks = |prompt: &&Prompt| {
            prompt.main_dimension() == Some(dimension)
                && self.interview.asked.contains_key(&prompt.id)
        };
        let asked = self.guide.prompts.iter().filter(asks);
        let probes: usize = asked
            .filter_map(|prompt| self.interview.probed.get(&prompt.id))
            .map(SortedSet::len)
            .sum();
        if probes < PROBES || self.interview.evidence_in(dimension).any(is_it) {
            return None;
        }
        let there = self.interview.evidence_in(dimension);
        suspected(
            Sign::Probes(probes),
            there.map(|it| it.id.clone()).collect(),
        )
    }

    /// What was counted in the call's transcript, where there is one.
    fn conduct(&self) -> Option<&Conduct> {
        let call = self.interview.call.as_deref()?;
        Some(&call.conduct)
    }

    /// Of the causal answers those known from others or done by others, and how many there are.
    fn hearsay(&self) -> (Option<(usize, usize)>, Vec<ItemId>) {
        let is_causal = |item: &&Item| item.dims.iter().any(|dimension| dimension.is_causal());
        let answers: Vec<_> = self.quotes().filter(is_causal).collect();
        let turns: Vec<Vec<Hit>> = answers
            .iter()
            .map(|item| open(item, is_secondhand).cloned().collect())
            .collect();
        let theirs = answers
            .iter()
            .zip(&turns)
            .filter(|(_, hits)| !hits.is_empty());
        let evidence = theirs.map(|(item, _)| item.id.clone()).collect();
        (hearsay_of(self.conduct(), &turns), evidence)
    }

    fn hearsay_between(&self, from: usize, below: usize) -> Option<Seen> {
        let (share, evidence) = self.hearsay();
        share_between(share?, from, below, evidence)
    }

    fn hypothetical_between(&self, from: usize, below: usize) -> Option<Seen> {
        let answers: Vec<_> = self.quotes().collect();
        let might = |item: &&&Item| open(item, |code| code == HitCode::Hypothetical).count() > 0;
        let evidence: Vec<_> = answers
            .iter()
            .filter(might)
            .map(|it| it.id.clone())
            .collect();
        if answers.len() < ANSWERS {
            return None;
        }
        share_between((evidence.len(), answers.len()), from, below, evidence)
    }

    fn counted(&self, least: usize, count: impl Fn(&Item) -> usize) -> Option<Seen> {
        let counts: Vec<_> = self.quotes().map(|item| (count(item), item)).collect();
        let all = counts.iter().map(|(count, _)| count).sum();
        let theirs = counts.iter().filter(|(count, _)| *count > 0);
        let evidence = theirs.map(|(_, item)| item.id.clone()).collect();
        (all >= least)
            .then_some(Sign::Count(all))
            .and_then(|sign| suspected(sign, evidence))
    }

    /// Dates that cannot all be true, or what is to be the same told differently.
    fn clash(&self) -> Option<Seen> {
        let Interview {
            respondent,
            held_on,
            ..
        } = self.interview;
        let is_later = |date: Option<_>| match (*held_on, date) {
            (Some(held), Some(date)) => is_after(date, held),
            _ => false,
        };
        if is_later(respondent.ordered_on) {
            return suspected(Sign::Clash(Clash::OrderedLater), Vec::new());
        }
        if is_later(respondent.joined_on) {
            return suspected(Sign::Clash(Clash::JoinedLater), Vec::new());
        }
        let differ = |one: &str, other: &str| {
            let (one, other) = (one.trim(), other.trim());
            !one.is_empty() && !other.is_empty() && one != other
        };
        let linked = self.interview.evidence.iter().find_map(|item| {
            let other = self.interview.item(item.again.as_ref()?)?;
            let (one, two) = (&item.parts, &other.parts);
            (differ(&one.date, &two.date) || differ(&one.amount, &two.amount))
                .then(|| vec![item.id.clone(), other.id.clone()])
        })?;
        suspected(Sign::Clash(Clash::SaidAgain), linked)
    }

    /// Under half of the planned time.
    fn short(&self) -> Option<Seen> {
        let interview = self.interview;
        let used = interview.elapsed(interview.last_known()?);
        let planned = Elapsed::from_minutes(u64::from(self.guide.minutes));
        (has_ended(interview) && used.plus(used) < planned)
            .then_some(Sign::Time(used, planned))
            .and_then(confirmed)
    }
}

/// The hits of an item that nobody has settled.
fn open(item: &Item, is_it: impl Fn(HitCode) -> bool) -> impl Iterator<Item = &Hit> {
    let hits = item.hits.iter();
    hits.filter(move |hit| hit.state == HitState::Open && is_it(hit.code))
}

/// The share of hearsay: of the answers in the transcript, or of what was quoted where there is none, or where it could not
/// tell which answers are causal.
fn hearsay_of(conduct: Option<&Conduct>, quotes: &[Vec<Hit>]) -> Option<(usize, usize)> {
    let Some(conduct) = conduct.filter(|conduct| conduct.causal > 0) else {
        return hearsay_share(quotes);
    };
    let part = usize::try_from(conduct.secondhand).ok()?;
    let all = usize::try_from(conduct.causal).ok()?;
    (all >= ANSWERS).then_some((part, all))
}

fn share_between(
    (part, all): (usize, usize),
    from: usize,
    below: usize,
    evidence: Vec<ItemId>,
) -> Option<Seen> {
    // A stored count may be any, and a browser's numbers are short.
    let times = |one: usize, two: usize| (one as u64).saturating_mul(two as u64);
    (times(part, 100) >= times(all, from) && times(part, 100) < times(all, below))
        .then_some(Sign::Share(part, all))
        .and_then(|sign| suspected(sign, evidence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_hearsay_is_the_calls_where_it_could_be_counted() {
        let hit = |code| Hit {
            code,
            span: [0, 1],
            state: HitState::Open,
        };
        let mut quotes = vec![vec![]; 4];
        quotes.push(vec![hit(HitCode::Hearsay), hit(HitCode::Distancing)]);
        let call = |secondhand, causal| {
            let conduct = Conduct {
                causal,
                secondhand,
                ..Conduct::default()
            };
            hearsay_of(Some(&conduct), &quotes)
        };
        assert_eq!(hearsay_of(None, &quotes), Some((1, 5)));
        assert_eq!(call(3, 9), Some((3, 9)));
        // Four answers say something, three do not, whatever was quoted.
        assert_eq!(call(4, 4), Some((4, 4)));
        assert_eq!(call(3, 3), None);
        // No prompt and no lexicon could tell.
        assert_eq!(call(0, 0), Some((1, 5)));
    }

    #[test]
    fn a_share_of_any_numbers_is_read() {
        let most = u32::MAX as usize;
        for (part, all, is_half) in [(1, 2, true), (49, 99, false), (most, most, true)] {
            let seen = share_between((part, all), 50, 101, Vec::new());
            assert_eq!(seen.is_some(), is_half, "{part} of {all}");
        }
    }
}
