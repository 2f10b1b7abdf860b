//! Sentences with their attributions marked: `[…]s` a source, `[…]c` a cue, `[…]x` a content.

use super::{Attribution, Manner, SourceKind, is_pronoun};
use crate::article::Article;
use crate::lens::name;
use crate::model::attribution::hear;
use crate::text::{ByteSpan, Document};

/// Splits a marked text into the plain text and its marks.
fn unmark(marked: &str) -> (String, Vec<(char, String)>) {
    let mut plain = String::new();
    let mut open: Vec<usize> = Vec::new();
    let mut marks = Vec::new();
    let mut chars = marked.chars();
    while let Some(c) = chars.next() {
        match c {
            '[' => open.push(plain.len()),
            ']' => {
                let start = open.pop().expect("a bracket opened");
                marks.push((chars.next().expect("a letter behind the bracket"), plain[start..].to_owned()));
            }
            _ => plain.push(c),
        }
    }
    (plain, marks)
}

fn read(text: &str) -> Vec<Attribution> {
    let article = Article::from_text("", text, None);
    let document = Document::new(&article.body, None);
    super::find(&document, &name::find(&document, hear(&document).as_ref()), super::Finder::Rules, None)
}

fn cut(text: &str, spans: &[ByteSpan]) -> String {
    spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ")
}

/// The first attribution of the text is exactly the marked one.
#[track_caller]
fn check(marked: &str) -> Attribution {
    let (text, marks) = unmark(marked);
    let of = |role: char| marks.iter().filter(|m| m.0 == role).map(|m| m.1.as_str()).collect::<Vec<_>>().join(" … ");
    let found = read(&text);
    let first = found.first().unwrap_or_else(|| panic!("nothing found in: {text}")).clone();
    let got = [cut(&text, &first.source), cut(&text, &first.cue), cut(&text, &first.content)];
    assert_eq!(got, [of('s'), of('c'), of('x')], "{text}");
    first
}

#[track_caller]
fn nothing(text: &str) {
    let found = read(text);
    assert!(found.is_empty(), "{text}: {:?}", found.iter().map(|a| cut(text, &a.cue)).collect::<Vec<_>>());
}

#[test]
fn speech_with_and_without_that() {
    let said = check("[The mayor]s [said]c [that the bridge was closed]x.");
    assert_eq!(said.manner, Manner::Indirect);
    check("[Two senior officials]s [have repeatedly warned]c [the dam could fail]x.");
    check("On Monday [the company]s [announced]c [it would close the plant]x.");
}

#[test]
fn quotations_before_and_behind_their_cue() {
    let said = check("[“It is not safe,”]x [said]c [Ann Low, an engineer with the city]s.");
    assert_eq!(said.manner, Manner::Direct);
    check("[“It is not safe,”]x [Low]s [said]c.");
    check("[Low]s [said]c: [“It is not safe.”]x");
    check("[Low]s [said]c, [“It is not safe.”]x");
    check("[She]s [told]c reporters on Friday, [“We were never asked.”]x");
}

#[test]
fn a_quotation_split_by_its_cue_is_one_content() {
    check("[“We knew,”]x [he]s [said]c, [“and we waited.”]x");
    check("[“We knew,”]x [he]s [said]c. [“And we waited. It was wrong.”]x");
}

#[test]
fn a_statement_before_its_source() {
    check("[The bridge will stay shut until spring]x, [the council]s [said]c.");
    check("[The work cost twice the estimate]x, [according to]c [the report]s.");
    check("[According to]c [the report]s, [the work cost twice the estimate]x.");
    check("[According to]c [Ann Low, an engineer]s, [the work cost twice the estimate]x.");
}

#[test]
fn nobody_is_named() {
    let relayed = check("[The firm has]x [reportedly]c [hired two former ministers]x.");
    assert!(relayed.source.is_empty());
    assert_eq!(relayed.source_kind, SourceKind::Unnamed);
}

#[test]
fn wishes_and_beliefs_are_told_apart_from_speech() {
    let wants = check("[The union]s [wants]c [to reopen the talks]x.");
    assert_eq!(wants.manner, Manner::Belief);
    assert_eq!(wants.source_kind, SourceKind::Organization);
}

