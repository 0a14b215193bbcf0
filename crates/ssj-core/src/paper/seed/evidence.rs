//! The seed: made of the committed sources' values, once all have spoken in order.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::base::encode::width;
use crate::paper::at_most;
use crate::rules::draw as codes;
use crate::{
    Checks, Decode, DecodeError, Decoder, Digest, Encode, Encoder, FactValue, HashFn, Label,
    Limits, Refusal, Refusals, Seed, Tag, Timestamp, sealed,
};

use super::header::late;
use super::{Header, RevealHash, SeedSource, SourceId, SourceValue, reveal_hash};

/// What one source brought.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct SeedValue {
    /// The source.
    pub source: SourceId,
    /// When it spoke.
    pub at: Timestamp,
    /// What it said.
    pub value: SourceValue,
    /// For a reveal, the nonce that its hash was made with.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::json::present"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::json_u64::Nullable<Digest>")
    )]
    pub nonce: Option<Digest>,
}

/// Everything that happened between commitment and seed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct SeedEvidence {
    /// When the commitment was published.
    pub published_at: Timestamp,
    /// The hashes that parties gave, in the order in which the header names them.
    pub reveal_hashes: Vec<RevealHash>,
    /// The values, in that order too. A party that stays silent is simply not here.
    pub values: Vec<SeedValue>,
}

impl SeedEvidence {
    /// Evidence of sources that need no hash before, such as beacons.
    pub const fn of_values(published_at: Timestamp, values: Vec<SeedValue>) -> Self {
        Self {
            published_at,
            reveal_hashes: Vec::new(),
            values,
        }
    }

    /// The same in the order in which the header names the sources: evidence that is written in
    /// another order is refused, so that it has one spelling.
    #[must_use]
    pub fn sorted(mut self, header: &Header) -> Self {
        let places = places(header);
        let place = |source: &SourceId| places.get(source).map(|(place, _)| *place);
        self.reveal_hashes.sort_by_key(|given| place(&given.source));
        self.values.sort_by_key(|value| place(&value.source));
        self
    }

    /// The seed of this commitment: `H("ssj/1/seed\0" ‖ commitment ‖ canonical(values))`, the
    /// values in the order in which the header names their sources.
    ///
    /// A party that gave no value is left out and [`SeedEvidence::absent`] names it; a beacon must
    /// have spoken.
    ///
    /// # Errors
    /// Everything that is out of order, in time or as it is listed, missing, doubled, copied or unheard of: see
    /// [`crate::rules::draw`].
    pub fn seed(
        &self,
        hash: HashFn,
        header: &Header,
        commitment: Digest,
    ) -> Result<Seed, Refusals> {
        let mut checks = Checks::new();
        let places = places(header);
        published_in_time(self, header, &mut checks);
        let hashes = self.hashes(header, &places, &mut checks);
        let mut values = BTreeMap::new();
        for value in &self.values {
            let is_known = places.contains_key(&value.source);
            take(&mut values, (&value.source, value), is_known, &mut checks);
        }
        for source in header.sources() {
            let Some(value) = values.get(&source.id) else {
                checks.require(source.kind.is_reveal(), || {
                    Refusal::new(codes::VALUE_MISSING).with("source", &source.id)
                });
                continue;
            };
            check_value(header, source, value, &mut checks);
            if source.kind.is_reveal() {
                check_reveal(hash, commitment, value, hashes.get(&source.id), &mut checks);
            }
        }
        copied_values(header, &values, &mut checks);
        listed_in_order(self, &places, &mut checks);
        checks.finish()?;
        let sources = header.sources().iter();
        let spoken = sources.filter_map(|source| values.get(&source.id).copied());
        Ok(join(hash, commitment, &spoken.collect::<Vec<_>>()))
    }

