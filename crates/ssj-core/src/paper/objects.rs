//! What a draw of objects came to, bound by its record's digest.

use alloc::vec::Vec;

use super::drawn::Call;
use super::{DrawnVisit, ReserveList, SeedEvidence, TreeRoot};
use crate::base::bytes::{Digest, Seed, Token};
use crate::base::digests::{
    CommitmentDigest, OutcomeDigest, PublicDigest, RecordDigest, ResultsDigest,
};
use crate::base::encode::{Encode, Encoder, Tag};
use crate::base::id::{DivisionId, ObjectId, VisitId};
use crate::base::label::Label;
use crate::base::suite::{HashFn, Suite, SuiteUnavailable};

/// The head of an object draw's record: everything that its digest covers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ObjectHead {
    /// The suite of the draw.
    pub suite: Suite,
    /// The commitment.
    pub commitment: CommitmentDigest,
    /// What the sources brought, and when.
    pub evidence: SeedEvidence,
    /// The seed made of it.
    pub seed: Seed,
    /// The digest of the results, frame by frame.
    pub results: ResultsDigest,
    /// The root over the thresholds of all strata.
    pub thresholds: TreeRoot,
    /// The digest of the visits and their reserves.
    pub outcome: OutcomeDigest,
    /// What is published of each frame, in the commitment's order.
    pub public: Vec<PublicDigest>,
}

impl ObjectHead {
    /// The record's digest: `H("ssj/1/record\0" ‖ canonical(head))`.
    pub fn digest(&self, hash: HashFn) -> RecordDigest {
        RecordDigest(hash.hash(Label::Record, &self.to_canonical()))
    }
}

record! {
    0x010c ObjectHead { suite, commitment, evidence, seed, results, thresholds, outcome, public } decode;
}

/// A draw's visits and their reserves (抽取结果), as its record's digest fixes them.
///
/// Making or reading one computes the digests again: it can't be had with a visit left out, added or
/// changed. Whether the head is that of the draw that was committed to is what
/// [`Round`](crate::round::Round) and whoever verifies it compare.
///
/// ```
/// use ssj_core::paper::{ObjectHead, ObjectsDrawn, SeedEvidence, TreeRoot};
/// use ssj_core::*;
/// let (zero, salt) = (Digest::from_bytes([0; 32]), Digest::from_bytes([7; 32]));
/// let hash = Suite::Intl.hash_fn()?;
/// let visits = vec![];
/// let head = ObjectHead {
///     suite: Suite::Intl,
///     commitment: CommitmentDigest(zero),
///     evidence: SeedEvidence::of_values("2026-03-02T01:30:00Z".parse()?, vec![]),
///     seed: Seed::from_bytes([1; 32]),
///     results: ResultsDigest(zero),
///     thresholds: TreeRoot { leaves: 0, root: zero },
///     outcome: ObjectsDrawn::outcome(hash, salt, &visits, &[]),
///     public: vec![],
/// };
/// let drawn = ObjectsDrawn::new(head.clone(), salt, visits, vec![])?;
/// assert_eq!(drawn.record(), head.digest(hash));
/// // Under another salt it is another outcome.
/// let error = ObjectsDrawn::new(head, zero, vec![], vec![]).unwrap_err();
/// assert_eq!(error.code(), "paper.other-outcome");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "抽取结果")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(with = "Parts"))]
#[cfg_attr(feature = "serde", serde(try_from = "Parts", into = "Parts"))]
pub struct ObjectsDrawn {
    parts: Parts,
    record: RecordDigest,
}

#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(rename = "ObjectsDrawn"))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
struct Parts {
    head: ObjectHead,
    salt: Digest,
    visits: Vec<DrawnVisit>,
    reserves: Vec<ReserveList>,
}

errors! {
    /// A paper whose contents are not the ones that its digest fixes.
    #[derive(Copy)]
    pub enum PaperError {
        /// The visits and reserves have another digest than the head says.
        Outcome {
            /// What the head says.
            claimed: OutcomeDigest,
            /// What follows.
            found: OutcomeDigest,
        } = "paper.other-outcome",
            "the head has visits and reserves of digest {claimed}, these have {found}",
            "记录头所载检查与备选的摘要为{claimed}，所附为{found}";
        /// The teams have another root than the head says.
        Teams {
            /// What the head says.
            claimed: Digest,
            /// What follows.
            found: Digest,
        } = "paper.other-teams",
            "the head has teams under the root {claimed}, these have {found}",
            "记录头所载检查组的树根为{claimed}，所附为{found}";
        /// A visit has another id than follows from the record.
        Visit {
            /// Its number in the list, from 0.
            index: usize,
        } = "paper.other-visit",
            "the id of visit {index} is not the one that follows from the record",
            "第{index}项检查的编号与记录不符";
        /// A team is of a visit whose id is no token.
        NoToken {
            /// Its number in the list, from 0.
            index: usize,
        } = "paper.no-token", "the visit of team {index} was not drawn",
            "第{index}个检查组所属的检查并非抽取所得";
    }
    from {
        /// This build lacks the suite.
        Suite(SuiteUnavailable),
    }
}