#[test]
fn what_is_told_inside_a_quotation_is_nested() {
    let text = "The Ledger said: “Some officials now admit that the plan has failed.”";
    let found = read(text);
    assert_eq!(found.len(), 2);
    assert_eq!(cut(text, &found[1].source), "Some officials");
    assert_eq!(found[1].nested_in, Some(0));
    assert_eq!(found[0].source_kind, SourceKind::Outlet);
    assert_eq!(found[1].source_kind, SourceKind::Unnamed);
}

#[test]
fn nouns_and_names_are_no_cues() {
    nothing("The United States sent a report on the claim to the court.");
    nothing("He read the so-called “peace plan” on the train.");
    nothing("“Yesterday” was the song of the night.");
}

#[test]
fn kinds_of_source() {
    let kind = |text: &str| read(text)[0].source_kind;
    assert_eq!(kind("A spokeswoman said the line was closed."), SourceKind::Unnamed);
    assert_eq!(kind("The ministry said the line was closed."), SourceKind::Organization);
    assert_eq!(kind("The study found that the line was unsafe."), SourceKind::Document);
    assert_eq!(kind("Many residents said the line was unsafe."), SourceKind::Public);
    assert_eq!(kind("I think the line is unsafe."), SourceKind::Writer);
}

#[test]
fn rules_beside_the_model_add_an_according_to_and_speech_inside_speech() {
    let story = "The bridge is shut, Ann Low told reporters on Monday.\n\nAccording to the county, four thousand cars crossed it \
        each day.\n\n“The mayor says that the work is late,” said Bo Rand, an engineer.";
    let article = Article::from_text("", story, None);
    let document = Document::new(&article.body, None);
    let names = name::find(&document, hear(&document).as_ref());
    let cues = |finder| -> Vec<String> {
        let found = super::find(&document, &names, finder, hear(&document).as_ref());
        found.iter().flat_map(|a| a.cue.iter().map(|c| c.of(document.text).to_lowercase())).collect()
    };
    let (model, both) = (cues(super::Finder::Model), cues(super::Finder::Both));
    assert!(model.iter().all(|cue| both.contains(cue)));
    assert!(both.contains(&"according to".to_owned()), "{both:?}");
    assert!(both.contains(&"says".to_owned()), "{both:?}");
}

#[test]
fn two_titles_before_a_name_are_one_person() {
    let named = (Some("Peter Lund".to_owned()), SourceKind::Named);
    assert_eq!(behind("“No,” said [UKR engineer and former mayor Peter Lund]s."), named);
    assert_eq!(behind("“No,” said [author and activist Peter Lund]s."), named);
    assert_eq!(behind("“No,” said [teachers and Peter Lund]s.").0, None);
    assert_eq!(behind("“No,” said [a neighbour and Peter Lund]s.").0, None);
}

#[test]
fn a_name_behind_an_office_and_its_place_is_who_holds_it() {
    let named = (Some("Peter Lund".to_owned()), SourceKind::Named);
    assert_eq!(behind("“No,” said [Norway’s ambassador to Britain Peter Lund]s."), named);
    assert_eq!(behind("“No,” said [an aide to Peter Lund]s.").0, None);
    assert_eq!(behind("“No,” said [neighbours in Norway of Peter Lund]s.").0, None);
}

#[test]
fn a_surname_may_be_a_trade() {
    let named = (Some("Ida Doctor".to_owned()), SourceKind::Named);
    assert_eq!(behind("Ida Doctor, an analyst, came. [Doctor]s says it is late."), named);
    assert_eq!(behind("Ida Doctor, an analyst, came. [A doctor]s says it is late.").0, None);
}

#[test]
fn an_acronym_is_no_pronoun() {
    let who = (Some("World Health Organization".to_owned()), SourceKind::Organization);
    assert_eq!(behind("The World Health Organization (WHO) met. [WHO]s says the fever is rare."), who);
    assert_eq!(behind("The mayor, [who]s spoke on Monday, said it was late.").0, None);
}

#[test]
fn whom_a_letter_is_to_says_nothing() {
    let letters = "DEAR IDA: My neighbour parks his cart at my gate every morning.\n\nDEAR PATIENT READER: Park yours at his gate, and \
        wave to him.\n\nDEAR IDA: My sister sings in the night, and I cannot sleep.";
    nothing(letters);
}

