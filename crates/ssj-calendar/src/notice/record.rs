//! The serialised form of a notice.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Closure, Evidence, Notice, NoticeDays, NoticeError, NoticeHeader, NoticeKind};
use crate::{iso_date, region::Region};

/// A notice as it travels: the same facts, checked on the way in.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct NoticeRecord {
    id: String,
    year: i32,
    kind: NoticeKind,
    region: Region,
    #[serde(default)]
    evidence: Evidence,
    #[serde(default)]
    doc_no: Option<String>,
    #[serde(default, with = "iso_date::option")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<iso_date::Text>"))]
    signed: Option<Date>,
    #[serde(default, with = "iso_date::option")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<iso_date::Text>"))]
    published: Option<Date>,
    off: Vec<ClosureRecord>,
    #[serde(default)]
    work: Vec<Day>,
    #[serde(default)]
    cancelled: Vec<Day>,
    #[serde(default)]
    statutory: Vec<Day>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ClosureRecord {
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "schemars", schemars(with = "iso_date::Text"))]
    first: Date,
    days: u8,
    holiday: String,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(transparent)]
struct Day(
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "schemars", schemars(with = "iso_date::Text"))]
    Date,
);

impl From<Notice> for NoticeRecord {
    fn from(notice: Notice) -> Self {
        let days = |days: &[Date]| days.iter().copied().map(Day).collect();
        let closure = |closure: &Closure| ClosureRecord {
            first: closure.first(),
            days: closure.days(),
            holiday: closure.holiday().into(),
        };
        Self {
            id: notice.id().into(),
            year: notice.year(),
            kind: notice.kind(),
            region: notice.region(),
            evidence: notice.evidence(),
            doc_no: notice.doc_no().map(Into::into),
            signed: notice.signed(),
            published: notice.published(),
            off: notice.off().iter().map(closure).collect(),
            work: days(notice.work()),
            cancelled: days(notice.cancelled()),
            statutory: days(notice.statutory()),
        }
    }
}

impl TryFrom<NoticeRecord> for Notice {
    type Error = NoticeError;

    fn try_from(record: NoticeRecord) -> Result<Self, NoticeError> {
        let days = |days: Vec<Day>| days.into_iter().map(|day| day.0).collect();
        let closure = |raw: ClosureRecord| Closure::new(raw.first, raw.days, &raw.holiday);
        let header = NoticeHeader {
            evidence: record.evidence,
            doc_no: record.doc_no,
            signed: record.signed,
            published: record.published,
            ..NoticeHeader::new(record.id, record.kind, record.region, record.year)
        };
        Self::new(
            header,
            NoticeDays {
                off: record
                    .off
                    .into_iter()
                    .map(closure)
                    .collect::<Result<_, _>>()?,
                work: days(record.work),
                cancelled: days(record.cancelled),
                statutory: days(record.statutory),
            },
        )
    }
}
