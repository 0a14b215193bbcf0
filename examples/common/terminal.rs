//! What a person sees: numbered chapters, aligned tables, progress on standard error.

use std::fmt::Display;
use std::io::{self, Write};
use std::process;

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use indicatif::{ProgressBar, ProgressStyle};

/// Starts a chapter of the story.
pub(crate) fn chapter(number: u32, title: &str) {
    say(format_args!("\n━━ {number}. {title} ━━\n"));
}

/// One line of the story. Where nobody reads on, as in `… | head`, the story ends.
pub(crate) fn say(line: impl Display) {
    if writeln!(io::stdout(), "{line}").is_err() {
        process::exit(0);
    }
}

/// A refusal or a list of them, in both languages.
pub(crate) fn refused(what: &str, en: impl Display, zh: impl Display) {
    say(format_args!("  ✗ {what}\n      {en}\n      {zh}"));
}

/// A table; columns of figures stand to the right.
pub(crate) struct Sheet {
    table: Table,
}

impl Sheet {
    /// With these column heads: one that starts with `#` heads a column of figures.
    pub(crate) fn new(heads: &[&str]) -> Self {
        let mut table = Table::new();
        table
            .load_style(
                TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')),
            )
            .set_content_arrangement(ContentArrangement::Disabled)
            .set_header(heads.iter().map(|head| head.trim_start_matches('#')));
        for (head, column) in heads.iter().zip(table.column_iter_mut()) {
            if head.starts_with('#') {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        Self { table }
    }

    /// Adds a row.
    pub(crate) fn row<const N: usize>(&mut self, cells: [&dyn Display; N]) {
        self.table.add_row(cells.map(ToString::to_string));
    }

    /// Prints it.
    pub(crate) fn print(self) {
        for line in self.table.lines() {
            say(format_args!("  {}", line.trim_end()));
        }
        say("");
    }
}

/// A bar for a long step, on standard error and only where that is a terminal.
pub(crate) fn progress(what: &str, length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("{msg:>22} {bar:40} {human_pos}/{human_len}") {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    bar
}

/// A whole number with its thousands apart: `12 345`.
pub(crate) fn grouped(number: impl TryInto<u64>) -> String {
    let digits = number.try_into().unwrap_or(u64::MAX).to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

/// A fraction as a percentage with one decimal, rounded down.
pub(crate) fn percent(part: impl TryInto<u64>, whole: impl TryInto<u64>) -> String {
    let (part, whole) = (
        part.try_into().unwrap_or(u64::MAX),
        whole.try_into().unwrap_or(0),
    );
    if whole == 0 {
        return "–".into();
    }
    let tenths = u128::from(part) * 1_000 / u128::from(whole);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
