//! Names of things: `scheme:value`, one way to write each.

mod typed;

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use smol_str::{SmolStr, format_smolstr};

use crate::Excerpt;
use crate::base::bytes::Token;
use crate::base::code::{CreditCodeFault, RegistrationNumberFault};
use crate::base::label::Label;
use crate::base::limits::Limits;
use crate::base::literal::first_char;
use crate::base::suite::HashFn;

pub use typed::{
    AgencyId, CampaignId, CodeException, CommandId, CredentialId, DivisionId, ExpertId, FindingId,
    GuidelineId, InspectorId, InstrumentId, JointMatterId, LeadId, ListId, MatterId, ObjectId,
    PlanId, PlanItemId, PoolId, PowerId, RoundId, RulebookId, SpecialtyId, SystemId, VisitId,
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
/// assert!("agency:agency:cc-amr".parse::<Id>().is_err(), "the scheme twice");
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
    let rest = value.strip_prefix(scheme);
    if rest.is_some_and(|rest| rest.starts_with(':')) {
        return Some(IdFault::SchemeTwice);
    }
    value_fault(value)
}

/// What is wrong with a value, whatever its scheme.
const fn value_fault(value: &str) -> Option<IdFault> {
    if value.is_empty() || value.len() > Limits::DEFAULT.id_value_bytes() {
        return Some(IdFault::Length);
    }
    let mut rest = value.as_bytes();
    while let Some((found, after)) = first_char(rest) {
        if !is_plain(found) {
            return Some(IdFault::Character { found });
        }
        rest = after;
    }
    None
}

fn is_scheme(scheme: &str) -> bool {
    scheme.len() <= 16
        && scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

const fn is_plain(c: char) -> bool {
    c.is_ascii_graphic()
        || matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '〔' | '〕' | '\u{20000}'..='\u{2A6DF}')
}

errors! {
    /// Text that is no id, or an id of another scheme than the place asks for.
    ///
    /// ```
    /// use ssj_core::{Explain, ObjectId};
    /// let error = "uscc".parse::<ObjectId>().unwrap_err();
    /// assert_eq!(error.zh().to_string(), "`uscc` 不是标识：缺少类别前缀");
    /// ```
    pub struct IdError {
        /// The text as it came.
        pub input: Excerpt,
        /// What is wrong with it.
        pub fault: IdFault,
    } = "id.malformed", "`{input}` is not an id: {fault}", "`{input}` 不是标识：{fault}";
}

errors! {
    /// What is wrong with an id.
    #[derive(Copy)]
    pub enum IdFault {
        /// There is no colon.
        NoScheme = "id.malformed", "it has no `scheme:` in front", "缺少类别前缀";
        /// The part before the colon is empty, too long or has other characters.
        Scheme = "id.malformed",
            "its scheme is not 1 to 16 of a-z, 0-9 and `-`, starting with a letter",
            "类别须为 1 至 16 个 a-z、0-9 或 `-`，以字母开头";
        /// The part after the colon begins with the scheme again: what was given as a value is an id.
        SchemeTwice = "id.malformed",
            "it has its scheme twice; `parse` reads a whole id, `new` takes what follows the colon",
            "类别前缀重复：完整标识用 parse 读入，new 只接受冒号之后的部分";
        /// The part after the colon is empty or too long.
        Length = "id.malformed",
            "its value is not 1 to 128 bytes long",
            "值须为 1 至 128 字节";
        /// The value has a character outside the plain ones.
        Character {
            /// The character.
            found: char,
        } = "id.malformed",
            "its value has the character {found:?}",
            "值中有字符 {found:?}";
        /// The id is of another scheme than this place takes.
        Foreign {
            /// The schemes that it takes.
            taken: &'static str,
        } = "id.malformed",
            "its scheme is not one this place takes: {taken}",
            "此处不接受该类别，应为：{taken}";
        /// The value is no division code.
        DivisionCode = "id.malformed",
            "a division code is six digits, the first not 0",
            "行政区划代码为六位数字，首位不为 0";
        /// The value is no cooperative's registration number.
        CooperativeNumber = "id.malformed",
            "a cooperative's number is six digits, `NA`, six digits and `X`",
            "合作社登记号应为六位数字、NA、六位数字和 X";
    }
    from {
        /// The value is no unified social credit code.
        CreditCode(CreditCodeFault),
        /// The value is no 15-digit registration number.
        RegistrationNumber(RegistrationNumberFault),
    }
}
