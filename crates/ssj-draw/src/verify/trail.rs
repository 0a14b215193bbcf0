//! Verifying that a draw stands in its round's trail, and the trail under what was published of it.

use alloc::vec::Vec;
use ssj_core::{CheckpointRoot, CommitmentDigest, RecordDigest};

use ssj_core::HashFn;
use ssj_core::merkle::{ConsistencyProof, InclusionProof};
use ssj_core::round::{DrawPart, RoundEvent};
use ssj_core::trail::{Checkpoint, CheckpointLog, Event, Export, Head};

use super::anchors::{Anchors, Said};
use super::equivocation::Record;
use super::inquiry::Inquiry;
use super::verdict::{Basis, Verdict};
use crate::record::TreeRoot;

/// The way from a round's trail up to a checkpoint over all trails.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct CheckpointProof {
    /// The head that the trail had then.
    pub head: Head,
    /// The head's place among all heads.
    pub place: InclusionProof,
    /// The checkpoint: the root over all heads, and their number.
    pub checkpoint: TreeRoot,
    /// The way further up, to the list of all checkpoints.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<LogProof>"))]
    pub log: Option<LogProof>,
}

/// The way from a checkpoint up to the list of all checkpoints, and from a list that somebody kept to
/// the one of today.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct LogProof {
    /// The checkpoint's place in the list.
    pub place: InclusionProof,
    /// The list of today: the root over all checkpoints, and their number.
    pub checkpoints: TreeRoot,
    /// That the list which was kept is the beginning of this one.
    pub grown: ConsistencyProof,
}

/// Checks that a record's draw stands in its round's trail (全过程留痕), and the trail under what the
/// verifier kept of it: a head, a checkpoint, or the list of all checkpoints.
///
/// `part` says which of the round's draws the record is of; `hash` is what the trails are chained with.
/// Commitment, instant of publication, seed and record's digest are then as fixed as the anchor is: what
/// was entered after it is taken on trust.
///
/// ```
/// use ssj_core::EntryDigest;
/// # use ssj_core::*;
/// # use ssj_draw::record::*;
/// # fn record() -> Result<ObjectRecord, Box<dyn core::error::Error>> {
/// #     let (beacon, due) = ("drand:quicknet:26540212".parse::<SourceId>()?, "2026-03-02T04:00:00Z".parse()?);
/// #     let header = Header::new(HeaderParts {
/// #         suite: Suite::Intl, mandate: MandateSource::Campaign(CampaignId::new("gas-2026")?), part: DrawPart::Objects,
/// #         counter: 1, previous: None, margin_seconds: 3600, reveal_hashes_close: None,
/// #         sources: vec![SeedSource { id: beacon.clone(), kind: SourceKind::Beacon, min_entropy_bits: 128, due }],
/// #     })?;
/// #     let draw = ObjectDraw::new(ObjectDrawParts {
/// #         header, secret: RoundSecret::from_bytes([7; 32]), blinding: Blinding::Open, classes: None, frames: vec![MatterFrame {
/// #             matter: MatterId::new("food")?, pool: PoolId::new("food")?, as_of: "2026-03-01T00:00:00Z".parse()?, who: ssj_core::plan::Who::Agency("agency:220102-amr".parse()?), announced: true,
/// #             disclosure: StratumDisclosure::Public,
/// #             classes: vec![Class { key: "all".parse()?, sizing: Sizing { rule: SizeRule::Fixed(0), spread: Spread::Proportional } }],
/// #             strata: vec![Stratum { key: "220102".parse()?, class: 0 }], shortfall: Shortfall::Refuse, reserves: 0,
/// #             rows: vec![],
/// #         }],
/// #     })?;
/// #     let value = SeedValue { source: beacon, at: due, value: SourceValue::from(&[0xbe; 32][..]), nonce: None };
/// #     Ok(draw.draw(SeedEvidence::of_values("2026-03-01T09:00:00Z".parse()?, vec![value]))?)
/// # }
/// use ssj_core::round::DrawPart;
/// use ssj_core::trail::{Export, Head};
/// use ssj_draw::verify::{Anchors, Said, verify_trail};
/// // Somebody noted the trail's head, after four entries. Today the trail that is shown is empty.
/// let head = Head { subject: "round:jl-2026-03".parse()?, len: 4, digest: EntryDigest(Digest::from_bytes([9; 32])) };
/// let (record, shown) = (record()?, Export::new([]));
/// let hash = Suite::Intl.hash_fn()?;
/// let anchors = Anchors::from_iter([Said::Head { head }]);
/// let verdict = verify_trail(&record, &DrawPart::Objects, (&shown, None), hash, &anchors);
/// let difference = verdict.difference().ok_or("it agrees")?;
/// assert_eq!((difference.field(), difference.found()), ("trail", "entry 0 was removed"));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
pub fn verify_trail(
    record: &impl Record,
    part: &DrawPart,
    (trail, proof): (&Export<RoundEvent>, Option<&CheckpointProof>),
    hash: HashFn,
    anchors: &Anchors,
) -> Verdict {
    let mut inquiry = Inquiry::with(anchors);
    let kept = kept_heads(&mut inquiry, trail);
    let mut heads = kept.clone();
    heads.extend(proof.map(|proof| proof.head.clone()));
    heads.sort_unstable_by_key(|head| head.len);
    match trail.verify(hash, &heads) {
        Ok(()) => inquiry.found("trail: its chain and what it shows"),
        Err(flaw) => inquiry.differ("trail", &"a whole chain under its heads", &flaw),
    }
    let fixed = fixed_entries(&mut inquiry, hash, &kept, proof);
    if fixed == 0 {
        inquiry.trust("trail: no anchor fixes it");
    }
    check_draw(&mut inquiry, record, &Entered::of(trail, part, fixed));
    let others = "trail: that the round has no other trail, nor the draw another round";
    inquiry.unchecked(others);
    inquiry.finish()
}

