//! The words and phrases that hold back, and what each kind of them tells the reader.

use phf::phf_map;

/// How a hedge holds back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The writer is not sure: "apparently", "seems".
    Tentative,
    /// A possibility: "could", "perhaps".
    Possible,
    /// Passed on, with no teller: "reportedly", "is said to".
    Hearsay,
    /// Expected or hoped for by nobody in particular: "is expected to", "as some had hoped".
    Expected,
    /// Left open: "it is unclear whether".
    Open,
    /// A question without an asker: "asked about".
    Asked,
    /// Criticism, fears or support that are nobody's in particular.
    Reaction,
}

impl Kind {
    /// Key of the sentence that tells why such a hedge is marked.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Tentative => "reasonHedgeTentative",
            Self::Possible => "reasonHedgePossible",
            Self::Hearsay => "reasonHedgeHearsay",
            Self::Expected => "reasonHedgeExpected",
            Self::Open => "reasonHedgeOpen",
            Self::Asked => "reasonHedgeAsked",
            Self::Reaction => "reasonHedgeReaction",
        }
    }

    /// Whether it stays a hedge of the text when a quoted speaker says it: a speaker's own "maybe" is the speaker's
    /// affair, but "as some had hoped" hides a source wherever it stands.
    pub(super) fn counts_in_quotes(self) -> bool {
        matches!(self, Self::Hearsay | Self::Expected)
    }
}

