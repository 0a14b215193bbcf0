//! The first day with the library: from rows of CSV to a round that a stranger verifies.
//!
//! Pools, lists and plan; both draws, each committed to before its beacon speaks; a store of JSON lines; one
//! visit of two departments to its archive; what the public sees, and what one enterprise gets.
#![allow(clippy::print_stdout, reason = "an example to read")]
#![allow(clippy::too_many_lines, reason = "and one story")]

use core::{num::NonZeroU32, ops::ControlFlow::Continue};
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

use serde::{Serialize, de::DeserializeOwned};
use ssj::calendar::iso_date;
use ssj::prelude::*;

const PLACES: &str = "code,name
220000,吉林省
220100,长春市
220102,南关区
";
const OFFICES: &str = "id,name,system
agency:cc-amr,长春市市场监管局,system:market-regulation
agency:cc-health,长春市卫生健康委,system:health
agency:cc-justice,长春市司法局,system:judicial-administration
";
const MATTERS: &str = "key,agency,system,name,law,content
food,agency:cc-amr,system:market-regulation,食品销售监督检查,中华人民共和国食品安全法,食品标签、进货查验
baths,agency:cc-health,system:health,公共场所卫生检查,中华人民共和国传染病防治法,卫生许可、健康证明
";
const ENTERPRISES: &str = "code,county,food,baths
91220102MA00000074,220102,1,1
91220104MAEF001G38,220102,1,0
91220102MANW006304,220102,1,1
91220102MADR0126X2,220102,1,1
91220104MAXL022B44,220102,1,1
91220104MAXL022B45,220102,1,0
";
const INSPECTORS: &str = "id,agency,certified_to
inspector:1,agency:cc-amr,2026-12-31
inspector:2,agency:cc-amr,2027-06-30
inspector:3,agency:cc-amr,2027-06-30
inspector:4,agency:cc-health,2026-12-31
inspector:5,agency:cc-health,2026-12-31
";

type Row = (String, String, u8, u8);
type Listed = (String, AgencyId, SystemId, Text, Text, Text);
type Fault = Box<dyn std::error::Error>;

/// The rows of a file, each field read into its own type.
fn rows<T: DeserializeOwned>(csv: &str) -> Result<Vec<T>, Fault> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

/// Made up, so that the story is the same each time: a platform asks its operating system.
fn random() -> [u8; 32] {
    static ASKED: AtomicU8 = AtomicU8::new(0);
    [ASKED.fetch_add(1, Relaxed); 32]
}

/// What applies: places and offices, and of each department its list of matters and its rulebook.
fn laws(hash: HashFn) -> Result<Laws, Fault> {
    let (city, since) = (id!(DivisionId, "220100"), date!(2001 - 01 - 01));
    let places = rows(PLACES)?.into_iter();
    let place = |(code, name)| Jurisdiction::division(code, name, Period::starting(since));
    let offices = rows(OFFICES)?.into_iter();
    let office = |(id, name, system)| {
        Agency::department(id, name, [system], Level::Prefecture, city.clone(), since)
    };
    let agencies = AgencyRegister::new(offices.map(office), [])?;
    let mut sources = Sources::new(agencies, Gazetteer::new(places.map(place))?);
    let (mut books, listed) = (vec![], Publication::in_publicity_system(since));
    for (key, agency, system, name, law, content) in rows::<Listed>(MATTERS)? {
        let matter = MatterDraft::new(MatterId::new(&key)?, name)
            .basis(LegalBasis::instrument(LegalForm::Law, law))
            .subject(Subject::new(system.clone(), [Level::Prefecture]))
            .content(content)
            .method(CheckMethod::OnSite)
            .object_kind(ObjectKind::Enterprise);
        let list = MatterList::new(ListId::new(&key)?, NonZeroU32::MIN, agency, since, [matter])?;
        sources.lists.push(list.published(listed.clone()));
        let issuer = Issuer::new(system, id!(DivisionId, "220000"), Reach::LowerLevelsToo);
        let book =
            RulebookDraft::new(RulebookId::new(&key)?, issuer, since).published(listed.clone());
        let with = |book: RulebookDraft, part: &_| book.part(*part, text!("见省局细则"));
        books.push(RulebookPart::ALL.iter().fold(book, with).build()?);
    }
    sources.rulebooks = Rulebooks::new(books)?;
    Ok(Laws::new(hash, sources)?)
}

