// Made from the schemas by `UPDATE=1 cargo test --all-features --test schemas`.

/** The proof that an object is not in an open frame: the two leaves between which it would stand.
 * 
 * It opens the neighbours' leaves, which an announced draw may: their ids, states and strata. In a
 * blinded frame an object's place can't be known without the secret, so there absence is for auditors. */
export type AbsenceProof = {
  /** The first leaf above it; none where it would stand last. */
  above: Neighbour | null;
  /** The last leaf below the object's token; none where it would stand first. */
  below: Neighbour | null;
  /** The commitment's digest: of which draw this is. */
  commitment: Digest;
  /** The matter. */
  matter: MatterId;
  /** Who is absent. */
  object: ObjectId;
};

/** Who acts: an agency, and where it matters the person (经办人). */
export type Actor = {
  /** The agency. */
  agency: AgencyId;
  /** The person, if one is named. */
  person: Id | null;
  /** In whose place the agency acts, if it took over from one (承继): the step notes it by the register
   * of agencies, whatever is said here. Who has a part of its own in a visit says so to act for another. */
  succeeding: AgencyId | null;
};

/** A conclusion of someone else that stands in for a check (采用的结论). */
export type AdoptedConclusion = {
  /** The agency that did, for one of an agency: a department or the enforcement unit that tested. */
  agency: AgencyId | null;
  /** The day it was issued. */
  dated: Date;
  /** The document. */
  document: Evidence;
  /** Who issued it. */
  issuer: Text;
  /** Its kind. */
  kind: ConclusionKind;
  /** The object that it is about. */
  object: ObjectId;
  /** What it covers. */
  scope: Text;
};

/** An agency (部门), one office at one level: `agency:jl-amr`. */
export type AgencyId = string;

/** A change to a plan in force (计划调整): all its items as they would be, and why. */
export type Amendment = {
  /** Whether the changed plan can be carried out. */
  forecast: Forecast;
  /** The items after the change. */
  items: Array<PlanItem>;
  /** Why. */
  reason: Text;
};

/** What the verifier knows from outside of what is verified: read off a bulletin, a beacon's own
 * site, a newspaper, each a `Statement` by itself.
 * 
 * Statements may be of any number of draws and trails, and of one thing from several places. Two
 * that contradict each other are a difference by themselves
 * (`Equivocation`), whatever the record says; those
 * that nothing was compared with are listed in the `Verdict` and anchor nothing. */
export type Anchors = {
  /** The timetables of beacons other than drand's: a source that one of them knows is held against it. */
  schedules: Array<SourceSchedule>;
  /** The statements, in any order. */
  statements: Array<Statement>;
};

/** An annex with the sizes of classes, which are not public (抽查比例附件): salted. */
export type AnnexDigest = Digest;

/** What is answered: the schema of what `call` gives. */
export type Answer = Answered;

export type Answered = {
  ok: Given;
} | {
  errors: Errors;
};

/** The way a plan takes to its approval.
 * 
 * The regulation (2.5-a) names the judicial administration of the same level; elsewhere it is the
 * superior market regulator, so the route is a value. */
export type ApprovalRoute = {
  /** Whose body it is. */
  jurisdiction: DivisionId;
  /** The kind of the approving body. */
  kind: BodyKind;
};

/** What a result rests on. */
export type Basis = {
  conducted: {
    /** By whom. */
    inspectors: Array<InspectorId>;
    /** How: one way of the list or several (核查方式). */
    methods: Array<CheckMethod>;
  };
} | {
  adopted: AdoptedConclusion;
};

/** The name under which an object enters a draw: its `Token` in an open frame, that token
 * enciphered under the round secret in a blinded one. */
export type BlindToken = string;

/** What kind of body reviews plans. */
export type BodyKind = "judicial-administration" | "market-regulator" | "government";

/** A rule within bounds. */
export type Bounded = {
  "at-least": Integer;
  "at-most": Integer | null;
  rule: SizeRule;
};

/** A rule that a refusal names. */
export type BrokenRule = {
  /** The clauses behind it, as officials cite them. */
  cites: Array<string>;
  /** What it asks for, in English. */
  gist: string;
  /** Its name. */
  id: string;
  /** What leads on. */
  remedy: Remedy;
};

/** The files of some rounds (文件清单): under each name its phase and its SHA-256, which any tool computes.
 * 
 * The library reads no file: the caller hands over what it read. Published early, the manifest pins what is
 * published later; a signed or anchored one makes each of its files so. */
export type Bundle = {
  /** By name, as a path below the bundle's own place. */
  files: Record<string, BundleFile>;
};

/** One file of a `Bundle`. */
export type BundleFile = {
  /** From when on it may be read. */
  phase: Phase;
  /** Its SHA-256. */
  sha256: Digest;
};

export type Call = {
  type: "version";
} | {
  /** What the draw depends on but for the seed. */
  parts: DrawParts;
  type: "commit";
} | {
  /** The digest that was published. */
  commitment_digest: CommitmentDigest;
  /** What the sources of the seed said. */
  evidence: SeedEvidence;
  /** What was committed to. */
  parts: DrawParts;
  type: "draw";
} | {
  /** What was published of it, read elsewhere. */
  anchors: Anchors;
  /** The paper. */
  paper: Paper;
  type: "verify";
} | {
  /** As known on which day; all that is known if none. */
  as_of: Date | null;
  /** The limit. */
  limit: CallLimit;
  /** Notices besides those that are built in. */
  notices: Array<Notice>;
  /** Whose calendar; the nation's if none. */
  region: Region | null;
  /** The day that it starts on, which is not counted. */
  start: Date;
  /** The day for which it is asked how much is left, if any. */
  today: Date | null;
  type: "deadline";
} | {
  /** The code of a refusal or an error. */
  code: string;
  type: "explain";
};

/** A fact as each language has it. */
export type CallFact = {
  /** Its value in English. */
  en: string;
  /** Its name, as in the sentences of the code. */
  name: string;
  /** Its value in Chinese. */
  zh: string;
};

/** A limit: one of the regulation's, or one's own. */
export type CallLimit = {
  type: "registration-form";
} | {
  type: "publication";
} | {
  /** What must be done. */
  clause: Sentence;
  /** What it is cited as. */
  id: string;
  /** How long. */
  period: LimitLength;
  /** What it starts with. */
  starts: Sentence;
  type: "own";
};

/** One error or refusal. */
export type CallRefused = {
  /** Its stable code. */
  code: string;
  /** What it says in English. */
  en: string;
  /** The facts that both sentences name. */
  facts: Array<CallFact>;
  /** What it says in Chinese. */
  zh: string;
};

/** Something that happened to a campaign. */
export type CampaignEvent = {
  proposed: Proposal;
} | {
  approved: {
    /** The approval. */
    document: Evidence;
  };
} | {
  filed: {
    /** Under which number. */
    number: Text;
  };
} | {
  "drawn-for": RoundDraw;
} | {
  closed: {
    /** What came of it. */
    summary: Text;
  };
};

/** A special campaign (专项检查): `campaign:…`. */
export type CampaignId = string;

/** Where something is published (公示渠道): 2.2-b and 2.4-a name the one, 2.7-a both. A notice at the gate is none. */
export type Channel = "publicity-system" | "credit-platform";

/** How a check is done (检查方式). */
export type CheckMethod = "on-site" | "documents" | "network-monitoring";

/** The result of one check on a visit. */
export type CheckResult = {
  /** What it rests on. */
  basis: Basis;
  /** Which check. */
  check: DrawnCheck;
  /** What was done about it. */
  disposals: Array<Disposal>;
  /** The findings under which problems are followed up. */
  findings: Array<FindingId>;
  /** What was found. */
  outcomes: Outcomes;
};

/** A class of a frame: the level at which the law states how many are drawn. */
export type Class = {
  /** Its name. */
  key: StratumKey;
  /** How many are drawn, and how that spreads over its strata. */
  sizing: Sizing;
};

/** The size of one class of a pool. */
export type ClassSize = {
  /** The class; `None` for every object of no class named beside it. */
  class: RiskClass | null;
  /** How many, and how they are spread over its strata. */
  sizing: Sizing;
};

/** Where the risk classes behind secret strata come from: a class lowered after this instant can't
 * spare anybody. */
export type ClassSource = {
  /** The instant that the class assignment is of. */
  as_of: Timestamp;
  /** The digest of the assignment as its keeper handed it over. */
  digest: Digest;
};

/** One requirement of an instrument: `2.6-e` is 二（六） of 吉政办发〔2019〕32号, requirement e.
 * 
 * Its Chinese is what it asks for; `cite` has it as officials do. What no
 * instrument asks for, but the specification of the draw or this library, is cited as theirs:
 * `ssj-1/…` is a heading of `ssj-1.md`, `library/…` one of `library.md`. */
export type Clause = "0" | "1" | "2.1-a" | "2.1-b" | "2.1-c" | "2.1-d" | "2.2-a" | "2.2-b" | "2.2-c" | "2.2-d" | "2.3-a" | "2.3-b" | "2.3-c" | "2.3-d" | "2.4-a" | "2.4-b" | "2.5-a" | "2.5-b" | "2.5-c" | "2.6-a" | "2.6-b" | "2.6-c" | "2.6-d" | "2.6-e" | "2.6-f" | "2.6-g" | "2.6-h" | "2.6-i" | "2.7-a" | "2.7-b" | "2.7-c" | "2.7-d" | "2.8-a" | "2.8-b" | "2.8-c" | "3.1" | "3.2-a" | "3.2-b" | "3.2-c" | "3.2-d" | "3.2-e" | "3.3" | "3.3-b" | "3.4" | "54/2" | "54/3" | "54/4-a" | "54/4-b" | "54/5-a" | "54/5-b" | "54/6" | "54/place" | "101/4-a" | "101/4-b" | "101/5" | "684/5" | "684/6" | "684/8" | "684/10" | "684/15" | "20/accept" | "20/verify" | "121/7" | "825/2" | "825/6" | "825/what" | "ssj-1/suites" | "ssj-1/frames" | "ssj-1/commitments" | "ssj-1/seed" | "ssj-1/sizes" | "ssj-1/samples" | "ssj-1/rounds" | "ssj-1/trails" | "library/inputs" | "library/data" | "library/steps" | "library/forecast" | "library/parameters";

/** How a problem was closed. */
export type Closure = "put-right" | "punished" | "no-further";

/** A command's id: the same id with the same payload is the same event. */
export type CommandId = string;

