//! Where a result comes from: a check of one's own, another agency's conclusion, an entrusted body.

use ssj::core::agency::NamedSystem;
use ssj::core::visit::{
    AdoptedConclusion, ConclusionKind, EntrustedWork, Entrustment, Sample, TestResult,
};
use ssj::prelude::*;
use ssj_jilin::Fault;

use super::agencies::{is_of, office};
use super::brief::Story;
use super::kept::{Desk, at};
use super::life::Life;
use super::visits::{Lives, after};

impl Lives {
    /// The check whose conclusion is adopted: the first one of the market regulator on a visit that
    /// other departments join, for which the province has a conclusion on the same matter. Theirs
    /// stay their own.
    pub(super) fn to_adopt<'a>(&self, checks: &'a [DrawnCheck]) -> Option<&'a DrawnCheck> {
        let own = checks
            .iter()
            .find(|check| is_of(&check.agency, NamedSystem::MarketRegulation))?;
        let joined = checks.iter().any(|check| check.agency != own.agency);
        (self.adopted.is_none() && !self.visits.is_empty() && joined).then_some(own)
    }

    /// The check for which a qualified body is entrusted: the first one of a product, or where a
    /// list has no products of what an entity has published of its accounts.
    pub(super) fn to_entrust<'a>(
        &self,
        checks: &'a [DrawnCheck],
        story: &Story<'_>,
    ) -> Option<(&'a DrawnCheck, EntrustedWork)> {
        let (key, work) = if story.province.list.is_some() {
            ("published-information", EntrustedWork::Audit)
        } else {
            ("product-quality", EntrustedWork::Testing)
        };
        let mut checks = checks.iter();
        let check = checks.find(|check| check.matter.as_id().value() == key)?;
        self.entrusted.is_none().then_some((check, work))
    }

    /// Whether nobody of a department comes: once, to a visit of two or more after the adopted one.
    pub(super) fn to_miss(&self, agencies: &[AgencyId]) -> bool {
        self.absent.is_none() && self.adopted.is_some() && agencies.len() == 2
    }
}

/// The sample that is taken of what a check is about.
fn sample(check: &DrawnCheck) -> Sample {
    Sample {
        object: check.object.clone(),
        batch: text!("2026-B1"),
        item: text!("安全性能"),
    }
}

impl Life {
    /// 2.6-c: a qualified body takes part.
    pub(super) fn entrust(
        &mut self,
        check: &DrawnCheck,
        work: EntrustedWork,
        clerk: &mut Desk<'_>,
    ) -> Result<(), Fault> {
        let (body, qualification, scope) = match work {
            EntrustedWork::Testing => (
                text!("某产品质量检验院（虚构）"),
                text!("检验检测机构资质认定证书（CMA)"),
                text!("安全性能检验"),
            ),
            _ => (
                text!("某会计师事务所（虚构）"),
                text!("会计师事务所执业证书"),
                text!("年度报告资产状况信息审计"),
            ),
        };
        let entrustment = Entrustment {
            work,
            body,
            qualification,
            valid: Period::between(date!(2024 - 01 - 01), date!(2029 - 12 - 31))?,
            scope,
        };
        let (own, then) = (&check.agency, at(self.day, "10:00")?);
        self.visit.take(clerk, own, then, |visit, act| {
            visit.entrust(act, check.matter.clone(), entrustment)
        })?;
        if work == EntrustedWork::Testing {
            self.visit.take(clerk, own, then, |visit, act| {
                visit.sample(act, check.matter.clone(), sample(check), &[])
            })?;
        }
        Ok(())
    }

    /// The body's report comes when the dossier is in the archive already, which is supplemented.
    pub(super) fn late_report(&mut self, clerk: &mut Desk<'_>) -> Result<(), Fault> {
        let Some((check, work)) = self.entrusted.take() else {
            return Ok(());
        };
        let (own, then) = (&check.agency, at(after(self.day, 20)?, "10:00")?);
        let report = if work == EntrustedWork::Testing {
            let report = self.paper(text!("检验报告"));
            self.visit.take(clerk, own, then, |visit, act| {
                visit.test(act, sample(&check), TestResult::Passed, report.clone())
            })?;
            report
        } else {
            self.paper(text!("审计报告"))
        };
        self.visit.take(clerk, own, then, |visit, act| {
            visit.report(act, check.matter.clone(), report)
        })?;
        let dossier = self.dossier(2);
        self.visit.take(clerk, own, then, |visit, act| {
            visit.add_to_archive(act, dossier)
        })
    }

    /// A check of one's own, by the method of the list and by the department's part of the team.
    pub(super) fn conducted(&self, check: &DrawnCheck, story: &Story<'_>) -> Result<Basis, Fault> {
        let matter = story.lists.matter(check.matter.as_id().value())?;
        let method = matter.methods().next().ok_or("a matter without a method")?;
        let team = self.visit.team().members.iter();
        let own = team.filter(|member| member.agency == check.agency);
        let inspectors: Vec<InspectorId> = own.map(|member| member.inspector.clone()).collect();
        Ok(Basis::conducted([method], inspectors))
    }

    /// 2.6-b: another agency's conclusion on the same matter instead of a check of one's own.
    pub(super) fn adopted(&self, check: &DrawnCheck) -> Result<Basis, Fault> {
        let province = id!(DivisionId, "220000");
        Ok(Basis::Adopted(AdoptedConclusion {
            kind: ConclusionKind::Agency,
            issuer: text!("吉林省市场监督管理厅"),
            agency: Some(office(NamedSystem::MarketRegulation, &province)?),
            dated: date!(2026 - 02 - 11),
            document: self.paper(text!("省级检查结论")),
            object: check.object.clone(),
            scope: text!("同一事项"),
        }))
    }
}
