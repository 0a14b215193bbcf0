//! Standard Base 64 with padding (RFC 4648, section 4), one way to write each.

use alloc::string::String;
use alloc::vec::Vec;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4_usize {
            let shift = 18_usize.saturating_sub(place.saturating_mul(6));
            let letter = usize::try_from(bits >> shift & 63).ok();
            let letter = letter.and_then(|value| LETTERS.get(value)).copied();
            text.push(if place <= group.len() {
                letter.map_or('=', char::from)
            } else {
                '='
            });
        }
    }
    text
}

/// The bytes; none for anything but what [`encode`] writes.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let body = text.trim_end_matches('=');
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for letter in body.bytes() {
        let value = LETTERS.iter().position(|known| *known == letter)?;
        bits = (bits << 6 | u32::try_from(value).ok()?) & 0xFFFF;
        held = held.saturating_add(6);
        if held >= 8 {
            held = held.saturating_sub(8);
            bytes.push(u8::try_from(bits >> held & 0xFF).ok()?);
        }
    }
    (encode(&bytes) == text).then_some(bytes)
}