/// A phrase: what follows its first word, and its kind.
///
/// Written as [`Window::matches`](crate::grammar::phrase::Window::matches) reads it.
pub(super) type Phrase = (&'static str, Kind);

use Kind::{Asked, Expected, Hearsay, Open, Possible, Reaction, Tentative};

/// Phrases by their first word in lower case; a curly apostrophe is looked up as a straight one.
pub(super) static PHRASES: phf::Map<&'static str, &'static [Phrase]> = phf_map! {
    // Adverbs of the writer's doubt.
    "apparently" => &[("", Tentative)],
    "seemingly" => &[("", Tentative)],
    "ostensibly" => &[("", Tentative)],
    "presumably" => &[("", Tentative)],
    "arguably" => &[("", Tentative)],
    "probably" => &[("", Tentative)],
    "perhaps" => &[("", Possible)],
    "maybe" => &[("", Possible)],
    "possibly" => &[("", Possible)],
    "conceivably" => &[("", Possible)],
    "potentially" => &[("", Possible)],
    "reportedly" => &[("", Hearsay)],
    "allegedly" => &[("", Hearsay)],
    "supposedly" => &[("", Hearsay)],
    "purportedly" => &[("", Hearsay)],
    "reputedly" => &[("", Hearsay)],
    "rumoredly" => &[("", Hearsay)],
    // Modals; their guards are in the lens.
    "may" => &[("", Possible), ("~ seem|appear|sound|look like?", Tentative), ("or may not", Open)],
    "might" => &[("", Possible), ("~ seem|appear|sound|look like?", Tentative), ("or might not", Open)],
    "could" => &[("", Possible), ("~ seem|appear|sound", Tentative)],
    "can" => &[("~ seem|appear|sound like?", Tentative)],
    "would" => &[("~ seem|appear", Tentative)],
    // Seeming.
    "seem" => &[("", Tentative), ("to", Tentative), ("like", Tentative), ("as if|though", Tentative)],
    "seems" => &[("", Tentative), ("to", Tentative), ("like", Tentative), ("as if|though", Tentative), ("~ unlikely|likely|possible|probable|certain|clear|doubtful", Tentative)],
    "seemed" => &[("", Tentative), ("to", Tentative), ("like", Tentative), ("as if|though", Tentative)],
    "seeming" => &[("", Tentative), ("to", Tentative)],
    "appear" => &[("", Tentative), ("to", Tentative), ("as if|though", Tentative)],
    "appears" => &[("", Tentative), ("to", Tentative), ("as if|though", Tentative), ("~ unlikely|likely", Tentative)],
    "appeared" => &[("", Tentative), ("to", Tentative), ("as if|though", Tentative)],
    "appearing" => &[("to", Tentative)],
    "apparent" => &[("", Tentative)],
    "looks" => &[("like|as if|though?", Tentative), ("to ~ be|have", Tentative), ("set|likely|unlikely|poised|certain|doomed", Tentative)],
    "look" => &[("like|as if|though?", Tentative), ("set|likely|unlikely|poised|certain", Tentative)],
    "looked" => &[("like|as if|though?", Tentative), ("set|likely|unlikely|poised|certain", Tentative)],
    "sounds" => &[("", Tentative), ("like|as if|though?", Tentative)],
    "sounded" => &[("", Tentative), ("like|as if|though?", Tentative)],
    "tends" => &[("to", Tentative)],
    "tend" => &[("to", Tentative)],
    "likely" => &[("", Tentative)],
    "unlikely" => &[("", Tentative)],
    "it" => &[
        ("~ appears|appeared|seems|seemed that?", Tentative),
        ("seems|seemed|appears|appeared ~ unlikely|likely|possible|probable|certain|doubtful|clear", Tentative),
        ("would|may|might ~ seem|appear that|as?", Tentative),
        ("looks|looked|sounds|sounded like|as", Tentative),
        ("is|was|remains|remained ~ unclear|uncertain|unknown whether|if|why|how|what|who|when|where?", Open),
        ("'s ~ unclear|uncertain|unknown whether|if|why|how|what|who|when|where?", Open),
        ("is|was|remains|remained far from? clear|certain|known whether|if|why|how|what|who|when|where?", Open),
        ("is|was not ~ clear|certain|known whether|if|why|how|what|who|when|where?", Open),
        ("isn't|wasn't ~ clear|certain|known whether|if|why|how|what|who|when|where?", Open),
        ("'s not ~ clear|certain|known whether|if|why|how|what|who|when|where?", Open),
        ("remains to be seen", Open),
        ("is|was|'s ~ hard|difficult|impossible|tough to know|say|tell|predict|gauge", Open),
        ("is|was|'s ~ possible|conceivable|probable that?", Possible),
        ("is|was|'s ~ likely|unlikely", Tentative),
        ("is|was|'s ~ said|believed|thought|understood|rumored|rumoured|reported|alleged|claimed|assumed|feared|hoped", Hearsay),
        ("has|had been ~ said|claimed|suggested|rumored|rumoured|reported|alleged|argued|noted", Hearsay),
    ],
    "as" => &[
        ("some|many|critics|observers|few? have|had? hoped|feared|expected|believed|believe|suspected|suspect|thought|think|claimed|claim|predicted|assumed|suggested|suggest|say", Expected),
        ("expected|planned|feared|hoped", Expected),
        ("far as is|was known", Open),
    ],
    "if" => &[("confirmed|true", Open)],
    "what" => &[("appears|appeared|seems|seemed to? be?", Tentative), ("looks|looked like", Tentative)],
    "unclear" => &[("", Open), ("whether|if|why|how|what|who|when|where", Open)],
    "uncertain" => &[("whether|if|why|how|what|who|when|where", Open)],
    "unknown" => &[("whether|if|why|how|what|who|when|where", Open)],
    "hard" => &[("to know|say|tell|predict", Open)],
    "difficult" => &[("to know|say|tell|predict", Open)],
    "remains" => &[("to be seen", Open), ("~ unclear|uncertain|unknown", Open)],
    "no" => &[("one knows", Open), ("sign|indication of|that", Open)],
    // Told by nobody.
    "so-called" => &[("", Hearsay)],
    "so" => &[("called", Hearsay)],
    "alleged" => &[("", Hearsay)],
    "purported" => &[("", Hearsay)],
    "supposed" => &[("", Hearsay)],
    "suspected" => &[("", Hearsay)],
    "presumed" => &[("", Hearsay)],
    "rumored" => &[("", Hearsay)],
    "rumoured" => &[("", Hearsay)],
    "reputed" => &[("", Hearsay)],
    "perceived" => &[("", Hearsay)],
    "known" => &[("as|for", Hearsay)],
    "billed" => &[("as", Hearsay)],
    "dubbed" => &[("", Hearsay)],
    "deemed" => &[("", Hearsay)],
    "regarded" => &[("as", Hearsay)],
    "considered" => &[("", Hearsay), ("to be", Hearsay)],
    "viewed" => &[("as", Hearsay)],
    "seen" => &[("as", Hearsay)],
    "believed" => &[("to be|have", Hearsay)],
    "thought" => &[("to be|have", Hearsay)],
    "said" => &[("to be|have", Hearsay)],
    "accused" => &[("of", Hearsay)],
    "labeled" => &[("", Hearsay)],
    "labelled" => &[("", Hearsay)],
    "widely" => &[("regarded|seen|viewed|considered|believed|thought|known|reported|expected|criticized|criticised|condemned|panned|praised|mocked|held|perceived as?", Hearsay)],
    "there" => &[
        ("is|are|was|were ~ speculation|rumors|rumours|reports|suggestions|indications|signs|hints|allegations|claims", Hearsay),
        ("is|are|was|were ~ fears|concerns|doubts|hopes|questions|worries|complaints", Reaction),
    ],
    "rumors" => &[("", Hearsay)],
    "rumours" => &[("", Hearsay)],
    "rumor" => &[("", Hearsay)],
    "rumour" => &[("", Hearsay)],
    "speculation" => &[("", Hearsay)],
    "allegations" => &[("", Hearsay)],
    "accusations" => &[("", Hearsay)],
    "assertions" => &[("", Hearsay)],
    "assertion" => &[("", Hearsay)],
    "assumption" => &[("", Hearsay)],
    "perception" => &[("", Hearsay)],
    "suspicions" => &[("", Hearsay)],
    "suggestions" => &[("that", Hearsay)],
    "reports" => &[("of|that|about", Hearsay)],
    "signs" => &[("that|of", Tentative)],
    "hints" => &[("that|of", Tentative)],
    "some" => &[("say|believe|think|argue|fear|hope|suspect|worry|claim", Hearsay), ("have|had ~ argued|suggested|claimed|feared|hoped|called|said|expected|predicted", Hearsay)],
    "many" => &[("say|believe|think|argue|fear|hope|suspect|worry|claim", Hearsay), ("have|had ~ argued|suggested|claimed|feared|hoped|called|expected|predicted", Hearsay)],
    // Expected by nobody.
    "expected" => &[("to", Expected)],
    "projected" => &[("to", Expected)],
    "scheduled" => &[("to", Expected)],
    "slated" => &[("to|for", Expected)],
    "poised" => &[("to", Expected)],
    "tipped" => &[("to|for|as", Expected)],
    "predicted" => &[("to", Expected)],
    "forecast" => &[("to", Expected)],
    "expectations" => &[("", Expected)],
    "intended" => &[("to|for|as", Expected)],
    "meant" => &[("to|for|as", Expected)],
    // Asked by nobody.
    "asked" => &[("about|whether|if|why|how|what|when|who|where|by?", Asked), ("later|again|specifically|repeatedly|directly about|whether|if|why|how|what", Asked)],
    "pressed" => &[("on|about", Asked)],
    "questioned" => &[("about|on", Asked)],
    // Nobody's in particular.
    "questions" => &[("about|over|of|on|as|surrounding|whether|remain|arose|regarding|whether", Reaction)],
    "question" => &[("is|of whether", Reaction)],
    "criticism" => &[("", Reaction)],
    "complaints" => &[("", Reaction)],
    "concerns" => &[("", Reaction)],
    "concern" => &[("about|over|that", Reaction)],
    "fears" => &[("of|that|about|over", Reaction)],
    "doubts" => &[("about|over|that|on", Reaction)],
    "calls" => &[("for|to", Reaction)],
    "demands" => &[("for|that|to", Reaction)],
    "requests" => &[("for|to", Reaction)],
    "opposition" => &[("to", Reaction)],
    "debate" => &[("about|over", Reaction)],
    "sense" => &[("that|of", Reaction)],
    "talk" => &[("of|about|over", Reaction)],
    "chatter" => &[("", Reaction)],
    "disagreement" => &[("", Reaction)],
    "disagreements" => &[("", Reaction)],
    "consensus" => &[("", Reaction)],
    "controversy" => &[("", Reaction)],
    "uncertainty" => &[("", Open)],
    "uncertainties" => &[("", Open)],
    "confusion" => &[("", Open)],
    "mystery" => &[("", Open)],
    "recognition" => &[("that|of", Reaction)],
    "understanding" => &[("that", Reaction)],
    "idea" => &[("that|is", Reaction)],
    "notion" => &[("that|of", Reaction)],
    "belief" => &[("that|in", Reaction)],
    "view" => &[("that", Reaction)],
    "hope" => &[("that|is|was|has", Reaction)],
    "hopes" => &[("of|that|for", Reaction)],
    "fear" => &[("that|of|is", Reaction)],
    "worry" => &[("that|is|about", Reaction)],
    "worries" => &[("that|about|over", Reaction)],
    "anxiety" => &[("about|over|that", Reaction)],
    "anger" => &[("at|over|about|with|among|following", Reaction)],
    "frustration" => &[("at|over|about|with|among", Reaction)],
    "enthusiasm" => &[("for|about", Reaction)],
    "sentiment" => &[("", Reaction)],
    "attitudes" => &[("about|toward|towards|on", Reaction)],
    "opinions" => &[("about|on|of", Reaction)],
    "argument" => &[("that|for|against|is|goes", Reaction)],
    "arguments" => &[("that|for|against|over", Reaction)],
    "claims" => &[("that|of|about", Hearsay)],
    "claim" => &[("that", Hearsay)],
    "denials" => &[("", Hearsay)],
    "accounts" => &[("of", Hearsay)],
    "revelations" => &[("", Hearsay)],
    "revelation" => &[("", Hearsay)],
    "disclosure" => &[("", Hearsay)],
    "disclosures" => &[("", Hearsay)],
    "announcement" => &[("", Hearsay)],
    "reputation" => &[("as|for", Hearsay)],
    "rumblings" => &[("", Hearsay)],
    "conventional" => &[("wisdom", Hearsay)],
    "stories" => &[("about|of|that", Hearsay)],
    "publicity" => &[("", Hearsay)],
    "predictions" => &[("", Expected)],
    "prediction" => &[("", Expected)],
    "estimates" => &[("", Expected)],
    "promises" => &[("of|to|that", Expected)],
    "promise" => &[("of|that", Expected)],
    "plan" => &[("is to|for", Expected)],
    "praise" => &[("", Reaction)],
    "complaint" => &[("that|about|is", Reaction)],
    "accusation" => &[("", Hearsay)],
    "allegation" => &[("", Hearsay)],
    "objections" => &[("", Reaction)],
    "protests" => &[("over|against", Reaction)],
    "rejection" => &[("of", Reaction)],
    "endorsement" => &[("of", Reaction)],
    "endorsements" => &[("", Reaction)],
    "denunciation" => &[("", Reaction)],
    "warnings" => &[("that|of|about", Hearsay)],
    "indications" => &[("", Tentative)],
    "indication" => &[("", Tentative)],
    "sign" => &[("that|of", Tentative)],
    "supposition" => &[("", Hearsay)],
    "theory" => &[("that|is|goes", Hearsay)],
    "theories" => &[("", Hearsay)],
    "much-anticipated" => &[("", Expected)],
    "backlash" => &[("", Reaction)],
    "outrage" => &[("", Reaction)],
    "outcry" => &[("", Reaction)],
    "furor" => &[("", Reaction)],
    "scrutiny" => &[("", Reaction)],
    "condemnation" => &[("", Reaction)],
    "chants" => &[("of", Reaction)],
    "denunciations" => &[("of", Reaction)],
};

/// Participles that, after a form of "be" and with no "by" behind them, leave out who says, thinks or decides so.
pub(super) static PASSIVES: phf::Map<&'static str, Kind> = phf_map! {
    "accepted" => Hearsay, "acclaimed" => Hearsay, "accused" => Hearsay, "acknowledged" => Hearsay, "admired" => Reaction,
    "advised" => Hearsay, "agreed" => Hearsay, "alleged" => Hearsay, "announced" => Hearsay, "anticipated" => Expected,
    "applauded" => Reaction, "argued" => Hearsay, "asked" => Asked, "assessed" => Hearsay, "assumed" => Hearsay,
    "assured" => Hearsay, "attacked" => Reaction, "attributed" => Hearsay, "awaited" => Expected, "believed" => Hearsay,
    "billed" => Hearsay, "blamed" => Hearsay, "booed" => Reaction, "called" => Hearsay, "celebrated" => Reaction,
    "challenged" => Reaction, "characterised" => Hearsay, "characterized" => Hearsay, "charged" => Hearsay,
    "cheered" => Reaction, "cited" => Hearsay, "claimed" => Hearsay, "compared" => Hearsay, "condemned" => Reaction,
    "confirmed" => Hearsay, "considered" => Hearsay, "courted" => Reaction, "credited" => Hearsay, "criticised" => Reaction,
    "criticized" => Reaction, "crowned" => Reaction, "debated" => Reaction, "declared" => Hearsay, "deemed" => Hearsay,
    "denied" => Hearsay, "denounced" => Reaction, "depicted" => Hearsay, "described" => Hearsay, "despised" => Reaction,
    "determined" => Hearsay, "disclosed" => Hearsay, "dismissed" => Hearsay, "disputed" => Reaction, "dubbed" => Hearsay,
    "estimated" => Hearsay, "expected" => Expected, "favored" => Reaction, "favoured" => Reaction, "feared" => Expected,
    "felt" => Hearsay, "feted" => Reaction, "forecast" => Expected, "forgotten" => Reaction, "greeted" => Reaction,
    "hailed" => Reaction, "hated" => Reaction, "heralded" => Reaction, "hoped" => Expected, "identified" => Hearsay,
    "ignored" => Reaction, "informed" => Hearsay, "instructed" => Hearsay, "intended" => Expected, "interpreted" => Hearsay,
    "known" => Hearsay, "labeled" => Hearsay, "labelled" => Hearsay, "lambasted" => Reaction, "lauded" => Reaction,
    "maligned" => Reaction, "meant" => Expected, "mentioned" => Hearsay, "mocked" => Reaction, "nicknamed" => Hearsay,
    "noted" => Hearsay, "opposed" => Reaction, "ordered" => Hearsay, "panned" => Reaction, "perceived" => Hearsay,
    "pilloried" => Reaction, "planned" => Expected, "portrayed" => Hearsay, "praised" => Reaction, "predicted" => Expected,
    "presented" => Hearsay, "pressed" => Asked, "presumed" => Hearsay, "projected" => Expected, "proposed" => Hearsay,
    "questioned" => Asked, "quizzed" => Asked, "quoted" => Hearsay, "rebuffed" => Reaction, "recognised" => Hearsay,
    "recognized" => Hearsay, "referred" => Hearsay, "regarded" => Hearsay, "rejected" => Reaction, "remembered" => Hearsay,
    "reported" => Hearsay, "requested" => Asked, "revealed" => Hearsay, "ridiculed" => Reaction, "rumored" => Hearsay,
    "rumoured" => Hearsay, "said" => Hearsay, "scheduled" => Expected, "scorned" => Reaction, "scrutinised" => Reaction,
    "scrutinized" => Reaction, "seen" => Hearsay, "shown" => Hearsay, "singled" => Reaction, "slammed" => Reaction,
    "slated" => Expected, "spurned" => Reaction, "stated" => Hearsay, "suggested" => Hearsay, "supposed" => Expected,
    "suspected" => Hearsay, "targeted" => Reaction, "thought" => Hearsay, "told" => Hearsay, "touted" => Hearsay,
    "understood" => Hearsay, "urged" => Hearsay, "viewed" => Hearsay, "vilified" => Reaction, "warned" => Hearsay,
    "welcomed" => Reaction,
};

