//! H. The step table: on each step of each lifecycle a stranger, an ended agency, a superior and a
//! subordinate are tried.

use ssj_core::agency::{AgencyRegister, Change, Reform};
use ssj_core::campaign::*;
use ssj_core::follow_up::*;
use ssj_core::laws::Laws;
use ssj_core::lead::*;
use ssj_core::paper::visit_id as visit_of;
use ssj_core::plan::*;
use ssj_core::result::*;
use ssj_core::round::*;
use ssj_core::trail::*;
use ssj_core::visit::*;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, agencies, department, lasting, sources};
use crate::papers;
use crate::town::*;

/// An office of the regulator's own system and place that ended long ago, merged into another one.
fn laws() -> &'static Laws {
    let mut all = agencies();
    let system = agency::NamedSystem::Commerce;
    let level = jurisdiction::Level::Prefecture;
    all.push(department("cc-old", system, level, PLACE));
    let register = AgencyRegister::new(all, []).unwrap();
    let change = Change {
        effective: date!(2020 - 01 - 01),
        founded: vec![],
        reform: Reform::Merge {
            from: vec![agency("cc-old")],
            into: agency("cc-tax"),
        },
    };
    let day = date!(2019 - 12 - 01);
    let reported = register
        .report(change, &agency("cc-old"), &agency("cc-amr"), day)
        .unwrap();
    let adopted = register.adopt(&reported, &agency("jl-amr"), day).unwrap();
    lasting(sources(register.with(adopted).unwrap(), &Asked::default()))
}

/// Whom every step refuses: a stranger, an ended agency, the superior and a subordinate of the regulator.
const NOBODY: [&str; 4] = ["cc-mem", "cc-old", "jl-amr", "ng-amr"];

/// What each of them is told, and what who may take the step is: by the step's name.
fn tried<L, S: Step>(
    step: S,
    value: Option<&L>,
    (right, day): (&str, Date),
    subject: &str,
    take: impl Fn(&Act<'_>) -> Result<(), Refusals>,
) where
    L: Lifecycle,
{
    const WHO: [&str; 10] = [
        "law.agency-not-there",
        "plan.not-the-keeper",
        "plan.wrong-body",
        "round.not-the-keeper",
        "visit.not-a-department",
        "visit.not-the-reviewer",
        "campaign.not-the-keeper",
        "campaign.not-the-approver",
        "lead.not-the-agency",
        "result.wrong-publisher",
    ];
    let act = |who| {
        let len = value.map_or(0, |value| value.trail().len());
        bare(subject, len, who, day).under(law_of(laws_of_the_table(), who, day))
    };
    let name = format!("{} {}", S::LIFECYCLE, step.name());
    assert_eq!(take(&act(right)), Ok(()), "{name}: {right}");
    for who in NOBODY {
        let refusals = take(&act(who)).unwrap_err();
        let told = refusals.iter().any(|refusal| {
            let code = refusal.code.id;
            WHO.contains(&code) || code.starts_with("finding.not-")
        });
        assert!(told, "{name}: {who} is told {refusals}");
    }
}

fn laws_of_the_table() -> &'static Laws {
    static LAWS: std::sync::LazyLock<&'static Laws> = std::sync::LazyLock::new(laws);
    *LAWS
}

fn done<P>(step: Result<Event<P>, Refusals>) -> Result<(), Refusals> {
    step.map(|_| ())
}

fn publication(on: Date) -> matter::Publication {
    matter::Publication {
        on,
        channel: Channel::PublicitySystem,
        receipt: None,
    }
}

