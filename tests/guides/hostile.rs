//! Documents with something odd in one place: read, or refused with a reason, never a panic.

use on_record::domain::guide::Guide;
use on_record::formats::content;
use on_record::guides;
use serde_json::Value;

/// The path of every value inside a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(values) => values
            .iter()
            .enumerate()
            .for_each(|(i, it)| pointers(it, &format!("{at}/{i}"), found)),
        Value::Object(map) => map
            .iter()
            .for_each(|(key, it)| pointers(it, &format!("{at}/{key}"), found)),
        _ => {}
    }
}

#[test]
fn whatever_stands_anywhere_in_a_document_is_read_or_refused_with_a_reason() {
    let deep = (0..500).fold(Value::Null, |deep, _| serde_json::json!({ "a": [deep] }));
    let odd = [
        Value::Null,
        serde_json::json!(-1),
        serde_json::json!(1e308),
        serde_json::json!(u64::MAX),
        serde_json::json!(0.5),
        serde_json::json!(""),
        serde_json::json!("\u{0}…"),
        serde_json::json!([]),
        serde_json::json!({ "": {} }),
        deep,
    ];
    let mut refused = 0;
    for (kind, name, json) in
        guides::documents().filter(|(_, name, _)| !["g1", "g3", "g4", "g5", "g6"].contains(name))
    {
        let mut document: Value = serde_json::from_str(json).unwrap();
        if kind == "guide" {
            document["prompts"].as_array_mut().unwrap().truncate(2);
        }
        // A line of learnt weights is like the next, and there are hundreds.
        for side in ["heard", "asked"] {
            let flags = document.get_mut(side).and_then(Value::as_object_mut);
            for flag in flags.into_iter().flat_map(|flags| flags.values_mut()) {
                flag["w"].as_array_mut().unwrap().truncate(2);
            }
        }
        let mut places = Vec::new();
        pointers(&document, "", &mut places);
        for (place, odd) in places
            .iter()
            .flat_map(|place| odd.iter().map(move |odd| (place, odd)))
        {
            let mut changed = document.clone();
            *changed.pointer_mut(place).unwrap() = odd.clone();
            let faults = match kind {
                "guide" => {
                    let read = content::guide(&changed);
                    if let Ok(guide) = &read {
                        assert_eq!(
                            serde_json::from_value::<Guide>(changed).as_ref().ok(),
                            Some(guide),
                            "{place}"
                        );
                    }
                    read.err()
                }
                "rubric" => {
                    let read = content::rubric(&changed);
                    if let Ok(rubric) = &read {
                        assert_eq!(serde_json::to_value(rubric).unwrap(), changed, "{place}");
                    }
                    read.err()
                }
                "flags" => content::flags(&changed).err(),
                _ => content::lexicon(&changed).err(),
            };
            assert!(
                faults.is_none_or(|faults| {
                    refused += 1;
                    !faults.is_empty()
                }),
                "{kind} {name} {place}"
            );
        }
    }
    assert!(refused > 2_000, "{refused}");
}
