//! What a verifier found, and what that finding rests on.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use ssj_core::{Excerpt, Language, Say, Zh};

use super::{Hint, Statement, Trusted};

/// The outcome of verifying.
///
/// A record checked against itself proves nothing, so a verdict keeps apart what was checked
/// against the verifier's own [`Anchors`](super::Anchors), what follows from the record and the
/// pools alone, what is taken on trust, and what was not checked at all; [`Verdict::standing`] puts
/// that into a word, and its [`Display`](fmt::Display) form never says more than that word.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[must_use]
pub struct Verdict {
    pub(super) standing: Standing,
    pub(super) differences: Vec<Difference>,
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub(super) unlisted: u64,
    pub(super) findings: Vec<Finding>,
    pub(super) unused: Vec<Statement>,
    pub(super) hints: Vec<Hint>,
}

words! {
    /// What a verdict is worth.
    pub enum Standing {
        /// Something differs.
        Contradicted = "contradicted", "存在不符";
        /// Nothing differs, and nothing was compared with what was published: whoever made the
        /// record could have made another one.
        OnlyWithItself = "only-with-itself"
            / "consistent with itself; nothing published was given", "仅与自身一致；未提供任何已公布的内容";
        /// Nothing differs; some of what could have been compared with what was published was not,
        /// or something that was published was compared with nothing here.
        PartlyAnchored = "partly-anchored"
            / "consistent; fixed in part by what was published", "一致；仅部分经已公布的内容印证";
        /// Nothing differs, and all that could be compared with what was published was.
        Anchored = "anchored"
            / "consistent, and fixed by what was published", "一致，并经已公布的内容印证";
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Finding {
    /// What the finding rests on.
    pub basis: Basis,
    /// The field, as a path from the record's top, or a few words.
    pub what: Cow<'static, str>,
    /// The kind of what an archive is believed in; none where it is no archive that is verified, or
    /// nothing is believed.
    pub trusted: Option<Trusted>,
}

words! {
    /// What a finding rests on.
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", schemars(rename = "VerdictBasis"))]
    pub enum Basis {
        /// Compared with a value that the verifier brought from elsewhere.
        Anchored = "anchored", "与外部所持值相符";
        /// What the verifier could have brought a value for, and did not.
        NotAnchored = "not-anchored" / "not anchored", "未持有外部值";
        /// Computed again from the record, the pools and the secret: true if those are.
        Recomputed = "recomputed", "重新计算相符";
        /// Taken from the record or the pools as it stands.
        TakenOnTrust = "taken-on-trust" / "taken on trust", "未经核实采信";
        /// Not looked at.
        NotChecked = "not-checked" / "not checked", "未核对";
    }
}

errors! {
    /// A place where two things that should be one are not.
    #[cfg_attr(feature = "serde", derive(serde::Serialize))]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    #[cfg_attr(feature = "serde", serde(tag = "type", rename_all = "kebab-case"))]
    pub enum Difference {
        /// The record says something else than what follows, or what was published.
        Claim {
            /// The field, as a path from the record's top.
            field: String,
            /// What the record, or the pool, says.
            claimed: Excerpt,
            /// What the statement says or what follows.
            found: Excerpt,
        } = "verify.difference", "{field}: the record has {claimed}, found {found}",
            "{field}：记录为“{claimed}”，核得“{found}”";
        /// Two of the verifier's statements contradict each other: one thing was published twice,
        /// differently, and somebody kept a choice open.
        Equivocation {
            /// What both are of.
            field: String,
            /// What one says.
            claimed: Excerpt,
            /// What the other says.
            found: Excerpt,
        } = "verify.equivocation", "{field} was published as {claimed} and as {found}",
            "{field}先后公布为“{claimed}”和“{found}”";
    }
}

impl Difference {
    /// The field that differs, or what was published twice.
    pub fn field(&self) -> &str {
        match self {
            Self::Claim { field, .. } | Self::Equivocation { field, .. } => field,
        }
    }

    /// What it should have been.
    pub fn found(&self) -> &str {
        match self {
            Self::Claim { found, .. } | Self::Equivocation { found, .. } => found.as_str(),
        }
    }
}

impl Verdict {
    /// What the verdict is worth, in a word.
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// Whether something differs. That nothing does says little: see [`Verdict::standing`].
    pub const fn is_contradicted(&self) -> bool {
        matches!(self.standing, Standing::Contradicted)
    }

    /// The first difference, in the order in which a draw is made.
    pub fn difference(&self) -> Option<&Difference> {
        self.differences.first()
    }

    /// Every difference in that order, up to [`Limits::differences`](ssj_core::Limits::differences).
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    /// How many differences there are beyond the listed ones.
    pub const fn unlisted(&self) -> u64 {
        self.unlisted
    }

    /// What was looked at, in the order in which it was.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What was looked at on this basis.
    pub fn on(&self, basis: Basis) -> impl Iterator<Item = &str> {
        self.findings
            .iter()
            .filter(move |finding| finding.basis == basis)
            .map(|f| &*f.what)
    }

    /// The statements that nothing here was compared with.
    pub fn unused(&self) -> &[Statement] {
        &self.unused
    }

    /// What being drawn tells of secret classes, draw by draw and class by class: exact counts, where the
    /// draws were done again.
    pub fn hints(&self) -> &[Hint] {
        &self.hints
    }

    /// How many differences beside the first one.
    fn further(&self) -> u64 {
        let listed = u64::try_from(self.differences.len()).unwrap_or(u64::MAX);
        listed.saturating_add(self.unlisted).saturating_sub(1)
    }
}

/// The standing; then the first difference, or how much was looked at on which basis, which statements
/// were not used, and what being drawn tells of secret classes.
impl Say for Verdict {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chinese = language == Language::Chinese;
        self.standing.say(language, f)?;
        f.write_str(if chinese { "：" } else { ": " })?;
        if let Some(first) = self.difference() {
            return match (chinese, self.further()) {
                (false, 0) => write!(f, "{first}"),
                (false, further) => write!(f, "{first}; {further} further differences"),
                (true, 0) => write!(f, "{}", Zh(first)),
                (true, further) => write!(f, "{}；另有{further}处不符", Zh(first)),
            };
        }
        for (i, basis) in <Basis as ssj_core::Word>::ALL.iter().enumerate() {
            let (count, comma) = (self.on(*basis).count(), if i > 0 { ", " } else { "" });
            if chinese {
                let comma = if i > 0 { "，" } else { "" };
                write!(f, "{comma}{}{count}项", Zh(basis))?;
            } else {
                write!(f, "{comma}{count} {basis}")?;
            }
        }
        for statement in &self.unused {
            f.write_str(if chinese {
                "；未用到："
            } else {
                "; not used: "
            })?;
            write!(f, "{statement}")?;
        }
        for hint in &self.hints {
            f.write_str(if chinese { "；" } else { "; " })?;
            hint.say(language, f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.say(Language::English, f)
    }
}
