//! A small town's round, for the short examples: a special campaign (专项检查) on bottled gas that a
//! government approved, two of twelve sites drawn for it, and a team of two for each.
//!
//! Salts and secrets are fixed here, so that every example prints the same each time. A platform brings
//! fresh randomness for each.

use ssj_core::campaign::{Campaign, CampaignEvent, Proposal, Trigger};
use ssj_core::history::DrawState;
use ssj_core::identity::ObjectKind;
use ssj_core::laws::{Law, Laws};
use ssj_core::paper::{
    DrawPart, Header, HeaderParts, MandateSource, SeedEvidence, SeedSource, SeedValue, SourceKind,
    SourceValue,
};
use ssj_core::plan::PlannedMatter;
use ssj_core::pool::{
    InspectorEntry, InspectorKind, InspectorPool, ObjectEntry, ObjectPool, PoolHeader, Provenance,
    Recusals, Work, needs,
};
use ssj_core::round::{Round, RoundEvent};
use ssj_core::trail::{Act, Actor, Command, Event, Lifecycle, Salt};
use ssj_core::{
    AgencyId, CampaignId, CommandId, DivisionId, Evidence, EvidenceDigest, HashFn, IdError,
    InspectorId, Label, Mandate, MatterId, Period, PoolId, RecusalRoot, RoundId, RoundSecret,
    SizeRule, Sizing, Spread, Suite, Text,
};
use ssj_draw::assign::Loads;
use ssj_draw::bind::{FrameDesign, StaffedVisit, Staffing, Workload};
use ssj_draw::record::{
    Blinding, InspectorDraw, InspectorDrawParts, MatterFrame, ObjectDraw, ObjectDrawParts,
    ObjectRecord, StaffingRows,
};
use time::macros::date;

use crate::Fault;

/// Changchun with two districts, a market regulator in each, and matters `gas`, `food-sales` and
/// `fire-safety`.
pub use ssj_core::laws::town as laws;

/// The hash function of the town's draws.
///
/// # Errors
/// None: it is in every build.
pub fn hash() -> Result<HashFn, Fault> {
    Ok(Suite::Intl.hash_fn()?)
}

/// The agency that keeps the campaign and conducts its checks: 长春市市场监督管理局.
///
/// # Errors
/// None.
pub fn regulator() -> Result<AgencyId, IdError> {
    AgencyId::new("cc-amr")
}

/// What `who` wants at an instant, as the next step of what has so many events.
///
/// # Errors
/// Where the instant or `on` is none.
pub fn act<'a>(
    law: &'a Law<'a>,
    who: &AgencyId,
    on: &str,
    len: u64,
    at: &str,
) -> Result<Act<'a>, Fault> {
    let id = CommandId::new(&format!("{on}/{len}"))?;
    let salt = Salt::from_bytes([7; 32]);
    let command = Command::new(id, len, Actor::agency(who.clone()), at.parse()?, salt);
    Ok(command.under(law))
}

/// A document that a step rests on: its title, and the digest of its text.
///
/// # Errors
/// Where the title is no text.
pub fn paper(title: &str) -> Result<Evidence, Fault> {
    Ok(Evidence {
        title: Text::new(title)?,
        digest: EvidenceDigest(hash()?.hash(Label::Document, title.as_bytes())),
    })
}

/// The twelve sites that have bottled gas.
///
/// # Errors
/// None.
pub fn pool(laws: &Laws) -> Result<ObjectPool, Fault> {
    let header = PoolHeader {
        id: PoolId::new("gas")?,
        agency: regulator()?,
        as_of: "2026-06-01T00:00:00+08:00".parse()?,
        classes: None,
    };
    let rows = (1..=12).map(|number| {
        let id = format!("site:kitchen-{number}").parse()?;
        let place = DivisionId::new("220102")?;
        let source = Provenance::DepartmentLedger;
        Ok(ObjectEntry::new(id, ObjectKind::Site, place, source))
    });
    let rows = rows.collect::<Result<Vec<_>, IdError>>()?;
    let law = laws.on(date!(2026 - 06 - 02), &DivisionId::new("220100")?)?;
    let matter = law.listed(&MatterId::new("gas")?)?;
    Ok(ObjectPool::new(header, matter, law.gazetteer(), rows)?)
}

