//! The world of the search: the day and one lifecycle in each place, each by the number of its state.

use std::collections::HashMap;

use serde::Serialize;
use ssj_core::agency::NamedSystem::EmergencyManagement;
use ssj_core::agency::{Agency, AgencyRegister, Change, Reform};
use ssj_core::follow_up::Finding;
use ssj_core::laws::{Law, Laws};
use ssj_core::lead::{Lead, LeadEvent};
use ssj_core::plan::{Plan, PlanState};
use ssj_core::round::{Round, RoundState};
use ssj_core::trail::*;
use ssj_core::visit::{Conduct, Visit, VisitState};
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::bound::{Aside, Bound};
use crate::fixture::*;
use crate::law::{Asked, agencies, lasting, place_of, sources};

/// Before the reform, after it, after the period of the item, after the year.
pub(crate) const DAYS: [Date; 4] = [
    date!(2026 - 03 - 09),
    date!(2026 - 06 - 09),
    date!(2026 - 10 - 12),
    date!(2027 - 02 - 01),
];

/// The reform's day.
const REFORM: Date = date!(2026 - 05 - 01);

pub(crate) const PLACES: usize = 10;
/// The places of a world: each holds a state's number, 0 for what has not begun.
pub(crate) type World = [u16; PLACES];
pub(crate) const DAY: usize = 0;
pub(crate) const PLAN: usize = 1;
/// The first round, and the one that draws again.
pub(crate) const ROUNDS: [usize; 2] = [2, 3];
/// The visits of each round in each county.
pub(crate) const VISITS: [[usize; 2]; 2] = [[4, 5], [6, 7]];
pub(crate) const FINDING: usize = 8;
pub(crate) const LEAD: usize = 9;

/// What a move leads to.
pub(crate) enum New {
    Day,
    Plan(Plan),
    Round(Round),
    Visit(Visit),
    Finding(Finding),
    Lead(Lead),
}

/// What came of a move; nothing where it lies beyond the bound.
pub(crate) type Tried = Option<Result<New, Refusals>>;

/// The states of a lifecycle, each once and by number.
pub(crate) struct Known<L> {
    numbers: HashMap<String, u16>,
    values: Vec<L>,
}

impl<L> Default for Known<L> {
    fn default() -> Self {
        Self {
            numbers: HashMap::new(),
            values: Vec::new(),
        }
    }
}

impl<L: Serialize> Known<L> {
    fn number(&mut self, value: L, (dated, beside): (bool, &str)) -> u16 {
        let key = asked_of(&serde_json::to_string(&value).unwrap(), dated) + beside;
        let next = u16::try_from(self.values.len() + 1).unwrap();
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.values.push(value);
        }
        number
    }

    fn get(&self, number: u16) -> Option<&L> {
        usize::from(number)
            .checked_sub(1)
            .map(|at| &self.values[at])
    }
}

/// A state's text without digests, ids made of them, and dates: but that from which a plan is in force, and where
/// absences are noted and conclusions adopted those of a part's beginning and end.
fn asked_of(json: &str, dated: bool) -> String {
    let bytes = json.as_bytes();
    let (mut out, mut at, mut kept) = (String::new(), 0, false);
    while at < bytes.len() {
        let rest = &json[at..];
        let hex = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        if hex >= 32 {
            out.push('#');
            at += hex;
        } else if !kept && is_date(rest) {
            out.push('@');
            at += rest.find('"').unwrap();
        } else {
            let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            if let Some((key, _)) = quoted.filter(|(_, rest)| rest.starts_with(':')) {
                kept = key == "from" || dated && ["begun", "end"].contains(&key);
            }
            let letter = rest.chars().next().unwrap();
            out.push(letter);
            at += letter.len_utf8();
        }
    }
    out
}

