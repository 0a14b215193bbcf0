//! The part of verifying that both draws share: header, sources, seed.

use alloc::format;
use alloc::string::ToString;

use ssj_core::{Digest, HashFn, Seed};

use super::anchors::Anchors;
use super::equivocation::{Commitment, Record};
use super::verdict::{Basis, Inquiry};
use crate::record::{Header, SeedEvidence};

/// What a record or a public form says of its commitment's digest and of its seed.
pub(super) struct Claim<'a> {
    pub(super) header: &'a Header,
    /// The commitment's digest as it is claimed, and as it follows from the commitment.
    pub(super) commitment: Digest,
    pub(super) follows: Digest,
    pub(super) evidence: &'a SeedEvidence,
    pub(super) seed: Seed,
}

impl<'a> Claim<'a> {
    pub(super) fn of(record: &'a impl Record, hash: HashFn) -> Self {
        let evidence = (record.evidence(), record.seed());
        Self::new(
            record.commitment(),
            record.commitment_digest(),
            evidence,
            hash,
        )
    }

    pub(super) fn new(
        commitment: &'a impl Commitment,
        digest: Digest,
        (evidence, seed): (&'a SeedEvidence, Seed),
        hash: HashFn,
    ) -> Self {
        Self {
            header: commitment.header(),
            commitment: digest,
            follows: commitment.digest(hash),
            evidence,
            seed,
        }
    }

    /// Checks the commitment's digest and the seed, against the anchors and each other.
    pub(super) fn check(&self, inquiry: &mut Inquiry, hash: HashFn, anchors: &Anchors) {
        let (claimed, follows) = (&self.commitment, &self.follows);
        inquiry.same("commitment_digest", claimed, follows);
        check_anchored_commitment(inquiry, *claimed, anchors);
        check_seed(inquiry, hash, self, anchors);
    }
}

pub(super) fn check_anchored_commitment(inquiry: &mut Inquiry, claimed: Digest, anchors: &Anchors) {
    check_anchored(inquiry, "commitment_digest", claimed, anchors.commitment);
}

fn check_anchored(inquiry: &mut Inquiry, field: &str, claimed: Digest, anchor: Option<Digest>) {
    match anchor {
        Some(anchor) => {
            let field = format!("{field}, against the published one");
            inquiry.compare(Basis::Anchored, field, &claimed, &anchor);
        }
        None => inquiry.trust(format!("{field}: no published one was given")),
    }
}

/// Checks a record's digest against the one that follows and against the anchor.
pub(super) fn check_digest(
    inquiry: &mut Inquiry,
    record: &impl Record,
    hash: HashFn,
    anchors: &Anchors,
) {
    let claimed = record.digest();
    inquiry.same("digest", &claimed, &record.follows(hash));
    check_anchored_record(inquiry, claimed, anchors);
}

pub(super) fn check_anchored_record(inquiry: &mut Inquiry, claimed: Digest, anchors: &Anchors) {
    check_anchored(inquiry, "digest", claimed, anchors.record);
}

/// Checks the sources' values against the anchors, and the seed against both.
fn check_seed(inquiry: &mut Inquiry, hash: HashFn, claim: &Claim<'_>, anchors: &Anchors) {
    for value in &claim.evidence.values {
        let field = format!("evidence.values[{}].value", value.source);
        match anchors.values.get(&value.source) {
            Some(anchor) if anchor != &value.value => {
                let [claimed, found] = [&value.value, anchor].map(ToString::to_string);
                inquiry.differ(&field, &claimed, &found);
            }
            Some(_) => inquiry.note(Basis::Anchored, field),
            None => inquiry.trust(format!("{field}: no value was given")),
        }
    }
    inquiry.trust("evidence: the instants of publication and of each value");
    for source in claim.evidence.absent(claim.header) {
        let silent = format!("evidence: that `{}` stayed silent", source.id);
        inquiry.trust(silent);
    }
    if claim.header.open_to_last_revealer() {
        let choice = "seed: no beacon speaks last, so the last revealer could choose between two";
        inquiry.trust(choice);
    }
    match claim.evidence.seed(hash, claim.header, claim.commitment) {
        Ok(seed) => inquiry.same("seed", &claim.seed, &seed),
        Err(refusals) => inquiry.differ("evidence", &"a seed", &refusals.to_string()),
    }
}
