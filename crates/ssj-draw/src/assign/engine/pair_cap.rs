//! The proof that no table keeps every pair below a cap.

use crate::assign::problem::SlotRow;
use crate::several::Several;

errors! {
    /// Slots that can't be filled with certainty if no pair may be more likely than a cap: the proof.
    ///
    /// Everyone who may fill one of these slots is at the pair cap there, or at another cap all of whose
    /// units lie within these slots.
    pub struct PairCapWitness {
        /// The cap, in units.
        pub cap: u16,
        /// How many units make certainty.
        pub whole: u16,
        /// The slots, by visit token and need.
        pub slots: Several<SlotRow>,
        /// The units that the slots ask for together.
        pub wanted: u64,
        /// The units that they can get at most: fewer.
        pub room: u64,
    } = "assign.pair-cap",
        "with no pair above {cap}/{whole}, slots {slots} ask for {wanted} units and can get {room}",
        "任一组合概率不高于 {cap}/{whole} 时，名额 {slots} 共需 {wanted} 份，至多可得 {room} 份";
}
