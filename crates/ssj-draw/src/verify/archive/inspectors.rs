//! A draw of inspectors: done again, and compared with what the round has.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ssj_core::paper::{DrawPart, DrawnVisit, Team, TeamsDrawn};
use ssj_core::round::Round;
use ssj_core::{DivisionId, SuiteUnavailable, Word};

use crate::record::{InspectorForm, StaffingRows};
use crate::verify::inquiry::Inquiry;
use crate::verify::inspectors::redo_inspectors;
use crate::verify::trusted::Trusted;

/// The round before the teams are entered, and which draw they are of.
pub(super) struct Staffed<'a> {
    pub(super) round: &'a Round,
    pub(super) part: &'a DrawPart,
    /// How many recusals the round closed.
    pub(super) recusals: u64,
    /// The forms of its draws of inspectors before this one.
    pub(super) before: Vec<&'a InspectorForm>,
}

pub(super) fn redo_teams(
    inquiry: &mut Inquiry<'_>,
    staffed: &Staffed<'_>,
    form: &InspectorForm,
    drawn: &TeamsDrawn,
) -> Result<(), SuiteUnavailable> {
    let path = format!("inspectors[{}]", staffed.part);
    let asked: BTreeSet<_> = form.rows.visits.iter().map(|row| row.visit).collect();
    let visits = staffed
        .round
        .visits()
        .filter(|visit| visit.id.token().is_some_and(|token| asked.contains(&token)));
    let visits: Vec<DrawnVisit> = visits.cloned().collect();
    let again = redo_inspectors(inquiry, &form.record, &visits, &form.parts())?;
    inquiry.same(
        format!("{path}: the head of its record"),
        &(*drawn.head() == form.record.head()),
        &true,
    );
    if let Some(teams) = again {
        same_teams(inquiry, &path, drawn.teams(), &teams);
    }
    tell(inquiry, &path, form);
    if matches!(staffed.part, DrawPart::Supplement(_)) {
        keeps_out(inquiry, staffed, &path, form);
        return Ok(());
    }
    let excluded = u64::try_from(form.rows.excluded.len()).unwrap_or(u64::MAX);
    inquiry.same(
        format!("{path}: how many recusals were closed"),
        &staffed.recusals,
        &excluded,
    );
    Ok(())
}

/// A supplement keeps out whoever was kept out of the visits before, and whoever is on their teams.
fn keeps_out(inquiry: &mut Inquiry<'_>, staffed: &Staffed<'_>, path: &str, form: &InspectorForm) {
    let rows = &form.rows;
    let could: BTreeSet<_> = rows.inspectors.iter().map(|row| &row.inspector).collect();
    let kept: BTreeSet<_> = rows
        .excluded
        .iter()
        .map(|pair| (pair.visit, &pair.inspector))
        .collect();
    let asked: BTreeSet<_> = rows.visits.iter().map(|row| row.visit).collect();
    let before = staffed.before.iter().flat_map(|form| &form.rows.excluded);
    let before = before.map(|pair| (pair.visit, &pair.inspector));
    let teams = staffed.round.visits().filter_map(|visit| {
        let (token, team) = (visit.id.token()?, staffed.round.team(&visit.id)?);
        Some((token, team))
    });
    let on_team = teams.flat_map(|(token, team)| {
        let all = team.members.iter().chain(&team.reserves);
        all.map(move |member| (token, &member.inspector))
    });
    let must = before.chain(on_team);
    let must = must.filter(|(visit, who)| asked.contains(visit) && could.contains(who));
    for (visit, who) in must.filter(|pair| !kept.contains(pair)) {
        let field = format!("{path}: excluded[{visit}]");
        inquiry.differ(&field, "a place for them", &format!("{who} kept out"));
    }
    inquiry.believe(
        Trusted::Grounds,
        format!("{path}: that these {} visits lack people", asked.len()),
    );
}

