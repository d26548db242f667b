//! Reads Rust as far as tidiness needs it: code, strings and comments told apart, and every path spelled out.

/// A piece of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// A name, a keyword or a number.
    Word(String),
    /// One character of punctuation.
    Mark(char),
    /// A string, without its quotation marks.
    Text(String),
}

/// A piece of code and the line it stands on.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) token: Token,
    pub(crate) line: usize,
}

/// A Rust file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rust {
    pub(crate) tokens: Vec<Placed>,
    /// Each comment with its line.
    pub(crate) comments: Vec<(usize, String)>,
}

impl Token {
    pub(crate) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(it) if it == word)
    }

    fn is_mark(&self, mark: char) -> bool {
        *self == Self::Mark(mark)
    }
}

impl Rust {
    pub(crate) fn read(code: &str) -> Self {
        let chars: Vec<char> = code.chars().collect();
        let at = |index: usize| chars.get(index).copied().unwrap_or('\0');
        let is_of_word = |c: char| c.is_alphanumeric() || c == '_';
        let (mut rust, mut index, mut line) = (Self::default(), 0, 1);
        while index < chars.len() {
            let (start, first_line) = (index, line);
            let token = match at(index) {
                '/' if at(index + 1) == '/' => {
                    while index < chars.len() && at(index) != '\n' {
                        index += 1;
                    }
                    rust.comments
                        .push((line, chars[start..index].iter().collect()));
                    continue;
                }
                '/' if at(index + 1) == '*' => {
                    let mut depth = 0;
                    loop {
                        match (at(index), at(index + 1)) {
                            ('/', '*') => (depth, index) = (depth + 1, index + 2),
                            ('*', '/') => (depth, index) = (depth - 1, index + 2),
                            _ => index += 1,
                        }
                        if depth == 0 || index >= chars.len() {
                            break;
                        }
                    }
                    let text: String = chars[start..index.min(chars.len())].iter().collect();
                    line += text.matches('\n').count();
                    rust.comments.push((first_line, text));
                    continue;
                }
                '\'' if at(index + 1) == '\\' || at(index + 2) == '\'' => {
                    index += if at(index + 1) == '\\' { 3 } else { 2 };
                    while index < chars.len() && at(index) != '\'' {
                        index += 1;
                    }
                    index += 1;
                    continue;
                }
                '"' => {
                    let hashes = chars[..index].iter().rev().take_while(|c| **c == '#');
                    let hashes = hashes.count();
                    let is_raw = index > hashes && at(index - hashes - 1) == 'r';
                    let closes = |index: usize| {
                        at(index) == '"'
                            && (!is_raw || (1..=hashes).all(|nth| at(index + nth) == '#'))
                    };
                    let mut text = String::new();
                    index += 1;
                    while index < chars.len() && !closes(index) {
                        if at(index) == '\\' && !is_raw {
                            index += 1;
                        }
                        line += usize::from(at(index) == '\n');
                        text.push(at(index));
                        index += 1;
                    }
                    index += 1;
                    Token::Text(text)
                }
                c if is_of_word(c) => {
                    while is_of_word(at(index)) {
                        index += 1;
                    }
                    Token::Word(chars[start..index].iter().collect())
                }
                c => {
                    index += 1;
                    line += usize::from(c == '\n');
                    if c.is_whitespace() {
                        continue;
                    }
                    Token::Mark(c)
                }
            };
            let line = first_line;
            rust.tokens.push(Placed { token, line });
        }
        rust
    }

    /// The same without its unit tests, which stand at the bottom of the file they test and may say what they like.
    pub(crate) fn without_tests(mut self) -> Self {
        let opening: Vec<Token> = Self::read("#[cfg(test)]")
            .tokens
            .into_iter()
            .map(|placed| placed.token)
            .collect();
        let is_here = |window: &[Placed]| window.iter().map(|it| &it.token).eq(opening.iter());
        if let Some(start) = self.tokens.windows(opening.len()).position(is_here) {
            self.tokens.truncate(start);
        }
        self
    }