#[test]
fn a_title_in_capitals_is_no_name() {
    assert_eq!(behind("“No,” said [one shipping CEO]s."), (None, SourceKind::Unnamed));
    assert_eq!(
        behind("Lohne CEO Ida Falk came. “No,” said [the CEO]s."),
        (Some("Ida Falk".to_owned()), SourceKind::Named)
    );
}

#[test]
fn a_contracted_pronoun_is_a_pronoun() {
    assert_eq!(behind("[I’d]s like to think it works."), (None, SourceKind::Writer));
    assert_eq!(behind("Ida Falk came. [She’d]s rather wait."), (Some("Ida Falk".to_owned()), SourceKind::Named));
}

/// The speaker behind the words in brackets, and the kind of source they are.
fn behind(marked: &str) -> (Option<String>, SourceKind) {
    let (text, marks) = unmark(marked);
    let article = Article::from_text("", &text, None);
    let document = Document::new(&article.body, None);
    let start = text.rfind(&marks[0].1).expect("the source is in the text");
    let source = document.tokens_within(ByteSpan::from_range(start..start + marks[0].1.len()));
    let names = name::find(&document, hear(&document).as_ref());
    let resolved = super::Resolver::new(&document, &names).resolve(source);
    (resolved.speaker, resolved.kind)
}

#[test]
fn a_possessive_is_whoever_it_belongs_to() {
    assert_eq!(
        behind("Anna Berg came. [Anna Berg’s]s view is that it failed."),
        (Some("Anna Berg".to_owned()), SourceKind::Named)
    );
    assert_eq!(behind("Anna Berg came late. [Her]s view is that it failed.").1, SourceKind::Named);
}

#[test]
fn an_apposition_names_the_person() {
    let named = (Some("Peter Lund".to_owned()), SourceKind::Named);
    assert_eq!(behind("“No,” said [her former partner at the yard, Peter Lund]s."), named);
    assert_eq!(behind("“No,” said [a niece, state delegate Peter Lund (D)]s."), named);
    assert_eq!(behind("“No,” said [a few early backers, such as Peter Lund]s.").0, None);
}

#[test]
fn a_city_speaks_by_its_name() {
    assert_eq!(
        behind("[The city of Phoenix]s says it was paid."),
        (Some("city of Phoenix".to_owned()), SourceKind::Organization)
    );
}

#[test]
fn a_signature_tells_who_wrote_a_quotation() {
    let signed = check("[“We must act before the winter.”]x [―]c [Ann Low]s.");
    assert_eq!(signed.manner, Manner::Direct);
    check("[“We must act before the winter.”]x\n\n[—]c [Ann Low, mayor of Dalby]s");
    nothing("The bill — a long one — was lost.");
}

#[test]
fn a_transcripts_labels_tell_who_speaks() {
    let text = "HOST: Will it open in May?\n\nLOW: It will not.\n\nThe steel is late.\n\nHOST: Who pays?";
    let said: Vec<String> =
        read(text).iter().map(|a| format!("{}: {}", cut(text, &a.source), cut(text, &a.content))).collect();
    assert_eq!(said, ["HOST: Will it open in May?", "LOW: It will not. … The steel is late.", "HOST: Who pays?"]);
    nothing("NOTE: The office is closed on Monday.");
    nothing("NOTE: The office is closed on Monday.\n\nNOTE: It opens on Tuesday.");
}

#[test]
fn an_interview_has_two_sides_and_a_shop_has_none() {
    let text = "Q: Will it open in May?\n\nA: It will not.\n\nQ: Who pays?\n\nA: The city of Dalby.";
    let kinds: Vec<(SourceKind, Option<String>)> = read(text).into_iter().map(|a| (a.source_kind, a.speaker)).collect();
    let (asks, answers) = ((SourceKind::Outlet, None), (SourceKind::Unnamed, None));
    assert_eq!(kinds, [asks.clone(), answers.clone(), asks, answers]);
    nothing(
        "New Release: a lamp for ten pounds\n\nPrice Drop: two chairs\n\nThe Plan Stage: think first\n\nPrice Drop: a desk",
    );
}

