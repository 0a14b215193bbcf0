//! What the law of a day does not ask, because nothing was brought for it.

use alloc::vec::Vec;

use super::Law;

words! {
    /// What is not asked under the law of a day for want of a document: said, so that nobody takes it for met.
    #[non_exhaustive]
    pub enum Unasked {
        /// No joint list (联合抽查事项清单) was brought: whether what is planned jointly stands on one is not asked.
        JointLists = "joint-lists" / "no joint lists were brought", "未提供联合抽查事项清单";
        /// No instrument in force says how long contents are kept (保管期限): none may be destroyed.
        Retention = "retention" / "no instrument says how long contents are kept", "没有依据文件规定保管期限";
    }
}

impl Law<'_> {
    /// What is not asked on the day, because no document says it.
    ///
    /// ```
    /// use ssj_core::laws::Unasked;
    /// use ssj_core::{DivisionId, Word};
    /// let laws = ssj_core::laws::town()?;
    /// let law = laws.on(time::macros::date!(2026-03-02), &DivisionId::new("220100")?)?;
    /// assert_eq!(law.unasked(), [Unasked::JointLists, Unasked::Retention]);
    /// assert_eq!(Unasked::JointLists.en(), "no joint lists were brought");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn unasked(&self) -> Vec<Unasked> {
        let joint = (!self.has_joint_lists()).then_some(Unasked::JointLists);
        let retention = self.in_force().retention().is_none();
        let retention = retention.then_some(Unasked::Retention);
        joint.into_iter().chain(retention).collect()
    }
}
