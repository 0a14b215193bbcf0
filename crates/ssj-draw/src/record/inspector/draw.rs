//! The second 随机: commit to visits and inspectors, wait for the seed, draw teams.

use alloc::vec::Vec;

use ssj_core::paper::{PaperError, Seat, Team, TeamMember, TeamRecord, TeamsDrawn};
use ssj_core::rules::draw as codes;
use ssj_core::{Digest, HashFn, Limits, RecusalRoot, Refusal, Refusals, RoundSecret, Seed, Token};

use super::{
    InspectorCommitment, InspectorRecord, InspectorRow, StaffingRows, Tables, committed, explain,
    reserves::StandBy,
};
use crate::StepBudget;
use crate::assign::{AssignError, Assignment, Draw, assign};
use crate::record::{Blinding, TreeRoot, Veil, of_suite};
use crate::record::{Header, SeedEvidence};

/// Everything that an inspector draw depends on but the seed.
#[derive(Clone, Debug)]
pub struct InspectorDrawParts {
    /// Suite, mandate, part, counter, sources.
    pub header: Header,
    /// The round's secret: it salts what the commitment says of inspectors.
    pub secret: RoundSecret,
    /// The rows.
    pub rows: StaffingRows,
}

/// A committed inspector draw (抽取检查人员), waiting for its seed.
///
/// It is stored without its secret and [resumed](crate::record::PendingInspectors::resume) as an
/// [`ObjectDraw`](crate::record::ObjectDraw) is.
///
/// ```
/// use ssj_core::{CampaignId, Digest, InspectorId, RoundSecret, Suite, Token};
/// use ssj_draw::assign::Loads;
/// use ssj_draw::record::{
///     DrawPart, Header, HeaderParts, InspectorDraw, InspectorDrawParts, InspectorRow, MandateSource, SeedEvidence, SeedSource,
///     SeedValue, SlotNeed, SourceKind, SourceValue, StaffingRows, VisitSlots,
/// };
/// let beacon = SeedSource { id: "drand:quicknet:26569012".parse()?, kind: SourceKind::Beacon, min_entropy_bits: 128, due: "2026-03-03T04:00:00Z".parse()? };
/// let header = Header::new(HeaderParts {
///     suite: Suite::Intl,
///     mandate: MandateSource::Campaign(CampaignId::new("gas-2026")?),
///     part: DrawPart::Inspectors("division:220102".parse()?),
///     counter: 1,
///     previous: None,
///     margin_seconds: 3600,
///     reveal_hashes_close: None,
///     sources: vec![beacon],
/// })?;
/// // Two inspectors of the county's market regulator, on one visit; three of them can come.
/// let need = SlotNeed {
///     agency: "agency:220102-amr".parse()?,
///     divisions: ["division:220102".parse()?].into(),
///     credentials: ["enforcement".into()].into(),
/// };
/// let inspectors = ["7", "8", "9"].map(|name| {
///     Ok(InspectorRow {
///         inspector: InspectorId::new(name)?,
///         agency: need.agency.clone(),
///         divisions: need.divisions.clone(),
///         credentials: need.credentials.clone(),
///         cap: 20,
///         load: 0,
///         baseline: 0,
///     })
/// });
/// let draw = InspectorDraw::new(InspectorDrawParts {
///     header,
///     secret: RoundSecret::from_bytes([8; 32]),
///     rows: StaffingRows {
///         object_record: Digest::from_bytes([1; 32]),
///         as_of: "2026-03-02T05:00:00Z".parse()?,
///         visits: vec![VisitSlots {
///             visit: Token::from_bytes([5; 16]),
///             visited: "uscc:91220101MA13XQYL0T".parse()?,
///             slots: vec![0, 0],
///         }],
///         inspectors: inspectors.into_iter().collect::<Result<_, ssj_core::IdError>>()?,
///         needs: vec![need],
///         excluded: vec![],
///         fixed: vec![],
///         caps: vec![],
///         reserves: 1,
///         loads: Loads::default(),
///     },
/// })?;
/// let spoken = SeedValue {
///     source: "drand:quicknet:26569012".parse()?,
///     at: "2026-03-03T04:00:00Z".parse()?,
///     value: SourceValue::from(&[0xbe; 32][..]),
///     nonce: None,
/// };
/// let record = draw.draw(SeedEvidence::of_values("2026-03-02T09:00:00Z".parse()?, vec![spoken]))?;
/// // What the round takes: it can't be had with somebody else on a team.
/// let drawn = draw.drawn(&record)?;
/// let team = &drawn.teams()[0];
/// assert_eq!((team.members.len(), team.reserves.len()), (2, 1));
/// assert_ne!(team.members[0], team.members[1]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "抽取检查人员")]
#[derive(Clone)]
pub struct InspectorDraw {
    pub(crate) hash: HashFn,
    pub(crate) veil: Veil,
    tables: Tables,
    rows: StaffingRows,
    commitment: InspectorCommitment,
    digest: Digest,
}

