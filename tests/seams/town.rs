//! A small honest archive: one plan item, a round that was drawn again, six visits at most, a
//! replacement of each kind, four reveals and a beacon.

use core::cell::Cell;
use core::num::NonZeroU32;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ssj::core::agency::{Agency, AgencyRegister, NamedSystem};
use ssj::core::campaign::{Campaign, CampaignEvent, Proposal, Trigger};
use ssj::core::follow_up::{Closure, Finding, FindingEvent, FindingSource, Found};
use ssj::core::identity::ObjectKind;
use ssj::core::instrument::{Instrument, InstrumentRank, Instruments};
use ssj::core::jurisdiction::{Gazetteer, Jurisdiction, Level};
use ssj::core::laws::{Calendars, Law, Laws, LeftOut, Sources};
use ssj::core::lead::{Concern, Lead, LeadCheck, LeadEvent, LeadReceived, LeadSource};
use ssj::core::ledger::TakenOver;
use ssj::core::matter::{
    Channel, CheckMethod, LegalBasis, LegalForm, MatterDraft, MatterList, Publication, Subject,
};
use ssj::core::plan::*;
use ssj::core::pool::{InspectorEntry, InspectorKind};
use ssj::core::result::{Disposal, Outcome, Outcomes, Withholding};
use ssj::core::round::{Ground, Round, RoundEvent};
use ssj::core::rulebook::{Issuer, Reach, RulebookDraft, RulebookPart, Rulebooks};
use ssj::core::trail::{Act, Actor, Command, Event, Export, Head, Lifecycle, Salt};
use ssj::core::visit::{
    Basis, CheckResult, EntrustedWork, Entrustment, Sample, TestResult, Visit, VisitEvent,
};
use ssj::core::*;
use ssj::draw::assign::Loads;
use ssj::draw::record::*;
use ssj::draw::verify::{Anchors, Archive, Verdict, verify_archive};
use time::Date;
use time::macros::date;

use crate::hand::pass;

const PLACE: &str = "220100";

/// The archive of the second round, with the first behind it.
#[derive(Clone)]
pub(crate) struct Town {
    pub(crate) plan: Vec<Event<PlanEvent>>,
    pub(crate) annexes: Vec<SizeAnnex>,
    pub(crate) first: Kept,
    pub(crate) second: Kept,
    pub(crate) visits: Vec<Vec<Event<VisitEvent>>>,
    pub(crate) findings: Vec<Vec<Event<FindingEvent>>>,
    pub(crate) leads: Vec<Vec<Event<LeadEvent>>>,
    pub(crate) campaigns: Vec<Vec<Event<CampaignEvent>>>,
    /// The event of the second round whose content was destroyed.
    pub(crate) destroyed: Option<u64>,
    /// When the archive is read.
    pub(crate) on: &'static str,
}

/// What an operator does to a draw once the seed is out, before anything is entered: all later stages
/// are then carried out honestly on what came of it.
#[derive(Clone, Copy)]
pub(crate) struct Tricks {
    /// What the plan says of its matters, in a town where the frames are made as ever.
    pub(crate) plan: fn(&mut PlannedMatter),
    pub(crate) objects: fn(&mut Vec<DrawnVisit>, &mut Vec<ReserveList>),
    pub(crate) teams: fn(&mut Vec<Team>),
    pub(crate) rows: fn(&mut StaffingRows),
    /// How many the operator's own rule asks for; under another one than the law's nothing is carried out.
    pub(crate) headcount: Headcount,
    /// What is done to the rows of a supplement for the first two visits, if there is one.
    pub(crate) supplement: Option<fn(&mut StaffingRows)>,
    /// Whether a visit falls out when all are open, whose checks join other ones.
    pub(crate) joined: bool,
    /// What the secrets of the draws of objects begin with: other ones draw other objects.
    pub(crate) secret: u8,
}

/// Two of each department.
pub(crate) const LAWFUL: Headcount = Headcount {
    minimum: NonZeroU32::MIN.saturating_add(1),
    per: HeadcountPer::Department,
};

impl Tricks {
    pub(crate) const NONE: Self = Self {
        plan: |_| {},
        objects: |_, _| {},
        teams: |_| {},
        rows: |_| {},
        headcount: LAWFUL,
        supplement: None,
        joined: false,
        secret: 0,
    };
}

/// A round's trail and forms.
#[derive(Clone)]
pub(crate) struct Kept {
    pub(crate) round: Vec<Event<RoundEvent>>,
    pub(crate) objects: ObjectForm,
    pub(crate) inspectors: Vec<InspectorForm>,
}

impl Town {
    /// What a reader finds who trusts nobody.
    pub(crate) fn verdict(&self, anchors: &Anchors) -> Verdict {
        self.papers().verdict(anchors, self.on)
    }

    /// The archive as it is handed over.
    pub(crate) fn papers(&self) -> Papers {
        let [first, mut second] = [&self.first, &self.second].map(|kept| export(&kept.round));
        if let Some(sequence) = self.destroyed {
            let gone = |kept: &trail::Kept<RoundEvent>| match kept.entry() {
                entry if entry.sequence == sequence => trail::Kept::Destroyed(entry.clone()),
                _ => kept.clone(),
            };
            second = Export::of(second.kept().iter().map(gone));
        }
        Papers {
            plans: vec![export(&self.plan)],
            campaigns: self.campaigns.iter().map(|it| export(it)).collect(),
            annexes: self.annexes.clone(),
            rounds: vec![second, first],
            objects: vec![self.second.objects.clone(), self.first.objects.clone()],
            inspectors: self.second.inspectors.clone(),
            visits: self.visits.iter().map(|it| export(it)).collect(),
            findings: self.findings.iter().map(|it| export(it)).collect(),
            leads: self.leads.iter().map(|it| export(it)).collect(),
            taken_over: Vec::new(),
            heads: Vec::new(),
        }
    }
}

fn trails<P: Encode>(found: &mut Vec<Vec<u8>>, trails: &[Export<P>]) {
    let encoded = trails.iter().map(|trail| {
        let mut out = Encoder::new();
        for kept in trail.kept() {
            out.value(kept.entry());
            let Some(event) = kept.event() else { continue };
            out.value(&Digest::from_bytes(*event.salt().expose()));
            out.value(&event.digest());
            out.value(event.actor());
            out.value(event.payload());
        }
        out.into_bytes()
    });
    found.extend(encoded);
}

fn export<P: Clone>(events: &[Event<P>]) -> Export<P> {
    Export::new(events.iter().cloned())
}

