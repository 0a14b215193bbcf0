//! What a draw draws.

words! {
    /// What a draw draws: with the plan item and the counter it names the draw, so that there is no
    /// second one beside it under another name.
    ///
    /// ```
    /// use ssj_core::{Word, paper::DrawKind};
    /// assert_eq!(DrawKind::Objects.zh(), "抽取检查对象");
    /// assert_eq!("supplement".parse(), Ok(DrawKind::Supplement));
    /// ```
    pub enum DrawKind {
        /// The objects that are checked (检查对象).
        Objects = "objects", "抽取检查对象";
        /// Who checks them (执法检查人员).
        Inspectors = "inspectors", "抽取检查人员";
        /// Who steps in where the reserves of the draw of inspectors are used up (补充抽取).
        Supplement = "supplement", "补充抽取检查人员";
    }
}
