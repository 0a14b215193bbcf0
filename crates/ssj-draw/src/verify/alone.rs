//! Verifying a record with anchors only, as somebody who holds neither pools nor secret.

use alloc::collections::BTreeSet;
use alloc::format;

use ssj_core::{HashFn, SuiteUnavailable};

use super::anchors::Anchors;
use super::equivocation::{Commitment as _, Record};
use super::inquiry::Inquiry;
use super::inspectors;
use super::seed::{Claim, anchor_record};
use super::verdict::Verdict;
use crate::record::{FrameCommitment, FrameResult, InspectorRecord, ObjectRecord, StratumResult};
use crate::sample::{Rank, Ranker};

/// Checks all of an object record that needs neither rows nor secret: the commitment and the seed
/// against the anchors, and that the drawn have the ranks that the record claims.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the record's suite.
pub fn verify_object_record(
    record: &ObjectRecord,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let hash = record.commitment.header.suite().hash_fn()?;
    let ranker = Ranker::new(hash.suite(), &record.seed)?;
    let mut inquiry = Inquiry::with(anchors);
    Claim::of(record, hash).check(&mut inquiry, hash);
    let counts = [record.results.len(), record.commitment.frames.len()];
    inquiry.same("results", &counts[0], &counts[1]);
    for (result, frame) in record.results.iter().zip(&record.commitment.frames) {
        let field = format!("results[{}].matter", result.matter);
        inquiry.same(field, &result.matter, &frame.matter);
        check_counts(&mut inquiry, result, frame);
        for (i, stratum) in result.strata.iter().enumerate() {
            let path = format!("results[{}].strata[{i}]", result.matter);
            check_stratum(&mut inquiry, &ranker, &path, stratum);
        }
    }
    let leaves = [record.thresholds.leaves, record.commitment.strata()];
    inquiry.same("thresholds.leaves", &leaves[0], &leaves[1]);
    let public = [record.public.len(), record.commitment.frames.len()];
    inquiry.same("public", &public[0], &public[1]);
    check_digest(&mut inquiry, record, hash);
    inquiry.trust("commitment.frames: roots, rows and designs");
    inquiry.trust("thresholds, outcome, public: what they are digests of");
    inquiry.trust(
        "results: N_h, eligible and n_h of each stratum, and that nobody of lower rank was passed over",
    );
    inquiry.unchecked("frames: no rows were given");
    Ok(inquiry.finish())
}

/// Checks all of an inspector record that needs neither rows nor secret: the commitment and the seed
/// against the anchors, and that the teams are those under the root, one for each visit.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the record's suite.
pub fn verify_inspector_record(
    record: &InspectorRecord,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let hash = record.commitment.header.suite().hash_fn()?;
    let mut inquiry = Inquiry::with(anchors);
    Claim::of(record, hash).check(&mut inquiry, hash);
    if !record.teams.is_sorted_by(|a, b| a.visit < b.visit) {
        let expected = "one team a visit, in ascending order of token";
        inquiry.differ("teams", "another order", expected);
    }
    for team in &record.teams {
        let persons = team.inspectors.iter().map(|seat| seat.inspector);
        let distinct: BTreeSet<_> = persons.collect();
        let field = format!("teams[{}].inspectors", team.visit);
        let counts = [team.inspectors.len(), distinct.len()];
        inquiry.same(field, &counts[0], &counts[1]);
    }
    inspectors::check_teams_root(&mut inquiry, hash, record);
    check_digest(&mut inquiry, record, hash);
    let what = "commitment: visits, inspectors, exclusions, fixed slots and caps";
    inquiry.trust(what);
    inquiry.unchecked("teams: that they follow from the seed and are lawful");
    Ok(inquiry.finish())
}

/// Checks the digest of a record whose draw is not done again.
fn check_digest(inquiry: &mut Inquiry<'_>, record: &impl Record, hash: HashFn) {
    inquiry.same("digest", &record.digest(), &record.follows(hash));
    anchor_record(inquiry, record.commitment().header(), record.digest());
}

/// The counts of all strata fit into the frame.
fn check_counts(inquiry: &mut Inquiry<'_>, result: &FrameResult, frame: &FrameCommitment) {
    let strata = u64::try_from(result.strata.len()).unwrap_or(u64::MAX);
    let field = format!("results[{}].strata", result.matter);
    inquiry.same(field, &strata, &frame.strata.into());
    let rows = frame.rows;
    let counted = result
        .strata
        .iter()
        .fold(0, |sum: u64, stratum| sum.saturating_add(stratum.in_scope));
    if counted > rows {
        let field = format!("results[{}].strata", result.matter);
        inquiry.differ(&field, &counted, &format!("at most {rows} rows"));
    }
}

fn check_stratum(inquiry: &mut Inquiry<'_>, ranker: &Ranker, path: &str, stratum: &StratumResult) {
    let field = |name: &str| format!("{path}.{name}");
    if stratum.eligible > stratum.in_scope {
        let bound = format!("at most {}", stratum.in_scope);
        inquiry.differ(&field("eligible"), &stratum.eligible, &bound);
    }
    let size = stratum.size.min(stratum.eligible);
    let drawn = u64::try_from(stratum.drawn.len()).unwrap_or(u64::MAX);
    inquiry.same(field("drawn"), &drawn, &size);
    let ranks = |tokens: &[ssj_core::BlindToken]| -> alloc::vec::Vec<Rank> {
        tokens.iter().map(|token| ranker.rank(*token)).collect()
    };
    let (drawn, reserves) = (ranks(&stratum.drawn), ranks(&stratum.reserves));
    inquiry.same_if_any(
        field("threshold"),
        [stratum.threshold, drawn.last().copied()],
    );
    let order: alloc::vec::Vec<_> = drawn.iter().chain(&reserves).collect();
    if order.is_sorted_by(|a, b| a < b) {
        inquiry.found(field("drawn: ranks"));
    } else {
        inquiry.differ(&field("drawn"), "another order", "ascending ranks");
    }
}