/** A draw's commitment (抽取承诺值): what was published before anybody could know the seed. */
export type CommitmentDigest = Digest;

/** What a lead is about. */
export type Concern = "violation" | "unlicensed";

/** Who came to a conclusion that may be adopted: 2.6-b. */
export type ConclusionKind = "agency" | "judicial" | "professional" | "passed-test";

/** How checks are conducted under the instruments in force on the day a visit is opened.
 * 
 * The default is the regulation's: two inspectors of each department with an enforcement certificate,
 * no more. 国办发〔2024〕54号 asks for the head's prior approval and a notice as well. */
export type Conduct = {
  /** Whether the head's prior approval is asked for. */
  approval: Requirement;
  /** The least number of inspectors. */
  headcount: Headcount;
  /** Whether a notice of the check is asked for. */
  notice: Requirement;
  /** Whether those who check hold an enforcement certificate (行政执法证). */
  quorum: Quorum;
};

/** What happened at an entry of a trail: salted, so that it gives nothing away once the content
 * is destroyed. */
export type ContentDigest = Digest;

/** A list, built in or owned: `Cow<'static, T>` where there may be no allocator. */
export type CowList_Date = Array<Date>;

/** A list, built in or owned: `Cow<'static, T>` where there may be no allocator. */
export type CowList_DaysOff = Array<DaysOff>;

/** A string, built in or owned: `Cow<'static, str>` where there may be no allocator. */
export type CowStr = string;

export type Date = string;

/** Days off in a row, and the holiday they are for; a `Notice` takes none of more than 60 days. */
export type DaysOff = {
  /** How many days, weekends included. */
  days: number;
  /** The first day off. */
  first: Date;
  /** The holiday's name as the notice has it. */
  holiday: CowStr;
};

/** The last day of a limit counted from a start in a calendar.
 * 
 * The start day itself is never counted (民法典 201). Working days are counted one by one. Natural
 * days, months and years run on over rest days, and a last day that is a rest day rolls to the
 * next working day (民法典 202, 203). The last day lasts until midnight, or until business ends. */
export type Deadline = {
  due: Date;
  limit: string;
  nominal: Date;
  period: LimitLength;
  start: Date;
} & ({
  certainty: "final";
} | {
  certainty: "provisional";
} & ({
  awaiting: "national";
  /** The year. */
  year: number;
} | {
  awaiting: "local";
  /** The autonomous area. */
  region: Region;
  /** The year. */
  year: number;
} | {
  awaiting: "original";
  /** Whose notice. */
  region: Region;
  /** The year. */
  year: number;
}));

/** A place where two things that should be one are not. */
export type Difference = {
  /** What the record, or the pool, says. */
  claimed: Excerpt;
  /** The field, as a path from the record's top. */
  field: string;
  /** What the statement says or what follows. */
  found: Excerpt;
  type: "claim";
} | {
  /** What one says. */
  claimed: Excerpt;
  /** What both are of. */
  field: string;
  /** What the other says. */
  found: Excerpt;
  type: "equivocation";
};

/** A hash value, 32 bytes, shown as 64 lower-case hexadecimal digits. */
export type Digest = string;

/** What was done about it on the spot or will be (处置). */
export type Disposal = "advised" | "ordered-to-correct" | "case-filed" | "listed-abnormal" | "handed-over" | "transferred-to-police";

/** A jurisdiction: a division by its code (`division:220184`) or a named special zone
 * (`zone:changbaishan`). */
export type DivisionId = string;

/** The documents that one matter is drawn by. */
export type Documents = {
  list: ListId;
  matter: MatterId;
  rulebook: RulebookId;
  version: number;
};

/** A visit's dossier (检查档案) as it was archived. */
export type DossierDigest = Digest;

/** One draw: there may be one commitment, one record and one value of each source for it.
 * 
 * It follows from what the draw is for, what it draws and how often that was drawn: nobody types a name,
 * so that no second draw stands beside it under another one. */
export type DrawName = {
  /** 1 for the first draw of this for this mandate, 2 for its first redraw, and so on. */
  counter: number;
  /** The plan item, in the plan's version, or the campaign that it draws for. */
  mandate: MandateSource;
  /** What it draws. */
  part: DrawPart;
};

/** What a draw draws: the objects of its round, the inspectors of one part of the visits (a locality, an
 * agency, all), or further inspectors where people are lacking.
 * 
 * With the mandate and the counter it names the draw (`DrawName`), so that there is
 * no second one beside it under another name. */
export type DrawPart = string;

/** What a draw depends on but for the seed. */
export type DrawParts = {
  /** Whether objects enter under blind tokens. */
  blinded: boolean;
  /** Where risk classes come from, if any are used. */
  classes: ClassSource | null;
  /** A frame for each matter. */
  frames: Array<MatterFrame>;
  /** Suite, mandate, part, counter, sources. */
  header: Header;
  /** The round's secret, 32 bytes: random, and known to nobody until the visits are over. */
  secret: Digest;
  type: "objects";
} | {
  /** Suite, mandate, part, counter, sources. */
  header: Header;
  /** Visits and inspectors. */
  rows: StaffingRows;
  /** The round's secret, 32 bytes. */
  secret: Digest;
  type: "inspectors";
};

/** One object drawn on one matter. */
export type DrawnCheck = {
  /** The agency that conducts the check: the one that the plan names for the matter there. */
  agency: AgencyId;
  /** The matter. */
  matter: MatterId;
  /** The object: the enterprise itself, or a product, project or behaviour of it. */
  object: ObjectId;
};

/** One visit (检查): all checks that a round has drawn on one enterprise in one county (2.5-c).
 * 
 * Its id follows from the record of the draw, the enterprise and the county: */
export type DrawnVisit = {
  /** What is checked. */
  checks: Array<DrawnCheck>;
  /** Where. */
  county: DivisionId;
  /** The enterprise that is called on. */
  holder: ObjectId;
  /** Its id. */
  id: VisitId;
};

/** What kind of work is entrusted: 2.6-c. */
export type EntrustedWork = "testing" | "audit" | "consulting";

/** Work entrusted to a qualified body (委托): it assists, inspectors decide. */
export type Entrustment = {
  /** The body. */
  body: Text;
  /** Its qualification (资质). */
  qualification: Text;
  /** What it is entrusted with. */
  scope: Text;
  /** The days on which the qualification is valid. */
  valid: Period;
  /** The kind of work. */
  work: EntrustedWork;
};

/** The part of an event that stays for ever: it holds no content, only its salted digest. */
export type Entry = {
  /** The command that caused it. */
  command: CommandId;
  /** The salted digest of what happened. */
  content: ContentDigest;
  /** When it took effect. */
  effective: Timestamp;
  /** The root of the law that it was done under. */
  law: LawRoot;
  /** The digest of the entry before it; the digest of the bare subject for the first. */
  previous: EntryDigest;
  /** When it was recorded. */
  recorded: Timestamp;
  /** Number of entries before it. */
  sequence: number;
  /** The lifecycle it belongs to. */
  subject: Id;
};

/** An entry of a trail; that of the last entry is the trail's head. */
export type EntryDigest = Digest;

/** Everything that is wrong. */
export type Errors = Array<CallRefused>;

/** Something that happened in a lifecycle: its entry, who did it, and what.
 * 
 * Only steps make events. One that comes back from a store is what the store says it is until */
export type Event_CampaignEvent = {
  actor: Actor;
  digest: EntryDigest;
  entry: Entry;
  payload: CampaignEvent;
  salt: Salt;
};

/** Something that happened in a lifecycle: its entry, who did it, and what.
 * 
 * Only steps make events. One that comes back from a store is what the store says it is until */
export type Event_FindingEvent = {
  actor: Actor;
  digest: EntryDigest;
  entry: Entry;
  payload: FindingEvent;
  salt: Salt;
};

/** Something that happened in a lifecycle: its entry, who did it, and what.
 * 
 * Only steps make events. One that comes back from a store is what the store says it is until */
export type Event_LeadEvent = {
  actor: Actor;
  digest: EntryDigest;
  entry: Entry;
  payload: LeadEvent;
  salt: Salt;
};

/** Something that happened in a lifecycle: its entry, who did it, and what.
 * 
 * Only steps make events. One that comes back from a store is what the store says it is until */
export type Event_PlanEvent = {
  actor: Actor;
  digest: EntryDigest;
  entry: Entry;
  payload: PlanEvent;
  salt: Salt;
};

/** Something that happened in a lifecycle: its entry, who did it, and what.
 * 
 * Only steps make events. One that comes back from a store is what the store says it is until */
export type Event_RoundEvent = {
  actor: Actor;
  digest: EntryDigest;
  entry: Entry;
  payload: RoundEvent;
  salt: Salt;
};

/** Something that happened in a lifecycle: its entry, who did it, and what.
 * 
 * Only steps make events. One that comes back from a store is what the store says it is until */
export type Event_VisitEvent = {
  actor: Actor;
  digest: EntryDigest;
  entry: Entry;
  payload: VisitEvent;
  salt: Salt;
};

/** A document, photo or file that the library never sees: what it is, and the digest of its bytes. */
export type Evidence = {
  /** The digest of its bytes. */
  digest: EvidenceDigest;
  /** What it is. */
  title: Text;
};

/** What shows a fact: a document, photo, file or record that the library need not see. */
export type EvidenceDigest = Digest;

export type Exact = Integer;

/** The beginning of an input, as an error quotes it: at most `CHARACTERS` characters,
 * and `…` where there was more.
 * 
 * Whoever sends a text of a hundred megabytes gets no such error back. */
export type Excerpt = string;

/** An inspector who may not go on a visit. */
export type ExcludedPair = {
  /** The inspector. */
  inspector: InspectorId;
  /** Why: a recusal, a leave, the same inspector as last time. */
  reason: Reason;
  /** The visit's token. */
  visit: Token;
};

/** How many of something are expected before the seed: `whole + rest / of`. */
export type Expected = {
  /** Above `rest`; 1 where that is 0. */
  of: Integer;
  /** The part beyond it: one more with probability `rest / of`. */
  rest: Integer;
  /** The whole number below it: there are never fewer. */
  whole: Integer;
};

/** An expert (专家), who advises and never counts toward the headcount. */
export type ExpertId = string;

/** What a code means: its sentences, with the names of their facts in braces. */
export type Explained = {
  /** The code. */
  code: string;
  /** What it says in English. */
  en: string;
  /** What it breaks and what leads on, if it is a refusal's. */
  rule: BrokenRule | null;
  /** What it says in Chinese. */
  zh: string;
};

