//! Refusals told in words.

use core::fmt;

use super::{FactValue, Refusal};
use crate::law::clause::Clause;

/// A refusal's sentence in one language, with its clauses in brackets.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'a> {
    refusal: &'a Refusal,
    language: Language,
}

#[derive(Clone, Copy, Debug)]
enum Language {
    English,
    Chinese,
}

impl<'a> Sentence<'a> {
    pub(super) const fn english(refusal: &'a Refusal) -> Self {
        Self {
            refusal,
            language: Language::English,
        }
    }

    pub(super) const fn chinese(refusal: &'a Refusal) -> Self {
        Self {
            refusal,
            language: Language::Chinese,
        }
    }
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.refusal.code();
        match self.language {
            Language::English => {
                fill(code.en(), self.refusal, f, |f, value| write!(f, "{value}"))?;
                clauses(f, self.refusal.clauses(), [" [", ", ", "]"])
            }
            Language::Chinese => {
                fill(code.zh(), self.refusal, f, |f, value| {
                    f.write_str(&value.zh())
                })?;
                clauses(f, self.refusal.clauses(), ["〔", "、", "〕"])
            }
        }
    }
}

/// Writes a template, each `{name}` replaced by the fact of that name.
///
/// A name without a fact stays as it stands: a sentence with a hole in it beats none.
fn fill(
    template: &str,
    refusal: &Refusal,
    f: &mut fmt::Formatter<'_>,
    say: impl Fn(&mut fmt::Formatter<'_>, &FactValue) -> fmt::Result,
) -> fmt::Result {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        f.write_str(before)?;
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        match refusal.fact(name) {
            Some(value) => say(f, value)?,
            None => write!(f, "{{{name}}}")?,
        }
        rest = after;
    }
    f.write_str(rest)
}

fn clauses(
    f: &mut fmt::Formatter<'_>,
    clauses: &[Clause],
    [open, between, close]: [&str; 3],
) -> fmt::Result {
    for (i, clause) in clauses.iter().enumerate() {
        f.write_str(if i == 0 { open } else { between })?;
        f.write_str(clause.id())?;
    }
    if clauses.is_empty() {
        Ok(())
    } else {
        f.write_str(close)
    }
}
