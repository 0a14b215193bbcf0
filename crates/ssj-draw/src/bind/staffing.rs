//! From needs, pool and recusals to the rows of an inspector draw.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use ssj_core::Word;

use ssj_core::history::{Streak, TeamCheck, streaks};
use ssj_core::instrument::Effect;
use ssj_core::laws::Law;
use ssj_core::paper::Loads;
use ssj_core::pool::Places;
use ssj_core::pool::{InspectorEntry, InspectorPool, Need, Quorum, Recusals, Work, loads, needs};
use ssj_core::round::Round;
use ssj_core::rules::visit as codes;
use ssj_core::{InspectorId, ObjectId, RecordDigest, Refusal, Refusals, Timestamp, Token};
use time::Date;

use crate::record::{
    ExcludedPair, InspectorRow, Reason, SlotNeed, StaffingRows, VisitCap, VisitSlots,
};

/// A visit with the places that the law asks for on it.
///
/// ```
/// use ssj_core::laws::Law;
/// use ssj_core::pool::{InspectorEntry, InspectorPool, Recusals};
/// use ssj_core::round::Round;
/// use ssj_core::{RecordDigest, Refusals, RoundSecret, beijing, date};
/// use ssj_draw::bind::{StaffedVisit, Staffing, Workload};
/// use ssj_draw::record::{Header, InspectorDraw, InspectorDrawParts, ObjectRecord, StaffingRows};
/// /// The draw of inspectors for all visits of a round, one standing by for each place; nobody goes on more
/// /// than four.
/// fn inspectors(
///     (law, round, record): (&Law<'_>, &Round, &ObjectRecord),
///     (pool, recusals): (&InspectorPool, &Recusals),
///     (header, secret): (Header, RoundSecret),
/// ) -> Result<InspectorDraw, Refusals> {
///     let visits = StaffedVisit::of_round(law, round)?;
///     let four = |_: &InspectorEntry| Workload::at_most(4);
///     let staffing = Staffing::bind(law, &visits, pool, recusals, &[], date!(2026-01-01), four);
///     let rows = staffing.rows(RecordDigest(record.digest), beijing!(2026-03-04 18:00));
///     let rows = StaffingRows { reserves: 1, ..rows };
///     InspectorDraw::new(InspectorDrawParts { header, secret, rows })
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct StaffedVisit {
    /// The visit's token.
    pub token: Token,
    /// Who is visited.
    pub visited: ObjectId,
    /// What the instruments in force ask for: see [`ssj_core::pool::needs`].
    pub places: Vec<Places>,
}

impl StaffedVisit {
    /// The visits that a round has drawn, each with what the law of the day asks for where it is.
    ///
    /// # Errors
    /// Those of [`needs`]; `visit.not-drawn` for a visit that nobody drew.
    pub fn of_round(law: &Law<'_>, round: &Round) -> Result<Vec<Self>, Refusals> {
        let staffed = round.visits().map(|visit| {
            let checks = visit.checks.iter();
            let checks: Vec<_> = checks.map(|it| (&it.matter, &it.agency)).collect();
            let by_hand = || {
                Refusal::new(codes::NOT_DRAWN)
                    .with("visit", &visit.id)
                    .with("round", round.id())
            };
            Ok(Self {
                token: visit.id.token().ok_or_else(by_hand)?,
                visited: visit.holder.clone(),
                places: needs(law, &checks, [visit.county.clone()])?,
            })
        });
        staffed.collect()
    }
}

/// The rows of an inspector draw, made from the domain's values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Staffing {
    /// What slots ask for.
    pub needs: Vec<SlotNeed>,
    /// The visits with their slots.
    pub visits: Vec<VisitSlots>,
    /// The inspectors.
    pub inspectors: Vec<InspectorRow>,
    /// Who may not go where.
    pub excluded: Vec<ExcludedPair>,
    /// Caps on groups of visits: see [`capped`](Self::capped).
    pub caps: Vec<VisitCap>,
    /// Who is due for a change at an enterprise, which the instruments in force only show.
    pub due: Vec<Streak>,
}

/// How much an inspector can do, and did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct Workload {
    /// How many places of this draw they can take at most.
    pub cap: u32,
    /// What they did so far.
    pub work: Work,
}

impl Workload {
    /// Somebody who can take so many places, and whose work so far is not counted.
    pub fn at_most(cap: u32) -> Self {
        Self {
            cap,
            work: Work::default(),
        }
    }
}

/// The name under which a valid enforcement certificate (行政执法证) stands among credentials.
const CERTIFICATE: &str = "enforcement-certificate";

/// Why someone who is due for a change does not go again.
const DUE_FOR_A_CHANGE: &str = "due-for-a-change";

/// Why someone who was there last time does not go again.
const SAME_AS_LAST_TIME: &str = "same-as-last-time";

