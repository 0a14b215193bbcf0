//! The life of every visit, from notice to archive, with outcomes made up from the seed.

use ssj::calendar::{Calendar, WorkingDays};
use ssj::core::follow_up::{Closure, Finding, FindingEvent, FindingSource, Found};
use ssj::core::matter::CheckMethod;
use ssj::core::result::{Channel, Outcome, Outcomes};
use ssj::core::round::DrawnCheck;
use ssj::core::trail::{Command, Event, Lifecycle};
use ssj::core::visit::{
    AdoptedConclusion, Basis, CheckResult, ConclusionKind, Conduct, EntrustedWork, Entrustment,
    Obstacle, Sample, TestResult, Visit, VisitEvent,
};
use ssj::core::{
    AgencyId, Evidence, FindingId, HashFn, InspectorId, Label, Period, Refusals, Text, Timestamp,
    VisitId,
};
use ssj_jilin::Fault;
use ssj_jilin::made::Dice;
use time::Date;
use time::macros::date;

use super::brief::Story;
use super::clerk::Clerk;
use super::draw::Drawn;

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
    /// The visit whose conclusion came from elsewhere.
    pub(crate) adopted: Option<VisitId>,
    /// The visit on which a sample was tested by an entrusted body.
    pub(crate) entrusted: Option<VisitId>,
}

