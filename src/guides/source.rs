//! The source form of content, TOML that people write, turned into the JSON that documents hold.
//!
//! Compiled into the build script and into `tests/guides.rs`, never into the app, which carries no TOML parser.

use std::path::Path;

use serde_json::{Map, Value, json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Keys of a guide that hold text people read; `title_tr` is the Turkish of `title`.
const TRANSLATED: &[&str] = &["title", "q", "why", "probes", "good", "pit"];

/// What the short keys of the source form are called in a document.
const LONG_NAMES: &[(&str, &str)] = &[
    ("sec", "section"),
    ("min", "minutes"),
    ("mins", "minutes"),
    ("t", "window"),
    ("q", "ask"),
    ("pit", "pitfall"),
];

/// The keys of a prompt, parted by spaces.
const PROMPT: &str =
    "id sec kind core mins t timing roles dims step link q why probes good pit rule";

/// A file of content. What cannot be understood is said with the file's name and the line.
pub(crate) struct Source<'s> {
    path: &'s Path,
    text: &'s str,
}

impl<'s> Source<'s> {
    /// The text of the file at `path`.
    pub(crate) fn new(path: &'s Path, text: &'s str) -> Self {
        Self { path, text }
    }

    /// The file as it is.
    pub(crate) fn whole(&self) -> Result<Value, String> {
        Ok(Value::Object(object(&self.table()?)))
    }

    /// A guide as documents hold it.
    pub(crate) fn guide(&self) -> Result<Value, String> {
        let root = self.table()?;
        self.only(&root, "guide prompt")?;
        let head = self.sub_table(&root, "guide")?;
        let keys = "id version title minutes recruits section time_categories internal";
        let mut guide = self.translated(head, keys, None)?;
        guide.entry("version").or_insert(json!(1));
        guide.remove("section");
        let mut sections = Vec::new();
        for section in self.tables(head, "section")? {
            sections.push(self.translated(section, "id min title", None)?);
        }
        let mut prompts = Vec::new();
        for prompt in self.tables(&root, "prompt")? {
            let mut prompt = self.translated(prompt, PROMPT, None)?;
            prompt.entry("kind").or_insert(json!("open"));
            prompts.push(prompt);
        }
        guide.insert("sections".to_owned(), json!(sections));
        guide.insert("prompts".to_owned(), json!(prompts));
        Ok(Value::Object(guide))
    }

    /// Puts another language into a guide: title, sections and prompts are found by their ids. Texts carry no suffix here,
    /// their language is the file's.
    pub(crate) fn lay_over(&self, guide: &mut Value, language: &str) -> Result<(), String> {
        if !is_language(language) {
            return Err(self.fault(0, &format!("{language:?} is no language code")));
        }
        let root = self.table()?;
        self.only(&root, "guide prompt")?;
        let head = self.sub_table(&root, "guide")?;
        let mut over = self.translated(head, "title section", Some(language))?;
        over.remove("section");
        merge(guide, Value::Object(over));
        let sections = (self.tables(head, "section")?, "sections", "id title");
        let prompts = (
            self.tables(&root, "prompt")?,
            "prompts",
            "id q why probes good pit",
        );
        for (parts, list, keys) in [sections, prompts] {
            for part in parts {
                let over = self.translated(part, keys, Some(language))?;
                let there = guide.get_mut(list).and_then(Value::as_array_mut);
                let same = there
                    .into_iter()
                    .flatten()
                    .find(|it| it.get("id") == over.get("id"));
                let same = same.ok_or_else(|| {
                    let first = part.get("id").or_else(|| part.values().next());
                    let id = over.get("id").cloned().unwrap_or_default();
                    self.fault(
                        first.map_or(0, |it| it.span().start),
                        &format!("no such id: {id}"),
                    )
                })?;
                merge(same, Value::Object(over));
            }
        }
        Ok(())
    }

    /// The rubric as documents hold it: five level values in order, and every other table is a profile.
    pub(crate) fn rubric(&self) -> Result<Value, String> {
        let root = self.table()?;
        let level = self.sub_table(&root, "level")?;
        let names = "silent mentioned grounded filled corroborated";
        self.only(level, names)?;
        let level: Vec<_> = names
            .split(' ')
            .map(|name| json_of(level.get(name)))
            .collect();
        let mut profiles = Map::new();
        for name in root.keys().map(|name| name.get_ref().as_ref()) {
            if !["rubric_version", "level", "cap", "band"].contains(&name) {
                let profile = self.sub_table(&root, name)?;
                self.only(profile, "required w")?;
                let (required, weights) =
                    (json_of(profile.get("required")), json_of(profile.get("w")));
                profiles.insert(
                    name.to_owned(),
                    json!({ "required": required, "weights": weights }),
                );
            }
        }
        Ok(json!({
            "version": json_of(root.get("rubric_version")), "level": level, "cap": json_of(root.get("cap")),
            "band": json_of(root.get("band")), "profiles": profiles,
        }))
    }

