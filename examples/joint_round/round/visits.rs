//! The life of every visit, from notice to archive, with outcomes made up from the seed.

use ssj::calendar::{Calendar, WorkingDays};
use ssj::core::follow_up::{Closure, Finding, FindingEvent, FindingSource, Found};
use ssj::core::instrument::Instruments;
use ssj::core::matter::CheckMethod;
use ssj::core::result::{Channel, Outcome, Outcomes};
use ssj::core::round::{DrawnCheck, Round};
use ssj::core::trail::{Event, Lifecycle};
use ssj::core::visit::{
    AdoptedConclusion, Basis, CheckResult, ConclusionKind, Conduct, Obstacle, Visit, VisitEvent,
};
use ssj::core::{
    AgencyId, Evidence, FindingId, HashFn, InspectorId, Label, Refusals, Text, VisitId,
};
use ssj_jilin::Fault;
use ssj_jilin::made::Dice;
use time::Date;
use time::macros::date;

use super::clerk::Clerk;

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
}

/// Leads every staffed visit of a round through its life.
pub(crate) fn live(
    round: &Round,
    instruments: &Instruments,
    clerk: &mut Clerk,
    hash: HashFn,
    seed: u64,
    mut tick: impl FnMut(),
) -> Result<Lives, Fault> {
    let conduct = instruments.in_force(super::DRAW_DAY)?.conduct();
    let mut lives = Lives::default();
    let mut dice = Dice::new(seed, 8);
    let staffed = round
        .visits()
        .filter(|visit| round.team(visit.id()).is_some());
    for (number, drawn) in (0_u16..).zip(staffed) {
        let day = after(date!(2026 - 03 - 09), 1 + number % 140)?;
        let mut life = Life::open(round, drawn.id(), conduct, day, clerk, hash)?;
        life.check(number, &mut dice, clerk, &mut lives, hash)?;
        life.aftermath(number, &mut dice, clerk, &mut lives)?;
        lives.visits.push(life.visit);
        lives.events.append(&mut life.events);
        tick();
    }
    Ok(lives)
}

/// The nth working day after a day.
fn after(day: Date, n: u16) -> Result<Date, Fault> {
    Ok(Calendar::national().nth_after(day, WorkingDays::new(n)?)?)
}

struct Life {
    visit: Visit,
    events: Vec<Event<VisitEvent>>,
    day: Date,
    hash: HashFn,
}

impl Life {
    fn open(
        round: &Round,
        id: &VisitId,
        conduct: Conduct,
        day: Date,
        clerk: &mut Clerk,
        hash: HashFn,
    ) -> Result<Self, Fault> {
        let drawn = round.visit(id).ok_or("a visit that was not drawn")?;
        let lead = drawn
            .agencies()
            .into_iter()
            .next()
            .ok_or("a visit without a check")?;
        let command = clerk.begin(&lead, "2026-03-06T09:00:00+08:00")?;
        let opened = Visit::open(round, &command, id, conduct)?;
        let visit = Visit::begin(hash, &opened)?;
        let mut life = Self {
            visit,
            events: vec![opened],
            day,
            hash,
        };
        let command = clerk.next(&life.visit, &lead, "2026-03-06T10:00:00+08:00")?;
        life.take(
            life.visit
                .approve(&command, life.paper("行政检查审批表")?)?,
        )?;
        let command = clerk.next(&life.visit, &lead, &format!("{day}T08:30:00+08:00"))?;
        life.take(life.visit.notify(&command, life.paper("行政检查通知书")?)?)?;
        Ok(life)
    }

    fn take(&mut self, event: Event<VisitEvent>) -> Result<(), Fault> {
        self.visit.apply(&event)?;
        self.events.push(event);
        Ok(())
    }

    fn paper(&self, title: &str) -> Result<Evidence, Fault> {
        let bytes = format!("{title} {}", self.visit.id());
        let digest = self.hash.hash(Label::Document, bytes.as_bytes());
        Ok(Evidence::new(Text::new(title)?, digest))
    }

    fn check(
        &mut self,
        number: u16,
        dice: &mut Dice,
        clerk: &mut Clerk,
        lives: &mut Lives,
        hash: HashFn,
    ) -> Result<(), Fault> {
        let at = format!("{}T09:00:00+08:00", self.day);
        let agencies = self.visit.drawn().agencies();
        let lead = agencies.first().ok_or("a visit without a check")?.clone();
        let team = self.visit.team().members();
        let present = team
            .iter()
            .map(|member| member.inspector().clone())
            .collect();
        let command = clerk.next(&self.visit, &lead, &at)?;
        self.take(self.visit.start(&command, present, None)?)?;
        for check in self.visit.drawn().checks().to_vec() {
            let outcome = *dice.weighted(&OUTCOMES);
            if outcome == Outcome::Unreachable {
                let command = clerk.next(&self.visit, check.agency(), &at)?;
                let paper = self.paper("现场照片")?;
                self.take(self.visit.obstruct(&command, Obstacle::NotFound, paper)?)?;
            }
            let basis = if number == 1 {
                self.adopted()?
            } else {
                self.conducted(&check)
            };
            let mut result = CheckResult::new(check.clone(), basis, Outcomes::new([outcome])?);
            if outcome.is_problem() {
                result =
                    result.with_finding(self.found(&check, outcome, dice, clerk, lives, hash)?);
            }
            let command = clerk.next(&self.visit, check.agency(), &at)?;
            self.take(self.visit.conclude(&command, result)?)?;
        }
        let command = clerk.next(&self.visit, &lead, &format!("{}T16:00:00+08:00", self.day))?;
        self.take(self.visit.complete(&command)?)
    }

