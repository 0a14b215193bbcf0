//! A matter as it comes, before anything is checked.

use alloc::collections::BTreeSet;

use super::{CheckMethod, Dispatch, Frequency, Importance, LegalBasis, Matter, Subject};
use crate::base::id::{CredentialId, MatterId, PowerId, RulebookId, SpecialtyId};
use crate::base::text::Text;
use crate::data::identity::ObjectKind;
use crate::law::refusal::Refusals;

/// A row of a matter list (抽查事项) in which parts may still be missing.
///
/// ```
/// use ssj_core::agency::NamedSystem;
/// use ssj_core::identity::ObjectKind;
/// use ssj_core::jurisdiction::Level;
/// use ssj_core::matter::{CheckMethod, LegalBasis, LegalForm, MatterDraft, Subject};
/// use ssj_core::{MatterId, Text, rules};
///
/// let draft = MatterDraft::new(MatterId::new("food-sales")?, Text::new("食品销售监督检查")?)
///     .basis(LegalBasis::article(LegalForm::Law, Text::new("中华人民共和国食品安全法")?, Text::new("第一百一十条")?))
///     .subject(Subject::new(NamedSystem::MarketRegulation, [Level::Prefecture, Level::County]))
///     .content(Text::new("经营资质、经营条件、食品标签、进货查验")?)
///     .object_kind(ObjectKind::Enterprise);
/// let refusals = draft.clone().build().unwrap_err();
/// assert!(refusals.contains(rules::matter::NO_METHOD));
/// assert_eq!(refusals.len(), 1);
///
/// let matter = draft.method(CheckMethod::OnSite).build()?;
/// assert_eq!(matter.id().as_str(), "matter:food-sales");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[must_use]
pub struct MatterDraft {
    pub(super) id: MatterId,
    pub(super) name: Text,
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub(super) basis: BTreeSet<LegalBasis>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) subject: Option<Subject>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) content: Option<Text>,
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub(super) methods: BTreeSet<CheckMethod>,
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub(super) object_kinds: BTreeSet<ObjectKind>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) importance: Importance,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) frequency: Option<Frequency>,
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub(super) dispatch: BTreeSet<Dispatch>,
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub(super) credentials: BTreeSet<CredentialId>,
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub(super) specialties: BTreeSet<SpecialtyId>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) rulebook: Option<RulebookId>,
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub(super) powers: BTreeSet<PowerId>,
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub(super) licences: BTreeSet<Text>,
}

impl MatterDraft {
    /// A matter of which only id and name are known.
    pub const fn new(id: MatterId, name: Text) -> Self {
        Self {
            id,
            name,
            basis: BTreeSet::new(),
            subject: None,
            content: None,
            methods: BTreeSet::new(),
            object_kinds: BTreeSet::new(),
            importance: Importance::General,
            frequency: None,
            dispatch: BTreeSet::new(),
            credentials: BTreeSet::new(),
            specialties: BTreeSet::new(),
            rulebook: None,
            powers: BTreeSet::new(),
            licences: BTreeSet::new(),
        }
    }

    /// Adds a legal basis (依据).
    pub fn basis(mut self, basis: LegalBasis) -> Self {
        self.basis.insert(basis);
        self
    }

    /// Says who checks (主体).
    pub fn subject(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Says what is checked (内容).
    pub fn content(mut self, content: Text) -> Self {
        self.content = Some(content);
        self
    }

    /// Adds a way to check (方式).
    pub fn method(mut self, method: CheckMethod) -> Self {
        self.methods.insert(method);
        self
    }

    /// Adds a kind of object that is checked.
    pub fn object_kind(mut self, kind: ObjectKind) -> Self {
        self.object_kinds.insert(kind);
        self
    }

    /// Says whether it is a general or a key matter; general unless said.
    pub const fn importance(mut self, importance: Importance) -> Self {
        self.importance = importance;
        self
    }

    /// Says how often one object is checked.
    pub const fn frequency(mut self, frequency: Frequency) -> Self {
        self.frequency = Some(frequency);
        self
    }

    /// Adds a way to share drawing and checking among the levels.
    pub fn dispatch(mut self, dispatch: Dispatch) -> Self {
        self.dispatch.insert(dispatch);
        self
    }

    /// Adds a credential (资质) that every inspector on it must hold, beside the certificate.
    pub fn credential(mut self, credential: CredentialId) -> Self {
        self.credentials.insert(credential);
        self
    }

    /// Adds a specialty (专长) that at least one inspector on it must have.
    pub fn specialty(mut self, specialty: SpecialtyId) -> Self {
        self.specialties.insert(specialty);
        self
    }

    /// Names its rulebook; without one, that of its department applies.
    pub fn rulebook(mut self, rulebook: RulebookId) -> Self {
        self.rulebook = Some(rulebook);
        self
    }

    /// Adds a power of the catalogue (权责清单) that it exercises.
    pub fn power(mut self, power: PowerId) -> Self {
        self.powers.insert(power);
        self
    }

    /// Adds a licence (许可) whose holders it checks (谁审批、谁监管); without any, everybody of its kinds.
    pub fn licence(mut self, licence: Text) -> Self {
        self.licences.insert(licence);
        self
    }

    /// Its id.
    pub const fn id(&self) -> &MatterId {
        &self.id
    }

    /// The matter.
    ///
    /// # Errors
    /// One refusal for each of basis, subject, content, method and object kind that is missing:
    /// `matter.no-basis`, `matter.no-subject`, `matter.no-content`, `matter.no-method`,
    /// `matter.no-object-kind`.
    pub fn build(self) -> Result<Matter, Refusals> {
        self.try_into()
    }
}
