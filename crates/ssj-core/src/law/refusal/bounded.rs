//! Lists that are longer than their limit.

use alloc::vec::Vec;

use ssj_calendar::Bilingual;

use super::{Refusal, Refusals};
use crate::base::limits::Limits;
use crate::law::rules::input as codes;

/// Refuses so many rows of a list beyond the limit.
pub(crate) fn bounded(what: &Bilingual, rows: usize) -> Result<(), Refusals> {
    let limit = Limits::DEFAULT.list_rows();
    let fits = u32::try_from(rows).is_ok_and(|rows| rows <= limit);
    if fits {
        Ok(())
    } else {
        Err(too_large(what, limit))
    }
}

fn too_large(what: &Bilingual, limit: u32) -> Refusals {
    let refusal = Refusal::new(codes::TOO_LARGE).with("what", what);
    refusal.with("limit", limit).into()
}

/// The rows of a list, refused as a whole beyond the limit.
pub(crate) fn listed<T>(
    what: &Bilingual,
    rows: impl IntoIterator<Item = T>,
) -> Result<Vec<T>, Refusals> {
    at_most(Limits::DEFAULT.list_rows(), what, rows)
}

/// The rows of an input, refused as a whole beyond its limit.
pub(crate) fn at_most<T>(
    limit: u32,
    what: &Bilingual,
    rows: impl IntoIterator<Item = T>,
) -> Result<Vec<T>, Refusals> {
    // A machine of 16 bits could not hold more anyway.
    let room = usize::try_from(limit).unwrap_or(usize::MAX);
    let rows: Vec<T> = rows.into_iter().take(room.saturating_add(1)).collect();
    if rows.len() > room {
        return Err(too_large(what, limit));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "tests")]

    use alloc::string::ToString;

    use super::*;
    use crate::Explain as _;

    #[test]
    fn a_list_has_no_more_rows_than_its_limit() {
        let matters = Bilingual {
            en: "lists of matters".into(),
            zh: "事项清单".into(),
        };
        assert_eq!(at_most(3, &matters, 0..3).unwrap(), [0, 1, 2]);
        // An endless list is refused too, and not read to its end.
        let refusals = at_most(3, &matters, 0..).unwrap_err();
        assert!(refusals.contains(codes::TOO_LARGE));
        let refusal = refusals.iter().next().unwrap();
        assert_eq!(
            refusal.to_string(),
            "lists of matters have more than 3 rows [library.md Inputs]"
        );
        assert_eq!(
            refusal.zh().to_string(),
            "事项清单超过上限 3 行（library.md Inputs）"
        );

        let limit = usize::try_from(Limits::DEFAULT.list_rows()).unwrap();
        assert!(bounded(&matters, limit).is_ok());
        assert!(bounded(&matters, limit + 1).is_err());
    }
}
