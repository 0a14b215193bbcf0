//! Pools from lists as offices have them: good rows in, bad rows back.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use core::ops::ControlFlow;

use super::rows::{self, RowChecks};
use super::{ObjectEntry, ObjectPool};
use crate::base::id::{CodeException, IdError};
use crate::law::refusal::{Checks, Refusal};
use crate::law::rules::pool as rules;
use crate::{Explain, Language, Say};

/// What became of a list: the pool of its good rows, not to be had but by asking for it.
///
/// Made by [`ObjectPool::import`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Import {
    pool: ObjectPool,
    report: ImportReport,
}

/// What a list brought (导入报告), in the order of the list.
#[doc(alias = "导入报告")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct ImportReport {
    /// How many rows it has.
    pub rows: u64,
    /// The rows whose numbers check by no standard and were admitted on evidence, by kind.
    pub exceptions: BTreeMap<CodeException, u64>,
    /// The rows that are in no pool, and why.
    pub bad: Vec<BadRow>,
}

/// A row that is in no pool, by the list's own number.
///
/// ```
/// use ssj_core::pool::{BadRow, BadRowReason};
/// use ssj_core::{ObjectId, Zh};
/// let error = ObjectId::new("91220582778712797L").unwrap_err();
/// let bad = BadRow { row: 3, reasons: vec![BadRowReason::Id(error)] };
/// assert!(bad.to_string().starts_with("row 3: ") && Zh(&bad).to_string().starts_with("第3行："));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct BadRow {
    /// Its number in the list.
    pub row: u64,
    /// All that is wrong with it; never empty.
    pub reasons: Vec<BadRowReason>,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(untagged))]
pub enum BadRowReason {
    /// It has no id: the text is none.
    Id(#[cfg_attr(feature = "schemars", schemars(with = "Said"))] IdError),
    /// The pool refuses it.
    Refused(Refusal),
}

/// 第11行：…；…
impl Say for BadRow {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separators = match language {
            Language::Chinese => ["：", "；"],
            _ => [": ", "; "],
        };
        match language {
            Language::Chinese => write!(f, "第{}行", self.row)?,
            _ => write!(f, "row {}", self.row)?,
        }
        let [first, further] = separators;
        for (number, reason) in self.reasons.iter().enumerate() {
            f.write_str(if number == 0 { first } else { further })?;
            reason.say(language, f)?;
        }
        Ok(())
    }
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.say(Language::English, f)
    }
}

impl BadRowReason {
    /// The stable code of what is wrong: the rule's, or the error's.
    pub fn code(&self) -> &'static str {
        self.explained().code()
    }

    fn explained(&self) -> &dyn Explain {
        match self {
            Self::Id(error) => error,
            Self::Refused(refusal) => refusal,
        }
    }
}

impl Say for BadRowReason {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.explained().say(language, f)
    }
}

impl fmt::Display for BadRowReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.say(Language::English, f)
    }
}

/// A reason as it is shown: its code and both sentences.
#[cfg(feature = "serde")]
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Said {
    code: &'static str,
    en: alloc::string::String,
    zh: alloc::string::String,
}

#[cfg(feature = "serde")]
impl serde::Serialize for BadRowReason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use alloc::string::ToString as _;

        match self {
            Self::Refused(refusal) => refusal.serialize(serializer),
            Self::Id(error) => Said {
                code: error.code(),
                en: error.to_string(),
                zh: error.zh().to_string(),
            }
            .serialize(serializer),
        }
    }
}

errors! {
    /// Why a list was not looked through to its end.
    ///
    /// ```
    /// use ssj_core::{Explain, pool::ImportError};
    /// assert_eq!(ImportError::Cancelled.zh().to_string(), "导入已由观察程序取消");
    /// ```
    #[derive(Copy)]
    pub enum ImportError {
        /// The caller broke it off; nothing was imported.
        Cancelled = "pool.import-cancelled",
            "the import was cancelled by its observer",
            "导入已由观察程序取消";
        /// It has more rows than a pool may have.
        TooLarge {
            /// How many a pool may have.
            limit: u64,
        } = "pool.import-too-large",
            "the list has more than {limit} rows",
            "名单超过 {limit} 行";
    }
}

impl Import {
    pub(super) const fn new(pool: ObjectPool, report: ImportReport) -> Self {
        Self { pool, report }
    }

    /// What the list brought.
    pub const fn report(&self) -> &ImportReport {
        &self.report
    }

