//! Text → the tokens and features that the network was trained on.
//!
//! The tokens are not those of [`crate::text`]: they are part of the trained weights and change only with them. A run of
//! letters and digits is one token, with inner hyphens, with inner full stops ("U.S.", "3.5", but not "end.The") and with
//! commas between digits; what follows an apostrophe is a token of its own ("Ann" "’s"); every other mark is one token,
//! a row of the same dashes, dots or straight quotation marks too. A run of white space with a line feed in it is a
//! [`Shape::BREAK`] token: the end of a paragraph.

use crate::text::ByteSpan;

/// A token's looks, as the network counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape(pub u8);

impl Shape {
    /// The end of a paragraph.
    pub const BREAK: Self = Self(0);
    /// `.`, `!` or `?`.
    pub const STOP: Self = Self(1);
    /// `,`, `;` or `:`.
    pub const COMMA: Self = Self(2);
    /// A dash or hyphen that stands alone.
    pub const DASH: Self = Self(3);
    /// An apostrophe or single quotation mark, with or without letters after it.
    pub const APOSTROPHE: Self = Self(4);
    /// A double quotation mark.
    pub const QUOTE: Self = Self(5);
    const BRACKET: Self = Self(6);
    const OTHER: Self = Self(7);
    const NUMBER: Self = Self(8);
    const LOWER: Self = Self(9);
    const CAPITALISED: Self = Self(10);
    const INITIAL: Self = Self(11);
    const UPPER: Self = Self(12);
    const MIXED: Self = Self(13);
    const INNER_CAPITAL: Self = Self(14);

    fn of(word: &str) -> Self {
        let Some(first) = word.chars().next() else { return Self::OTHER };
        match first {
            '.' | '!' | '?' => Self::STOP,
            ',' | ';' | ':' => Self::COMMA,
            '-' | '–' | '—' => Self::DASH,
            '\'' | '’' | '‘' => Self::APOSTROPHE,
            '"' | '“' | '”' | '`' => Self::QUOTE,
            '(' | '[' | '{' | ')' | ']' | '}' => Self::BRACKET,
            c if !c.is_alphanumeric() => Self::OTHER,
            c if c.is_numeric() => Self::NUMBER,
            c => {
                let upper = word.chars().filter(|c| c.is_uppercase()).count();
                let lower = word.chars().any(char::is_lowercase);
                match (c.is_uppercase(), upper, lower) {
                    (_, 0, true) => Self::LOWER,
                    (true, 1, _) if word.len() == c.len_utf8() => Self::INITIAL,
                    (true, 1, _) => Self::CAPITALISED,
                    (_, 1.., false) => Self::UPPER,
                    (true, ..) => Self::MIXED,
                    _ => Self::INNER_CAPITAL,
                }
            }
        }
    }

    /// Whether the token is a word or a number.
    pub fn is_word(self) -> bool {
        self.0 >= Self::NUMBER.0
    }
}

/// Where a token stands in its paragraph's quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Quoting {
    /// The paragraph has no quotation marks.
    None = 0,
    /// Outside, in a paragraph that has some.
    Outside = 1,
    /// Inside a pair.
    Inside = 2,
    /// After a mark that the paragraph does not close.
    Open = 3,
    /// An opening mark.
    Opening = 4,
    /// A closing mark.
    Closing = 5,
    /// The end of a paragraph.
    Break = 6,
}

/// A token with what the network is told about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its bytes in the text.
    pub span: ByteSpan,
    pub shape: Shape,
    pub quoting: Quoting,
}

/// Splits a text into tokens; neither the first nor the last is a break.
pub(super) fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut chars = Chars { text, at: 0 };
    let mut before = ' ';
    while let Some(first) = chars.peek() {
        let start = chars.at;
        let mut shape = None;
        if first.is_whitespace() {
            let mut ends = false;
            while let Some(c) = chars.next_if(char::is_whitespace) {
                ends |= c == '\n';
            }
            before = ' ';
            if !ends || tokens.is_empty() || chars.peek().is_none() {
                continue;
            }
            shape = Some(Shape::BREAK);
        } else if first.is_alphanumeric() {
            before = chars.word();
        } else {
            chars.skip();
            let letter_next = chars.peek().is_some_and(char::is_alphabetic);
            if matches!(first, '\'' | '’') && letter_next && before.is_alphanumeric() {
                while let Some(c) = chars.next_if(char::is_alphanumeric) {
                    before = c;
                }
            } else {
                if matches!(first, '.' | '-' | '_' | '*' | '=' | '—' | '–' | '\'' | '`') {
                    while chars.next_if(|c| c == first).is_some() {}
                }
                before = first;
            }
        }
        let span = ByteSpan::from_range(start..chars.at);
        let shape = shape.unwrap_or_else(|| Shape::of(span.of(text)));
        let quoting = if shape == Shape::BREAK { Quoting::Break } else { Quoting::None };
        tokens.push(Token { span, shape, quoting });
    }
    for paragraph in tokens.split_mut(|t| t.shape == Shape::BREAK) {
        quote(text, paragraph);
    }
    tokens
}

