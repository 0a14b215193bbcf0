//! Every rule and every code, each beside the clause it comes from.
//!
//! A [`Rule`] is something that the regulation, or the draw's own specification, asks for. A
//! [`Code`] names one way to break it: stable for ever, with what leads on ([`Remedy`]) and a
//! sentence in English and in Chinese whose `{names}` are facts of the [`Refusal`](crate::Refusal).
//!
//! # Rules
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
//! languages all the same.
//!
#![doc = include_str!("../../../docs/errors.md")]
//!
//! # What this library asks for itself
//!
#![doc = include_str!("../../../docs/library.md")]
#![allow(
    clippy::doc_markdown,
    reason = "the tables hold sentences with the names of their facts"
)]

use core::fmt;

use crate::law::clause::Clause;

/// The rules of an area, each with its clauses and the codes of the ways to break it:
///
/// `RULE = "rule-id", [CLAUSES] { CODE = "area.what", Remedy, "in English", "in Chinese"; }`
///
/// A code that another clause asks for than the others of its rule has it after its name:
/// `CODE = "area.what" [CLAUSES], Remedy, …`. What no instrument asks for cites the specification or
/// the library, never the regulation. The comment above a rule is its gist, a code's English sentence its documentation.
macro_rules! rules {
    ($(
        $(#[doc = $gist:literal])+
        $rule:ident = $rule_id:literal, [$($clause:ident),*] {
            $( $code:ident = $id:literal $([$($own:ident),+])?, $remedy:ident $($way:literal)*,
                $en:literal, $zh:literal; )+
        }
    )+) => {
        use $crate::law::rules::{Code, Remedy, Rule};

        $(
            $(#[doc = $gist])+
            pub const $rule: &Rule = &Rule {
                id: $rule_id,
                clauses: &[$($crate::Clause::$clause),*],
                gist: concat!($($gist),+).trim_ascii(),
            };

            $(
                #[doc = concat!("`", $id, "`: ", $en, ".")]
                pub const $code: &Code = &Code {
                    id: $id,
                    rule: $rule,
                    clauses: rules!(@clauses $rule $([$($own),+])?),
                    remedy: rules!(@ $remedy $($way)*),
                    en: $en,
                    zh: $zh,
                };
            )+
        )+

        pub(super) const CODES: &[&Code] = &[$($($code),+),+];
    };
    (@clauses $rule:ident) => { $rule.clauses };
    (@clauses $rule:ident [$($own:ident),+]) => { &[$($crate::Clause::$own),+] };
    (@ Step $lifecycle:literal $step:literal) => {
        Remedy::Step { lifecycle: $lifecycle, step: $step }
    };
    (@ Next $lifecycle:literal) => { Remedy::Next { lifecycle: $lifecycle } };
    (@ Correct) => { Remedy::Correct };
    (@ Final $en:literal $zh:literal) => { Remedy::Final { en: $en, zh: $zh } };
}

/// The areas, each a file of this folder.
macro_rules! areas {
    ($($area:ident),+ $(,)?) => {
        $( pub mod $area; )+

        const AREAS: &[&[&Code]] = &[$($area::CODES),+];
    };
}

areas! {
    // The data that a round rests on.
    agency, history, identity, input, instrument, jurisdiction, law, matter, pool, retention, rulebook,
    // What is drawn, and how it is proven.
    draw,
    // What happens in a round, step by step.
    campaign, follow_up, lead, mandate, plan, result, round, trail, visit,
}

/// Every code, area by area.
///
/// ```
/// let ids: Vec<_> = ssj_core::rules::codes().map(|code| code.id).collect();
/// assert!(ids.contains(&"plan.not-in-force"));
/// ```
pub fn codes() -> impl Iterator<Item = &'static Code> {
    AREAS.iter().flat_map(|codes| codes.iter().copied())
}

/// Something that must hold, and the clauses that say so.
///
/// ```
/// use ssj_core::rules;
/// let rule = rules::plan::IN_FORCE;
/// assert_eq!(rule.id, "plan-in-force");
/// assert_eq!(rule.clauses[0].cite().to_string(), "吉政办发〔2019〕32号 二（五）");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Rule {
    /// Its stable name.
    pub id: &'static str,
    /// The clauses that ask for it: an instrument's, or the specification's or the library's own.
    pub clauses: &'static [Clause],
    /// What it asks for, in a sentence.
    pub gist: &'static str,
}

