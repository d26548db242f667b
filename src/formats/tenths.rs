//! Minutes as documents hold them, `1.5`: the one place with a fraction, for JSON has no other way to write a tenth.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

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

struct MinutesVisitor;

impl MinutesVisitor {
    fn whole<E: de::Error>(minutes: u64) -> Result<Minutes, E> {
        let tenths = u32::try_from(minutes)
            .ok()
            .map(|minutes| minutes.saturating_mul(10));
        match tenths {
            Some(tenths) if tenths <= MOST_TENTHS => Ok(Minutes::from_tenths(tenths)),
            _ => Err(E::invalid_value(de::Unexpected::Unsigned(minutes), &Self)),
        }
    }
}

impl de::Visitor<'_> for MinutesVisitor {
    type Value = Minutes;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a number of minutes between 0 and 240 with at most one decimal")
    }

    fn visit_u64<E: de::Error>(self, minutes: u64) -> Result<Minutes, E> {
        Self::whole(minutes)
    }

    fn visit_f64<E: de::Error>(self, minutes: f64) -> Result<Minutes, E> {
        // Which tenth it is: there are few, and each is written as the number nearest to it.
        let found = (0..=MOST_TENTHS).find(|tenths| f64::from(*tenths) / 10.0 == minutes);
        found
            .map(Minutes::from_tenths)
            .ok_or_else(|| E::invalid_value(de::Unexpected::Float(minutes), &self))
    }
}

impl<'de> Deserialize<'de> for Minutes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(MinutesVisitor)
    }
}