/// The campaign, approved: its events.
///
/// # Errors
/// None: each step is lawful.
pub fn campaign(law: &Law<'_>) -> Result<Vec<Event<CampaignEvent>>, Fault> {
    let (h, amr, at) = (hash()?, regulator()?, "2026-06-02T09:00:00+08:00");
    let two = Sizing {
        rule: SizeRule::Fixed(2),
        spread: Spread::Proportional,
    };
    let gas = PlannedMatter::new(MatterId::new("gas")?, amr.clone(), PoolId::new("gas")?, 2);
    let gas = PlannedMatter {
        reserves: 1,
        ..gas.with_size(None, two)
    };
    let june = Period::between(date!(2026 - 06 - 01), date!(2026 - 06 - 30))?;
    let why = Text::new("燃气事故多发")?;
    let proposal = Proposal::new(Trigger::ProminentRisk, why, june).with_matter(gas);
    let by = act(law, &amr, "campaign", 0, at)?;
    let proposed = Campaign::propose(h, &by, CampaignId::new("gas-2026")?, proposal)?;
    let campaign = Campaign::begin(h, &proposed)?;
    let government = AgencyId::new("cc-gov")?;
    let by = act(law, &government, "campaign", 1, at)?;
    let approved = campaign.approve(&by, paper("专项检查实施方案")?)?;
    Ok(vec![proposed, approved])
}

/// A header with one beacon as the source of its seed.
///
/// # Errors
/// Where the instant is none.
pub fn header(mandate: &MandateSource, part: DrawPart, due: &str) -> Result<Header, Fault> {
    // The rounds of drand's quicknet that speak at ten and at eleven.
    let beacon = if part == DrawPart::Objects {
        "drand:quicknet:29187412"
    } else {
        "drand:quicknet:29188612"
    };
    let beacon = SeedSource {
        id: beacon.parse()?,
        kind: SourceKind::Beacon,
        min_entropy_bits: 128,
        due: due.parse()?,
    };
    Ok(Header::new(HeaderParts {
        suite: Suite::Intl,
        mandate: mandate.clone(),
        part,
        counter: 1,
        previous: None,
        margin_seconds: 900,
        reveal_hashes_close: None,
        sources: vec![beacon],
    })?)
}

/// What the beacons of a header say when they are due; made up here.
///
/// # Errors
/// Where the instant is none.
pub fn spoken(header: &Header, published: &str) -> Result<SeedEvidence, Fault> {
    let value = |source: &SeedSource| SeedValue {
        source: source.id.clone(),
        at: source.due,
        value: SourceValue::from(&[0xbe; 32][..]),
        nonce: None,
    };
    let values = header.sources().iter().map(value).collect();
    Ok(SeedEvidence::of_values(published.parse()?, values))
}

/// What the campaign allows, and the frame that it is drawn from.
///
/// # Errors
/// None.
pub fn frame(law: &Law<'_>, laws: &Laws) -> Result<(Mandate, MatterFrame), Fault> {
    let mandate = Campaign::replay(hash()?, &campaign(law)?)?.mandate(law.day())?;
    let planned = mandate.matters().first().ok_or("one matter")?;
    let design = FrameDesign::of(planned, None, hash()?)?;
    let frame = design.frame(&pool(laws)?, |_| DrawState::Eligible)?;
    Ok((mandate, frame))
}

/// The draw of objects that the campaign allows, committed to.
///
/// # Errors
/// None.
pub fn objects(law: &Law<'_>, laws: &Laws) -> Result<ObjectDraw, Fault> {
    let (mandate, frame) = frame(law, laws)?;
    Ok(ObjectDraw::new(ObjectDrawParts {
        header: header(
            mandate.source(),
            DrawPart::Objects,
            "2026-06-02T10:00:00+08:00",
        )?,
        secret: RoundSecret::from_bytes([7; 32]),
        blinding: Blinding::Blinded,
        classes: None,
        frames: vec![frame],
    })?)
}

/// The draw of objects and its record, after the beacon has spoken.
///
/// # Errors
/// None.
pub fn drawn() -> Result<(ObjectDraw, ObjectRecord), Fault> {
    let laws = laws().map_err(|fault| fault.to_string())?;
    let law = laws.on(date!(2026 - 06 - 02), &DivisionId::new("220100")?)?;
    let draw = objects(&law, &laws)?;
    let evidence = spoken(&draw.commitment().header, "2026-06-02T09:30:00+08:00")?;
    let record = draw.draw(evidence)?;
    Ok((draw, record))
}

/// Four inspectors of the regulator, with certificates.
///
/// # Errors
/// None.
pub fn inspectors() -> Result<Vec<InspectorEntry>, Fault> {
    let valid = Period::between(date!(2024 - 01 - 01), date!(2026 - 12 - 31))?;
    let people = ["liu", "sun", "wang", "zhao"].map(|name| {
        let (id, kind) = (InspectorId::new(name)?, InspectorKind::CivilServant);
        let entry = InspectorEntry::new(id, kind, regulator()?).certificated(valid);
        Ok(entry.located_in(DivisionId::new("220102")?))
    });
    people.into_iter().collect()
}

