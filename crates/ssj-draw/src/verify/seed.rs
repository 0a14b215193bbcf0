//! The part of verifying that both draws share: header, sources, seed.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;

use ssj_core::{Digest, HashFn, Refusals, Seed};

use super::equivocation::{Commitment, Record};
use super::inquiry::Inquiry;
use super::trusted::Trusted;
use crate::record::{DrawName, Header, RevealHash, SeedEvidence, SeedValue, Speaks};

/// What a record or a public form says of its commitment's digest and of its seed.
pub(super) struct Claim<'a> {
    pub(super) header: &'a Header,
    /// The commitment's digest as it is claimed, and as it follows from the commitment.
    pub(super) commitment: Digest,
    pub(super) follows: Digest,
    pub(super) evidence: &'a SeedEvidence,
    pub(super) seed: Seed,
    /// What was committed to was so when it was published.
    in_time: Result<(), Refusals>,
    /// The header is that of a draw of this kind.
    of_part: Result<(), Refusals>,
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
            in_time: commitment.check_published(evidence.published_at),
            of_part: commitment.check_part(),
        }
    }

    /// Checks the commitment's digest and the seed, against the statements and each other.
    pub(super) fn check(&self, inquiry: &mut Inquiry<'_>, hash: HashFn) {
        let name = self.header.name();
        inquiry.same("commitment_digest", &self.commitment, &self.follows);
        inquiry.anchor("commitment_digest", &self.commitment, |said| {
            said.commitment_of(&name)
        });
        if let Err(refusals) = &self.of_part {
            inquiry.differ("commitment.header.part", self.header.part(), refusals);
        }
        match &self.in_time {
            Ok(()) => inquiry.found("commitment: every list is of no later than its publication"),
            Err(refusals) => inquiry.differ("commitment: as_of", "lists of before it", refusals),
        }
        self.check_schedules(inquiry);
        for spoken in &self.evidence.values {
            let field = format!("evidence.values[{}].value", spoken.source);
            inquiry.anchor(&field, &spoken.value, |said| {
                said.value_of(&name, &spoken.source)
            });
        }
        self.check_nonces(inquiry);
        self.check_silent(inquiry, &name);
        inquiry.believe(Trusted::Instants, self.instants());
        if self.header.open_to_last_revealer() {
            let reveals = self.header.sources().len();
            let choice = if reveals > 1 {
                "seed: no beacon speaks last: whoever reveals last could choose between two, and m who \
                 share their values between 2^m"
            } else {
                "seed: one party alone reveals, and no beacon speaks: it could choose the sample"
            };
            inquiry.believe(Trusted::Sources, choice);
        }
        match self.evidence.seed(hash, self.header, self.commitment) {
            Ok(seed) => inquiry.same("seed", &self.seed, &seed),
            Err(refusals) => inquiry.differ("evidence", "a seed", &refusals),
        }
    }

    /// When things were said, as those say who were told.
    fn instants(&self) -> String {
        let evidence = self.evidence;
        let mut told = format!(
            "evidence: that it was published at {}",
            evidence.published_at
        );
        for hash in &evidence.reveal_hashes {
            let RevealHash { source, at, hash } = hash;
            told.extend([format!(", the hash {hash} of `{source}` at {at}")]);
        }
        for SeedValue { source, at, .. } in &evidence.values {
            told.extend([format!(", the value of `{source}` at {at}")]);
        }
        told
    }

    /// Each source speaks when it is due, as far as anybody has its timetable.
    fn check_schedules(&self, inquiry: &mut Inquiry<'_>) {
        let schedules = inquiry.schedules();
        for source in self.header.sources() {
            let field = format!("commitment.header.sources[{}].due", source.id);
            match source.id.speaks(schedules) {
                Speaks::At(instant) => inquiry.same(field, &source.due, &instant),
                Speaks::Never => inquiry.differ(&field, &source.due, "no such round"),
                Speaks::Unknown if source.kind.is_reveal() => {}
                Speaks::Unknown => {
                    let when = format!("{field}: that it speaks then and not before");
                    inquiry.believe(Trusted::Sources, when);
                }
            }
        }
    }

    /// A nonce opens a hash: who gave none has none, so that nothing stands there that is bound by nothing.
    fn check_nonces(&self, inquiry: &mut Inquiry<'_>) {
        let reveals = self.header.sources().iter();
        let reveals = reveals.filter(|source| source.kind.is_reveal());
        let reveals: BTreeSet<_> = reveals.map(|source| &source.id).collect();
        for spoken in &self.evidence.values {
            let idle = spoken.nonce.filter(|_| !reveals.contains(&spoken.source));
            if let Some(nonce) = idle {
                let field = format!("evidence.values[{}].nonce", spoken.source);
                inquiry.differ(&field, &nonce, "none, since it opens no hash");
            }
        }
    }

    /// Who is said to have stayed silent gave no value that somebody knows of: else the seed was made
    /// without it to get another one.
    fn check_silent(&self, inquiry: &mut Inquiry<'_>, name: &DrawName) {
        for silent in self.evidence.absent(self.header) {
            let field = format!("evidence: that `{}` stayed silent", silent.id);
            let spoken = inquiry.said(|said| said.value_of(name, &silent.id));
            for value in &spoken {
                inquiry.differ(&field, "no value", value);
            }
            if spoken.is_empty() {
                inquiry.believe(Trusted::Sources, field);
            }
        }
    }
}

/// Checks the digest of a record whose draw was done again against the one that follows and against
/// what was published: that there is nothing of the kind says nothing, since it follows.
pub(super) fn check_digest(inquiry: &mut Inquiry<'_>, record: &impl Record, hash: HashFn) {
    let claimed = record.digest();
    inquiry.same("digest", &claimed, &record.follows(hash));
    let name = record.commitment().header().name();
    inquiry.against("digest", &claimed, |said| said.record_of(&name));
}

/// Compares the digest of a record, or of a form's, whose draw was not done again: all that the draw
/// came to hangs on it.
pub(super) fn anchor_record(inquiry: &mut Inquiry<'_>, header: &Header, claimed: Digest) {
    let name = header.name();
    inquiry.anchor("digest", &claimed, |said| said.record_of(&name));
}
