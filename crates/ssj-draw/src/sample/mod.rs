//! Who is drawn: the sampling engine, on plain columns.

mod blind;
mod bounds;
mod cipher;
mod counts;
mod dial;
mod draw;
mod duplicates;
mod finish;
mod forecast;
mod frame;
mod observer;
mod order;
mod part;
mod place;
mod quota;
mod rank;
mod result;
mod select;
mod select_error;
mod share;
mod size;
mod start;
mod stream;
mod visits;
mod weighted;

pub use blind::Blinder;
pub use counts::{CountError, Counts, StrataDiffer, StratumCount};
pub use dial::{Dial, DialError, DialSizes, Rate};
pub use draw::{draw, draw_order};
pub use duplicates::duplicates;
pub use finish::{Finished, Finishing, Tokens};
pub use forecast::{DatedDraw, ForecastLine, RollingForecast};
pub use frame::{Frame, FrameError, Row};
pub use observer::{Cancelled, Observer, Phase, Progress};
pub use part::Part;
pub use place::{Place, State, StratumError};
pub use quota::Quota;
pub use rank::{Rank, Ranker};
pub use result::{Sample, StratumSample};
pub use select::Selector;
pub use select_error::SelectError;
pub use share::Share;
pub use size::{
    ClassSize, Rounding, ShortStratum, SizeError, SizePlan, SizeStep, Sizes, StratumBound,
    StratumSize,
};
pub use stream::{Keep, Stream};
pub use visits::{MatterDraw, VisitError, VisitReport};
pub use weighted::{SizedObject, WeightedError, WeightedSample};
