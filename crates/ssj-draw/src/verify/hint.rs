//! What being drawn tells of a secret class.

use alloc::vec::Vec;
use core::fmt;

use ssj_core::{Language, MatterId, Say};

use crate::record::{DrawName, FrameResult, MatterFrame, StratumKey};

/// How much being named among the drawn tells of a secret class: classes are drawn at different ratios, so
/// their shares among the drawn are not those of the pool. No proof can mend that; whoever publishes names
/// should know the figure.
///
/// ```
/// use ssj_core::{CampaignId, MatterId, Zh};
/// use ssj_draw::record::{DrawName, DrawPart, MandateSource};
/// use ssj_draw::verify::Hint;
/// let mandate = MandateSource::Campaign(CampaignId::new("gas-2026")?);
/// let hint = Hint {
///     draw: DrawName { mandate, part: DrawPart::Objects, counter: 1 },
///     matter: MatterId::new("gas")?,
///     class: "D".parse()?,
///     drawn: [34, 100],
///     pool: [40, 1000],
/// };
/// assert_eq!(hint.to_string(), "campaign:gas-2026, objects 1: 34 of the 100 drawn for matter:gas are of class D, and 40 of the 1000 in the pool");
/// assert_eq!(Zh(&hint).to_string(), "campaign:gas-2026, objects 1：事项 matter:gas 抽中的100个对象中D类34个，库中1000个对象中该类40个");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Hint {
    /// Which draw.
    pub draw: DrawName,
    /// The matter.
    pub matter: MatterId,
    /// The class.
    pub class: StratumKey,
    /// How many of it were drawn, of all that were.
    pub drawn: [u64; 2],
    /// How many of it count in the pool, of all that do.
    pub pool: [u64; 2],
}

impl Hint {
    /// Those of a draw's frames whose strata are not public, class by class.
    pub(super) fn of(
        draw: &DrawName,
        (frames, results): (&[MatterFrame], &[FrameResult]),
    ) -> Vec<Self> {
        let mut hints = Vec::new();
        let secret = frames.iter().zip(results);
        for (frame, result) in secret.filter(|(frame, _)| frame.disclosure.is_secret()) {
            let sum = |class: Option<u32>| {
                let strata = frame.strata.iter().zip(&result.strata);
                let own = strata.filter(|(it, _)| class.is_none_or(|class| it.class == class));
                own.fold([0_u64; 2], |[drawn, pool], (_, it)| {
                    let more = u64::try_from(it.drawn.len()).unwrap_or(u64::MAX);
                    [drawn.saturating_add(more), pool.saturating_add(it.in_scope)]
                })
            };
            let [all_drawn, all_pool] = sum(None);
            hints.extend((0..).zip(&frame.classes).map(|(number, class)| {
                let [drawn, pool] = sum(Some(number));
                Self {
                    draw: draw.clone(),
                    matter: frame.matter.clone(),
                    class: class.key.clone(),
                    drawn: [drawn, all_drawn],
                    pool: [pool, all_pool],
                }
            }));
        }
        hints.retain(Self::tells);
        hints
    }

    /// Whether the share among the drawn is another one than in the pool.
    fn tells(&self) -> bool {
        let [drawn, pool] = [self.drawn, self.pool].map(|both| both.map(u128::from));
        let [a, b] = [[drawn[0], pool[1]], [pool[0], drawn[1]]].map(|[a, b]| a.saturating_mul(b));
        a != b
    }
}

impl Say for Hint {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            draw,
            matter,
            class,
            drawn: [drawn, all],
            pool: [pool, whole],
        } = self;
        match language {
            Language::Chinese => write!(
                f,
                "{draw}：事项 {matter} 抽中的{all}个对象中{class}类{drawn}个，库中{whole}个对象中该类{pool}个"
            ),
            _ => write!(
                f,
                "{draw}: {drawn} of the {all} drawn for {matter} are of class {class}, and {pool} of the {whole} in \
                 the pool"
            ),
        }
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.say(Language::English, f)
    }
}
