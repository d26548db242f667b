//! A transcript at hand: read from a file or a paste, in memory until the window goes, and what follows from using it.

use std::rc::Rc;

use super::clock;
use super::desk::Desk;
use crate::domain::conduct;
use crate::domain::edit::{self, Act};
use crate::domain::heard::{Reading, Said, lines};
use crate::domain::hints;
use crate::domain::id::InterviewId;
use crate::domain::interview::{
    AskCode, Call, Conduct, Line, MOST_KEPT, Offset, Side, Speaker, Step,
};
use crate::domain::score::{Basis, Score, score};
use crate::domain::time::{Elapsed, Moment};
use crate::formats::preferences::KnownSpeaker;
use crate::formats::transcript::{self, Refused};
use crate::guides;
use crate::web::prelude::*;

/// A transcript that was read, and where from.
pub(crate) struct Loaded {
    /// The interview it is for.
    pub(crate) of: InterviewId,
    /// The file's name; empty for a paste.
    pub(crate) file: String,
    sha256: String,
    /// When the file was last changed, which is about when the call ended.
    pub(crate) changed: Option<Moment>,
    /// What was read. Whoever has no name is a speaker with an empty one.
    pub(crate) read: transcript::Reading,
}

/// Reads a file's bytes.
pub(crate) fn load(
    of: InterviewId,
    file: String,
    changed: Option<Moment>,
    bytes: &[u8],
) -> Result<Rc<Loaded>, Refused> {
    // A document of ours, or another program's, is text and no talk, whatever it is called.
    if bytes.trim_ascii_start().starts_with(b"{") {
        return Err(Refused::NothingSaid);
    }
    let mut read = transcript::read(bytes)?;
    let call = &mut read.transcript;
    // Words of nobody are somebody's: the person says whose.
    if call.cues.iter().any(|cue| cue.speaker.is_none()) {
        let nobody = call.speakers.len();
        call.speakers.push(String::new());
        for cue in &mut call.cues {
            cue.speaker.get_or_insert(nobody);
        }
    }
    Ok(Rc::new(Loaded {
        of,
        file,
        sha256: transcript::digest(bytes),
        changed,
        read,
    }))
}

/// The transcripts that were read in this window and not used up by a reload. Anybody may look, the newest of an interview
/// counts.
#[derive(Clone, Copy)]
pub(crate) struct AtHand(RwSignal<Vec<Rc<Loaded>>, LocalStorage>);

/// The transcripts at hand, from any part.
pub(crate) fn at_hand() -> AtHand {
    expect_context()
}

impl AtHand {
    pub(crate) fn new() -> Self {
        Self(RwSignal::new_local(Vec::new()))
    }

    /// Takes one up in the place of an interview's earlier one.
    pub(crate) fn put(self, loaded: Rc<Loaded>) {
        self.0.update(|all| {
            all.retain(|it| it.of != loaded.of);
            all.push(loaded);
        });
    }

    /// Lets an interview's go.
    pub(crate) fn drop(self, of: &InterviewId) {
        self.0.update(|all| all.retain(|it| it.of != *of));
    }

    /// That of an interview.
    pub(crate) fn of(self, id: &InterviewId) -> Option<Rc<Loaded>> {
        self.0
            .with(|all| all.iter().find(|it| it.of == *id).cloned())
    }
}

impl Loaded {
    /// Whether it is the transcript an interview was checked against.
    pub(crate) fn is_of(&self, call: &Call) -> bool {
        self.sha256 == call.sha256
    }

