//! Any bytes are a record, a form, an extract or a proof in canonical form, or are refused; what is read
//! is written as it came, and verifying it never panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssj_core::merkle::{ConsistencyProof, InclusionProof};
use ssj_core::{Decode, Digest, Encode, Suite};
use ssj_draw::record::{
    AbsenceProof, InspectorExtract, InspectorForm, InspectorRecord, ObjectExtract, ObjectForm,
    ObjectRecord, ObjectsDrawn, TeamExtract, TeamsDrawn,
};
use ssj_draw::verify::{
    Anchors, verify_inspector_record, verify_inspectors, verify_object_record, verify_objects,
    verify_team,
};

fn read<T: Decode + Encode>(bytes: &[u8]) -> Option<T> {
    let value = T::from_canonical(bytes).ok()?;
    assert_eq!(value.to_canonical(), bytes);
    Some(value)
}

fuzz_target!(|input: (u8, &[u8])| {
    let (kind, bytes) = input;
    let anchors = Anchors::default();
    let hash = Suite::Intl.hash_fn().expect("in every build");
    match kind % 11 {
        0 => {
            let Some(form) = read::<ObjectForm>(bytes) else {
                return;
            };
            let _ = verify_objects(&form.record, &form.frames, &form.secret, &anchors);
        }
        1 => {
            let Some(form) = read::<InspectorForm>(bytes) else {
                return;
            };
            // A cap of millions is lawful and slow: what is looked for here is a panic.
            if form
                .rows
                .visits
                .iter()
                .map(|v| v.slots.len())
                .sum::<usize>()
                < 64
            {
                let _ = verify_inspectors(&form.record, &[], &form.parts(), &anchors);
            }
        }
        2 => {
            if let Some(record) = read::<ObjectRecord>(bytes) {
                let _ = verify_object_record(&record, &anchors);
            }
        }
        3 => {
            if let Some(record) = read::<InspectorRecord>(bytes) {
                let _ = verify_inspector_record(&record, &anchors);
            }
        }
        4 => {
            if let Some(extract) = read::<ObjectExtract>(bytes) {
                let leaf = extract.leaf(hash);
                let _ = extract.inclusion.verify(hash, leaf, leaf);
            }
        }
        5 => drop(read::<AbsenceProof>(bytes)),
        6 => drop(read::<InspectorExtract>(bytes)),
        7 => {
            if let Some(extract) = read::<TeamExtract>(bytes) {
                let root = ssj_draw::record::TreeRoot {
                    leaves: extract.inclusion.tree_len(),
                    root: Digest::from_bytes([0; 32]),
                };
                let _ = verify_team(&extract, hash, root);
            }
        }
        8 => drop(read::<ObjectsDrawn>(bytes)),
        9 => drop(read::<TeamsDrawn>(bytes)),
        _ => {
            let zero = Digest::from_bytes([0; 32]);
            if let Some(proof) = read::<InclusionProof>(bytes) {
                let _ = proof.verify(hash, zero, zero);
            }
            if let Some(proof) = read::<ConsistencyProof>(bytes) {
                let _ = proof.verify(hash, zero, zero);
            }
        }
    }
});
