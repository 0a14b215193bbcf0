//! Verifying an object draw from its record and its frames.

use alloc::format;
use alloc::string::ToString;
use ssj_core::Word;

use ssj_core::{Digest, RoundSecret, SuiteUnavailable};

use super::anchors::Anchors;
use super::seed::{Claim, check_digest};
use super::verdict::{Basis, Inquiry, Verdict};
use crate::record::{
    Blinding, CommittedFrame, FrameCommitment, FrameResult, MatterFrame, ObjectRecord,
    StratumResult, TreeRoot, Veil, commit, results, threshold_tree,
};

/// Does an object draw again, as an auditor who holds the frames and the round's secret, and
/// compares the record with what follows.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the record's suite.
pub fn verify_objects(
    record: &ObjectRecord,
    frames: &[MatterFrame],
    secret: &RoundSecret,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let hash = record.commitment.header.suite().hash_fn()?;
    let mut inquiry = Inquiry::default();
    let blinding = Blinding::of(record.commitment.blinded);
    let veil = Veil::new(hash.suite(), secret, blinding)?;
    let committed = match commit(frames, hash, &veil, blinding) {
        Ok(committed) => committed,
        Err(refusals) => {
            let drawable = "frames that can be drawn from";
            inquiry.differ("frames", &drawable, &refusals.to_string());
            return Ok(inquiry.finish());
        }
    };
    check_secret(&mut inquiry, record, veil.secret_digest());
    check_frames(&mut inquiry, record, &committed);
    Claim::of(record, hash).check(&mut inquiry, hash, anchors);
    if !inquiry.is_settled() {
        match results(frames, &committed, hash, record.seed) {
            Ok(found) => {
                check_results(&mut inquiry, &record.results, &found);
                let tree = threshold_tree(hash, &veil, record.commitment_digest, frames, &found);
                let found = TreeRoot::from(&tree);
                inquiry.compare(Basis::Recomputed, "thresholds", &record.thresholds, &found);
            }
            Err(refusals) => inquiry.differ("results", &"a draw", &refusals.to_string()),
        }
    }
    check_digest(
        &mut inquiry,
        record.digest,
        record.compute_digest(hash),
        anchors,
    );
    limits(&mut inquiry);
    Ok(inquiry.finish())
}

/// What no re-doing can show.
fn limits(inquiry: &mut Inquiry) {
    inquiry.note(
        Basis::TakenOnTrust,
        "frames: that the rows are the pool's, and the pool whole",
    );
    inquiry.note(
        Basis::TakenOnTrust,
        "frames: each row's stratum and risk class",
    );
    inquiry.note(
        Basis::NotChecked,
        "exclusions: the evidence that each digest names",
    );
}

fn check_secret(inquiry: &mut Inquiry, record: &ObjectRecord, found: Digest) {
    let claimed = &record.commitment.secret;
    inquiry.compare(Basis::Recomputed, "commitment.secret", claimed, &found);
}

fn check_frames(inquiry: &mut Inquiry, record: &ObjectRecord, found: &[CommittedFrame]) {
    let claimed = &record.commitment.frames;
    let field = "commitment.frames";
    inquiry.compare(Basis::Recomputed, field, &claimed.len(), &found.len());
    for (claimed, found) in claimed.iter().zip(found) {
        check_frame(inquiry, claimed, &found.commitment);
    }
}

fn check_frame(inquiry: &mut Inquiry, claimed: &FrameCommitment, found: &FrameCommitment) {
    let field = |name: &str| format!("commitment.frames[{}].{name}", claimed.matter);
    inquiry.compare(
        Basis::Recomputed,
        field("matter"),
        &claimed.matter,
        &found.matter,
    );
    inquiry.compare(Basis::Recomputed, field("pool"), &claimed.pool, &found.pool);
    inquiry.compare(
        Basis::Recomputed,
        field("as_of"),
        &claimed.as_of,
        &found.as_of,
    );
    let disclosures = [claimed, found].map(|frame| frame.disclosure.name());
    inquiry.compare(
        Basis::Recomputed,
        field("disclosure"),
        &disclosures[0],
        &disclosures[1],
    );
    inquiry.compare(Basis::Recomputed, field("rows"), &claimed.rows, &found.rows);
    inquiry.compare(Basis::Recomputed, field("root"), &claimed.root, &found.root);
    let roots = [claimed.exclusions, found.exclusions];
    inquiry.compare(Basis::Recomputed, field("exclusions"), &roots[0], &roots[1]);
    inquiry.compare(
        Basis::Recomputed,
        field("design"),
        &claimed.design,
        &found.design,
    );
}

fn check_results(inquiry: &mut Inquiry, claimed: &[FrameResult], found: &[FrameResult]) {
    let field = "results";
    inquiry.compare(Basis::Recomputed, field, &claimed.len(), &found.len());
    for (claimed, found) in claimed.iter().zip(found) {
        check_result(inquiry, claimed, found);
    }
}

fn check_result(inquiry: &mut Inquiry, claimed: &FrameResult, found: &FrameResult) {
    let field = format!("results[{}].matter", claimed.matter);
    inquiry.compare(Basis::Recomputed, field, &claimed.matter, &found.matter);
    let field = format!("results[{}].strata", claimed.matter);
    inquiry.compare(
        Basis::Recomputed,
        field,
        &claimed.strata.len(),
        &found.strata.len(),
    );
    for (i, (claimed_stratum, found)) in claimed.strata.iter().zip(&found.strata).enumerate() {
        if claimed_stratum != found {
            check_stratum(
                inquiry,
                &format!("results[{}].strata[{i}]", claimed.matter),
                [claimed_stratum, found],
            );
        }
    }
}

fn check_stratum(inquiry: &mut Inquiry, path: &str, [claimed, found]: [&StratumResult; 2]) {
    let field = |name: &str| format!("{path}.{name}");
    inquiry.compare(
        Basis::Recomputed,
        field("in_scope"),
        &claimed.in_scope,
        &found.in_scope,
    );
    inquiry.compare(
        Basis::Recomputed,
        field("eligible"),
        &claimed.eligible,
        &found.eligible,
    );
    inquiry.compare(Basis::Recomputed, field("size"), &claimed.size, &found.size);
    let shown =
        [claimed, found].map(|s| s.threshold.map_or_else(|| "none".into(), |t| t.to_string()));
    inquiry.compare(Basis::Recomputed, field("threshold"), &shown[0], &shown[1]);
    for (name, claimed, found) in [
        ("drawn", &claimed.drawn, &found.drawn),
        ("reserves", &claimed.reserves, &found.reserves),
    ] {
        inquiry.compare(Basis::Recomputed, field(name), &claimed.len(), &found.len());
        for (i, (claimed, found)) in claimed.iter().zip(found).enumerate() {
            inquiry.compare(
                Basis::Recomputed,
                format!("{path}.{name}[{i}]"),
                claimed,
                found,
            );
        }
    }
}
