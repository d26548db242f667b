//! Reads style sheets as far as tidiness needs it: rules, where they are nested, and what they declare.

/// A style sheet.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) rules: Vec<Rule>,
    pub(crate) declarations: Vec<Declaration>,
    /// What stands by itself: `@import "tokens.css"`.
    pub(crate) statements: Vec<String>,
}

/// A rule with selectors, such as `.button:hover`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) line: usize,
    pub(crate) selector: String,
    /// How many rules with selectors it stands in.
    pub(crate) depth: usize,
    /// The layer it stands in.
    pub(crate) layer: Option<String>,
}

/// A property and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Declaration {
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) value: String,
}

impl Sheet {
    pub(crate) fn read(text: &str) -> Self {
        let text = without_comments(text);
        let (mut sheet, mut outer, mut so_far) =
            (Self::default(), Vec::<String>::new(), String::new());
        let (mut line, mut first, mut quote) = (1, 1, None);
        for c in text.chars() {
            line += usize::from(c == '\n');
            if so_far.trim().is_empty() {
                so_far.clear();
                first = line;
            }
            match (quote, c) {
                (Some(open), _) => {
                    quote = Some(open).filter(|open| *open != c);
                    so_far.push(c);
                }
                (None, '"' | '\'') => {
                    quote = Some(c);
                    so_far.push(c);
                }
                (None, '{') => {
                    let opening = so_far.trim().to_owned();
                    if !opening.starts_with('@') {
                        sheet.rules.push(Rule {
                            line: first,
                            selector: opening.clone(),
                            depth: outer.iter().filter(|it| !it.starts_with('@')).count(),
                            layer: outer
                                .iter()
                                .rev()
                                .find_map(|it| it.strip_prefix("@layer "))
                                .map(|it| it.trim().to_owned()),
                        });
                    }
                    outer.push(opening);
                    so_far.clear();
                }
                (None, ';' | '}') => {
                    sheet.take(first, so_far.trim());
                    so_far.clear();
                    if c == '}' {
                        assert!(outer.pop().is_some(), "line {line}: a brace too many");
                    }
                }
                _ => so_far.push(c),
            }
        }
        assert!(outer.is_empty(), "{outer:?} is not closed");
        sheet
    }

    fn take(&mut self, line: usize, text: &str) {
        match text.split_once(':') {
            _ if text.starts_with('@') => self.statements.push(text.to_owned()),
            Some((name, value)) => self.declarations.push(Declaration {
                line,
                name: name.trim().to_owned(),
                value: value.trim().to_owned(),
            }),
            None => assert!(text.is_empty(), "line {line}: {text:?} is no declaration"),
        }
    }
}

impl Rule {
    /// The classes it names.
    pub(crate) fn classes(&self) -> Vec<String> {
        self.names('.')
    }

    /// The ids it names.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.names('#')
    }

    fn names(&self, mark: char) -> Vec<String> {
        // What stands in brackets is an attribute.
        let mut depth = 0;
        let outside: String = self
            .selector
            .chars()
            .filter(|c| {
                depth += i32::from(*c == '[') - i32::from(*c == ']');
                depth == 0
            })
            .collect();
        let parts = outside.split(mark).skip(1);
        let names = parts.map(|part| {
            part.chars()
                .take_while(|c| is_of_name(*c))
                .collect::<String>()
        });
        names
            .filter(|name| name.starts_with(|c: char| c.is_alphabetic()))
            .collect()
    }
}

pub(crate) fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

/// The names in `var(--…)`.
pub(crate) fn variables(text: &str) -> impl Iterator<Item = String> {
    text.split("var(").skip(1).map(|rest| {
        rest.trim_start()
            .chars()
            .take_while(|c| is_of_name(*c))
            .collect()
    })
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        let (comment, after) = after.split_once("*/").expect("a comment that ends");
        out.push_str(before);
        out.extend(comment.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    out + rest
}

#[test]
fn styles_are_read_as_they_are_meant() {
    let sheet = Sheet::read(
        r##"/* .no { } */ @import "a.css";
        @layer parts {
          .a:not(.b-c)[data-x=".d"] > li#e { color: var(--ink, red); --gap: 1.5rem }
          @container (inline-size >= 27.5rem) { .f { &:hover { content: "}"; } } }
        }
        .g { }"##,
    );
    let rules: Vec<_> = sheet
        .rules
        .iter()
        .map(|it| {
            (
                it.line,
                it.classes().join(" "),
                it.ids().join(" "),
                it.depth,
                it.layer.as_deref(),
            )
        })
        .collect();
    let expected = [
        (3, "a b-c", "e", 0, Some("parts")),
        (4, "f", "", 0, Some("parts")),
        (4, "", "", 1, Some("parts")),
        (6, "g", "", 0, None),
    ];
    assert_eq!(
        rules,
        expected.map(|(line, class, id, depth, layer)| (
            line,
            class.to_owned(),
            id.to_owned(),
            depth,
            layer
        ))
    );
    let declared: Vec<_> = sheet
        .declarations
        .iter()
        .map(|it| (it.line, it.name.as_str(), it.value.as_str()))
        .collect();
    assert_eq!(
        declared,
        [
            (3, "color", "var(--ink, red)"),
            (3, "--gap", "1.5rem"),
            (4, "content", "\"}\"")
        ]
    );
    assert_eq!(sheet.statements, ["@import \"a.css\""]);
    assert_eq!(
        variables("calc(var(--a) + var( --b-2, 1px))").collect::<Vec<_>>(),
        ["--a", "--b-2"]
    );
}
