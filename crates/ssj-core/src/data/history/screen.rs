//! Telling the state of each object before a draw.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::{Date, Month};

use super::{DrawState, Exclusion, ExclusionReason, History, Override, Overrides, ScopeReason};
use crate::base::bytes::Token;
use crate::base::digests::EvidenceDigest;
use crate::base::id::DivisionId;
use crate::base::period::Period;
use crate::base::text::Text;
use crate::data::matter::{Importance, Matter};
use crate::data::pool::ObjectEntry;
use crate::law::instrument::{CheckOccasion, YearlyCap};

/// The rules that decide, on the day of a draw, which objects of a pool may be drawn.
///
/// It asks, in this order: is the object in scope; did the same system check it on the same
/// matter (二(六), general checks only, unless a good reason is recorded); did it pass the test
/// already; is the matter's frequency reached; is the yearly cap reached; does a list leave it
/// alone. The first rule that applies is its exclusion; [`Screen::exclusions`] gives them all.
///
/// ```
/// use ssj_core::EvidenceDigest;
/// use ssj_core::agency::NamedSystem;
/// use ssj_core::history::{DrawState, HistoryBuilder, Overrides, PastCheck, PastState, Screen};
/// use ssj_core::identity::ObjectKind;
/// use ssj_core::instrument::CheckOccasion;
/// use ssj_core::jurisdiction::Level;
/// use ssj_core::matter::{CheckMethod, LegalBasis, MatterDraft, Subject};
/// use ssj_core::pool::{ObjectEntry, Provenance};
/// use ssj_core::{Digest, DivisionId, MatterId, Period, Suite, Text};
/// use time::macros::date;
///
/// let matter = MatterDraft::new(MatterId::new("food-sales")?, Text::new("食品销售监督检查")?)
///     .basis(LegalBasis::instrument(Text::new("中华人民共和国食品安全法")?))
///     .subject(Subject::new(NamedSystem::MarketRegulation, [Level::County]))
///     .content(Text::new("经营条件")?)
///     .method(CheckMethod::OnSite)
///     .object_kind(ObjectKind::Enterprise)
///     .build()?;
/// let shop = ObjectEntry::new(
///     "uscc:91220101MA13XQYL0T".parse()?,
///     ObjectKind::Enterprise,
///     DivisionId::new("220184")?,
///     Provenance::PublicitySystem,
/// );
/// let mut past = HistoryBuilder::new(Suite::Intl.hash_fn()?);
/// past.check(&PastCheck::general(
///     shop.id.clone(),
///     matter.id().clone(),
///     NamedSystem::MarketRegulation,
///     PastState::Inspected,
///     date!(2025-06-03),
///     EvidenceDigest(Digest::from_bytes([7; 32])),
/// ));
/// let (history, overrides, day) = (past.build(), Overrides::default(), date!(2026-03-02));
/// let screen = Screen::new(&matter, CheckOccasion::Plan, day, &history, &overrides)
///     .with_no_repeat(Period::between(date!(2025-03-02), day)?);
/// assert!(matches!(&screen.state(&shop).state, DrawState::NotDrawable(_)));
///
/// // Leads and special campaigns are not blocked by it.
/// let campaign = Screen::new(&matter, CheckOccasion::Campaign, day, &history, &overrides)
///     .with_no_repeat(Period::between(date!(2025-03-02), day)?);
/// assert_eq!(&campaign.state(&shop).state, &DrawState::Eligible);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Screen<'a> {
    matter: &'a Matter,
    occasion: CheckOccasion,
    day: Date,
    history: &'a History,
    overrides: &'a Overrides,
    divisions: Option<BTreeSet<DivisionId>>,
    no_repeat: Option<Period>,
    test: Option<(&'a Text, Period)>,
    cap: Option<&'a YearlyCap>,
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
    /// A draw on this matter that arises from this occasion, on this day.
    pub const fn new(
        matter: &'a Matter,
        occasion: CheckOccasion,
        day: Date,
        history: &'a History,
        overrides: &'a Overrides,
    ) -> Self {
        Self {
            matter,
            occasion,
            day,
            history,
            overrides,
            divisions: None,
            no_repeat: None,
            test: None,
            cap: None,
            left_alone: Vec::new(),
        }
    }

    /// Limits the draw to objects in these jurisdictions.
    pub fn within(mut self, divisions: impl IntoIterator<Item = DivisionId>) -> Self {
        self.divisions = Some(divisions.into_iter().collect());
        self
    }

    /// Says within which days an earlier check stands against a repetition. The regulation names
    /// no window, so without this nothing is excluded as a repetition.
    pub const fn with_no_repeat(mut self, window: Period) -> Self {
        self.no_repeat = Some(window);
        self
    }

    /// Says that the check is a sampling test of this item, and within which days a passed test is
    /// adopted.
    pub const fn with_test(mut self, item: &'a Text, adopted: Period) -> Self {
        self.test = Some((item, adopted));
        self
    }

    /// Caps the visits to one enterprise in the calendar year of the draw.
    pub const fn with_yearly_cap(mut self, cap: &'a YearlyCap) -> Self {
        self.cap = Some(cap);
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
        let token = object.id.token(self.history.hash_fn());
        self.judged(object, token, || self.repeat(token))
    }

    /// The states of a pool's objects, in their order: the same as one by one. Among millions of past
    /// checks it is several times as fast, because the history is asked about all of them at once.
    ///
    /// ```
    /// # use ssj_core::agency::NamedSystem;
    /// # use ssj_core::history::{HistoryBuilder, Overrides, Screen};
    /// # use ssj_core::identity::ObjectKind;
    /// # use ssj_core::instrument::CheckOccasion;
    /// # use ssj_core::jurisdiction::Level;
    /// # use ssj_core::matter::{CheckMethod, LegalBasis, MatterDraft, Subject};
    /// # use ssj_core::pool::{ObjectEntry, Provenance};
    /// # use ssj_core::{DivisionId, MatterId, Suite, Text};
    /// # use time::macros::date;
    /// # let matter = MatterDraft::new(MatterId::new("food-sales")?, Text::new("食品销售监督检查")?)
    /// #     .basis(LegalBasis::instrument(Text::new("中华人民共和国食品安全法")?))
    /// #     .subject(Subject::new(NamedSystem::MarketRegulation, [Level::County]))
    /// #     .content(Text::new("经营条件")?)
    /// #     .method(CheckMethod::OnSite)
    /// #     .object_kind(ObjectKind::Enterprise)
    /// #     .build()?;
    /// # let shop = |id: &str| -> Result<_, Box<dyn core::error::Error>> { Ok(ObjectEntry::new(
    /// #     id.parse()?, ObjectKind::Enterprise, DivisionId::new("220184")?, Provenance::PublicitySystem))
    /// # };
    /// # let objects = [shop("uscc:91220101MA13XQYL0T")?, shop("site:2")?];
    /// # let history = HistoryBuilder::new(Suite::Intl.hash_fn()?).build();
    /// # let (overrides, day) = (Overrides::default(), date!(2026-03-02));
    /// let screen = Screen::new(&matter, CheckOccasion::Plan, day, &history, &overrides);
    /// let states = screen.states(&objects);
    /// assert_eq!(states, [screen.state(&objects[0]), screen.state(&objects[1])]);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn states(&self, objects: &[ObjectEntry]) -> Vec<Screened<'a>> {
        let hash = self.history.hash_fn();
        let tokens: Vec<Token> = objects.iter().map(|object| object.id.token(hash)).collect();
        let mut repeats = self.repeats(&tokens).into_iter();
        objects
            .iter()
            .zip(tokens)
            .map(|(object, token)| {
                let repeat = repeats.next().flatten();
                self.judged(object, token, || repeat)
            })
            .collect()
    }

    fn judged(
        &self,
        object: &ObjectEntry,
        token: Token,
        repeat: impl FnOnce() -> Option<Exclusion>,
    ) -> Screened<'a> {
        if let Some(reason) = self.scope_fault(object) {
            return Screened {
                state: DrawState::OutOfScope(reason),
                overridden: None,
            };
        }
        let (lifted, repeat) = self.unless_overridden(object, repeat());
        let exclusion = repeat.or_else(|| self.other_rules(object, token).next());
        Screened {
            state: exclusion.map_or(DrawState::Eligible, DrawState::NotDrawable),
            overridden: lifted,
        }
    }

    /// Every exclusion that applies to an object in scope, overridden ones left out.
    pub fn exclusions(&self, object: &ObjectEntry) -> Vec<Exclusion> {
        let token = object.id.token(self.history.hash_fn());
        let (_, repeat) = self.unless_overridden(object, self.repeat(token));
        repeat
            .into_iter()
            .chain(self.other_rules(object, token))
            .collect()
    }

    fn scope_fault(&self, object: &ObjectEntry) -> Option<ScopeReason> {
        if !object.status.is_in_scope(self.day) {
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
        let reason = self.overrides.find(&object.id, self.matter.id(), self.day);
        match reason {
            Some(reason) => (Some((exclusion, reason)), None),
            None => (None, Some(exclusion)),
        }
    }

    /// 2.6-e in its exact conditions: same system at any level, same object, same matter, general
    /// check against general check.
    fn repeat(&self, token: Token) -> Option<Exclusion> {
        let window = self.no_repeat_window()?;
        let system = &self.matter.subject().system;
        let found = self
            .history
            .repeat_of(token, self.matter.id(), system, window);
        found.map(repeated)
    }

    /// The same for each of a column; empty where the rule does not apply.
    fn repeats(&self, tokens: &[Token]) -> Vec<Option<Exclusion>> {
        let Some(window) = self.no_repeat_window() else {
            return Vec::new();
        };
        let system = &self.matter.subject().system;
        let found = self
            .history
            .repeats_of(tokens, self.matter.id(), system, window);
        found.into_iter().map(|found| found.map(repeated)).collect()
    }

    fn no_repeat_window(&self) -> Option<Period> {
        let general =
            self.occasion == CheckOccasion::Plan && self.matter.importance() == Importance::General;
        self.no_repeat.filter(|_| general)
    }

    fn other_rules(&self, object: &ObjectEntry, token: Token) -> impl Iterator<Item = Exclusion> {
        let left_alone = self
            .left_alone
            .iter()
            .find(|rule| (rule.applies)(object, self.day))
            .map(|left| {
                let rule = left.rule.clone();
                Exclusion {
                    reason: ExclusionReason::LeftAlone { rule },
                    evidence: left.evidence,
                }
            });
        [
            self.passed_test(token),
            self.frequency(token),
            self.yearly_cap(object),
            left_alone,
        ]
        .into_iter()
        .flatten()
    }

    fn passed_test(&self, token: Token) -> Option<Exclusion> {
        let (item, adopted) = self.test?;
        let (on, evidence) = self.history.passed_test_of(token, None, item, adopted)?;
        Some(Exclusion {
            reason: ExclusionReason::PassedTest { on },
            evidence,
        })
    }

    /// Key matters have no cap.
    fn frequency(&self, token: Token) -> Option<Exclusion> {
        let general = self.matter.importance() == Importance::General;
        let frequency = self.matter.frequency().filter(|_| general)?;
        let at_most = frequency.at_most()?;
        let within = Period::between(years_before(self.day, frequency.years().get()), self.day);
        let (checks, last) = self.history.checked(token, self.matter.id(), within.ok()?);
        let reason = ExclusionReason::Frequency { checks, at_most };
        (checks >= u32::from(at_most)).then_some(Exclusion {
            reason,
            evidence: last?,
        })
    }

    fn yearly_cap(&self, object: &ObjectEntry) -> Option<Exclusion> {
        let cap = self.cap.filter(|cap| cap.counts(self.occasion))?;
        let enterprise = object.visited().token(self.history.hash_fn());
        let year = Date::from_calendar_date(self.day.year(), Month::January, 1).ok()?;
        let within = Period::between(year, self.day).ok()?;
        let (visits, last) = self
            .history
            .visited(enterprise, within, |occasion| cap.counts(occasion));
        let at_most = cap.at_most();
        let reason = ExclusionReason::YearlyCap { visits, at_most };
        (visits >= u32::from(at_most)).then_some(Exclusion {
            reason,
            evidence: last?,
        })
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
