//! Statistics with the false-alarm rates of a certain test: seeds are fixed, so a test that passes once
//! passes always; the stated rate is the chance that a right engine would have been refused by it.

/// The standard score of a chi-square statistic over equally likely cells (Wilson and Hilferty's cube
/// root).
pub(crate) fn evenness(observed: &[u64]) -> f64 {
    let total: u64 = observed.iter().sum();
    let expected = total as f64 / observed.len() as f64;
    let chi: f64 = observed
        .iter()
        .map(|n| (*n as f64 - expected).powi(2) / expected)
        .sum();
    let freedom = (observed.len() - 1) as f64;
    let spread = 2.0 / (9.0 * freedom);
    ((chi / freedom).cbrt() - (1.0 - spread)) / spread.sqrt()
}

/// A right engine scores above this once in 3·10^6 tests.
pub(crate) const ALARM: f64 = 5.0;

/// The Kolmogorov–Smirnov statistic of values from 0 to 1 against the uniform law, times √n; above 2.8
/// once in 3·10^6 tests.
pub(crate) fn unevenness(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = values.len() as f64;
    let gap = |(i, value): (usize, &f64)| {
        (value - i as f64 / n)
            .abs()
            .max((value - (i + 1) as f64 / n).abs())
    };
    values.iter().enumerate().map(gap).fold(0.0, f64::max) * n.sqrt()
}

#[test]
fn the_scores_are_what_they_say() {
    // 10 cells of 100 with one of 200 in place of 100: χ² = 81.8 at 9 degrees, far beyond chance.
    let mut cells = [100; 10];
    assert!(evenness(&cells) < 0.0);
    cells[3] = 200;
    assert!(evenness(&cells) > ALARM);
    let even = (0..1000).map(|i| (f64::from(i) + 0.5) / 1000.0);
    assert!(unevenness(even.clone().collect()) < 0.1);
    assert!(unevenness(even.map(|x| x * x).collect()) > 2.8);
}
