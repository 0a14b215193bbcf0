//! The tags of everything that a record hashes: never reused, never renumbered.

use ssj_core::Tag;

pub(crate) const HEADER: Tag = Tag::new(0x0101);
pub(crate) const SEED_VALUE: Tag = Tag::new(0x0103);
pub(crate) const INSPECTOR_COMMITMENT: Tag = Tag::new(0x0105);
pub(crate) const ELIGIBLE: Tag = Tag::new(0x0108);
pub(crate) const NOT_DRAWABLE: Tag = Tag::new(0x0109);
pub(crate) const OUT_OF_SCOPE: Tag = Tag::new(0x010a);
pub(crate) const OBJECT_RECORD: Tag = Tag::new(0x010c);
pub(crate) const NEED: Tag = Tag::new(0x0111);
pub(crate) const PERSON: Tag = Tag::new(0x0112);
pub(crate) const VISIT_CAP: Tag = Tag::new(0x0114);
pub(crate) const POLICY: Tag = Tag::new(0x0116);
pub(crate) const INSPECTOR_RECORD: Tag = Tag::new(0x0117);
pub(crate) const STRATUM_RESULT: Tag = Tag::new(0x0119);
pub(crate) const EVIDENCE: Tag = Tag::new(0x011b);
pub(crate) const MATTER_FRAME: Tag = Tag::new(0x011e);
pub(crate) const OBJECT_EXTRACT: Tag = Tag::new(0x0121);
pub(crate) const STRATUM_SEALED: Tag = Tag::new(0x0122);
pub(crate) const STRATUM_OPENED: Tag = Tag::new(0x0123);
pub(crate) const STAFFING: Tag = Tag::new(0x0127);
pub(crate) const OBJECT_FORM: Tag = Tag::new(0x0129);
pub(crate) const INSPECTOR_FORM: Tag = Tag::new(0x012a);