/** A named fact. */
export type Fact = {
  /** Its name, as the sentences refer to it. */
  name: string;
  /** Its value. */
  value: FactValue;
};

/** The value of a fact. */
export type FactValue = Excerpt | number | {
  /** In English; also what the `Display` form shows. */
  en: Excerpt;
  /** In Chinese. */
  zh: Excerpt;
} | Date;

/** One thing that was looked at. */
export type Finding = {
  /** What the finding rests on. */
  basis: VerdictBasis;
  /** The kind of what an archive is believed in; none where it is no archive that is verified, or
   * nothing is believed. */
  trusted: Trusted | null;
  /** The field, as a path from the record's top, or a few words. */
  what: string;
};

/** Something that happened to a finding. */
export type FindingEvent = {
  found: Found;
} | {
  offered: {
    /** On which ground of jurisdiction. */
    basis: Text;
    /** To whom. */
    to: AgencyId;
  };
} | "accepted" | {
  declined: {
    /** Why. */
    reason: Text;
  };
} | {
  acted: {
    /** What. */
    disposal: Disposal;
    /** The document. */
    document: Evidence;
  };
} | {
  "crime-suspected": {
    /** The evidence. */
    evidence: Evidence;
  };
} | {
  referred: Referral;
} | {
  closed: {
    /** The evidence. */
    evidence: Evidence;
    /** How. */
    how: Closure;
  };
} | {
  reopened: {
    /** Why. */
    reason: Text;
  };
};

/** A problem found (问题): `finding:…`. */
export type FindingId = string;

/** Where a problem came to light. */
export type FindingSource = {
  visit: VisitId;
} | {
  lead: LeadId;
};

/** A slot whose inspector is named beforehand, because a clause says who goes (指定人员): whoever verifies
 * the draw is told of each, with clause and reason. */
export type FixedSlot = {
  /** The clause that names them. */
  clause: Clause;
  /** The inspector. */
  inspector: InspectorId;
  /** Why it does on this visit. */
  reason: Text;
  /** The number of the slot on the visit, from 0. */
  slot: number;
  /** The visit's token. */
  visit: Token;
};

/** A task each of whose matters stands on a published list and has a rulebook in force (抽取依据), as the
 * round that was opened with it keeps it.
 * 
 * A round finds it itself, by the law of its day, so nothing is drawn from an unpublished list (2.2-b) or
 * without a rulebook (2.4-a). */
export type Footing = {
  documents: Array<Documents>;
  mandate: Task;
  on: Date;
};

/** What the draw engine foresees for a plan: the plan carries it, core never computes it. */
export type Forecast = {
  /** The digest of what it was computed from. */
  basis: EvidenceDigest;
  /** The lines about objects. */
  objects: Array<ObjectForecast>;
  /** The lines about inspectors. */
  staff: Array<StaffForecast>;
};

/** A problem as it was found. */
export type Found = {
  /** The matter. */
  matter: MatterId;
  /** The object. */
  object: ObjectId;
  /** What was found. */
  outcomes: Outcomes;
  /** Its first owner. */
  owner: AgencyId;
  /** Where it came to light. */
  source: FindingSource;
};

/** What a commitment says of a frame. Nothing in it tells a secret stratum's name or size. */
export type FrameCommitment = {
  /** Whether its checks are announced: an open draw tells everybody beforehand who is drawn. */
  announced: boolean;
  /** The instant that the pool's rows are of. */
  as_of: Timestamp;
  /** The digest of classes, sizes and strata. */
  design: Digest;
  /** Who may see the strata. */
  disclosure: StratumDisclosure;
  /** The root over the rows that can't be drawn or do not count, each with its reason. */
  exclusions: Digest;
  /** The matter. */
  matter: MatterId;
  /** How many objects are to be drawn: `n` summed over its strata. What is drawn may be fewer where
   * the plan lets a stratum that is short yield all it has. */
  number: Integer;
  /** The pool that the rows come from. */
  pool: PoolId;
  /** The root over all rows, in ascending order of blind token. */
  root: Digest;
  /** How many rows there are. */
  rows: Integer;
  /** How many strata there are: each has one threshold. */
  strata: number;
};

/** What one frame of a draw takes from its pool: as many as its sizes ask, before any shortfall. */
export type FrameNumber = {
  /** The matter. */
  matter: MatterId;
  /** How many objects. */
  number: Integer;
  /** The pool. */
  pool: PoolId;
};

/** What one frame's draw gave. */
export type FrameResult = {
  /** The matter. */
  matter: MatterId;
  /** Each stratum, in the frame's order. */
  strata: Array<StratumResult>;
};

/** An object of inspection in a frame. */
export type FrameRow = {
  /** Where it is, by the pool: whoever holds something in two counties is visited in both. */
  division: DivisionId;
  /** Who is visited about it, where that is somebody else: the holder of a product or site. */
  holder: ObjectId | null;
  /** The object. */
  object: ObjectId;
  /** Whether it can be drawn. */
  state: RowState;
  /** The number of its stratum in the frame's list, from 0. */
  stratum: number;
};

export type Given = {
  /** The specification of its draws. */
  draws: string;
  type: "version";
  /** Its version. */
  version: string;
} | {
  /** What is committed to, spelled out: public. */
  commitment: ObjectCommitment;
  /** Its digest: publish it before the sources speak. */
  commitment_digest: CommitmentDigest;
  type: "objects-committed";
} | {
  /** What is committed to, spelled out: public. */
  commitment: InspectorCommitment;
  /** Its digest: publish it before the sources speak. */
  commitment_digest: CommitmentDigest;
  type: "inspectors-committed";
} | {
  /** What the round is told: visits and reserves. */
  drawn: ObjectsDrawn;
  /** The auditor's form, which holds the secret. */
  form: ObjectForm;
  /** What everybody may see before the visits. */
  public: PublicForm;
  type: "objects-drawn";
} | {
  /** What the round is told: teams and their reserves. */
  drawn: TeamsDrawn;
  /** The auditor's form, which holds the secret. */
  form: InspectorForm;
  /** What everybody may see. */
  public: PublicTeams;
  type: "inspectors-drawn";
} | {
  /** What it is worth: no more than was checked. */
  said: Sentence;
  type: "verdict";
  /** All of it. */
  verdict: Verdict;
} | {
  /** The last day, and whether it may still move. */
  deadline: Deadline;
  /** How it was counted, day by day. */
  explanation: Sentence;
  /** Where it stands on the day that was asked for. */
  status: Status | null;
  type: "deadline";
} | {
  type: "explained";
} & (Explained);

/** Why something drawn is not carried out as it was drawn. */
export type Ground = {
  /** What shows it. */
  evidence: EvidenceDigest;
  /** The reason. */
  reason: Text;
};

/** The end of a trail at some time: what to publish, and to verify against later. */
export type Head = {
  /** The last entry's digest. */
  digest: EntryDigest;
  /** Number of entries. */
  len: number;
  /** The lifecycle. */
  subject: Id;
};

/** The least number of certificated inspectors (执法人数): at least two for each department that
 * conducts a check, unless the instrument in force says otherwise. Experts never count. */
export type Headcount = {
  /** The least number: nobody checks with nobody. */
  minimum: number;
  /** Over what it is counted. */
  per: HeadcountPer;
};

/** Over what the least number of inspectors is counted. */
export type HeadcountPer = "department" | "visit";

/** What every commitment states first: suite, mandate, what is drawn, counter and the seed's sources. */
export type Header = {
  /** 1 for the first draw of this part for this mandate, 2 for its first redraw, and so on; of a
   * supplement that of its round. */
  counter: number;
  /** The plan item, in the version of the plan that is in force, or the campaign that is drawn for. */
  mandate: MandateSource;
  /** How long before the first value the commitment must be public, in seconds. */
  margin_seconds: number;
  /** What is drawn. */
  part: DrawPart;
  /** The draw that this one repeats, and why: none exactly when `counter` is 1 or it is a supplement,
   * which repeats none. */
  previous: Previous | null;
  /** When the parties' reveal hashes close: there exactly when a source is a reveal. */
  reveal_hashes_close: Timestamp | null;
  /** The sources of the seed, in the order in which their values are joined. */
  sources: Array<SeedSource>;
  /** The suite of every hash and cipher in the draw. */
  suite: Suite;
};

/** How much being named among the drawn tells of a secret class: classes are drawn at different ratios, so
 * their shares among the drawn are not those of the pool. No proof can mend that; whoever publishes names
 * should know the figure. */
export type Hint = {
  /** The class. */
  class: StratumKey;
  /** Which draw. */
  draw: DrawName;
  /** How many of it were drawn, of all that were. */
  drawn: Array<number>;
  /** The matter. */
  matter: MatterId;
  /** How many of it count in the pool, of all that do. */
  pool: Array<number>;
};

/** A name that any system can exchange: a scheme, a colon, a value.
 * 
 * * scheme: 1 to 16 of `a`–`z`, `0`–`9`, `-`, starting with a letter;
 * * value: 1 to 128 bytes of printable ASCII without space, CJK unified ideographs and `〔〕`.
 *   These have one form each under Unicode normalisation, so two ids that look alike are alike. */
export type Id = string;

/** The audit path of one leaf: RFC 6962, section 2.1.1. */
export type InclusionProof = {
  index: Integer;
  path: Array<Digest>;
  tree_len: Integer;
};

/** The commitment of an inspector draw: everything that it depends on but the seed. */
export type InspectorCommitment = {
  /** The instant that the inspectors' rows are of. */
  as_of: Timestamp;
  /** The root over caps on groups of visits. */
  caps: Digest;
  /** The root over excluded pairs: recusals, leave, the same inspector as last time. */
  exclusions: Digest;
  /** The root over slots whose inspector is named by law. */
  fixed: Digest;
  /** Suite, mandate, part, counter, sources. */
  header: Header;
  /** The root over inspectors with their agency, credentials, caps and loads so far, in ascending
   * order of token. */
  inspectors: TreeRoot;
  /** What is done about loads. */
  loads: Loads;
  /** The version of the rule that says how many loops the chain of each component takes
   * (`LOOP_RULE` of the assignment): who could choose it after the seed could choose
   * among teams. */
  loop_rule: number;
  /** The digest of the object record whose visits are staffed. */
  object_record: Digest;
  /** How many stand by for each kind of place on a visit, where there are so many. */
  reserves: number;
  /** The digest of the round secret. */
  secret: Digest;
  /** The root over visits, each with its slots, in ascending order of token. */
  visits: Digest;
};

