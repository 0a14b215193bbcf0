//! A joint plan of two departments in Changchun, its round of two visits, and clerks.

use std::sync::LazyLock;

use ssj_core::matter::CheckMethod;
use ssj_core::paper::{InspectorCommitment, ObjectCommitment, ObjectsDrawn};
use ssj_core::plan::*;
use ssj_core::pool::{InspectorEntry, InspectorKind};
use ssj_core::result::*;
use ssj_core::round::*;
use ssj_core::trail::*;
use ssj_core::visit::*;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::law::{Asked, law};
use crate::papers;

pub(crate) const PLACE: &str = "220100";

pub(crate) fn h() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

pub(crate) fn agency(name: &str) -> AgencyId {
    AgencyId::new(name).unwrap()
}

pub(crate) fn matter(name: &str) -> MatterId {
    MatterId::new(name).unwrap()
}

pub(crate) fn inspector(name: &str) -> InspectorId {
    InspectorId::new(name).unwrap()
}

pub(crate) fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

pub(crate) fn digest(byte: u8) -> Digest {
    Digest::from_bytes([byte; 32])
}

pub(crate) fn paper(title: &str) -> Evidence {
    Evidence {
        title: text(title),
        digest: EvidenceDigest(digest(9)),
    }
}

pub(crate) fn year() -> Period {
    Period::between(date!(2026 - 01 - 01), date!(2026 - 12 - 31)).unwrap()
}

/// Nine in the morning in Beijing.
pub(crate) fn at(day: Date) -> Timestamp {
    format!("{day}T09:00:00+08:00").parse().unwrap()
}

/// A command by an agency on the trail of `subject` after so many events, under the law of its day.
pub(crate) fn command_on(subject: &str, len: u64, who: &str, day: Date) -> Act<'static> {
    bare(subject, len, who, day).under(law(&Asked::default(), who, day))
}

/// The command alone.
pub(crate) fn bare(subject: &str, len: u64, who: &str, day: Date) -> Command {
    let id = CommandId::new(&format!("{subject}/{len}")).unwrap();
    let salt = Salt::from_bytes([u8::try_from(len % 256).unwrap(); 32]);
    Command::new(id, len, Actor::agency(agency(who)), at(day), salt)
}

/// A command by an agency on a lifecycle as it stands.
pub(crate) fn command(on: &impl Lifecycle, who: &str, day: Date) -> Act<'static> {
    command_on(on.trail().subject().as_str(), on.trail().len(), who, day)
}

/// The same, recorded on another day than it took effect.
pub(crate) fn recorded_late(
    on: &impl Lifecycle,
    who: &str,
    day: Date,
    effective: Date,
) -> Act<'static> {
    let trail = on.trail();
    let command = bare(trail.subject().as_str(), trail.len(), who, day);
    let law = law(&Asked::default(), who, effective);
    command.effective_at(at(effective)).under(law)
}

/// The codes of what was refused.
pub(crate) fn codes<T: core::fmt::Debug>(outcome: Result<T, Refusals>) -> Vec<&'static str> {
    let refusals = outcome.unwrap_err();
    refusals.groups().keys().map(|code| code.id).collect()
}

/// What was refused cites this clause.
pub(crate) fn cites(refusals: &Refusals, clause: &str) -> bool {
    refusals
        .iter()
        .any(|refusal| refusal.code.clauses.iter().any(|c| c.name() == clause))
}

pub(crate) fn item_id() -> PlanItemId {
    PlanItemId::new("cc-2026-01").unwrap()
}

/// What the fixture's rounds draw for.
pub(crate) fn source() -> MandateSource {
    MandateSource::Plan {
        plan: PlanId::new("cc-2026").unwrap(),
        item: item_id(),
        version: 1,
    }
}

pub(crate) fn items() -> Vec<PlanItem> {
    let planned =
        |m: &str, a: &str| PlannedMatter::new(matter(m), agency(a), PoolId::new(m).unwrap(), 2);
    Vec::from([PlanItem {
        id: item_id(),
        name: text("食品销售与消防"),
        period: year(),
        initiator: agency("cc-amr"),
        matters: Vec::new(),
    }
    .with_matter(planned("food-sales", "cc-amr"))
    .with_matter(planned("fire-safety", "cc-fire"))])
}

pub(crate) fn forecast(drawable: u64) -> Forecast {
    let line = |m| ObjectForecast {
        item: item_id(),
        matter: matter(m),
        in_scope: drawable,
        needed: 2,
        excluded: 0,
        without_chance: 0,
    };
    Forecast::new(EvidenceDigest(digest(1)))
        .with_objects(line("food-sales"))
        .with_objects(line("fire-safety"))
}

