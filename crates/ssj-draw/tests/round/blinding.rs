//! What public ratios and a public record tell of risk classes: everything where a frame is open,
//! nothing beyond being drawn where it is blinded.

use ssj_core::{BlindToken, ObjectId, RoundSecret, Shortfall, SizeRule, Sizing, Spread, Suite};
use ssj_draw::record::{
    Blinding, Class, DrawPart, FrameRow, MatterFrame, ObjectDraw, ObjectDrawParts, PublicForm,
    RowState, SealedHalf, Stratum, StratumDisclosure, Visits,
};
use ssj_draw::sample::Ranker;

use super::made::Numbers;
use super::town::{evidence, frame, header};

/// Ratios by class, which are published, and the share of each class, in percent: those of a province.
const CLASSES: [(&str, &str, usize); 4] = [
    ("A", "1%", 60),
    ("B", "2%", 25),
    ("C", "10%", 10),
    ("D", "30%", 5),
];
const ROWS: usize = 20_000;

fn site(number: usize) -> ObjectId {
    format!("site:{number:05}").parse().unwrap()
}

/// Each enterprise's class: known to the regulator only.
fn classes() -> Vec<u32> {
    let mut numbers = Numbers(17);
    let mut class = || {
        let mut at = numbers.below(100);
        CLASSES
            .iter()
            .position(|(_, _, share)| {
                let here = at < *share;
                at = at.saturating_sub(*share);
                here
            })
            .unwrap() as u32
    };
    (0..ROWS).map(|_| class()).collect()
}

/// The public form after the visits.
fn published(blinding: Blinding, disclosure: StratumDisclosure) -> PublicForm {
    let rows = classes()
        .into_iter()
        .enumerate()
        .map(|(i, stratum)| FrameRow {
            object: site(i),
            holder: None,
            division: "division:220102".parse().unwrap(),
            stratum,
            state: RowState::Eligible,
        });
    let frame = MatterFrame {
        disclosure,
        classes: CLASSES
            .map(|(key, ratio, _)| Class {
                key: key.parse().unwrap(),
                sizing: Sizing {
                    rule: SizeRule::Ratio(ratio.parse().unwrap()),
                    spread: Spread::Proportional,
                },
            })
            .into(),
        strata: (0..4)
            .map(|class| Stratum {
                key: CLASSES[class as usize].0.parse().unwrap(),
                class,
            })
            .collect(),
        shortfall: Shortfall::Refuse,
        reserves: 0,
        rows: rows.collect(),
        ..frame("food", "1%")
    };
    let draw = ObjectDraw::new(ObjectDrawParts {
        header: header(DrawPart::Objects),
        secret: RoundSecret::from_bytes([0x5e; 32]),
        blinding,
        classes: None,
        frames: vec![frame],
    })
    .unwrap();
    let record = draw.draw(evidence(3)).unwrap();
    draw.public_form(&record, Visits::Over)
}

/// What a reader computes of each one drawn: where its public token ranks, from 0 to 2^16.
fn ranks(form: &PublicForm) -> Vec<(usize, u128)> {
    let hash = Suite::Intl.hash_fn().unwrap();
    let ranker = Ranker::new(Suite::Intl, &form.head.seed).unwrap();
    let drawn = form.frames[0].drawn.objects();
    let rank = |id: &ObjectId| ranker.rank(BlindToken::open(id.token(hash))).0 >> 112;
    drawn
        .iter()
        .map(|id| (id.as_id().value().parse().unwrap(), rank(id)))
        .collect()
}

/// Of those who rank above 3 %, and of the others: how many there are and how many are of the two
/// classes with the highest ratios.
fn split(form: &PublicForm) -> [(usize, usize); 2] {
    let classes = classes();
    let mut parts = [(0, 0); 2];
    for (row, rank) in ranks(form) {
        let part = &mut parts[usize::from(rank <= (1 << 16) * 3 / 100)];
        part.0 += 1;
        part.1 += usize::from(classes[row] >= 2);
    }
    parts
}

