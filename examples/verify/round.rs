//! The visits that a round's inspectors had to staff: those drawn, and who stepped in for some.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ssj::core::round::{Round, RoundEvent};
use ssj::core::trail::Lifecycle;
use ssj::core::{Digest, HashFn, Token, VisitId};
use ssj::draw::record::{
    Blinding, DrawnVisit, ObjectDraw, ObjectDrawParts, ObjectForm, ReserveVisits,
};

use crate::archive::{Fault, read_lifecycles};

/// What an object draw that holds asks for.
pub(crate) struct Drawn {
    visits: Vec<DrawnVisit>,
    reserves: Vec<ReserveVisits>,
}

impl Drawn {
    /// The visits and reserves of a record, drawn again.
    pub(crate) fn again(form: ObjectForm) -> Result<Self, Fault> {
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
        Ok(Self {
            visits: draw.visits(&form.record),
            reserves: draw.reserves(&form.record),
        })
    }

    /// Every visit that may ever take place, by token.
    fn known(&self) -> BTreeMap<Token, &DrawnVisit> {
        let reserves = self.reserves.iter().flat_map(|list| &list.order);
        let all = reserves.chain(&self.visits);
        all.map(|visit| (visit.token, visit)).collect()
    }

    /// The round's lists are the draw's, so that who stepped in was next by rank and not by favour.
    fn is_of(&self, round: &Round) -> Result<(), Fault> {
        let ours = |list: &ReserveVisits| {
            let order = list.order.iter().map(|visit| visit.token.to_string());
            let serves = list.serves.iter().map(ToString::to_string);
            (serves.collect::<Vec<_>>(), order.collect::<Vec<_>>())
        };
        let value = |id: &VisitId| id.as_id().value().to_owned();
        let same = round.reserves().len() == self.reserves.len()
            && round
                .reserves()
                .iter()
                .zip(&self.reserves)
                .all(|(theirs, list)| {
                    let serves = theirs.serves.iter().map(value).collect();
                    let order = theirs.order.iter().map(|visit| value(&visit.id));
                    ours(list) == (serves, order.collect())
                });
        if same {
            Ok(())
        } else {
            Err("its reserves are not those of the draw".into())
        }
    }
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
/// replacement is checked again: a trail that was written by hand proves nothing.
pub(crate) fn staffed(
    dir: &Path,
    hash: HashFn,
    drawn: &BTreeMap<Digest, Drawn>,
) -> Result<Staffed, Fault> {
    let as_drawn = drawn.iter();
    let mut staffed = Staffed {
        visits: as_drawn
            .map(|(record, drawn)| (*record, drawn.visits.clone()))
            .collect(),
        ..Staffed::default()
    };
    for (subject, events) in read_lifecycles::<RoundEvent>(dir, "round")? {
        let fault = |why: &dyn std::fmt::Display| Fault::from(format!("{subject}: {why}"));
        let (first, rest) = events.split_first().ok_or("an empty trail")?;
        let mut round = Round::begin(hash, first).map_err(|error| fault(&error))?;
        for event in rest {
            if let RoundEvent::Replaced {
                out, skipped, by, ..
            } = event.payload()
            {
                round
                    .may_replace(out, skipped, by)
                    .map_err(|refusals| fault(&refusals))?;
                staffed.replacements.push(out.clone());
            }
            round.apply(event).map_err(|error| fault(&error))?;
        }
        let parts = round.parts().filter_map(|(_, draw)| draw.record);
        staffed.records.extend(parts.map(|record| record.0));
        let record = round.object_record();
        if let Some((record, drawn)) = record.and_then(|record| drawn.get_key_value(&record.0)) {
            drawn.is_of(&round).map_err(|error| fault(&error))?;
            let known = drawn.known();
            let visits = round.visits().map(|visit| {
                let token = visit.id.as_id().value().parse()?;
                let visit = known.get(&token).ok_or("a visit that nobody drew")?;
                Ok::<_, Fault>((*visit).clone())
            });
            let visits = visits.collect::<Result<_, _>>();
            let visits = visits.map_err(|error| fault(&error))?;
            staffed.visits.insert(*record, visits);
        }
    }
    Ok(staffed)
}