#[test]
fn every_step_of_a_plan() {
    let day = date!(2026 - 01 - 20);
    let (keeper, reviewer) = (("cc-amr", day), ("cc-justice", day));
    let draft = |act: &Act<'_>| {
        done(Plan::draft(
            h(),
            act,
            PlanId::new("x").unwrap(),
            header(),
            items(),
        ))
    };
    tried(PlanStep::Draft, None::<&Plan>, keeper, "plan:x", draft);
    let amendment = || Amendment {
        items: items(),
        reason: text("…"),
        forecast: forecast(9),
    };
    let pending = || {
        let mut plan = in_force();
        let by = command(&plan, "cc-amr", date!(2026 - 01 - 15));
        let event = plan.propose(&by, amendment()).unwrap();
        plan.apply(&event).unwrap();
        plan
    };
    let approved = || {
        let mut plan = submitted();
        let by = command(&plan, "cc-justice", date!(2026 - 01 - 09));
        let event = plan.approve(&by, None).unwrap();
        plan.apply(&event).unwrap();
        plan
    };
    let frame = |m: &str| FrameNumber {
        matter: matter(m),
        pool: PoolId::new(m).unwrap(),
        number: 2,
    };
    let draw = || RoundDraw {
        round: RoundId::new("1").unwrap(),
        counter: 1,
        replaces: None,
        source: source(),
        commitment: CommitmentDigest(digest(2)),
        frames: ["food-sales", "fire-safety"].map(frame).into(),
    };
    for &step in PlanStep::ALL {
        let (plan, who) = match step {
            PlanStep::Draft => continue,
            PlanStep::Revise | PlanStep::Submit => (drafted(), keeper),
            PlanStep::Return | PlanStep::Approve => (submitted(), reviewer),
            PlanStep::PutInForce => (approved(), keeper),
            PlanStep::ApproveAmendment | PlanStep::ReturnAmendment => (pending(), reviewer),
            _ => (in_force(), keeper),
        };
        let take = |act: &Act<'_>| {
            done(match step {
                PlanStep::Revise => plan.revise(act, items()),
                PlanStep::Submit => plan.submit(act, forecast(9)),
                PlanStep::Return => plan.return_for(act, text("…")),
                PlanStep::Approve => plan.approve(act, None),
                PlanStep::PutInForce => plan.put_in_force(act, day),
                PlanStep::Amend => plan.propose(act, amendment()),
                PlanStep::ApproveAmendment => plan.approve_amendment(act, text("1"), None),
                PlanStep::ReturnAmendment => plan.return_amendment(act, text("…")),
                PlanStep::DrawFor => plan.draw_for(act, item_id(), draw()),
                PlanStep::Publish => plan.publish(act, publication(day)),
                PlanStep::Close => plan.close(act),
                other => panic!("{other:?} is not tried"),
            })
        };
        tried(step, Some(&plan), who, "plan:cc-2026", take);
    }
}