    /// A guess of who is who: as the person said it last in this study, else by names and questions.
    pub(crate) fn sides(&self, desk: Desk) -> Vec<Side> {
        let call = &self.read.transcript;
        let known = desk.glance(&self.of, |it| {
            let guess = call.sides(&it.interviewer, &it.respondent.alias);
            (it.study.clone(), guess)
        });
        let Some((study, mut sides)) = known else {
            return Vec::new();
        };
        let said = |name: &String| {
            desk.preferences.with_untracked(|mine| {
                let mut known = mine.speakers.iter();
                let known = known.find(|it| it.study == study && it.name == *name);
                known.map(|it| it.side)
            })
        };
        let named: Vec<_> = call.speakers.iter().map(said).collect();
        // Where somebody is known to ask, nobody else is guessed to.
        let asks = named.contains(&Some(Side::Interviewer));
        for (side, known) in sides.iter_mut().zip(named) {
            match known {
                Some(known) => *side = known,
                None if asks && *side == Side::Interviewer => *side = Side::Other,
                None => {}
            }
        }
        if !sides.contains(&Side::Respondent) {
            let said = call.said();
            let most = (0..sides.len())
                .filter(|place| sides.get(*place) == Some(&Side::Other))
                .max_by_key(|place| said.get(*place).map_or(0, |it| it.words));
            if let Some(side) = most.and_then(|place| sides.get_mut(place)) {
                *side = Side::Respondent;
            }
        }
        sides
    }

    fn speakers(&self, sides: &[Side]) -> Vec<Speaker> {
        let names = self.read.transcript.speakers.iter().cloned();
        names
            .zip(sides)
            .map(|(name, side)| Speaker { name, side: *side })
            .collect()
    }

    /// Its lines made ready for looking things up.
    pub(crate) fn said(&self, basis: Basis<'_>, sides: &[Side]) -> Said {
        let language = &basis.interview.guide.language;
        Said::new(
            lines(&self.read.transcript),
            &self.speakers(sides),
            language,
        )
    }

    /// What would be kept of it and what it says, with these sides; all of its lines at the person's wish, and with `counts`
    /// how the call was conducted.
    pub(crate) fn plan(&self, basis: Basis<'_>, sides: &[Side], whole: bool, counts: bool) -> Plan {
        let interview = basis.interview;
        let said = self.said(basis, sides);
        let language = &interview.guide.language;
        let lexicon = guides::lexicon(language);
        let leads = |question: &str| {
            let found = lexicon.and_then(|lexicon| hints::asked(question, language, lexicon));
            let mut codes = found.into_iter().flatten();
            codes.any(|(code, _)| code == AskCode::Leading)
        };
        let mut reading = said.read(interview, &leads);
        // Without a live session the transcript's clock is the only one.
        if !interview.has_started() || interview.is_from_transcript() {
            reading.offset = i64::try_from(self.begins().as_ms()).ok();
        }
        let prompts = said.prompts(interview, basis.guide, reading.offset);
        let mut of_cues = vec![None; self.read.transcript.cues.len()];
        for (line, prompt) in said.lines().iter().zip(&prompts).rev() {
            let cue = usize::try_from(line.cue).ok();
            if let Some(of_cue) = cue.and_then(|cue| of_cues.get_mut(cue)) {
                *of_cue = prompt.as_ref();
            }
        }
        // It takes longer than all the rest, and what would change does not hang on it.
        let count = || {
            Conduct::of(&conduct::Heard {
                transcript: &self.read.transcript,
                sides,
                language,
                lexicon,
                guide: basis.guide,
                prompts: &of_cues,
            })
        };
        let conduct = if counts { count() } else { Conduct::default() };
        let mut call = Call {
            file: self.file.clone(),
            sha256: self.sha256.clone(),
            read: clock::now().moment,
            cues: u32::try_from(self.read.transcript.cues.len()).unwrap_or(u32::MAX),
            whole: whole && said.can_be_whole(),
            speakers: self.speakers(sides),
            offset: reading.offset.map(Offset::from_ms),
            lines: Vec::new(),
            conduct,
        };
        let marks = interview.marks.iter();
        let marks: Vec<_> = marks
            .filter_map(|mark| call.transcript(mark.at_ms))
            .collect();
        call.lines = said.kept(&reading, &marks, whole);
        Plan {
            call,
            reading,
            said,
        }
    }

