//! The departments' lists of matters, and the joint list made of them.

use ssj::core::Word;
use std::num::NonZeroU32;

use ssj::core::agency::NamedSystem;
use ssj::core::identity::ObjectKind;
use ssj::core::instrument::Instruments;
use ssj::core::jurisdiction::Level;
use ssj::core::laws::{Laws, Sources};
use ssj::core::matter::{
    Channel, CheckMethod, Dispatch, JointList, JointMatter, LegalBasis, LegalForm, Matter,
    MatterDraft, MatterList, Publication, Subject,
};
use ssj::core::rulebook::{
    Guideline, Guidelines, Issuer, Reach, RulebookDraft, RulebookPart, Rulebooks,
};
use ssj::core::{
    DivisionId, GuidelineId, HashFn, JointMatterId, ListId, MatterId, RulebookId, SpecialtyId,
    SystemId, Text,
};
use ssj_jilin::Fault;
use ssj_jilin::facts::{DEPARTMENTS, Department, How, JOINT_MATTERS, MATTERS, MatterFacts, Who};
use time::macros::date;

use super::agencies::office;
use super::calendars::Calendars;
use super::province::Province;

/// The lists of a year.
#[derive(Debug)]
pub(crate) struct Lists {
    /// One per department.
    pub(crate) departments: Vec<MatterList>,
    /// The province's joint list.
    pub(crate) joint: JointList,
    /// The province's rulebooks, which serve the levels below.
    pub(crate) rulebooks: Rulebooks,
    /// The province's guidelines, one per matter.
    pub(crate) guidelines: Guidelines,
}

impl Lists {
    /// Drafts every matter, makes each department's list and the joint list, publishes them.
    pub(crate) fn publish() -> Result<Self, Fault> {
        let published = publication();
        let mut departments = Vec::new();
        for department in &DEPARTMENTS {
            departments.push(unpublished(department)?.published(published.clone()));
        }
        let rows = JOINT_MATTERS.iter().map(|facts| {
            let levels = [Level::Prefecture, Level::County];
            let mut joint = JointMatter::new(
                JointMatterId::new(facts.key)?,
                Text::new(facts.field)?,
                facts.initiator,
                levels,
            );
            for system in facts.participants {
                joint = joint.with_participant(*system);
            }
            for member in facts.members {
                joint = joint.with_matter(MatterId::new(member)?);
            }
            Ok(joint)
        });
        let rows = rows.collect::<Result<Vec<_>, Fault>>()?;
        let lists: Vec<_> = departments.iter().collect();
        let joint = JointList::new(rows, &lists)?.published(published);
        Ok(Self {
            departments,
            joint,
            rulebooks: rulebooks()?,
            guidelines: guidelines()?,
        })
    }

    /// The laws of the province: its agencies, places, lists, rulebooks and calendars, and every built-in
    /// instrument on its days.
    pub(crate) fn laws(
        &self,
        province: &Province,
        calendars: &Calendars,
        hash: HashFn,
    ) -> Result<Laws, Fault> {
        let sources = Sources {
            instruments: Instruments::default(),
            left_out: Vec::new(),
            agencies: province.register.clone(),
            gazetteer: province.places.gazetteer().clone(),
            lists: self.departments.clone(),
            rulebooks: self.rulebooks.clone(),
            became: Vec::new(),
            calendars: calendars.of_each(province)?,
        };
        Ok(Laws::new(hash, sources)?.with_joint_lists([self.joint.clone()])?)
    }

    /// A matter, from the list it stands on.
    pub(crate) fn matter(&self, key: &str) -> Result<&Matter, Fault> {
        let id = MatterId::new(key)?;
        let found = self.departments.iter().find_map(|list| list.matter(&id));
        Ok(found.ok_or_else(|| format!("{id} stands on no list"))?)
    }
}

/// A department's list before anybody has published it.
pub(crate) fn unpublished(department: &Department) -> Result<MatterList, Fault> {
    let system = department.system;
    let agency = office(system, &DivisionId::new("220000")?)?;
    let rows = MATTERS.iter().filter(|facts| facts.department == system);
    let rows = rows.map(draft).collect::<Result<Vec<_>, Fault>>()?;
    let id = ListId::new(&format!("{}-2026", agency.as_id().value()))?;
    Ok(MatterList::new(
        id,
        NonZeroU32::MIN,
        agency,
        date!(2026 - 01 - 05),
        rows,
    )?)
}

