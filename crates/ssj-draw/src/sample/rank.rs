//! Ranks: the order that a seed gives to a frame.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use ssj_core::{BlindToken, Digest, HashFn, HexError, Label, Seed, Suite, SuiteUnavailable, Token};

use super::cipher::{Block, Cipher};
use super::lots::{self, Undecided};

/// An object's place in the order of a round: its blind token enciphered under the seed's key, as a
/// 128-bit big-endian integer. The lowest ranks are drawn.
///
/// Different tokens have different ranks: a cipher is a permutation.
///
/// ```
/// use ssj_draw::sample::Rank;
/// assert!(Rank(1) < Rank(2));
/// assert_eq!(Rank(255).to_string(), "000000000000000000000000000000ff");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[0-9a-f]{32}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Rank(pub u128);

impl Rank {
    /// Its upper 32 bits: what the first look at a frame compares.
    pub(super) const fn prefix(self) -> u32 {
        #[expect(clippy::as_conversions, reason = "32 bits are left")]
        let upper = (self.0 >> 96) as u32;
        upper
    }
}

/// The first two neighbours with one key, as of two objects with one token.
pub(super) fn twice<K: PartialEq, V: Copy>(sorted: &[(K, V)]) -> Option<(V, V)> {
    let mut pairs = sorted.iter().zip(sorted.iter().skip(1));
    let (one, other) = pairs.find(|(one, other)| one.0 == other.0)?;
    Some((one.1, other.1))
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl From<Rank> for String {
    fn from(rank: Rank) -> Self {
        alloc::format!("{rank}")
    }
}

/// A rank is written as a token is: 32 lower-case hexadecimal digits.
impl TryFrom<String> for Rank {
    type Error = HexError;

    fn try_from(input: String) -> Result<Self, HexError> {
        let token: Token = input.parse()?;
        Ok(Self(u128::from_be_bytes(*token.as_bytes())))
    }
}

/// An object by its rank and the name under which it entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ranked {
    /// Its rank.
    pub rank: Rank,
    /// Its blind token.
    pub token: BlindToken,
}

record! {
    _ Rank { 0 } decode;
}

/// Gives every blind token its rank in one round: `E_k(b)` with `k = H("ssj/1/rank\0" ‖ seed)`.
///
/// Every matter of a round uses the same ranker, which is what makes several matters on one
/// enterprise fall together (一次性联合完成).
///
/// ```
/// use ssj_core::{BlindToken, Seed, Suite};
/// use ssj_draw::sample::Ranker;
/// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
/// let rank = ranker.rank(BlindToken::from_bytes([1; 16]));
/// // printf 'ssj/1/rank\0…' | openssl dgst -sha256, then openssl enc -aes-256-ecb -nopad
/// assert_eq!(rank.to_string(), "980c03efca8a66062df91dfaae194794");
/// # Ok::<(), ssj_core::SuiteUnavailable>(())
/// ```
#[derive(Clone)]
pub struct Ranker {
    cipher: Cipher,
    hash: HashFn,
    seed: Seed,
}

impl Ranker {
    /// The ranker of a seed.
    ///
    /// # Errors
    /// [`SuiteUnavailable`] where this build lacks the suite.
    pub fn new(suite: Suite, seed: &Seed) -> Result<Self, SuiteUnavailable> {
        let hash = suite.hash_fn()?;
        let cipher = Cipher::new(suite, &hash.hash(Label::Rank, seed.as_bytes()))?;
        let seed = *seed;
        Ok(Self { cipher, hash, seed })
    }

    /// The suite it computes in.
    pub const fn suite(&self) -> Suite {
        self.hash.suite()
    }

    /// One object's rank.
    pub fn rank(&self, token: BlindToken) -> Rank {
        let mut block = [Block::from(*token.as_bytes())];
        self.cipher.encipher(&mut block);
        let [rank] = block;
        Rank(u128::from_be_bytes(rank.into()))
    }

    /// The objects of these ranks: a cipher is a permutation, so a rank tells its token.
    pub(super) fn ranked(&self, ranks: &[Rank]) -> Vec<Ranked> {
        let block = |rank: &Rank| Block::from(rank.0.to_be_bytes());
        let mut blocks: Vec<_> = ranks.iter().map(block).collect();
        self.cipher.decipher(&mut blocks);
        let tokens = blocks.into_iter().map(|it| BlindToken::from_bytes(it.0));
        let ranked = ranks.iter().zip(tokens);
        ranked
            .map(|(rank, token)| Ranked { rank: *rank, token })
            .collect()
    }

    /// Turns a column of blind tokens of 16 bytes each into ranks, in place: big-endian, so that any engine
    /// orders by them as bytes, and draws by `ORDER BY rank LIMIT n`. Bytes left over stay as they are.
    ///
    /// ```
    /// use ssj_core::{BlindToken, Seed, Suite};
    /// use ssj_draw::sample::Ranker;
    /// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
    /// let mut column = [1; 16];
    /// ranker.rank_column(&mut column);
    /// assert_eq!(column, ranker.rank(BlindToken::from_bytes([1; 16])).0.to_be_bytes());
    /// # Ok::<(), ssj_core::SuiteUnavailable>(())
    /// ```
    pub fn rank_column(&self, tokens: &mut [u8]) {
        self.cipher.encipher_column(tokens);
    }

    /// What decides for whoever has this name where shares are rounded.
    pub(super) fn lot(&self, name: &[u8]) -> Digest {
        lots::lot(self.hash, &self.seed, name)
    }

    /// Who is rounded up, of shares whose sum is a multiple of the whole, in the order given.
    pub(super) fn rounded_up<T: Copy>(
        &self,
        whole: u64,
        shares: impl IntoIterator<Item = Undecided<T>>,
    ) -> Vec<T> {
        lots::rounded_up(self.hash, whole, shares)
    }

    /// Turns blind tokens into ranks, in place.
    pub(super) fn encipher(&self, blocks: &mut [Block]) {
        self.cipher.encipher(blocks);
    }
}

impl fmt::Debug for Ranker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ranker({})", self.suite())
    }
}
