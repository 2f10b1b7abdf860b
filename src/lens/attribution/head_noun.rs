//! The noun that heads a source tells what kind of source it is.

use super::SourceKind;

/// Nouns by the kind of source they head. Plurals in -s are found by their singular.
static HEADS: phf::Map<&'static str, SourceKind> = phf::phf_map! {
    "official" => SourceKind::Unnamed, "aide" => SourceKind::Unnamed, "source" => SourceKind::Unnamed, "expert" => SourceKind::Unnamed,
    "critic" => SourceKind::Unnamed, "spokesman" => SourceKind::Unnamed, "spokeswoman" => SourceKind::Unnamed, "spokesperson" => SourceKind::Unnamed,
    "spokesmen" => SourceKind::Unnamed, "lawmaker" => SourceKind::Unnamed, "analyst" => SourceKind::Unnamed, "adviser" => SourceKind::Unnamed,
    "advisor" => SourceKind::Unnamed, "diplomat" => SourceKind::Unnamed, "researcher" => SourceKind::Unnamed, "scientist" => SourceKind::Unnamed,
    "witness" => SourceKind::Unnamed, "lawyer" => SourceKind::Unnamed, "attorney" => SourceKind::Unnamed, "prosecutor" => SourceKind::Unnamed,
    "investigator" => SourceKind::Unnamed, "executive" => SourceKind::Unnamed, "operative" => SourceKind::Unnamed, "strategist" => SourceKind::Unnamed,
    "republican" => SourceKind::Unnamed, "democrat" => SourceKind::Unnamed, "conservative" => SourceKind::Unnamed, "liberal" => SourceKind::Unnamed,
    "senator" => SourceKind::Unnamed, "economist" => SourceKind::Unnamed, "activist" => SourceKind::Unnamed, "opponent" => SourceKind::Unnamed,
    "ally" => SourceKind::Unnamed, "allies" => SourceKind::Unnamed, "leader" => SourceKind::Unnamed, "minister" => SourceKind::Unnamed,
    "doctor" => SourceKind::Unnamed, "member" => SourceKind::Unnamed, "man" => SourceKind::Unnamed, "woman" => SourceKind::Unnamed,
    "neighbour" => SourceKind::Unnamed, "neighbor" => SourceKind::Unnamed, "observer" => SourceKind::Unnamed, "historian" => SourceKind::Unnamed,
    "insider" => SourceKind::Unnamed, "representative" => SourceKind::Unnamed, "person" => SourceKind::Unnamed, "professor" => SourceKind::Unnamed,
    "judge" => SourceKind::Unnamed, "officer" => SourceKind::Unnamed, "candidate" => SourceKind::Unnamed, "teacher" => SourceKind::Unnamed,
    "student" => SourceKind::Unnamed, "worker" => SourceKind::Unnamed, "employee" => SourceKind::Unnamed, "staffer" => SourceKind::Unnamed,
    "nobody" => SourceKind::Unnamed, "someone" => SourceKind::Unnamed, "regulator" => SourceKind::Unnamed, "creditor" => SourceKind::Unnamed,
    "author" => SourceKind::Unnamed, "delegate" => SourceKind::Unnamed, "donor" => SourceKind::Unnamed, "rival" => SourceKind::Unnamed,
    "manager" => SourceKind::Unnamed, "director" => SourceKind::Unnamed, "chairman" => SourceKind::Unnamed, "president" => SourceKind::Unnamed,
    "ceo" => SourceKind::Unnamed, "cfo" => SourceKind::Unnamed, "coo" => SourceKind::Unnamed, "cto" => SourceKind::Unnamed,
    "mp" => SourceKind::Unnamed, "mep" => SourceKind::Unnamed, "vp" => SourceKind::Unnamed, "co-author" => SourceKind::Unnamed,
    "others" => SourceKind::Unnamed, "some" => SourceKind::Unnamed, "proponent" => SourceKind::Unnamed, "skeptic" => SourceKind::Unnamed,
    "company" => SourceKind::Organization, "companies" => SourceKind::Organization, "government" => SourceKind::Organization, "ministry" => SourceKind::Organization,
    "department" => SourceKind::Organization, "party" => SourceKind::Organization, "campaign" => SourceKind::Organization, "police" => SourceKind::Organization,
    "court" => SourceKind::Organization, "committee" => SourceKind::Organization, "union" => SourceKind::Organization, "agency" => SourceKind::Organization,
    "agencies" => SourceKind::Organization, "bank" => SourceKind::Organization, "group" => SourceKind::Organization, "firm" => SourceKind::Organization,
    "council" => SourceKind::Organization, "commission" => SourceKind::Organization, "university" => SourceKind::Organization, "administration" => SourceKind::Organization,
    "military" => SourceKind::Organization, "army" => SourceKind::Organization, "institute" => SourceKind::Organization, "association" => SourceKind::Organization,
    "authorities" => SourceKind::Organization, "authority" => SourceKind::Organization, "board" => SourceKind::Organization, "bureau" => SourceKind::Organization,
    "organization" => SourceKind::Organization, "organisation" => SourceKind::Organization, "state" => SourceKind::Organization, "country" => SourceKind::Organization,
    "countries" => SourceKind::Organization, "congress" => SourceKind::Organization, "senate" => SourceKind::Organization, "parliament" => SourceKind::Organization,
    "house" => SourceKind::Organization, "office" => SourceKind::Organization, "team" => SourceKind::Organization, "city" => SourceKind::Organization,
    "coalition" => SourceKind::Organization, "foundation" => SourceKind::Organization, "nation" => SourceKind::Organization, "pac" => SourceKind::Organization,
    "airline" => SourceKind::Organization, "hospital" => SourceKind::Organization, "school" => SourceKind::Organization, "federation" => SourceKind::Organization,
    "automaker" => SourceKind::Organization, "carmaker" => SourceKind::Organization, "brokerage" => SourceKind::Organization, "retailer" => SourceKind::Organization,
    "manufacturer" => SourceKind::Organization, "startup" => SourceKind::Organization, "start-up" => SourceKind::Organization, "chain" => SourceKind::Organization,
    "carrier" => SourceKind::Organization, "chipmaker" => SourceKind::Organization, "drugmaker" => SourceKind::Organization, "studio" => SourceKind::Organization,
    "publisher" => SourceKind::Organization, "insurer" => SourceKind::Organization,
    "description" => SourceKind::Document, "calculation" => SourceKind::Document,
    "charity" => SourceKind::Organization, "service" => SourceKind::Organization, "corporation" => SourceKind::Organization, "embassy" => SourceKind::Organization,
    "report" => SourceKind::Document, "study" => SourceKind::Document, "studies" => SourceKind::Document, "poll" => SourceKind::Document,
    "survey" => SourceKind::Document, "statement" => SourceKind::Document, "lawsuit" => SourceKind::Document, "filing" => SourceKind::Document,
    "letter" => SourceKind::Document, "email" => SourceKind::Document, "e-mail" => SourceKind::Document, "document" => SourceKind::Document,
    "data" => SourceKind::Document, "statistic" => SourceKind::Document, "journal" => SourceKind::Document, "number" => SourceKind::Document, "contract" => SourceKind::Document, "indictment" => SourceKind::Document, "bill" => SourceKind::Document, "law" => SourceKind::Document,
    "complaint" => SourceKind::Document, "memo" => SourceKind::Document, "record" => SourceKind::Document, "transcript" => SourceKind::Document,
    "book" => SourceKind::Document, "ad" => SourceKind::Document, "tweet" => SourceKind::Document, "video" => SourceKind::Document,
    "analysis" => SourceKind::Document, "figures" => SourceKind::Document, "results" => SourceKind::Document, "evidence" => SourceKind::Document,
    "findings" => SourceKind::Document, "constitution" => SourceKind::Document, "plan" => SourceKind::Document, "research" => SourceKind::Document,
    "sign" => SourceKind::Document, "website" => SourceKind::Document, "site" => SourceKind::Document, "post" => SourceKind::Document, "rule" => SourceKind::Document,
    "footage" => SourceKind::Document, "image" => SourceKind::Document, "photo" => SourceKind::Document, "photograph" => SourceKind::Document,
    "test" => SourceKind::Document, "review" => SourceKind::Document, "resolution" => SourceKind::Document, "article" => SourceKind::Document,
    "ministries" => SourceKind::Organization,
    "newspaper" => SourceKind::Outlet, "publication" => SourceKind::Outlet, "papers" => SourceKind::Outlet, "paper" => SourceKind::Outlet, "magazine" => SourceKind::Outlet, "network" => SourceKind::Outlet,
    "media" => SourceKind::Outlet, "press" => SourceKind::Outlet, "broadcaster" => SourceKind::Outlet, "outlet" => SourceKind::Outlet,
    "tabloid" => SourceKind::Outlet, "daily" => SourceKind::Outlet, "reporter" => SourceKind::Outlet, "journalist" => SourceKind::Outlet,
    "interviewer" => SourceKind::Outlet, "interviewee" => SourceKind::Unnamed,
    "voter" => SourceKind::Public, "people" => SourceKind::Public, "american" => SourceKind::Public, "many" => SourceKind::Public,
    "supporter" => SourceKind::Public, "respondent" => SourceKind::Public, "resident" => SourceKind::Public, "public" => SourceKind::Public,
    "citizen" => SourceKind::Public, "user" => SourceKind::Public, "everyone" => SourceKind::Public, "fan" => SourceKind::Public, "crowd" => SourceKind::Public,
    "most" => SourceKind::Public, "percent" => SourceKind::Public, "majority" => SourceKind::Public,
};

