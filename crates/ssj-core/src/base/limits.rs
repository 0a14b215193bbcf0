//! The maximum size of every input.

/// How large inputs may be. Whatever exceeds a limit is refused by name; nothing is cut short.
///
/// ```
/// assert_eq!(ssj_core::Limits::DEFAULT.id_value_bytes(), 128);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    id_value_bytes: usize,
    name_bytes: usize,
    value_bytes: usize,
    text_bytes: usize,
    call_bytes: usize,
    list_items: u64,
    nesting: u8,
    rule_nesting: u8,
    frame_rows: u64,
    strata: u32,
    matters_per_round: u32,
    list_rows: u32,
    slots: u32,
    inspectors: u32,
    recusals: u32,
    seed_sources: u32,
    trail_entries: u64,
    differences: u32,
    chain_steps: u64,
}

impl Limits {
    /// The limits of `ssj/1`.
    pub const DEFAULT: Self = Self {
        id_value_bytes: 128,
        name_bytes: 128,
        value_bytes: 1 << 16,
        text_bytes: 1 << 20,
        call_bytes: 1 << 28,
        list_items: 1 << 40,
        nesting: 32,
        rule_nesting: 8,
        frame_rows: 1 << 40,
        strata: 1 << 24,
        matters_per_round: 1 << 12,
        list_rows: 1 << 20,
        slots: 1 << 28,
        inspectors: 1 << 26,
        recusals: 1 << 26,
        seed_sources: 1 << 10,
        trail_entries: 1 << 48,
        differences: 1 << 10,
        chain_steps: 1 << 32,
    };

    /// Bytes of an id's value.
    pub const fn id_value_bytes(&self) -> usize {
        self.id_value_bytes
    }

    /// Bytes of a name: of a source, a class, a stratum, a credential, the code of a reason.
    pub const fn name_bytes(&self) -> usize {
        self.name_bytes
    }

    /// Bytes of what a source of a seed says.
    pub const fn value_bytes(&self) -> usize {
        self.value_bytes
    }

    /// Bytes of any free text, such as a matter's content or a reason.
    pub const fn text_bytes(&self) -> usize {
        self.text_bytes
    }

    /// Bytes of one request in JSON, to the facade's `json::call`: what is larger is for a program in Rust.
    pub const fn call_bytes(&self) -> usize {
        self.call_bytes
    }

    /// Items of any list in canonical bytes; most lists have a lower limit of their own.
    pub const fn list_items(&self) -> u64 {
        self.list_items
    }

    /// How deep records may stand in records: the deepest of `ssj/1` has fourteen levels.
    pub const fn nesting(&self) -> u8 {
        self.nesting
    }

    /// How deep size rules may stand in size rules: enough for pieces with bounds inside a bound.
    pub const fn rule_nesting(&self) -> u8 {
        self.rule_nesting
    }

    /// Rows of a frame.
    pub const fn frame_rows(&self) -> u64 {
        self.frame_rows
    }

    /// Strata of a frame.
    pub const fn strata(&self) -> u32 {
        self.strata
    }

    /// Matters that one round draws.
    pub const fn matters_per_round(&self) -> u32 {
        self.matters_per_round
    }

    /// Rows of a list of matters, a gazetteer, a register of agencies, a shelf of rulebooks, a set of
    /// instruments; items of a plan, and matters of one item; inspectors, findings and disposals of one
    /// result, of a visit's or a lead's.
    pub const fn list_rows(&self) -> u32 {
        self.list_rows
    }

    /// Slots that one inspector draw fills.
    pub const fn slots(&self) -> u32 {
        self.slots
    }

    /// Inspectors in one frame.
    pub const fn inspectors(&self) -> u32 {
        self.inspectors
    }

    /// Recusals that one draw has to keep.
    pub const fn recusals(&self) -> u32 {
        self.recusals
    }

    /// Sources that one seed is made of.
    pub const fn seed_sources(&self) -> u32 {
        self.seed_sources
    }

    /// Entries of one trail.
    pub const fn trail_entries(&self) -> u64 {
        self.trail_entries
    }

    /// Differences that one verdict lists; further ones are counted.
    pub const fn differences(&self) -> u32 {
        self.differences
    }

    /// Steps of the loop chain that the assignment of one draw may take: about two minutes.
    pub const fn chain_steps(&self) -> u64 {
        self.chain_steps
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
