//! The two trees of a frame: leaves hashed by pieces of its rows, and put in order by prefixes of their
//! blind tokens, on as many workers as there are.

use alloc::vec::Vec;
use core::ops::Range;

use ssj_core::merkle::{self, Accumulator, RangesApart};
use ssj_core::{BlindToken, Digest, HashFn, Refusals, RowSalt, SuiteUnavailable};

use super::{FrameRow, LeafHasher, MatterFrame, RowState, SealedHalf, unmet};
use crate::record::Veil;
use crate::workers::{Workers, in_order};

/// What commits to a frame's rows.
pub(crate) struct Leaves {
    /// Each row's blind token, in row order.
    pub(crate) blind: Vec<BlindToken>,
    pub(crate) rows: Digest,
    pub(crate) exclusions: Digest,
    /// Whether a blind token stands in it more than once.
    pub(crate) twice: bool,
}

/// Leaves behind the names that they are sorted by.
type Named = Vec<(BlindToken, Digest)>;

/// What some rows came to; leaves by the prefixes of their blind tokens.
struct Piece {
    blind: Vec<BlindToken>,
    rows: Vec<Named>,
    exclusions: Vec<Named>,
}

impl Leaves {
    pub(crate) fn of(
        frame: &MatterFrame,
        hash: HashFn,
        veil: &Veil,
        workers: &impl Workers,
    ) -> Result<Self, Refusals> {
        let most = frame.rows.len().div_ceil(FEW).max(1);
        let pieces = workers.many().clamp(1, most.min(MOST)).next_power_of_two();
        let each = frame.rows.len().div_ceil(pieces).max(1);
        let piece = |i: usize| {
            let start = i.saturating_mul(each).min(frame.rows.len());
            let end = start.saturating_add(each).min(frame.rows.len());
            Piece::of(frame, start..end, pieces, (hash, veil))
        };
        let done = in_order(workers, pieces, piece).into_iter();
        let done: Vec<_> = done.collect::<Result<_, _>>()?;
        let rows: Vec<_> = done.iter().map(|piece| piece.rows.as_slice()).collect();
        let apart = |apart: RangesApart| unmet(&frame.matter, &apart);
        let (rows, twice) = root(&rows, hash, workers).map_err(apart)?;
        let exclusions: Vec<_> = done.iter().map(|it| it.exclusions.as_slice()).collect();
        let (exclusions, _) = root(&exclusions, hash, workers).map_err(apart)?;
        let mut blind = Vec::with_capacity(frame.rows.len());
        done.into_iter().for_each(|piece| blind.extend(piece.blind));
        Ok(Self {
            blind,
            rows,
            exclusions,
            twice,
        })
    }
}

/// Fewer rows than this are not worth another worker.
const FEW: usize = 1 << 12;

/// Prefixes of one byte.
const MOST: usize = 1 << 8;

impl Piece {
    fn of(
        frame: &MatterFrame,
        rows: Range<usize>,
        prefixes: usize,
        (hash, veil): (HashFn, &Veil),
    ) -> Result<Self, SuiteUnavailable> {
        let mut leaves = LeafHasher::new(hash, veil, &frame.matter)?;
        let each = rows.len().div_ceil(prefixes);
        let named = || Named::with_capacity(each.saturating_add(each.isqrt().saturating_mul(4)));
        let mut piece = Self {
            blind: Vec::with_capacity(rows.len()),
            rows: (0..prefixes).map(|_| named()).collect(),
            exclusions: alloc::vec![Named::new(); prefixes],
        };
        // In row order, in which the rows lie in memory; what is sorted afterwards is small.
        for few in frame.rows.get(rows).unwrap_or_default().chunks(AT_ONCE) {
            let mut salts = [[0; 16]; AT_ONCE];
            for (row, token) in few.iter().zip(&mut salts) {
                *token = *row.object.token(hash).as_bytes();
            }
            let mut blind = salts;
            veil.blind_column(blind.as_flattened_mut());
            leaves.salt_column(salts.as_flattened_mut());
            for ((row, blind), salt) in few.iter().zip(blind).zip(salts) {
                piece.add(&mut leaves, row, (blind, salt));
            }
        }
        Ok(piece)
    }

    fn add(
        &mut self,
        leaves: &mut LeafHasher,
        row: &FrameRow,
        (blind, salt): ([u8; 16], [u8; 16]),
    ) {
        let half = SealedHalf {
            salt: RowSalt::from_bytes(salt),
            blind: BlindToken::from_bytes(blind),
            stratum: row.stratum,
        };
        let (blind, seal) = (half.blind, half.seal(leaves.hash()));
        let at = prefix(blind, self.rows.len());
        if let Some(named) = self.rows.get_mut(at) {
            named.push((blind, leaves.leaf(row, seal)));
        }
        if row.state != RowState::Eligible
            && let Some(named) = self.exclusions.get_mut(at)
        {
            named.push((blind, leaves.exclusion(row, seal)));
        }
        self.blind.push(blind);
    }
}

/// Tokens that are enciphered together.
const AT_ONCE: usize = 64;

/// Which of so many prefixes, a power of two, a blind token has.
fn prefix(blind: BlindToken, prefixes: usize) -> usize {
    let [first, ..] = *blind.as_bytes();
    usize::from(first).saturating_mul(prefixes) / MOST
}

/// The root over the leaves of all pieces in ascending order of blind token, and whether one of these
/// stands there twice.
fn root(
    pieces: &[&[Named]],
    hash: HashFn,
    workers: &impl Workers,
) -> Result<(Digest, bool), RangesApart> {
    let prefixes = pieces.first().map_or(0, |piece| piece.len());
    let all = |at: usize| pieces.iter().filter_map(move |piece| piece.get(at));
    let leaves = |at| all(at).map(Vec::len).fold(0, usize::saturating_add);
    let range = |at: usize| {
        let before = (0..at).map(leaves).fold(0, usize::saturating_add);
        let mut named = Named::with_capacity(leaves(at));
        all(at).for_each(|few| named.extend_from_slice(few));
        named.sort_unstable_by_key(|(blind, _)| *blind);
        let twice = !named.is_sorted_by(|(a, _), (b, _)| a < b);
        let leaves = named.into_iter().map(|(_, leaf)| leaf).collect();
        let first = u64::try_from(before).unwrap_or(u64::MAX);
        (merkle::Range::of(hash, first, leaves), twice)
    };
    let ranges = in_order(workers, prefixes, range);
    let twice = ranges.iter().any(|(_, twice)| *twice);
    let mut tree = merkle::Range::starting_at(0);
    for (range, _) in ranges {
        tree = tree.join(hash, range)?;
    }
    Ok((Accumulator::try_from(tree)?.root(hash), twice))
}