fn header(pool: &str) -> Result<PoolHeader, Fault> {
    Ok(PoolHeader {
        id: PoolId::new(pool)?,
        agency: id!(AgencyId, "cc-amr"),
        as_of: beijing!(2026-03-01 00:00),
        classes: None,
    })
}

/// The pool of a matter; a bad row stays out, and is told with its reason.
fn objects(law: &Law<'_>, key: &str, is_in: fn(&Row) -> bool) -> Result<ObjectPool, Fault> {
    let (read, matter) = (rows::<Row>(ENTERPRISES)?, MatterId::new(key)?);
    let entry = |(code, county, ..): &Row| {
        let (id, county) = (ObjectId::new(code)?, DivisionId::new(county)?);
        let (kind, from) = (ObjectKind::Enterprise, Provenance::PublicitySystem);
        Ok(ObjectEntry::new(id, kind, county, from))
    };
    let own = (2..).zip(&read).filter(|(_, row)| is_in(row));
    let own = own.map(|(line, row)| (line, entry(row)));
    let (matter, places, go_on) = (law.listed(&matter)?, law.gazetteer(), |_| Continue(()));
    let import = ObjectPool::import(header(key)?, matter, places, own, go_on)?;
    let (pool, report) = import.good_rows();
    for bad in &report.bad {
        println!("  stays out: {}", Zh(bad));
    }
    println!("  {key}: {} enterprises", pool.len());
    Ok(pool)
}

fn inspectors(law: &Law<'_>) -> Result<InspectorPool, Fault> {
    let mut pool = vec![];
    for (id, agency, to) in rows::<(_, _, String)>(INSPECTORS)? {
        let valid = Period::between(date!(2024 - 01 - 01), iso_date::parse(&to)?)?;
        let entry = InspectorEntry::new(id, InspectorKind::CivilServant, agency);
        let county = id!(DivisionId, "220102");
        pool.push(entry.located_in(county).certificated(valid));
    }
    let (header, offices) = (header("inspectors")?, law.agencies());
    Ok(InspectorPool::new(header, offices, law.gazetteer(), pool)?)
}

/// A desk of the platform: who acts and when, and the store, a line of JSON for each event.
struct Desk<'a> {
    clerk: Clerk<'a, fn() -> [u8; 32]>,
    who: AgencyId,
    at: Timestamp,
    store: Vec<(Id, String)>,
}

type Stepped<L> = Result<Event<<L as Lifecycle>::Payload>, Refusals>;

