//! Making extracts: the trees of a draw, kept for proofs.

use alloc::vec::Vec;

use ssj_core::merkle::Tree;
use ssj_core::{BlindToken, Digest, HashFn, MatterId, ObjectId, Refusals};

use super::{AbsenceProof, Neighbour, ObjectExtract, OpenedStratum, StratumOpening};
use crate::record::object::{
    Entry, FrameResult, LeafHasher, MatterFrame, ObjectDraw, ObjectRecord, StratumDisclosure,
    ThresholdProof, ascending, entries,
};
use crate::record::{Veil, Visits};
use crate::sample::Ranker;

/// Gives every object of a draw its [`ObjectExtract`], and every other its [`AbsenceProof`].
///
/// It holds one hash tree per frame, 64 bytes a row.
///
/// ```
/// # use ssj_core::*;
/// # use ssj_draw::record::*;
/// # fn draw() -> Result<(ObjectDraw, SeedEvidence), Box<dyn core::error::Error>> {
/// #     let (beacon, due) = ("drand:quicknet:26540212".parse::<SourceId>()?, "2026-03-02T04:00:00Z".parse()?);
/// #     let header = Header::new(HeaderParts {
/// #         suite: Suite::Intl, mandate: MandateSource::Campaign(CampaignId::new("gas-2026")?), part: DrawPart::Objects,
/// #         counter: 1, previous: None, margin_seconds: 3600, reveal_hashes_close: None,
/// #         sources: vec![SeedSource { id: beacon.clone(), kind: SourceKind::Beacon, min_entropy_bits: 128, due }],
/// #     })?;
/// #     let rows = (0..20).map(|i| Ok(FrameRow {
/// #         object: format!("site:{i}").parse()?, holder: None, division: "division:220102".parse()?, stratum: 0, state: RowState::Eligible,
/// #     }));
/// #     let frame = MatterFrame {
/// #         matter: MatterId::new("food")?, pool: PoolId::new("food")?, as_of: "2026-03-01T00:00:00Z".parse()?, who: ssj_core::plan::Who::Agency("agency:220102-amr".parse()?), announced: true,
/// #         disclosure: StratumDisclosure::Public,
/// #         classes: vec![Class { key: "all".parse()?, sizing: Sizing { rule: SizeRule::Fixed(2), spread: Spread::Proportional } }],
/// #         strata: vec![Stratum { key: "220102".parse()?, class: 0 }], shortfall: Shortfall::Refuse, reserves: 1,
/// #         rows: rows.collect::<Result<_, IdError>>()?,
/// #     };
/// #     let draw = ObjectDraw::new(ObjectDrawParts {
/// #         header, secret: RoundSecret::from_bytes([7; 32]), blinding: Blinding::Open, classes: None, frames: vec![frame],
/// #     })?;
/// #     let value = SeedValue { source: beacon, at: due, value: SourceValue::from(&[0xbe; 32][..]), nonce: None };
/// #     Ok((draw, SeedEvidence::of_values("2026-03-01T09:00:00Z".parse()?, vec![value])))
/// # }
/// use ssj_draw::verify::{Anchors, Said, Standing, verify_absence, verify_object_extract};
/// let (draw, evidence) = draw()?;
/// let record = draw.draw(evidence)?;
/// let extractor = Extractor::new(&draw, &record)?;
///
/// // Site 7 asks whether it was drawn, and checks the answer with what was published.
/// let (name, digest) = (draw.commitment().header.name(), CommitmentDigest(draw.digest()));
/// let anchors = Anchors::from_iter([Said::Commitment { draw: name, digest }]);
/// let extract = extractor.extract(&MatterId::new("food")?, &"site:7".parse()?, Visits::Over).ok_or("not in it")?;
/// let verdict = verify_object_extract(&extract, &record.published(), &anchors)?;
/// assert_eq!(verdict.standing(), Standing::PartlyAnchored);
///
/// // Site 99 was never in the pool, and can show it.
/// let absent = extractor.absence(&MatterId::new("food")?, &"site:99".parse()?).ok_or("in it")?;
/// assert_eq!(verify_absence(&absent, &record.commitment, &anchors)?.standing(), Standing::Anchored);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Extractor<'a> {
    hash: HashFn,
    veil: &'a Veil,
    ranker: Ranker,
    commitment: Digest,
    blinded: bool,
    thresholds: Tree,
    frames: Vec<Kept<'a>>,
}

/// One frame with its tree and its result.
#[derive(Debug)]
struct Kept<'a> {
    frame: &'a MatterFrame,
    result: &'a FrameResult,
    /// The number of its first stratum among those of all frames.
    first: u64,
    order: Vec<Entry<'a>>,
    tree: Tree,
    leaves: LeafHasher,
}

