//! Against the recursive definition of RFC 6962, section 2.1, and published values.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::many_single_char_names,
    reason = "tests, which name nodes as the RFC does"
)]

use crate::{Decode as _, Encode as _, Explain as _};
use alloc::vec::Vec;

use super::*;
use crate::base::encode::width;
use crate::base::suite::Suite;

fn intl() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

fn leaves(count: usize) -> Vec<Digest> {
    (0..count)
        .map(|i| intl().merkle_leaf(&[&i.to_be_bytes()]))
        .collect()
}

/// The largest power of two below `n`, for `n` over 1.
fn split(n: usize) -> usize {
    n.next_power_of_two() / 2
}

/// MTH(D[n]) as the RFC words it.
fn mth(leaves: &[Digest]) -> Digest {
    match leaves {
        [] => intl().merkle_empty(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            intl().merkle_node(mth(left), mth(right))
        }
    }
}

/// PATH(m, D[n]) as the RFC words it.
fn path(m: usize, leaves: &[Digest]) -> Vec<Digest> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let k = split(leaves.len());
    let (left, right) = leaves.split_at(k);
    let (mut below, beside) = if m < k {
        (path(m, left), mth(right))
    } else {
        (path(m - k, right), mth(left))
    };
    below.push(beside);
    below
}

/// SUBPROOF(m, D[n], b) as the RFC words it.
fn subproof(m: usize, leaves: &[Digest], whole: bool) -> Vec<Digest> {
    if m == leaves.len() {
        return if whole {
            Vec::new()
        } else {
            Vec::from([mth(leaves)])
        };
    }
    let k = split(leaves.len());
    let (left, right) = leaves.split_at(k);
    let (mut below, beside) = if m <= k {
        (subproof(m, left, whole), mth(right))
    } else {
        (subproof(m - k, right, false), mth(left))
    };
    below.push(beside);
    below
}

