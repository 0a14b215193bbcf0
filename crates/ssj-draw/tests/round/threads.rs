//! However many threads a commitment is made on, it is the same.

use ssj_core::plan::Who;
use ssj_core::{
    AgencyId, CampaignId, DivisionId, MatterId, PoolId, RoundSecret, Shortfall, SizeRule, Sizing,
    Spread, Suite, beijing, id,
};
use ssj_draw::Workers;
use ssj_draw::record::{
    Blinding, Class, DrawPart, FrameRow, FrameStream, Header, HeaderParts, MandateSource,
    MatterFrame, ObjectDraw, ObjectDrawParts, Reason, RowState, SeedSource, Stratum,
    StratumDisclosure,
};

struct Threads(usize);

impl Workers for Threads {
    fn many(&self) -> usize {
        self.0
    }

    fn each<T: Send>(&self, pieces: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
        assert!(pieces <= self.0.next_power_of_two());
        let work = &work;
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..pieces).map(|i| scope.spawn(move || work(i))).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        })
    }
}

fn row(number: usize) -> FrameRow {
    let reason = || Reason::of("inspected-this-year");
    FrameRow {
        object: format!("site:{number}").parse().unwrap(),
        holder: None,
        division: id!(DivisionId, "220102"),
        stratum: u32::try_from(number % 2).unwrap(),
        state: match number % 10 {
            3 => RowState::NotDrawable(reason()),
            7 => RowState::OutOfScope(reason()),
            _ => RowState::Eligible,
        },
    }
}

fn parts(suite: Suite, blinding: Blinding, rows: Vec<FrameRow>) -> ObjectDrawParts {
    let noon = SeedSource::quicknet(beijing!(2026-06-08 12:00)).unwrap();
    let header = Header::new(HeaderParts {
        suite,
        mandate: MandateSource::Campaign(id!(CampaignId, "gas-2026")),
        part: DrawPart::Objects,
        counter: 1,
        previous: None,
        margin_seconds: 3600,
        reveal_hashes_close: None,
        sources: vec![noon],
    });
    let sizing = Sizing {
        rule: SizeRule::Fixed(3),
        spread: Spread::Proportional,
    };
    let stratum = |key: &str| Stratum {
        key: key.parse().unwrap(),
        class: 0,
    };
    let frame = MatterFrame {
        matter: id!(MatterId, "gas"),
        pool: id!(PoolId, "gas"),
        as_of: beijing!(2026-06-01 00:00),
        who: Who::Agency(id!(AgencyId, "ng-amr")),
        announced: true,
        disclosure: StratumDisclosure::Public,
        classes: vec![Class {
            key: "all".parse().unwrap(),
            sizing,
        }],
        strata: ["a", "b"].map(stratum).into(),
        shortfall: Shortfall::Refuse,
        reserves: 1,
        rows,
    };
    ObjectDrawParts {
        header: header.unwrap(),
        secret: RoundSecret::from_bytes([7; 32]),
        blinding,
        classes: None,
        frames: vec![frame],
    }
}

#[test]
fn one_root_on_any_number_of_threads() {
    // One row below and above where a second thread is worth it, and enough for several.
    for rows in [0, 1, 4_096, 4_097, 20_000] {
        for blinding in [Blinding::Open, Blinding::Blinded] {
            let parts = || parts(Suite::Intl, blinding, (0..rows).map(row).collect());
            let hash = Suite::Intl.hash_fn().unwrap();
            let alone = ObjectDraw::new(parts()).unwrap();
            for threads in [1, 2, 3, 7, 64] {
                let many = ObjectDraw::on(&Threads(threads), parts(), hash).unwrap();
                assert_eq!(
                    many.digest(),
                    alone.digest(),
                    "{rows} rows, {threads} threads"
                );
            }
            let frame = &alone.commitment().frames[0];
            let mut rows = parts().frames.remove(0).rows;
            let secret = RoundSecret::from_bytes([7; 32]);
            let matter = id!(MatterId, "gas");
            let mut stream = FrameStream::new(Suite::Intl, &secret, blinding, &matter).unwrap();
            rows.sort_by_key(|row| stream.blind(row));
            rows.iter().for_each(|row| stream.push(row).unwrap());
            assert_eq!(
                (stream.root().root, stream.exclusions()),
                (frame.root, frame.exclusions)
            );
        }
    }
}

#[test]
fn an_object_twice_is_refused_on_any_number_of_threads() {
    let mut rows: Vec<_> = (0..20_000).map(row).collect();
    rows[19_000].object = rows[5].object.clone();
    let hash = Suite::Intl.hash_fn().unwrap();
    for threads in [1, 2, 7] {
        let parts = parts(Suite::Intl, Blinding::Blinded, rows.clone());
        let refusals = ObjectDraw::on(&Threads(threads), parts, hash).unwrap_err();
        let codes: Vec<_> = refusals.iter().map(ssj_core::Explain::code).collect();
        assert_eq!(codes, ["draw.object-twice"]);
    }
}