/// All that an archive holds.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Papers {
    pub(crate) plans: Vec<Export<PlanEvent>>,
    pub(crate) campaigns: Vec<Export<CampaignEvent>>,
    pub(crate) annexes: Vec<SizeAnnex>,
    pub(crate) rounds: Vec<Export<RoundEvent>>,
    pub(crate) objects: Vec<ObjectForm>,
    pub(crate) inspectors: Vec<InspectorForm>,
    pub(crate) visits: Vec<Export<VisitEvent>>,
    pub(crate) findings: Vec<Export<FindingEvent>>,
    pub(crate) leads: Vec<Export<LeadEvent>>,
    #[serde(skip)]
    pub(crate) taken_over: Vec<TakenOver>,
    pub(crate) heads: Vec<Head>,
}

impl Papers {
    /// What a document holds, or why it is not read.
    pub(crate) fn read(document: &Value) -> Result<Self, String> {
        Self::deserialize(document).map_err(|error| error.to_string())
    }

    /// With the heads of all trails as they stand.
    pub(crate) fn with_heads(mut self) -> Self {
        fn heads<P>(trails: &[Export<P>]) -> impl Iterator<Item = Head> {
            let last = trails.iter().filter_map(|trail| trail.kept().last());
            last.map(|kept| Head {
                subject: kept.entry().subject.clone(),
                len: kept.entry().sequence + 1,
                digest: kept.entry().digest(hash()),
            })
        }
        let first = heads(&self.plans)
            .chain(heads(&self.campaigns))
            .chain(heads(&self.rounds));
        let then = heads(&self.visits)
            .chain(heads(&self.findings))
            .chain(heads(&self.leads));
        self.heads = first.chain(then).collect();
        self.heads.sort_unstable();
        self
    }

    /// All that is said in it: lists of trails, of forms and of a pool's rows have no order.
    pub(crate) fn bytes(&self) -> Vec<Vec<u8>> {
        let mut found = Vec::new();
        trails(&mut found, &self.plans);
        trails(&mut found, &self.campaigns);
        trails(&mut found, &self.rounds);
        trails(&mut found, &self.visits);
        trails(&mut found, &self.findings);
        trails(&mut found, &self.leads);
        found.extend(
            self.annexes
                .iter()
                .map(|it| it.digest(hash()).to_canonical()),
        );
        let forms = self.objects.iter().cloned().map(|mut form| {
            for frame in &mut form.frames {
                frame.rows.sort_by(|a, b| a.object.cmp(&b.object));
            }
            form.to_canonical()
        });
        found.extend(forms);
        found.extend(self.inspectors.iter().map(Encode::to_canonical));
        found.sort_unstable();
        found.push(self.heads.to_canonical());
        found
    }

    pub(crate) fn verdict(&self, anchors: &Anchors, on: &str) -> Verdict {
        self.held_against(&instruments(), anchors, on)
    }

    /// The verdict of a reader who holds these instruments.
    pub(crate) fn held_against(
        &self,
        instruments: &Instruments,
        anchors: &Anchors,
        on: &str,
    ) -> Verdict {
        let archive = Archive {
            plans: &self.plans,
            campaigns: &self.campaigns,
            annexes: &self.annexes,
            rounds: &self.rounds,
            objects: &self.objects,
            inspectors: &self.inspectors,
            visits: &self.visits,
            findings: &self.findings,
            leads: &self.leads,
            taken_over: &self.taken_over,
            heads: &self.heads,
            instruments,
            gazetteer: &gazetteer(),
            on: instant(on),
        };
        verify_archive(&archive, anchors).unwrap()
    }
}

/// The city and its districts.
fn gazetteer() -> Gazetteer {
    let ever = Period::starting(date!(1954 - 01 - 01));
    let rows = [
        ("220000", "吉林省"),
        ("220100", "长春市"),
        ("220102", "南关区"),
        ("220103", "宽城区"),
    ]
    .map(|(code, name)| Jurisdiction::division(code.parse().unwrap(), text(name), ever));
    Gazetteer::new(rows).unwrap()
}

/// The town keeps to the regulation alone: what came later is left out.
pub(crate) fn instruments() -> Instruments {
    Instruments::default().without(&[Instrument::state_council_2024_54().id()])
}

thread_local! {
    static SUITE: Cell<Suite> = const { Cell::new(Suite::Intl) };
}

/// The suite of the towns that this thread makes.
pub(crate) fn suite() -> Suite {
    SUITE.get()
}

/// What is made in towns of this suite.
pub(crate) fn with_suite<T>(suite: Suite, make: impl FnOnce() -> T) -> T {
    let before = SUITE.replace(suite);
    let made = make();
    SUITE.set(before);
    made
}

pub(crate) fn hash() -> HashFn {
    suite().hash_fn().unwrap()
}

pub(crate) fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

pub(crate) fn agency(name: &str) -> AgencyId {
    AgencyId::new(name).unwrap()
}

pub(crate) fn matter(name: &str) -> MatterId {
    MatterId::new(name).unwrap()
}

pub(crate) fn evidence_digest(byte: u8) -> EvidenceDigest {
    EvidenceDigest(Digest::from_bytes([byte; 32]))
}

fn paper(title: &str) -> Evidence {
    let (title, digest) = (text(title), evidence_digest(9));
    pass("paper", Evidence { title, digest })
}

fn at(day: Date, time: &str) -> Timestamp {
    instant(&format!("{day}T{time}:00+08:00"))
}

fn begin(subject: &str, who: &str, at: Timestamp) -> Act<'static> {
    command(subject, 0, who, at)
}

fn command(subject: &str, len: u64, who: &str, at: Timestamp) -> Act<'static> {
    let id = CommandId::new(&format!("{subject}/{len}")).unwrap();
    let salt = Salt::from_bytes([u8::try_from(len % 256).unwrap(); 32]);
    let whole = (id, Actor::agency(agency(who)), at, salt);
    let (id, actor, at, salt) = pass("command", whole);
    Command::new(id, len, actor, at, salt).under(law(at.china_date()))
}

/// A lifecycle with its events.
struct Life<L: Lifecycle> {
    value: L,
    events: Vec<Event<L::Payload>>,
}

