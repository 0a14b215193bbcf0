//! Some leaves of a tree that follow each other: what is computed apart and joined.

use alloc::vec::Vec;

use super::Accumulator;
use crate::base::bytes::Digest;
use crate::base::encode::width;
use crate::base::suite::HashFn;

/// Leaves that follow each other in a tree, as the roots of the largest subtrees that lie wholly among
/// them (a *compact range*): 2 log n digests for any number of leaves.
///
/// Ranges are made on any thread or machine and joined to the one before; joining is associative. From
/// the first leaf on they are the tree.
///
/// ```
/// use ssj_core::Suite;
/// use ssj_core::merkle::{Accumulator, Range};
/// let h = Suite::Intl.hash_fn()?;
/// let leaves = ["a", "b", "c", "d", "e"].map(|leaf| h.merkle_leaf(&[leaf.as_bytes()]));
/// let (mut left, mut right) = (Range::starting_at(0), Range::starting_at(3));
/// leaves[..3].iter().for_each(|leaf| left.push(h, *leaf));
/// leaves[3..].iter().for_each(|leaf| right.push(h, *leaf));
/// let all = left.join(h, right)?;
/// assert_eq!((all.first(), all.end()), (0, 5));
/// assert_eq!(Accumulator::try_from(all)?.root(h), Accumulator::of(h, leaves).root(h));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Range {
    first: u64,
    end: u64,
    /// From left to right.
    nodes: Vec<Digest>,
}

impl Range {
    /// No leaves yet, of which the first will be this one of the tree, counted from 0.
    pub const fn starting_at(first: u64) -> Self {
        Self {
            first,
            end: first,
            nodes: Vec::new(),
        }
    }

    /// Leaves that follow each other, by their hashes; the first is this one of the tree, counted from 0.
    ///
    /// ```
    /// use ssj_core::{Suite, merkle::Range};
    /// let h = Suite::Intl.hash_fn()?;
    /// let leaf = h.merkle_leaf(&[b"a"]);
    /// let mut range = Range::starting_at(6);
    /// range.push(h, leaf);
    /// assert_eq!(Range::of(h, 6, [leaf].into()), range);
    /// # Ok::<(), ssj_core::SuiteUnavailable>(())
    /// ```
    pub fn of(hash: HashFn, first: u64, leaves: Vec<Digest>) -> Self {
        let end = first.saturating_add(width(leaves.len()));
        let (mut nodes, mut right) = (Vec::new(), Vec::<Digest>::new());
        let (mut at, mut level) = (first, leaves);
        while !level.is_empty() {
            // What has no neighbour within the range stays; the others meet in pairs.
            let lonely = usize::from(at % 2 == 1);
            nodes.extend(level.get(..lonely).unwrap_or_default());
            let rest = level.get(lonely..).unwrap_or_default();
            let (pairs, last) = rest.as_chunks::<2>();
            right.extend(last);
            level = hash.merkle_level(pairs.as_flattened());
            at = at.div_ceil(2);
        }
        nodes.extend(right.into_iter().rev());
        Self { first, end, nodes }
    }

    /// The number of its first leaf in the tree.
    pub const fn first(&self) -> u64 {
        self.first
    }

    /// The number of the leaf after its last one.
    pub const fn end(&self) -> u64 {
        self.end
    }

    /// How many leaves it has.
    pub const fn len(&self) -> u64 {
        self.end.saturating_sub(self.first)
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds the leaf after its last one, by its hash.
    pub fn push(&mut self, hash: HashFn, leaf: Digest) {
        self.append(hash, leaf, 0);
    }

    /// This range and the one that follows it.
    ///
    /// # Errors
    /// [`RangesApart`] where the other does not start where this one ends.
    pub fn join(mut self, hash: HashFn, next: Self) -> Result<Self, RangesApart> {
        if next.first != self.end {
            return Err(RangesApart {
                end: self.end,
                first: next.first,
            });
        }
        for (node, height) in next
            .nodes
            .into_iter()
            .zip(Heights::of(next.first, next.end))
        {
            self.append(hash, node, height);
        }
        Ok(self)
    }

    /// Adds a subtree of 2^height leaves, which joins those as large before it that complete a larger one.
    fn append(&mut self, hash: HashFn, node: Digest, height: u32) {
        let end = self.end.saturating_add(1_u64.wrapping_shl(height));
        let mut root = node;
        for above in height.saturating_add(1)..u64::BITS {
            let leaves = 1_u64.wrapping_shl(above);
            let within = end.checked_sub(leaves).is_some_and(|at| at >= self.first);
            if !within || end & leaves.wrapping_sub(1) != 0 {
                break;
            }
            match self.nodes.pop() {
                Some(left) => root = hash.merkle_node(left, root),
                None => break,
            }
        }
        self.nodes.push(root);
        self.end = end;
    }

    /// A range as it was stored.
    fn stored(first: u64, end: u64, nodes: Vec<Digest>) -> Result<Self, RangesApart> {
        let whole = first <= end && Heights::of(first, end).count() == nodes.len();
        let range = Self { first, end, nodes };
        whole.then_some(range).ok_or(RangesApart { end, first })
    }
}

/// The heights of a range's subtrees, from left to right: at each place the largest that starts there
/// in the tree and ends within the range.
struct Heights {
    at: u64,
    end: u64,
}

impl Heights {
    const fn of(at: u64, end: u64) -> Self {
        Self { at, end }
    }
}

impl Iterator for Heights {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let room = self.end.checked_sub(self.at)?.checked_ilog2()?;
        let height = self.at.trailing_zeros().min(room);
        self.at = self.at.saturating_add(1_u64.wrapping_shl(height));
        Some(height)
    }
}

/// Leaves from the first on.
impl TryFrom<Range> for Accumulator {
    type Error = RangesApart;

    fn try_from(range: Range) -> Result<Self, RangesApart> {
        if range.first == 0 {
            Ok(Self {
                peaks: range.nodes,
                len: range.end,
            })
        } else {
            Err(RangesApart {
                end: 0,
                first: range.first,
            })
        }
    }
}

record! {
    0x0021 Range { first, end, nodes } decode Range::stored;
}

errors! {
    /// Ranges of leaves that do not follow each other.
    #[derive(Copy)]
    pub struct RangesApart {
        /// Where the one ends.
        pub end: u64,
        /// Where the other starts.
        pub first: u64,
    } = "proof.ranges-apart", "a range that starts at leaf {first} does not follow one that ends before leaf {end}",
        "始于第 {first} 叶的区间不接续止于第 {end} 叶之前的区间";
}
