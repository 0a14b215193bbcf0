//! One visit, one dossier (一次一档).

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use ssj_calendar::Word;

use super::{Requirement, Visit};
use crate::base::id::{AgencyId, MatterId};
use crate::law::refusal::FactValue;
use crate::lifecycle::result::{Channel, PublicationState};
use crate::lifecycle::round::DrawnCheck;

/// What a visit's dossier lacks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Missing {
    /// The head's approval.
    Approval,
    /// The notice of the check.
    Notice,
    /// The result of a check.
    Result {
        /// On which matter.
        matter: MatterId,
        /// Whose check.
        agency: AgencyId,
    },
    /// The end of the checks.
    Completion,
    /// The report of an entrusted body.
    Report {
        /// On which matter.
        matter: MatterId,
    },
    /// The result of a sampling test, by its item.
    Test {
        /// What was to be tested.
        item: crate::base::text::Text,
    },
    /// A department's registration form (登记表).
    Form {
        /// Whose.
        agency: AgencyId,
    },
    /// A department's publication, as the result stands.
    Publication {
        /// Whose.
        agency: AgencyId,
        /// Where.
        channel: Channel,
    },
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Approval => f.write_str("the head's approval"),
            Self::Notice => f.write_str("the notice of the check"),
            Self::Result { matter, agency } => {
                write!(f, "the result of `{agency}` on matter `{matter}`")
            }
            Self::Completion => f.write_str("the end of the checks"),
            Self::Report { matter } => {
                write!(f, "the report of the entrusted body on matter `{matter}`")
            }
            Self::Test { item } => write!(f, "the test of {item}"),
            Self::Form { agency } => write!(f, "the registration form of `{agency}`"),
            Self::Publication { agency, channel } => {
                write!(f, "the publication of `{agency}` on the {}", channel.name())
            }
        }
    }
}

impl Missing {
    /// What it is, in Chinese.
    pub fn zh(&self) -> String {
        match self {
            Self::Approval => "负责人批准文书".into(),
            Self::Notice => "行政检查通知书".into(),
            Self::Result { matter, agency } => format!("{agency} 对 {matter} 的检查结果"),
            Self::Completion => "检查完成记录".into(),
            Self::Report { matter } => format!("{matter} 的受委托机构报告"),
            Self::Test { item } => format!("{item}的检验结果"),
            Self::Form { agency } => format!("{agency} 的登记表"),
            Self::Publication { agency, channel } => {
                format!("{agency} 在{}的公示", channel.zh())
            }
        }
    }
}

impl From<&Missing> for FactValue {
    fn from(missing: &Missing) -> Self {
        Self::word(missing.to_string(), missing.zh())
    }
}

/// The dossier of a visit, judged by completeness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    missing: Vec<Missing>,
}

impl Dossier {
    /// What it lacks; empty if it is complete.
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }

    /// Whether it lacks nothing.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }
}

impl Visit {
    /// Its dossier as it stands.
    pub fn dossier(&self) -> Dossier {
        let mut missing = Vec::new();
        self.missing_papers(&mut missing);
        self.missing_work(&mut missing);
        self.missing_aftermath(&mut missing);
        Dossier { missing }
    }

    fn missing_papers(&self, missing: &mut Vec<Missing>) {
        let conduct = &self.opening.conduct;
        if conduct.approval == Requirement::Required && self.approval.is_none() {
            missing.push(Missing::Approval);
        }
        if conduct.notice == Requirement::Required && self.notice.is_none() {
            missing.push(Missing::Notice);
        }
    }

    fn missing_work(&self, missing: &mut Vec<Missing>) {
        let open = |check: &&DrawnCheck| self.result(check).is_none();
        missing.extend(
            self.drawn()
                .checks
                .iter()
                .filter(open)
                .map(|check| Missing::Result {
                    matter: check.matter.clone(),
                    agency: check.agency.clone(),
                }),
        );
        let silent = |matter: &&MatterId| !self.reported.contains(*matter);
        let reports = self.entrusted.iter().filter(silent).cloned();
        missing.extend(reports.map(|matter| Missing::Report { matter }));
        let untested = self.samples().filter(|(_, result)| result.is_none());
        missing.extend(untested.map(|(sample, _)| Missing::Test {
            item: sample.item.clone(),
        }));
        if self.completed.is_none() {
            missing.push(Missing::Completion);
        }
    }

    fn missing_aftermath(&self, missing: &mut Vec<Missing>) {
        for agency in self.drawn().agencies() {
            if self.registered(&agency).is_none() {
                missing.push(Missing::Form {
                    agency: agency.clone(),
                });
            }
            let stands = |channel: &&Channel| {
                let state = self.publication(&agency, **channel).map(|it| it.state);
                !matches!(
                    state,
                    Some(PublicationState::Current | PublicationState::Withdrawn)
                )
            };
            missing.extend(Channel::ALL.iter().filter(stands).map(|channel| {
                Missing::Publication {
                    agency: agency.clone(),
                    channel: *channel,
                }
            }));
        }
    }
}