#[test]
fn said_at_the_beginning_of_a_paragraph_goes_back_to_the_one_before() {
    let text = "Maren Holt left the hall. “He knew,” she told the crowd.\n\nNobody told us. One day there was a fence.\n\nsaid Ida \
        Brandt, 61, whose bakery lies by the quay. She thinks of moving.";
    let said = read(text).into_iter().find(|one| cut(text, &one.source).starts_with("Ida")).expect("Brandt says it");
    assert_eq!(cut(text, &said.content), "Nobody told us. One day there was a fence.");
    assert_eq!((said.speaker.as_deref(), said.manner), (Some("Ida Brandt"), Manner::Direct));
    // A line that breaks off in the middle of a sentence is no block quotation.
    nothing("On the quay\n\nsaid Ida Brandt of the yard");
}

#[test]
fn in_the_words_of_somebody() {
    check("[In the words of]c [one engineer]s, [the deck was held up by paint]x.");
    check("[In the view of]c [Ann Low]s, [the work came too late]x.");
}

#[test]
fn a_quotation_is_theirs_who_stand_right_behind_it() {
    let text = "The crane fell in May.\n\nAt the time, Rand seemed to hint that he had paid the captain: “He signed a paper,” he told the \
        Merrin Gazette. The crane was sold.";
    let said = |text: &str| -> Vec<String> {
        let article = Article::from_text("", text, None);
        let document = Document::new(&article.body, None);
        let heard = hear(&document);
        let names = name::find(&document, heard.as_ref());
        let found = super::find(&document, &names, super::Finder::Both, heard.as_ref());
        let direct = found.iter().filter(|one| one.manner == Manner::Direct);
        direct.map(|one| format!("{}: {}", cut(text, &one.source), cut(text, &one.content))).collect()
    };
    assert_eq!(said(text), ["he: “He signed a paper,”"]);
    let text = "Nobody came, Ms. Brandt recalled. “We sat there. We waited,” she said. “Then it rained.”";
    assert_eq!(said(text), ["she: “We sat there. We waited,” … “Then it rained.”"]);
}

#[test]
fn headings_with_a_name_and_a_colon_label_nothing() {
    let text = "Berg: a long wait\n\n“We have no date for the deck,” Anna Berg said.\n\nLund: sure of the north\n\n“The north is \
        with us this time,” said Peter Lund.\n\nHorak: last chance\n\nRain fell.\n\nOkafor: all in\n\nThe hall was full.";
    let said: Vec<String> =
        read(text).iter().map(|a| format!("{}: {}", cut(text, &a.source), cut(text, &a.content))).collect();
    assert_eq!(said, ["Anna Berg: “We have no date for the deck,”", "Peter Lund: “The north is with us this time,”"]);
}

#[test]
fn headings_under_which_their_name_is_spoken_of_label_nothing() {
    nothing(
        "Anna Berg: now or never\n\nBerg, who is 61, left.\n\nPeter Lund: sure of the north\n\nRain fell on Lund.\n\nIda Horak: last chance\n\nRain fell.\n\nUche Okafor: all in\n\nThe hall was full.",
    );
}

#[test]
fn among_labels_in_capitals_a_headline_with_a_colon_is_none() {
    let text =
        "Low: it opens in May\n\nRain fell on the bridge.\n\nHOST: Will it open?\n\nLOW: It will.\n\nHOST: When?";
    let said: Vec<String> =
        read(text).iter().map(|a| format!("{}: {}", cut(text, &a.source), cut(text, &a.content))).collect();
    assert_eq!(said, ["HOST: Will it open?", "LOW: It will.", "HOST: When?"]);
}

#[test]
fn an_office_is_held_by_whom_the_story_gives_it() {
    let nobody = (None, SourceKind::Unnamed);
    let named = |name: &str| (Some(name.to_owned()), SourceKind::Named);
    assert_eq!(behind("Anna Low, the mayor, said so. [The governor]s says it failed."), nobody);
    assert_eq!(
        behind("Anna Low, the mayor, said so. Peter Lund left. [The mayor]s says it failed."),
        named("Anna Low")
    );
    assert_eq!(behind("Gen. Peter Lund left with Anna Low. [The general]s says it failed."), named("Peter Lund"));
    assert_eq!(
        behind("Peter Lund is the chairman of the yard. Anna Low left. [The chairman]s says so."),
        named("Peter Lund")
    );
    assert_eq!(
        behind("The company’s chairman, Peter Lund, met Anna Low. [The chairman]s says so."),
        named("Peter Lund")
    );
    assert_eq!(behind("Anna Low, a lawyer for the governor, left. [The governor]s says it failed."), nobody);
    assert_eq!(behind("Anna Low, the governor’s lawyer, left. [The governor]s says it failed."), nobody);
    assert_eq!(behind("Anna Low left. [The company’s chairman]s says it failed."), nobody);
}

