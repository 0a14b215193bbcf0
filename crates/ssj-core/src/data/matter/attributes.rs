//! The parts of a matter.

use alloc::collections::BTreeSet;
use core::fmt;
use core::num::NonZeroU16;

use crate::base::id::SystemId;
use crate::base::text::Text;
use crate::data::jurisdiction::Level;

words! {
    /// The form of an instrument that checks can rest on (法律形式): 依照法律、法规、规章规定 leaves no other.
    /// Minutes of a meeting, a notice or a guideline are none.
    ///
    /// ```
    /// use ssj_core::Word;
    /// use ssj_core::matter::LegalForm;
    /// assert_eq!(LegalForm::LocalRegulation.zh(), "地方性法规");
    /// assert_eq!(LegalForm::ALL.len(), 5);
    /// ```
    #[doc(alias = "法律形式")]
    pub enum LegalForm {
        /// A law (法律), of the National People's Congress or its standing committee.
        #[doc(alias = "法律")]
        Law = "law", "法律";
        /// An administrative regulation (行政法规), of the State Council.
        #[doc(alias = "行政法规")]
        AdministrativeRegulation = "administrative-regulation", "行政法规";
        /// A local regulation (地方性法规), an autonomous or a special zone's one among them.
        #[doc(alias = "地方性法规")]
        LocalRegulation = "local-regulation", "地方性法规";
        /// A rule of a department of the State Council (部门规章).
        #[doc(alias = "部门规章")]
        DepartmentalRule = "departmental-rule", "部门规章";
        /// A rule of a local government (地方政府规章).
        #[doc(alias = "地方政府规章")]
        GovernmentRule = "government-rule", "地方政府规章";
    }
}

/// A legal basis (依据): an instrument, and mostly one article of it.
///
/// ```
/// use ssj_core::Text;
/// use ssj_core::matter::{LegalBasis, LegalForm};
/// let law = Text::new("中华人民共和国食品安全法")?;
/// let basis = LegalBasis::article(LegalForm::Law, law, Text::new("第一百一十条")?);
/// assert_eq!(basis.to_string(), "《中华人民共和国食品安全法》第一百一十条");
/// # Ok::<(), ssj_core::TextError>(())
/// ```
#[doc(alias = "抽查依据")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct LegalBasis {
    /// What the instrument is.
    pub form: LegalForm,
    /// The instrument, as it is titled.
    pub instrument: Text,
    /// The article as it is cited (第一百一十条); none for the whole instrument.
    #[cfg_attr(feature = "serde", serde(default))]
    pub article: Option<Text>,
}

impl LegalBasis {
    /// A whole instrument.
    pub const fn instrument(form: LegalForm, instrument: Text) -> Self {
        Self {
            form,
            instrument,
            article: None,
        }
    }

    /// One article of an instrument, as it is cited: 第一百一十条.
    pub const fn article(form: LegalForm, instrument: Text, article: Text) -> Self {
        Self {
            form,
            instrument,
            article: Some(article),
        }
    }
}

impl fmt::Display for LegalBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "《{}》", self.instrument)?;
        self.article
            .iter()
            .try_for_each(|article| write!(f, "{article}"))
    }
}

record! {
    0x0a00 LegalBasis { form, instrument, article };
}

/// Who checks (主体): a system of agencies, at these levels.
#[doc(alias = "抽查主体")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Subject {
    /// The system.
    pub system: SystemId,
    /// The levels, the highest first.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub levels: BTreeSet<Level>,
}

impl Subject {
    /// The system's agencies of these levels.
    pub fn new(system: impl Into<SystemId>, levels: impl IntoIterator<Item = Level>) -> Self {
        Self {
            system: system.into(),
            levels: levels.into_iter().collect(),
        }
    }

    /// Whether agencies of this level check it.
    pub fn acts_at(&self, level: Level) -> bool {
        self.levels.contains(&level)
    }
}

record! {
    0x0a01 Subject { system, levels };
}

words! {
    /// How a check is done (检查方式).
    #[doc(alias = "检查方式")]
    #[non_exhaustive]
    pub enum CheckMethod {
        /// On site (实地核查).
        #[doc(alias = "实地核查")]
        OnSite = "on-site", "实地核查";
        /// Of documents (书面检查).
        #[doc(alias = "书面检查")]
        Documents = "documents", "书面检查";
        /// By network monitoring (网络监测).
        #[doc(alias = "网络监测")]
        NetworkMonitoring = "network-monitoring", "网络监测";
    }
}

words! {
    /// Whether a matter is a general or a key one.
    #[derive(Default)]
    pub enum Importance {
        /// A general matter (一般检查事项): its checks must not be repeated.
        #[default]
        #[doc(alias = "一般检查事项")]
        General = "general", "一般检查事项";
        /// A key matter (重点检查事项), of safety or public health: ratio and frequency have no cap.
        #[doc(alias = "重点检查事项")]
        Key = "key", "重点检查事项";
    }
}

