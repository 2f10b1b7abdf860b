//! Characters → tokens.

use super::span::ByteSpan;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and digits ("Iranian-backed", "O’Brien", "don't"), an abbreviation
    /// with its full stops ("U.S.", "Gen."), never a possessive ending.
    Word,
    /// A possessive or contracted `'s`, or the bare apostrophe of a plural possessive ("officials’").
    Possessive,
    /// Begins with a digit, with inner separators and a suffix: "1,200", "10:30", "21st", "2016-17", "5m".
    Number,
    /// An opening or closing quotation mark, straight or curly; [`super::Quotation`] tells which.
    Quote,
    /// A full stop, question mark, exclamation mark or ellipsis.
    Stop,
    /// A comma, colon, semicolon, dash, bracket or any other single sign.
    Sign,
    /// An address, handle or hashtag: "https://…", "@name", "#tag", "a@b.org".
    Address,
}

/// A token: a span of the document's text and its kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Token {
    /// Where it lies, in bytes.
    pub span: ByteSpan,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether its first character is an upper-case letter.
    pub capitalized: bool,
    /// Whether white space, or the text's edge, stands before it.
    pub spaced: bool,
}

/// Abbreviations that keep their full stop and never end a sentence by themselves.
static TITLES: phf::Set<&'static str> = phf::phf_set! {
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "maj", "capt", "cmdr", "adm", "brig", "sen", "rep", "gov",
    "rev", "hon", "st", "pres", "supt", "det", "insp", "fr", "msgr", "messrs", "vs", "no", "nos", "cf", "mt", "ft", "cpl", "pvt", "atty", "amb", "sec"
};

/// Abbreviations that keep their full stop and may stand at the end of a sentence.
static ABBREVIATIONS: phf::Set<&'static str> = phf::phf_set! {
    "inc", "corp", "co", "ltd", "bros", "jr", "sr", "etc", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "ave", "blvd", "rd", "dept", "est", "approx", "fig",
    "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "md", "mich", "minn", "miss", "mo", "mont", "neb",
    "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "univ", "assn", "vol", "pp", "al"
};

/// Whether a word that carries a full stop is a title or the like, after which a sentence cannot end.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(word.trim_end_matches('.').to_ascii_lowercase().as_str())
}

