//! The visits that drawn objects add up to.

use alloc::vec::Vec;

use ssj_core::{Digest, HashFn, Label, MatterId, ObjectId, Token};

/// One visit (检查): every matter that was drawn for one enterprise.
#[doc(alias = "检查")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DrawnVisit {
    /// Its public name.
    pub token: Token,
    /// Who is visited.
    pub visited: ObjectId,
    /// What is checked, by matter in the draw's order.
    pub checks: Vec<DrawnCheck>,
}

/// One matter checked on a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DrawnCheck {
    /// The matter.
    pub matter: MatterId,
    /// The object: the enterprise itself, or a product, project, behaviour or site of its.
    pub object: ObjectId,
}

/// A visit's token: the first 16 bytes of `H("ssj/1/visit\0" ‖ object record digest ‖ holder
/// token)`.
///
/// ```
/// use ssj_core::{Digest, ObjectId, Suite};
/// use ssj_draw::record::visit_token;
/// let (h, holder) = (Suite::Intl.hash_fn()?, "uscc:91220101MA13XQYL0T".parse::<ObjectId>()?);
/// let [a, b] = [1, 2].map(|n| visit_token(h, Digest::from_bytes([n; 32]), &holder));
/// assert_ne!(a, b);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
pub fn visit_token(hash: HashFn, record: Digest, visited: &ObjectId) -> Token {
    let holder = visited.token(hash);
    let digest = hash.hash_parts(Label::Visit, &[record.as_bytes(), holder.as_bytes()]);
    Token::from_bytes(digest.first_half())
}
