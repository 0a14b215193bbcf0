//! Line numbers as an editor shows them.

/// Counts lines along a text.
///
/// The position of a CSV record lies before the line ends that were skipped to reach it (a blank
/// line, the second half of a Windows line end), so it is counted from the bytes themselves.
pub(super) struct Lines<'a> {
    rest: &'a [u8],
    passed: u64,
    line: u64,
}

impl<'a> Lines<'a> {
    pub(super) const fn of(text: &'a [u8]) -> Self {
        Self {
            rest: text,
            passed: 0,
            line: 1,
        }
    }

    /// The line of the first character at or after a byte that ends no line; bytes ascend.
    pub(super) fn at(&mut self, byte: u64) -> u64 {
        while let Some((first, rest)) = self.rest.split_first() {
            if self.passed >= byte && !matches!(first, b'\n' | b'\r') {
                break;
            }
            self.line += u64::from(*first == b'\n');
            self.passed += 1;
            self.rest = rest;
        }
        self.line
    }
}