/// Tells the tokens of one paragraph where they stand in its quotation marks.
fn quote(text: &str, tokens: &mut [Token]) {
    let mut open = None;
    let mut any = false;
    for at in 0..tokens.len() {
        if tokens[at].shape != Shape::QUOTE && tokens[at].shape != Shape::APOSTROPHE && tokens[at].shape != Shape::OTHER
        {
            continue;
        }
        let mark = tokens[at].span.of(text);
        if !matches!(mark, "\"" | "''" | "``" | "“" | "„" | "‟" | "”") {
            continue;
        }
        if !any {
            any = true;
            tokens.iter_mut().for_each(|t| t.quoting = Quoting::Outside);
        }
        let opens = matches!(mark, "``" | "“" | "„" | "‟");
        tokens[at].quoting = match open {
            None if mark == "”" => Quoting::Closing,
            None => {
                open = Some(at);
                Quoting::Opening
            }
            Some(_) if opens => Quoting::Opening,
            Some(start) => {
                fill(&mut tokens[start + 1..at], Quoting::Inside);
                open = None;
                Quoting::Closing
            }
        };
    }
    if let Some(start) = open {
        fill(&mut tokens[start + 1..], Quoting::Open);
    }
}

fn fill(tokens: &mut [Token], quoting: Quoting) {
    for token in tokens.iter_mut().filter(|t| t.quoting == Quoting::Outside) {
        token.quoting = quoting;
    }
}

/// A place in a text.
struct Chars<'t> {
    text: &'t str,
    at: usize,
}

impl Chars<'_> {
    fn rest(&self) -> impl Iterator<Item = char> {
        self.text.get(self.at..).unwrap_or("").chars()
    }

    fn peek(&self) -> Option<char> {
        self.rest().next()
    }

    fn skip(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn next_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let next = self.peek().filter(|&c| wanted(c))?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Passes over a word and returns its last character.
    fn word(&mut self) -> char {
        let mut run = 0;
        let mut dotted = false;
        let mut last = ' ';
        while let Some(c) = self.peek() {
            if c.is_alphanumeric() {
                run += 1;
            } else {
                let next = self.rest().nth(1).unwrap_or(' ');
                match c {
                    '-' | '\u{2010}' | '\u{2011}' if next.is_alphanumeric() => {}
                    '.' if next.is_alphanumeric() && (run == 1 || !next.is_uppercase()) => dotted = true,
                    '.' if dotted && run == 1 && last.is_alphabetic() => {
                        self.skip();
                        return c;
                    }
                    ',' if next.is_numeric() && last.is_numeric() => {}
                    _ => return last,
                }
                run = 0;
            }
            last = c;
            self.skip();
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.span.of(text)).collect()
    }

    fn quoting(text: &str) -> String {
        tokenize(text).iter().map(|t| char::from(b'0' + t.quoting as u8)).collect()
    }

    #[test]
    fn words_keep_hyphens_inner_stops_and_digit_commas() {
        assert_eq!(
            words("The then-mayor spent 3.5m, or 1,200 a day."),
            ["The", "then-mayor", "spent", "3.5m", ",", "or", "1,200", "a", "day", "."]
        );
        assert_eq!(words("U.S. troops left.They ran"), ["U.S.", "troops", "left", ".", "They", "ran"]);
    }

    #[test]
    fn an_apostrophe_begins_a_token() {
        assert_eq!(words("Ann’s ‘we don't’"), ["Ann", "’s", "‘", "we", "don", "'t", "’"]);
    }

    #[test]
    fn rows_of_one_mark_are_one_token() {
        assert_eq!(words("wait... -- ''yes''"), ["wait", "...", "--", "''", "yes", "''"]);
    }

    #[test]
    fn a_line_feed_ends_a_paragraph_but_not_at_the_edges() {
        assert_eq!(words("\n one\n\ntwo \n"), ["one", "\n\n", "two"]);
    }

    #[test]
    fn quotation_marks_are_followed_within_a_paragraph() {
        assert_eq!(quoting("“No”, he said."), "4251111");
        assert_eq!(quoting("“One more\n\nplain"), "43360");
        assert_eq!(quoting("a \"b\" c"), "14251");
    }

    #[test]
    fn any_text_is_split_without_a_gap_in_its_letters() {
        let text = "a\u{0301}b’’c “ ” '' x.y.z. 1,2,3, -–— 東京 \u{200b}é";
        let mut end = 0;
        for token in tokenize(text) {
            assert!(token.span.start >= end && !token.span.is_empty());
            end = token.span.end;
        }
        assert_eq!(end as usize, text.len());
    }
}
