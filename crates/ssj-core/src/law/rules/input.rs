//! What holds of every input: it has an end. The limits are [`Limits`](crate::Limits).

rules! {
    /// No input is larger than the limits, and none is cut short.
    BOUNDED = "input-bounded", [LibInputs] {
        TOO_LARGE = "input.too-large", Correct,
            "{what} have more than {limit} rows",
            "{what}超过上限 {limit} 行";
    }
}
