//! What the features `proptest` and `arbitrary` make is valid, and all kinds of it.
#![cfg(all(feature = "proptest", feature = "arbitrary"))]
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use arbitrary::{Arbitrary, Unstructured};
use proptest::prelude::*;
use ssj_core::identity::{CreditCode, RegistrationNumber};
use ssj_core::{Digest, Id, ObjectId, Period, Ratio, Timestamp, Token};

fn reads_back<T: Display + FromStr<Err: Debug> + PartialEq + Debug>(value: &T) {
    assert_eq!(&value.to_string().parse::<T>().unwrap(), value);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn made_values_read_back(
        code: CreditCode,
        number: RegistrationNumber,
        object: ObjectId,
        id: Id,
        digest: Digest,
        token: Token,
        instant: Timestamp,
    ) {
        prop_assert_eq!(code.organisation_mismatch(), None);
        reads_back(&code);
        reads_back(&number);
        reads_back(&object);
        reads_back(&id);
        reads_back(&digest);
        reads_back(&token);
        reads_back(&instant);
    }

    #[test]
    fn ratios_and_periods_are_sound(ratio: Ratio, period: Period) {
        prop_assert!(ratio.numerator() <= ratio.denominator());
        prop_assert!(period.contains(period.first()));
    }
}

#[test]
fn every_kind_of_object_is_made_from_bytes() {
    let mut schemes = BTreeSet::new();
    for byte in 0..=255 {
        let bytes = [byte; 64];
        let mut source = Unstructured::new(&bytes);
        let object = ObjectId::arbitrary(&mut source).unwrap();
        reads_back(&object);
        schemes.insert(object.as_id().scheme().to_owned());
    }
    let expected = ["product", "reg15", "site", "uscc"].map(str::to_owned);
    assert_eq!(schemes, BTreeSet::from(expected));
}
