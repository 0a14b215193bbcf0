//! The draw of inspectors: the places that the law asks for, who may take them, who steps aside.

use ssj::core::pool::{Filled, Work, needs};
use ssj::core::round::Round;
use ssj::core::{DivisionId, IdError, RecordDigest, Timestamp};
use ssj::draw::assign::Loads;
use ssj::draw::bind::{StaffedVisit, Staffing, Workload};
use ssj::draw::record::{DrawPart, InspectorDrawParts, StaffingRows};
use ssj_jilin::Fault;
use time::macros::date;

use super::brief::{Brief, Story};

/// The part that stands for all inspectors of the province.
pub(crate) fn inspectors_part() -> Result<DrawPart, IdError> {
    Ok(DrawPart::Inspectors("division:220000".parse()?))
}

/// What the draw of inspectors is made from.
pub(crate) fn inspector_parts(
    story: &Story<'_>,
    brief: &Brief,
    round: &Round,
    object_record: RecordDigest,
) -> Result<InspectorDrawParts, Fault> {
    let script = brief.script;
    let roster: Timestamp = script.roster.parse()?;
    let on = roster.china_date();
    let province = DivisionId::new("220000")?;
    let law = story.laws.on(on, &province)?;
    let staffed = round.visits().map(|visit| {
        let checks = visit.checks.iter();
        let checks: Vec<_> = checks.map(|it| (&it.matter, &it.agency)).collect();
        Ok(StaffedVisit {
            token: visit.id.token().ok_or("a visit that nobody drew")?,
            visited: visit.holder.clone(),
            places: needs(&law, &checks, [visit.county.clone()])?,
        })
    });
    let staffed = staffed.collect::<Result<Vec<_>, Fault>>()?;
    let busiest = u32::try_from(staffed.len()).unwrap_or(u32::MAX);
    let workload = |inspector: &ssj::core::pool::InspectorEntry| {
        let id = inspector.id.as_str().as_bytes();
        let load = u32::from(id.last().copied().unwrap_or_default() % 3);
        // On a day of January.
        let filled = vec![Filled {
            on: date!(2026 - 01 - 15),
            places: load,
        }];
        let work = Work {
            since: None,
            filled,
        };
        Workload { cap: busiest, work }
    };
    // Who is drawn must still hold a certificate when the last report comes in.
    let last = story.laws.on(super::visits::last_day(script)?, &province)?;
    let staffing = Staffing::bind(
        &last,
        &staffed,
        &story.pools.inspectors,
        &story.pools.recusals,
        &[],
        date!(2026 - 01 - 01),
        workload,
    );
    Ok(InspectorDrawParts {
        header: script.inspectors.header(brief, inspectors_part()?)?,
        secret: script.inspectors.secret(),
        rows: StaffingRows {
            object_record: object_record.0,
            as_of: roster,
            needs: staffing.needs,
            visits: staffing.visits,
            inspectors: staffing.inspectors,
            excluded: staffing.excluded,
            fixed: Vec::new(),
            caps: staffing.caps,
            reserves: 2,
            loads: Loads::default(),
        },
    })
}
