//! What a keypress and a start cost, whatever is stored.

use super::*;

/// Counts what `WebKit` would count: bytes, two for each unit as soon as one is beyond Latin-1.
struct Meter<'s> {
    inner: &'s MemStore,
    bytes: Cell<usize>,
    units: Cell<usize>,
}

impl Store for Meter<'_> {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        self.inner.keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        let weigh = |text: &str| {
            units(text)
                * if text.chars().any(|c| u32::from(c) > 0xFF) {
                    2
                } else {
                    1
                }
        };
        self.bytes.set(self.bytes.get() + weigh(key) + weigh(value));
        self.units.set(self.units.get() + units(key) + units(value));
        self.inner.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        self.inner.remove(key)
    }
}

/// The id the app makes: a UUID.
const LONG_ID: &str = "0199f3a2-7c1b-7d3e-9a55-4b6f1c2d3e4f";

fn typing_costs(interviews: usize, before: &str, keys: &str) -> Vec<(usize, usize)> {
    let inner = MemStore::new();
    let store = Meter {
        inner: &inner,
        bytes: Cell::new(0),
        units: Cell::new(0),
    };
    let mut app = boot(&store, 1);
    for number in 0..interviews {
        let other = interview(&format!("other-{number}"), 5);
        app.edit(Edit::AddInterview(Box::new(other)), 1).unwrap();
    }
    app.edit(Edit::AddInterview(Box::new(interview(LONG_ID, 5))), 1)
        .unwrap();
    let mut typed = before.to_owned();
    app.edit(act(LONG_ID, Act::Type(draft(&typed))), 1).unwrap();
    keys.chars()
        .map(|key| {
            typed.push(key);
            store.bytes.set(0);
            store.units.set(0);
            app.edit(act(LONG_ID, Act::Type(draft(&typed))), 2).unwrap();
            (store.units.get(), store.bytes.get())
        })
        .collect()
}

#[test]
fn a_keypress_in_a_normal_draft_costs_its_text_and_at_most_150_characters() {
    let keys = "we lose two days every month since the Leeds depot closed. ".repeat(5);
    let costs = typing_costs(0, "", &keys);
    let overhead: Vec<_> = costs
        .iter()
        .enumerate()
        .map(|(index, (units, _))| units - (index + 1))
        .collect();
    println!(
        "overhead of a keypress: {:?} to {:?}",
        overhead.iter().min(),
        overhead.iter().max()
    );
    assert!(overhead.iter().all(|overhead| *overhead <= 150));
    assert!(
        overhead.iter().all(|overhead| *overhead >= 50),
        "nothing was written?"
    );
    // A revision is later than every one that was seen, so it may be a digit or two longer, in base 36.
    let many = typing_costs(60, "", &keys);
    let digits = 2;
    assert!(
        many.iter()
            .zip(&costs)
            .all(|(many, few)| many.0 <= few.0 + digits && many.1 <= few.1 + digits),
        "it depends on what else is stored"
    );
}

#[test]
fn a_keypress_never_costs_more_than_four_and_a_half_kibibytes() {
    for word in [
        "we lose two days. ",
        "iki gün kaybediyoruz, çünkü şoför yok ",
        "我们等了两天",
        "😀",
        "\"\n\\",
        "\0",
        "it’s ",
    ] {
        // From nothing into the first pieces, and far enough into a long text that a piece is split.
        for (length, keys) in [(0, 3_700), (20_000, 700), (200_000, 150)] {
            let before = word.repeat(length / word.len());
            let costs = typing_costs(0, &before, &word.repeat(keys / word.chars().count()));
            let (units, bytes) = costs
                .iter()
                .fold((0, 0), |(a, b), (c, d)| (a.max(*c), b.max(*d)));
            println!(
                "{word:?} after {} bytes: at most {units} units, {bytes} WebKit bytes",
                before.len()
            );
            assert!(bytes <= 4_608 && units <= 4_608);
        }
    }
}

#[test]
fn five_hundred_interviews_start_fast_and_only_their_heads_are_read() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    for number in 0..500 {
        let interview = interview(&format!("i{number:04}"), 40);
        app.edit(Edit::AddInterview(Box::new(interview)), 1)
            .unwrap();
    }
    for key in store
        .keys()
        .unwrap()
        .iter()
        .filter(|key| key.starts_with("or1/c/"))
    {
        store.set(key, "unreadable").unwrap();
    }
    let begun = Instant::now();
    let (_, boot) = Shelf::boot(&store, writer(2), "install-1", moment(3));
    let took = begun.elapsed();
    println!("500 heads and 20,000 items: {took:?}");
    assert_eq!(
        (boot.heads.len(), boot.set_aside.len(), boot.orphans.len()),
        (500, 0, 0)
    );
    assert!(took < Duration::from_secs(5));
}

/// A browser lists keys in an order of its own; what is found does not hang on it.
#[test]
fn a_start_finds_the_same_in_whatever_order_keys_are_listed() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    for number in 0..5 {
        let interview = interview(&format!("i{number}"), 3);
        app.edit(Edit::AddInterview(Box::new(interview)), 1)
            .unwrap();
    }
    store.remove("or1/s/i3").unwrap();
    store.set("or1/c/i1/q000/more", "of a later app").unwrap();
    store.set("or1/c/i1/q 1", "of a later app").unwrap();
    let look = |store: &dyn Store| {
        let (mut shelf, boot) = Shelf::boot(store, writer(2), "install-1", moment(3));
        let heads: Vec<_> = boot.heads.iter().map(|it| it.id.clone()).collect();
        let orphans: Vec<_> = boot
            .orphans
            .iter()
            .map(|it| (it.interview.clone(), it.items.len()))
            .collect();
        let mut untouched = boot.untouched;
        untouched.sort();
        let mut opened = Vec::new();
        shelf.open_each(&heads, moment(3), &mut |id, found| {
            opened.push((id.clone(), found.items));
            opened.len() < 3
        });
        (heads, orphans, untouched, opened)
    };
    let (heads, orphans, untouched, opened) = look(&store);
    assert_eq!(heads, ["i0", "i1", "i2", "i4"].map(InterviewId::from));
    assert_eq!(orphans, [("i3".into(), 3)]);
    assert_eq!(
        untouched,
        ["or1/c/i1/q 1", "or1/c/i1/q000/more"].map(str::to_owned)
    );
    assert_eq!(opened.len(), 3, "it stops when it is told to");
    assert!(opened.iter().all(|(_, items)| items.len() == 3));
    let backwards = Backwards(&store);
    assert_eq!(look(&backwards), (heads, orphans, untouched, opened));
}

/// A store that lists its keys from the last to the first.
struct Backwards<'a>(&'a MemStore);

impl Store for Backwards<'_> {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        Ok(self.0.keys()?.into_iter().rev().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.0.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        self.0.remove(key)
    }
}