    /// The pool of all rows.
    ///
    /// # Errors
    /// The import itself where a row is bad: half a list is no pool unless that is
    /// [asked for](Self::good_rows).
    #[expect(
        clippy::result_large_err,
        reason = "asked once for a list, and handed on"
    )]
    pub fn whole(self) -> Result<ObjectPool, Self> {
        if self.report.bad.is_empty() {
            Ok(self.pool)
        } else {
            Err(self)
        }
    }

    /// The pool of the good rows, and which are not in it.
    pub fn good_rows(self) -> (ObjectPool, ImportReport) {
        (self.pool, self.report)
    }
}

/// How often the caller is told how far it is, in rows.
const STEP: u64 = 1 << 16;

/// The good rows by id, and the report.
pub(super) fn rows(
    rows: impl IntoIterator<Item = (u64, Result<ObjectEntry, IdError>)>,
    check: impl Fn(&ObjectEntry, &mut RowChecks<'_>),
    mut watch: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<(Vec<ObjectEntry>, ImportReport), ImportError> {
    let mut report = ImportReport::default();
    let mut good: Vec<(u64, u64, ObjectEntry)> = Vec::new();
    let limit = rows::object_limit();
    let mut tell = |done| match watch(done) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ImportError::Cancelled),
    };
    for (place, (row, entry)) in (1_u64..).zip(rows) {
        if place > limit {
            return Err(ImportError::TooLarge { limit });
        }
        report.rows = place;
        match entry {
            Err(error) => report.bad.push(BadRow {
                row,
                reasons: Vec::from([BadRowReason::Id(error)]),
            }),
            Ok(entry) => match alone(row, &entry, &check) {
                Some(bad) => report.bad.push(bad),
                None => good.push((place, row, entry)),
            },
        }
        if place.is_multiple_of(STEP) {
            tell(place)?;
        }
    }
    let entries = once(good, &mut report);
    report.bad.sort_by_key(|bad| bad.row);
    tell(report.rows)?;
    Ok((entries, report))
}

