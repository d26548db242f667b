//! What a draft is after any change, and after any change that breaks off.

use super::*;

fn draft(text: &str) -> Draft {
    Draft::new(text.to_owned(), Kind::Quote)
}

/// Carries a plan out on a little storage, as the shelf does.
#[derive(Default)]
struct Drawer {
    head: Option<DraftHead>,
    pieces: SortedMap<u32, String>,
}

impl Drawer {
    fn carry_out(&mut self, plan: &Plan) -> usize {
        let mut written = 0;
        for (number, text) in &plan.pieces {
            written += serde_json::to_string(text).unwrap().len();
            self.pieces.insert(*number, text.clone());
        }
        if let Some(head) = &plan.head {
            written += serde_json::to_string(head).unwrap().len();
            self.head = Some(head.clone());
        }
        for number in &plan.removed {
            self.pieces.remove(number);
        }
        written
    }

    fn found(&self) -> Found {
        Layout::gather(self.head.clone(), self.pieces.clone())
    }
}

#[test]
fn runs_read_back() {
    for list in [
        vec![],
        vec![7],
        vec![1, 2, 3, 9, 4, 5],
        vec![3, 2, 1],
        vec![u32::MAX],
    ] {
        assert_eq!(numbers(&runs(&list)), Some(list));
    }
    assert_eq!(runs(&[1, 2, 3, 9, 4, 5]), "1-3 9 4-5");
    for bad in ["x", "1-", "3-1", "1-4294967295", "-1"] {
        assert_eq!(numbers(bad), None, "{bad}");
    }
}

#[test]
fn a_short_draft_is_one_record() {
    let mut layout = Layout::default();
    let plan = layout.change(&draft("we lose two days"));
    assert_eq!(
        plan.head.as_ref().map(|head| head.text.as_str()),
        Some("we lose two days")
    );
    assert!(plan.pieces.is_empty() && plan.removed.is_empty());
    assert_eq!(layout.change(&draft("we lose two days")), Plan::default());
}

#[test]
fn a_draft_can_be_typed_edited_pasted_and_cut_anywhere_and_reads_back() {
    let mut text = String::new();
    let mut layout = Layout::default();
    let mut drawer = Drawer::default();
    // A little generator of places, so that the test is the same every time.
    let mut seed = 12_345_u64;
    let mut random = move |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    let words = [
        "we lose two days ",
        "iki gün kaybediyoruz ",
        "我们等了",
        "😀",
        "\n",
        "\0",
        "“yes” ",
    ];
    for round in 0..3_000 {
        let boundaries: Vec<_> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let at = boundaries[random(boundaries.len())];
        match random(10) {
            0 => {
                let from = random(boundaries.len());
                let to = (from + random(3_000)).min(boundaries.len() - 1);
                text.replace_range(boundaries[from]..boundaries[to], "");
            }
            1 => text.insert_str(at, &words[random(words.len())].repeat(random(600))),
            _ => text.push_str(words[random(words.len())]),
        }
        if round % 700 == 699 {
            text.clear();
        }
        drawer.carry_out(&layout.change(&draft(&text)));
        let found = drawer.found();
        assert_eq!(found.draft, Some(draft(&text)), "round {round}");
        assert!(found.loose.is_empty() && found.missing == 0 && !found.is_headless);
        for piece in drawer.pieces.values() {
            assert!(Room::of(&serde_json::to_string(piece).unwrap()).bytes() <= MOST_ROOM + 2);
        }
    }
}

#[test]
fn a_keypress_in_a_long_draft_writes_one_piece_and_a_split_little_more() {
    for word in [
        "we lose two days. ",
        "iki gün kaybediyoruz, çünkü ",
        "我们等了两天",
        "a\"b\n",
    ] {
        let mut text = word.repeat(100_000 / word.chars().count());
        let mut layout = Layout::default();
        let mut drawer = Drawer::default();
        drawer.carry_out(&layout.change(&draft(&text)));
        for at_end in [true, false] {
            let start = if at_end {
                text.len()
            } else {
                text.char_indices().nth(40_000).unwrap().0
            };
            for at in start..start + 1_200 {
                text.insert(at, 'x');
                let plan = layout.change(&draft(&text));
                assert!(drawer.carry_out(&plan) <= 4_200 * 3, "{word}"); // bytes of UTF-8 here
                let stored: usize = plan
                    .pieces
                    .iter()
                    .map(|(_, text)| room(text, usize::MAX).unwrap())
                    .sum();
                assert!(stored <= MOST_ROOM + 6, "{stored}");
                assert!(
                    plan.head
                        .is_none_or(|head| head.text.is_empty() && head.pieces.len() < 400)
                );
            }
            assert_eq!(drawer.found().draft, Some(draft(&text)));
        }
    }
}

#[test]
fn a_plan_that_breaks_off_leaves_the_old_text_or_the_new_one() {
    let long = "abcdefghij".repeat(1_000);
    let texts = [
        "short".to_owned(),
        long.clone(),
        format!("{long}{}", "x".repeat(2_000)),
        long.replacen("abc", "", 700),
        "back".into(),
    ];
    for pair in texts.windows(2) {
        let mut layout = Layout::default();
        let mut drawer = Drawer::default();
        drawer.carry_out(&layout.change(&draft(&pair[0])));
        let plan = layout.change(&draft(&pair[1]));
        let steps = plan.pieces.len() + usize::from(plan.head.is_some()) + plan.removed.len();
        for done in 0..=steps {
            let pieces = plan.pieces.iter().take(done).cloned().collect();
            let done = done.saturating_sub(plan.pieces.len());
            let head = plan.head.clone().filter(|_| done > 0);
            let done = done.saturating_sub(usize::from(plan.head.is_some()));
            let removed = plan.removed.iter().take(done).copied().collect();
            let mut torn = Drawer {
                head: drawer.head.clone(),
                pieces: drawer.pieces.clone(),
            };
            torn.carry_out(&Plan {
                pieces,
                head,
                removed,
                ..Plan::default()
            });
            let found = torn.found();
            let text = found.draft.unwrap().text;
            assert!(text == pair[0] || text == pair[1]);
            assert_eq!(found.missing, 0);
        }
    }
}

#[test]
fn pieces_without_a_head_are_still_read() {
    let mut layout = Layout::default();
    let mut drawer = Drawer::default();
    let text = "word ".repeat(2_000);
    drawer.carry_out(&layout.change(&draft(&text)));
    drawer.head = None;
    let mut found = drawer.found();
    assert!(found.is_headless);
    assert_eq!(
        found.draft.as_ref().map(|draft| draft.text.as_str()),
        Some(text.as_str())
    );
    // The head is written again with the next change, whatever that is.
    assert!(found.layout.change(&found.draft.unwrap()).head.is_some());
}
