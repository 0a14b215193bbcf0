//! Every error of this crate, in one list.

use crate::agency::AgencyError;
use crate::identity::{
    CreditCodeError, CreditCodeFault, OrganisationMismatch, RegistrationNumberError,
    RegistrationNumberFault,
};
use crate::jurisdiction::{DivisionCodeError, JurisdictionError};
use crate::ledger::estimate::CellError;
use crate::matter::{DispatchError, FrequencyError};
use crate::merkle::{ProofError, RangesApart};
use crate::paper::{DrandError, PaperError, SourceIdError, SourceValueError, ZeroDenominator};
use crate::pool::ImportError;
use crate::trail::{CheckpointError, Flaw, ReplayError};
use crate::transparency::NoteError;
use crate::{
    DecodeError, HexError, IdError, IdFault, PeriodError, RatioError, Refusal, Refusals,
    SizeRuleError, SpreadBoundsError, StratumFiguresError, StratumKeyError, SuiteUnavailable,
    TextError, TimestampError,
};

error_types! {
    // Of values.
    DecodeError, HexError, IdError, IdFault, PeriodError, ProofError, RangesApart, RatioError, SizeRuleError,
    SpreadBoundsError, StratumFiguresError, StratumKeyError, SuiteUnavailable, TextError,
    TimestampError,
    // Of numbers and codes.
    CreditCodeError, CreditCodeFault, DivisionCodeError, OrganisationMismatch,
    RegistrationNumberError, RegistrationNumberFault,
    // Of data.
    AgencyError, DispatchError, FrequencyError, ImportError, JurisdictionError,
    // Of papers.
    DrandError, PaperError, SourceIdError, SourceValueError, ZeroDenominator,
    // Of figures.
    CellError,
    // Of trails.
    CheckpointError, Flaw, ReplayError,
    // Of notes.
    NoteError;
    beside { Refusal, Refusals };
    or ssj_calendar::explained
}

#[cfg(test)]
mod tests {
    use alloc::boxed::Box;
    use alloc::collections::BTreeMap;
    use alloc::format;
    use alloc::string::{String, ToString};
    use core::error::Error;

    use time::macros::date;

    use super::*;
    use crate::agency::AgencyRegister;
    use crate::jurisdiction::{Gazetteer, Level};
    use crate::matter::{Dispatch, Frequency};
    use crate::{
        AgencyId, Digest, Explain, Language, ObjectId, Period, Say, SpreadBounds, Tag, Text,
        Timestamp, Zh, rules,
    };

    fn samples() -> [Box<dyn Error>; 17] {
        let (day, before) = (date!(2026 - 03 - 02), date!(2026 - 03 - 01));
        let digest = Digest::from_bytes([0; 32]);
        [
            Box::new("ABCD".parse::<Digest>().unwrap_err()),
            Box::new("uscc".parse::<ObjectId>().unwrap_err()),
            Box::new("uscc:91220582778712797L".parse::<ObjectId>().unwrap_err()),
            Box::new("division:x".parse::<ObjectId>().unwrap_err()),
            Box::new(Text::new(" ").unwrap_err()),
            Box::new("2026-03-02".parse::<Timestamp>().unwrap_err()),
            Box::new(Frequency::yearly(2, Some(1)).unwrap_err()),
            Box::new(Dispatch::new(Level::County, Level::Province).unwrap_err()),
            Box::new(Period::between(day, before).unwrap_err()),
            Box::new(SpreadBounds::new(3, Some(2)).unwrap_err()),
            Box::new(SpreadBounds::new(0, None).unwrap_err()),
            Box::new(DecodeError::Tag { found: Tag::new(7) }),
            Box::new(ProofError::Root {
                expected: digest,
                found: Digest::from_bytes([1; 32]),
            }),
            Box::new(Flaw::Rewritten { first: 2, last: 5 }),
            Box::new(ReplayError::Missing { sequence: 3 }),
            Box::new({
                let none = Gazetteer::new([]).unwrap();
                none.named("南关区", day).unwrap_err()
            }),
            Box::new({
                let none = AgencyRegister::new([], []).unwrap();
                let nobody = AgencyId::new("nobody").unwrap();
                none.at(&nobody, day).unwrap_err()
            }),
        ]
    }

    /// A row's sentence with the facts that the error gives.
    fn filled(sentence: &str, error: &dyn Explain, language: Language) -> String {
        let mut facts = BTreeMap::new();
        error.facts(&mut |name, value| {
            let shown = match language {
                Language::Chinese => Zh(value).to_string(),
                _ => format!("{}", English(value)),
            };
            facts.insert(name, shown);
        });
        let fill = |sentence: String, (name, shown): (&&str, &String)| {
            sentence.replace(&format!("{{{name}}}"), shown)
        };
        facts.iter().fold(sentence.into(), fill)
    }

    struct English<'a>(&'a dyn Say);

    impl core::fmt::Display for English<'_> {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            self.0.say(Language::English, f)
        }
    }

    #[test]
    fn an_error_says_its_row_with_its_facts_though_only_dyn_error_is_left_of_it() {
        for error in samples() {
            let known = explained(&*error).unwrap();
            let rows = ERRORS.iter().flat_map(|(_, rows)| rows.iter());
            let said = rows.filter(|row| row.code == known.code()).any(|row| {
                filled(row.en, known, Language::English) == error.to_string()
                    && filled(row.zh, known, Language::Chinese) == Zh(known).to_string()
            });
            assert!(said, "{}: {error}", known.code());
        }
    }

    #[test]
    fn refusals_explain_themselves_too() {
        let refusal = Refusal::new(rules::plan::NO_AMENDMENT).with("plan", "plan:jl");
        let refusals: Box<dyn Error> = Box::new(Refusals::from(refusal.clone()));
        let refusal: Box<dyn Error> = Box::new(refusal);
        for error in [refusal, refusals] {
            let known = explained(&*error).unwrap();
            assert_eq!(known.code(), "plan.no-amendment");
            assert_eq!(
                Zh(known).to_string(),
                "计划 plan:jl 没有待审核的调整（library.md Steps）"
            );
        }
        let below: Box<dyn Error> = Box::new(ssj_calendar::Region::new(229).unwrap_err());
        let code = explained(&*below).map(Explain::code);
        assert_eq!(code, Some("calendar.region-invalid"));
        let stranger: Box<dyn Error> = Box::new("x".parse::<u8>().unwrap_err());
        assert!(explained(&*stranger).is_none());
    }
}