/// The heads that were kept of the trail; all that were kept, where it shows no entry that would tell
/// which lifecycle it is of.
fn kept_heads(inquiry: &mut Inquiry<'_>, trail: &Export<RoundEvent>) -> Vec<Head> {
    let subject = trail.kept().first().map(|kept| &kept.entry().subject);
    let heads = inquiry.said(|said| match said {
        Said::Head { head } => subject
            .is_none_or(|own| *own == head.subject)
            .then_some(head),
        _ => None,
    });
    heads.into_iter().cloned().collect()
}

/// The roots that were kept of checkpoints, or of lists of them.
fn kept_roots(inquiry: &mut Inquiry<'_>, pick: fn(&Said) -> Option<&TreeRoot>) -> Vec<TreeRoot> {
    inquiry.said(pick).into_iter().copied().collect()
}

const fn checkpoint(said: &Said) -> Option<&TreeRoot> {
    match said {
        Said::Checkpoint { root } => Some(root),
        _ => None,
    }
}

const fn checkpoints(said: &Said) -> Option<&TreeRoot> {
    match said {
        Said::Checkpoints { root } => Some(root),
        _ => None,
    }
}

/// How many of the trail's entries some anchor fixes.
fn fixed_entries(
    inquiry: &mut Inquiry<'_>,
    hash: HashFn,
    kept: &[Head],
    proof: Option<&CheckpointProof>,
) -> u64 {
    let mut fixed = 0;
    for head in kept {
        inquiry.note(Basis::Anchored, "trail, against the head that was kept");
        fixed = fixed.max(head.len);
    }
    let published = kept_roots(inquiry, checkpoint);
    let Some(proof) = proof else {
        for anchor in published {
            inquiry.differ("checkpoint", "no proof", &anchor);
        }
        for anchor in kept_roots(inquiry, checkpoints) {
            inquiry.differ("checkpoints", "no proof", &anchor);
        }
        return fixed;
    };
    let leaf = Checkpoint::leaf(hash, &proof.head);
    let outcome = proof.checkpoint.verify(hash, &proof.place, leaf);
    let fields = ["checkpoint.place", "checkpoint: the trail's head is in it"];
    inquiry.placed(fields, outcome);
    for anchor in &published {
        let field = "checkpoint, against the published one";
        inquiry.compare(Basis::Anchored, field, &proof.checkpoint, anchor);
        fixed = fixed.max(proof.head.len);
    }
    for kept in kept_roots(inquiry, checkpoints) {
        if is_in_the_log(inquiry, hash, proof, kept) {
            fixed = fixed.max(proof.head.len);
        }
    }
    fixed
}

