//! What the tagger sees of a word: by itself, and among its neighbours.

/// A word as the features see it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Look {
    /// Hash of the word in small letters, digits as zeros.
    word: u32,
    /// Hashes of the last one to four bytes.
    endings: [u32; 4],
    /// Hashes of the first two and three bytes.
    beginnings: [u32; 2],
    /// Hash of what follows the last hyphen; 0 without one.
    after_hyphen: u32,
    /// Capitals, digits and signs, as bits.
    shape: u32,
    /// Anything else that is known of the word; only a teacher in training knows more.
    pub(crate) hints: [u32; 4],
}

const CAPITALIZED: u32 = 1;
const ALL_CAPITALS: u32 = 2;
const INNER_CAPITAL: u32 = 4;
const DIGIT: u32 = 8;
const HYPHEN: u32 = 16;
const FULL_STOP: u32 = 32;
const LETTERLESS: u32 = 64;
const OPENS: u32 = 128;
const HEADING: u32 = 256;

/// One step of the hash.
fn mix(state: u32, next: u32) -> u32 {
    (state.rotate_left(5) ^ next).wrapping_mul(0x9e37_79b1)
}

fn hash(bytes: &[u8]) -> u32 {
    let mut state = bytes.len() as u32;
    for chunk in bytes.chunks(4) {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        state = mix(state, u32::from_le_bytes(word));
    }
    state ^ state >> 16
}

/// Looks at the words of a sentence one by one.
pub(crate) fn look<'w>(words: impl Iterator<Item = &'w str>) -> Vec<Look> {
    let mut looks: Vec<Look> = words.map(look_at).collect();
    let letters = looks.iter().filter(|l| l.shape & LETTERLESS == 0);
    let (all, capitals) = letters.fold((0, 0), |(all, capitals), l| (all + 1, capitals + (l.shape & CAPITALIZED)));
    let is_heading = all > 2 && capitals * 3 >= all * 2;
    let mut opens = true;
    for look in &mut looks {
        look.shape |= if opens { OPENS } else { 0 } | if is_heading { HEADING } else { 0 };
        opens &= look.shape & LETTERLESS != 0;
    }
    looks
}

/// Longest word in ASCII that is folded without taking memory for it.
const LONGEST_PLAIN: usize = 48;

fn look_at(word: &str) -> Look {
    let mut shape = 0;
    let mut has_letter = false;
    let mut has_small = false;
    for (at, byte) in word.bytes().enumerate() {
        match byte {
            b'A'..=b'Z' => {
                has_letter = true;
                shape |= if at == 0 { CAPITALIZED } else { INNER_CAPITAL };
            }
            b'a'..=b'z' => {
                has_letter = true;
                has_small = true;
            }
            b'0'..=b'9' => shape |= DIGIT,
            b'-' => shape |= HYPHEN,
            b'.' => shape |= FULL_STOP,
            _ => {}
        }
    }
    let mut buffer = [0; LONGEST_PLAIN];
    let folded;
    let bytes = if word.is_ascii() && word.len() <= LONGEST_PLAIN {
        for (to, from) in buffer.iter_mut().zip(word.bytes()) {
            *to = if from.is_ascii_digit() { b'0' } else { from.to_ascii_lowercase() };
        }
        &buffer[..word.len()]
    } else {
        folded = fold(word);
        folded.as_bytes()
    };
    if !word.is_ascii() {
        let first = word.chars().next();
        shape |= if first.is_some_and(char::is_uppercase) { CAPITALIZED } else { 0 };
        has_letter |= word.chars().any(char::is_alphabetic);
        has_small |= word.chars().any(char::is_lowercase);
    }
    if !has_letter {
        shape |= LETTERLESS;
    } else if !has_small && shape & INNER_CAPITAL != 0 {
        shape |= ALL_CAPITALS;
    }
    let ending = |n: usize| hash(&bytes[bytes.len().saturating_sub(n)..]);
    let beginning = |n: usize| hash(&bytes[..n.min(bytes.len())]);
    let after_hyphen = if shape & HYPHEN == 0 { None } else { bytes.iter().rposition(|&b| b == b'-') };
    Look {
        word: hash(bytes),
        endings: [ending(1), ending(2), ending(3), ending(4)],
        beginnings: [beginning(2), beginning(3)],
        after_hyphen: after_hyphen.map_or(0, |at| hash(&bytes[at + 1..])),
        shape,
        hints: [0; 4],
    }
}

