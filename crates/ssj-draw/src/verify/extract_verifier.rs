//! Verifying objects' extracts, many or one, with what was published of their draw.

use ssj_core::{BlindToken, Digest, HashFn, SuiteUnavailable};

use super::anchors::Anchors;
use super::extracts::check_proof;
use super::inquiry::Inquiry;
use super::verdict::{Basis, Verdict};
use crate::record::{
    DrawName, FrameCommitment, ObjectExtract, Published, RowState, StratumOpening, threshold_leaf,
};
use crate::sample::Ranker;

/// Checks any number of objects' extracts with what was published of their draw: commitment, seed,
/// root over the thresholds.
///
/// What is the same for all of them, the commitment's digest and the key of the ranks, is computed
/// once; everything that an extract says is checked each time.
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
/// use ssj_draw::verify::{Anchors, ExtractVerifier, Said, Standing};
/// let (draw, evidence) = draw()?;
/// let record = draw.draw(evidence)?;
/// let extractor = Extractor::new(&draw, &record)?;
///
/// // A newspaper collects the extracts of all twenty, and checks that two of them were drawn.
/// let (name, digest) = (draw.commitment().header.name(), CommitmentDigest(draw.digest()));
/// let anchors = Anchors::from_iter([Said::Commitment { draw: name, digest }]);
/// let verifier = ExtractVerifier::new(record.published(), &anchors)?;
/// let mut drawn = 0;
/// for row in &draw.frames()[0].rows {
///     let extract = extractor.extract(&draw.frames()[0].matter, &row.object, Visits::Over).ok_or("not in it")?;
///     assert_eq!(verifier.verify(&extract).standing(), Standing::PartlyAnchored);
///     drawn += usize::from(matches!(&extract.stratum, StratumOpening::Opened(opened) if opened.drawn));
/// }
/// assert_eq!(drawn, 2);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ExtractVerifier<'a> {
    published: Published<'a>,
    anchors: &'a Anchors,
    hash: HashFn,
    /// Which draw it is.
    name: DrawName,
    /// The commitment's digest, as it follows from the commitment.
    commitment: Digest,
    ranker: Ranker,
}

impl<'a> ExtractVerifier<'a> {
    /// The verifier of one draw's extracts.
    ///
    /// # Errors
    /// [`SuiteUnavailable`] where this build lacks the commitment's suite.
    pub fn new(published: Published<'a>, anchors: &'a Anchors) -> Result<Self, SuiteUnavailable> {
        let hash = published.commitment.header.suite().hash_fn()?;
        Ok(Self {
            published,
            anchors,
            hash,
            name: published.commitment.header.name(),
            commitment: published.commitment.digest(hash),
            ranker: Ranker::new(hash.suite(), &published.seed)?,
        })
    }

    /// Checks one extract.
    pub fn verify(&self, extract: &ObjectExtract) -> Verdict {
        let mut inquiry = Inquiry::with(self.anchors);
        let (claimed, follows) = (extract.commitment, self.commitment);
        inquiry.same("commitment", &claimed, &follows);
        inquiry.anchor("commitment", &claimed, |said| {
            said.commitment_of(&self.name)
        });
        let Some(frame) = self.published.commitment.frame(&extract.matter) else {
            inquiry.differ("matter", &extract.matter, &"no frame of that name");
            return inquiry.finish();
        };
        self.check_object(&mut inquiry, extract, frame);
        self.check_standing(&mut inquiry, extract);
        // The form that they were read off was verified, or it was not.
        inquiry.note(Basis::NotAnchored, "seed, thresholds: as they were given");
        inquiry.unchecked("state: the evidence behind the reason");
        let others = "frame: every other row, its class and its exclusion";
        inquiry.unchecked(others);
        inquiry.finish()
    }

    fn check_object(
        &self,
        inquiry: &mut Inquiry<'_>,
        extract: &ObjectExtract,
        frame: &FrameCommitment,
    ) {
        let place = (&extract.inclusion, extract.leaf(self.hash));
        check_proof(inquiry, self.hash, "inclusion", place, frame);
    }

    /// In or out, against the threshold that the extract claims.
    fn check_standing(&self, inquiry: &mut Inquiry<'_>, extract: &ObjectExtract) {
        let StratumOpening::Opened(opened) = &extract.stratum else {
            inquiry.unchecked("stratum: it is sealed");
            return;
        };
        if self.published.commitment.blinded {
            let what = "stratum.blind: that it is the object's, which only an auditor can check";
            inquiry.trust(what);
        } else {
            let open = BlindToken::open(extract.object.token(self.hash));
            inquiry.same("stratum.blind", &opened.half.blind, &open);
        }
        let rank = self.ranker.rank(opened.half.blind);
        inquiry.same("stratum.rank", &opened.rank, &rank);
        let (nonce, matter) = (opened.proof.nonce, &extract.matter);
        let stratum = (opened.half.stratum, &opened.key);
        let leaf = threshold_leaf(self.hash, nonce, matter, stratum, opened.threshold);
        let thresholds = self.published.thresholds;
        // Each stratum has one place, so that nobody can be shown a threshold of their own.
        let commitment = self.published.commitment;
        let strata = [thresholds.leaves, commitment.strata()];
        inquiry.same("thresholds.leaves", &strata[0], &strata[1]);
        let place = commitment.threshold_place(matter, opened.half.stratum);
        let claimed = Some(opened.proof.inclusion.index());
        inquiry.same_if_any("stratum.proof.inclusion.index", [claimed, place]);
        let outcome = thresholds.verify(self.hash, &opened.proof.inclusion, leaf);
        let fields = ["stratum.threshold", "stratum.threshold: everybody's"];
        inquiry.placed(fields, outcome);
        let within = opened.threshold.is_some_and(|last| opened.rank <= last);
        let follows = within && extract.state == RowState::Eligible;
        inquiry.same("stratum.drawn", &opened.drawn, &follows);
        let what = "stratum.threshold, N_h and the object's class: as they are claimed";
        inquiry.trust(what);
    }
}

/// Checks an object's extract with what was published: an [`ExtractVerifier`] for one extract only.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the commitment's suite.
pub fn verify_object_extract(
    extract: &ObjectExtract,
    published: &Published<'_>,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    ExtractVerifier::new(*published, anchors).map(|verifier| verifier.verify(extract))
}
