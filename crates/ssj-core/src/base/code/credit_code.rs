//! The unified social credit code, GB 32100.

use alloc::string::String;

use crate::Excerpt;

use super::organisation::{self, OrganisationMismatch};
use super::resident;

/// A unified social credit code (统一社会信用代码, GB 32100): 18 characters whose last checks the
/// others.
///
/// Checked are the length, the alphabet (digits and capital letters without I, O, S, V, Z), the
/// registering department and the kind that the standard has (the first two characters), the check
/// character, and that it is no resident's identity number, of which one in 31 has a credit code's check
/// character too. The division is not: it is the state of affairs of the day the code was given out.
///
/// ```
/// use ssj_core::identity::{CreditCode, CreditCodeFault};
/// let fault = |text: &str| text.parse::<CreditCode>().unwrap_err().fault;
/// assert!("91220101MA13XQYL0T".parse::<CreditCode>().is_ok());
/// assert_eq!(fault("91220101ma13xqyl0t"), CreditCodeFault::LowerCase { position: 9, found: 'm' });
/// assert_eq!(fault("9122010lMA13XQYL0T"), CreditCodeFault::LetterL { position: 8 });
/// assert_eq!(fault("9122010MA13XQYL0T"), CreditCodeFault::Length { characters: 17 });
/// assert_eq!(fault("91220101MA13XQYO0T"), CreditCodeFault::Character { position: 16, found: 'O' });
/// assert_eq!(
///     fault("91220582778712797L"),
///     CreditCodeFault::Check { found: 'L', computed: 'A' }
/// );
/// assert_eq!(fault("82220101MA13XQYL0T"), CreditCodeFault::Kind { department: '8', found: '2' });
/// assert_eq!(fault("220102190001010569"), CreditCodeFault::Resident); // made up
/// ```
#[doc(alias = "统一社会信用代码")]
#[doc(alias = "GB 32100")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[0-9A-HJ-NP-RTUW-Y]{18}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct CreditCode([u8; 18]);

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl CreditCode {
    /// The code whose first eight characters and whose organisation code's first eight characters
    /// are these, with both check characters computed.
    ///
    /// # Errors
    /// [`CreditCodeError`] where one of them is not eight characters of the alphabet.
    ///
    /// ```
    /// use ssj_core::identity::CreditCode;
    /// assert_eq!(CreditCode::compose("91220101", "MA13XQYL")?.as_str(), "91220101MA13XQYL0T");
    /// # Ok::<(), ssj_core::identity::CreditCodeError>(())
    /// ```
    pub fn compose(prefix: &str, organisation: &str) -> Result<Self, CreditCodeError> {
        let mut text = [prefix, organisation].concat();
        let body: Option<[u8; 8]> = organisation.as_bytes().try_into().ok();
        let (8, Some(body)) = (prefix.len(), body) else {
            let fault = CreditCodeFault::Parts {
                prefix: prefix.chars().count(),
                organisation: organisation.chars().count(),
            };
            return Err(CreditCodeError {
                input: text.into(),
                fault,
            });
        };
        text.push(organisation::check_character(body).into());
        text.extend(check_character(text.as_bytes()).map(char::from));
        text.parse()
    }

    /// The code of an enterprise with these numbers, in base 31, as the six characters of its division and
    /// as those of its organisation code.
    #[cfg(any(feature = "arbitrary", feature = "proptest"))]
    pub(crate) fn from_digits(prefix: u64, organisation: u64) -> Option<Self> {
        let digits = |mut number: u64, length| {
            let mut text = String::new();
            for _ in 0..length {
                let digit = usize::try_from(number % 31).ok()?;
                text.push(char::from(*ALPHABET.get(digit)?));
                number /= 31;
            }
            Some(text)
        };
        let prefix = ["91", &digits(prefix, 6)?].concat();
        Self::compose(&prefix, &digits(organisation, 8)?).ok()
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        // Always ASCII; a default keeps this free of panics.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// A warning where the organisation code inside does not fit its own check character.
    pub fn organisation_mismatch(&self) -> Option<OrganisationMismatch> {
        let [.., found, _] = self.0;
        let (_, organisation) = self.0.split_first_chunk::<8>()?;
        let computed = organisation::check_character(*organisation.first_chunk()?);
        (found != computed).then_some(OrganisationMismatch {
            found: found.into(),
            computed: computed.into(),
        })
    }

    /// What keeps a text from being a credit code.
    pub(crate) fn fault(text: &str) -> Option<CreditCodeFault> {
        Self::fault_but_check(text).or_else(|| {
            let found = text.chars().next_back()?;
            let computed = char::from(check_character(text.as_bytes())?);
            (found != computed).then_some(CreditCodeFault::Check { found, computed })
        })
    }

    /// What keeps a text from being a code of the pilot issues: all that is checked of a credit code,
    /// and that its check character is *not* what the standard asks for.
    pub(crate) fn early_fault(text: &str) -> Option<CreditCodeFault> {
        Self::fault_but_check(text).or_else(|| {
            Self::fault(text)
                .is_none()
                .then_some(CreditCodeFault::Checks)
        })
    }

    fn fault_but_check(text: &str) -> Option<CreditCodeFault> {
        let characters = text.chars().count();
        if characters != 18 {
            return Some(CreditCodeFault::Length { characters });
        }
        if let Some(fault) = (1..).zip(text.chars()).find_map(character_fault) {
            return Some(fault);
        }
        if resident::is_number(text.as_bytes()) {
            return Some(CreditCodeFault::Resident);
        }
        department_fault(text)
    }
}

/// The registering departments and the kinds that each registers (GB 32100-2015, table 1).
const DEPARTMENTS: [(char, &str); 12] = [
    ('1', "1239"),   // 机构编制
    ('2', "19"),     // 外交
    ('3', "123459"), // 司法行政
    ('4', "19"),     // 文化
    ('5', "1239"),   // 民政
    ('6', "129"),    // 旅游
    ('7', "129"),    // 宗教
    ('8', "19"),     // 工会
    ('9', "123"),    // 市场监管
    ('A', "19"),     // 军队编制
    ('N', "1239"),   // 农业农村
    ('Y', "1"),      // 其他
];

fn department_fault(text: &str) -> Option<CreditCodeFault> {
    let mut characters = text.chars();
    let (department, found) = (characters.next()?, characters.next()?);
    let known = DEPARTMENTS.iter().find(|(known, _)| *known == department);
    match known {
        None => Some(CreditCodeFault::Department { found: department }),
        Some((_, kinds)) if !kinds.contains(found) => {
            Some(CreditCodeFault::Kind { department, found })
        }
        Some(_) => None,
    }
}

fn character_fault((position, found): (u8, char)) -> Option<CreditCodeFault> {
    if found == 'l' {
        return Some(CreditCodeFault::LetterL { position });
    }
    if found.is_ascii_lowercase() {
        return Some(CreditCodeFault::LowerCase { position, found });
    }
    let known = u8::try_from(found).is_ok_and(|byte| ALPHABET.contains(&byte));
    (!known).then_some(CreditCodeFault::Character { position, found })
}

/// Weights 3^i modulo 31 over the first 17 characters; `None` for a character outside the alphabet.
fn check_character(text: &[u8]) -> Option<u8> {
    let mut weight = 1_usize;
    let mut sum = 0_usize;
    for byte in text.iter().take(17) {
        let value = ALPHABET.iter().position(|known| known == byte)?;
        // Both factors stay below 31, so neither line can overflow.
        sum = sum.saturating_add(value.saturating_mul(weight)) % 31;
        weight = weight.saturating_mul(3) % 31;
    }
    ALPHABET.get(31_usize.saturating_sub(sum) % 31).copied()
}

checked_code!(CreditCode, CreditCodeError, CreditCodeFault);

errors! {
    /// Text that is no credit code.
    pub struct CreditCodeError {
        /// The text as it came.
        pub input: Excerpt,
        /// What is wrong with it.
        pub fault: CreditCodeFault,
    } = fault, "`{input}` is not a credit code: {fault}", "`{input}` 不是统一社会信用代码：{fault}";
}

errors! {
    /// What is wrong with a credit code: the first thing from the left.
    ///
    /// Nothing is mended: a code in lower case may be one typed wrongly elsewhere too, and its token
    /// would differ.
    #[derive(Copy)]
    pub enum CreditCodeFault {
        /// It is not 18 characters long.
        Length {
            /// How many there are.
            characters: usize,
        } = "identity.credit-code-length",
            "it has {characters} characters, not 18",
            "有 {characters} 个字符，应为 18 个";
        /// The parts of a code to be composed are not 8 characters of ASCII each.
        Parts {
            /// How many the first part has.
            prefix: usize,
            /// How many the organisation code has.
            organisation: usize,
        } = "identity.credit-code-parts",
            "its parts have {prefix} and {organisation} characters, not 8 and 8 of ASCII",
            "两部分分别有 {prefix} 和 {organisation} 个字符，应各为 8 个 ASCII 字符";
        /// A small `l`, which mostly stands for the digit 1.
        LetterL {
            /// Its place, from 1.
            position: u8,
        } = "identity.credit-code-letter-l",
            "character {position} is the letter `l`, perhaps for the digit 1",
            "第 {position} 个字符是字母 `l`，可能应为数字 1";
        /// A letter in lower case.
        LowerCase {
            /// Its place, from 1.
            position: u8,
            /// The letter.
            found: char,
        } = "identity.credit-code-lower-case",
            "character {position} is `{found}`, in lower case",
            "第 {position} 个字符 `{found}` 为小写";
        /// A character outside the alphabet.
        Character {
            /// Its place, from 1.
            position: u8,
            /// The character.
            found: char,
        } = "identity.credit-code-character",
            "character {position} is {found:?}, which no code contains",
            "第 {position} 个字符为 {found:?}，代码中不使用";
        /// A department that registers nobody.
        Department {
            /// The first character.
            found: char,
        } = "identity.credit-code-department",
            "its first character is `{found}`, which no registering department has",
            "第 1 个字符为 `{found}`，不是登记管理部门代码";
        /// A kind that the department does not register.
        Kind {
            /// The first character.
            department: char,
            /// The second character.
            found: char,
        } = "identity.credit-code-kind",
            "its second character is `{found}`, a kind that the department `{department}` does not register",
            "第 2 个字符为 `{found}`，登记管理部门 `{department}` 无此机构类别";
        /// A resident's identity number (GB 11643): no code, and nothing to be published.
        Resident = "identity.credit-code-resident",
            "it is a resident's identity number",
            "该号码为公民身份号码";
        /// Given as a code of the pilot issues, which do not check; this one does.
        Checks = "identity.credit-code-checks",
            "its check character is right: it is an ordinary code",
            "校验码正确，属于一般代码";
        /// The check character is wrong.
        Check {
            /// The 18th character.
            found: char,
            /// What the first 17 ask for.
            computed: char,
        } = "identity.credit-code-check",
            "its check character is `{found}` where the others ask for `{computed}`",
            "校验码为 `{found}`，应为 `{computed}`";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain as _;
    use crate::base::id::{IdFault, ObjectId};
    use alloc::string::ToString;

    /// Neither in the place of a code nor of a name, nor where a character is wrong.
    #[test]
    fn a_residents_number_is_shown_nowhere_mistyped_or_not() {
        for text in [
            "uscc:220102190001010569",
            "uscc:22010219000101056x",
            "uscc:220102190001010560",
            "uscc:2201021900010105699",
            "operator:220102190001010569",
            "reg15:220102000101056",
        ] {
            let error = text.parse::<ObjectId>().err().map(|it| it.to_string());
            let shown = error.unwrap_or_default();
            assert!(shown.contains("220102******"), "{text}: {shown}");
            assert!(!shown.contains("000101"), "{text}: {shown}");
        }
        assert!("operator:nanguan-17".parse::<ObjectId>().is_ok());
    }

    fn fault(text: &str) -> Option<CreditCodeFault> {
        text.parse::<CreditCode>().err().map(|e| e.fault)
    }

    #[test]
    fn real_codes_are_told_from_wrong_ones() {
        assert_eq!(fault("91220101MA13XQYL0T"), None);
        assert_eq!(fault("91220721788748474H"), None);
        for wrong in ["91220582778712797L", "91220102732581015H"] {
            assert!(
                matches!(fault(wrong), Some(CreditCodeFault::Check { .. })),
                "{wrong}"
            );
            let error = wrong.parse::<CreditCode>().unwrap_err();
            assert_eq!(error.input, wrong);
            assert_eq!(error.code(), "identity.credit-code-check");
        }
    }

    #[test]
    fn every_single_wrong_character_is_noticed() {
        let code = "91220101MA13XQYL0T";
        for place in 0..18 {
            for letter in ALPHABET {
                let mut bytes = *code.as_bytes().first_chunk::<18>().unwrap();
                bytes[place] = *letter;
                let text = core::str::from_utf8(&bytes).unwrap();
                assert_eq!(fault(text).is_none(), text == code, "{text}");
            }
        }
    }

    /// Their neighbours of another department are codes; of residents' numbers in every province none is.
    #[test]
    fn departments_kinds_and_residents() {
        for prefix in [
            "11", "12", "51", "52", "53", "91", "92", "93", "A1", "N2", "Y1",
        ] {
            assert!(CreditCode::compose(&[prefix, "220101"].concat(), "MA13XQYL").is_ok());
        }
        for (prefix, code) in [
            ("B1", "department"),
            ("01", "department"),
            ("94", "kind"),
            ("Y2", "kind"),
        ] {
            let error = CreditCode::compose(&[prefix, "220101"].concat(), "MA13XQYL").unwrap_err();
            assert_eq!(
                error.fault.code(),
                alloc::format!("identity.credit-code-{code}")
            );
        }
        let mut alike = 0;
        for serial in 0..10_000_u32 {
            for province in [11, 21, 31, 51, 52, 91] {
                let mut number = alloc::format!(
                    "{province}010219990{:03}{:03}",
                    101 + serial % 899,
                    serial % 1_000
                );
                number.push(resident::check_character(number.as_bytes()).unwrap().into());
                let checks = check_character(number.as_bytes()) == number.bytes().last();
                let dated = resident::is_number(number.as_bytes());
                alike += u32::from(checks && dated);
                assert!(
                    !dated || fault(&number) == Some(CreditCodeFault::Resident),
                    "{number}"
                );
            }
        }
        assert!(alike > 100, "{alike}");
    }

    /// Whoever sees an error sees no more of a resident than where they were registered.
    #[test]
    fn an_error_does_not_show_a_residents_number() {
        let number = "220102190001010569";
        let of_code = number.parse::<CreditCode>().unwrap_err().to_string();
        let of_id = ObjectId::new(number).unwrap_err().to_string();
        for text in [of_code, of_id] {
            assert!(
                text.contains("220102************") && !text.contains("19000101"),
                "{text}"
            );
        }
    }

    #[test]
    fn an_object_id_can_not_hold_a_wrong_code() {
        let error = "uscc:91220582778712797L".parse::<ObjectId>().unwrap_err();
        assert!(matches!(
            error.fault,
            IdFault::CreditCode(CreditCodeFault::Check { .. })
        ));
        assert!(error.to_string().contains("91220582778712797L"));
        assert!(ObjectId::new("91220101ma13xqyl0t").is_err());
    }

    #[test]
    fn odd_input_is_an_error_and_no_panic() {
        for odd in [
            "",
            "统一社会信用代码统一社会信用代码统一",
            "91220101MA13XQYL0T ",
            "\0",
        ] {
            assert!(fault(odd).is_some(), "{odd:?}");
        }
        // Check characters that the caller brings are not taken for computed ones.
        assert!(CreditCode::compose("91220101", "MA13XQYL0T").is_err());
        assert!(CreditCode::compose("9122010", "1MA13XQYL").is_err());
        assert!(CreditCode::compose("91220101", "IIIIIIII").is_err());
    }
}
