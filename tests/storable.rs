//! Everything can be stored: each public type has a serialised form, or stands here with the reason why it has
//! none, or is written and never read back.

#![allow(clippy::arithmetic_side_effects, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::sources;

const LIBRARY: [(&str, &str); 3] = [
    ("calendar", "crates/ssj-calendar/src"),
    ("core", "crates/ssj-core/src"),
    ("draw", "crates/ssj-draw/src"),
];

/// Macros whose types have what the macro gives them: words are written and read by their names; errors are told
/// and answered, and not kept.
const WORDS: [&str; 3] = ["words", "steps", "clauses"];
const ERRORS: &str = "errors";

/// What has no serialised form, by reason.
const NOT_STORED: &[(&str, &str)] = &[
    (
        "a capability: if it could be read, anybody could write one; events keep its facts",
        "core::lifecycle::Mandate core::laws::Law",
    ),
    (
        "made of what is stored, by asking it again: notices, lists, heads, past checks, rows, a pending draw",
        "calendar::calendar::Calendar core::laws::Calendars core::laws::Sources core::laws::Laws core::base::Tree
         core::data::History core::data::HistoryBuilder core::data::Identities core::data::Screen core::ledger::Ledger
         core::lifecycle::Trail core::lifecycle::Checkpoint core::lifecycle::Dossier core::law::InForce
         draw::record::ObjectDraw draw::record::InspectorDraw draw::record::ObjectDrawParts
         draw::record::InspectorDrawParts draw::record::FrameStream draw::record::Extractor
         draw::record::InspectorExtractor draw::verify::ExtractVerifier draw::bind::StaffingOutlook core::base::Range",
    ),
    (
        "a look at what is stored: it borrows, and lives as long as the question",
        "calendar::calendar::Day calendar::deadline::Step calendar::deadline::Steps calendar::deadline::StepKind
         calendar::deadline::Explanation core::data::AgencyThen core::data::Same core::data::Candidates
         core::laws::When core::laws::Competence core::ledger::Rechecked core::lifecycle::RoundPapers
         core::data::Import draw::record::Published draw::verify::Archive",
    ),
    (
        "a step on its way: its event is stored",
        "core::lifecycle::Clerk core::lifecycle::Command core::lifecycle::Act core::law::Checks",
    ),
    (
        "a draw of rows that go by, on its way: its commitment and its record are stored",
        "draw::record::Streaming draw::record::StreamedFrame draw::record::StreamedDraw
         draw::record::StreamedSample draw::record::StreamedRecord",
    ),
    (
        "a secret: it is kept as a key is, by whoever keeps keys",
        "core::base::RoundSecret",
    ),
    (
        "has a text of its own, in the form that others gave it",
        "core::transparency::CheckpointNote core::transparency::SignedNote core::transparency::NoteSignature
         core::transparency::TlogProof core::paper::DrandRound core::law::Citation calendar::parse::NoticeText",
    ),
    (
        "a table, limit or name that the program holds: what names it is stored",
        "core::law::Rule core::law::Code core::base::Limits core::base::Label core::base::Tag
         core::base::HashFn core::data::NamedSystem core::paper::Speaks calendar::say::Language
         calendar::say::ErrorRow",
    ),
    (
        "a tool that reads, writes, shows or describes other values",
        "core::base::Encoder core::base::Decoder core::base::Literal core::base::Written core::base::Nullable
         calendar::say::Zh calendar::iso_date::Text draw::observe::Progress draw::observe::StepBudget
         draw::several::Several",
    ),
    (
        "a figure that follows from a record, or a part of a rule that is written as a whole",
        "core::paper::RedrawBounds core::paper::Fraction core::base::Piece",
    ),
    (
        "columns and results of the assignment: numbers of rows that the caller holds; the record is stored",
        "draw::assign::Assignment draw::assign::ComponentReport draw::assign::Condition draw::assign::Draw
         draw::assign::Part draw::assign::Witness draw::assign::NeedLine draw::assign::PersonRoom draw::assign::Table
         draw::assign::CapSchedule draw::assign::Need draw::assign::Profile draw::assign::Problem
         draw::assign::ProblemBuilder draw::assign::Outlook draw::assign::OutlookLine draw::assign::Relaxation
         draw::assign::Addition draw::assign::Lift draw::assign::Replacement draw::assign::Move",
    ),
    (
        "columns and results of the sampling: the same; parts of a draw travel as canonical bytes",
        "draw::sample::Blinder draw::sample::StratumCount draw::sample::Counts draw::sample::Dial draw::sample::Rate
         draw::sample::DialSizes draw::sample::Finished draw::sample::Finishing draw::sample::DatedDraw
         draw::sample::RollingForecast draw::sample::ForecastLine draw::sample::Row draw::sample::Frame
         draw::sample::Part draw::sample::Place draw::sample::Quota draw::sample::Ranker draw::sample::Sample
         draw::sample::StratumSample draw::sample::Selector draw::sample::Share draw::sample::SizeStep
         draw::sample::ClassSize draw::sample::ShortStratum draw::sample::SizePlan draw::sample::StratumShare
         draw::sample::Shares draw::sample::Sizes draw::sample::StratumSize draw::sample::Keep draw::sample::Stream
         draw::sample::MatterDraw draw::sample::VisitReport draw::sample::SizedObject draw::sample::WeightedSample
         draw::sample::Kept draw::sample::KeptFinished draw::sample::KeptSample draw::sample::KeptStratum
         draw::sample::Ranked",
    ),
];

