//! Frozen encodings: values of every kind that is hashed, in JSON and in canonical bytes. No change
//! may move either unseen.
//!
//! `UPDATE=1 cargo test -p ssj-core --all-features --test encodings` writes both anew, which breaks
//! values: see the changelog.

#![cfg(feature = "serde")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use std::collections::BTreeSet;
use std::fmt::{Debug, Write as _};
use std::num::{NonZeroU16, NonZeroU32};
use std::path::Path;
use std::{env, fs};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ssj_core::campaign::*;
use ssj_core::follow_up::*;
use ssj_core::history::*;
use ssj_core::identity::*;
use ssj_core::instrument::CheckOccasion;
use ssj_core::jurisdiction::{DivisionCode, Level};
use ssj_core::lead::*;
use ssj_core::matter::*;
use ssj_core::merkle::{ConsistencyProof, InclusionProof};
use ssj_core::paper::*;
use ssj_core::plan::*;
use ssj_core::pool::*;
use ssj_core::result::*;
use ssj_core::round::*;
use ssj_core::rulebook::RulebookPart;
use ssj_core::trail::*;
use ssj_core::visit::*;
use ssj_core::*;

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/vectors/encodings.jsonl"
);

/// A value as it is written and as it is hashed.
struct Shown {
    json: String,
    canonical: Vec<u8>,
}

/// How the values of a kind are read, written and encoded; why one can't be.
type Kind = fn(&Value) -> Result<Shown, String>;

/// A kind that is only hashed.
fn hashed<T: DeserializeOwned + Serialize + Encode>(json: &Value) -> Result<Shown, String> {
    shown(json, |value: &T| value.to_canonical())
}

/// A kind that is read back from its canonical bytes as well.
fn decoded<T>(json: &Value) -> Result<Shown, String>
where
    T: DeserializeOwned + Serialize + Decode + PartialEq + Debug,
{
    let shown = hashed::<T>(json)?;
    let again = T::from_canonical(&shown.canonical).map_err(|e| e.to_string())?;
    let value: T = serde_json::from_value(json.clone()).map_err(|e| e.to_string())?;
    if again == value {
        Ok(shown)
    } else {
        Err(format!("read back as {again:?}"))
    }
}

fn shown<T: DeserializeOwned + Serialize>(
    json: &Value,
    encode: fn(&T) -> Vec<u8>,
) -> Result<Shown, String> {
    let value: T = serde_json::from_value(json.clone()).map_err(|e| e.to_string())?;
    Ok(Shown {
        json: serde_json::to_string(&value).unwrap(),
        canonical: encode(&value),
    })
}