    /// The red flags, each with the filing and the signs it has unless it says otherwise.
    pub(crate) fn flags(&self) -> Result<Value, String> {
        let root = self.table()?;
        self.only(&root, "flag points")?;
        let mut flags = Vec::new();
        for flag in self.tables(&root, "flag")? {
            self.only(flag, "id weight settled filing sign")?;
            let mut flag = object(flag);
            flag.entry("filing").or_insert(json!(["decision"]));
            flag.entry("sign").or_insert(json!([]));
            flags.push(flag);
        }
        Ok(json!({ "flags": flags, "points": json_of(root.get("points")) }))
    }

    /// A lexicon. `fp` lists known false alarms for whoever writes patterns; the app has no use for it. `check` says what
    /// is wrong with a pattern, given the names of the classes it may use.
    pub(crate) fn lexicon(
        &self,
        check: impl Fn(&str, &[&str]) -> Option<&'static str>,
    ) -> Result<Value, String> {
        let root = self.table()?;
        let mut lexicon = Map::new();
        let (mut rules, mut classes, mut names) = (Map::new(), Map::new(), Vec::new());
        if let Some(words) = root
            .get("words")
            .and_then(|words| words.get_ref().as_table())
        {
            names = words.keys().map(|name| name.get_ref().as_ref()).collect();
            for (name, words) in words {
                let listed = json(words);
                let listed = listed.as_str().unwrap_or_default();
                for word in listed.split_whitespace() {
                    if let Some(wrong) = check(word, &names) {
                        return Err(self.fault(words.span().start, &format!("`{word}`: {wrong}")));
                    }
                }
                let words: Vec<_> = listed.split_whitespace().collect();
                classes.insert(name.get_ref().to_string(), json!(words.join(" ")));
            }
        }
        for (name, value) in &root {
            let name = name.get_ref().as_ref();
            if name == "lang" {
                lexicon.insert("language".to_owned(), json(value));
            }
            if matches!(name, "lang" | "words") {
                continue;
            }
            let category = self.sub_table(&root, name)?;
            self.only(category, "p not unless before fp")?;
            let mut lists = Map::new();
            for (key, value) in category.iter().filter(|(key, _)| key.get_ref() != "fp") {
                for pattern in value.get_ref().as_array().into_iter().flatten() {
                    let written = json(pattern);
                    let wrong = check(written.as_str().unwrap_or_default(), &names);
                    if let Some(wrong) = wrong {
                        return Err(
                            self.fault(pattern.span().start, &format!("{written}: {wrong}"))
                        );
                    }
                }
                lists.insert(key.get_ref().to_string(), json(value));
            }
            rules.insert(name.to_owned(), Value::Object(lists));
        }
        lexicon.insert("classes".to_owned(), Value::Object(classes));
        lexicon.insert("rules".to_owned(), Value::Object(rules));
        Ok(Value::Object(lexicon))
    }

    /// Puts the weights that were learnt from labelled sentences into their lexicon. `check` as above.
    pub(crate) fn leanings(
        &self,
        lexicon: &mut Value,
        check: impl Fn(&str, &[&str]) -> Option<&'static str>,
    ) -> Result<(), String> {
        let root = self.table()?;
        self.only(&root, "heard asked")?;
        let classes = lexicon.get("classes").and_then(Value::as_object);
        let names: Vec<_> = classes.into_iter().flat_map(Map::keys).collect();
        let names: Vec<_> = names.into_iter().map(String::as_str).collect();
        let mut read = Vec::new();
        for side in root.keys().map(|side| side.get_ref().as_ref()) {
            let flags = self.sub_table(&root, side)?;
            for flag in flags.keys().map(|flag| flag.get_ref().as_ref()) {
                let flag = self.sub_table(flags, flag)?;
                self.only(flag, "least find w")?;
                let lines = flag.get("w").and_then(|list| list.get_ref().as_array());
                for line in lines.into_iter().flatten() {
                    let written = line.get_ref().as_str().unwrap_or_default();
                    let patterns = written
                        .split_once(": ")
                        .map_or("", |(_, patterns)| patterns);
                    for pattern in patterns.split('/') {
                        if let Some(wrong) = check(pattern, &names) {
                            return Err(
                                self.fault(line.span().start, &format!("`{pattern}`: {wrong}"))
                            );
                        }
                    }
                }
            }
            read.push((side.to_owned(), Value::Object(object(flags))));
        }
        if let Some(lexicon) = lexicon.as_object_mut() {
            lexicon.extend(read);
        }
        Ok(())
    }