    /// The sources that brought no value.
    pub fn absent<'a>(&'a self, header: &'a Header) -> impl Iterator<Item = &'a SeedSource> {
        let values = self.values.iter();
        let spoken: BTreeSet<_> = values.map(|value| &value.source).collect();
        let sources = header.sources().iter();
        sources.filter(move |source| !spoken.contains(&source.id))
    }

    fn hashes<'a>(
        &'a self,
        header: &Header,
        places: &Places<'_>,
        checks: &mut Checks,
    ) -> BTreeMap<&'a SourceId, &'a RevealHash> {
        let mut by_hash = BTreeMap::new();
        let mut by_source = BTreeMap::new();
        for given in &self.reveal_hashes {
            // It covers the commitment, which nobody outside knew before.
            checks.require(self.published_at <= given.at, || {
                late(&given.source, given.at, self.published_at.to_string())
            });
            let closes = header.parts().reveal_hashes_close;
            checks.require(closes.is_some_and(|closes| given.at <= closes), || {
                let bound = closes.map_or_else(
                    || FactValue::word("no time for hashes", "没有揭示哈希的时段"),
                    |t| t.to_string().into(),
                );
                late(&given.source, given.at, bound)
            });
            if let Some(other) = by_hash.insert(given.hash, &given.source) {
                checks.refuse(copied(&given.source, other));
            }
            let source = places.get(&given.source);
            let is_known = source.is_some_and(|(_, source)| source.kind.is_reveal());
            take(&mut by_source, (&given.source, given), is_known, checks);
        }
        by_source
    }
}

/// Takes what a source brought: one of these sources, which brought nothing before.
fn take<'a, T>(
    brought: &mut BTreeMap<&'a SourceId, &'a T>,
    (from, value): (&'a SourceId, &'a T),
    is_known: bool,
    checks: &mut Checks,
) {
    checks.require(is_known, || {
        Refusal::new(codes::SOURCE_UNKNOWN).with("source", from)
    });
    if brought.insert(from, value).is_some() {
        checks.refuse(Refusal::new(codes::VALUE_TWICE).with("source", from));
    }
}

fn join(hash: HashFn, commitment: Digest, values: &[&SeedValue]) -> Seed {
    let mut out = Encoder::new();
    out.value(&commitment);
    out.value(&u64::try_from(values.len()).unwrap_or(u64::MAX));
    values.iter().for_each(|value| value.spoken(&mut out));
    Seed::from_bytes(*hash.hash(Label::Seed, out.as_bytes()).as_bytes())
}

const SPOKEN: Tag = Tag::new(0x0103);

impl SeedValue {
    /// What a seed is made of: all but the nonce, which only shows that the hash was this value's.
    fn spoken(&self, out: &mut Encoder) {
        out.record(SPOKEN, |out| {
            out.value(&self.source);
            out.value(&self.at);
            out.value(&self.value);
        });
    }
}

impl sealed::Sealed for SeedValue {}
impl Encode for SeedValue {
    fn encode(&self, out: &mut Encoder) {
        self.spoken(out);
        out.value(&self.nonce);
    }
}

impl Decode for SeedValue {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (source, (at, value)) = input.record(SPOKEN, Decoder::value)?;
        let nonce = input.value()?;
        Ok(Self {
            source,
            at,
            value,
            nonce,
        })
    }
}

record! {
    0x011b SeedEvidence { published_at, reveal_hashes, values } decode;
}

/// The commitment was public for the stated margin before anything else happened, and never only then.
fn published_in_time(evidence: &SeedEvidence, header: &Header, checks: &mut Checks) {
    let margin = time::Duration::seconds(header.parts().margin_seconds.into());
    let public_for_margin = evidence.published_at.checked_add(margin);
    let hashes = header.parts().reveal_hashes_close;
    let events = hashes
        .into_iter()
        .chain(header.sources().iter().map(|source| source.due));
    let Some(first) = events.min() else { return };
    checks.require(
        evidence.published_at < first && public_for_margin.is_some_and(|public| public <= first),
        || {
            let bound = public_for_margin.map_or_else(
                || FactValue::word("the end of time", "时间尽头"),
                |t| t.to_string().into(),
            );
            let first_event = FactValue::word(
                "first event after the commitment",
                "抽取承诺值公布之后的首个事件",
            );
            late(first_event, first, bound)
        },
    );
}

