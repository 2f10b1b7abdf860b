//! Words → light stems, so that "bullied", "bullies" and "bullying" meet.

use std::borrow::Cow;

/// The stem of a lower-cased English word: plural, past, "-ing" and a final "e" are taken off.
///
/// A light stemmer in the spirit of Harman (1991), *How effective is suffixing?*: it joins the forms of one word and
/// leaves derivations ("power", "powerful") apart. Words of fewer than four letters and words with letters outside
/// ASCII stay as they are.
pub fn stem(word: &str) -> Cow<'_, str> {
    if word.len() < 4 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut rest = word;
    if let Some(base) = rest.strip_suffix("ies").or_else(|| rest.strip_suffix("ied")).filter(|b| b.len() > 1) {
        return Cow::Owned(format!("{base}y"));
    }
    if let Some(base) = rest.strip_suffix('s').filter(|b| !b.ends_with(['s', 'u', 'i'])) {
        rest = base;
        if let Some(base) = rest
            .strip_suffix('e')
            .filter(|b| b.ends_with("ss") || b.ends_with("sh") || b.ends_with("ch") || b.ends_with('x'))
        {
            rest = base;
        }
    }
    if let Some(base) =
        rest.strip_suffix("ing").or_else(|| rest.strip_suffix("ed")).filter(|b| has_vowel(b) && b.len() > 2)
    {
        rest = undouble(base);
    }
    if let Some(base) = rest.strip_suffix('e').filter(|b| b.len() > 2) {
        rest = base;
    }
    Cow::Borrowed(rest)
}

fn has_vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// "slamm" → "slam", but "kill" and "press" stay.
fn undouble(word: &str) -> &str {
    let bytes = word.as_bytes();
    match bytes {
        [.., a, b] if a == b && !matches!(b, b'l' | b's' | b'z' | b'e' | b'o') => &word[..word.len() - 1],
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn the_forms_of_a_word_share_a_stem() {
        for forms in [
            "bully bullies bullied",
            "cripple cripples crippled crippling",
            "slam slams slammed slamming",
            "official officials",
            "shock shocks shocked shocking",
            "crush crushes crushed crushing",
            "kill kills killed killing",
            "refuse refuses refused refusing",
        ] {
            let stems: Vec<_> = forms.split(' ').map(stem).collect();
            assert!(stems.iter().all(|s| *s == stems[0]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn short_and_foreign_words_stay() {
        assert_eq!(stem("red"), "red");
        assert_eq!(stem("été"), "été");
        assert_eq!(stem("crisis"), "crisis");
        assert_eq!(stem("string"), "string");
    }
}
