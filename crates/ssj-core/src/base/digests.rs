//! Digests of different things, which can't be mixed up.

/// Digests of one kind of thing each: a line with what it is the digest of.
///
/// Hashing makes a bare [`Digest`](crate::Digest); naming what was hashed makes one of these.
#[macro_export]
#[doc(hidden)]
macro_rules! digests {
    ($( $(#[$meta:meta])* $name:ident; )+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "serde", serde(transparent))]
        pub struct $name(pub $crate::Digest);

        $crate::record! {
            _ $name { 0 } decode;
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::HexError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        $crate::ssj_calendar::say_as_shown!($name);

        impl From<$name> for $crate::FactValue {
            fn from(digest: $name) -> Self {
                digest.0.into()
            }
        }
    )+};
}

digests! {
    /// A draw's commitment (抽取承诺值): what was published before anybody could know the seed.
    ///
    /// ```
    /// use ssj_core::{CommitmentDigest, Digest};
    /// let digest = CommitmentDigest(Digest::from_bytes([7; 32]));
    /// assert_eq!(digest.to_string().parse(), Ok(digest));
    /// ```
    CommitmentDigest;
    /// A draw's record: everything that the draw came to.
    RecordDigest;
    /// The results of a draw of objects, frame by frame: whose ranks they are.
    ResultsDigest;
    /// What is published of one matter's frame, before its visits and after them.
    PublicDigest;
    /// What a draw of objects came to: its visits and their reserves, salted.
    OutcomeDigest;
    /// An entry of a trail; that of the last entry is the trail's head.
    EntryDigest;
    /// What happened at an entry of a trail: salted, so that it gives nothing away once the content
    /// is destroyed.
    ContentDigest;
    /// A visit's dossier (检查档案) as it was archived.
    DossierDigest;
    /// What shows a fact: a document, photo, file or record that the library need not see.
    EvidenceDigest;
    /// An annex with the sizes of classes, which are not public (抽查比例附件): salted.
    AnnexDigest;
    /// A pool or a list as it was on a day.
    SnapshotDigest;
    /// The root of the law of a day: of every document that applied ([`Law`](crate::laws::Law)).
    LawRoot;
    /// The root of the tree of a round's recusals (回避).
    RecusalRoot;
    /// The root of a checkpoint: it pins the head of every trail.
    CheckpointRoot;
}
