use crate::text::{Document, Passage};

/// Holds the splitter to a text whose sentences end at "|".
#[track_caller]
fn check(marked: &str) {
    let text = marked.replace('|', "");
    let passage = Passage::from_text(&text);
    let document = Document::new(&passage, None);
    let sentences: Vec<&str> = document.sentences.iter().map(|s| s.span.of(&text)).collect();
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(sentences, expected);
}

#[test]
fn abbreviations_do_not_end_a_sentence_unless_a_new_one_opens() {
    check("Gen. Tarrow flew to the U.S. with Mr. Low.| He slept.");
    check("She lives in the U.S.| The house is small.");
    check("They left at 9 p.m.| Ann Low stayed.");
    check("At 9 p.m. Mr. Low left.");
    check("They want help, e.g. Mr. Low.");
    check("They left at 9 p.m. Tuesday with Acme Inc. Chief Ann Low.");
    check("See p. 12 of the report.| It cost Rs. 300 in all.");
    check("Did you meet Carl I. Tarrow there?");
}

#[test]
fn closing_marks_and_references_belong_to_the_sentence() {
    check("“We are leaving.”| She did (at last).[4]| The door closed.");
    check("“It rains.” – Ann Low");
    check("This is known.12| The rest is not.");
}

#[test]
fn left_out_words_do_not_end_a_sentence() {
    check("He said . . . I forget what.");
    check("It is lost. . . .");
    check("They paused... and left.| Nobody saw it.");
}

#[test]
fn a_forgotten_space_still_ends_a_sentence() {
    check("The bridge is closed.|The road is open.");
    check("The bridge closed on Monday.|Mr. Low walked home.");
    check("Write to example.org or see Node.js for it.");
}

#[test]
fn items_of_a_list_are_sentences() {
    check("1. Close the bridge| 2. Open the road| 3. Leave");
    check("a) close the bridge| b) open the road");
    check("1.) Close it.| 2.) Open it.");
}

#[test]
fn short_lines_stand_alone() {
    check("Plan for the bridge\n|The council will meet on Monday to close it.");
    check("The council will meet on Monday to close the old bridge over the\nRiver Hull.");
    check("A crowd in the hall| Photo: Ann Low");
    check("ferry\n|mail boat\n|barges, tugs");
}

#[test]
fn text_goes_on_behind_a_caption_or_a_date_without_a_full_stop() {
    check("Ann Low of Velden Harbour| In the north, two ferries sailed.");
    check("Monday, June 8, 2015| On Tuesday, the council met.");
    check("They played Far From the Sea and Girl In Red.");
    check("The mayor of Velden spoke in the hall on Tuesday.");
}
