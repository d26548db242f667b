//! Everything about one respondent: where this storage holds their words or their name.

use super::super::record::Key;
use super::super::store::Store;
use super::{Rested, Shelf};
use crate::domain::id::{InterviewId, PersonId};
use crate::domain::interview::Interview;
use crate::domain::text::small;
use crate::domain::workspace::Workspace;

/// What there is about somebody, or about a company.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Interviews with them.
    pub interviews: Vec<InterviewId>,
    /// Second listeners' copies of those.
    pub ratings: Vec<InterviewId>,
    /// Records that were opened from one of those. They are other people's; only what crossed into them goes.
    pub opened_from: Vec<InterviewId>,
    /// Other interviews in which they are the lead.
    pub leads: Vec<InterviewId>,
    /// Other interviews in whose list of people they stand, and as whom.
    pub people: Vec<(InterviewId, PersonId)>,
    /// Entries of the trash.
    pub trash: Vec<String>,
    /// Texts that were set aside, by the keys they lie under.
    pub set_aside: Vec<String>,
}

impl About {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.counts().iter().all(|count| *count == 0)
    }

    /// How many of each, in the order of the fields.
    pub fn counts(&self) -> [usize; 7] {
        [
            self.interviews.len(),
            self.ratings.len(),
            self.opened_from.len(),
            self.leads.len(),
            self.people.len(),
            self.trash.len(),
            self.set_aside.len(),
        ]
    }
}

impl<S: Store> Shelf<S> {
    /// What there is about whoever has this name or alias, or works for a company of this name. Capitals do not matter;
    /// half a name is no name, or another person's words would go.
    pub fn about(&self, workspace: &Workspace, name: &str) -> About {
        let wanted = small(name.trim());
        if wanted.is_empty() {
            return About::default();
        }
        let is_it = |text: &str| small(text.trim()) == wanted;
        let is_with = |it: &Interview| is_it(&it.respondent.alias) || is_it(&it.respondent.company);
        let mut about = About::default();
        for interview in workspace.interviews().filter(|it| it.rating.is_none()) {
            if is_with(interview) {
                about.interviews.push(interview.id.clone());
            }
        }
        for interview in workspace.interviews() {
            let id = &interview.id;
            let is_from =
                |of: Option<&InterviewId>| of.is_some_and(|of| about.interviews.contains(of));
            if about.interviews.contains(id) {
                continue;
            }
            let rated = interview.rating.as_ref().map(|rating| &rating.of);
            if is_from(rated) || rated.is_some() && is_with(interview) {
                about.ratings.push(id.clone());
                continue;
            }
            if is_from(interview.came_from.as_ref()) {
                about.opened_from.push(id.clone());
            }
            if interview
                .lead
                .as_ref()
                .is_some_and(|lead| is_it(&lead.name))
            {
                about.leads.push(id.clone());
            }
            let named = interview.people.iter().filter(|it| is_it(&it.name));
            about
                .people
                .extend(named.map(|person| (id.clone(), person.id.clone())));
        }
        let theirs = |id: &InterviewId| about.interviews.contains(id) || about.ratings.contains(id);
        let holds = |text: &str| small(&text.replace('\\', "")).contains(&wanted);
        for resting in self.trash() {
            let is_theirs = match &resting.what {
                Rested::Interview(head) | Rested::Older(head) => is_with(head) || theirs(&head.id),
                Rested::Item(of, item) => theirs(of) || holds(&item.text),
                Rested::Guide(_) | Rested::Study(_) => false,
                Rested::Unread => self
                    .store
                    .get(&resting.key)
                    .ok()
                    .flatten()
                    .is_some_and(|raw| holds(&raw)),
            };
            if is_theirs {
                about.trash.push(resting.key);
            }
        }
        for text in self.set_aside_texts() {
            let key = Key::parse(&text.key);
            let of = key.as_ref().and_then(|key| match key {
                Key::Head(id) => Some(id),
                other => other.part_of(),
            });
            if of.is_some_and(theirs) || holds(&text.raw) {
                about.set_aside.push(text.kept);
            }
        }
        about
    }
}
