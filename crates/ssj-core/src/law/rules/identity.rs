//! Identity: former ids and successors of enterprises.

rules! {
    /// An enterprise became one other, and none became itself.
    ONE = "identity-one", [LibData] {
        TWICE = "identity.twice", Correct,
            "`{object}` is said to have become two others",
            "{object} 被登记为变更成两个主体";
        CIRCLE = "identity.circle", Correct,
            "`{object}` would become itself",
            "{object} 不能变更为自身";
    }
}