/// Last words of newspapers' and broadcasters' names, those of two names in one ("Post-Gazette", "Times-Union") as well.
pub(super) fn is_outlet_word(word: &str) -> bool {
    match word.split_once('-') {
        Some((first, last)) => is_outlet_name(last) || is_outlet_name(first) && first != "Post" && first != "Daily",
        None => is_outlet_name(word),
    }
}

fn is_outlet_name(word: &str) -> bool {
    matches!(
        word,
        "Times"
            | "Post"
            | "Journal"
            | "Herald"
            | "Tribune"
            | "News"
            | "Gazette"
            | "Telegraph"
            | "Guardian"
            | "Observer"
            | "Chronicle"
            | "Globe"
            | "Mail"
            | "Mirror"
            | "Ledger"
            | "Register"
            | "Reuters"
            | "AP"
            | "AFP"
            | "CNN"
            | "BBC"
            | "NBC"
            | "ABC"
            | "CBS"
            | "MSNBC"
            | "NPR"
            | "PBS"
            | "Bloomberg"
            | "Politico"
            | "Axios"
            | "NYT"
            | "WSJ"
            | "Newsweek"
            | "Economist"
            | "Atlantic"
            | "Breitbart"
            | "BuzzFeed"
            | "Vox"
            | "Slate"
            | "Press"
            | "Weekly"
            | "Daily"
            | "Standard"
            | "Sentinel"
            | "Bee"
            | "Courier"
            | "Dispatch"
            | "Inquirer"
            | "Yorker"
            | "HuffPost"
            | "Intercept"
            | "Spiegel"
            | "Monde"
            | "Xinhua"
            | "TASS"
            | "Jazeera"
            | "Examiner"
            | "Caller"
            | "Review"
            | "Fox"
            | "Sun"
    )
}

