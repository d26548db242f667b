//! The screens.

mod arrived;
pub(crate) mod debrief;
pub(crate) mod guide;
pub(crate) mod guides;
pub(crate) mod home;
pub(crate) mod live;
pub(crate) mod prepare;
pub(crate) mod purge;
pub(crate) mod rating;
pub(crate) mod report;
pub(crate) mod settings;
pub(crate) mod strip;
