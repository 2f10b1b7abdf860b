//! Which quotation marks belong together.

use super::span::{ByteSpan, TokenSpan};
use super::token::{Token, TokenKind};

/// A stretch between quotation marks, inside one paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quotation {
    /// Its bytes, the marks included.
    pub span: ByteSpan,
    /// The tokens between the marks.
    pub inner: TokenSpan,
    /// Whether a closing mark was found. A quotation that runs on into the next paragraph has none.
    pub closed: bool,
    /// 0 for an outermost quotation, 1 for one inside it, and so on.
    pub depth: u8,
}

/// Deepest nesting that is told apart.
const MAX_DEPTH: usize = 4;

/// Pairs the quotation marks of one paragraph and appends its quotations by rising start.
pub(super) fn pair(text: &str, all: &[Token], tokens: TokenSpan, out: &mut Vec<Quotation>) {
    let first = out.len();
    let mut open: Vec<(u32, Mark)> = Vec::new();
    for at in tokens.range() {
        let token = &all[at];
        if token.kind != TokenKind::Quote && token.kind != TokenKind::Possessive {
            continue;
        }
        let at = at as u32;
        let Some(mark) = Mark::of(token.span.of(text)) else { continue };
        let closes = open.iter().rposition(|&(_, m)| m == mark);
        let opens = opens_here(text, all, at, tokens, mark);
        match closes {
            Some(level) if mark.may_close(token.span.of(text)) && !(opens && mark.may_open(token.span.of(text))) => {
                let (start, _) = open[level];
                open.truncate(level);
                let span = all[start as usize].span.to(token.span);
                out.push(Quotation { span, inner: TokenSpan::new(start + 1, at), closed: true, depth: level as u8 });
            }
            _ if opens && mark.may_open(token.span.of(text)) && open.len() < MAX_DEPTH => open.push((at, mark)),
            _ => {}
        }
    }
    // An outer quotation that never closes runs to the end of its paragraph; a single mark alone is an apostrophe.
    if let Some(&(start, mark)) = open.iter().find(|(_, m)| *m != Mark::Single) {
        let last = all[tokens.end as usize - 1].span;
        if mark == Mark::Double && tokens.end > start + 1 {
            let inner = TokenSpan::new(start + 1, tokens.end);
            out.push(Quotation { span: all[start as usize].span.to(last), inner, closed: false, depth: 0 });
        }
    }
    out[first..].sort_by_key(|q| (q.span.start, q.depth));
    count_depth(&mut out[first..]);
}

/// A mark that never closes is around nothing, so what stands behind it is no deeper for it.
fn count_depth(quotations: &mut [Quotation]) {
    let mut around: Vec<u32> = Vec::new();
    for quotation in quotations {
        around.retain(|&end| end > quotation.span.start);
        quotation.depth = around.len() as u8;
        around.push(quotation.span.end);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Double,
    Single,
    Angle,
}

impl Mark {
    fn of(mark: &str) -> Option<Self> {
        match mark {
            "\"" | "“" | "”" | "„" | "‟" | "``" | "''" => Some(Self::Double),
            "'" | "‘" | "’" | "`" | "‚" => Some(Self::Single),
            "«" | "»" => Some(Self::Angle),
            _ => None,
        }
    }

    fn may_open(self, mark: &str) -> bool {
        !matches!(mark, "”" | "’" | "»")
    }

    fn may_close(self, mark: &str) -> bool {
        !matches!(mark, "“" | "‘" | "``" | "«" | "„" | "`")
    }
}

/// A mark that can be either opens where white space or an opening sign stands before it and none behind it.
fn opens_here(text: &str, all: &[Token], at: u32, tokens: TokenSpan, mark: Mark) -> bool {
    let token = &all[at as usize];
    let next = all.get(at as usize + 1).filter(|_| at + 1 < tokens.end);
    let glued_behind = next.is_some_and(|t| !t.spaced);
    let first = at == tokens.start;
    let after_opening = at > tokens.start
        && matches!(
            all[at as usize - 1].span.of(text),
            "(" | "[" | "—" | "–" | "--" | "“" | "\"" | "‘" | "…" | ":" | "/"
        );
    if matches!(token.span.of(text), "“" | "„" | "``" | "«") {
        return true;
    }
    if mark == Mark::Single && next.is_some_and(|t| is_shortened(t.span.of(text))) {
        return false;
    }
    if mark == Mark::Single && token.span.of(text) == "‘" {
        return next.is_some();
    }
    (first || token.spaced || after_opening) && glued_behind
}

/// Whether the mark before a word stands for what was left out of it: '70s, ’em.
fn is_shortened(word: &str) -> bool {
    let decade = word.strip_suffix('s').is_some_and(|digits| digits.len() == 2 && digits.parse::<u8>().is_ok());
    decade || ["em", "til", "tis", "twas", "cause", "round"].contains(&word)
}

#[cfg(test)]
mod tests {
    use crate::text::{Document, Passage};

    /// The quotations of a text that lie in no other.
    fn outermost(text: &str) -> Vec<String> {
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, None);
        let outer = document.quotations.iter().filter(|quotation| quotation.depth == 0);
        outer.map(|quotation| quotation.span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_quotation_inside_another_lies_in_it() {
        assert_eq!(outermost("“She said ‘stop’ twice,” he said."), ["“She said ‘stop’ twice,”"]);
        assert_eq!(outermost("\"One.\" \"Two.\""), ["\"One.\"", "\"Two.\""]);
    }

    #[test]
    fn an_apostrophe_before_a_word_opens_nothing() {
        assert_eq!(outermost("In the '70s the dockers' club met. \"We sang,\" he said."), ["\"We sang,\""]);
        assert_eq!(outermost("He let ’em in: “Sit down.”"), ["“Sit down.”"]);
    }

    #[test]
    fn a_single_mark_that_never_closes_is_around_nothing() {
        assert_eq!(outermost("The 'ard winter of the docks. \"We sang,\" he said."), ["\"We sang,\""]);
    }

    #[test]
    fn what_never_closes_runs_to_the_end_of_its_paragraph() {
        assert_eq!(outermost("He said: “We sang. And then\n\n“we left.”"), ["“We sang. And then", "“we left.”"]);
    }
}
