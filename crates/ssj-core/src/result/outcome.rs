//! What a check finds.

use alloc::collections::BTreeSet;

use crate::encode::{Encode, Encoder, sealed};
use crate::refusal::{Checks, FactValue, Refusal, Refusals};
use crate::rules::result as codes;

/// One finding on a check, as the publicity system has them (抽查检查结果).
///
/// They are multi-select and no partition: an enterprise may have moved away *and* hide the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Outcome {
    /// No problem was found (未发现问题).
    #[doc(alias = "未发现问题")]
    NoProblem,
    /// What must be published was not (未按规定公示应当公示的信息).
    #[doc(alias = "未按规定公示")]
    NotPublished,
    /// Facts were hidden or false (隐瞒真实情况、弄虚作假).
    #[doc(alias = "弄虚作假")]
    FalseInformation,
    /// It can't be reached at its registered address (通过登记的住所无法联系).
    #[doc(alias = "登记的住所无法联系")]
    Unreachable,
    /// Another problem, to be followed up (发现问题待后续处理).
    #[doc(alias = "发现问题待后续处理")]
    OtherProblem,
    /// A problem that was ordered to be put right, and was (责令已改正).
    #[doc(alias = "责令已改正")]
    Corrected,
    /// The activity is not carried on (未发现开展本次抽查涉及的经营活动).
    #[doc(alias = "未发现开展本次抽查涉及的经营活动")]
    NotConducting,
    /// It is closed or in liquidation (已关闭停业或正在组织清算).
    #[doc(alias = "已关闭停业或正在清算")]
    ClosedDown,
    /// It did not cooperate, gravely (不配合检查情节严重).
    #[doc(alias = "不配合检查情节严重")]
    Uncooperative,
    /// It was struck off at its own request (注销).
    #[doc(alias = "注销")]
    Deregistered,
    /// Its licence was revoked (被吊销).
    #[doc(alias = "被吊销")]
    Revoked,
    /// Its registration was annulled (被撤销).
    #[doc(alias = "被撤销")]
    Annulled,
    /// It moved out of the jurisdiction (迁出).
    #[doc(alias = "迁出")]
    MovedOut,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 13] = [
        Self::NoProblem,
        Self::NotPublished,
        Self::FalseInformation,
        Self::Unreachable,
        Self::OtherProblem,
        Self::Corrected,
        Self::NotConducting,
        Self::ClosedDown,
        Self::Uncooperative,
        Self::Deregistered,
        Self::Revoked,
        Self::Annulled,
        Self::MovedOut,
    ];

    /// Its name in records, such as `no-problem`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoProblem => "no-problem",
            Self::NotPublished => "not-published",
            Self::FalseInformation => "false-information",
            Self::Unreachable => "unreachable",
            Self::OtherProblem => "other-problem",
            Self::Corrected => "corrected",
            Self::NotConducting => "not-conducting",
            Self::ClosedDown => "closed-down",
            Self::Uncooperative => "uncooperative",
            Self::Deregistered => "deregistered",
            Self::Revoked => "revoked",
            Self::Annulled => "annulled",
            Self::MovedOut => "moved-out",
        }
    }

    /// Its wording on the publicity system.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::NoProblem => "未发现问题",
            Self::NotPublished => "未按规定公示应当公示的信息",
            Self::FalseInformation => "公示信息隐瞒真实情况、弄虚作假",
            Self::Unreachable => "通过登记的住所(经营场所)无法联系",
            Self::OtherProblem => "发现问题待后续处理",
            Self::Corrected => "发现问题已责令改正",
            Self::NotConducting => "未发现开展本次抽查涉及的经营活动",
            Self::ClosedDown => "已关闭停业或正在组织清算",
            Self::Uncooperative => "不配合检查情节严重",
            Self::Deregistered => "注销",
            Self::Revoked => "被吊销",
            Self::Annulled => "被撤销",
            Self::MovedOut => "迁出",
        }
    }

    /// Whether it is a problem, which has an owner until it is closed.
    pub const fn is_problem(self) -> bool {
        matches!(
            self,
            Self::NotPublished
                | Self::FalseInformation
                | Self::Unreachable
                | Self::OtherProblem
                | Self::Corrected
                | Self::Uncooperative
        )
    }
}

