//! What a round rests on: who and what there is, what applies, and what allows it.

use ssj::prelude::*;

use super::lists::Lists;
use super::pools::Pools;
use super::province::Province;
use super::script::Script;

/// Everything that the draws rest on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Story<'a> {
    /// Who and what there is.
    pub(crate) province: &'a Province,
    /// The lists of matters.
    pub(crate) lists: &'a Lists,
    /// The two pools.
    pub(crate) pools: &'a Pools,
    /// Those of the inspectors who may be sent.
    pub(crate) people: &'a InspectorPool,
    /// What was checked before.
    pub(crate) history: &'a History,
    /// What applies.
    pub(crate) laws: &'a Laws,
}

/// What a round is to draw, and when.
#[derive(Clone, Debug)]
pub(crate) struct Brief {
    /// Whose market regulator draws.
    pub(crate) place: DivisionId,
    /// Its steps.
    pub(crate) script: &'static Script,
    /// What allows it.
    pub(crate) mandate: Mandate,
}
