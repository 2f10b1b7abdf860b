//! The lens as a specification: names stand between brackets, followed by the letter of their kind (p, o, l for a place).

use super::{Mentions, Name, NameKind, find};
use crate::model::attribution::hear;
use crate::text::{Document, Passage};

fn read(text: &str) -> Vec<Name> {
    let passage = Passage::from_text(text);
    let document = Document::new(&passage, None);
    find(&document, hear(&document).as_ref())
}

fn mark(text: &str) -> String {
    let names = read(text);
    let mut marks: Vec<_> = names.iter().flat_map(|n| n.mentions.iter().map(move |m| (*m, n.kind))).collect();
    marks.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut out = text.to_owned();
    for (span, kind) in marks {
        let letter = match kind {
            NameKind::Person => 'p',
            NameKind::Organization => 'o',
            NameKind::Place => 'l',
        };
        let range = span.range();
        out.replace_range(range.clone(), &format!("[{}]{letter}", &text[range]));
    }
    out
}

/// Holds the lens to a text with its names marked.
#[track_caller]
fn check(marked: &str) {
    let mut plain = String::new();
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        let close = rest[open..].find(']').expect("closed") + open;
        plain.push_str(&rest[..open]);
        plain.push_str(&rest[open + 1..close]);
        rest = &rest[close + 2..];
    }
    plain.push_str(rest);
    assert_eq!(mark(&plain), marked);
}

/// Holds two ways of writing to one entry, or to two.
#[track_caller]
fn one(text: &str, a: &str, b: &str) -> bool {
    let names = read(text);
    let mentions = Mentions::new(&names);
    let name_of = |written: &str| {
        let at = text.find(written).unwrap_or_else(|| panic!("{written} is in the text")) as u32;
        mentions.at(at).unwrap_or_else(|| panic!("{written} is marked in {}", mark(text))).1
    };
    name_of(a) == name_of(b)
}

#[test]
fn titles_articles_and_possessives_stay_outside() {
    check("[Ann Low]p, the mayor of [Hull]l, met Prime Minister [Jim Tarrow]p on Friday.");
    check("[U.S.]l Defense Secretary [Mark Dale]p and General [Tim B. Orr]p disagreed with the [Ministry of Health]o.");
    check("The plan of [Canada]l’s Foreign Minister [Anna Berg]p surprised the [Royal Bank of Scotland]o.");
    check("Secretary of State [Mike Rowan]p spoke for the [White House]o.");
}

#[test]
fn capitals_that_are_no_names_are_left_alone() {
    check("However, German officials said on Monday that May would be colder. Fishermen agreed.");
    check("The Clean Air Act passed. Yesterday the Iranian army and the Democrats were silent about World War II.");
    check("He said the Prime Minister had met the President. I’m sure, I said.");
    check("Five Ways To Keep Your Garden Happy This Summer");
}

#[test]
fn the_kinds_are_told_apart() {
    check("[Harbour Holdings Inc.]o moved from [Leeds]l to [Mount Torrin]l, said [Priya Nair]p.");
    check(
        "Shares of [Tarrow Institutional Equities]o and [Hull Steel]o fell, said [Priya Nair]p. Employee [Ann Tarrow]p wept.",
    );
    check("Workers at the [University of Leeds]o crossed [Tarrow Bridge]l.");
}

#[test]
fn aliases_are_one() {
    let text = "Robert Tarrow runs Brightwell Watch (BW). Tarrow said BW and the United States agreed. The U.S. denied it, Mr. Tarrow said. \
                Brightwell disagreed with Bob Tarrow.";
    assert!(one(text, "Robert", "Tarrow said"));
    assert!(one(text, "Robert", "Bob"));
    assert!(one(text, "Brightwell Watch", "BW)"));
    assert!(one(text, "Brightwell Watch", "Brightwell disagreed"));
    assert!(one(text, "United States", "U.S."));
    let told = "The Courier said so twice. According to the Courier, it rained.";
    let one_paper = format!("The Tarrow Courier reported rain. {told}");
    assert!(one(&one_paper, "Tarrow Courier", "Courier said"));
    let two_papers = format!("The Tarrow Courier reported rain to the Velden Courier. {told}");
    assert!(!one(&two_papers, "Tarrow Courier", "Courier said"));
}

#[test]
fn a_surname_of_two_words_is_the_persons() {
    let text = "Kathleen Hale Sawyer said on Monday that she would stay. The mayor met Hale Sawyer on Friday.";
    assert!(one(text, "Kathleen Hale Sawyer", "Hale Sawyer on"));
}

