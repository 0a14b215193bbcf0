//! Why something was refused: rule, clauses, facts, and a sentence in two languages.

mod bounded;
mod checks;
mod refusals;
pub(crate) mod words;

use alloc::vec::Vec;
use core::fmt;

#[cfg(feature = "serde")]
use crate::law::clause::Clause;
use crate::law::rules::Code;
use crate::{Explain, Language, Say, Word as _};

pub use crate::base::fact::{Fact, FactValue};
pub(crate) use bounded::{at_most, bounded, listed};
pub use checks::Checks;
pub use refusals::Refusals;

/// One thing that is wrong: the code of the rule it breaks, and the facts that show it.
///
/// ```
/// use ssj_core::plan::PlanState;
/// use ssj_core::{Explain, Refusal, rules};
/// let refusal = Refusal::new(rules::plan::NOT_IN_FORCE)
///     .with("plan", "plan:jl-2026")
///     .with("state", PlanState::Submitted);
/// assert_eq!(refusal.code(), "plan.not-in-force");
/// assert_eq!(refusal.to_string(), "plan `plan:jl-2026` is submitted, not in force [2.5-a, 2.5-b]");
/// assert_eq!(refusal.zh().to_string(), "计划 plan:jl-2026 处于“已报送”状态，尚未生效〔2.5-a、2.5-b〕");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Refusal {
    /// The row of the rule table: rule, clauses, remedy and sentences.
    pub code: &'static Code,
    /// The facts, in the order in which they were found.
    pub facts: Vec<Fact>,
}

impl Refusal {
    /// A refusal of this code, with no facts yet.
    pub const fn new(code: &'static Code) -> Self {
        Self {
            code,
            facts: Vec::new(),
        }
    }

    /// Adds a fact. The code's sentences name the facts that they need in braces.
    pub fn with(mut self, name: &'static str, value: impl Into<FactValue>) -> Self {
        let value = value.into();
        self.facts.push(Fact { name, value });
        self
    }

    /// The value of a fact.
    pub fn fact(&self, name: &str) -> Option<&FactValue> {
        let mut facts = self.facts.iter();
        facts.find(|fact| fact.name == name).map(|fact| &fact.value)
    }
}

impl Explain for Refusal {
    fn code(&self) -> &'static str {
        self.code.id
    }

    fn facts(&self, each: &mut dyn FnMut(&'static str, &dyn Say)) {
        self.facts
            .iter()
            .for_each(|fact| each(fact.name, &fact.value));
    }
}

/// The code's sentence with its facts, and the clauses in brackets.
///
/// A name without a fact stays as it stands: a sentence with a hole in it beats none.
impl Say for Refusal {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut rest, [open, between, close]) = match language {
            Language::Chinese => (self.code.zh, ["〔", "、", "〕"]),
            _ => (self.code.en, [" [", ", ", "]"]),
        };
        while let Some((before, after)) = rest.split_once('{') {
            f.write_str(before)?;
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            match self.fact(name) {
                Some(value) => value.say(language, f)?,
                None => write!(f, "{{{name}}}")?,
            }
            rest = after;
        }
        f.write_str(rest)?;
        let clauses = self.code.rule.clauses;
        for (i, clause) in clauses.iter().enumerate() {
            f.write_str(if i == 0 { open } else { between })?;
            f.write_str(clause.name())?;
        }
        f.write_str(if clauses.is_empty() { "" } else { close })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.say(Language::English, f)
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
            code: self.code.id,
            rule: self.code.rule.id,
            clauses: self.code.rule.clauses,
            facts: &self.facts,
            en: self.to_string(),
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