pub(crate) fn header() -> PlanHeader {
    let place = DivisionId::new(PLACE).unwrap();
    PlanHeader::new(2026, PlanOwner::Joint(agency("cc-amr")), place)
}

pub(crate) fn drafted() -> Plan {
    let command = command_on("plan:cc-2026", 0, "cc-amr", date!(2026 - 01 - 05));
    let id = PlanId::new("cc-2026").unwrap();
    let event = Plan::draft(h(), &command, id, header(), items()).unwrap();
    Plan::begin(h(), &event).unwrap()
}

pub(crate) fn submitted() -> Plan {
    let mut plan = drafted();
    let submit = plan.submit(
        &command(&plan, "cc-amr", date!(2026 - 01 - 06)),
        forecast(100),
    );
    plan.apply(&submit.unwrap()).unwrap();
    plan
}

pub(crate) fn in_force() -> Plan {
    let mut plan = submitted();
    let by = command(&plan, "cc-justice", date!(2026 - 01 - 09));
    plan.apply(&plan.approve(&by, None).unwrap()).unwrap();
    let by = command(&plan, "cc-amr", date!(2026 - 01 - 10));
    plan.apply(&plan.put_in_force(&by, date!(2026 - 01 - 12)).unwrap())
        .unwrap();
    plan
}

pub(crate) fn shop(name: &str) -> ObjectId {
    format!("site:{name}").parse().unwrap()
}

pub(crate) fn county() -> DivisionId {
    DivisionId::new("220102").unwrap()
}

/// A check on one of the two matters, by its department.
pub(crate) fn check(m: &str, object: &str) -> DrawnCheck {
    let who = match m {
        "food-sales" => "cc-amr",
        _ => "cc-fire",
    };
    DrawnCheck {
        matter: matter(m),
        object: shop(object),
        agency: agency(who),
    }
}

/// A call on a shop with these checks. Its id follows from the record: `papers` gives it.
pub(crate) fn call(name: &str, checks: impl IntoIterator<Item = DrawnCheck>) -> DrawnVisit {
    DrawnVisit {
        id: VisitId::new(name).unwrap(),
        holder: shop(name),
        county: county(),
        checks: checks.into_iter().collect(),
    }
}

/// A shop drawn on both matters.
pub(crate) fn drawn(name: &str) -> DrawnVisit {
    call(name, ["food-sales", "fire-safety"].map(|m| check(m, name)))
}

/// The reserves of a matter's one stratum.
pub(crate) fn reserves(m: &str, serves: &[&str], order: &[&str]) -> ReserveList {
    let reserve = |name: &&str| Reserve {
        holder: shop(name),
        county: county(),
        check: check(m, name),
    };
    ReserveList {
        matter: matter(m),
        serves: serves.iter().map(|name| shop(name)).collect(),
        order: order.iter().map(reserve).collect(),
    }
}

pub(crate) fn member(name: &str, of: &str) -> TeamMember {
    TeamMember {
        inspector: inspector(name),
        agency: agency(of),
    }
}

/// The expert who was drawn for every visit.
pub(crate) fn expert() -> ExpertId {
    ExpertId::new("x1").unwrap()
}

/// Two inspectors of each department, two reserves of the first, and an expert.
pub(crate) fn team(visit: &str) -> Team {
    let members = Vec::from([
        member("a1", "cc-amr"),
        member("a2", "cc-amr"),
        member("f1", "cc-fire"),
        member("f2", "cc-fire"),
    ]);
    let reserves = Vec::from([
        member("f3", "cc-fire"),
        member("a3", "cc-amr"),
        member("a4", "cc-amr"),
    ]);
    Team {
        visit: visit_id(visit),
        members,
        reserves,
        experts: vec![expert()],
    }
}

/// All visits of the city.
pub(crate) fn city() -> Id {
    "division:220100".parse().unwrap()
}

pub(crate) fn all_parts() -> DrawPart {
    DrawPart::Inspectors(city())
}

pub(crate) const DRAW_DAY: Date = date!(2026 - 03 - 02);

pub(crate) fn opened(mandate: Mandate) -> Round {
    let command = command_on("round:1", 0, "cc-amr", DRAW_DAY);
    let event = Round::open(h(), &command, RoundId::new("1").unwrap(), mandate).unwrap();
    Round::begin(h(), &event).unwrap()
}

pub(crate) fn mandate() -> Mandate {
    in_force().mandate(&item_id(), DRAW_DAY).unwrap()
}

