//! `c2sp.org/tlog-tiles`: the tree as static files.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::base::bytes::Digest;
use crate::base::encode::width;
use crate::merkle::Tree;

/// Hashes of a whole tile.
const WIDTH: usize = 256;

impl Tree {
    /// The hashes of a tile, up to 256: roots of whole subtrees of `256^level` leaves; none where the
    /// tree has no such tile. As a file they stand one after the other under their [`tile_path`].
    ///
    /// ```
    /// use ssj_core::{Suite, merkle::Tree};
    /// use ssj_core::transparency::tile_path;
    /// let h = Suite::Intl.hash_fn()?;
    /// let leaves: Vec<_> = (0..300_u16).map(|n| h.merkle_leaf(&[&n.to_be_bytes()])).collect();
    /// let tree = Tree::new(h, leaves.iter().copied());
    /// assert_eq!(tree.tile(0, 1), Some(&leaves[256..]));
    /// assert_eq!(tree.tile(1, 0).map(<[_]>::len), Some(1));
    /// assert_eq!((tree.tile(1, 1), tree.tile(2, 0)), (None, None));
    /// assert_eq!(tile_path(0, 1, 44), "tile/0/001.p/44");
    /// # Ok::<(), ssj_core::SuiteUnavailable>(())
    /// ```
    pub fn tile(&self, level: u8, index: usize) -> Option<&[Digest]> {
        let height = usize::from(level).checked_mul(8)?;
        let shift = u32::try_from(height).ok()?;
        // A digest that rose without a neighbour is no root of a whole subtree.
        let whole = self.len().checked_shr(shift).unwrap_or(0);
        let start = index.checked_mul(WIDTH)?;
        let end = start.checked_add(WIDTH)?.min(whole);
        self.level(height)?
            .get(start..end)
            .filter(|hashes| !hashes.is_empty())
    }
}

/// Where a tile lies: `tile/LEVEL/INDEX`, the index in groups of three digits, with `.p/WIDTH` where it has
/// fewer than 256 hashes.
///
/// ```
/// use ssj_core::transparency::tile_path;
/// assert_eq!(tile_path(0, 1_234_067, 256), "tile/0/x001/x234/067");
/// assert_eq!(tile_path(2, 0, 7), "tile/2/000.p/7");
/// ```
pub fn tile_path(level: u8, index: usize, hashes: usize) -> String {
    let mut groups = Vec::new();
    let mut rest = width(index);
    loop {
        let group = rest % 1_000;
        let name = if groups.is_empty() {
            format!("{group:03}")
        } else {
            format!("x{group:03}")
        };
        groups.push(name);
        rest /= 1_000;
        if rest == 0 {
            break;
        }
    }
    groups.reverse();
    let partial = if hashes < WIDTH {
        format!(".p/{hashes}")
    } else {
        String::new()
    };
    format!("tile/{level}/{}{partial}", groups.join("/"))
}
