//! Names that a record is read by: of sources, of strata.

/// Names of 1 to 128 printable ASCII characters without space, each kind with its own error.
#[macro_export]
#[doc(hidden)]
macro_rules! names {
    ($(
        $(#[$meta:meta])* $name:ident;
        $(#[$error_meta:meta])* $error:ident = $code:literal;
    )+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[!-~]{1,128}$")))]
        #[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
        pub struct $name(String);

        impl $name {
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        errors! {
            $(#[$error_meta])*
            pub struct $error {
                /// The text as it came.
                pub input: $crate::Excerpt,
            } = $code, "`{input}` is not 1 to 128 printable characters without space",
                "“{input}”不是 1 至 128 个不含空格的可见字符";
        }

        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(input: String) -> Result<Self, $error> {
                let longest = $crate::Limits::DEFAULT.name_bytes();
                let fits = (1..=longest).contains(&input.len());
                if fits && input.bytes().all(|byte| byte.is_ascii_graphic()) {
                    Ok(Self(input))
                } else {
                    Err($error { input: input.into() })
                }
            }
        }

        impl core::str::FromStr for $name {
            type Err = $error;

            fn from_str(input: &str) -> Result<Self, $error> {
                String::from(input).try_into()
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }

        impl From<&$name> for $crate::FactValue {
            fn from(name: &$name) -> Self {
                Self::Text(name.as_str().into())
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(&self.0)
            }
        }

        $crate::texts!($name);
    )+};
}