fn is_date(text: &str) -> bool {
    let form = text.as_bytes().get(..10);
    form.is_some_and(|form| {
        let digit = |at: usize| form[at].is_ascii_digit();
        [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(digit) && form[4] == b'-' && form[7] == b'-'
    })
}

/// The day of a world.
pub(crate) fn day_of(world: &World) -> Date {
    DAYS[usize::from(world[DAY])]
}

/// Everything that is known of the lifecycles, and the laws.
pub(crate) struct Store {
    pub(crate) bound: Bound,
    laws_of: HashMap<(String, u16), &'static Law<'static>>,
    plans: Known<Plan>,
    rounds: Known<Round>,
    visits: Known<Visit>,
    findings: Known<Finding>,
    leads: Known<Lead>,
}

/// Who may act: those that check, the heir, those that review, a county's office, a stranger.
const ACTORS: [&str; 8] = [
    "cc-amr",
    "cc-fire",
    "cc-yj",
    "cc-justice",
    "cc-mem",
    "ng-amr",
    "cc-tax",
    "cc-gov",
];

impl Store {
    pub(crate) fn new(bound: Bound) -> Self {
        let laws = merged(bound);
        let of = |who: &str, day: u16| {
            let date = DAYS[usize::from(day)];
            let law = laws.on(date, &place_of(laws, who, date)).unwrap();
            &*Box::leak(Box::new(law))
        };
        let all = ACTORS
            .iter()
            .flat_map(|who| (0..4).map(move |day| (*who, day)));
        Self {
            bound,
            laws_of: all
                .map(|(who, day)| ((who.into(), day), of(who, day)))
                .collect(),
            plans: Known::default(),
            rounds: Known::default(),
            visits: Known::default(),
            findings: Known::default(),
            leads: Known::default(),
        }
    }

    /// The department that answers for fire safety on the day, as the register has it.
    pub(crate) fn fire(&self, world: &World) -> &'static str {
        if day_of(world) < REFORM {
            "cc-fire"
        } else {
            self.bound.heir
        }
    }

    pub(crate) fn plan(&self, world: &World) -> Option<&Plan> {
        self.plans.get(world[PLAN])
    }

    pub(crate) fn round(&self, world: &World, which: usize) -> Option<&Round> {
        self.rounds.get(world[ROUNDS[which]])
    }

    pub(crate) fn visit(&self, world: &World, place: usize) -> Option<&Visit> {
        self.visits.get(world[place])
    }

    pub(crate) fn finding(&self, world: &World) -> Option<&Finding> {
        self.findings.get(world[FINDING])
    }

    pub(crate) fn lead(&self, world: &World) -> Option<&Lead> {
        self.leads.get(world[LEAD])
    }

    /// A command by an agency, for another one if it says so, on a trail as it stands.
    pub(crate) fn act(
        &self,
        world: &World,
        (subject, len): (&str, u64),
        (who, of): (&str, Option<&str>),
    ) -> Act<'static> {
        let id = CommandId::new(&format!("{subject}/{len}")).unwrap();
        let salt = Salt::from_bytes([u8::try_from(len % 256).unwrap(); 32]);
        let actor = Actor::agency(agency(who));
        let actor = match of {
            Some(of) => actor.in_place_of(agency(of)),
            None => actor,
        };
        let command = Command::new(id, len, actor, at(day_of(world)), salt);
        command.under(self.laws_of[&(who.to_owned(), world[DAY])])
    }

    pub(crate) fn on(&self, world: &World, on: &impl Lifecycle, who: &str) -> Act<'static> {
        let trail = on.trail();
        self.act(world, (trail.subject().as_str(), trail.len()), (who, None))
    }

    /// The number of what a move led to.
    pub(crate) fn number(&mut self, new: New, before: &World) -> u16 {
        let dated = self.bound.eventful;
        match new {
            New::Day if before[DAY] == 1 && !self.bound.late_in_the_year => 3,
            New::Day => before[DAY] + 1,
            New::Plan(plan) => {
                // It is put in force from the day of its approval on.
                let waits = plan.state() == PlanState::Approved;
                let approved = plan.trail().recorded().filter(|_| waits);
                let approved = format!("{:?}", approved.map(Timestamp::china_date));
                self.plans.number(plan, (dated, &approved))
            }
            New::Round(round) => self.rounds.number(round, (dated, "")),
            New::Visit(visit) => self.visits.number(visit, (dated, "")),
            New::Finding(finding) => {
                let crime = finding.untransferred_crime().to_string();
                self.findings.number(finding, (dated, &crime))
            }
            New::Lead(lead) => {
                let papers = self.papers_of(&lead);
                self.leads.number(lead, (dated, &papers))
            }
        }
    }

    /// Once the round is drawn again nothing asks how the first one and its visits ended.
    pub(crate) fn forget(&self, world: &mut World) {
        let over = |it: &Round| it.state() == RoundState::Superseded;
        if world[ROUNDS[1]] > 0 {
            let first = self.rounds.values.iter().position(over);
            let first = first.and_then(|at| u16::try_from(at + 1).ok());
            world[ROUNDS[0]] = first.unwrap_or(world[ROUNDS[0]]);
            for place in VISITS[0] {
                if self.visit(world, place).is_some_and(visit_is_over) {
                    world[place] = 0;
                }
            }
        }
    }

    /// Which papers a lead wants and how many it owes: its form does not tell, its steps do.
    fn papers_of(&self, lead: &Lead) -> String {
        let mut world = [0; PLACES];
        world[DAY] = 3;
        let by = |lead: &Lead| self.on(&world, lead, lead.owner().as_id().value());
        let approve = |lead: &Lead| lead.approve(&by(lead), paper("…"));
        let notify = |lead: &Lead| lead.notify(&by(lead), paper("…"));
        let owed = |code, came: &dyn Fn(&Lead) -> Result<Event<LeadEvent>, Refusals>| {
            let (mut lead, mut owed) = (lead.clone(), 0);
            while lead
                .close(&by(&lead), text("…"))
                .is_err_and(|it| it.contains(code))
            {
                lead = after(&lead, came(&lead)).unwrap();
                owed += 1;
            }
            (owed, came(&lead).is_ok())
        };
        let approvals = owed(rules::lead::NOT_APPROVED, &approve);
        let notices = owed(rules::lead::NOT_NOTIFIED, &notify);
        format!("{approvals:?} {notices:?}")
    }
}

