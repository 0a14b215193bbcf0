//! Fixed-size byte values: digests, tokens, seeds and secrets.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::Excerpt;

/// A hash value, 32 bytes, shown as 64 lower-case hexadecimal digits.
///
/// ```
/// let zero = ssj_core::Digest::from_bytes([0; 32]);
/// assert_eq!(zero.to_string().parse(), Ok(zero));
/// assert!("ABCD".parse::<ssj_core::Digest>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[0-9a-f]{64}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Digest([u8; 32]);

/// The public name of an object or inspector in a draw: the first 16 bytes of the hash of its id.
///
/// ```
/// let token = ssj_core::Token::from_bytes([0xab; 16]);
/// assert_eq!(token.to_string(), "ab".repeat(16));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[0-9a-f]{32}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Token([u8; 16]);

/// The name under which an object enters a draw: its [`Token`] in an open frame, that token
/// enciphered under the round secret in a blinded one.
///
/// ```
/// let b = ssj_core::BlindToken::open(ssj_core::Token::from_bytes([1; 16]));
/// assert_eq!(b.as_bytes(), &[1; 16]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[0-9a-f]{32}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct BlindToken([u8; 16]);

/// What hides the sealed half of a row's leaf: 16 bytes that follow from the round's secret.
///
/// ```
/// let salt = ssj_core::RowSalt::from_bytes([7; 16]);
/// assert_eq!(salt.to_string(), "07".repeat(16));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[0-9a-f]{32}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct RowSalt([u8; 16]);

/// The seed of a draw: public, unknown before the draw's commitment was published.
///
/// ```
/// assert_eq!(ssj_core::Seed::from_bytes([7; 32]).as_bytes(), &[7; 32]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[0-9a-f]{64}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Seed([u8; 32]);

/// The 32 secret bytes of a round, brought by the caller: they blind the frame and salt its leaves.
///
/// Whoever holds it can tell an object's place in the draw from its id, so it has no `Display`, its
/// `Debug` shows nothing, and its bytes are reached only through [`RoundSecret::expose`].
///
/// ```
/// let s = ssj_core::RoundSecret::from_bytes([7; 32]);
/// assert_eq!(format!("{s:?}"), "RoundSecret(..)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct RoundSecret([u8; 32]);

impl Digest {
    /// The digest with these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Its first half, as tokens use it.
    pub const fn first_half(&self) -> [u8; 16] {
        let (half, _) = self.0.split_at(16);
        match half.first_chunk() {
            Some(bytes) => *bytes,
            // A 32-byte array has a first half; a default keeps this free of panics.
            None => [0; 16],
        }
    }
}

impl Token {
    /// The token with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl BlindToken {
    /// The blind token with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// In an open frame an object enters under its token as it is.
    pub const fn open(token: Token) -> Self {
        Self(token.0)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl RowSalt {
    /// The salt with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl Seed {
    /// The seed with these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl RoundSecret {
    /// The secret with these bytes. They must come from a good source of randomness: the library
    /// has none.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes, for the auditor's form of a record.
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for RoundSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RoundSecret(..)")
    }
}

errors! {
    /// Text that is not the lower-case hexadecimal form of a value.
    pub struct HexError {
        /// The text as it came.
        pub input: Excerpt,
        /// How many bytes the value has.
        pub bytes: usize,
    } = "hex.malformed",
        "`{input}` is not the lower-case hexadecimal form of {bytes} bytes",
        "`{input}` 不是 {bytes} 字节的小写十六进制形式";
}

/// Strict: exactly `N` bytes, lower case only, so that a value has one written form.
fn from_hex<const N: usize>(input: &str) -> Result<[u8; N], HexError> {
    let mut bytes = [0; N];
    match base16ct::lower::decode(input, &mut bytes) {
        Ok(decoded) if decoded.len() == N => Ok(bytes),
        _ => Err(HexError {
            input: input.into(),
            bytes: N,
        }),
    }
}

/// The hexadecimal form shared by the public values: display, parsing and serde.
macro_rules! hexadecimal {
    ($($name:ident),*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        say_as_shown!($name);

        impl FromStr for $name {
            type Err = HexError;

            fn from_str(input: &str) -> Result<Self, HexError> {
                from_hex(input).map(Self)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                base16ct::lower::encode_string(&value.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = HexError;

            fn try_from(input: String) -> Result<Self, HexError> {
                input.parse()
            }
        }
    )*};
}

hexadecimal!(Digest, Token, BlindToken, RowSalt, Seed);
