//! From domain pools to the rows of a draw.
//!
//! The only place where pools, needs and recusals meet the columns that the engines work on. Who
//! keeps rows elsewhere (a database, Arrow) fills [`crate::record`]'s rows directly and needs none
//! of this.

mod ahead;
mod frame;
mod outlook;
mod rounds;
mod staffing;

pub use crate::record::stratum_shares;
pub use ahead::{CountyAhead, visits_ahead};
pub use frame::{FrameDesign, frame_forecast, frame_number, is_planned};
pub use outlook::StaffingOutlook;
pub use rounds::object_forecasts;
pub use staffing::{StaffedVisit, Staffing, Workload};
