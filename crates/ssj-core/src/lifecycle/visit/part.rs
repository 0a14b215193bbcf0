//! A department's part of a visit.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use ssj_calendar::Word;
use time::Date;

use super::{Obstacle, Requirement, Sample, TestResult, VisitEvent, VisitState};
use crate::base::day::Day;
use crate::base::digests::DossierDigest;
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, ExpertId, InspectorId, MatterId};
use crate::base::timestamp::Timestamp;
use crate::law::conduct::Conduct;
use crate::lifecycle::result::{Channel, PublicationState, Published, Receipt, Withholding};

words! {
    /// How a department's part of a visit ended.
    pub enum PartEnd {
        /// It checked (检查).
        Conducted = "conducted", "已检查";
        /// It adopted conclusions of others for all its checks, and nobody of it came (采用结论).
        Adopted = "adopted", "已采用结论";
        /// Nobody of it came (未到场): it still owes its check, and can come later, adopt a conclusion or
        /// hand its part over.
        Absent = "absent", "未到场";
        /// The enterprise was let go.
        Released = "released", "已取消检查";
        /// It was handed over to another office (移交).
        HandedOver = "handed-over", "已移交";
    }
}

/// A department's part of a visit: its own people, papers, beginning, end, form, publications and clock.
///
/// It bears the agency as it was drawn; who acts for it now is the register's to say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Part {
    pub(super) agency: AgencyId,
    pub(super) approval: Option<Evidence>,
    pub(super) notice: Option<Evidence>,
    pub(super) begun: Option<Day>,
    pub(super) present: Vec<InspectorId>,
    opinions: Vec<ExpertId>,
    pub(super) obstacles: BTreeSet<Obstacle>,
    pub(super) entrusted: Vec<MatterId>,
    pub(super) reported: BTreeSet<MatterId>,
    #[cfg_attr(feature = "serde", serde(serialize_with = "crate::base::day::pairs"))]
    #[cfg_attr(feature = "schemars", schemars(with = "Vec<(Sample, Taken)>"))]
    pub(super) samples: BTreeMap<Sample, Taken>,
    end: Option<(PartEnd, Day)>,
    registered: Option<Day>,
    published: Vec<(Channel, Published)>,
    withheld: Vec<(Channel, Withholding, Day)>,
    filed: Option<Filed>,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) marks: Marks,
    /// The events of the trail up to the last one that is of this part.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) last: u64,
}

/// A sample that was taken, and what its test and re-test gave.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub(super) struct Taken {
    pub(super) matter: MatterId,
    pub(super) tests: Vec<TestResult>,
}

/// How a part's dossier was archived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Filed {
    first: Day,
    dossier: DossierDigest,
    /// Something came in since.
    behind: bool,
}

/// When what later steps rest on took effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) approved: Option<Timestamp>,
    pub(super) notified: Option<Timestamp>,
    pub(super) started: Option<Timestamp>,
    /// The last thing done at the check.
    pub(super) worked: Option<Timestamp>,
    pub(super) completed: Option<Timestamp>,
    pub(super) registered: Option<Timestamp>,
    /// The last of whatever the part has.
    pub(super) latest: Option<Timestamp>,
}

impl Marks {
    fn note(&mut self, event: &VisitEvent, at: Timestamp) {
        self.latest = self.latest.max(Some(at));
        match event {
            VisitEvent::Approved { .. } => self.approved = Some(at),
            VisitEvent::Notified { .. } => self.notified = Some(at),
            VisitEvent::Started { .. } => self.started = Some(at),
            VisitEvent::Sampled { .. }
            | VisitEvent::Tested { .. }
            | VisitEvent::Retested { .. }
            | VisitEvent::Obstructed { .. }
            | VisitEvent::Concluded(_) => self.worked = self.worked.max(Some(at)),
            VisitEvent::Completed { .. } => self.completed = Some(at),
            VisitEvent::Registered { .. } => self.registered = Some(at),
            _ => {}
        }
    }
}

impl Part {
    pub(super) const fn new(agency: AgencyId) -> Self {
        Self {
            agency,
            approval: None,
            notice: None,
            begun: None,
            present: Vec::new(),
            opinions: Vec::new(),
            obstacles: BTreeSet::new(),
            entrusted: Vec::new(),
            reported: BTreeSet::new(),
            samples: BTreeMap::new(),
            end: None,
            registered: None,
            published: Vec::new(),
            withheld: Vec::new(),
            filed: None,
            marks: Marks {
                approved: None,
                notified: None,
                started: None,
                worked: None,
                completed: None,
                registered: None,
                latest: None,
            },
            last: 0,
        }
    }

