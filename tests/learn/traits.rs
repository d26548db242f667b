//! Which traits a sentence may show: words, their beginnings and endings, classes of words, and two of these in a row.

use std::collections::{BTreeMap, BTreeSet};

use on_record::domain::guide::{Language, Prompt};
use on_record::domain::text;
use on_record::guides;
use serde_json::Value;

use crate::labelled::Sentence;

/// What a prompt asks, in this language.
pub(crate) fn said<'p>(
    prompt: &'p Prompt,
    language: &Language,
) -> impl Iterator<Item = String> + use<'p> {
    let ask = prompt.ask.0.get(language.code()).cloned();
    let probes = prompt
        .probes
        .0
        .get(language.code())
        .cloned()
        .unwrap_or_default();
    ask.into_iter().chain(probes)
}

/// The lines with given hits, each with whether a respondent says it: those of method.md E1 and the worked interviews.
pub(crate) fn fixed(language: &str) -> Vec<(bool, String)> {
    if language == "tr" {
        let lines = [
            "Yönetim karar vermiş, ben geldiğimde sözleşme imzalanmış.",
            "Duyduğum kadarıyla pahalı bulmuşlar.",
            "Genelde böyle yaparız, bütçe olsa alırdık.",
            "14 Mart'ta ben imzaladım, tutar 38 bin avroydu.",
            "Geçmiş yıllarda altmış araç vardı.",
        ];
        return lines.map(|line| (true, line.to_owned())).into();
    }
    let files = ["demo_strong.vtt", "demo_mediocre.vtt", "demo_struck.vtt"];
    let cues = files
        .iter()
        .flat_map(|file| guides::text(file).unwrap().split("\n\n"));
    let said = cues.filter_map(|cue| cue.split_once("<v ")?.1.split_once('>'));
    said.map(|(who, words)| (!["Jonas", "Priya"].contains(&who), words.trim().to_owned()))
        .collect()
}

/// A word of a class: how it is written, and whether it belongs.
struct Classes(Vec<(String, Vec<(String, bool)>)>);

impl Classes {
    fn new(lexicon: &Value) -> Self {
        let classes = lexicon["classes"].as_object().unwrap();
        let spread = classes.keys().map(|name| {
            let mut words = Vec::new();
            spread(classes, name, true, 0, &mut words);
            (format!("@{name}"), words)
        });
        Self(spread.collect())
    }

    fn of(&self, word: &str) -> Vec<String> {
        let is = |written: &str| match (written.strip_prefix('*'), written.strip_suffix('*')) {
            (Some(end), _) => word.ends_with(end),
            (_, Some(start)) => word.starts_with(start),
            _ => word == written,
        };
        let belongs = |words: &[(String, bool)]| {
            let mut met = words.iter().filter(|(written, _)| is(written)).peekable();
            met.peek().is_some() && met.all(|(_, belongs)| *belongs)
        };
        let met = self.0.iter().filter(|(_, words)| belongs(words));
        met.map(|(name, _)| name.clone()).collect()
    }
}

fn spread(
    classes: &serde_json::Map<String, Value>,
    name: &str,
    belongs: bool,
    depth: u8,
    into: &mut Vec<(String, bool)>,
) {
    let listed = classes
        .get(name)
        .and_then(Value::as_str)
        .unwrap_or_default();
    for word in listed.split_whitespace() {
        let (word, belongs) = word
            .strip_prefix('-')
            .map_or((word, belongs), |word| (word, false));
        match word.strip_prefix('@') {
            Some(name) if depth < 3 => spread(classes, name, belongs, depth + 1, into),
            _ => into.push((word.to_owned(), belongs)),
        }
    }
}

/// The words and signs of a text, nearly as the app parts them: what traits there may be. Whether one is there the app says.
fn words(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut inside = false;
    for letter in folded.chars() {
        match letter {
            '\'' => {
                words.push("'".to_owned());
                inside = true;
            }
            _ if letter.is_alphanumeric() => {
                if !inside {
                    words.push(String::new());
                }
                words.last_mut().unwrap().push(letter);
                inside = true;
            }
            '.' | '!' | ';' | '…' | '?' | ',' | ':' | '(' | ')' | '–' | '—' => {
                let sign = match letter {
                    '?' => "?",
                    '.' | '!' | ';' | '…' => ".",
                    _ => ",",
                };
                words.push(sign.to_owned());
                inside = false;
            }
            _ => inside = false,
        }
    }
    words.retain(|word| word != "'");
    let parted = words.into_iter().map(|word| {
        if word.chars().any(|letter| letter.is_ascii_digit()) {
            "#".to_owned()
        } else {
            word
        }
    });
    let mut parted: Vec<_> = parted.collect();
    // didn't: did, n't.
    for at in 1..parted.len() {
        if parted[at] == "'t" && parted[at - 1].ends_with('n') && parted[at - 1].len() > 1 {
            parted[at - 1].pop();
            parted[at] = "n't".to_owned();
        }
    }
    parted
}

