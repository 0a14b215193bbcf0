//! Verifying an object draw from its record and its frames.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ssj_core::paper::{DrawnVisit, ReserveList};
use ssj_core::{PublicDigest, RecordDigest, RoundSecret, SuiteUnavailable, Word as _};

use super::anchors::Anchors;
use super::hint::Hint;
use super::inquiry::Inquiry;
use super::seed::{Claim, check_digest};
use super::trusted::Trusted;
use super::verdict::Verdict;
use crate::record::{
    Blinding, CommittedFrame, FrameResult, MatterFrame, ObjectForm, ObjectRecord, Outcome,
    RowState, StratumResult, TreeRoot, Veil, commit, public_digests, results, threshold_tree,
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
    let mut inquiry = Inquiry::with(anchors);
    redo(&mut inquiry, (record, frames, secret))?;
    Ok(inquiry.finish())
}

/// Visits and reserves.
pub(super) type Named = (Vec<DrawnVisit>, Vec<ReserveList>);

/// The visits and reserves that an auditor's form gives, if its draw can be done again.
pub(super) fn redo_objects(
    inquiry: &mut Inquiry<'_>,
    form: &ObjectForm,
) -> Result<Option<Named>, SuiteUnavailable> {
    let hash = form.record.commitment.header.suite().hash_fn()?;
    let outcome = redo(inquiry, (&form.record, &form.frames, &form.secret))?;
    let record = RecordDigest(form.record.digest);
    Ok(outcome.map(|outcome| outcome.named(hash, record)))
}

fn redo(
    inquiry: &mut Inquiry<'_>,
    (record, frames, secret): (&ObjectRecord, &[MatterFrame], &RoundSecret),
) -> Result<Option<Outcome>, SuiteUnavailable> {
    // Whoever lists classes or strata in another order has drawn the same.
    let frames = &*MatterFrame::all_ordered(frames);
    let hash = record.commitment.header.suite().hash_fn()?;
    let blinding = Blinding::of(record.commitment.blinded);
    let veil = Veil::new(hash, secret, blinding)?;
    let committed = match commit(&(), frames, hash, &veil, blinding) {
        Ok(committed) => committed,
        Err(refusals) => {
            let drawable = "frames that can be drawn from";
            inquiry.differ("frames", drawable, &refusals);
            return Ok(None);
        }
    };
    let (claimed, secret) = (record.commitment.secret, veil.secret_digest());
    inquiry.same("commitment.secret", &claimed, &secret);
    check_frames(inquiry, record, &committed);
    Claim::of(record, hash).check(inquiry, hash);
    let mut outcome = None;
    match results(frames, &committed, hash, record.seed) {
        Ok(found) => {
            check_results(inquiry, &record.results, &found);
            inquiry.hints(Hint::of(&record.commitment.header.name(), (frames, &found)));
            let tree = threshold_tree(hash, &veil, record.commitment_digest, frames, &found);
            inquiry.same("thresholds", &record.thresholds, &TreeRoot::from(&tree));
            let salt = veil.salt(record.commitment_digest);
            inquiry.same("salt", &record.salt, &salt);
            let made = Outcome::of(frames.iter().zip(&committed), &found);
            let digest = made.digest(hash, salt);
            inquiry.same("outcome: visits and reserves", &record.outcome, &digest);
            outcome = Some(made);
            let public = public_digests(frames.iter().zip(&committed), &found, (hash, salt));
            check_public(inquiry, record, &public);
        }
        Err(refusals) => inquiry.differ("results", "a draw", &refusals),
    }
    check_digest(inquiry, record, hash);
    for (frame, committed) in frames.iter().zip(&committed) {
        without_chance(inquiry, frame, committed);
    }
    // What no re-doing can show.
    let whole = "frames: that the rows are the pool's, and the pool whole";
    inquiry.believe(Trusted::Pools, whole);
    inquiry.believe(Trusted::Pools, "frames: each row's stratum and risk class");
    frames.iter().for_each(|frame| kept_out(inquiry, frame));
    inquiry.unchecked("exclusions: the evidence that each digest names");
    Ok(outcome)
}

/// How many of a frame can't be drawn, or do not count at all, by reason: an invented one fixes a draw.
fn kept_out(inquiry: &mut Inquiry<'_>, frame: &MatterFrame) {
    let mut kinds: BTreeMap<_, u64> = BTreeMap::new();
    for row in &frame.rows {
        let (how, reason) = match &row.state {
            RowState::Eligible => continue,
            RowState::NotDrawable(reason) => ("can't be drawn", reason),
            RowState::OutOfScope(reason) => ("do not count", reason),
        };
        let kind = (how, &reason.code, reason.clause, reason.evidence.is_some());
        let count = kinds.entry(kind).or_default();
        *count = count.saturating_add(1);
    }
    for ((how, code, clause, evidence), count) in kinds {
        let clause = clause.map_or_else(|| "no clause".into(), |clause| clause.name().to_string());
        let evidence = if evidence { "evidence" } else { "no evidence" };
        inquiry.believe(
            Trusted::Choices,
            format!(
                "frames[{}]: that {count} objects {how}: {code}, {clause}, {evidence}",
                frame.matter
            ),
        );
    }
}

/// Which strata's objects could not be drawn whatever the seed: by name where strata are public.
fn without_chance(inquiry: &mut Inquiry<'_>, frame: &MatterFrame, committed: &CommittedFrame) {
    let shares = &committed.shares;
    let strata: Vec<_> = shares.without_chance().collect();
    let objects = shares.objects_without_chance();
    let place = |stratum: &u32| usize::try_from(*stratum).ok();
    let (count, matter) = (strata.len(), &frame.matter);
    let mut what = format!("frames[{matter}]: {count} strata with {objects} objects had no chance");
    if count > 0 && !frame.disclosure.is_secret() {
        let names = strata.iter().filter_map(|it| frame.strata.get(place(it)?));
        let names: Vec<_> = names.map(|stratum| stratum.key.as_str()).collect();
        what.push_str(": ");
        what.push_str(&names.join(", "));
    }
    inquiry.found(what);
}

fn check_frames(inquiry: &mut Inquiry<'_>, record: &ObjectRecord, found: &[CommittedFrame]) {
    let claimed = &record.commitment.frames;
    inquiry.same("commitment.frames", &claimed.len(), &found.len());
    for (claimed, found) in claimed.iter().zip(found) {
        let path = format!("commitment.frames[{}]", claimed.matter);
        same_fields!(inquiry, path, [claimed, &found.commitment]:
            matter, pool, as_of, announced, disclosure, number, strata, rows, root, exclusions, design);
    }
}

fn check_public(inquiry: &mut Inquiry<'_>, record: &ObjectRecord, found: &[PublicDigest]) {
    inquiry.same("public", &record.public.len(), &found.len());
    let frames = record.commitment.frames.iter();
    for (frame, (claimed, found)) in frames.zip(record.public.iter().zip(found)) {
        inquiry.same(format!("public[{}]", frame.matter), claimed, found);
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