impl<L: Lifecycle> Life<L>
where
    L::Payload: Clone,
{
    fn begin(first: Event<L::Payload>) -> Self {
        Self {
            value: L::begin(hash(), &first).unwrap(),
            events: vec![first],
        }
    }

    fn go(
        &mut self,
        who: &str,
        at: Timestamp,
        step: impl FnOnce(&L, &Act<'_>) -> Result<Event<L::Payload>, Refusals>,
    ) {
        let trail = self.value.trail();
        let command = command(trail.subject().as_str(), trail.len(), who, at);
        let event = step(&self.value, &command).unwrap();
        self.value.apply(&event).unwrap();
        self.events.push(event);
    }
}

const MATTERS: [(&str, &str, u64); 3] = [
    ("food-sales", "cc-amr", 3),
    ("fire-safety", "cc-fire", 3),
    ("labelling", "cc-amr", 2),
];

fn plan(tricks: Tricks) -> Life<Plan> {
    let year = Period::between(date!(2026 - 01 - 01), date!(2026 - 11 - 30)).unwrap();
    let mut item = PlanItem {
        id: PlanItemId::new("cc-2026-01").unwrap(),
        name: text("食品销售与消防"),
        period: year,
        initiator: agency("cc-amr"),
        matters: Vec::new(),
    };
    let mut forecast = Forecast::new(evidence_digest(1));
    for (name, by, number) in MATTERS {
        let pool = PoolId::new(name).unwrap();
        let mut planned = PlannedMatter {
            strata: StrataBy::Division,
            reserves: 2,
            ..PlannedMatter::new(matter(name), agency(by), pool, number)
        };
        (tricks.plan)(&mut planned);
        item = item.with_matter(planned);
        forecast = forecast.with_objects(ObjectForecast {
            item: item.id.clone(),
            matter: matter(name),
            in_scope: 12,
            needed: number,
            excluded: 0,
            without_chance: 0,
        });
    }
    let place = DivisionId::new(PLACE).unwrap();
    let header = PlanHeader::new(2026, PlanOwner::Joint(agency("cc-amr")), place);
    let id = PlanId::new("cc-2026").unwrap();
    let (header, item) = (pass("plan", header), pass("item", item));
    let forecast = pass("forecast", forecast);
    let start = date!(2026 - 01 - 05);
    let drafted = begin("plan:cc-2026", "cc-amr", at(start, "09:00"));
    let mut plan =
        Life::<Plan>::begin(Plan::draft(hash(), &drafted, id, header, vec![item]).unwrap());
    plan.go("cc-amr", at(start, "10:00"), |plan, command| {
        plan.submit(command, forecast)
    });
    plan.go(
        "cc-justice",
        at(date!(2026 - 01 - 09), "09:00"),
        |plan, command| plan.approve(command, None),
    );
    plan.go(
        "cc-amr",
        at(date!(2026 - 01 - 10), "09:00"),
        |plan, command| plan.put_in_force(command, date!(2026 - 01 - 12)),
    );
    plan
}

/// The law of a day in the town.
fn law(day: Date) -> &'static Law<'static> {
    type Known = BTreeMap<(&'static str, Date), &'static Law<'static>>;
    static ALL: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    static INTL: LazyLock<Laws> = LazyLock::new(|| with_suite(Suite::Intl, || laws(LAWFUL)));
    static SM: LazyLock<Laws> = LazyLock::new(|| with_suite(Suite::Sm, || laws(LAWFUL)));
    let laws = match suite() {
        Suite::Sm => &SM,
        _ => &INTL,
    };
    let known = ALL.lock().unwrap().get(&(suite().name(), day)).copied();
    known.unwrap_or_else(|| {
        let place = DivisionId::new(PLACE).unwrap();
        let made = laws.on(day, &place).expect("a law of the day");
        let made: &'static Law<'static> = Box::leak(Box::new(made));
        ALL.lock().unwrap().insert((suite().name(), day), made);
        made
    })
}

/// The laws of every day, where the operator goes by a headcount of their own.
fn laws(headcount: Headcount) -> Laws {
    let publication = || Publication {
        on: date!(2026 - 01 - 05),
        channel: Channel::PublicitySystem,
        receipt: None,
    };
    let draft = |name: &str, system: NamedSystem| {
        MatterDraft::new(matter(name), text(name))
            .basis(LegalBasis::instrument(
                LegalForm::Law,
                text("中华人民共和国食品安全法"),
            ))
            .subject(Subject::new(system, [Level::Prefecture, Level::County]))
            .content(text("经营条件"))
            .method(CheckMethod::OnSite)
            .method(CheckMethod::Documents)
            .object_kind(ObjectKind::Site)
    };
    let systems = [
        NamedSystem::MarketRegulation,
        NamedSystem::EmergencyManagement,
    ];
    let lists = [
        ("amr", systems[0], &["food-sales", "labelling"][..]),
        ("mem", systems[1], &["fire-safety"][..]),
    ]
    .map(|(id, system, matters)| {
        let rows = matters.iter().map(|name| draft(name, system));
        let (id, from) = (ListId::new(id).unwrap(), date!(2026 - 01 - 01));
        let own = agency(if system == systems[0] {
            "cc-amr"
        } else {
            "cc-fire"
        });
        let list = MatterList::new(id, NonZeroU32::MIN, own, from, rows);
        list.unwrap().published(publication())
    });
    let books = systems.map(|system| {
        let province = DivisionId::new("220000").unwrap();
        let issuer = Issuer::new(system, province, Reach::LowerLevelsToo);
        let id = RulebookId::new(SystemId::from(system).as_id().value()).unwrap();
        let draft = RulebookDraft::new(id, issuer, date!(2020 - 01 - 01));
        let parts = RulebookPart::ALL.iter();
        let whole = parts.fold(draft, |draft, &part| draft.part(part, text("…")));
        whole.published(publication()).build().unwrap()
    });
    let ever = Period::starting(date!(1954 - 01 - 01));
    let place = DivisionId::new(PLACE).unwrap();
    let departments = [
        ("cc-amr", systems[0]),
        ("cc-fire", systems[1]),
        ("cc-justice", NamedSystem::JudicialAdministration),
    ]
    .map(|(name, system)| {
        let since = date!(2001 - 01 - 01);
        let systems = [system.into()];
        Agency::department(
            agency(name),
            text(name),
            systems,
            Level::Prefecture,
            place.clone(),
            since,
        )
    });
    let (name, since) = (text("长春市人民政府"), date!(2001 - 01 - 01));
    let government = agency("cc-gov");
    let government = Agency::government(government, name, Level::Prefecture, place.clone(), since);
    let register = AgencyRegister::new(departments.into_iter().chain([government]), []).unwrap();
    let left_out = |id| LeftOut {
        instrument: InstrumentId::new(id).unwrap(),
        reason: text("档案按省里的办法重放"),
    };
    let mut sources = Sources {
        instruments: instruments(),
        left_out: vec![left_out("国办发〔2024〕54号")],
        agencies: register,
        gazetteer: gazetteer(),
        lists: lists.into(),
        rulebooks: Rulebooks::new(books).unwrap(),
        became: vec![],
        calendars: Calendars::default(),
    };
    if headcount != LAWFUL {
        let id = InstrumentId::new("本局内部规定").unwrap();
        let own = Instrument::new(id, InstrumentRank::County, ever).with_headcount(headcount);
        sources.instruments = Instruments::new([own]).unwrap();
        sources.left_out.push(left_out("吉政办发〔2019〕32号"));
    }
    Laws::new(hash(), sources).unwrap()
}

/// Twelve sites, by turns in two counties; three of them belong to one enterprise.
fn rows(skew: usize) -> Vec<FrameRow> {
    let holder = || "uscc:91220101MA13XQYL0T".parse().unwrap();
    let rows = (0..12).map(|i| FrameRow {
        object: format!("site:{i:02}").parse().unwrap(),
        holder: (i < 3).then(holder),
        division: DivisionId::new(["220102", "220103"][i % 2]).unwrap(),
        stratum: u32::try_from(i % 2).unwrap(),
        state: if i == 11 - skew {
            RowState::NotDrawable(Reason {
                code: "history.inspected".into(),
                clause: Some(Clause::C2_6E),
                evidence: Some(Digest::from_bytes([5; 32])),
            })
        } else {
            RowState::Eligible
        },
    });
    rows.collect()
}

fn frames(as_of: &str) -> Vec<MatterFrame> {
    let frames = MATTERS
        .iter()
        .enumerate()
        .map(|(skew, (name, by, number))| MatterFrame {
            matter: matter(name),
            pool: PoolId::new(name).unwrap(),
            as_of: instant(as_of),
            who: Who::from(agency(by)),
            announced: false,
            disclosure: StratumDisclosure::AuditorOnly,
            classes: vec![Class {
                key: "all".parse().unwrap(),
                sizing: Sizing {
                    rule: SizeRule::Fixed(*number),
                    spread: Spread::Proportional,
                },
            }],
            strata: ["220102/all", "220103/all"]
                .map(|key| Stratum {
                    key: key.parse().unwrap(),
                    class: 0,
                })
                .into(),
            shortfall: Shortfall::Refuse,
            reserves: 2,
            rows: rows(skew),
        });
    frames.collect()
}

const PARTIES: [&str; 4] = ["labour", "health", "fire", "press"];

/// When a draw is committed to and when its beacon speaks.
struct Moment {
    published: &'static str,
    closed: &'static str,
    revealed: &'static str,
    beacon: &'static str,
    due: &'static str,
    recorded: &'static str,
}

const FIRST: Moment = Moment {
    published: "2026-02-27T01:00:00Z",
    closed: "2026-02-27T02:30:00Z",
    revealed: "2026-02-27T03:00:00Z",
    beacon: "drand:quicknet:26453812",
    due: "2026-02-27T04:00:00Z",
    recorded: "2026-02-27T04:10:00Z",
};

const OBJECTS: Moment = Moment {
    published: "2026-03-02T01:00:00Z",
    closed: "2026-03-02T02:30:00Z",
    revealed: "2026-03-02T03:00:00Z",
    beacon: "drand:quicknet:26540212",
    due: "2026-03-02T04:00:00Z",
    recorded: "2026-03-02T04:10:00Z",
};

const INSPECTORS: Moment = Moment {
    published: "2026-03-05T01:00:00Z",
    closed: "2026-03-05T02:30:00Z",
    revealed: "2026-03-05T03:00:00Z",
    beacon: "drand:quicknet:26626612",
    due: "2026-03-05T04:00:00Z",
    recorded: "2026-03-05T04:10:00Z",
};

const SUPPLEMENT: Moment = Moment {
    published: "2026-03-07T01:00:00Z",
    closed: "2026-03-07T02:30:00Z",
    revealed: "2026-03-07T03:00:00Z",
    beacon: "drand:quicknet:26684212",
    due: "2026-03-07T04:00:00Z",
    recorded: "2026-03-07T04:10:00Z",
};

impl Moment {
    fn party(&self, name: &str) -> SourceId {
        format!("{name}:{}", &self.due[5..10]).parse().unwrap()
    }

    fn header(&self, part: DrawPart, counter: u32, previous: Option<Previous>) -> Header {
        let reveals = PARTIES.iter().map(|party| SeedSource {
            id: self.party(party),
            kind: SourceKind::IndependentReveal,
            min_entropy_bits: 64,
            due: instant(self.revealed),
        });
        let beacon = SeedSource {
            id: self.beacon.parse().unwrap(),
            kind: SourceKind::Beacon,
            min_entropy_bits: 128,
            due: instant(self.due),
        };
        Header::new(HeaderParts {
            suite: suite(),
            mandate: MandateSource::Plan {
                plan: PlanId::new("cc-2026").unwrap(),
                item: PlanItemId::new("cc-2026-01").unwrap(),
                version: 1,
            },
            part,
            counter,
            previous,
            margin_seconds: 3600,
            reveal_hashes_close: Some(instant(self.closed)),
            sources: reveals.chain([beacon]).collect(),
        })
        .unwrap()
    }

    fn evidence(&self, commitment: Digest) -> SeedEvidence {
        let parties = PARTIES.iter().enumerate().map(|(i, party)| {
            let byte = u8::try_from(i).unwrap() + 1;
            (
                self.party(party),
                SourceValue::from(&[byte; 8][..]),
                Digest::from_bytes([byte; 32]),
            )
        });
        let parties: Vec<_> = parties.collect();
        let hashes = parties.iter().map(|(source, value, nonce)| RevealHash {
            source: source.clone(),
            at: instant(self.closed),
            hash: reveal_hash(hash(), commitment, source, value, *nonce),
        });
        let reveals = parties.iter().map(|(source, value, nonce)| SeedValue {
            source: source.clone(),
            at: instant(self.revealed),
            value: value.clone(),
            nonce: Some(*nonce),
        });
        let beacon = SeedValue {
            source: self.beacon.parse().unwrap(),
            at: instant(self.due),
            value: SourceValue::from(&[0xbe; 32][..]),
            nonce: None,
        };
        SeedEvidence {
            published_at: instant(self.published),
            reveal_hashes: hashes.collect(),
            values: reveals.chain([beacon]).collect(),
        }
    }
}

fn drawn_objects(
    plan: &mut Life<Plan>,
    round: &mut Life<Round>,
    moment: &Moment,
    previous: Option<Previous>,
    tricks: Tricks,
) -> ObjectForm {
    let counter = round.value.counter();
    let secret = RoundSecret::from_bytes([u8::try_from(counter).unwrap() + tricks.secret; 32]);
    let draw = ObjectDraw::new(ObjectDrawParts {
        header: pass(
            "header",
            moment.header(DrawPart::Objects, counter, previous),
        ),
        secret: secret.clone(),
        blinding: Blinding::Blinded,
        classes: None,
        frames: pass("frames", frames("2026-02-26T00:00:00Z")),
    })
    .unwrap();
    round.go("cc-amr", instant(moment.published), |round, command| {
        round.commit_objects(command, draw.commitment(), instant(moment.published))
    });
    let frames = draw.commitment().frames.iter().map(FrameNumber::from);
    let kept = RoundDraw {
        round: round.value.id().clone(),
        counter,
        replaces: round.value.redraw().map(|redraw| redraw.of.clone()),
        source: round.value.mandate().source().clone(),
        commitment: CommitmentDigest(draw.digest()),
        frames: frames.collect(),
    };
    plan.go("cc-amr", instant(moment.published), |plan, command| {
        plan.draw_for(command, PlanItemId::new("cc-2026-01").unwrap(), kept)
    });
    let evidence = pass("evidence", moment.evidence(draw.digest()));
    let mut record = draw.draw(evidence.clone()).unwrap();
    let drawn = tricked_objects(&draw, &mut record, tricks);
    round.go("cc-amr", instant(moment.recorded), |round, command| {
        round.seed(command, &DrawPart::Objects, evidence)
    });
    round.go("cc-amr", instant(moment.recorded), |round, command| {
        round.record_objects(command, drawn)
    });
    ObjectForm {
        record,
        secret,
        frames: draw.frames().to_vec(),
    }
}

/// The record's digests are made anew, as whoever forges it would.
fn tricked_objects(draw: &ObjectDraw, record: &mut ObjectRecord, tricks: Tricks) -> ObjectsDrawn {
    let honest = draw.drawn(record).unwrap();
    let (mut visits, mut reserves) = (honest.visits().to_vec(), honest.reserves().to_vec());
    (tricks.objects)(&mut visits, &mut reserves);
    record.outcome = ObjectsDrawn::outcome(hash(), record.salt, &visits, &reserves);
    record.digest = record.compute_digest(hash());
    for visit in &mut visits {
        let digest = RecordDigest(record.digest);
        visit.id = visit_id(hash(), digest, &visit.holder, &visit.county);
    }
    ObjectsDrawn::new(record.head(hash()), record.salt, visits, reserves).unwrap()
}

fn tricked_teams(draw: &InspectorDraw, record: &mut InspectorRecord, tricks: Tricks) -> TeamsDrawn {
    let mut teams = draw.teams(record);
    (tricks.teams)(&mut teams);
    let by_token = teams
        .iter()
        .map(|team| TeamRecord::of(hash(), team).unwrap());
    record.teams = by_token.collect();
    record.teams_root = record.compute_teams_root(hash());
    record.digest = record.compute_digest(hash());
    TeamsDrawn::new(record.head(), record.salt, teams).unwrap()
}

pub(crate) fn inspector(name: &str) -> InspectorId {
    InspectorId::new(name).unwrap()
}

fn staff() -> Vec<(String, &'static str)> {
    let of =
        |letter: char, agency: &'static str| (1..=5).map(move |i| (format!("{letter}{i}"), agency));
    of('a', "cc-amr").chain(of('f', "cc-fire")).collect()
}

fn staffing(round: &Round, record: Digest) -> StaffingRows {
    let divisions = || {
        ["220102", "220103"]
            .map(|code| DivisionId::new(code).unwrap())
            .into()
    };
    let need = |by: &str| SlotNeed {
        agency: agency(by),
        divisions: divisions(),
        credentials: ["enforcement-certificate".into()].into(),
    };
    let visits = round.visits().map(|visit| VisitSlots {
        visit: visit.id.token().unwrap(),
        visited: visit.holder.clone(),
        slots: visit
            .agencies()
            .iter()
            .flat_map(|by| {
                let number = u32::from(*by != agency("cc-amr"));
                [number; 2]
            })
            .collect(),
    });
    let inspectors = staff().into_iter().map(|(name, by)| InspectorRow {
        inspector: inspector(&name),
        agency: agency(by),
        divisions: divisions(),
        credentials: ["enforcement-certificate".into()].into(),
        cap: 6,
        load: 0,
        baseline: 0,
    });
    let visits: Vec<_> = visits.collect();
    let excluded = vec![ExcludedPair {
        visit: visits[0].visit,
        inspector: inspector("a5"),
        reason: Reason {
            code: "recusal.declared".into(),
            clause: None,
            evidence: Some(Digest::from_bytes([6; 32])),
        },
    }];
    StaffingRows {
        object_record: record,
        as_of: instant("2026-03-04T00:00:00Z"),
        needs: vec![need("cc-amr"), need("cc-fire")],
        visits,
        inspectors: inspectors.collect(),
        excluded,
        fixed: Vec::new(),
        caps: Vec::new(),
        reserves: 1,
        loads: Loads::default(),
    }
}

pub(crate) fn inspectors_part() -> DrawPart {
    DrawPart::Inspectors("division:220100".parse().unwrap())
}

fn drawn_inspectors(round: &mut Life<Round>, record: Digest, tricks: Tricks) -> InspectorForm {
    let secret = RoundSecret::from_bytes([0x77; 32]);
    let mut rows = pass("rows", staffing(&round.value, record));
    (tricks.rows)(&mut rows);
    let counter = round.value.counter();
    let previous = Some(Previous {
        record: Digest::from_bytes([0; 32]),
        reason: text("对象库有误，重新抽取"),
    });
    let draw = InspectorDraw::new(InspectorDrawParts {
        header: pass(
            "header",
            INSPECTORS.header(inspectors_part(), counter, previous),
        ),
        secret: secret.clone(),
        rows: rows.clone(),
    })
    .unwrap();
    let recusals = RecusalRoot(draw.commitment().exclusions);
    round.go(
        "cc-amr",
        instant("2026-03-04T08:00:00Z"),
        |round, command| round.close_recusals(command, recusals, 1),
    );
    round.go("cc-amr", instant(INSPECTORS.published), |round, command| {
        round.commit_inspectors(command, draw.commitment(), instant(INSPECTORS.published))
    });
    let evidence = pass("evidence", INSPECTORS.evidence(draw.digest()));
    let mut record = draw.draw(evidence.clone()).unwrap();
    let drawn = tricked_teams(&draw, &mut record, tricks);
    round.go("cc-amr", instant(INSPECTORS.recorded), |round, command| {
        round.seed(command, &inspectors_part(), evidence)
    });
    round.go("cc-amr", instant(INSPECTORS.recorded), |round, command| {
        let own = laws(tricks.headcount);
        let place = DivisionId::new(PLACE).unwrap();
        let law = own.on(command.effective().china_date(), &place).unwrap();
        round.record_teams(
            &command.command().clone().under(&law),
            &inspectors_part(),
            drawn,
        )
    });
    InspectorForm {
        record,
        secret,
        rows,
    }
}

/// One more for the first place of each of the first two visits: whoever is on their teams stays out.
fn drawn_supplement(
    round: &mut Life<Round>,
    record: Digest,
    edit: fn(&mut StaffingRows),
) -> InspectorForm {
    let secret = RoundSecret::from_bytes([0x78; 32]);
    let mut rows = staffing(&round.value, record);
    rows.as_of = instant("2026-03-06T00:00:00Z");
    rows.visits.truncate(2);
    for visit in &mut rows.visits {
        visit.slots.truncate(1);
        let team = round.value.team(&visit.visit.into()).unwrap();
        let own = team.members.iter().chain(&team.reserves);
        rows.excluded.extend(own.map(|member| ExcludedPair {
            visit: visit.visit,
            inspector: member.inspector.clone(),
            reason: Reason::of("on-the-team"),
        }));
    }
    edit(&mut rows);
    let draw = InspectorDraw::new(InspectorDrawParts {
        header: SUPPLEMENT.header(DrawPart::Supplement(1), round.value.counter(), None),
        secret: secret.clone(),
        rows: rows.clone(),
    })
    .unwrap();
    round.go("cc-amr", instant(SUPPLEMENT.published), |round, command| {
        round.commit_inspectors(command, draw.commitment(), instant(SUPPLEMENT.published))
    });
    let evidence = SUPPLEMENT.evidence(draw.digest());
    let record = draw.draw(evidence.clone()).unwrap();
    let drawn = draw.drawn(&record).unwrap();
    let part = DrawPart::Supplement(1);
    round.go("cc-amr", instant(SUPPLEMENT.recorded), |round, command| {
        round.seed(command, &part, evidence)
    });
    round.go("cc-amr", instant(SUPPLEMENT.recorded), |round, command| {
        round.record_teams(command, &part, drawn)
    });
    InspectorForm {
        record,
        secret,
        rows,
    }
}

/// The department that acts for a visit: the one of its first check.
fn acting(round: &Round, id: &VisitId) -> String {
    let visit = round.visit(id).unwrap();
    visit.checks[0].agency.as_id().value().to_owned()
}

/// A visit is let go late, and whoever steps in is visited anyway, by people of that department. The
/// visit that was let go, as it ended.
fn falls_out(round: &mut Life<Round>) -> Life<Visit> {
    let released = |round: &Round, out: &VisitId| {
        let opened = begin(
            out.as_str(),
            &acting(round, out),
            instant("2026-03-06T01:00:00Z"),
        );
        let mut visit = Life::<Visit>::begin(Visit::open(round, &opened, out).unwrap());
        let (reason, evidence) = (text("企业已搬迁"), paper("迁出证明"));
        visit.go(
            "cc-justice",
            instant("2026-03-07T04:00:00Z"),
            |visit, command| visit.release(command, round, reason, evidence),
        );
        visit
    };
    let replace = |round: &Round, act: &Act<'_>, out: &VisitId| {
        let ground = Ground {
            reason: text("企业已搬迁"),
            evidence: evidence_digest(4),
        };
        let visit = released(round, out).value;
        round.replace(act, out, ground, vec![], Some(&visit))
    };
    let at = instant("2026-03-07T05:00:00Z");
    let before = round.value.clone();
    let joins = |out: &&VisitId| {
        let trail = before.trail();
        let command = command(trail.subject().as_str(), trail.len(), "cc-amr", at);
        let mut after = before.clone();
        after
            .apply(&replace(&before, &command, out).unwrap())
            .unwrap();
        let more = |visit: &DrawnVisit| {
            let own = before.visit(&visit.id);
            own.is_some_and(|own| own.checks.len() < visit.checks.len())
        };
        after.unstaffed().next().is_none() && after.visits().any(more)
    };
    let ids: Vec<_> = before.visits().map(|visit| visit.id.clone()).collect();
    let out = ids
        .iter()
        .find(joins)
        .expect("one whose checks join others");
    round.go("cc-amr", at, |round, command| replace(round, command, out));
    released(&before, out)
}

/// A department's people on the team.
fn entries(visit: &Visit, of: &AgencyId) -> Vec<InspectorEntry> {
    let valid = Period::between(date!(2024 - 01 - 01), date!(2028 - 12 - 31)).unwrap();
    let own = visit.team().members.iter().filter(|it| it.agency == *of);
    let members = own.map(|member| {
        let (id, by) = (member.inspector.clone(), member.agency.clone());
        InspectorEntry::new(id, InspectorKind::CivilServant, by).certificated(valid)
    });
    members.collect()
}

/// Each department approves and notifies, and begins with its own people: those that came.
fn begun(visit: &mut Life<Visit>, number: usize, day: Date) -> Vec<AgencyId> {
    let departments = visit.value.drawn().agencies();
    for by in &departments {
        let who = by.as_id().value();
        visit.go(who, at(day, "08:30"), |visit, command| {
            visit.approve(command, paper("检查审批表"))
        });
    }
    for by in &departments {
        let who = by.as_id().value();
        visit.go(who, at(day, "08:40"), |visit, command| {
            visit.notify(command, paper("检查通知书"))
        });
    }
    // Nobody of a department comes to the third one: the other goes its way.
    let mut came = departments.clone();
    if number == 2 && came.len() > 1 {
        came.truncate(1);
    }
    for by in &came {
        let present = entries(&visit.value, by);
        visit.go(by.as_id().value(), at(day, "09:00"), |visit, command| {
            visit.start(command, &present, None)
        });
    }
    for by in departments.iter().filter(|it| !came.contains(it)) {
        visit.go(
            came[0].as_id().value(),
            at(day, "09:00"),
            |visit, command| visit.note_absence(command, by.clone(), paper("现场笔录")),
        );
    }
    came
}

/// A visit from its opening to its publication; the first one finds a problem, and the second
/// exchanges an inspector who is on leave.
fn carried_out(
    [staffed, round]: [&Round; 2],
    number: usize,
    id: &VisitId,
) -> (Life<Visit>, Option<Life<Finding>>) {
    let own = acting(staffed, id);
    let opened = begin(id.as_str(), &own, instant("2026-03-06T01:00:00Z"));
    let mut visit = Life::<Visit>::begin(Visit::open(staffed, &opened, id).unwrap());
    if !round.supplements(id).is_empty() {
        visit.go(&own, instant("2026-03-08T01:00:00Z"), |visit, command| {
            visit.supplement(command, round)
        });
    }
    let joined = round.visit(id).unwrap().checks.len();
    while visit.value.drawn().checks.len() < joined {
        visit.go(&own, instant("2026-03-08T02:00:00Z"), |visit, command| {
            visit.join(command, round)
        });
    }
    let day = date!(2026 - 03 - 09);
    if number == 1 {
        let team = visit.value.team().clone();
        let out = team.members[0].clone();
        let by = team.reserves.iter().find(|it| it.agency == out.agency);
        if let Some(by) = by.cloned() {
            visit.go(&own, at(day, "08:00"), |visit, command| {
                visit.replace_member(command, out.inspector, text("因公出差"), vec![], by)
            });
        }
    }
    let came = begun(&mut visit, number, day);
    let mut finding = None;
    for (i, check) in visit.value.drawn().checks.clone().into_iter().enumerate() {
        if !came.contains(&check.agency) {
            continue;
        }
        let team = visit.value.team().members.iter();
        let by = team.filter(|member| member.agency == check.agency);
        let by = by.map(|member| member.inspector.clone());
        let basis = Basis::conducted([CheckMethod::OnSite], by);
        let who = check.agency.as_id().value().to_owned();
        let problem = number == 0 && i == 0;
        let outcome = if problem {
            Outcome::OtherProblem
        } else {
            Outcome::NoProblem
        };
        let outcomes = Outcomes::new([outcome]).unwrap();
        let mut result = CheckResult::new(check.clone(), basis, outcomes.clone());
        if problem {
            let id = FindingId::new("1").unwrap();
            result = result
                .with_finding(id.clone())
                .with_disposal(Disposal::OrderedToCorrect);
            let found = Found {
                source: FindingSource::Visit(visit.value.id().clone()),
                matter: check.matter.clone(),
                object: check.object.clone(),
                outcomes,
                owner: check.agency.clone(),
            };
            let found = pass("found", found);
            let opened = begin("finding:1", &who, at(day, "10:00"));
            finding = Some(Life::<Finding>::begin(
                Finding::open(hash(), &opened, id, found).unwrap(),
            ));
        }
        let result = pass("result", result);
        visit.go(&who, at(day, "10:00"), |visit, command| {
            visit.conclude(command, result)
        });
    }
    if number == 1 {
        sampled(&mut visit, &came[0], at(day, "10:30"));
    }
    for by in &came {
        visit.go(by.as_id().value(), at(day, "11:00"), |visit, command| {
            visit.complete(command)
        });
    }
    shown_and_filed(&mut visit, number, &came);
    if number == 1 {
        late(&mut visit, &came[0], date!(2026 - 03 - 12));
    }
    (visit, finding)
}

/// Each department's form, publications and archive.
fn shown_and_filed(visit: &mut Life<Visit>, number: usize, came: &[AgencyId]) {
    for by in came {
        let who = by.as_id().value().to_owned();
        let day = date!(2026 - 03 - 11);
        visit.go(&who, at(day, "09:30"), |visit, command| {
            visit.register(command, by.clone(), paper("登记表"))
        });
        for &channel in Channel::ALL {
            // What the law keeps back is told to those concerned instead.
            let secret = number == 2 && channel == Channel::CreditPlatform;
            visit.go(&who, at(day, "09:30"), |visit, command| {
                if secret {
                    let (on, ground) = ((by.clone(), channel), Withholding::NotPublic);
                    visit.withhold(command, on, ground, text("商业秘密"), paper("定向通报"))
                } else {
                    visit.publish(command, by.clone(), channel, text("回执"))
                }
            });
        }
    }
    for by in came {
        let at = at(date!(2026 - 03 - 11), "10:00");
        visit.go(by.as_id().value(), at, |visit, command| {
            visit.archive(command, DossierDigest(evidence_digest(0x77).0))
        });
    }
}

/// The sample that the second visit takes.
fn milk(visit: &Visit, by: &AgencyId) -> (MatterId, Sample) {
    let mut checks = visit.drawn().checks.iter();
    let check = checks.find(|check| check.agency == *by).unwrap();
    let sample = Sample {
        object: check.object.clone(),
        batch: text("20260301-B"),
        item: text("菌落总数"),
    };
    (check.matter.clone(), sample)
}

fn sampled(visit: &mut Life<Visit>, by: &AgencyId, at: Timestamp) {
    let who = by.as_id().value();
    let (matter, sample) = milk(&visit.value, by);
    let entrustment = Entrustment {
        work: EntrustedWork::Testing,
        body: text("检测院"),
        qualification: text("CMA"),
        valid: Period::between(date!(2024 - 01 - 01), date!(2028 - 12 - 31)).unwrap(),
        scope: text("抽样检验"),
    };
    let of = matter.clone();
    visit.go(who, at, |visit, command| {
        visit.entrust(command, of, entrustment)
    });
    visit.go(who, at, |visit, command| {
        visit.sample(command, matter, sample, &[])
    });
}

/// What comes after the archive: a test and its report, and a correction, which is published anew.
fn late(visit: &mut Life<Visit>, by: &AgencyId, day: Date) {
    let who = by.as_id().value();
    let (matter, sample) = milk(&visit.value, by);
    visit.go(who, at(day, "09:00"), |visit, command| {
        visit.test(command, sample, TestResult::Passed, paper("检验报告"))
    });
    visit.go(who, at(day, "09:10"), |visit, command| {
        visit.report(command, matter, paper("检验报告"))
    });
    let mut results = visit.value.results().iter();
    let mut result = results.find(|it| it.check.agency == *by).unwrap().clone();
    let team = visit.value.team().members.iter();
    let present = team.filter(|member| member.agency == *by);
    let present = present.map(|member| member.inspector.clone());
    result.basis = Basis::conducted([CheckMethod::OnSite, CheckMethod::Documents], present);
    visit.go(who, at(day, "09:20"), |visit, command| {
        visit.correct(command, result, text("补记核查方式"))
    });
    for &channel in Channel::ALL {
        visit.go(who, at(day, "09:30"), |visit, command| {
            visit.publish(command, by.clone(), channel, text("回执二"))
        });
    }
    visit.go(who, at(day, "10:00"), |visit, command| {
        visit.add_to_archive(command, DossierDigest(evidence_digest(0x78).0))
    });
}

/// A complaint that is checked and followed up.
fn lead() -> (Life<Lead>, Life<Finding>) {
    let day = date!(2026 - 03 - 20);
    let received = LeadReceived {
        source: LeadSource::Complaint,
        concern: Concern::Violation,
        object: "operator:night-market-17".parse().unwrap(),
        matter: matter("food-sales"),
        content: text("食品过期"),
        agency: agency("cc-amr"),
    };
    let received = pass("lead", received);
    let id = LeadId::new("1").unwrap();
    let taken = begin("lead:1", "cc-amr", at(day, "09:00"));
    let first = Lead::receive(hash(), &taken, id.clone(), received.clone());
    let mut lead = Life::<Lead>::begin(first.unwrap());
    lead.go("cc-amr", at(day, "10:00"), |lead, command| {
        lead.approve(command, paper("检查审批表"))
    });
    lead.go("cc-amr", at(day, "10:10"), |lead, command| {
        lead.notify(command, paper("检查通知书"))
    });
    let outcomes = Outcomes::new([Outcome::OtherProblem]).unwrap();
    let finding = FindingId::new("2").unwrap();
    let valid = Period::between(date!(2024 - 01 - 01), date!(2028 - 12 - 31)).unwrap();
    let present = ["a1", "a2"].map(|name| {
        let id = inspector(name);
        InspectorEntry::new(id, InspectorKind::CivilServant, agency("cc-amr")).certificated(valid)
    });
    let check = LeadCheck {
        inspectors: vec![inspector("a1"), inspector("a2")],
        outcomes: outcomes.clone(),
        findings: vec![finding.clone()],
        record: paper("现场笔录"),
        urgent: None,
        unlicensed: false,
    };
    let check = pass("check", check);
    lead.go("cc-amr", at(day, "14:00"), |lead, command| {
        lead.record_check(command, check, &present)
    });
    let found = Found {
        source: FindingSource::Lead(id),
        matter: received.matter,
        object: received.object,
        outcomes,
        owner: agency("cc-amr"),
    };
    let found = pass("found", found);
    let opened = begin("finding:2", "cc-amr", at(day, "14:00"));
    let first = Finding::open(hash(), &opened, finding, found).unwrap();
    let mut finding = Life::<Finding>::begin(first);
    finding.go("cc-amr", at(day, "15:00"), |finding, command| {
        finding.act(command, Disposal::OrderedToCorrect, paper("责令改正通知书"))
    });
    finding.go("cc-amr", at(day, "16:00"), |finding, command| {
        finding.close(command, Closure::PutRight, paper("整改报告"))
    });
    lead.go("cc-amr", at(day, "16:30"), |lead, command| {
        lead.publish(command, Channel::PublicitySystem, text("回执"))
    });
    lead.go("cc-amr", at(day, "17:00"), |lead, command| {
        lead.close(command, text("已责令改正"))
    });
    (lead, finding)
}

/// A campaign that answers to the complaint.
fn campaign() -> Life<Campaign> {
    let april = Period::between(date!(2026 - 04 - 01), date!(2026 - 04 - 30)).unwrap();
    let fifth = Sizing {
        rule: SizeRule::Ratio("20%".parse().unwrap()),
        spread: Spread::Proportional,
    };
    let pool = PoolId::new("food-sales").unwrap();
    let planned = PlannedMatter::new(matter("food-sales"), agency("cc-amr"), pool, 2);
    let proposal = Proposal::new(Trigger::GeneralProblem, text("夜市投诉较多"), april)
        .with_lead(LeadId::new("1").unwrap())
        .with_matter(planned.with_size(None, fifth));
    let proposal = pass("proposal", proposal);
    let day = date!(2026 - 03 - 25);
    let proposed = begin("campaign:night-market", "cc-amr", at(day, "09:00"));
    let id = CampaignId::new("night-market").unwrap();
    let first = Campaign::propose(hash(), &proposed, id, proposal).unwrap();
    let mut campaign = Life::<Campaign>::begin(first);
    campaign.go("cc-gov", at(day, "11:00"), |campaign, command| {
        campaign.approve(command, paper("批准文件"))
    });
    campaign.go("cc-amr", at(day, "11:30"), |campaign, command| {
        campaign.file(command, text("备〔2026〕1号"))
    });
    campaign.go("cc-amr", at(day, "12:00"), |campaign, command| {
        campaign.close(command, text("与年度抽查合并"))
    });
    campaign
}

/// The honest archive.
pub(crate) fn town() -> Town {
    forged(Tricks::NONE)
}

/// The archive of an operator who does this once the seeds are out.
#[allow(
    clippy::too_many_lines,
    reason = "the year of a town, from its plan to its last visit"
)]
pub(crate) fn forged(tricks: Tricks) -> Town {
    let mut plan = plan(tricks);
    let item = PlanItemId::new("cc-2026-01").unwrap();
    let day = date!(2026 - 02 - 27);
    let mandate = plan.value.mandate(&item, day).unwrap();
    let opened = begin("round:1", "cc-amr", at(day, "08:30"));
    let id = RoundId::new("1").unwrap();
    let mut first = Life::<Round>::begin(Round::open(hash(), &opened, id, mandate).unwrap());
    let first_form = drawn_objects(&mut plan, &mut first, &FIRST, None, Tricks::NONE);
    let reason = text("对象库有误，重新抽取");
    let second_id = RoundId::new("2").unwrap();
    first.go(
        "cc-amr",
        instant("2026-02-28T01:00:00Z"),
        |round, command| round.supersede(command, second_id.clone(), reason.clone(), &[]),
    );

    let opened = begin("round:2", "cc-amr", instant("2026-03-01T01:00:00Z"));
    let mut second = Life::<Round>::begin(
        first
            .value
            .draw_again(&opened, &second_id, reason.clone())
            .unwrap(),
    );
    let previous = Previous {
        record: first_form.record.digest,
        reason,
    };
    let objects = drawn_objects(&mut plan, &mut second, &OBJECTS, Some(previous), tricks);
    let out = second
        .value
        .visits()
        .min_by_key(|visit| visit.checks.len())
        .unwrap()
        .id
        .clone();
    second.go(
        "cc-amr",
        instant("2026-03-03T01:00:00Z"),
        |round, command| {
            let ground = Ground {
                reason: text("企业已办理注销登记"),
                evidence: evidence_digest(3),
            };
            let (out, ground) = pass("replacement", (out, ground));
            round.replace(command, &out, ground, vec![], None)
        },
    );
    let inspectors = drawn_inspectors(&mut second, objects.record.digest, tricks);
    second.go(
        "cc-amr",
        instant("2026-03-05T06:00:00Z"),
        |round, command| round.close(command),
    );

    let staffed = second.value.clone();
    let mut inspectors = vec![inspectors];
    let supplement = tricks.supplement;
    inspectors
        .extend(supplement.map(|edit| drawn_supplement(&mut second, objects.record.digest, edit)));
    let let_go = tricks.joined.then(|| falls_out(&mut second));
    let ids: Vec<_> = second
        .value
        .visits()
        .map(|visit| visit.id.clone())
        .collect();
    let lives = ids
        .iter()
        .filter(|_| tricks.headcount == LAWFUL)
        .enumerate()
        .map(|(number, id)| carried_out([&staffed, &second.value], number, id));
    let (mut visits, findings): (Vec<_>, Vec<_>) = lives.unzip();
    visits.extend(let_go);
    let mut on = "2026-03-06T00:00:00Z";
    let (mut leads, mut campaigns) = (Vec::new(), Vec::new());
    let mut of_lead = None;
    if tricks.headcount == LAWFUL {
        on = "2026-12-31T00:00:00Z";
        plan.go(
            "cc-amr",
            instant("2026-12-15T01:00:00Z"),
            |plan, command| plan.close(command),
        );
        let (lead, found) = lead();
        leads.push(lead.events);
        campaigns.push(campaign().events);
        of_lead = Some(found);
    }
    Town {
        leads,
        campaigns,
        plan: plan.events,
        annexes: Vec::new(),
        first: Kept {
            round: first.events,
            objects: first_form,
            inspectors: Vec::new(),
        },
        second: Kept {
            round: second.events,
            objects,
            inspectors,
        },
        visits: visits.into_iter().map(|life| life.events).collect(),
        findings: findings
            .into_iter()
            .chain([of_lead])
            .flatten()
            .map(|life| life.events)
            .collect(),
        destroyed: None,
        on,
    }
}
