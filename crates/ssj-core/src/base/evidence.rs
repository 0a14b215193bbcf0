//! Papers named by their digest.

use crate::base::digests::EvidenceDigest;
use crate::base::label::Label;
use crate::base::suite::HashFn;
use crate::base::text::Text;

/// A document, photo or file that the library never sees: what it is, and the digest of its bytes.
///
/// ```
/// use ssj_core::EvidenceDigest;
/// use ssj_core::{Evidence, Label, Suite, Text};
/// let h = Suite::Intl.hash_fn()?;
/// let evidence = Evidence::of(h, Text::new("现场检查笔录")?, b"...");
/// assert_eq!(evidence.title.as_str(), "现场检查笔录");
/// assert_eq!(evidence.digest, EvidenceDigest(h.hash(Label::Document, b"...")));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Evidence {
    /// What it is.
    pub title: Text,
    /// The digest of its bytes.
    pub digest: EvidenceDigest,
}

impl Evidence {
    /// A document, photo or file of these bytes: its digest is `H("ssj/1/document\0" ‖ bytes)`.
    pub fn of(hash: HashFn, title: Text, bytes: &[u8]) -> Self {
        let digest = EvidenceDigest(hash.hash(Label::Document, bytes));
        Self { title, digest }
    }
}

record! {
    _ Evidence { title, digest };
}
