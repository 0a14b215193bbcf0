//! A reform between the draw of objects and that of their inspectors.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::{Round, Succeeded, Team, TeamMember};
use crate::base::id::AgencyId;
use crate::law::refusal::{Checks, Refusal};
use crate::law::rules::round as codes;
use crate::lifecycle::trail::Act;

impl Round {
    /// The departments of these teams' visits that others answer for on the day of a step.
    pub(super) fn succeeded(&self, act: &Act<'_>, teams: &[Team]) -> Vec<Succeeded> {
        let Some(law) = act.law() else {
            return Vec::new();
        };
        let visits = teams.iter().filter_map(|team| self.visit(&team.visit));
        let checks: BTreeSet<_> = visits
            .flat_map(|visit| &visit.checks)
            .map(|check| (&check.agency, &check.matter))
            .collect();
        let heirs = checks.into_iter().flat_map(|(of, matter)| {
            let heirs = law.who().heirs(of, matter).into_iter();
            heirs.filter(move |by| *by != of).map(|by| Succeeded {
                of: of.clone(),
                by: by.clone(),
            })
        });
        heirs.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Each of those succeeded checks on a visit of these teams, by another one; each pair once, in ascending
    /// order. That a reform made it so, the register said on the day.
    pub(super) fn succession_is_sound(
        &self,
        teams: &[Team],
        succeeded: &[Succeeded],
        checks: &mut Checks,
    ) {
        let visits = teams.iter().filter_map(|team| self.visit(&team.visit));
        let drawn: BTreeSet<_> = visits
            .flat_map(|visit| &visit.checks)
            .map(|check| &check.agency)
            .collect();
        let ascending = succeeded.is_sorted_by(|one, next| one < next);
        let other = |one: &&Succeeded| one.of == one.by || !drawn.contains(&one.of);
        let wrong = succeeded.iter().find(other);
        let wrong = wrong.or(succeeded.first().filter(|_| !ascending));
        if let Some(wrong) = wrong {
            checks.refuse(
                Refusal::new(codes::OTHER_SUCCESSION)
                    .with("of", &wrong.of)
                    .with("by", &wrong.by),
            );
        }
    }

    /// A team whose members stand for the departments that were drawn, as everything that follows names
    /// them. Whoever answers for several of them sends people for each, by turns.
    pub(super) fn as_drawn(&self, team: &Team, succeeded: &[Succeeded]) -> Team {
        let Some(visit) = self.visit(&team.visit).filter(|_| !succeeded.is_empty()) else {
            return team.clone();
        };
        let drawn = visit.agencies();
        let stands_for = |members: &[TeamMember]| {
            let mut sent: BTreeMap<&AgencyId, usize> = BTreeMap::new();
            let members = members.iter().map(|member| {
                let own = drawn.iter().filter(|agency| {
                    **agency == member.agency
                        || succeeded
                            .iter()
                            .any(|one| one.of == **agency && one.by == member.agency)
                });
                let least = own.min_by_key(|agency| sent.get(agency).copied().unwrap_or(0));
                if let Some(agency) = least {
                    let count = sent.entry(agency).or_default();
                    *count = count.saturating_add(1);
                }
                TeamMember {
                    agency: least.unwrap_or(&member.agency).clone(),
                    inspector: member.inspector.clone(),
                }
            });
            members.collect::<Vec<_>>()
        };
        Team {
            members: stands_for(&team.members),
            reserves: stands_for(&team.reserves),
            ..team.clone()
        }
    }

    /// The same, of what need not be changed mostly.
    pub(super) fn as_drawn_all<'t>(
        &self,
        teams: &'t [Team],
        succeeded: &[Succeeded],
    ) -> Cow<'t, [Team]> {
        if succeeded.is_empty() {
            return Cow::Borrowed(teams);
        }
        let teams = teams.iter().map(|team| self.as_drawn(team, succeeded));
        Cow::Owned(teams.collect())
    }
}
