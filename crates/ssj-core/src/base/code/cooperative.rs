//! The registration numbers of early farmers' cooperatives.

/// Whether the text is one of the form `ddddddNAddddddX`: a division, `NA`, six digits and `X`.
pub(crate) fn is_cooperative_number(text: &str) -> bool {
    let digits = |part: &str| part.len() == 6 && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.split_once("NA");
    parts.is_some_and(|(division, rest)| {
        digits(division) && rest.strip_suffix('X').is_some_and(digits)
    })
}
