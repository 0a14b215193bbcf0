//! Campaigns: proposed, approved, drawn for once, closed.

use proptest::prelude::*;
use ssj_core::campaign::*;
use ssj_core::trail::*;

use super::{DAY, again, agree, config, settle};
use crate::fixture::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn campaigns(ops in prop::collection::vec(0..4_usize, 0..9)) {
        let first = crate::campaign::propose(crate::campaign::proposal()).unwrap();
        let mut campaign = Campaign::begin(h(), &first).unwrap();
        let (mut events, mut state) = (vec![first], 0);
        let (mut drawn, mut filed) = (false, false);
        for op in ops {
            let lawful = match op {
                2 => state == 1 && !drawn,
                3 => state == 1 && !filed,
                _ => op == state,
            };
            let who = if op == 0 { "cc-gov" } else { "cc-amr" };
            let by = command(&campaign, who, DAY);
            let step = match op {
                0 => campaign.approve(&by, paper("批准")),
                2 => campaign.draw_for(&by, crate::campaign::draw("1", 9)),
                3 => campaign.file(&by, text("备1")),
                _ => campaign.close(&by, text("…")),
            };
            again(&campaign, &step);
            agree(&mut campaign, &mut events, lawful, step);
            if lawful && op == 2 {
                drawn = true;
            } else if lawful && op == 3 {
                filed = true;
            } else if lawful {
                state += 1;
            }
        }
        settle(&campaign, &events);
    }
}