/** One inspector's place in a draw: that they were in the committed frame, with which credentials, cap
 * and load, and the visits they are sent on.
 * 
 * It can't prove that there is no further team with them: all teams together would. */
export type InspectorExtract = {
  /** The commitment's digest: of which draw this is. */
  commitment: Digest;
  /** Its place in the tree over inspectors. */
  inclusion: InclusionProof;
  /** What salts its leaf. */
  nonce: Digest;
  /** The inspector's row. */
  row: InspectorRow;
  /** The teams that the inspector is in. */
  teams: Array<TeamExtract>;
};

/** The auditor's form of an inspector draw: `verify_inspectors` takes its parts. */
export type InspectorForm = {
  /** The record. */
  record: InspectorRecord;
  /** The rows. */
  rows: StaffingRows;
  /** The round's secret. */
  secret: Digest;
};

/** The head of an inspector draw's record: everything that its digest covers. */
export type InspectorHead = {
  /** The commitment. */
  commitment: CommitmentDigest;
  /** What the sources brought, and when. */
  evidence: SeedEvidence;
  /** The seed made of it. */
  seed: Seed;
  /** The suite of the draw. */
  suite: Suite;
  /** The root over the teams. */
  teams_root: TreeRoot;
};

/** An inspector (执法检查人员): `inspector:220102-0007`. */
export type InspectorId = string;

/** The record of an inspector draw: its commitment, its seed, its teams. */
export type InspectorRecord = {
  /** The commitment, spelled out. */
  commitment: InspectorCommitment;
  /** Its digest, as it was published. */
  commitment_digest: Digest;
  /** The digest of all of this. */
  digest: Digest;
  /** What the sources brought, and when. */
  evidence: SeedEvidence;
  /** What salts the leaves of the teams' tree: out with the teams, not before. */
  salt: Digest;
  /** The seed made of it. */
  seed: Seed;
  /** One team per visit, in ascending order of visit token. */
  teams: Array<TeamRecord>;
  /** The root over the teams: it may be published before the visits. */
  teams_root: TreeRoot;
};

/** An inspector in the frame. */
export type InspectorRow = {
  /** Their agency. */
  agency: AgencyId;
  /** How many of the load they did not fill: what colleagues did while they were not there. */
  baseline: number;
  /** How many slots of this draw they can take at most. */
  cap: number;
  /** The names of the credentials and specialties that they hold and that are valid. */
  credentials: Array<string>;
  /** The divisions that they work in. */
  divisions: Array<DivisionId>;
  /** The inspector. */
  inspector: InspectorId;
  /** How many slots they filled so far in the period over which loads are evened out, with the
   * baseline: what the assignment evens out. */
  load: number;
};

export type Integer = number | string;

/** A check that joins a visit whose trail is open: its enterprise ranks next for one that fell out. */
export type Joined = {
  /** The check. */
  check: DrawnCheck;
  /** The visit that fell out: its round says when, why and by whose word. */
  out: VisitId;
  /** The team that was drawn for all checks together, where the one before has nobody of the check's
   * department. */
  team: Team | null;
};

/** The root of the law of a day: of every document that applied (`Law`). */
export type LawRoot = Digest;

/** The check of a lead. */
export type LeadCheck = {
  /** The findings that follow it up. */
  findings: Array<FindingId>;
  /** Who checked. */
  inspectors: Array<InspectorId>;
  /** What they found. */
  outcomes: Outcomes;
  /** The record. */
  record: Evidence;
  /** Whether they found that somebody operates there without a licence (无证无照经营), whatever the lead said. */
  unlicensed: boolean;
  /** Why it could not wait for approval and notice. */
  urgent: Text | null;
};

/** Something that happened to a lead. */
export type LeadEvent = {
  received: {
    /** The terms of its check, by the instruments in force. */
    conduct: Conduct;
    /** What came in. */
    received: LeadReceived;
  };
} | {
  approved: {
    /** The approval. */
    document: Evidence;
  };
} | {
  notified: {
    /** The notice. */
    document: Evidence;
  };
} | {
  "handed-over": {
    /** What shows that the other agency has it. */
    evidence: Evidence;
    /** Why. */
    reason: Text;
    /** Which. */
    to: AgencyId;
  };
} | {
  checked: LeadCheck;
} | {
  "case-filed": {
    /** Its number. */
    number: Text;
  };
} | {
  guided: {
    /** What was handed to them. */
    document: Evidence;
  };
} | {
  published: {
    /** Where. */
    channel: Channel;
    /** The channel's receipt. */
    receipt: Receipt;
  };
} | {
  closed: {
    /** How it ended. */
    result: Text;
  };
};

/** A lead (线索): a complaint, a referral, a signal in data. */
export type LeadId = string;

/** A lead as it came in. */
export type LeadReceived = {
  /** Who handles it. */
  agency: AgencyId;
  /** What it is about. */
  concern: Concern;
  /** What it says. */
  content: Text;
  /** The matter. */
  matter: MatterId;
  /** Whom it is about, with or without a credit code. */
  object: ObjectId;
  /** How it came in. */
  source: LeadSource;
};

/** How a lead came in. */
export type LeadSource = "complaint" | "assigned" | "data";

/** A length of time as a rule states it. */
export type LimitLength = {
  "working-days": WorkingDays;
} | {
  "natural-days": number;
} | {
  months: number;
} | {
  years: number;
} | {
  hours: number;
};

/** A version-controlled list of matters (事项清单): `list:jl-amr-2026`. */
export type ListId = string;

/** What an assignment does about how often each person is sent. */
export type Loads = {
  even: {
    /** What a slot of the load so far counts. */
    weight: Weight;
  };
} | "caps-only";

/** Where a mandate comes from. */
export type MandateSource = {
  plan: {
    /** Its item. */
    item: PlanItemId;
    /** The plan. */
    plan: PlanId;
    /** The plan's version. */
    version: number;
  };
} | {
  campaign: CampaignId;
};

/** The frame (抽样框) of one matter, made from its one pool. */
export type MatterFrame = {
  /** Whether its checks are announced (事先公告): only then may everybody tell beforehand who is drawn. */
  announced: boolean;
  /** The instant that the pool's rows are of. */
  as_of: Timestamp;
  /** The classes: where the law states how many are drawn. */
  classes: Array<Class>;
  /** Who may see the strata. */
  disclosure: StratumDisclosure;
  /** The matter. */
  matter: MatterId;
  /** The pool that the rows come from. */
  pool: PoolId;
  /** How many reserves stand by in each stratum, as far as it has so many. */
  reserves: number;
  /** The rows, in any order. */
  rows: Array<FrameRow>;
  /** What happens where a stratum has fewer eligible rows than its size. */
  shortfall: Shortfall;
  /** The strata: the cells that are drawn from. Classes and strata may be listed in any order: a draw
   * takes both by name, so that nobody chooses an order. */
  strata: Array<Stratum>;
  /** Which agency checks where: as the plan says. */
  who: Who;
};

/** A matter of inspection (抽查事项): `matter:food-sales`. */
export type MatterId = string;

/** A leaf as its neighbour sees it. */
export type Neighbour = {
  /** Salt, blind token, number of the stratum. */
  half: SealedHalf;
  /** Its place in the frame's tree. */
  inclusion: InclusionProof;
  /** The row. */
  row: FrameRow;
};

/** A notice on days off and make-up working days: facts that hold together. */
export type Notice = {
  /** Days for which it withdraws what an earlier notice said. */
  cancelled: CowList_Date;
  /** The document number, if verified. */
  doc_no: CowStr | null;
  /** How well its days are vouched for. */
  evidence: NoticeEvidence;
  /** The identifier, unique in a set of notices, such as `2020A` or `222400-2024`. */
  id: CowStr;
  /** What it is. */
  kind: NoticeKind;
  /** Days off, weekends within a closure included. */
  off: CowList_DaysOff;
  /** The day it was made public, if verified. */
  published: Date | null;
  /** Where it applies. */
  region: Region;
  /** The date under the text, if verified. */
  signed: Date | null;
  /** Which of the days off are statutory holidays; empty if the text does not tell. */
  statutory: CowList_Date;
  /** Make-up working days. */
  work: CowList_Date;
  /** The year it arranges, 1900 to 2200. */
  year: number;
};

/** How well a notice's days are vouched for.
 * 
 * A deadline that depends on anything but `Original` is provisional. */
export type NoticeEvidence = "original" | "secondary" | "assumed";

/** What a notice is. */
export type NoticeKind = "annual" | "amendment" | "emergency" | "local";

/** The commitment (抽取承诺值) of an object draw: everything that the draw depends on but the seed.
 * 
 * Its `digest` is published; the rest stays with the drawing agency until the
 * record is out. */
export type ObjectCommitment = {
  /** Whether objects enter under blind tokens. */
  blinded: boolean;
  /** Where risk classes come from, if the design uses any. */
  classes: ClassSource | null;
  /** The frames, in the order of the draw. */
  frames: Array<FrameCommitment>;
  /** Suite, mandate, part, counter, sources. */
  header: Header;
  /** The digest of the round secret. */
  secret: Digest;
};

/** One object's place in one matter's draw: that it was in the committed frame, where and in which
 * state; once the visits are over and where its stratum may be opened, at which rank, and whether it is
 * in.
 * 
 * What is sealed tells nothing of the draw: before the visits an extract predicts nobody's.
 * 
 * It can't prove that the threshold, `N_h`, its class or others' exclusions are right: all extracts
 * together would, or an auditor. `verify_object_extract` judges it. */
export type ObjectExtract = {
  /** The commitment's digest: of which draw this is. */
  commitment: Digest;
  /** Where it is. */
  division: DivisionId;
  /** Who is visited about it, where that is somebody else. */
  holder: ObjectId | null;
  /** Its place in the frame's tree. */
  inclusion: InclusionProof;
  /** The matter. */
  matter: MatterId;
  /** The object. */
  object: ObjectId;
  /** Whether it could be drawn, and why not. */
  state: RowState;
  /** Its blind token and stratum, opened or sealed. */
  stratum: StratumOpening;
};