    /// The department, as it was drawn.
    pub const fn agency(&self) -> &AgencyId {
        &self.agency
    }

    /// Where it stands.
    pub fn state(&self) -> VisitState {
        match self.end() {
            Some(PartEnd::Released) => VisitState::Released,
            Some(PartEnd::HandedOver) => VisitState::HandedOver,
            Some(PartEnd::Absent) => VisitState::Absent,
            Some(PartEnd::Conducted | PartEnd::Adopted) if self.filed.is_some() => {
                VisitState::Archived
            }
            Some(PartEnd::Conducted | PartEnd::Adopted) if self.is_settled() => {
                VisitState::Published
            }
            Some(PartEnd::Conducted | PartEnd::Adopted) => VisitState::Completed,
            None if self.begun.is_some() => VisitState::Started,
            None if self.notice.is_some() => VisitState::Notified,
            None => VisitState::Drawn,
        }
    }

    /// How it ended, if it did.
    pub fn end(&self) -> Option<PartEnd> {
        self.end.map(|(end, _)| end)
    }

    /// The day on which its checks were done (检查活动完成): none while they are not, and where they fell out.
    pub fn completed(&self) -> Option<Date> {
        let done = |end| matches!(end, PartEnd::Conducted | PartEnd::Adopted);
        self.end.filter(|(end, _)| done(*end)).map(|(_, day)| day.0)
    }

    /// The day on which its own people began.
    pub fn started(&self) -> Option<Date> {
        self.begun.map(|day| day.0)
    }

    /// Its people who were there: experts never count among them.
    pub fn present(&self) -> &[InspectorId] {
        &self.present
    }

    /// The experts who gave it an opinion, in the order in which they did.
    pub fn advised_by(&self) -> &[ExpertId] {
        &self.opinions
    }

    /// The day on which it was recorded that it filled in its registration form (登记表): what it says
    /// itself of an earlier day shows nothing.
    pub fn registered(&self) -> Option<Date> {
        self.registered.map(|day| day.0)
    }

    /// Its publication on a channel.
    pub fn publication(&self, channel: Channel) -> Option<&Published> {
        let mut published = self.published.iter();
        let found = published.find(|(on, _)| *on == channel);
        found.map(|(_, published)| published)
    }

    /// Since when a channel shows its results as they are: what was withdrawn or is outdated shows nothing.
    pub(crate) fn shown_since(&self, channel: Channel) -> Option<Date> {
        let published = self.publication(channel)?;
        (published.state == PublicationState::Current).then_some(published.first)
    }

    /// Why its results are not published on a channel, and the day on which that was recorded.
    pub fn withheld(&self, channel: Channel) -> Option<(Withholding, Date)> {
        let mut withheld = self.withheld.iter();
        let found = withheld.find(|(on, ..)| *on == channel);
        found.map(|(_, ground, day)| (*ground, day.0))
    }

    /// The day on which it was recorded that its dossier was first archived.
    pub fn archived(&self) -> Option<Date> {
        self.filed.map(|filed| filed.first.0)
    }

    /// The digest of its dossier, as it was archived last.
    pub fn dossier(&self) -> Option<DossierDigest> {
        self.filed.map(|filed| filed.dossier)
    }

    /// Whether something came in since its dossier was archived: it is to be supplemented.
    pub fn is_behind(&self) -> bool {
        self.filed.is_some_and(|filed| filed.behind)
    }

    /// Whether nothing is to be published any more: each channel shows the result as it is, or it is said
    /// why it must not.
    fn is_settled(&self) -> bool {
        Channel::ALL
            .iter()
            .all(|channel| self.is_settled_on(*channel))
    }

    /// The same of one channel: what was withdrawn takes a word why it is not there.
    pub(super) fn is_settled_on(&self, channel: Channel) -> bool {
        let state = self.publication(channel).map(|found| found.state);
        state == Some(PublicationState::Current) || self.withheld(channel).is_some()
    }

    pub(super) fn lacks_approval(&self, conduct: &Conduct) -> bool {
        conduct.approval == Requirement::Required && self.approval.is_none()
    }

    pub(super) fn lacks_notice(&self, conduct: &Conduct) -> bool {
        conduct.notice == Requirement::Required && self.notice.is_none()
    }

