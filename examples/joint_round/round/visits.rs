//! The life of every visit, from notice to archive, with outcomes made up from the seed.

use ssj::calendar::{Calendar, WorkingDays};
use ssj::core::Word;
use ssj::core::follow_up::{Closure, Finding, FindingEvent, FindingSource, Found};
use ssj::core::result::{Channel, Outcome, Outcomes, Withholding};
use ssj::core::round::DrawnCheck;
use ssj::core::trail::{Act, Event, Lifecycle};
use ssj::core::visit::{CheckResult, EntrustedWork, Obstacle, Visit, VisitEvent};
use ssj::core::{AgencyId, Evidence, FindingId, HashFn, Label, MatterId, Refusals, Text, VisitId};
use ssj::core::{DossierDigest, EvidenceDigest};
use ssj_jilin::Fault;
use ssj_jilin::made::Dice;
use time::Date;

use super::brief::Story;
use super::clerk::Clerk;
use super::draw::Drawn;
use super::outcomes::outcomes;
use super::script::Script;

/// What became of the visits.
#[derive(Debug, Default)]
pub(crate) struct Lives {
    /// Each visit as it stands.
    pub(crate) visits: Vec<Visit>,
    /// What happened to them, visit by visit.
    pub(crate) events: Vec<Event<VisitEvent>>,
    /// The problems found.
    pub(crate) findings: Vec<Finding>,
    /// What happened to those, problem by problem.
    pub(crate) finding_events: Vec<Event<FindingEvent>>,
    /// Why one dossier could not be archived.
    pub(crate) incomplete: Option<Refusals>,
    /// The visit with a conclusion from elsewhere, and the matter that it is on.
    pub(crate) adopted: Option<(VisitId, MatterId)>,
    /// The visit with an entrusted body, whose report came late, and the body's work.
    pub(crate) entrusted: Option<(VisitId, EntrustedWork)>,
    /// The visit to which a department did not come.
    pub(crate) absent: Option<(VisitId, AgencyId)>,
    /// The visit of which a department's results must not be published.
    pub(crate) withheld: Option<(VisitId, AgencyId)>,
}

impl Lives {
    /// Leads every staffed visit of a round through its life.
    pub(crate) fn live(
        &mut self,
        drawn: &Drawn,
        story: &Story<'_>,
        clerk: &mut Clerk<'_>,
        hash: HashFn,
        seed: u64,
        mut tick: impl FnMut(),
    ) -> Result<(), Fault> {
        let (round, script) = (&drawn.round, drawn.script);
        let mut dice = Dice::new(seed, 8);
        let staffed = round.visits().filter(|v| round.team(&v.id).is_some());
        for (number, visit) in (0_u16..).zip(staffed) {
            let day = after(script.first, 1 + number % script.days)?;
            let mut life = Life::open(drawn, &visit.id, day, clerk, hash)?;
            life.check(story, &mut dice, clerk, self)?;
            // The third visit of all never reaches the credit platform.
            let forgetful = self.visits.len() == 2;
            life.aftermath(forgetful, &mut dice, clerk, self)?;
            self.visits.push(life.visit);
            self.events.append(&mut life.events);
            tick();
        }
        Ok(())
    }
}

/// The last day of a round's visits.
pub(super) fn last_day(script: &Script) -> Result<Date, Fault> {
    after(script.first, script.days)
}

/// The nth working day after a day.
pub(super) fn after(day: Date, n: u16) -> Result<Date, Fault> {
    Ok(Calendar::national().nth_after(day, WorkingDays::new(n)?)?)
}

/// One visit on its way.
pub(super) struct Life {
    pub(super) visit: Visit,
    events: Vec<Event<VisitEvent>>,
    lead: AgencyId,
    pub(super) day: Date,
    /// What a body was entrusted with.
    pub(super) entrusted: Option<(DrawnCheck, EntrustedWork)>,
    hash: HashFn,
}

impl Life {
    fn open(
        drawn: &Drawn,
        id: &VisitId,
        day: Date,
        clerk: &mut Clerk<'_>,
        hash: HashFn,
    ) -> Result<Self, Fault> {
        let (round, [opened, approved]) = (&drawn.round, drawn.script.visits);
        let visit = round.visit(id).ok_or("a visit that was not drawn")?;
        let lead = visit.agencies().into_iter().next();
        let lead = lead.ok_or("a visit without a check")?;
        let command = clerk.begin(&lead, opened)?;
        let opened = Visit::open(round, &command, id)?;
        let mut life = Self {
            visit: Visit::begin(hash, &opened)?,
            events: vec![opened],
            lead,
            day,
            entrusted: None,
            hash,
        };
        // Each department has the approval of its own head, and gives its own notice.
        for agency in life.visit.drawn().agencies() {
            let command = clerk.next(&life.visit, &agency, approved)?;
            let paper = life.paper("行政检查审批表")?;
            life.take(life.visit.approve(&command, paper)?)?;
        }
        for agency in life.visit.drawn().agencies() {
            let command = clerk.next(&life.visit, &agency, &format!("{day}T08:30:00+08:00"))?;
            let paper = life.paper("行政检查通知书")?;
            life.take(life.visit.notify(&command, paper)?)?;
        }
        Ok(life)
    }