/** One matter of one item: whether the pool has enough objects that may be drawn. */
export type ObjectForecast = {
  /** Objects in scope that may not be drawn in the period. */
  excluded: number;
  /** Objects in scope: the N of the ratio. */
  in_scope: number;
  /** The item. */
  item: PlanItemId;
  /** The matter. */
  matter: MatterId;
  /** Objects the item needs. */
  needed: number;
  /** Objects in scope in strata to which a fixed allocation gives none, whatever the seed. */
  without_chance: number;
};

/** The auditor's form of an object draw: `verify_objects` takes its parts.
 * 
 * It holds the round's secret, so it is for auditors until every visit is over. */
export type ObjectForm = {
  /** The frames, in the commitment's order. */
  frames: Array<MatterFrame>;
  /** The record. */
  record: ObjectRecord;
  /** The round's secret. */
  secret: Digest;
};

/** The head of an object draw's record: everything that its digest covers. */
export type ObjectHead = {
  /** The commitment. */
  commitment: CommitmentDigest;
  /** What the sources brought, and when. */
  evidence: SeedEvidence;
  /** The digest of the visits and their reserves. */
  outcome: OutcomeDigest;
  /** What is published of each frame, in the commitment's order. */
  public: Array<PublicDigest>;
  /** The digest of the results, frame by frame. */
  results: ResultsDigest;
  /** The seed made of it. */
  seed: Seed;
  /** The suite of the draw. */
  suite: Suite;
  /** The root over the thresholds of all strata. */
  thresholds: TreeRoot;
};

/** An object of inspection (检查对象): `uscc:91220101MA13XQYL0T`, `reg15:330102000138543`,
 * or a product, project, behaviour, site or operator without a code. Two kinds of number are */
export type ObjectId = string;

/** The record of an object draw: its commitment, its seed, its result. */
export type ObjectRecord = {
  /** The commitment, spelled out. */
  commitment: ObjectCommitment;
  /** Its digest, as it was published. */
  commitment_digest: Digest;
  /** The digest of all of this: what later draws and visits refer to. */
  digest: Digest;
  /** What the sources brought, and when. */
  evidence: SeedEvidence;
  /** The digest of the visits and their reserves. */
  outcome: OutcomeDigest;
  /** What is published of each frame, in the commitment's order. */
  public: Array<PublicDigest>;
  /** The result for each frame, in the commitment's order. */
  results: Array<FrameResult>;
  /** What salts the digests of results, visits and published names: out with the visits, not before. */
  salt: Digest;
  /** The seed made of it. */
  seed: Seed;
  /** The root over the thresholds of all strata: it may be published before the visits. */
  thresholds: TreeRoot;
};

/** A draw's visits and their reserves (抽取结果), as its record's digest fixes them.
 * 
 * Making or reading one computes the digests again: it can't be had with a visit left out, added or
 * changed. Whether the head is that of the draw that was committed to is what */
export type ObjectsDrawn = {
  head: ObjectHead;
  reserves: Array<ReserveList>;
  salt: Digest;
  visits: Array<DrawnVisit>;
};

/** Something that keeps inspectors from checking. */
export type Obstacle = "not-found" | "entry-refused";

/** The office of a division. */
export type Office = {
  /** The agency that checks there. */
  agency: AgencyId;
  /** The division. */
  division: DivisionId;
};

/** One office for each of some divisions, at least one, in ascending order of the divisions. */
export type Offices = Array<Office>;

/** The opened half of a leaf, and what was drawn of its stratum. */
export type OpenedStratum = {
  /** Whether the object was drawn. */
  drawn: boolean;
  /** Salt, blind token, number of the stratum. */
  half: SealedHalf;
  /** The stratum's name. */
  key: StratumKey;
  /** That this is the threshold which was published for everybody in the stratum. */
  proof: ThresholdProof;
  /** The object's rank. */
  rank: Rank;
  /** The rank of the last one drawn, as the record claims it. */
  threshold: Rank | null;
};

/** How a visit begins: drawn in a round. */
export type Opening = {
  /** How it is conducted. */
  conduct: Conduct;
  /** What was drawn. */
  drawn: DrawnVisit;
  /** The days on which it is to be carried out. */
  period: Period;
  /** The digest of the round's object record. */
  record: RecordDigest;
  /** The round that drew it. */
  round: RoundId;
  /** Whether it is planned, or of a campaign. */
  source: MandateSource;
  /** The team as it was drawn. */
  team: Team;
};

/** One finding on a check, as the publicity system has them (抽查检查结果).
 * 
 * They are multi-select and no partition: an enterprise may have moved away *and* hide the truth. */
export type Outcome = "no-problem" | "not-published" | "false-information" | "unreachable" | "other-problem" | "corrected" | "not-conducting" | "closed-down" | "uncooperative" | "deregistered" | "revoked" | "annulled" | "moved-out";

/** What a draw of objects came to: its visits and their reserves, salted. */
export type OutcomeDigest = Digest;

/** What a check found: at least one outcome, in agreement with each other. */
export type Outcomes = Array<Outcome>;

/** What can be verified by itself. */
export type Paper = {
  /** The form. */
  form: ObjectForm;
  type: "objects";
} | {
  /** The form. */
  form: InspectorForm;
  type: "inspectors";
  /** The visits that the draw of objects gave. */
  visits: Array<DrawnVisit>;
} | {
  /** The form. */
  form: PublicForm;
  type: "public-objects";
} | {
  /** The form. */
  form: PublicTeams;
  type: "public-teams";
} | {
  /** The extract. */
  extract: ObjectExtract;
  /** The form. */
  form: PublicForm;
  type: "object-extract";
};

/** The days from a first to a last one, both included, or from a first day on without an end.
 * 
 * This is how the law counts validity (有效期自…至…). */
export type Period = {
  first: Date;
  last?: Date | null;
};

/** From when on a file may be read, and by whom. */
export type Phase = "committed" | "drawn" | "inspected" | "kept";

/** Rules by ranges of N. */
export type Piecewise = {
  beyond: SizeRule;
  pieces: Array<[Exact, SizeRule]>;
};

/** Something that happened to a plan. */
export type PlanEvent = {
  drafted: {
    /** What stays the same. */
    header: PlanHeader;
    /** Its items. */
    items: Array<PlanItem>;
  };
} | {
  revised: {
    /** Its items from now on. */
    items: Array<PlanItem>;
  };
} | {
  submitted: {
    /** Whether it can be carried out. */
    forecast: Forecast;
  };
} | {
  returned: {
    /** Who reviewed it. */
    body: ReviewingBody;
    /** Why. */
    reason: Text;
  };
} | {
  approved: {
    /** Who reviewed it. */
    body: ReviewingBody;
    /** Why it was approved although the forecast falls short. */
    despite: Text | null;
  };
} | {
  "put-in-force": {
    /** Its first day. */
    from: Date;
  };
} | {
  "amendment-proposed": Amendment;
} | {
  "amendment-approved": {
    /** Who reviewed it. */
    body: ReviewingBody;
    /** Why it was approved although the forecast falls short. */
    despite: Text | null;
    /** Its number in the files (备案号). */
    filing: Text;
  };
} | {
  "amendment-returned": {
    /** Who reviewed it. */
    body: ReviewingBody;
    /** Why. */
    reason: Text;
  };
} | {
  "drawn-for": {
    /** What was drawn, and by which round. */
    draw: RoundDraw;
    /** The item. */
    item: PlanItemId;
  };
} | {
  published: Publication;
} | "closed";

/** What stays the same over a plan's life. */
export type PlanHeader = {
  /** Where it applies. */
  jurisdiction: DivisionId;
  /** Whose plan it is. */
  owner: PlanOwner;
  /** Its way to approval. */
  route: ApprovalRoute;
  /** The year it plans. */
  year: number;
};

/** An annual plan (年度抽查计划): `plan:jl-joint-2026`. */
export type PlanId = string;

/** One item of a plan (计划任务): these matters, in this period, by these agencies. */
export type PlanItem = {
  /** Its id. */
  id: PlanItemId;
  /** The agency that initiates it (发起部门). */
  initiator: AgencyId;
  /** Its matters, in the plan's order. */
  matters: Array<PlannedMatter>;
  /** Its name. */
  name: Text;
  /** The days on which it is drawn and carried out. */
  period: Period;
};

/** One item of a plan (计划任务): `item:jl-joint-2026-03`. */
export type PlanItemId = string;

/** Whose plan it is. */
export type PlanOwner = {
  department: AgencyId;
} | {
  joint: AgencyId;
};

/** A matter within an item or a campaign: from which pool how many objects are drawn, how, and who
 * checks them.
 * 
 * Everything in it is public; what may not be, the sizes of classes, stands in an */
export type PlannedMatter = {
  /** Whether those who are drawn may know before they are visited, so that the draw may be open. */
  announced: boolean;
  /** Who may learn an object's stratum. */
  disclosure: StratumDisclosure;
  /** The matter. */
  matter: MatterId;
  /** How many objects are to be drawn. */
  number: PlannedNumber;
  /** The pool of its objects: one for a matter (2.3-a). */
  pool: PoolId;
  /** How many reserves stand by in each stratum, where it has so many. */
  reserves: number;
  /** What happens when too few are eligible. */
  shortfall: Shortfall;
  /** The sizes that make up the number, class by class. */
  sizes: PlannedSizes;
  /** What divides a class into strata. */
  strata: StrataBy;
  /** Who conducts its checks. */
  who: Who;
};

/** How many objects are to be drawn: an exact number in either case, which only an amendment changes. */
export type PlannedNumber = {
  objects: Integer;
} | {
  share: {
    /** The N that it is a share of. */
    of: Integer;
    /** The share. */
    share: Ratio;
  };
};

/** The sizes of a planned matter, class by class. */
export type PlannedSizes = {
  open: Array<ClassSize>;
} | {
  annexed: AnnexDigest;
};

/** A pool of objects or of inspectors (名录库): `pool:food-sellers`. */
export type PoolId = string;

/** The draw that a redraw repeats, and why it does. */
export type Previous = {
  /** Why it was not enough. */
  reason: Text;
  /** The digest of its record. */
  record: Digest;
};

/** A campaign as it is proposed. */
export type Proposal = {
  /** The leads that gave rise to it. */
  leads: Array<LeadId>;
  /** Its matters with their sizes. */
  matters: Array<PlannedMatter>;
  /** The days on which it is drawn and carried out. */
  period: Period;
  /** Why these matters and ratios. */
  rationale: Text;
  /** What it answers to. */
  trigger: Trigger;
};

/** What is published of one matter's frame, before its visits and after them. */
export type PublicDigest = Digest;