/// The round from its opening to its last team: its events.
///
/// # Errors
/// None: each step is lawful.
pub fn round(laws: &Laws) -> Result<Vec<Event<RoundEvent>>, Fault> {
    let law = laws.on(date!(2026 - 06 - 02), &DivisionId::new("220100")?)?;
    let (h, amr) = (hash()?, regulator()?);
    let mandate = Campaign::replay(h, &campaign(&law)?)?.mandate(law.day())?;
    let by = |n, at| act(&law, &amr, "round", n, at);
    let now = "2026-06-02T09:30:00+08:00";
    let mut events = vec![Round::open(
        h,
        &by(0, now)?,
        RoundId::new("gas-1")?,
        mandate,
    )?];
    let mut round = Round::replay(h, &events)?;
    let mut take = |round: &mut Round, event: Event<RoundEvent>| -> Result<(), Fault> {
        round.apply(&event)?;
        events.push(event);
        Ok(())
    };

    let draw = objects(&law, laws)?;
    let evidence = spoken(&draw.commitment().header, now)?;
    let event = round.commit_objects(&by(1, now)?, draw.commitment(), now.parse()?)?;
    take(&mut round, event)?;
    let now = "2026-06-02T10:05:00+08:00";
    let event = round.seed(&by(2, now)?, &DrawPart::Objects, evidence.clone())?;
    take(&mut round, event)?;
    let record = draw.draw(evidence)?;
    let event = round.record_objects(&by(3, now)?, draw.drawn(&record)?)?;
    take(&mut round, event)?;

    let draw = teams(&law, &round)?;
    let now = "2026-06-02T10:30:00+08:00";
    let recusals = RecusalRoot(draw.commitment().exclusions);
    let event = round.close_recusals(&by(4, now)?, recusals, 0)?;
    take(&mut round, event)?;
    let evidence = spoken(&draw.commitment().header, now)?;
    let event = round.commit_inspectors(&by(5, now)?, draw.commitment(), now.parse()?)?;
    take(&mut round, event)?;
    let now = "2026-06-02T11:05:00+08:00";
    let part = draw.commitment().header.part().clone();
    let event = round.seed(&by(6, now)?, &part, evidence.clone())?;
    take(&mut round, event)?;
    let record = draw.draw(evidence)?;
    let event = round.record_teams(&by(7, now)?, &part, draw.drawn(&record)?)?;
    take(&mut round, event)?;
    Ok(events)
}

/// The draw of inspectors for the visits that a round has drawn, committed to.
///
/// # Errors
/// Where the round has drawn none.
pub fn teams(law: &Law<'_>, round: &Round) -> Result<InspectorDraw, Fault> {
    teams_of(law, round, inspectors()?)
}

/// The same, drawn from these inspectors.
///
/// # Errors
/// Where the round has drawn no visits, or these can't be a pool.
pub fn teams_of(
    law: &Law<'_>,
    round: &Round,
    people: impl IntoIterator<Item = InspectorEntry>,
) -> Result<InspectorDraw, Fault> {
    let staffed = round.visits().map(|visit| {
        let checks: Vec<_> = visit
            .checks
            .iter()
            .map(|it| (&it.matter, &it.agency))
            .collect();
        Ok(StaffedVisit {
            token: visit.id.token().ok_or("a visit that nobody drew")?,
            visited: visit.holder.clone(),
            places: needs(law, &checks, [visit.county.clone()])?,
        })
    });
    let staffed = staffed.collect::<Result<Vec<_>, Fault>>()?;
    let header = PoolHeader {
        id: PoolId::new("inspectors")?,
        agency: regulator()?,
        as_of: "2026-06-02T10:10:00+08:00".parse()?,
        classes: None,
    };
    let as_of = header.as_of;
    let people = InspectorPool::new(header, law.agencies(), law.gazetteer(), people)?;
    let recusals = Recusals::new([])?;
    let (from, work) = (date!(2026 - 01 - 01), |_: &InspectorEntry| Workload {
        cap: 2,
        work: Work::default(),
    });
    let staffing = Staffing::bind(law, &staffed, &people, &recusals, &[], from, work);
    let part = DrawPart::Inspectors("division:220100".parse()?);
    let source = round.mandate().source();
    Ok(InspectorDraw::new(InspectorDrawParts {
        header: self::header(source, part, "2026-06-02T11:00:00+08:00")?,
        secret: RoundSecret::from_bytes([8; 32]),
        rows: StaffingRows {
            object_record: round.object_record().ok_or("nothing was drawn")?.0,
            as_of,
            needs: staffing.needs,
            visits: staffing.visits,
            inspectors: staffing.inspectors,
            excluded: staffing.excluded,
            fixed: Vec::new(),
            caps: staffing.caps,
            reserves: 1,
            loads: Loads::default(),
        },
    })?)
}
