//! The words that dates and numbers are made of.

use crate::grammar::lexicon::Lexicon;
use std::sync::LazyLock;

/// What a word may mean to a date or a number. Where a word has several readings ("second", "quarter", "may"), the grammar
/// decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::lens) enum Term {
    /// A word that says nothing to dates or numbers.
    Other,
    /// The start of a paragraph, or a full stop.
    Break,
    /// A sign, by its first byte; every kind of dash is `-`.
    Sign(u8),
    /// A possessive ending.
    Possessive,
    /// Digits with their separators.
    Digits,
    /// A fraction in one character: ½, ¾.
    Glyph,
    /// zero … nineteen, twenty, thirty … ninety.
    Cardinal(u8),
    /// hundred, thousand … by its power of ten.
    Scale(u8),
    /// dozen, score.
    Group(u8),
    /// first … ninetieth.
    Ordinal(u8),
    /// hundredth, thousandth …
    OrdinalScale(u8),
    /// thirds, fifths …
    Parts(u8),
    Half,
    Halves,
    All,
    A,
    The,
    And,
    Or,
    Of,
    Point,
    /// few, couple, several, some, many.
    Vague(Vague),
    /// more, additional, full, whole, consecutive, straight: words between a count and its unit.
    Filler,
    This,
    That,
    Same,
    Last,
    Past,
    Previous,
    Next,
    Coming,
    Following,
    Current,
    Recent,
    Latest,
    Every,
    Once,
    Early,
    Late,
    Mid,
    /// start, beginning, end, middle, rest.
    Edge,
    Earlier,
    Later,
    Ago,
    Before,
    After,
    From,
    To,
    Until,
    Between,
    In,
    On,
    At,
    By,
    For,
    Since,
    During,
    Within,
    Over,
    /// nearly, almost, about, around, roughly.
    About,
    Than,
    Least,
    Less,
    Up,
    Old,
    Long,
    Age,
    Fiscal,
    Now,
    Today,
    Yesterday,
    Tomorrow,
    Tonight,
    Noon,
    Midnight,
    Am,
    Pm,
    Oclock,
    Month(u8),
    /// 1 is Monday.
    Weekday(u8),
    /// "Mon", "Sun": a weekday only beside a date.
    ShortWeekday(u8),
    Weekdays(u8),
    Second,
    Unit(Unit),
    Units(Unit),
    /// daily, weekly, annual.
    Often(Unit),
    Season(Season),
    Part(Part),
    /// recently, previously.
    PastAdverb,
    /// currently, nowadays.
    PresentAdverb,
    /// soon.
    FutureAdverb,
    Future,
    Period,
    /// Begins a holiday's name.
    Holiday,
    /// will, would, scheduled: the clause looks ahead.
    Ahead,
    /// said, was, went: the clause looks back.
    Back,
}

impl Term {
    /// Whether the word names a day or begins the name of one.
    pub(super) fn names_day(self) -> bool {
        matches!(self, Self::Weekday(_) | Self::Month(_) | Self::Today | Self::Tomorrow | Self::Yesterday)
    }
}

/// How many, when it is not said how many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::lens) enum Vague {
    Couple,
    Few,
    Several,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lens) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A season, in TIMEX3's two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lens) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lens) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Season {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }
}

impl Part {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Midday => "TMI",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Daytime => "TDT",
        }
    }
}

/// The term of a lower-case word without its closing full stop.
pub(in crate::lens) fn term(word: &str) -> Term {
    if word.len() < 2 && word != "a" || word.len() > 12 {
        return Term::Other;
    }
    WORDS.get(word).unwrap_or(Term::Other)
}

use Term::{
    A, About, After, Age, Ago, Ahead, All, Am, And, At, Back, Before, Between, By, Cardinal, Coming, Current, During,
    Earlier, Early, Edge, Every, Filler, Fiscal, Following, For, From, Future, FutureAdverb, Group, Half, Halves,
    Holiday, In, Last, Late, Later, Latest, Least, Less, Long, Mid, Midnight, Next, Noon, Now, Oclock, Of, Often, Old,
    On, Once, Or, Ordinal, OrdinalScale, Over, Parts, Past, PastAdverb, Period, Pm, Point, PresentAdverb, Previous,
    Recent, Same, Scale, Second, ShortWeekday, Since, Than, That, The, This, To, Today, Tomorrow, Tonight, Units,
    Until, Up, Weekday, Weekdays, Within, Yesterday,
};

