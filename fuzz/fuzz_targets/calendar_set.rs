//! Any layers of notices, any region, any day of knowledge: the resolved calendar is the one that
//! a slow overlay gives, or both refuse.
#![no_main]

#[path = "../../crates/ssj-calendar/tests/support/overlay.rs"]
mod overlay;

use libfuzzer_sys::fuzz_target;
use overlay::Plan;

type Input = (u8, Option<u8>, bool, u8, Vec<Plan>);

fuzz_target!(|input: Input| {
    let (place, as_of, national_only, n, mut plans) = input;
    plans.truncate(12);
    let notices = overlay::set(&plans);
    overlay::compare(&notices, place, as_of, national_only, u16::from(n % 16));
});