#[test]
fn a_capital_at_the_beginning_of_a_sentence_makes_no_name() {
    assert_eq!(behind("[Rescuers]s said the deck gave way."), (None, SourceKind::Unnamed));
    assert_eq!(behind("[Businesses and residents]s say the deck gave way."), (None, SourceKind::Unnamed));
    assert_eq!(behind("[Recent governments]s said the deck was safe."), (None, SourceKind::Organization));
    assert_eq!(behind("[Those in favor of the bridge]s said it was safe."), (None, SourceKind::Unnamed));
    assert_eq!(behind("[The Norwegian and Danish ministries]s said it was safe.").0, None);
    assert_eq!(behind("[Witnesses]s said the deck gave way."), (None, SourceKind::Unnamed));
    assert_eq!(behind("[More than half of the voters]s said so."), (None, SourceKind::Public));
}

#[test]
fn who_and_which_are_what_stands_before_them() {
    let named = |name: &str, kind| (Some(name.to_owned()), kind);
    assert_eq!(behind("Anna Low (D-Ohio), [who]s said so, left."), named("Anna Low", SourceKind::Named));
    assert_eq!(behind("The study, [which]s says so, is new."), (None, SourceKind::Document));
}

#[test]
fn she_is_nobody_who_is_he_elsewhere() {
    let text = "Senator Tirza Strada spoke. Mayor Barclay said he would go, and Barclay said his car was there. [She]s said no.";
    assert_eq!(behind(text).0, Some("Tirza Strada".to_owned()));
}

#[test]
fn the_paper_is_the_last_one_named() {
    let paper = (Some("Morning Herald".to_owned()), SourceKind::Outlet);
    assert_eq!(behind("He told the Morning Herald that it failed. [The paper]s says so."), paper);
}

#[test]
fn a_paper_called_by_the_end_of_its_name_is_the_one_the_story_names() {
    let courier = (Some("Merrin Courier".to_owned()), SourceKind::Outlet);
    assert_eq!(behind("He told the Merrin Courier that it failed. [The Courier]s says it has seen it."), courier);
    assert_eq!(
        behind("The Merrin Courier and the Dalby Courier came. [The Courier]s says so.").0.as_deref(),
        Some("Courier")
    );
    assert_eq!(
        behind("He wrote to the Merrin Courier. [The Courier’s editor, Ann Low]s, said so."),
        (Some("Ann Low".to_owned()), SourceKind::Named)
    );
}

/// Each attribution that both finders see together: how many lie around it, its source, the speaker behind it and the manner.
fn told(text: &str) -> Vec<(usize, String, Option<String>, Manner)> {
    let article = Article::from_text("", text, None);
    let document = Document::new(&article.body, None);
    let heard = hear(&document);
    let names = name::find(&document, heard.as_ref());
    let found = super::find(&document, &names, super::Finder::Both, heard.as_ref());
    let depth = |one: &Attribution| std::iter::successors(one.nested_in, |&outer| found[outer].nested_in).count();
    found.iter().map(|one| (depth(one), cut(text, &one.source), one.speaker.clone(), one.manner)).collect()
}

#[test]
fn he_inside_what_is_told_is_the_one_who_tells_it_and_inside_a_quotation_somebody_else() {
    let low = || Some("Anna Low".to_owned());
    assert_eq!(
        told("Anna Low told reporters on Monday that she had told the council that the bridge was unsafe."),
        [(0, "Anna Low".to_owned(), low(), Manner::Indirect), (1, "she".to_owned(), low(), Manner::Indirect),]
    );
    let quoted = told("Peter Lund left on Monday. “He told me that the bridge was unsafe,” Anna Low said.");
    assert_eq!(
        quoted,
        [
            (1, "He".to_owned(), Some("Peter Lund".to_owned()), Manner::Indirect),
            (0, "Anna Low".to_owned(), low(), Manner::Direct),
        ]
    );
}

