//! Verifying an inspector draw from its record and its rows.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ssj_core::{HashFn, SuiteUnavailable};

use super::anchors::Anchors;
use super::lawful::check_teams;
use super::seed::{Claim, check_digest};
use super::verdict::{Inquiry, Verdict};
use crate::record::{
    DrawnVisit, InspectorCommitment, InspectorDraw, InspectorDrawParts, InspectorRecord, Seat, Team,
};

/// Does an inspector draw again and compares the record with what follows; besides, checks with
/// plain code of its own that every team is lawful.
///
/// `visits` are those of the object record that the draw staffs, as [`ObjectDraw::visits`] gives
/// them to whoever did that draw again; `parts` are the rows that the auditor holds, under the
/// record's own header.
///
/// [`ObjectDraw::visits`]: crate::record::ObjectDraw::visits
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the record's suite.
pub fn verify_inspectors(
    record: &InspectorRecord,
    visits: &[DrawnVisit],
    parts: &InspectorDrawParts,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let mut inquiry = Inquiry::default();
    redo_inspectors(&mut inquiry, record, visits, parts, anchors)?;
    Ok(inquiry.finish())
}

/// The teams that an auditor's rows give, if their draw can be done again.
pub(super) fn redo_inspectors(
    inquiry: &mut Inquiry,
    record: &InspectorRecord,
    visits: &[DrawnVisit],
    parts: &InspectorDrawParts,
    anchors: &Anchors,
) -> Result<Option<Vec<Team>>, SuiteUnavailable> {
    let hash = record.commitment.header.suite().hash_fn()?;
    let parts = InspectorDrawParts {
        header: record.commitment.header.clone(),
        ..parts.clone()
    };
    let draw = match InspectorDraw::new(parts.clone()) {
        Ok(draw) => draw,
        Err(refusals) => {
            inquiry.differ(
                "rows",
                &"rows that can be drawn from",
                &refusals.to_string(),
            );
            return Ok(None);
        }
    };
    check_visits(inquiry, visits, &parts);
    check_roots(inquiry, &record.commitment, draw.commitment());
    Claim::of(record, hash).check(inquiry, hash, anchors);
    let mut teams = None;
    if !inquiry.is_settled() {
        check_lawful(inquiry, hash, &parts, record);
        teams = check_again(inquiry, record, &draw);
    }
    check_teams_root(inquiry, hash, record);
    check_digest(inquiry, record, hash, anchors);
    inquiry.trust("inspectors: that the rows are the roster's, and it whole");
    inquiry.unchecked("exclusions: the evidence of each recusal and leave");
    Ok(teams)
}

pub(super) fn check_teams_root(inquiry: &mut Inquiry, hash: HashFn, record: &InspectorRecord) {
    let (claimed, found) = (record.teams_root, record.compute_teams_root(hash));
    inquiry.same("teams_root", &claimed, &found);
}

/// The visits that are staffed are the ones that were drawn: none is dropped, none slipped in.
fn check_visits(inquiry: &mut Inquiry, drawn: &[DrawnVisit], parts: &InspectorDrawParts) {
    let staffed = parts
        .rows
        .visits
        .iter()
        .map(|row| (row.visit, &row.visited));
    let staffed: BTreeSet<_> = staffed.collect();
    let drawn: BTreeSet<_> = drawn
        .iter()
        .filter_map(|visit| Some((visit.id.token()?, &visit.holder)))
        .collect();
    match staffed.symmetric_difference(&drawn).next() {
        None => inquiry.found("visits: those that were drawn"),
        Some(visit) if drawn.contains(visit) => {
            inquiry.differ(&format!("visits[{}]", visit.0), &"no row", visit.1);
        }
        Some(visit) => inquiry.differ(&format!("visits[{}]", visit.0), visit.1, &"no such visit"),
    }
}

fn check_roots(inquiry: &mut Inquiry, claimed: &InspectorCommitment, found: &InspectorCommitment) {
    same_fields!(inquiry, "commitment", [claimed, found]:
        secret, object_record, visits, exclusions, fixed, caps, reserves, inspectors, as_of, loop_rule);
    if claimed.loads != found.loads {
        let [claimed, found] = [claimed.loads, found.loads].map(|loads| format!("{loads:?}"));
        inquiry.differ("commitment.loads", &claimed, &found);
    }
}

fn check_lawful(
    inquiry: &mut Inquiry,
    hash: HashFn,
    parts: &InspectorDrawParts,
    record: &InspectorRecord,
) {
    match check_teams(hash, &parts.rows, &record.teams).first() {
        Some(unlawful) => inquiry.differ("teams", &"lawful teams", unlawful),
        None => inquiry.found("teams: each lawful, by a check of its own"),
    }
}

fn check_again(
    inquiry: &mut Inquiry,
    record: &InspectorRecord,
    draw: &InspectorDraw,
) -> Option<Vec<Team>> {
    let again = match draw.draw(record.evidence.clone()) {
        Ok(again) => again,
        Err(refusals) => {
            inquiry.differ("teams", &"teams", &refusals.to_string());
            return None;
        }
    };
    inquiry.same("salt", &record.salt, &again.salt);
    let counts = [record.teams.len(), again.teams.len()];
    inquiry.same("teams", &counts[0], &counts[1]);
    for (claimed, found) in record.teams.iter().zip(&again.teams) {
        if claimed == found {
            continue;
        }
        let field = format!("teams[{}]", claimed.visit);
        inquiry.same(format!("{field}.visit"), &claimed.visit, &found.visit);
        check_seats(
            inquiry,
            &format!("{field}.inspectors"),
            [&claimed.inspectors, &found.inspectors],
        );
        check_seats(
            inquiry,
            &format!("{field}.reserves"),
            [&claimed.reserves, &found.reserves],
        );
        let experts = [claimed.experts.len(), found.experts.len()];
        inquiry.same(format!("{field}.experts"), &experts[0], &experts[1]);
    }
    Some(draw.teams(&again))
}

fn check_seats(inquiry: &mut Inquiry, path: &str, [claimed, found]: [&[Seat]; 2]) {
    for (i, (claimed, found)) in claimed.iter().zip(found).enumerate() {
        same_fields!(inquiry, format!("{path}[{i}]"), [claimed, found]: inspector, agency);
    }
    inquiry.same(path.to_string(), &claimed.len(), &found.len());
}