/// What a check found: at least one outcome, in agreement with each other.
///
/// ```
/// use ssj_core::result::{Outcome, Outcomes};
/// let outcomes = Outcomes::new([Outcome::Unreachable, Outcome::NotPublished])?;
/// assert!(outcomes.is_problem() && outcomes.contains(Outcome::Unreachable));
/// assert!(Outcomes::new([Outcome::NoProblem, Outcome::OtherProblem]).is_err());
/// assert!(Outcomes::new([]).is_err());
/// # Ok::<(), ssj_core::Refusals>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "BTreeSet<Outcome>", try_from = "BTreeSet<Outcome>")
)]
pub struct Outcomes(BTreeSet<Outcome>);

impl Outcomes {
    /// These outcomes.
    ///
    /// # Errors
    /// `result.empty` for none; `result.contradiction` for no problem beside a problem.
    pub fn new(outcomes: impl IntoIterator<Item = Outcome>) -> Result<Self, Refusals> {
        BTreeSet::from_iter(outcomes).try_into()
    }

    /// Each of them, in the order of [`Outcome::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = Outcome> {
        self.0.iter().copied()
    }

    /// Whether this is one of them.
    pub fn contains(&self, outcome: Outcome) -> bool {
        self.0.contains(&outcome)
    }

    /// Whether one of them is a problem.
    pub fn is_problem(&self) -> bool {
        self.iter().any(Outcome::is_problem)
    }
}

impl TryFrom<BTreeSet<Outcome>> for Outcomes {
    type Error = Refusals;

    fn try_from(outcomes: BTreeSet<Outcome>) -> Result<Self, Refusals> {
        let mut checks = Checks::new();
        checks.require(!outcomes.is_empty(), || Refusal::new(codes::EMPTY));
        let problem = outcomes.iter().find(|outcome| outcome.is_problem());
        if let Some(problem) = problem.filter(|_| outcomes.contains(&Outcome::NoProblem)) {
            checks.refuse(Refusal::new(codes::CONTRADICTION).with("problem", *problem));
        }
        checks.finish().map(|()| Self(outcomes))
    }
}

impl From<Outcomes> for BTreeSet<Outcome> {
    fn from(outcomes: Outcomes) -> Self {
        outcomes.0
    }
}

impl From<Outcome> for FactValue {
    fn from(it: Outcome) -> Self {
        Self::word(it.as_str(), it.zh())
    }
}

impl sealed::Sealed for Outcomes {}
impl Encode for Outcomes {
    fn encode(&self, out: &mut Encoder) {
        let names: alloc::vec::Vec<_> = self.iter().map(Outcome::as_str).collect();
        out.set(names.iter().copied());
    }
}

/// What was done about it on the spot or will be (处置).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Disposal {
    /// Advice or a warning (行政指导、警示).
    #[doc(alias = "行政指导")]
    Advised,
    /// Ordered to be put right (责令改正).
    #[doc(alias = "责令改正")]
    OrderedToCorrect,
    /// A case was filed (立案查处).
    #[doc(alias = "立案")]
    CaseFiled,
    /// Entered into the list of abnormal operations (列入经营异常名录).
    #[doc(alias = "列入经营异常名录")]
    ListedAbnormal,
    /// Handed to the agency in charge (移送有关部门).
    #[doc(alias = "移送有关部门")]
    HandedOver,
    /// Transferred to the police on suspicion of a crime (移送公安机关).
    #[doc(alias = "移送公安机关")]
    TransferredToPolice,
}

impl Disposal {
    /// Its name in records, such as `case-filed`.
    ///
    /// ```
    /// assert_eq!(ssj_core::result::Disposal::CaseFiled.as_str(), "case-filed");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Advised => "advised",
            Self::OrderedToCorrect => "ordered-to-correct",
            Self::CaseFiled => "case-filed",
            Self::ListedAbnormal => "listed-abnormal",
            Self::HandedOver => "handed-over",
            Self::TransferredToPolice => "transferred-to-police",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_outcomes_go_together_but_a_problem_and_none() {
        assert!(Outcomes::new([]).unwrap_err().contains(codes::EMPTY));
        for one in Outcome::ALL {
            for other in Outcome::ALL {
                let clean = [one, other].contains(&Outcome::NoProblem);
                let problem = one.is_problem() || other.is_problem();
                let both = Outcomes::new([one, other]);
                assert_eq!(both.is_err(), clean && problem, "{one:?}, {other:?}");
                if let Err(refusals) = both {
                    assert!(refusals.contains(codes::CONTRADICTION));
                }
            }
        }
    }
}
