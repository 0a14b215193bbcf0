//! Numbers of this module's shapes in the canonical encoding: 0x0300 to 0x03ff.

use crate::base::encode::Tag;

pub(super) const RATIO: Tag = Tag::new(0x0300);
pub(super) const CENSUS: Tag = Tag::new(0x0301);
pub(super) const FIXED: Tag = Tag::new(0x0302);
pub(super) const FRACTION: Tag = Tag::new(0x0303);
pub(super) const BOUNDED: Tag = Tag::new(0x0304);
pub(super) const PIECEWISE: Tag = Tag::new(0x0305);
pub(super) const PIECE: Tag = Tag::new(0x0306);
pub(super) const PROPORTIONAL: Tag = Tag::new(0x0310);
pub(super) const NEYMAN: Tag = Tag::new(0x0311);
pub(super) const HUNTINGTON_HILL: Tag = Tag::new(0x0312);
pub(super) const SIZING: Tag = Tag::new(0x0313);
pub(super) const REFUSE: Tag = Tag::new(0x0320);
pub(super) const TAKE_ALL: Tag = Tag::new(0x0321);
