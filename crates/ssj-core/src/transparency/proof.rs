//! `c2sp.org/tlog-proof@v1`.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use super::{CheckpointNote, NoteError, NoteVerifier, SignedNote, base64};
use crate::base::bytes::Digest;
use crate::base::suite::Suite;
use crate::merkle::InclusionProof;

const HEAD: &str = "c2sp.org/tlog-proof@v1";

/// That an entry is in a log, in one file: its index, its path, the signed checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlogProof {
    /// What the application adds; it is not covered by the proof.
    pub extra: Option<Vec<u8>>,
    /// Index and path.
    pub path: InclusionProof,
    /// The checkpoint.
    pub checkpoint: SignedNote,
}

impl TlogProof {
    /// Whether the entry of this leaf hash is in the log, by the checkpoint that known keys signed.
    ///
    /// # Errors
    /// [`NoteError`] where the checkpoint is another log's or nobody's who is known, or the path does
    /// not lead to its root.
    pub fn verify(
        &self,
        leaf: Digest,
        origin: &str,
        known: &[&dyn NoteVerifier],
    ) -> Result<CheckpointNote, NoteError> {
        self.checkpoint.verified_by(known)?;
        let checkpoint = CheckpointNote::parse(self.checkpoint.text())?;
        if checkpoint.origin != origin {
            return Err(NoteError::Origin);
        }
        let hash = Suite::Intl.hash_fn().map_err(|_| NoteError::Suite)?;
        // The size is the checkpoint's, whatever the path says of itself.
        let path = self.path.path().to_vec();
        let path = InclusionProof::from_parts(self.path.index(), checkpoint.size, path);
        path.verify(hash, leaf, checkpoint.root)?;
        Ok(checkpoint)
    }
}

impl fmt::Display for TlogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", base64::encode(extra))?;
        }
        writeln!(f, "index {}", self.path.index())?;
        for digest in self.path.path() {
            writeln!(f, "{}", base64::encode(digest.as_bytes()))?;
        }
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for TlogProof {
    type Err = NoteError;

    fn from_str(file: &str) -> Result<Self, NoteError> {
        let bytes = file.len();
        if bytes > SignedNote::MAX_BYTES {
            return Err(NoteError::TooLong { bytes });
        }
        let (head, checkpoint) = file.split_once("\n\n").ok_or(NoteError::Signatures)?;
        let mut lines = (1..).zip(head.split('\n')).peekable();
        let wrong = |line| NoteError::Line { line };
        lines
            .next_if(|(_, line)| *line == HEAD)
            .ok_or_else(|| wrong(1))?;
        let extra = lines.next_if(|(_, line)| line.starts_with("extra "));
        let extra = extra.map(|(number, line)| {
            let read = line.strip_prefix("extra ").and_then(base64::decode);
            read.ok_or_else(|| wrong(number))
        });
        let (number, line) = lines.next().ok_or_else(|| wrong(2))?;
        let index = line
            .strip_prefix("index ")
            .and_then(decimal)
            .ok_or_else(|| wrong(number))?;
        let digest = |(number, line)| {
            let bytes = base64::decode(line).and_then(|bytes| bytes.try_into().ok());
            bytes.map(Digest::from_bytes).ok_or_else(|| wrong(number))
        };
        let path: Vec<Digest> = lines.map(digest).collect::<Result<_, _>>()?;
        let checkpoint: SignedNote = checkpoint.parse()?;
        let size = CheckpointNote::parse(checkpoint.text())?.size;
        Ok(Self {
            extra: extra.transpose()?,
            path: InclusionProof::from_parts(index, size, path),
            checkpoint,
        })
    }
}

/// A number written in one way.
fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    let written: String = alloc::format!("{number}");
    (written == text).then_some(number)
}
