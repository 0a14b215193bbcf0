//! Whole values for property tests.
//!
//! ```
//! use proptest::prelude::*;
//! use ssj_core::history::HistoryBuilder;
//! use ssj_core::Suite;
//! use ssj_testkit::strategies::{past_checks, provinces};
//!
//! proptest!(ProptestConfig::with_cases(8), |(province in provinces(), past in past_checks(5))| {
//!     prop_assert!(province.enterprises.iter().all(|one| one.class.is_some()));
//!     let mut history = HistoryBuilder::new(Suite::Intl.hash_fn().unwrap());
//!     past.iter().for_each(|check| history.check(check));
//!     history.build();
//! });
//! ```

use alloc::vec::Vec;

use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::strategy::Strategy;
use ssj_core::agency::NamedSystem;
use ssj_core::history::{PastCheck, PastState};
use ssj_core::{Digest, EvidenceDigest, MatterId, ObjectId, Timestamp, Word};

use crate::{Province, Size};

/// Small provinces: up to three prefectures with as many counties each, 40 enterprises and 12 inspectors.
pub fn provinces() -> impl Strategy<Value = Province> {
    let size = (1..=3_u32, 1..=3_u32, 0..=40_u32, 0..=12_u32);
    (any::<u64>(), size).prop_filter_map("always made", |(seed, size)| {
        let (prefectures, counties, enterprises, inspectors) = size;
        let size = Size {
            prefectures,
            counties,
            enterprises,
            inspectors,
        };
        Province::made(seed, size).ok()
    })
}

/// Past checks, up to so many: of any object, on one of three matters, in any state.
pub fn past_checks(at_most: usize) -> impl Strategy<Value = Vec<PastCheck>> {
    let one = (
        any::<ObjectId>(),
        0..3_u8,
        0..3_usize,
        any::<Timestamp>(),
        any::<Digest>(),
    );
    let one = one.prop_filter_map("always made", |(object, matter, state, at, evidence)| {
        let matter = MatterId::new(["food-sales", "gas", "fire-safety"].get(usize::from(matter))?);
        let state = *PastState::ALL.get(state)?;
        let system = NamedSystem::MarketRegulation;
        let (day, evidence) = (at.china_date(), EvidenceDigest(evidence));
        Some(PastCheck::general(
            object,
            matter.ok()?,
            system,
            state,
            day,
            evidence,
        ))
    });
    vec(one, 0..=at_most)
}
