//! The first 随机: commit to frames, wait for the seed, draw.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use ssj_core::merkle::Tree;
use ssj_core::plan::{FrameNumber, RoundDraw};
use ssj_core::round::Round;
use ssj_core::rules::draw as codes;
use ssj_core::{
    BlindToken, Checks, CommitmentDigest, Digest, HashFn, Limits, MatterId, Refusal, Refusals,
    RoundSecret, Seed,
};

use super::{
    ClassSource, CommittedFrame, FrameResult, FrameRow, MatterFrame, ObjectCommitment,
    ObjectRecord, Outcome, draw_frame, threshold_tree,
};
use crate::record::{Blinding, TreeRoot, Veil, at_most, of_suite, public_digests};
use crate::record::{Header, SeedEvidence};
use crate::sample::Ranker;
use crate::workers::Workers;

/// Everything that an object draw depends on but the seed.
#[derive(Clone, Debug)]
pub struct ObjectDrawParts {
    /// Suite, mandate, part, counter, sources.
    pub header: Header,
    /// The round's secret.
    pub secret: RoundSecret,
    /// Whether objects enter under blind tokens: needed for secret strata, and for visits that
    /// must come unannounced.
    pub blinding: Blinding,
    /// Where risk classes come from, if the design uses any.
    pub classes: Option<ClassSource>,
    /// The frames: one per matter. All are drawn with the same ranks, so that one enterprise's
    /// matters fall on one visit as often as their exact probabilities allow.
    pub frames: Vec<MatterFrame>,
}

/// A committed object draw (抽取检查对象), waiting for its seed.
///
/// Until its sources have spoken it waits in a store as [`pending`](Self::pending), which holds all of it but the
/// round's secret; with the secret it [`resumes`](crate::record::PendingObjects::resume), if what it commits to is
/// still what was stored. It holds every nonce and blind name itself, and its `Debug` form shows the digest alone.
///
/// ```
/// use ssj_core::plan::Who;
/// use ssj_core::{AgencyId, CampaignId, DivisionId, MatterId, PoolId, RoundSecret, Shortfall, SizeRule, Sizing, Spread, Suite};
/// use ssj_core::{beijing, id};
/// use ssj_draw::record::*;
///
/// // Thirty sites of one county, of whom three are drawn. A pool makes its frame by a `FrameDesign`.
/// let row = |i: u32| FrameRow {
///     object: format!("site:{i}").parse().unwrap(), holder: None, division: id!(DivisionId, "220102"),
///     stratum: 0, state: RowState::Eligible,
/// };
/// let sizing = Sizing { rule: SizeRule::Fixed(3), spread: Spread::Proportional };
/// let frame = MatterFrame {
///     matter: id!(MatterId, "gas"), pool: id!(PoolId, "gas"), as_of: beijing!(2026-06-01 00:00),
///     who: Who::Agency(id!(AgencyId, "ng-amr")), announced: false, disclosure: StratumDisclosure::AuditorOnly,
///     classes: vec![Class { key: "all".parse()?, sizing }],
///     strata: vec![Stratum { key: "220102".parse()?, class: 0 }],
///     shortfall: Shortfall::Refuse, reserves: 1, rows: (0..30).map(row).collect(),
/// };
/// // A round says it all but the sources by `Round::header`.
/// let noon = SeedSource::quicknet(beijing!(2026-06-08 12:00)).ok_or("before its first round")?;
/// let header = Header::new(HeaderParts {
///     suite: Suite::Intl, mandate: MandateSource::Campaign(id!(CampaignId, "gas-2026")), part: DrawPart::Objects,
///     counter: 1, previous: None, margin_seconds: 3600, reveal_hashes_close: None, sources: vec![noon.clone()],
/// })?;
///
/// // From a good source of randomness, and kept from everybody until the visits are over.
/// let secret = RoundSecret::from_bytes([7; 32]);
/// let draw = ObjectDraw::new(ObjectDrawParts {
///     header, secret: secret.clone(), blinding: Blinding::Blinded, classes: None, frames: vec![frame],
/// })?;
/// // Its digest is published at nine. It waits in a store, without the secret; at noon the beacon speaks.
/// let stored = draw.pending();
/// let draw = stored.resume(secret)?;
/// let spoken = noon.said(SourceValue::from(&[0xbe; 32][..]));
/// let record = draw.draw(SeedEvidence::of_values(beijing!(2026-06-08 09:00), vec![spoken]))?;
/// let drawn = draw.drawn(&record)?;
/// assert_eq!((drawn.visits().len(), drawn.reserves().len()), (3, 1));
///
/// // Everybody gets the public form, auditors the whole.
/// let form = draw.public_form(&record, Visits::Ahead);
/// assert!(form.frames[0].drawn.objects().is_empty(), "nobody is named before the visits");
/// assert_eq!(draw.form(record).frames, draw.frames());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
///
/// ```
/// # use ssj_core::Suite;
/// use ssj_draw::record::{ObjectDraw, ObjectDrawParts};
/// /// By a hash function that a module computes, or by the library's own.
/// fn commit(parts: ObjectDrawParts, suite: Suite) -> Result<ObjectDraw, ssj_core::Refusals> {
///     ObjectDraw::hashed(parts, suite.hash_fn()?)
/// }
/// ```
#[doc(alias = "抽取检查对象")]
#[derive(Clone)]
pub struct ObjectDraw {
    pub(crate) hash: HashFn,
    pub(crate) veil: Veil,
    pub(crate) frames: Vec<MatterFrame>,
    pub(crate) committed: Vec<CommittedFrame>,
    commitment: ObjectCommitment,
    digest: Digest,
}

