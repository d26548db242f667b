//! Reads Fluent files and writes their sentences down for the app. Part of the build, not of the app.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;

#[path = "marks.rs"]
mod marks;

use marks::{CHOOSE, DONE, END, FILL, NEXT, OR, SAYS, THEN};

/// The sentences of a language by key, attributes as `key.attribute`.
pub(crate) type Sentences = BTreeMap<String, String>;

/// Adds the sentences of one file. A mistake in it, or something the app does not fill in, is told with its place.
pub(crate) fn read(text: &str, into: &mut Sentences) -> Result<(), String> {
    let resource = parser::parse(text).map_err(|(_, faults)| format!("{faults:?}"))?;
    for entry in resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(term) => return Err(format!("-{}: there are no terms here", term.id.name)),
            Entry::Junk { content } => return Err(format!("cannot be read: {content}")),
        };
        let key = message.id.name;
        let own = message
            .value
            .iter()
            .map(|pattern| (key.to_owned(), pattern));
        let attributes = message
            .attributes
            .iter()
            .map(|attribute| (format!("{key}.{}", attribute.id.name), &attribute.value));
        for (key, pattern) in own.chain(attributes) {
            let said = written(pattern, true).map_err(|why| format!("{key}: {why}"))?;
            if into.insert(key.clone(), said).is_some() {
                return Err(format!("{key} is there twice"));
            }
        }
    }
    Ok(())
}

/// All sentences of a language in one text, in the order of their keys.
pub(crate) fn joined(sentences: &Sentences) -> String {
    let all: Vec<_> = sentences
        .iter()
        .map(|(key, said)| format!("{key}{SAYS}{said}"))
        .collect();
    all.join(&NEXT.to_string())
}

fn written(pattern: &Pattern<&str>, may_choose: bool) -> Result<String, String> {
    let mut out = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                if value.contains(char::is_control)
                    && value.contains(|c: char| c.is_control() && c != '\n')
                {
                    return Err("a control character".into());
                }
                out += value;
            }
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => out += &inline_text(inline)?,
                Expression::Select { selector, variants } if may_choose => {
                    let InlineExpression::VariableReference { id } = selector else {
                        return Err("only a variable can decide".into());
                    };
                    out.push(CHOOSE);
                    out += id.name;
                    // The default last, whatever its place in the file.
                    let (last, others): (Vec<_>, Vec<_>) =
                        variants.iter().partition(|variant| variant.default);
                    for variant in others.into_iter().chain(last) {
                        let (VariantKey::Identifier { name: key }
                        | VariantKey::NumberLiteral { value: key }) = variant.key;
                        out.push(OR);
                        out += key;
                        out.push(THEN);
                        out += &written(&variant.value, false)?;
                    }
                    out.push(DONE);
                }
                Expression::Select { .. } => return Err("a choice inside a choice".into()),
            },
        }
    }
    Ok(out)
}

fn inline_text(inline: &InlineExpression<&str>) -> Result<String, String> {
    match inline {
        InlineExpression::VariableReference { id } => Ok(format!("{FILL}{}{END}", id.name)),
        InlineExpression::StringLiteral { value } if !value.contains('\\') => {
            Ok((*value).to_owned())
        }
        other => Err(format!("the app does not fill in {other:?}")),
    }
}
