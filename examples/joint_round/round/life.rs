//! The life of one visit, from notice to the end of its checks, with outcomes made up from the seed.

use ssj::core::follow_up::{Closure, FindingSource, Found};
use ssj::core::visit::{EntrustedWork, Obstacle};
use ssj::prelude::*;
use ssj_jilin::Fault;
use ssj_jilin::made::Dice;

use super::brief::Story;
use super::draw::Drawn;
use super::kept::{Desk, Kept, at};
use super::outcomes::outcomes;
use super::visits::{Lives, after};

/// One visit on its way.
pub(super) struct Life {
    pub(super) visit: Kept<Visit>,
    lead: AgencyId,
    pub(super) day: Date,
    /// What a body was entrusted with.
    pub(super) entrusted: Option<(DrawnCheck, EntrustedWork)>,
    pub(super) hash: HashFn,
}

impl Life {
    pub(super) fn open(
        drawn: &Drawn,
        visit: &DrawnVisit,
        day: Date,
        clerk: &mut Desk<'_>,
    ) -> Result<Self, Fault> {
        let (round, opened) = (&drawn.round.now, drawn.script.visits);
        let (agencies, hash) = (visit.agencies(), clerk.laws().hash_fn());
        let lead = agencies.first().ok_or("a visit without a check")?.clone();
        let visit = Kept::begin(clerk, &lead, at(opened, "09:00")?, |act| {
            Visit::open(round, act, &visit.id)
        })?;
        let mut life = Self {
            visit,
            lead,
            day,
            entrusted: None,
            hash,
        };
        // Each department has the approval of its own head, and gives its own notice.
        let (approval, notice) = (text!("行政检查审批表"), text!("行政检查通知书"));
        let [approval, notice] = [approval, notice].map(|title| life.paper(title));
        for agency in &agencies {
            let paper = approval.clone();
            life.visit
                .take(clerk, agency, at(opened, "10:00")?, |visit, act| {
                    visit.approve(act, paper)
                })?;
        }
        for agency in &agencies {
            let paper = notice.clone();
            life.visit
                .take(clerk, agency, at(day, "08:30")?, |visit, act| {
                    visit.notify(act, paper)
                })?;
        }
        Ok(life)
    }

    pub(super) fn paper(&self, title: Text) -> Evidence {
        let bytes = format!("{title} {}", self.visit.id());
        Evidence::of(self.hash, title, bytes.as_bytes())
    }

    pub(super) fn check(
        &mut self,
        story: &Story<'_>,
        dice: &mut Dice,
        clerk: &mut Desk<'_>,
        lives: &mut Lives,
    ) -> Result<(), Fault> {
        let mut checks = self.visit.drawn().checks.clone();
        let adopted = lives.to_adopt(&checks).cloned();
        let entrusted = lives.to_entrust(&checks, story);
        let entrusted = entrusted.map(|(check, work)| (check.clone(), work));
        let all = self.visit.drawn().agencies();
        let mut agencies = all.clone();
        // Once, nobody of a department comes: the others go their way.
        if lives.to_miss(&agencies) && adopted.is_none() && entrusted.is_none() {
            agencies.retain(|agency| *agency == self.lead);
            checks.retain(|check| agencies.contains(&check.agency));
        }
        for agency in &agencies {
            self.begin(agency, story, clerk)?;
        }
        for agency in all.into_iter().filter(|own| !agencies.contains(own)) {
            let (lead, paper) = (self.lead.clone(), self.paper(text!("现场笔录")));
            lives.absent = Some((self.visit.id().clone(), agency.clone()));
            self.visit
                .take(clerk, &lead, at(self.day, "09:30")?, |visit, act| {
                    visit.note_absence(act, agency, paper)
                })?;
        }
        if let Some(check) = &adopted {
            lives.adopted = Some((self.visit.id().clone(), check.matter.clone()));
        }
        if let Some((check, work)) = entrusted {
            lives.entrusted = Some((self.visit.id().clone(), work));
            self.entrust(&check, work, clerk)?;
            self.entrusted = Some((check, work));
        }
        for check in checks {
            let outcomes = outcomes(dice)?;
            self.meet_obstacles(&check.agency, &outcomes, clerk)?;
            let basis = if adopted.as_ref() == Some(&check) {
                self.adopted(&check)?
            } else {
                self.conducted(&check, story)?
            };
            let mut result = CheckResult::new(check.clone(), basis, outcomes.clone());
            if outcomes.is_problem() {
                result = result.with_finding(self.follow_up(&check, outcomes, dice, clerk, lives)?);
            }
            self.visit.take(
                clerk,
                &check.agency,
                at(self.day, "14:00")?,
                |visit, act| visit.conclude(act, result),
            )?;
        }
        for agency in &agencies {
            self.visit
                .take(clerk, agency, at(self.day, "16:00")?, Visit::complete)?;
        }
        Ok(())
    }

    /// A department begins with its own people.
    fn begin(
        &mut self,
        agency: &AgencyId,
        story: &Story<'_>,
        clerk: &mut Desk<'_>,
    ) -> Result<(), Fault> {
        let members = self.visit.team().members.iter();
        let own = members.filter(|member| member.agency == *agency);
        let present: Option<Vec<_>> = own
            .map(|member| story.people.entry(&member.inspector))
            .collect();
        let present = present.ok_or("somebody on a team who stands in no pool")?;
        self.visit
            .take(clerk, agency, at(self.day, "09:00")?, |visit, act| {
                visit.start(act, present, None)
            })
    }

    /// "Not to be reached" and "uncooperative" rest on what the inspectors met.
    fn meet_obstacles(
        &mut self,
        agency: &AgencyId,
        outcomes: &Outcomes,
        clerk: &mut Desk<'_>,
    ) -> Result<(), Fault> {
        for (outcome, obstacle) in [
            (Outcome::Unreachable, Obstacle::NotFound),
            (Outcome::Uncooperative, Obstacle::EntryRefused),
        ] {
            if outcomes.contains(outcome) {
                let paper = self.paper(text!("无法检查情况记录"));
                self.visit
                    .take(clerk, agency, at(self.day, "14:00")?, |visit, act| {
                        visit.obstruct(act, obstacle, paper)
                    })?;
            }
        }
        Ok(())
    }

    /// A problem has one owner until it is closed; two in three are closed within the month.
    fn follow_up(
        &self,
        check: &DrawnCheck,
        outcomes: Outcomes,
        dice: &mut Dice,
        clerk: &mut Desk<'_>,
        lives: &mut Lives,
    ) -> Result<FindingId, Fault> {
        let (owner, hash) = (&check.agency, self.hash);
        let found = Found {
            source: FindingSource::Visit(self.visit.id().clone()),
            matter: check.matter.clone(),
            object: check.object.clone(),
            outcomes,
            owner: owner.clone(),
        };
        let id = FindingId::new(&format!("jl-{:05}", lives.findings.len()))?;
        let mut finding = Kept::<Finding>::begin(clerk, owner, at(self.day, "15:00")?, |act| {
            Finding::open(hash, act, id.clone(), found)
        })?;
        if dice.per_mille(667) {
            let closed = at(after(self.day, 15)?, "15:00")?;
            let paper = self.paper(text!("整改复查记录"));
            finding.take(clerk, owner, closed, |finding, act| {
                finding.close(act, Closure::PutRight, paper)
            })?;
        }
        lives.findings.push(finding.now);
        lives.finding_events.append(&mut finding.events);
        Ok(id)
    }
}