impl<'a> Extractor<'a> {
    /// The extractor of a draw and its record.
    ///
    /// A matter without a result in the record gives no extracts.
    ///
    /// # Errors
    /// As [`ObjectDraw::new`].
    pub fn new(draw: &'a ObjectDraw, record: &'a ObjectRecord) -> Result<Self, Refusals> {
        let (hash, veil) = (draw.hash, &draw.veil);
        let ranker = Ranker::new(hash.suite(), &record.seed)?;
        let mut frames = Vec::with_capacity(draw.frames().len());
        let mut first = 0_u64;
        for frame in draw.frames() {
            let order = ascending(frame, entries(frame, hash, veil))?;
            let mut leaves = LeafHasher::new(hash, veil, &frame.matter)?;
            let tree = Tree::new(
                hash,
                order.iter().map(|entry| {
                    let seal = leaves.sealed(entry).seal(hash);
                    leaves.leaf(entry.row, seal)
                }),
            );
            if let Some(result) = record.result(&frame.matter) {
                frames.push(Kept {
                    frame,
                    result,
                    first,
                    order,
                    tree,
                    leaves,
                });
            }
            first = first.saturating_add(u64::try_from(frame.strata.len()).unwrap_or(u64::MAX));
        }
        Ok(Self {
            hash,
            veil,
            ranker,
            commitment: draw.digest(),
            blinded: draw.commitment().blinded,
            thresholds: draw.threshold_tree(&record.results),
            frames,
        })
    }

    /// What an object can prove of its place in a matter's draw; `None` where it has none.
    ///
    /// Its blind token and stratum are opened once the visits are over, and in an open draw, which
    /// announces itself, before; never where strata are for auditors only.
    pub fn extract(
        &self,
        matter: &MatterId,
        object: &ObjectId,
        visits: Visits,
    ) -> Option<ObjectExtract> {
        let kept = self.kept(matter)?;
        let at = kept.place(self.blind(object)).ok()?;
        let entry = kept.order.get(at)?;
        Some(ObjectExtract {
            commitment: self.commitment,
            matter: matter.clone(),
            object: object.clone(),
            holder: entry.row.holder.clone(),
            division: entry.row.division.clone(),
            state: entry.row.state.clone(),
            stratum: self.opening(kept, entry, visits)?,
            inclusion: kept.tree.inclusion(at)?,
        })
    }

    /// The proof that an object is not in a matter's frame; `None` where it is, or the draw is blinded.
    pub fn absence(&self, matter: &MatterId, object: &ObjectId) -> Option<AbsenceProof> {
        if self.blinded {
            return None;
        }
        let kept = self.kept(matter)?;
        let at = kept.place(self.blind(object)).err()?;
        let neighbour = |at: Option<usize>| {
            let (at, entry) = (at?, kept.order.get(at?)?);
            Some(Neighbour {
                row: entry.row.clone(),
                half: kept.leaves.sealed(entry),
                inclusion: kept.tree.inclusion(at)?,
            })
        };
        Some(AbsenceProof {
            commitment: self.commitment,
            matter: matter.clone(),
            object: object.clone(),
            below: neighbour(at.checked_sub(1)),
            above: neighbour(Some(at)),
        })
    }

    fn kept(&self, matter: &MatterId) -> Option<&Kept<'a>> {
        self.frames.iter().find(|kept| &kept.frame.matter == matter)
    }

    fn blind(&self, object: &ObjectId) -> BlindToken {
        self.veil.blind(object.token(self.hash))
    }

    fn opening(
        &self,
        kept: &Kept<'_>,
        entry: &Entry<'_>,
        visits: Visits,
    ) -> Option<StratumOpening> {
        let half = kept.leaves.sealed(entry);
        let ahead = self.blinded && visits == Visits::Ahead;
        if ahead || kept.frame.disclosure == StratumDisclosure::AuditorOnly {
            return Some(StratumOpening::Sealed(half.seal(self.hash)));
        }
        let number = usize::try_from(entry.row.stratum).ok()?;
        let result = kept.result.strata.get(number)?;
        let index = kept.first.checked_add(entry.row.stratum.into())?;
        let proof = ThresholdProof {
            nonce: self.veil.threshold_nonce(self.commitment, index),
            inclusion: self.thresholds.inclusion(usize::try_from(index).ok()?)?,
        };
        Some(StratumOpening::Opened(OpenedStratum {
            half,
            key: kept.frame.strata.get(number)?.key.clone(),
            rank: self.ranker.rank(entry.blind),
            threshold: result.threshold,
            drawn: result.drawn.contains(&entry.blind),
            proof,
        }))
    }
}

impl Kept<'_> {
    fn place(&self, blind: BlindToken) -> Result<usize, usize> {
        self.order.binary_search_by_key(&blind, |entry| entry.blind)
    }
}
