//! A value with the instruments it comes from.

use alloc::vec::Vec;

use crate::base::id::InstrumentId;

/// What applies, the instruments that ask for exactly this, and those that ask for less.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Cited<T> {
    /// What applies.
    pub value: T,
    /// The instruments that ask for it, superior ones first; none for a default.
    pub by: Vec<InstrumentId>,
    /// The instruments that ask for less or for something it includes.
    pub beside: Vec<InstrumentId>,
}

impl<T: Clone + PartialEq> Cited<T> {
    /// The strictest of the values, by a measure that grows with strictness; citations keep their
    /// order, superior instruments first. `None` without any value.
    pub(super) fn strictest<K: Ord>(
        stated: &[(&InstrumentId, T)],
        strictness: impl Fn(&T) -> K,
    ) -> Option<Self> {
        let mut best: Option<&T> = None;
        for (_, value) in stated {
            // Only what is strictly stricter displaces a superior instrument's value.
            if best.is_none_or(|best| strictness(best) < strictness(value)) {
                best = Some(value);
            }
        }
        best.map(|value| Self::citing(value.clone(), stated))
    }

    /// A value beside the instruments that state it and those that state another.
    pub(super) fn citing(value: T, stated: &[(&InstrumentId, T)]) -> Self {
        let (mut by, mut beside) = (Vec::new(), Vec::new());
        for (id, own) in stated {
            let of = if *own == value { &mut by } else { &mut beside };
            of.push(InstrumentId::clone(id));
        }
        Self { value, by, beside }
    }
}

impl<T> Cited<T> {
    /// A default that no instrument states.
    pub(super) const fn unstated(value: T) -> Self {
        Self {
            value,
            by: Vec::new(),
            beside: Vec::new(),
        }
    }
}
