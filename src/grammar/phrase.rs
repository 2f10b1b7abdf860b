//! Phrases of a few words, written as patterns, found in a sentence.

use crate::text::{Document, TokenSpan};

/// The tokens of one sentence, as patterns see them.
#[derive(Clone, Copy, Debug)]
pub struct Window<'d, 't> {
    /// The document.
    pub document: &'d Document<'t>,
    /// Index of the sentence's first token.
    pub from: usize,
    /// Index of the token after its last one.
    pub end: usize,
}

impl<'d, 't> Window<'d, 't> {
    /// The window over a sentence, given by its tokens.
    pub fn over(document: &'d Document<'t>, sentence: TokenSpan) -> Self {
        let end = sentence.range().end.min(document.tokens.len());
        Self { document, from: sentence.range().start.min(end), end }
    }

    /// The lower-cased word `at`; empty outside the sentence.
    pub fn lower(&self, at: usize) -> &'d str {
        if (self.from..self.end).contains(&at) { self.document.lower(at) } else { "" }
    }

    /// The lower-cased word `back` tokens before `at`; empty outside the sentence.
    pub fn before(&self, at: usize, back: usize) -> &'d str {
        at.checked_sub(back).map_or("", |i| self.lower(i))
    }

    /// Whether the word `at` begins with a capital letter.
    pub fn is_capitalized(&self, at: usize) -> bool {
        (self.from..self.end).contains(&at) && self.document.tokens.get(at).is_some_and(|t| t.capitalized)
    }

    /// Matches a pattern from token `at`; gives the token after its last one.
    ///
    /// The parts of a pattern are separated by a space: `a|b` is either word, `a?` may be left out, `~` is any run of up to
    /// two light words (adverbs, "not"; see [`is_light`]). The empty pattern matches nothing and so gives `at`.
    pub fn matches(&self, mut at: usize, pattern: &str) -> Option<usize> {
        // By bytes: the searchers of `str` cost more than the few letters they look through.
        for part in pattern.as_bytes().split(|&b| b == b' ').filter(|p| !p.is_empty()) {
            if part == b"~" {
                at = self.skip_light(at, 2);
                continue;
            }
            let (part, optional) = part.strip_suffix(b"?").map_or((part, false), |p| (p, true));
            let word = self.lower(at);
            if !word.is_empty() && part.split(|&b| b == b'|').any(|p| same(word, p)) {
                at += 1;
            } else if !optional {
                return None;
            }
        }
        Some(at)
    }

    /// The longest of the patterns that match from token `at`: the token after its last one, and what it stands for.
    pub fn longest<K: Copy>(&self, at: usize, patterns: &[(&str, K)]) -> Option<(usize, K)> {
        patterns.iter().filter_map(|&(p, kind)| Some((self.matches(at, p)?, kind))).max_by_key(|&(end, _)| end)
    }

    /// The first token from `at` on, within `most` tokens, that is not a light word.
    pub fn skip_light(&self, mut at: usize, most: usize) -> usize {
        let stop = at + most;
        while at < stop && is_light(self.lower(at)) {
            at += 1;
        }
        at
    }
}

/// Whether a word of the text is the word of a pattern; patterns are in lower case with straight apostrophes.
fn same(word: &str, pattern: &[u8]) -> bool {
    // A curly apostrophe is two bytes longer than a straight one.
    word.as_bytes() == pattern
        || word.len() == pattern.len() + 2 && word.contains('’') && word.replace('’', "'").as_bytes() == pattern
}

/// Words that may stand inside a phrase without changing it: adverbs, "not", and a few more.
pub fn is_light(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly") && !word.ends_with("likely")
        || matches!(
            word,
            "not"
                | "now"
                | "also"
                | "still"
                | "often"
                | "once"
                | "best"
                | "been"
                | "being"
                | "long"
                | "never"
                | "ever"
                | "yet"
                | "so"
                | "even"
                | "already"
                | "just"
                | "all"
                | "much"
                | "perhaps"
                | "far"
                | "some"
                | "growing"
                | "more"
                | "very"
                | "quite"
                | "first"
                | "then"
                | "always"
                | "far-fetched"
                | "later"
                | "nonetheless"
                | "nevertheless"
                | "instead"
        )
}

#[cfg(test)]
mod tests {
    use super::Window;
    use crate::text::{Document, Passage};

    fn matched(text: &str, pattern: &str) -> Option<usize> {
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, None);
        Window::over(&document, document.sentences[0].tokens).matches(0, pattern)
    }

    #[test]
    fn a_pattern_has_choices_options_and_light_words() {
        assert_eq!(matched("It is not yet clear whether they came.", "it is|was ~ clear whether|if?"), Some(6));
        assert_eq!(matched("It was clear they came.", "it is|was ~ clear whether|if?"), Some(3));
        assert_eq!(matched("It rained.", "it is|was ~ clear"), None);
    }

    #[test]
    fn a_curly_apostrophe_is_an_apostrophe() {
        assert_eq!(matched("It isn’t clear.", "it isn't clear"), Some(3));
    }

    #[test]
    fn a_pattern_stays_in_its_sentence() {
        assert_eq!(matched("It is. Clear skies.", "it is . clear"), None);
    }
}