    fn conducted(&self, check: &DrawnCheck) -> Basis {
        let team = self.visit.team().members().iter();
        let own = team.filter(|member| member.agency() == check.agency());
        let inspectors: Vec<InspectorId> = own.map(|member| member.inspector().clone()).collect();
        Basis::Conducted {
            method: CheckMethod::OnSite,
            inspectors,
        }
    }

    /// 2.6-b: another agency's conclusion instead of a check of one's own.
    fn adopted(&self) -> Result<Basis, Fault> {
        Ok(Basis::Adopted(AdoptedConclusion::new(
            ConclusionKind::Agency,
            Text::new("吉林省市场监督管理厅")?,
            date!(2026 - 02 - 11),
            self.paper("省级检查结论")?,
            Text::new("同一事项")?,
        )))
    }

    /// A problem has one owner until it is closed; two in three are closed within the month.
    fn found(
        &self,
        check: &DrawnCheck,
        outcome: Outcome,
        dice: &mut Dice,
        clerk: &mut Clerk,
        lives: &mut Lives,
        hash: HashFn,
    ) -> Result<FindingId, Fault> {
        let id = FindingId::new(&format!("jl-{:05}", lives.findings.len()))?;
        let found = Found::new(
            FindingSource::Visit(self.visit.id().clone()),
            check.matter().clone(),
            check.object().clone(),
            Outcomes::new([outcome])?,
            check.agency().clone(),
        );
        let at = format!("{}T15:00:00+08:00", self.day);
        let command = clerk.begin(check.agency(), &at)?;
        let event = Finding::open(hash, &command, id.clone(), found)?;
        let mut finding = Finding::begin(hash, &event)?;
        lives.finding_events.push(event);
        if dice.per_mille(667) {
            let at = format!("{}T15:00:00+08:00", after(self.day, 15)?);
            let command = clerk.next(&finding, check.agency(), &at)?;
            let event = finding.close(&command, Closure::PutRight, self.paper("整改复查记录")?)?;
            finding.apply(&event)?;
            lives.finding_events.push(event);
        }
        lives.findings.push(finding);
        Ok(id)
    }

    /// Forms and publications, mostly in time; the third visit never reaches the credit platform.
    fn aftermath(
        &mut self,
        number: u16,
        dice: &mut Dice,
        clerk: &mut Clerk,
        lives: &mut Lives,
    ) -> Result<(), Fault> {
        let mut waits = Vec::new();
        for agency in self.visit.drawn().agencies() {
            let late = if dice.per_mille(15) { 6 } else { 0 };
            waits.push((1 + u16::try_from(dice.below(7))? + late, agency));
        }
        waits.sort();
        for (wait, agency) in waits {
            let at = format!("{}T15:00:00+08:00", after(self.day, wait)?);
            let command = clerk.next(&self.visit, &agency, &at)?;
            self.take(
                self.visit
                    .register(&command, agency.clone(), self.paper("登记表")?)?,
            )?;
            for channel in Channel::ALL {
                if number != 2 || channel == Channel::PublicitySystem {
                    self.publish(&agency, channel, &at, clerk)?;
                }
            }
        }
        let lead = self
            .visit
            .drawn()
            .agencies()
            .into_iter()
            .next()
            .ok_or("no agency")?;
        let at = format!("{}T09:00:00+08:00", after(self.day, 20)?);
        let command = clerk.next(&self.visit, &lead, &at)?;
        let dossier = self
            .hash
            .hash(Label::Document, self.visit.id().as_str().as_bytes());
        match self.visit.archive(&command, dossier) {
            Ok(event) => self.take(event)?,
            Err(refusals) => lives.incomplete = Some(refusals),
        }
        Ok(())
    }

    fn publish(
        &mut self,
        agency: &AgencyId,
        channel: Channel,
        at: &str,
        clerk: &mut Clerk,
    ) -> Result<(), Fault> {
        let command = clerk.next(&self.visit, agency, at)?;
        let receipt = Text::new(&format!("{}-{}", channel.as_str(), self.events.len()))?;
        self.take(
            self.visit
                .publish(&command, agency.clone(), channel, receipt)?,
        )
    }
}

/// Outcomes as often as they occur here, in 1,000.
const OUTCOMES: [(Outcome, u32); 9] = [
    (Outcome::NoProblem, 820),
    (Outcome::Corrected, 55),
    (Outcome::OtherProblem, 40),
    (Outcome::NotPublished, 30),
    (Outcome::Unreachable, 15),
    (Outcome::FalseInformation, 5),
    (Outcome::NotConducting, 20),
    (Outcome::ClosedDown, 10),
    (Outcome::Deregistered, 5),
];
