//! What is worth a second look in a guide that could be used as it is.

use crate::domain::dimension::{Dimension, Role, Slot};
use crate::domain::guide::{Guide, GuideFault};
use crate::domain::rubric::Profile;

/// Advice on a guide: more planned than there is time for, a window behind the end, a section without a prompt, a slot
/// nobody asks for where the score counts slots. The built-in guides give no reason for any.
pub fn look_over(guide: &Guide) -> Vec<GuideFault> {
    let mut found = Vec::new();
    let most = guide.minutes;
    let mut overrun = |path: &str, tenths: u32| {
        if tenths > most.saturating_mul(10) {
            found.push(GuideFault::Overrun {
                path: path.to_owned(),
                found: tenths.div_ceil(10),
                most,
            });
        }
    };
    let sections = guide
        .sections
        .iter()
        .map(|it| it.minutes.saturating_mul(10));
    overrun("sections", sections.fold(0, u32::saturating_add));
    let core = guide.prompts.iter().filter(|prompt| prompt.core);
    let core = core.map(|prompt| prompt.minutes.as_tenths());
    overrun("prompts", core.fold(0, u32::saturating_add));
    for (index, section) in guide.sections.iter().enumerate() {
        if !guide.prompts.iter().any(|it| it.section == section.id) {
            found.push(GuideFault::Empty {
                path: format!("sections[{index}]"),
            });
        }
    }
    for (index, prompt) in guide.prompts.iter().enumerate() {
        let [_, end] = prompt.window;
        if end > most {
            found.push(GuideFault::OutOfRange {
                path: format!("prompts[{index}].window"),
                found: end.to_string(),
                least: 0,
                most: most.into(),
            });
        }
    }
    let counts_slots =
        Profile::of(guide, &[Role::Decider], false).is_some_and(Profile::counts_slots);
    let asks = |dimension: Dimension| guide.prompts.iter().any(|it| it.dims.contains(&dimension));
    for slot in Slot::ALL.iter().filter(|_| counts_slots) {
        if !asks(slot.dimension()) {
            found.push(GuideFault::Unasked {
                path: "prompts".to_owned(),
                dimension: slot.dimension(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::look_over;
    use crate::domain::dimension::Dimension;
    use crate::domain::guide::Minutes;
    use crate::domain::level::tests::guide;

    #[test]
    fn each_thing_worth_a_look_is_said_once_and_with_its_place() {
        use Dimension::{Alternatives, Conflict, GoodEnough, Pain, Trigger};
        let said = |guide: &crate::domain::guide::Guide| -> Vec<String> {
            look_over(guide).iter().map(ToString::to_string).collect()
        };
        let mut it = guide(
            "g1",
            &[
                ("a", &[Trigger, Conflict], [0, 30]),
                ("b", &[Alternatives, GoodEnough], [0, 30]),
            ],
        );
        assert_eq!(said(&it), [""; 0]);
        it.prompts[0].core = true;
        it.prompts[0].minutes = Minutes::from_tenths(301);
        it.prompts[0].window = [0, 31];
        it.prompts[1].dims = vec![Alternatives, Pain];
        it.sections.push(it.sections[0].clone());
        it.sections[1].id = "more".into();
        it.sections[1].minutes = 1;
        assert_eq!(
            said(&it),
            [
                "sections: 31 minutes are planned, and there are 30",
                "prompts: 31 minutes are planned, and there are 30",
                "sections[1]: empty",
                "prompts[0].window: 31 is not between 0 and 30",
                "prompts: no prompt asks for good_enough",
            ]
        );
        // Its score counts no slots.
        it.id = "g3".into();
        assert_eq!(said(&it).len(), 4);
        it.like = Some("g2".into());
        assert_eq!(said(&it).len(), 5);
    }
}
