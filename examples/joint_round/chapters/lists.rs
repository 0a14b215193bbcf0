//! What may be inspected: lists, joint list, rulebooks, guidelines, and that they are published.

use ssj::core::Refusals;
use ssj::core::matter::{CheckMethod, Matter};
use ssj_jilin::Fault;
use ssj_jilin::facts::{DEPARTMENTS, MATTERS};
use time::macros::date;

use crate::common::terminal::{Sheet, refused, say};
use crate::round::{Lists, draft, unpublished};

/// Shows the lists, and two that are refused.
pub(crate) fn tell(lists: &Lists) -> Result<(), Fault> {
    let mut sheet = Sheet::new(&["matter", "department", "basis", "method"]);
    for list in &lists.departments {
        for matter in list.matters() {
            let basis = matter.basis().map(ToString::to_string).collect::<Vec<_>>();
            let methods = matter.methods().map(CheckMethod::zh).collect::<Vec<_>>();
            let department = DEPARTMENTS
                .iter()
                .find(|department| *matter.subject().system() == department.system);
            let department = department.map_or("", |department| department.short);
            sheet.row([
                matter.name(),
                &department,
                &basis.join("").replace("中华人民共和国", ""),
                &methods.join("、"),
            ]);
        }
    }
    sheet.print();
    let mut sheet = Sheet::new(&["joint matter", "initiated by", "with", "#matters"]);
    for joint in lists.joint.matters() {
        let with = joint.participants().map(|system| system.as_id().value());
        let with = with.collect::<Vec<_>>().join(", ");
        let initiator = joint.initiator().as_id().value();
        sheet.row([joint.field(), &initiator, &with, &joint.matters().len()]);
    }
    sheet.print();
    let place = lists
        .joint
        .publication()
        .map(|published| published.place().as_str());
    say(format_args!(
        "  All of them published on 2026-01-06: {}.",
        place.unwrap_or_default()
    ));
    faults()
}

/// A row without its method, and a list that nobody has published.
fn faults() -> Result<(), Fault> {
    let facts = &MATTERS[0];
    let whole = draft(facts)?;
    let bare = ssj::core::matter::MatterDraft::new(whole.id().clone(), facts.title.parse()?);
    if let Err(refusals) = Matter::try_from(bare) {
        for refusal in refusals.iter().take(2) {
            refused("a row with nothing but a title", refusal, refusal.zh());
        }
        say(format_args!("      … {} in all", Refusals::len(&refusals)));
    }
    let list = unpublished(&DEPARTMENTS[0])?;
    if let Err(refusal) = list.require_published(date!(2026 - 03 - 02)) {
        refused(
            "a draw from a list before its publication",
            &refusal,
            refusal.zh(),
        );
    }
    Ok(())
}