/// Takes a step that must be allowed.
pub(crate) fn go<L: Lifecycle>(
    on: &mut L,
    step: impl FnOnce(&L, &Act<'_>) -> Result<Event<L::Payload>, Refusals>,
) {
    let event = step(on, &command(on, "cc-amr", DRAW_DAY)).unwrap();
    on.apply(&event).unwrap();
}

pub(crate) fn object_commitment() -> ObjectCommitment {
    papers::object_commitment(1, &["food-sales", "fire-safety"])
}

/// Shop A and shop B are drawn on both matters, C and D stand by.
pub(crate) fn shops() -> ObjectsDrawn {
    let list = |m| reserves(m, &["shop-a", "shop-b"], &["shop-c", "shop-d"]);
    papers::objects_drawn(
        &object_commitment(),
        ["shop-a", "shop-b"].map(drawn).into(),
        ["food-sales", "fire-safety"].map(list).into(),
    )
}

/// The visit to a shop in this round.
pub(crate) fn visit_in(round: &Round, name: &str) -> VisitId {
    visit_id_of(round.object_record().unwrap(), name)
}

fn visit_id_of(record: RecordDigest, name: &str) -> VisitId {
    paper::visit_id(h(), record, &shop(name), &county())
}

/// The visit to a shop that [`shops`] draws, or would draw.
pub(crate) fn visit_id(name: &str) -> VisitId {
    static RECORD: LazyLock<RecordDigest> = LazyLock::new(|| shops().record());
    visit_id_of(*RECORD, name)
}

/// Commits to a draw of objects and takes its seed.
pub(crate) fn objects_seeded(round: &mut Round, commitment: &ObjectCommitment) {
    let header = &commitment.header;
    let published = papers::published(header);
    go(round, |r, by| r.commit_objects(by, commitment, published));
    let part = DrawPart::Objects;
    go(round, |r, by| r.seed(by, &part, papers::evidence(header)));
}

/// The same for a draw of inspectors.
pub(crate) fn inspectors_seeded(round: &mut Round, part: &Id) -> InspectorCommitment {
    let (record, recusals) = (round.object_record().unwrap(), round.recusals().unwrap());
    let commitment = papers::inspector_commitment(part.as_str(), record, recusals);
    let published = papers::published(&commitment.header);
    go(round, |r, by| {
        r.commit_inspectors(by, &commitment, published)
    });
    let evidence = papers::evidence(&commitment.header);
    let of = DrawPart::Inspectors(part.clone());
    go(round, |r, by| r.seed(by, &of, evidence));
    commitment
}

/// Draws these teams for a part.
pub(crate) fn teams_drawn(round: &mut Round, part: &Id, teams: Vec<Team>) {
    let commitment = inspectors_seeded(round, part);
    let drawn = papers::teams_drawn(&commitment, teams);
    let part = DrawPart::Inspectors(part.clone());
    go(round, |r, by| r.record_teams(by, &part, drawn));
}

pub(crate) fn recused(round: &mut Round) {
    go(round, |r, by| {
        r.close_recusals(by, RecusalRoot(digest(5)), 0)
    });
}

pub(crate) fn objects_drawn() -> Round {
    let mut round = opened(mandate());
    objects_seeded(&mut round, &object_commitment());
    go(&mut round, |r, by| r.record_objects(by, shops()));
    round
}

pub(crate) fn staffed() -> Round {
    let mut round = objects_drawn();
    recused(&mut round);
    let teams = ["shop-a", "shop-b"].map(team);
    teams_drawn(&mut round, &city(), teams.into());
    round
}

/// A visit of a round that was let go before it began, if it has its team.
pub(crate) fn let_go(round: &Round, id: &VisitId) -> Option<Visit> {
    round.team(id)?;
    let act = command_on(id.as_str(), 0, "cc-amr", DRAW_DAY);
    let mut visit = Visit::begin(h(), &Visit::open(round, &act, id).unwrap()).unwrap();
    let by = command(&visit, "cc-justice", DRAW_DAY);
    let event = visit.release(&by, round, text("…"), paper("…")).unwrap();
    visit.apply(&event).unwrap();
    Some(visit)
}

pub(crate) fn visit_under(conduct: Conduct) -> Visit {
    let asked = Asked {
        conduct,
        ..Asked::default()
    };
    let command = bare("visit:shop-a", 0, "cc-amr", DRAW_DAY);
    let command = command.under(law(&asked, "cc-amr", DRAW_DAY));
    let event = Visit::open(&staffed(), &command, &visit_id("shop-a")).unwrap();
    Visit::begin(h(), &event).unwrap()
}

pub(crate) fn everyone() -> Vec<InspectorEntry> {
    ["a1", "a2", "f1", "f2"].map(enforcer).into()
}

/// Those of one department.
pub(crate) fn people(who: &str) -> Vec<InspectorEntry> {
    let all = everyone().into_iter();
    all.filter(|one| one.agency == agency(who)).collect()
}

/// The two departments, each with its matter.
pub(crate) const BOTH: [(&str, &str); 2] = [("food-sales", "cc-amr"), ("fire-safety", "cc-fire")];

/// A step of a department on a day.
pub(crate) fn step(
    visit: &mut Visit,
    (who, day): (&str, Date),
    take: impl FnOnce(&Visit, &Act<'_>) -> Result<Event<VisitEvent>, Refusals>,
) {
    let event = take(visit, &command(visit, who, day)).unwrap();
    visit.apply(&event).unwrap();
}

/// A department begins with its people.
pub(crate) fn begin(visit: &mut Visit, who: &str, day: Date) {
    step(visit, (who, day), |visit, by| {
        visit.start(by, &people(who), None)
    });
}

/// A department finds no problem, and ends its checks.
pub(crate) fn end(visit: &mut Visit, who: &str, day: Date) {
    let (m, _) = BOTH.into_iter().find(|(_, of)| *of == who).unwrap();
    step(visit, (who, day), |visit, by| {
        visit.conclude(by, clean(visit, m))
    });
    step(visit, (who, day), Visit::complete);
}

/// An inspector with a certificate, as the pool has them.
pub(crate) fn enforcer(name: &str) -> InspectorEntry {
    let agency = agency(if name.starts_with('a') {
        "cc-amr"
    } else {
        "cc-fire"
    });
    let valid = Period::between(date!(2024 - 01 - 01), date!(2028 - 12 - 31)).unwrap();
    InspectorEntry::new(inspector(name), InspectorKind::CivilServant, agency).certificated(valid)
}

pub(crate) fn started() -> Visit {
    let mut visit = visit_under(Conduct::default());
    for (_, who) in BOTH {
        begin(&mut visit, who, CHECK_DAY);
    }
    visit
}

pub(crate) fn check_of(visit: &Visit, m: &str) -> DrawnCheck {
    let checks = &visit.drawn().checks;
    checks
        .iter()
        .find(|c| c.matter == matter(m))
        .unwrap()
        .clone()
}

pub(crate) fn conducted(by: &[&str]) -> Basis {
    Basis::conducted([CheckMethod::OnSite], by.iter().map(|name| inspector(name)))
}

pub(crate) fn clean(visit: &Visit, m: &str) -> CheckResult {
    let by: &[&str] = match m {
        "food-sales" => &["a1", "a2"],
        _ => &["f1", "f2"],
    };
    let outcomes = Outcomes::new([Outcome::NoProblem]).unwrap();
    CheckResult::new(check_of(visit, m), conducted(by), outcomes)
}

pub(crate) fn problem(visit: &Visit, m: &str) -> CheckResult {
    let clean = clean(visit, m);
    let outcomes = Outcomes::new([Outcome::OtherProblem]).unwrap();
    CheckResult::new(clean.check.clone(), clean.basis.clone(), outcomes)
        .with_finding(FindingId::new("1").unwrap())
        .with_disposal(Disposal::OrderedToCorrect)
}

pub(crate) const CHECK_DAY: Date = date!(2026 - 03 - 09);

pub(crate) fn completed() -> Visit {
    let mut visit = started();
    for (_, who) in BOTH {
        end(&mut visit, who, CHECK_DAY);
    }
    visit
}

/// A department archives its dossier.
pub(crate) fn archive(visit: &mut Visit, who: &str, day: Date) {
    step(visit, (who, day), |visit, by| {
        visit.archive(by, DossierDigest(digest(8)))
    });
}

/// Each department fills in its form and publishes on both channels, on this day.
pub(crate) fn register_and_publish(visit: &mut Visit, who: &str, day: Date) {
    let by = command(visit, who, day);
    let event = visit.register(&by, agency(who), paper("登记表")).unwrap();
    visit.apply(&event).unwrap();
    for &channel in Channel::ALL {
        let by = command(visit, who, day);
        let event = visit.publish(&by, agency(who), channel, text("回执"));
        visit.apply(&event.unwrap()).unwrap();
    }
}

pub(crate) fn published() -> Visit {
    let mut visit = completed();
    for who in ["cc-amr", "cc-fire"] {
        register_and_publish(&mut visit, who, date!(2026 - 03 - 13));
    }
    visit
}