#[test]
fn an_open_frame_gives_most_of_the_drawn_away() {
    // Strata that are called public although they are classes: the library can't know better.
    let form = published(Blinding::Open, StratumDisclosure::Public);
    let [(above, high), (below, _)] = split(&form);
    // Ranks above 3 % are those of classes C and D without exception: more than half of the drawn are
    // pinned by their id alone.
    assert_eq!(above, high);
    assert!(
        above * 100 > (above + below) * 55,
        "{above} of {}",
        above + below
    );
}

#[test]
fn a_blinded_frame_tells_no_more_than_being_drawn_does() {
    let form = published(Blinding::Blinded, StratumDisclosure::AuditorOnly);
    let [(above, high_above), (below, high_below)] = split(&form);
    let (drawn, high) = (above + below, high_above + high_below);
    assert!(
        drawn > 600 && high * 2 > drawn,
        "being drawn hints at the class"
    );
    // Were ranks telling, the lower ones would hold fewer of the high classes. Under none, the number
    // below is hypergeometric: within four standard deviations but once in 15,000 frames.
    let (n, k, m) = (drawn as u128, high as u128, below as u128);
    let gap = (high_below as u128 * n).abs_diff(m * k);
    let variance = m * k * (n - k) * (n - m) / (n - 1);
    assert!(
        gap * gap <= 16 * variance,
        "{high_below} of {below}, {high} of {drawn}"
    );
    // The same for the upper and lower half, which lower classes would fill unevenly too.
    let mut order = ranks(&form);
    order.sort_by_key(|(_, rank)| *rank);
    let classes = classes();
    let lower = order.iter().take(drawn / 2);
    let high_lower = lower.filter(|(row, _)| classes[*row] >= 2).count() as u128;
    let m = (drawn / 2) as u128;
    let gap = (high_lower * n).abs_diff(m * k);
    assert!(gap * gap <= 16 * (m * k * (n - k) * (n - m) / (n - 1)));
}

#[test]
fn the_public_form_of_secret_strata_holds_nothing_else_about_the_drawn() {
    let form = published(Blinding::Blinded, StratumDisclosure::AuditorOnly);
    let [frame] = &form.frames[..] else {
        panic!("one frame")
    };
    assert_eq!(frame.strata, None);
    assert!(
        frame.drawn.objects().is_sorted(),
        "their order says nothing either"
    );
    // The commitment names the number of rows and no size of a class.
    assert_eq!(form.commitment.frames[0].rows, ROWS as u64);
}

/// An extract of a sealed stratum can't be tried out: no class's name gives the digest that it shows.
#[test]
fn a_sealed_stratum_can_t_be_guessed() {
    use ssj_draw::record::{Extractor, StratumOpening};
    let secret_frame = MatterFrame {
        disclosure: StratumDisclosure::AuditorOnly,
        ..frame("food", "5%")
    };
    let public_frame = frame("fire", "5%");
    let draw = ObjectDraw::new(ObjectDrawParts {
        frames: vec![secret_frame, public_frame],
        ..super::town::object_parts()
    })
    .unwrap();
    let record = draw.draw(evidence(1)).unwrap();
    let extractor = Extractor::new(&draw, &record).unwrap();
    let own = super::town::object(4);
    let of = |matter: &str| {
        let matter = ssj_core::MatterId::new(matter).unwrap();
        extractor
            .extract(&matter, &own, Visits::Over)
            .unwrap()
            .stratum
    };
    let (StratumOpening::Sealed(digest), StratumOpening::Opened(opened)) = (of("food"), of("fire"))
    else {
        panic!("one sealed, one opened")
    };
    // The object knows its salt and blind token in the public matter, and all numbers of strata: they do
    // not open the secret one.
    let hash = Suite::Intl.hash_fn().unwrap();
    for stratum in 0..2 {
        let half = SealedHalf {
            stratum,
            ..opened.half
        };
        assert_ne!(half.seal(hash), digest);
    }
}
