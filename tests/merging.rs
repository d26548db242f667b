//! Merging: the same versions are left, in whatever order and however often files arrive, and nothing goes but what
//! something that stays descends from.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use on_record::domain::check::check;
use on_record::domain::edit::EditError;
use on_record::domain::guide::Language;
use on_record::domain::id::{Digest, InterviewId};
use on_record::domain::interview::{GuideUse, Interview, LogCode, LogEntry, RubricUse};
use on_record::domain::time::{Moment, Now};
use on_record::domain::workspace::{Edit, Touched, Workspace};
use on_record::formats::deletion::{Deletion, WITHDRAWN};
use on_record::formats::document::{Body, read, write_deletion, write_interview};
use on_record::formats::import::{Fate, Planned, plan};
use on_record::formats::record::Writer;
use on_record::formats::shelf::Shelf;
use on_record::formats::store::{MemStore, Store};
use on_record::formats::versions::{
    Kinship, Version, Versions, beside, digest, marked, noted, origin,
};
use proptest::prelude::*;
use proptest::sample::Index;

#[path = "support/any_interview.rs"]
mod any_interview;
#[expect(dead_code, reason = "no test here needs the study")]
#[path = "support/rich.rs"]
mod rich;

fn moment(number: i64) -> Moment {
    Moment::from_unix_ms(1_753_000_000_000 + number * 1_000)
}

fn now(number: i64) -> Now {
    Now {
        moment: moment(number),
        today: "2025-07-20".parse().unwrap(),
    }
}

fn bare(id: &str) -> Interview {
    Interview::new(
        id.into(),
        "study-1".into(),
        moment(0),
        GuideUse::built_in("g1", 1, Language::english()),
        RubricUse::built_in(1),
    )
}

fn saying(base: &Interview, words: &str) -> Interview {
    let mut it = base.clone();
    it.respondent.title = words.to_owned();
    it
}

/// What happens at three desks: somebody changes the interview, or hands it to another desk as a file.
#[derive(Debug, Clone)]
enum Deed {
    Change(usize),
    Hand(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        (0..3_usize).prop_map(Deed::Change),
        (0..6_usize).prop_map(Deed::Hand),
    ];
    prop::collection::vec(deed, 1..24)
}

/// Plays what happened, and hands back every file that left a desk.
///
/// A file names `most` of those it descends from, and itself: whoever merges must keep what one file knows beyond another.
fn files(base: &Interview, deeds: &[Deed], most: usize) -> Vec<Interview> {
    let mut desks: Vec<Interview> = vec![base.clone(); 3];
    let mut files = Vec::new();
    for (number, deed) in deeds.iter().enumerate() {
        match deed {
            Deed::Change(at) => desks[*at] = saying(&desks[*at], &format!("words {number}")),
            Deed::Hand(way) => {
                let (from, to) = (way / 2, (way / 2 + 1 + way % 2) % 3);
                let mut file = marked(desks[from].clone());
                let beyond = file.lineage.len().saturating_sub(most + 1);
                file.lineage.drain(..beyond);
                desks[from] = file.clone();
                // What is newer is taken over, and everything else stays where it is.
                let (arrived, there) = (Version::of(file.clone()), Version::of(desks[to].clone()));
                if arrived.kinship(&there) == Kinship::Newer {
                    desks[to] = file.clone();
                }
                files.push(file);
            }
        }
    }
    files
}

fn set(files: &[Interview]) -> Versions {
    let mut set = Versions::default();
    for file in files {
        set.take(Version::of(file.clone()));
    }
    set
}

fn kept(set: &Versions) -> Vec<(InterviewId, Digest)> {
    set.all()
        .map(|it| (origin(&it.interview).clone(), it.digest.clone()))
        .collect()
}

/// Everything a desk has, and what becomes of a file there when everything that is offered is taken.
#[derive(Default)]
struct Desk(Vec<Interview>);

impl Desk {
    fn take(&mut self, file: &Interview) -> Fate {
        let here: Vec<_> = self.0.iter().collect();
        let taken = |id: &InterviewId| self.0.iter().any(|it| it.id == *id);
        let Planned { interview, fate } = plan(&Version::of(file.clone()), &here, taken);
        match &fate {
            Fate::New | Fate::Beside(..) => self.0.push(interview),
            Fate::Newer(id, _) => {
                assert_eq!(interview.id, *id);
                self.0.retain(|it| it.id != *id);
                self.0.push(interview);
            }
            Fate::Same(id, more) | Fate::Older(id, more) => {
                if let Some(more) = more {
                    let it = self.0.iter_mut().find(|it| it.id == *id).unwrap();
                    it.lineage = more.clone();
                }
            }
            Fate::Purged(_) | Fate::Withdrawn(_) => {}
        }
        fate
    }

