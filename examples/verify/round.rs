//! The visits that a round's inspectors had to staff: those drawn, and who stepped in for some.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ssj::core::round::{Replacement, Round, RoundEvent};
use ssj::core::trail::{Actor, Command, Event, Lifecycle, Salt};
use ssj::core::{AgencyId, CommandId, Digest, HashFn, VisitId};
use ssj::draw::record::{
    Blinding, DrawnVisit, ObjectDraw, ObjectDrawParts, ObjectForm, ObjectsDrawn,
};

use crate::archive::{Fault, read_lifecycles};

/// What a record of objects came to, drawn again.
pub(crate) fn again(form: ObjectForm) -> Result<ObjectsDrawn, Fault> {
    let commitment = &form.record.commitment;
    let draw = ObjectDraw::new(ObjectDrawParts {
        header: commitment.header.clone(),
        secret: form.secret,
        blinding: if commitment.blinded {
            Blinding::Blinded
        } else {
            Blinding::Open
        },
        classes: commitment.classes,
        frames: form.frames,
    })?;
    Ok(draw.drawn(&form.record)?)
}

/// The visits to staff, by the digest of their object record.
#[derive(Default)]
pub(crate) struct Staffed {
    pub(crate) visits: BTreeMap<Digest, Vec<DrawnVisit>>,
    /// Those that fell out.
    pub(crate) replacements: Vec<VisitId>,
    /// Every record that a round names.
    pub(crate) records: BTreeSet<Digest>,
}

/// The visits to staff by the digest of the object record, as the rounds' trails have them. Each
/// replacement is done again: a trail that was written by hand proves nothing.
pub(crate) fn staffed(
    dir: &Path,
    hash: HashFn,
    drawn: &BTreeMap<Digest, ObjectsDrawn>,
) -> Result<Staffed, Fault> {
    let mut staffed = Staffed::default();
    for (record, drawn) in drawn {
        staffed.visits.insert(*record, drawn.visits().to_vec());
    }
    for (subject, events) in read_lifecycles::<RoundEvent>(dir, "round")? {
        let fault = |why: &dyn std::fmt::Display| Fault::from(format!("{subject}: {why}"));
        let (first, rest) = events.split_first().ok_or("an empty trail")?;
        let mut round = Round::begin(hash, first).map_err(|error| fault(&error))?;
        for event in rest {
            match event.payload() {
                RoundEvent::ObjectsDrawn(entered) => {
                    let own = drawn.get(&entered.record().0);
                    if own.is_some_and(|own| own != entered) {
                        return Err(fault(&"its visits and reserves are not those of the draw"));
                    }
                }
                RoundEvent::Replaced(replacement) => {
                    replaced(&round, event, replacement).map_err(|error| fault(&error))?;
                    staffed.replacements.push(replacement.out.clone());
                }
                _ => {}
            }
            round.apply(event).map_err(|error| fault(&error))?;
        }
        let parts = round.parts().filter_map(|(_, draw)| draw.record);
        staffed.records.extend(parts.map(|record| record.0));
        if let Some(record) = round.object_record() {
            if let Some(visits) = staffed.visits.get_mut(&record.0) {
                *visits = round.visits().cloned().collect();
            }
        }
    }
    Ok(staffed)
}

/// Whoever stepped in was next in line, by the round as it stood then.
fn replaced(
    round: &Round,
    event: &Event<RoundEvent>,
    replacement: &Replacement,
) -> Result<(), Fault> {
    let (len, now) = (round.trail().len(), event.entry().recorded);
    let (actor, salt) = (Actor::agency(AgencyId::new("auditor")?), [0; 32]);
    let id = CommandId::new("again")?;
    let command = Command::new(id, len, actor, now, Salt::from_bytes(salt));
    let Replacement {
        out,
        ground,
        skipped,
        ..
    } = replacement;
    let again = round.replace(&command, out, ground.clone(), skipped.clone())?;
    if again.payload() == event.payload() {
        Ok(())
    } else {
        Err("those who stepped in were not next in line".into())
    }
}
