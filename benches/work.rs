//! Visits with all of their events, as two departments of each of a hundred counties make them.

use core::num::NonZeroU32;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use ssj_core::Word;
use ssj_core::{CommitmentDigest, EvidenceDigest, RecordDigest, RecusalRoot, ResultsDigest};

use ssj_core::agency::{Agency, AgencyRegister, NamedSystem};
use ssj_core::campaign::{Campaign, Proposal, Trigger};
use ssj_core::identity::ObjectKind;
use ssj_core::instrument::Instruments;
use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
use ssj_core::laws::{Calendars, Law, Laws, LeftOut, Sources};
use ssj_core::matter::{
    Channel, CheckMethod, LegalBasis, LegalForm, MatterDraft, MatterList, Publication, Subject,
};
use ssj_core::paper::{
    FrameCommitment, Header, HeaderParts, InspectorCommitment, InspectorHead, Loads, MandateSource,
    ObjectCommitment, ObjectHead, ObjectsDrawn, SeedEvidence, SeedSource, SeedValue, SourceId,
    SourceKind, SourceValue, TeamRecord, TeamsDrawn, TreeRoot, visit_id,
};
use ssj_core::plan::PlannedMatter;
use ssj_core::pool::{InspectorEntry, InspectorKind};
use ssj_core::result::{Outcome, Outcomes};
use ssj_core::round::{DrawPart, DrawnCheck, DrawnVisit, Round, Team, TeamMember};
use ssj_core::rulebook::{Issuer, Reach, RulebookDraft, RulebookPart, Rulebooks};
use ssj_core::trail::{Act, Actor, Command, Event, Lifecycle, Salt};
use ssj_core::visit::{Basis, CheckResult, Visit, VisitEvent};
use ssj_core::{
    AgencyId, CampaignId, CommandId, Digest, DivisionId, Evidence, FindingId, HashFn, InspectorId,
    InstrumentId, ListId, MatterId, ObjectId, Period, PoolId, RoundId, RulebookId, SizeRule,
    Sizing, Spread, Suite, Text, Timestamp, Token,
};
use time::Date;
use time::macros::date;

/// Visits of one round.
const EACH: usize = 500;

/// Two departments, each with one matter.
const CHECKS: [(&str, &str); 2] = [("food-sales", "amr"), ("fire-safety", "fire")];

/// The events of so many visits, round by round, each visit from its draw to its archive.
///
/// Every twentieth check finds a problem; every tenth department publishes a month late.
pub fn visits(n: usize) -> impl Iterator<Item = Vec<Event<VisitEvent>>> {
    (0..n.div_ceil(EACH)).flat_map(move |number| {
        let round = round(number, EACH.min(n - number * EACH));
        let drawn: Vec<_> = round.visits().cloned().collect();
        drawn.into_iter().map(move |visit| one(&round, &visit))
    })
}

fn hash() -> HashFn {
    Suite::Intl.hash_fn().expect("in every build")
}

fn text(text: &str) -> Text {
    Text::new(text).expect("a text")
}

