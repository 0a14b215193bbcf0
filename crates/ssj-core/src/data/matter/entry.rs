//! A matter with all its parts.

use super::{CheckMethod, Dispatch, Frequency, Importance, LegalBasis, MatterDraft, Subject};
use crate::base::encode::{Encode, Encoder, Tag, sealed};
use crate::base::id::{CredentialId, MatterId, PowerId, RulebookId, SpecialtyId};
use crate::base::text::Text;
use crate::data::identity::ObjectKind;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::matter as rules;

/// A matter of inspection (抽查事项) with its four mandatory parts: basis 依据, subject 主体,
/// content 内容 and method 方式.
///
/// Made by [`MatterDraft::build`].
#[doc(alias = "抽查事项")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "MatterDraft", try_from = "MatterDraft")
)]
pub struct Matter {
    subject: Subject,
    content: Text,
    /// Everything else, as it came.
    draft: MatterDraft,
}

impl TryFrom<MatterDraft> for Matter {
    type Error = Refusals;

    fn try_from(mut draft: MatterDraft) -> Result<Self, Refusals> {
        let mut checks = Checks::new();
        let acts = |subject: &Subject| subject.levels.iter().copied().len() > 0;
        let parts = [
            (!draft.basis.is_empty(), rules::NO_BASIS),
            (draft.subject.as_ref().is_some_and(acts), rules::NO_SUBJECT),
            (draft.content.is_some(), rules::NO_CONTENT),
            (!draft.methods.is_empty(), rules::NO_METHOD),
            (!draft.object_kinds.is_empty(), rules::NO_OBJECT_KIND),
        ];
        for (there, code) in parts {
            checks.require(there, || Refusal::new(code).with("matter", &draft.id));
        }
        checks.finish()?;
        match (draft.subject.take(), draft.content.take()) {
            (Some(subject), Some(content)) => Ok(Self {
                subject,
                content,
                draft,
            }),
            _ => Err(Refusal::new(rules::NO_SUBJECT)
                .with("matter", &draft.id)
                .into()),
        }
    }
}

impl From<Matter> for MatterDraft {
    fn from(matter: Matter) -> Self {
        matter.draft.subject(matter.subject).content(matter.content)
    }
}

impl Matter {
    /// Its id.
    pub const fn id(&self) -> &MatterId {
        &self.draft.id
    }

    /// Its name.
    pub const fn name(&self) -> &Text {
        &self.draft.name
    }

    /// Its legal bases (依据): at least one.
    pub fn basis(&self) -> impl ExactSizeIterator<Item = &LegalBasis> {
        self.draft.basis.iter()
    }

    /// Who checks it (主体).
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// What is checked (内容).
    pub const fn content(&self) -> &Text {
        &self.content
    }

    /// How it may be checked (方式): at least one way.
    pub fn methods(&self) -> impl ExactSizeIterator<Item = CheckMethod> {
        self.draft.methods.iter().copied()
    }

    /// The kinds of object that are checked: at least one.
    pub fn object_kinds(&self) -> impl ExactSizeIterator<Item = ObjectKind> {
        self.draft.object_kinds.iter().copied()
    }

    /// Whether objects of this kind are checked.
    pub fn admits(&self, kind: ObjectKind) -> bool {
        self.draft.object_kinds.contains(&kind)
    }

    /// The licences whose holders are checked; none where everybody of its kinds is.
    pub fn licences(&self) -> impl ExactSizeIterator<Item = &Text> {
        self.draft.licences.iter()
    }

    /// Whether it is a general or a key matter.
    pub const fn importance(&self) -> Importance {
        self.draft.importance
    }

    /// How often one object is checked, if there is a rule.
    pub const fn frequency(&self) -> Option<Frequency> {
        self.draft.frequency
    }

    /// How drawing and checking may be shared among the levels; none says nothing about it.
    pub fn dispatch(&self) -> impl ExactSizeIterator<Item = Dispatch> {
        self.draft.dispatch.iter().copied()
    }

    /// The credentials that every inspector on it must hold, beside the certificate.
    pub fn credentials(&self) -> impl ExactSizeIterator<Item = &CredentialId> {
        self.draft.credentials.iter()
    }

    /// The specialties that at least one inspector on it must have.
    pub fn specialties(&self) -> impl ExactSizeIterator<Item = &SpecialtyId> {
        self.draft.specialties.iter()
    }

    /// Its own rulebook, if it has one.
    pub const fn rulebook(&self) -> Option<&RulebookId> {
        self.draft.rulebook.as_ref()
    }

    /// The powers of the catalogue that it exercises.
    pub fn powers(&self) -> impl ExactSizeIterator<Item = &PowerId> {
        self.draft.powers.iter()
    }
}

impl sealed::Sealed for Matter {}
impl Encode for Matter {
    fn encode(&self, out: &mut Encoder) {
        let draft = &self.draft;
        out.record(Tag::new(0x0a04), |body| {
            body.value(&draft.id);
            body.value(&draft.name);
            body.value(&draft.basis);
            body.value(&self.subject);
            body.value(&self.content);
            body.value(&draft.methods);
            body.value(&draft.object_kinds);
            body.value(&draft.importance);
            body.value(&draft.frequency);
            body.value(&draft.dispatch);
            body.value(&draft.credentials);
            body.value(&draft.specialties);
            body.value(&draft.rulebook);
            body.value(&draft.powers);
            body.value(&draft.licences);
        });
    }
}
