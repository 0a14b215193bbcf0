//! What each check of a draw speaks for.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ssj_core::ledger::estimate::SampledCell;
use ssj_core::{BlindToken, DivisionId, ObjectId, RecordDigest};

use super::{FrameRow, MatterFrame, ObjectDraw, ObjectRecord, RowState};

impl ObjectDraw {
    /// The cells of a record of this draw, for estimates ([`ssj_core::ledger::estimate`]): how many
    /// each stratum has eligible in each county, and who was drawn there. Figures by group are by
    /// class. What they say is the record's and the frames': verify those first.
    ///
    /// Cells tell the strata: whoever may not know these must not see them.
    pub fn cells(&self, record: &ObjectRecord) -> Vec<SampledCell> {
        self.cells_by(record, |frame, row| {
            class_of(frame, row).map_or_else(String::new, ToString::to_string)
        })
    }

    /// The same with other groups: by anything that is known of each row before the draw.
    pub fn cells_by(
        &self,
        record: &ObjectRecord,
        group_of: impl Fn(&MatterFrame, &FrameRow) -> String,
    ) -> Vec<SampledCell> {
        let digest = RecordDigest(record.digest);
        let mut all = Vec::new();
        for ((frame, committed), result) in self.committed_frames().zip(&record.results) {
            let mut cells: BTreeMap<Key<'_>, SampledCell> = BTreeMap::new();
            let begun = |row: &FrameRow| SampledCell {
                record: digest,
                matter: frame.matter.clone(),
                class: class_of(frame, row).map_or_else(String::new, ToString::to_string),
                stratum: stratum_of(frame, row).map_or_else(String::new, |it| it.key.to_string()),
                county: row.division.clone(),
                group: group_of(frame, row),
                in_scope: 0,
                eligible: 0,
                drawn: Vec::new(),
                reserves: Vec::new(),
            };
            for row in &frame.rows {
                let is_eligible = match row.state {
                    RowState::OutOfScope(_) => continue,
                    RowState::NotDrawable(_) => false,
                    RowState::Eligible => true,
                };
                let key = (row.stratum, &row.division, group_of(frame, row));
                let cell = cells.entry(key).or_insert_with(|| begun(row));
                cell.in_scope = cell.in_scope.saturating_add(1);
                cell.eligible = cell.eligible.saturating_add(is_eligible.into());
            }
            let rows = committed.drawn_rows(frame, result);
            let mut name =
                |tokens: &[BlindToken], list: fn(&mut SampledCell) -> &mut Vec<ObjectId>| {
                    for row in tokens.iter().filter_map(|token| rows.get(token)) {
                        let key = (row.stratum, &row.division, group_of(frame, row));
                        if let Some(cell) = cells.get_mut(&key) {
                            list(cell).push(row.object.clone());
                        }
                    }
                };
            for stratum in &result.strata {
                name(&stratum.drawn, |cell| &mut cell.drawn);
                name(&stratum.reserves, |cell| &mut cell.reserves);
            }
            all.extend(cells.into_values());
        }
        all
    }
}

/// Stratum, county and group.
type Key<'a> = (u32, &'a DivisionId, String);

fn stratum_of<'a>(frame: &'a MatterFrame, row: &FrameRow) -> Option<&'a super::Stratum> {
    frame.strata.get(usize::try_from(row.stratum).ok()?)
}

fn class_of<'a>(frame: &'a MatterFrame, row: &FrameRow) -> Option<&'a super::StratumKey> {
    let class = stratum_of(frame, row)?.class;
    Some(&frame.classes.get(usize::try_from(class).ok()?)?.key)
}
