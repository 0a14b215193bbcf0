//! The block ciphers of the two suites.

use aes::Aes256;
use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use ssj_core::{Digest, Suite, SuiteUnavailable};

/// 16 bytes, enciphered in place.
pub(super) type Block = aes::Block;

/// A keyed cipher: AES-256 under the whole key, or SM4 under its first half.
#[derive(Clone)]
#[cfg_attr(
    feature = "sm",
    expect(
        clippy::large_enum_variant,
        reason = "one or two exist, and a box would cost a look each time"
    )
)]
pub(super) enum Cipher {
    Aes(Aes256),
    #[cfg(feature = "sm")]
    Sm4(sm4::Sm4),
}

impl Cipher {
    pub(super) fn new(suite: Suite, key: &Digest) -> Result<Self, SuiteUnavailable> {
        // Having the hash function means having the suite.
        match suite.hash_fn()?.suite() {
            #[cfg(feature = "sm")]
            Suite::Sm => Ok(Self::Sm4(sm4::Sm4::new(&key.first_half().into()))),
            _ => Ok(Self::Aes(Aes256::new(key.as_bytes().into()))),
        }
    }

    /// Enciphers each block. Many at a time is many times faster than one by one.
    pub(super) fn encipher(&self, blocks: &mut [Block]) {
        match self {
            Self::Aes(aes) => aes.encrypt_blocks(blocks),
            #[cfg(feature = "sm")]
            Self::Sm4(sm4) => sm4.encrypt_blocks(blocks),
        }
    }

    /// Deciphers each block.
    pub(super) fn decipher(&self, blocks: &mut [Block]) {
        match self {
            Self::Aes(aes) => aes.decrypt_blocks(blocks),
            #[cfg(feature = "sm")]
            Self::Sm4(sm4) => sm4.decrypt_blocks(blocks),
        }
    }

    /// Enciphers each 16 bytes of a column.
    pub(super) fn encipher_column(&self, column: &mut [u8]) {
        let (column, _) = column.as_chunks_mut::<16>();
        let mut blocks = [Block::default(); AT_ONCE];
        for column in column.chunks_mut(AT_ONCE) {
            let blocks = blocks.get_mut(..column.len()).unwrap_or_default();
            for (block, bytes) in blocks.iter_mut().zip(column.iter()) {
                block.0 = *bytes;
            }
            self.encipher(blocks);
            for (block, bytes) in blocks.iter().zip(column) {
                *bytes = block.0;
            }
        }
    }
}

/// Blocks of a column that are enciphered together.
const AT_ONCE: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn enciphered(suite: Suite, key: [u8; 32], plain: [u8; 16]) -> [u8; 16] {
        let cipher = Cipher::new(suite, &Digest::from_bytes(key)).unwrap();
        let mut block = [Block::from(plain)];
        cipher.encipher(&mut block);
        block[0].into()
    }

    #[test]
    fn aes_256_meets_its_published_example() {
        // FIPS 197, appendix C.3.
        let key = core::array::from_fn(|i| u8::try_from(i).unwrap());
        let plain = core::array::from_fn(|i| u8::try_from(i * 0x11).unwrap());
        let expected = [
            0x8e, 0xa2, 0xb7, 0xca, 0x51, 0x67, 0x45, 0xbf, 0xea, 0xfc, 0x49, 0x90, 0x4b, 0x49,
            0x60, 0x89,
        ];
        assert_eq!(enciphered(Suite::Intl, key, plain), expected);
    }

    #[cfg(feature = "sm")]
    #[test]
    fn sm4_meets_its_published_example_and_takes_the_first_half_of_the_key() {
        // GB/T 32907-2016, appendix A.1.
        let half = [
            0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54,
            0x32, 0x10,
        ];
        let mut key = [0xa5; 32];
        key[..16].copy_from_slice(&half);
        let expected = [
            0x68, 0x1e, 0xdf, 0x34, 0xd2, 0x06, 0x96, 0x5e, 0x86, 0xb3, 0xe9, 0x4f, 0x53, 0x6e,
            0x42, 0x46,
        ];
        assert_eq!(enciphered(Suite::Sm, key, half), expected);
    }

    #[cfg(not(feature = "sm"))]
    #[test]
    fn a_build_without_the_national_suite_says_so() {
        let error = Cipher::new(Suite::Sm, &Digest::from_bytes([0; 32])).err();
        assert_eq!(
            error.map(|error| ssj_core::Explain::code(&error)),
            Some("suite.unavailable")
        );
    }
}
