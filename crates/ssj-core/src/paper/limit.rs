//! Limits on what one draw may hold.

use crate::rules::draw as codes;
use crate::{Checks, FactValue, Limits, Refusal};

/// Refuses a name that is longer than [`Limits::name_bytes`].
pub fn short_name(checks: &mut Checks, name: &str) {
    let limit = crate::base::encode::width(Limits::DEFAULT.name_bytes());
    at_most(checks, ("bytes in a name", "名称的字节"), name.len(), limit);
}

/// Refuses more of something than the limit.
pub fn at_most(checks: &mut Checks, (en, zh): (&str, &str), count: usize, limit: u64) {
    let fits = u64::try_from(count).is_ok_and(|count| count <= limit);
    checks.require(fits, || {
        Refusal::new(codes::TOO_LARGE)
            .with("what", FactValue::word(en, zh))
            .with("count", count)
            .with("limit", limit)
    });
}
