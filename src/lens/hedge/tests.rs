use super::find;
use crate::model::attribution::LoneCue;
use crate::text::{ByteSpan, Document, Passage};

/// The text with its hedges in brackets.
fn marked(text: &str) -> String {
    let passage = Passage::from_text(text);
    let mut out = text.to_owned();
    for hedge in find(&Document::new(&passage, None), &[], None).iter().rev() {
        out.insert(hedge.span.end as usize, ']');
        out.insert(hedge.span.start as usize, '[');
    }
    out
}

/// Every marked text must come out as it is written.
fn check(texts: &[&str]) {
    for text in texts {
        assert_eq!(marked(&text.replace(['[', ']'], "")), *text);
    }
}

#[test]
fn doubt_is_marked() {
    check(&[
        "The pump [apparently] failed on Sunday.",
        "[It appears that] nobody told the crew.",
        "It first appeared in the spring, and [it appeared] safe.",
        "[It seems highly unlikely] that the ferry will sail.",
        "The council [seemed to] agree, and the lake is [likely] to freeze.",
    ]);
}

#[test]
fn open_questions_are_marked_as_one_phrase() {
    check(&[
        "[It is not yet clear whether] the dam will hold.",
        "[It’s unclear how] the fire began.",
        "[It remains to be seen], she wrote, if they pay.",
        "The cause [remains unknown].",
    ]);
}

#[test]
fn hearsay_and_expectation_without_a_source_are_marked() {
    check(&[
        "The clerk [reportedly] left by the back door.",
        "The vote [is widely expected] in autumn.",
        "The baker, [known as] Old Tom, [was accused] of theft.",
        "The truce has not, [as some had hoped], held.",
        "[Asked about] the delay, the engineer shrugged.",
        "The plan met [criticism] at once.",
    ]);
}

#[test]
fn an_agent_or_an_owner_is_a_source() {
    check(&[
        "The baker was accused by his sister of theft.",
        "The plan met the union’s criticism at once.",
        "Her concerns were shared.",
    ]);
}

#[test]
fn modals_hold_back_only_as_possibilities() {
    check(&[
        "The storm [may] reach the coast, and it [could] rain until May.",
        "In May the river rises.",
        "Residents may not be moved without notice.",
        "The might of the navy was on show; the navy [might] leave.",
        "They could not see the shore.",
        "The pier could use a coat of paint.",
        "It had the level seen on the old stage.",
    ]);
}

#[test]
fn what_only_happens_to_somebody_hides_no_source() {
    check(&[
        "The guards were not asked about the key.",
        "The bridge will be named after a baker.",
        "They met to talk about the toll, and Low’s proposed tunnel was signed away.",
        "The clerk, whom she accused of theft, wept.",
    ]);
}

#[test]
fn the_model_of_attributions_has_a_say_where_the_rules_are_unsure() {
    let text = "The council was praised, the choir was praised, and word spread that the ferry is believed lost.";
    let passage = Passage::from_text(text);
    let document = Document::new(&passage, None);
    let cue = |word: &str, chance| LoneCue {
        span: ByteSpan::from_range(text.rfind(word).map_or(0..0, |start| start..start + word.len())),
        chance,
    };
    let lone = [cue("praised", 0.02), cue("word", 0.3), cue("spread", 0.1), cue("lost", 0.04)];
    let words = |lone: Option<&[LoneCue]>| -> Vec<&str> {
        find(&document, &[], lone).iter().map(|hedge| hedge.span.of(text)).collect()
    };
    assert_eq!(words(None), ["was praised", "was praised", "is believed"]);
    assert_eq!(words(Some(&lone)), ["was praised", "word spread", "is believed"]);
    assert!(
        find(&document, &[], Some(&lone))
            .iter()
            .all(|hedge| (hedge.confidence < 0.4) == hedge.span.of(text).contains("word"))
    );
}

#[test]
fn likely_voters_are_a_kind_of_voters() {
    check(&["The poll of likely voters closed.", "Rain is [likely].", "A likely story, said nobody."]);
}

#[test]
fn a_speakers_own_maybe_is_the_speakers() {
    check(&[
        "“Maybe we lost, it seems,” she said.",
        "“The truce has not, [as many had hoped], held,” the paper wrote.",
    ]);
}

#[test]
fn a_participle_holds_back_without_a_verb_too() {
    check(&[
        "A ruling [expected] in June is late, and later than [planned].",
        "The inn, [known] until May as the Anchor, burnt down.",
        "The ferry is a [much-praised] ship.",
        "The tunnel [was later approved], and the crews [were required] to leave.",
        "More came than the crew expected.",
        "The captain predicted in March that it would rain.",
    ]);
}

#[test]
fn how_something_looks_is_nobodys_view_in_particular() {
    check(&["The bridge [looks strong], and it [feels wrong].", "She looked tired men in the eye; he felt sick."]);
}

#[test]
fn feelings_of_nobody_in_particular_are_marked() {
    check(&[
        "There was [support for] the tunnel and [hostility toward] the toll.",
        "The clerk did not respond to [requests for] the plan.",
        "The [alleged] thief left.",
        "[It is hard not to wonder] why; when [told], she left.",
        "The mayor’s support for the tunnel grew.",
    ]);
}
