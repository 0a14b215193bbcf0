//! Numbers of this module's shapes in the canonical encoding: 0x0100 to 0x011f.

use crate::base::encode::Tag;

pub(super) const BASIS: Tag = Tag::new(0x0100);
pub(super) const SUBJECT: Tag = Tag::new(0x0101);
pub(super) const FREQUENCY: Tag = Tag::new(0x0102);
pub(super) const DISPATCH: Tag = Tag::new(0x0103);
pub(super) const MATTER: Tag = Tag::new(0x0104);
pub(super) const LIST: Tag = Tag::new(0x0105);
