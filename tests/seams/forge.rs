//! What an operator with the whole machine can do: write any trail, and chain it anew.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use ssj::core::trail::Event;
use ssj::core::{Digest, Encode, Encoder, Label, Tag};

use crate::town::hash;

/// A trail after an edit of its events in JSON, every digest computed anew; `Err` where the library does
/// not read what came out.
pub(crate) fn rechained<P>(
    events: &[Event<P>],
    edit: impl FnOnce(&mut Vec<Value>),
) -> Result<Vec<Event<P>>, String>
where
    P: Serialize + DeserializeOwned + Encode,
{
    let mut values: Vec<Value> = events
        .iter()
        .map(|event| serde_json::to_value(event).unwrap())
        .collect();
    edit(&mut values);
    chained(values)
}

/// Events whose places, digests and contents are made to fit.
pub(crate) fn chained<P>(values: Vec<Value>) -> Result<Vec<Event<P>>, String>
where
    P: Serialize + DeserializeOwned + Encode,
{
    let subject = values[0]["entry"]["subject"].clone();
    let mut previous = json!(genesis(subject.as_str().ok_or("no subject")?).to_string());
    let mut chained = Vec::new();
    for (sequence, mut value) in values.into_iter().enumerate() {
        if !value["entry"].is_object() {
            return Err("no entry".into());
        }
        value["entry"]["sequence"] = json!(sequence);
        value["entry"]["previous"] = previous;
        let mut event: Event<P> =
            serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
        value["entry"]["content"] = json!(content(&event).to_string());
        event = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
        let digest = event.entry().digest(hash());
        value["digest"] = json!(digest.to_string());
        previous = value["digest"].clone();
        chained.push(serde_json::from_value(value).map_err(|error| error.to_string())?);
    }
    Ok(chained)
}

fn genesis(subject: &str) -> Digest {
    let mut out = Encoder::new();
    out.record(Tag::new(0x0200), |body| body.value(subject));
    hash().hash(Label::Trail, out.as_bytes())
}

fn content<P: Encode>(event: &Event<P>) -> Digest {
    let mut out = Encoder::new();
    out.record(Tag::new(0x0202), |body| {
        body.value(event.actor());
        body.value(event.payload());
    });
    hash().hash_parts(Label::Payload, &[event.salt().expose(), out.as_bytes()])
}