#[test]
fn every_step_of_a_round() {
    let keeper = ("cc-amr", DRAW_DAY);
    let id = || RoundId::new("1").unwrap();
    let open = |act: &Act<'_>| done(Round::open(h(), act, id(), mandate()));
    tried(RoundStep::Open, None::<&Round>, keeper, "round:1", open);
    let superseded = || {
        let mut round = objects_drawn();
        let next = RoundId::new("2").unwrap();
        go(&mut round, |r, by| r.supersede(by, next, text("…"), &[]));
        round
    };
    let old = superseded();
    let again = |act: &Act<'_>| done(old.draw_again(act, &RoundId::new("2").unwrap(), text("…")));
    tried(
        RoundStep::DrawAgain,
        None::<&Round>,
        keeper,
        "round:2",
        again,
    );
    let paper = object_commitment();
    let published = papers::published(&paper.header);
    let committed = || {
        let mut round = opened(mandate());
        go(&mut round, |r, by| r.commit_objects(by, &paper, published));
        round
    };
    let seeded = || {
        let mut round = opened(mandate());
        objects_seeded(&mut round, &paper);
        round
    };
    let with_seed = || {
        let mut round = objects_drawn();
        recused(&mut round);
        let commitment = inspectors_seeded(&mut round, &city());
        (round, commitment)
    };
    for &step in RoundStep::ALL {
        let (mut inspectors, mut round) = (None, objects_drawn());
        match step {
            RoundStep::Open | RoundStep::DrawAgain => continue,
            RoundStep::Commit => round = opened(mandate()),
            RoundStep::Seed => round = committed(),
            RoundStep::RecordObjects => round = seeded(),
            RoundStep::RecordTeams => {
                let (of, commitment) = with_seed();
                round = of;
                inspectors = Some(commitment);
            }
            RoundStep::Close => round = staffed(),
            _ => {}
        }
        let take = |act: &Act<'_>| {
            done(match step {
                RoundStep::Commit => round.commit_objects(act, &paper, published),
                RoundStep::Seed => {
                    round.seed(act, &DrawPart::Objects, papers::evidence(&paper.header))
                }
                RoundStep::RecordObjects => round.record_objects(act, shops()),
                RoundStep::CloseRecusals => round.close_recusals(act, RecusalRoot(digest(5)), 0),
                RoundStep::RecordTeams => {
                    let teams = ["shop-a", "shop-b"].map(team).into();
                    let drawn = papers::teams_drawn(inspectors.as_ref().unwrap(), teams);
                    round.record_teams(act, &all_parts(), drawn)
                }
                RoundStep::Replace => {
                    let ground = Ground {
                        reason: text("…"),
                        evidence: EvidenceDigest(digest(9)),
                    };
                    round.replace(act, &visit_id("shop-b"), ground, vec![], None)
                }
                RoundStep::Supersede => {
                    round.supersede(act, RoundId::new("2").unwrap(), text("…"), &[])
                }
                RoundStep::Close => round.close(act),
                other => panic!("{other:?} is not tried"),
            })
        };
        tried(step, Some(&round), keeper, "round:1", take);
    }
}

fn milk() -> Sample {
    Sample {
        object: "product:milk-7".parse().unwrap(),
        batch: text("B1"),
        item: text("菌落总数"),
    }
}

fn work() -> Entrustment {
    Entrustment {
        work: EntrustedWork::Testing,
        body: text("检验院"),
        qualification: text("CMA"),
        valid: year(),
        scope: text("抽样"),
    }
}

/// A visit after some steps of its check.
fn at_work(steps: &[VisitStep]) -> Visit {
    let mut visit = started();
    for step in steps {
        let by = command(&visit, "cc-amr", CHECK_DAY);
        let event = match step {
            VisitStep::Entrust => visit.entrust(&by, matter("food-sales"), work()),
            VisitStep::Sample => visit.sample(&by, matter("food-sales"), milk(), &[]),
            VisitStep::Test => visit.test(&by, milk(), TestResult::Failed, paper("报告")),
            _ => visit.obstruct(&by, Obstacle::NotFound, paper("照片")),
        };
        visit.apply(&event.unwrap()).unwrap();
    }
    visit
}

fn concluded() -> Visit {
    let mut visit = started();
    for (m, who) in BOTH {
        let by = command(&visit, who, CHECK_DAY);
        let event = visit.conclude(&by, clean(&visit, m)).unwrap();
        visit.apply(&event).unwrap();
    }
    visit
}

