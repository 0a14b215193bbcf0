//! One frame, drawn by the caller's threads: parts are counted, selected and finished together.
#![allow(clippy::print_stdout, reason = "an example")]

use std::error::Error;
use std::thread;

use ssj_core::{Seed, SizeRule, Sizing, Spread, Suite, Token};
use ssj_draw::sample::{Counts, Finished, Frame, Part, Place, Ranker, Selector, SizePlan, State};

const THREADS: usize = 4;

/// Any error, on any thread.
type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let tokens: Vec<_> = (0..200_000_u128)
        .map(|i| Token::from_bytes(i.to_be_bytes()))
        .collect();
    let places = (0..200_000).map(|i| Place::new(i % 60, State::Eligible));
    let frame = Frame::open(tokens, places.collect::<Result<Vec<_>, _>>()?, 60)?;
    let each = frame.len().div_ceil(THREADS);
    let parts: Vec<Frame<'_>> = (0..THREADS)
        .filter_map(|i| {
            frame.part(i.checked_mul(each)?..i.checked_add(1)?.checked_mul(each)?.min(frame.len()))
        })
        .collect();

    let counts = on_each(&parts, |part| Ok(Counts::of(part, &mut ())?))?;
    let mut total = Counts {
        strata: vec![ssj_draw::sample::StratumCount::default(); 60],
    };
    for part in &counts {
        total = total.merge(part)?;
    }
    let sizings = [Sizing {
        rule: SizeRule::Ratio("3%".parse()?),
        spread: Spread::Proportional,
    }];
    let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
    let sizes = SizePlan::new(&sizings, &[0; 60]).sizes(&total, &ranker)?;

    let mut selector = Selector::new(&ranker, total, sizes.quotas())?;
    let sample = loop {
        let selected: Vec<Part> = on_each(parts.iter().zip(&counts), |(part, counts)| {
            Ok(selector.select(part, counts, &mut ())?)
        })?;
        let mut finishing = selector.finishing(selected)?;
        on_each(finishing.shares(THREADS), |share| {
            Ok(share.finish(|row| frame.token(row), &mut ())?)
        })?;
        match finishing.end()? {
            Finished::Sample(sample) => break sample,
            Finished::Widen(wider) => selector = wider,
        }
    };
    assert_eq!(sample.len(), 6_000);
    println!(
        "{} drawn from {} by {THREADS} threads",
        sample.len(),
        frame.len()
    );
    Ok(())
}

/// Does the work on a thread for each item.
fn on_each<I: Send, T: Send>(
    items: impl IntoIterator<Item = I>,
    work: impl Fn(I) -> Result<T, Failure> + Sync,
) -> Result<Vec<T>, Failure> {
    thread::scope(|scope| {
        let work = &work;
        let handles: Vec<_> = items
            .into_iter()
            .map(|item| scope.spawn(move || work(item)))
            .collect();
        let join = |handle: thread::ScopedJoinHandle<'_, Result<T, Failure>>| match handle.join() {
            Ok(result) => result,
            Err(_) => Err("a thread panicked".into()),
        };
        handles.into_iter().map(join).collect()
    })
}
