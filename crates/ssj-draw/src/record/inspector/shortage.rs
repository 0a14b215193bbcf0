//! A shortage of inspectors in the words of its rows.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ssj_core::rules::draw as codes;
use ssj_core::{Checks, Explain as _, FactValue, Refusal, Refusals};

use super::{SlotNeed, Tables};
use crate::assign::{AssignError, NeedLine};

/// One refusal per line of each witness: who is asked for, how many places, how much room.
pub(crate) fn explain(error: &AssignError, tables: &Tables, needs: &[SlotNeed]) -> Refusals {
    let mut checks = Checks::new();
    if let AssignError::Shortage(shortage) = error {
        for line in shortage.witnesses.iter().flat_map(|witness| &witness.lines) {
            let need = tables.need_rows().position(|row| row == line.need);
            checks.refuse(told(line, need.and_then(|need| needs.get(need))));
        }
    }
    let why = FactValue::word(error.to_string(), error.zh().to_string());
    let other = Refusal::new(codes::STAFFING_INVALID).with("why", why);
    checks.finish().err().unwrap_or_else(|| other.into())
}

fn told(line: &NeedLine, need: Option<&SlotNeed>) -> Refusal {
    let names = |names: Vec<String>| {
        if names.is_empty() {
            "-".into()
        } else {
            names.join("+")
        }
    };
    let agency = need.map_or_else(String::new, |need| need.agency.to_string());
    let divisions = need.map(|need| need.divisions.iter().map(ToString::to_string).collect());
    Refusal::new(codes::UNSTAFFABLE)
        .with("agency", agency)
        .with("divisions", names(divisions.unwrap_or_default()))
        .with(
            "credentials",
            names(
                need.map(|need| need.credentials.iter().cloned().collect())
                    .unwrap_or_default(),
            ),
        )
        .with("places", line.places)
        .with("inspectors", line.persons)
        .with("room", line.room)
}