    /// The strings with their lines.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (usize, &str)> {
        self.tokens.iter().filter_map(|placed| match &placed.token {
            Token::Text(text) => Some((placed.line, text.as_str())),
            _ => None,
        })
    }

    /// The lines on which a piece of code stands, however it is spaced: `Date :: now`, `todo !`.
    pub(crate) fn lines_with(&self, piece: &str) -> Vec<usize> {
        let wanted: Vec<Token> = Self::read(piece)
            .tokens
            .into_iter()
            .map(|it| it.token)
            .collect();
        assert!(!wanted.is_empty(), "{piece:?} is no code");
        self.tokens
            .windows(wanted.len())
            .filter(|window| window.iter().map(|it| &it.token).eq(wanted.iter()))
            .filter_map(|window| window.first().map(|first| first.line))
            .collect()
    }

    /// Every path that starts at the crate's root, in full, with its line: `crate::domain::{id, time::Date}` is two.
    /// `module` is where the file stands; what `super` and `self` lead to is worked out.
    pub(crate) fn paths(&self, module: &[String]) -> Vec<(usize, Vec<String>)> {
        let token = |index: usize| self.tokens.get(index).map(|placed| &placed.token);
        let leads_on = |index: usize| {
            [index, index + 1]
                .iter()
                .all(|at| token(*at).is_some_and(|it| it.is_mark(':')))
        };
        let (mut found, mut depth, mut index) = (Vec::new(), 0_usize, 0);
        // Modules within the file, each with the depth its braces open at.
        let mut inside: Vec<(String, usize)> = Vec::new();
        while let Some(placed) = self.tokens.get(index) {
            match &placed.token {
                Token::Mark('{') => depth += 1,
                Token::Mark('}') => {
                    depth = depth.saturating_sub(1);
                    inside.retain(|(_, opened)| *opened < depth);
                }
                Token::Word(word) if word == "mod" => {
                    if let (Some(Token::Word(name)), Some(Token::Mark('{'))) =
                        (token(index + 1), token(index + 2))
                    {
                        inside.push((name.clone(), depth));
                    }
                }
                Token::Word(word)
                    if ["crate", "super", "self"].contains(&word.as_str())
                        && leads_on(index + 1)
                        && !(index > 0 && token(index - 1).is_some_and(|it| it.is_word("in")))
                        && !(index > 0 && token(index - 1).is_some_and(|it| it.is_mark(':'))) =>
                {
                    let here = module.iter().chain(inside.iter().map(|(name, _)| name));
                    let mut start: Vec<String> = match word.as_str() {
                        "crate" => Vec::new(),
                        _ => here.cloned().collect(),
                    };
                    if word == "super" {
                        start.pop();
                    }
                    let mut paths = Vec::new();
                    index = self.tree(index + 3, start, &mut paths);
                    found.extend(paths.into_iter().map(|path| (placed.line, path)));
                    continue;
                }
                _ => {}
            }
            index += 1;
        }
        found
    }

    /// Follows a path from the word after `::`, into its braces, and says where it ends.
    fn tree(
        &self,
        mut index: usize,
        mut so_far: Vec<String>,
        found: &mut Vec<Vec<String>>,
    ) -> usize {
        let token = |index: usize| self.tokens.get(index).map(|placed| &placed.token);
        loop {
            match token(index) {
                Some(Token::Word(word)) if word == "super" => drop(so_far.pop()),
                Some(Token::Word(word)) if word == "self" => {}
                Some(Token::Word(word)) => so_far.push(word.clone()),
                Some(Token::Mark('*')) => so_far.push("*".to_owned()),
                Some(Token::Mark('{')) => {
                    index += 1;
                    while token(index).is_some_and(|it| !it.is_mark('}')) {
                        index = self.tree(index, so_far.clone(), found);
                        if token(index).is_some_and(|it| it.is_mark(',')) {
                            index += 1;
                        }
                    }
                    return index + 1;
                }
                _ => {}
            }
            let leads_on = [index + 1, index + 2]
                .iter()
                .all(|at| token(*at).is_some_and(|it| it.is_mark(':')));
            if !leads_on {
                found.push(so_far);
                // A new name for it.
                let renamed = token(index + 1).is_some_and(|it| it.is_word("as"));
                return index + if renamed { 3 } else { 1 };
            }
            index += 3;
        }
    }
}

#[test]
fn rust_is_read_as_it_is_meant() {
    let code = r##"//! A file.
        use crate::domain::{id::{ItemId, StudyId}, time as clock, text::*};
        /* todo!() /* dbg!() */ */
        const QUOTE: &[char] = &['"', '\'', '\u{27}'];
        fn a<'a>(it: &'a str) -> &'a str { super::super::words::say(r#"a "quoted" todo!()"#) }
        pub(in crate::domain) mod tests { use super::*; fn b() { $crate::x::y::<crate::z::W>() } }
        use self::inner::Thing;
        // TODO nobody
        #[cfg(test)] mod more { todo! () }"##;
    let rust = Rust::read(code);
    let module = ["domain", "level", "table"].map(str::to_owned);
    let paths: Vec<_> = rust
        .paths(&module)
        .into_iter()
        .map(|(line, path)| (line, path.join("::")))
        .collect();
    let expected = [
        (2, "domain::id::ItemId"),
        (2, "domain::id::StudyId"),
        (2, "domain::time"),
        (2, "domain::text::*"),
        (5, "domain::words::say"),
        (6, "domain::level::table::*"),
        (6, "x::y"),
        (6, "z::W"),
        (7, "domain::level::table::inner::Thing"),
    ];
    assert_eq!(paths, expected.map(|(line, path)| (line, path.to_owned())));
    assert_eq!(rust.lines_with("todo!"), [9]);
    assert_eq!(rust.lines_with("dbg!"), []);
    assert_eq!(
        rust.texts().collect::<Vec<_>>(),
        [(5, "a \"quoted\" todo!()")]
    );
    assert_eq!(rust.comments.len(), 3);
    assert_eq!(Rust::read(code).without_tests().lines_with("todo!"), []);
}
