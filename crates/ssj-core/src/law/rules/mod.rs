//! Every rule and every code, each beside the clause it comes from.
//!
//! A [`Rule`] is something that the regulation, or the draw's own specification, asks for. A
//! [`Code`] names one way to break it: stable for ever, with a sentence in English and in Chinese
//! whose `{names}` are facts of the [`Refusal`](crate::Refusal).
//!
//! # Rules, and the tests that keep and break them
//!
#![doc = include_str!("../../../docs/rules.md")]
//!
//! # Codes of refusals
//!
#![doc = include_str!("../../../docs/refusals.md")]
//!
//! # Codes of errors of single values
//!
//! A malformed id, date or ratio breaks no rule of the regulation; its error has a code and both
//! languages all the same, here with an example of what it says.
//!
#![doc = include_str!("../../../docs/errors.md")]

pub mod agency;
pub mod campaign;
pub mod draw;
pub mod follow_up;
pub mod history;
pub mod input;
pub mod instrument;
pub mod jurisdiction;
pub mod lead;
pub mod matter;
pub mod plan;
pub mod pool;
pub mod result;
pub mod round;
pub mod rulebook;
pub mod trail;
pub mod visit;

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use crate::law::clause::Clause;

/// Every code, area by area.
///
/// ```
/// let ids: Vec<_> = ssj_core::rules::codes().map(|code| code.as_str()).collect();
/// assert!(ids.contains(&"plan.not-in-force"));
/// ```
pub fn codes() -> impl Iterator<Item = Code> {
    AREAS.iter().flat_map(|codes| codes.iter().copied())
}

const AREAS: &[&[Code]] = &[
    // The data that a round rests on.
    agency::CODES,
    history::CODES,
    input::CODES,
    instrument::CODES,
    jurisdiction::CODES,
    matter::CODES,
    pool::CODES,
    rulebook::CODES,
    // What is drawn, and how it is proven.
    draw::CODES,
    // What happens in a round, step by step.
    campaign::CODES,
    follow_up::CODES,
    lead::CODES,
    plan::CODES,
    result::CODES,
    round::CODES,
    trail::CODES,
    visit::CODES,
];

/// Something that must hold, and the clauses that say so.
///
/// ```
/// use ssj_core::rules;
/// let rule = rules::plan::IN_FORCE;
/// assert_eq!(rule.as_str(), "plan-in-force");
/// assert_eq!(rule.clauses()[0].id(), "2.5-a");
/// ```
#[derive(Clone, Copy)]
pub struct Rule {
    id: &'static str,
    clauses: &'static [Clause],
    gist: &'static str,
}

impl Rule {
    /// Rules are constants of this crate.
    pub(crate) const fn new(
        id: &'static str,
        clauses: &'static [Clause],
        gist: &'static str,
    ) -> Self {
        Self { id, clauses, gist }
    }

    /// Its stable name.
    pub const fn as_str(self) -> &'static str {
        self.id
    }

    /// The clauses it comes from; empty for a rule of the draw's specification alone.
    pub const fn clauses(self) -> &'static [Clause] {
        self.clauses
    }

    /// What it asks for, in a line.
    pub const fn gist(self) -> &'static str {
        self.gist
    }
}

/// One way to break a rule: a stable name and its sentences.
///
/// ```
/// let code = ssj_core::rules::plan::NOT_IN_FORCE;
/// assert_eq!(code.as_str(), "plan.not-in-force");
/// assert!(code.en().contains("{plan}") && code.zh().contains("{plan}"));
/// ```
#[derive(Clone, Copy)]
pub struct Code {
    id: &'static str,
    rule: Rule,
    en: &'static str,
    zh: &'static str,
}

impl Code {
    /// Codes are constants of this crate.
    pub(crate) const fn new(
        id: &'static str,
        rule: Rule,
        en: &'static str,
        zh: &'static str,
    ) -> Self {
        Self { id, rule, en, zh }
    }

    /// Its stable name, `area.what`.
    pub const fn as_str(self) -> &'static str {
        self.id
    }

    /// The rule it breaks.
    pub const fn rule(self) -> Rule {
        self.rule
    }

    /// The English sentence, with facts in braces.
    pub const fn en(self) -> &'static str {
        self.en
    }

    /// The Chinese sentence, with facts in braces.
    pub const fn zh(self) -> &'static str {
        self.zh
    }
}

/// Rules and codes are known by their names alone.
macro_rules! known_by_name {
    ($($name:ident),*) => {$(
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.id == other.id
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.id.cmp(other.id)
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.id.hash(state);
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.id)
            }
        }
    )*};
}

known_by_name!(Rule, Code);

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;
    use alloc::vec::Vec;

    use super::*;

    fn names(template: &str) -> BTreeSet<&str> {
        template
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(n, _)| n)
            .collect()
    }

    #[test]
    fn codes_are_unique_well_formed_and_say_the_same_in_both_languages() {
        let ids: Vec<_> = codes().map(Code::as_str).collect();
        let distinct: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "a code stands twice");
        for code in codes() {
            let (area, what) = code.as_str().split_once('.').expect("area.what");
            for part in [area, what] {
                assert!(!part.is_empty(), "{code}");
                assert!(
                    part.chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                    "{code}"
                );
            }
            assert_eq!(
                names(code.en()),
                names(code.zh()),
                "{code} names other facts in Chinese"
            );
            assert!(
                !code.en().ends_with('.') && !code.zh().ends_with('。'),
                "{code}"
            );
        }
    }
}
