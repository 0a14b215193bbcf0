//! `c2sp.org/signed-note`.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use super::{NoteError, base64};
use crate::base::suite::Suite;

/// A text and who signed it.
///
/// The text ends in a line end; a blank line and a line `— NAME BASE64` for each signature follow. Read
/// are texts of at most [`MAX_BYTES`](Self::MAX_BYTES) and [`MAX_SIGNATURES`](Self::MAX_SIGNATURES).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedNote {
    text: String,
    signatures: Vec<NoteSignature>,
}

/// A line of a signed note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    /// The key's name.
    pub name: String,
    /// The key's id, four bytes.
    pub key_id: [u8; 4],
    /// The signature itself.
    pub signature: Vec<u8>,
}

/// A key that the caller trusts, and how its signatures are checked.
pub trait NoteVerifier {
    /// The key's name.
    fn name(&self) -> &str;

    /// The key's id, for Ed25519 [`ed25519_key_id`].
    fn key_id(&self) -> [u8; 4];

    /// Whether the signature is the key's over the text.
    fn verify(&self, text: &[u8], signature: &[u8]) -> bool;
}

/// The id of an Ed25519 key: the first four bytes of `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key)`.
///
/// # Errors
/// [`NoteError::Suite`] where SHA-256 is not available.
///
/// ```
/// use ssj_core::transparency::ed25519_key_id;
/// assert_ne!(ed25519_key_id("ssj.example/jl", &[0; 32])?, ed25519_key_id("ssj.example/cc", &[0; 32])?);
/// # Ok::<(), ssj_core::transparency::NoteError>(())
/// ```
pub fn ed25519_key_id(name: &str, key: &[u8; 32]) -> Result<[u8; 4], NoteError> {
    let hash = Suite::Intl.hash_fn().map_err(|_| NoteError::Suite)?;
    let digest = hash.raw(name.as_bytes(), &[&[0x0A, 0x01], key]);
    digest
        .as_bytes()
        .first_chunk()
        .copied()
        .ok_or(NoteError::Suite)
}

impl SignedNote {
    /// The longest text that is read, in bytes.
    pub const MAX_BYTES: usize = 1_000_000;

    /// The most signatures that are read.
    pub const MAX_SIGNATURES: usize = 100;

    /// The note of this text and these signatures, at least one.
    ///
    /// # Errors
    /// [`NoteError`] where the text is none that a note can have, or a name is no name.
    pub fn new(text: String, signatures: Vec<NoteSignature>) -> Result<Self, NoteError> {
        check_text(&text)?;
        if signatures.is_empty() || signatures.len() > Self::MAX_SIGNATURES {
            return Err(NoteError::Signatures);
        }
        if !signatures.iter().all(|signature| is_name(&signature.name)) {
            return Err(NoteError::Name);
        }
        Ok(Self { text, signatures })
    }

    /// What is signed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, of keys known or not.
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// The names of the known keys that signed it, each once.
    ///
    /// # Errors
    /// [`NoteError::Unknown`] where none did, [`NoteError::Forged`] where a signature under a known
    /// key's name and id does not hold.
    pub fn verified_by(&self, known: &[&dyn NoteVerifier]) -> Result<Vec<&str>, NoteError> {
        let mut names: Vec<&str> = Vec::new();
        for signature in &self.signatures {
            let of = |key: &&&dyn NoteVerifier| {
                key.name() == signature.name && key.key_id() == signature.key_id
            };
            let Some(key) = known.iter().find(of) else {
                continue;
            };
            if !key.verify(self.text.as_bytes(), &signature.signature) {
                return Err(NoteError::Forged);
            }
            if !names.contains(&signature.name.as_str()) {
                names.push(&signature.name);
            }
        }
        if names.is_empty() {
            Err(NoteError::Unknown)
        } else {
            Ok(names)
        }
    }
}

fn check_text(text: &str) -> Result<(), NoteError> {
    let bytes = text.len();
    if bytes > SignedNote::MAX_BYTES {
        return Err(NoteError::TooLong { bytes });
    }
    let lines = text.split('\n').count();
    let control = |mark: char| mark < '\u{20}' && mark != '\n';
    if text.is_empty() || !text.ends_with('\n') || text.contains(control) {
        return Err(NoteError::Line { line: lines });
    }
    Ok(())
}

/// Whether a key can have the name.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && !name.contains(|mark: char| mark.is_whitespace() || mark == '+' || mark.is_control())
}

impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = [&self.key_id[..], &self.signature].concat();
        write!(f, "— {} {}", self.name, base64::encode(&whole))
    }
}

impl FromStr for NoteSignature {
    type Err = NoteError;

    fn from_str(line: &str) -> Result<Self, NoteError> {
        let read = || {
            let (name, whole) = line.strip_prefix("— ")?.split_once(' ')?;
            let whole = base64::decode(whole)?;
            let (key_id, signature) = whole.split_first_chunk()?;
            let sound = is_name(name) && !signature.is_empty();
            sound.then(|| Self {
                name: name.into(),
                key_id: *key_id,
                signature: signature.into(),
            })
        };
        read().ok_or(NoteError::Line { line: 1 })
    }
}

impl fmt::Display for SignedNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures
            .iter()
            .try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl FromStr for SignedNote {
    type Err = NoteError;

    fn from_str(note: &str) -> Result<Self, NoteError> {
        check_text(note)?;
        // The signatures stand after the *last* blank line.
        let split = note.rfind("\n\n").ok_or(NoteError::Signatures)?;
        let (text, rest) = note
            .split_at_checked(split.saturating_add(1))
            .unwrap_or_default();
        let first = text.split('\n').count().saturating_add(1);
        let lines = rest
            .trim_start_matches('\n')
            .lines()
            .take(Self::MAX_SIGNATURES.saturating_add(1));
        let signatures = lines
            .zip(first..)
            .map(|(line, number)| line.parse().map_err(|_| NoteError::Line { line: number }));
        Self::new(text.into(), signatures.collect::<Result<_, _>>()?)
    }
}
