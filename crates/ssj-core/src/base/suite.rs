//! The two hash suites behind one value.

use alloc::vec::Vec;
use core::fmt;

use sha2::Digest as _;

use crate::base::bytes::Digest;
use crate::base::decode::{Decode, DecodeError, Decoder};
use crate::base::label::Label;

/// A set of cryptographic primitives, named in every commitment.
///
/// Both names exist in every build, so that a record always says which one it was made with;
/// whether this build can *compute* one is what [`Suite::hash_fn`] answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
#[non_exhaustive]
pub enum Suite {
    /// SHA-256 and AES-256.
    Intl,
    /// The national suite 国密: SM3 and SM4. Needs the feature `sm`.
    #[doc(alias = "国密")]
    Sm,
}

impl Suite {
    /// The name in records: `intl` or `sm`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Intl => "intl",
            Self::Sm => "sm",
        }
    }

    /// The suite's hash function, if this build has it.
    ///
    /// # Errors
    /// [`SuiteUnavailable`] for [`Suite::Sm`] without the feature `sm`.
    ///
    /// ```
    /// use ssj_core::{Label, Suite};
    /// let h = Suite::Intl.hash_fn()?;
    /// // The same bytes as `printf 'ssj/1/object\0uscc:91220101MA13XQYL0T' | openssl dgst -sha256`.
    /// let digest = h.hash(Label::Object, b"uscc:91220101MA13XQYL0T");
    /// assert!(digest.to_string().starts_with("9a54c4ed4d84"));
    /// # Ok::<(), ssj_core::SuiteUnavailable>(())
    /// ```
    pub const fn hash_fn(self) -> Result<HashFn, SuiteUnavailable> {
        match self {
            Self::Intl => Ok(HashFn::built_in(self)),
            #[cfg(feature = "sm")]
            Self::Sm => Ok(HashFn::built_in(self)),
            #[cfg(not(feature = "sm"))]
            Self::Sm => Err(SuiteUnavailable { suite: self }),
        }
    }
}

impl Decode for Suite {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        match input.text()? {
            "intl" => Ok(Self::Intl),
            "sm" => Ok(Self::Sm),
            _ => Err(DecodeError::Value),
        }
    }
}

impl fmt::Display for Suite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

say_as_shown!(Suite);

errors! {
    /// This build lacks a suite that a record or a caller asked for.
    #[derive(Copy)]
    pub struct SuiteUnavailable {
        /// The suite that is missing.
        pub suite: Suite,
    } = "suite.unavailable",
        "this build has no suite `{suite}`: it needs the feature of that name",
        "本程序未启用密码套件 `{suite}`：需启用同名特性";
}

/// A module that computes a suite's hash function: a certified one (商用密码产品认证), a card, an
/// instruction set. [`HashFn::of_module`] has this library hash with it.
///
/// What it computes is SHA-256 or SM3, bit for bit: records do not say who computed them.
pub trait HashModule: fmt::Debug + Sync {
    /// The suite whose hash function it computes.
    fn suite(&self) -> Suite;

    /// The hash of the parts of one message, joined.
    fn hash(&self, parts: &[&[u8]]) -> [u8; 32];

    /// The hashes of messages of one length that lie one after the other, in that order. A module that
    /// computes several at once does so here.
    fn hash_each(&self, messages: &[u8], length: usize, digest: &mut dyn FnMut([u8; 32])) {
        let messages = messages.chunks_exact(length.max(1));
        messages.for_each(|message| digest(self.hash(&[message])));
    }
}

/// A suite's hash function: holding one proves that it can be computed.
#[derive(Clone, Copy, Debug)]
pub struct HashFn {
    suite: Suite,
    module: Option<&'static dyn HashModule>,
}

/// Two of one suite compute alike.
impl PartialEq for HashFn {
    fn eq(&self, other: &Self) -> bool {
        self.suite == other.suite
    }
}

impl Eq for HashFn {}

impl HashFn {
    /// The library's own.
    const fn built_in(suite: Suite) -> Self {
        Self {
            suite,
            module: None,
        }
    }

    /// The hash function that a module computes.
    ///
    /// ```
    /// use ssj_core::{HashFn, HashModule, Label, Suite};
    ///
    /// /// The one of this library, as if it were a card's.
    /// #[derive(Debug)]
    /// struct Card;
    ///
    /// impl HashModule for Card {
    ///     fn suite(&self) -> Suite {
    ///         Suite::Intl
    ///     }
    ///
    ///     fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
    ///         use sha2::Digest;
    ///         sha2::Sha256::digest(parts.concat()).into()
    ///     }
    /// }
    ///
    /// let (own, card) = (Suite::Intl.hash_fn()?, HashFn::of_module(&Card));
    /// assert_eq!(card.hash(Label::Object, b"site:1"), own.hash(Label::Object, b"site:1"));
    /// let leaves = [card.merkle_leaf(&[b"a"]), card.merkle_leaf(&[b"b"])];
    /// assert_eq!(card.merkle_level(&leaves), [own.merkle_node(leaves[0], leaves[1])]);
    /// # Ok::<(), ssj_core::SuiteUnavailable>(())
    /// ```
    pub fn of_module(module: &'static dyn HashModule) -> Self {
        Self {
            suite: module.suite(),
            module: Some(module),
        }
    }