/// cc-fire is merged in May.
fn merged(bound: Bound) -> &'static Laws {
    let place = DivisionId::new(PLACE).unwrap();
    let level = jurisdiction::Level::Prefecture;
    let name = "cc-yj";
    let system = [EmergencyManagement.into()];
    let heir = Agency::department(agency(name), text(name), system, level, place, REFORM);
    let founded: Vec<_> = (bound.heir == name).then_some(heir).into_iter().collect();
    let register = AgencyRegister::new(agencies(), []).unwrap();
    let reform = Reform::Merge {
        from: vec![agency("cc-fire")],
        into: agency(bound.heir),
    };
    let change = Change {
        effective: REFORM,
        founded,
        reform,
    };
    let day = date!(2026 - 04 - 20);
    let reported = register.report(change, &agency("cc-fire"), &agency("cc-amr"), day);
    let adopted = register.adopt(&reported.unwrap(), &agency("jl-amr"), day);
    let register = register.with(adopted.unwrap()).unwrap();
    let conduct = if bound.papers {
        Conduct::national_2024()
    } else {
        Conduct::default()
    };
    let asked = Asked {
        conduct,
        ..Asked::default()
    };
    lasting(sources(register, &asked))
}

/// The lifecycle after a step.
pub(crate) fn after<L: Lifecycle + Clone>(
    on: &L,
    step: Result<Event<L::Payload>, Refusals>,
) -> Result<L, Refusals> {
    let event = step?;
    let mut later = on.clone();
    later.apply(&event).unwrap();
    Ok(later)
}

/// Whether nothing is left to do: each lifecycle that has begun has come to its end, what was drawn was checked and
/// archived, let go or handed over, and every problem was followed up.
pub(crate) fn is_end(store: &Store, world: &World) -> bool {
    let plan = store
        .plan(world)
        .is_none_or(|it| it.state() == PlanState::Closed);
    let lead = store.lead(world).is_none_or(Lead::is_closed);
    let finding = store.finding(world).is_none_or(|it| !it.is_open());
    // Where findings are not tried, what was found is followed up elsewhere.
    let elsewhere = store.bound.aside == Aside::None;
    let followed = elsewhere || !has_problem(store, world) || store.finding(world).is_some();
    plan && lead && finding && followed && (0..2).all(|which| round_is_over(store, world, which))
}

fn has_problem(store: &Store, world: &World) -> bool {
    let mut visits = VISITS.as_flattened().iter();
    let on_visit = visits.any(|place| {
        let visit = store.visit(world, *place);
        visit.is_some_and(|it| {
            it.results()
                .iter()
                .any(|result| !result.findings.is_empty())
        })
    });
    let on_lead = store.lead(world).is_some_and(|lead| {
        let mut checks = lead.checks_made();
        checks.any(|(_, check)| !check.findings.is_empty())
    });
    on_visit || on_lead
}

fn round_is_over(store: &Store, world: &World, which: usize) -> bool {
    let Some(round) = store.round(world, which) else {
        return true;
    };
    let ended = |place: usize| store.visit(world, place).is_some_and(visit_is_over);
    let begun = |place: &usize| world[*place] > 0;
    match round.state() {
        RoundState::Superseded => VISITS[which].into_iter().filter(begun).all(ended),
        RoundState::Closed => {
            let drawn = round
                .visits()
                .map(|visit| VISITS[which][county_of(&visit.county)]);
            drawn
                .chain(VISITS[which].into_iter().filter(begun))
                .all(ended)
        }
        _ => false,
    }
}

fn visit_is_over(visit: &Visit) -> bool {
    visit.parts().iter().all(|part| match part.state() {
        VisitState::Archived => !part.is_behind(),
        VisitState::Released | VisitState::HandedOver => true,
        _ => false,
    })
}

/// Which of the two counties it is.
pub(crate) fn county_of(division: &DivisionId) -> usize {
    usize::from(*division != county())
}

/// A world in words.
pub(crate) fn describe(store: &Store, world: &World) -> String {
    let plan = store
        .plan(world)
        .map(|it| (it.state(), it.pending().is_some()));
    let rounds = [0, 1].map(|which| {
        let round = store.round(world, which)?;
        let drawn = round
            .parts()
            .map(|(part, it)| (part.to_string(), it.record.is_some()));
        Some((round.state(), drawn.collect::<Vec<_>>()))
    });
    let visits = VISITS.as_flattened().iter().map(|place| {
        let parts = store.visit(world, *place)?.parts().iter();
        Some(
            parts
                .map(|it| (it.agency().clone(), it.state()))
                .collect::<Vec<_>>(),
        )
    });
    let visits: Vec<_> = visits.collect();
    let finding = store.finding(world).map(|it| (it.state(), it.owner()));
    let lead = store.lead(world).map(|it| (it.state(), it.owner()));
    let day = day_of(world);
    format!(
        "{day} {world:?}; plan {plan:?}; rounds {rounds:?}; visits {visits:?}; finding {finding:?}; lead {lead:?}"
    )
}