/// What is written and never read back, by reason.
const ONLY_WRITTEN: &[(&str, &str)] = &[
    (
        "a lifecycle as it stands: its events are stored, and replayed",
        "core::lifecycle::Plan core::lifecycle::Campaign core::lifecycle::Round core::lifecycle::Visit
         core::lifecycle::Finding core::lifecycle::Lead core::lifecycle::Part core::lifecycle::View",
    ),
    (
        "a capability's terms, shown: they are resolved from the law again",
        "core::laws::Terms",
    ),
    (
        "an answer about days: it is counted again",
        "calendar::deadline::Deadline calendar::deadline::Strictest calendar::certainty::Certainty
         calendar::certainty::AwaitedNotice calendar::estimate::Estimate calendar::error::CalendarError",
    ),
    (
        "a refusal or what it says: it is for people, and found again by its code",
        "core::law::Refusal core::law::Refusals core::law::Remedy core::law::Cited core::laws::Cites core::base::Fact core::base::FactValue
         calendar::say::Excerpt",
    ),
    (
        "an answer about pools, lists and needs: it is asked again",
        "core::data::Screened core::data::Streak core::data::Completeness core::data::Eligibility
         core::data::Ineligible core::data::ImportReport core::data::BadRow core::data::BadRowReason core::data::Load
         core::data::Places core::data::RosterGaps core::data::Vacuum core::lifecycle::RatioGap
         draw::bind::CountyAhead draw::bind::StaffedVisit draw::bind::Staffing",
    ),
    (
        "a row or figure of the ledger: it is projected again from what it is about",
        "core::ledger::TooManyCampaigns core::ledger::OverCap core::ledger::Coverage core::ledger::Covered
         core::ledger::PoolCovered core::ledger::Standing core::ledger::Duty core::ledger::Answered
         core::ledger::Interval core::ledger::Estimate core::ledger::Places core::ledger::Survey
         core::ledger::SurveyRow core::ledger::Tally core::ledger::OnTime core::ledger::Ground
         core::ledger::Problems core::ledger::BySource core::ledger::Progress core::ledger::Unplanned
         core::ledger::Repeat core::ledger::Periods core::ledger::Account core::ledger::Report core::ledger::Share
         core::ledger::Undrawn core::ledger::Unfollowed core::ledger::TakenFigures core::ledger::TakenFrom",
    ),
    (
        "handed over to another system, or shown to everybody",
        "core::exchange::CheckAction core::exchange::CodeTable core::exchange::PlanRow core::exchange::DrawnRow
         core::exchange::InspectorRow core::exchange::PublicityResult core::exchange::PublicityDetail
         core::exchange::Sheet core::exchange::Lack core::lifecycle::PublicLead core::lifecycle::PublicResult
         core::lifecycle::PublicCheck",
    ),
    (
        "a verdict: whoever doubts it verifies again",
        "draw::verify::Verdict draw::verify::Finding draw::verify::Difference draw::verify::Hint",
    ),
];

/// Whether a type is written, and whether it is read back.
type Form = (bool, bool);

