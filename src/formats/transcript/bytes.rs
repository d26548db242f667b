//! The bytes of a transcript as text: UTF-8, UTF-16 either way round, and what Windows wrote in Turkey before.

use super::{Notes, Refused, Why};

/// Of so many characters at most one may be a control, or the file is no text.
const CONTROLS: usize = 32;

/// The text of a file.
pub(super) fn decode(bytes: &[u8], notes: &mut Notes) -> Result<String, Refused> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        // Without a mark, by its first two characters, which are plain ones in every kind of transcript.
        [1..=255, 0, 1..=255, 0, ..] => utf_16(bytes, u16::from_le_bytes),
        [0, 1..=255, 0, 1..=255, ..] => utf_16(bytes, u16::from_be_bytes),
        _ => utf_8(bytes, notes),
    };
    let (mut controls, mut all) = (0, 0);
    for letter in text.chars() {
        all += 1;
        // Nobody's letters: one in ten of what a film gives as UTF-16.
        let private = matches!(letter, '\u{e000}'..='\u{f8ff}');
        let control = letter.is_control() && !"\t\n\r\u{c}\u{85}".contains(letter);
        controls += usize::from(control || private);
    }
    // A few are what a transcriber let slip; a packed document has one in ten, and Rich Text says so.
    if controls > all / CONTROLS + 1 || text.starts_with("{\\rtf") {
        return Err(Refused::NotText);
    }
    Ok(if text.contains('\0') {
        text.replace('\0', "\u{fffd}")
    } else {
        text
    })
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| match *pair {
        [one, two] => unit([one, two]),
        // Half a character at the end.
        _ => 0xfffd,
    });
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn utf_8(bytes: &[u8], notes: &mut Notes) -> String {
    let (mut broken, mut whole, mut line, mut first) = (0, 0, 1, 1);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        whole += valid.chars().filter(|letter| !letter.is_ascii()).count();
        line += valid.bytes().filter(|byte| *byte == b'\n').count();
        if !chunk.invalid().is_empty() {
            if broken == 0 {
                first = line;
            }
            broken += 1;
        }
    }
    // UTF-8 with a broken place has whole characters beyond ASCII, too; another encoding has next to none by chance.
    if broken > whole {
        notes.add(first, Why::OldEncoding);
        bytes.iter().map(|byte| windows_1254(*byte)).collect()
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    }
}

/// A character of Windows-1254, which is Latin-1 but for these.
fn windows_1254(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x82 => '‚',
        0x83 => 'ƒ',
        0x84 => '„',
        0x85 => '…',
        0x86 => '†',
        0x87 => '‡',
        0x88 => 'ˆ',
        0x89 => '‰',
        0x8a => 'Š',
        0x8b => '‹',
        0x8c => 'Œ',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0x98 => '˜',
        0x99 => '™',
        0x9a => 'š',
        0x9b => '›',
        0x9c => 'œ',
        0x9f => 'Ÿ',
        0xd0 => 'Ğ',
        0xdd => 'İ',
        0xde => 'Ş',
        0xf0 => 'ğ',
        0xfd => 'ı',
        0xfe => 'ş',
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<(String, usize), Refused> {
        let mut notes = Notes::default();
        decode(bytes, &mut notes).map(|text| (text, notes.list.len()))
    }

    #[test]
    fn text_comes_out_of_every_encoding_it_is_kept_in() {
        let text = "Işıl: “Ağustos”ta 40 bin €, dedim.\nÖyle.\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let plain: Vec<u8> = "Jane: hi"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decoded(&[&[0xff, 0xfe], &le[..]].concat()).unwrap().0, text);
        assert_eq!(decoded(&[&[0xfe, 0xff], &be[..]].concat()).unwrap().0, text);
        assert_eq!(decoded(&plain).unwrap().0, "Jane: hi");
        assert_eq!(decoded(text.as_bytes()).unwrap(), (text.to_owned(), 0));
        let old = b"I\xfe\xfdl: \x93A\xf0ustos\x94ta 40 bin \x80, dedim.\n\xd6yle.\n";
        assert_eq!(decoded(old).unwrap(), (text.to_owned(), 1));
    }

    #[test]
    fn one_broken_byte_costs_one_character() {
        let (text, notes) = decoded(b"\xc4\x9f\xc3\xb6\xc5\x9f \xc4 son").unwrap();
        assert_eq!((text.as_str(), notes), ("ğöş \u{fffd} son", 0));
        assert_eq!(
            decoded(b"a plain text with one \0 in it").unwrap().0,
            "a plain text with one \u{fffd} in it"
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let film: Vec<u8> = (0..4_000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0])
            .collect();
        assert_eq!(decoded(&film), Err(Refused::NotText));
        assert_eq!(decoded(b"{\\rtf1\\ansi Jane: hi}"), Err(Refused::NotText));
    }
}