/// How often one object is checked on a matter (抽查频次): so many times in so many years.
///
/// ```
/// use core::num::NonZeroU16;
/// use ssj_core::matter::Frequency;
/// let two_years = NonZeroU16::new(2).ok_or("zero")?;
/// let rule = Frequency::new(0, Some(1), two_years)?; // every two years at most once
/// assert_eq!((rule.at_least(), rule.at_most(), rule.years().get()), (0, Some(1), 2));
/// assert!(Frequency::yearly(2, Some(1)).is_err());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "抽查频次")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "RawFrequency", try_from = "RawFrequency")
)]
pub struct Frequency {
    at_least: u16,
    at_most: Option<u16>,
    years: NonZeroU16,
}

impl Frequency {
    /// At least and at most so many times in so many years.
    ///
    /// # Errors
    /// [`FrequencyError`] where the least is more than the most, or the most is none at all.
    pub fn new(
        at_least: u16,
        at_most: Option<u16>,
        years: NonZeroU16,
    ) -> Result<Self, FrequencyError> {
        match at_most {
            Some(at_most) if at_most == 0 || at_most < at_least => {
                Err(FrequencyError { at_least, at_most })
            }
            _ => Ok(Self {
                at_least,
                at_most,
                years,
            }),
        }
    }

    /// At least and at most so many times a year.
    ///
    /// # Errors
    /// As [`Frequency::new`].
    pub fn yearly(at_least: u16, at_most: Option<u16>) -> Result<Self, FrequencyError> {
        Self::new(at_least, at_most, NonZeroU16::MIN)
    }

    /// The least number of times.
    pub const fn at_least(&self) -> u16 {
        self.at_least
    }

    /// The greatest number of times, if there is one.
    pub const fn at_most(&self) -> Option<u16> {
        self.at_most
    }

    /// The years that the numbers are counted over.
    pub const fn years(&self) -> NonZeroU16 {
        self.years
    }
}

record! {
    0x0a02 Frequency { at_least, at_most, years };
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
struct RawFrequency {
    at_least: u16,
    #[serde(default)]
    at_most: Option<u16>,
    years: NonZeroU16,
}

#[cfg(feature = "serde")]
impl From<Frequency> for RawFrequency {
    fn from(frequency: Frequency) -> Self {
        Self {
            at_least: frequency.at_least,
            at_most: frequency.at_most,
            years: frequency.years,
        }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<RawFrequency> for Frequency {
    type Error = FrequencyError;

    fn try_from(raw: RawFrequency) -> Result<Self, FrequencyError> {
        Self::new(raw.at_least, raw.at_most, raw.years)
    }
}

errors! {
    /// A frequency that nothing can meet.
    #[derive(Copy)]
    pub struct FrequencyError {
        /// The least number of times.
        pub at_least: u16,
        /// The greatest number of times.
        pub at_most: u16,
    } = "matter.frequency",
        "at least {at_least} and at most {at_most} times can't both be met",
        "至少 {at_least} 次与至多 {at_most} 次不能同时满足";
}

/// Who draws and who checks: 市抽县查 is drawn by the prefecture and checked by the county.
///
/// ```
/// use ssj_core::jurisdiction::Level;
/// use ssj_core::matter::Dispatch;
/// let rule = Dispatch::new(Level::Prefecture, Level::County)?;
/// assert_eq!(rule.to_string(), "prefecture draws, county checks");
/// assert!(Dispatch::new(Level::County, Level::Province).is_err());
/// # Ok::<(), ssj_core::matter::DispatchError>(())
/// ```
#[doc(alias = "市抽县查")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "(Level, Level)", try_from = "(Level, Level)")
)]
pub struct Dispatch {
    draws: Level,
    checks: Level,
}

impl Dispatch {
    /// One level draws, the same or a lower one checks.
    ///
    /// # Errors
    /// [`DispatchError`] where the checking level is the higher one.
    pub fn new(draws: Level, checks: Level) -> Result<Self, DispatchError> {
        if checks < draws {
            return Err(DispatchError { draws, checks });
        }
        Ok(Self { draws, checks })
    }

    /// The level that draws.
    pub const fn draws(&self) -> Level {
        self.draws
    }

    /// The level that checks.
    pub const fn checks(&self) -> Level {
        self.checks
    }
}

impl fmt::Display for Dispatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} draws, {} checks", self.draws, self.checks)
    }
}

impl From<Dispatch> for (Level, Level) {
    fn from(dispatch: Dispatch) -> Self {
        (dispatch.draws, dispatch.checks)
    }
}

impl TryFrom<(Level, Level)> for Dispatch {
    type Error = DispatchError;

    fn try_from((draws, checks): (Level, Level)) -> Result<Self, DispatchError> {
        Self::new(draws, checks)
    }
}

record! {
    0x0a03 Dispatch { draws, checks };
}

errors! {
    /// A lower level that would draw for a higher one to check.
    #[derive(Copy)]
    pub struct DispatchError {
        /// The level that would draw.
        pub draws: Level,
        /// The level that would check.
        pub checks: Level,
    } = "matter.dispatch",
        "the {draws} can't draw what the {checks} is to check",
        "{draws}不能抽取由{checks}检查的对象";
}