/// The digests that a trail starts with when this is taken in: of nothing, of what happened, of the
/// entry.
fn first_of_trail(json: &Value) -> Result<Shown, String> {
    shown(json, |received: &LeadReceived| {
        let actor = Actor::agency(AgencyId::new("cc-amr").unwrap()).with_person(id("person:1"));
        let at = "2026-03-02T01:00:00Z".parse().unwrap();
        let salt = Salt::from_bytes([7; 32]);
        let command = Command::new(CommandId::new("c").unwrap(), 0, actor, at, salt);
        let lead = LeadId::new("l").unwrap();
        let laws = laws::town().unwrap();
        let place = DivisionId::new("220100").unwrap();
        let law = laws
            .on(time::macros::date!(2026 - 03 - 02), &place)
            .unwrap();
        let act = command.under(&law);
        let event = Lead::receive(hash(), &act, lead, received.clone()).unwrap();
        let Entry {
            previous, content, ..
        } = event.entry();
        [previous.0, content.0, event.digest().0]
            .to_vec()
            .to_canonical()
    })
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn hash() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

macro_rules! kinds {
    (
        hashed { $($hashed:ty),* $(,)? }
        decoded { $($decoded:ty),* $(,)? }
        otherwise { $($name:literal: $read:expr),* $(,)? }
    ) => {
        const KINDS: &[(&str, Kind)] = &[
            $( (stringify!($hashed), hashed::<$hashed>), )*
            $( (stringify!($decoded), decoded::<$decoded>), )*
            $( ($name, $read), )*
        ];
    };
}

kinds! {
    hashed {
        i32, i64, NonZeroU16, NonZeroU32,
        Evidence, Period, Skip<ObjectId>,
        HeadcountPer, Requirement, Quorum, Headcount, Conduct,
        LegalBasis, Subject, Frequency, Dispatch, Matter, MatterList,
        ClassAssignment, PoolHeader, ObjectStatus, ObjectEntry, Credential, InspectorEntry, Expert,
        Recusal, ScopeReason, ExclusionReason, Exclusion, DrawState, Override,
        Actor, Entry, Head,
        ClassSize, PlannedNumber, PlannedSizes, Offices, PlannedMatter, PlanItem, ApprovalRoute, ReviewingBody, PlanOwner, PlanHeader,
        ObjectForecast, StaffForecast, Forecast, Amendment, FrameNumber, RoundDraw, PlanEvent,
        Task, Documents, Footing,
        HeaderParts, Loads, Succeeded, Ground, Replaced, Replacement, Redraw, RoundEvent,
        AdoptedConclusion, Entrustment, Sample, TestResult, Basis, Outcomes, CheckResult, Opening,
        VisitEvent,
        FindingSource, Found, Referral, FindingEvent,
        Concern, LeadReceived, LeadCheck, LeadEvent,
        Trigger, Proposal, CampaignEvent,
    }
    decoded {
        u8, u16, u32, u64, u128, i128, bool,
        String, Vec<u8>, Vec<u32>, Vec<String>, BTreeSet<u32>, BTreeSet<String>,
        Option<u32>, Option<String>, (u32, bool), Box<SizeRule>,
        Digest, Token, BlindToken, RowSalt, Seed,
        CommitmentDigest, RecordDigest, EntryDigest, ContentDigest, DossierDigest, EvidenceDigest,
        SnapshotDigest, RecusalRoot, CheckpointRoot, ResultsDigest, OutcomeDigest, AnnexDigest, TreeRoot,
        Suite, Timestamp, Text,
        Id, CreditCode, RegistrationNumber, DivisionCode,
        DivisionId, AgencyId, SystemId, PowerId, JointMatterId, MatterId, ListId, PoolId,
        RulebookId, PlanId, PlanItemId, RoundId, VisitId, FindingId, CampaignId, LeadId, ObjectId,
        InspectorId, ExpertId, CredentialId, SpecialtyId, GuidelineId, InstrumentId, CommandId,
        Ratio, SizeRule, Bounded, Piecewise, SpreadBounds, Spread, Sizing, Shortfall,
        InclusionProof, ConsistencyProof,
        Office, Who, MandateSource,
        SourceId, SourceValue, SeedSource, Previous, Header, RevealHash, SeedValue, SeedEvidence, ClassSource, FrameCommitment, ObjectCommitment, InspectorCommitment, DrawnCheck, DrawnVisit, Reserve, ReserveList, TeamMember, Team, Seat, TeamRecord, DrawPart, ObjectHead, ObjectsDrawn, InspectorHead, TeamsDrawn,
        Level, ObjectKind, CheckMethod, Importance, InspectorKind, Provenance, RecusalGround, Ending,
        RiskClass, RulebookPart, Clause, CheckOccasion, PlanState, RoundState, VisitState,
        FindingState, LeadState, CampaignState, ReferralKind, Closure, LeadSource, BodyKind, Channel,
        Disposal, Outcome, ConclusionKind, EntrustedWork, Obstacle, PartEnd, Withholding, Role, StrataBy, StratumDisclosure, SourceKind,
    }
    otherwise {
        "str": |json| shown(json, |text: &String| text.as_str().to_canonical()),
        "&u32": |json| shown(json, |number: &u32| <&u32 as Encode>::to_canonical(&number)),
        "[u8]": |json| shown(json, |bytes: &Vec<u8>| bytes[..].to_canonical()),
        "[u32]": |json| shown(json, |items: &Vec<u32>| items[..].to_canonical()),
        "Date": |json| shown(json, |day: &String| {
            ssj_calendar::iso_date::parse(day).unwrap().to_canonical()
        }),
        "piece of Piecewise": |json| shown(json, |rule: &Piecewise| rule.pieces()[0].to_canonical()),
        "annex of SizeAnnex": |json| shown(json, |annex: &SizeAnnex| annex.digest(hash()).to_canonical()),
        "snapshot of ObjectPool": |json| shown(json, |pool: &ObjectPool| {
            pool.snapshot(hash()).digest().to_canonical()
        }),
        "snapshot of InspectorPool": |json| shown(json, |pool: &InspectorPool| {
            pool.snapshot(hash()).digest().to_canonical()
        }),
        "snapshot of ExpertPool": |json| shown(json, |pool: &ExpertPool| {
            pool.snapshot(hash()).digest().to_canonical()
        }),
        "trail of LeadReceived": first_of_trail,
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    bytes
        .iter()
        .for_each(|byte| write!(text, "{byte:02x}").unwrap());
    text
}

/// The lines of the file, each with its kind.
fn vectors() -> Vec<(Value, &'static str, Kind)> {
    let text = fs::read_to_string(FILE).unwrap();
    let lines = text.lines().map(|line| {
        let row: Value = serde_json::from_str(line).unwrap();
        let known = KINDS.iter().find(|(name, _)| row["kind"] == *name);
        let (name, kind) = *known.unwrap_or_else(|| panic!("no kind of {line}"));
        (row, name, kind)
    });
    lines.collect()
}

#[test]
fn values_are_written_and_hashed_as_ever() {
    let update = env::var_os("UPDATE").is_some();
    let (mut lines, mut moved, mut unread) = (String::new(), Vec::new(), Vec::new());
    for (row, name, kind) in vectors() {
        match kind(&row["json"]) {
            Ok(Shown { json, canonical }) => {
                let canonical = hex(&canonical);
                let line =
                    format!(r#"{{"kind":"{name}","json":{json},"canonical":"{canonical}"}}"#);
                if serde_json::from_str::<Value>(&line).unwrap() != row {
                    moved.push(format!("{row}\nis now\n{line}"));
                }
                lines += &(line + "\n");
            }
            Err(error) => unread.push(format!("{row}\nis not read any more: {error}")),
        }
    }
    assert!(unread.is_empty(), "{}", unread.join("\n"));
    if update {
        fs::write(FILE, lines).unwrap();
    } else {
        assert!(moved.is_empty(), "{}", moved.join("\n"));
    }
}

#[test]
fn every_kind_stands_in_the_file() {
    let there: BTreeSet<_> = vectors().iter().map(|(_, name, _)| *name).collect();
    for (name, _) in KINDS {
        assert!(there.contains(name), "no vector of {name}");
    }
}

/// Every tag of the sources begins the bytes of a vector.
#[test]
fn every_tag_stands_in_the_file() {
    let text = fs::read_to_string(FILE).unwrap();
    let mut missing = Vec::new();
    tags(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
        &mut |tag| {
            if !text.contains(&format!(r#""canonical":"0000{tag}"#)) {
                missing.push(tag.to_owned());
            }
        },
    );
    // These stand only in what a digest is of: an outcome, a trail's start and contents, snapshots.
    missing.retain(|tag| !["0152", "0200", "0202", "0b0a", "0b0b", "0b0c"].contains(&tag.as_str()));
    // A range of leaves has bytes and no JSON: its own tests hold them.
    missing.retain(|tag| tag != "0021");
    // And these only in the root of the law of a day.
    missing.retain(|tag| !tag.starts_with("0c") && tag != "0a06");
    assert!(missing.is_empty(), "no vector of these: {missing:?}");
}

/// The digits of `0x0400 PlanHeader {…}` in a table, or of `Tag::new(0x0400)`.
fn tags(folder: &Path, found: &mut impl FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tags(&path, found);
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        for line in text.lines().map(str::trim_start) {
            let by_hand = line.split_once("Tag::new(").map_or(line, |(_, rest)| rest);
            if let Some(digits) = by_hand.strip_prefix("0x").and_then(|rest| rest.get(..4)) {
                found(digits);
            }
        }
    }
}

/// Other JSON in the place of one value: what a careless or a generous reader would take for it.
fn respelt(value: &Value) -> Vec<Value> {
    let long = || Value::String("9".repeat(1 << 20));
    match value {
        Value::Object(fields) => {
            let values: Vec<Value> = fields.values().cloned().collect();
            let mut named = fields.clone();
            named.insert("extra".into(), Value::Null);
            vec![Value::Array(values), Value::Object(named), long()]
        }
        Value::Array(items) => {
            let reversed = items.iter().rev().cloned().collect();
            let doubled = items.iter().flat_map(|item| [item.clone(), item.clone()]);
            vec![
                Value::Array(reversed),
                Value::Array(doubled.collect()),
                long(),
            ]
        }
        Value::String(text) => {
            let mut others = vec![
                text.to_uppercase(),
                text.to_lowercase(),
                format!(" {text}"),
                format!("{text}\n"),
                format!("0{text}"),
                text.replace('Z', "+00:00"),
                text.replace("1/2", "50%"),
                text.replace("1/", "2/"),
                "uscc:".to_owned() + &"长".repeat(1 << 18),
            ];
            if let Some((a, b)) = text.split_once('/') {
                let doubled = |n: &str| n.parse::<u32>().map(|n| (n * 2).to_string());
                if let (Ok(a), Ok(b)) = (doubled(a), doubled(b)) {
                    others.push(format!("{a}/{b}"));
                }
            }
            let others = others.into_iter().filter(|other| other != text);
            let mut others: Vec<_> = others.map(Value::String).collect();
            others.push(serde_json::json!({ text: null }));
            others.push(Value::Array(vec![value.clone()]));
            others
        }
        Value::Number(number) => vec![
            Value::String(number.to_string()),
            Value::Array(vec![value.clone()]),
            serde_json::json!(number.as_f64()),
            long(),
        ],
        _ => vec![0.into(), "".into(), Value::Array(Vec::new()), long()],
    }
}

fn read_by_serde(name: &str, path: &str) -> bool {
    let ours = name.starts_with(|c: char| c.is_ascii_uppercase());
    let generic = ["Vec", "Option", "Box", "NonZero"];
    let pair_or_list = path.is_empty() && ["Dispatch", "Offices"].contains(&name);
    !ours || generic.iter().any(|prefix| name.starts_with(prefix)) || pair_or_list
}

fn paths(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.into());
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, value)| paths(value, &format!("{at}/{key}"), found)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(i, value)| paths(value, &format!("{at}/{i}"), found)),
        _ => {}
    }
}

