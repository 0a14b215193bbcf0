//! Why a text is no note.

errors! {
    /// Why a text is no note, checkpoint or proof, or is not signed by those who should.
    ///
    /// ```
    /// use ssj_core::Explain;
    /// use ssj_core::transparency::{CheckpointNote, NoteError};
    /// let error = CheckpointNote::parse("ssj.example/jl\n03\n").unwrap_err();
    /// assert_eq!((error, error.code()), (NoteError::Line { line: 2 }, "note.line"));
    /// assert_eq!(error.zh().to_string(), "第 2 行格式不符");
    /// ```
    #[derive(Copy)]
    pub enum NoteError {
        /// It is longer than a note is read.
        TooLong {
            /// Its length in bytes.
            bytes: usize,
        } = "note.too-long", "the text of {bytes} bytes is too long", "文本长 {bytes} 字节，超过上限";
        /// A line has not the form it should have.
        Line {
            /// Which, from 1.
            line: usize,
        } = "note.line", "line {line} has not the form it should have", "第 {line} 行格式不符";
        /// It has no signature lines, or more than are read.
        Signatures = "note.signatures", "the note has no signatures, or too many", "文本没有签名，或签名过多";
        /// A name is empty or has a blank or a `+`, or an origin has a line end.
        Name = "note.name", "a key's name or an origin is no name", "密钥名称或来源名称无效";
        /// Somebody whose key is known signed something else.
        Forged = "note.forged", "a signature of a known key does not hold", "已知密钥的签名验证未通过";
        /// Nobody signed whose key is known.
        Unknown = "note.unknown", "no signature is of a known key", "没有已知密钥的签名";
        /// It is a checkpoint of another log.
        Origin = "note.origin", "the checkpoint is another log's", "该检查点属于其他日志";
        /// The formats know SHA-256 only.
        Suite = "note.suite", "the suite `intl` is not available", "密码套件 intl 不可用";
    }
    from {
        /// The path does not lead to the checkpoint's root.
        Proof(crate::merkle::ProofError),
    }
}
