//! Names of things: `scheme:value`, one way to write each.

mod typed;

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use smol_str::{SmolStr, format_smolstr};

use crate::base::bytes::Token;
use crate::base::code::{CreditCodeFault, NumberFault, RegistrationNumberFault};
use crate::base::label::Label;
use crate::base::limits::Limits;
use crate::base::suite::HashFn;

pub use typed::{
    AgencyId, CampaignId, CommandId, CredentialId, DivisionId, ExpertId, FindingId, GuidelineId,
    InspectorId, InstrumentId, JointMatterId, LeadId, ListId, MatterId, ObjectId, PlanId,
    PlanItemId, PoolId, PowerId, RoundId, RulebookId, SpecialtyId, SystemId, VisitId,
};

/// A name that any system can exchange: a scheme, a colon, a value.
///
/// * scheme: 1 to 16 of `a`–`z`, `0`–`9`, `-`, starting with a letter;
/// * value: 1 to 128 bytes of printable ASCII without space, CJK unified ideographs and `〔〕`.
///   These have one form each under Unicode normalisation, so two ids that look alike are alike.
///
/// ```
/// use ssj_core::Id;
/// let id: Id = "uscc:91220101MA13XQYL0T".parse()?;
/// assert_eq!((id.scheme(), id.value()), ("uscc", "91220101MA13XQYL0T"));
/// assert!("no scheme".parse::<Id>().is_err());
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[a-z][a-z0-9-]{0,15}:.+$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Id {
    // Most ids, `uscc:` ones among them, fit into 23 bytes and need no allocation.
    text: SmolStr,
}

impl Id {
    /// The id of this scheme and value.
    ///
    /// # Errors
    /// [`IdError`] where either breaks the form that [`Id`] states.
    pub fn new(scheme: &str, value: &str) -> Result<Self, IdError> {
        [scheme, ":", value].concat().parse()
    }

    /// The id of a value that its own type has checked already.
    fn known(scheme: &str, value: &str) -> Self {
        Self {
            text: format_smolstr!("{scheme}:{value}"),
        }
    }

    /// The part before the colon.
    pub fn scheme(&self) -> &str {
        self.text.split_once(':').map_or("", |(scheme, _)| scheme)
    }

    /// The part after the colon.
    pub fn value(&self) -> &str {
        self.text.split_once(':').map_or("", |(_, value)| value)
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The id's token under a label: the first 16 bytes of `H(label ‖ id)`.
    ///
    /// The raw bytes end the message, so that anyone can type an id into a hash tool.
    pub fn token(&self, hash: HashFn, label: Label) -> Token {
        Token::from_bytes(hash.hash(label, self.text.as_bytes()).first_half())
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl FromStr for Id {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        match fault(text) {
            None => Ok(Self {
                text: SmolStr::new(text),
            }),
            Some(fault) => Err(IdError {
                input: text.into(),
                fault,
            }),
        }
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.text.into()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

texts!(Id);

fn fault(text: &str) -> Option<IdFault> {
    let Some((scheme, value)) = text.split_once(':') else {
        return Some(IdFault::NoScheme);
    };
    if !is_scheme(scheme) {
        return Some(IdFault::Scheme);
    }
    if value.is_empty() || value.len() > Limits::DEFAULT.id_value_bytes() {
        return Some(IdFault::Length);
    }
    value
        .chars()
        .find(|c| !is_plain(*c))
        .map(IdFault::Character)
}

fn is_scheme(scheme: &str) -> bool {
    scheme.len() <= 16
        && scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn is_plain(c: char) -> bool {
    c.is_ascii_graphic()
        || matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '〔' | '〕' | '\u{20000}'..='\u{2A6DF}')
}

/// Text that is no id, or an id of another scheme than the place asks for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` is not an id: {fault}")]
pub struct IdError {
    input: String,
    fault: IdFault,
}

impl IdError {
    /// The text as it came.
    pub fn input(&self) -> &str {
        &self.input
    }

    /// What is wrong with it.
    pub const fn fault(&self) -> IdFault {
        self.fault
    }

    /// The stable code `id.malformed`.
    pub const fn code(&self) -> &'static str {
        "id.malformed"
    }

    /// The sentence in Chinese.
    ///
    /// ```
    /// let error = "uscc".parse::<ssj_core::ObjectId>().unwrap_err();
    /// assert_eq!(error.zh(), "`uscc` 不是标识：缺少 `方案:` 前缀");
    /// ```
    pub fn zh(&self) -> String {
        alloc::format!("`{}` 不是标识：{}", self.input, self.fault.zh())
    }
}

/// What is wrong with an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdFault {
    /// There is no colon.
    #[error("it has no `scheme:` in front")]
    NoScheme,
    /// The part before the colon is empty, too long or has other characters.
    #[error("its scheme is not 1 to 16 of a-z, 0-9 and `-`, starting with a letter")]
    Scheme,
    /// The part after the colon is empty or too long.
    #[error("its value is not 1 to 128 bytes long")]
    Length,
    /// The value has a character outside the plain ones.
    #[error("its value has the character {0:?}")]
    Character(char),
    /// The id is of another scheme than this place takes.
    #[error("its scheme is not one this place takes: {0}")]
    Foreign(&'static str),
    /// The value is no unified social credit code.
    #[error("{0}")]
    CreditCode(CreditCodeFault),
    /// The value is no 15-digit registration number.
    #[error("{0}")]
    RegistrationNumber(RegistrationNumberFault),
    /// The value is no division code.
    #[error("a division code is six digits, the first not 0")]
    DivisionCode,
}

impl IdFault {
    /// The words in Chinese.
    pub fn zh(self) -> String {
        match self {
            Self::NoScheme => "缺少 `方案:` 前缀".into(),
            Self::Scheme => "方案须为 1 至 16 个 a-z、0-9 或 `-`，以字母开头".into(),
            Self::Length => "值须为 1 至 128 字节".into(),
            Self::Character(found) => alloc::format!("值中有字符 {found:?}"),
            Self::Foreign(taken) => alloc::format!("此处不接受该方案，应为：{taken}"),
            Self::CreditCode(fault) => fault.zh(),
            Self::RegistrationNumber(fault) => fault.zh(),
            Self::DivisionCode => "行政区划代码为六位数字，首位不为 0".into(),
        }
    }
}
