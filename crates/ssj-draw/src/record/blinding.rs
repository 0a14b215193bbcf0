//! The names of a round, under its secret.

use ssj_core::paper::Header;
use ssj_core::{
    BlindToken, Digest, HashFn, Label, Refusals, RoundSecret, RowSalt, SuiteUnavailable, Token,
};

use crate::sample::Blinder;

words! {
    /// Under which names objects enter a draw.
    pub enum Blinding as Blinded {
        /// Their public tokens: anybody can compute any rank once the seed is out.
        Open = "open", "公开";
        /// Tokens enciphered under the round's secret: ranks are for auditors.
        Blinded = "blinded", "加密";
    }
}

/// A round's secret at work: it salts every leaf, and blinds the tokens of a blinded draw.
#[derive(Clone, Debug)]
pub(crate) struct Veil {
    blinder: Blinder,
    blinding: Blinding,
    hash: HashFn,
    secret: RoundSecret,
}

impl Veil {
    pub(crate) fn new(
        hash: HashFn,
        secret: &RoundSecret,
        blinding: Blinding,
    ) -> Result<Self, SuiteUnavailable> {
        let blinder = Blinder::new(hash.suite(), secret.clone())?;
        Ok(Self {
            blinder,
            blinding,
            hash,
            secret: secret.clone(),
        })
    }

    pub(crate) fn blind(&self, token: Token) -> BlindToken {
        match self.blinding {
            Blinding::Open => BlindToken::open(token),
            Blinding::Blinded => self.blinder.blind(token),
        }
    }

    /// The same of a column of tokens of 16 bytes, in place: many at once are many times as fast.
    pub(crate) fn blind_column(&self, tokens: &mut [u8]) {
        if self.blinding == Blinding::Blinded {
            self.blinder.blind_column(tokens);
        }
    }

    /// What salts a leaf that stands in one tree: `H("ssj/1/nonce\0" ‖ s ‖ token)`.
    pub(crate) fn nonce(&self, token: Token) -> Digest {
        let parts: [&[u8]; 2] = [self.secret.expose(), token.as_bytes()];
        self.hash.hash_parts(Label::Nonce, &parts)
    }

    /// What makes the salts of one matter's rows: each is the object's token enciphered under
    /// `H("ssj/1/salt\0" ‖ s ‖ matter's token)`. Each matter has its own, so that opening a public stratum
    /// of one matter does not open a secret one of another.
    pub(crate) fn salts(&self, matter: Token) -> Result<Salts, SuiteUnavailable> {
        let parts: [&[u8]; 2] = [self.secret.expose(), matter.as_bytes()];
        let key = self.hash.hash_parts(Label::Salt, &parts);
        let key = RoundSecret::from_bytes(*key.as_bytes());
        Blinder::new(self.hash.suite(), key).map(Salts)
    }

    /// What hides what an inspector has to do with one visit:
    /// `H("ssj/1/nonce\0" ‖ s ‖ token ‖ token of the visit)`.
    pub(crate) fn row_nonce(&self, token: Token, of: Token) -> Digest {
        let parts: [&[u8]; 3] = [self.secret.expose(), token.as_bytes(), of.as_bytes()];
        self.hash.hash_parts(Label::Nonce, &parts)
    }

    /// What salts the visits or the teams of a draw: `H("ssj/1/nonce\0" ‖ s ‖ commitment)`. It is kept
    /// in the record, so that they can be proven before they are all published.
    pub(crate) fn salt(&self, commitment: Digest) -> Digest {
        let parts: [&[u8]; 2] = [self.secret.expose(), commitment.as_bytes()];
        self.hash.hash_parts(Label::Nonce, &parts)
    }

    /// What salts a stratum's threshold: `H("ssj/1/nonce\0" ‖ s ‖ commitment ‖ index)`, the index as 64
    /// bits.
    pub(crate) fn threshold_nonce(&self, commitment: Digest, index: u64) -> Digest {
        let index = index.to_be_bytes();
        let parts: [&[u8]; 3] = [self.secret.expose(), commitment.as_bytes(), &index];
        self.hash.hash_parts(Label::Nonce, &parts)
    }

    pub(crate) const fn secret(&self) -> &RoundSecret {
        &self.secret
    }

    pub(crate) fn secret_digest(&self) -> Digest {
        self.hash.hash(Label::Secret, self.secret.expose())
    }
}

/// Refuses a hash function that is not of the draw's suite.
pub(crate) fn of_suite(hash: HashFn, header: &Header) -> Result<(), Refusals> {
    let suite = header.suite();
    if hash.suite() == suite {
        Ok(())
    } else {
        Err(SuiteUnavailable { suite }.into())
    }
}

/// Makes the salts of one matter's rows.
#[derive(Clone, Debug)]
pub(crate) struct Salts(Blinder);

impl Salts {
    pub(crate) fn of(&self, token: Token) -> RowSalt {
        RowSalt::from_bytes(*self.0.blind(token).as_bytes())
    }

    /// The same of a column of tokens, in place.
    pub(crate) fn of_column(&self, tokens: &mut [u8]) {
        self.0.blind_column(tokens);
    }
}

impl Blinding {
    /// As a commitment has it.
    pub(crate) const fn of(blinded: bool) -> Self {
        if blinded { Self::Blinded } else { Self::Open }
    }
}
