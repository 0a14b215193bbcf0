//! One digest for the law of a day.

use alloc::vec::Vec;

use time::Date;

use super::Sources;
use crate::base::bytes::Digest;
use crate::base::digests::LawRoot;
use crate::base::encode::{Encode, Encoder, Tag};
use crate::base::id::DivisionId;
use crate::base::merkle::Accumulator;
use crate::base::suite::HashFn;
use crate::data::matter::JointList;

/// The leaves of every document, hashed once: a day takes those that are valid on it.
#[derive(Clone, Debug)]
pub(super) struct Leaves {
    /// The register of agencies, the gazetteer, what is known of identity and the calendars, which answer for
    /// any day, and what is left out.
    standing: Vec<Digest>,
    /// Each list, in the order of the sources.
    pub(super) lists: Vec<Digest>,
    /// The rulebooks, which say themselves from when on they apply.
    rulebooks: Digest,
    instruments: Vec<Digest>,
}

/// `merkle_leaf(canonical(kind, document))`.
fn leaf(hash: HashFn, kind: &str, document: &impl Encode) -> Digest {
    let mut out = Encoder::new();
    out.record(Tag::new(0x0c21), |body| {
        body.value(kind);
        body.value(document);
    });
    hash.merkle_leaf(&[out.as_bytes()])
}

impl Leaves {
    pub(super) fn of(hash: HashFn, sources: &Sources) -> Self {
        let agencies = leaf(hash, "agencies", &sources.agencies);
        let gazetteer = leaf(hash, "gazetteer", &sources.gazetteer);
        let became = leaf(hash, "became", &sources.became);
        let calendars = leaf(hash, "calendars", &sources.calendars);
        let left_out = sources.left_out.iter();
        let left_out = left_out.map(|out| leaf(hash, "left-out", out));
        let lists = sources.lists.iter().map(|list| {
            let published = (list, list.publication().cloned());
            leaf(hash, "list", &published)
        });
        Self {
            standing: [agencies, gazetteer, became, calendars]
                .into_iter()
                .chain(left_out)
                .collect(),
            lists: lists.collect(),
            rulebooks: leaf(hash, "rulebooks", &sources.rulebooks),
            instruments: sources
                .instruments
                .iter()
                .map(|own| leaf(hash, "instrument", own))
                .collect(),
        }
    }

    /// A joint list, whichever day it applies from: its publication says that.
    pub(super) fn add_joint(&mut self, hash: HashFn, list: &JointList) {
        let published = (list.matters().to_vec(), list.publication().cloned());
        self.standing.push(leaf(hash, "joint-list", &published));
    }

    /// The root of the law of a day at a place, with these lists and instruments.
    pub(super) fn root(
        &self,
        hash: HashFn,
        (day, place): (Date, &DivisionId),
        lists: impl Iterator<Item = Digest>,
        instruments: impl Iterator<Item = usize>,
    ) -> LawRoot {
        let which = leaf(hash, "day", &(day, place));
        let instruments = instruments.filter_map(|at| self.instruments.get(at).copied());
        let standing = self.standing.iter().copied();
        let leaves = core::iter::once(which)
            .chain(standing)
            .chain([self.rulebooks])
            .chain(lists)
            .chain(instruments);
        LawRoot(Accumulator::of(hash, leaves).root(hash))
    }
}
