//! A lifecycle as a platform shows it.

use alloc::vec::Vec;

use super::{Head, Lifecycle, Step};

/// A lifecycle as it stands: its state, the steps that may follow, and everything in it.
///
/// It is written and never read back: the events are the truth, and replaying them is cheap.
///
/// ```
/// # use ssj_core::campaign::*;
/// # use ssj_core::trail::{Actor, Command, Lifecycle, Salt};
/// # use ssj_core::*;
/// # use time::macros::date;
/// # let h = Suite::Intl.hash_fn()?;
/// # let at = "2026-06-02T09:00:00+08:00".parse()?;
/// # let actor = Actor::agency(AgencyId::new("cc-amr")?);
/// # let laws = laws::town()?;
/// # let law = laws.on(date!(2026-06-02), &DivisionId::new("220100")?)?;
/// # let act = Command::new(CommandId::new("1")?, 0, actor, at, Salt::from_bytes([7; 32])).under(&law);
/// # let june = Period::between(date!(2026-06-01), date!(2026-06-30))?;
/// # let fifth = Sizing { rule: SizeRule::Ratio("20%".parse()?), spread: Spread::Proportional };
/// # let matter = plan::PlannedMatter::new(
/// #     MatterId::new("gas")?, AgencyId::new("cc-amr")?, PoolId::new("gas")?, 80).with_size(None, fifth);
/// # let proposal = Proposal::new(Trigger::ProminentRisk, Text::new("近期燃气事故多发")?, june)
/// #     .with_matter(matter);
/// let proposed = Campaign::propose(h, &act, CampaignId::new("gas")?, proposal)?;
/// let campaign = Campaign::begin(h, &proposed)?;
/// let view = campaign.view();
/// assert_eq!((view.state, view.next), (CampaignState::Proposed, vec![CampaignStep::Approve]));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(
    feature = "serde",
    serde(bound(
        serialize = "L: serde::Serialize, S: serde::Serialize, S::State: serde::Serialize"
    ))
)]
pub struct View<'a, L, S: Step> {
    /// The head of its trail: what it is, and how many events led here.
    pub head: Head,
    /// Where it stands.
    pub state: S::State,
    /// The steps that may follow, by the step table; what else each asks, it says when it is taken.
    pub next: Vec<S>,
    /// The lifecycle itself.
    pub value: &'a L,
}

impl<'a, L: Lifecycle<Step = S>, S: Step> View<'a, L, S> {
    pub(super) fn of(value: &'a L) -> Self {
        let state = value.state();
        Self {
            head: value.trail().head(),
            state,
            next: S::after(state),
            value,
        }
    }
}