fn is_sign(word: &str) -> bool {
    matches!(word, "," | "." | "?" | "#")
}

/// The beginnings and endings of a word, with a star for the rest. Turkish says with endings what English says with words.
fn affixes(word: &str, turkish: bool) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let (ends, starts) = if turkish {
        (2..=6, 3..=6)
    } else {
        (3..=4, 4..=6)
    };
    let ends = ends.filter(|many| *many < letters.len()).map(|many| {
        let end: String = letters[letters.len() - many..].iter().collect();
        format!("*{end}")
    });
    let starts = starts.filter(|many| *many < letters.len()).map(|many| {
        let start: String = letters[..many].iter().collect();
        format!("{start}*")
    });
    ends.chain(starts).collect()
}

/// The traits one sentence shows.
fn shown(sentence: &str, classes: &Classes, turkish: bool, into: &mut BTreeSet<String>) {
    let words = words(sentence);
    let forms: Vec<Vec<String>> = words
        .iter()
        .map(|word| {
            let mut forms = vec![word.clone()];
            if !matches!(word.as_str(), "," | "." | "?") {
                forms.extend(classes.of(word));
            }
            forms
        })
        .collect();
    for (at, word) in words.iter().enumerate() {
        into.extend(forms[at].iter().cloned());
        let ends = if is_sign(word) {
            Vec::new()
        } else {
            affixes(word, turkish)
        };
        if at == 0 || matches!(words[at - 1].as_str(), "." | "?") {
            into.extend(forms[at].iter().map(|form| format!("^ {form}")));
        }
        let Some(next) = forms.get(at + 1) else {
            into.extend(ends);
            continue;
        };
        for one in &forms[at] {
            into.extend(next.iter().map(|two| format!("{one} {two}")));
            if let Some(third) = forms
                .get(at + 2)
                .filter(|_| !matches!(words[at + 1].as_str(), "," | "." | "?"))
            {
                into.extend(third.iter().map(|three| format!("{one} * {three}")));
            }
        }
        if turkish {
            let short = |end: &&String| end.starts_with('*') && (4..=5).contains(&end.len());
            if matches!(words[at + 1].as_str(), "," | "." | "?") {
                into.extend(
                    ends.iter()
                        .filter(short)
                        .map(|end| format!("{end} {}", words[at + 1])),
                );
            } else if !is_sign(&words[at + 1]) {
                let next = affixes(&words[at + 1], true);
                into.extend(next.iter().filter(short).map(|end| format!("{word} {end}")));
            }
        }
        into.extend(ends);
        for later in words[at + 1..]
            .iter()
            .zip(&forms[at + 1..])
            .take(13)
            .take_while(|(word, _)| !matches!(word.as_str(), "." | "?"))
        {
            for one in forms[at].iter().filter(|form| form.starts_with('@')) {
                let later = later.1.iter().filter(|form| form.starts_with('@'));
                into.extend(later.map(|two| format!("{one} ,,12 {two}")));
            }
        }
    }
}

/// The traits that enough sentences show, in order.
pub(crate) fn of(
    sentences: &[Sentence],
    language: &Language,
    lexicon: &Value,
    least: usize,
) -> Vec<String> {
    let classes = Classes::new(lexicon);
    let mut often: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in sentences {
        let folded = text::fold(&sentence.text, language);
        let mut all = BTreeSet::new();
        shown(folded.text(), &classes, language.is_turkish(), &mut all);
        for name in all {
            *often.entry(name).or_default() += 1;
        }
    }
    // A pattern has to begin with a word that is there.
    let sound = |name: &String| {
        name.split(' ').all(|piece| {
            let stem = piece.trim_matches(['*', '@']);
            !stem.is_empty() || piece == "*"
        })
    };
    let kept = often
        .into_iter()
        .filter(|(name, many)| *many >= least && sound(name));
    kept.map(|(name, _)| name).collect()
}

/// Of traits that the same sentences show, the shortest stays. What the sentences show is numbered anew.
pub(crate) fn distinct<'s>(
    all: Vec<String>,
    mets: impl Iterator<Item = &'s mut Vec<usize>>,
) -> Vec<String> {
    let mets: Vec<_> = mets.collect();
    let mut columns = vec![Vec::new(); all.len()];
    for (row, met) in mets.iter().enumerate() {
        for number in met.iter() {
            columns[*number].push(row);
        }
    }
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|number| {
        (
            all[*number].matches(' ').count(),
            all[*number].len(),
            *number,
        )
    });
    let mut seen = BTreeSet::new();
    let kept: BTreeSet<usize> = order
        .into_iter()
        .filter(|number| !columns[*number].is_empty() && seen.insert(columns[*number].clone()))
        .collect();
    let anew: BTreeMap<usize, usize> = kept.iter().copied().zip(0..).collect();
    for met in mets {
        *met = met
            .iter()
            .filter_map(|number| anew.get(number).copied())
            .collect();
    }
    kept.into_iter().map(|number| all[number].clone()).collect()
}
