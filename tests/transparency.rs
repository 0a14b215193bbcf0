//! Checkpoints, proofs and tiles, judged by crates that others wrote for these formats.

#![allow(
    clippy::unwrap_used,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use ssj::core::merkle::Tree;
use ssj::core::trail::{Checkpoint, Head};
use ssj::core::transparency::{
    CheckpointNote, NoteError, NoteVerifier, SignedNote, TlogProof, ed25519_key_id, root_entry,
    tile_path,
};
use ssj::core::{CheckpointRoot, Digest, Encode as _, Encoder, HashFn, Suite};
use tlog_tiles::{HashReader, Tile, TileHashReader, TileReader};

/// The key of the documentation of Go's `sumdb/note`: known to everybody, so good for tests only.
const SIGNING: &str =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const VERIFYING: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const KEY: &str = "1a5cd907143c384c41e830c5bce12aa8817ec5649aaabf2c31388b35b2d744d6";

const ORIGIN: &str = "ssj.example/jl";

/// A caller's verifier: the library asks, another crate checks.
struct Ed25519(signed_note::StandardVerifier);

impl NoteVerifier for Ed25519 {
    fn name(&self) -> &str {
        signed_note::Verifier::name(&self.0)
    }

    fn key_id(&self) -> [u8; 4] {
        signed_note::Verifier::key_id(&self.0).to_be_bytes()
    }

    fn verify(&self, text: &[u8], signature: &[u8]) -> bool {
        signed_note::Verifier::verify(&self.0, text, signature)
    }
}

fn verifier() -> Ed25519 {
    Ed25519(signed_note::StandardVerifier::new(VERIFYING).unwrap())
}

fn h() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

fn entry(number: u64) -> [u8; 8] {
    number.to_be_bytes()
}

fn tree(len: u64) -> Tree {
    Tree::new(
        h(),
        (0..len).map(|number| h().merkle_leaf(&[&entry(number)])),
    )
}

fn signed(text: &str) -> SignedNote {
    let signer = signed_note::StandardSigner::new(SIGNING).unwrap();
    let mut note = signed_note::Note::new(text.as_bytes(), &[]).unwrap();
    note.add_sigs(&[&signer]).unwrap();
    String::from_utf8(note.to_bytes()).unwrap().parse().unwrap()
}

#[test]
fn a_signed_checkpoint_is_read_alike_by_both() {
    for len in [0, 1, 2, 255, 256, 257, 1_000] {
        let note = CheckpointNote::new(ORIGIN, &tree(len)).unwrap();
        let signed = signed(&note.text());
        assert_eq!(
            signed.verified_by(&[&verifier()]).unwrap(),
            ["PeterNeumann"]
        );
        assert_eq!(CheckpointNote::parse(signed.text()).unwrap(), note);
        // What is written here is what the other crate reads, and verifies.
        let theirs = signed_note::Note::from_bytes(signed.to_string().as_bytes()).unwrap();
        let known = signed_note::VerifierList::new(vec![Box::new(verifier().0)]);
        assert_eq!(theirs.verify(&known).unwrap().0.len(), 1);
        let checkpoint = tlog_tiles::Checkpoint::from_bytes(theirs.text()).unwrap();
        assert_eq!((checkpoint.origin(), checkpoint.size()), (ORIGIN, len));
        assert_eq!(checkpoint.hash().0, *note.root.as_bytes());
    }
}

#[test]
fn key_ids_are_the_same() {
    let key: Digest = KEY.parse().unwrap();
    let id = ed25519_key_id("PeterNeumann", key.as_bytes()).unwrap();
    assert_eq!(id, verifier().key_id());
}

/// One changed mark anywhere: no checkpoint that a known key signed.
#[test]
fn no_changed_note_is_verified() {
    let text = signed(&CheckpointNote::new(ORIGIN, &tree(7)).unwrap().text()).to_string();
    for (place, mark) in text.char_indices() {
        for other in ['A', '0', '\n', ' '] {
            if other == mark {
                continue;
            }
            let mut changed = text.clone();
            changed.replace_range(place..place + mark.len_utf8(), &other.to_string());
            let read = changed.parse::<SignedNote>();
            let verified = read.and_then(|note| note.verified_by(&[&verifier()]).map(|_| ()));
            assert!(verified.is_err(), "{place}: {changed}");
        }
    }
}

#[test]
fn what_nobody_known_signed_is_not_verified() {
    let signed = signed("x\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    assert_eq!(signed.verified_by(&[]), Err(NoteError::Unknown));
    for text in [
        "",
        "x",
        "x\n\n",
        "x\n\n— a b\n",
        "x\n\n— a AAAA\n",
        "x\n\nno\n",
    ] {
        assert!(text.parse::<SignedNote>().is_err(), "{text:?}");
    }
    for text in ["a\n1\nAAAA\n", "a\n+1\n", "a\n01\n", "\n1\n", "a\n1"] {
        assert!(CheckpointNote::parse(text).is_err(), "{text:?}");
    }
}

/// Static files, and nothing else: the other crate reads the tiles, proves each entry with them, and
/// its proof is ours.
struct Files<'a>(&'a Tree);

