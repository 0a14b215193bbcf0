//! One visit, one dossier (一次一档).

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use ssj_calendar::Word;

use super::{Part, PartEnd, Visit};
use crate::base::digests::DossierDigest;
use crate::base::encode::Encoder;
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, MatterId};
use crate::base::label::Label;
use crate::law::refusal::FactValue;
use crate::lifecycle::result::{Channel, Outcome};

/// What a visit's dossier lacks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Missing {
    /// The approval of a department's own head.
    Approval {
        /// Whose.
        agency: AgencyId,
    },
    /// A department's notice of the check.
    Notice {
        /// Whose.
        agency: AgencyId,
    },
    /// The result of a check.
    Result {
        /// On which matter.
        matter: MatterId,
        /// Whose check.
        agency: AgencyId,
    },
    /// The end of a department's checks.
    Completion {
        /// Whose.
        agency: AgencyId,
    },
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
    /// A result that agrees with the failed test of a sample, by its item.
    Agreement {
        /// What failed the test.
        item: crate::base::text::Text,
    },
    /// What came in since a department archived its dossier: it is to be added to the archive.
    Supplement {
        /// Whose.
        agency: AgencyId,
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
            Self::Approval { agency } => write!(f, "the approval of the head of `{agency}`"),
            Self::Notice { agency } => write!(f, "the notice of the check by `{agency}`"),
            Self::Result { matter, agency } => {
                write!(f, "the result of `{agency}` on matter `{matter}`")
            }
            Self::Completion { agency } => write!(f, "the end of the checks of `{agency}`"),
            Self::Report { matter } => {
                write!(f, "the report of the entrusted body on matter `{matter}`")
            }
            Self::Test { item } => write!(f, "the test of {item}"),
            Self::Agreement { item } => {
                write!(f, "a result that agrees with the failed test of {item}")
            }
            Self::Supplement { agency } => {
                write!(f, "what came in since `{agency}` archived its dossier")
            }
            Self::Form { agency } => write!(f, "the registration form of `{agency}`"),
            Self::Publication { agency, channel } => {
                write!(f, "the publication of `{agency}` on the {}", channel.name())
            }
        }
    }
}

impl Missing {
    /// Whether the archive does not wait for it: it comes from others, or its own time runs on, and is
    /// added to the archive when it is there.
    pub const fn is_awaited(&self) -> bool {
        matches!(
            self,
            Self::Report { .. }
                | Self::Test { .. }
                | Self::Publication { .. }
                | Self::Supplement { .. }
        )
    }

    /// What it is, in Chinese.
    pub fn zh(&self) -> String {
        match self {
            Self::Approval { agency } => format!("{agency} 的负责人批准文书"),
            Self::Notice { agency } => format!("{agency} 的行政检查通知书"),
            Self::Result { matter, agency } => format!("{agency} 对 {matter} 的检查结果"),
            Self::Completion { agency } => format!("{agency} 的检查完成记录"),
            Self::Report { matter } => format!("{matter} 的受委托机构报告"),
            Self::Test { item } => format!("{item}的检验结果"),
            Self::Agreement { item } => format!("与{item}检验不合格相符的检查结果"),
            Self::Supplement { agency } => format!("{agency} 归档后新增材料的补充归档"),
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
    /// Its dossier as it stands: those of all its departments.
    pub fn dossier(&self) -> Dossier {
        let mut missing = Vec::new();
        for part in &self.parts {
            self.missing_of(part, &mut missing);
        }
        Dossier { missing }
    }

    /// A department's dossier of it; one that checks nothing on it lacks nothing.
    pub fn dossier_of(&self, agency: &AgencyId) -> Dossier {
        let mut missing = Vec::new();
        if let Some(part) = self.part(agency) {
            self.missing_of(part, &mut missing);
        }
        Dossier { missing }
    }

    /// The digest of its dossier as it stands: of the head of its trail, which pins every entry and each paper
    /// that one names, and of further papers that no entry names, in the order given.
    ///
    /// `H("ssj/1/document\0" ‖ canonical(head) ‖ canonical(papers))`
    pub fn dossier_digest(&self, further: &[Evidence]) -> DossierDigest {
        let mut out = Encoder::new();
        out.value(&self.trail.head());
        out.value(further);
        DossierDigest(self.trail.hash().hash(Label::Document, out.as_bytes()))
    }

    fn missing_of(&self, part: &Part, missing: &mut Vec<Missing>) {
        if matches!(part.end(), Some(PartEnd::Released | PartEnd::HandedOver)) {
            return;
        }
        let agency = &part.agency;
        // Who adopts what others found calls on nobody: it takes neither approval nor notice.
        let calls = part.end() != Some(PartEnd::Adopted);
        if calls && part.lacks_approval(&self.opening.conduct) {
            missing.push(Missing::Approval {
                agency: agency.clone(),
            });
        }
        if calls && part.lacks_notice(&self.opening.conduct) {
            missing.push(Missing::Notice {
                agency: agency.clone(),
            });
        }
        self.missing_work(part, missing);
        if part.completed().is_none() {
            missing.push(Missing::Completion {
                agency: agency.clone(),
            });
        }
        missing_aftermath(part, missing);
        if part.is_behind() {
            missing.push(Missing::Supplement {
                agency: agency.clone(),
            });
        }
    }

    fn missing_work(&self, part: &Part, missing: &mut Vec<Missing>) {
        let checks = self.drawn().checks.iter();
        let own = checks.filter(|check| check.agency == part.agency);
        for check in own {
            let Some(result) = self.result(check) else {
                missing.push(Missing::Result {
                    matter: check.matter.clone(),
                    agency: check.agency.clone(),
                });
                continue;
            };
            let against = part.failed(&check.matter);
            let against = against.filter(|_| result.outcomes.contains(Outcome::NoProblem));
            missing.extend(against.map(|sample| Missing::Agreement {
                item: sample.item.clone(),
            }));
        }
        let silent = |matter: &&MatterId| !part.reported.contains(*matter);
        let reports = part.entrusted.iter().filter(silent).cloned();
        missing.extend(reports.map(|matter| Missing::Report { matter }));
        let untested = part.samples.iter();
        let untested = untested.filter(|(_, taken)| taken.tests.is_empty());
        missing.extend(untested.map(|(sample, _)| Missing::Test {
            item: sample.item.clone(),
        }));
    }
}

fn missing_aftermath(part: &Part, missing: &mut Vec<Missing>) {
    if part.registered().is_none() {
        missing.push(Missing::Form {
            agency: part.agency.clone(),
        });
    }
    let open = |channel: &&Channel| !part.is_settled_on(**channel);
    let channels = Channel::ALL.iter().filter(open);
    missing.extend(channels.map(|channel| Missing::Publication {
        agency: part.agency.clone(),
        channel: *channel,
    }));
}