impl Staffing {
    /// Binds visits and inspectors as they are on the day of a law.
    ///
    /// Inspectors on leave that day are left out; who is recused from an enterprise is kept from
    /// its visits, and so is who is due for a change there by an instrument in force, after the checks of
    /// teams that `past` shows. Who works in several jurisdictions can go to each of them.
    ///
    /// Loads are those from `evened_from` until that day. Newcomers and those who were on leave have
    /// the mean load of their colleagues for the days on which they were not there, as
    /// [`loads`](ssj_core::pool::loads) has it; the rows tell how much that is.
    pub fn bind(
        law: &Law<'_>,
        visits: &[StaffedVisit],
        pool: &InspectorPool,
        recusals: &Recusals,
        past: &[TeamCheck],
        evened_from: Date,
        workload: impl Fn(&InspectorEntry) -> Workload,
    ) -> Self {
        let (mut staffing, on) = (Self::default(), law.day());
        let workloads: Vec<_> = pool.entries().iter().map(&workload).collect();
        let caps: Vec<_> = workloads.iter().map(|it| it.cap).collect();
        let works = workloads.into_iter().map(|it| it.work);
        let people: Vec<_> = pool.entries().iter().zip(works).collect();
        let loads = loads(evened_from, on, &people);
        let rows = pool.entries().iter().zip(caps).zip(loads);
        for ((entry, cap), load) in rows.filter(|((entry, _), _)| entry.leave(on).is_none()) {
            staffing.inspectors.push(InspectorRow {
                inspector: entry.id.clone(),
                agency: entry.agency.clone(),
                divisions: entry.divisions.iter().cloned().collect(),
                credentials: held(entry, on),
                cap,
                load: load.total(),
                baseline: load.baseline,
            });
        }
        staffing.add_visits(visits);
        staffing.exclude(visits, recusals);
        staffing.change(law, past);
        staffing
    }

    /// The rows of a draw that staffs the visits of this record, the inspectors being as they were at an
    /// instant: nobody is named by law, nobody stands by, and loads are evened as is usual.
    pub fn rows(self, record: RecordDigest, as_of: Timestamp) -> StaffingRows {
        StaffingRows {
            object_record: record.0,
            as_of,
            needs: self.needs,
            visits: self.visits,
            inspectors: self.inspectors,
            excluded: self.excluded,
            fixed: Vec::new(),
            caps: self.caps,
            reserves: 0,
            loads: Loads::default(),
        }
    }

