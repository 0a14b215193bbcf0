//! Random layers of notices, resolved by the library and by a slow, obvious overlay.

#![cfg(feature = "alloc")]

mod support {
    pub(crate) mod overlay;
}

use std::cell::Cell;

use proptest::{prelude::*, test_runner::TestRunner};
use support::overlay::{self, Plan};

fn plan() -> impl Strategy<Value = Plan> {
    any::<Plan>()
}

/// Most of the sets must resolve, or little is shown.
#[test]
fn each_resolution_is_the_overlay() {
    let resolved = Cell::new(0_u32);
    let asked = (
        prop::collection::vec(plan(), 0..8),
        0..5_u8,
        prop::option::of(0..208_u8),
        any::<bool>(),
        1..60_u16,
    );
    let mut runner = TestRunner::new(ProptestConfig::with_cases(600));
    let outcome = runner.run(&asked, |(plans, place, as_of, national_only, n)| {
        let notices = overlay::set(&plans);
        let done = overlay::compare(&notices, place, as_of, national_only, n);
        resolved.set(resolved.get().saturating_add(u32::from(done)));
        Ok(())
    });
    assert_eq!(outcome, Ok(()));
    assert!(resolved.get() >= 200, "{resolved:?} of 600");
}
