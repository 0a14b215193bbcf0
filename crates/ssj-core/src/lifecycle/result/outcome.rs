//! What a check finds.

use alloc::collections::BTreeSet;
use ssj_calendar::Word;

use crate::base::encode::{Encode, Encoder, sealed};
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::result as codes;

words! {
    /// One finding on a check, as the publicity system has them (抽查检查结果).
    ///
    /// They are multi-select and no partition: an enterprise may have moved away *and* hide the truth.
    #[non_exhaustive]
    pub enum Outcome {
        /// No problem was found (未发现问题).
        #[doc(alias = "未发现问题")]
        NoProblem = "no-problem", "未发现问题";
        /// What must be published was not (未按规定公示应当公示的信息).
        #[doc(alias = "未按规定公示")]
        NotPublished = "not-published", "未按规定公示应当公示的信息";
        /// Facts were hidden or false (隐瞒真实情况、弄虚作假).
        #[doc(alias = "弄虚作假")]
        FalseInformation = "false-information", "公示信息隐瞒真实情况、弄虚作假";
        /// It can't be reached at its registered address (通过登记的住所无法联系).
        #[doc(alias = "登记的住所无法联系")]
        Unreachable = "unreachable", "通过登记的住所（经营场所）无法联系";
        /// Another problem, to be followed up (发现问题待后续处理).
        #[doc(alias = "发现问题待后续处理")]
        OtherProblem = "other-problem", "发现问题待后续处理";
        /// A problem that was ordered to be put right, and was (责令已改正).
        #[doc(alias = "责令已改正")]
        Corrected = "corrected", "发现问题已责令改正";
        /// The activity is not carried on (未发现开展本次抽查涉及的经营活动).
        #[doc(alias = "未发现开展本次抽查涉及的经营活动")]
        NotConducting = "not-conducting", "未发现开展本次抽查涉及的经营活动";
        /// It is closed or in liquidation (已关闭停业或正在组织清算).
        #[doc(alias = "已关闭停业或正在清算")]
        ClosedDown = "closed-down", "已关闭停业或正在组织清算";
        /// It did not cooperate, gravely (不配合检查情节严重).
        #[doc(alias = "不配合检查情节严重")]
        Uncooperative = "uncooperative", "不配合检查情节严重";
        /// It was struck off at its own request (注销).
        #[doc(alias = "注销")]
        Deregistered = "deregistered", "注销";
        /// Its licence was revoked (被吊销).
        #[doc(alias = "被吊销")]
        Revoked = "revoked", "被吊销";
        /// Its registration was annulled (被撤销).
        #[doc(alias = "被撤销")]
        Annulled = "annulled", "被撤销";
        /// It moved out of the jurisdiction (迁出).
        #[doc(alias = "迁出")]
        MovedOut = "moved-out", "迁出";
    }
}

impl Outcome {
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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Outcomes(BTreeSet<Outcome>);

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Outcomes {
    fn deserialize<D: serde::Deserializer<'de>>(outcomes: D) -> Result<Self, D::Error> {
        let outcomes: BTreeSet<_> = crate::strict::set(outcomes)?;
        outcomes.try_into().map_err(serde::de::Error::custom)
    }
}

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

impl sealed::Sealed for Outcomes {}
impl Encode for Outcomes {
    fn encode(&self, out: &mut Encoder) {
        let names: alloc::vec::Vec<_> = self.iter().map(Outcome::name).collect();
        out.set(names.iter().copied());
    }
}

words! {
    /// What was done about it on the spot or will be (处置).
    #[non_exhaustive]
    pub enum Disposal {
        /// Advice or a warning (行政指导、警示).
        #[doc(alias = "行政指导")]
        Advised = "advised", "行政指导、警示";
        /// Ordered to be put right (责令改正).
        #[doc(alias = "责令改正")]
        OrderedToCorrect = "ordered-to-correct", "责令改正";
        /// A case was filed (立案查处).
        #[doc(alias = "立案")]
        CaseFiled = "case-filed", "立案查处";
        /// Entered into the list of abnormal operations (列入经营异常名录).
        #[doc(alias = "列入经营异常名录")]
        ListedAbnormal = "listed-abnormal", "列入经营异常名录";
        /// Handed to the agency in charge (移送有关部门).
        #[doc(alias = "移送有关部门")]
        HandedOver = "handed-over", "移送有关部门";
        /// Transferred to the police on suspicion of a crime (移送公安机关).
        #[doc(alias = "移送公安机关")]
        TransferredToPolice = "transferred-to-police", "移送公安机关";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_outcomes_go_together_but_a_problem_and_none() {
        assert!(Outcomes::new([]).unwrap_err().contains(codes::EMPTY));
        for &one in Outcome::ALL {
            for &other in Outcome::ALL {
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
