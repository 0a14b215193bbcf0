//! What all pools do with their rows: number them, sort them, find those that stand twice.

use alloc::vec::Vec;

use crate::base::limits::Limits;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::{Code, pool as rules};

/// Takes rows in any order: each is checked, none may have the id of another, and what comes out
/// is sorted by id. Refused as a whole.
pub(super) fn collect<T, K: Ord>(
    rows: impl IntoIterator<Item = T>,
    limit: u64,
    key: impl Fn(&T) -> &K,
    mut check: impl FnMut(&T, &mut RowChecks<'_>),
) -> Result<Vec<T>, Refusals>
where
    for<'a> &'a K: Into<crate::law::refusal::FactValue>,
{
    let mut checks = Checks::new();
    let mut numbered: Vec<(u64, T)> = Vec::new();
    for (number, row) in (1_u64..).zip(rows) {
        if number > limit {
            checks.refuse(Refusal::new(rules::TOO_LARGE).with("limit", limit));
            break;
        }
        let mut row_checks = RowChecks {
            number,
            checks: &mut checks,
        };
        check(&row, &mut row_checks);
        numbered.push((number, row));
    }
    numbered.sort_by(|(i, a), (j, b)| key(a).cmp(key(b)).then(i.cmp(j)));
    for ((first, a), (number, b)) in numbered.iter().zip(numbered.iter().skip(1)) {
        checks.require(key(a) != key(b), || {
            Refusal::new(rules::REPEATED)
                .with("row", *number)
                .with("id", key(b))
                .with("first", *first)
        });
    }
    checks.finish()?;
    Ok(numbered.into_iter().map(|(_, row)| row).collect())
}

/// Collects the refusals of one row.
pub(super) struct RowChecks<'a> {
    number: u64,
    checks: &'a mut Checks,
}

impl<'a> RowChecks<'a> {
    /// Those of the row that a list gives this number.
    pub(super) const fn of(number: u64, checks: &'a mut Checks) -> Self {
        Self { number, checks }
    }

    /// Refuses the row under this code unless the condition holds; the facts are added to its
    /// number.
    pub(super) fn require(
        &mut self,
        holds: bool,
        code: &'static Code,
        facts: impl Fn(Refusal) -> Refusal,
    ) {
        let number = self.number;
        self.checks
            .require(holds, || facts(Refusal::new(code).with("row", number)));
    }
}

/// How many rows an object pool may have.
pub(super) const fn object_limit() -> u64 {
    Limits::DEFAULT.frame_rows()
}

/// How many rows an inspector pool may have.
pub(super) fn inspector_limit() -> u64 {
    Limits::DEFAULT.inspectors().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::MatterId;
    use crate::fixtures::matter_id;

    #[test]
    fn a_pool_has_no_more_rows_than_its_limit() {
        let rows = ["a", "b", "c"].map(matter_id);
        let of = |limit| collect(rows.clone(), limit, |id: &MatterId| id, |_, _| ());
        assert_eq!(of(3), Ok(rows.to_vec()));
        assert!(of(2).unwrap_err().contains(rules::TOO_LARGE));
    }
}
