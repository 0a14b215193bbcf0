//! Ids that can't be mixed up: one type for each kind of thing.

use core::fmt;
use core::str::FromStr;

use super::{Id, IdError, IdFault, value_fault};
use crate::base::bytes::Token;
use crate::base::code::DivisionCode;
use crate::base::code::{
    CreditCode, CreditCodeFault, RegistrationNumber, is_cooperative_number, is_resident, shown,
};
use crate::base::fact::FactValue;
use crate::base::label::Label;
use crate::base::literal::Literal;
use crate::base::suite::HashFn;

/// One id type per kind of thing: the same conversions for each.
macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident: $($scheme:literal)|+;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "serde", serde(into = "Id", try_from = "Id"))]
        pub struct $name(Id);

        impl $name {
            /// The id of this value, under the kind's (first) scheme.
            ///
            /// # Errors
            /// [`IdError`] where the value breaks the form that [`Id`] states, or that of its scheme.
            pub fn new(value: &str) -> Result<Self, IdError> {
                Id::new(first(&[$($scheme),+]), value)?.try_into()
            }

            /// A value that stands in a program, checked while it is compiled: [`id!`](crate::id) takes it.
            #[doc(hidden)]
            pub const fn literal(value: &'static str) -> Option<Literal<Self>> {
                const SCHEME: &str = first(&[$($scheme),+]);
                if is_literal(SCHEME, value) {
                    Some(Literal::checked(value))
                } else {
                    None
                }
            }

            /// The id as any system exchanges it.
            pub const fn as_id(&self) -> &Id {
                &self.0
            }

            /// The whole id, scheme included.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl From<Literal<Self>> for $name {
            fn from(literal: Literal<Self>) -> Self {
                Self(Id::known(first(&[$($scheme),+]), literal.text()))
            }
        }

        impl TryFrom<Id> for $name {
            type Error = IdError;

            fn try_from(id: Id) -> Result<Self, IdError> {
                let fault = if matches!(id.scheme(), $($scheme)|+) {
                    scheme_fault(id.scheme(), id.value())
                } else {
                    Some(IdFault::Foreign { taken: concat!($("`", $scheme, "` "),+) })
                };
                match fault {
                    None => Ok(Self(id)),
                    Some(fault) => Err(IdError { input: shown(id.as_str()), fault }),
                }
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                text.parse::<Id>()?.try_into()
            }
        }

        impl From<$name> for Id {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<&$name> for FactValue {
            fn from(id: &$name) -> Self {
                Self::Text(id.as_str().into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        texts!($name);
    )*};
}

/// The scheme under which a kind's values stand, if nothing else is said.
const fn first(schemes: &[&'static str]) -> &'static str {
    match schemes {
        [first, ..] => first,
        [] => "",
    }
}

/// Whether a value can stand in a program: what has a check character is read from rows.
const fn is_literal(scheme: &str, value: &str) -> bool {
    let fits = match scheme.as_bytes() {
        b"uscc" => false,
        b"division" => DivisionCode::is_valid(value),
        _ => true,
    };
    fits && value_fault(value).is_none()
}

/// The id of a command whose caller brings 16 random bytes for it.
///
/// ```
/// use ssj_core::{CommandId, Token};
/// assert_eq!(CommandId::from(Token::from_bytes([0xab; 16])).as_id().value(), "ab".repeat(16));
/// ```
impl From<Token> for CommandId {
    fn from(token: Token) -> Self {
        Self(Id::known("command", &alloc::format!("{token}")))
    }
}

/// The id of a drawn visit is its token, in hexadecimal digits.
///
/// ```
/// use ssj_core::{Token, VisitId};
/// let id = VisitId::from(Token::from_bytes([0xab; 16]));
/// assert_eq!(id.as_id().value(), "ab".repeat(16));
/// assert_eq!(id.token(), Some(Token::from_bytes([0xab; 16])));
/// assert_eq!(VisitId::new("1")?.token(), None);
/// # Ok::<(), ssj_core::IdError>(())
/// ```
impl From<Token> for VisitId {
    fn from(token: Token) -> Self {
        Self(Id::known("visit", &alloc::format!("{token}")))
    }
}

impl VisitId {
    /// The token that the id was made of, where it was made of one.
    pub fn token(&self) -> Option<Token> {
        self.0.value().parse().ok()
    }
}

typed_ids! {
    /// A jurisdiction: a division by its code (`division:220184`) or a named special zone
    /// (`zone:changbaishan`).
    #[doc(alias = "行政区划")]
    DivisionId: "division" | "zone";
    /// An agency (部门), one office at one level: `agency:jl-amr`.
    #[doc(alias = "部门")]
    AgencyId: "agency";
    /// A system of agencies across levels (条线、系统): `system:market-regulation`.
    #[doc(alias = "条线")]
    #[doc(alias = "系统")]
    SystemId: "system";
    /// A power in a catalogue of powers (权责清单): `power:food-sales-inspection`.
    #[doc(alias = "权责清单")]
    PowerId: "power";
    /// A joint matter (联合抽查事项): `joint:school-canteens`.
    #[doc(alias = "联合抽查事项")]
    JointMatterId: "joint";
    /// A matter of inspection (抽查事项): `matter:food-sales`.
    #[doc(alias = "抽查事项")]
    MatterId: "matter";
    /// A version-controlled list of matters (事项清单): `list:jl-amr-2026`.
    #[doc(alias = "事项清单")]
    ListId: "list";
    /// A pool of objects or of inspectors (名录库): `pool:food-sellers`.
    #[doc(alias = "名录库")]
    PoolId: "pool";
    /// A rulebook (抽查细则): `rulebook:jl-joint`.
    #[doc(alias = "抽查细则")]
    RulebookId: "rulebook";
    /// An annual plan (年度抽查计划): `plan:jl-joint-2026`.
    #[doc(alias = "年度抽查计划")]
    PlanId: "plan";
    /// One item of a plan (计划任务): `item:jl-joint-2026-03`.
    #[doc(alias = "计划任务")]
    PlanItemId: "item";
    /// A round of draws (抽取批次): `round:jl-joint-2026-03-1`.
    #[doc(alias = "抽取批次")]
    RoundId: "round";
    /// A visit (检查): one call on one enterprise, whatever the number of matters.
    #[doc(alias = "检查")]
    VisitId: "visit";
    /// A problem found (问题): `finding:…`.
    #[doc(alias = "问题")]
    FindingId: "finding";
    /// A special campaign (专项检查): `campaign:…`.
    #[doc(alias = "专项检查")]
    CampaignId: "campaign";
    /// A lead (线索): a complaint, a referral, a signal in data.
    #[doc(alias = "线索")]
    LeadId: "lead";
    /// An object of inspection (检查对象): `uscc:91220101MA13XQYL0T`, `reg15:330102000138543`,
    /// or a product, project, behaviour, site or operator without a code. Two kinds of number are
    /// [exceptions](crate::identity::CodeException): `uscc-early:…` and `coop-na:…`.
    #[doc(alias = "检查对象")]
    ObjectId: "uscc" | "reg15" | "uscc-early" | "coop-na" | "product" | "project" | "behaviour" | "site" | "operator";
    /// An inspector (执法检查人员): `inspector:220102-0007`.
    #[doc(alias = "执法检查人员")]
    InspectorId: "inspector";
    /// An expert (专家), who advises and never counts toward the headcount.
    #[doc(alias = "专家")]
    ExpertId: "expert";
    /// A kind of credential (执法资质): `credential:food-inspection`.
    #[doc(alias = "执法资质")]
    CredentialId: "credential";
    /// A specialty (业务专长): `specialty:pressure-vessels`.
    #[doc(alias = "业务专长")]
    SpecialtyId: "specialty";
    /// A guideline (抽查工作指引): `guideline:food-sales`.
    #[doc(alias = "抽查工作指引")]
    GuidelineId: "guideline";
    /// An instrument (依据文件), from which rules come: `instrument:吉政办发〔2019〕32号`.
    #[doc(alias = "依据文件")]
    InstrumentId: "instrument";
    /// A command's id: the same id with the same payload is the same event.
    CommandId: "command";
}

/// What the value of some schemes must be, beyond the form of every id.
fn scheme_fault(scheme: &str, value: &str) -> Option<IdFault> {
    match scheme {
        "uscc" => CreditCode::fault(value).map(IdFault::CreditCode),
        "uscc-early" => CreditCode::early_fault(value).map(IdFault::CreditCode),
        "coop-na" => (!is_cooperative_number(value)).then_some(IdFault::CooperativeNumber),
        "reg15" => RegistrationNumber::fault(value).map(IdFault::RegistrationNumber),
        // Whoever has no code gets a name of the platform's own, and not their identity number.
        "operator" | "site" | "product" | "project" | "behaviour" => {
            let resident = is_resident(value.to_ascii_uppercase().as_bytes());
            resident.then_some(IdFault::CreditCode(CreditCodeFault::Resident))
        }
        "division" => (!DivisionCode::is_valid(value)).then_some(IdFault::DivisionCode),
        _ => None,
    }
}

impl ObjectId {
    /// The object's public token: the first 16 bytes of `H("ssj/1/object\0" ‖ id)`.
    ///
    /// ```
    /// use ssj_core::{ObjectId, Suite};
    /// let id: ObjectId = "uscc:91220101MA13XQYL0T".parse()?;
    /// let token = id.token(Suite::Intl.hash_fn()?);
    /// assert_eq!(token.to_string(), "9a54c4ed4d846b7667d53b15e1fc597a");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn token(&self, hash: HashFn) -> Token {
        self.0.token(hash, Label::Object)
    }
}

impl InspectorId {
    /// The inspector's public token: the first 16 bytes of `H("ssj/1/inspector\0" ‖ id)`.
    ///
    /// ```
    /// use ssj_core::{InspectorId, Label, Suite};
    /// let (id, h) = (InspectorId::new("220102-0007")?, Suite::Intl.hash_fn()?);
    /// assert_eq!(id.token(h), id.as_id().token(h, Label::Inspector));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn token(&self, hash: HashFn) -> Token {
        self.0.token(hash, Label::Inspector)
    }
}

impl ObjectId {
    /// Which exception its number is, if it is none that checks itself.
    pub fn exception(&self) -> Option<CodeException> {
        match self.0.scheme() {
            "uscc-early" => Some(CodeException::EarlyCode),
            "coop-na" => Some(CodeException::CooperativeNumber),
            _ => None,
        }
    }
}

words! {
    /// A number of an enterprise that exists and checks by no standard (特殊号码).
    ///
    /// A row with one names the evidence that it is genuine; reports count them.
    ///
    /// ```
    /// use ssj_core::identity::CodeException;
    /// use ssj_core::ObjectId;
    /// let early: ObjectId = "uscc-early:91350100M000100Y45".parse()?; // of the pilot issues
    /// assert_eq!(early.exception(), Some(CodeException::EarlyCode));
    /// let cooperative: ObjectId = "coop-na:220105NA000123X".parse()?;
    /// assert_eq!(cooperative.exception(), Some(CodeException::CooperativeNumber));
    /// // What checks is no exception, and what is an exception passes for nothing else.
    /// assert!("uscc-early:91220101MA13XQYL0T".parse::<ObjectId>().is_err());
    /// assert!("uscc:91350100M000100Y45".parse::<ObjectId>().is_err());
    /// # Ok::<(), ssj_core::IdError>(())
    /// ```
    pub enum CodeException {
        /// A credit code of the pilot issues, whose check character does not fit.
        EarlyCode = "early-code", "试点期统一社会信用代码";
        /// A cooperative's registration number of the form `ddddddNAddddddX`.
        CooperativeNumber = "cooperative-number", "农民专业合作社登记号（NA…X）";
    }
}

/// Checked when the code was made.
impl From<CreditCode> for ObjectId {
    fn from(code: CreditCode) -> Self {
        Self(Id::known("uscc", code.as_str()))
    }
}

/// Checked when the number was made.
impl From<RegistrationNumber> for ObjectId {
    fn from(number: RegistrationNumber) -> Self {
        Self(Id::known("reg15", number.as_str()))
    }
}

/// Checked when the code was made.
impl From<DivisionCode> for DivisionId {
    fn from(code: DivisionCode) -> Self {
        Self(Id::known("division", code.as_str()))
    }
}

impl DivisionId {
    /// The code of the province that a division lies in; a zone has no code.
    pub(crate) fn province(&self) -> Option<DivisionCode> {
        let code: DivisionCode = self.0.value().parse().ok()?;
        Some(code.province())
    }

    /// The id of a division that this crate names itself.
    pub(crate) fn known(value: &'static str) -> Self {
        Self(Id::known("division", value))
    }
}

impl SystemId {
    /// The id of a system that this crate names itself.
    pub(crate) fn known(value: &'static str) -> Self {
        Self(Id::known("system", value))
    }
}

impl InstrumentId {
    /// The id of an instrument that this crate names itself.
    pub(crate) fn known(value: &'static str) -> Self {
        Self(Id::known("instrument", value))
    }
}