    fn says(&self) -> Vec<Digest> {
        let mut says: Vec<_> = self.0.iter().map(digest).collect();
        says.sort();
        says
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(
        base in any_interview::interview(), happened in deeds(), most in 1..5_usize, cuts in any::<[Index; 2]>(), order in any::<u64>(),
    ) {
        let base = Interview { lineage: Vec::new(), ..base };
        let files = files(&base, &happened, most);
        let mut cuts = cuts.map(|cut| cut.index(files.len() + 1));
        cuts.sort_unstable();
        let (a, b, c) = (set(&files[..cuts[0]]), set(&files[cuts[0]..cuts[1]]), set(&files[cuts[1]..]));
        let all = kept(&set(&files));
        prop_assert_eq!(kept(&b.clone().merged(a.clone())), kept(&a.clone().merged(b.clone())));
        prop_assert_eq!(kept(&a.clone().merged(b.clone()).merged(c.clone())), all.clone());
        prop_assert_eq!(kept(&a.clone().merged(b.merged(c))), all.clone());
        prop_assert_eq!(kept(&a.clone().merged(a.clone())), kept(&a));
        let mut shuffled = files.clone();
        let mut seed = order | 1;
        for place in (1..shuffled.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(place, usize::try_from(seed >> 33).unwrap() % (place + 1));
        }
        prop_assert_eq!(kept(&set(&shuffled)), all);
    }

    #[test]
    fn nothing_goes_but_what_something_that_stays_descends_from(
        base in any_interview::interview(), happened in deeds(), most in 1..5_usize,
    ) {
        let base = Interview { lineage: Vec::new(), ..base };
        let files = files(&base, &happened, most);
        let merged = set(&files);
        for file in &files {
            let said = digest(file);
            let stays = merged.of(origin(file)).any(|it| it.digest == said);
            let stands_for = merged.of(origin(file)).any(|it| it.interview.lineage.contains(&said));
            prop_assert!(stays || stands_for);
        }
        // And none of those that stay descends from another.
        for one in merged.all() {
            for other in merged.all().filter(|it| it.digest != one.digest) {
                prop_assert_eq!(one.kinship(other), Kinship::Apart);
            }
        }
    }

    /// Whatever lineages claim, nothing is lost by it.
    #[test]
    fn a_forged_lineage_loses_nothing(claims in prop::collection::vec(prop::collection::vec(0..6_usize, 0..4), 1..6)) {
        let words: Vec<_> = (0..6).map(|at| saying(&bare("a"), &format!("words {at}"))).collect();
        let files: Vec<_> = (0..).zip(&claims).map(|(at, claims): (usize, _)| Interview {
            lineage: claims.iter().map(|at| digest(&words[*at])).collect::<std::collections::BTreeSet<_>>().into_iter().collect(),
            ..words[at].clone()
        }).collect();
        let merged = set(&files);
        for file in &files {
            let said = digest(file);
            let stays = merged.all().any(|it| it.digest == said || it.interview.lineage.contains(&said));
            prop_assert!(stays, "{claims:?}");
        }
    }

    #[test]
    fn files_leave_the_same_on_a_desk_in_any_order_and_twice(
        base in any_interview::interview(), happened in deeds(), most in 1..5_usize, order in any::<Index>(),
    ) {
        let base = Interview { lineage: Vec::new(), version_of: None, rating: None, log: Vec::new(), ..base };
        let files = files(&base, &happened, most);
        let merged = set(&files);
        let mut says: Vec<_> = merged.all().map(|it| it.digest.clone()).collect();
        says.sort();
        let from = order.index(files.len().max(1));
        let turned: Vec<_> = files.iter().cycle().skip(from).take(files.len()).collect();
        for order in [files.iter().collect::<Vec<_>>(), files.iter().rev().collect(), turned] {
            let mut desk = Desk::default();
            for file in &order {
                desk.take(file);
            }
            for file in &order {
                let fate = desk.take(file);
                prop_assert!(matches!(fate, Fate::Same(..) | Fate::Older(..)), "{fate:?}");
            }
            // What a newer version passes by when it takes the place of one of two stays until somebody removes it.
            for said in &says {
                prop_assert!(desk.says().contains(said));
            }
            for it in &desk.0 {
                prop_assert_eq!(check(it), Vec::new());
            }
        }
    }

    #[test]
    fn leaving_and_arriving_again_changes_no_byte(interview in any_interview::interview()) {
        let first = write_interview(&marked(interview), None).unwrap();
        let Body::Interview(back) = read(&first).unwrap().body else { panic!("no interview") };
        prop_assert_eq!(write_interview(&marked((*back).clone()), None).unwrap(), first);
        prop_assert_eq!(digest(&beside((*back).clone())), digest(&back));
    }
}

#[test]
fn a_copy_is_skipped_a_newer_one_offered_an_older_one_said_and_two_changes_kept_beside() {
    let mut desk = Desk::default();
    let first = marked(rich::interview());
    assert_eq!(desk.take(&first), Fate::New);
    assert_eq!(desk.take(&first), Fate::Same(first.id.clone(), None));
    let newer = marked(saying(&first, "CEO"));
    assert!(matches!(desk.take(&newer), Fate::Newer(..)));
    assert_eq!(desk.0.len(), 1);
    assert_eq!(desk.take(&first), Fate::Older(first.id.clone(), None));
    let apart = marked(saying(&first, "CFO"));
    let Fate::Beside(of, difference) = desk.take(&apart) else {
        panic!("not beside")
    };
    assert_eq!(of, first.id);
    assert_eq!(difference.count(), 1);
    let field = &difference.fields[0];
    assert_eq!(
        (
            field.path.as_str(),
            field.here.as_deref(),
            field.there.as_deref()
        ),
        ("respondent.title", Some("CEO"), Some("CFO"))
    );
    let beside = desk.0.last().unwrap();
    assert_eq!(beside.version_of.as_ref(), Some(origin(&first)));
    assert!(beside.id.is_well_formed() && beside.id != first.id);
    // What is changed in either goes on from there.
    let later = marked(saying(beside, "CFO of the group"));
    assert!(matches!(desk.take(&later), Fate::Newer(id, _) if id == later.id));
}

#[test]
fn a_difference_names_every_field_and_item() {
    let here = rich::interview();
    let mut there = here.clone();
    there.respondent.title = "CEO".to_owned();
    there.respondent.bought = String::new();
    there.people.remove(0);
    there.evidence[0].read_back = !there.evidence[0].read_back;
    let hit = there.evidence[0].hits[0].clone();
    there.evidence[0].hits.push(hit);
    let mut more = there.evidence[1].clone();
    more.id = "q3".into();
    there.evidence.push(more.clone());
    let gone = there.evidence.remove(1);
    let difference = on_record::formats::import::difference(&here, &there);
    let said: Vec<_> = difference
        .fields
        .iter()
        .map(|it| (it.path.as_str(), it.here.as_deref(), it.there.as_deref()))
        .collect();
    assert!(
        said.contains(&("respondent.title", Some("COO"), Some("CEO"))),
        "{said:?}"
    );
    assert!(
        said.contains(&("respondent.bought", Some("Roster software"), None)),
        "{said:?}"
    );
    assert!(
        said.contains(&("people[p1].name", Some("Deniz"), None)),
        "{said:?}"
    );
    assert_eq!(difference.only_here, [gone]);
    assert_eq!(difference.only_there, [more]);
    let (id, fields) = &difference.changed[0];
    let paths: Vec<_> = fields.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(id.as_str(), "q1");
    assert!(paths.contains(&"read_back"), "{paths:?}");
    assert!(
        paths.iter().any(|path| path.starts_with("hits[vague, 1]")),
        "{paths:?}"
    );
    assert!(!difference.only_adds());
    let mut longer = here.clone();
    longer.evidence.push(difference.only_there[0].clone());
    assert!(on_record::formats::import::difference(&here, &longer).only_adds());
}

#[test]
fn words_that_were_removed_do_not_come_back_whatever_they_descend_from() {
    let words = marked(saying(&bare("a"), "CEO"));
    let mut workspace = Workspace::default();
    workspace
        .apply(Edit::AddInterview(Box::new(words.clone())), now(0))
        .unwrap();
    workspace.apply(Edit::Purge("a".into()), now(1)).unwrap();
    let purged = marked(workspace.interview(&"a".into()).unwrap().clone());
    assert!(purged.lineage.contains(&digest(&words)));
    let mut desk = Desk(vec![purged.clone()]);
    let later = marked(saying(&words, "words once more"));
    let version = beside(later.clone());
    for file in [&words, &later, &version] {
        assert_eq!(desk.take(file), Fate::Purged("a".into()));
    }
    // Where the words still stand, the withdrawal is said and nothing changes by itself.
    let mut elsewhere = Desk(vec![version.clone()]);
    assert_eq!(elsewhere.take(&purged), Fate::Withdrawn(version.id.clone()));
    let refused = workspace.apply(Edit::Replace(Box::new(later)), now(2));
    assert_eq!(refused, Err(EditError::NoConsent));
}

#[test]
fn what_a_newer_version_takes_the_place_of_can_be_taken_back_and_lies_in_the_trash() {
    let store = MemStore::new();
    let writer = Writer::new("window001");
    let (mut shelf, _) = Shelf::boot(&store, writer, "install-1", moment(0));
    let mut workspace = Workspace::default();
    let first = marked(rich::interview());
    let mut newer = saying(&first, "CEO");
    newer.evidence.remove(1);
    newer.evidence[0].again = None;
    newer.draft = None;
    newer.call = None;
    newer.log.push(LogEntry::new(moment(5), LogCode::Finished));
    let newer = marked(newer);
    let mut edit = |edit: Edit, at: i64| {
        let change = workspace.apply(edit, now(at)).unwrap();
        shelf.save(&workspace, &change.touched, moment(at)).unwrap();
        (
            change.touched,
            workspace.interview(&first.id).unwrap().clone(),
        )
    };
    edit(Edit::AddInterview(Box::new(first.clone())), 1);
    let (touched, replaced) = edit(Edit::Replace(Box::new(newer.clone())), 2);
    assert!(matches!(&touched[0], Touched::Replaced(before) if **before == first));
    assert_eq!(replaced, newer);
    let stored = |window: &str| {
        let (mut shelf, boot) = Shelf::boot(&store, Writer::new(window), "install-1", moment(8));
        let opened = shelf.open(&first.id, moment(9));
        let mut workspace = Workspace::default();
        workspace.load_head(boot.heads[0].clone());
        workspace.load_rest(&first.id, opened.items, opened.draft, opened.call);
        workspace.interview(&first.id).unwrap().clone()
    };
    assert_eq!(stored("window002"), newer);
    let trash: Vec<_> = store.keys().unwrap();
    let trash = trash.iter().filter(|key| {
        key.starts_with("or1/x/") || store.get(key).unwrap().unwrap().contains("orig_key")
    });
    let whole = trash
        .map(|key| store.get(key).unwrap().unwrap())
        .find(|raw| raw.contains("or1/s/0199-rich"));
    assert!(whole.unwrap().contains("COO"));
    let (_, back) = edit(Edit::Undo(first.id.clone()), 3);
    assert_eq!(back, first);
    assert_eq!(stored("window003"), first);
}

#[test]
fn a_version_beside_and_a_rating_count_once_with_what_they_are_of() {
    let first = bare("a");
    let version = beside(saying(&first, "CEO"));
    let mut rating = bare("rates");
    rating.rating = Some(on_record::domain::interview::Rating {
        of: "a".into(),
        by: String::new(),
        done: true,
    });
    let mut workspace = Workspace::default();
    for it in [&first, &version, &rating] {
        workspace.load_head(it.clone());
    }
    let counted = |workspace: &Workspace| -> Vec<_> {
        let all = workspace.interviews().filter(|it| workspace.counts(it));
        all.map(|it| it.id.clone()).collect()
    };
    assert_eq!(counted(&workspace), std::slice::from_ref(&first.id));
    // Without what it is a version of, it is the interview.
    workspace.unload(&first.id);
    assert_eq!(counted(&workspace), [version.id]);
}

#[test]
fn a_deletion_of_several_versions_knows_what_each_of_them_said() {
    let first = marked(bare("a"));
    let version = beside(saying(&first, "CEO"));
    let mut deletion = Deletion::of([&first, &version].into_iter(), moment(1), "Ö", WITHDRAWN);
    assert!(deletion.is_withdrawal());
    assert_eq!(deletion.interviews.len(), 1);
    let here = [first.clone(), version];
    assert!(deletion.reach(here.iter()).iter().all(|it| !it.is_changed));
    let changed = [saying(&first, "COO")];
    assert!(
        deletion
            .reach(changed.iter())
            .iter()
            .all(|it| it.is_changed)
    );
    // Of one in the trash only what it said when it left is known.
    deletion.and_head(&bare("b"));
    assert_eq!(deletion.interviews.last().unwrap().digests, []);
    let Body::Deletion(read) = read(&write_deletion(&deletion).unwrap()).unwrap().body else {
        panic!("no deletion")
    };
    assert_eq!(read, deletion);
}

#[test]
fn a_lineage_keeps_its_newest() {
    let mut it = bare("a");
    for change in 0..100 {
        it = marked(saying(&it, &format!("words {change}")));
    }
    assert_eq!(it.lineage.len(), 64);
    assert_eq!(it.lineage.last(), Some(&digest(&it)));
    assert_eq!(noted(&it), it.lineage);
    assert_eq!(check(&it), Vec::new());
}
