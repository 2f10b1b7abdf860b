//! The publication date, where the page says so, and why this day where it says several.
//!
//! Statements of a day of publication (`statement`) are trusted in this order:
//!
//! 1. `json-ld`: `datePublished` of an article in the JSON-LD, written for machines and about this story;
//! 2. `article:published_time`, the same for social networks;
//! 3. `meta`: other meta elements whose name says it is a publication date;
//! 4. `time`: a `<time>` marked as the publication date, or in the byline;
//! 5. `byline`: the day as a reader sees it;
//! 6. `url`: a day in the address, often that of the first version;
//! 7. `json-ld` of the page as a whole, which may be the site's;
//! 8. `time` between the headline and the story's end, or the only one anywhere that is marked so;
//! 9. `byline`: a day with which the story begins, or in a line above the headline.
//!
//! Days are taken as written, in the page's own zone. Many stamps are not in it: they are in universal time, name no zone, or
//! two of them give the same clock in two zones. Where the byline or address says the day before or after such a stamp,
//! that is the writer's own day, and it wins; so does the day of a change that a reader sees the day before, as nothing is
//! changed before it is published. A page that only says when it was changed is taken at that.

use super::Role;
use super::day;
use super::sensed::Sensed;
use super::stated::Stated;
use super::statement::{self, DayKind, StatedDay, Statement};
use crate::reading::Reason;
use chrono::NaiveDate;

/// A publication date and where it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// The day.
    pub date: NaiveDate,
    /// Where the page says so: "json-ld", "article:published_time", "meta", "time", "byline", "url"; "reader" where the reader
    /// corrected it, "given" where it came with the text.
    pub found_in: &'static str,
    /// Why this day and no other.
    pub reason: Reason,
    /// All days that the page states, of publication, of changes and of copies, each once.
    pub stated: Vec<StatedDay>,
}

impl Published {
    /// A day that came with a text.
    pub fn given(date: NaiveDate) -> Self {
        Self { date, found_in: "given", reason: Reason::plain("reasonDayGiven"), stated: Vec::new() }
    }

    /// The day as the reader corrected it, over what the page states.
    pub(super) fn corrected(date: NaiveDate, page: Option<Self>) -> Self {
        let stated = page.map(|page| page.stated).unwrap_or_default();
        Self { date, found_in: "reader", reason: Reason::plain("reasonDayReader"), stated }
    }
}

/// Finds the publication date.
pub(super) fn find(sensed: &Sensed, stated: &Stated, roles: &[Role]) -> Option<Published> {
    let statements = statement::all(sensed, stated, roles);
    let (chosen, reason) = choose(&statements)?;
    Some(Published {
        date: chosen.date,
        found_in: chosen.found_in,
        reason: Reason::plain(reason),
        stated: distinct(&statements),
    })
}

fn choose(statements: &[Statement]) -> Option<(StatedDay, &'static str)> {
    let of = |kind: DayKind| statements.iter().filter(move |statement| statement.day.kind == kind);
    let Some(first) = of(DayKind::Published).next() else {
        return of(DayKind::Changed).next().map(|changed| (changed.day, "reasonDayChanged"));
    };
    if has_doubtful_zone(first, statements) {
        let own =
            statements.iter().find(|other| is_own_day(other.day, first.day.date, statements) && other.stamp.is_none());
        if let Some(own) = own {
            return Some((own.day, "reasonDayOwn"));
        }
    }
    let differ = of(DayKind::Published).any(|other| other.day.date != first.day.date);
    let reason = match () {
        () if differ => "reasonDayFirst",
        () if statements.len() > 1 => "reasonDayAgreed",
        () => "reasonDayOnly",
    };
    Some((first.day, reason))
}

/// Whether the zone of a stamp may not be the writer's: it is universal time, or none, or another stamp gives the same clock
/// in another zone.
fn has_doubtful_zone(first: &Statement, statements: &[Statement]) -> bool {
    let Some(stamp) = first.stamp else { return false };
    let clock = |stamp: &str| stamp.trim().get(..19).map(|clock| clock.replace(' ', "T"));
    let others = statements.iter().filter(|other| other.day.kind == DayKind::Published).filter_map(|other| other.stamp);
    day::lacks_own_zone(stamp)
        || others
            .into_iter()
            .any(|other| day::lacks_own_zone(other) && clock(stamp).is_some() && clock(other) == clock(stamp))
}

