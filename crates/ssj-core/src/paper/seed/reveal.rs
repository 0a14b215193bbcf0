//! Reveals: a party commits to its value by a hash, then shows it.

use crate::{Digest, Encoder, HashFn, Label, Timestamp};

use super::{SourceId, SourceValue};

/// The hash that a party gave before it revealed its value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct RevealHash {
    /// The party, by the name of its source.
    pub source: SourceId,
    /// When it gave the hash.
    pub at: Timestamp,
    /// The hash, as [`reveal_hash`] makes it.
    pub hash: Digest,
}

/// The hash that a party gives before the reveals: `H("ssj/1/reveal\0" ‖ commitment ‖
/// canonical(party, value, nonce))`.
///
/// It covers the commitment, so it can't be given before it or used for another round, and the
/// party, so another can't hand it in as its own.
///
/// ```
/// use ssj_core::{Digest, Suite};
/// use ssj_core::paper::{SourceValue, reveal_hash};
/// let (h, commitment, nonce) = (Suite::Intl.hash_fn()?, Digest::from_bytes([1; 32]), Digest::from_bytes([2; 32]));
/// let value = SourceValue::from(&b"heads"[..]);
/// let of = |party: &str| Ok::<_, Box<dyn core::error::Error>>(reveal_hash(h, commitment, &party.parse()?, &value, nonce));
/// assert_ne!(of("fire-rescue")?, of("health")?);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
pub fn reveal_hash(
    hash: HashFn,
    commitment: Digest,
    party: &SourceId,
    value: &SourceValue,
    nonce: Digest,
) -> Digest {
    let mut out = Encoder::new();
    out.value(&commitment);
    out.value(party);
    out.value(value);
    out.value(&nonce);
    hash.hash(Label::Reveal, out.as_bytes())
}

record! {
    0x011a RevealHash { source, at, hash } decode;
}