    /// Keeps inspectors from the enterprises that they inspected last time (不连续由同一人检查).
    /// Who is not in the frame is passed over.
    ///
    /// ```
    /// use ssj_core::{InspectorId, ObjectId, Token};
    /// use ssj_draw::bind::Staffing;
    /// use ssj_draw::record::{InspectorRow, VisitSlots};
    /// let shop: ObjectId = "uscc:91220101MA13XQYL0T".parse()?;
    /// let [wang, li] = [InspectorId::new("wang")?, InspectorId::new("li")?];
    /// let mut staffing = Staffing::default();
    /// staffing.visits.push(VisitSlots {
    ///     visit: Token::from_bytes([1; 16]),
    ///     visited: shop.clone(),
    ///     slots: vec![],
    /// });
    /// staffing.inspectors.push(InspectorRow {
    ///     inspector: wang.clone(),
    ///     agency: "agency:220183-amr".parse()?,
    ///     divisions: ["division:220183".parse()?].into(),
    ///     credentials: [].into(),
    ///     cap: 4,
    ///     load: 0,
    ///     baseline: 0,
    /// });
    /// let staffing = staffing.not_as_last_time([(&shop, &wang), (&shop, &li)]);
    /// assert_eq!(staffing.excluded.len(), 1);
    /// assert_eq!(staffing.excluded[0].reason.code, "same-as-last-time");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn not_as_last_time<'a>(
        mut self,
        teams: impl IntoIterator<Item = (&'a ObjectId, &'a InspectorId)>,
    ) -> Self {
        self.keep_away(SAME_AS_LAST_TIME, ObjectId::clone, teams);
        self
    }

    /// Keeps away whoever is due for a change, where the instrument does not only show it.
    fn change(&mut self, law: &Law<'_>, past: &[TeamCheck]) {
        let (kept, due) = streaks(law, past)
            .into_iter()
            .partition::<Vec<_>, _>(|streak| streak.effect == Effect::Refused);
        let same = law.same();
        let pairs = kept.iter().map(|own| (&own.enterprise, &own.inspector));
        self.keep_away(DUE_FOR_A_CHANGE, |id| same.enterprise(id).clone(), pairs);
        self.due = due;
    }

    /// Excludes whoever is listed and not kept away already; `now` gives an enterprise's id as the pairs
    /// have it.
    fn keep_away<'a>(
        &mut self,
        why: &str,
        now: impl Fn(&ObjectId) -> ObjectId,
        pairs: impl IntoIterator<Item = (&'a ObjectId, &'a InspectorId)>,
    ) {
        let mut last = BTreeMap::<&ObjectId, BTreeSet<&InspectorId>>::new();
        for (visited, inspector) in pairs {
            last.entry(visited).or_default().insert(inspector);
        }
        let listed: BTreeSet<_> = self.inspectors.iter().map(|row| &row.inspector).collect();
        let pairs = self
            .excluded
            .iter()
            .map(|pair| (pair.visit, &pair.inspector));
        let known: BTreeSet<_> = pairs.collect();
        let mut added = Vec::new();
        for visit in &self.visits {
            for inspector in last
                .get(&now(&visit.visited))
                .into_iter()
                .flatten()
                .copied()
            {
                if listed.contains(inspector) && !known.contains(&(visit.visit, inspector)) {
                    added.push(ExcludedPair {
                        visit: visit.visit,
                        inspector: inspector.clone(),
                        reason: Reason::of(why),
                    });
                }
            }
        }
        self.excluded.extend(added);
    }

    /// Caps everyone by groups of visits: `group_of` names the group of each visit, such as its day or
    /// week, and nobody goes on more than `at_most` visits of one group. Groups of several calls must
    /// be nested or disjoint, as days within weeks are.
    ///
    /// ```
    /// use ssj_core::Token;
    /// use ssj_draw::bind::Staffing;
    /// use ssj_draw::record::VisitSlots;
    /// let mut staffing = Staffing::default();
    /// staffing.visits.extend([1, 2, 3].map(|i| VisitSlots {
    ///     visit: Token::from_bytes([i; 16]),
    ///     visited: "uscc:91220101MA13XQYL0T".parse().unwrap(),
    ///     slots: vec![],
    /// }));
    /// // The first two on Monday, the third on Tuesday: one visit a day, two in the week.
    /// let day = |visit: Token| Some(visit.as_bytes()[0] / 3);
    /// let staffing = staffing.capped(1, day).capped(2, |_| Some("this week"));
    /// assert_eq!(staffing.caps.len(), 3);
    /// assert_eq!(staffing.caps[0].visits.len(), 2);
    /// ```
    #[must_use]
    pub fn capped<G: Ord>(mut self, at_most: u32, group_of: impl Fn(Token) -> Option<G>) -> Self {
        let mut groups: BTreeMap<G, BTreeSet<Token>> = BTreeMap::new();
        for visit in &self.visits {
            if let Some(group) = group_of(visit.visit) {
                groups.entry(group).or_default().insert(visit.visit);
            }
        }
        self.caps
            .extend(groups.into_values().map(|visits| VisitCap {
                at_most,
                visits,
                inspectors: BTreeSet::new(),
            }));
        self
    }

    fn add_visits(&mut self, visits: &[StaffedVisit]) {
        let mut numbers: BTreeMap<&Need, u32> = BTreeMap::new();
        for visit in visits {
            let mut slots = Vec::new();
            for places in &visit.places {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(&places.need).or_insert(next);
                if number == next {
                    self.needs.push(slot_need(&places.need));
                }
                slots.extend((0..places.count).map(|_| number));
            }
            self.visits.push(VisitSlots {
                visit: visit.token,
                visited: visit.visited.clone(),
                slots,
            });
        }
    }

    fn exclude(&mut self, visits: &[StaffedVisit], recusals: &Recusals) {
        let listed: BTreeSet<_> = self
            .inspectors
            .iter()
            .map(|row| row.inspector.clone())
            .collect();
        for visit in visits {
            let of = recusals.of(&visit.visited).iter();
            let of = of.filter(|recusal| listed.contains(&recusal.inspector));
            self.excluded.extend(of.map(|recusal| ExcludedPair {
                visit: visit.token,
                inspector: recusal.inspector.clone(),
                reason: Reason::of(recusal.ground.name()),
            }));
        }
        self.excluded
            .dedup_by(|a, b| a.visit == b.visit && a.inspector == b.inspector);
    }
}

fn slot_need(need: &Need) -> SlotNeed {
    let certificate = (need.quorum == Quorum::Certificated).then(|| CERTIFICATE.to_string());
    let credentials = need.credentials.iter().map(ToString::to_string);
    let specialty = need.specialty.as_ref().map(ToString::to_string);
    SlotNeed {
        agency: need.agency.clone(),
        divisions: need.divisions.iter().cloned().collect(),
        credentials: certificate
            .into_iter()
            .chain(credentials)
            .chain(specialty)
            .collect(),
    }
}

/// Everything that an inspector holds on a day, under the names that needs use.
fn held(entry: &InspectorEntry, on: Date) -> BTreeSet<String> {
    let certificate = entry.is_certificated(on).then(|| CERTIFICATE.to_string());
    let valid = entry
        .credentials
        .iter()
        .filter(|held| held.valid.contains(on));
    certificate
        .into_iter()
        .chain(valid.map(|held| held.id.to_string()))
        .chain(entry.specialties.iter().map(ToString::to_string))
        .collect()
}
