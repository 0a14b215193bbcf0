//! The annual plan, from draft to force, and a draw that came too early.

use ssj::core::plan::PlanEvent;
use ssj_jilin::Fault;

use super::{all_refused, matter_title, office_name};
use crate::common::terminal::{Sheet, grouped, percent, say};
use crate::round::{Planned, Province};

/// Shows what a second draw for the same item is told.
pub(crate) fn again(planned: &Planned) {
    if let Some(refusals) = &planned.used_up {
        all_refused("a second draw for the same item", refusals);
    }
}

/// Shows what happened to a plan.
pub(super) fn steps(province: &Province, planned: &Planned) -> Result<(), Fault> {
    let mut sheet = Sheet::new(&["step", "by", "on"]);
    for event in &planned.plan.events {
        let what = match event.payload() {
            PlanEvent::Drafted { .. } => "drafted".into(),
            PlanEvent::Submitted { .. } => "submitted for review".into(),
            PlanEvent::Returned { reason, .. } => format!("returned: {reason}"),
            PlanEvent::Revised { .. } => "revised".into(),
            PlanEvent::Approved { .. } => "approved".into(),
            PlanEvent::PutInForce { from } => format!("in force from {from}"),
            PlanEvent::DrawnFor { .. } => "drawn for".into(),
            _ => "other".into(),
        };
        sheet.row([
            &what,
            &office_name(province, &event.actor().agency)?,
            &event.day(),
        ]);
    }
    sheet.print();
    Ok(())
}

/// Shows the joint plan.
pub(crate) fn tell(province: &Province, planned: &Planned) -> Result<(), Fault> {
    steps(province, planned)?;
    let tried = [
        (
            "the market regulator approves its own plan",
            &planned.wrong_body,
        ),
        ("a draw while the plan is under review", &planned.too_early),
    ];
    for (what, refusals) in tried {
        if let Some(refusals) = refusals {
            all_refused(what, refusals);
        }
    }
    let forecast = planned.plan.forecast();
    let mut sheet = Sheet::new(&["matter", "#in scope", "#drawable", "#planned", "#share"]);
    for line in forecast.iter().flat_map(|forecast| &forecast.objects) {
        let title = matter_title(&line.matter);
        sheet.row([
            &title,
            &grouped(line.in_scope),
            &grouped(line.drawable()),
            &grouped(line.needed),
            &percent(line.needed, line.in_scope),
        ]);
    }
    say("");
    sheet.print();
    let offices: usize = planned
        .plan
        .items()
        .iter()
        .map(|item| item.agencies().len())
        .sum();
    say(format_args!(
        "  The item names for each matter its pool, its number and who checks where: {} offices.\n  At which ratios classes are drawn stands in an annex, and only its digest in the plan.",
        grouped(offices)
    ));
    Ok(())
}