fn alone(
    row: u64,
    entry: &ObjectEntry,
    check: impl Fn(&ObjectEntry, &mut RowChecks<'_>),
) -> Option<BadRow> {
    let mut checks = Checks::new();
    check(entry, &mut RowChecks::of(row, &mut checks));
    let refusals = checks.finish().err()?;
    let reasons = refusals.into_iter().map(BadRowReason::Refused).collect();
    Some(BadRow { row, reasons })
}

/// The rows by id, the first of each; the others are bad.
fn once(mut good: Vec<(u64, u64, ObjectEntry)>, report: &mut ImportReport) -> Vec<ObjectEntry> {
    good.sort_unstable_by(|(i, _, a), (j, _, b)| a.id.cmp(&b.id).then(i.cmp(j)));
    let mut entries: Vec<ObjectEntry> = Vec::with_capacity(good.len());
    let mut first = 0;
    for (_, row, entry) in good {
        if entries.last().is_some_and(|last| last.id == entry.id) {
            let refusal = Refusal::new(rules::REPEATED)
                .with("row", row)
                .with("id", &entry.id)
                .with("first", first);
            let reasons = Vec::from([BadRowReason::Refused(refusal)]);
            report.bad.push(BadRow { row, reasons });
            continue;
        }
        first = row;
        if let Some(exception) = entry.id.exception() {
            let count = report.exceptions.entry(exception).or_default();
            *count = count.saturating_add(1);
        }
        entries.push(entry);
    }
    entries
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use alloc::string::ToString as _;
    use alloc::{format, vec};

    use super::*;
    use crate::agency::NamedSystem::MarketRegulation;
    use crate::base::bytes::Digest;
    use crate::base::id::ObjectId;
    use crate::fixtures::{enterprise, gazetteer, header, matter, shop};
    use crate::identity::ObjectKind;
    use crate::pool::{Provenance, Vacuum};
    use crate::{EvidenceDigest, rules};

    type Row = (u64, Result<ObjectEntry, IdError>);

    fn import(rows: impl IntoIterator<Item = Row>) -> Import {
        let food = matter("food", MarketRegulation)
            .object_kind(ObjectKind::Cooperative)
            .build();
        let watch = |_| ControlFlow::Continue(());
        ObjectPool::import(header(), &food.unwrap(), &gazetteer(), rows, watch).unwrap()
    }

    fn entry(id: &str) -> Result<ObjectEntry, IdError> {
        let id: ObjectId = id.parse()?;
        Ok(ObjectEntry { id, ..shop(1) })
    }

    /// Good rows in, bad rows back with the list's own numbers, each with everything that is wrong.
    #[test]
    fn bad_rows_come_back_with_the_lists_own_numbers() {
        let ledger = ObjectEntry {
            provenance: Provenance::DepartmentLedger,
            kind: ObjectKind::Product,
            ..shop(4)
        };
        let rows = vec![
            (7, Ok(shop(2))),
            (9, entry("uscc:91220582778712797L")),
            (12, Ok(shop(3))),
            (13, Ok(ledger)),
            (20, Ok(shop(2))),
        ];
        let import = import(rows);
        let report = import.report().clone();
        assert_eq!((report.rows, report.exceptions.len()), (5, 0));
        let found: Vec<_> = report
            .bad
            .iter()
            .map(|bad| {
                let codes = bad.reasons.iter().map(BadRowReason::code);
                (bad.row, codes.collect::<Vec<_>>())
            })
            .collect();
        let product = vec!["pool.kind", "pool.id-kind", "pool.holder"];
        assert_eq!(
            found,
            [
                (9, vec!["id.malformed"]),
                (13, product),
                (20, vec!["pool.repeated"])
            ]
        );
        let repeated = &report.bad[2].reasons[0];
        assert!(repeated.to_string().starts_with("row 20:"), "{repeated}");
        assert!(crate::Zh(repeated).to_string().contains("与第7行重复"));

        // Half a list is no pool by itself; asked for it is the pool of just the good rows.
        let import = import.whole().unwrap_err();
        let (pool, _) = import.good_rows();
        let strict = [shop(3), shop(2)];
        let food = matter("food", MarketRegulation).build().unwrap();
        let strict = ObjectPool::new(header(), &food, &gazetteer(), strict);
        assert_eq!(pool.entries(), strict.unwrap().entries());

        let vacuum = Vacuum::default().with_import(&header().id, &report);
        assert_eq!(vacuum.refused_rows[&header().id], 3);
    }

    #[test]
    fn a_good_list_is_whole() {
        let rows = (1..=3).map(|number| (number.into(), Ok(shop(number))));
        let pool = import(rows).whole().unwrap();
        assert_eq!(pool.len(), 3);
        assert!(pool.entry(&enterprise(2)).is_some());
        assert!(import([]).whole().unwrap().is_empty());
    }

    /// An exceptional number comes with its evidence, is counted, and no other row has any.
    #[test]
    fn exceptional_numbers_are_admitted_on_evidence_and_counted() {
        let evidence = EvidenceDigest(Digest::from_bytes([7; 32]));
        let early = entry("uscc-early:91350100M000100Y45").unwrap();
        let cooperative = ObjectEntry {
            kind: ObjectKind::Cooperative,
            ..entry("coop-na:220105NA000123X").unwrap()
        };
        let rows = [
            early.clone().with_number_evidence(evidence),
            cooperative.clone().with_number_evidence(evidence),
            early,
            shop(1).with_number_evidence(evidence),
            ObjectEntry {
                kind: ObjectKind::Enterprise,
                ..cooperative.with_number_evidence(evidence)
            },
        ];
        let import = import((1..).zip(rows.map(Ok)));
        let counts = [CodeException::EarlyCode, CodeException::CooperativeNumber];
        let expected = BTreeMap::from(counts.map(|exception| (exception, 1)));
        assert_eq!(import.report().exceptions, expected);
        let bad = import.report().bad.iter();
        let codes: Vec<_> = bad.map(|bad| (bad.row, bad.reasons[0].code())).collect();
        let number = rules::pool::NUMBER.id;
        assert_eq!(codes, [(3, number), (4, number), (5, "pool.id-kind")]);
    }

    /// Told every 2^16 rows and at the end; breaking off leaves nothing.
    #[test]
    fn progress_is_told_and_an_import_can_be_cancelled() {
        let food = matter("food", MarketRegulation).build().unwrap();
        let rows = || (1..=70_000).map(|row| (row, entry(&format!("uscc:{row}"))));
        let mut told = Vec::new();
        let watch = |done| {
            told.push(done);
            ControlFlow::Continue(())
        };
        let import = ObjectPool::import(header(), &food, &gazetteer(), rows(), watch).unwrap();
        assert_eq!(import.report().bad.len(), 70_000);
        assert_eq!(told, [65_536, 70_000]);
        let cancel = |_| ControlFlow::Break(());
        let cancelled = ObjectPool::import(header(), &food, &gazetteer(), rows(), cancel);
        assert_eq!(cancelled, Err(ImportError::Cancelled));
    }
}
