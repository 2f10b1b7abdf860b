//! A verb's lemma → its forms.

/// A form of an English verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// "say"
    Base,
    /// "says"
    Third,
    /// "said", which for regular verbs is the participle too
    Past,
    /// "known", "written", where it differs from the past
    Participle,
    /// "saying"
    Ing,
}

/// Past and participle of the irregular verbs that attribute.
static IRREGULAR: phf::Map<&'static str, (&'static str, &'static str)> = phf::phf_map! {
    "say" => ("said", "said"), "tell" => ("told", "told"), "write" => ("wrote", "written"), "think" => ("thought", "thought"),
    "know" => ("knew", "known"), "feel" => ("felt", "felt"), "find" => ("found", "found"), "see" => ("saw", "seen"),
    "hear" => ("heard", "heard"), "hold" => ("held", "held"), "swear" => ("swore", "sworn"), "speak" => ("spoke", "spoken"),
    "mean" => ("meant", "meant"), "seek" => ("sought", "sought"), "understand" => ("understood", "understood"),
    "foresee" => ("foresaw", "foreseen"), "forecast" => ("forecast", "forecast"), "choose" => ("chose", "chosen"),
    "read" => ("read", "read"), "rebut" => ("rebutted", "rebutted"), "fight" => ("fought", "fought"), "forget" => ("forgot", "forgotten"),
    "show" => ("showed", "shown"), "learn" => ("learned", "learned"), "teach" => ("taught", "taught"), "lie" => ("lied", "lied"),
    "begin" => ("began", "begun"), "sing" => ("sang", "sung"), "shoot" => ("shot", "shot"), "tout" => ("touted", "touted"), "bet" => ("bet", "bet"),
};

/// Verbs of more than one syllable whose last consonant doubles, and short ones are found by their shape.
static DOUBLING: phf::Set<&'static str> = phf::phf_set! { "admit", "prefer", "refer", "rebut", "submit", "permit", "commit", "infer", "concur", "regret", "propel" };

/// All forms of a verb given by its lemma.
pub fn forms_of(lemma: &str) -> Vec<(Form, String)> {
    let third =
        if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh") || lemma.ends_with('o') {
            format!("{lemma}es")
        } else if ends_in_consonant_y(lemma) {
            format!("{}ies", &lemma[..lemma.len() - 1])
        } else {
            format!("{lemma}s")
        };
    let stem = stem_before_vowel(lemma);
    let ing = match lemma.strip_suffix("ie") {
        Some(short) => format!("{short}ying"),
        None => format!("{stem}ing"),
    };
    let mut forms = vec![(Form::Base, lemma.to_owned()), (Form::Third, third), (Form::Ing, ing)];
    if let Some(&(past, participle)) = IRREGULAR.get(lemma) {
        forms.push((Form::Past, past.to_owned()));
        if participle != past {
            forms.push((Form::Participle, participle.to_owned()));
        }
    } else if ends_in_consonant_y(lemma) {
        forms.push((Form::Past, format!("{}ied", &lemma[..lemma.len() - 1])));
    } else if lemma.ends_with('e') {
        forms.push((Form::Past, format!("{lemma}d")));
    } else {
        forms.push((Form::Past, format!("{stem}ed")));
    }
    forms
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    matches!(lemma.as_bytes(), [.., before, b'y'] if !is_vowel(*before))
}

/// The stem that takes -ed and -ing: "not(e)", "admit(t)", "plan(n)".
fn stem_before_vowel(lemma: &str) -> String {
    let bytes = lemma.as_bytes();
    let vowels = bytes.iter().filter(|b| is_vowel(**b)).count();
    match bytes {
        [.., before, b'e'] if *before != b'e' && *before != b'o' => lemma[..lemma.len() - 1].to_owned(),
        [.., a, vowel, last]
            if DOUBLING.contains(lemma)
                || vowels == 1
                    && !is_vowel(*a)
                    && is_vowel(*vowel)
                    && !is_vowel(*last)
                    && !matches!(last, b'w' | b'x' | b'y') =>
        {
            format!("{lemma}{}", *last as char)
        }
        _ => lemma.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(lemma: &str) -> String {
        forms_of(lemma).into_iter().map(|(_, form)| form).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn regular_and_irregular_verbs_inflect() {
        assert_eq!(forms("say"), "say says saying said");
        assert_eq!(forms("deny"), "deny denies denying denied");
        assert_eq!(forms("admit"), "admit admits admitting admitted");
        assert_eq!(forms("note"), "note notes noting noted");
        assert_eq!(forms("plan"), "plan plans planning planned");
        assert_eq!(forms("write"), "write writes writing wrote written");
        assert_eq!(forms("agree"), "agree agrees agreeing agreed");
        assert_eq!(forms("stress"), "stress stresses stressing stressed");
        assert_eq!(forms("tweet"), "tweet tweets tweeting tweeted");
        assert_eq!(forms("report"), "report reports reporting reported");
    }
}
