//! Campaigns: proposed, approved, drawn for once, closed.

use proptest::prelude::*;
use ssj_core::campaign::*;
use ssj_core::trail::*;

use super::{DAY, again, agree, config, settle};
use crate::fixture::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn campaigns(ops in prop::collection::vec(0..3_usize, 0..8)) {
        let first = crate::campaign::propose(crate::campaign::proposal()).unwrap();
        let mut campaign = Campaign::begin(h(), &first).unwrap();
        let (mut events, mut state) = (vec![first], 0);
        let mut drawn = false;
        for op in ops {
            let lawful = if op == 2 { state == 1 && !drawn } else { op == state };
            let who = if op == 0 { "cc-gov" } else { "cc-amr" };
            let by = command(&campaign, who, DAY);
            let step = match op {
                0 => campaign.approve(&by, paper("批准")),
                2 => campaign.draw_for(&by, crate::campaign::draw("1", 9)),
                _ => campaign.close(&by, text("…")),
            };
            again(&campaign, &step);
            agree(&mut campaign, &mut events, lawful, step);
            if lawful && op == 2 {
                drawn = true;
            } else if lawful {
                state += 1;
            }
        }
        settle(&campaign, &events);
    }
}
