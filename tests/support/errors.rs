//! One error of a single value for each code, and what it says.

#![allow(clippy::unwrap_used, reason = "tests")]

use ssj::core::agency::{Agency, AgencyRegister, NamedSystem};
use ssj::core::identity::{CreditCode, RegistrationNumber};
use ssj::core::jurisdiction::{DivisionCode, Gazetteer, Jurisdiction, Level};
use ssj::core::matter::{Dispatch, Frequency};
use ssj::core::merkle::ProofError;
use ssj::core::trail::{Checkpoint, Flaw, Head, ReplayError};
use ssj::core::{
    AgencyId, DecodeError, Digest, DivisionId, MatterId, ObjectId, Period, PlanId, Ratio,
    SizeRuleError, SpreadBounds, Suite, Tag, Text, Timestamp,
};
use time::macros::date;

/// What an error says.
pub(crate) struct Said {
    pub(crate) code: &'static str,
    pub(crate) en: String,
    pub(crate) zh: String,
}

macro_rules! said {
    ($($error:expr),+ $(,)?) => {
        [$({
            let error = $error;
            Said { code: error.code(), en: error.to_string(), zh: error.zh() }
        }),+]
    };
}

/// An error of each code, in no order.
pub(crate) fn samples() -> Vec<Said> {
    let mut all = Vec::new();
    all.extend(texts());
    all.extend(numbers());
    all.extend(values());
    all.extend(places());
    all.extend(bytes());
    all.extend(chains());
    all.push(suite());
    all
}

fn texts() -> [Said; 6] {
    said![
        "ABCD".parse::<Digest>().unwrap_err(),
        "uscc".parse::<ObjectId>().unwrap_err(),
        Text::new(" ").unwrap_err(),
        "2026-03-02".parse::<Timestamp>().unwrap_err(),
        "5/4".parse::<Ratio>().unwrap_err(),
        "02018".parse::<DivisionCode>().unwrap_err(),
    ]
}

fn numbers() -> [Said; 10] {
    let code = |text: &str| text.parse::<CreditCode>().unwrap_err();
    let number = |text: &str| text.parse::<RegistrationNumber>().unwrap_err();
    let inside: CreditCode = "91220721788748474H".parse().unwrap();
    said![
        code("9122010MA13XQYL0T"),
        CreditCode::compose("9122010", "1MA13XQYL").unwrap_err(),
        code("9122010lMA13XQYL0T"),
        code("91220101ma13xqyl0t"),
        code("91220101MA13XQYO0T"),
        code("91220582778712797L"),
        inside.organisation_mismatch().unwrap(),
        number("33010200013854"),
        number("33010200013854x"),
        number("330102000138544"),
    ]
}

fn values() -> [Said; 7] {
    said![
        Frequency::yearly(2, Some(1)).unwrap_err(),
        Dispatch::new(Level::County, Level::Province).unwrap_err(),
        Period::between(date!(2026 - 03 - 02), date!(2026 - 03 - 01)).unwrap_err(),
        SizeRuleError::Crossed {
            at_least: 9,
            at_most: 8
        },
        SizeRuleError::Unordered { up_to: 20 },
        SizeRuleError::TooDeep,
        SpreadBounds::new(3, Some(2)).unwrap_err(),
    ]
}

fn places() -> [Said; 6] {
    let (day, before) = (date!(2026 - 03 - 02), date!(1999 - 12 - 31));
    let row = |code: &str| {
        let since = Period::starting(date!(2001 - 01 - 01));
        Jurisdiction::division(code.parse().unwrap(), Text::new("南关区").unwrap(), since)
    };
    let parents = ["220000", "220100", "220300"].map(|code| {
        let since = Period::starting(date!(1954 - 01 - 01));
        Jurisdiction::division(code.parse().unwrap(), Text::new(code).unwrap(), since)
    });
    let rows = parents.into_iter().chain(["220102", "220302"].map(row));
    let map = Gazetteer::new(rows).unwrap();
    let place = DivisionId::new("220102").unwrap();
    let id = AgencyId::new("ng-amr").unwrap();
    let agency = Agency::department(
        id.clone(),
        Text::new("南关区市场监管局").unwrap(),
        [NamedSystem::MarketRegulation.into()],
        Level::County,
        place.clone(),
        date!(2001 - 01 - 01),
    );
    let register = AgencyRegister::new([agency], []).unwrap();
    said![
        map.at(&DivisionId::new("220199").unwrap(), day)
            .unwrap_err(),
        map.at(&place, before).unwrap_err(),
        map.named("南关区", day).unwrap_err(),
        register
            .at(&AgencyId::new("nobody").unwrap(), day)
            .unwrap_err(),
        register.at(&id, before).unwrap_err(),
        register
            .owner(&MatterId::new("food").unwrap(), day)
            .unwrap_err(),
    ]
}

fn bytes() -> [Said; 9] {
    let digest = Digest::from_bytes([0; 32]);
    said![
        DecodeError::Short,
        DecodeError::Trailing,
        DecodeError::Tag { found: Tag::new(7) },
        DecodeError::Depth,
        DecodeError::Value,
        DecodeError::NotCanonical,
        ProofError::OutOfRange { inner: 9, outer: 8 },
        ProofError::Length { found: 3 },
        ProofError::Root {
            expected: digest,
            found: Digest::from_bytes([1; 32])
        },
    ]
}

fn chains() -> [Said; 11] {
    let sequence = 3;
    let head = |byte| {
        let plan = PlanId::new("jl-2026").unwrap();
        Head {
            subject: plan.into(),
            len: 4,
            digest: Digest::from_bytes([byte; 32]),
        }
    };
    let hash = Suite::Intl.hash_fn().unwrap();
    said![
        Flaw::Removed { sequence },
        Flaw::Reordered { sequence },
        Flaw::Altered { sequence },
        Flaw::Content { sequence },
        Flaw::Rewritten { first: 2, last: 5 },
        Flaw::Subject,
        ReplayError::Subject { sequence },
        ReplayError::Missing { sequence },
        ReplayError::Chain { sequence },
        ReplayError::Misplaced { sequence },
        Checkpoint::new(hash, vec![head(1), head(2)]).unwrap_err(),
    ]
}

/// A build that has the suite has no such error.
fn suite() -> Said {
    let words = Said {
        code: "suite.unavailable",
        en: "this build has no suite `sm`: it needs the feature of that name".into(),
        zh: "本构建不含算法套件 `sm`：需启用同名特性".into(),
    };
    if let Err(error) = Suite::Sm.hash_fn() {
        assert_eq!(
            (error.code(), error.to_string(), error.zh()),
            (words.code, words.en.clone(), words.zh.clone())
        );
    }
    words
}