    /// The samples whose last test was failed, for a matter.
    pub(super) fn failed(&self, matter: &MatterId) -> impl Iterator<Item = &Sample> {
        let failed = move |taken: &Taken| {
            taken.matter == *matter && taken.tests.last() == Some(&TestResult::Failed)
        };
        let samples = self.samples.iter();
        samples.filter_map(move |(sample, taken)| failed(taken).then_some(sample))
    }

    pub(super) fn change(&mut self, event: &VisitEvent, at: Timestamp, day: Date, recorded: Date) {
        self.marks.note(event, at);
        if let Some(filed) = &mut self.filed {
            filed.behind = true;
        }
        match event {
            VisitEvent::Approved { document, .. } => self.approval = Some(document.clone()),
            VisitEvent::Notified { document, .. } => self.notice = Some(document.clone()),
            VisitEvent::Absent { .. } => self.end = Some((PartEnd::Absent, Day(day))),
            VisitEvent::Started { present, .. } => {
                self.begun = Some(Day(day));
                self.present.clone_from(present);
                self.end = None;
            }
            VisitEvent::Advised { expert, .. } => self.opinions.push(expert.clone()),
            VisitEvent::Obstructed { obstacle, .. } => {
                self.obstacles.insert(*obstacle);
            }
            VisitEvent::Entrusted { matter, .. } => self.entrusted.push(matter.clone()),
            VisitEvent::Reported { matter, .. } => {
                self.reported.insert(matter.clone());
            }
            VisitEvent::Sampled { matter, sample, .. } => {
                let (matter, tests) = (matter.clone(), Vec::new());
                self.samples.insert(sample.clone(), Taken { matter, tests });
            }
            VisitEvent::Tested { sample, result, .. }
            | VisitEvent::Retested { sample, result, .. } => {
                if let Some(taken) = self.samples.get_mut(sample) {
                    taken.tests.push(*result);
                }
            }
            VisitEvent::Completed { .. } => {
                let came = self.begun.is_some();
                let end = if came {
                    PartEnd::Conducted
                } else {
                    PartEnd::Adopted
                };
                self.end = Some((end, Day(day)));
            }
            VisitEvent::HandedOver { .. } => self.end = Some((PartEnd::HandedOver, Day(day))),
            VisitEvent::Registered { .. } => self.registered = Some(Day(recorded)),
            VisitEvent::Published {
                channel, receipt, ..
            } => self.publish_on(*channel, receipt.clone(), recorded),
            VisitEvent::Withheld {
                channel, ground, ..
            } => {
                // Another ground for what is withheld already changes nothing of when that was said.
                let first = self.withheld(*channel).map_or(recorded, |(_, day)| day);
                self.withheld.retain(|(on, ..)| on != channel);
                self.withheld.push((*channel, *ground, Day(first)));
            }
            VisitEvent::Corrected { .. } => self.mark(None, PublicationState::Outdated),
            VisitEvent::Withdrawn { channel, .. } => {
                self.mark(Some(*channel), PublicationState::Withdrawn);
            }
            VisitEvent::Archived { dossier, .. }
            | VisitEvent::ArchiveSupplemented { dossier, .. } => self.file(*dossier, recorded),
            _ => {}
        }
    }

    /// The enterprise is let go: what has not begun falls out.
    pub(super) fn release(&mut self, day: Date) {
        if matches!(self.end(), None | Some(PartEnd::Absent)) {
            self.end = Some((PartEnd::Released, Day(day)));
        }
    }

    const fn file(&mut self, dossier: DossierDigest, recorded: Date) {
        let first = match self.filed {
            Some(filed) => filed.first,
            None => Day(recorded),
        };
        self.filed = Some(Filed {
            first,
            dossier,
            behind: false,
        });
    }

    fn publish_on(&mut self, channel: Channel, receipt: Receipt, recorded: Date) {
        let day = receipt.day().unwrap_or(recorded);
        // What was withdrawn was not published any more: its time ran on.
        let before = self.publication(channel);
        let before = before.filter(|it| it.state != PublicationState::Withdrawn);
        let first = before.map_or(day, |it| it.first);
        self.published.retain(|(on, _)| *on != channel);
        self.withheld.retain(|(on, ..)| *on != channel);
        self.published
            .push((channel, Published::new(first, day, receipt)));
    }

    /// Marks its publications on one channel or all; a withdrawn one stays withdrawn.
    fn mark(&mut self, channel: Option<Channel>, state: PublicationState) {
        for (on, published) in &mut self.published {
            let meant = channel.is_none_or(|channel| channel == *on);
            if meant && published.state != PublicationState::Withdrawn {
                published.state = state;
            }
        }
    }
}
