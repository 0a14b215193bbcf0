//! The cells of a draw with the answers of those drawn.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::class::{self, ClassTotal};
use super::interval::Estimate;
use super::{Answer, Answered, CellError, SampledCell};
use crate::base::digests::RecordDigest;
use crate::base::encode::width;
use crate::base::id::{DivisionId, MatterId, ObjectId};

/// One draw on one matter, with its answers: the random sample that estimates rest on.
///
/// ```
/// use ssj_core::ledger::estimate::{Survey, SurveyRow, Tally};
/// use ssj_core::{Digest, DivisionId, MatterId, RecordDigest};
/// let (food, county) = (MatterId::new("food-sales")?, DivisionId::new("220102")?);
/// // Risk classes A to D; 5, 10, 20 and 40 % have a problem. Of 870 checks 205 found one: 24 %.
/// let row = |class, eligible, responded, problems| SurveyRow {
///     class, stratum: class, group: class, county: &county,
///     tally: Tally { eligible, drawn: responded, responded, problems, ..Tally::default() },
/// };
/// let rows = vec![row("A", 11_394, 57, 3), row("B", 8_920, 179, 18), row("C", 3_460, 346, 69), row("D", 959, 288, 115)];
/// let survey = Survey { record: RecordDigest(Digest::from_bytes([1; 32])), matter: &food, rows };
/// let figures = survey.estimate().unwrap();
/// // In millionths: 10.4 % of all who could be drawn, and between 8.0 and 14.7 %.
/// assert_eq!(figures.share.to_string(), "103894 (80741 to 146930)");
/// assert_eq!(survey.by_group()["D"].unwrap().problems.to_string(), "383 (339 to 429)");
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Survey<'a> {
    /// The record of the draw.
    pub record: RecordDigest,
    /// The matter.
    pub matter: &'a MatterId,
    /// Its cells, in any order.
    pub rows: Vec<SurveyRow<'a>>,
}

/// A cell with what its objects answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct SurveyRow<'a> {
    /// The class of its stratum.
    pub class: &'a str,
    /// Its stratum.
    pub stratum: &'a str,
    /// Its group.
    pub group: &'a str,
    /// Where.
    pub county: &'a DivisionId,
    /// How many there are and what they answered.
    pub tally: Tally,
}

/// How many could be drawn, were, and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Tally {
    /// `E_h`: who could be drawn.
    pub eligible: u64,
    /// Who was drawn.
    pub drawn: u64,
    /// Reserves who answered, having stepped in.
    pub reserves: u64,
    /// Who answered, of the drawn and the reserves: at most the eligible.
    pub responded: u64,
    /// Those of them who have a problem.
    pub problems: u64,
    /// Those of them who are gone.
    pub gone: u64,
}

impl Tally {
    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            eligible: self.eligible.saturating_add(other.eligible),
            drawn: self.drawn.saturating_add(other.drawn),
            reserves: self.reserves.saturating_add(other.reserves),
            responded: self.responded.saturating_add(other.responded),
            problems: self.problems.saturating_add(other.problems),
            gone: self.gone.saturating_add(other.gone),
        }
    }

    const fn count(&mut self, answer: Answer) {
        self.responded = self.responded.saturating_add(1);
        let count = match answer {
            Answer::Problem => &mut self.problems,
            Answer::Gone => &mut self.gone,
            Answer::Clean => return,
        };
        *count = count.saturating_add(1);
    }
}