/** Who was drawn of one matter's frame, as far as it is published. */
export type PublicDrawn = {
  /** The digest. */
  digest: Digest;
  type: "sealed";
} | {
  /** What salts the digest. */
  nonce: Digest;
  /** The drawn, in ascending order of id. */
  objects: Array<ObjectId>;
  type: "named";
} | {
  /** What salts the digest. */
  nonce: Digest;
  /** For each stratum its drawn, in ascending order of rank. */
  strata: Array<Array<PublicObject>>;
  type: "ranked";
};

/** The public form of an object draw (抽查公示), before or after its visits.
 * 
 * Before: the commitment and the head of the record, so that nothing can be exchanged any more, and of
 * frames whose strata are public how many were drawn. After: who was drawn. Of frames whose strata
 * are not public it names the drawn in the order of their ids and nothing else, no blind token,
 * stratum, size or rank: each of them would hint at a class. Being drawn hints at one too, and no form
 * can help that.
 * 
 * The record's digest covers all that any form of the draw shows (`digest`), so that
 * nobody can be given another form than the next. */
export type PublicForm = {
  /** The commitment, spelled out. */
  commitment: ObjectCommitment;
  /** Each frame, in the commitment's order. */
  frames: Array<PublicFrame>;
  /** The head of the record: its digest is the record's. */
  head: ObjectHead;
};

/** What everybody may see of one matter's draw. */
export type PublicFrame = {
  /** Who was drawn. */
  drawn: PublicDrawn;
  /** The matter. */
  matter: MatterId;
  /** How many were drawn of each stratum, where strata are public. */
  strata: Array<PublicStratum> | null;
  /** How many strata were left without a chance: some objects count there, and a fixed allocation
   * gives them none whatever the seed. Which ones, where strata are public: those of which none was */
  without_chance: number;
};

/** One of the drawn. */
export type PublicObject = {
  /** The name under which it entered the draw, of which its rank follows. */
  blind: BlindToken;
  /** Who. */
  object: ObjectId;
};

/** A public stratum. What the redraws so far can have made of the chances in it follows from what was
 * expected of `N_h`: */
export type PublicStratum = {
  /** How many of them could be drawn. */
  eligible: Integer;
  /** How many were to be drawn on average, before the seed: `n_h` is this number rounded. */
  expected: Expected;
  /** `N_h`. */
  in_scope: Integer;
  /** Its name. */
  key: StratumKey;
  /** `n_h`. */
  size: Integer;
};

/** The public form of an inspector draw before its visits: everything of the record but the teams and
 * their salt. After the visits the record itself can be published.
 * 
 * An enterprise checks who stands at its door with a `TeamExtract` against
 * the root over the teams. */
export type PublicTeams = {
  /** The commitment, spelled out. */
  commitment: InspectorCommitment;
  /** The head of the record: its digest is the record's. */
  head: InspectorHead;
};

/** The publication of a list, a rulebook or a guideline: when, where, and the receipt's digest. */
export type Publication = {
  /** Where. */
  channel: Channel;
  /** The day. */
  on: Date;
  /** The digest of the receipt, if there is one. */
  receipt: EvidenceDigest | null;
};

/** Who counts toward the headcount, strictest last. */
export type Quorum = "everybody" | "certificated";

/** An object's place in the order of a round: its blind token enciphered under the seed's key, as a
 * 128-bit big-endian integer. The lowest ranks are drawn.
 * 
 * Different tokens have different ranks: a cipher is a permutation. */
export type Rank = string;

/** A fraction from 0 to 1 (抽查比例), exact and in lowest terms.
 * 
 * Written `3%`, `2‰`, `1/30`, `0.05`, `0` or `1`; shown as `numerator/denominator`. */
export type Ratio = string;

/** Why a row can't be drawn, and the evidence. */
export type Reason = {
  /** The clause that it rests on, if one does. */
  clause: Clause | null;
  /** The stable name of the reason. */
  code: string;
  /** The digest of its evidence: an invented past inspection is the cheapest way to fix a draw,
   * so an auditor asks for what hashes to this. */
  evidence: Digest | null;
};

/** A channel's receipt (公示回执): its number, and where the channel says so, the instant of the
 * publication with what shows it.
 * 
 * The duty to publish is met on the day of a dated receipt, else on the day it was recorded; what the
 * receipt says is not verified here. */
export type Receipt = {
  /** When the channel published, as the receipt says. */
  at: Timestamp | null;
  /** What shows it. */
  evidence: EvidenceDigest | null;
  /** Its number. */
  number: Text;
};

/** A draw's record: everything that the draw came to. */
export type RecordDigest = Digest;

/** The root of the tree of a round's recusals (回避). */
export type RecusalRoot = Digest;

/** What a redrawn round is linked to: the round before it stays, with its reason. */
export type Redraw = {
  /** The head of its trail. */
  head: EntryDigest;
  /** The round before. */
  of: RoundId;
  /** Why it was drawn again. */
  reason: Text;
  /** The digest of its object record, if objects had been drawn. */
  record: RecordDigest | null;
};

/** A referral (移送): why, to whom, by which document. */
export type Referral = {
  /** By which document. */
  document: Evidence;
  /** Why. */
  kind: ReferralKind;
  /** To whom. */
  to: Text;
};

/** Why a problem is referred to someone. */
export type ReferralKind = "police" | "joint-punishment" | "credit" | "discipline";

/** Code, rule, clauses, facts and both sentences: a form to show and to log. */
export type Refusal = {
  cites: Array<string>;
  clauses: Array<Clause>;
  code: string;
  en: string;
  facts: Array<Fact>;
  rule: string;
  zh: string;
};

/** Everything that is wrong with an input, in the order it was found; never empty.
 * 
 * Shown as one line per code with its count and first case, so that a million bad rows stay
 * readable; `iter` gives them all. */
export type Refusals = Array<Refusal>;

/** A six-digit administrative division code (GB/T 2260), or the nation.
 * 
 * Only the form is checked: whether a division exists, and when, is not this crate's business. */
export type Region = number;

/** What leads on after a refusal. */
export type Remedy = {
  type: "correct";
} | {
  /** The lifecycle, as its ids begin. */
  lifecycle: string;
  /** The step's stable name. */
  step: string;
  type: "step";
} | {
  /** The lifecycle, as its ids begin. */
  lifecycle: string;
  type: "next";
} | {
  /** The reason in English. */
  en: string;
  type: "final";
  /** The reason in Chinese. */
  zh: string;
};

/** A check that fell out, and who steps in. */
export type Replaced = {
  /** Who steps in: nobody where the reserves of the stratum are used up. */
  by: Reserve | null;
  /** The check. */
  check: DrawnCheck;
};

/** A visit that fell out before it began (递补), and who steps in. */
export type Replacement = {
  /** Each of its checks, and who steps in for it. */
  checks: Array<Replaced>;
  /** Why it fell out, and what shows it. */
  ground: Ground;
  /** The visit. */
  out: VisitId;
  /** The reserves passed over. */
  skipped: Array<Skip_ObjectId>;
};

/** What is asked for: the schema of what `call` reads. */
export type Request = Call;

/** Whether something is asked for. */
export type Requirement = "not-required" | "required";

/** An object that stands by (备选): if one of its stratum falls out, the next in line steps in. */
export type Reserve = {
  /** What would be checked. */
  check: DrawnCheck;
  /** Where. */
  county: DivisionId;
  /** Who would be called on. */
  holder: ObjectId;
};

/** The reserves of one stratum of one matter, in their order.
 * 
 * Replacement is by check: whoever ranks next in the stratum steps in, even where the enterprise is
 * called on anyway; the check then joins that visit. */
export type ReserveList = {
  /** The matter. */
  matter: MatterId;
  /** Who stands by for them, the next one first. */
  order: Array<Reserve>;
  /** The objects drawn from the stratum, in ascending order of rank. */
  serves: Array<ObjectId>;
};

/** The results of a draw of objects, frame by frame: whose ranks they are. */
export type ResultsDigest = Digest;

/** The hash that a party gave before it revealed its value. */
export type RevealHash = {
  /** When it gave the hash. */
  at: Timestamp;
  /** The hash, as `reveal_hash` makes it. */
  hash: Digest;
  /** The party, by the name of its source. */
  source: SourceId;
};

/** A body that reviews a plan, as the register of agencies has it on that day. */
export type ReviewingBody = {
  /** The agency. */
  agency: AgencyId;
  /** Whose body it is. */
  jurisdiction: DivisionId;
  /** What kind of body it is. */
  kind: BodyKind;
};

/** A credit risk class (信用风险分类), from A, the lowest risk, to D or E.
 * 
 * It gives differentiated ratios and frequencies. No class is exempt, and whose class is which
 * is not public. */
export type RiskClass = "A" | "B" | "C" | "D" | "E";

/** A round's draw of objects, as the plan or campaign that it draws for keeps it: it uses their numbers
 * up. A draw that replaces another one draws the same again, and the numbers count once. */
export type RoundDraw = {
  /** The commitment to its draw of objects. */
  commitment: CommitmentDigest;
  /** Its counter: 1, or one more than that of the round that it replaces. */
  counter: number;
  /** What each of its frames draws. */
  frames: Array<FrameNumber>;
  /** The superseded round that it draws again. */
  replaces: RoundId | null;
  /** The round. */
  round: RoundId;
  /** What it was opened for: a plan's item in a version, or a campaign. */
  source: MandateSource;
};

/** Something that happened to a round. */
export type RoundEvent = {
  opened: {
    /** 1, and one more for each redraw. */
    counter: number;
    /** What allows it, and what it stands on. */
    footing: Footing;
    /** The round that it draws again. */
    redraw: Redraw | null;
  };
} | {
  committed: {
    /** The commitment. */
    commitment: CommitmentDigest;
    /** What it states first: which draw it is, and its seed's sources among others. */
    header: Header;
    /** When it was published. */
    published: Timestamp;
  };
} | {
  seeded: {
    /** What they brought, and when. */
    evidence: SeedEvidence;
    /** Which draw. */
    part: DrawPart;
  };
} | {
  "objects-drawn": ObjectsDrawn;
} | {
  "recusals-closed": {
    /** How many there are. */
    count: number;
    /** The root of their tree. */
    root: RecusalRoot;
  };
} | {
  "teams-drawn": {
    /** A team for each visit of the part. */
    drawn: TeamsDrawn;
    /** Which draw. */
    part: DrawPart;
    /** The departments that a reform replaced since the objects were drawn, and whose people came. */
    succeeded: Array<Succeeded>;
  };
} | {
  replaced: Replacement;
} | {
  superseded: {
    /** Why. */
    reason: Text;
    /** That round. */
    successor: RoundId;
  };
} | "closed";

