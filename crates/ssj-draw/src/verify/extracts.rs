//! Verifying one leaf, absence, inspector or team with what was published.

use alloc::format;

use ssj_core::merkle::{InclusionProof, ProofError};
use ssj_core::{BlindToken, Digest, HashFn, SuiteUnavailable};

use super::anchors::Anchors;
use super::inquiry::Inquiry;
use super::verdict::{Basis, Verdict};
use crate::record::{
    AbsenceProof, FrameCommitment, Header, InspectorCommitment, InspectorExtract, Neighbour,
    ObjectCommitment, ObjectExtract, TeamExtract, TreeRoot,
};

/// Checks that an object's extract stands under a frame's published root, and nothing else.
///
/// # Errors
/// [`ProofError`] where it does not.
pub fn check_object_leaf(
    hash: HashFn,
    extract: &ObjectExtract,
    root: TreeRoot,
) -> Result<(), ProofError> {
    root.verify(hash, &extract.inclusion, extract.leaf(hash))
}

/// Checks the proof that an object is not in an open frame.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the commitment's suite.
pub fn verify_absence(
    proof: &AbsenceProof,
    commitment: &ObjectCommitment,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let hash = commitment.header.suite().hash_fn()?;
    let mut inquiry = Inquiry::with(anchors);
    let digest = commitment.digest(hash);
    check_root(&mut inquiry, &commitment.header, proof.commitment, digest);
    let frame = commitment.frame(&proof.matter);
    let Some(frame) = frame.filter(|_| !commitment.blinded) else {
        inquiry.differ("matter", &proof.matter, &"no open frame of that name");
        return Ok(inquiry.finish());
    };
    let token = BlindToken::open(proof.object.token(hash));
    let (below, above) = (proof.below.as_ref(), proof.above.as_ref());
    for (field, neighbour) in [("below", below), ("above", above)] {
        if let Some(neighbour) = neighbour {
            let own = BlindToken::open(neighbour.row.object.token(hash));
            inquiry.same(format!("{field}.blind"), &neighbour.half.blind, &own);
            let strata = [neighbour.half.stratum, neighbour.row.stratum];
            inquiry.same(format!("{field}.stratum"), &strata[0], &strata[1]);
            let place = (&neighbour.inclusion, neighbour.leaf(hash));
            check_proof(&mut inquiry, hash, field, place, frame);
        }
    }
    let ordered = below.is_none_or(|below| below.half.blind < token)
        && above.is_none_or(|above| token < above.half.blind);
    let index = |neighbour: &Neighbour| neighbour.inclusion.index();
    let first_above = below.map_or(Some(0), |below| index(below).checked_add(1));
    let adjacent = first_above == Some(above.map_or(frame.rows, index));
    if ordered && adjacent {
        inquiry.found("below, above: nothing stands between them");
    } else {
        let expected = "neighbours on both sides of the object's place";
        inquiry.differ("below, above", &"other leaves", &expected);
    }
    inquiry.trust("frame: that its leaves stand in ascending order");
    Ok(inquiry.finish())
}

/// Checks an inspector's extract with the published commitment and the published root over the teams.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the commitment's suite.
pub fn verify_inspector_extract(
    extract: &InspectorExtract,
    commitment: &InspectorCommitment,
    teams_root: TreeRoot,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let hash = commitment.header.suite().hash_fn()?;
    let mut inquiry = Inquiry::with(anchors);
    let digest = commitment.digest(hash);
    check_root(&mut inquiry, &commitment.header, extract.commitment, digest);
    let leaf = extract.leaf(hash);
    let outcome = commitment.inspectors.verify(hash, &extract.inclusion, leaf);
    inquiry.placed(["inclusion"; 2], outcome);
    let token = extract.row.inspector.token(hash);
    for team in &extract.teams {
        check_team(&mut inquiry, hash, team, teams_root);
        if !team
            .team
            .inspectors
            .iter()
            .any(|seat| seat.inspector == token)
        {
            let field = format!("teams[{}]", team.team.visit);
            inquiry.differ(&field, &"another's team", &token);
        }
    }
    inquiry.note(Basis::NotAnchored, "teams root: as it was given");
    inquiry.unchecked("teams: that there is no further one");
    Ok(inquiry.finish())
}

/// Checks who comes on one visit with the suite's hash function and the published root over the teams.
pub fn verify_team(extract: &TeamExtract, hash: HashFn, teams_root: TreeRoot) -> Verdict {
    let mut inquiry = Inquiry::unanchored();
    check_team(&mut inquiry, hash, extract, teams_root);
    inquiry.note(Basis::NotAnchored, "teams root: as it was given");
    inquiry.unchecked("team: that it follows from the seed and is lawful");
    inquiry.finish()
}

fn check_root(inquiry: &mut Inquiry<'_>, header: &Header, claimed: Digest, follows: Digest) {
    inquiry.same("commitment", &claimed, &follows);
    let name = header.name();
    inquiry.anchor("commitment", &claimed, |said| said.commitment_of(&name));
}

/// The leaf stands in the frame's tree, and the tree is as large as the frame.
pub(super) fn check_proof(
    inquiry: &mut Inquiry<'_>,
    hash: HashFn,
    field: &'static str,
    (proof, leaf): (&InclusionProof, Digest),
    frame: &FrameCommitment,
) {
    if proof.tree_len() != frame.rows {
        let field = format!("{field}: rows");
        inquiry.differ(&field, &proof.tree_len(), &frame.rows);
    }
    inquiry.placed([field; 2], proof.verify(hash, leaf, frame.root));
}

fn check_team(inquiry: &mut Inquiry<'_>, hash: HashFn, extract: &TeamExtract, root: TreeRoot) {
    let field = format!("teams[{}]", extract.team.visit);
    inquiry.placed(
        [&*field; 2],
        root.verify(hash, &extract.inclusion, extract.leaf(hash)),
    );
}
