//! Numbers of this module's shapes in the canonical encoding: 0x0120 to 0x013f.

use crate::base::encode::Tag;

pub(super) const HEADER: Tag = Tag::new(0x0120);
pub(super) const OBJECT: Tag = Tag::new(0x0121);
pub(super) const OPEN: Tag = Tag::new(0x0122);
pub(super) const ENDED: Tag = Tag::new(0x0123);
pub(super) const MOVED: Tag = Tag::new(0x0124);
pub(super) const CLASSES: Tag = Tag::new(0x0125);
pub(super) const INSPECTOR: Tag = Tag::new(0x0126);
pub(super) const CREDENTIAL: Tag = Tag::new(0x0127);
pub(super) const EXPERT: Tag = Tag::new(0x0128);
pub(super) const RECUSAL: Tag = Tag::new(0x0129);
pub(super) const OBJECT_POOL: Tag = Tag::new(0x012a);
pub(super) const INSPECTOR_POOL: Tag = Tag::new(0x012b);
pub(super) const EXPERT_POOL: Tag = Tag::new(0x012c);
