//! What each hash is for.

/// The domain separation label of a hash use: `ssj/1/<name>` and a NUL byte.
///
/// Every hash in `ssj/1` starts with one of these, save the Merkle trees, which keep the one-byte
/// prefixes of RFC 6962. A label ends with NUL, so none is a prefix of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Label {
    /// An object's public token.
    Object,
    /// An inspector's public token.
    Inspector,
    /// A visit's token.
    Visit,
    /// A round secret's commitment.
    Secret,
    /// A leaf's nonce.
    Nonce,
    /// The key that ranks are made with.
    Rank,
    /// The order in which shares are rounded.
    Lot,
    /// Which of two shares is rounded up.
    Duel,
    /// A leaf of an inspector draw's trees, of the teams, of the thresholds.
    Leaf,
    /// A frame's classes and strata.
    Design,
    /// The sealed half of a row's leaf: its blind token and stratum.
    Stratum,
    /// A commitment.
    Commit,
    /// A seed.
    Seed,
    /// A reveal's hash.
    Reveal,
    /// A generator for an assignment component.
    Assign,
    /// A record's digest.
    Record,
    /// What a draw came to: its visits with their reserves.
    Outcome,
    /// The order in which inspectors stand by.
    Reserve,
    /// What is published of a frame.
    Public,
    /// The key that a frame's salts are made with.
    Salt,
    /// An entry of a trail.
    Trail,
    /// The payload of a trail entry.
    Payload,
    /// Evidence, a source or another document named by its digest.
    Document,
    /// A snapshot of a pool.
    Snapshot,
}

impl Label {
    /// Every label, in the order of the specification.
    pub const ALL: [Self; 24] = [
        Self::Object,
        Self::Inspector,
        Self::Visit,
        Self::Secret,
        Self::Nonce,
        Self::Rank,
        Self::Lot,
        Self::Duel,
        Self::Leaf,
        Self::Design,
        Self::Stratum,
        Self::Commit,
        Self::Seed,
        Self::Reveal,
        Self::Assign,
        Self::Record,
        Self::Outcome,
        Self::Reserve,
        Self::Public,
        Self::Salt,
        Self::Trail,
        Self::Payload,
        Self::Document,
        Self::Snapshot,
    ];

    /// The bytes that start the hashed message, NUL included.
    ///
    /// ```
    /// assert_eq!(ssj_core::Label::Object.prefix(), b"ssj/1/object\0");
    /// ```
    pub const fn prefix(self) -> &'static [u8] {
        match self {
            Self::Object => b"ssj/1/object\0",
            Self::Inspector => b"ssj/1/inspector\0",
            Self::Visit => b"ssj/1/visit\0",
            Self::Secret => b"ssj/1/secret\0",
            Self::Nonce => b"ssj/1/nonce\0",
            Self::Rank => b"ssj/1/rank\0",
            Self::Lot => b"ssj/1/lot\0",
            Self::Duel => b"ssj/1/duel\0",
            Self::Leaf => b"ssj/1/leaf\0",
            Self::Design => b"ssj/1/design\0",
            Self::Stratum => b"ssj/1/stratum\0",
            Self::Commit => b"ssj/1/commit\0",
            Self::Seed => b"ssj/1/seed\0",
            Self::Reveal => b"ssj/1/reveal\0",
            Self::Assign => b"ssj/1/assign\0",
            Self::Record => b"ssj/1/record\0",
            Self::Outcome => b"ssj/1/outcome\0",
            Self::Reserve => b"ssj/1/reserve\0",
            Self::Public => b"ssj/1/public\0",
            Self::Salt => b"ssj/1/salt\0",
            Self::Trail => b"ssj/1/trail\0",
            Self::Payload => b"ssj/1/payload\0",
            Self::Document => b"ssj/1/document\0",
            Self::Snapshot => b"ssj/1/snapshot\0",
        }
    }
}