    fn fault(&self, at: usize, what: &str) -> String {
        let line = self
            .text
            .bytes()
            .take(at)
            .filter(|byte| *byte == b'\n')
            .count()
            + 1;
        format!("{}:{line}: {what}", self.path.display())
    }

    fn table(&self) -> Result<DeTable<'s>, String> {
        DeTable::parse(self.text)
            .map(Spanned::into_inner)
            .map_err(|fault| self.fault(fault.span().map_or(0, |span| span.start), fault.message()))
    }

    /// Refuses keys nobody knows.
    fn only(&self, table: &DeTable<'s>, keys: &str) -> Result<(), String> {
        let unknown = |key: &&Spanned<_>| -> bool {
            let key: &Spanned<std::borrow::Cow<'_, str>> = key;
            keys.split(' ').all(|known| known != key.get_ref())
        };
        match table.keys().find(unknown) {
            Some(key) => Err(self.fault(
                key.span().start,
                &format!("unknown key `{}`", key.get_ref()),
            )),
            None => Ok(()),
        }
    }

    fn sub_table<'t>(&self, table: &'t DeTable<'s>, key: &str) -> Result<&'t DeTable<'s>, String> {
        let value = table
            .get(key)
            .ok_or_else(|| self.fault(0, &format!("`{key}` is missing")))?;
        let no_table = || self.fault(value.span().start, &format!("`{key}` is no table"));
        value.get_ref().as_table().ok_or_else(no_table)
    }

    fn tables<'t>(
        &self,
        table: &'t DeTable<'s>,
        key: &str,
    ) -> Result<Vec<&'t DeTable<'s>>, String> {
        let Some(value) = table.get(key) else {
            return Ok(Vec::new());
        };
        let no_list = || self.fault(value.span().start, &format!("`{key}` is no list of tables"));
        let list = value.get_ref().as_array().ok_or_else(no_list)?;
        list.iter()
            .map(|part| part.get_ref().as_table().ok_or_else(no_list))
            .collect()
    }

    /// A table of a guide under its long names, with its texts gathered by language.
    fn translated(
        &self,
        table: &DeTable<'s>,
        keys: &str,
        overlay: Option<&str>,
    ) -> Result<Map<String, Value>, String> {
        let mut object = Map::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let suffixed = name.rsplit_once('_').filter(|(base, language)| {
                TRANSLATED.contains(base) && is_language(language) && overlay.is_none()
            });
            let (base, language) = suffixed.unwrap_or((name, overlay.unwrap_or("en")));
            if keys.split(' ').all(|known| known != base) {
                return Err(self.fault(key.span().start, &format!("unknown key `{name}`")));
            }
            let long = LONG_NAMES
                .iter()
                .find(|(short, _)| *short == base)
                .map_or(base, |(_, long)| long);
            if TRANSLATED.contains(&base) {
                let texts = object.entry(long).or_insert_with(|| json!({}));
                merge(texts, json!({ language: json(value) }));
            } else {
                object.insert(long.to_owned(), json(value));
            }
        }
        Ok(object)
    }
}

/// Whether a text can be the code of a language: two or three small ASCII letters.
pub(crate) fn is_language(code: &str) -> bool {
    matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Adds what is new and keeps what is there.
fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        for (key, value) in from {
            match into.get_mut(&key) {
                Some(there) => merge(there, value),
                None => _ = into.insert(key, value),
            }
        }
    }
}

/// A whole table as it is.
fn object(table: &DeTable<'_>) -> Map<String, Value> {
    table
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), json(value)))
        .collect()
}

/// What stands under a key, or null, which the readers call a fault.
fn json_of(value: Option<&Spanned<DeValue<'_>>>) -> Value {
    value.map_or(Value::Null, json)
}

/// A value as it is; whole numbers lose a fraction of nought, as documents spell them.
fn json(value: &Spanned<DeValue<'_>>) -> Value {
    match value.get_ref() {
        DeValue::String(text) => json!(text),
        DeValue::Boolean(value) => json!(value),
        DeValue::Integer(number) => number_of(number.as_str()),
        DeValue::Float(number) => number_of(
            number
                .as_str()
                .strip_suffix(".0")
                .unwrap_or(number.as_str()),
        ),
        DeValue::Datetime(date) => json!(date.to_string()),
        DeValue::Array(values) => values.iter().map(json).collect(),
        DeValue::Table(table) => Value::Object(object(table)),
    }
}

/// A number as it is spelled; what JSON cannot spell becomes text, which the readers refuse.
fn number_of(spelled: &str) -> Value {
    serde_json::from_str(&spelled.replace('_', "")).unwrap_or_else(|_| json!(spelled))
}