#[test]
fn a_lone_pronoun_names_nobody() {
    for word in ["who", "It", "they", "Those", "their"] {
        assert!(is_pronoun(word), "{word}");
    }
    for words in ["officials", "some of them", "who knows", "Ida", ""] {
        assert!(!is_pronoun(words), "{words}");
    }
}

#[test]
fn titles_of_one_person_lead_to_the_name() {
    let named = (Some("Peter Lund".to_owned()), SourceKind::Named);
    assert_eq!(behind("“No,” said [chairman, CEO and president Peter Lund]s."), named);
    assert_eq!(behind("[U.S. Attorney Peter Lund Jr.]s said in a letter the case was closed.").1, SourceKind::Named);
}

#[test]
fn she_is_whom_the_story_calls_she() {
    let named = |name: &str| (Some(name.to_owned()), SourceKind::Named);
    let text = "Oluwa Berg sold her songs and her voice. In May she met Senator Uche Horak. [She]s said it was late.";
    assert_eq!(behind(text), named("Oluwa Berg"));
    let text = "Tove Berg sang. Mayor Rand met Tove Berg on the quay and left in May. [He]s denied it.";
    assert_eq!(behind(text), named("Rand"));
    // What opens the sentence is hers, not she.
    let text = "Mayor Uche Horak met Anna Berg. Mayor Horak’s son lost his job. [She]s said it was late.";
    assert_eq!(behind(text), named("Anna Berg"));
}

#[test]
fn one_of_several_is_who_is_named_behind() {
    let named = |name: &str| (Some(name.to_owned()), SourceKind::Named);
    assert_eq!(behind("[One of them, Anna Low,]s said it was late."), named("Anna Low"));
    assert_eq!(behind("The company denied it. [Some of them]s said it was late.").0, None);
    assert_eq!(behind("[Police, prosecutors and Mayor Peter Lund]s said it was late.").1, SourceKind::Organization);
}

#[test]
fn a_notice_in_a_transcript_ends_what_was_said() {
    let text = "LOW: It will not.\n\nWATCH: The bridge falls in slow motion\n\nRain fell.\n\nHOST: Who pays?";
    let said: Vec<String> =
        read(text).iter().map(|a| format!("{}: {}", cut(text, &a.source), cut(text, &a.content))).collect();
    assert_eq!(said, ["LOW: It will not.", "HOST: Who pays?"]);
}

#[test]
fn what_follows_a_whole_quotation_is_the_writers() {
    check("[Protesters in the street]s [chanted]c [“What curfew?”]x and kept going until two.");
}

#[test]
fn the_company_is_the_organization_the_story_names() {
    let harbour = (Some("Harbour Holdings".into()), SourceKind::Organization);
    let text = "Harbour Holdings left Hull. ";
    assert_eq!(behind(&format!("{text}[The company]s said it was late.")), harbour);
    assert_eq!(behind(&format!("{text}[The German automaker]s said it was late.")), harbour);
    assert_eq!(behind("[The group that owns it, Harbour Holdings]s, said it was late."), harbour);
    let nobody = (None, SourceKind::Organization);
    assert_eq!(behind(&format!("{text}[The company that owns it]s said it was late.")), nobody);
}

#[test]
fn a_number_of_analysts_is_analysts_and_a_people_nobody_in_particular() {
    assert_eq!(behind("[A number of analysts]s said it was late.").1, SourceKind::Unnamed);
    assert_eq!(behind("[Many Tunisians]s said it was late.").0, None);
    assert_eq!(behind("[The lead researcher and planetary scientist Ann Low]s said so.").0.as_deref(), Some("Ann Low"));
}

#[test]
fn the_items_of_a_list_are_said_by_whom_it_stands_under() {
    let text = "Rain fell. [The mayor]s [also said]c:\n\n[The bridge must stay in the town]x\n\n[It needs new bolts in May]x\n\nHe left.";
    assert_eq!(check(text).manner, Manner::Indirect);
    nothing("The mayor also said:\n\nThe bridge must stay in the town\n\nHe left.");
}

#[test]
fn a_tweet_is_said_by_whom_the_line_below_it_names() {
    let text = "Ann Low was late.\n\n[We must mend the bridge. It will not be cheap]x\n\n[—]c [Rep. Ann Low]s (@annlow) May 1, 2019\n\nHe left.";
    let said = check(text);
    assert_eq!((said.manner, said.speaker.as_deref()), (Manner::Direct, Some("Ann Low")));
}