/// The digest alone: the rest is secret until the visits are over.
impl core::fmt::Debug for ObjectDraw {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("ObjectDraw");
        shown.field("digest", &self.digest).finish_non_exhaustive()
    }
}

impl ObjectDraw {
    /// Checks everything and commits to it.
    ///
    /// # Errors
    /// All that is wrong: see [`ssj_core::rules::draw`]; `draw.suite-unavailable` where this build lacks
    /// the header's suite.
    pub fn new(parts: ObjectDrawParts) -> Result<Self, Refusals> {
        let hash = parts.header.suite().hash_fn()?;
        Self::hashed(parts, hash)
    }

    /// The same by a hash function of one's own, as [`HashFn::of_module`] makes it.
    ///
    /// # Errors
    /// Those of [`new`](Self::new); `draw.suite-unavailable` where it is not of the header's suite.
    pub fn hashed(parts: ObjectDrawParts, hash: HashFn) -> Result<Self, Refusals> {
        Self::on(&(), parts, hash)
    }

    /// The same on several threads of one's own: the same commitment, however many there are.
    ///
    /// # Errors
    /// Those of [`hashed`](Self::hashed).
    ///
    /// ```
    /// # use ssj_core::{HashFn, Refusals};
    /// # use ssj_draw::{Workers, record::{ObjectDraw, ObjectDrawParts}};
    /// fn commit(threads: &impl Workers, parts: ObjectDrawParts, hash: HashFn) -> Result<ObjectDraw, Refusals> {
    ///     ObjectDraw::on(threads, parts, hash)
    /// }
    /// ```
    pub fn on(
        workers: &impl Workers,
        parts: ObjectDrawParts,
        hash: HashFn,
    ) -> Result<Self, Refusals> {
        of_suite(hash, &parts.header)?;
        let veil = Veil::new(hash, &parts.secret, parts.blinding)?;
        let frames = parts.frames.into_iter().map(MatterFrame::in_order);
        let frames: Vec<_> = frames.collect();
        let committed = commit(workers, &frames, hash, &veil, parts.blinding)?;
        Self::of(
            (parts.header, parts.classes),
            (hash, veil, parts.blinding),
            (frames, committed),
        )
    }

    /// A draw of frames that are committed to.
    pub(crate) fn of(
        (header, classes): (Header, Option<ClassSource>),
        (hash, veil, blinding): (HashFn, Veil, Blinding),
        (frames, committed): (Vec<MatterFrame>, Vec<CommittedFrame>),
    ) -> Result<Self, Refusals> {
        let commitments = committed.iter().map(|frame| frame.commitment.clone());
        let commitment = ObjectCommitment {
            header,
            secret: veil.secret_digest(),
            blinded: blinding == Blinding::Blinded,
            classes,
            frames: commitments.collect(),
        };
        commitment.check_part()?;
        let digest = commitment.digest(hash);
        Ok(Self {
            hash,
            veil,
            frames,
            committed,
            commitment,
            digest,
        })
    }

    /// What is committed to, spelled out.
    pub const fn commitment(&self) -> &ObjectCommitment {
        &self.commitment
    }

    /// The commitment's digest: publish it, then wait for the seed's sources.
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// What the plan or campaign that a round draws for keeps of this draw.
    ///
    /// ```
    /// use ssj_core::plan::{Plan, PlanEvent};
    /// use ssj_core::round::Round;
    /// use ssj_core::trail::{Act, Event};
    /// use ssj_core::{PlanItemId, Refusals, id};
    /// use ssj_draw::record::ObjectDraw;
    /// fn keep(plan: &Plan, act: &Act<'_>, round: &Round, draw: &ObjectDraw) -> Result<Event<PlanEvent>, Refusals> {
    ///     plan.draw_for(act, id!(PlanItemId, "cc-2026-01"), draw.round_draw(round))
    /// }
    /// ```
    pub fn round_draw(&self, round: &Round) -> RoundDraw {
        RoundDraw {
            round: round.id().clone(),
            counter: round.counter(),
            replaces: round.redraw().map(|redraw| redraw.of.clone()),
            source: round.mandate().source().clone(),
            commitment: CommitmentDigest(self.digest),
            frames: self
                .commitment
                .frames
                .iter()
                .map(FrameNumber::from)
                .collect(),
        }
    }

    /// The hash function of the draw's suite.
    pub(crate) const fn hash(&self) -> HashFn {
        self.hash
    }

