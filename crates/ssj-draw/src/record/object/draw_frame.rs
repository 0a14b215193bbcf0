//! One matter's draw: sizes from its classes, then the engine.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use ssj_core::rules::draw as codes;
use ssj_core::{BlindToken, Checks, Explain, FactValue, MatterId, Refusal, Refusals, Zh};

use super::{CommittedFrame, FramePlan, FrameResult, MatterFrame, RowState, StratumResult};
use crate::sample::{
    Counts, Frame, Place, Ranker, Row, Sample, ShortStratum, SizeError, Sizes, State, draw,
};

/// Draws one matter's frame.
pub(crate) fn draw_frame(
    frame: &MatterFrame,
    committed: &CommittedFrame,
    ranker: &Ranker,
) -> Result<FrameResult, Refusals> {
    let Sampled {
        columns,
        sizes,
        sample,
        ..
    } = sample_frame(frame, committed, ranker)?;
    let tokens = |rows: &[Row]| rows.iter().filter_map(|row| columns.token(*row)).collect();
    let strata = sample.strata().zip(&sizes.strata);
    let strata = strata.map(|(stratum, size)| StratumResult {
        in_scope: size.in_scope,
        eligible: size.eligible,
        size: size.size,
        threshold: stratum.threshold,
        drawn: tokens(stratum.drawn),
        reserves: tokens(stratum.reserves),
    });
    Ok(FrameResult {
        matter: frame.matter.clone(),
        strata: strata.collect(),
    })
}

/// One matter's frame as columns, with what was drawn of it.
pub(crate) struct Sampled<'a> {
    pub(crate) columns: Frame<'a>,
    pub(crate) counts: Counts,
    pub(crate) sizes: Sizes,
    pub(crate) sample: Sample,
}

pub(crate) fn sample_frame<'a>(
    frame: &MatterFrame,
    committed: &'a CommittedFrame,
    ranker: &Ranker,
) -> Result<Sampled<'a>, Refusals> {
    let matter = &frame.matter;
    let refuse = |error: &dyn Explain| Refusals::from(unmet(matter, error));
    let places = frame
        .rows
        .iter()
        .map(|row| Place::new(row.stratum, state(&row.state)));
    let places = places
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| refuse(&error))?;
    let strata = u32::try_from(frame.strata.len()).unwrap_or(u32::MAX);
    let blind: Cow<'_, [BlindToken]> = (&committed.blind).into();
    let columns = Frame::of_blind_tokens(blind, places, strata).map_err(|error| refuse(&error))?;
    let counts = Counts::of(&columns, &mut ()).map_err(|error| refuse(&error))?;
    let sizes = sizes(frame, &counts, ranker)?;
    let sample =
        draw(&columns, &sizes.quotas(), ranker, &mut ()).map_err(|error| refuse(&error))?;
    Ok(Sampled {
        columns,
        counts,
        sizes,
        sample,
    })
}

/// What each stratum yields under a seed.
pub(crate) fn sizes(
    frame: &MatterFrame,
    counts: &Counts,
    ranker: &Ranker,
) -> Result<Sizes, Refusals> {
    let sizes = FramePlan::of(frame).sizes().sizes(counts, ranker);
    sizes.map_err(|error| sizes_unmet(frame, &error))
}

pub(crate) const fn state(state: &RowState) -> State {
    match state {
        RowState::Eligible => State::Eligible,
        RowState::NotDrawable(_) => State::NotDrawable,
        RowState::OutOfScope(_) => State::OutOfScope,
    }
}

/// Why a frame's sizes do not hold: each short stratum by its name.
pub(crate) fn sizes_unmet(frame: &MatterFrame, error: &SizeError) -> Refusals {
    let SizeError::Shortfall { strata } = error else {
        return unmet(&frame.matter, error).into();
    };
    let mut checks = Checks::new();
    for ShortStratum {
        stratum,
        size,
        eligible,
    } in strata
    {
        let at = usize::try_from(*stratum).ok();
        let named = at.and_then(|at| frame.strata.get(at));
        let name = named.map_or_else(|| stratum.to_string(), |s| s.key.as_str().into());
        checks.refuse(
            Refusal::new(codes::STRATUM_SHORT)
                .with("matter", &frame.matter)
                .with("stratum", name)
                .with("size", *size)
                .with("eligible", *eligible),
        );
    }
    checks
        .finish()
        .err()
        .unwrap_or_else(|| unmet(&frame.matter, error).into())
}

pub(crate) fn unmet(matter: &MatterId, why: &dyn Explain) -> Refusal {
    let why = FactValue::word(why.to_string(), Zh(why).to_string());
    Refusal::new(codes::SIZE_UNMET)
        .with("matter", matter)
        .with("why", why)
}
