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
    if let Some(&(start, mark)) = open.first().filter(|(_, m)| *m != Mark::Single) {
        let last = all[tokens.end as usize - 1].span;
        if mark == Mark::Double && tokens.end > start + 1 {
            let inner = TokenSpan::new(start + 1, tokens.end);
            out.push(Quotation { span: all[start as usize].span.to(last), inner, closed: false, depth: 0 });
        }
    }
    out[first..].sort_by_key(|q| (q.span.start, q.depth));
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
    if mark == Mark::Single && token.span.of(text) == "‘" {
        return next.is_some();
    }
    (first || token.spaced || after_opening) && glued_behind
}
