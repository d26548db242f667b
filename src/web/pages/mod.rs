//! The screens.

pub(crate) mod home;
pub(crate) mod live;
pub(crate) mod prepare;
pub(crate) mod report;
