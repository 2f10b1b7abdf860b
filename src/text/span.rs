//! Half-open ranges whose unit is part of their type.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// Unit of a span that counts UTF-8 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Byte {}
/// Unit of a span that counts UTF-16 code units, as DOM ranges and JavaScript strings do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Utf16 {}
/// Unit of a span that counts Unicode code points, as the command line's output does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodePoint {}
/// Unit of a span that counts the tokens of one [`Document`](super::Document).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tokens {}

/// A half-open range `start..end` counted in the unit `U`.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<U> {
    /// First unit inside.
    pub start: u32,
    /// First unit after.
    pub end: u32,
    unit: PhantomData<U>,
}

/// A span of UTF-8 bytes.
pub type ByteSpan = Span<Byte>;
/// A span of UTF-16 code units.
pub type Utf16Span = Span<Utf16>;
/// A span of Unicode code points.
pub type CodePointSpan = Span<CodePoint>;
/// A span of token indices.
pub type TokenSpan = Span<Tokens>;

impl<U> Span<U> {
    /// The span `start..end`; an `end` before `start` gives the empty span at `start`.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start), unit: PhantomData }
    }

    /// The span of a `usize` range. Offsets beyond `u32::MAX` saturate.
    pub fn from_range(range: Range<usize>) -> Self {
        let fit = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self::new(fit(range.start), fit(range.end))
    }

    /// Number of units inside.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same span as a `usize` range, for slicing and iterating.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the unit at `position` lies inside.
    pub fn holds(self, position: u32) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether the two share at least one unit.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span around both.
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl ByteSpan {
    /// The text of the span; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

impl<U> Clone for Span<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Span<U> {}

impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