    /// The suite it belongs to.
    pub const fn suite(self) -> Suite {
        self.suite
    }

    /// The hash of a label and one message: `H(label ‖ message)`.
    pub fn hash(self, label: Label, message: &[u8]) -> Digest {
        self.hash_parts(label, &[message])
    }

    /// The hash of a label and the parts of a message, joined: `H(label ‖ a ‖ b ‖ …)`.
    ///
    /// Joining does not separate: give it fixed-width parts, or at most one of free length at the
    /// end, or a canonical encoding.
    ///
    /// ```
    /// use ssj_core::{Label, Suite};
    /// let h = Suite::Intl.hash_fn()?;
    /// assert_eq!(h.hash_parts(Label::Seed, &[b"a", b"b"]), h.hash(Label::Seed, b"ab"));
    /// # Ok::<(), ssj_core::SuiteUnavailable>(())
    /// ```
    pub fn hash_parts(self, label: Label, parts: &[&[u8]]) -> Digest {
        self.raw(label.prefix(), parts)
    }

    /// The hash of a prefix and parts, as RFC 6962's trees use it with their one-byte prefixes.
    pub(crate) fn raw(self, prefix: &[u8], parts: &[&[u8]]) -> Digest {
        let mut short = [0; SHORT];
        match joined(&mut short, prefix, parts) {
            Some(message) => self.of(message),
            None => self.of_parts(prefix, parts),
        }
    }

    /// The hash of one message. Given as a whole it is hashed where it lies, block by block.
    pub(crate) fn of(self, message: &[u8]) -> Digest {
        if let Some(module) = self.module {
            return Digest::from_bytes(module.hash(&[message]));
        }
        match self.suite {
            #[cfg(feature = "sm")]
            Suite::Sm => Digest::from_bytes(sm3::Sm3::digest(message).into()),
            // Without the feature no `HashFn` of suite `sm` exists.
            _ => Digest::from_bytes(sha2::Sha256::digest(message).into()),
        }
    }

    /// The hashes of messages of one length that lie one after the other.
    pub(crate) fn of_each(self, messages: &[u8], length: usize, digests: &mut Vec<Digest>) {
        if let Some(module) = self.module {
            let mut push = |bytes| digests.push(Digest::from_bytes(bytes));
            return module.hash_each(messages, length, &mut push);
        }
        let messages = messages.chunks_exact(length.max(1));
        digests.extend(messages.map(|message| self.of(message)));
    }

    fn of_parts(self, prefix: &[u8], parts: &[&[u8]]) -> Digest {
        if let Some(module) = self.module {
            let all: Vec<&[u8]> = core::iter::once(prefix)
                .chain(parts.iter().copied())
                .collect();
            return Digest::from_bytes(module.hash(&all));
        }
        match self.suite {
            #[cfg(feature = "sm")]
            Suite::Sm => {
                let mut hash = sm3::Sm3::new();
                hash.update(prefix);
                parts.iter().for_each(|part| hash.update(part));
                Digest::from_bytes(hash.finalize().into())
            }
            _ => {
                let mut hash = sha2::Sha256::new();
                hash.update(prefix);
                parts.iter().for_each(|part| hash.update(part));
                Digest::from_bytes(hash.finalize().into())
            }
        }
    }
}

/// Messages up to this length are joined before they are hashed: a row's are. Piece by piece, a hash
/// function would copy them as well, and look each time whether its block is full.
const SHORT: usize = 192;

fn joined<'a>(out: &'a mut [u8; SHORT], prefix: &[u8], parts: &[&[u8]]) -> Option<&'a [u8]> {
    let mut rest = &mut out[..];
    for part in core::iter::once(&prefix).chain(parts) {
        let (head, tail) = rest.split_at_mut_checked(part.len())?;
        head.copy_from_slice(part);
        rest = tail;
    }
    let length = SHORT.checked_sub(rest.len())?;
    out.get(..length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_in_pieces_is_the_message_whatever_its_length() {
        let message: Vec<u8> = (0..=255).chain(0..=255).collect();
        for suite in [Suite::Intl, Suite::Sm] {
            let Ok(hash) = suite.hash_fn() else { continue };
            for length in 0..=2 * SHORT {
                let whole = &message[..length];
                let (prefix, rest) = whole.split_at(length / 3);
                let (a, b) = rest.split_at(rest.len() / 2);
                assert_eq!(hash.raw(prefix, &[a, &[], b]), hash.of(whole));
                assert_eq!(hash.of_parts(prefix, &[a, b]), hash.of(whole));
            }
        }
    }
}