/// Each source by its name, with its place in the header.
type Places<'a> = BTreeMap<&'a SourceId, (usize, &'a SeedSource)>;

fn places(header: &Header) -> Places<'_> {
    let sources = header.sources().iter().enumerate();
    sources
        .map(|(place, source)| (&source.id, (place, source)))
        .collect()
}

fn listed_in_order(evidence: &SeedEvidence, places: &Places<'_>, checks: &mut Checks) {
    let place = |source: &SourceId| places.get(source).map(|(place, _)| *place);
    let hashes = evidence.reveal_hashes.iter();
    let values = evidence.values.iter();
    let hashes_are = hashes.filter_map(|one| place(&one.source)).is_sorted();
    let values_are = values.filter_map(|one| place(&one.source)).is_sorted();
    for (ordered, (en, zh)) in [
        (hashes_are, ("reveal hashes", "揭示哈希")),
        (values_are, ("values", "取值")),
    ] {
        checks.require(ordered, || {
            Refusal::new(codes::UNORDERED).with("what", FactValue::word(en, zh))
        });
    }
}

fn check_value(header: &Header, source: &SeedSource, value: &SeedValue, checks: &mut Checks) {
    let bytes = value.value.as_bytes().len();
    let limit = width(Limits::DEFAULT.value_bytes());
    at_most(checks, ("bytes of a value", "取值的字节"), bytes, limit);
    checks.require(bytes > 0, || {
        Refusal::new(codes::VALUE_EMPTY).with("source", &source.id)
    });
    if source.kind.is_reveal() {
        checks.require(value.at <= source.due, || {
            late(&source.id, value.at, source.due.to_string())
        });
        // Whoever could see it could still have given a hash that answers it.
        let closed = header.parts().reveal_hashes_close;
        checks.require(closed.is_none_or(|closed| closed <= value.at), || {
            let bound = closed.map_or_else(String::new, |closed| closed.to_string());
            late(&source.id, value.at, bound)
        });
    } else {
        checks.require(value.at == source.due, || {
            Refusal::new(codes::VALUE_INSTANT)
                .with("source", &source.id)
                .with("at", value.at.to_string())
                .with("due", source.due.to_string())
        });
    }
}

fn check_reveal(
    hash: HashFn,
    commitment: Digest,
    value: &SeedValue,
    given: Option<&&RevealHash>,
    checks: &mut Checks,
) {
    let (Some(given), Some(nonce)) = (given, value.nonce) else {
        checks.refuse(Refusal::new(codes::REVEAL_UNCOMMITTED).with("source", &value.source));
        return;
    };
    let expected = reveal_hash(hash, commitment, &value.source, &value.value, nonce);
    checks.require(given.hash == expected, || {
        Refusal::new(codes::REVEAL_MISMATCH).with("source", &value.source)
    });
}

fn copied_values(header: &Header, values: &BTreeMap<&SourceId, &SeedValue>, checks: &mut Checks) {
    let mut seen: BTreeMap<&SourceValue, &SourceId> = BTreeMap::new();
    for source in header
        .sources()
        .iter()
        .filter(|source| source.kind.is_reveal())
    {
        let Some(value) = values.get(&source.id) else {
            continue;
        };
        if let Some(other) = seen.insert(&value.value, &source.id) {
            checks.refuse(copied(&source.id, other));
        }
    }
}

fn copied(source: &SourceId, other: &SourceId) -> Refusal {
    Refusal::new(codes::REVEAL_COPIED)
        .with("source", source)
        .with("other", other)
}
