//! The public form: one draw, one form, and no count that can't be.

use ssj_core::merkle::Tree;
use ssj_core::{Digest, Encoder, HashFn, Label, ObjectId, PublicDigest, RecordDigest, Suite};
use ssj_draw::record::{
    Extractor, InspectorDraw, MatterFrame, ObjectDraw, ObjectDrawParts, ObjectRecord, PublicDrawn,
    PublicForm, PublicObject, StratumDisclosure, StratumOpening, TreeRoot, Visits,
};
use ssj_draw::verify::{
    Anchors, Basis, Said, Standing, Verdict, verify_object_extract, verify_object_record,
    verify_public_form, verify_public_teams,
};

use super::grinding::field;
use super::town::{evidence, frame, inspector_parts, kept, object_parts, secret};

fn hash() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

/// Food in public strata, wages in secret ones.
fn town() -> (ObjectDraw, ObjectRecord) {
    let wage = MatterFrame {
        disclosure: StratumDisclosure::AuditorOnly,
        ..frame("wage", "10%")
    };
    let draw = ObjectDraw::new(ObjectDrawParts {
        frames: vec![frame("food", "10%"), wage],
        ..object_parts()
    });
    let draw = draw.unwrap();
    let record = draw.draw(evidence(1)).unwrap();
    (draw, record)
}

/// All that a reader can have kept, the record's digest too.
fn all(record: &ObjectRecord) -> Anchors {
    let mut anchors = kept(record);
    let (draw, digest) = (record.commitment.header.name(), RecordDigest(record.digest));
    anchors
        .statements
        .push(Said::Record { draw, digest }.into());
    anchors
}

fn verify(form: &PublicForm, anchors: &Anchors) -> Verdict {
    verify_public_form(form, anchors).unwrap()
}

/// The head made to fit what the frames show, as a forger would.
fn refit(form: &mut PublicForm) {
    let digests = form.frames.iter().map(|frame| frame.digest(hash()));
    form.head.public = digests.collect();
}

fn ranked(form: &mut PublicForm) -> &mut Vec<Vec<PublicObject>> {
    match &mut form.frames[0].drawn {
        PublicDrawn::Ranked { strata, .. } => strata,
        other => panic!("{other:?}"),
    }
}

