//! Who is drawn: verifiable stratified sampling on plain columns (抽取检查对象).
//!
//! A frame is two columns, tokens and places (stratum and state); nothing here knows what is inspected. From
//! each stratum the objects of lowest rank are drawn, ranks being a cipher's under the seed: every subset
//! of the size is as likely as every other, whatever the order of rows, the number of parts or threads.
//!
//! # What is here
//!
//! * [`Frame`], [`draw`]: a frame held in one place, in one call; [`draw_order`] where all are visited.
//! * [`Counts`], [`Selector`], [`Finishing`]: the same in parts, on threads or machines of the caller's.
//! * [`Counts`], [`Kept`]: the same by two states that merge and travel as bytes, for engines that know
//!   neither rows nor threads: a query's partitions, a cluster's executors.
//! * [`Stream`]: a frame that goes by once.
//! * [`SizePlan`]: from ratios and spreads to [`Shares`], which are known before the seed, and to
//!   [`Sizes`] under it, each explained; [`Dial`]: how many of a sample may be objects inspected not long ago;
//!   [`RollingForecast`]: whether rounds without repeats can go on, and how predictable they become.
//! * [`WeightedSample`]: with probability proportional to size.
//! * [`VisitReport`]: how many are visited, beside a bound below which no design can get.
//! * [`duplicates`]: objects that stand in a frame twice; [`Blinder`]: names for secret strata.
//!
//! # What it does not do
//!
//! It can't know whether a frame is whole or a state honest. What the chance of each object is, alone and
//! beside another, stands in [`chances`](crate::chances).

mod blind;
mod bounds;
mod cipher;
mod counts;
mod dial;
mod draw;
mod duplicates;
mod error;
mod finish;
mod forecast;
mod frame;
mod kept;
mod lots;
mod lowest;
mod order;
mod part;
mod place;
mod quota;
mod rank;
mod result;
mod select;
mod share;
mod size;
mod stream;
mod visits;
mod weighted;

pub use blind::Blinder;
pub use counts::{Counts, StratumCount};
pub use dial::{Dial, DialError, DialSizes, Rate};
pub use draw::{draw, draw_order};
pub use duplicates::duplicates;
pub use error::{SelectError, StrataDiffer};
pub use finish::{Finished, Finishing};
pub use forecast::{DatedDraw, ForecastLine, RollingForecast};
pub use frame::{Frame, FrameError, Row};
pub use kept::{Kept, KeptFinished, KeptSample, KeptStratum};
pub use part::Part;
pub use place::{Place, State, StratumError};
pub use quota::Quota;
pub use rank::{Rank, Ranked, Ranker};
pub use result::{Sample, StratumSample};
pub use select::Selector;
pub use share::Share;
pub use size::{
    ClassSize, Expected, Rounding, Shares, ShortStratum, SizeColumn, SizeError, SizePlan, SizeStep,
    Sizes, StratumBound, StratumShare, StratumSize,
};
pub use stream::{Keep, Stream};
pub use visits::{MatterDraw, VisitError, VisitReport};
pub use weighted::{SizedObject, WeightedError, WeightedSample};
