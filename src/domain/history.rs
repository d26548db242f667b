//! What can be taken back in one interview, and done again. It lives as long as the window.

use super::edit::{Piece, Run};

/// The pieces each act displaced, newest last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    undo: Vec<Vec<Piece>>,
    redo: Vec<Vec<Piece>>,
    /// The text that is being changed, while nothing else has happened: a run of typing is undone as one.
    run: Option<Run>,
}

impl History {
    /// Notes what an act displaced. What had been undone can no longer be done again.
    pub(crate) fn note(&mut self, displaced: Vec<Piece>) {
        if !displaced.is_empty() {
            self.undo.push(displaced);
            self.redo.clear();
            self.run = None;
        }
    }

    /// Notes what a change of a text displaced: one step with the change just before, when that was of the same text.
    pub(crate) fn note_run(&mut self, run: Run, displaced: Vec<Piece>) {
        if self.run.as_ref() == Some(&run) {
            self.redo.clear();
        } else {
            self.note(displaced);
            self.run = Some(run);
        }
    }

    /// Ends a run of typing: the next change of a text is a step of its own.
    pub(crate) fn end_run(&mut self) {
        self.run = None;
    }

    /// The pieces that take the last act back, in the order to put them in.
    pub(crate) fn take_undo(&mut self) -> Option<Vec<Piece>> {
        self.run = None;
        self.undo.pop().map(reversed)
    }

    /// The pieces that do the last undone act again, in the order to put them in.
    pub(crate) fn take_redo(&mut self) -> Option<Vec<Piece>> {
        self.run = None;
        self.redo.pop().map(reversed)
    }

    /// Notes what an undo displaced.
    pub(crate) fn note_undone(&mut self, displaced: Vec<Piece>) {
        self.redo.push(displaced);
    }

    /// Notes what a redo displaced.
    pub(crate) fn note_redone(&mut self, displaced: Vec<Piece>) {
        self.undo.push(displaced);
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

fn reversed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.reverse();
    pieces
}
