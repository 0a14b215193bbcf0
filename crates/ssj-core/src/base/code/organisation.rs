//! The organisation code (GB 11714) inside a credit code.

errors! {
    /// A check character of the organisation code inside a credit code that does not fit.
    ///
    /// A warning, though it has an error's form: it occurs in real, valid credit codes.
    ///
    /// ```
    /// use ssj_core::identity::CreditCode;
    /// let code: CreditCode = "91220721788748474H".parse()?;
    /// let warning = code.organisation_mismatch().ok_or("expected a warning")?;
    /// assert_eq!((warning.found, warning.computed), ('4', '8'));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[derive(Copy)]
    pub struct OrganisationMismatch {
        /// The check character as it stands, the code's 17th.
        pub found: char,
        /// The check character that the eight characters before it ask for.
        pub computed: char,
    } = "identity.organisation-mismatch",
        "the organisation code inside ends in `{found}`, its check character would be `{computed}`",
        "其中组织机构代码的校验码为 `{found}`，应为 `{computed}`";
}

/// GB 11714: weights 3, 7, 9, 10, 5, 8, 4, 2 modulo 11; ten is written `X`.
///
/// Digits stand for themselves and letters for 10 to 35.
pub(super) fn check_character(body: [u8; 8]) -> u8 {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .iter()
        .zip(WEIGHTS)
        .map(|(byte, weight)| value(*byte).saturating_mul(weight))
        .sum();
    match 11_u32.saturating_sub(sum % 11) {
        10 => b'X',
        11 => b'0',
        digit => u8::try_from(digit).unwrap_or(0).saturating_add(b'0'),
    }
}

/// At most 35, so that the weighted sum stays below 2^11.
fn value(byte: u8) -> u32 {
    char::from(byte).to_digit(36).unwrap_or(0)
}
