//! `c2sp.org/tlog-checkpoint`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{NoteError, base64};
use crate::base::bytes::Digest;
use crate::base::digests::CheckpointRoot;
use crate::base::encode::width;
use crate::base::suite::Suite;
use crate::merkle::Tree;

/// A log's size and root: what is signed.
///
/// ```
/// use ssj_core::{Suite, merkle::Tree};
/// use ssj_core::transparency::CheckpointNote;
/// let h = Suite::Intl.hash_fn()?;
/// let note = CheckpointNote::new("ssj.example/jl", &Tree::new(h, [h.merkle_leaf(&[b"a"])]))?;
/// assert_eq!(note.text(), "ssj.example/jl\n1\nAippeebat6pa5MPl5F9+l3ESp+Y1k4INvsHsc4ok+Tw=\n");
/// assert!(CheckpointNote::new("two\nlines", &Tree::new(h, [])).is_err());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointNote {
    /// The log's name, without a scheme: `ssj.example/jl`.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// Its root, of the suite `intl`.
    pub root: Digest,
    /// Further lines, none of them empty.
    pub extensions: Vec<String>,
}

impl CheckpointNote {
    /// The checkpoint of a tree of the suite `intl`.
    ///
    /// # Errors
    /// [`NoteError::Name`] where the origin is empty or more than a line.
    pub fn new(origin: &str, tree: &Tree) -> Result<Self, NoteError> {
        if origin.is_empty() || origin.contains(char::is_control) {
            return Err(NoteError::Name);
        }
        Ok(Self {
            origin: origin.into(),
            size: width(tree.len()),
            root: tree.root(),
            extensions: Vec::new(),
        })
    }

    /// The text that is signed.
    pub fn text(&self) -> String {
        let root = base64::encode(self.root.as_bytes());
        let mut text = format!("{}\n{}\n{root}\n", self.origin, self.size);
        for line in &self.extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// The checkpoint that a note's text is.
    ///
    /// # Errors
    /// [`NoteError::Line`] for the first line that is none of a checkpoint.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let wrong = |line| NoteError::Line { line };
        let body = text.strip_suffix('\n').ok_or_else(|| wrong(1))?;
        let mut lines = body.split('\n');
        let origin = lines
            .next()
            .filter(|line| !line.is_empty())
            .ok_or_else(|| wrong(1))?;
        let size = lines.next().ok_or_else(|| wrong(2))?;
        let number: u64 = size.parse().map_err(|_| wrong(2))?;
        // One way to write each number: no sign, no zero before it.
        if format!("{number}") != size {
            return Err(wrong(2));
        }
        let root = lines
            .next()
            .and_then(base64::decode)
            .ok_or_else(|| wrong(3))?;
        let root = root
            .try_into()
            .map(Digest::from_bytes)
            .map_err(|_| wrong(3))?;
        let extensions: Vec<String> = lines.map(Into::into).collect();
        match (4..).zip(&extensions).find(|(_, line)| line.is_empty()) {
            Some((line, _)) => Err(wrong(line)),
            None => Ok(Self {
                origin: origin.into(),
                size: number,
                root,
                extensions,
            }),
        }
    }
}

/// The bytes that a root of any suite has as an entry of a log of the suite `intl`.
///
/// ```
/// use ssj_core::{CheckpointRoot, Digest, Suite};
/// use ssj_core::transparency::root_entry;
/// let root = CheckpointRoot(Digest::from_bytes([7; 32]));
/// let entry = root_entry(Suite::Sm, root);
/// assert_eq!(entry, [b"ssj/1 root sm\n".as_slice(), &[7; 32]].concat());
/// # let h = Suite::Intl.hash_fn()?;
/// let leaf = h.merkle_leaf(&[&entry]);
/// assert_ne!(leaf, h.merkle_leaf(&[&root_entry(Suite::Intl, root)]));
/// # Ok::<(), ssj_core::SuiteUnavailable>(())
/// ```
pub fn root_entry(suite: Suite, root: CheckpointRoot) -> Vec<u8> {
    let name = format!("ssj/1 root {}\n", suite.name());
    [name.as_bytes(), root.0.as_bytes()].concat()
}