impl Desk<'_> {
    fn begin<L: Lifecycle<Payload: Serialize>>(
        &mut self,
        step: impl FnOnce(&Act<'_>) -> Stepped<L>,
    ) -> Result<L, Fault> {
        let (value, event) = self.clerk.begin(&self.who, self.at, step)?;
        self.keep(&event)?;
        Ok(value)
    }

    fn take<L: Lifecycle<Payload: Serialize>>(
        &mut self,
        on: &mut L,
        step: impl FnOnce(&L, &Act<'_>) -> Stepped<L>,
    ) -> Result<(), Fault> {
        let event = self.clerk.take(on, &self.who, self.at, step)?;
        self.keep(&event)
    }

    fn keep<P: Serialize>(&mut self, event: &Event<P>) -> Result<(), Fault> {
        let subject = event.entry().subject.clone();
        self.store.push((subject, serde_json::to_string(event)?));
        Ok(())
    }

    /// A trail as it comes back from the store.
    fn trail<P: DeserializeOwned>(&self, of: &Id) -> Result<Export<P>, Fault> {
        let lines = self.store.iter().filter(|(subject, _)| subject == of);
        let events = lines.map(|(_, line)| serde_json::from_str(line));
        Ok(Export::new(events.collect::<Result<Vec<_>, _>>()?))
    }
}

fn main() -> Result<(), Fault> {
    let hash = Suite::Intl.hash_fn()?;
    let (laws, city) = (laws(hash)?, id!(DivisionId, "220100"));
    let [amr, health] = [id!(AgencyId, "cc-amr"), id!(AgencyId, "cc-health")];
    let desk = &mut Desk {
        clerk: Clerk::new(&laws, random),
        who: amr.clone(),
        at: beijing!(2026-01-12 09:00),
        store: vec![],
    };
    let paper = |title: Text| Evidence::of(hash, title, b"a scan");

    println!("1. Rows become pools");
    let law = laws.on(date!(2026 - 03 - 01), &city)?;
    let food = objects(&law, "food", |row| row.2 == 1)?;
    let (baths, staff) = (objects(&law, "baths", |row| row.3 == 1)?, inspectors(&law)?);
    let (history, none) = (HistoryBuilder::new(hash).build(), Overrides::default());
    let frame = |(planned, pool): (&PlannedMatter, &ObjectPool)| {
        let screen = Screen::new(&law, &planned.matter, CheckOccasion::Plan, &history, &none)?;
        FrameDesign::of(planned, None, hash)?.screened(pool, &screen)
    };

    println!("2. A plan, reviewed by another body than its own");
    let planned = [(&food, &amr, 3), (&baths, &health, 2)];
    let planned = planned.map(|(pool, who, n)| PlannedMatter::of(pool, who.clone(), n));
    let item = PlanItem {
        id: id!(PlanItemId, "cc-2026-01"),
        name: text!("食品销售与公共场所联合抽查"),
        period: Period::between(date!(2026 - 03 - 01), date!(2026 - 06 - 30))?,
        initiator: amr.clone(),
        matters: planned.to_vec(),
    };
    let mut forecast = Forecast::new(paper(text!("2026年1月名录库")).digest);
    for frame in planned.iter().zip([&food, &baths]).map(frame) {
        forecast = forecast.with_objects(frame_forecast(&item.id, &frame?)?);
    }
    let header = PlanHeader::new(2026, PlanOwner::Joint(amr.clone()), city.clone());
    let (id, items) = (id!(PlanId, "cc-2026"), vec![item.clone()]);
    let mut plan: Plan = desk.begin(|act| Plan::draft(hash, act, id, header, items))?;
    desk.take(&mut plan, |it, act| it.submit(act, forecast))?;
    if let Err(refused) = desk.take(&mut plan, |it, act| it.approve(act, None)) {
        println!("  {amr} can't approve it: {refused}");
    }
    desk.who = id!(AgencyId, "cc-justice");
    desk.take(&mut plan, |it, act| it.approve(act, None))?;
    (desk.who, desk.at) = (amr.clone(), beijing!(2026-01-19 09:00));
    let first = date!(2026 - 02 - 01);
    desk.take(&mut plan, |it, act| it.put_in_force(act, first))?;
    let public = Publication::in_publicity_system(desk.at.china_date());
    desk.take(&mut plan, |it, act| it.publish(act, public))?;
    println!("  {} is {}", plan.id(), plan.state());

    println!("3. Objects: committed to, then drawn");
    desk.at = beijing!(2026-03-02 09:00);
    let mandate = plan.mandate(&item.id, desk.at.china_date())?;
    let id = id!(RoundId, "cc-2026-01-1");
    let mut round: Round = desk.begin(|act| Round::open(hash, act, id, mandate))?;
    let frames = planned.iter().zip([&food, &baths]).map(frame);
    let noon = SeedSource::quicknet(beijing!(2026-03-02 12:00)).ok_or("no beacon")?;
    let secret = RoundSecret::from_bytes(random());
    let draw = ObjectDraw::new(ObjectDrawParts {
        header: Header::new(round.header(DrawPart::Objects, 3600, vec![noon.clone()]))?,
        secret: secret.clone(),
        blinding: Blinding::Blinded,
        classes: None,
        frames: frames.collect::<Result<_, _>>()?,
    })?;
    let (own, at, digest) = (draw.commitment(), desk.at, CommitmentDigest(draw.digest()));
    println!("  published before anybody knows the seed: {digest}");
    desk.take(&mut round, |it, act| it.commit_objects(act, own, at))?;
    let used = draw.round_draw(&round);
    desk.take(&mut plan, |it, act| it.draw_for(act, item.id, used))?;
    // It waits in the store until the beacon speaks; its secret waits elsewhere.
    let stored: PendingObjects = serde_json::from_str(&serde_json::to_string(&draw.pending())?)?;
    let draw = stored.resume(secret)?;
    let spoken = noon.said(SourceValue::from(&b"what the beacon said on Monday"[..]));
    // What a reader keeps: the bulletin's announcement, and what the beacon's own site shows.
    let mut said = Said::of_draw(&own.header.name(), digest, [&spoken]);
    let evidence = SeedEvidence::of_values(at, vec![spoken]);
    let record = draw.draw(evidence.clone())?;
    let (drawn, part) = (draw.drawn(&record)?, DrawPart::Objects);
    desk.at = beijing!(2026-03-02 12:05);
    desk.take(&mut round, |it, act| it.seed(act, &part, evidence))?;
    desk.take(&mut round, |it, act| it.record_objects(act, drawn))?;
    let each = |it: &DrawnVisit| println!("  drawn: {}, {} matters", it.holder, it.checks.len());
    round.visits().for_each(each);

    println!("4. Recusals, then inspectors: committed to, then drawn");
    let joint = round.visits().max_by_key(|it| it.checks.len());
    let joint = joint.ok_or("no visit")?.clone();
    let recusals = Recusals::new([Recusal {
        object: joint.holder.clone(),
        inspector: id!(InspectorId, "1"),
        ground: RecusalGround::Declared,
        reason: text!("与法定代表人有亲属关系"),
        on: date!(2026 - 03 - 03),
    }])?;
    desk.at = beijing!(2026-03-05 09:00);
    let (at, since) = (desk.at, date!(2026 - 01 - 01));
    let law = laws.on(at.china_date(), &city)?;
    let visits = StaffedVisit::of_round(&law, &round)?;
    let four = |_: &InspectorEntry| Workload::at_most(4);
    let staffing = Staffing::bind(&law, &visits, &staff, &recusals, &[], since, four);
    let part = DrawPart::Inspectors(city.into());
    let noon = SeedSource::quicknet(beijing!(2026-03-05 12:00)).ok_or("no beacon")?;
    let people = InspectorDraw::new(InspectorDrawParts {
        header: Header::new(round.header(part.clone(), 3600, vec![noon.clone()]))?,
        secret: RoundSecret::from_bytes(random()),
        rows: staffing.rows(RecordDigest(record.digest), at),
    })?;
    let (own, (root, count)) = (people.commitment(), people.recusals());
    desk.take(&mut round, |it, act| it.close_recusals(act, root, count))?;
    desk.take(&mut round, |it, act| it.commit_inspectors(act, own, at))?;
    let spoken = noon.said(SourceValue::from(&b"what the beacon said on Thursday"[..]));
    let (name, digest) = (own.header.name(), CommitmentDigest(people.digest()));
    let of_objects: Anchors = said.iter().cloned().collect();
    said.extend(Said::of_draw(&name, digest, [&spoken]));
    let evidence = SeedEvidence::of_values(at, vec![spoken]);
    let teams = people.draw(evidence.clone())?;
    let drawn = people.drawn(&teams)?;
    desk.at = beijing!(2026-03-05 12:05);
    desk.take(&mut round, |it, act| it.seed(act, &part, evidence))?;
    desk.take(&mut round, |it, act| it.record_teams(act, &part, drawn))?;
    desk.take(&mut round, Round::close)?;
    let team = round.team(&joint.id).ok_or("no team")?.members.iter();
    let team: Vec<_> = team.map(|it| &it.inspector).collect();
    println!("  to {}: {team:?}", joint.holder);

    println!("5. One visit, to the archive of each department");
    desk.at = beijing!(2026-03-09 09:00);
    let mut visit: Visit = desk.begin(|act| Visit::open(&round, act, &joint.id))?;
    for who in joint.agencies() {
        desk.who = who.clone();
        let (approval, notice) = (paper(text!("审批表")), paper(text!("通知书")));
        desk.take(&mut visit, |it, act| it.approve(act, approval))?;
        desk.take(&mut visit, |it, act| it.notify(act, notice))?;
        let comes = |it: &&InspectorEntry| it.agency == who && team.contains(&&it.id);
        let present: Vec<_> = staff.entries().iter().filter(comes).collect();
        let people = present.iter().map(|it| it.id.clone());
        let basis = Basis::conducted([CheckMethod::OnSite], people);
        desk.take(&mut visit, |it, act| it.start(act, present, None))?;
        for check in joint.checks.iter().filter(|check| check.agency == who) {
            let outcomes = Outcomes::new([Outcome::NoProblem])?;
            let result = CheckResult::new(check.clone(), basis.clone(), outcomes);
            desk.take(&mut visit, |it, act| it.conclude(act, result))?;
        }
        desk.take(&mut visit, Visit::complete)?;
    }
    desk.at = beijing!(2026-03-11 09:00);
    for who in joint.agencies() {
        desk.who = who.clone();
        let (form, dossier) = (paper(text!("登记表")), visit.dossier_digest(&[]));
        if let Err(refused) = desk.take(&mut visit, |it, act| it.archive(act, dossier)) {
            println!("  {who} can't archive it yet: {refused}");
        }
        let own = || who.clone();
        desk.take(&mut visit, |it, act| it.register(act, own(), form))?;
        for &to in Channel::ALL {
            let receipt = text!("回执0001");
            desk.take(&mut visit, |it, act| it.publish(act, own(), to, receipt))?;
        }
        let dossier = visit.dossier_digest(&[]);
        desk.take(&mut visit, |it, act| it.archive(act, dossier))?;
    }
    println!("  {} is {}", visit.id(), visit.state());

    println!("6. The store gives back what there was");
    let plans = [desk.trail(plan.id().as_id())?];
    let rounds = [desk.trail(round.id().as_id())?];
    let visits = [desk.trail(visit.id().as_id())?];
    let same = plan == Plan::replay(hash, plans[0].events()?)?
        && round == Round::replay(hash, rounds[0].events()?)?
        && visit == Visit::replay(hash, visits[0].events()?)?;
    println!("  {} lines, the same values: {same}", desk.store.len());

    println!("7. What everybody sees, and what one enterprise gets");
    let form = draw.public_form(&record, Visits::Ahead);
    let verdict = verify_public_form(&form, &of_objects)?;
    println!("  the public form: {verdict}");
    let check = joint.checks.first().ok_or("no check")?;
    let extractor = Extractor::new(&draw, &record)?;
    let extract = extractor.extract(&check.matter, &check.object, Visits::Ahead);
    let extract = extract.ok_or("not in the frame")?;
    let verdict = verify_object_extract(&extract, &form.published(), &of_objects)?;
    println!("  the extract of {}: {verdict}", extract.object);

    println!("8. What a stranger finds, who has the archive and what was published");
    let own = laws.sources();
    let archive = Archive {
        plans: &plans,
        rounds: &rounds,
        objects: &[draw.form(record)],
        inspectors: &[people.form(teams)],
        visits: &visits,
        ..Archive::new(&own.instruments, &own.gazetteer, desk.at)
    };
    let verdict = verify_archive(&archive, &said.into_iter().collect())?;
    println!("  {verdict}\n  {}", Zh(&verdict));
    Ok(())
}
