//! Whether a record may be used at all: a word and a shape, what raises a flag in words, and what came before and after.

use crate::web::prelude::*;

use super::icon::icon;
use crate::domain::flag::NOT_THE_DECIDER;
use crate::domain::id::InterviewId;
use crate::domain::interview::Interview;
use crate::domain::score::Basis;
use crate::domain::time::Date;
use crate::domain::verdict::{Clash, Raised, Reading, Sign, Verdict, has_ended};
use crate::domain::workspace::Workspace;
use crate::formats::address::{Address, View};
use crate::guides;
use crate::web::desk::{Desk, guide_of, is_out};
use crate::web::dom::{El, el};
use crate::web::speech::{Speech, args, clock_text};

/// The sign of a verdict.
pub(crate) fn verdict_sign(speech: Speech, verdict: Verdict) -> El {
    let shape = match verdict {
        Verdict::Admitted => "admit",
        Verdict::Caution => "care",
        Verdict::UnderReview => "hold",
        Verdict::Struck => "strike",
    };
    el("span")
        .class("verdict")
        .attr("data-state", verdict.code())
        .child(icon(shape))
        .child(speech.name(verdict))
}

/// Reads an interview's verdict, and is woken by every edit but typing. Not where its guide or rubric is not at hand.
pub(crate) fn judge(
    desk: Desk,
    of: StoredValue<InterviewId>,
    how: &mut dyn FnMut(Basis<'_>, &Reading<'_>),
) {
    of.with_value(|id| {
        desk.basis(id, |basis| {
            let reading = Reading::of(basis.interview, basis.guide, guides::flags());
            how(basis, &reading);
        })
    });
}

/// The verdict's code; nothing where there is none.
pub(crate) fn verdict_code(desk: Desk, of: StoredValue<InterviewId>) -> &'static str {
    let mut code = "";
    judge(desk, of, &mut |_, reading| code = reading.verdict.code());
    code
}

/// The verdict of an interview that has ended, where it can be told: a struck one's head tells, the others' evidence has to
/// be at hand.
pub(crate) fn verdict_of(workspace: &Workspace, interview: &Interview) -> Option<Verdict> {
    if is_out(workspace, interview) {
        return Some(Verdict::Struck);
    }
    let guide = guide_of(workspace, interview)?;
    // Where nothing was kept there is nothing to judge, and nothing to count.
    let is_known = has_ended(interview)
        && workspace.is_opened(&interview.id)
        && !interview.evidence.is_empty();
    is_known.then(|| Reading::of(interview, guide, guides::flags()).verdict)
}

/// What a flag is called.
pub(crate) fn flag_name(speech: Speech, code: &str) -> String {
    speech.say(&format!("flag-{code}"))
}

/// What raises a flag, in a few words; nothing where only a person says so.
pub(crate) fn sign_words(speech: Speech, interview: &Interview, flag: &Raised<'_>) -> String {
    let Some(sign) = &flag.sign else {
        return String::new();
    };
    let code = flag.rule.id.as_str();
    let date = |date: Option<Date>| date.map_or_else(String::new, |date| speech.date(date));
    let respondent = &interview.respondent;
    let (mut what, mut of, mut count) = (String::new(), String::new(), 0);
    match sign {
        Sign::Authority { authority, again } => {
            what = speech.name(*authority);
            count = usize::from(*again);
        }
        Sign::Outcome(it) => what = speech.name(*it),
        Sign::TradeOff(it) => what = speech.name(*it),
        Sign::Channel(it) => what = speech.name(*it),
        Sign::Consent(it) => what = speech.name(*it),
        Sign::Tie(it) => what = speech.name(*it),
        Sign::Joined => {
            what = date(respondent.joined_on);
            of = date(respondent.ordered_on);
        }
        Sign::Months(months) => count = usize::try_from(*months).unwrap_or(usize::MAX),
        Sign::Probes(all) | Sign::Count(all) => count = *all,
        Sign::Share(part, all) => {
            count = *part;
            of = all.to_string();
        }
        Sign::Clash(clash) => {
            let (key, later) = match clash {
                Clash::OrderedLater => ("clash-ordered", respondent.ordered_on),
                Clash::JoinedLater => ("clash-joined", respondent.joined_on),
                Clash::SaidAgain => ("clash-said", None),
            };
            let given = args!["what" => date(later), "of" => date(interview.held_on)];
            what = speech.say_with(key, &given);
        }
        Sign::Others(others) => {
            let names = others.iter().map(|it| speech.name_as("sign", *it));
            what = names.collect::<Vec<_>>().join(", ");
        }
        Sign::Time(used, planned) => {
            what = clock_text(*used);
            of = clock_text(*planned);
        }
        Sign::Fact => {}
    }
    let key = if code == NOT_THE_DECIDER && matches!(sign, Sign::Share(..)) {
        format!("flag-{code}.share")
    } else {
        format!("flag-{code}.sign")
    };
    speech.say_with(&key, &args!["what" => what, "of" => of, "count" => count])
}

/// The same, or the flag's name where only a person says so.
pub(crate) fn flag_words(speech: Speech, interview: &Interview, flag: &Raised<'_>) -> String {
    match sign_words(speech, interview, flag) {
        sign if sign.is_empty() => flag_name(speech, &flag.rule.id),
        sign => sign,
    }
}

/// Who decided, and how to reach them.
pub(crate) fn lead_line(speech: Speech, interview: &Interview) -> Option<String> {
    let lead = interview.lead.as_ref()?;
    let who = match (lead.name.trim(), lead.reach.trim()) {
        ("", one) | (one, "") => one.to_owned(),
        (name, reach) => [name, reach].join(" · "),
    };
    Some(speech.say_with("lead", &args!["who" => who]))
}

/// Links to the record before this one and to the one after it, where they are here.
pub(crate) fn neighbours(desk: Desk, speech: Speech, id: &InterviewId) -> Vec<El> {
    desk.with(|workspace| {
        let before = workspace.interview(id).and_then(|it| it.came_from.as_ref());
        let before = before.and_then(|before| workspace.interview(before));
        [
            (before, "struck-before"),
            (workspace.after(id), "struck-after"),
        ]
        .into_iter()
        .filter_map(|(other, words)| {
            let other = other?;
            let view = if other.is_running() {
                View::Live
            } else {
                View::Report
            };
            let link = el("a").class("button").attr("data-size", "small").attr(
                "href",
                Address::Interview(other.id.clone(), view).to_string(),
            );
            Some(link.child(speech.say(words)))
        })
        .collect()
    })
}
