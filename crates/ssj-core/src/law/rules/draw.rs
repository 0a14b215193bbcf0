//! Draws, seeds and records: the specification `ssj/1`, and 二(一)、二(六) where the law asks for it.

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_3A, C2_3C, C2_3D, C2_5B, C2_6D};

/// A seed is worth nothing if it can be guessed.
pub const UNGUESSABLE: Rule = Rule::new(
    "seed-unguessable",
    &[],
    "the sources of a seed state at least 64 bits of min-entropy together",
);
/// A seed is worth nothing if it can be known before the commitment.
pub const SEED_AFTER_COMMITMENT: Rule = Rule::new(
    "seed-after-commitment",
    &[],
    "commitment, reveal hashes, reveals and beacon follow each other in time",
);
/// The sources are named before their values are known.
pub const SOURCES_NAMED: Rule = Rule::new(
    "seed-sources-named",
    &[],
    "a seed is made of the values of the committed sources",
);
/// A revealed value is the one whose hash was given.
pub const REVEAL_KEPT: Rule = Rule::new(
    "reveal-kept",
    &[],
    "a party reveals the value that it gave the hash of, once",
);
/// Risk classes are not public.
pub const SECRET_STRATA_BLINDED: Rule = Rule::new(
    "secret-strata-blinded",
    &[],
    "a frame with secret strata is blinded: public ranks would tell each object's class",
);
/// A frame lists each object once, in one stratum.
pub const FRAME_SOUND: Rule = Rule::new(
    "frame-sound",
    &[C2_3A],
    "a frame holds each object once, in a known stratum",
);
/// As many are drawn as the plan says.
pub const SIZE_MET: Rule = Rule::new(
    "size-met",
    &[C2_5B],
    "each stratum yields the number of objects that the plan fixes",
);
/// A redraw is a new, counted round.
pub const REDRAW_COUNTED: Rule = Rule::new(
    "redraw-counted",
    &[C2_6D],
    "a draw never replaces another: a redraw is a further round that names the one before",
);
/// A draw is made with a suite that the build has.
pub const SUITE_AVAILABLE: Rule = Rule::new(
    "suite-available",
    &[],
    "a draw is made and verified in the suite that it names",
);
/// Each slot is one person's, and everything it refers to exists.
pub const STAFFING_SOUND: Rule = Rule::new(
    "staffing-sound",
    &[C2_3C],
    "visits, needs and inspectors of an inspector draw refer to each other and stand once",
);
/// Two certificated inspectors of each department, or no visit.
pub const STAFFED: Rule = Rule::new(
    "visit-staffed",
    &[C2_3C, C2_3D],
    "each slot of each visit is filled by an inspector who meets its need, or none is",
);

/// The suite is not in this build.
pub const SUITE_UNAVAILABLE: Code = Code::new(
    "draw.suite-unavailable",
    SUITE_AVAILABLE,
    "this build has no suite `{suite}`: it needs the feature of that name",
    "本程序未启用密码套件 {suite}",
);
/// Rows of an inspector draw that do not fit together.
pub const STAFFING_INVALID: Code = Code::new(
    "staffing.invalid",
    STAFFING_SOUND,
    "the inspector draw's rows do not fit together: {why}",
    "检查人员抽取的数据不成立：{why}",
);
/// A row that refers to what is not there.
pub const STAFFING_UNKNOWN: Code = Code::new(
    "staffing.unknown",
    STAFFING_SOUND,
    "{what} `{name}` is not in the draw",
    "本次抽取中没有{what} {name}",
);
/// One visit or inspector twice.
pub const STAFFING_TWICE: Code = Code::new(
    "staffing.twice",
    STAFFING_SOUND,
    "{what} `{name}` stands twice in the draw",
    "本次抽取中{what} {name} 重复",
);
/// Slots that can't all be filled.
pub const UNSTAFFABLE: Code = Code::new(
    "staffing.unstaffable",
    STAFFED,
    "{agency} in {divisions} with {credentials}: {places} places, {inspectors} inspectors, room for {room}",
    "{agency}({divisions}，{credentials}):需 {places} 个席位，有 {inspectors} 名检查人员，最多可承担 {room} 个",
);

