//! A text is a credit code exactly where the formula of GB 32100, written out, says so, of a department and a kind
//! that the standard has.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssj_core::identity::{CreditCode, CreditCodeFault, RegistrationNumber};

fuzz_target!(|text: &str| {
    match text.parse::<CreditCode>() {
        Ok(code) => {
            assert_eq!(code.as_str(), text);
            assert!(fits_gb_32100(text));
        }
        Err(error) => {
            let resident = matches!(error.fault, CreditCodeFault::Resident);
            assert!(is_quoted(&error.input.to_string(), text));
            let by_table = matches!(
                error.fault,
                CreditCodeFault::Department { .. } | CreditCodeFault::Kind { .. }
            );
            assert!(resident || by_table || !fits_gb_32100(text));
        }
    }
    match text.parse::<RegistrationNumber>() {
        Ok(number) => assert_eq!(number.as_str(), text),
        Err(error) => assert!(is_quoted(&error.input.to_string(), text)),
    }
    if let Some((prefix, organisation)) = text.split_once(' ')
        && let Ok(code) = CreditCode::compose(prefix, organisation)
    {
        assert!(fits_gb_32100(code.as_str()));
        assert!(code.organisation_mismatch().is_none());
    }
});

/// A text is quoted as it is, but for what looks like a resident's number and for more than 200 characters.
fn is_quoted(input: &str, text: &str) -> bool {
    let masked = input.strip_suffix("************");
    let masked = masked.is_some_and(|division| division.len() == 6 && text.contains(division));
    masked || text.len() > 200 || input == text
}

/// The 18 values, weighted by powers of 3, the last by 1, add up to a multiple of 31.
fn fits_gb_32100(text: &str) -> bool {
    let values: Option<Vec<u128>> = text
        .chars()
        .map(|c| {
            let at = "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .position(|known| known == c);
            at.and_then(|at| at.try_into().ok())
        })
        .collect();
    values.is_some_and(|values| {
        let check = values.last().copied().unwrap_or(0);
        let sum: u128 = (0_u32..)
            .zip(values.iter().take(17))
            .map(|(i, v)| v * 3_u128.pow(i))
            .sum();
        values.len() == 18 && (sum + check) % 31 == 0
    })
}
