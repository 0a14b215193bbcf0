//! Verifying an object draw from its record and its frames.

use alloc::format;

use ssj_core::{RoundSecret, SuiteUnavailable};

use super::anchors::Anchors;
use super::inquiry::Inquiry;
use super::seed::{Claim, check_digest};
use super::verdict::Verdict;
use crate::record::{
    Blinding, CommittedFrame, FrameResult, MatterFrame, ObjectRecord, StratumResult, TreeRoot,
    Veil, commit, results, threshold_tree,
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
    let mut inquiry = Inquiry::with(anchors);
    let blinding = Blinding::of(record.commitment.blinded);
    let veil = Veil::new(hash.suite(), secret, blinding)?;
    let committed = match commit(frames, hash, &veil, blinding) {
        Ok(committed) => committed,
        Err(refusals) => {
            let drawable = "frames that can be drawn from";
            inquiry.differ("frames", &drawable, &refusals);
            return Ok(inquiry.finish());
        }
    };
    let (claimed, secret) = (record.commitment.secret, veil.secret_digest());
    inquiry.same("commitment.secret", &claimed, &secret);
    check_frames(&mut inquiry, record, &committed);
    Claim::of(record, hash).check(&mut inquiry, hash);
    match results(frames, &committed, hash, record.seed) {
        Ok(found) => {
            check_results(&mut inquiry, &record.results, &found);
            let tree = threshold_tree(hash, &veil, record.commitment_digest, frames, &found);
            let found = TreeRoot::from(&tree);
            inquiry.same("thresholds", &record.thresholds, &found);
        }
        Err(refusals) => inquiry.differ("results", "a draw", &refusals),
    }
    check_digest(&mut inquiry, record, hash);
    // What no re-doing can show.
    inquiry.trust("frames: that the rows are the pool's, and the pool whole");
    inquiry.trust("frames: each row's stratum and risk class");
    inquiry.unchecked("exclusions: the evidence that each digest names");
    Ok(inquiry.finish())
}

fn check_frames(inquiry: &mut Inquiry<'_>, record: &ObjectRecord, found: &[CommittedFrame]) {
    let claimed = &record.commitment.frames;
    inquiry.same("commitment.frames", &claimed.len(), &found.len());
    for (claimed, found) in claimed.iter().zip(found) {
        let path = format!("commitment.frames[{}]", claimed.matter);
        same_fields!(inquiry, path, [claimed, &found.commitment]:
            matter, pool, as_of, disclosure, rows, root, exclusions, design);
    }
}

fn check_results(inquiry: &mut Inquiry<'_>, claimed: &[FrameResult], found: &[FrameResult]) {
    inquiry.same("results", &claimed.len(), &found.len());
    for (claimed, found) in claimed.iter().zip(found) {
        let path = format!("results[{}]", claimed.matter);
        inquiry.same(format!("{path}.matter"), &claimed.matter, &found.matter);
        let counts = [claimed, found].map(|result| result.strata.len());
        inquiry.same(format!("{path}.strata"), &counts[0], &counts[1]);
        for (i, (claimed, found)) in claimed.strata.iter().zip(&found.strata).enumerate() {
            if claimed != found {
                check_stratum(inquiry, &format!("{path}.strata[{i}]"), [claimed, found]);
            }
        }
    }
}

fn check_stratum(inquiry: &mut Inquiry<'_>, path: &str, [claimed, found]: [&StratumResult; 2]) {
    same_fields!(inquiry, path, [claimed, found]: in_scope, eligible, size);
    let both = [claimed.threshold, found.threshold];
    inquiry.same_if_any(format!("{path}.threshold"), both);
    for (name, claimed, found) in [
        ("drawn", &claimed.drawn, &found.drawn),
        ("reserves", &claimed.reserves, &found.reserves),
    ] {
        inquiry.same(format!("{path}.{name}"), &claimed.len(), &found.len());
        for (i, (claimed, found)) in claimed.iter().zip(found).enumerate() {
            inquiry.same(format!("{path}.{name}[{i}]"), claimed, found);
        }
    }
}