impl ObjectsDrawn {
    /// The outcome under a head, which must be its.
    ///
    /// # Errors
    /// [`PaperError`] where it is another one, or a visit has another id than follows.
    pub fn new(
        head: ObjectHead,
        salt: Digest,
        visits: Vec<DrawnVisit>,
        reserves: Vec<ReserveList>,
    ) -> Result<Self, PaperError> {
        let hash = head.suite.hash_fn()?;
        let record = head.digest(hash);
        let (claimed, found) = (head.outcome, Self::outcome(hash, salt, &visits, &reserves));
        if claimed != found {
            return Err(PaperError::Outcome { claimed, found });
        }
        let other = |v: &DrawnVisit| v.id != visit_token(hash, record, &v.holder, &v.county).into();
        if let Some(index) = visits.iter().position(other) {
            return Err(PaperError::Visit { index });
        }
        let parts = Parts {
            head,
            salt,
            visits,
            reserves,
        };
        Ok(Self { parts, record })
    }

    /// The digest of visits and reserves, whose ids it does not cover: they follow from the record's.
    /// `H("ssj/1/outcome\0" ‖ canonical(salt, visits, reserves))`.
    pub fn outcome(
        hash: HashFn,
        salt: Digest,
        visits: &[DrawnVisit],
        reserves: &[ReserveList],
    ) -> OutcomeDigest {
        let calls: Vec<_> = visits.iter().map(Call).collect();
        let mut out = Encoder::new();
        out.record(Tag::new(0x0152), |out| {
            out.value(&salt);
            out.value(&calls);
            out.value(reserves);
        });
        OutcomeDigest(hash.hash(Label::Outcome, out.as_bytes()))
    }

    /// The head of the record.
    pub const fn head(&self) -> &ObjectHead {
        &self.parts.head
    }

    /// The digest of the record.
    pub const fn record(&self) -> RecordDigest {
        self.record
    }

    /// The visits, in ascending order of enterprise and county.
    pub fn visits(&self) -> &[DrawnVisit] {
        &self.parts.visits
    }

    /// The reserves, a list for each stratum that anybody was drawn from.
    pub fn reserves(&self) -> &[ReserveList] {
        &self.parts.reserves
    }
}

#[cfg(feature = "serde")]
impl From<ObjectsDrawn> for Parts {
    fn from(drawn: ObjectsDrawn) -> Self {
        drawn.parts
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Parts> for ObjectsDrawn {
    type Error = PaperError;

    fn try_from(parts: Parts) -> Result<Self, PaperError> {
        Self::of(parts)
    }
}

impl ObjectsDrawn {
    fn of(parts: Parts) -> Result<Self, PaperError> {
        Self::new(parts.head, parts.salt, parts.visits, parts.reserves)
    }
}

record! {
    0x0153 Parts { head, salt, visits, reserves } decode;
    _ ObjectsDrawn { parts } decode Self::of;
}

/// A visit's token: the first 16 bytes of `H("ssj/1/visit\0" ‖ record digest ‖ holder's token ‖
/// division)`. One enterprise has one visit in each county where something of it is drawn.
///
/// ```
/// use ssj_core::paper::visit_token;
/// use ssj_core::{Digest, DivisionId, ObjectId, RecordDigest, Suite};
/// let (h, holder) = (Suite::Intl.hash_fn()?, "uscc:91220101MA13XQYL0T".parse::<ObjectId>()?);
/// let record = RecordDigest(Digest::from_bytes([1; 32]));
/// let [a, b] = ["220102", "220103"].map(|code| visit_token(h, record, &holder, &DivisionId::new(code).unwrap()));
/// assert_ne!(a, b);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
pub fn visit_token(
    hash: HashFn,
    record: RecordDigest,
    holder: &ObjectId,
    county: &DivisionId,
) -> Token {
    let token = holder.token(hash);
    let parts: [&[u8]; 3] = [
        record.0.as_bytes(),
        token.as_bytes(),
        county.as_str().as_bytes(),
    ];
    Token::from_bytes(hash.hash_parts(Label::Visit, &parts).first_half())
}

/// The same as an id.
pub fn visit_id(
    hash: HashFn,
    record: RecordDigest,
    holder: &ObjectId,
    county: &DivisionId,
) -> VisitId {
    visit_token(hash, record, holder, county).into()
}