/// The kind of source that a lower-case noun heads, in the singular or the plural.
pub(super) fn kind_of_noun(lower: &str) -> Option<SourceKind> {
    let singular = |ending| HEADS.get(lower.strip_suffix(ending)?).copied();
    HEADS.get(lower).copied().or_else(|| singular("s")).or_else(|| singular("es"))
}

/// What a story calls an organisation that it has named: "the company".
pub(super) fn is_company(lower: &str) -> bool {
    matches!(
        lower,
        "company"
            | "firm"
            | "automaker"
            | "carmaker"
            | "brokerage"
            | "retailer"
            | "airline"
            | "manufacturer"
            | "startup"
            | "start-up"
            | "chain"
            | "carrier"
            | "chipmaker"
            | "drugmaker"
            | "studio"
            | "publisher"
            | "insurer"
    )
}

/// Offices and trades that single one person out: "the senator" is somebody the story has named.
pub(super) fn singles_out(lower: &str) -> bool {
    is_office(lower)
        || matches!(
            lower,
            "nominee"
                | "candidate"
                | "businessman"
                | "businesswoman"
                | "strategist"
                | "billionaire"
                | "mogul"
                | "actor"
                | "actress"
                | "singer"
                | "author"
                | "democrat"
                | "republican"
                | "lawmaker"
        )
}

/// Offices: nobody holds one whom the story does not give it.
pub(super) fn is_office(lower: &str) -> bool {
    matches!(
        lower,
        "senator"
            | "governor"
            | "president"
            | "minister"
            | "chairman"
            | "chairwoman"
            | "mayor"
            | "general"
            | "congressman"
            | "congresswoman"
            | "judge"
            | "director"
            | "executive"
            | "ceo"
            | "leader"
            | "professor"
            | "secretary"
            | "speaker"
            | "commissioner"
            | "sheriff"
            | "chancellor"
            | "premier"
            | "ambassador"
            | "king"
            | "queen"
            | "pope"
            | "coach"
            | "attorney"
            | "mother"
            | "father"
            | "widow"
            | "host"
    )
}