/** A round of draws (抽取批次): `round:jl-joint-2026-03-1`. */
export type RoundId = string;

/** What hides the sealed half of a row's leaf: 16 bytes that follow from the round's secret. */
export type RowSalt = string;

/** Whether a row counts and can be drawn. */
export type RowState = "eligible" | {
  "not-drawable": Reason;
} | {
  "out-of-scope": Reason;
};

/** A rulebook (抽查细则): `rulebook:jl-joint`. */
export type RulebookId = string;

/** What can be published of a round. */
export type Said = {
  /** The digest. */
  digest: CommitmentDigest;
  /** Which draw. */
  draw: DrawName;
  type: "commitment";
} | {
  /** The digest. */
  digest: RecordDigest;
  /** Which draw. */
  draw: DrawName;
  type: "record";
} | {
  /** Which draw. */
  draw: DrawName;
  /** The source. */
  source: SourceId;
  type: "value";
  /** What it said. */
  value: SourceValue;
} | {
  /** The head. */
  head: Head;
  type: "head";
} | {
  /** The root. */
  root: TreeRoot;
  type: "checkpoint";
} | {
  /** The root. */
  root: TreeRoot;
  type: "checkpoints";
};

/** 32 random bytes that the caller brings for each command: they keep the digest of an event's
 * content from giving the content away once it is destroyed. */
export type Salt = string;

/** What is tested in a sampling test: the object, its batch, the item. */
export type Sample = {
  /** The batch. */
  batch: Text;
  /** What is tested. */
  item: Text;
  /** The object. */
  object: ObjectId;
};

/** The half that stays sealed until the visits are over: who knows it, and the seed, knows the rank. */
export type SealedHalf = {
  /** The name under which the object entered the draw. */
  blind: BlindToken;
  /** What hides it. */
  salt: RowSalt;
  /** The number of its stratum in the frame's list, from 0. */
  stratum: number;
};

/** An inspector by token, and the agency that they go for. */
export type Seat = {
  /** Their agency. */
  agency: AgencyId;
  /** The inspector's token. */
  inspector: Token;
};

/** The seed of a draw: public, unknown before the draw's commitment was published. */
export type Seed = string;

/** Everything that happened between commitment and seed. */
export type SeedEvidence = {
  /** When the commitment was published. */
  published_at: Timestamp;
  /** The hashes that parties gave, in the order in which the header names them. */
  reveal_hashes: Array<RevealHash>;
  /** The values, in that order too. A party that stays silent is simply not here. */
  values: Array<SeedValue>;
};

/** A source of the seed, as a commitment names it. */
export type SeedSource = {
  /** When its value becomes public; for reveals, when they close. */
  due: Timestamp;
  /** Its name. */
  id: SourceId;
  /** Its kind. */
  kind: SourceKind;
  /** The min-entropy, in bits, that its value has to everybody before it is out. */
  min_entropy_bits: number;
};

/** What one source brought. */
export type SeedValue = {
  /** When it spoke. */
  at: Timestamp;
  /** For a reveal, the nonce that its hash was made with. */
  nonce: Digest | null;
  /** The source. */
  source: SourceId;
  /** What it said. */
  value: SourceValue;
};

/** A sentence in both languages. */
export type Sentence = {
  /** In English. */
  en: string;
  /** In Chinese. */
  zh: string;
};

/** What a plan says about a stratum that has fewer eligible objects than its size. Nothing is ever
 * filled up from elsewhere. */
export type Shortfall = "refuse" | "take-all";

/** The sizes of a planned matter that are not public (抽查比例附件): its keeper has them, the plan
 * names their digest, an auditor is shown them.
 * 
 * What it keeps is the ratios. Where those are published all the same, the matter's number n and its
 * pool's N in scope give the *sizes* of two classes (two equations, two unknowns), though never who
 * is in them. */
export type SizeAnnex = {
  /** 32 random bytes, so that nobody can try out likely ratios on the digest. */
  salt: Salt;
  /** The sizes. */
  sizes: Array<ClassSize>;
};

/** How many of a population of N are drawn (抽取数量). Whatever a rule says, never more than N. */
export type SizeRule = "census" | {
  fixed: Integer;
} | {
  ratio: Ratio;
} | {
  bounded: Bounded;
} | {
  piecewise: Piecewise;
};

/** The size of one class: a rule at the level where the law states it, and the spread below it. */
export type Sizing = {
  /** The rule for the class's total. */
  rule: SizeRule;
  /** How the total spreads over the class's strata. */
  spread: Spread;
};

/** A reserve that could not step in, and why: nobody passes one over in silence. */
export type Skip_InspectorId = {
  /** What shows it. */
  evidence: EvidenceDigest;
  /** Why. */
  reason: Text;
  /** Who was passed over. */
  who: InspectorId;
};

/** A reserve that could not step in, and why: nobody passes one over in silence. */
export type Skip_ObjectId = {
  /** What shows it. */
  evidence: EvidenceDigest;
  /** Why. */
  reason: Text;
  /** Who was passed over. */
  who: ObjectId;
};

/** What a slot asks for: an inspector of one agency, of one of these divisions, with all of these
 * credentials. */
export type SlotNeed = {
  /** The agency that conducts the check. */
  agency: AgencyId;
  /** The names of the credentials and specialties that the person must hold. */
  credentials: Array<string>;
  /** The divisions whose inspectors may come; none means any of the agency's. */
  divisions: Array<DivisionId>;
};

/** The name of a seed source: 1 to 128 printable ASCII characters without space. */
export type SourceId = string;

/** What kind of thing brings the value. */
export type SourceKind = "beacon" | "reveal" | "independent-reveal";

/** A beacon's timetable: round `r`, named `prefix` and `r` in decimal digits, is out at
 * `genesis + period · (r − 1)`, from round 1 on.
 * 
 * drand's chains are known (`speaks`); whoever uses another beacon brings its timetable,
 * as `schedules` where a draw is verified. */
export type SourceSchedule = {
  /** When round 1 is out. */
  genesis: Timestamp;
  /** The time from one round to the next, in seconds. */
  period_seconds: number;
  /** What the names of its rounds begin with. */
  prefix: string;
};

/** The value that a source brought, as bytes: hexadecimal in serialised forms. */
export type SourceValue = string;

/** How the total of a class (a matter, a risk class) is spread over the technical strata in it (分配).
 * A class of one stratum has nothing to spread.
 * 
 * Only the proportional spread gives every object of the class the same chance. Those that are not rounded
 * under the seed are functions of what is known before it: a stratum to which they give none has chance 0,
 * and plan, public form and verdict say which ones these are. */
export type Spread = "proportional" | {
  "by-size": StratumFigures;
} | "largest-remainder" | {
  neyman: StratumFigures;
} | {
  "huntington-hill": SpreadBounds;
} | {
  fixed: StratumFigures;
};

/** The least and most that any stratum of a class gets, where its own N allows. */
export type SpreadBounds = {
  "at-least": Integer;
  "at-most": Integer | null;
};

/** One month, county and need: whether there are enough inspectors. */
export type StaffForecast = {
  /** The county. */
  county: DivisionId;
  /** The month, 1 to 12. */
  month: number;
  /** What the places need. */
  need: Id;
  /** Places to fill. */
  places: number;
  /** Places that can be filled. */
  room: number;
};

/** The rows that an inspector draw is made from. */
export type StaffingRows = {
  /** The instant that the inspectors' rows are of. */
  as_of: Timestamp;
  /** Caps on groups of visits, such as those of one day; beside `cap`, which is over
   * all visits. */
  caps: Array<VisitCap>;
  /** Who may not go where. */
  excluded: Array<ExcludedPair>;
  /** Slots whose inspector is named by law. */
  fixed: Array<FixedSlot>;
  /** The inspectors. */
  inspectors: Array<InspectorRow>;
  /** What is done about loads. */
  loads: Loads;
  /** What slots ask for, named by number in `slots`. */
  needs: Array<SlotNeed>;
  /** The digest of the object record whose visits are staffed. */
  object_record: Digest;
  /** How many stand by for each kind of place on a visit, where there are so many. */
  reserves: number;
  /** The visits with their slots. */
  visits: Array<VisitSlots>;
};

/** What a verdict is worth. */
export type Standing = "contradicted" | "only-with-itself" | "partly-anchored" | "anchored";

/** One thing that was published, and where the verifier read it. */
export type Statement = {
  /** What was published. */
  said: Said;
  /** Where it was seen, for whoever reads the verdict. */
  seen: Text | null;
};

/** Where a deadline stands on a day. */
export type Status = {
  /** All days. */
  natural: number;
  status: "left";
  /** Working days. */
  working: number;
} | {
  status: "due-today";
} | {
  /** All days. */
  natural: number;
  status: "overdue";
  /** Working days; none on the rest days that follow the last day. */
  working: number;
};

/** What divides a class into strata. */
export type StrataBy = "class" | "division";

/** A stratum: the cell that objects are drawn from, part of one class. */
export type Stratum = {
  /** The number of its class in the frame's list, from 0. */
  class: number;
  /** Its name. */
  key: StratumKey;
};

/** Who may learn an object's stratum from what is published. */
export type StratumDisclosure = "public" | "own" | "auditor-only";

/** A figure for each of some strata: the `S_h` of Neyman's allocation, or how many are drawn where the
 * law fixes that for each. */
export type StratumFigures = Array<[StratumKey, number]>;

/** The name of a class or stratum (层): 1 to 128 printable ASCII characters without space, such as
 * `220102/A`. Strata stand in the order of their names, byte by byte, whoever lists them: ties of a
 * fixed allocation go to the lower name. */
export type StratumKey = string;

/** What an extract says of the half of the leaf that is sealed until the visits are over. */
export type StratumOpening = {
  sealed: Digest;
} | {
  opened: OpenedStratum;
};

/** What one stratum's draw gave. */
export type StratumResult = {
  /** The drawn, in ascending order of rank. */
  drawn: Array<BlindToken>;
  /** The rows that could be drawn. */
  eligible: Integer;
  /** `N_h`: the rows that count. */
  in_scope: Integer;
  /** The next in line, in ascending order of rank. */
  reserves: Array<BlindToken>;
  /** `n_h`: how many the design asks for. */
  size: Integer;
  /** The rank of the last one drawn: whoever is eligible and ranks at or below it is in. */
  threshold: Rank | null;
};

