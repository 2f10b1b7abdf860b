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
    /// Decided, allowed or made known by nobody in particular: "was approved", "are required".
    Decided,
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
            Self::Decided => "reasonHedgeDecided",
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

use Kind::{Asked, Decided, Expected, Hearsay, Open, Possible, Reaction, Tentative};

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
        ("is|was|'s ~ hard|harder|difficult|impossible|tough|tricky still? not? to ~ know|say|tell|predict|gauge|imagine|see|judge|assess|verify|believe|picture|wonder|measure", Open),
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
        ("is|was|'s ~ little|widespread|general|broad|no? evidence|agreement|reason that|to|for", Tentative),
    ],
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
    "intended" => &[("to|for|as", Expected)],
    "meant" => &[("to|for|as", Expected)],
    // Asked by nobody.
    "asked" => &[("about|whether|if|why|how|what|when|who|where|by?", Asked), ("later|again|specifically|repeatedly|directly about|whether|if|why|how|what", Asked)],
    "pressed" => &[("again|further|repeatedly? on|about", Asked)],
    "questioned" => &[("again|further|repeatedly? about|on", Asked)],
    "told" => &[("", Hearsay)],
    "informed" => &[("", Hearsay)],
    "reminded" => &[("", Hearsay)],
    // Nobody's in particular.
    "mystery" => &[("", Open)],
    "rumblings" => &[("", Hearsay)],
    "conventional" => &[("wisdom", Hearsay)],
    "much-anticipated" => &[("", Expected)],
};

/// Participles that, after a form of "be" and with no "by" behind them, leave out who says, thinks or decides so.
pub(super) static PASSIVES: phf::Map<&'static str, Kind> = phf_map! {
    "accepted" => Hearsay, "acclaimed" => Hearsay, "accused" => Hearsay, "acknowledged" => Hearsay, "admired" => Reaction,
    "adopted" => Decided, "advised" => Hearsay, "agreed" => Hearsay, "alleged" => Hearsay, "allowed" => Decided,
    "announced" => Hearsay, "anticipated" => Expected, "applauded" => Reaction, "appointed" => Decided,
    "approved" => Decided, "argued" => Hearsay, "asked" => Asked, "assessed" => Hearsay,
    "assumed" => Hearsay, "assured" => Hearsay, "attacked" => Reaction, "attributed" => Hearsay,
    "awaited" => Expected,
    "believed" => Hearsay, "billed" => Hearsay, "blamed" => Hearsay, "booed" => Reaction, "briefed" => Hearsay,
    "called" => Hearsay, "celebrated" => Reaction, "certified" => Decided, "challenged" => Reaction,
    "characterised" => Hearsay, "characterized" => Hearsay, "charged" => Hearsay, "cheered" => Reaction, "cited" => Hearsay,
    "claimed" => Hearsay, "compared" => Hearsay, "condemned" => Reaction, "confirmed" => Hearsay, "considered" => Hearsay,
    "convicted" => Decided, "courted" => Reaction, "credited" => Hearsay, "criticised" => Reaction,
    "criticized" => Reaction, "crowned" => Reaction, "debated" => Reaction, "declared" => Hearsay, "deemed" => Hearsay,
    "denied" => Hearsay, "denounced" => Reaction, "depicted" => Hearsay, "derided" => Reaction,
    "described" => Hearsay, "designated" => Decided, "designed" => Expected, "despised" => Reaction,
    "determined" => Hearsay, "directed" => Decided, "disclosed" => Hearsay, "discussed" => Hearsay, "disliked" => Reaction,
    "dismissed" => Hearsay, "disputed" => Reaction, "documented" => Hearsay, "dubbed" => Hearsay, "estimated" => Hearsay,
    "expected" => Expected, "favored" => Reaction, "favoured" => Reaction, "feared" => Expected, "felt" => Hearsay,
    "feted" => Reaction, "filed" => Decided, "forbidden" => Decided, "forecast" => Expected, "forgotten" => Reaction,
    "granted" => Decided, "greeted" => Reaction, "guaranteed" => Decided, "hailed" => Reaction, "hated" => Reaction,
    "heralded" => Reaction, "hoped" => Expected, "identified" => Hearsay, "ignored" => Reaction, "imposed" => Decided,
    "indicted" => Decided, "informed" => Hearsay, "instructed" => Hearsay, "intended" => Expected, "interpreted" => Hearsay,
    "introduced" => Decided, "invited" => Decided, "issued" => Decided, "known" => Hearsay, "labeled" => Hearsay,
    "labelled" => Hearsay, "lambasted" => Reaction, "lauded" => Reaction, "leaked" => Decided, "liked" => Reaction,
    "listed" => Decided, "loved" => Reaction, "maligned" => Reaction, "meant" => Expected, "mentioned" => Hearsay,
    "mocked" => Reaction, "named" => Decided, "nicknamed" => Hearsay, "nominated" => Decided, "noted" => Hearsay,
    "obliged" => Decided, "offered" => Decided, "opposed" => Reaction, "ordered" => Hearsay, "panned" => Reaction,
    "perceived" => Hearsay, "permitted" => Decided, "persuaded" => Hearsay, "pilloried" => Reaction, "planned" => Expected,
    "portrayed" => Hearsay, "posted" => Decided, "praised" => Reaction, "predicted" => Expected, "presented" => Hearsay,
    "pressed" => Asked, "presumed" => Hearsay, "projected" => Expected, "proposed" => Hearsay, "published" => Decided,
    "questioned" => Asked, "quizzed" => Asked, "quoted" => Hearsay, "ratified" => Decided, "rebuffed" => Reaction,
    "recognised" => Hearsay, "recognized" => Hearsay, "referred" => Hearsay, "regarded" => Hearsay, "rejected" => Reaction,
    "released" => Decided, "remembered" => Hearsay, "reported" => Hearsay, "requested" => Asked, "required" => Decided,
    "respected" => Reaction, "revealed" => Hearsay, "revered" => Reaction, "ridiculed" => Reaction, "rumored" => Hearsay,
    "rumoured" => Hearsay, "said" => Hearsay, "sanctioned" => Decided, "scorned" => Reaction,
    "scrutinised" => Reaction, "scrutinized" => Reaction, "seen" => Hearsay, "shown" => Hearsay,
    "signed" => Decided, "singled" => Reaction, "slammed" => Reaction, "slated" => Expected, "spurned" => Reaction,
    "stated" => Hearsay, "suggested" => Hearsay, "supposed" => Expected, "suspected" => Hearsay,
    "targeted" => Reaction, "thought" => Hearsay, "titled" => Hearsay, "told" => Hearsay, "touted" => Hearsay,
    "trusted" => Reaction, "understood" => Hearsay, "unveiled" => Decided, "urged" => Hearsay,
    "viewed" => Hearsay, "vilified" => Reaction, "warned" => Hearsay, "welcomed" => Reaction,
};

/// Participles among [`PASSIVES`] that hide a source wherever they stand.
pub(super) static WEASELS: phf::Set<&'static str> = phf::phf_set! {
    "accused", "alleged", "anticipated", "argued", "assumed", "believed", "claimed", "considered", "deemed", "estimated", "expected", "feared",
    "hoped", "known", "perceived", "predicted", "presumed", "projected", "regarded", "reported", "rumored", "rumoured", "said", "suggested",
    "supposed", "suspected", "thought", "understood",
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
