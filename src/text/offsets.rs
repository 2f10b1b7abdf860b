//! From UTF-8 byte offsets to UTF-16 code units or code points, once, at the boundary.

use super::span::{ByteSpan, CodePoint, Span, Utf16};

/// Translates byte offsets of one text into another unit.
///
/// An ASCII text needs no table: all units agree. For other texts the table has one row a character that is
/// not ASCII, and a look-up is a binary search.
#[derive(Debug)]
pub struct Offsets {
    /// (first byte after the character, how far bytes run ahead of the other unit from there on)
    ahead: Vec<(u32, u32)>,
}

impl Offsets {
    /// Byte offsets to UTF-16 code units.
    pub fn to_utf16(text: &str) -> Translate<Utf16> {
        Translate { offsets: Self::new(text, |c| c.len_utf16() as u32), unit: std::marker::PhantomData }
    }

    /// Byte offsets to Unicode code points.
    pub fn to_code_points(text: &str) -> Translate<CodePoint> {
        Translate { offsets: Self::new(text, |_| 1), unit: std::marker::PhantomData }
    }

    fn new(text: &str, width: impl Fn(char) -> u32) -> Self {
        let mut ahead = Vec::new();
        if !text.is_ascii() {
            let mut sum = 0;
            for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
                let bytes = c.len_utf8() as u32;
                sum += bytes - width(c);
                ahead.push((at as u32 + bytes, sum));
            }
        }
        Self { ahead }
    }

    fn at(&self, byte: u32) -> u32 {
        let row = self.ahead.partition_point(|&(end, _)| end <= byte);
        byte - row.checked_sub(1).map_or(0, |r| self.ahead[r].1)
    }
}

/// A translation of byte offsets into the unit `U`; made by [`Offsets`].
#[derive(Debug)]
pub struct Translate<U> {
    offsets: Offsets,
    unit: std::marker::PhantomData<U>,
}

impl<U> Translate<U> {
    /// The span in the other unit. Its ends must lie on character boundaries of the text.
    pub fn span(&self, span: ByteSpan) -> Span<U> {
        Span::new(self.offsets.at(span.start), self.offsets.at(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_differ_only_after_characters_beyond_ascii() {
        let text = "a “né” 🙂 z";
        let z = text.find('z').unwrap();
        let span = ByteSpan::from_range(z..z + 1);
        assert_eq!(Offsets::to_utf16(text).span(span), Span::new(10, 11));
        assert_eq!(Offsets::to_code_points(text).span(span), Span::new(9, 10));
    }
}
