//! Papers named by their digest.

use crate::base::bytes::Digest;
use crate::base::text::Text;

/// A document, photo or file that the library never sees: what it is, and the digest of its bytes.
///
/// ```
/// use ssj_core::{Evidence, Label, Suite, Text};
/// let h = Suite::Intl.hash_fn()?;
/// let evidence = Evidence::new(Text::new("现场检查笔录")?, h.hash(Label::Document, b"..."));
/// assert_eq!(evidence.title().as_str(), "现场检查笔录");
/// assert_eq!(evidence.digest(), h.hash(Label::Document, b"..."));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Evidence {
    title: Text,
    digest: Digest,
}

impl Evidence {
    /// A document of this title and digest.
    pub const fn new(title: Text, digest: Digest) -> Self {
        Self { title, digest }
    }

    /// What it is.
    pub const fn title(&self) -> &Text {
        &self.title
    }

    /// The digest of its bytes.
    pub const fn digest(&self) -> Digest {
        self.digest
    }
}

record! {
    _ Evidence { title, digest };
}