    /// The next step, by the department that leads the visit.
    fn next<'c>(&self, clerk: &'c mut Clerk<'_>, at: &str) -> Result<Act<'c>, Fault> {
        clerk.next(&self.visit, &self.lead, at)
    }

    pub(super) fn take(&mut self, event: Event<VisitEvent>) -> Result<(), Fault> {
        self.visit.apply(&event)?;
        self.events.push(event);
        Ok(())
    }

    /// An instant of the visit's day.
    pub(super) fn at(&self, time: &str) -> String {
        format!("{}T{time}:00+08:00", self.day)
    }

    pub(super) fn paper(&self, title: &str) -> Result<Evidence, Fault> {
        let bytes = format!("{title} {}", self.visit.id());
        let digest = self.hash.hash(Label::Document, bytes.as_bytes());
        Ok(Evidence {
            title: Text::new(title)?,
            digest: EvidenceDigest(digest),
        })
    }

    fn check(
        &mut self,
        story: &Story<'_>,
        dice: &mut Dice,
        clerk: &mut Clerk<'_>,
        lives: &mut Lives,
    ) -> Result<(), Fault> {
        let mut checks = self.visit.drawn().checks.clone();
        let adopted = lives.to_adopt(&checks).cloned();
        let entrusted = lives.to_entrust(&checks, story);
        let entrusted = entrusted.map(|(check, work)| (check.clone(), work));
        let mut agencies = self.visit.drawn().agencies();
        // Once, nobody of a department comes: the others go their way.
        if lives.to_miss(&agencies) && adopted.is_none() && entrusted.is_none() {
            agencies.retain(|agency| *agency == self.lead);
            let stays_away = |check: &&DrawnCheck| !agencies.contains(&check.agency);
            let absent = checks.iter().find(stays_away).map(|it| it.agency.clone());
            lives.absent = absent.map(|agency| (self.visit.id().clone(), agency));
            checks.retain(|check| agencies.contains(&check.agency));
        }
        for agency in &agencies {
            self.begin(agency, story, clerk)?;
        }
        for agency in self.visit.drawn().agencies() {
            if !agencies.contains(&agency) {
                let command = self.next(clerk, &self.at("09:30"))?;
                let paper = self.paper("现场笔录")?;
                self.take(self.visit.note_absence(&command, agency, paper)?)?;
            }
        }
        if let Some(check) = &adopted {
            lives.adopted = Some((self.visit.id().clone(), check.matter.clone()));
        }
        if let Some((check, work)) = &entrusted {
            lives.entrusted = Some((self.visit.id().clone(), *work));
            self.entrusted = Some((check.clone(), *work));
            self.entrust(check, *work, clerk)?;
        }
        for check in checks {
            let outcomes = outcomes(dice)?;
            self.meet_obstacles(&check, &outcomes, clerk)?;
            let basis = if adopted.as_ref() == Some(&check) {
                self.adopted(&check)?
            } else {
                self.conducted(&check, story)?
            };
            let at = self.at("14:00");
            let mut result = CheckResult::new(check.clone(), basis, outcomes.clone());
            if outcomes.is_problem() {
                let found = Found {
                    source: FindingSource::Visit(self.visit.id().clone()),
                    matter: check.matter.clone(),
                    object: check.object.clone(),
                    outcomes,
                    owner: check.agency.clone(),
                };
                result = result.with_finding(self.follow_up(found, dice, clerk, lives)?);
            }
            let command = clerk.next(&self.visit, &check.agency, &at)?;
            self.take(self.visit.conclude(&command, result)?)?;
        }
        for agency in &agencies {
            let command = clerk.next(&self.visit, agency, &self.at("16:00"))?;
            self.take(self.visit.complete(&command)?)?;
        }
        Ok(())
    }

    /// A department begins with its own people.
    fn begin(
        &mut self,
        agency: &AgencyId,
        story: &Story<'_>,
        clerk: &mut Clerk<'_>,
    ) -> Result<(), Fault> {
        let members = self.visit.team().members.iter();
        let own = members.filter(|member| member.agency == *agency);
        let present: Option<Vec<_>> = own
            .map(|member| story.pools.inspectors.entry(&member.inspector))
            .collect();
        let present = present.ok_or("somebody on a team who stands in no pool")?;
        let command = clerk.next(&self.visit, agency, &self.at("09:00"))?;
        self.take(self.visit.start(&command, present, None)?)
    }

