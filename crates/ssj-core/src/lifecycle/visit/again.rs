//! A visit's steps, taken again.

use super::{Visit, VisitEvent, VisitStep};
use crate::base::id::VisitId;
use crate::base::suite::HashFn;
use crate::law::refusal::Refusals;
use crate::lifecycle::trail::{self, Again, Event, Trail};

impl Again for Visit {
    fn begun(hash: HashFn, first: &Event<VisitEvent>) -> Result<(), Refusals> {
        // What it was opened with is the round's to say; its place and instants are its own.
        let VisitEvent::Opened(_) = first.payload() else {
            return Err(trail::misplaced(first));
        };
        let id: VisitId = trail::subject(first)?;
        Trail::new(hash, id.into())
            .checks(&first.command())
            .finish()
    }

    fn again(&self, event: &Event<VisitEvent>) -> Result<(), Refusals> {
        let command = &event.command();
        let made = match event.payload().clone() {
            VisitEvent::Opened(_) => Err(trail::misplaced(event)),
            VisitEvent::Approved { document } => self.approve(command, document),
            VisitEvent::Notified { document } => self.notify(command, document),
            VisitEvent::MemberReplaced {
                out,
                reason,
                skipped,
                by,
            } => self.replace_member(command, out, reason, skipped, by),
            // What the round has drawn and let join is compared with it by whoever has both.
            VisitEvent::Supplemented(further) => self.stand_by(command, further),
            VisitEvent::Joined(joined) => self.take_in(command, joined),
            // Who held a certificate that day is the pool's to say.
            VisitEvent::Started { present, .. } => {
                let mut checks = self.checks(command, VisitStep::Start);
                self.team_is_present(&present, &mut checks);
                return checks.finish();
            }
            VisitEvent::Obstructed { obstacle, evidence } => {
                self.obstruct(command, obstacle, evidence)
            }
            VisitEvent::Entrusted {
                matter,
                entrustment,
            } => self.entrust(command, matter, entrustment),
            VisitEvent::Reported { matter, report } => self.report(command, matter, report),
            VisitEvent::Sampled { matter, sample } => self.sample(command, matter, sample, &[]),
            VisitEvent::Tested {
                sample,
                result,
                report,
            } => self.test(command, sample, result, report),
            VisitEvent::Concluded(result) => self.conclude(command, result),
            VisitEvent::Completed => self.complete(command),
            VisitEvent::Registered { agency, form } => self.register(command, agency, form),
            VisitEvent::Published {
                agency,
                channel,
                receipt,
            } => self.publish(command, agency, channel, receipt),
            VisitEvent::Corrected { result, reason } => self.correct(command, result, reason),
            VisitEvent::Withdrawn {
                agency,
                channel,
                reason,
            } => self.withdraw(command, agency, channel, reason),
            VisitEvent::Recognised { by } => self.recognise(command, by),
            VisitEvent::Released { reason } => self.release(command, reason),
            VisitEvent::Archived { dossier } => self.archive(command, dossier),
        };
        trail::same(&made?, event)
    }
}
