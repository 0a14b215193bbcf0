//! Which bytes a beacon's or a lottery's value is.
//!
//! `bebe`, `BEBE`, `bebe` and a line end, and the two bytes 0xBE 0xBE are four different seeds. So
//! that everybody takes the same bytes, whatever page or program showed them:
//!
//! | source | value |
//! |---|---|
//! | drand | the 32 bytes of the round's `randomness`: the SHA-256 of its signature |
//! | NIST and beacons like it | the bytes that the hexadecimal digits of `outputValue` stand for |
//! | a lottery | its numbers as ASCII, two digits each, one blank between, in the order published |
//!
//! A source whose value is formed otherwise needs a sentence in the round's announcement.

use alloc::string::String;
use alloc::vec::Vec;

use super::SourceValue;
use crate::base::suite::Suite;

/// A round of drand as its chain publishes it; of `default` and `quicknet`, whose messages are SHA-256.
///
/// ```
/// use ssj_core::paper::{DrandChain, DrandError, DrandRound};
/// # struct Toy;
/// # impl DrandChain for Toy {
/// #     fn verify(&self, message: &[u8; 32], signature: &[u8]) -> bool { signature.first() == message.first() }
/// # }
/// # let chain = Toy;
/// // A chain where rounds stand alone, such as quicknet: the message is the SHA-256 of the number.
/// let round = DrandRound { round: 1, previous: None, signature: vec![0xcd; 48] };
/// assert_eq!(round.message()?[0], 0xcd);
/// let value = round.value_by(&chain)?;
/// assert_eq!(value.as_bytes().len(), 32);
///
/// let forged = DrandRound { signature: vec![0; 48], ..round };
/// assert_eq!(forged.value_by(&chain), Err(DrandError::Signature));
/// # Ok::<(), DrandError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrandRound {
    /// Its number, from 1.
    pub round: u64,
    /// The signature of the round before, on chains where each signs the one before.
    pub previous: Option<Vec<u8>>,
    /// Its signature.
    pub signature: Vec<u8>,
}

/// A chain's public key: BLS12-381 has no well-kept implementation here without `std`, so the check is
/// the caller's.
pub trait DrandChain {
    /// Whether the chain signed the message.
    fn verify(&self, message: &[u8; 32], signature: &[u8]) -> bool;
}

impl DrandRound {
    /// What the chain signs: `SHA-256(previous ‖ round)`, the round as eight bytes, the highest first.
    ///
    /// # Errors
    /// [`DrandError::Suite`] where SHA-256 is not available.
    pub fn message(&self) -> Result<[u8; 32], DrandError> {
        let previous = self.previous.as_deref().unwrap_or_default();
        sha256(previous, &self.round.to_be_bytes())
    }

    /// The value that the round brings, once its signature holds.
    ///
    /// # Errors
    /// [`DrandError::Signature`] where it does not.
    pub fn value_by(&self, chain: &dyn DrandChain) -> Result<SourceValue, DrandError> {
        if !chain.verify(&self.message()?, &self.signature) {
            return Err(DrandError::Signature);
        }
        let randomness = sha256(&self.signature, &[])?;
        Ok(SourceValue::from(&randomness[..]))
    }
}

fn sha256(first: &[u8], then: &[u8]) -> Result<[u8; 32], DrandError> {
    let hash = Suite::Intl.hash_fn().map_err(|_| DrandError::Suite)?;
    Ok(*hash.raw(first, &[then]).as_bytes())
}

impl SourceValue {
    /// The value that hexadecimal digits stand for, in either case, as beacons print theirs.
    ///
    /// Nothing but digits: blanks and line ends that a copy brought along are refused, not dropped.
    ///
    /// ```
    /// use ssj_core::paper::SourceValue;
    /// let value = SourceValue::from_printed("bebe");
    /// assert_eq!(value, SourceValue::from_printed("BEBE"));
    /// assert_eq!(value.unwrap().as_bytes(), [0xbe, 0xbe]);
    /// assert_eq!(SourceValue::from_printed("bebe\n"), None);
    /// assert_eq!(SourceValue::from_printed("beb"), None);
    /// ```
    pub fn from_printed(digits: &str) -> Option<Self> {
        digits
            .to_ascii_lowercase()
            .try_into()
            .ok()
            .filter(|value: &Self| !value.as_bytes().is_empty())
    }

    /// The value of a lottery's numbers, in the order published.
    ///
    /// ```
    /// use ssj_core::paper::SourceValue;
    /// let value = SourceValue::from_lottery(&[8, 13, 21, 3, 35, 2, 11]);
    /// assert_eq!(value.as_bytes(), b"08 13 21 03 35 02 11");
    /// ```
    pub fn from_lottery(numbers: &[u8]) -> Self {
        let shown: Vec<String> = numbers
            .iter()
            .map(|number| alloc::format!("{number:02}"))
            .collect();
        Self::from(shown.join(" ").as_bytes())
    }
}

errors! {
    /// Why a round of drand brings no value.
    ///
    /// ```
    /// use ssj_core::{Explain, paper::DrandError};
    /// assert_eq!(DrandError::Signature.zh().to_string(), "drand 轮次的签名验证未通过");
    /// ```
    #[derive(Copy)]
    pub enum DrandError {
        /// The chain did not sign it.
        Signature = "beacon.signature", "the signature of the drand round does not hold", "drand 轮次的签名验证未通过";
        /// SHA-256 is not available.
        Suite = "beacon.suite", "the suite `intl` is not available", "密码套件 intl 不可用";
    }
}
