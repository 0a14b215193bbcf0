//! Verifying an inspector draw from its record and its rows.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

use ssj_core::{HashFn, SuiteUnavailable};

use super::anchors::Anchors;
use super::inquiry::Inquiry;
use super::lawful::check_teams;
use super::seed::{Claim, check_digest};
use super::trusted::Trusted;
use super::verdict::Verdict;
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
    let mut inquiry = Inquiry::with(anchors);
    redo_inspectors(&mut inquiry, record, visits, parts)?;
    Ok(inquiry.finish())
}

/// The teams that an auditor's rows give, if their draw can be done again.
pub(super) fn redo_inspectors(
    inquiry: &mut Inquiry<'_>,
    record: &InspectorRecord,
    visits: &[DrawnVisit],
    parts: &InspectorDrawParts,
) -> Result<Option<Vec<Team>>, SuiteUnavailable> {
    let hash = record.commitment.header.suite().hash_fn()?;
    let parts = InspectorDrawParts {
        header: record.commitment.header.clone(),
        ..parts.clone()
    };
    let draw = match InspectorDraw::new(parts.clone()) {
        Ok(draw) => draw,
        Err(refusals) => {
            inquiry.differ("rows", "rows that can be drawn from", &refusals);
            return Ok(None);
        }
    };
    check_visits(inquiry, visits, &parts);
    check_roots(inquiry, &record.commitment, draw.commitment());
    Claim::of(record, hash).check(inquiry, hash);
    check_lawful(inquiry, hash, &parts, record);
    let mut teams = None;
    if inquiry.is_settled() {
        // The longest part; what it would start from is not what the record started from.
        inquiry.unchecked("teams: not drawn again, since something before them differs");
    } else {
        teams = check_again(inquiry, record, &draw);
    }
    check_teams_root(inquiry, hash, record);
    check_digest(inquiry, record, hash);
    let whole = "inspectors: that the rows are the roster's, and it whole";
    inquiry.believe(Trusted::Pools, whole);
    let loads = "inspectors: loads so far and their baselines, which follow from everybody's places and days away";
    inquiry.believe(Trusted::Pools, loads);
    inquiry.unchecked("exclusions: the evidence of each recusal and leave");
    Ok(teams)
}

pub(super) fn check_teams_root(inquiry: &mut Inquiry<'_>, hash: HashFn, record: &InspectorRecord) {
    let (claimed, found) = (record.teams_root, record.compute_teams_root(hash));
    inquiry.same("teams_root", &claimed, &found);
}

/// The visits that are staffed are the ones that were drawn: none is dropped, none slipped in.
fn check_visits(inquiry: &mut Inquiry<'_>, drawn: &[DrawnVisit], parts: &InspectorDrawParts) {
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
    if staffed == drawn {
        inquiry.found(format!("visits: {}, each of them drawn", drawn.len()));
    }
    for missing in drawn.difference(&staffed) {
        inquiry.differ(&format!("visits[{}]", missing.0), "no row", missing.1);
    }
    for added in staffed.difference(&drawn) {
        inquiry.differ(&format!("visits[{}]", added.0), added.1, "no such visit");
    }
}

fn check_roots(
    inquiry: &mut Inquiry<'_>,
    claimed: &InspectorCommitment,
    found: &InspectorCommitment,
) {
    same_fields!(inquiry, "commitment", [claimed, found]:
        secret, object_record, visits, exclusions, fixed, caps, reserves, inspectors, as_of, loop_rule);
    if claimed.loads != found.loads {
        let [claimed, found] = [claimed.loads, found.loads].map(|loads| format!("{loads:?}"));
        inquiry.differ("commitment.loads", &claimed, &found);
    }
}

fn check_lawful(
    inquiry: &mut Inquiry<'_>,
    hash: HashFn,
    parts: &InspectorDrawParts,
    record: &InspectorRecord,
) {
    let unlawful = check_teams(hash, &parts.rows, &record.teams);
    if unlawful.is_empty() {
        inquiry.found("teams: each lawful, by a check of its own");
    }
    for unlawful in &unlawful {
        inquiry.differ("teams", "lawful teams", unlawful);
    }
}

fn check_again(
    inquiry: &mut Inquiry<'_>,
    record: &InspectorRecord,
    draw: &InspectorDraw,
) -> Option<Vec<Team>> {
    let again = match draw.draw(record.evidence.clone()) {
        Ok(again) => again,
        Err(refusals) => {
            inquiry.differ("teams", "teams", &refusals);
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

fn check_seats(inquiry: &mut Inquiry<'_>, path: &str, [claimed, found]: [&[Seat]; 2]) {
    for (i, (claimed, found)) in claimed.iter().zip(found).enumerate() {
        same_fields!(inquiry, format!("{path}[{i}]"), [claimed, found]: inspector, agency);
    }
    inquiry.same(
        alloc::string::String::from(path),
        &claimed.len(),
        &found.len(),
    );
}