static WORDS: LazyLock<Lexicon<Term>> = LazyLock::new(|| Lexicon::over(&TERMS));

static TERMS: phf::Map<&'static str, Term> = phf::phf_map! {
    "zero" => Cardinal(0), "nought" => Cardinal(0), "naught" => Cardinal(0), "one" => Cardinal(1), "two" => Cardinal(2),
    "three" => Cardinal(3), "four" => Cardinal(4), "five" => Cardinal(5), "six" => Cardinal(6), "seven" => Cardinal(7),
    "eight" => Cardinal(8), "nine" => Cardinal(9), "ten" => Cardinal(10), "eleven" => Cardinal(11),
    "twelve" => Cardinal(12), "thirteen" => Cardinal(13), "fourteen" => Cardinal(14), "fifteen" => Cardinal(15),
    "sixteen" => Cardinal(16), "seventeen" => Cardinal(17), "eighteen" => Cardinal(18), "nineteen" => Cardinal(19),
    "twenty" => Cardinal(20), "thirty" => Cardinal(30), "forty" => Cardinal(40), "fifty" => Cardinal(50),
    "sixty" => Cardinal(60), "seventy" => Cardinal(70), "eighty" => Cardinal(80), "ninety" => Cardinal(90),
    "hundred" => Scale(2), "hundreds" => Scale(2), "thousand" => Scale(3), "lakh" => Scale(5), "million" => Scale(6),
    "crore" => Scale(7), "billion" => Scale(9), "trillion" => Scale(12), "quadrillion" => Scale(15),
    "dozen" => Group(12), "dozens" => Group(12), "dozs" => Group(12), "dzs" => Group(12),
    "first" => Ordinal(1), "third" => Ordinal(3), "fourth" => Ordinal(4), "fifth" => Ordinal(5), "sixth" => Ordinal(6),
    "seventh" => Ordinal(7), "eighth" => Ordinal(8), "ninth" => Ordinal(9), "tenth" => Ordinal(10),
    "eleventh" => Ordinal(11), "twelfth" => Ordinal(12), "thirteenth" => Ordinal(13), "fourteenth" => Ordinal(14),
    "fifteenth" => Ordinal(15), "sixteenth" => Ordinal(16), "seventeenth" => Ordinal(17), "eighteenth" => Ordinal(18),
    "nineteenth" => Ordinal(19), "twentieth" => Ordinal(20), "thirtieth" => Ordinal(30), "fortieth" => Ordinal(40),
    "fiftieth" => Ordinal(50), "sixtieth" => Ordinal(60), "seventieth" => Ordinal(70), "eightieth" => Ordinal(80),
    "ninetieth" => Ordinal(90), "hundredth" => OrdinalScale(2), "thousandth" => OrdinalScale(3),
    "millionth" => OrdinalScale(6), "billionth" => OrdinalScale(9), "trillionth" => OrdinalScale(12),
    "thousandths" => OrdinalScale(3), "millionths" => OrdinalScale(6), "billionths" => OrdinalScale(9),
    "trillionths" => OrdinalScale(12),
    "thirds" => Parts(3), "fourths" => Parts(4), "fifths" => Parts(5), "sixths" => Parts(6), "sevenths" => Parts(7),
    "eighths" => Parts(8), "ninths" => Parts(9), "tenths" => Parts(10), "twentieths" => Parts(20),
    "hundredths" => Parts(100), "half" => Half, "halves" => Halves,
    "a" => A, "an" => A, "the" => The, "and" => And, "or" => Or, "of" => Of, "point" => Point,
    "couple" => Term::Vague(Vague::Couple), "few" => Term::Vague(Vague::Few), "several" => Term::Vague(Vague::Several),
    "many" => Term::Vague(Vague::Several), "some" => Term::Vague(Vague::Several),
    "more" => Filler, "additional" => Filler, "full" => Filler, "whole" => Filler, "consecutive" => Filler,
    "straight" => Filler, "trading" => Filler, "business" => Filler, "working" => Filler, "calendar" => Filler, "another" => Filler, "all" => All,
    "long" => Long, "this" => This, "these" => This, "that" => That, "same" => Same, "last" => Last, "past" => Past, "previous" => Previous,
    "prior" => Previous, "next" => Next, "coming" => Coming, "upcoming" => Coming, "following" => Following,
    "current" => Current, "recent" => Recent, "latest" => Latest, "every" => Every, "each" => Every, "once" => Once,
    "twice" => Once, "early" => Early, "late" => Late, "mid" => Mid, "beginning" => Edge, "start" => Edge, "end" => Edge,
    "middle" => Edge, "rest" => Edge, "remainder" => Edge, "close" => Edge, "earlier" => Earlier, "later" => Later, "ago" => Ago,
    "before" => Before, "after" => After, "from" => From, "to" => To, "till" => Until, "til" => Until, "until" => Until, "through" => Until,
    "between" => Between, "in" => In, "on" => On, "at" => At, "by" => By, "for" => For, "since" => Since,
    "during" => During, "within" => Within, "over" => Over, "nearly" => About, "almost" => About, "about" => About,
    "around" => About, "roughly" => About, "approximately" => About, "than" => Than, "least" => Least, "less" => Less,
    "fewer" => Less, "up" => Up, "old" => Old, "age" => Age, "aged" => Age, "fiscal" => Fiscal, "financial" => Fiscal,
    "now" => Now, "today" => Today, "yesterday" => Yesterday, "tomorrow" => Tomorrow, "tmrw" => Tomorrow,
    "tonight" => Tonight, "tonite" => Tonight, "noon" => Noon, "noonish" => Noon, "midday" => Noon, "midnight" => Midnight, "am" => Am, "a.m" => Am, "pm" => Pm,
    "p.m" => Pm, "o'clock" => Oclock, "o’clock" => Oclock, "oclock" => Oclock,
    "january" => Term::Month(1), "february" => Term::Month(2), "march" => Term::Month(3), "april" => Term::Month(4),
    "may" => Term::Month(5), "june" => Term::Month(6), "july" => Term::Month(7), "august" => Term::Month(8),
    "september" => Term::Month(9), "october" => Term::Month(10), "november" => Term::Month(11),
    "december" => Term::Month(12), "jan" => Term::Month(1), "feb" => Term::Month(2), "mar" => Term::Month(3),
    "apr" => Term::Month(4), "jun" => Term::Month(6), "jul" => Term::Month(7), "aug" => Term::Month(8),
    "sep" => Term::Month(9), "sept" => Term::Month(9), "oct" => Term::Month(10), "nov" => Term::Month(11),
    "dec" => Term::Month(12),
    "monday" => Weekday(1), "tuesday" => Weekday(2), "wednesday" => Weekday(3), "thursday" => Weekday(4),
    "friday" => Weekday(5), "saturday" => Weekday(6), "sunday" => Weekday(7), "mon" => ShortWeekday(1),
    "tue" => ShortWeekday(2), "tues" => ShortWeekday(2), "wed" => ShortWeekday(3), "thu" => ShortWeekday(4),
    "thur" => ShortWeekday(4), "thurs" => ShortWeekday(4), "fri" => ShortWeekday(5), "sat" => ShortWeekday(6),
    "sun" => ShortWeekday(7), "mondays" => Weekdays(1), "tuesdays" => Weekdays(2), "wednesdays" => Weekdays(3),
    "thursdays" => Weekdays(4), "fridays" => Weekdays(5), "saturdays" => Weekdays(6), "sundays" => Weekdays(7),
    "second" => Second, "seconds" => Units(Unit::Second), "sec" => Term::Unit(Unit::Second), "secs" => Units(Unit::Second),
    "minute" => Term::Unit(Unit::Minute), "minutes" => Units(Unit::Minute), "min" => Term::Unit(Unit::Minute),
    "mins" => Units(Unit::Minute), "hour" => Term::Unit(Unit::Hour), "hours" => Units(Unit::Hour),
    "hr" => Term::Unit(Unit::Hour), "hrs" => Units(Unit::Hour), "day" => Term::Unit(Unit::Day), "days" => Units(Unit::Day),
    "nights" => Units(Unit::Night), "week" => Term::Unit(Unit::Week), "weeks" => Units(Unit::Week),
    "weekend" => Term::Unit(Unit::Weekend), "weekends" => Units(Unit::Weekend), "fortnight" => Term::Unit(Unit::Fortnight),
    "fortnights" => Units(Unit::Fortnight), "month" => Term::Unit(Unit::Month), "months" => Units(Unit::Month),
    "quarter" => Term::Unit(Unit::Quarter), "quarters" => Units(Unit::Quarter), "year" => Term::Unit(Unit::Year),
    "years" => Units(Unit::Year), "yr" => Term::Unit(Unit::Year), "yrs" => Units(Unit::Year),
    "decade" => Term::Unit(Unit::Decade), "decades" => Units(Unit::Decade), "century" => Term::Unit(Unit::Century),
    "centuries" => Units(Unit::Century),
    "hourly" => Often(Unit::Hour), "daily" => Often(Unit::Day), "everyday" => Often(Unit::Day), "nightly" => Often(Unit::Day), "weekly" => Often(Unit::Week),
    "biweekly" => Often(Unit::Fortnight), "fortnightly" => Often(Unit::Fortnight), "monthly" => Often(Unit::Month),
    "quarterly" => Often(Unit::Quarter), "annual" => Often(Unit::Year), "annually" => Often(Unit::Year),
    "yearly" => Often(Unit::Year),
    "spring" => Term::Season(Season::Spring), "springtime" => Term::Season(Season::Spring),
    "summer" => Term::Season(Season::Summer), "summertime" => Term::Season(Season::Summer),
    "autumn" => Term::Season(Season::Fall), "fall" => Term::Season(Season::Fall),
    "winter" => Term::Season(Season::Winter), "wintertime" => Term::Season(Season::Winter),
    "morning" => Term::Part(Part::Morning), "mornings" => Term::Part(Part::Morning),
    "afternoon" => Term::Part(Part::Afternoon), "afternoons" => Term::Part(Part::Afternoon),
    "evening" => Term::Part(Part::Evening), "evenings" => Term::Part(Part::Evening), "night" => Term::Part(Part::Night),
    "lunchtime" => Term::Part(Part::Midday), "overnight" => Term::Part(Part::Night), "daytime" => Term::Part(Part::Daytime),
    "recently" => PastAdverb,   "lately" => PastAdverb,
    "currently" => PresentAdverb, "nowadays" => PresentAdverb,  "soon" => FutureAdverb,
    "shortly" => FutureAdverb, "future" => Future, "period" => Period,
    "christmas" => Holiday, "xmas" => Holiday, "thanksgiving" => Holiday, "easter" => Holiday, "halloween" => Holiday,
    "new" => Holiday, "valentine" => Holiday, "independence" => Holiday, "labor" => Holiday, "labour" => Holiday,
    "memorial" => Holiday, "election" => Holiday, "boxing" => Holiday, "good" => Holiday, "black" => Holiday,
    "mother" => Holiday, "father" => Holiday, "martin" => Holiday, "mlk" => Holiday, "veterans" => Holiday,
    "columbus" => Holiday, "groundhog" => Holiday, "saint" => Holiday, "st" => Holiday, "earth" => Holiday,
    "juneteenth" => Holiday, "presidents" => Holiday, "canada" => Holiday, "bastille" => Holiday, "remembrance" => Holiday,
    "armistice" => Holiday, "ash" => Holiday, "palm" => Holiday, "cyber" => Holiday,
    "inauguration" => Holiday, "guy" => Holiday, "bonfire" => Holiday, "australia" => Holiday, "anzac" => Holiday,
    "will" => Ahead, "would" => Ahead, "shall" => Ahead, "should" => Ahead, "scheduled" => Ahead, "expected" => Ahead,
    "expects" => Ahead, "due" => Ahead, "plans" => Ahead,
    "intends" => Ahead, "hopes" => Ahead, "slated" => Ahead, "payable" => Ahead, "must" => Ahead,
    "won't" => Ahead, "won’t" => Ahead, "might" => Ahead, "likely" => Ahead, "expires" => Ahead,
    "effective" => Ahead, "resume" => Ahead, "resumes" => Ahead, "begins" => Ahead, "starts" => Ahead, "starting" => Ahead,
    "expire" => Ahead, "said" => Back, "says" => Back, "saying" => Back, "was" => Back, "were" => Back, "had" => Back, "told" => Back, "did" => Back, "went" => Back,
    "came" => Back, "made" => Back, "took" => Back, "got" => Back, "began" => Back, "fell" => Back, "rose" => Back,
    "became" => Back, "left" => Back, "held" => Back, "met" => Back, "found" => Back, "sent" => Back, "wrote" => Back,
    "gave" => Back, "won" => Back, "lost" => Back, "led" => Back, "saw" => Back, "spoke" => Back, "died" => Back,
    "struck" => Back, "broke" => Back, "grew" => Back, "sold" => Back, "paid" => Back, "bought" => Back, "hit" => Back,
    "cut" => Back, "put" => Back, "ran" => Back, "drew" => Back, "stood" => Back, "brought" => Back, "has" => Back,
};