#[test]
fn a_known_organization_is_not_what_bears_its_name() {
    let text = "The Pentagon rejected the claim. An officer told VOA Pentagon reporter Ann Low that the Pentagon would answer.";
    assert!(!one(text, "Pentagon rejected", "VOA Pentagon"));
    let text = "Google said on Monday that Google Stadia would open. The mayor asked Google for help.";
    assert!(!one(text, "Google said", "Google Stadia"));
    assert!(one("The U.S. Treasury said so. The Treasury did not say more.", "U.S. Treasury", "Treasury did"));
}

#[test]
fn transliterations_are_one_when_the_page_makes_it_plain() {
    assert!(one("They killed Qassem Soleimani. General Suleimani was 62.", "Qassem", "Suleimani"));
}

#[test]
fn two_brothers_are_two() {
    let text = "Adam Tarrow and his brother Paul Tarrow spoke. Adam Tarrow left.";
    assert!(!one(text, "Adam", "Paul"));
}

#[test]
fn the_first_mention_tells_the_role() {
    let role = |text: &str| read(text).first().and_then(|n| n.role.clone());
    assert_eq!(
        role("Ann Low, the chairman of the Port Council, resigned.").as_deref(),
        Some("chairman of the Port Council")
    );
    assert_eq!(role("They met Foreign Minister Ann Low there.").as_deref(), Some("Foreign Minister"));
    assert_eq!(role("They met Ann Low there."), None);
}

#[test]
fn an_article_may_belong_to_what_follows_a_name() {
    check("[Ann Tarrow]p left. The [Tarrow]p government fell, and the [Tarrow]p cabinet with it.");
}

#[test]
fn a_person_may_be_named_like_a_place() {
    check("[Vera Hull]p, a young Scottish writer, spoke. [Hull]p said it was late. [Hull]p left, and [Hull]p slept.");
    check("[Ann Low]p moved to [Hull]l. [Hull]l is small.");
}

#[test]
fn things_named_after_a_person_are_not_the_person() {
    check("[Ann Tarrow]p painted for years. The [Tarrow]p Papers are lost, and [Tarrow]p Papers were sold.");
    check("Hurricane Ann hit the coast. [Ann Low]p saw it. Ann moved on.");
    check("The Pro-Tarrow camp lost to [Adam Tarrow]p.");
}

#[test]
fn states_and_careless_writers() {
    check("[Adam Tarrow]p lives in [Dayton]l, [OH]l, with two dogs.");
    check("i am from [chicago]l. how do i get to [new york]l? nobody knows.");
    check("He sat in chicago chairs.");
}

#[test]
fn a_surname_by_itself_is_not_the_relative() {
    let text = "Adam Tarrow won the race. His father Paul Tarrow cheered. Tarrow thanked everybody.";
    assert!(one(text, "Adam", "Tarrow thanked"));
    let text = "Adam Tarrow won the race. Then Paul Tarrow spoke. Tarrow thanked everybody.";
    assert!(one(text, "Paul", "Tarrow thanked"));
}

#[test]
fn a_share_has_a_company_behind_it_and_a_famous_surname_a_person() {
    check("The deal lifted [Tarrow Vane]o ([NYSE]o: TVN) by a tenth.");
    check("[Trump]p released the letter.");
}

#[test]
fn the_party_and_state_of_a_member_are_no_name() {
    assert_eq!(
        mark("Sen. Ann Low, R-Texas, and Rep. Max Berg (D-Minn.) said so."),
        "Sen. [Ann Low]p, R-Texas, and Rep. [Max Berg]p (D-Minn.) said so."
    );
}

#[test]
fn products_and_abbreviations_of_common_words_are_no_names() {
    check("[Ann Low]p plays Super Mario Run on a Nintendo Switch in VR and HDR.");
    check("He has hypersensitivity pneumonitis, or HP. Doctors treat HP with rest.");
    check("The screen has HFR (high frame rate), and HFR is costly.");
    check("Europa is a moon of Jupiter.");
}

#[test]
fn a_position_is_a_title_and_a_count_no_age() {
    check("They lost to DL [Sheldon Tarrow]p. [Tarrow]p said so.");
    check("He had 7 solo, 1 ZQL, 2 stops.");
}

#[test]
fn a_name_in_a_line_of_its_own_is_marked_once() {
    check("[Larry Tarrow]p\n\nHe left early on Friday, it was said in town.");
}

#[test]
fn a_surname_that_is_a_given_name_too_is_the_surname() {
    assert!(one("Julie Graham spoke. Graham said it was late.", "Julie Graham", "Graham said"));
    assert!(!one("Julie Graham spoke. Mr. Graham said it was late.", "Julie Graham", "Graham said"));
}

#[test]
fn a_place_in_capitals_is_that_place() {
    check("[MOSCOW]l ([AP]o) — [Ann Low]p left [Moscow]l on Friday, and nobody said why.");
    assert!(one("MOSCOW (AP) — Ann Low left Moscow on Friday, and nobody said why.", "MOSCOW", "Moscow"));
}
