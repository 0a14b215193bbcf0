//! Blinding: names under which objects enter a draw whose strata are secret.

use core::fmt;

use ssj_core::{BlindToken, Digest, HashFn, Label, RoundSecret, Suite, SuiteUnavailable, Token};

use super::cipher::{Block, Cipher};

/// Blinds the tokens of one round under its secret: `b = E_s(token)`.
///
/// Ids are public, so with open tokens everyone could compute every rank from the public seed: risk
/// classes would leak, and a visit would not stay unannounced.
///
/// ```
/// use ssj_core::{RoundSecret, Suite, Token};
/// use ssj_draw::sample::Blinder;
/// let blinder = Blinder::new(Suite::Intl, RoundSecret::from_bytes([7; 32]))?;
/// let token = Token::from_bytes([1; 16]);
/// assert_ne!(blinder.blind(token).as_bytes(), token.as_bytes());
/// # Ok::<(), ssj_core::SuiteUnavailable>(())
/// ```
#[derive(Clone)]
pub struct Blinder {
    cipher: Cipher,
    hash: HashFn,
    secret: RoundSecret,
}

impl Blinder {
    /// The blinder of a round's secret.
    ///
    /// # Errors
    /// [`SuiteUnavailable`] where this build lacks the suite.
    pub fn new(suite: Suite, secret: RoundSecret) -> Result<Self, SuiteUnavailable> {
        let cipher = Cipher::new(suite, &Digest::from_bytes(*secret.expose()))?;
        let hash = suite.hash_fn()?;
        Ok(Self {
            cipher,
            hash,
            secret,
        })
    }

    /// The suite it computes in.
    pub const fn suite(&self) -> Suite {
        self.hash.suite()
    }

    /// One object's blind token.
    pub fn blind(&self, token: Token) -> BlindToken {
        let mut block = [Block::from(*token.as_bytes())];
        self.cipher.encipher(&mut block);
        let [blind] = block;
        BlindToken::from_bytes(blind.into())
    }

    /// Turns a column of tokens of 16 bytes each into blind tokens, in place. Bytes left over stay as they
    /// are.
    ///
    /// ```
    /// use ssj_core::{RoundSecret, Suite, Token};
    /// use ssj_draw::sample::Blinder;
    /// let blinder = Blinder::new(Suite::Intl, RoundSecret::from_bytes([7; 32]))?;
    /// let mut column = [1; 32];
    /// blinder.blind_column(&mut column);
    /// assert_eq!(column[16..], *blinder.blind(Token::from_bytes([1; 16])).as_bytes());
    /// # Ok::<(), ssj_core::SuiteUnavailable>(())
    /// ```
    pub fn blind_column(&self, tokens: &mut [u8]) {
        self.cipher.encipher_column(tokens);
    }

    /// What the commitment says about the secret: `H("ssj/1/secret\0" ‖ s)`.
    pub fn secret_digest(&self) -> Digest {
        self.hash.hash(Label::Secret, self.secret.expose())
    }

    /// The salt of an object's leaf: `H("ssj/1/nonce\0" ‖ s ‖ token)`.
    pub fn nonce(&self, token: Token) -> Digest {
        let parts: [&[u8]; 2] = [self.secret.expose(), token.as_bytes()];
        self.hash.hash_parts(Label::Nonce, &parts)
    }

    /// Turns tokens into blind tokens, in place.
    pub(super) fn encipher(&self, blocks: &mut [Block]) {
        self.cipher.encipher(blocks);
    }
}

impl fmt::Debug for Blinder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blinder({}, ..)", self.suite())
    }
}
