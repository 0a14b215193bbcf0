//! Every trail by itself, then all heads against the one that was kept.

use std::path::Path;

use ssj::core::campaign::CampaignEvent;
use ssj::core::follow_up::FindingEvent;
use ssj::core::lead::LeadEvent;
use ssj::core::plan::PlanEvent;
use ssj::core::round::RoundEvent;
use ssj::core::visit::VisitEvent;
use ssj::core::{Digest, HashFn};

use crate::archive::{Fault, read_trail, trail_head};

/// Checks the trails and says what they were checked against.
pub(crate) fn tell(dir: &Path, hash: HashFn, anchor: Option<Digest>) -> Result<(), Fault> {
    let mut heads = read_trail::<PlanEvent>(hash, dir, "plan")?;
    heads.extend(read_trail::<RoundEvent>(hash, dir, "round")?);
    heads.extend(read_trail::<VisitEvent>(hash, dir, "visit")?);
    heads.extend(read_trail::<FindingEvent>(hash, dir, "finding")?);
    heads.extend(read_trail::<LeadEvent>(hash, dir, "lead")?);
    heads.extend(read_trail::<CampaignEvent>(hash, dir, "campaign")?);
    let (count, found) = (heads.len(), trail_head(hash, heads)?);
    match anchor {
        Some(anchor) if found != anchor => {
            Err(format!("the head over all trails is {found}, not {anchor}").into())
        }
        Some(_) => {
            println!("\ntrail\n  anchored       {count} lifecycles lead to the head that was kept");
            Ok(())
        }
        None => {
            println!(
                "\ntrail\n  taken on trust {count} lifecycles, each a whole chain, under {found}"
            );
            Ok(())
        }
    }
}