    /// "Not to be reached" and "uncooperative" rest on what the inspectors met.
    fn meet_obstacles(
        &mut self,
        check: &DrawnCheck,
        outcomes: &Outcomes,
        clerk: &mut Clerk<'_>,
    ) -> Result<(), Fault> {
        let at = self.at("14:00");
        for (outcome, obstacle) in [
            (Outcome::Unreachable, Obstacle::NotFound),
            (Outcome::Uncooperative, Obstacle::EntryRefused),
        ] {
            if outcomes.contains(outcome) {
                let command = clerk.next(&self.visit, &check.agency, &at)?;
                let paper = self.paper("无法检查情况记录")?;
                self.take(self.visit.obstruct(&command, obstacle, paper)?)?;
            }
        }
        Ok(())
    }

    /// A problem has one owner until it is closed; two in three are closed within the month.
    fn follow_up(
        &self,
        found: Found,
        dice: &mut Dice,
        clerk: &mut Clerk<'_>,
        lives: &mut Lives,
    ) -> Result<FindingId, Fault> {
        let owner = found.owner.clone();
        let id = FindingId::new(&format!("jl-{:05}", lives.findings.len()))?;
        let command = clerk.begin(&owner, &self.at("15:00"))?;
        let event = Finding::open(self.hash, &command, id.clone(), found)?;
        let mut finding = Finding::begin(self.hash, &event)?;
        lives.finding_events.push(event);
        if dice.per_mille(667) {
            let at = format!("{}T15:00:00+08:00", after(self.day, 15)?);
            let command = clerk.next(&finding, &owner, &at)?;
            let event = finding.close(&command, Closure::PutRight, self.paper("整改复查记录")?)?;
            finding.apply(&event)?;
            lives.finding_events.push(event);
        }
        lives.findings.push(finding);
        Ok(id)
    }

    /// Forms, archives and publications, mostly in time; one forgets the credit platform.
    fn aftermath(
        &mut self,
        forgetful: bool,
        dice: &mut Dice,
        clerk: &mut Clerk<'_>,
        lives: &mut Lives,
    ) -> Result<(), Fault> {
        let mut waits = Vec::new();
        let parts = self.visit.parts().iter();
        let done = parts.filter(|part| part.completed().is_some());
        let done: Vec<_> = done.map(|part| part.agency().clone()).collect();
        for agency in done {
            let late = if dice.per_mille(15) { 6 } else { 0 };
            waits.push((1 + u16::try_from(dice.below(7))? + late, agency));
        }
        waits.sort();
        for (wait, agency) in waits {
            let at = format!("{}T15:00:00+08:00", after(self.day, wait)?);
            if forgetful && lives.incomplete.is_none() {
                let command = clerk.next(&self.visit, &agency, &at)?;
                lives.incomplete = self.visit.archive(&command, self.dossier(1)).err();
            }
            let command = clerk.next(&self.visit, &agency, &at)?;
            self.take(
                self.visit
                    .register(&command, agency.clone(), self.paper("登记表")?)?,
            )?;
            if lives.withheld.is_none() && lives.visits.len() == 5 {
                lives.withheld = Some((self.visit.id().clone(), agency.clone()));
                self.withhold(&agency, &at, clerk)?;
            } else {
                for &channel in Channel::ALL {
                    if !forgetful || channel == Channel::PublicitySystem {
                        self.publish(&agency, channel, &at, clerk)?;
                    }
                }
            }
            let command = clerk.next(&self.visit, &agency, &at)?;
            self.take(self.visit.archive(&command, self.dossier(1))?)?;
        }
        self.late_report(clerk)
    }

    /// The digest of its dossier, as it is archived for the nth time.
    pub(super) fn dossier(&self, n: u8) -> DossierDigest {
        let name = format!("{} {n}", self.visit.id());
        DossierDigest(self.hash.hash(Label::Document, name.as_bytes()))
    }

    /// 依法不予公开: the results are told to those concerned, and nobody else.
    fn withhold(
        &mut self,
        agency: &AgencyId,
        at: &str,
        clerk: &mut Clerk<'_>,
    ) -> Result<(), Fault> {
        for &channel in Channel::ALL {
            let command = clerk.next(&self.visit, agency, at)?;
            let (ground, basis) = (Withholding::NotPublic, Text::new("涉及商业秘密")?);
            let (on, told) = ((agency.clone(), channel), self.paper("定向通报")?);
            self.take(self.visit.withhold(&command, on, ground, basis, told)?)?;
        }
        Ok(())
    }

    fn publish(
        &mut self,
        agency: &AgencyId,
        channel: Channel,
        at: &str,
        clerk: &mut Clerk<'_>,
    ) -> Result<(), Fault> {
        let command = clerk.next(&self.visit, agency, at)?;
        let receipt = Text::new(&format!("{}-{}", channel.name(), self.events.len()))?;
        self.take(
            self.visit
                .publish(&command, agency.clone(), channel, receipt)?,
        )
    }
}