/// The leaves and roots of the test data that the certificate transparency project publishes.
#[test]
fn published_roots() {
    let data: [&[u8]; 8] = [
        b"",
        &[0x00],
        &[0x10],
        &[0x20, 0x21],
        &[0x30, 0x31],
        &[0x40, 0x41, 0x42, 0x43],
        &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let h = intl();
    for (count, root) in roots.iter().enumerate() {
        let leaves = data.iter().take(count).map(|leaf| h.merkle_leaf(&[leaf]));
        let root = root.parse().unwrap();
        assert_eq!(Accumulator::of(h, leaves.clone()).root(h), root);
        assert_eq!(Tree::new(h, leaves).root(), root);
    }
}

#[test]
fn trees_and_proofs_are_those_of_the_definition() {
    for count in 0..=70 {
        let leaves = leaves(count);
        let (h, root) = (intl(), mth(&leaves));
        let tree = Tree::new(h, leaves.iter().copied());
        assert_eq!(tree.root(), root);
        assert_eq!(Accumulator::of(h, leaves.iter().copied()).root(h), root);
        for (index, leaf) in leaves.iter().enumerate() {
            let proof = tree.inclusion(index).unwrap();
            assert_eq!(proof.path(), path(index, &leaves));
            proof.verify(h, *leaf, root).unwrap();
        }
        for old in 1..=count {
            let proof = tree.consistency(old).unwrap();
            assert_eq!(proof.path(), subproof(old, &leaves, true));
            proof.verify(h, mth(&leaves[..old]), root).unwrap();
        }
        assert!(tree.inclusion(count).is_none() && tree.consistency(count + 1).is_none());
        assert!(tree.consistency(0).is_none());
    }
}

/// The example tree of RFC 6962, section 2.1.3: seven leaves d0 to d6.
#[test]
fn example_proofs_of_the_rfc() {
    let d = leaves(7);
    let (h, tree) = (intl(), Tree::new(intl(), d.iter().copied()));
    let n = |left, right| h.merkle_node(left, right);
    let (g, i, j) = (n(d[0], d[1]), n(d[2], d[3]), n(d[4], d[5]));
    let (k, l) = (n(g, i), n(j, d[6]));
    let path = |index| tree.inclusion(index).unwrap().path().to_vec();
    assert_eq!(path(0), [d[1], i, l]);
    assert_eq!(path(3), [d[2], g, l]);
    assert_eq!(path(4), [d[5], d[6], k]);
    assert_eq!(path(6), [j, k]);
    let grown = |old| tree.consistency(old).unwrap().path().to_vec();
    assert_eq!(grown(3), [d[2], d[3], g, l]);
    assert_eq!(grown(4), [l]);
    assert_eq!(grown(6), [j, d[6], k]);
}

#[test]
fn a_proof_is_good_for_one_leaf_at_one_place_under_one_root() {
    let h = intl();
    for count in 1..=17_usize {
        let leaves = leaves(count);
        let root = mth(&leaves);
        let tree = Tree::new(h, leaves.iter().copied());
        for index in 0..count {
            let path = tree.inclusion(index).unwrap().path().to_vec();
            for at in 0..count {
                for (other, leaf) in leaves.iter().enumerate() {
                    let proof = InclusionProof::from_parts(width(at), width(count), path.clone());
                    let holds = proof.verify(h, *leaf, root).is_ok();
                    assert_eq!(holds, at == index && other == index);
                }
            }
            let longer = [path.clone(), Vec::from([root])].concat();
            let proof = InclusionProof::from_parts(width(index), width(count), longer);
            assert_eq!(
                proof.verify(h, leaves[index], root),
                Err(ProofError::Length {
                    found: path.len() + 1
                })
            );
        }
    }
}

#[test]
fn a_list_that_was_rewritten_has_no_consistency_proof() {
    let h = intl();
    for count in 2..=17_usize {
        for old in 1..count {
            let mut rewritten = leaves(count);
            let old_root = mth(&rewritten[..old]);
            rewritten[old - 1] = h.merkle_leaf(&[b"rewritten"]);
            let tree = Tree::new(h, rewritten.iter().copied());
            let proof = tree.consistency(old).unwrap();
            assert!(proof.verify(h, old_root, tree.root()).is_err());
        }
    }
}

/// From the empty list one gets anywhere without a single digest, so that it shows nothing.
#[test]
fn an_empty_list_is_no_beginning() {
    let h = intl();
    let made_up = Digest::from_bytes([7; 32]);
    for (outer, new) in [(0, h.merkle_empty()), (5, made_up)] {
        let proof = ConsistencyProof::from_parts(0, outer, Vec::new());
        assert_eq!(
            proof.verify(h, h.merkle_empty(), new),
            Err(ProofError::OutOfRange { inner: 0, outer })
        );
    }
    let same = ConsistencyProof::from_parts(5, 5, Vec::new());
    assert_eq!(same.verify(h, made_up, made_up), Ok(()));
}

#[test]
fn nonsense_is_refused_and_never_panics() {
    let (h, zero) = (intl(), Digest::from_bytes([0; 32]));
    for (inner, outer) in [(0, 0), (1, 1), (5, 3), (u64::MAX, 0), (u64::MAX, u64::MAX)] {
        let proof = InclusionProof::from_parts(inner, outer, Vec::new());
        assert_eq!(
            proof.verify(h, zero, zero),
            Err(ProofError::OutOfRange { inner, outer })
        );
    }
    let huge = InclusionProof::from_parts(u64::MAX - 1, u64::MAX, Vec::from([zero; 63]));
    assert!(huge.verify(h, zero, zero).is_err());
    let huge = ConsistencyProof::from_parts(u64::MAX - 1, u64::MAX, Vec::from([zero; 64]));
    assert!(huge.verify(h, zero, zero).is_err());
    let back = ConsistencyProof::from_parts(3, 2, Vec::new());
    assert_eq!(
        back.verify(h, zero, zero).unwrap_err().code(),
        "proof.out-of-range"
    );
}

fn range(first: usize, leaves: &[Digest]) -> Range {
    let mut range = Range::starting_at(width(first));
    leaves.iter().for_each(|leaf| range.push(intl(), *leaf));
    range
}

#[test]
fn ranges_join_to_the_tree_wherever_they_are_cut() {
    let h = intl();
    for n in 0..=20 {
        let all = leaves(n);
        let whole = range(0, &all);
        assert_eq!(
            Accumulator::try_from(whole.clone()).unwrap().root(h),
            mth(&all)
        );
        for a in 0..=n {
            for b in a..=n {
                let [left, middle, right] = [(0, &all[..a]), (a, &all[a..b]), (b, &all[b..])]
                    .map(|(at, few)| range(at, few));
                assert_eq!(Range::of(h, width(a), all[a..b].to_vec()), middle);
                let read = Range::from_canonical(&middle.to_canonical()).unwrap();
                assert_eq!(read, middle);
                let early = left.clone().join(h, read).unwrap().join(h, right.clone());
                let late = left.join(h, middle.join(h, right).unwrap());
                assert_eq!(
                    (early, late),
                    (Ok(whole.clone()), Ok(whole.clone())),
                    "{n} {a} {b}"
                );
            }
        }
    }
}

#[test]
fn ranges_that_do_not_follow_each_other_are_refused() {
    let all = leaves(7);
    let (left, right) = (range(0, &all[..3]), range(4, &all[4..]));
    let error = left.clone().join(intl(), right.clone()).unwrap_err();
    assert_eq!(error, RangesApart { end: 3, first: 4 });
    assert!(right.clone().join(intl(), left).is_err());
    assert_eq!(Accumulator::try_from(right.clone()).unwrap_err().first, 4);
    // A range's digests are as many as its places take: no more, no fewer.
    let mut bytes = right.to_canonical();
    let written = alloc::format!("{}", intl().hash(crate::Label::Document, &bytes));
    assert_eq!(
        written,
        "33ec317e51c00a09f01b048fda7980d4e7758fabd0402a7e49bd41115f430145"
    );
    bytes[27] = 8;
    assert_eq!(
        Range::from_canonical(&bytes),
        Err(crate::DecodeError::Value)
    );
}
