//! What there is: divisions, agencies, matters, rulebooks, pools, past checks.

pub mod agency;
pub mod history;
pub mod identity;
pub mod jurisdiction;
pub mod matter;
pub mod pool;
pub mod rulebook;
pub mod same;
