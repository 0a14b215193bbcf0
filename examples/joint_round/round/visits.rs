//! What became of the visits of all rounds.

use ssj::calendar::WorkingDays;
use ssj::core::follow_up::FindingEvent;
use ssj::core::visit::{EntrustedWork, VisitEvent};
use ssj::prelude::*;
use ssj_jilin::Fault;
use ssj_jilin::made::Dice;

use super::brief::Story;
use super::draw::Drawn;
use super::kept::Desk;
use super::life::Life;
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
    /// What an office is told that ended and files all the same, and another one that does.
    pub(crate) since_reform: Vec<Refusals>,
}

impl Lives {
    /// Leads every staffed visit of a round through its life.
    pub(crate) fn live(
        &mut self,
        drawn: &Drawn,
        story: &Story<'_>,
        clerk: &mut Desk<'_>,
        seed: u64,
        mut tick: impl FnMut(),
    ) -> Result<(), Fault> {
        let (round, script) = (&drawn.round, drawn.script);
        let mut dice = Dice::new(seed, 8);
        let staffed = round.visits().filter(|v| round.team(&v.id).is_some());
        for (number, visit) in (0_u16..).zip(staffed) {
            let day = after(script.first, 1 + number % script.days)?;
            let mut life = Life::open(drawn, visit, day, clerk)?;
            life.check(story, &mut dice, clerk, self)?;
            // The third visit of all never reaches the credit platform.
            let forgetful = self.visits.len() == 2;
            life.aftermath(forgetful, &mut dice, clerk, self)?;
            self.visits.push(life.visit.now);
            self.events.append(&mut life.visit.events);
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
