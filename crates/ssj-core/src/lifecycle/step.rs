//! The step table: which steps a lifecycle has, who takes each and by which clause, and where it may stand
//! then.

use alloc::vec::Vec;

use crate::{Clause, Word};

words! {
    /// In which capacity an agency takes a step.
    #[non_exhaustive]
    pub enum Role {
        /// The agency that keeps the plan, the round or the campaign (主办部门).
        #[doc(alias = "主办部门")]
        Keeper = "keeper", "主办部门";
        /// The body that reviews it (审核机关): never the keeper itself.
        #[doc(alias = "审核机关")]
        Reviewer = "reviewer", "审核机关";
        /// A department that checks on the visit (检查部门).
        #[doc(alias = "检查部门")]
        Inspecting = "inspecting" / "inspecting department", "检查部门";
        /// A department that does not check on the visit and recognises its results (互认部门).
        #[doc(alias = "互认部门")]
        Recognising = "recognising" / "recognising department", "互认部门";
        /// The agency that owns the problem or the lead (承办部门).
        #[doc(alias = "承办部门")]
        Owner = "owner", "承办部门";
        /// The agency that it was offered to (接收部门).
        #[doc(alias = "接收部门")]
        Receiver = "receiver", "接收部门";
    }
}

/// A step of a lifecycle: a row of its table, for platforms as for readers.
///
#[doc = include_str!("../../docs/steps.md")]
///
/// ```
/// use ssj_core::plan::{PlanState, PlanStep};
/// use ssj_core::trail::{Role, Step};
/// use ssj_core::{Clause, Word};
/// assert_eq!((PlanStep::Submit.name(), PlanStep::Submit.zh()), ("submit", "报送"));
/// assert_eq!((PlanStep::Submit.role(), PlanStep::Submit.clause()), (Role::Keeper, Clause::C2_5A));
/// assert_eq!(PlanStep::Submit.states(), [PlanState::Draft, PlanState::Returned]);
/// ```
pub trait Step: Word {
    /// Where its lifecycle may stand.
    type State: Word;

    /// The lifecycle, as its ids begin: `plan`.
    const LIFECYCLE: &'static str;

    /// The states in which it may be taken; none for the step that begins the lifecycle.
    fn states(self) -> &'static [Self::State];

    /// Who takes it.
    fn role(self) -> Role;

    /// The clause that says so.
    fn clause(self) -> Clause;

    /// The steps that may follow in a state.
    fn after(state: Self::State) -> Vec<Self> {
        let steps = Self::ALL.iter().copied();
        steps
            .filter(|step| step.states().contains(&state))
            .collect()
    }
}

/// The steps of a lifecycle, a row each: step, who, clause, states.
///
/// `Submit = "submit", "报送", Keeper C2_5A, [Draft, Returned];`
macro_rules! steps {
    (
        $(#[$meta:meta])*
        pub enum $name:ident of $lifecycle:literal in $state:ident {
            $(
                $(#[$row:meta])*
                $step:ident = $stable:literal $(/ $en:literal)?, $zh:literal,
                $role:ident $clause:ident, [$($from:ident),* $(,)?];
            )+
        }
    ) => {
        $crate::words! {
            $(#[$meta])*
            #[non_exhaustive]
            pub enum $name { $( $(#[$row])* $step = $stable $(/ $en)?, $zh; )+ }
        }

        impl $crate::trail::Step for $name {
            type State = $state;

            const LIFECYCLE: &'static str = $lifecycle;

            fn states(self) -> &'static [$state] {
                match self { $( Self::$step => &[$($state::$from),*], )+ }
            }

            fn role(self) -> $crate::trail::Role {
                match self { $( Self::$step => $crate::trail::Role::$role, )+ }
            }

            fn clause(self) -> $crate::Clause {
                match self { $( Self::$step => $crate::Clause::$clause, )+ }
            }
        }
    };
}
pub(crate) use steps;
