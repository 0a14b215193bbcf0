//! The numbers of shapes in the canonical encoding that this crate uses. Never reused.
//!
//! 0x02xx: trails; 0x03xx and up: what happens in the lifecycles, one block of 32 for each.

use crate::base::encode::Tag;

pub(crate) const TRAIL_GENESIS: Tag = Tag::new(0x0200);
pub(crate) const TRAIL_ENTRY: Tag = Tag::new(0x0201);
pub(crate) const TRAIL_CONTENT: Tag = Tag::new(0x0202);
pub(crate) const TRAIL_HEAD: Tag = Tag::new(0x0203);

pub(crate) const INCLUSION_PROOF: Tag = Tag::new(0x0204);
pub(crate) const CONSISTENCY_PROOF: Tag = Tag::new(0x0205);

pub(crate) const MANDATE_PLAN: Tag = Tag::new(0x0210);
pub(crate) const MANDATE_CAMPAIGN: Tag = Tag::new(0x0211);
pub(crate) const MANDATE_CHECKS: Tag = Tag::new(0x0212);
pub(crate) const FOOTING: Tag = Tag::new(0x0213);
pub(crate) const DOCUMENTS: Tag = Tag::new(0x0214);

pub(crate) const PLAN_HEADER: Tag = Tag::new(0x0400);
pub(crate) const PLAN_ITEM: Tag = Tag::new(0x0401);
pub(crate) const PLANNED_MATTER: Tag = Tag::new(0x0402);
pub(crate) const CLASS_SIZE: Tag = Tag::new(0x0403);
pub(crate) const APPROVAL_ROUTE: Tag = Tag::new(0x0404);
pub(crate) const REVIEWING_BODY: Tag = Tag::new(0x0405);
pub(crate) const FORECAST: Tag = Tag::new(0x0406);
pub(crate) const OBJECT_FORECAST: Tag = Tag::new(0x0407);
pub(crate) const STAFF_FORECAST: Tag = Tag::new(0x0408);
pub(crate) const AMENDMENT: Tag = Tag::new(0x0409);
pub(crate) const PLAN_DRAFTED: Tag = Tag::new(0x0410);
pub(crate) const PLAN_REVISED: Tag = Tag::new(0x0411);
pub(crate) const PLAN_SUBMITTED: Tag = Tag::new(0x0412);
pub(crate) const PLAN_RETURNED: Tag = Tag::new(0x0413);
pub(crate) const PLAN_APPROVED: Tag = Tag::new(0x0414);
pub(crate) const PLAN_PUT_IN_FORCE: Tag = Tag::new(0x0415);
pub(crate) const PLAN_AMENDMENT_PROPOSED: Tag = Tag::new(0x0416);
pub(crate) const PLAN_AMENDMENT_APPROVED: Tag = Tag::new(0x0417);
pub(crate) const PLAN_AMENDMENT_RETURNED: Tag = Tag::new(0x0418);
pub(crate) const PLAN_CLOSED: Tag = Tag::new(0x0419);

pub(crate) const DRAWN_CHECK: Tag = Tag::new(0x0500);
pub(crate) const DRAWN_VISIT: Tag = Tag::new(0x0501);
pub(crate) const RESERVE_LIST: Tag = Tag::new(0x0502);
pub(crate) const TEAM_MEMBER: Tag = Tag::new(0x0503);
pub(crate) const TEAM: Tag = Tag::new(0x0504);
pub(crate) const REDRAW: Tag = Tag::new(0x0505);
pub(crate) const ROUND_OPENED: Tag = Tag::new(0x0510);
pub(crate) const ROUND_COMMITTED: Tag = Tag::new(0x0511);
pub(crate) const ROUND_SEEDED: Tag = Tag::new(0x0512);
pub(crate) const ROUND_OBJECTS_DRAWN: Tag = Tag::new(0x0513);
pub(crate) const ROUND_RECUSALS_CLOSED: Tag = Tag::new(0x0514);
pub(crate) const ROUND_TEAMS_DRAWN: Tag = Tag::new(0x0515);
pub(crate) const ROUND_REPLACED: Tag = Tag::new(0x0516);
pub(crate) const ROUND_SUPERSEDED: Tag = Tag::new(0x0517);
pub(crate) const ROUND_CLOSED: Tag = Tag::new(0x0518);

