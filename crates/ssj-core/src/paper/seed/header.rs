//! What every commitment states first.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::rules::draw as codes;
use crate::{
    Checks, Decode, DecodeError, Decoder, Encode, Encoder, FactValue, Limits, Refusal, Refusals,
    Suite, Tag, Timestamp, sealed,
};

use super::{MAX_ROUNDS, Previous, RedrawBounds, SeedSource, SourceKind, SourceSchedule, Speaks};
use crate::paper::limit::at_most;
use crate::paper::{DrawName, DrawPart, MandateSource};

/// The fewest bits of min-entropy that the sources of a seed must state together.
pub const MIN_ENTROPY_BITS: u32 = 64;

/// The version of the specification, in every commitment.
pub const SPEC: &str = "ssj/1";

/// The fields of a [`Header`], by name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct HeaderParts {
    /// The suite of every hash and cipher in the draw.
    pub suite: Suite,
    /// The plan item, in the version of the plan that is in force, or the campaign that is drawn for.
    pub mandate: MandateSource,
    /// What is drawn.
    pub part: DrawPart,
    /// 1 for the first draw of this part for this mandate, 2 for its first redraw, and so on; of a
    /// supplement that of its round.
    pub counter: u32,
    /// The draw that this one repeats, and why: none exactly when `counter` is 1 or it is a supplement,
    /// which repeats none.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::json::present"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::json_u64::Nullable<Previous>")
    )]
    pub previous: Option<Previous>,
    /// How long before the first value the commitment must be public, in seconds.
    pub margin_seconds: u32,
    /// When the parties' reveal hashes close: there exactly when a source is a reveal.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::json::present"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::json_u64::Nullable<Timestamp>")
    )]
    pub reveal_hashes_close: Option<Timestamp>,
    /// The sources of the seed, in the order in which their values are joined.
    pub sources: Vec<SeedSource>,
}

/// What every commitment states first: suite, mandate, what is drawn, counter and the seed's sources.
///
/// ```
/// use ssj_core::paper::{DrawPart, Header, HeaderParts, MandateSource, SeedSource, SourceKind};
/// use ssj_core::{PlanId, PlanItemId, Suite};
/// let (plan, item) = (PlanId::new("jl-joint-2026")?, PlanItemId::new("jl-joint-2026-03")?);
/// let parts = HeaderParts {
///     suite: Suite::Intl,
///     mandate: MandateSource::Plan { plan, item, version: 1 },
///     part: DrawPart::Objects,
///     counter: 1,
///     previous: None,
///     margin_seconds: 3600,
///     reveal_hashes_close: None,
///     sources: vec![SeedSource { id: "drand:quicknet:26540212".parse()?, kind: SourceKind::Beacon, min_entropy_bits: 128, due: "2026-03-02T04:00:00Z".parse()? }],
/// };
/// assert!(Header::new(parts.clone()).is_ok());
/// let refusals = Header::new(HeaderParts { counter: 2, ..parts }).unwrap_err();
/// assert_eq!(refusals.iter().next().unwrap().code.id, "draw.redraw-unlinked");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(try_from = "HeaderParts", into = "HeaderParts")
)]
pub struct Header(HeaderParts);

impl Header {
    /// Checks the parts: enough entropy, sources named once, in an order in time that holds, and a
    /// redraw that names the record before it, which a supplement has none of.
    ///
    /// # Errors
    /// `seed.too-little-entropy`, `seed.source-twice`, `seed.out-of-order`, `seed.not-its-instant`,
    /// `seed.no-such-round`, `draw.redraw-unlinked`, `draw.too-large` beyond [`MAX_ROUNDS`]: all that apply.
    pub fn new(parts: HeaderParts) -> Result<Self, Refusals> {
        let mut checks = Checks::new();
        entropy(&parts, &mut checks);
        names(&parts, &mut checks);
        order(&parts, &mut checks);
        on_schedule(&parts, &[], &mut checks);
        counted(&parts, &mut checks);
        checks.finish().map(|()| Self(parts))
    }

    /// The fields.
    pub const fn parts(&self) -> &HeaderParts {
        &self.0
    }

    /// The suite of every hash and cipher in the draw.
    pub const fn suite(&self) -> Suite {
        self.0.suite
    }

    /// What is drawn.
    pub const fn part(&self) -> &DrawPart {
        &self.0.part
    }

    /// Refuses a commitment of another kind of draw.
    pub(crate) fn check_part(&self, fits: bool, kind: FactValue) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        checks.require(fits, || {
            Refusal::new(codes::OTHER_PART)
                .with("part", self.part())
                .with("kind", kind)
        });
        checks.finish()
    }

    /// Which draw this is: there is one commitment for it, or somebody keeps a choice open.
    pub fn name(&self) -> DrawName {
        DrawName {
            mandate: self.0.mandate.clone(),
            part: self.0.part.clone(),
            counter: self.0.counter,
        }
    }

    /// The sources of the seed, in the order in which their values are joined.
    pub fn sources(&self) -> &[SeedSource] {
        &self.0.sources
    }

    /// What the redraws so far can have made of the chances in a stratum of this size, of which so many
    /// are in scope: see [`RedrawBounds`].
    pub fn redraw_bounds(&self, size: u64, in_scope: u64) -> Option<RedrawBounds> {
        let redraws = self.0.counter.saturating_sub(1);
        RedrawBounds::new(size.min(in_scope), in_scope, redraws)
    }

    /// Holds each source against its timetable: `due` is exactly the instant that its name fixes. Those of
    /// drand are held already; this is for whoever has others.
    ///
    /// # Errors
    /// `seed.not-its-instant`, `seed.no-such-round`: all that apply.
    pub fn check_schedules(&self, schedules: &[SourceSchedule]) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        on_schedule(&self.0, schedules, &mut checks);
        checks.finish()
    }

    /// Whether no beacon speaks last, so that the last revealer can choose between two seeds by
    /// staying silent.
    pub fn open_to_last_revealer(&self) -> bool {
        !self
            .0
            .sources
            .iter()
            .any(|source| source.kind == SourceKind::Beacon)
    }
}

