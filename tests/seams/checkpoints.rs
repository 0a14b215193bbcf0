//! The heads of all trails, on the day of a checkpoint: what a verdict says of them, and of what came after.

use ssj::core::paper::TreeRoot;
use ssj::core::trail::{Checkpoint, Export};
use ssj::draw::verify::{Anchors, Basis, Said, Standing, Verdict};

use crate::town::{Papers, hash, town};

fn checkpoint(papers: &Papers) -> Said {
    let checkpoint = Checkpoint::new(hash(), papers.heads.clone()).unwrap();
    Said::Checkpoint {
        root: TreeRoot {
            leaves: u64::try_from(papers.heads.len()).unwrap(),
            root: checkpoint.root().0,
        },
    }
}

/// The town, and its heads before the last event of its first visit.
fn earlier() -> (Papers, Papers) {
    let papers = town().papers();
    let mut before = papers.clone();
    let kept = before.visits[0].kept();
    before.visits[0] = Export::new(
        kept[..kept.len() - 1]
            .iter()
            .filter_map(|it| it.event().cloned()),
    );
    (papers.with_heads(), before.with_heads())
}

fn says(verdict: &Verdict, basis: Basis, what: &str) -> bool {
    verdict.on(basis).any(|it| it.contains(what))
}

#[test]
fn of_several_checkpoints_the_one_of_the_day_is_compared_and_the_others_are_named() {
    let on = town().on;
    let (papers, before) = earlier();
    let anchors = Anchors::from_iter([checkpoint(&before), checkpoint(&papers)]);
    let verdict = papers.verdict(&anchors, on);
    assert_eq!(verdict.difference(), None);
    assert!(says(
        &verdict,
        Basis::NotAnchored,
        "a checkpoint of another day"
    ));
    // One of another day alone is not the one that these heads make.
    let verdict = papers.verdict(&Anchors::from_iter([checkpoint(&before)]), on);
    assert_eq!(verdict.standing(), Standing::Contradicted);
}

#[test]
fn what_was_entered_after_the_checkpoint_is_told() {
    let on = town().on;
    let (papers, before) = earlier();
    let later = Papers {
        heads: before.heads.clone(),
        ..papers
    };
    let verdict = later.verdict(&Anchors::from_iter([checkpoint(&before)]), on);
    assert_eq!(verdict.difference(), None);
    let after = "1 entries after the head that was kept";
    assert!(says(&verdict, Basis::NotAnchored, after));
    assert!(!says(
        &before.verdict(&Anchors::default(), on),
        Basis::NotAnchored,
        after
    ));
}

#[test]
fn what_is_believed_hangs_on_no_order() {
    let on = town().on;
    let papers = town().papers();
    let mut turned = papers.clone();
    turned.visits.reverse();
    turned.findings.reverse();
    turned.leads.reverse();
    turned.rounds.reverse();
    let [one, other] = [papers, turned].map(|it| {
        let verdict = it.verdict(&Anchors::default(), on);
        let mut believed: Vec<_> = verdict.on(Basis::TakenOnTrust).map(String::from).collect();
        believed.sort();
        believed
    });
    assert_eq!(one, other);
}
