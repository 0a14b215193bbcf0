//! Frames that go by row by row, and are never held, come to the record of those that are.

use ssj_core::Explain as _;
use ssj_draw::record::{
    Blinding, FrameRow, MatterFrame, ObjectDrawParts, StreamedDraw, StreamedSample, Streaming,
    Visits,
};
use ssj_draw::sample::{Frame, Kept, KeptFinished, Selector};

use crate::made::Made;

/// What was drawn, begun again without its rows; strata are listed from the last to the first.
fn begun(made: &Made) -> Streaming {
    let commitment = made.objects.draw.commitment();
    let frame = |frame: &MatterFrame| {
        let mut frame = MatterFrame {
            rows: Vec::new(),
            ..frame.clone()
        };
        frame.strata.reverse();
        frame
    };
    Streaming::new(ObjectDrawParts {
        header: commitment.header.clone(),
        secret: made.objects.form.secret.clone(),
        blinding: if commitment.blinded {
            Blinding::Blinded
        } else {
            Blinding::Open
        },
        classes: commitment.classes,
        frames: made.objects.draw.frames().iter().map(frame).collect(),
    })
    .unwrap()
}

/// The rows of a frame as they would be listed there.
fn rows(frame: &MatterFrame) -> Vec<FrameRow> {
    let last = u32::try_from(frame.strata.len()).unwrap() - 1;
    let row = |row: &FrameRow| FrameRow {
        stratum: last - row.stratum,
        ..row.clone()
    };
    frame.rows.iter().map(row).collect()
}

fn committed(made: &Made) -> StreamedDraw {
    let mut streaming = begun(made);
    for frame in made.objects.draw.frames() {
        let stream = streaming.frame(&frame.matter).unwrap();
        let mut rows = rows(frame);
        rows.sort_by_key(|row| stream.blind(row));
        rows.iter().for_each(|row| stream.push(row).unwrap());
    }
    streaming.commit().unwrap()
}

fn sampled(draw: &StreamedDraw, frame: &MatterFrame, selector: &Selector) -> StreamedSample {
    let rows = rows(frame);
    let columns: Vec<_> = rows
        .iter()
        .map(|row| draw.row(&frame.matter, row).unwrap())
        .collect();
    let mut kept = Kept::new(selector);
    for few in columns.chunks(7) {
        let (tokens, places): (Vec<_>, Vec<_>) = few.iter().copied().unzip();
        let few = Frame::of_blind_tokens(tokens, places, selector.strata()).unwrap();
        kept.take(selector, &few, &mut ()).unwrap();
    }
    let sample = match kept.finish(selector.clone()).unwrap() {
        KeptFinished::Sample(sample) => sample,
        KeptFinished::Widen(wider) => return sampled(draw, frame, &wider),
    };
    let wanted = sample.tokens();
    let drawn = columns
        .iter()
        .zip(rows)
        .filter(|((token, _), _)| wanted.contains(token));
    StreamedSample {
        matter: frame.matter.clone(),
        rows: drawn.map(|(_, row)| row).collect(),
        sample,
    }
}

#[test]
fn a_streamed_draw_comes_to_the_same_record() {
    for number in 0..40 {
        let made = Made::new(number, 60);
        let (draw, record) = (&made.objects.draw, &made.objects.form.record);
        let streamed = committed(&made);
        assert_eq!(streamed.commitment(), draw.commitment(), "{number}");
        assert_eq!(streamed.digest(), draw.digest());
        let samples = draw.frames().iter().map(|frame| {
            let selector = streamed.selector(&record.evidence, &frame.matter).unwrap();
            sampled(&streamed, frame, &selector)
        });
        let samples = samples.collect();
        let drawn = streamed.draw(record.evidence.clone(), samples).unwrap();
        assert_eq!(&drawn.record, record);
        assert_eq!(drawn.drawn(), draw.drawn(record));
        for visits in [Visits::Ahead, Visits::Over] {
            assert_eq!(drawn.public_form(visits), draw.public_form(record, visits));
        }
    }
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let made = Made::new(3, 60);
    let (draw, evidence) = (&made.objects.draw, &made.objects.form.record.evidence);
    let samples = |streamed: &StreamedDraw| {
        let sample = |frame: &MatterFrame| {
            let selector = streamed.selector(evidence, &frame.matter).unwrap();
            sampled(streamed, frame, &selector)
        };
        draw.frames().iter().map(sample).collect::<Vec<_>>()
    };
    let told = |spoil: fn(&mut Vec<StreamedSample>)| {
        let streamed = committed(&made);
        let mut samples = samples(&streamed);
        spoil(&mut samples);
        let refusals = streamed.draw(evidence.clone(), samples).unwrap_err();
        assert_eq!(refusals.code(), "draw.size-unmet");
        refusals.to_string()
    };
    let missing = told(|samples| drop(samples.remove(0)));
    assert!(missing.contains("nothing was selected"), "{missing}");
    let gone = told(|samples| drop(samples[0].rows.pop()));
    assert!(gone.contains("is not given as it was"), "{gone}");
    let moved = told(|samples| samples[0].rows[0].stratum += 1);
    assert!(moved.contains("is not given as it was"), "{moved}");
    let more = told(|samples| {
        let mut row = samples[0].rows[0].clone();
        row.object = "site:stranger".parse().unwrap();
        samples[0].rows.push(row);
    });
    assert!(more.contains("was not drawn"), "{more}");
    let fewer = told(|samples| {
        let strata = &mut samples[0].sample.strata;
        let empty = strata
            .iter()
            .find(|stratum| stratum.drawn().is_empty())
            .cloned();
        let at = strata
            .iter()
            .position(|stratum| !stratum.drawn().is_empty())
            .unwrap();
        match empty {
            Some(empty) => strata[at] = empty,
            None => drop(strata.pop()),
        }
    });
    assert!(fewer.contains("for other sizes"), "{fewer}");

    // Rows come in order, of strata that there are, and none before they go by.
    let frame = &draw.frames()[0];
    let mut streaming = begun(&made);
    let stream = streaming.frame(&frame.matter).unwrap();
    let mut ordered = rows(frame);
    ordered.sort_by_key(|row| stream.blind(row));
    stream.push(&ordered[1]).unwrap();
    assert!(
        stream
            .push(&ordered[0])
            .unwrap_err()
            .to_string()
            .contains("does not come after")
    );
    let strange = FrameRow {
        stratum: 1_000,
        ..ordered[2].clone()
    };
    assert_eq!(
        stream.push(&strange).unwrap_err().code(),
        "draw.stratum-unknown"
    );
    assert_eq!(stream.counts().rows(), 1);
}
