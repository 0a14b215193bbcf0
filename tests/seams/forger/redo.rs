//! What a forger with the whole machine does after an edit: the same thing everywhere, and every digest
//! and every chain anew.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use ssj::core::paper::visit_token;
use ssj::core::{Digest, Encode, RecordDigest};
use ssj::draw::record::{InspectorRecord, ObjectRecord, reveal_hash};
use ssj::draw::verify::{Commitment, Record};

use crate::forge::chained;
use crate::town::{Papers, hash};

/// How much an operator does after an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Redone {
    /// Nothing.
    AsEdited,
    /// Every digest and every chain.
    Chained,
    /// Besides, whatever is said of the edited thing elsewhere.
    Everywhere,
}

impl Redone {
    pub(crate) const ALL: [Self; 3] = [Self::AsEdited, Self::Chained, Self::Everywhere];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AsEdited => "as edited",
            Self::Chained => "chained",
            Self::Everywhere => "everywhere",
        }
    }
}

type Outcome<T> = Result<T, String>;

fn read<T: DeserializeOwned>(value: &Value) -> Outcome<T> {
    T::deserialize(value).map_err(|error| error.to_string())
}

/// The archive after an edit of `honest` that gave `edited` at `place`; `Err` where it is not read.
pub(crate) fn redone(
    honest: &Value,
    mut edited: Value,
    place: &str,
    how: Redone,
) -> Outcome<Papers> {
    if how == Redone::Everywhere {
        let parent = place.rsplit_once('/').map_or("", |(parent, _)| parent);
        if let (Some(was), Some(is)) = (honest.pointer(parent), edited.pointer(parent).cloned()) {
            if was.is_object() {
                exchange(&mut edited, was, &is);
            }
        }
    }
    if how != Redone::AsEdited {
        for number in 0..edited["objects"].as_array().map_or(0, Vec::len) {
            let place = format!("/objects/{number}/record");
            if edited.pointer(&place) != honest.pointer(&place) {
                form::<ObjectRecord>(&mut edited, &place)?;
            }
        }
        for number in 0..edited["inspectors"].as_array().map_or(0, Vec::len) {
            let place = format!("/inspectors/{number}/record");
            if edited.pointer(&place) != honest.pointer(&place) {
                form::<InspectorRecord>(&mut edited, &place)?;
            }
        }
        // What names another trail's head is chained again once that head is another one.
        for _ in 0..3 {
            let before = edited.clone();
            chains(honest, &mut edited)?;
            heads(&before, &mut edited);
        }
        return Papers::read(&edited).map(Papers::with_heads);
    }
    Papers::read(&edited)
}

/// Another value wherever this one stands.
fn exchange(within: &mut Value, was: &Value, is: &Value) {
    if within == was {
        *within = is.clone();
        return;
    }
    match within {
        Value::Array(items) => items.iter_mut().for_each(|item| exchange(item, was, is)),
        Value::Object(fields) => fields.values_mut().for_each(|item| exchange(item, was, is)),
        _ => {}
    }
}

/// Another text within every text of the document.
fn rename(document: &mut Value, was: &str, is: &str) {
    if was != is {
        let text = document.to_string().replace(was, is);
        *document = serde_json::from_str(&text).unwrap();
    }
}

