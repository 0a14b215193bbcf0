//! What the caller knows and the library does not: names, certificates, addresses, foreign codes.

use alloc::collections::BTreeMap;

use crate::base::id::{AgencyId, InspectorId, MatterId, ObjectId};
use crate::base::text::Text;
use crate::identity::CreditCode;

/// Names and foreign codes by id; what is missing shows as a [lack](super::Lack).
///
/// ```
/// use ssj_core::exchange::{Directory, KnownAgency};
/// use ssj_core::{AgencyId, Text};
/// let agency = KnownAgency {
///     name: Text::new("长春市市场监督管理局")?,
///     credit_code: "11220101MB1519613J".parse()?,
/// };
/// let mut directory = Directory::default();
/// directory.agencies.insert(AgencyId::new("cc-amr")?, agency);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Directory {
    /// The agencies (实施机构).
    pub agencies: BTreeMap<AgencyId, KnownAgency>,
    /// The matters (监管事项).
    pub matters: BTreeMap<MatterId, KnownMatter>,
    /// The inspectors (执法人员).
    pub inspectors: BTreeMap<InspectorId, KnownInspector>,
    /// The objects (行政相对人).
    pub objects: BTreeMap<ObjectId, KnownObject>,
}

/// An agency as a receiver knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct KnownAgency {
    /// Its full name.
    pub name: Text,
    /// Its credit code.
    pub credit_code: CreditCode,
}

/// A matter as a receiver knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct KnownMatter {
    /// Its name.
    pub name: Text,
    /// Its code in the catalogue of matters (监管事项目录编码): 14 digits.
    pub catalogue_code: Text,
    /// Its code in each agency's list (检查实施清单编码): the agency's credit code, its level from 1
    /// to 5, and more.
    pub implement_codes: BTreeMap<AgencyId, Text>,
}

/// An inspector as a receiver knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct KnownInspector {
    /// Their name.
    pub name: Text,
    /// The number of their enforcement certificate (执法证号).
    pub certificate: Text,
    /// Who gave it (发证机关).
    pub issued_by: Option<Text>,
    /// What it is for (执法类别).
    pub category: Option<Text>,
}

/// An object as a receiver knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct KnownObject {
    /// Its name.
    pub name: Text,
    /// Its registered address.
    pub registered_at: Option<Text>,
    /// Where it operates.
    pub operates_at: Option<Text>,
}