/// One survey for each draw and matter that has cells, in ascending order. Answers of objects that no
/// cell names are of other draws and are passed over; the last answer of an object counts.
///
/// A platform adds to the [ledger's answers](crate::ledger::Ledger::answers) those who were found gone
/// before their visit.
///
/// # Errors
/// [`CellError`] where a cell names more than are eligible, or an object stands in two.
///
/// ```
/// use ssj_core::ledger::estimate::{Answer, Answered, CellError, SampledCell, surveys};
/// use ssj_core::{Digest, DivisionId, MatterId, ObjectId, RecordDigest};
/// let (record, food) = (RecordDigest(Digest::from_bytes([1; 32])), MatterId::new("food-sales")?);
/// let shop: ObjectId = "uscc:91220101MA13XQYL0T".parse()?;
/// let cell = |eligible| SampledCell {
///     record,
///     matter: food.clone(),
///     class: "D".into(),
///     stratum: "220102/D".into(),
///     county: DivisionId::new("220102").unwrap(),
///     group: "D".into(),
///     in_scope: 40,
///     eligible,
///     drawn: vec![shop.clone()],
///     reserves: vec![],
/// };
/// let answered = Answered { record, matter: &food, object: &shop, answer: Answer::Clean };
/// let cells = [cell(36)];
/// let found = surveys(&cells, [answered]).unwrap()[0].estimate().unwrap();
/// assert_eq!((found.tally.eligible, found.tally.responded), (36, 1));
/// // One clean answer of 36 leaves nearly everything open.
/// assert_eq!(found.problems.to_string(), "0 (0 to 34)");
/// assert!(matches!(surveys(&[cell(0)], []), Err(CellError::Small { .. })));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
pub fn surveys<'a>(
    cells: &'a [SampledCell],
    answers: impl IntoIterator<Item = Answered<'a>>,
) -> Result<Vec<Survey<'a>>, CellError> {
    let mut by_draw: BTreeMap<_, (Vec<SurveyRow<'a>>, BTreeMap<&ObjectId, Place>)> =
        BTreeMap::new();
    for cell in cells {
        let (rows, places) = by_draw.entry((cell.record, &cell.matter)).or_default();
        let row = rows.len();
        rows.push(begun(cell)?);
        let named = cell.drawn.iter().map(|it| (it, false));
        for (object, is_reserve) in named.chain(cell.reserves.iter().map(|it| (it, true))) {
            let place = Place {
                row,
                is_reserve,
                answer: None,
            };
            if places.insert(object, place).is_some() {
                let object = object.clone();
                return Err(CellError::Twice { object });
            }
        }
    }
    for answered in answers {
        let draw = by_draw.get_mut(&(answered.record, answered.matter));
        if let Some(place) = draw.and_then(|(_, places)| places.get_mut(answered.object)) {
            place.answer = Some(answered.answer);
        }
    }
    let survey =
        |((record, matter), (mut rows, places)): (_, (Vec<SurveyRow<'a>>, BTreeMap<_, Place>))| {
            for place in places.into_values() {
                let (Some(answer), Some(row)) = (place.answer, rows.get_mut(place.row)) else {
                    continue;
                };
                row.tally.count(answer);
                row.tally.reserves = row.tally.reserves.saturating_add(place.is_reserve.into());
            }
            Survey {
                record,
                matter,
                rows,
            }
        };
    Ok(by_draw.into_iter().map(survey).collect())
}

struct Place {
    row: usize,
    is_reserve: bool,
    answer: Option<Answer>,
}

fn begun(cell: &SampledCell) -> Result<SurveyRow<'_>, CellError> {
    let drawn = width(cell.drawn.len());
    let named = drawn.saturating_add(width(cell.reserves.len()));
    if named > cell.eligible {
        return Err(CellError::Small {
            stratum: cell.stratum.as_str().into(),
            eligible: cell.eligible,
            named,
        });
    }
    Ok(SurveyRow {
        class: &cell.class,
        stratum: &cell.stratum,
        group: &cell.group,
        county: &cell.county,
        tally: Tally {
            eligible: cell.eligible,
            drawn,
            ..Tally::default()
        },
    })
}

impl<'a> Survey<'a> {
    /// Figures for all eligible of the draw; `None` where nobody answered.
    pub fn estimate(&self) -> Option<Estimate> {
        self.among(|_| true)
    }

    /// Figures for the eligible of some cells: a county, a prefecture, a group. `None` where nobody of
    /// them answered.
    pub fn among(&self, is_in: impl Fn(&SurveyRow<'a>) -> bool) -> Option<Estimate> {
        let rows = self.rows.iter().filter(|row| is_in(row));
        // Parts of one stratum are one simple random sample again.
        estimate(rows.map(|row| (row.class, row.stratum, row.tally)))
    }

    /// Figures for all eligible, post-stratified: each group of a class is brought to the number of
    /// its eligible in the frame, however many of it the draw happened to name. Better where groups
    /// differ and each has several answers; say beforehand which of the two is published.
    pub fn post_stratified(&self) -> Option<Estimate> {
        let rows = self.rows.iter();
        estimate(rows.map(|row| ((row.class, row.group), row.stratum, row.tally)))
    }

    /// Figures for each county where somebody was eligible.
    pub fn by_county(&self) -> BTreeMap<&'a DivisionId, Option<Estimate>> {
        self.by(|row| row.county)
    }

    /// Figures for each group.
    pub fn by_group(&self) -> BTreeMap<&'a str, Option<Estimate>> {
        self.by(|row| row.group)
    }

    fn by<K: Ord + Copy>(
        &self,
        key: impl Fn(&SurveyRow<'a>) -> K,
    ) -> BTreeMap<K, Option<Estimate>> {
        let mut rows: BTreeMap<K, Vec<SurveyRow<'a>>> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.tally.eligible > 0) {
            rows.entry(key(row)).or_default().push(*row);
        }
        let part = |(key, rows)| (key, Self { rows, ..*self }.estimate());
        rows.into_iter().map(part).collect()
    }
}

/// Of rows by class and stratum, which may come in several parts.
fn estimate<C: Ord + Copy, S: Ord>(rows: impl Iterator<Item = (C, S, Tally)>) -> Option<Estimate> {
    let mut strata: BTreeMap<(C, S), Tally> = BTreeMap::new();
    for (class, stratum, tally) in rows {
        let sum = strata.entry((class, stratum)).or_default();
        *sum = sum.and(tally);
    }
    let strata: Vec<_> = strata
        .into_iter()
        .map(|((class, _), it)| (class, it))
        .collect();
    let classes = strata.chunk_by(|a, b| a.0 == b.0);
    let total = |strata: &[(C, Tally)]| class::total(strata.iter().map(|(_, tally)| *tally));
    let classes: Vec<ClassTotal> = classes.map(total).collect();
    Estimate::of(&classes)
}
