//! Whether a text is in English, by its small words. What a page states of its language is often wrong.

use crate::grammar::lexicon::Filter;
use phf::{Set, phf_set};
use std::sync::LazyLock;

/// Frequent English words that are rare in other languages written in Latin letters.
static SMALL_WORDS: Set<&str> = phf_set! {
    "the", "of", "and", "to", "is", "that", "for", "it", "was", "with", "be", "by", "at", "from", "this", "have", "are", "not",
    "but", "his", "they", "which", "you", "were", "has", "had", "their", "we", "been", "would", "will", "there", "said", "who",
    "more", "when", "than", "its", "she", "her", "he", "our", "your", "my", "if", "what", "can", "how", "about", "into", "out",
    "up", "just", "or", "them", "these", "those", "could", "should", "after", "because",
};
/// Frequent words of other languages that are no English words.
static FOREIGN_WORDS: Set<&str> = phf_set! {
    "de", "la", "le", "les", "et", "des", "du", "un", "une", "est", "que", "el", "los", "las", "y", "del", "por", "con", "para", "se",
    "il", "di", "che", "della", "per", "non", "da", "os", "em", "um", "uma", "com", "na", "do", "der", "und", "das", "den", "ist",
    "mit", "zu", "von", "ein", "eine", "auf", "het", "een", "van", "op", "dat", "och", "att", "det", "som", "av", "til", "og", "er", "nicht",
    "sie", "wird", "sich", "auch", "als", "nach", "wurde", "sono", "anche", "mais", "pas", "qui", "dans", "su", "lo",
    "yang", "dan", "ini", "itu", "dengan", "w", "nie", "jest", "ve", "bir", "ja", "az", "egy",
};
static EITHER: LazyLock<Filter> =
    LazyLock::new(|| Filter::over(SMALL_WORDS.iter().chain(FOREIGN_WORDS.iter()).copied()));
/// Bytes of a text that are looked at: about five hundred words.
const ENOUGH: usize = 3_000;
/// Every fifth word of English prose is such a word, and hardly one in thirty of another language.
const LEAST_SHARE: f32 = 0.1;
/// Lists of names and scores have no small words of any language.
const FOREIGN_SHARE: f32 = 0.02;
const NAMES_SHARE: f32 = 0.5;
/// A text of fewer words is taken at the page's word.
const TOO_SHORT: usize = 12;

/// Whether a text is in English. `stated` is what the page says ("en-GB"); it decides for a few words only.
pub(super) fn is_english(text: &str, stated: &str) -> bool {
    let mut end = text.len().min(ENOUGH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (mut words, mut small, mut foreign, mut names) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut buffer = String::with_capacity(16);
    for word in text.get(..end).unwrap_or_default().split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
    {
        words += 1;
        names += usize::from(word.is_ascii() && word.starts_with(char::is_uppercase));
        if word.len() <= 7 && word.is_ascii() {
            buffer.clear();
            buffer.extend(word.chars().map(|c| c.to_ascii_lowercase()));
            if EITHER.may_hold(&buffer) {
                small += usize::from(SMALL_WORDS.contains(buffer.as_str()));
                foreign += usize::from(FOREIGN_WORDS.contains(buffer.as_str()));
            }
        }
    }
    let states_another = !stated.is_empty() && !stated.to_ascii_lowercase().starts_with("en");
    if words < TOO_SHORT {
        return small > 0 || !states_another && text.is_ascii();
    }
    let share = |count: usize| count as f32 / words as f32;
    let is_list_of_names = share(foreign) < FOREIGN_SHARE && share(names) > NAMES_SHARE && !states_another;
    share(small) >= LEAST_SHARE || is_list_of_names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_told_by_its_small_words_whatever_the_page_says() {
        let english = "The bridge was closed on Monday after the mayor said that it is not safe for lorries, and it will stay so.";
        assert!(is_english(english, "de"));
        for other in [
            "Die Brücke wurde am Montag gesperrt, nachdem der Bürgermeister gesagt hatte, dass sie für Lastwagen nicht sicher ist.",
            "El puente se cerró el lunes después de que el alcalde dijera que no es seguro para los camiones, y así seguirá.",
            "De brug werd maandag gesloten nadat de burgemeester had gezegd dat zij niet veilig is voor vrachtwagens en dat blijft zo.",
            "Мост закрыли в понедельник после того, как мэр сказал, что он небезопасен для грузовиков, и он останется закрытым.",
            "市長がトラックには安全でないと述べたため、橋は月曜日に閉鎖された。今後も閉鎖されたままである。",
        ] {
            assert!(!is_english(other, "en"), "{other}");
        }
    }

    #[test]
    fn a_few_words_are_taken_at_the_pages_word() {
        assert!(is_english("Bridge closed Monday.", "en"));
        assert!(!is_english("Brücke gesperrt.", "de"));
    }
}
