//! Two commitments where there may be one.

use alloc::format;

use ssj_core::{Digest, HashFn, Refusals, Seed, SuiteUnavailable, Timestamp, sealed};

use super::inquiry::Inquiry;
use super::verdict::{Basis, Verdict};
use crate::record::{
    Header, InspectorCommitment, InspectorRecord, ObjectCommitment, ObjectRecord, SeedEvidence,
};

/// A commitment of either draw.
pub trait Commitment: sealed::Sealed {
    /// Mandate, part, counter.
    fn header(&self) -> &Header;

    /// Its digest, as it was published.
    fn digest(&self, hash: HashFn) -> Digest;

    /// Whether its header is that of a draw of its kind.
    ///
    /// # Errors
    /// `draw.other-part`.
    fn check_part(&self) -> Result<(), Refusals>;

    /// Whether what it covers was so when it was published.
    ///
    /// # Errors
    /// `seed.as-of-later` for each list that is of a later instant.
    fn check_published(&self, published: Timestamp) -> Result<(), Refusals>;
}

/// A record of either draw.
pub trait Record: sealed::Sealed {
    /// Its commitment's type.
    type Commitment: Commitment;

    /// Its commitment, spelled out.
    fn commitment(&self) -> &Self::Commitment;

    /// Its commitment's digest, as the record has it.
    fn commitment_digest(&self) -> Digest;

    /// What the sources brought, and when.
    fn evidence(&self) -> &SeedEvidence;

    /// The seed, as the record has it.
    fn seed(&self) -> Seed;

    /// Its own digest, as it follows from what it says.
    fn follows(&self, hash: HashFn) -> Digest;

    /// Its own digest, as the record has it.
    fn digest(&self) -> Digest;
}

macro_rules! draws {
    ($($commitment:ty, $record:ty;)*) => {$(
        impl Commitment for $commitment {
            fn header(&self) -> &Header {
                &self.header
            }

            fn digest(&self, hash: HashFn) -> Digest {
                Self::digest(self, hash)
            }

            fn check_part(&self) -> Result<(), Refusals> {
                Self::check_part(self)
            }

            fn check_published(&self, published: Timestamp) -> Result<(), Refusals> {
                Self::check_published(self, published)
            }
        }

        impl Record for $record {
            type Commitment = $commitment;

            fn commitment(&self) -> &$commitment {
                &self.commitment
            }

            fn commitment_digest(&self) -> Digest {
                self.commitment_digest
            }

            fn evidence(&self) -> &SeedEvidence {
                &self.evidence
            }

            fn seed(&self) -> Seed {
                self.seed
            }

            fn follows(&self, hash: HashFn) -> Digest {
                self.compute_digest(hash)
            }

            fn digest(&self) -> Digest {
                self.digest
            }
        }
    )*};
}

draws! {
    ObjectCommitment, ObjectRecord;
    InspectorCommitment, InspectorRecord;
}

/// Two commitments of one mandate, part and counter: the proof that somebody kept a choice open.
///
/// It convinces whoever saw both digests published: a digest can't be made to fit afterwards.
///
/// ```
/// # use ssj_core::{CampaignId, Digest, Suite};
/// # use ssj_draw::record::{DrawPart, Header, HeaderParts, MandateSource, ObjectCommitment, SeedSource, SourceKind};
/// use ssj_draw::verify::Equivocation;
/// # let header = Header::new(HeaderParts {
/// #     suite: Suite::Intl, mandate: MandateSource::Campaign(CampaignId::new("gas-2026")?),
/// #     part: DrawPart::Objects, counter: 1, previous: None, margin_seconds: 3600, reveal_hashes_close: None,
/// #     sources: vec![SeedSource { id: "drand:quicknet:26540212".parse()?, kind: SourceKind::Beacon, min_entropy_bits: 128, due: "2026-03-02T04:00:00Z".parse()? }],
/// # })?;
/// let commitment = |secret| ObjectCommitment {
///     header: header.clone(),
///     secret: Digest::from_bytes([secret; 32]),
///     blinded: true,
///     classes: None,
///     frames: vec![],
/// };
/// let proof = Equivocation::prove(commitment(1), commitment(2))?.ok_or("one and the same")?;
/// let hash = Suite::Intl.hash_fn()?;
/// let published = [commitment(1).digest(hash), commitment(2).digest(hash)];
/// assert!(!proof.verify(published)?.is_contradicted());
/// assert!(proof.verify([published[0]; 2])?.is_contradicted());
/// assert!(Equivocation::prove(commitment(1), commitment(1))?.is_none());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct Equivocation<C> {
    first: C,
    second: C,
}

