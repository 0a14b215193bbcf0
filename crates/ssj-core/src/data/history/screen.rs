//! Telling the state of each object before a draw.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use time::{Date, Month};

use super::store::Asked;
use super::{DrawState, Exclusion, ExclusionReason, History, Override, Overrides, ScopeReason};
use crate::base::bytes::Token;
use crate::base::digests::EvidenceDigest;
use crate::base::id::{AgencyId, DivisionId, InstrumentId, MatterId, ObjectId};
use crate::base::period::Period;
use crate::base::text::Text;
use crate::data::matter::{Importance, Matter};
use crate::data::pool::ObjectEntry;
use crate::data::same::Same;
use crate::law::instrument::{CapOver, CapPer, CheckOccasion, Effect, RepeatBy, VisitCap};
use crate::law::refusal::Refusals;
use crate::laws::Law;

/// The rules that decide, on the day of a draw, which objects of a pool may be drawn.
///
/// It asks, in this order: is the object in scope; did the same system check the same enterprise on
/// the same matter within the window of the instruments in force (二（六）, general checks only, unless a
/// good reason is recorded); did it pass the test already; is the matter's frequency reached; is a cap
/// reached; does a list leave it alone. The first rule that applies is its exclusion;
/// [`Screen::exclusions`] gives them all. What is the same, [`Same`] says.
///
/// ```
/// use ssj_core::agency::NamedSystem;
/// use ssj_core::history::{DrawState, HistoryBuilder, Overrides, PastCheck, PastState, Screen};
/// use ssj_core::identity::ObjectKind;
/// use ssj_core::instrument::CheckOccasion;
/// use ssj_core::pool::{ObjectEntry, Provenance};
/// use ssj_core::{Digest, DivisionId, EvidenceDigest, MatterId, Suite};
/// use time::macros::date;
///
/// # let laws = ssj_core::laws::town()?;
/// let (nanguan, food) = (DivisionId::new("220102")?, MatterId::new("food-sales")?);
/// let law = laws.on(date!(2026-03-02), &nanguan)?;
/// let shop = ObjectEntry::new(
///     "uscc:91220101MA13XQYL0T".parse()?,
///     ObjectKind::Enterprise,
///     nanguan,
///     Provenance::PublicitySystem,
/// );
/// let mut past = HistoryBuilder::new(Suite::Intl.hash_fn()?);
/// past.check(&PastCheck::general(
///     shop.id.clone(),
///     food.clone(),
///     NamedSystem::MarketRegulation,
///     PastState::Inspected,
///     date!(2025-06-03),
///     EvidenceDigest(Digest::from_bytes([7; 32])),
/// ));
/// let (history, overrides) = (past.build(), Overrides::default());
/// // No instrument names a window, so it is a year.
/// let screen = Screen::new(&law, &food, CheckOccasion::Plan, &history, &overrides)?;
/// assert!(matches!(&screen.state(&shop).state, DrawState::NotDrawable(_)));
///
/// // Leads and special campaigns are not blocked by it.
/// let campaign = Screen::new(&law, &food, CheckOccasion::Campaign, &history, &overrides)?;
/// assert_eq!(&campaign.state(&shop).state, &DrawState::Eligible);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Screen<'a> {
    matter: &'a Matter,
    occasion: CheckOccasion,
    same: Same<'a>,
    history: &'a History,
    overrides: &'a Overrides,
    divisions: Option<BTreeSet<DivisionId>>,
    /// Who checks, by the places of what is the same agency in the history.
    checkers: BTreeMap<Option<DivisionId>, Vec<u32>>,
    visiting_on: Option<Date>,
    /// What a repetition is; `None` where nothing is one.
    repeat: Option<Asked>,
    by: RepeatBy,
    frequency: Option<Asked>,
    test: Option<(&'a Text, Period)>,
    caps: Vec<(InstrumentId, VisitCap)>,
    left_alone: Vec<LeftAlone<'a>>,
}

