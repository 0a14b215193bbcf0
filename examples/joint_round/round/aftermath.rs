//! What follows a visit's checks: forms, archives and publications, mostly in time.

use ssj::core::result::{Channel, Withholding};
use ssj::core::{AgencyId, DossierDigest, Label, Text, Timestamp, Word, text};
use ssj_jilin::Fault;
use ssj_jilin::made::Dice;

use super::kept::{Desk, at};
use super::life::Life;
use super::reform::{MERGED, beside, ended};
use super::visits::{Lives, after};

impl Life {
    /// One forgets the credit platform; the results of another must not be published.
    pub(super) fn aftermath(
        &mut self,
        forgetful: bool,
        dice: &mut Dice,
        clerk: &mut Desk<'_>,
        lives: &mut Lives,
    ) -> Result<(), Fault> {
        let mut waits = Vec::new();
        let parts = self.visit.parts().iter();
        let done = parts.filter(|part| part.completed().is_some());
        for agency in done.map(|part| part.agency().clone()) {
            let late = if dice.per_mille(15) { 6 } else { 0 };
            waits.push((1 + u16::try_from(dice.below(7))? + late, agency));
        }
        waits.sort();
        for (wait, agency) in waits {
            let then = at(after(self.day, wait)?, "15:00")?;
            let dossier = self.dossier(1);
            if forgetful && lives.incomplete.is_none() {
                lives.incomplete = self.visit.try_out(clerk, &agency, then, |visit, act| {
                    visit.archive(act, dossier)
                });
            }
            let (whose, form) = (agency.clone(), self.paper(text!("登记表")));
            self.file_in_vain(&agency, then, clerk, lives)?;
            self.visit.take(clerk, &agency, then, |visit, act| {
                visit.register(act, whose, form)
            })?;
            if lives.withheld.is_none() && lives.visits.len() == 5 {
                lives.withheld = Some((self.visit.id().clone(), agency.clone()));
                self.withhold(&agency, then, clerk)?;
            } else {
                for &channel in Channel::ALL {
                    if !forgetful || channel == Channel::PublicitySystem {
                        self.publish(&agency, channel, then, clerk)?;
                    }
                }
            }
            self.visit.take(clerk, &agency, then, |visit, act| {
                visit.archive(act, dossier)
            })?;
        }
        self.late_report(clerk)
    }

    /// What is said, once, to an office that a reform ended and that files all the same, and to another one.
    fn file_in_vain(
        &self,
        of: &AgencyId,
        at: Timestamp,
        clerk: &mut Desk<'_>,
        lives: &mut Lives,
    ) -> Result<(), Fault> {
        if at.china_date() < MERGED || !ended()?.contains(of) || !lives.since_reform.is_empty() {
            return Ok(());
        }
        for who in [of, &beside()?] {
            let form = self.paper(text!("登记表"));
            let refused = self.visit.try_out(clerk, who, at, |visit, act| {
                visit.register(act, of.clone(), form)
            });
            lives.since_reform.extend(refused);
        }
        Ok(())
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
        at: Timestamp,
        clerk: &mut Desk<'_>,
    ) -> Result<(), Fault> {
        for &channel in Channel::ALL {
            let (on, told) = ((agency.clone(), channel), self.paper(text!("定向通报")));
            self.visit.take(clerk, agency, at, |visit, act| {
                let (ground, basis) = (Withholding::NotPublic, text!("涉及商业秘密"));
                visit.withhold(act, on, ground, basis, told)
            })?;
        }
        Ok(())
    }

    fn publish(
        &mut self,
        agency: &AgencyId,
        channel: Channel,
        at: Timestamp,
        clerk: &mut Desk<'_>,
    ) -> Result<(), Fault> {
        let number = self.visit.events.len();
        let receipt = Text::new(&format!("{}-{number}", channel.name()))?;
        self.visit.take(clerk, agency, at, |visit, act| {
            visit.publish(act, agency.clone(), channel, receipt)
        })
    }
}
