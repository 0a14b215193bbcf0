//! Evening out: alternating paths from the most loaded until none improves.
use alloc::collections::BinaryHeap;
use alloc::vec::Vec;

use super::board::Board;
use super::keys::Who;
use super::reach::{Goal, Reach};

/// Makes the sum of squared totals least.
///
/// Level by level from the top: while some path leads from a person at the level to one at least
/// two slots below, move along it. When none does, no later path can touch what the failed search
/// reached, so it is left out from then on.
pub(crate) fn even_out(board: &mut Board<'_>) {
    let mut reach = Reach::new(board);
    let everyone = board.hands.keys();
    let everyone = everyone.map(|person| (board.total(person), person));
    let mut heap: BinaryHeap<(u64, Who)> = everyone.collect();
    while let Some((level, first)) = heap.pop() {
        let mut sources = Vec::new();
        let mut next = Some(first);
        while let Some(person) = next {
            if board.total(person) == level && !reach.is_frozen(person) {
                sources.push(person);
            }
            next = heap
                .peek()
                .filter(|(total, _)| *total == level)
                .map(|(_, person)| *person);
            if next.is_some() {
                heap.pop();
            }
        }
        lower(board, &mut reach, level, sources, &mut heap);
    }
}

fn lower(
    board: &mut Board<'_>,
    reach: &mut Reach,
    level: u64,
    mut sources: Vec<Who>,
    heap: &mut BinaryHeap<(u64, Who)>,
) {
    while !sources.is_empty() {
        reach.start();
        for person in &sources {
            reach.add_person(board, *person);
        }
        let Some(gained) = reach.augment(board, Goal::Below(level)) else {
            reach.freeze(board);
            return;
        };
        heap.push((board.total(gained), gained));
        sources.retain(|person| {
            let still = board.total(*person) == level;
            if !still {
                heap.push((board.total(*person), *person));
            }
            still
        });
    }
}
