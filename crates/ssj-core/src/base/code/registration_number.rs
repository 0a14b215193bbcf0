//! The registration number of the time before credit codes.

use alloc::string::String;

use crate::Excerpt;

/// A 15-digit registration number (工商注册号), which older objects still carry; its last digit
/// checks the others by ISO 7064 MOD 11,10.
///
/// ```
/// use ssj_core::identity::{RegistrationNumber, RegistrationNumberFault};
/// assert!("330102000138543".parse::<RegistrationNumber>().is_ok());
/// let error = "330102000138544".parse::<RegistrationNumber>().unwrap_err();
/// assert_eq!(error.fault, RegistrationNumberFault::Check { found: '4', computed: '3' });
/// ```
#[doc(alias = "注册号")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[0-9]{15}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct RegistrationNumber([u8; 15]);

impl RegistrationNumber {
    /// The 15 digits.
    pub fn as_str(&self) -> &str {
        // Always ASCII; a default keeps this free of panics.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The number whose first 14 digits are this one's last.
    #[cfg(any(feature = "arbitrary", feature = "proptest"))]
    pub(crate) fn from_number(number: u64) -> Option<Self> {
        let mut text = alloc::format!("{:014}", number % 100_000_000_000_000);
        text.push(check_digit(&text));
        text.parse().ok()
    }

    /// What keeps a text from being a registration number.
    pub(crate) fn fault(text: &str) -> Option<RegistrationNumberFault> {
        let characters = text.chars().count();
        if characters != 15 {
            return Some(RegistrationNumberFault::Length { characters });
        }
        let odd = (1..).zip(text.chars()).find(|(_, c)| !c.is_ascii_digit());
        if let Some((position, found)) = odd {
            return Some(RegistrationNumberFault::Character { position, found });
        }
        let found = text.chars().next_back()?;
        let computed = check_digit(text);
        (found != computed).then_some(RegistrationNumberFault::Check { found, computed })
    }
}

/// ISO 7064 MOD 11,10 over the first 14 digits.
fn check_digit(text: &str) -> char {
    let mut product = 10_u32;
    for digit in text.chars().take(14).filter_map(|c| c.to_digit(10)) {
        let sum = match product.saturating_add(digit) % 10 {
            0 => 10,
            sum => sum,
        };
        product = sum.saturating_mul(2) % 11;
    }
    char::from_digit(11_u32.saturating_sub(product) % 10, 10).unwrap_or('0')
}

checked_code!(
    RegistrationNumber,
    RegistrationNumberError,
    RegistrationNumberFault
);

errors! {
    /// Text that is no registration number.
    ///
    /// ```
    /// use ssj_core::{Explain, identity::RegistrationNumber};
    /// let error = "330102000138544".parse::<RegistrationNumber>().unwrap_err();
    /// assert_eq!((error.input.as_str(), error.code()), ("330102000138544", "identity.registration-check"));
    /// assert_eq!(error.zh().to_string(), "`330102000138544` 不是工商注册号：校验码为 4，应为 3");
    /// ```
    pub struct RegistrationNumberError {
        /// The text as it came.
        pub input: Excerpt,
        /// What is wrong with it.
        pub fault: RegistrationNumberFault,
    } = fault, "`{input}` is not a registration number: {fault}", "`{input}` 不是工商注册号：{fault}";
}

errors! {
    /// What is wrong with a registration number: the first thing from the left.
    #[derive(Copy)]
    pub enum RegistrationNumberFault {
        /// It is not 15 characters long.
        Length {
            /// How many there are.
            characters: usize,
        } = "identity.registration-length",
            "it has {characters} characters, not 15",
            "有 {characters} 个字符，应为 15 个";
        /// A character that is no digit.
        Character {
            /// Its place, from 1.
            position: u8,
            /// The character.
            found: char,
        } = "identity.registration-character",
            "character {position} is {found:?}, no digit",
            "第 {position} 个字符为 {found:?}，不是数字";
        /// The check digit is wrong.
        Check {
            /// The 15th digit.
            found: char,
            /// What the first 14 ask for.
            computed: char,
        } = "identity.registration-check",
            "its check digit is {found} where the others ask for {computed}",
            "校验码为 {found}，应为 {computed}";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::ObjectId;

    #[test]
    fn every_single_wrong_digit_is_noticed() {
        let number = "330102000138543";
        for place in 0..15 {
            for digit in b'0'..=b'9' {
                let mut bytes = *number.as_bytes().first_chunk::<15>().unwrap();
                bytes[place] = digit;
                let text = core::str::from_utf8(&bytes).unwrap();
                assert_eq!(
                    RegistrationNumber::fault(text).is_none(),
                    text == number,
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn an_object_id_can_not_hold_a_wrong_number() {
        assert!("reg15:330102000138543".parse::<ObjectId>().is_ok());
        for wrong in [
            "reg15:330102000138544",
            "reg15:33010200013854",
            "reg15:33010200013854三",
        ] {
            assert!(wrong.parse::<ObjectId>().is_err(), "{wrong}");
        }
    }
}
