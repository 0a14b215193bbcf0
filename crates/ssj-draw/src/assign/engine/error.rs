//! Why a draw gave no assignment.

use super::pair_cap::PairCapWitness;
use super::shortage::Shortage;
use crate::observe::Cancelled;

errors! {
    /// Why a draw gave no assignment. Nothing partial comes with it.
    pub enum AssignError {
        /// No component has this number.
        NoSuchComponent {
            /// The number asked for.
            component: usize,
        } = "assign.no-such-component", "the draw has no component {component}",
            "该抽取没有第 {component} 个分组";
        /// More than one loop in 64 was cut off, however often longer ones were allowed: what is left to
        /// chance is too narrow for the loop chain, and nothing is drawn.
        Narrow = "assign.narrow", "more than one loop in 64 was cut off, even with loops of 65,536 times the slots and persons",
            "即使环路长度上限为名额与人员总数的 65536 倍，仍有超过 1/64 的环路被截断";
        /// What could be exchanged with what can't be numbered: days, or other groups of visits with a cap of
        /// their own, times persons.
        Wide {
            /// How many nodes there are.
            nodes: u64,
        } = "assign.wide", "exchanges between slots, persons and their caps have {nodes} nodes; fewer than 4,294,967,295 are allowed",
            "名额、人员与其上限之间的可换关系共有 {nodes} 个节点，须少于 4294967295 个";
        /// Parts that do not make up one draw: one is missing, comes twice, or is of another draw.
        Parts = "assign.parts", "the parts do not make up this draw", "各部分不构成该次抽取";
    }
    from {
        /// No lawful assignment exists.
        Shortage(Shortage),
        /// No table keeps every pair below a cap.
        PairCap(PairCapWitness),
        /// The observer ended the draw.
        Cancelled(Cancelled),
    }
}