/// The digest alone: the rest is secret until the visits are over.
impl core::fmt::Debug for InspectorDraw {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("InspectorDraw");
        shown.field("digest", &self.digest).finish_non_exhaustive()
    }
}

impl InspectorDraw {
    /// Checks everything and commits to it.
    ///
    /// # Errors
    /// `staffing.twice`, `staffing.unknown`, `staffing.invalid`, all that apply; `draw.other-part`;
    /// `draw.suite-unavailable`.
    pub fn new(parts: InspectorDrawParts) -> Result<Self, Refusals> {
        let hash = parts.header.suite().hash_fn()?;
        Self::hashed(parts, hash)
    }

    /// The same by a hash function of one's own, as [`HashFn::of_module`] makes it.
    ///
    /// # Errors
    /// Those of [`new`](Self::new); `draw.suite-unavailable` where it is not of the header's suite.
    pub fn hashed(parts: InspectorDrawParts, hash: HashFn) -> Result<Self, Refusals> {
        of_suite(hash, &parts.header)?;
        let veil = Veil::new(hash, &parts.secret, Blinding::Open)?;
        let rows = parts.rows;
        let tables = Tables::new(hash, &rows)?;
        let commitment = committed(hash, &veil, parts.header, &rows);
        commitment.check_part()?;
        let digest = commitment.digest(hash);
        Ok(Self {
            hash,
            veil,
            tables,
            rows,
            commitment,
            digest,
        })
    }

    /// What is committed to, spelled out.
    pub const fn commitment(&self) -> &InspectorCommitment {
        &self.commitment
    }

    /// The commitment's digest: publish it, then wait for the seed's sources.
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// The recusals that the round closes with before this draw is committed to: their root, and how many.
    ///
    /// ```
    /// use ssj_core::round::{Round, RoundEvent};
    /// use ssj_core::trail::{Act, Event};
    /// use ssj_draw::record::InspectorDraw;
    /// fn close(round: &Round, act: &Act<'_>, draw: &InspectorDraw) -> Result<Event<RoundEvent>, ssj_core::Refusals> {
    ///     let (root, count) = draw.recusals();
    ///     round.close_recusals(act, root, count)
    /// }
    /// ```
    pub fn recusals(&self) -> (RecusalRoot, u64) {
        let count = u64::try_from(self.rows.excluded.len()).unwrap_or(u64::MAX);
        (RecusalRoot(self.commitment.exclusions), count)
    }

    /// What it is drawn from.
    pub(crate) fn into_rows(self) -> StaffingRows {
        self.rows
    }

    /// The inspectors that are drawn from.
    pub fn inspectors(&self) -> &[InspectorRow] {
        &self.rows.inspectors
    }

    /// Draws a team for every visit, or none.
    ///
    /// # Errors
    /// Those of [`SeedEvidence::seed`]; `staffing.unstaffable` with a minimal set of places that
    /// cannot all be filled, one refusal for each (agency, divisions, credentials) in it;
    /// `draw.over-budget` beyond [`Limits::chain_steps`]: before a loop is walked where it can be told by
    /// then ([`Draw::planned_steps`]).
    pub fn draw(&self, evidence: SeedEvidence) -> Result<InspectorRecord, Refusals> {
        self.draw_within(evidence, Limits::DEFAULT.chain_steps())
    }

