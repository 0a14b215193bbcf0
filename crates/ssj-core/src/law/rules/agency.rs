//! Agencies in time: 二(一).

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_1D, C3_1};

/// A reform is reported to the market regulator beside the agency and adopted by the province's.
pub const ROUTE: Rule = Rule::new(
    "agency-change-route",
    &[C2_1D],
    "a reform is reported to the market regulator of the same level and adopted by the province's",
);

/// Agencies follow one another without gap, without two at once and without a circle.
pub const SUCCESSION: Rule = Rule::new(
    "agency-succession",
    &[C2_1D],
    "on every day each matter has one owner and every ended agency its successors",
);

/// A market regulator leads the joint conference, and who sits in it is known for every day.
pub const CONFERENCE: Rule = Rule::new(
    "agency-conference",
    &[C3_1],
    "the joint conference is led by a market regulator, and an agency has one seat at a time",
);

/// The report comes from an agency that the reform does not touch.
pub const REPORTER: Code = Code::new(
    "agency.reporter",
    ROUTE,
    "`{agency}` reports a reform that does not touch it",
    "{agency} 报告的变更与其无关",
);

/// The report goes to another office than the market regulator beside the agency.
pub const ADDRESSEE: Code = Code::new(
    "agency.addressee",
    ROUTE,
    "`{to}` is not the market regulator of the level and jurisdiction of `{agency}`",
    "{to} 不是 {agency} 的同级市场监管部门",
);

/// The adopting office is not the province's market regulator.
pub const ADOPTER: Code = Code::new(
    "agency.adopter",
    ROUTE,
    "`{agency}` is not a provincial market regulator and can't adopt a reform",
    "{agency} 不是省级市场监管部门，不能统一调整",
);

/// It was adopted before it was reported.
pub const ADOPTED_EARLY: Code = Code::new(
    "agency.adopted-early",
    ROUTE,
    "adopted on {adopted}, before the report of {reported}",
    "调整日期 {adopted} 早于报告日期 {reported}",
);

/// An agency is named that is not there on the day.
pub const ABSENT: Code = Code::new(
    "agency.absent",
    SUCCESSION,
    "`{agency}` is not an agency in force on {on}",
    "{on} 时 {agency} 不是有效机构",
);

/// An agency is founded twice, or on another day than the reform's.
pub const FOUNDING: Code = Code::new(
    "agency.founding",
    SUCCESSION,
    "`{agency}` is founded twice, or on another day than {on}",
    "{agency} 重复设立，或设立日期不是 {on}",
);

/// An agency would succeed itself.
pub const CIRCLE: Code = Code::new(
    "agency.circle",
    SUCCESSION,
    "`{agency}` would succeed itself",
    "{agency} 不能承继自身",
);

/// A matter would be left without an owner.
pub const GAP: Code = Code::new(
    "agency.gap",
    SUCCESSION,
    "`{matter}` would have no owner from {on} on",
    "自 {on} 起 {matter} 将没有责任部门",
);

/// A matter would have two owners.
pub const TWO_OWNERS: Code = Code::new(
    "agency.two-owners",
    SUCCESSION,
    "`{matter}` would have two owners from {on} on",
    "自 {on} 起 {matter} 将有两个责任部门",
);

/// A matter is taken from an agency that does not own it.
pub const NOT_OWNER: Code = Code::new(
    "agency.not-owner",
    SUCCESSION,
    "`{agency}` does not own `{matter}` on {on}",
    "{on} 时 {agency} 不是 {matter} 的责任部门",
);

/// The conference is led by an agency that is no market regulator.
pub const CONFERENCE_LEAD: Code = Code::new(
    "conference.lead",
    CONFERENCE,
    "`{agency}` is no market regulator on {on} and can not lead the joint conference",
    "{on} 时 {agency} 不是市场监管部门，不能牵头联席会议",
);

/// A seat of an agency that is not there.
pub const CONFERENCE_ABSENT: Code = Code::new(
    "conference.absent",
    CONFERENCE,
    "`{agency}` is not there on {on} to take a seat in the joint conference",
    "{on} 时 {agency} 不存在，不能参加联席会议",
);

/// Two seats of one agency at a time.
pub const CONFERENCE_TWICE: Code = Code::new(
    "conference.twice",
    CONFERENCE,
    "`{agency}` has another seat in the joint conference on {on}",
    "{on} 时 {agency} 已是联席会议成员",
);

pub(super) const CODES: &[Code] = &[
    REPORTER,
    ADDRESSEE,
    ADOPTER,
    ADOPTED_EARLY,
    ABSENT,
    FOUNDING,
    CIRCLE,
    GAP,
    TWO_OWNERS,
    NOT_OWNER,
    CONFERENCE_LEAD,
    CONFERENCE_ABSENT,
    CONFERENCE_TWICE,
];