pub(crate) const CONDUCT: Tag = Tag::new(0x0600);
pub(crate) const ADOPTED_CONCLUSION: Tag = Tag::new(0x0601);
pub(crate) const ENTRUSTMENT: Tag = Tag::new(0x0602);
pub(crate) const SAMPLE: Tag = Tag::new(0x0603);
pub(crate) const CHECK_RESULT: Tag = Tag::new(0x0604);
pub(crate) const BASIS_CONDUCTED: Tag = Tag::new(0x0605);
pub(crate) const BASIS_ADOPTED: Tag = Tag::new(0x0606);
pub(crate) const OPENING: Tag = Tag::new(0x0607);
pub(crate) const VISIT_OPENED: Tag = Tag::new(0x0610);
pub(crate) const VISIT_APPROVED: Tag = Tag::new(0x0611);
pub(crate) const VISIT_NOTIFIED: Tag = Tag::new(0x0612);
pub(crate) const VISIT_MEMBER_REPLACED: Tag = Tag::new(0x0613);
pub(crate) const VISIT_STARTED: Tag = Tag::new(0x0614);
pub(crate) const VISIT_OBSTRUCTED: Tag = Tag::new(0x0615);
pub(crate) const VISIT_ENTRUSTED: Tag = Tag::new(0x0616);
pub(crate) const VISIT_REPORTED: Tag = Tag::new(0x0617);
pub(crate) const VISIT_SAMPLED: Tag = Tag::new(0x0618);
pub(crate) const VISIT_TESTED: Tag = Tag::new(0x0619);
pub(crate) const VISIT_CONCLUDED: Tag = Tag::new(0x061a);
pub(crate) const VISIT_COMPLETED: Tag = Tag::new(0x061b);
pub(crate) const VISIT_REGISTERED: Tag = Tag::new(0x061c);
pub(crate) const VISIT_PUBLISHED: Tag = Tag::new(0x061d);
pub(crate) const VISIT_CORRECTED: Tag = Tag::new(0x061e);
pub(crate) const VISIT_WITHDRAWN: Tag = Tag::new(0x061f);
pub(crate) const VISIT_RECOGNISED: Tag = Tag::new(0x0620);
pub(crate) const VISIT_RELEASED: Tag = Tag::new(0x0621);
pub(crate) const VISIT_ARCHIVED: Tag = Tag::new(0x0622);

pub(crate) const FOUND: Tag = Tag::new(0x0700);
pub(crate) const REFERRAL: Tag = Tag::new(0x0701);
pub(crate) const FINDING_FOUND: Tag = Tag::new(0x0710);
pub(crate) const FINDING_OFFERED: Tag = Tag::new(0x0711);
pub(crate) const FINDING_ACCEPTED: Tag = Tag::new(0x0712);
pub(crate) const FINDING_DECLINED: Tag = Tag::new(0x0713);
pub(crate) const FINDING_ACTED: Tag = Tag::new(0x0714);
pub(crate) const FINDING_CRIME_SUSPECTED: Tag = Tag::new(0x0715);
pub(crate) const FINDING_REFERRED: Tag = Tag::new(0x0716);
pub(crate) const FINDING_CLOSED: Tag = Tag::new(0x0717);
pub(crate) const FINDING_REOPENED: Tag = Tag::new(0x0718);

pub(crate) const LEAD: Tag = Tag::new(0x0800);
pub(crate) const LEAD_CHECK: Tag = Tag::new(0x0801);
pub(crate) const LEAD_RECEIVED: Tag = Tag::new(0x0810);
pub(crate) const LEAD_APPROVED: Tag = Tag::new(0x0811);
pub(crate) const LEAD_CHECKED: Tag = Tag::new(0x0812);
pub(crate) const LEAD_CASE_FILED: Tag = Tag::new(0x0813);
pub(crate) const LEAD_PUBLISHED: Tag = Tag::new(0x0814);
pub(crate) const LEAD_CLOSED: Tag = Tag::new(0x0815);

pub(crate) const PROPOSAL: Tag = Tag::new(0x0900);
pub(crate) const CAMPAIGN_PROPOSED: Tag = Tag::new(0x0910);
pub(crate) const CAMPAIGN_APPROVED: Tag = Tag::new(0x0911);
pub(crate) const CAMPAIGN_CLOSED: Tag = Tag::new(0x0912);
