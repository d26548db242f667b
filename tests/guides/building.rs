//! What the build makes of a file, and what it says of one it cannot understand.

fn file<'f>(name: &'f str, text: &'f str) -> build::File<'f> {
    build::File {
        path: std::path::Path::new(name),
        text,
    }
}

const SMALL: &str = "[guide]\nid = \"g9\"\ntitle = \"A\"\nminutes = 1\nrecruits = [\"dm\"]\nsection = [{id = \"o\", min = 1, title = \"O\"}]\n\
    [[prompt]]\nid = \"g9.a\"\nsec = \"o\"\ncore = true\nmins = 1.0\nt = [0, 1]\ntiming = \"opening\"\nroles = [\"all\"]\n\
    dims = [\"trigger\"]\nq = \"Q\"\nwhy = \"W\"\nprobes = [\"P\"]\ngood = \"G\"\npit = \"T\"\n";

#[test]
fn a_guide_needs_no_version_and_an_overlay_puts_it_into_another_language() {
    let mut value = build::guide(&file("guide9.toml", SMALL)).unwrap();
    let guide = content::guide(&value).unwrap();
    assert_eq!(
        (guide.version, guide.prompts[0].kind, guide.prompts[0].core),
        (1, PromptKind::Open, true)
    );
    let over = "[guide]\ntitle = \"Ä\"\nsection = [{id = \"o\", title = \"Ö\"}]\n[[prompt]]\nid = \"g9.a\"\nq = \"F\"\nwhy = \"W\"\nprobes = [\"N\"]\n";
    let path = std::env::temp_dir().join(format!("guide9.{}.de.toml", std::process::id()));
    std::fs::write(&path, over).unwrap();
    let german = Language::new("de");
    build::lay_over(&mut value, &path).unwrap();
    let guide = content::guide(&value).unwrap();
    assert!(guide.speaks(&german));
    assert_eq!(
        (
            guide.title.text(&german),
            guide.title.text(&Language::english())
        ),
        ("Ä", "A")
    );
    assert_eq!(
        (
            guide.sections[0].title.text(&german),
            guide.prompts[0].ask.text(&german)
        ),
        ("Ö", "F")
    );
    assert_eq!(
        guide.prompts[0].probes.in_language(&german).unwrap().0,
        &["N"]
    );
    std::fs::write(&path, over.replace("g9.a", "g9.b")).unwrap();
    let fault = build::lay_over(&mut value, &path).unwrap_err();
    assert!(fault.contains(".de.toml:5: no such id"), "{fault}");
    std::fs::remove_file(&path).unwrap();
    assert!(build::is_overlay(
        "guide1_purchase.de.toml",
        "guide1_purchase"
    ));
    assert!(!build::is_overlay(
        "guide1_purchase.toml",
        "guide1_purchase"
    ));
    assert!(!build::is_overlay(
        "guide11_purchase.de.toml",
        "guide1_purchase"
    ));
}

#[test]
fn a_file_that_cannot_be_understood_is_named_with_its_line() {
    for (bad, says) in [
        (
            SMALL.replace("mins = 1.0", "mins = = 1"),
            "guide9.toml:11: ",
        ),
        (
            SMALL.replace("why =", "reason ="),
            "guide9.toml:17: unknown key `reason`",
        ),
        (
            SMALL.replace("[[prompt]]", "[prompt]"),
            "guide9.toml:7: `prompt` is no list of tables",
        ),
        (
            SMALL.replace("[guide]", "[guides]"),
            "guide9.toml:1: unknown key `guides`",
        ),
        (
            SMALL.replace("core = true", "core = true\ncore = false"),
            "guide9.toml:11: duplicate key",
        ),
    ] {
        let fault = build::guide(&file("guide9.toml", &bad)).unwrap_err();
        assert!(fault.starts_with(says), "{fault}");
    }
}
