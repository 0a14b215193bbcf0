//! Checkpoints, proofs and tiles as the world's transparency logs write them (C2SP).
//!
//! | what | format |
//! |---|---|
//! | a signed root | [`CheckpointNote`]: `c2sp.org/tlog-checkpoint` in a [`SignedNote`] (`c2sp.org/signed-note`) |
//! | that an entry is in it | [`TlogProof`]: `c2sp.org/tlog-proof@v1` |
//! | the files of a round, their phases and digests | [`Bundle`], a form of this library |
//! | the tree as static files | [`Tree::tile`](crate::merkle::Tree::tile), [`tile_path`]: `c2sp.org/tlog-tiles` |
//!
//! These formats know SHA-256 and RFC 6962 only, which is what a tree of the suite `intl` is. A root of the
//! national suite goes as an [entry](root_entry) into a log of the suite `intl`: its SM3 is a leaf's
//! data there, so one log carries both.
//!
//! The library neither signs nor holds keys: it gives the [text](CheckpointNote::text) to be signed and
//! asks the caller's [`NoteVerifier`].
//!
//! ```
//! use ssj_core::Suite;
//! use ssj_core::merkle::Tree;
//! use ssj_core::transparency::{CheckpointNote, NoteSignature, NoteVerifier, SignedNote, TlogProof};
//! # struct Toy;
//! # impl NoteVerifier for Toy {
//! #     fn name(&self) -> &str { "ssj.example/jl" }
//! #     fn key_id(&self) -> [u8; 4] { *b"toy1" }
//! #     fn verify(&self, text: &[u8], signature: &[u8]) -> bool {
//! #         signature == [text.len() as u8]
//! #     }
//! # }
//! # let verifier = Toy;
//! let h = Suite::Intl.hash_fn()?;
//! let tree = Tree::new(h, [b"a", b"b", b"c"].map(|entry| h.merkle_leaf(&[entry])));
//! let note = CheckpointNote::new("ssj.example/jl", &tree)?;
//! assert!(note.text().starts_with("ssj.example/jl\n3\n"));
//!
//! # let signature = NoteSignature { name: "ssj.example/jl".into(), key_id: *b"toy1", signature: vec![note.text().len() as u8] };
//! let signed = SignedNote::new(note.text(), vec![signature])?.to_string();
//! let read: SignedNote = signed.parse()?;
//! assert_eq!(read.verified_by(&[&verifier])?, ["ssj.example/jl"]);
//! assert_eq!(CheckpointNote::parse(read.text())?, note);
//!
//! // An enterprise's proof needs nothing but a file.
//! let proof = TlogProof { extra: None, path: tree.inclusion(1).ok_or("none")?, checkpoint: read };
//! let file = proof.to_string();
//! assert!(file.starts_with("c2sp.org/tlog-proof@v1\nindex 1\n"));
//! let proof: TlogProof = file.parse()?;
//! proof.verify(h.merkle_leaf(&[b"b"]), "ssj.example/jl", &[&verifier])?;
//! assert!(proof.verify(h.merkle_leaf(&[b"a"]), "ssj.example/jl", &[&verifier]).is_err());
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod base64;
mod bundle;
mod checkpoint;
mod error;
mod note;
mod proof;
mod tile;

pub use bundle::{Bundle, BundleFault, BundleFile, Phase};
pub use checkpoint::{CheckpointNote, root_entry};
pub use error::NoteError;
pub use note::{NoteSignature, NoteVerifier, SignedNote, ed25519_key_id};
pub use proof::TlogProof;
pub use tile::tile_path;
