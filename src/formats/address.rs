//! Which screen a URL fragment stands for, so that Back works on any static host and from a file on disk.

use std::fmt;

use crate::domain::id::{GuideId, InterviewId};

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The start: what is here, and ways in.
    Home,
    /// One interview, in one of its views.
    Interview(InterviewId, View),
    /// Every guide: the built-in ones and those of one's own.
    Guides,
    /// A guide of one's own, to be changed.
    Guide(GuideId),
    /// What becomes of what is here: copies, room, the trash.
    Settings,
    /// An address that leads nowhere in this version; it is shown with a way back, never silently changed.
    Unknown(String),
}

/// A view of an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Before the call.
    Prepare,
    /// During it.
    Live,
    /// Right after it, while it can still be heard.
    Debrief,
    /// What it came to.
    Report,
}

impl View {
    /// How addresses spell it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Live => "live",
            Self::Debrief => "debrief",
            Self::Report => "report",
        }
    }
}

impl Address {
    /// Reads a fragment, with or without its `#`.
    pub fn read(fragment: &str) -> Self {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        let path = path.trim_matches('/');
        if path.is_empty() {
            return Self::Home;
        }
        if path == "guides" {
            return Self::Guides;
        }
        if path == "settings" {
            return Self::Settings;
        }
        if let Some(id) = path.strip_prefix("guides/").map(GuideId::new)
            && id.is_well_formed()
        {
            return Self::Guide(id);
        }
        let mut parts = path.split('/');
        if let (Some("interview"), Some(id), Some(view), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        {
            let id = InterviewId::new(id);
            let view = [View::Prepare, View::Live, View::Debrief, View::Report]
                .into_iter()
                .find(|known| known.code() == view);
            if let (true, Some(view)) = (id.is_well_formed(), view) {
                return Self::Interview(id, view);
            }
        }
        Self::Unknown(path.to_owned())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => out.write_str("#/"),
            Self::Interview(id, view) => write!(out, "#/interview/{id}/{}", view.code()),
            Self::Guides => out.write_str("#/guides"),
            Self::Guide(id) => write!(out, "#/guides/{id}"),
            Self::Settings => out.write_str("#/settings"),
            Self::Unknown(path) => write!(out, "#/{path}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back() {
        let id = InterviewId::new("0199-a");
        for address in [
            Address::Home,
            Address::Guides,
            Address::Settings,
            Address::Guide("0199-g".into()),
            Address::Interview(id.clone(), View::Prepare),
            Address::Interview(id.clone(), View::Live),
            Address::Interview(id.clone(), View::Debrief),
            Address::Interview(id, View::Report),
        ] {
            assert_eq!(Address::read(&address.to_string()), address);
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_is_kept_as_it_is() {
        for odd in [
            "#/study/x/board",
            "#/interview/x",
            "#/interview/x/live/more",
            "#/interview/a b/live",
            "#/interview/x/dance",
            "#/guides/a/b",
            "#/guides/a b",
        ] {
            assert_eq!(Address::read(odd).to_string(), odd);
            assert!(matches!(Address::read(odd), Address::Unknown(_)));
        }
        assert_eq!(Address::read(""), Address::Home);
        assert_eq!(Address::read("#"), Address::Home);
    }
}