#[test]
fn every_step_of_a_visit() {
    let day = date!(2026 - 03 - 20);
    let amr = agency("cc-amr");
    let record = staffed().object_record().unwrap();
    let id = visit_of(h(), record, &shop("shop-a"), &county());
    let open = |act: &Act<'_>| done(Visit::open(&staffed(), act, &id));
    let subject = id.as_str();
    tried(
        VisitStep::Open,
        None::<&Visit>,
        ("cc-amr", DRAW_DAY),
        subject,
        open,
    );
    for &step in VisitStep::ALL {
        use VisitStep as Do;
        let drawn = || visit_under(Conduct::default());
        let (visit, who) = match step {
            Do::Open => continue,
            Do::Release => (drawn(), "cc-justice"),
            Do::Recognise => (completed(), "cc-tax"),
            Do::Approve
            | Do::Notify
            | Do::NoteAbsence
            | Do::HandOver
            | Do::ReplaceMember
            | Do::Supplement
            | Do::Join
            | Do::Start
            | Do::Entrust => (drawn(), "cc-amr"),
            Do::Report => (at_work(&[Do::Entrust]), "cc-amr"),
            Do::Test => (at_work(&[Do::Sample]), "cc-amr"),
            Do::Retest => (at_work(&[Do::Sample, Do::Test]), "cc-amr"),
            Do::Obstruct | Do::Sample | Do::Conclude | Do::Advise => (started(), "cc-amr"),
            Do::Complete => (concluded(), "cc-amr"),
            Do::Register | Do::Publish | Do::Withhold => (completed(), "cc-amr"),
            Do::AddToArchive => (behind(), "cc-amr"),
            _ => (published(), "cc-amr"),
        };
        let take = |act: &Act<'_>| {
            done(match step {
                Do::Approve => visit.approve(act, paper("批准")),
                Do::Notify => visit.notify(act, paper("通知")),
                Do::ReplaceMember => {
                    let next = member("a3", "cc-amr");
                    visit.replace_member(act, inspector("a1"), text("病假"), vec![], next)
                }
                Do::NoteAbsence => visit.note_absence(act, amr.clone(), paper("笔录")),
                Do::HandOver => visit.hand_over(act, agency("ng-amr"), text("迁入"), paper("…")),
                Do::Advise => visit.advise(act, expert(), paper("意见")),
                Do::Start => visit.start(act, &people("cc-amr"), None),
                Do::Obstruct => visit.obstruct(act, Obstacle::NotFound, paper("照片")),
                Do::Entrust => visit.entrust(act, matter("food-sales"), work()),
                Do::Report => visit.report(act, matter("food-sales"), paper("报告")),
                Do::Sample => visit.sample(act, matter("food-sales"), milk(), &[]),
                Do::Test => visit.test(act, milk(), TestResult::Passed, paper("报告")),
                Do::Retest => visit.retest(act, milk(), TestResult::Passed, paper("复检报告")),
                Do::Conclude => visit.conclude(act, clean(&visit, "food-sales")),
                Do::Complete => visit.complete(act),
                Do::Release => visit.release(act, &staffed(), text("注销"), paper("通知书")),
                Do::Register => visit.register(act, amr.clone(), paper("登记表")),
                Do::Publish => {
                    visit.publish(act, amr.clone(), Channel::PublicitySystem, text("回执"))
                }
                Do::Withhold => {
                    let on = (amr.clone(), Channel::PublicitySystem);
                    let ground = Withholding::NoChannel;
                    visit.withhold(act, on, ground, text("学校"), paper("通报"))
                }
                Do::Correct => visit.correct(act, problem(&visit, "food-sales"), text("…")),
                Do::Withdraw => {
                    visit.withdraw(act, amr.clone(), Channel::PublicitySystem, text("…"))
                }
                Do::Recognise => visit.recognise(act, agency("cc-tax")),
                Do::Archive => visit.archive(act, DossierDigest(digest(8))),
                Do::AddToArchive => visit.add_to_archive(act, DossierDigest(digest(9))),
                // Who may take them learns that the round has nothing for the visit.
                Do::Supplement => return but_for_the_round(visit.supplement(act, &staffed())),
                Do::Join => return but_for_the_round(visit.join(act, &staffed())),
                other => panic!("{other:?} is not tried"),
            })
        };
        tried(step, Some(&visit), (who, day), subject, take);
    }
}

/// A visit whose dossier was archived before its results were published.
fn behind() -> Visit {
    let mut visit = completed();
    let day = date!(2026 - 03 - 12);
    step(&mut visit, ("cc-amr", day), |visit, by| {
        visit.register(by, agency("cc-amr"), paper("登记表"))
    });
    archive(&mut visit, "cc-amr", day);
    step(&mut visit, ("cc-amr", day), |visit, by| {
        visit.publish(by, agency("cc-amr"), Channel::PublicitySystem, text("回执"))
    });
    visit
}

