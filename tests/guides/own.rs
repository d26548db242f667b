//! Guides of one's own: whatever is done to one keeps its order and its ids, and a duplicate is worth what its base is.

use on_record::domain::dimension::Role;
use on_record::domain::guide::{Guide, Language, Translated};
use on_record::domain::id::PromptId;
use on_record::domain::interview::Filing;
use on_record::domain::rubric::Profile;
use on_record::formats::document::{self, Body};
use on_record::formats::{content, import};
use on_record::guides;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Deed {
    Add(usize),
    Remove(usize),
    Move(usize, bool),
    Into(usize, usize),
    AddSection,
    RemoveSection(usize),
    MoveSection(usize, bool),
    Probe(usize, usize, bool, String),
}

fn deed() -> impl Strategy<Value = Deed> {
    let nth = || 0..40_usize;
    prop_oneof![
        nth().prop_map(Deed::Add),
        nth().prop_map(Deed::Remove),
        (nth(), any::<bool>()).prop_map(|(at, forward)| Deed::Move(at, forward)),
        (nth(), nth()).prop_map(|(at, to)| Deed::Into(at, to)),
        Just(Deed::AddSection),
        nth().prop_map(Deed::RemoveSection),
        (nth(), any::<bool>()).prop_map(|(at, forward)| Deed::MoveSection(at, forward)),
        (nth(), 0..5_usize, any::<bool>(), "[a-z]{0,2}")
            .prop_map(|(at, nth, turkish, text)| Deed::Probe(at, nth, turkish, text)),
    ]
}

fn act(guide: &mut Guide, deed: &Deed, fresh: usize) {
    let section = |guide: &Guide, at: usize| guide.sections[at % guide.sections.len()].id.clone();
    let prompt = |guide: &Guide, at: usize| guide.prompts.get(at).map(|it| it.id.clone());
    match deed {
        Deed::Add(at) => {
            guide.add_prompt(section(guide, *at), PromptId::new(format!("new{fresh}")));
        }
        Deed::Remove(at) if *at < guide.prompts.len() => drop(guide.prompts.remove(*at)),
        Deed::Move(at, forward) => {
            if let Some(id) = prompt(guide, *at) {
                guide.move_prompt(&id, *forward);
            }
        }
        Deed::Into(at, to) => {
            if let Some(id) = prompt(guide, *at) {
                guide.put_into(&id, section(guide, *to));
            }
        }
        Deed::AddSection => guide.add_section(format!("section{fresh}").as_str().into()),
        Deed::RemoveSection(at) => _ = guide.remove_section(&section(guide, *at)),
        Deed::MoveSection(at, forward) => _ = guide.move_section(&section(guide, *at), *forward),
        Deed::Probe(at, nth, turkish, text) => {
            let language = if *turkish {
                Language::turkish()
            } else {
                Language::english()
            };
            if let Some(prompt) = guide.prompts.get_mut(*at) {
                prompt.probes.put_nth(&language, *nth, text.clone());
            }
        }
        Deed::Remove(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_to_a_guide_prompts_stand_in_order_and_ids_stay_unique(
        id in prop::sample::select(vec!["g1", "g3", "g5"]),
        deeds in prop::collection::vec(deed(), 1..30),
    ) {
        let mut guide = guides::guide(id).unwrap().duplicate("own".into(), Translated::default());
        for (fresh, deed) in deeds.iter().enumerate() {
            let many = guide.prompts.len();
            act(&mut guide, deed, fresh);
            let place = |it: &on_record::domain::guide::Prompt| {
                guide.sections.iter().position(|section| section.id == it.section)
            };
            let places: Vec<_> = guide.prompts.iter().map(place).collect();
            prop_assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{deed:?}");
            let mut ids: Vec<_> = guide.prompts.iter().map(|it| &it.id).collect();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), guide.prompts.len());
            let lost = many.saturating_sub(guide.prompts.len());
            prop_assert_eq!(lost, usize::from(matches!(deed, Deed::Remove(at) if *at < many)), "{:?}", deed);
            prop_assert!(!guide.sections.is_empty());
            // Storage takes it as it is, a draft or not.
            let text = serde_json::to_string(&guide).unwrap();
            prop_assert_eq!(serde_json::from_str::<Guide>(&text).unwrap(), guide.clone());
        }
    }
}

#[test]
fn a_duplicate_of_a_duplicate_is_filed_and_scored_as_its_base() {
    for base in guides::guides() {
        let one = base.duplicate("one".into(), base.title.clone());
        let two = one.duplicate("two".into(), base.title.clone());
        assert_eq!(content::faults(&two), [], "{}", base.id);
        for role in Role::ALL {
            for exec in [false, true] {
                assert_eq!(
                    Profile::of(&two, &[*role], exec),
                    Profile::of(base, &[*role], exec)
                );
            }
            assert_eq!(
                Filing::by_default(&two, &[*role]),
                Filing::by_default(base, &[*role])
            );
        }
        // Even where it recruits others than its base does.
        let mut changed = two.clone();
        changed.recruits = vec![on_record::domain::guide::Audience::Support];
        assert_eq!(
            Profile::of(&changed, &[], false),
            Profile::of(base, &[], false)
        );
    }
}

#[test]
fn a_guide_of_ones_own_goes_out_and_comes_in_as_it_was() {
    let guide = guides::guide("g1")
        .unwrap()
        .duplicate("own".into(), Translated::default());
    let mut guide = Guide {
        version: 7,
        ..guide
    };
    guide.title.put(&Language::english(), "Own".to_owned());
    let read = document::read(&document::write_guide(&guide).unwrap()).unwrap();
    assert_eq!(
        (read.version, read.body),
        (2, Body::Guide(Box::new(guide.clone())))
    );
    assert!(import::is_same_guide(
        &guide,
        &Guide {
            version: 1,
            ..guide.clone()
        }
    ));
    let mut other = guide.clone();
    other.prompts[3].probes.add();
    assert!(!import::is_same_guide(&guide, &other));
}

/// What the pages of guides can make of one, each said once and in its place.
#[test]
fn every_fault_that_editing_can_make_is_said_with_its_place() {
    let mut guide = guides::guide("g1")
        .unwrap()
        .duplicate("own".into(), Translated::default());
    guide.minutes = 0;
    guide.recruits.clear();
    guide.sections[1].minutes = 241;
    guide.sections[2]
        .title
        .put(&Language::english(), String::new());
    let prompt = &mut guide.prompts[0];
    prompt.ask.put(&Language::english(), String::new());
    prompt.why.put(&Language::english(), "  ".to_owned());
    prompt.probes.add();
    prompt.window = [9, 3];
    prompt.roles.clear();
    prompt.dims.clear();
    guide.prompts[1]
        .probes
        .put_nth(&Language::turkish(), 4, "son".to_owned());
    let said: Vec<_> = content::faults(&guide)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        said,
        [
            "title.en: missing",
            "minutes: 0 is not between 1 and 240",
            "recruits: empty",
            "sections[1].minutes: 241 is not between 0 and 240",
            "sections[2].title.en: missing",
            "prompts[0].window: the window ends before it starts",
            "prompts[0].roles: empty",
            "prompts[0].dims: empty",
            "prompts[0].ask.en: missing",
            "prompts[0].why.en: empty",
            "prompts[0].probes.en[2]: empty",
            "prompts[1].probes.tr[3]: empty",
        ]
    );
}
