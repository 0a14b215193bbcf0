//! What became of the visits, and what happened beside the plan: a lead and a campaign.

use ssj::core::Word;
use std::collections::BTreeMap;

use ssj::core::campaign::Campaign;
use ssj::core::follow_up::Finding;
use ssj::core::lead::Lead;
use ssj::core::result::Outcome;
use ssj::core::trail::Lifecycle;
use ssj::core::visit::{EntrustedWork, Visit};
use ssj::draw::record::{FrameRow, ObjectRecord};
use ssj::draw::sample::Ranker;
use ssj_jilin::Fault;

use super::draw::seeding;
use super::{all_refused, matter_title};
use crate::common::terminal::{Sheet, grouped, say};
use crate::round::{Campaigned, Led, Lives};

/// Shows every kind of outcome and the visits that stand out.
pub(crate) fn tell(lives: &Lives, led: &Led, campaigned: &Campaigned) -> Result<(), Fault> {
    outcomes(lives);
    special(lives);
    lead(led);
    campaign(campaigned)
}

fn outcomes(lives: &Lives) {
    let mut counts: BTreeMap<Outcome, usize> = BTreeMap::new();
    let visits = lives.visits.iter();
    for result in visits.flat_map(Visit::results) {
        for outcome in result.outcomes.iter() {
            *counts.entry(outcome).or_default() += 1;
        }
    }
    let mut sheet = Sheet::new(&["outcome (several may hold)", "#checks"]);
    for outcome in Outcome::ALL {
        let count = counts.get(outcome).copied().unwrap_or_default();
        sheet.row([&outcome.zh(), &grouped(count)]);
    }
    sheet.print();
}

/// The check with a conclusion from elsewhere, and the one with an entrusted body.
fn special(lives: &Lives) {
    if let Some((visit, matter)) = &lives.adopted {
        say(format_args!(
            "  One conclusion of the provincial market regulator was adopted (2.6-b): for {} on\n  {visit}; the other departments of that visit checked themselves.",
            matter_title(matter)
        ));
    }
    if let Some((visit, work)) = &lives.entrusted {
        let what = match work {
            EntrustedWork::Testing => "One sample was tested by an entrusted body",
            _ => "One set of accounts was audited by an entrusted body",
        };
        say(format_args!(
            "  {what} (2.6-c): on {visit}. The report came late, and\n  supplemented the archive."
        ));
    }
    if let Some((visit, agency)) = &lives.absent {
        say(format_args!(
            "  Nobody of {agency} came to {visit}: the other department went its way,\n  and that one still owes its check."
        ));
    }
    if let Some((visit, agency)) = &lives.withheld {
        say(format_args!(
            "  What {agency} found on {visit} must not be published （依法不予公开）:\n  those concerned were told."
        ));
    }
    say("");
}

fn lead(led: &Led) {
    let Led { lead, finding, .. } = led;
    let day = |day: Option<time::Date>| day.map_or_else(String::new, |day| day.to_string());
    say(format_args!(
        "  A lead (2.8-a), received {} and checked {}: {}.",
        lead.received_on(),
        day(lead.checked_on()),
        &lead.received().content
    ));
    if let Some(refusals) = &led.hushed_up {
        all_refused(
            "closing it with nobody punished and nothing published",
            refusals,
        );
    }
    say(format_args!(
        "  {}, and its problem is {}. The lead's trail has {} events, the\n  problem's {}; it counts toward no plan.\n",
        case(lead),
        closed(finding),
        lead.events.len(),
        finding.events.len()
    ));
}

fn case(lead: &Lead) -> String {
    lead.case().map_or_else(
        || "No case was filed".into(),
        |number| format!("Case {number} was filed"),
    )
}

fn closed(finding: &Finding) -> String {
    finding.closed().map_or_else(
        || "still open".into(),
        |closure| format!("closed ({})", closure.name()),
    )
}

/// A campaign's strata are public, so that anybody can do this arithmetic with `openssl`.
fn campaign(campaigned: &Campaigned) -> Result<(), Fault> {
    let Campaigned {
        campaign,
        drawn,
        facts,
        ..
    } = campaigned;
    say(format_args!(
        "  A special campaign (2.8-b) on {}: {}, {} offices.",
        facts.title,
        &campaign.proposal().rationale,
        campaign.proposal().matters.len()
    ));
    if let Some(refusals) = &campaigned.too_early {
        all_refused("a draw before its approval", refusals);
    }
    say("");
    let record = &drawn.object_record;
    let (script, commitment) = (drawn.script, &record.commitment_digest);
    seeding(
        "objects, in the open",
        &script.objects,
        commitment,
        &record.seed,
    );
    let counts = record.results.iter().flat_map(|result| &result.strata);
    let (in_scope, size) = counts.fold((0, 0), |(all, drawn), s| {
        (all + s.in_scope, drawn + s.drawn.len())
    });
    say(format_args!(
        "  {} of {} drawn; {} teams of {} places. {}",
        grouped(size),
        grouped(in_scope),
        grouped(drawn.inspector_record.teams.len()),
        grouped(places(campaigned)),
        state(campaign)
    ));
    one_rank(campaigned, record)
}

fn places(campaigned: &Campaigned) -> usize {
    let teams = campaigned.drawn.inspector_record.teams.iter();
    teams.map(|team| team.inspectors.len()).sum()
}

fn state(campaign: &Campaign) -> String {
    format!(
        "The campaign's own trail has {} events; nothing of it counts toward a plan.",
        campaign.trail().len()
    )
}

/// One drawn enterprise's rank, to be checked by hand.
fn one_rank(campaigned: &Campaigned, record: &ObjectRecord) -> Result<(), Fault> {
    let header = &record.commitment.header;
    let hash = header.suite().hash_fn()?;
    let ranker = Ranker::new(header.suite(), &record.seed)?;
    let strata = record.results.iter().flat_map(|result| &result.strata);
    let first = strata.filter_map(|stratum| stratum.drawn.first());
    let Some(first) = first.min_by_key(|token| ranker.rank(**token)) else {
        return Ok(());
    };
    let frames = campaigned.drawn.objects.frames().iter();
    let mut rows = frames.flat_map(|frame| &frame.rows);
    let is_first = |row: &&FrameRow| row.object.token(hash).as_bytes() == first.as_bytes();
    let object = &rows.find(is_first).ok_or("a token of nobody")?.object;
    let (seed, rank) = (record.seed, ranker.rank(*first));
    say(format_args!(
        "  The lowest rank is that of {object}. With openssl alone (README):\n    $ scripts/check_rank.sh {object} {seed}\n    {rank}\n"
    ));
    Ok(())
}
