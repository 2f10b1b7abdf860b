//! The bytes of an HTML file → text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How far into a file its encoding is looked for, as the HTML standard has it.
const PRESCAN: usize = 1024;

/// Decodes an HTML file. A byte order mark wins; then what is valid UTF-8 is UTF-8, since a saved page often still claims
/// the encoding it had; then what the file claims; then Windows-1252. What cannot be decoded becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let encoding = claimed(bytes.get(..PRESCAN).unwrap_or(bytes)).unwrap_or(WINDOWS_1252);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The encoding named by `<meta charset=…>` or `<meta … content="…; charset=…">`. UTF-8 is damaged text here, not a wrong claim.
fn claimed(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let at = head.windows(8).position(|w| w == b"charset=")?;
    let label = head.get(at + 8..)?.trim_ascii_start();
    let label = label.strip_prefix(b"\"").or(label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b)).unwrap_or(label.len());
    let encoding = Encoding::for_label(label.get(..end)?)?;
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_needs_no_claim_and_beats_a_wrong_one() {
        assert_eq!(decode("<meta charset=iso-8859-1>café".as_bytes()), "<meta charset=iso-8859-1>café");
        assert_eq!(decode(b"\xef\xbb\xbfa"), "a");
    }

    #[test]
    fn other_encodings_are_taken_at_their_word() {
        assert_eq!(decode(b"<meta charset='windows-1251'>\xec\xe8\xf0"), "<meta charset='windows-1251'>мир");
        assert_eq!(decode(b"\x93quoted\x94"), "“quoted”");
        assert_eq!(decode(b"<meta charset=utf-8>broken \xff"), "<meta charset=utf-8>broken \u{fffd}");
    }
}
