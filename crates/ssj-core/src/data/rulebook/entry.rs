//! A rulebook with all its parts.

use ssj_calendar::Word;
use time::Date;

use super::{Issuer, RulebookDraft};
use crate::base::encode::{Encode, Encoder, Tag, sealed};
use crate::base::id::RulebookId;
use crate::base::text::Text;
use crate::data::matter::Publication;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::rulebook as rules;

/// A rulebook (抽查细则) with its five parts.
///
/// Made by [`RulebookDraft::build`].
#[doc(alias = "抽查细则")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "RulebookDraft", try_from = "RulebookDraft")
)]
pub struct Rulebook {
    id: RulebookId,
    issuer: Issuer,
    effective: Date,
    last: Option<Date>,
    parts: [Text; 5],
    publication: Option<Publication>,
}

words! {
    /// The parts of a rulebook, in the regulation's order.
    pub enum RulebookPart {
        /// How objects and inspectors are drawn (抽取方法).
        Drawing = "drawing", "抽取方法";
        /// The course of a check (检查流程).
        Flow = "flow", "检查流程";
        /// Who approves what (审批权限).
        Approval = "approval", "审批权限";
        /// How results are published (公示程序).
        Publicity = "publicity", "公示程序";
        /// How papers are kept (归档方式).
        Archiving = "archiving", "归档方式";
    }
}

impl Rulebook {
    /// Its id.
    pub const fn id(&self) -> &RulebookId {
        &self.id
    }

    /// Who issued it, and for whom.
    pub const fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// The first day on which it applies.
    pub const fn effective(&self) -> Date {
        self.effective
    }

    /// The last day on which it applies, if it has one.
    pub const fn last(&self) -> Option<Date> {
        self.last
    }

    /// One of its parts.
    pub const fn part(&self, part: RulebookPart) -> &Text {
        let [drawing, flow, approval, publicity, archiving] = &self.parts;
        match part {
            RulebookPart::Drawing => drawing,
            RulebookPart::Flow => flow,
            RulebookPart::Approval => approval,
            RulebookPart::Publicity => publicity,
            RulebookPart::Archiving => archiving,
        }
    }

    /// Its publication, if it is published.
    pub const fn publication(&self) -> Option<&Publication> {
        self.publication.as_ref()
    }

    /// Whether it applies and is published on a day.
    pub fn is_in_force(&self, on: Date) -> bool {
        let published = self.publication.as_ref().is_some_and(|p| p.is_public(on));
        let over = self.last.is_some_and(|last| last < on);
        published && self.effective <= on && !over
    }
}

impl TryFrom<RulebookDraft> for Rulebook {
    type Error = Refusals;

    fn try_from(draft: RulebookDraft) -> Result<Self, Refusals> {
        let mut checks = Checks::new();
        let parts = [
            draft.drawing,
            draft.flow,
            draft.approval,
            draft.publicity,
            draft.archiving,
        ];
        for (text, &part) in parts.iter().zip(RulebookPart::ALL) {
            checks.require(text.is_some(), || {
                Refusal::new(rules::PART)
                    .with("rulebook", &draft.id)
                    .with("part", part)
            });
        }
        let ends = draft.last.is_some_and(|last| last < draft.effective);
        checks.require(!ends, || {
            Refusal::new(rules::BACKWARDS).with("rulebook", &draft.id)
        });
        checks.finish()?;
        let [
            Some(drawing),
            Some(flow),
            Some(approval),
            Some(publicity),
            Some(archiving),
        ] = parts
        else {
            return Err(Refusal::new(rules::PART).with("rulebook", &draft.id).into());
        };
        Ok(Self {
            id: draft.id,
            issuer: draft.issuer,
            effective: draft.effective,
            last: draft.last,
            parts: [drawing, flow, approval, publicity, archiving],
            publication: draft.publication,
        })
    }
}

impl From<Rulebook> for RulebookDraft {
    fn from(rulebook: Rulebook) -> Self {
        let mut draft = Self::new(rulebook.id, rulebook.issuer, rulebook.effective);
        for (&part, text) in RulebookPart::ALL.iter().zip(rulebook.parts) {
            draft = draft.part(part, text);
        }
        draft.last = rulebook.last;
        draft.publication = rulebook.publication;
        draft
    }
}

impl sealed::Sealed for Rulebook {}
impl Encode for Rulebook {
    fn encode(&self, out: &mut Encoder) {
        out.record(Tag::new(0x0c13), |body| {
            body.value(&self.id);
            body.value(&self.issuer);
            body.value(&self.effective);
            body.value(&self.last);
            body.value(self.parts.as_slice());
            body.value(&self.publication);
        });
    }
}