    /// The same with a budget of one's own. Who draws has [`Limits::chain_steps`], and so has everybody
    /// who draws again: another budget is for trying a draw out.
    ///
    /// # Errors
    /// Those of [`draw`](Self::draw).
    pub fn draw_within(
        &self,
        evidence: SeedEvidence,
        steps: u64,
    ) -> Result<InspectorRecord, Refusals> {
        self.commitment.check_published(evidence.published_at)?;
        let seed = evidence.seed(self.hash, &self.commitment.header, self.digest)?;
        let loads = self.commitment.loads;
        let over = || Refusals::from(Refusal::new(codes::OVER_BUDGET).with("steps", steps));
        let refused = |error| match error {
            AssignError::Cancelled(_) => over(),
            other => explain(&other, &self.tables, &self.rows.needs),
        };
        let problem = self.tables.problem();
        let planned = Draw::new(problem, seed, self.hash, loads).planned_steps(&mut ());
        if planned.map_err(refused)? > steps {
            return Err(over());
        }
        let drawn = assign(problem, seed, self.hash, loads, &mut StepBudget(steps));
        let assignment = drawn.map_err(refused)?;
        let (salt, teams) = (
            self.veil.salt(self.digest),
            self.team_records(&assignment, seed),
        );
        let mut record = InspectorRecord {
            commitment: self.commitment.clone(),
            commitment_digest: self.digest,
            evidence,
            seed,
            salt,
            teams_root: TreeRoot::from(&TeamRecord::tree(self.hash, salt, &teams)),
            teams,
            digest: Digest::from_bytes([0; 32]),
        };
        record.digest = record.compute_digest(self.hash);
        Ok(record)
    }

    /// What a record of this draw came to: its teams, for the round.
    ///
    /// # Errors
    /// [`PaperError`] where the record is not one of this draw: somebody in it is in no row.
    pub fn drawn(&self, record: &InspectorRecord) -> Result<TeamsDrawn, PaperError> {
        TeamsDrawn::new(record.head(), record.salt, self.teams(record))
    }

    /// The teams of a record of this draw, in ascending order of visit token.
    ///
    /// Tokens that are not in this draw are passed over; verifying the record finds them.
    pub fn teams(&self, record: &InspectorRecord) -> Vec<Team> {
        let by_token = self.tables.inspectors_by_token(&self.rows.inspectors);
        let members = |seats: &[Seat]| {
            let known = seats.iter().filter_map(|seat| {
                let row = by_token.get(&seat.inspector)?;
                Some(TeamMember {
                    inspector: row.inspector.clone(),
                    agency: seat.agency.clone(),
                })
            });
            known.collect()
        };
        let teams = record.teams.iter().map(|team| Team {
            visit: team.visit.into(),
            members: members(&team.inspectors),
            reserves: members(&team.reserves),
            experts: team.experts.clone(),
        });
        teams.collect()
    }

    fn team_records(&self, assignment: &Assignment, seed: Seed) -> Vec<TeamRecord> {
        let by_token = self.tables.inspectors_by_token(&self.rows.inspectors);
        let stand_by = StandBy::new(&self.rows, self.hash, seed);
        let visits = self.rows.visits.iter().zip(self.tables.slot_rows());
        let teams = visits.map(|(visit, slots)| {
            let persons = slots.iter().filter_map(|slot| assignment.person(*slot));
            let tokens = persons.filter_map(|person| self.tables.problem().person_token(person));
            let tokens: Vec<_> = tokens.collect();
            let seat = |token: &Token| {
                Some(Seat {
                    inspector: *token,
                    agency: by_token.get(token)?.agency.clone(),
                })
            };
            TeamRecord {
                visit: visit.visit,
                inspectors: tokens.iter().filter_map(seat).collect(),
                reserves: stand_by.of(visit, &tokens),
                experts: Vec::new(),
            }
        });
        let mut teams: Vec<_> = teams.collect();
        teams.sort_unstable_by_key(|team| team.visit);
        teams
    }
}