/// One way to break a rule: a stable name, what leads on, and its sentences.
///
/// ```
/// use ssj_core::Clause;
/// use ssj_core::rules::{self, Remedy};
/// let code = rules::plan::NOT_IN_FORCE;
/// assert_eq!(code.id, "plan.not-in-force");
/// assert!(code.en.contains("{plan}") && code.zh.contains("{plan}"));
/// assert_eq!(code.remedy, Remedy::Step { lifecycle: "plan", step: "put-in-force" });
/// // That a plan's items are kept to is asked for elsewhere than that it is reviewed.
/// assert_eq!(code.clauses, [Clause::C2_5A]);
/// assert_eq!(rules::plan::UNKNOWN_ITEM.clauses, [Clause::C2_5B]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Code {
    /// Its stable name, `area.what`.
    pub id: &'static str,
    /// The rule it breaks.
    pub rule: &'static Rule,
    /// The clauses that ask for what it breaks: the rule's, or its own.
    pub clauses: &'static [Clause],
    /// What leads on from here.
    pub remedy: Remedy,
    /// The English sentence, with facts in braces.
    pub en: &'static str,
    /// The Chinese sentence, with facts in braces.
    pub zh: &'static str,
}

/// What leads on after a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "type", rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Remedy {
    /// The same step again, with what the sentence names put right or left out.
    Correct,
    /// Another step first, or instead: named as its lifecycle's table has it.
    Step {
        /// The lifecycle, as its ids begin.
        lifecycle: &'static str,
        /// The step's stable name.
        step: &'static str,
    },
    /// Whichever step the lifecycle's table has for the state it is in.
    Next {
        /// The lifecycle, as its ids begin.
        lifecycle: &'static str,
    },
    /// No step: for this reason.
    Final {
        /// The reason in English.
        en: &'static str,
        /// The reason in Chinese.
        zh: &'static str,
    },
}

/// Rules and codes show as their names.
macro_rules! shown_by_name {
    ($($name:ident),*) => {$(
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

shown_by_name!(Rule, Code);

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;
    use alloc::vec::Vec;

    use super::*;
    use crate::lifecycle::campaign::CampaignStep;
    use crate::lifecycle::follow_up::FindingStep;
    use crate::lifecycle::lead::LeadStep;
    use crate::lifecycle::plan::PlanStep;
    use crate::lifecycle::round::RoundStep;
    use crate::lifecycle::trail::Step;
    use crate::lifecycle::visit::VisitStep;

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
        let ids: Vec<_> = codes().map(|code| code.id).collect();
        let distinct: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "a code stands twice");
        for code in codes() {
            let (area, what) = code.id.split_once('.').expect("area.what");
            for part in [area, what] {
                assert!(!part.is_empty(), "{code}");
                assert!(
                    part.chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                    "{code}"
                );
            }
            assert_eq!(
                names(code.en),
                names(code.zh),
                "{code} names other facts in Chinese"
            );
            assert!(
                !code.en.ends_with('.') && !code.zh.ends_with('。'),
                "{code}"
            );
        }
    }

    #[test]
    fn rules_have_one_name_each_and_a_sentence() {
        let rules: BTreeSet<_> = codes().map(|code| code.rule).collect();
        let ids: BTreeSet<_> = rules.iter().map(|rule| rule.id).collect();
        assert_eq!(rules.len(), ids.len(), "a rule stands twice");
        for rule in rules {
            assert!(rule.gist.ends_with('.') && !rule.gist.starts_with(' '));
            assert!(!rule.gist.contains("  "), "{rule}");
        }
    }

    fn steps_of<S: Step>() -> (&'static str, Vec<&'static str>) {
        (
            S::LIFECYCLE,
            S::ALL.iter().map(|step| step.name()).collect(),
        )
    }

    #[test]
    fn a_remedy_is_a_step_of_a_table_and_few_refusals_are_final() {
        let tables = [
            steps_of::<CampaignStep>(),
            steps_of::<FindingStep>(),
            steps_of::<LeadStep>(),
            steps_of::<PlanStep>(),
            steps_of::<RoundStep>(),
            steps_of::<VisitStep>(),
        ];
        let has = |lifecycle: &str, step: Option<&str>| {
            let table = tables.iter().find(|(name, _)| *name == lifecycle);
            table.is_some_and(|(_, steps)| step.is_none_or(|step| steps.contains(&step)))
        };
        for code in codes() {
            match code.remedy {
                Remedy::Step { lifecycle, step } => assert!(has(lifecycle, Some(step)), "{code}"),
                Remedy::Next { lifecycle } => assert!(has(lifecycle, None), "{code}"),
                Remedy::Correct => {}
                Remedy::Final { en, zh } => assert!(en.is_ascii() && !zh.is_ascii(), "{code}"),
            }
        }
        let finals = codes().filter(|code| matches!(code.remedy, Remedy::Final { .. }));
        assert!(finals.count() * 4 <= codes().count());
    }
}
