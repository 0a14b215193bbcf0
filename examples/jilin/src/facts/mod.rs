//! What is true of the province: places, departments, the law.

mod departments;
mod matters;
mod places;

pub use departments::{DEPARTMENTS, Department, JUSTICE};
pub use matters::{How, JOINT_MATTERS, JointMatterFacts, MATTERS, MatterFacts, Who};
pub use places::{Place, Places, UnlistedCode};