#[derive(Clone, Debug)]
struct LeftAlone<'a> {
    rule: &'a Text,
    evidence: EvidenceDigest,
    applies: fn(&ObjectEntry, Date) -> bool,
}

/// An object's state, and the override that made it drawable, if one did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Screened<'a> {
    /// The state.
    pub state: DrawState,
    /// The exclusion that an override lifted, and that override.
    pub overridden: Option<(Exclusion, &'a Override)>,
}

impl Screened<'_> {
    /// The exclusion that was lifted, and the recorded reason that lifted it.
    pub fn overridden(&self) -> Option<(&Exclusion, &Override)> {
        self.overridden.as_ref().map(|(e, o)| (e, *o))
    }
}

impl<'a> Screen<'a> {
    /// A draw on this matter that arises from this occasion, under the law of its day.
    ///
    /// # Errors
    /// `matter.unlisted` where the matter stands on none of the lists.
    pub fn new(
        law: &Law<'a>,
        matter: &MatterId,
        occasion: CheckOccasion,
        history: &'a History,
        overrides: &'a Overrides,
    ) -> Result<Self, Refusals> {
        let (matter, same, in_force) = (law.listed(matter)?, law.same(), law.in_force());
        let general = matter.importance() == Importance::General;
        let by = in_force.repeat_by().value;
        let asked = |by, window| {
            let asked = (matter.id(), &matter.subject().system);
            history.asked_same(asked, same, by, window)
        };
        let months = in_force.no_repeat_months().value.get();
        // What is still to come stands in the way as well.
        let window = Period::starting(months_before(same.day(), months));
        let repeats = general && occasion == CheckOccasion::Plan;
        let frequency = matter
            .frequency()
            .filter(|_| general)
            .and_then(|frequency| {
                let first = years_before(same.day(), frequency.years().get());
                let within = Period::between(first, same.day()).ok()?;
                Some(asked(RepeatBy::Object, within))
            });
        Ok(Self {
            matter,
            occasion,
            same,
            history,
            overrides,
            divisions: None,
            checkers: BTreeMap::new(),
            visiting_on: None,
            repeat: repeats.then(|| asked(by, window)),
            by,
            frequency,
            test: None,
            caps: in_force.caps(),
            left_alone: Vec::new(),
        })
    }

    /// Limits the draw to objects in these jurisdictions.
    pub fn within(mut self, divisions: impl IntoIterator<Item = DivisionId>) -> Self {
        self.divisions = Some(divisions.into_iter().collect());
        self
    }

    /// Says which agency checks what is drawn, for caps on the visits of one agency. Where nobody says,
    /// those of all agencies count together.
    pub fn checked_by(mut self, agency: &AgencyId) -> Self {
        let places = self.history.visitors(self.same, agency);
        self.checkers.insert(None, places);
        self
    }

    /// The same for what is drawn in one jurisdiction.
    pub fn checked_in(mut self, division: DivisionId, agency: &AgencyId) -> Self {
        let places = self.history.visitors(self.same, agency);
        self.checkers.insert(Some(division), places);
        self
    }

    /// Says on which day the visit is made: then caps over days in a row are asked too, which a draw
    /// that fixes no day can not ask. Its own visit is not among those of the history.
    ///
    /// ```
    /// # use ssj_core::history::Screen;
    /// fn may_begin(screen: Screen<'_>, shop: &ssj_core::pool::ObjectEntry, on: time::Date) -> bool {
    ///     screen.visiting_on(on).exclusions(shop).is_empty()
    /// }
    /// ```
    pub const fn visiting_on(mut self, day: Date) -> Self {
        self.visiting_on = Some(day);
        self
    }

    /// Says that the check is a sampling test of this item, and within which days a passed test is
    /// adopted.
    pub const fn with_test(mut self, item: &'a Text, adopted: Period) -> Self {
        self.test = Some((item, adopted));
        self
    }

    /// Leaves alone the objects for which a rule holds on the day; the evidence is the rule's text
    /// or the list that it refers to.
    pub fn leaving_alone(
        mut self,
        rule: &'a Text,
        evidence: EvidenceDigest,
        applies: fn(&ObjectEntry, Date) -> bool,
    ) -> Self {
        self.left_alone.push(LeftAlone {
            rule,
            evidence,
            applies,
        });
        self
    }

