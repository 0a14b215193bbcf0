//! Why something was refused: rule, clauses, facts, and a sentence in two languages.

mod bounded;
mod checks;
mod refusals;
pub(crate) mod words;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

#[cfg(feature = "serde")]
use crate::law::clause::Clause;
use crate::law::clause::cited;
use crate::law::rules::Code;
use crate::{Explain, Language, Say};

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
/// assert_eq!(refusal.to_string(), "plan `plan:jl-2026` is submitted, not in force [吉政办发〔2019〕32号 二（五）]");
/// assert_eq!(
///     refusal.zh().to_string(),
///     "计划 plan:jl-2026 不在实施期内（当前状态：已报送）（吉政办发〔2019〕32号 二（五））"
/// );
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

    /// The same with names beside the ids that the caller has names for: 长春市市场监管局（agency:cc-amr）.
    ///
    /// ```
    /// use ssj_core::{Explain, Refusal, rules};
    /// let refusal = Refusal::new(rules::plan::OWN_APPROVAL).with("body", "agency:cc-sfj");
    /// let named = refusal.named(|id| (id == "agency:cc-sfj").then(|| "长春市司法局".into()));
    /// assert!(named.zh().to_string().starts_with("长春市司法局（agency:cc-sfj） 不能审核"));
    /// ```
    pub fn named(mut self, name_of: impl Fn(&str) -> Option<String>) -> Self {
        for fact in &mut self.facts {
            if let FactValue::Text(id) = &fact.value
                && let Some(name) = name_of(id.as_str())
            {
                fact.value = FactValue::word(format!("{name} ({id})"), format!("{name}（{id}）"));
            }
        }
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

/// The code's sentence with its facts, and in brackets the clauses that ask for it, as officials cite
/// them.
///
/// A name without a fact stays as it stands: a sentence with a hole in it beats none.
impl Say for Refusal {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut rest, [open, close]) = match language {
            Language::Chinese => (self.code.zh, ["（", "）"]),
            _ => (self.code.en, [" [", "]"]),
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
        f.write_str(open)?;
        cited(self.code.clauses, f)?;
        f.write_str(close)
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
    cites: Vec<String>,
    facts: &'a [Fact],
    en: String,
    zh: String,
}

#[cfg(feature = "serde")]
impl serde::Serialize for Refusal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use alloc::string::ToString;

        Shown {
            code: self.code.id,
            rule: self.code.rule.id,
            clauses: self.code.clauses,
            cites: self
                .code
                .clauses
                .iter()
                .map(|clause| clause.cite().to_string())
                .collect(),
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
