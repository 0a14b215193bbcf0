//! Instruments: the rules that rules come from.

rules! {
    /// On every day of a round an instrument says who checks and by when.
    APPLIES = "instrument-applies", [LibData] {
        NONE = "instrument.none", Correct,
            "no instrument applies on {on}",
            "{on} 没有适用的依据文件";
        REPEATED = "instrument.repeated", Correct,
            "`{instrument}` stands twice for some of the same days",
            "{instrument} 在同一时期重复出现";
    }
}