/// The digests of a form's record, and whatever hangs on them anywhere.
fn form<R: Record + Sealed>(document: &mut Value, place: &str) -> Outcome<()> {
    let at =
        |document: &Value, field: &str| document.pointer(place).map(|form| form[field].clone());
    let text = |value: Option<Value>| value.and_then(|it| it.as_str().map(String::from));
    let record: R = read(document.pointer(place).unwrap_or(&Value::Null))?;
    let hash = hash();
    let digest = record.commitment().digest(hash);
    let was = text(at(document, "commitment_digest")).ok_or("no digest")?;
    rename(document, &was, &digest.to_string());
    let record: R = read(document.pointer(place).unwrap())?;
    let mut evidence = record.evidence().clone();
    for spoken in &evidence.values {
        let mut hashes = evidence.reveal_hashes.iter_mut();
        let own = hashes.find(|hash| hash.source == spoken.source);
        if let (Some(own), Some(nonce)) = (own, spoken.nonce) {
            own.hash = reveal_hash(hash, digest, &spoken.source, &spoken.value, nonce);
        }
    }
    let [was, is] = [record.evidence(), &evidence].map(|it| json!(it));
    exchange(document, &was, &is);
    if let Ok(seed) = evidence.seed(hash, record.commitment().header(), digest) {
        rename(document, &record.seed().to_string(), &seed.to_string());
    }
    let record: R = read(document.pointer(place).unwrap())?;
    let [was, is] = [record.digest(), record.anew()];
    let visits = document.clone();
    rename(document, &was.to_string(), &is.to_string());
    let rounds = visits["rounds"].as_array().into_iter().flatten();
    let events = rounds.flat_map(|trail| trail.as_array().into_iter().flatten());
    let drawn = events.filter_map(|event| event.pointer("/whole/payload/objects-drawn/visits"));
    for visit in drawn.flat_map(|visits| visits.as_array().into_iter().flatten()) {
        let (holder, county) = (read(&visit["holder"])?, read(&visit["county"])?);
        let token = |record| visit_token(hash, RecordDigest(record), &holder, &county).to_string();
        rename(document, &token(was), &token(is));
    }
    Ok(())
}

/// A record that knows its own digest.
trait Sealed: DeserializeOwned {
    fn anew(&self) -> Digest;
}

impl Sealed for ObjectRecord {
    fn anew(&self) -> Digest {
        self.compute_digest(hash())
    }
}

impl Sealed for InspectorRecord {
    fn anew(&self) -> Digest {
        self.compute_digest(hash())
    }
}

/// Every trail's last digest, wherever another trail names it.
fn heads(before: &Value, document: &mut Value) {
    let last = |document: &Value| -> Vec<Option<String>> {
        let trails = document["rounds"].as_array().into_iter().flatten();
        let kept = trails.map(|trail| trail.as_array().and_then(|trail| trail.last()));
        let digest = |kept: &Value| kept.pointer("/whole/digest")?.as_str().map(String::from);
        kept.map(|kept| kept.and_then(digest)).collect()
    };
    let now = last(document);
    for pair in last(before).into_iter().zip(now) {
        if let (Some(was), Some(is)) = pair {
            rename(document, &was, &is);
        }
    }
}

/// The chains of all trails that are not as they were.
fn chains(honest: &Value, document: &mut Value) -> Outcome<()> {
    use ssj::core::{campaign, follow_up, lead, plan, round, visit};
    trails::<plan::PlanEvent>(honest, document, "plans")?;
    trails::<campaign::CampaignEvent>(honest, document, "campaigns")?;
    trails::<round::RoundEvent>(honest, document, "rounds")?;
    trails::<visit::VisitEvent>(honest, document, "visits")?;
    trails::<follow_up::FindingEvent>(honest, document, "findings")?;
    trails::<lead::LeadEvent>(honest, document, "leads")
}

fn trails<P>(honest: &Value, document: &mut Value, list: &str) -> Outcome<()>
where
    P: Serialize + DeserializeOwned + Encode,
{
    let trails = document[list].as_array_mut().into_iter().flatten();
    for (number, trail) in trails.enumerate() {
        if honest[list].get(number) == Some(trail) {
            continue;
        }
        let whole = trail.as_array().into_iter().flatten();
        let events: Option<Vec<Value>> = whole.map(|kept| kept.get("whole").cloned()).collect();
        let Some(events) = events.filter(|events| !events.is_empty()) else {
            continue;
        };
        let events = chained::<P>(events)?.into_iter();
        *trail = events.map(|event| json!({ "whole": event })).collect();
    }
    Ok(())
}
