//! Fields of JSON that may be null, but must be there.

use serde::{Deserialize, Deserializer};

/// Reads a field that may be null. A field that is read by a function of its own is one that serde
/// refuses to miss, where a plain option would take its absence for null.
#[allow(clippy::missing_errors_doc, missing_docs, reason = "serde names it")]
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}
