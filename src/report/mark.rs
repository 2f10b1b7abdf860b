//! What marks show, and how the lenses gather them.

/// What a mark shows. Its name in lower case with hyphens is the name of its highlight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum MarkKind {
    /// The source of an attribution.
    Source,
    /// The cue of an attribution.
    Cue,
    /// A content given word for word or partly so.
    Quote,
    /// A content in the writer's words.
    Indirect,
    /// A content that is thought, wanted or planned.
    Belief,
    /// Words that hold back.
    Hedge,
    /// Words that insist.
    Booster,
    /// A word that pushes, in the writer's own voice.
    Loaded,
    /// A word that pushes, in a source's voice.
    LoadedQuoted,
    /// The writer's own judgement.
    Opinion,
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// A place.
    Place,
    /// A date.
    Date,
    /// An amount.
    Number,
    /// A place in the headline that the body does not carry.
    Headline,
}

/// A lens as the reader can switch it: its name, and the kinds of mark it shows.
pub const LENSES: [(&str, &[MarkKind]); 8] = [
    ("sources", &[MarkKind::Source, MarkKind::Cue, MarkKind::Quote, MarkKind::Indirect]),
    ("beliefs", &[MarkKind::Belief]),
    ("voice", &[MarkKind::Booster, MarkKind::Loaded, MarkKind::LoadedQuoted, MarkKind::Opinion]),
    ("hedges", &[MarkKind::Hedge]),
    ("names", &[MarkKind::Person, MarkKind::Organization, MarkKind::Place]),
    ("dates", &[MarkKind::Date]),
    ("numbers", &[MarkKind::Number]),
    ("headline", &[MarkKind::Headline]),
];

impl MarkKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 16] = [
        Self::Source,
        Self::Cue,
        Self::Quote,
        Self::Indirect,
        Self::Belief,
        Self::Hedge,
        Self::Booster,
        Self::Loaded,
        Self::LoadedQuoted,
        Self::Opinion,
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Date,
        Self::Number,
        Self::Headline,
    ];

    /// The kind's name, as the painter's style sheet spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Quote => "quote",
            Self::Indirect => "indirect",
            Self::Belief => "belief",
            Self::Hedge => "hedge",
            Self::Booster => "booster",
            Self::Loaded => "loaded",
            Self::LoadedQuoted => "loaded-quoted",
            Self::Opinion => "opinion",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Date => "date",
            Self::Number => "number",
            Self::Headline => "headline",
        }
    }
}

/// Numbers a mark takes in [`Report::marks`].
pub const MARK_WIDTH: usize = 6;
