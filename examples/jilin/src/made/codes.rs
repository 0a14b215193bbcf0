//! Made-up credit codes: distinct, and valid by the library's own check characters.

use ssj_core::identity::{CreditCode, CreditCodeError};

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The credit code of the `n`th entity: registrar and kind, division, organisation code.
///
/// `modern` organisation codes start with `MA`, as those given since 2015 do; older ones are eight
/// digits. Distinct for distinct `n` below ten million.
///
/// # Errors
/// [`CreditCodeError`] where kind and division are no eight characters of a credit code.
pub(super) fn credit_code(
    kind: &str,
    division: &str,
    n: u32,
    modern: bool,
) -> Result<CreditCode, CreditCodeError> {
    let organisation = if modern {
        modern_body(n)
    } else {
        // A number coprime to 10^8 scatters the counter over all eight digits.
        format!("{:08}", u64::from(n) * 40_692_107 % 100_000_000)
    };
    CreditCode::compose(&format!("{kind}{division}"), &organisation)
}

fn modern_body(n: u32) -> String {
    // Coprime to 31^5, for the same reason.
    let mut rest = u64::from(n) * 16_807_003 % 31_u64.pow(5);
    let mut body = [b'0'; 5];
    for place in body.iter_mut().rev() {
        *place = ALPHABET[usize::try_from(rest % 31).unwrap_or_default()];
        rest /= 31;
    }
    format!("MA1{}", String::from_utf8_lossy(&body))
}
