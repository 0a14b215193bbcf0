//! Guides, each on one question, in English and in Chinese (中文在每页后半部分).
//!
//! Their examples are compiled and run. `ssj_jilin`, where one of their hidden lines names it, is the crate of
//! made-up data in the repository's `examples/jilin`.

macro_rules! pages {
    ($( $name:ident $file:literal; )+) => {$(
        #[doc = include_str!(concat!("../docs/guide/", $file, ".md"))]
        // The examples are the same on both pages, and are run once.
        #[cfg_attr(not(doctest), doc = include_str!(concat!("../docs/guide/", $file, ".zh.md")))]
        pub mod $name {}
    )+};
}

pages! {
    tutorial "tutorial";
    parts "parts";
    store "store";
    publish "publish";
    who "who";
    extend "extend";
    keys "keys";
    scale "scale";
    security "security";
    migrate "migrate";
    support "support";
}

#[doc = include_str!("../docs/guide/glossary.md")]
pub mod glossary {}