impl TryFrom<HeaderParts> for Header {
    type Error = Refusals;

    fn try_from(parts: HeaderParts) -> Result<Self, Refusals> {
        Self::new(parts)
    }
}

impl From<Header> for HeaderParts {
    fn from(header: Header) -> Self {
        header.0
    }
}

record! {
    _ HeaderParts {
        suite, mandate, part, counter, previous, margin_seconds, reveal_hashes_close,
        sources,
    } decode;
}

const HEADER: Tag = Tag::new(0x0101);

impl sealed::Sealed for Header {}
impl Encode for Header {
    fn encode(&self, out: &mut Encoder) {
        out.record(HEADER, |out| {
            out.value(SPEC);
            out.value(&self.0);
        });
    }
}

impl Decode for Header {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (spec, parts): (String, _) = input.record(HEADER, Decoder::value)?;
        let header = Self::new(parts).ok().filter(|_| spec == SPEC);
        header.ok_or(DecodeError::Value)
    }
}

fn counted(parts: &HeaderParts, checks: &mut Checks) {
    let repeats = parts.counter > 1 && !matches!(parts.part, DrawPart::Supplement(_));
    let linked = parts.counter >= 1 && repeats == parts.previous.is_some();
    checks.require(linked, || {
        let previous = parts.previous.as_ref();
        let previous = previous.map_or_else(
            || FactValue::word("no record", "无记录"),
            |previous| previous.record.to_string().into(),
        );
        Refusal::new(codes::REDRAW_UNLINKED)
            .with("counter", parts.counter)
            .with("previous", previous)
    });
    let (rounds, sources) = (MAX_ROUNDS.into(), Limits::DEFAULT.seed_sources().into());
    let counter = usize::try_from(parts.counter).unwrap_or(usize::MAX);
    at_most(checks, ("rounds", "轮次"), counter, rounds);
    at_most(
        checks,
        ("seed sources", "种子来源"),
        parts.sources.len(),
        sources,
    );
}

fn entropy(parts: &HeaderParts, checks: &mut Checks) {
    let bits = parts
        .sources
        .iter()
        .map(|source| u32::from(source.counted_entropy_bits()))
        .fold(0, u32::saturating_add);
    checks.require(bits >= MIN_ENTROPY_BITS, || {
        Refusal::new(codes::TOO_LITTLE_ENTROPY)
            .with("bits", bits)
            .with("needed", MIN_ENTROPY_BITS)
    });
}

fn names(parts: &HeaderParts, checks: &mut Checks) {
    let mut seen = BTreeSet::new();
    for source in &parts.sources {
        checks.require(seen.insert(&source.id), || {
            Refusal::new(codes::SOURCE_TWICE).with("source", &source.id)
        });
    }
}

/// Reveal hashes close before reveals do, and every reveal before every beacon.
fn order(parts: &HeaderParts, checks: &mut Checks) {
    let reveals = || {
        parts
            .sources
            .iter()
            .filter(|source| source.kind.is_reveal())
    };
    let closed = parts.reveal_hashes_close;
    for source in reveals() {
        checks.require(closed.is_some_and(|closed| closed <= source.due), || {
            let open = || FactValue::word("reveal hashes without an end", "揭示哈希没有截止时间");
            let bound = closed.map_or_else(open, |closed| closed.to_string().into());
            late(&source.id, source.due, bound)
        });
    }
    let closed = reveals().map(|source| source.due).max();
    let beacons = parts
        .sources
        .iter()
        .filter(|source| source.kind == SourceKind::Beacon);
    for (beacon, closed) in beacons.filter_map(|beacon| Some((beacon, closed?))) {
        checks.require(closed < beacon.due, || {
            late(&beacon.id, beacon.due, closed.to_string())
        });
    }
}

/// What a name says of its time is what the commitment says: a value that is out already makes no seed.
fn on_schedule(parts: &HeaderParts, schedules: &[SourceSchedule], checks: &mut Checks) {
    for source in &parts.sources {
        match source.id.speaks(schedules) {
            Speaks::At(speaks) => checks.require(speaks == source.due, || {
                Refusal::new(codes::NOT_ITS_INSTANT)
                    .with("source", &source.id)
                    .with("speaks", speaks)
                    .with("due", source.due)
            }),
            Speaks::Never => {
                checks.refuse(Refusal::new(codes::NO_SUCH_ROUND).with("source", &source.id));
            }
            Speaks::Unknown => {}
        }
    }
}

/// Something came after its time.
pub(super) fn late(
    what: impl Into<FactValue>,
    at: Timestamp,
    bound: impl Into<FactValue>,
) -> Refusal {
    Refusal::new(codes::OUT_OF_ORDER)
        .with("what", what)
        .with("at", at.to_string())
        .with("bound", bound)
}
