//! Why something was refused: rule, clauses, facts, and a sentence in two languages.

mod bounded;
mod checks;
mod refusals;
mod sentence;
pub(crate) mod words;

use alloc::vec::Vec;
use core::fmt;

use crate::law::clause::Clause;
use crate::law::rules::{Code, Rule};

pub use crate::base::fact::{Fact, FactValue};
pub(crate) use bounded::{at_most, bounded, listed};
pub use checks::Checks;
pub use refusals::{RefusalGroup, Refusals};
pub use sentence::Sentence;

/// One thing that is wrong, with the rule it breaks and the facts that show it.
///
/// ```
/// use ssj_core::plan::PlanState;
/// use ssj_core::{Refusal, rules};
/// let refusal = Refusal::new(rules::plan::NOT_IN_FORCE)
///     .with("plan", "plan:jl-2026")
///     .with("state", PlanState::Submitted);
/// assert_eq!(refusal.code().as_str(), "plan.not-in-force");
/// assert_eq!(refusal.to_string(), "plan `plan:jl-2026` is submitted, not in force [2.5-a, 2.5-b]");
/// assert_eq!(refusal.zh().to_string(), "计划 plan:jl-2026 处于“已报送”状态，尚未生效〔2.5-a、2.5-b〕");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Refusal {
    code: Code,
    facts: Vec<Fact>,
}

impl Refusal {
    /// A refusal of this code, with no facts yet.
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            facts: Vec::new(),
        }
    }

    /// Adds a fact. The code's sentences name the facts that they need in braces.
    pub fn with(mut self, name: &'static str, value: impl Into<FactValue>) -> Self {
        self.facts.push(Fact::new(name, value.into()));
        self
    }

    /// The stable code.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// The rule that was broken.
    pub const fn rule(&self) -> Rule {
        self.code.rule()
    }

    /// The clauses the rule comes from.
    pub const fn clauses(&self) -> &'static [Clause] {
        self.rule().clauses()
    }

    /// The facts, in the order they were given.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The value of a fact.
    pub fn fact(&self, name: &str) -> Option<&FactValue> {
        self.facts
            .iter()
            .find(|fact| fact.name() == name)
            .map(Fact::value)
    }

    /// The sentence in English; [`Display`](fmt::Display) shows the same.
    pub const fn en(&self) -> Sentence<'_> {
        Sentence::english(self)
    }

    /// The sentence in Chinese.
    pub const fn zh(&self) -> Sentence<'_> {
        Sentence::chinese(self)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.en().fmt(f)
    }
}

impl core::error::Error for Refusal {}

/// Code, rule, clauses, facts and both sentences: a form to show and to log.
#[cfg(feature = "serde")]
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(rename = "Refusal"))]
struct Shown<'a> {
    code: &'a str,
    rule: &'a str,
    clauses: &'a [Clause],
    facts: &'a [Fact],
    en: alloc::string::String,
    zh: alloc::string::String,
}

#[cfg(feature = "serde")]
impl serde::Serialize for Refusal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use alloc::string::ToString;

        Shown {
            code: self.code.as_str(),
            rule: self.rule().as_str(),
            clauses: self.clauses(),
            facts: &self.facts,
            en: self.en().to_string(),
            zh: self.zh().to_string(),
        }
        .serialize(serializer)
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Refusal {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        Shown::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Shown::json_schema(generator)
    }
}
