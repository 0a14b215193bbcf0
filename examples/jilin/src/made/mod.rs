//! What is made up, from one seed: the same everywhere.

mod codes;
mod dice;
mod entities;
mod people;
mod things;

pub use dice::Dice;
pub use entities::{Entity, Trade, classes, entities};
pub use people::{Expert, Inspector, people};
pub use things::{Thing, products, projects, sites};

#[cfg(test)]
mod tests;
