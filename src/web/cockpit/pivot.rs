//! Whose decision it was: what the notice, the ladder, the key and the pivot card do about it.

use super::Cockpit;
use crate::domain::checkpoint::{self, Watch};
use crate::domain::dimension::{Authority, Role};
use crate::domain::edit::{Act, EditError};
use crate::domain::flag::{joined_after_order, struck};
use crate::domain::id::InterviewId;
use crate::domain::interview::{Interview, Lead, RubricUse};
use crate::domain::strike::{Next, Strike};
use crate::domain::time::Moment;
use crate::domain::workspace::Edit;
use crate::guides;
use crate::web::clock;
use crate::web::desk::Desk;
use crate::web::prelude::*;

/// Where the watch stands, as far as the person wants to see it: one who left it is not told again, and one who asked for
/// it does not wait for minute 6. A shared screen shows it only to one who asked for it: the respondent may look on.
pub(super) fn watched(
    desk: Desk,
    id: StoredValue<InterviewId>,
    moment: Signal<Moment>,
) -> Memo<Option<Watch>> {
    Memo::new(move |_| {
        let now = moment.get();
        id.with_value(|id| {
            let wanted = desk.wants_watch(id);
            let stands = |it: &Interview| {
                let called = wanted == Some(true) && checkpoint::in_question(it);
                checkpoint::watch(it, now).or(called.then_some(Watch::AskAgain))
            };
            let hides = wanted.map_or_else(|| desk.discreet.get(), |wanted| !wanted);
            desk.read_head(id, stands).flatten().filter(|_| !hides)
        })
    })
}

impl Cockpit {
    /// Whether the record is closed as struck.
    pub(crate) fn is_struck(self) -> bool {
        self.read_head(|it| struck(it).is_some())
    }

    /// Whether whose decision it was is in question while no notice says so: the person left the notice, or found out
    /// before it came.
    pub(crate) fn may_call_watch(self) -> bool {
        let left = self.id.with_value(|id| self.desk.wants_watch(id)) == Some(false);
        let found_out = self.read_head(|it| it.respondent.authority == Authority::NotThere);
        (left || found_out)
            && self.watch.get().is_none()
            && !self.desk.discreet.get()
            && self.read_head(checkpoint::in_question)
    }

    /// Whether two dates alone say that it was not their decision.
    pub(crate) fn joined_after_order(self) -> bool {
        self.read_head(|it| joined_after_order(&it.respondent))
    }

    /// Shows the notice no more in this window; the ladder has a button that brings it back.
    pub(crate) fn leave_watch(self) {
        self.want_watch(false);
        self.to_field();
    }

    fn want_watch(self, wanted: bool) {
        self.id.with_value(|id| self.desk.want_watch(id, wanted));
    }

    /// To whatever is next: the notice first; once it was asked again, or where dates leave no doubt, the pivot card.
    pub(crate) fn call_watch(self) {
        if self.pivoting.get_untracked() {
            self.leave();
            return;
        }
        if !untrack(|| self.read(checkpoint::in_question)) {
            self.desk.refused.set(Some(EditError::NotInQuestion));
            return;
        }
        self.want_watch(true);
        if self.watch.get_untracked() == Some(Watch::Pivot) || untrack(|| self.joined_after_order())
        {
            self.open_pivot();
        } else {
            let place = self.watch_at;
            // The notice may be about to appear.
            request_animation_frame(move || {
                if let Some(button) = place.get() {
                    // Where the focus cannot go the person clicks.
                    let _focused = button.focus();
                }
            });
        }
    }

    /// Opens the pivot card over the prompt.
    pub(crate) fn open_pivot(self) {
        self.close();
        // Who decided may have been named already.
        let named = |it: &Interview| {
            let mut people = it.people.iter();
            let decider = people.find(|person| person.roles.contains(&Role::Decider));
            let name = decider.map(|person| person.name.clone());
            name.filter(|_| it.lead.is_none())
        };
        if let Some(name) = untrack(|| self.read(named)) {
            self.refer(|lead| lead.name = name);
        }
        self.pivoting.set(true);
    }

    /// Notes who decided, and how to reach them, with every key.
    pub(crate) fn refer(self, how: impl FnOnce(&mut Lead)) {
        let lead = self
            .id
            .with_value(|id| self.desk.glance(id, |it| it.lead.clone()));
        let mut lead = lead.flatten().unwrap_or_default();
        how(&mut lead);
        self.act(Act::Refer(Box::new(lead)));
    }

    /// Closes the record as struck, with the guide to go on with and what the respondent agreed to where they go on. Hands
    /// over the record that was opened, or else this one; none where it was refused.
    pub(crate) fn strike(
        self,
        reason: String,
        go_on: Option<(&str, String)>,
    ) -> Option<InterviewId> {
        let language = self
            .id
            .with_value(|id| self.desk.glance(id, |it| it.guide.language.clone()));
        let mut next = None;
        if let (Some((code, consent)), Some(language)) = (go_on, language) {
            self.desk.each_guide(&mut |guide| {
                if guide.code() == code {
                    next = Some(Next {
                        id: InterviewId::new(clock::fresh_id()),
                        guide: guides::used(guide, language.clone()),
                        rubric: RubricUse::built_in(guides::rubric().version),
                        first: guide.step(None, &[], true).cloned(),
                        consent: consent.clone(),
                    });
                }
            });
        }
        let id = self.id.get_value();
        let leads_to = next.as_ref().map_or(&id, |next| &next.id).clone();
        let strike = Box::new(Strike { reason, next });
        let done = self.desk.edit(Edit::Strike(id, strike));
        if done {
            self.desk.filling.set(None);
        }
        done.then_some(leads_to)
    }
}
