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
