//! A visit's steps, taken again.

use super::rules::departments_act;
use super::{Visit, VisitEvent, VisitStep};
use crate::base::id::VisitId;
use crate::base::suite::HashFn;
use crate::law::refusal::Refusals;
use crate::lifecycle::trail::{self, Again, Event, Trail};

impl Again for Visit {
    fn begun(hash: HashFn, first: &Event<VisitEvent>) -> Result<(), Refusals> {
        // What it was opened with is the round's to say; its place, instants and actor are its own.
        let VisitEvent::Opened(opening) = first.payload() else {
            return Err(trail::misplaced(first));
        };
        let (act, id): (_, VisitId) = (first.act(), trail::subject(first)?);
        let mut checks = Trail::new(hash, id.into()).checks(&act);
        departments_act(&opening.drawn, &act, &mut checks);
        checks.finish()
    }

    fn again(&self, event: &Event<VisitEvent>) -> Result<(), Refusals> {
        let act = &event.act();
        let made = match event.payload().clone() {
            VisitEvent::Opened(_) => Err(trail::misplaced(event)),
            VisitEvent::Approved { document, .. } => self.approve(act, document),
            VisitEvent::Notified { document, .. } => self.notify(act, document),
            VisitEvent::MemberReplaced {
                out,
                reason,
                skipped,
                by,
            } => self.replace_member(act, out, reason, skipped, by),
            // What the round has drawn and let join is compared with it by whoever has both.
            VisitEvent::Supplemented(further) => self.stand_by(act, further),
            VisitEvent::Joined(joined) => self.take_in(act, joined),
            VisitEvent::Absent { agency, evidence } => self.note_absence(act, agency, evidence),
            // What the pool had of them that day is the pool's to say.
            VisitEvent::Started {
                agency,
                present,
                urgent,
            } => {
                let mut checks = self.checks_of(act, VisitStep::Start, &agency);
                self.may_begin(&agency, act, urgent.is_some(), &mut checks);
                self.team_is_present(&agency, &present, &mut checks);
                return checks.finish();
            }
            VisitEvent::Advised {
                expert, opinion, ..
            } => self.advise(act, expert, opinion),
            VisitEvent::Obstructed {
                obstacle, evidence, ..
            } => self.obstruct(act, obstacle, evidence),
            VisitEvent::Entrusted {
                matter,
                entrustment,
                ..
            } => self.entrust(act, matter, entrustment),
            VisitEvent::Reported { matter, report, .. } => self.report(act, matter, report),
            VisitEvent::Sampled { matter, sample, .. } => self.sample(act, matter, sample, &[]),
            VisitEvent::Tested {
                sample,
                result,
                report,
                ..
            } => self.test(act, sample, result, report),
            VisitEvent::Retested {
                sample,
                result,
                report,
                ..
            } => self.retest(act, sample, result, report),
            VisitEvent::Concluded(result) => self.conclude(act, result),
            VisitEvent::Completed { .. } => self.complete(act),
            VisitEvent::HandedOver {
                to,
                reason,
                evidence,
                ..
            } => self.hand_over(act, to, reason, evidence),
            VisitEvent::Registered { agency, form } => self.register(act, agency, form),
            VisitEvent::Published {
                agency,
                channel,
                receipt,
            } => self.publish(act, agency, channel, receipt),
            VisitEvent::Withheld {
                agency,
                channel,
                ground,
                basis,
                told,
            } => self.withhold(act, (agency, channel), ground, basis, told),
            VisitEvent::Corrected { result, reason } => self.correct(act, result, reason),
            VisitEvent::Withdrawn {
                agency,
                channel,
                reason,
            } => self.withdraw(act, agency, channel, reason),
            VisitEvent::Recognised { by } => self.recognise(act, by),
            // Who reviews, the round and the register say.
            VisitEvent::Released { reason, evidence } => {
                let checks = self.checks(act, VisitStep::Release);
                self.released(act, checks, reason, evidence)
            }
            VisitEvent::Archived { dossier, .. } => self.archive(act, dossier),
            VisitEvent::ArchiveSupplemented { dossier, .. } => self.add_to_archive(act, dossier),
        };
        trail::same(&made?, event)
    }
}