/// Every public type of the library by crate, folder or file, and name.
fn types() -> BTreeMap<String, Form> {
    let mut found = BTreeMap::new();
    for (krate, folder) in LIBRARY {
        let sources = sources(folder);
        let by_hand = |what: &str, name: &str| {
            let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            let of = format!("{what} for {name}");
            sources.iter().any(|source| {
                let mut places = source.code.match_indices(&of);
                places.any(|(at, _)| ends(&source.code[at + of.len()..]))
            })
        };
        for source in &sources {
            let within = source
                .path
                .trim_start_matches(folder)
                .trim_start_matches('/');
            let part = within.split(['/', '.']).next().unwrap_or_default();
            for (name, attributes, made_by) in declared(&source.code) {
                let derives = |what: &str| attributes.contains(&format!("serde::{what}"));
                let written = derives("Serialize") || by_hand("Serialize", &name);
                let read = derives("Deserialize") || by_hand("Deserialize<'de>", &name);
                let form = match made_by {
                    Some(made_by) if WORDS.contains(&made_by) => (true, true),
                    Some(ERRORS) if !written => continue,
                    _ => (written, read),
                };
                found.insert(format!("{krate}::{part}::{name}"), form);
            }
        }
    }
    found
}

/// The public types that a file declares: name, attributes, and the table in which it stands.
fn declared(code: &str) -> Vec<(String, String, Option<&str>)> {
    let mut found = Vec::new();
    let (mut attributes, mut table, mut macro_rules) = (String::new(), None, false);
    let mut open = 0_usize;
    for line in code.lines() {
        let own = line.trim();
        if line.starts_with("macro_rules! ") {
            macro_rules = true;
        } else if let Some(name) = line.strip_suffix("! {")
            && (macro_rules || !name.starts_with(' '))
        {
            table = name.rsplit([':', '$', ' ']).next();
        }
        if line == "}" {
            (table, macro_rules) = (None, false);
        }
        if open > 0 || own.starts_with("#[") {
            let count = |c| own.matches(c).count();
            open = (open + count('[')).saturating_sub(count(']'));
            attributes += own;
            continue;
        }
        let name = own
            .strip_prefix("pub struct ")
            .or(own.strip_prefix("pub enum "));
        if let Some(name) = name {
            let is_name = |c: &char| c.is_alphanumeric() || *c == '_' || *c == '$';
            let name: String = name.chars().take_while(is_name).collect();
            // The pattern of a macro is none, and what it makes stands below it.
            if !(macro_rules && (name.is_empty() || own.contains(":ident"))) {
                found.push((name, std::mem::take(&mut attributes), table));
            }
        }
        attributes.clear();
    }
    found
}