    /// The state of an object.
    pub fn state(&self, object: &ObjectEntry) -> Screened<'a> {
        self.judged(object, || self.repeat(object))
    }

    /// The states of a pool's objects, in their order: the same as one by one. Among millions of past
    /// checks it is several times as fast, because the history is asked about all of them at once.
    ///
    /// ```
    /// # use ssj_core::history::{HistoryBuilder, Overrides, Screen};
    /// # use ssj_core::identity::ObjectKind;
    /// # use ssj_core::instrument::CheckOccasion;
    /// # use ssj_core::pool::{ObjectEntry, Provenance};
    /// # use ssj_core::{DivisionId, MatterId, Suite};
    /// # use time::macros::date;
    /// # let laws = ssj_core::laws::town()?;
    /// # let law = laws.on(date!(2026-03-02), &DivisionId::new("220102")?)?;
    /// # let shop = |id: &str| -> Result<_, Box<dyn core::error::Error>> { Ok(ObjectEntry::new(
    /// #     id.parse()?, ObjectKind::Enterprise, DivisionId::new("220102")?, Provenance::PublicitySystem))
    /// # };
    /// # let objects = [shop("uscc:91220101MA13XQYL0T")?, shop("site:2")?];
    /// # let (history, overrides) = (HistoryBuilder::new(Suite::Intl.hash_fn()?).build(), Overrides::default());
    /// let food = MatterId::new("food-sales")?;
    /// let screen = Screen::new(&law, &food, CheckOccasion::Plan, &history, &overrides)?;
    /// let states = screen.states(&objects);
    /// assert_eq!(states, [screen.state(&objects[0]), screen.state(&objects[1])]);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn states(&self, objects: &[ObjectEntry]) -> Vec<Screened<'a>> {
        let mut repeats = self.repeats(objects).into_iter();
        let states = objects.iter().map(|object| {
            let repeat = repeats.next().flatten();
            self.judged(object, || repeat)
        });
        states.collect()
    }

    fn judged(
        &self,
        object: &ObjectEntry,
        repeat: impl FnOnce() -> Option<Exclusion>,
    ) -> Screened<'a> {
        if let Some(reason) = self.scope_fault(object) {
            return Screened {
                state: DrawState::OutOfScope(reason),
                overridden: None,
            };
        }
        let (lifted, repeat) = self.unless_overridden(object, repeat());
        let exclusion = repeat.or_else(|| self.other_rules(object).next());
        Screened {
            state: exclusion.map_or(DrawState::Eligible, DrawState::NotDrawable),
            overridden: lifted,
        }
    }

    /// Every exclusion that applies to an object in scope, overridden ones left out.
    pub fn exclusions(&self, object: &ObjectEntry) -> Vec<Exclusion> {
        let (_, repeat) = self.unless_overridden(object, self.repeat(object));
        repeat.into_iter().chain(self.other_rules(object)).collect()
    }

    /// Every cap that is reached and only shown.
    pub fn shown(&self, object: &ObjectEntry) -> Vec<Exclusion> {
        self.capped(object, Effect::Shown).collect()
    }

    fn scope_fault(&self, object: &ObjectEntry) -> Option<ScopeReason> {
        if !object.status.is_in_scope(self.same.day()) {
            return Some(ScopeReason::NotOpen);
        }
        let divisions = self.divisions.as_ref()?;
        (!divisions.contains(&object.division)).then_some(ScopeReason::OtherDivision)
    }

    /// Either the exclusion, or the one that was lifted with what lifted it.
    fn unless_overridden(
        &self,
        object: &ObjectEntry,
        repeat: Option<Exclusion>,
    ) -> (Option<(Exclusion, &'a Override)>, Option<Exclusion>) {
        let Some(exclusion) = repeat else {
            return (None, None);
        };
        let Some(reason) = self.lifting(object, exclusion.evidence) else {
            return (None, Some(exclusion));
        };
        // An override lifts one past check: another one still stands in the way.
        let all = self.repeat.as_ref().map(|asked| {
            let ids = self.repeated_on(object);
            ids.flat_map(|id| self.ids_of(id, |ids| self.history.all_of(ids, asked)))
                .collect::<Vec<_>>()
        });
        let mut all = all.unwrap_or_default().into_iter();
        let left = all.find(|(_, evidence)| self.lifting(object, *evidence).is_none());
        match left {
            Some(left) => (None, Some(repeated(left))),
            None => (Some((exclusion, reason)), None),
        }
    }

    /// The override that lifts this past check of an object.
    fn lifting(&self, object: &ObjectEntry, lifts: EvidenceDigest) -> Option<&'a Override> {
        let matter = self.matter.id();
        self.overrides.find(lifts, &object.id, matter, self.same)
    }

    /// Whose repetition it is, by the reading of the instruments in force: the object's, and the holder's
    /// too. A past check may name no holder, or one of before.
    fn repeated_on<'o>(&self, object: &'o ObjectEntry) -> impl Iterator<Item = &'o ObjectId> {
        core::iter::once(&object.id).chain(self.holder(object))
    }

    /// The holder, where it is another one than the object and counts.
    fn holder<'o>(&self, object: &'o ObjectEntry) -> Option<&'o ObjectId> {
        let holder = object.visited();
        (self.by == RepeatBy::Holder && *holder != object.id).then_some(holder)
    }

    /// 2.6-e in its conditions: same system at any level, same enterprise, same matter, general check
    /// against general check.
    fn repeat(&self, object: &ObjectEntry) -> Option<Exclusion> {
        let asked = self.repeat.as_ref()?;
        let last = |id| {
            self.ids_of(id, |ids| {
                let checks = ids.iter().filter_map(|id| self.history.last(*id, asked));
                checks.max()
            })
        };
        self.repeated_on(object)
            .filter_map(last)
            .max()
            .map(repeated)
    }

    /// The same for each of a column; empty where the rule does not apply.
    fn repeats(&self, objects: &[ObjectEntry]) -> Vec<Option<Exclusion>> {
        let Some(asked) = &self.repeat else {
            return Vec::new();
        };
        if !self.same.is_plain() {
            return objects.iter().map(|object| self.repeat(object)).collect();
        }
        let hash = self.history.hash_fn();
        let tokens = objects.iter().map(|object| object.id.token(hash));
        let mut found = self.history.last_of(&tokens.collect::<Vec<_>>(), asked);
        let held = objects.iter().enumerate();
        let (places, holders): (Vec<_>, Vec<_>) = held
            .filter_map(|(place, object)| Some((place, self.holder(object)?.token(hash))))
            .unzip();
        for (place, last) in places
            .into_iter()
            .zip(self.history.last_of(&holders, asked))
        {
            if let Some(own) = found.get_mut(place) {
                *own = (*own).max(last);
            }
        }
        found.into_iter().map(|found| found.map(repeated)).collect()
    }

    /// Asks with the tokens of every id that an enterprise or object is known under.
    fn ids_of<R>(&self, id: &ObjectId, ask: impl FnOnce(&[Token]) -> R) -> R {
        let hash = self.history.hash_fn();
        if self.same.is_plain() {
            return ask(&[id.token(hash)]);
        }
        let ids = self.same.known_as(id).into_iter();
        ask(&ids.map(|id| id.token(hash)).collect::<Vec<_>>())
    }

    fn other_rules(&self, object: &ObjectEntry) -> impl Iterator<Item = Exclusion> {
        let left_alone = self
            .left_alone
            .iter()
            .find(|rule| (rule.applies)(object, self.same.day()))
            .map(|left| {
                let rule = left.rule.clone();
                Exclusion {
                    reason: ExclusionReason::LeftAlone { rule },
                    evidence: left.evidence,
                }
            });
        [self.passed_test(object), self.frequency(object)]
            .into_iter()
            .flatten()
            .chain(self.capped(object, Effect::Refused))
            .chain(left_alone)
    }

    fn passed_test(&self, object: &ObjectEntry) -> Option<Exclusion> {
        let (item, adopted) = self.test?;
        let found = self.ids_of(&object.id, |ids| {
            self.history
                .passed_test_of(ids, None, item, adopted, self.same)
        });
        let (on, evidence) = found?;
        Some(Exclusion {
            reason: ExclusionReason::PassedTest { on },
            evidence,
        })
    }

    /// Key matters have no cap.
    fn frequency(&self, object: &ObjectEntry) -> Option<Exclusion> {
        let asked = self.frequency.as_ref()?;
        let at_most = self.matter.frequency()?.at_most()?;
        let (checks, last) = self.ids_of(&object.id, |ids| self.history.checked(ids, asked));
        let reason = ExclusionReason::Frequency { checks, at_most };
        (checks >= u32::from(at_most)).then_some(Exclusion {
            reason,
            evidence: last?,
        })
    }

    /// The caps of one effect that one more visit would exceed.
    fn capped(&self, object: &ObjectEntry, effect: Effect) -> impl Iterator<Item = Exclusion> {
        let asked = self
            .caps
            .iter()
            .filter(move |(_, cap)| cap.effect == effect && cap.counts(self.occasion));
        asked.filter_map(|(by, cap)| self.reached(object, by, cap))
    }

    fn reached(
        &self,
        object: &ObjectEntry,
        by: &InstrumentId,
        cap: &VisitCap,
    ) -> Option<Exclusion> {
        let day = match (cap.over, self.visiting_on) {
            (_, Some(day)) => day,
            (CapOver::Year, None) => self.same.day(),
            // Which days in a row are meant, only the day of the visit tells.
            (CapOver::Days(_), None) => return None,
        };
        let of = match cap.per {
            CapPer::Enterprise => None,
            CapPer::Agency => self.checkers_of(object),
        };
        let within = cap.around(day)?;
        let (days, last) = self.ids_of(object.visited(), |ids| {
            let counts = |occasion| cap.counts(occasion);
            self.history.visits(ids, within, counts, of)
        });
        let (visits, at_most) = (cap.beside(day, days), cap.at_most.get());
        let reason = ExclusionReason::Capped {
            visits,
            at_most,
            days: cap.days(),
            by: by.clone(),
        };
        (visits >= u32::from(at_most)).then_some(Exclusion {
            reason,
            evidence: last?,
        })
    }

    /// The agency that checks an object, by its places in the history.
    fn checkers_of(&self, object: &ObjectEntry) -> Option<&[u32]> {
        let there = self.checkers.get(&Some(object.division.clone()));
        there
            .or_else(|| self.checkers.get(&None))
            .map(Vec::as_slice)
    }
}

fn repeated((on, evidence): (Date, EvidenceDigest)) -> Exclusion {
    Exclusion {
        reason: ExclusionReason::Repeat { on },
        evidence,
    }
}

/// The day after the same day so many years earlier; 29 February counts from 1 March.
fn years_before(day: Date, years: u16) -> Date {
    let year = day.year().saturating_sub(i32::from(years));
    let same = day
        .replace_year(year)
        .or_else(|_| Date::from_calendar_date(year, Month::February, 28));
    same.ok().and_then(Date::next_day).unwrap_or(Date::MIN)
}

/// The day after the same day so many months earlier, or after the last day of a month without it.
pub(crate) fn months_before(day: Date, months: u16) -> Date {
    let (years, rest) = (months / 12, u8::try_from(months % 12).unwrap_or_default());
    let month = day.month().nth_prev(rest);
    let turn = i32::from(u8::from(month) > u8::from(day.month()));
    let year = day
        .year()
        .saturating_sub(i32::from(years))
        .saturating_sub(turn);
    let last = day.day().min(month.length(year));
    let same = Date::from_calendar_date(year, month, last).ok();
    same.and_then(Date::next_day).unwrap_or(Date::MIN)
}