impl TileReader for Files<'_> {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, tlog_tiles::Error> {
        let read = |tile: &Tile| {
            let index = usize::try_from(tile.level_index()).unwrap();
            let hashes = self.0.tile(tile.level(), index).unwrap();
            let hashes = &hashes[..tile.width() as usize];
            let path = tile_path(tile.level(), index, hashes.len());
            assert_eq!(tile.path().replace("tile/8/", "tile/"), path);
            let bytes = hashes.iter().flat_map(|hash| *hash.as_bytes());
            Ok(bytes.collect())
        };
        tiles.iter().map(read).collect()
    }

    fn save_tiles(&self, _: &[Tile], _: &[Vec<u8>]) {}
}

#[test]
fn tiles_prove_what_the_tree_proves() {
    for len in [1_u64, 2, 3, 255, 256, 257, 700, 66_000] {
        let tree = tree(len);
        let root = tlog_tiles::Hash(*tree.root().as_bytes());
        let files = Files(&tree);
        let reader = TileHashReader::new(len, root, &files);
        assert!(reader.read_hashes(&[0]).is_ok());
        for number in [0, len / 2, len - 1] {
            let theirs = tlog_tiles::prove_record(len, number, &reader).unwrap();
            let leaf = tlog_tiles::record_hash(&entry(number));
            tlog_tiles::check_record(&theirs, len, root, number, leaf).unwrap();
            let ours = tree.inclusion(usize::try_from(number).unwrap()).unwrap();
            let ours: Vec<_> = ours.path().iter().map(|hash| *hash.as_bytes()).collect();
            let theirs: Vec<_> = theirs.iter().map(|hash| hash.0).collect();
            assert_eq!(ours, theirs, "{number} of {len}");
        }
    }
}

/// The checkpoint of a whole archive: other crates verify its note, read its tiles, and find each trail in it.
#[test]
fn an_archives_checkpoint_is_a_log_like_any_other() {
    let archive = include_str!("vectors/archives.jsonl")
        .lines()
        .next()
        .unwrap();
    let archive: serde_json::Value = serde_json::from_str(archive).unwrap();
    let heads: Vec<Head> = serde_json::from_value(archive["heads"].clone()).unwrap();
    let checkpoint = Checkpoint::new(h(), heads.clone()).unwrap();
    let tree = Tree::new(h(), heads.iter().map(|head| Checkpoint::leaf(h(), head)));
    assert_eq!(tree.root(), checkpoint.root().0);

    let signed = signed(&CheckpointNote::new(ORIGIN, &tree).unwrap().text());
    let theirs = signed_note::Note::from_bytes(signed.to_string().as_bytes()).unwrap();
    let known = signed_note::VerifierList::new(vec![Box::new(verifier().0)]);
    assert_eq!(theirs.verify(&known).unwrap().0.len(), 1);
    let noted = tlog_tiles::Checkpoint::from_bytes(theirs.text()).unwrap();
    let (len, root) = (noted.size(), *noted.hash());

    let files = Files(&tree);
    let reader = TileHashReader::new(len, root, &files);
    for (number, head) in (0..).zip(&heads) {
        let mut written = Encoder::new();
        head.encode(&mut written);
        let leaf = tlog_tiles::record_hash(written.as_bytes());
        let proof = tlog_tiles::prove_record(len, number, &reader).unwrap();
        tlog_tiles::check_record(&proof, len, root, number, leaf).unwrap();
    }
}

/// One file says that an entry is in the log: a root of the national suite is such an entry.
#[test]
fn a_proof_is_a_file() {
    let foreign = CheckpointRoot(Digest::from_bytes([7; 32]));
    let foreign = h().merkle_leaf(&[&root_entry(Suite::Sm, foreign)]);
    let leaves = (0..9).map(|number| h().merkle_leaf(&[&entry(number)]));
    let tree = Tree::new(h(), leaves.chain([foreign]));
    let checkpoint = signed(&CheckpointNote::new(ORIGIN, &tree).unwrap().text());
    let path = tree.inclusion(9).unwrap();
    for extra in [None, Some(b"which visit".to_vec())] {
        let proof = TlogProof {
            extra,
            path: path.clone(),
            checkpoint: checkpoint.clone(),
        };
        let file = proof.to_string();
        let read: TlogProof = file.parse().unwrap();
        assert_eq!(read, proof);
        assert_eq!(
            read.verify(foreign, ORIGIN, &[&verifier()]).unwrap().size,
            10
        );
        let of = |leaf, origin| read.verify(leaf, origin, &[&verifier()]).unwrap_err();
        assert_eq!(of(foreign, "ssj.example/ln"), NoteError::Origin);
        assert!(matches!(
            of(h().merkle_leaf(&[b"other"]), ORIGIN),
            NoteError::Proof(_)
        ));
        let elsewhere = file
            .replace("index 9", "index 8")
            .parse::<TlogProof>()
            .unwrap();
        assert!(elsewhere.verify(foreign, ORIGIN, &[&verifier()]).is_err());
    }
    for file in [
        "",
        "c2sp.org/tlog-proof@v1\nindex 1\n",
        "c2sp.org/tlog-proof@v2\nindex 1\n\nx",
    ] {
        assert!(file.parse::<TlogProof>().is_err(), "{file:?}");
    }
}