fn paper(title: &str) -> Evidence {
    Evidence {
        title: text(title),
        digest: EvidenceDigest(Digest::from_bytes([9; 32])),
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn command(on: &str, len: u64, who: &AgencyId, at: Timestamp) -> Act<'static> {
    let id = CommandId::new(&format!("{on}/{len}")).expect("an id");
    let salt = Salt::from_bytes([7; 32]);
    Command::new(id, len, Actor::agency(who.clone()), at, salt).under(law(at.china_date()))
}

fn agency(county: usize, name: &str) -> AgencyId {
    AgencyId::new(&format!("{}-{name}", county % 100)).expect("an id")
}

fn inspector(county: usize, dept: &str, number: usize) -> InspectorId {
    InspectorId::new(&format!("{}-{dept}-{number}", county % 100)).expect("an id")
}

/// Its id follows from what is drawn, once all of it is known.
fn drawn(number: usize, county: usize) -> DrawnVisit {
    let shop: ObjectId = format!("site:shop-{number}").parse().expect("an id");
    let division = DivisionId::new(&format!("22{:04}", county % 100 + 1)).expect("a division");
    CHECKS.iter().fold(
        DrawnVisit {
            id: Token::from_bytes([0; 16]).into(),
            holder: shop.clone(),
            county: division,
            checks: Vec::new(),
        },
        |visit, (matter, dept)| {
            let matter = MatterId::new(matter).expect("an id");
            visit.with_check(DrawnCheck {
                matter,
                object: shop.clone(),
                agency: agency(county, dept),
            })
        },
    )
}

/// The number that a visit was made from.
fn number(visit: &DrawnVisit) -> usize {
    let value = visit.holder.as_id().value();
    let number = value.strip_prefix("shop-").expect("made here");
    number.parse().expect("a number")
}

fn team(visit: &DrawnVisit, county: usize) -> Team {
    let number = number(visit);
    let members = CHECKS.iter().flat_map(|(_, dept)| {
        (0..2).map(|k| {
            let who = inspector(county, dept, number % 10 * 2 + k);
            TeamMember {
                inspector: who,
                agency: agency(county, dept),
            }
        })
    });
    Team {
        visit: visit.id.clone(),
        members: members.collect(),
        reserves: Vec::new(),
        experts: Vec::new(),
    }
}

/// A round of so many visits, all of one county.
fn round(county: usize, visits: usize) -> Round {
    let h = hash();
    let amr = agency(county, "amr");
    let now = at("2026-03-02T09:00:00+08:00");
    let first = county * EACH;
    let numbers = first..first + visits;
    let by = |len| command(&format!("round:{county}"), len, &amr, now);
    let id = RoundId::new(&county.to_string()).expect("an id");
    let opened = Round::open(h, &by(0), id, mandate(county)).expect("lawful");
    let mut round = Round::begin(h, &opened).expect("a beginning");
    let apply = |round: &mut Round, step: Result<Event<_>, ssj_core::Refusals>| {
        round.apply(&step.expect("lawful")).expect("the next one");
    };
    let frames = round.mandate().matters().iter().map(frame).collect();
    let visits = numbers.map(|number| drawn(number, county)).collect();
    let source = round.mandate().source().clone();
    let objects = objects(&source, frames, visits);
    let evidence = objects.drawn.head().evidence.clone();
    let published = evidence.published_at;
    let step = round.commit_objects(&by(1), &objects.commitment, published);
    apply(&mut round, step);
    let step = round.seed(&by(2), &DrawPart::Objects, evidence);
    apply(&mut round, step);
    let step = round.record_objects(&by(3), objects.drawn);
    apply(&mut round, step);
    let step = round.close_recusals(&by(4), RecusalRoot(ZERO), 0);
    apply(&mut round, step);
    let people = teams(
        &source,
        round.object_record().expect("drawn"),
        round.visits().map(|visit| team(visit, county)).collect(),
    );
    let evidence = people.drawn.head().evidence.clone();
    let published = evidence.published_at;
    let step = round.commit_inspectors(&by(5), &people.commitment, published);
    apply(&mut round, step);
    let step = round.seed(&by(6), &all(), evidence);
    apply(&mut round, step);
    let step = round.record_teams(&by(7), &all(), people.drawn);
    apply(&mut round, step);
    round
}

fn all() -> DrawPart {
    DrawPart::Inspectors("division:220000".parse().expect("an id"))
}

const ZERO: Digest = Digest::from_bytes([0; 32]);
const NO_TREE: TreeRoot = TreeRoot {
    leaves: 0,
    root: ZERO,
};

/// A draw of which only what it came to is made up.
struct Paper<C, D> {
    commitment: C,
    drawn: D,
}

/// A header of one beacon, and what the beacon says a quarter of an hour after the publication.
fn header(
    mandate: &MandateSource,
    part: DrawPart,
    published: &str,
    due: &str,
) -> (Header, SeedEvidence) {
    let name = if part == DrawPart::Objects {
        "first"
    } else {
        "second"
    };
    let (id, due): (SourceId, _) = (name.parse().expect("a name"), at(due));
    let header = Header::new(HeaderParts {
        suite: Suite::Intl,
        mandate: mandate.clone(),
        part,
        counter: 1,
        previous: None,
        margin_seconds: 900,
        reveal_hashes_close: None,
        sources: vec![SeedSource {
            id: id.clone(),
            kind: SourceKind::Beacon,
            min_entropy_bits: 128,
            due,
        }],
    });
    let value = SeedValue {
        source: id,
        at: due,
        value: SourceValue::from(&[0xbe; 32][..]),
        nonce: None,
    };
    let evidence = SeedEvidence::of_values(at(published), vec![value]);
    (header.expect("a sound header"), evidence)
}

/// As many as are planned, of a pool that is not looked into.
fn frame(planned: &PlannedMatter) -> FrameCommitment {
    FrameCommitment {
        strata: 1,
        matter: planned.matter.clone(),
        pool: planned.pool.clone(),
        as_of: at("2026-03-01T00:00:00Z"),
        announced: planned.announced,
        disclosure: planned.disclosure,
        number: planned.number.count(),
        rows: 0,
        root: ZERO,
        exclusions: ZERO,
        design: ZERO,
    }
}

fn objects(
    mandate: &MandateSource,
    frames: Vec<FrameCommitment>,
    visits: Vec<DrawnVisit>,
) -> Paper<ObjectCommitment, ObjectsDrawn> {
    let h = hash();
    let (header, evidence) = header(
        mandate,
        DrawPart::Objects,
        "2026-03-02T00:00:00Z",
        "2026-03-02T00:15:00Z",
    );
    let commitment = ObjectCommitment {
        header,
        secret: ZERO,
        blinded: true,
        classes: None,
        frames,
    };
    let digest = commitment.digest(h);
    let head = ObjectHead {
        suite: Suite::Intl,
        commitment: CommitmentDigest(digest),
        seed: evidence
            .seed(h, &commitment.header, digest)
            .expect("in time"),
        evidence,
        results: ResultsDigest(ZERO),
        thresholds: NO_TREE,
        outcome: ObjectsDrawn::outcome(h, ZERO, &visits, &[]),
        public: Vec::new(),
    };
    let record = head.digest(h);
    let named = visits.into_iter().map(|visit| DrawnVisit {
        id: visit_id(h, record, &visit.holder, &visit.county),
        ..visit
    });
    let drawn = ObjectsDrawn::new(head, ZERO, named.collect(), Vec::new());
    Paper {
        commitment,
        drawn: drawn.expect("its own"),
    }
}

fn teams(
    mandate: &MandateSource,
    record: RecordDigest,
    teams: Vec<Team>,
) -> Paper<InspectorCommitment, TeamsDrawn> {
    let h = hash();
    let (header, evidence) = header(
        mandate,
        all(),
        "2026-03-02T00:30:00Z",
        "2026-03-02T00:45:00Z",
    );
    let commitment = InspectorCommitment {
        header,
        secret: ZERO,
        object_record: record.0,
        visits: ZERO,
        as_of: evidence.published_at,
        inspectors: NO_TREE,
        exclusions: ZERO,
        fixed: ZERO,
        caps: ZERO,
        reserves: 0,
        loads: Loads::default(),
        loop_rule: 2,
    };
    let digest = commitment.digest(h);
    let by_token = teams.iter().filter_map(|team| TeamRecord::of(h, team));
    let tree = TeamRecord::tree(h, ZERO, &by_token.collect::<Vec<_>>());
    let head = InspectorHead {
        suite: Suite::Intl,
        commitment: CommitmentDigest(digest),
        seed: evidence
            .seed(h, &commitment.header, digest)
            .expect("in time"),
        evidence,
        teams_root: TreeRoot::from(&tree),
    };
    let drawn = TeamsDrawn::new(head, ZERO, teams);
    Paper {
        commitment,
        drawn: drawn.expect("its own"),
    }
}

/// The law of a day.
fn law(day: Date) -> &'static Law<'static> {
    static LAWS: LazyLock<Laws> = LazyLock::new(laws);
    static ALL: LazyLock<Mutex<BTreeMap<Date, &'static Law<'static>>>> =
        LazyLock::new(Mutex::default);
    let place = DivisionId::new("220000").expect("a division");
    let made =
        || -> &'static Law<'static> { Box::leak(Box::new(LAWS.on(day, &place).expect("a place"))) };
    let mut all = ALL.lock().expect("nobody panics");
    all.entry(day).or_insert_with(made)
}

/// 32号 alone, for all counties.
/// What applies in the province of the benches.
pub fn laws() -> Laws {
    let (system, jilin) = (
        NamedSystem::MarketRegulation,
        DivisionId::new("220000").expect("a division"),
    );
    let since = date!(2026 - 01 - 01);
    let ever = Period::starting(date!(1954 - 01 - 01));
    let row = Jurisdiction::division("220000".parse().expect("a code"), text("吉林省"), ever);
    let map = Gazetteer::new([row]).expect("one row");
    let published = || Publication {
        on: since,
        channel: Channel::PublicitySystem,
        receipt: None,
    };
    let drafts = CHECKS.iter().map(|(matter, _)| {
        MatterDraft::new(MatterId::new(matter).expect("an id"), text(matter))
            .basis(LegalBasis::instrument(LegalForm::Law, text("食品安全法")))
            .subject(Subject::new(system, [Level::County]))
            .content(text("经营条件"))
            .method(CheckMethod::OnSite)
            .object_kind(ObjectKind::Site)
    });
    let id = ListId::new("l").expect("an id");
    let list = MatterList::new(id, NonZeroU32::MIN, agency(0, "amr"), since, drafts)
        .expect("whole")
        .published(published());
    let issuer = Issuer::new(system, jilin.clone(), Reach::LowerLevelsToo);
    let id = RulebookId::new("jl").expect("an id");
    let book = RulebookPart::ALL
        .iter()
        .fold(RulebookDraft::new(id, issuer, since), |book, &part| {
            book.part(part, text(part.zh()))
        });
    let book = book.published(published()).build().expect("whole");
    let left_out = LeftOut {
        instrument: InstrumentId::new("国办发〔2024〕54号").expect("an id"),
        reason: text("…"),
    };
    let sources = Sources {
        instruments: Instruments::default(),
        left_out: vec![left_out],
        agencies: register(),
        gazetteer: map,
        lists: vec![list],
        rulebooks: Rulebooks::new([book]).expect("one"),
        became: vec![],
        calendars: Calendars::default(),
    };
    Laws::new(hash(), sources).expect("whole")
}

fn register() -> AgencyRegister {
    let place = DivisionId::new("220000").expect("a division");
    let since = date!(2001 - 01 - 01);
    let government = AgencyId::new("gov").expect("an id");
    let government = Agency::government(
        government,
        text("政府"),
        Level::Province,
        place.clone(),
        since,
    );
    let departments = (0..100).flat_map(|county| CHECKS.map(|(_, dept)| agency(county, dept)));
    let departments = departments.map(|id| {
        let (name, systems) = (text("部门"), [NamedSystem::MarketRegulation.into()]);
        Agency::department(id, name, systems, Level::County, place.clone(), since)
    });
    AgencyRegister::new(departments.chain([government]), []).expect("founded once")
}

fn mandate(county: usize) -> ssj_core::Mandate {
    let h = hash();
    let amr = agency(county, "amr");
    let now = at("2026-03-01T09:00:00+08:00");
    let year = Period::between(date!(2026 - 01 - 01), date!(2026 - 12 - 31)).expect("a period");
    let proposal = CHECKS.iter().fold(
        Proposal::new(Trigger::GeneralProblem, text("普遍性问题"), year),
        |proposal, (matter, dept)| {
            let size = Sizing {
                rule: SizeRule::Census,
                spread: Spread::default(),
            };
            let pool = PoolId::new(matter).expect("an id");
            let matter = MatterId::new(matter).expect("an id");
            let planned = PlannedMatter::new(matter, agency(county, dept), pool, 500);
            proposal.with_matter(planned.with_size(None, size))
        },
    );
    let id = CampaignId::new(&county.to_string()).expect("an id");
    let on = format!("campaign:{county}");
    let event = Campaign::propose(h, &command(&on, 0, &amr, now), id, proposal).expect("lawful");
    let mut campaign = Campaign::begin(h, &event).expect("a beginning");
    let government = AgencyId::new("gov").expect("an id");
    let event = campaign.approve(&command(&on, 1, &government, now), paper("批准"));
    campaign.apply(&event.expect("lawful")).expect("the next");
    campaign.mandate(date!(2026 - 03 - 02)).expect("in force")
}

/// One visit's events: 13 of them, of two departments.
fn one(round: &Round, drawn: &DrawnVisit) -> Vec<Event<VisitEvent>> {
    let (number, id) = (number(drawn), &drawn.id);
    let county = number / EACH;
    let amr = agency(county, "amr");
    let on = id.as_str().to_owned();
    let opening = command(&on, 0, &amr, at("2026-03-02T10:00:00+08:00"));
    let first = Visit::open(round, &opening, id).expect("lawful");
    let mut visit = Visit::begin(hash(), &first).expect("a beginning");
    let mut events = vec![first];
    let checked = at("2026-03-09T09:00:00+08:00");
    let mut then = |visit: &mut Visit, event: Result<Event<VisitEvent>, ssj_core::Refusals>| {
        let event = event.expect("lawful");
        visit.apply(&event).expect("the next one");
        events.push(event);
    };
    let by = |visit: &Visit, who: &AgencyId, at| command(&on, visit.trail().len(), who, at);
    let valid = Period::between(date!(2024 - 01 - 01), date!(2026 - 12 - 31)).expect("a period");
    let entry = |m: &TeamMember| {
        let (who, agency) = (m.inspector.clone(), m.agency.clone());
        InspectorEntry::new(who, InspectorKind::CivilServant, agency).certificated(valid)
    };
    let team: Vec<_> = visit.team().members.iter().map(entry).collect();
    for (place, (_, dept)) in CHECKS.iter().enumerate() {
        let who = agency(county, dept);
        let present = team.iter().filter(|one| one.agency == who);
        let event = visit.start(&by(&visit, &who, checked), present, None);
        then(&mut visit, event);
        let event = visit.conclude(&by(&visit, &who, checked), result(&visit, number, place));
        then(&mut visit, event);
        let event = visit.complete(&by(&visit, &who, checked));
        then(&mut visit, event);
    }
    for (place, (_, dept)) in CHECKS.iter().enumerate() {
        let late = (number * 2 + place).is_multiple_of(10);
        let month = if late { "04" } else { "03" };
        let now = at(&format!("2026-{month}-13T09:00:00+08:00"));
        let now = if place == 0 && late { checked } else { now };
        let who = agency(county, dept);
        let event = visit.register(&by(&visit, &who, now), who.clone(), paper("登记表"));
        then(&mut visit, event);
        for &channel in Channel::ALL {
            let receipt = text("回执");
            let event = visit.publish(&by(&visit, &who, now), who.clone(), channel, receipt);
            then(&mut visit, event);
        }
    }
    events
}

fn result(visit: &Visit, number: usize, place: usize) -> CheckResult {
    let check = visit.drawn().checks[place].clone();
    let mine = |member: &&TeamMember| member.agency == check.agency;
    let own = visit.team().members.iter().filter(mine);
    let basis = Basis::conducted([CheckMethod::OnSite], own.map(|m| m.inspector.clone()));
    let problem = (number * 2 + place).is_multiple_of(20);
    let outcome = if problem {
        Outcome::OtherProblem
    } else {
        Outcome::NoProblem
    };
    let result = CheckResult::new(check, basis, Outcomes::new([outcome]).expect("one"));
    if problem {
        let finding = FindingId::new(&number.to_string()).expect("an id");
        result.with_finding(finding)
    } else {
        result
    }
}
