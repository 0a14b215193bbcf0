//! Numbers of this module's shapes in the canonical encoding: 0x0140 to 0x015f.

use crate::base::encode::Tag;

pub(super) const OUT_OF_SCOPE: Tag = Tag::new(0x0140);
pub(super) const NOT_DRAWABLE: Tag = Tag::new(0x0141);
pub(super) const ELIGIBLE: Tag = Tag::new(0x0142);
pub(super) const EXCLUSION: Tag = Tag::new(0x0143);
pub(super) const NOT_OPEN: Tag = Tag::new(0x0144);
pub(super) const OTHER_DIVISION: Tag = Tag::new(0x0145);
pub(super) const REPEAT: Tag = Tag::new(0x0146);
pub(super) const PASSED_TEST: Tag = Tag::new(0x0147);
pub(super) const YEARLY_CAP: Tag = Tag::new(0x0148);
pub(super) const FREQUENCY: Tag = Tag::new(0x0149);
pub(super) const LEFT_ALONE: Tag = Tag::new(0x014a);
pub(super) const OVERRIDE: Tag = Tag::new(0x014b);
