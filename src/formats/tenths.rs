//! Minutes as documents hold them, `1.5`: the one place with a fraction, for JSON has no other way to write a tenth.

use serde::de::Unexpected;
use serde::{Serialize, Serializer};

use crate::domain::fields::{Readable, Refusal, whole};
use crate::domain::guide::{MOST_TENTHS, Minutes};

impl Serialize for Minutes {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if self.as_tenths().is_multiple_of(10) {
            out.serialize_u32(self.as_tenths() / 10)
        } else {
            // Dividing once gives the number nearest to the decimal, as reading its text would, without the 11 KB
            // of code that reads any number.
            out.serialize_f64(f64::from(self.as_tenths()) / 10.0)
        }
    }
}

impl Readable for Minutes {
    fn wanted(&self) -> &'static str {
        "a number of minutes between 0 and 240 with at most one decimal"
    }

    fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
        let tenths = match found {
            // Which tenth it is: there are few, and each is written as the number nearest to it.
            Unexpected::Float(found) => {
                (0..=MOST_TENTHS).find(|tenths| f64::from(*tenths) / 10.0 == found)
            }
            found => whole(found)?
                .checked_mul(10)
                .and_then(|tenths| u32::try_from(tenths).ok()),
        };
        let tenths = tenths.filter(|tenths| *tenths <= MOST_TENTHS);
        *self = Self::from_tenths(tenths.ok_or(Refusal::Value)?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::stored::from_text;
    use super::*;

    #[test]
    fn every_tenth_of_a_minute_is_written_as_people_write_it_and_read_back() {
        for tenths in 0..=2_400 {
            let text = match tenths % 10 {
                0 => format!("{}", tenths / 10),
                tenth => format!("{}.{tenth}", tenths / 10),
            };
            let minutes: Minutes = text.parse().unwrap();
            assert_eq!(serde_json::to_string(&minutes).unwrap(), text);
            assert_eq!(from_text::<Minutes>(&text).unwrap(), minutes);
        }
        for wrong in [
            "240.1",
            "241",
            "-1",
            "1.25",
            "1e9",
            "18446744073709551615",
            "null",
            "\"1\"",
        ] {
            assert!(from_text::<Minutes>(wrong).is_err(), "{wrong}");
        }
    }
}