/// Whatever is read is written again as it was read: no value has a second spelling. What is refused
/// is refused briefly, however long it is.
#[test]
fn a_value_has_one_spelling_and_a_refusal_is_short() {
    let (mut taken, mut long, mut refused) = (BTreeSet::new(), BTreeSet::new(), 0);
    // What stands for several values is no spelling of one; a set alone is read by serde itself.
    let kinds = |(_, name, _): &(_, &str, _)| {
        *name != "Date" && !name.contains(' ') && !name.starts_with("BTreeSet")
    };
    for (row, name, kind) in vectors().into_iter().filter(kinds) {
        let mut all = Vec::new();
        paths(&row["json"], "", &mut all);
        for path in all {
            for other in respelt(row["json"].pointer(&path).unwrap()) {
                let mut json = row["json"].clone();
                *json.pointer_mut(&path).unwrap() = other.clone();
                match kind(&json) {
                    Ok(shown) => {
                        let again: Value = serde_json::from_str(&shown.json).unwrap();
                        if again != json {
                            let other: String = other.to_string().chars().take(60).collect();
                            taken.insert(format!("{name}{path}: {other}"));
                        }
                    }
                    // Numbers, lists and pairs by themselves are read by serde alone.
                    Err(_) if read_by_serde(name, &path) => {}
                    Err(error) => {
                        refused += 1;
                        if error.chars().count() > 500 {
                            let error: String = error.chars().take(100).collect();
                            long.insert(format!("{name}{path}: {error}"));
                        }
                    }
                }
            }
        }
    }
    assert!(taken.is_empty(), "{} are taken: {taken:#?}", taken.len());
    assert!(long.is_empty(), "{} are long: {long:#?}", long.len());
    assert!(refused > 10_000, "{refused}");
}
