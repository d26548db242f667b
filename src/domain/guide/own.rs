//! What a person does to a guide of their own: texts put in, and parts added, moved and taken out.
//!
//! Prompts stand in the order of their sections after each of these, and no id is ever given twice by one: fresh ids
//! come from the caller.

use super::{
    Audience, Guide, GuideId, Language, Minutes, Prompt, PromptId, PromptKind, Section, SectionId,
    Timing, Translated,
};
use crate::domain::sorted::{SortedMap, in_order};

impl Guide {
    /// The same guide under another name, as somebody's own: it counts as what this one counts as, and its prompts keep
    /// their ids.
    #[must_use]
    pub fn duplicate(&self, id: GuideId, title: Translated<String>) -> Self {
        Self {
            id,
            like: Some(self.counts_as().clone()),
            version: 1,
            title,
            ..self.clone()
        }
    }

    /// Puts the prompts in the order of their sections; inside a section they stay as they are.
    fn arrange(&mut self) {
        let sections = &self.sections;
        let place = |prompt: &Prompt| sections.iter().position(|it| it.id == prompt.section);
        let prompts = std::mem::take(&mut self.prompts);
        self.prompts = in_order(prompts, |one, two| place(one).cmp(&place(two)));
    }

    fn section_at(&self, id: &SectionId) -> Option<usize> {
        self.sections.iter().position(|section| section.id == *id)
    }

    /// Adds a section without a name, before the last one: that is the closing, and stays it.
    pub fn add_section(&mut self, id: SectionId) {
        let at = self.sections.len().saturating_sub(1);
        self.sections.insert(
            at,
            Section {
                id,
                minutes: 0,
                title: Translated::default(),
            },
        );
    }

    /// Moves a section by one, with its prompts. Whether there was room.
    pub fn move_section(&mut self, id: &SectionId, forward: bool) -> bool {
        let at = self.section_at(id);
        let moved = at.is_some_and(|at| shift(&mut self.sections, at, forward));
        self.arrange();
        moved
    }

    /// Takes a section out. Its prompts go to the one before it, or to the one after the first; the only section stays.
    pub fn remove_section(&mut self, id: &SectionId) -> bool {
        let Some(at) = self.section_at(id).filter(|_| self.sections.len() > 1) else {
            return false;
        };
        self.sections.remove(at);
        if let Some(heir) = self.sections.get(at.saturating_sub(1)) {
            for prompt in &mut self.prompts {
                if prompt.section == *id {
                    prompt.section = heir.id.clone();
                }
            }
        }
        self.arrange();
        true
    }

    /// Adds an empty prompt at the end of a section.
    pub fn add_prompt(&mut self, section: SectionId, id: PromptId) {
        self.prompts.push(Prompt {
            id,
            section,
            kind: PromptKind::Open,
            core: false,
            minutes: Minutes::from_tenths(10),
            window: [0, self.minutes],
            timing: Timing::AfterRapport,
            roles: vec![Audience::All],
            dims: Vec::new(),
            step: None,
            link: None,
            ask: Translated::default(),
            why: Translated::default(),
            probes: Translated(SortedMap::from([("en".to_owned(), Vec::new())])),
            good: Translated::default(),
            pitfall: Translated::default(),
            rule: None,
        });
        self.arrange();
    }

    /// Moves a prompt by one, and over the edge of its section into the next. Whether there was room.
    pub fn move_prompt(&mut self, id: &PromptId, forward: bool) -> bool {
        let Some(at) = self.position(id) else {
            return false;
        };
        let step = |from: usize| {
            if forward {
                from.checked_add(1)
            } else {
                from.checked_sub(1)
            }
        };
        let section = |at: usize| self.prompts.get(at).map(|prompt| &prompt.section);
        let other = step(at).and_then(section);
        if other.is_some() && other == section(at) {
            return shift(&mut self.prompts, at, forward);
        }
        let heir = section(at)
            .and_then(|section| self.section_at(section))
            .and_then(step)
            .and_then(|at| self.sections.get(at))
            .map(|section| section.id.clone());
        match (heir, self.prompts.get_mut(at)) {
            (Some(heir), Some(prompt)) => {
                prompt.section = heir;
                true
            }
            _ => false,
        }
    }

