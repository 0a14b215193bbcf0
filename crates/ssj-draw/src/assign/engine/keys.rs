//! Slots and persons of a component, told apart by type, and tables that have an entry for each.
#![allow(
    clippy::indexing_slicing,
    reason = "keys are places of what the table is of"
)]

use alloc::vec;
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::ops::{Index, IndexMut};

use crate::assign::problem::{NONE, ix, row};

/// What a table has an entry for.
pub(crate) trait Key: Copy {
    fn of(place: u32) -> Self;
    fn place(self) -> u32;
}

/// Numbers that are not to be taken for each other.
macro_rules! keys {
    ($($(#[$meta:meta])* $key:ident),+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) struct $key(pub(crate) u32);

        impl $crate::assign::engine::keys::Key for $key {
            fn of(place: u32) -> Self {
                Self(place)
            }

            #[inline]
            fn place(self) -> u32 {
                self.0
            }
        }
    )+};
}
pub(crate) use keys;

keys!(
    /// A slot of a component, by its place there.
    Slot,
    /// A person of a component, by their place there.
    Who
);

impl Slot {
    pub(crate) const NONE: Self = Self(NONE);
}

impl Who {
    pub(crate) const NONE: Self = Self(NONE);
}

/// A table with an entry for each key, such as each slot or each person.
#[derive(Clone, Debug)]
pub(crate) struct By<K, T>(Vec<T>, PhantomData<K>);

impl<K: Key, T> By<K, T> {
    /// The same for each.
    pub(crate) fn all(count: usize, entry: T) -> Self
    where
        T: Clone,
    {
        Self(vec![entry; count], PhantomData)
    }

    /// Appends an entry and gives its key.
    pub(crate) fn push(&mut self, entry: T) -> K {
        self.0.push(entry);
        K::of(row(self.0.len().saturating_sub(1)))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = K> + use<K, T> {
        (0..row(self.0.len())).map(K::of)
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> core::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> core::slice::IterMut<'_, T> {
        self.0.iter_mut()
    }

    /// Each with its entry.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (K, &T)> {
        self.keys().zip(&self.0)
    }
}

impl<K, T> FromIterator<T> for By<K, T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Self(entries.into_iter().collect(), PhantomData)
    }
}

impl<K, T> Default for By<K, T> {
    fn default() -> Self {
        Self(Vec::new(), PhantomData)
    }
}

impl<K: Key, T> Index<K> for By<K, T> {
    type Output = T;

    #[inline]
    fn index(&self, key: K) -> &T {
        &self.0[ix(key.place())]
    }
}

impl<K: Key, T> IndexMut<K> for By<K, T> {
    #[inline]
    fn index_mut(&mut self, key: K) -> &mut T {
        &mut self.0[ix(key.place())]
    }
}
