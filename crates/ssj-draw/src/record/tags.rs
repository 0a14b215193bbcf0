//! The tags of everything that a record hashes: never reused, never renumbered.

use ssj_core::Tag;

pub(crate) const HEADER: Tag = Tag::new(0x0101);
pub(crate) const SOURCE: Tag = Tag::new(0x0102);
pub(crate) const SEED_VALUE: Tag = Tag::new(0x0103);
pub(crate) const OBJECT_COMMITMENT: Tag = Tag::new(0x0104);
pub(crate) const INSPECTOR_COMMITMENT: Tag = Tag::new(0x0105);
pub(crate) const FRAME: Tag = Tag::new(0x0106);
pub(crate) const STRATUM: Tag = Tag::new(0x0107);
pub(crate) const ELIGIBLE: Tag = Tag::new(0x0108);
pub(crate) const NOT_DRAWABLE: Tag = Tag::new(0x0109);
pub(crate) const OUT_OF_SCOPE: Tag = Tag::new(0x010a);
pub(crate) const REASON: Tag = Tag::new(0x010b);
pub(crate) const OBJECT_RECORD: Tag = Tag::new(0x010c);
pub(crate) const FRAME_RESULT: Tag = Tag::new(0x010d);
pub(crate) const CLASS: Tag = Tag::new(0x010e);
pub(crate) const CLASS_SOURCE: Tag = Tag::new(0x010f);
pub(crate) const NEED: Tag = Tag::new(0x0111);
pub(crate) const PERSON: Tag = Tag::new(0x0112);
pub(crate) const PAIR: Tag = Tag::new(0x0113);
pub(crate) const FIXED: Tag = Tag::new(0x0115);
pub(crate) const POLICY: Tag = Tag::new(0x0116);
pub(crate) const INSPECTOR_RECORD: Tag = Tag::new(0x0117);
pub(crate) const TEAM: Tag = Tag::new(0x0118);
pub(crate) const STRATUM_RESULT: Tag = Tag::new(0x0119);
pub(crate) const REVEAL_HASH: Tag = Tag::new(0x011a);
pub(crate) const EVIDENCE: Tag = Tag::new(0x011b);
