//! Which files a round is published and kept in, from when on, and with which digests.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use sha2::Digest as _;

use crate::base::bytes::Digest;

words! {
    /// From when on a file may be read, and by whom.
    pub enum Phase {
        /// Published before the seed is known: commitments (抽取前公布).
        #[doc(alias = "抽取前公布")]
        Committed = "committed", "抽取前公布";
        /// Published once it is drawn and before the visits are over (抽取后公布).
        #[doc(alias = "抽取后公布")]
        Drawn = "drawn", "抽取后公布";
        /// Published once the visits are over (检查后公布).
        #[doc(alias = "检查后公布")]
        Inspected = "inspected", "检查后公布";
        /// Kept for auditors (归档备查): it says who will be visited, or holds a secret.
        #[doc(alias = "归档备查")]
        Kept = "kept", "归档备查";
    }
}

/// The files of some rounds (文件清单): under each name its phase and its SHA-256, which any tool computes.
///
/// The library reads no file: the caller hands over what it read. Published early, the manifest pins what is
/// published later; a signed or anchored one makes each of its files so.
///
/// ```
/// use ssj_core::transparency::{Bundle, BundleFault, Phase};
/// let mut bundle = Bundle::default();
/// bundle.add("commitment.json", Phase::Committed, b"{}");
/// bundle.add("trail/round.jsonl", Phase::Kept, b"...");
/// // Whoever has the public files alone compares those.
/// let read = |name: &str| bundle.digest(name).map(|it| (name.to_owned(), it));
/// let mut found: std::collections::BTreeMap<_, _> = read("commitment.json").into_iter().collect();
/// assert!(bundle.faults(&found, &[Phase::Committed]).is_empty());
/// found.insert("commitment.json".into(), Bundle::sha256(b"{ }"));
/// found.insert("friends.txt".into(), Bundle::sha256(b"!"));
/// assert_eq!(
///     bundle.faults(&found, &[Phase::Committed]),
///     [("commitment.json".into(), BundleFault::Other), ("friends.txt".into(), BundleFault::Unlisted)],
/// );
/// ```
#[doc(alias = "文件清单")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Bundle {
    /// By name, as a path below the bundle's own place.
    pub files: BTreeMap<String, BundleFile>,
}

/// One file of a [`Bundle`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct BundleFile {
    /// From when on it may be read.
    pub phase: Phase,
    /// Its SHA-256.
    pub sha256: Digest,
}

words! {
    /// How a file is not as its manifest has it.
    pub enum BundleFault {
        /// It is not there (缺失).
        Missing = "missing", "缺失";
        /// It has another content (内容不符).
        Other = "other-content", "内容不符";
        /// The manifest has no such file (清单外).
        Unlisted = "unlisted", "清单外";
    }
}

impl Bundle {
    /// The digest of a file's bytes.
    pub fn sha256(bytes: &[u8]) -> Digest {
        Digest::from_bytes(sha2::Sha256::digest(bytes).into())
    }

    /// Enters a file; one of the same name is replaced.
    pub fn add(&mut self, name: &str, phase: Phase, bytes: &[u8]) {
        let sha256 = Self::sha256(bytes);
        self.files.insert(name.into(), BundleFile { phase, sha256 });
    }

    /// The digest of a file by its name.
    pub fn digest(&self, name: &str) -> Option<Digest> {
        self.files.get(name).map(|file| file.sha256)
    }

    /// How the files that were found, by name and digest, are not those of these phases; in order of names.
    pub fn faults(
        &self,
        found: &BTreeMap<String, Digest>,
        phases: &[Phase],
    ) -> Vec<(String, BundleFault)> {
        let mut faults = BTreeMap::new();
        for (name, file) in self
            .files
            .iter()
            .filter(|(_, file)| phases.contains(&file.phase))
        {
            match found.get(name) {
                None => drop(faults.insert(name.clone(), BundleFault::Missing)),
                Some(digest) if *digest != file.sha256 => {
                    faults.insert(name.clone(), BundleFault::Other);
                }
                Some(_) => {}
            }
        }
        let unlisted = found.keys().filter(|name| !self.files.contains_key(*name));
        faults.extend(unlisted.map(|name| (name.clone(), BundleFault::Unlisted)));
        faults.into_iter().collect()
    }
}