/// Too little entropy in all.
pub const TOO_LITTLE_ENTROPY: Code = Code::new(
    "seed.too-little-entropy",
    UNGUESSABLE,
    "the seed's sources state {bits} bits of min-entropy together, {needed} are needed",
    "种子各来源声明的最小熵合计 {bits} 比特，至少需要 {needed} 比特",
);
/// One source is named twice.
pub const SOURCE_TWICE: Code = Code::new(
    "seed.source-twice",
    SOURCES_NAMED,
    "the source `{source}` is named twice",
    "种子来源 {source} 重复列出",
);
/// A value of a source that was not named.
pub const SOURCE_UNKNOWN: Code = Code::new(
    "seed.source-unknown",
    SOURCES_NAMED,
    "the commitment names no source `{source}`",
    "承诺中没有列出种子来源 {source}",
);
/// A source that must speak is silent.
pub const VALUE_MISSING: Code = Code::new(
    "seed.value-missing",
    SOURCES_NAMED,
    "the source `{source}` has no value",
    "种子来源 {source} 没有取值",
);
/// A source speaks twice.
pub const VALUE_TWICE: Code = Code::new(
    "seed.value-twice",
    SOURCES_NAMED,
    "the source `{source}` has two values",
    "种子来源 {source} 有两个取值",
);
/// A value without a byte.
pub const VALUE_EMPTY: Code = Code::new(
    "seed.value-empty",
    SOURCES_NAMED,
    "the value of `{source}` is empty",
    "种子来源 {source} 的取值为空",
);
/// A value at another instant than the committed one.
pub const VALUE_INSTANT: Code = Code::new(
    "seed.value-instant",
    SEED_AFTER_COMMITMENT,
    "the value of `{source}` is of {at}, the commitment names {due}",
    "种子来源 {source} 的取值时刻为 {at}，承诺所列为 {due}",
);
/// Something happened before what must come first.
pub const OUT_OF_ORDER: Code = Code::new(
    "seed.out-of-order",
    SEED_AFTER_COMMITMENT,
    "{what} at {at} does not come after {bound}",
    "{what}({at})未晚于 {bound}",
);
/// A reveal that does not match its hash.
pub const REVEAL_MISMATCH: Code = Code::new(
    "reveal.mismatch",
    REVEAL_KEPT,
    "the value that `{source}` reveals is not the one it gave the hash of",
    "{source} 揭示的值与其先前提交的哈希不符",
);
/// A reveal without a hash before it.
pub const REVEAL_UNCOMMITTED: Code = Code::new(
    "reveal.uncommitted",
    REVEAL_KEPT,
    "`{source}` reveals a value but gave no hash",
    "{source} 揭示了取值，但此前没有提交哈希",
);
/// A hash that repeats another party's.
pub const REVEAL_COPIED: Code = Code::new(
    "reveal.copied",
    REVEAL_KEPT,
    "`{source}` gave the same hash or value as `{other}`",
    "{source} 与 {other} 提交了相同的哈希或取值",
);
/// An open frame with secret strata.
pub const SECRET_STRATA_OPEN: Code = Code::new(
    "draw.secret-strata-open",
    SECRET_STRATA_BLINDED,
    "the frame of `{matter}` has secret strata and is not blinded",
    "事项 {matter} 的抽样框含不公开分层，却未加盲",
);
/// A draw without a frame.
pub const NO_FRAME: Code = Code::new(
    "draw.no-frame",
    FRAME_SOUND,
    "the draw has no frame",
    "本次抽取没有抽样框",
);
/// One matter twice in a round.
pub const MATTER_TWICE: Code = Code::new(
    "draw.matter-twice",
    FRAME_SOUND,
    "`{matter}` has two frames in one draw",
    "同一次抽取中事项 {matter} 有两个抽样框",
);
/// One object twice in a frame.
pub const OBJECT_TWICE: Code = Code::new(
    "draw.object-twice",
    FRAME_SOUND,
    "the frame of `{matter}` holds `{object}` twice",
    "事项 {matter} 的抽样框中 {object} 重复",
);
/// A row in a stratum that the frame does not have.
pub const STRATUM_UNKNOWN: Code = Code::new(
    "draw.stratum-unknown",
    FRAME_SOUND,
    "row {row} of the frame of `{matter}` is in stratum {stratum}, of which there are {strata}",
    "事项 {matter} 抽样框第 {row} 行属于分层 {stratum}，而分层只有 {strata} 个",
);
/// One stratum named twice.
pub const STRATUM_TWICE: Code = Code::new(
    "draw.stratum-twice",
    FRAME_SOUND,
    "the frame of `{matter}` names the stratum `{stratum}` twice",
    "事项 {matter} 的抽样框中分层 {stratum} 重复",
);
/// Too many rows, strata or frames.
pub const TOO_LARGE: Code = Code::new(
    "draw.too-large",
    FRAME_SOUND,
    "the draw has {count} {what}, at most {limit} are taken",
    "本次抽取有 {count} 个{what}，上限为 {limit}",
);
/// Sizes that can't be met or computed.
pub const SIZE_UNMET: Code = Code::new(
    "draw.size-unmet",
    SIZE_MET,
    "the sizes of `{matter}` do not hold: {why}",
    "事项 {matter} 的抽取数量不成立：{why}",
);
/// A stratum with fewer eligible objects than it is to yield, where the plan refuses that.
pub const STRATUM_SHORT: Code = Code::new(
    "draw.stratum-short",
    SIZE_MET,
    "stratum `{stratum}` of `{matter}` is to yield {size} and has {eligible} eligible objects",
    "事项 {matter} 的分层 {stratum} 应抽取 {size} 个，可抽取的只有 {eligible} 个",
);
/// A further round that names none before it, or a first one that does.
pub const REDRAW_UNLINKED: Code = Code::new(
    "draw.redraw-unlinked",
    REDRAW_COUNTED,
    "round {counter} names {previous} before it",
    "第 {counter} 轮所指的上一轮记录为 {previous}",
);

pub(super) const CODES: &[Code] = &[
    SUITE_UNAVAILABLE,
    STAFFING_INVALID,
    STAFFING_UNKNOWN,
    STAFFING_TWICE,
    UNSTAFFABLE,
    TOO_LITTLE_ENTROPY,
    SOURCE_TWICE,
    SOURCE_UNKNOWN,
    VALUE_MISSING,
    VALUE_TWICE,
    VALUE_EMPTY,
    VALUE_INSTANT,
    OUT_OF_ORDER,
    REVEAL_MISMATCH,
    REVEAL_UNCOMMITTED,
    REVEAL_COPIED,
    SECRET_STRATA_OPEN,
    NO_FRAME,
    MATTER_TWICE,
    OBJECT_TWICE,
    STRATUM_UNKNOWN,
    STRATUM_TWICE,
    TOO_LARGE,
    SIZE_UNMET,
    STRATUM_SHORT,
    REDRAW_UNLINKED,
];