/** A department that was drawn, and the one that answers for it when its inspectors are drawn (2.1-d). */
export type Succeeded = {
  /** Who answers for it now. */
  by: AgencyId;
  /** Who was drawn. */
  of: AgencyId;
};

/** A set of cryptographic primitives, named in every commitment.
 * 
 * Both names exist in every build, so that a record always says which one it was made with;
 * whether this build can *compute* one is what `hash_fn` answers. */
export type Suite = "intl" | "sm";

/** Who stands by for a visit beside those that the draw of inspectors gave it (补充抽取): from a draw of
 * its own, which repeats no other one. */
export type Supplement = {
  /** Which of the round's supplements, from 1. */
  number: number;
  /** The digest of its record. */
  record: RecordDigest;
  /** Who stands by, the next one first, after all who do already. */
  reserves: Array<TeamMember>;
};

/** What a mandate allows, as a round keeps it: the numbers that are left to draw, who checks what is drawn,
 * who let it be drawn and since when. */
export type Task = {
  keepers: Array<AgencyId>;
  matters: Array<PlannedMatter>;
  period: Period;
  route: ApprovalRoute | null;
  since: Timestamp;
  source: MandateSource;
};

/** Who carries out a visit (检查组), and who steps in, in this order. */
export type Team = {
  /** The experts who advise it; they never count toward the headcount. */
  experts: Array<ExpertId>;
  /** Its members, place by place. */
  members: Array<TeamMember>;
  /** Its reserves, the next one first. */
  reserves: Array<TeamMember>;
  /** The visit. */
  visit: VisitId;
};

/** One team, with its place in the tree over all teams of the draw.
 * 
 * An enterprise that was told who comes can check it before any team is published. */
export type TeamExtract = {
  /** Its place in the tree. */
  inclusion: InclusionProof;
  /** What salts its leaf. */
  nonce: Digest;
  /** The team. */
  team: TeamRecord;
};

/** An inspector on a team. */
export type TeamMember = {
  /** The agency. */
  agency: AgencyId;
  /** The inspector. */
  inspector: InspectorId;
};

/** Who goes on one visit, by tokens. */
export type TeamRecord = {
  /** The experts who advise them. */
  experts: Array<ExpertId>;
  /** The inspectors, place by place. */
  inspectors: Array<Seat>;
  /** Who stands by, the next one first. */
  reserves: Array<Seat>;
  /** The visit's token. */
  visit: Token;
};

/** A draw's teams (检查人员抽取结果), as its record's digest fixes them.
 * 
 * Making or reading one computes the digests again: it can't be had with a team left out, added or
 * changed. */
export type TeamsDrawn = {
  head: InspectorHead;
  salt: Digest;
  teams: Array<Team>;
};

/** How a sampling test ended. */
export type TestResult = "passed" | "failed";

/** Text of 1 to `text_bytes` bytes, not blank and without control characters other than
 * line breaks and tabs.
 * 
 * It is kept as it came: nothing is trimmed or normalised. */
export type Text = string;

/** The place of a stratum's threshold in the tree over all of them. */
export type ThresholdProof = {
  /** Its place in the tree. */
  inclusion: InclusionProof;
  /** What salts its leaf. */
  nonce: Digest;
};

/** An instant in UTC, given by the caller: the library has no clock. */
export type Timestamp = string;

/** The public name of an object or inspector in a draw: the first 16 bytes of the hash of its id. */
export type Token = string;

/** A root and the number of its leaves: the hashing of RFC 6962 alone does not fix that number, so
 * whoever publishes a root publishes both. */
export type TreeRoot = {
  /** Number of leaves. */
  leaves: Integer;
  /** The root over them. */
  root: Digest;
};

/** What a campaign answers to. */
export type Trigger = "general-problem" | "prominent-risk" | "recheck";

/** A kind of thing that `verify_archive` takes on trust, each for the
 * reason that stands as its English name.
 * 
 * The list is whole: whatever else an archive says follows from something else in it, or is bound
 * by what was published. Of visits, holders, counties, checks, teams, replacements and sizes
 * nothing is believed. */
export type Trusted = "pools" | "choices" | "sources" | "instants" | "names" | "actors" | "papers" | "grounds" | "presence" | "results" | "law" | "plans";

/** The outcome of verifying.
 * 
 * A record checked against itself proves nothing, so a verdict keeps apart what was checked
 * against the verifier's own `Anchors`, what follows from the record and the
 * pools alone, what is taken on trust, and what was not checked at all; `standing` puts
 * that into a word, and its `Display` form never says more than that word. */
export type Verdict = {
  differences: Array<Difference>;
  findings: Array<Finding>;
  hints: Array<Hint>;
  standing: Standing;
  unlisted: Integer;
  unused: Array<Statement>;
};

/** What a finding rests on. */
export type VerdictBasis = "anchored" | "not-anchored" | "recomputed" | "taken-on-trust" | "not-checked";

/** A cap on how many of some visits one inspector can go on: in a day, a week, a county.
 * 
 * Caps of one inspector are nested or disjoint: a day within a week, or a county within it. */
export type VisitCap = {
  /** How many slots of these visits at most. */
  at_most: number;
  /** Whom it holds for; none means everyone. */
  inspectors: Array<InspectorId>;
  /** The visits' tokens. */
  visits: Array<Token>;
};

/** Something that happened to a visit. */
export type VisitEvent = {
  opened: Opening;
} | {
  approved: {
    /** Whose. */
    agency: AgencyId;
    /** The approval. */
    document: Evidence;
  };
} | {
  notified: {
    /** Which. */
    agency: AgencyId;
    /** The notice. */
    document: Evidence;
  };
} | {
  "member-replaced": {
    /** Who steps in. */
    by: TeamMember;
    /** Who fell out. */
    out: InspectorId;
    /** Why. */
    reason: Text;
    /** The reserves passed over. */
    skipped: Array<Skip_InspectorId>;
  };
} | {
  supplemented: Supplement;
} | {
  joined: Joined;
} | {
  absent: {
    /** Which. */
    agency: AgencyId;
    /** What shows it. */
    evidence: Evidence;
  };
} | {
  started: {
    /** Which. */
    agency: AgencyId;
    /** Its inspectors who are there. */
    present: Array<InspectorId>;
    /** Why it could not wait for the approval it takes. */
    urgent: Text | null;
  };
} | {
  advised: {
    /** The department that asked. */
    agency: AgencyId;
    /** Who. */
    expert: ExpertId;
    /** The opinion. */
    opinion: Evidence;
  };
} | {
  obstructed: {
    /** Those of which department. */
    agency: AgencyId;
    /** The evidence. */
    evidence: Evidence;
    /** What. */
    obstacle: Obstacle;
  };
} | {
  entrusted: {
    /** By which department. */
    agency: AgencyId;
    /** What and who. */
    entrustment: Entrustment;
    /** For which matter. */
    matter: MatterId;
  };
} | {
  reported: {
    /** By which department. */
    agency: AgencyId;
    /** On which matter. */
    matter: MatterId;
    /** The report. */
    report: Evidence;
  };
} | {
  sampled: {
    /** By which department. */
    agency: AgencyId;
    /** For which matter. */
    matter: MatterId;
    /** Of what. */
    sample: Sample;
  };
} | {
  tested: {
    /** By which department. */
    agency: AgencyId;
    /** The report. */
    report: Evidence;
    /** How it ended. */
    result: TestResult;
    /** Which. */
    sample: Sample;
  };
} | {
  retested: {
    /** By which department. */
    agency: AgencyId;
    /** The report. */
    report: Evidence;
    /** How it ended. */
    result: TestResult;
    /** Which. */
    sample: Sample;
  };
} | {
  concluded: CheckResult;
} | {
  completed: {
    /** Which. */
    agency: AgencyId;
  };
} | {
  "handed-over": {
    /** Which. */
    agency: AgencyId;
    /** What shows that the other office has it. */
    evidence: Evidence;
    /** Why. */
    reason: Text;
    /** To whom. */
    to: AgencyId;
  };
} | {
  registered: {
    /** Which. */
    agency: AgencyId;
    /** The form. */
    form: Evidence;
  };
} | {
  published: {
    /** Which. */
    agency: AgencyId;
    /** Where. */
    channel: Channel;
    /** The channel's receipt. */
    receipt: Receipt;
  };
} | {
  withheld: {
    /** Which. */
    agency: AgencyId;
    /** What it rests on. */
    basis: Text;
    /** Where. */
    channel: Channel;
    /** The ground. */
    ground: Withholding;
    /** What shows that those concerned were told (定向通报). */
    told: Evidence;
  };
} | {
  corrected: {
    /** Why. */
    reason: Text;
    /** The result as it should be. */
    result: CheckResult;
  };
} | {
  withdrawn: {
    /** Which. */
    agency: AgencyId;
    /** From where. */
    channel: Channel;
    /** Why. */
    reason: Text;
  };
} | {
  recognised: {
    /** Which. */
    by: AgencyId;
  };
} | {
  released: {
    /** What shows it. */
    evidence: Evidence;
    /** Why. */
    reason: Text;
  };
} | {
  archived: {
    /** Whose. */
    agency: AgencyId;
    /** The dossier's digest. */
    dossier: DossierDigest;
  };
} | {
  "archive-supplemented": {
    /** Whose. */
    agency: AgencyId;
    /** The digest of the whole dossier. */
    dossier: DossierDigest;
  };
};

/** A visit (检查): one call on one enterprise, whatever the number of matters. */
export type VisitId = string;

/** A visit and its slots. */
export type VisitSlots = {
  /** What its places ask for: each the number of a need in the draw's list, from 0. */
  slots: Array<number>;
  /** The visit's token. */
  visit: Token;
  /** Who is visited. */
  visited: ObjectId;
};

/** What a slot of the load so far counts against a new one: an exact fraction. */
export type Weight = [number, number];

/** Who conducts a matter's checks: one agency, or in each division its own (检查部门). */
export type Who = {
  agency: AgencyId;
} | {
  offices: Offices;
};

/** Why results are not published on a channel. */
export type Withholding = "not-public" | "no-channel";

/** How many working days: 1 to 65535.
 * 
 * Zero is not a number of days to wait: for "that day, or the next working day" ask */
export type WorkingDays = number;