fn but_for_the_round<T>(step: Result<T, Refusals>) -> Result<(), Refusals> {
    match step {
        Err(refusals) if refusals.iter().all(|one| one.code.id == "visit.not-drawn") => Ok(()),
        other => other.map(|_| ()),
    }
}

fn found(owner: &str) -> Found {
    Found {
        source: FindingSource::Visit(visit_id("shop-a")),
        matter: matter("food-sales"),
        object: shop("shop-a"),
        outcomes: Outcomes::new([Outcome::OtherProblem]).unwrap(),
        owner: agency(owner),
    }
}

#[test]
fn every_step_of_a_finding() {
    let owner = ("cc-amr", CHECK_DAY);
    let id = || FindingId::new("1").unwrap();
    let open = |act: &Act<'_>| done(Finding::open(h(), act, id(), found("cc-amr")));
    tried(
        FindingStep::Open,
        None::<&Finding>,
        owner,
        "finding:1",
        open,
    );
    let at = |steps: &[FindingStep]| {
        let act = command_on("finding:1", 0, "cc-amr", CHECK_DAY);
        let event = Finding::open(h(), &act, id(), found("cc-amr")).unwrap();
        let mut finding = Finding::begin(h(), &event).unwrap();
        for step in steps {
            let by = command(&finding, "cc-amr", CHECK_DAY);
            let event = match step {
                FindingStep::Offer => finding.offer(&by, agency("cc-fire"), text("职责")),
                _ => finding.close(&by, Closure::PutRight, paper("整改")),
            };
            finding.apply(&event.unwrap()).unwrap();
        }
        finding
    };
    for &step in FindingStep::ALL {
        use FindingStep as Do;
        let (finding, who) = match step {
            Do::Open => continue,
            Do::Accept | Do::Decline => (at(&[Do::Offer]), ("cc-fire", CHECK_DAY)),
            Do::Reopen => (at(&[Do::Close]), owner),
            _ => (at(&[]), owner),
        };
        let take = |act: &Act<'_>| {
            done(match step {
                Do::Offer => finding.offer(act, agency("cc-fire"), text("职责")),
                Do::Accept => finding.accept(act),
                Do::Decline => finding.decline(act, text("…")),
                Do::Act => finding.act(act, Disposal::Advised, paper("…")),
                Do::SuspectCrime => finding.suspect_crime(act, paper("…")),
                Do::Refer => finding.refer(
                    act,
                    Referral {
                        kind: ReferralKind::Credit,
                        to: text("…"),
                        document: paper("…"),
                    },
                ),
                Do::Close => finding.close(act, Closure::PutRight, paper("整改")),
                Do::Reopen => finding.reopen(act, text("…")),
                other => panic!("{other:?} is not tried"),
            })
        };
        tried(step, Some(&finding), who, "finding:1", take);
    }
}

fn lead_checked() -> LeadCheck {
    LeadCheck {
        inspectors: ["a1", "a2"].map(inspector).into(),
        outcomes: Outcomes::new([Outcome::NoProblem]).unwrap(),
        findings: vec![],
        record: paper("笔录"),
        urgent: None,
        unlicensed: false,
    }
}