    /// When each prompt was turned to, as far as the transcript tells.
    pub(crate) fn trail(&self, basis: Basis<'_>, said: &Said) -> Vec<Step> {
        let mut trail: Vec<Step> = Vec::new();
        let prompts = said.prompts(basis.interview, basis.guide, None);
        for (line, prompt) in said.lines().iter().zip(prompts) {
            let at_ms = line.from_ms.unwrap_or_default().minus(self.begins());
            let last = trail.last();
            let is_late = last.is_none_or(|last| last.at_ms <= at_ms);
            if prompt.is_some() && is_late && last.is_none_or(|last| last.prompt != prompt) {
                trail.push(Step { at_ms, prompt });
            }
        }
        trail
    }

    /// Whether all of its lines may be kept.
    pub(crate) fn is_small(&self) -> bool {
        let bytes = self.read.transcript.cues.iter().map(|cue| cue.text.len());
        bytes.sum::<usize>() <= MOST_KEPT
    }

    /// How long it lasts.
    pub(crate) fn length(&self) -> Elapsed {
        let ends = self.read.transcript.cues.iter();
        let ends = ends.filter_map(|cue| cue.to.or(cue.from));
        ends.max().unwrap_or_default().minus(self.begins())
    }

    /// Where its clock stands at the first words, if it tells the time of day: nobody talks for an hour before that.
    fn begins(&self) -> Elapsed {
        let first = self.read.transcript.cues.iter().find_map(|cue| cue.from);
        first
            .filter(|first| *first >= Elapsed::from_minutes(60))
            .unwrap_or_default()
    }
}

/// What using a transcript would come to.
pub(crate) struct Plan {
    pub(crate) call: Call,
    pub(crate) reading: Reading,
    pub(crate) said: Said,
}

impl Plan {
    /// The act that uses it.
    pub(crate) fn act(&self) -> Act {
        Act::Attach {
            call: Some(Box::new(self.call.clone())),
            checks: Some(self.reading.checks.clone()),
        }
    }
}

/// The score as it is and as an act would make it.
pub(crate) fn effect(basis: Basis<'_>, act: Act) -> Option<(Score, Score)> {
    let mut after = basis.interview.clone();
    edit::apply(&mut after, act, clock::now()).ok()?;
    let after = Basis {
        interview: &after,
        ..basis
    };
    Some((score(basis)?, score(after)?))
}

/// What is kept of a transcript with one more line of it.
pub(crate) fn with_line(call: &Call, line: &Line) -> Option<Call> {
    let is_it = |other: &Line| other.cue == line.cue && other.text == line.text;
    if call.lines.iter().any(is_it) {
        return None;
    }
    let mut more = call.clone();
    let after = more.lines.iter().position(|other| other.cue > line.cue);
    let place = after.unwrap_or(more.lines.len());
    more.lines.insert(place, line.clone());
    Some(more)
}

/// Remembers who is who in a study, except for the respondent, who is another each time.
pub(crate) fn remember(desk: Desk, of: &InterviewId, speakers: &[Speaker]) {
    const MOST: usize = 200;
    let Some(study) = desk.glance(of, |it| it.study.clone()) else {
        return;
    };
    let known = speakers
        .iter()
        .filter(|it| it.side != Side::Respondent && !it.name.is_empty());
    let known: Vec<_> = known
        .map(|it| KnownSpeaker {
            study: study.clone(),
            name: it.name.clone(),
            side: it.side,
        })
        .collect();
    let is_new = desk.preferences.with_untracked(|mine| {
        let mut known = known.iter();
        known.any(|it| !mine.speakers.contains(it))
    });
    if is_new {
        desk.prefer(|mine| {
            mine.speakers.retain(|old| {
                known
                    .iter()
                    .all(|it| it.name != old.name || it.study != old.study)
            });
            mine.speakers.extend(known);
            let more = mine.speakers.len().saturating_sub(MOST);
            mine.speakers.drain(..more);
        });
    }
}