impl<C: Commitment> Equivocation<C> {
    /// The proof that two commitments make; `None` where they are of different draws or are one.
    ///
    /// # Errors
    /// [`SuiteUnavailable`] where this build lacks the suite of one of them.
    pub fn prove(first: C, second: C) -> Result<Option<Self>, SuiteUnavailable> {
        let proof = Self { first, second };
        let digests = proof.digests()?;
        let proves = digests[0] != digests[1] && proof.difference().is_none();
        Ok(proves.then_some(proof))
    }

    /// The two commitments.
    pub const fn commitments(&self) -> [&C; 2] {
        [&self.first, &self.second]
    }

    /// Checks the proof, which may come from anywhere, with the two digests that were published.
    ///
    /// # Errors
    /// [`SuiteUnavailable`] where this build lacks the suite of one of them.
    pub fn verify(&self, published: [Digest; 2]) -> Result<Verdict, SuiteUnavailable> {
        let digests = self.digests()?;
        let mut inquiry = Inquiry::unanchored();
        for (field, (claimed, anchor)) in ["first", "second"]
            .into_iter()
            .zip(digests.iter().zip(&published))
        {
            inquiry.compare(Basis::Anchored, field, claimed, anchor);
        }
        if digests[0] == digests[1] {
            inquiry.differ("second", &digests[1], &"another commitment");
        }
        if let Some(field) = self.difference() {
            inquiry.differ(field, &"two draws", &"one draw");
        }
        Ok(inquiry.finish())
    }

    fn digests(&self) -> Result<[Digest; 2], SuiteUnavailable> {
        let digest = |one: &C| Ok(one.digest(one.header().suite().hash_fn()?));
        Ok([digest(&self.first)?, digest(&self.second)?])
    }

    /// What makes them commitments of different draws, if anything does.
    fn difference(&self) -> Option<&'static str> {
        let [first, second] = self.commitments().map(|one| one.header().parts());
        let same = [
            ("mandate", first.mandate == second.mandate),
            ("part", first.part == second.part),
            ("counter", first.counter == second.counter),
        ];
        same.into_iter()
            .find(|(_, same)| !same)
            .map(|(field, _)| field)
    }
}

/// Checks the rounds of one draw, first to last, against every commitment that was published for it:
/// each has its record, each redraw names the record before it, and none was dropped or held in secret.
///
/// It does not check the records themselves: verify each of them as well.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks a record's suite.
pub fn verify_rounds<R: Record>(
    records: &[R],
    published: &[Digest],
) -> Result<Verdict, SuiteUnavailable> {
    let mut inquiry = Inquiry::unanchored();
    let mut before: Option<&R> = None;
    for (counter, record) in (1_u32..).zip(records) {
        let (parts, field) = (record.commitment().header().parts(), |name: &str| {
            format!("rounds[{counter}].{name}")
        });
        inquiry.same(field("counter"), &parts.counter, &counter);
        if let Some(before) = before {
            let path = format!("rounds[{counter}]");
            same_fields!(inquiry, path, [parts, before.commitment().header().parts()]: mandate, part);
        }
        let named = parts.previous.as_ref().map(|previous| previous.record);
        inquiry.same_if_any(field("previous"), [named, before.map(Record::digest)]);
        let follows = record.follows(record.commitment().header().suite().hash_fn()?);
        inquiry.same(field("digest"), &record.digest(), &follows);
        let claimed = record.commitment_digest();
        if published.contains(&claimed) {
            inquiry.note(Basis::Anchored, field("commitment_digest"));
        } else {
            let none = "none that was published";
            inquiry.differ(&field("commitment_digest"), &claimed, &none);
        }
        before = Some(record);
    }
    for digest in published {
        if !records
            .iter()
            .any(|record| record.commitment_digest() == *digest)
        {
            let kept = format!("the published commitment {digest}");
            inquiry.differ("rounds", &"no record", &kept);
        }
    }
    inquiry.trust("published: that these are all commitments");
    inquiry.unchecked("rounds: each record by itself");
    Ok(inquiry.finish())
}