#[test]
fn every_step_of_a_lead() {
    let owner = ("cc-amr", CHECK_DAY);
    let received = || LeadReceived {
        source: LeadSource::Complaint,
        concern: Concern::Violation,
        object: shop("shop-a"),
        matter: matter("food-sales"),
        content: text("…"),
        agency: agency("cc-amr"),
    };
    let id = || LeadId::new("1").unwrap();
    let receive = |act: &Act<'_>| done(Lead::receive(h(), act, id(), received()));
    tried(LeadStep::Receive, None::<&Lead>, owner, "lead:1", receive);
    let fresh = || {
        let act = command_on("lead:1", 0, "cc-amr", CHECK_DAY);
        Lead::begin(h(), &Lead::receive(h(), &act, id(), received()).unwrap()).unwrap()
    };
    let checked = || {
        let mut lead = fresh();
        let by = command(&lead, "cc-amr", CHECK_DAY);
        let event = lead.record_check(&by, lead_checked(), &everyone());
        lead.apply(&event.unwrap()).unwrap();
        lead
    };
    let unlicensed = || {
        let mut lead = fresh();
        let check = LeadCheck {
            outcomes: Outcomes::new([Outcome::OtherProblem]).unwrap(),
            findings: vec![FindingId::new("1").unwrap()],
            ..lead_checked().unlicensed()
        };
        let by = command(&lead, "cc-amr", CHECK_DAY);
        let event = lead.record_check(&by, check, &everyone());
        lead.apply(&event.unwrap()).unwrap();
        lead
    };
    for &step in LeadStep::ALL {
        use LeadStep as Do;
        let lead = match step {
            Do::Receive => continue,
            Do::Approve | Do::Notify | Do::HandOver | Do::RecordCheck => fresh(),
            Do::Guide => unlicensed(),
            _ => checked(),
        };
        let take = |act: &Act<'_>| {
            done(match step {
                Do::Approve => lead.approve(act, paper("批准")),
                Do::RecordCheck => lead.record_check(act, lead_checked(), &everyone()),
                Do::Notify => lead.notify(act, paper("通知书")),
                Do::HandOver => lead.hand_over(act, agency("jc-amr"), text("…"), paper("回执")),
                Do::Guide => lead.guide(act, paper("引导办证告知书")),
                Do::FileCase => lead.file_case(act, text("1号")),
                Do::Publish => lead.publish(act, Channel::PublicitySystem, text("回执")),
                Do::Close => lead.close(act, text("…")),
                other => panic!("{other:?} is not tried"),
            })
        };
        tried(step, Some(&lead), owner, "lead:1", take);
    }
}

#[test]
fn every_step_of_a_campaign() {
    let june = Period::between(date!(2026 - 06 - 01), date!(2026 - 06 - 30)).unwrap();
    let census = Sizing {
        rule: SizeRule::Census,
        spread: Spread::default(),
    };
    let gas = || {
        let pool = PoolId::new("gas").unwrap();
        PlannedMatter::new(matter("gas"), agency("cc-amr"), pool, 9).with_size(None, census.clone())
    };
    let proposal = || Proposal::new(Trigger::ProminentRisk, text("…"), june).with_matter(gas());
    let id = || CampaignId::new("gas").unwrap();
    let keeper = ("cc-amr", JUNE);
    let fresh = || {
        let act = command_on("campaign:gas", 0, "cc-amr", JUNE);
        let event = Campaign::propose(h(), &act, id(), proposal()).unwrap();
        Campaign::begin(h(), &event).unwrap()
    };
    let approved = || {
        let mut campaign = fresh();
        let by = command(&campaign, "cc-gov", JUNE);
        campaign
            .apply(&campaign.approve(&by, paper("批准")).unwrap())
            .unwrap();
        campaign
    };
    let draw = || RoundDraw {
        round: RoundId::new("1").unwrap(),
        counter: 1,
        replaces: None,
        source: MandateSource::Campaign(CampaignId::new("gas").unwrap()),
        commitment: CommitmentDigest(digest(2)),
        frames: vec![FrameNumber {
            matter: matter("gas"),
            pool: PoolId::new("gas").unwrap(),
            number: 9,
        }],
    };
    for &step in CampaignStep::ALL {
        use CampaignStep as Do;
        let (campaign, who) = match step {
            // Whoever is there may propose: it keeps what it proposes, and another one approves it.
            Do::Propose => continue,
            Do::Approve => (fresh(), ("cc-gov", JUNE)),
            _ => (approved(), keeper),
        };
        let take = |act: &Act<'_>| {
            done(match step {
                Do::Approve => campaign.approve(act, paper("批准")),
                Do::File => campaign.file(act, text("备1")),
                Do::DrawFor => campaign.draw_for(act, draw()),
                Do::Close => campaign.close(act, text("…")),
                other => panic!("{other:?} is not tried"),
            })
        };
        tried(step, Some(&campaign), who, "campaign:gas", take);
    }
}