impl Lives {
    /// Leads every staffed visit of a round through its life.
    pub(crate) fn live(
        &mut self,
        drawn: &Drawn,
        story: &Story<'_>,
        clerk: &mut Clerk,
        hash: HashFn,
        seed: u64,
        mut tick: impl FnMut(),
    ) -> Result<(), Fault> {
        let (round, script) = (&drawn.round, drawn.script);
        let opened: Timestamp = script.visits[0].parse()?;
        let conduct = story.instruments.in_force(opened.china_date())?.conduct();
        let mut dice = Dice::new(seed, 8);
        let staffed = round.visits().filter(|v| round.team(v.id()).is_some());
        for (number, visit) in (0_u16..).zip(staffed) {
            let day = after(script.first, 1 + number % script.days)?;
            let mut life = Life::open(drawn, visit.id(), conduct, day, clerk, hash)?;
            life.check(&mut dice, clerk, self)?;
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

/// The nth working day after a day.
fn after(day: Date, n: u16) -> Result<Date, Fault> {
    Ok(Calendar::national().nth_after(day, WorkingDays::new(n)?)?)
}

struct Life {
    visit: Visit,
    events: Vec<Event<VisitEvent>>,
    lead: AgencyId,
    day: Date,
    hash: HashFn,
}

impl Life {
    fn open(
        drawn: &Drawn,
        id: &VisitId,
        conduct: Conduct,
        day: Date,
        clerk: &mut Clerk,
        hash: HashFn,
    ) -> Result<Self, Fault> {
        let (round, [opened, approved]) = (&drawn.round, drawn.script.visits);
        let visit = round.visit(id).ok_or("a visit that was not drawn")?;
        let lead = visit.agencies().into_iter().next();
        let lead = lead.ok_or("a visit without a check")?;
        let command = clerk.begin(&lead, opened)?;
        let opened = Visit::open(round, &command, id, conduct)?;
        let mut life = Self {
            visit: Visit::begin(hash, &opened)?,
            events: vec![opened],
            lead,
            day,
            hash,
        };
        let command = life.next(clerk, approved)?;
        let paper = life.paper("行政检查审批表")?;
        life.take(life.visit.approve(&command, paper)?)?;
        let command = life.next(clerk, &format!("{day}T08:30:00+08:00"))?;
        let paper = life.paper("行政检查通知书")?;
        life.take(life.visit.notify(&command, paper)?)?;
        Ok(life)
    }

    /// The next step, by the department that leads the visit.
    fn next(&self, clerk: &mut Clerk, at: &str) -> Result<Command, Fault> {
        clerk.next(&self.visit, &self.lead, at)
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
        dice: &mut Dice,
        clerk: &mut Clerk,
        lives: &mut Lives,
    ) -> Result<(), Fault> {
        let at = format!("{}T09:00:00+08:00", self.day);
        let present = self.visit.team().members().iter();
        let present = present.map(|member| member.inspector().clone()).collect();
        let command = self.next(clerk, &at)?;
        self.take(self.visit.start(&command, present, None)?)?;
        let checks = self.visit.drawn().checks().to_vec();
        let adopts = lives.visits.len() == 1;
        if adopts {
            lives.adopted = Some(self.visit.id().clone());
        }
        let product = checks
            .iter()
            .find(|c| c.object().as_id().scheme() == "product");
        if let (Some(check), None) = (product, &lives.entrusted) {
            lives.entrusted = Some(self.visit.id().clone());
            self.entrust(check, clerk)?;
        }
        for check in checks {
            let outcomes = outcomes(dice)?;
            self.meet_obstacles(&check, &outcomes, clerk)?;
            let basis = if adopts {
                self.adopted()?
            } else {
                self.conducted(&check)
            };
            let at = format!("{}T14:00:00+08:00", self.day);
            let mut result = CheckResult::new(check.clone(), basis, outcomes.clone());
            if outcomes.is_problem() {
                let found = Found::new(
                    FindingSource::Visit(self.visit.id().clone()),
                    check.matter().clone(),
                    check.object().clone(),
                    outcomes,
                    check.agency().clone(),
                );
                result = result.with_finding(self.follow_up(found, dice, clerk, lives)?);
            }
            let command = clerk.next(&self.visit, check.agency(), &at)?;
            self.take(self.visit.conclude(&command, result)?)?;
        }
        let command = self.next(clerk, &format!("{}T16:00:00+08:00", self.day))?;
        self.take(self.visit.complete(&command)?)
    }

    /// "Not to be reached" and "uncooperative" rest on what the inspectors met.
    fn meet_obstacles(
        &mut self,
        check: &DrawnCheck,
        outcomes: &Outcomes,
        clerk: &mut Clerk,
    ) -> Result<(), Fault> {
        let at = format!("{}T14:00:00+08:00", self.day);
        for (outcome, obstacle) in [
            (Outcome::Unreachable, Obstacle::NotFound),
            (Outcome::Uncooperative, Obstacle::EntryRefused),
        ] {
            if outcomes.contains(outcome) {
                let command = clerk.next(&self.visit, check.agency(), &at)?;
                let paper = self.paper("现场照片")?;
                self.take(self.visit.obstruct(&command, obstacle, paper)?)?;
            }
        }
        Ok(())
    }

    /// 2.6-c: a sample, tested by a qualified body, whose report comes four working days later.
    fn entrust(&mut self, check: &DrawnCheck, clerk: &mut Clerk) -> Result<(), Fault> {
        let matter = check.matter().clone();
        let valid = Period::between(date!(2024 - 01 - 01), date!(2029 - 12 - 31))?;
        let entrustment = Entrustment::new(
            EntrustedWork::Testing,
            Text::new("某产品质量检验院(虚构)")?,
            Text::new("检验检测机构资质认定证书(CMA)")?,
            valid,
            Text::new("安全性能检验")?,
        );
        let sample = Sample::new(
            check.object().clone(),
            Text::new("2026-B1")?,
            Text::new("安全性能")?,
        );
        let at = format!("{}T10:00:00+08:00", self.day);
        let command = clerk.next(&self.visit, check.agency(), &at)?;
        self.take(self.visit.entrust(&command, matter.clone(), entrustment)?)?;
        let command = clerk.next(&self.visit, check.agency(), &at)?;
        self.take(
            self.visit
                .sample(&command, matter.clone(), sample.clone(), &[])?,
        )?;
        self.day = after(self.day, 4)?;
        let at = format!("{}T10:00:00+08:00", self.day);
        let report = self.paper("检验报告")?;
        let command = clerk.next(&self.visit, check.agency(), &at)?;
        let passed = TestResult::Passed;
        self.take(self.visit.test(&command, sample, passed, report.clone())?)?;
        let command = clerk.next(&self.visit, check.agency(), &at)?;
        self.take(self.visit.report(&command, matter, report)?)
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
    fn follow_up(
        &self,
        found: Found,
        dice: &mut Dice,
        clerk: &mut Clerk,
        lives: &mut Lives,
    ) -> Result<FindingId, Fault> {
        let owner = found.owner().clone();
        let id = FindingId::new(&format!("jl-{:05}", lives.findings.len()))?;
        let command = clerk.begin(&owner, &format!("{}T15:00:00+08:00", self.day))?;
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

    /// Forms and publications, mostly in time; one forgets the credit platform.
    fn aftermath(
        &mut self,
        forgetful: bool,
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
                if !forgetful || channel == Channel::PublicitySystem {
                    self.publish(&agency, channel, &at, clerk)?;
                }
            }
        }
        let at = format!("{}T09:00:00+08:00", after(self.day, 20)?);
        let command = self.next(clerk, &at)?;
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

/// One outcome, or where nobody is there sometimes a second one: they are no partition.
fn outcomes(dice: &mut Dice) -> Result<Outcomes, Fault> {
    let first = *dice.weighted(&OUTCOMES);
    let also = first == Outcome::Unreachable && dice.per_mille(250);
    let second = also.then_some(Outcome::NotPublished);
    Ok(Outcomes::new([first].into_iter().chain(second))?)
}

/// Outcomes as often as they occur here, in 1,000.
const OUTCOMES: [(Outcome, u32); 13] = [
    (Outcome::NoProblem, 806),
    (Outcome::Corrected, 55),
    (Outcome::OtherProblem, 40),
    (Outcome::NotPublished, 30),
    (Outcome::Unreachable, 15),
    (Outcome::FalseInformation, 5),
    (Outcome::NotConducting, 20),
    (Outcome::ClosedDown, 10),
    (Outcome::Deregistered, 5),
    (Outcome::Uncooperative, 3),
    (Outcome::Revoked, 4),
    (Outcome::Annulled, 2),
    (Outcome::MovedOut, 5),
];