/// The word in small letters, digits as zeros, its quotation marks and dashes straight.
fn fold(word: &str) -> String {
    let straight = |c: char| match c {
        '0'..='9' => '0',
        '“' | '”' | '„' | '«' | '»' => '"',
        '’' | '‘' | 'ʼ' => '\'',
        '–' | '—' | '\u{2011}' => '-',
        other => other,
    };
    word.chars().map(straight).flat_map(char::to_lowercase).collect()
}

/// The features of a word by itself.
pub(crate) fn own_features(look: &Look, mut see: impl FnMut(u32)) {
    let capital = look.shape & (CAPITALIZED | ALL_CAPITALS | OPENS | HEADING);
    see(mix(1, look.shape));
    see(mix(2, look.word));
    see(mix(mix(3, look.word), capital));
    for (at, &ending) in look.endings.iter().enumerate() {
        see(mix(mix(4 + at as u32, ending), look.shape & (CAPITALIZED | DIGIT | HYPHEN)));
    }
    see(mix(8, look.beginnings[0]));
    see(mix(9, look.beginnings[1]));
    if look.after_hyphen != 0 {
        see(mix(10, look.after_hyphen));
    }
    for (at, &hint) in look.hints.iter().enumerate().filter(|(_, h)| **h != 0) {
        see(mix(11 + at as u32, hint));
    }
}

/// What the first look said of a word: its best tag, and the second where that is not far behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Guess {
    pub(super) best: u8,
    pub(super) second: u8,
    pub(super) is_clear: bool,
}

/// Beyond the ends of a sentence.
const NOWHERE: Guess = Guess { best: BEFORE, second: BEFORE, is_clear: true };
/// The number that stands for a tag before the first.
pub(crate) const BEFORE: u8 = 31;

impl Guess {
    fn number(self) -> u32 {
        u32::from(self.best) << 5 | u32::from(self.second)
    }

    /// Whether the word is tagged by itself.
    #[cfg(feature = "train")]
    pub(crate) fn is_clear(self) -> bool {
        self.is_clear
    }

    /// The number of the best tag.
    #[cfg(feature = "train")]
    pub(crate) fn best(self) -> u8 {
        self.best
    }
}

/// The features of word `at` among its neighbours, after the tags `before` (the nearest first).
pub(crate) fn context_features(
    looks: &[Look],
    guesses: &[Guess],
    at: usize,
    before: [u8; 2],
    mut see: impl FnMut(u32),
) {
    static NO_WORD: Look =
        Look { word: 1, endings: [1; 4], beginnings: [1; 2], after_hyphen: 0, shape: 0, hints: [0; 4] };
    let look = |offset: isize| at.checked_add_signed(offset).and_then(|i| looks.get(i)).unwrap_or(&NO_WORD);
    let guess =
        |offset: isize| at.checked_add_signed(offset).and_then(|i| guesses.get(i)).copied().unwrap_or(NOWHERE).number();
    let (own, left, further, right, beyond) = (look(0), look(-1), look(-2), look(1), look(2));
    let (class, next, after) = (guess(0), guess(1), guess(2));
    let last = u32::from(before[0]);
    let two = last << 5 | u32::from(before[1]);
    let mut pair = |kind: u32, a: u32, b: u32| see(mix(mix(kind, a), b));
    pair(20, class, last);
    pair(21, class, two);
    pair(22, own.word, last);
    pair(23, own.word, two);
    pair(24, class, left.word);
    pair(25, own.word, left.word);
    pair(26, class, right.word);
    pair(27, own.word, right.word);
    pair(28, class, next);
    pair(29, own.word, next);
    pair(30, class << 5 | last, next);
    pair(31, class << 10 | next, after);
    pair(32, class, further.word);
    pair(33, class, beyond.word);
    pair(34, own.endings[2], last);
    pair(35, own.endings[2], next);
    pair(36, last, right.word);
    pair(37, own.word << 5 | last, next);
    pair(38, class, right.endings[2]);
    pair(39, class, left.endings[2]);
    let shapes = (own.shape & 0x1ff) | (left.shape & 0x7f) << 9 | (right.shape & 0x7f) << 16;
    pair(40, shapes, 0);
    pair(41, mix(left.word, right.word), class);
}
