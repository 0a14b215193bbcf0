//! What checks find, and how it is published: 二（七）.

mod channel;
mod outcome;
mod public;

pub use channel::{Channel, PublicationState, Published, Receipt, Withholding};
pub use outcome::{Disposal, Outcome, Outcomes};
pub use public::{PublicCheck, PublicResult};