/// Whether the checkpoint is one of those that somebody kept the root of.
fn is_in_the_log(
    inquiry: &mut Inquiry<'_>,
    hash: HashFn,
    proof: &CheckpointProof,
    kept: TreeRoot,
) -> bool {
    let Some(log) = &proof.log else {
        inquiry.differ("checkpoints", "no proof", &kept);
        return false;
    };
    let leaf = CheckpointLog::leaf(hash, CheckpointRoot(proof.checkpoint.root));
    let outcome = log.checkpoints.verify(hash, &log.place, leaf);
    let fields = ["checkpoints.place", "checkpoints: the checkpoint is one"];
    inquiry.placed(fields, outcome);
    let grown = &log.grown;
    for (field, claimed, found) in [
        ("checkpoints kept", grown.old_len(), kept.leaves),
        ("checkpoints today", grown.new_len(), log.checkpoints.leaves),
    ] {
        if claimed != found {
            inquiry.differ(field, &claimed, &found);
        }
    }
    match grown.verify(hash, kept.root, log.checkpoints.root) {
        Ok(()) => inquiry.note(
            Basis::Anchored,
            "checkpoints, against the list that was kept: it only grew",
        ),
        Err(error) => inquiry.differ("checkpoints.grown", &"a list that only grew", &error),
    }
    let within = log.place.index() < kept.leaves;
    if !within {
        let later = "checkpoint: it was added after the list that was kept";
        inquiry.trust(later);
    }
    within
}

/// What a trail says of one draw, event by event.
struct Entered<'a> {
    events: Vec<&'a Event<RoundEvent>>,
    fixed: u64,
}

impl<'a> Entered<'a> {
    fn of(trail: &'a Export<RoundEvent>, part: &DrawPart, fixed: u64) -> Self {
        let events = trail.kept().iter().filter_map(|kept| kept.event());
        let of_part = |event: &&Event<RoundEvent>| match event.payload() {
            RoundEvent::Committed { header, .. } => header.part() == part,
            RoundEvent::Seeded { part: own, .. } | RoundEvent::TeamsDrawn { part: own, .. } => {
                own == part
            }
            RoundEvent::ObjectsDrawn(_) => *part == DrawPart::Objects,
            _ => false,
        };
        Self {
            events: events.filter(of_part).collect(),
            fixed,
        }
    }

    /// Compares a value with every one that the trail has for it: there must be one.
    fn check<T: PartialEq + core::fmt::Display>(
        &self,
        inquiry: &mut Inquiry<'_>,
        field: &'static str,
        claimed: &T,
        entered: impl Fn(&RoundEvent) -> Option<T>,
    ) {
        let mut found = false;
        for event in &self.events {
            let Some(value) = entered(event.payload()) else {
                continue;
            };
            found = true;
            let anchored = event.entry().sequence < self.fixed;
            let basis = if anchored {
                Basis::Anchored
            } else {
                Basis::TakenOnTrust
            };
            inquiry.compare(basis, field, claimed, &value);
        }
        if !found {
            inquiry.differ(field, claimed, &"nothing in the trail");
        }
    }
}

fn check_draw(inquiry: &mut Inquiry<'_>, record: &impl Record, entered: &Entered<'_>) {
    let evidence = record.evidence();
    let commitment = CommitmentDigest(record.commitment_digest());
    let field = "trail: commitment_digest";
    entered.check(inquiry, field, &commitment, |event| match event {
        RoundEvent::Committed { commitment, .. } => Some(*commitment),
        _ => None,
    });
    let field = "trail: evidence.published_at";
    entered.check(
        inquiry,
        field,
        &evidence.published_at,
        |event| match event {
            RoundEvent::Committed { published, .. } => Some(*published),
            RoundEvent::Seeded { evidence, .. } => Some(evidence.published_at),
            _ => None,
        },
    );
    let field = "trail: seed";
    entered.check(inquiry, field, &record.seed(), |event| match event {
        RoundEvent::ObjectsDrawn(drawn) => Some(drawn.head().seed),
        RoundEvent::TeamsDrawn { drawn, .. } => Some(drawn.head().seed),
        _ => None,
    });
    let field = "trail: evidence";
    entered.check(inquiry, field, &true, |event| match event {
        RoundEvent::Seeded { evidence: own, .. } => Some(own == evidence),
        _ => None,
    });
    let field = "trail: digest";
    entered.check(
        inquiry,
        field,
        &RecordDigest(record.digest()),
        |event| match event {
            RoundEvent::ObjectsDrawn(drawn) => Some(drawn.record()),
            RoundEvent::TeamsDrawn { drawn, .. } => Some(drawn.record()),
            _ => None,
        },
    );
}