fn same_teams(inquiry: &mut Inquiry<'_>, path: &str, entered: &[Team], made: &[Team]) {
    let by_visit: BTreeMap<_, _> = entered.iter().map(|team| (&team.visit, team)).collect();
    for team in made {
        let field = format!("{path}: teams[{}]", team.visit);
        match by_visit.get(&team.visit) {
            None => inquiry.differ(&field, &"no team", &names(team)),
            Some(other) if *other != team => inquiry.differ(&field, &names(other), &names(team)),
            Some(_) => {}
        }
    }
    inquiry.same(format!("{path}: teams"), &entered.len(), &made.len());
}

fn names(team: &Team) -> String {
    let names = team
        .members
        .iter()
        .map(|member| format!("{}", member.inspector));
    names.collect::<Vec<_>>().join(", ")
}

/// Caps keep people from places as exclusions do, and give no reason.
fn tell_caps(inquiry: &mut Inquiry<'_>, path: &str, rows: &StaffingRows) {
    let mut kinds: BTreeMap<(u32, usize), u64> = BTreeMap::new();
    for cap in &rows.caps {
        let count = kinds
            .entry((cap.at_most, cap.inspectors.len()))
            .or_default();
        *count = count.saturating_add(1);
    }
    for ((at_most, named), count) in kinds {
        let whom = match named {
            0 => "everyone".into(),
            named => format!("{named} inspectors by name"),
        };
        inquiry.believe(
            Trusted::Choices,
            format!("{path}: {count} caps of {at_most} on a group of visits, for {whom}"),
        );
    }
    let nowhere = rows.inspectors.iter().filter(|row| row.cap == 0).count();
    if nowhere > 0 {
        inquiry.believe(
            Trusted::Choices,
            format!("{path}: {nowhere} inspectors who take no place at all"),
        );
    }
}

/// What somebody chose before the draw, by number and kind: each narrows who can be drawn.
fn tell(inquiry: &mut Inquiry<'_>, path: &str, form: &InspectorForm) {
    let rows = &form.rows;
    let mut kinds: BTreeMap<(&str, bool), u64> = BTreeMap::new();
    for pair in &rows.excluded {
        let count = kinds
            .entry((&pair.reason.code, pair.reason.evidence.is_some()))
            .or_default();
        *count = count.saturating_add(1);
    }
    for ((code, evidence), count) in kinds {
        let evidence = if evidence {
            "each with evidence"
        } else {
            "without evidence"
        };
        inquiry.believe(
            Trusted::Choices,
            format!("{path}: {count} exclusions for `{code}`, {evidence}"),
        );
    }
    let asked = rows.visits.iter().flat_map(|visit| &visit.slots);
    let asked: BTreeSet<_> = asked
        .filter_map(|slot| usize::try_from(*slot).ok())
        .collect();
    for (number, need) in rows.needs.iter().enumerate() {
        let credentials = need
            .credentials
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ");
        if !asked.contains(&number) {
            // It is bound by nothing, and nobody is drawn by it.
            let within = need.divisions.iter().map(DivisionId::as_str);
            let within = within.collect::<Vec<_>>().join(", ");
            inquiry.unchecked(format!(
                "{path}: needs[{number}]: no place asks for [{credentials}] of {} within [{within}]",
                need.agency
            ));
            continue;
        }
        let could = rows.inspectors.iter().filter(|row| {
            row.agency == need.agency
                && (need.divisions.is_empty() || !need.divisions.is_disjoint(&row.divisions))
                && need.credentials.is_subset(&row.credentials)
        });
        inquiry.believe(
            Trusted::Choices,
            format!(
                "{path}: that places of {} ask for [{credentials}], which {} of {} inspectors hold",
                need.agency,
                could.count(),
                rows.inspectors.len()
            ),
        );
    }
    for fixed in &rows.fixed {
        inquiry.believe(
            Trusted::Choices,
            format!(
                "{path}: place {} of visit {} was given to {} beforehand, by {} of {}, because “{}”",
                fixed.slot,
                fixed.visit,
                fixed.inspector,
                fixed.clause.name(),
                fixed.clause.instrument(),
                fixed.reason
            ),
        );
    }
    tell_caps(inquiry, path, rows);
}
