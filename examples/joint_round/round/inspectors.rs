//! The draw of inspectors: the places that the law asks for, who may take them, who steps aside.

use ssj::core::IdError;
use ssj::core::pool::Filled;
use ssj::prelude::*;
use ssj_jilin::Fault;

use super::brief::{Brief, Story};
use super::kept::at;

/// The part that stands for all inspectors of the place.
pub(crate) fn inspectors_part(brief: &Brief) -> Result<DrawPart, IdError> {
    Ok(DrawPart::Inspectors(brief.place.as_str().parse()?))
}

/// What the draw of inspectors is made from.
pub(crate) fn inspector_parts(
    story: &Story<'_>,
    brief: &Brief,
    round: &Round,
    object_record: RecordDigest,
) -> Result<InspectorDrawParts, Fault> {
    let script = brief.script;
    let roster = at(script.recusals, "18:00")?;
    let on = roster.china_date();
    let law = story.laws.on(on, &brief.place)?;
    let staffed = StaffedVisit::of_round(&law, round)?;
    let busiest = u32::try_from(staffed.len()).unwrap_or(u32::MAX);
    let workload = |inspector: &InspectorEntry| {
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
    let last = story
        .laws
        .on(super::visits::last_day(script)?, &brief.place)?;
    let staffing = Staffing::bind(
        &last,
        &staffed,
        story.people,
        &story.pools.recusals,
        &[],
        date!(2026 - 01 - 01),
        workload,
    );
    Ok(InspectorDrawParts {
        header: script.inspectors.header(brief, inspectors_part(brief)?)?,
        secret: script.inspectors.secret(),
        rows: StaffingRows {
            reserves: 2,
            ..staffing.rows(object_record, roster)
        },
    })
}