/// Splits a text into tokens; every character that is not white space belongs to exactly one token.
pub(super) fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut scanner = Scanner { text, at: 0 };
    let mut spaced = true;
    while let Some(c) = scanner.peek() {
        if c.is_whitespace() || is_invisible(c) {
            scanner.at += c.len_utf8();
            spaced = true;
            continue;
        }
        let start = scanner.at;
        let kind = scanner.token(c, tokens.last().copied(), spaced);
        let span = ByteSpan::from_range(start..scanner.at);
        tokens.push(Token { span, kind, capitalized: c.is_uppercase(), spaced });
        spaced = false;
    }
    tokens
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '\u{2011}')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '‚' | '‹' | '›' | '’' | '\'' | '`')
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        match *self.text.as_bytes().get(self.at)? {
            b if b.is_ascii() => Some(b as char),
            _ => self.rest().chars().next(),
        }
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) {
        while let Some(c) = self.peek().filter(|&c| accept(c)) {
            self.at += c.len_utf8();
        }
    }

    /// Moves over one token that begins with `c` and tells its kind.
    fn token(&mut self, c: char, before: Option<Token>, spaced: bool) -> TokenKind {
        if c.is_ascii_digit() {
            self.number();
            TokenKind::Number
        } else if c.is_alphanumeric() {
            self.word()
        } else if is_apostrophe(c)
            && !spaced
            && before.is_some_and(|t| t.kind == TokenKind::Word)
            && !self.rest().starts_with("''")
        {
            self.possessive(c)
        } else if matches!(c, '@' | '#') && self.rest().chars().nth(1).is_some_and(|c| c.is_alphanumeric() || c == '_')
        {
            self.at += 1;
            self.take_while(|c| c.is_alphanumeric() || c == '_');
            TokenKind::Address
        } else if is_quote(c) {
            self.at += c.len_utf8();
            if matches!(c, '`' | '\'') && self.peek() == Some(c) {
                self.at += 1;
            }
            TokenKind::Quote
        } else if matches!(c, '.' | '!' | '?' | '…') {
            self.take_while(|c| matches!(c, '.' | '!' | '?' | '…'));
            TokenKind::Stop
        } else if matches!(c, '-' | '_' | '*' | '=' | '~') {
            self.take_while(|d| d == c);
            TokenKind::Sign
        } else {
            self.at += c.len_utf8();
            TokenKind::Sign
        }
    }

    fn possessive(&mut self, apostrophe: char) -> TokenKind {
        self.at += apostrophe.len_utf8();
        let rest = self.rest();
        let mut after = rest.chars();
        let is_s = matches!(after.next(), Some('s' | 'S')) && !after.next().is_some_and(char::is_alphanumeric);
        if is_s {
            self.at += 1;
            return TokenKind::Possessive;
        }
        let ends_in_s = self.text[..self.at - apostrophe.len_utf8()].ends_with(['s', 'S', '.', 'z', 'x']);
        if ends_in_s { TokenKind::Possessive } else { TokenKind::Quote }
    }

    fn number(&mut self) {
        loop {
            self.take_while(char::is_alphanumeric);
            let mut next = self.rest().chars();
            let (Some(separator), Some(follower)) = (next.next(), next.next()) else { return };
            let joins = match separator {
                '.' | ',' | ':' | '/' => follower.is_ascii_digit(),
                c if is_hyphen(c) => follower.is_alphanumeric(),
                _ => false,
            };
            if !joins {
                return;
            }
            self.at += separator.len_utf8();
        }
    }

    fn word(&mut self) -> TokenKind {
        let start = self.at;
        loop {
            self.take_while(|c| c.is_alphanumeric() || is_combining(c));
            let mut next = self.rest().chars();
            let (Some(joint), Some(follower)) = (next.next(), next.next()) else { break };
            if !follower.is_alphanumeric() {
                break;
            }
            let joins = if is_apostrophe(joint) {
                let third = next.next();
                let is_possessive = matches!(follower, 's' | 'S') && !third.is_some_and(char::is_alphanumeric);
                !is_possessive
            } else {
                is_hyphen(joint) || joint == '&' || joint == '_'
            };
            if !joins {
                break;
            }
            self.at += joint.len_utf8();
        }
        if self.rest().starts_with("://") || self.rest().starts_with('@') && self.rest().len() > 1 {
            self.take_while(|c| !c.is_whitespace() && !matches!(c, '"' | '”' | '“' | ')' | '>' | ','));
            self.give_back_stop(start);
            return TokenKind::Address;
        }
        if self.peek() == Some('.') {
            self.full_stops(start);
        }
        TokenKind::Word
    }

    /// After a word and before a full stop: takes the stops of "U.S.", "a.m." and "Gen.", and joins "gov.uk".
    fn full_stops(&mut self, start: usize) {
        let word = self.text.get(start..self.at).unwrap_or("");
        let letters = word.chars().count();
        if letters == 1 && self.rest()[1..].chars().next().is_some_and(char::is_alphabetic) {
            let mut end = self.at;
            loop {
                let mut next = self.rest().chars();
                let dotted = next.next() == Some('.');
                let letter = next.next().filter(|c| c.is_alphabetic());
                let single = !next.next().is_some_and(char::is_alphanumeric);
                let Some(letter) = letter.filter(|_| dotted && single) else { break };
                self.at += 1 + letter.len_utf8();
                end = self.at;
            }
            self.at = end;
            if end > start + word.len() && self.peek() == Some('.') {
                self.at += 1;
            }
            return;
        }
        let is_initial = letters == 1 && word.chars().all(char::is_uppercase) && word != "I";
        let lower = word.to_ascii_lowercase();
        let follows_dot = self.rest()[1..].chars().next();
        if is_initial
            || TITLES.contains(lower.as_str()) && lower != "no" && lower != "sec"
            || self.is_abbreviation(&lower, word)
        {
            self.at += 1;
        } else if follows_dot.is_some_and(|c| c.is_ascii_lowercase()) && !self.rest().starts_with("..") {
            self.at += 1;
            self.word();
        }
    }

    /// Abbreviations that are also words ("no", "sec", "miss") count only when capitalised and followed by a
    /// capital or a digit.
    fn is_abbreviation(&self, lower: &str, word: &str) -> bool {
        let known = ABBREVIATIONS.contains(lower) || lower == "no" || lower == "sec";
        let next = self.rest()[1..].trim_start().chars().next();
        let fits = next.is_none_or(|c| !c.is_lowercase()) || lower == "etc" || lower == "al" || lower.len() > 2;
        let is_common_word = matches!(
            lower,
            "no" | "sec"
                | "miss"
                | "mo"
                | "ill"
                | "co"
                | "ore"
                | "sat"
                | "mar"
                | "sun"
                | "wash"
                | "del"
                | "fig"
                | "ind"
                | "mon"
                | "wed"
                | "rd"
        );
        known
            && fits
            && (!is_common_word
                || word.chars().next().is_some_and(char::is_uppercase)
                    && next.is_some_and(|c| c.is_ascii_digit() || c == ',' || c.is_uppercase() && lower != "no"))
    }

    fn give_back_stop(&mut self, start: usize) {
        let taken = self.text.get(start..self.at).unwrap_or("");
        self.at = start + taken.trim_end_matches(['.', '!', '?', ';', ':', '’', '\'']).len();
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> String {
        tokenize(text).iter().map(|t| t.span.of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_keep_apostrophes_and_hyphens_but_not_possessives() {
        assert_eq!(split("O’Brien’s Iranian-backed don't"), "O’Brien|’s|Iranian-backed|don't");
        assert_eq!(split("the officials’ claim"), "the|officials|’|claim");
    }

    #[test]
    fn abbreviations_keep_their_full_stops() {
        assert_eq!(
            split("The U.S. said at 9 a.m. that Gen. Mark A. Milley left."),
            "The|U.S.|said|at|9|a.m.|that|Gen.|Mark|A.|Milley|left|."
        );
        assert_eq!(split("He said no. Then he sat."), "He|said|no|.|Then|he|sat|.");
        assert_eq!(split("No. 5 in Jan. 2020"), "No.|5|in|Jan.|2020");
        assert_eq!(split("the U.S.’ assassination"), "the|U.S.|’|assassination");
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(
            split("$1,200.50 at 10:30, the 21st, 2016-17 and 5m."),
            "$|1,200.50|at|10:30|,|the|21st|,|2016-17|and|5m|."
        );
    }

    #[test]
    fn quotation_marks_stand_alone() {
        assert_eq!(split("“I ‘can’t’,” he said"), "“|I|‘|can’t|’|,|”|he|said");
        assert_eq!(split("``Yes,'' she said"), "``|Yes|,|''|she|said");
        assert_eq!(split("the ''old tar'' sank"), "the|''|old|tar|''|sank");
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(
            split("see https://example.org/a?b=1. or @name, a@b.org"),
            "see|https://example.org/a?b=1|.|or|@name|,|a@b.org"
        );
        assert_eq!(split("at example.org today"), "at|example.org|today");
    }
}
