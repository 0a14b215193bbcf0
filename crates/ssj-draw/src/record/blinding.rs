//! The names of a round, under its secret.

use ssj_core::{BlindToken, Digest, RoundSecret, Suite, SuiteUnavailable, Token};

use crate::sample::Blinder;

/// Under which names objects enter a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blinding {
    /// Their public tokens: anybody can compute any rank once the seed is out.
    Open,
    /// Tokens enciphered under the round's secret: ranks are for auditors.
    Blinded,
}

/// A round's secret at work: it salts every leaf, and blinds the tokens of a blinded draw.
#[derive(Clone, Debug)]
pub(crate) struct Veil {
    blinder: Blinder,
    blinding: Blinding,
}

impl Veil {
    pub(crate) fn new(
        suite: Suite,
        secret: &RoundSecret,
        blinding: Blinding,
    ) -> Result<Self, SuiteUnavailable> {
        let blinder = Blinder::new(suite, secret.clone())?;
        Ok(Self { blinder, blinding })
    }

    pub(crate) fn blind(&self, token: Token) -> BlindToken {
        match self.blinding {
            Blinding::Open => BlindToken::open(token),
            Blinding::Blinded => self.blinder.blind(token),
        }
    }

    pub(crate) fn nonce(&self, token: Token) -> Digest {
        self.blinder.nonce(token)
    }

    pub(crate) fn secret_digest(&self) -> Digest {
        self.blinder.secret_digest()
    }
}