/// Whether a day that a reader sees is the writer's own for a stamp in another zone.
fn is_own_day(shown: StatedDay, stamp: NaiveDate, statements: &[Statement]) -> bool {
    match (shown.kind, shown.date.signed_duration_since(stamp).num_days()) {
        (DayKind::Published | DayKind::Changed, -1) => true,
        // A line that does not say so may give the day of a change.
        (DayKind::Published, 1) => {
            !statements.iter().any(|other| other.day.kind == DayKind::Changed && other.day.date == shown.date)
        }
        _ => false,
    }
}

/// Each day once for each kind, from where it is trusted most.
fn distinct(statements: &[Statement]) -> Vec<StatedDay> {
    let mut days: Vec<StatedDay> = Vec::new();
    for &Statement { day, .. } in statements {
        if !days.iter().any(|known| (known.date, known.kind) == (day.date, day.kind)) {
            days.push(day);
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: DayKind, found_in: &'static str, day: &str, stamp: Option<&'static str>) -> Statement<'static> {
        let date = day.parse().expect("a day");
        Statement { day: StatedDay { date, kind, found_in }, stamp }
    }

    fn published(found_in: &'static str, stamp: &'static str) -> Statement<'static> {
        said(DayKind::Published, found_in, &stamp[..10], Some(stamp))
    }

    fn shown(kind: DayKind, day: &str) -> Statement<'static> {
        said(kind, "byline", day, None)
    }

    fn chosen(statements: &[Statement]) -> String {
        choose(statements).map_or("none".into(), |(day, reason)| format!("{} {} {reason}", day.date, day.found_in))
    }

    #[test]
    fn the_day_is_given_with_its_reason() {
        let stamp = published("json-ld", "2024-05-03T10:00:00+02:00");
        assert_eq!(chosen(&[]), "none");
        assert_eq!(chosen(&[stamp]), "2024-05-03 json-ld reasonDayOnly");
        assert_eq!(chosen(&[stamp, shown(DayKind::Changed, "2024-05-04")]), "2024-05-03 json-ld reasonDayAgreed");
        assert_eq!(chosen(&[stamp, shown(DayKind::Published, "2024-05-07")]), "2024-05-03 json-ld reasonDayFirst");
        assert_eq!(chosen(&[shown(DayKind::Changed, "2024-05-04")]), "2024-05-04 byline reasonDayChanged");
        assert_eq!(chosen(&[said(DayKind::Archived, "archive", "2024-05-04", None)]), "none");
    }

    #[test]
    fn what_a_reader_sees_settles_the_day_where_a_stamps_zone_is_in_doubt() {
        let seen = shown(DayKind::Published, "2024-05-02");
        for stamp in ["2024-05-03T02:00:00Z", "2024-05-03 02:00:00", "2024-05-03T02:00:00+00:00"] {
            assert_eq!(chosen(&[published("json-ld", stamp), seen]), "2024-05-02 byline reasonDayOwn", "{stamp}");
        }
        let own = published("json-ld", "2024-05-03T02:00:00-06:00");
        assert_eq!(chosen(&[own, seen]), "2024-05-03 json-ld reasonDayFirst");
        let same_clock = published("article:published_time", "2024-05-03T02:00:00+00:00");
        assert_eq!(chosen(&[own, same_clock, seen]), "2024-05-02 byline reasonDayOwn", "one clock in two zones");
        assert_eq!(chosen(&[published("json-ld", "2024-05-03"), seen]), "2024-05-03 json-ld reasonDayFirst");
    }

    #[test]
    fn nothing_is_changed_before_it_is_published() {
        let stamp = published("meta", "2024-05-03T04:57:00Z");
        assert_eq!(chosen(&[stamp, shown(DayKind::Changed, "2024-05-02")]), "2024-05-02 byline reasonDayOwn");
        assert_eq!(chosen(&[stamp, shown(DayKind::Changed, "2024-05-04")]), "2024-05-03 meta reasonDayAgreed");
        let later =
            [stamp, shown(DayKind::Published, "2024-05-04"), said(DayKind::Changed, "meta", "2024-05-04", None)];
        assert_eq!(chosen(&later), "2024-05-03 meta reasonDayFirst", "the line under the headline gives the change");
    }
}