    /// The frames that are drawn from, their classes and strata in ascending order of name.
    pub fn frames(&self) -> &[MatterFrame] {
        &self.frames
    }

    pub(crate) fn committed_frames(&self) -> impl Iterator<Item = (&MatterFrame, &CommittedFrame)> {
        self.frames.iter().zip(&self.committed)
    }

    /// Draws.
    ///
    /// # Errors
    /// Those of [`SeedEvidence::seed`]; `draw.size-unmet` where a size rule does not hold;
    /// `draw.stratum-short` for each stratum with fewer eligible objects than it must yield.
    pub fn draw(&self, evidence: SeedEvidence) -> Result<ObjectRecord, Refusals> {
        let seed = self.seed(&evidence)?;
        let results = results(&self.frames, &self.committed, self.hash, seed)?;
        Ok(self.record(evidence, seed, results))
    }

    /// The seed that the evidence comes to.
    pub(crate) fn seed(&self, evidence: &SeedEvidence) -> Result<Seed, Refusals> {
        self.commitment.check_published(evidence.published_at)?;
        evidence.seed(self.hash, &self.commitment.header, self.digest)
    }

    /// The record of what was drawn.
    pub(crate) fn record(
        &self,
        evidence: SeedEvidence,
        seed: Seed,
        results: Vec<FrameResult>,
    ) -> ObjectRecord {
        let salt = self.veil.salt(self.digest);
        let mut record = ObjectRecord {
            commitment: self.commitment.clone(),
            commitment_digest: self.digest,
            evidence,
            seed,
            thresholds: TreeRoot::from(&self.threshold_tree(&results)),
            salt,
            outcome: Outcome::of(self.committed_frames(), &results).digest(self.hash, salt),
            public: public_digests(self.committed_frames(), &results, (self.hash, salt)),
            results,
            digest: Digest::from_bytes([0; 32]),
        };
        record.digest = record.compute_digest(self.hash);
        record
    }

    pub(crate) fn threshold_tree(&self, results: &[FrameResult]) -> Tree {
        threshold_tree(self.hash, &self.veil, self.digest, &self.frames, results)
    }

    /// The rows that a record has drawn of a matter, and its reserves, stratum by stratum, each in
    /// ascending order of rank.
    pub fn strata_rows<'a>(
        &'a self,
        record: &'a ObjectRecord,
        matter: &MatterId,
    ) -> Vec<(Vec<&'a FrameRow>, Vec<&'a FrameRow>)> {
        let frame = self
            .committed_frames()
            .find(|(frame, _)| &frame.matter == matter);
        let (Some((frame, committed)), Some(result)) = (frame, record.result(matter)) else {
            return Vec::new();
        };
        let rows = committed.drawn_rows(frame, result);
        let known = |tokens: &[BlindToken]| {
            tokens
                .iter()
                .filter_map(|token| rows.get(token).copied())
                .collect()
        };
        let strata = result.strata.iter();
        strata
            .map(|stratum| (known(&stratum.drawn), known(&stratum.reserves)))
            .collect()
    }
}

/// What frames are committed to by, once nothing is wrong with them.
pub(crate) fn commit(
    workers: &impl Workers,
    frames: &[MatterFrame],
    hash: HashFn,
    veil: &Veil,
    blinding: Blinding,
) -> Result<Vec<CommittedFrame>, Refusals> {
    check(frames, blinding == Blinding::Blinded)?;
    let mut checks = Checks::new();
    let outcomes = frames
        .iter()
        .map(|frame| CommittedFrame::new(frame, hash, veil, workers));
    let committed = outcomes
        .filter_map(|outcome| checks.absorb(outcome))
        .collect();
    checks.finish().map(|()| committed)
}

/// What a seed draws from frames.
pub(crate) fn results(
    frames: &[MatterFrame],
    committed: &[CommittedFrame],
    hash: HashFn,
    seed: Seed,
) -> Result<Vec<FrameResult>, Refusals> {
    let ranker = Ranker::new(hash.suite(), &seed)?;
    let mut checks = Checks::new();
    let pairs = frames.iter().zip(committed);
    let outcomes = pairs.map(|(frame, committed)| draw_frame(frame, committed, &ranker));
    let results = outcomes
        .filter_map(|outcome| checks.absorb(outcome))
        .collect();
    checks.finish().map(|()| results)
}

pub(crate) fn check(frames: &[MatterFrame], blinded: bool) -> Result<(), Refusals> {
    let mut checks = Checks::new();
    checks.require(!frames.is_empty(), || Refusal::new(codes::NO_FRAME));
    let limit = Limits::DEFAULT.matters_per_round();
    at_most(
        &mut checks,
        ("frames", "抽样框"),
        frames.len(),
        limit.into(),
    );
    let mut seen: BTreeSet<&MatterId> = BTreeSet::new();
    for frame in frames {
        checks.require(seen.insert(&frame.matter), || {
            Refusal::new(codes::MATTER_TWICE).with("matter", &frame.matter)
        });
        frame.check(blinded, &mut checks);
    }
    checks.finish()
}