fn named(form: &mut PublicForm) -> &mut Vec<ObjectId> {
    match &mut form.frames[1].drawn {
        PublicDrawn::Named { objects, .. } => objects,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_honest_form_is_anchored_before_the_visits_and_after_them() {
    let (draw, record) = town();
    for visits in [Visits::Ahead, Visits::Over] {
        let form = draw.public_form(&record, visits);
        let verdict = verify(&form, &all(&record));
        assert_eq!(verdict.standing(), Standing::Anchored, "{verdict}");
        let without = verify(&form, &kept(&record));
        assert_eq!(without.standing(), Standing::PartlyAnchored);
        let bare = format!("digest: {}", record.digest);
        assert!(without.on(Basis::NotAnchored).eq([bare.as_str()]));
    }
    // What was shown before is what is opened after: heads and digests are the same.
    let [ahead, over] =
        [Visits::Ahead, Visits::Over].map(|visits| draw.public_form(&record, visits));
    assert_eq!(ahead.head, over.head);
    assert_eq!(ahead.head.digest(hash()).0, record.digest);
    for (ahead, over) in ahead.frames.iter().zip(&over.frames) {
        assert_eq!(ahead, &over.sealed(hash()));
        assert_eq!(ahead.digest(hash()), over.digest(hash()));
    }
}

/// Two readers can't be given two forms: what one shows is bound by the digest that both have.
#[test]
fn what_is_published_is_bound_by_the_record_s_digest() {
    type Edit = fn(&mut PublicForm);
    let edits: [(&str, Edit); 8] = [
        ("a friend struck", |f| drop(named(f).remove(0))),
        ("names exchanged", |f| {
            let strata = ranked(f);
            let other = strata[1][0].object.clone();
            strata[1][0].object = core::mem::replace(&mut strata[0][0].object, other);
        }),
        ("somebody else named", |f| {
            let friend: ObjectId = "site:friend".parse().unwrap();
            named(f)[0] = friend;
            named(f).sort();
        }),
        ("one stratum's number lowered", |f| {
            let stratum = &mut f.frames[0].strata.as_mut().unwrap()[0];
            (stratum.size, stratum.eligible) = (stratum.size - 1, stratum.eligible - 1);
            ranked(f)[0].pop();
        }),
        ("one stratum renamed", |f| {
            f.frames[0].strata.as_mut().unwrap()[0].key = "220199".parse().unwrap();
        }),
        ("results of another draw", |f| {
            f.head.results.0 = Digest::from_bytes([1; 32]);
        }),
        ("visits of another draw", |f| {
            f.head.outcome.0 = Digest::from_bytes([1; 32]);
        }),
        ("thresholds of another draw", |f| {
            f.head.thresholds.root = Digest::from_bytes([1; 32]);
        }),
    ];
    let (draw, record) = town();
    for (what, edit) in edits {
        let mut form = draw.public_form(&record, Visits::Over);
        edit(&mut form);
        let refitted = {
            let mut form = form.clone();
            refit(&mut form);
            form
        };
        // Either the head does not cover what is shown, or it is another head.
        let covered = verify(&form, &all(&record));
        assert!(covered.is_contradicted(), "{what}");
        assert_eq!(
            field(&verify(&refitted, &all(&record))),
            "digest, against the published one",
            "{what}"
        );
    }
    let mut form = draw.public_form(&record, Visits::Ahead);
    form.frames[1].drawn = PublicDrawn::Sealed {
        digest: Digest::from_bytes([1; 32]),
    };
    let covered = "frames[matter:wage]: what the record's digest covers";
    assert_eq!(field(&verify(&form, &all(&record))), covered);
}

/// What can't be is refused to a reader who has no digest of the record as well.
#[test]
fn impossible_counts_are_differences() {
    type Edit = (&'static str, fn(&mut PublicForm));
    let edits: [Edit; 16] = [
        ("head.suite", |f| f.head.suite = Suite::Sm),
        ("head.thresholds.leaves", |f| f.head.thresholds.leaves = 999),
        ("frames", |f| drop(f.frames.pop())),
        ("head.public", |f| {
            f.head
                .public
                .push(PublicDigest(Digest::from_bytes([1; 32])));
        }),
        ("frames[matter:food].strata", |f| f.frames[0].strata = None),
        ("frames[matter:food].strata", |f| {
            drop(f.frames[0].strata.as_mut().unwrap().pop());
        }),
        ("frames[matter:food].strata[1]", |f| {
            let strata = f.frames[0].strata.as_mut().unwrap();
            strata[1].key = strata[0].key.clone();
        }),
        ("frames[matter:food].strata[0].eligible", |f| {
            f.frames[0].strata.as_mut().unwrap()[0].eligible = 4_000;
        }),
        ("frames[matter:food].strata[0].size", |f| {
            f.frames[0].strata.as_mut().unwrap()[0].size = 4_000;
        }),
        ("frames[matter:food].strata.in_scope", |f| {
            f.frames[0].strata.as_mut().unwrap()[0].in_scope = u64::MAX;
        }),
        ("frames[matter:food].strata.size", |f| {
            f.frames[0].strata.as_mut().unwrap()[0].size -= 1;
            ranked(f)[0].pop();
        }),
        ("frames[matter:food].drawn[0]", |f| ranked(f)[0].clear()),
        ("frames[matter:food].drawn[1]", |f| {
            let strata = ranked(f);
            strata[1][0].object = strata[0][0].object.clone();
        }),
        ("frames[matter:food].drawn[0]", |f| ranked(f)[0].reverse()),
        ("frames[matter:wage].drawn", |f| named(f).reverse()),
        ("frames[matter:wage].drawn", |f| {
            named(f).push(
                "uscc:99"
                    .parse()
                    .unwrap_or_else(|_| "uscc:91220101MA13XQYL0T".parse().unwrap()),
            );
        }),
    ];
    let (draw, record) = town();
    for (expected, edit) in edits {
        let mut form = draw.public_form(&record, Visits::Over);
        edit(&mut form);
        if expected != "head.public" {
            refit(&mut form);
        }
        let verdict = verify(&form, &kept(&record));
        assert_eq!(field(&verdict), expected);
    }
    // The names of strata that are secret, in an order of their own, or of public ones without it.
    let form = draw.public_form(&record, Visits::Over);
    let mut exchanged = form.clone();
    exchanged.frames[0].drawn = form.frames[1].drawn.clone();
    exchanged.frames[1].drawn = form.frames[0].drawn.clone();
    refit(&mut exchanged);
    let verdict = verify(&exchanged, &kept(&record));
    let fields = verdict
        .differences()
        .iter()
        .map(ssj_draw::verify::Difference::field);
    assert!(fields.eq(["frames[matter:food].drawn", "frames[matter:wage].drawn"]));
}

/// Fewer than were to be drawn may be all that there were: the form says so, and names it.
#[test]
fn fewer_than_were_asked_for_are_told() {
    let (draw, record) = town();
    let mut form = draw.public_form(&record, Visits::Over);
    named(&mut form).pop();
    refit(&mut form);
    let verdict = verify(&form, &kept(&record));
    assert!(!verdict.is_contradicted(), "{verdict}");
    let told = "frames[matter:wage].drawn: 5 of 6, because strata were short";
    assert!(verdict.on(Basis::TakenOnTrust).any(|what| what == told));
}

/// A stratum of two with a third threshold: whoever was drawn could be shown that they were not.
#[test]
fn no_stratum_has_a_second_threshold() {
    let (draw, honest) = town();
    let matter = &draw.frames()[0].matter;
    let drawn = {
        let mut form = draw.public_form(&honest, Visits::Over);
        ranked(&mut form)[0][0].object.clone()
    };
    let extractor = Extractor::new(&draw, &honest).unwrap();
    let extract = extractor.extract(matter, &drawn, Visits::Over).unwrap();
    let leaf = |index: u64, (number, key, threshold): (u32, &str, Option<_>)| {
        let (secret, digest, index) = (secret(), draw.digest(), index.to_be_bytes());
        let parts: [&[u8]; 3] = [secret.expose(), digest.as_bytes(), &index];
        let nonce = hash().hash_parts(Label::Nonce, &parts);
        let mut out = Encoder::new();
        out.value(&nonce);
        out.value(matter);
        out.value(&number);
        out.value(key);
        out.value(&threshold);
        let digest = hash().hash(Label::Leaf, out.as_bytes());
        (nonce, hash().merkle_leaf(&[digest.as_bytes()]))
    };
    let StratumOpening::Opened(opened) = &extract.stratum else {
        panic!("its stratum is public")
    };
    // The leaf is made as the library makes it.
    let (number, key) = (opened.half.stratum, opened.key.as_str());
    let own = leaf(number.into(), (number, key, opened.threshold));
    let inclusion = &opened.proof.inclusion;
    assert!(honest.thresholds.verify(hash(), inclusion, own.1).is_ok());

    // Under a fifth leaf the stratum's threshold lies below everybody.
    let strata = honest.commitment.strata();
    let (nonce, forged) = leaf(strata, (number, key, None));
    let others = (0..strata).map(|index| leaf(index, (number, key, None)).1);
    let tree = Tree::new(hash(), others.chain([forged]));
    let mut record = honest.clone();
    record.thresholds = TreeRoot::from(&tree);
    record.digest = record.compute_digest(hash());
    let mut extract = extract.clone();
    if let StratumOpening::Opened(opened) = &mut extract.stratum {
        opened.threshold = None;
        opened.drawn = false;
        opened.proof.nonce = nonce;
        opened.proof.inclusion = tree.inclusion(usize::try_from(strata).unwrap()).unwrap();
    }
    let verdict = verify_object_extract(&extract, &record.published(), &kept(&honest)).unwrap();
    let fields: Vec<_> = verdict
        .differences()
        .iter()
        .map(ssj_draw::verify::Difference::field)
        .collect();
    assert_eq!(
        fields,
        ["thresholds.leaves", "stratum.proof.inclusion.index"]
    );
    let verdict = verify_object_record(&record, &kept(&honest)).unwrap();
    assert_eq!(field(&verdict), "thresholds.leaves");
    let form = draw.public_form(&record, Visits::Ahead);
    assert_eq!(
        field(&verify(&form, &kept(&honest))),
        "head.thresholds.leaves"
    );

    // As many leaves as strata, and another stratum's place.
    let leaves = (0..strata).map(|index| leaf(index, (number, key, None)).1);
    let tree = Tree::new(hash(), leaves);
    record.thresholds = TreeRoot::from(&tree);
    let other = strata - 1;
    if let StratumOpening::Opened(opened) = &mut extract.stratum {
        opened.proof.nonce = leaf(other, (number, key, None)).0;
        opened.proof.inclusion = tree.inclusion(usize::try_from(other).unwrap()).unwrap();
    }
    let verdict = verify_object_extract(&extract, &record.published(), &kept(&honest)).unwrap();
    assert_eq!(field(&verdict), "stratum.proof.inclusion.index");
}

/// The public form of teams has the head alone: its digest is the record's.
#[test]
fn the_teams_root_is_bound_before_the_visits() {
    let (draw, objects) = town();
    let parts = inspector_parts(objects.digest, &draw.visits(&objects));
    let record = InspectorDraw::new(parts)
        .unwrap()
        .draw(evidence(2))
        .unwrap();
    let (draw, digest) = (record.commitment.header.name(), RecordDigest(record.digest));
    let anchors = Anchors::from_iter([Said::Record { draw, digest }]);
    let mut form = record.public_form();
    assert!(
        !verify_public_teams(&form, &anchors)
            .unwrap()
            .is_contradicted()
    );
    form.head.teams_root.root = Digest::from_bytes([1; 32]);
    let verdict = verify_public_teams(&form, &anchors).unwrap();
    assert_eq!(field(&verdict), "digest, against the published one");
}

/// 200 kB of what can't be takes no longer than 200 kB of what can.
#[test]
fn a_form_is_judged_in_time_that_is_linear_in_it() {
    let (draw, record) = town();
    let mut form = draw.public_form(&record, Visits::Over);
    let strata = form.frames[0].strata.as_mut().unwrap();
    let mut huge = strata[0].clone();
    (huge.in_scope, huge.size) = ((1 << 63) - 25, (1 << 62) + 1);
    *strata = vec![huge; 2_000];
    refit(&mut form);
    let began = std::time::Instant::now();
    let verdict = verify(&form, &kept(&record));
    assert!(verdict.is_contradicted());
    assert!(
        began.elapsed() < std::time::Duration::from_millis(500),
        "{:?}",
        began.elapsed()
    );
}
