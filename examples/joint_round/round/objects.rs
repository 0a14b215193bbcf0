//! The draw of objects: what it is made from, and the visits that come of it.

use std::collections::BTreeMap;

use ssj::core::agency::NamedSystem;
use ssj::core::round::{self, ReserveList};
use ssj::core::{DivisionId, MatterId, ObjectId, Timestamp, Token, VisitId};
use ssj::draw::record::{
    ClassSource, DrawnVisit, MatterFrame, ObjectDraw, ObjectDrawParts, ObjectRecord,
};
use ssj_jilin::Fault;
use ssj_jilin::facts::MATTERS;

use super::agencies::office;
use super::brief::Brief;
use super::pools::Pools;

/// What the draw of objects is made from.
pub(crate) fn object_parts(
    brief: &Brief,
    pools: &Pools,
    frames: Vec<MatterFrame>,
) -> Result<ObjectDrawParts, Fault> {
    let mut of_frames = pools.objects.iter().filter(|pool| {
        let secret =
            |frame: &MatterFrame| &frame.matter == pool.matter() && frame.disclosure.is_secret();
        frames.iter().any(secret)
    });
    let classes = of_frames
        .find_map(|pool| pool.header().classes)
        .map(|classes| {
            let as_of: Timestamp = format!("{}T00:00:00+08:00", classes.as_of).parse()?;
            let digest = classes.source;
            Ok::<_, Fault>(ClassSource {
                as_of,
                digest: digest.0,
            })
        });
    Ok(ObjectDrawParts {
        header: brief.script.objects.header(brief)?,
        secret: brief.script.objects.secret(),
        blinding: brief.script.blinding,
        classes: classes.transpose()?,
        frames,
    })
}

/// The visits of a record as the round keeps them: each matter with the office of the place that
/// checks it.
pub(crate) fn visits(
    draw: &ObjectDraw,
    record: &ObjectRecord,
    places: &BTreeMap<ObjectId, &DivisionId>,
) -> Result<Vec<round::DrawnVisit>, Fault> {
    let visits = draw.visits(record);
    visits
        .iter()
        .map(|visit| as_planned(visit, places))
        .collect()
}

/// The reserves of a record as the round keeps them.
pub(crate) fn reserves(
    draw: &ObjectDraw,
    record: &ObjectRecord,
    places: &BTreeMap<ObjectId, &DivisionId>,
) -> Result<Vec<ReserveList>, Fault> {
    let lists = draw.reserves(record).into_iter().map(|list| {
        let serves = list.serves.iter().map(visit_id);
        let order = list.order.iter().map(|visit| as_planned(visit, places));
        Ok(ReserveList {
            serves: serves.collect::<Result<_, Fault>>()?,
            order: order.collect::<Result<_, Fault>>()?,
        })
    });
    lists.collect()
}

/// A visit goes by its token.
pub(crate) fn visit_id(token: &Token) -> Result<VisitId, Fault> {
    Ok(VisitId::new(&token.to_string())?)
}

fn as_planned(
    visit: &DrawnVisit,
    places: &BTreeMap<ObjectId, &DivisionId>,
) -> Result<round::DrawnVisit, Fault> {
    let place = *places.get(&visit.visited).ok_or("a visit to nowhere")?;
    let id = visit_id(&visit.token)?;
    let mut planned = round::DrawnVisit {
        id,
        holder: visit.visited.clone(),
        county: place.clone(),
        checks: Vec::new(),
    };
    for check in &visit.checks {
        let agency = office(department(&check.matter)?, place)?;
        let check = round::DrawnCheck {
            matter: check.matter.clone(),
            object: check.object.clone(),
            agency,
        };
        planned = planned.with_check(check);
    }
    Ok(planned)
}

fn department(matter: &MatterId) -> Result<NamedSystem, Fault> {
    let key = matter.as_id().value();
    let facts = MATTERS.iter().find(|facts| facts.key == key);
    Ok(facts.ok_or("no such matter")?.department)
}
