//! What may be inspected: lists, joint list, rulebooks, guidelines, and that they are published.

use ssj::core::Word;
use ssj::core::laws::{Laws, Sources};
use ssj::core::matter::{CheckMethod, Matter, MatterList};
use ssj::core::rulebook::{RulebookPart, Rulebooks};
use ssj::core::{DivisionId, Explain as _, HashFn, MatterId, SystemId};
use ssj_jilin::Fault;
use ssj_jilin::facts::{DEPARTMENTS, MATTERS};
use time::Date;
use time::macros::date;

use super::all_refused;
use crate::common::terminal::{Sheet, refused, say};
use crate::round::{Lists, Province, draft, unpublished};

/// The day for which lists and rulebooks are looked up.
const DRAW_DAY: Date = date!(2026 - 03 - 02);

/// Shows the lists, and two that are refused.
pub(crate) fn tell(
    province: &Province,
    lists: &Lists,
    laws: &Laws,
    hash: HashFn,
) -> Result<(), Fault> {
    let mut sheet = Sheet::new(&["matter", "department", "basis", "method"]);
    for list in &lists.departments {
        for matter in list.matters() {
            let basis = basis(matter);
            let methods = matter.methods().map(CheckMethod::zh).collect::<Vec<_>>();
            sheet.row([
                matter.name(),
                &short(&matter.subject().system),
                &basis,
                &methods.join("、"),
            ]);
        }
    }
    sheet.print();
    let mut sheet = Sheet::new(&["joint matter", "initiated by", "with", "#matters"]);
    for joint in lists.joint.matters() {
        let with = joint.participants.iter().map(short).collect::<Vec<_>>();
        sheet.row([
            &joint.field,
            &short(&joint.initiator),
            &with.join("、"),
            &joint.matters.iter().len(),
        ]);
    }
    sheet.print();
    let place = lists
        .joint
        .publication()
        .map(|published| published.channel.zh());
    say(format_args!(
        "  All of them published on 2026-01-06: {}.",
        place.unwrap_or_default()
    ));
    books(province, lists, laws, hash)?;
    faults()
}

fn short(system: &SystemId) -> &'static str {
    let mut all = DEPARTMENTS.iter();
    let found = all.find(|department| *system == department.system);
    found.map_or("", |department| department.short)
}

/// The laws in the order of the facts, each named once with its articles.
fn basis(matter: &Matter) -> String {
    let facts = MATTERS
        .iter()
        .find(|facts| facts.key == matter.id().as_id().value());
    let laws: Vec<_> = facts.into_iter().flat_map(|facts| facts.basis).collect();
    let laws = laws.chunk_by(|(a, _), (b, _)| a == b).map(|one| {
        let articles: Vec<_> = one.iter().filter_map(|(_, article)| *article).collect();
        let law = one[0].0.trim_start_matches("中华人民共和国");
        format!("《{law}》{}", articles.join("、"))
    });
    laws.collect::<Vec<_>>().join("、")
}

/// 2.4: rulebooks with five parts, a guideline for each matter, and no draw without a rulebook.
fn books(province: &Province, lists: &Lists, laws: &Laws, hash: HashFn) -> Result<(), Fault> {
    let county = DivisionId::new("220184")?;
    let law = laws.on(DRAW_DAY, &county)?;
    let mut sheet = Sheet::new(&["matter", "rulebook 细则", "guideline 指引: what is checked"]);
    for matter in lists.departments.iter().flat_map(MatterList::matters) {
        let book = law.rulebook(matter.id(), &county)?;
        let guideline = lists.guidelines.serving(&law, matter.id(), &county);
        let content = guideline.map_or("–", |guideline| guideline.content.as_str());
        sheet.row([matter.name(), &book.id(), &content]);
    }
    say("");
    sheet.print();
    let mut lacking = 0;
    for place in &province.seats {
        let complete = lists.guidelines.require_complete(&law, &place.id);
        lacking += complete.err().map_or(0, |refusals| refusals.len());
    }
    say(format_args!(
        "  Each rulebook is the province's, serves the levels below and has its five parts; {lacking} matters in\n  {} places lack a guideline. Health's rulebook, as an example:",
        province.seats.len()
    ));
    let facts = MATTERS.iter().find(|facts| facts.key == "public-places");
    let matter = MatterId::new(facts.map_or("", |facts| facts.key))?;
    let book = law.rulebook(&matter, &county)?;
    for &part in RulebookPart::ALL {
        say(format_args!("    {}: {}", part.zh(), book.part(part)));
    }
    let none = Sources {
        rulebooks: Rulebooks::default(),
        ..laws.sources().clone()
    };
    let none = Laws::new(hash, none)?;
    if let Err(refusals) = none.on(DRAW_DAY, &county)?.rulebook(&matter, &county) {
        all_refused(
            "a draw in 公主岭市 before any rulebook was published",
            &refusals,
        );
    }
    Ok(())
}

/// A row without its method, and a list that nobody has published.
fn faults() -> Result<(), Fault> {
    let facts = &MATTERS[0];
    let whole = draft(facts)?;
    let bare = ssj::core::matter::MatterDraft::new(whole.id().clone(), facts.title.parse()?);
    if let Err(refusals) = Matter::try_from(bare) {
        all_refused("a row with nothing but a title", &refusals);
    }
    let list = unpublished(&DEPARTMENTS[0])?;
    if let Err(refusal) = list.require_published(DRAW_DAY) {
        refused(
            "a draw from a list before its publication",
            &refusal,
            refusal.zh(),
        );
    }
    Ok(())
}
