//! Bytes as text, 15 bits to a character: what a browser's storage, which counts UTF-16 units, holds most of.
//!
//! The characters are U+3400 to U+B3FF: 32,768 in a row, none of them half of a pair, none that JSON escapes. Base64
//! would take two and a half times the room.

/// The first of the characters.
const FIRST: u32 = 0x3400;

/// How many bits each carries.
const BITS: u32 = 15;

/// Writes bytes as text.
pub fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(8).div_ceil(15) * 3);
    let (mut held, mut count) = (0_u32, 0_u32);
    let mut put = |bits: u32| text.extend(char::from_u32(FIRST + bits));
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            put(held >> count);
            held &= (1 << count) - 1;
        }
    }
    if count > 0 {
        put(held << (BITS - count));
    }
    text
}

/// Reads so many bytes back; none where the text is not one of so many bytes.
pub fn read(text: &str, bytes: usize) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.min(text.len()));
    let (mut held, mut count) = (0_u32, 0_u32);
    for character in text.chars() {
        let bits = u32::from(character).checked_sub(FIRST)?;
        if bits >= 1 << BITS {
            return None;
        }
        held = (held << BITS) | bits;
        count += BITS;
        while count >= 8 && out.len() < bytes {
            count -= 8;
            out.push(u8::try_from((held >> count) & 0xFF).ok()?);
        }
        held &= (1 << count.min(BITS)) - 1;
    }
    // What is left over is the end of the last character, and empty.
    (out.len() == bytes && held == 0 && count < BITS).then_some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::store::units;

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let text = write(&bytes);
            prop_assert_eq!(units(&text), (bytes.len() * 8).div_ceil(15));
            prop_assert_eq!(read(&text, bytes.len()), Some(bytes));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,60}", bytes in 0_usize..120) {
            let read = read(&text, bytes);
            prop_assert!(read.is_none_or(|read| write(&read) == text));
        }
    }

    #[test]
    fn every_character_is_used_and_none_is_half_of_a_pair() {
        for bits in 0..1_u32 << BITS {
            let pair = char::from_u32(FIRST + bits).map(String::from).unwrap();
            assert_eq!(units(&pair), 1);
            assert_eq!(serde_json::to_string(&pair).unwrap(), format!("\"{pair}\""));
        }
        assert_eq!(write(&[0xFF, 0xFF]).chars().next(), char::from_u32(0xB3FF));
    }
}