    /// Puts a prompt at the end of another section.
    pub fn put_into(&mut self, id: &PromptId, section: SectionId) {
        if let Some(at) = self.position(id) {
            let mut prompt = self.prompts.remove(at);
            prompt.section = section;
            self.prompts.push(prompt);
            self.arrange();
        }
    }
}

impl Translated<String> {
    /// Puts a text in. Nothing is no text: it takes the language away.
    pub fn put(&mut self, language: &Language, text: String) {
        if text.is_empty() {
            self.0.remove(language.code());
        } else {
            self.0.insert(language.code().to_owned(), text);
        }
    }
}

/// Lists of which the nth texts belong together. A language may lack some at its end; only English, which the others
/// fall back to, may hold an empty one there.
impl Translated<Vec<String>> {
    /// How many there are in the language that has most.
    pub fn many(&self) -> usize {
        self.0.values().map(Vec::len).max().unwrap_or(0)
    }

    /// The nth text in a language, empty where there is none.
    pub fn nth(&self, language: &Language, index: usize) -> &str {
        let list = self.0.get(language.code());
        list.and_then(|list| list.get(index))
            .map_or("", String::as_str)
    }

    /// Puts the nth text of a language in.
    pub fn put_nth(&mut self, language: &Language, index: usize, text: String) {
        let list = self.0.get_or_default(language.code().to_owned());
        if list.len() <= index {
            list.resize(index.saturating_add(1), String::new());
        }
        if let Some(place) = list.get_mut(index) {
            *place = text;
        }
        self.trim();
    }

    /// Adds an empty one at the end.
    pub fn add(&mut self) {
        let many = self.many();
        self.put_nth(&Language::english(), many, String::new());
    }

    /// Takes the nth out of every language.
    pub fn remove_nth(&mut self, index: usize) {
        for list in self.0.values_mut().filter(|list| index < list.len()) {
            list.remove(index);
        }
        self.trim();
    }

    /// Moves the nth by one in every language. Whether there was room.
    pub fn move_nth(&mut self, index: usize, forward: bool) -> bool {
        let many = self.many();
        let mut moved = false;
        for list in self.0.values_mut() {
            list.resize(many, String::new());
            moved = shift(list, index, forward);
        }
        self.trim();
        moved
    }

    /// Empty texts at the end of a language are none.
    fn trim(&mut self) {
        let languages: Vec<_> = self
            .0
            .keys()
            .filter(|code| *code != "en")
            .cloned()
            .collect();
        for code in languages {
            if let Some(list) = self.0.get_mut(&code) {
                while list.pop_if(|last| last.is_empty()).is_some() {}
                if list.is_empty() {
                    self.0.remove(&code);
                }
            }
        }
    }
}

