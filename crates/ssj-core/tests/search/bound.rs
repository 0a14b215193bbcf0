//! How far the search goes.

/// What is tried, beside all that always is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound {
    /// Whether there are plan, rounds and visits.
    pub(crate) drawn: bool,
    /// What cc-fire is merged into: a department founded by the reform, or the other one of the round.
    pub(crate) heir: &'static str,
    /// Whether the plan is returned, amended and published.
    pub(crate) amended: bool,
    /// Where the holder is drawn.
    pub(crate) calls: Calls,
    /// Whether there is a day after the item's period and within the year.
    pub(crate) late_in_the_year: bool,
    /// Whether a check takes approval and notice.
    pub(crate) papers: bool,
    /// Whether conclusions are adopted, absences noted and problems found; the days end after the reform then,
    /// for it takes the days of each part.
    pub(crate) eventful: bool,
    /// Finding and lead: none, a short way of each, or all of their states.
    pub(crate) aside: Aside,
}

/// Where the holder is drawn, and by whom it is to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Calls {
    /// In one county by both departments.
    Joint,
    /// In one county by one of them, in the other by the other.
    Apart,
    /// In one county by both, in the other by one.
    Both,
}

/// How much of finding and lead is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aside {
    None,
    Short,
    Whole,
}

impl Bound {
    /// Plan, rounds and visits.
    const DRAWN: Self = Self {
        drawn: true,
        heir: "cc-yj",
        amended: false,
        calls: Calls::Both,
        late_in_the_year: true,
        papers: false,
        eventful: false,
        aside: Aside::None,
    };

    /// What the gate tries: the round's side, and the other one.
    pub(crate) const GATE: [(Self, [usize; 5]); 3] = [
        (
            Self {
                calls: Calls::Joint,
                late_in_the_year: false,
                ..Self::DRAWN
            },
            [30_691, 97_433, 1_261_123, 2_551, 0],
        ),
        (
            Self {
                calls: Calls::Apart,
                late_in_the_year: false,
                ..Self::DRAWN
            },
            [50_131, 159_610, 1_981_710, 5_197, 0],
        ),
        (
            Self {
                papers: false,
                late_in_the_year: false,
                ..Self::ASIDE
            },
            [26_469, 159_222, 663_276, 1_743, 0],
        ),
    ];

    /// Finding and lead, whole.
    const ASIDE: Self = Self {
        drawn: false,
        papers: true,
        aside: Aside::Whole,
        ..Self::DRAWN
    };

    /// What the long run tries.
    pub(crate) const LONG: [Self; 8] = [
        // Absences, conclusions and problems on the visit.
        Self {
            eventful: true,
            calls: Calls::Joint,
            ..Self::DRAWN
        },
        // The same where one department is merged into the other.
        Self {
            heir: "cc-amr",
            eventful: true,
            calls: Calls::Joint,
            ..Self::DRAWN
        },
        Self::ASIDE,
        Self::DRAWN,
        // Everything together, shortly.
        Self {
            calls: Calls::Joint,
            aside: Aside::Short,
            ..Self::DRAWN
        },
        Self {
            calls: Calls::Apart,
            aside: Aside::Short,
            ..Self::DRAWN
        },
        // The plan amended, as the round goes on.
        Self {
            amended: true,
            calls: Calls::Joint,
            ..Self::DRAWN
        },
        // Approval and notice before each check.
        Self {
            papers: true,
            calls: Calls::Joint,
            ..Self::DRAWN
        },
    ];
}