/// Participles among [`PASSIVES`] that hide a source wherever they stand.
pub(super) static WEASELS: phf::Set<&'static str> = phf::phf_set! {
    "accused", "alleged", "anticipated", "argued", "assumed", "believed", "claimed", "considered", "deemed", "estimated", "expected", "feared",
    "hoped", "known", "perceived", "predicted", "presumed", "projected", "regarded", "reported", "rumored", "rumoured", "said", "suggested",
    "supposed", "suspected", "thought", "understood",
};

/// Nouns among the first words of [`PHRASES`]: they hide a source only where they belong to nobody.
pub(super) static NOUNS: phf::Set<&'static str> = phf::phf_set! {
    "accusation", "accusations", "allegation", "allegations", "announcement", "anger", "anxiety", "argument", "arguments", "assertion", "assertions", "assumption", "attitudes", "backlash", "belief", "calls", "chants", "chatter", "claim", "claims", "complaint", "complaints", "concern", "concerns", "condemnation", "confusion", "consensus", "controversy", "criticism", "debate", "demands", "denials", "denunciation", "denunciations", "disagreement", "disagreements", "disclosure", "disclosures", "doubts", "endorsement", "endorsements", "enthusiasm", "estimates", "expectations", "fear", "fears", "frustration", "furor", "hints", "hope", "hopes", "idea", "indication", "indications", "notion", "objections", "opinions", "opposition", "outcry", "outrage", "perception", "plan", "praise", "prediction", "predictions", "promise", "promises", "protests", "publicity", "question", "questions", "recognition", "rejection", "reports", "reputation", "requests", "revelation", "revelations", "rumor", "rumors", "rumour", "rumours", "scrutiny", "sense", "sentiment", "sign", "signs", "speculation", "stories", "suggestions", "supposition", "suspicions", "talk", "theories", "theory", "uncertainties", "uncertainty", "understanding", "view", "warnings", "worries", "worry", "accounts",
};

/// Forms of "be" that make a passive.
pub(super) const BE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "'s", "'re", "got",
    "gets", "get",
];

/// Whether a word is a form of "be" that makes a passive.
pub(super) fn is_be(word: &str) -> bool {
    word.len() <= 7 && BE.contains(&word)
}