/// Changes places with the one before or after. Whether there is one.
fn shift<T>(list: &mut [T], at: usize, forward: bool) -> bool {
    let first = if forward { Some(at) } else { at.checked_sub(1) };
    let second = first.and_then(|first| first.checked_add(1));
    match (first, second) {
        (Some(first), Some(second)) if second < list.len() => {
            list.swap(first, second);
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(code: &str) -> Language {
        Language::new(code)
    }

    fn guide() -> Guide {
        let mut guide: Guide = serde_json::from_value(serde_json::json!({
            "id": "g1", "version": 4, "title": {"en": "A"}, "minutes": 30, "recruits": ["dm"],
            "sections": [{"id": "a", "minutes": 10, "title": {"en": "A"}},
                {"id": "b", "minutes": 10, "title": {"en": "B"}}, {"id": "c", "minutes": 10, "title": {"en": "C"}}],
            "prompts": []
        }))
        .unwrap();
        for (section, id) in [("a", "1"), ("a", "2"), ("c", "3")] {
            guide.add_prompt(section.into(), id.into());
        }
        guide
    }

    /// The sections, each with its prompts.
    fn shape(guide: &Guide) -> String {
        let sections = guide.sections.iter().map(|section| {
            let inside = guide.prompts.iter().filter(|it| it.section == section.id);
            let inside: Vec<_> = inside.map(|it| it.id.as_str()).collect();
            [section.id.as_str(), &inside.concat()].concat()
        });
        sections.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_duplicate_counts_as_what_it_was_made_from_and_keeps_the_ids_of_its_prompts() {
        let one = guide().duplicate("x".into(), Translated::default());
        let two = one.duplicate("y".into(), Translated::default());
        for copy in [&one, &two] {
            assert_eq!((copy.counts_as().as_str(), copy.version), ("g1", 1));
            assert_eq!(copy.prompts, guide().prompts);
        }
    }

    #[test]
    fn a_prompt_moves_within_its_section_and_over_the_edge_even_into_an_empty_one() {
        let mut it = guide();
        let mut steps = Vec::new();
        while it.move_prompt(&"1".into(), true) {
            steps.push(shape(&it));
        }
        assert_eq!(
            steps,
            ["a21 b c3", "a2 b1 c3", "a2 b c13", "a2 b c31"],
            "downwards"
        );
        steps.clear();
        while it.move_prompt(&"1".into(), false) {
            steps.push(shape(&it));
        }
        assert_eq!(
            steps,
            ["a2 b c13", "a2 b1 c3", "a21 b c3", "a12 b c3"],
            "upwards"
        );
        assert!(!it.move_prompt(&"none".into(), true));
    }

    #[test]
    fn a_section_takes_its_prompts_along_and_leaves_them_to_its_neighbour() {
        let mut it = guide();
        assert!(it.move_section(&"a".into(), true));
        assert_eq!(shape(&it), "b a12 c3");
        assert!(!it.move_section(&"b".into(), false));
        it.add_section("new".into());
        assert_eq!(shape(&it), "b a12 new c3");
        assert!(it.remove_section(&"a".into()));
        assert_eq!(shape(&it), "b12 new c3");
        assert!(it.remove_section(&"b".into()));
        assert_eq!(shape(&it), "new12 c3");
        it.put_into(&"1".into(), "c".into());
        assert_eq!(shape(&it), "new2 c31");
        assert!(it.remove_section(&"c".into()));
        assert_eq!(shape(&it), "new231");
        assert!(!it.remove_section(&"new".into()), "the only one stays");
    }

    #[test]
    fn a_text_that_is_emptied_takes_its_language_away() {
        let mut text = Translated::<String>::default();
        text.put(&language("tr"), "a".to_owned());
        assert!(text.has(&language("tr")));
        text.put(&language("tr"), String::new());
        assert_eq!(text, Translated::default());
    }

    #[test]
    fn probes_of_all_languages_stay_side_by_side() {
        let mut probes = Translated::<Vec<String>>::default();
        let (english, turkish) = (language("en"), language("tr"));
        let both = |probes: &Translated<Vec<String>>| {
            let list = |code| probes.0.get(code).cloned().unwrap_or_default().join(",");
            [list("en"), list("tr")]
        };
        probes.add();
        assert_eq!((probes.many(), probes.nth(&english, 0)), (1, ""));
        probes.put_nth(&english, 0, "a".to_owned());
        probes.add();
        probes.put_nth(&english, 1, "b".to_owned());
        probes.put_nth(&turkish, 1, "B".to_owned());
        assert_eq!(both(&probes), ["a,b", ",B"]);
        assert!(probes.move_nth(1, false));
        assert_eq!(
            both(&probes),
            ["b,a", "B"],
            "what is empty at the end is none"
        );
        assert!(!probes.move_nth(1, true));
        probes.remove_nth(0);
        assert_eq!(both(&probes), ["a", ""]);
        assert!(!probes.0.contains_key("tr"));
        probes.put_nth(&english, 0, String::new());
        assert_eq!(probes.many(), 1, "the row stays while it is typed anew");
    }
}