fn listed(reasons: &[(&str, &'static str)]) -> BTreeSet<&'static str> {
    let mut listed = BTreeSet::new();
    for (reason, names) in reasons {
        for name in names.split_whitespace() {
            assert!(listed.insert(name), "{name} stands twice: {reason}");
        }
    }
    listed
}

#[test]
fn every_public_type_is_stored_or_has_a_reason() {
    let types = types();
    assert!(types.len() > 450, "only {} types were found", types.len());
    let with = |form: Form| {
        let of = types.iter().filter(move |(_, found)| **found == form);
        of.map(|(name, _)| name.as_str()).collect::<BTreeSet<_>>()
    };
    let read_alone = with((false, true));
    assert!(read_alone.is_empty(), "{read_alone:?}");
    for (form, reasons) in [((false, false), NOT_STORED), ((true, false), ONLY_WRITTEN)] {
        let (found, listed) = (with(form), listed(reasons));
        let wanting: Vec<_> = found.difference(&listed).collect();
        assert!(wanting.is_empty(), "without a reason: {wanting:#?}");
        let gone: Vec<_> = listed.difference(&found).collect();
        assert!(gone.is_empty(), "they are stored, or gone: {gone:#?}");
    }
}

/// Capabilities are made by what allows them, and by nothing that is read.
#[test]
fn capabilities_are_never_decoded() {
    let all = LIBRARY.into_iter().flat_map(|(_, folder)| sources(folder));
    let code: String = all.map(|source| source.code).collect();
    for name in ["Mandate", "Footing", "Law"] {
        for made in [
            format!("Deserialize<'de> for {name} "),
            format!("Deserialize<'de> for {name}<"),
            format!("Decode for {name} "),
            format!("Decode for {name}<"),
        ] {
            assert!(!code.contains(&made), "{made}");
        }
    }
}

#[cfg(feature = "serde")]
mod values {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use serde::{Serialize, de::DeserializeOwned};
    use serde_json::{Value, json};
    use ssj::calendar::{LocalArea, NoticeSet, Region, Scope, WorkingDays, limits};
    use ssj::core::campaign::{Campaign, CampaignEvent};
    use ssj::core::merkle::Accumulator;
    use ssj::core::trail::{Event, Lifecycle, ReplayError};
    use ssj_jilin::town;
    use time::macros::date;

    fn back<T: Serialize + DeserializeOwned>(value: &T) -> T {
        serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
    }

    #[test]
    fn limits_and_areas_come_back() {
        assert_eq!(
            back(&limits::PUBLICATION.clone()),
            limits::PUBLICATION.clone()
        );
        let areas = LocalArea::built_in().to_vec();
        assert_eq!(back(&areas), areas);
        let scope = Scope {
            as_of: Some(date!(2026 - 11 - 23)),
            ..Scope::region(Region::YANBIAN)
        };
        assert_eq!(back(&scope), scope);
        let unknown = json!({ "id": "a/1", "clause": { "en": "a", "zh": "甲", "fr": "a" } });
        assert!(serde_json::from_value::<ssj::calendar::Limit>(unknown).is_err());
    }

    /// A set is read by inserting its notices: it answers as before, and one that could not be made is refused.
    #[test]
    fn a_set_of_notices_comes_back_as_it_was_made() {
        let set = NoticeSet::built_in();
        let again = back(&set);
        assert_eq!(again.notices(), set.notices());
        let (seven, from) = (WorkingDays::new(7).unwrap(), date!(2024 - 08 - 30));
        let due = |set: &NoticeSet| {
            let calendar = set.calendar(&Scope::region(Region::YANBIAN)).unwrap();
            calendar.nth_after(from, seven).unwrap()
        };
        assert_eq!(due(&again), due(&set));
        let mut twice = serde_json::to_value(&set).unwrap();
        let notices = twice["notices"].as_array_mut().unwrap();
        notices.push(notices[0].clone());
        let refused = serde_json::from_value::<NoticeSet>(twice).unwrap_err();
        assert!(refused.to_string().contains("2004"), "{refused}");
        let mut eighth = serde_json::to_value(&set).unwrap();
        eighth["rest"] = json!([6, 8]);
        assert!(serde_json::from_value::<NoticeSet>(eighth).is_err());
    }

    #[test]
    fn an_accumulator_goes_on_where_it_was() {
        let hash = town::hash().unwrap();
        let leaf = |name: &[u8]| hash.merkle_leaf(&[name]);
        let mut whole = Accumulator::of(hash, [leaf(b"a"), leaf(b"b"), leaf(b"c")]);
        let mut resumed = back(&whole);
        whole.push(hash, leaf(b"d"));
        resumed.push(hash, leaf(b"d"));
        assert_eq!(resumed.root(hash), whole.root(hash));
        let bent: Value = json!({ "peaks": [], "len": 3 });
        assert!(serde_json::from_value::<Accumulator>(bent).is_err());
    }

    /// What a store says is believed by `replay_trusted` alone.
    #[test]
    fn replay_finds_an_edited_row_and_replay_trusted_does_not_look() {
        let (laws, hash) = (town::laws().unwrap(), town::hash().unwrap());
        let law = laws.on(date!(2026 - 06 - 02), &"division:220100".parse().unwrap());
        let events = town::campaign(&law.unwrap()).unwrap();
        assert!(Campaign::replay(hash, &events).is_ok());
        let row = serde_json::to_string(&events[1]).unwrap();
        let edited: Event<CampaignEvent> =
            serde_json::from_str(&row.replace("agency:cc-gov", "agency:cc-amr")).unwrap();
        let edited = [events[0].clone(), edited];
        let found = Campaign::replay(hash, &edited).unwrap_err();
        assert_eq!(found, ReplayError::Content { sequence: 1 });
        assert!(Campaign::replay_trusted(hash, &edited).is_ok());
        // Another order is found by both.
        let turned = [events[1].clone(), events[0].clone()];
        assert!(Campaign::replay_trusted(hash, &turned).is_err());
    }

    /// A row of the ledger names its visit, and is not the visit.
    #[test]
    fn rows_of_the_ledger_are_written() {
        use ssj::calendar::CalendarError;
        use ssj::core::ledger::{Anchor, Ledger, Standing};
        let unknown = Standing::Unknown(CalendarError::YearUnknown { year: 2027 });
        let written = serde_json::to_value(unknown).unwrap();
        assert_eq!(
            written,
            json!({ "unknown": { "type": "year-unknown", "year": 2027 } })
        );
        let laws = town::laws().unwrap();
        let report = Ledger::new(&[], &laws, Anchor::Visit, date!(2026 - 11 - 25)).report();
        let written = serde_json::to_value(&report).unwrap();
        assert_eq!(written["on_time"]["in_time"], json!(0));
    }
}