/// A matter of the list with basis, subject, content and method.
pub(crate) fn draft(facts: &MatterFacts) -> Result<MatterDraft, Fault> {
    let mut draft = MatterDraft::new(MatterId::new(facts.key)?, Text::new(facts.title)?)
        .subject(Subject::new(
            facts.department,
            [Level::Province, Level::Prefecture, Level::County],
        ))
        .content(Text::new(facts.content)?)
        .method(method(facts.how))
        .dispatch(Dispatch::new(Level::Province, Level::Province)?)
        .dispatch(Dispatch::new(Level::Province, Level::Prefecture)?)
        .dispatch(Dispatch::new(Level::Province, Level::County)?)
        .dispatch(Dispatch::new(Level::Prefecture, Level::County)?)
        .specialty(SpecialtyId::new(facts.specialty)?);
    // Whoever is not checked by its kind alone holds a licence or is on file for it.
    if !matches!(facts.who, Who::Everyone) {
        draft = draft.licence(Text::new(facts.title)?);
    }
    for (law, article) in facts.basis {
        let law = Text::new(law)?;
        draft = draft.basis(match article {
            Some(article) => LegalBasis::article(LegalForm::Law, law, Text::new(article)?),
            None => LegalBasis::instrument(LegalForm::Law, law),
        });
    }
    Ok(kinds(facts.who)
        .iter()
        .fold(draft, |draft, kind| draft.object_kind(*kind)))
}

fn kinds(who: Who) -> &'static [ObjectKind] {
    use ObjectKind::{Cooperative, Enterprise, IndividualBusiness, Product, Project, Site};
    match who {
        Who::Everyone | Who::Trades(_) | Who::SpecialEquipment | Who::Employers(_) => {
            &[Enterprise, IndividualBusiness, Cooperative]
        }
        Who::Products => &[Product],
        Who::Projects => &[Project],
        Who::Sites => &[Site],
    }
}

/// One rulebook for each department of the province, which every level below draws by.
fn rulebooks() -> Result<Rulebooks, Fault> {
    let mut rulebooks = Vec::new();
    for department in &DEPARTMENTS {
        let system = SystemId::from(department.system);
        let id = RulebookId::new(system.as_id().value())?;
        let issuer = provincial(department.system)?;
        let mut draft = RulebookDraft::new(id, issuer, date!(2026 - 01 - 05));
        for &part in RulebookPart::ALL {
            draft = draft.part(part, Text::new(rule(part))?);
        }
        rulebooks.push(draft.published(publication()).build()?);
    }
    Ok(Rulebooks::new(rulebooks)?)
}

/// A department of the province, for its own level and those below.
fn provincial(system: NamedSystem) -> Result<Issuer, Fault> {
    let province = DivisionId::new("220000")?;
    Ok(Issuer::new(system, province, Reach::LowerLevelsToo))
}

/// What each part of a rulebook says here, in one sentence.
const fn rule(part: RulebookPart) -> &'static str {
    match part {
        RulebookPart::Drawing => "分层等额随机抽取，抽取承诺值先于种子公布",
        RulebookPart::Flow => "告知、检查、形成结果、填写登记表",
        RulebookPart::Approval => "检查前由本机关负责人审批",
        RulebookPart::Publicity => "检查结束后七个工作日内逐户公示",
        RulebookPart::Archiving => "一次一档，资料齐全后归档",
    }
}

/// How each matter is checked: by content and method of its list.
fn guidelines() -> Result<Guidelines, Fault> {
    let of = |facts: &MatterFacts| {
        Ok(Guideline {
            id: GuidelineId::new(facts.key)?,
            matter: MatterId::new(facts.key)?,
            issuer: provincial(facts.department)?,
            effective: date!(2026 - 01 - 05),
            content: Text::new(facts.content)?,
            method: Text::new(method(facts.how).zh())?,
            requirements: Text::new("不少于两名执法人员，出示证件，如实记录")?,
        })
    };
    let all = MATTERS.iter().map(of).collect::<Result<Vec<_>, Fault>>()?;
    Ok(Guidelines::new(all))
}

const fn method(how: How) -> CheckMethod {
    match how {
        How::OnSite => CheckMethod::OnSite,
        How::Documents => CheckMethod::Documents,
        How::Network => CheckMethod::NetworkMonitoring,
    }
}

const fn publication() -> Publication {
    Publication {
        on: date!(2026 - 01 - 06),
        channel: Channel::PublicitySystem,
        receipt: None,
    }
}
