//! What an interview is listened for: the dimensions, the four slots among them, and the roles people play.

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::Unexpected;

use super::fields::{Blank, Readable, Refusal, whole};

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
        pub enum $name {
            $($(#[$of])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The permanent code, as documents and language files spell it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The value with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::domain::fields::Blank for $name {
            fn blank() -> Self {
                let [first, ..] = [$(Self::$variant,)+];
                first
            }
        }

        // By hand and by way of the code: what serde derives for an enum is ten times as much of the app.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.code())
            }
        }

        impl $crate::domain::fields::Readable for $name {
            fn wanted(&self) -> &'static str {
                "a string"
            }

            fn plain(
                &mut self,
                found: serde::de::Unexpected<'_>,
            ) -> Result<(), $crate::domain::fields::Refusal> {
                *self = $crate::domain::fields::code(found, Self::from_code, &[$($code,)+])?;
                Ok(())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.code())
            }
        }
    };
}
pub(crate) use codes;

codes!(
    /// A dimension of evidence. Definitions: method.md, glossary (A).
    Dimension {
        /// Proof that the respondent made the decision: a ladder of its own, never weighed.
        Authority = "authority",
        /// The event that pushed someone to start searching (S2).
        Trigger = "trigger",
        /// What stopped the old solution from working (S2).
        Conflict = "conflict",
        /// Anything weighed besides the chosen product, doing nothing included (S2).
        Alternatives = "alternatives",
        /// What ended the search and led to signature (S2).
        GoodEnough = "good_enough",
        /// What the decider personally gains or protects (S0).
        GoalPersonal = "goal_personal",
        /// What the company needs from the purchase (S0).
        GoalBusiness = "goal_business",
        /// Ordered internal steps with dates, waits and papers (S0).
        Process = "process",
        /// Who had a say, with role and stance (S0).
        People = "people",
        /// Rules the options were compared by (S0).
        Criteria = "criteria",
        /// Funds and their path (S0).
        Budget = "budget",
        /// A frustration tied to one granular step (S0, S1).
        Pain = "pain",
        /// The central process or aim the executor must carry out (S3).
        JobCore = "job_core",
        /// Adjacent functional jobs (S3).
        JobRelated = "job_related",
        /// How the executor wants to feel and be seen (S3).
        JobEmotional = "job_emotional",
        /// Work that keeps value flowing across the product's life (S3).
        JobConsumption = "job_consumption",
        /// The buyer's work of finding best value (S3, S1).
        JobPurchase = "job_purchase",
        /// A circumstance that makes a job matter more or less (S1).
        Context = "context",
        /// An interaction after which the buyer's mind moved decisively (S1).
        Moment = "moment",
        /// A known person judged reliable, and what was learnt in advance (S0).
        Contact = "contact",
        /// New problems a purchase brings: teach, train, hire, fire (S0).
        Change = "change",
        /// The eight steps of a job (S3).
        JobMap = "jobmap",
        /// The measures by which success is judged (S3).
        Outcomes = "outcomes",
        /// How a rep's hours split (S1).
        RepTime = "rep_time",
        /// A customer who eats an outsized share of sales expense (S1).
        Corner = "corner",
        /// Phases from first thought to use (S1).
        Timeline = "timeline",
        /// Who to meet next (S0).
        Referral = "referral",
    }
);

impl Dimension {
    /// The slot this dimension is, where it is one.
    pub const fn slot(self) -> Option<Slot> {
        match self {
            Self::Trigger => Some(Slot::Trigger),
            Self::Conflict => Some(Slot::Conflict),
            Self::Alternatives => Some(Slot::Alternatives),
            Self::GoodEnough => Some(Slot::GoodEnough),
            _ => None,
        }
    }

    /// Whether evidence here explains *why* the purchase happened, so that only its decider can give it
    /// (method.md D1).
    pub const fn is_causal(self) -> bool {
        matches!(
            self,
            Self::Trigger
                | Self::Conflict
                | Self::Alternatives
                | Self::GoodEnough
                | Self::GoalPersonal
                | Self::GoalBusiness
                | Self::Criteria
                | Self::Moment
                | Self::Timeline
        )
    }
}

codes!(
    /// One of the four slots of the map (S2), in the order of the keys Alt+1 to Alt+4.
    Slot {
        /// What set it off.
        Trigger = "trigger",
        /// What jammed the old way.
        Conflict = "conflict",
        /// What else was weighed.
        Alternatives = "alternatives",
        /// What was sufficient.
        GoodEnough = "good_enough",
    }
);

impl Slot {
    /// The dimension this slot is.
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::Trigger => Dimension::Trigger,
            Self::Conflict => Dimension::Conflict,
            Self::Alternatives => Dimension::Alternatives,
            Self::GoodEnough => Dimension::GoodEnough,
        }
    }
}

codes!(
    /// The part a person played in the purchase or plays in the product's life (S0, S3).
    Role {
        /// Decision maker: chooses.
        Decider = "dm",
        /// Budget holder: controls the money and can block.
        BudgetHolder = "bh",
        /// Influencer, inside or outside.
        Influencer = "inf",
        /// Recommender: is asked for an opinion.
        Recommender = "rec",
        /// Saboteur: actively against.
        Saboteur = "sab",
        /// Job executor: uses the product.
        Executor = "ex",
        /// Support team: installs, runs, repairs or retires it.
        Support = "sup",
        /// Sales representative of the seller.
        SalesRep = "rep",
    }
);

codes!(
    /// Which side of the product's life the respondent stands on (S3).
    CustomerType {
        /// Carries out the core job with it.
        Executor = "executor",
        /// Keeps it running.
        Support = "support",
        /// Makes the financial yes or no.
        Buyer = "buyer",
    }
);

/// How far the respondent owned the decision: the authority ladder (method.md A). Documents hold its rung, 0 to 3.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "u8")]
pub enum Authority {
    /// 0: not yet known.
    #[default]
    Unknown,
    /// 1: absent, or knows of it second-hand.
    NotThere,
    /// 2: took part in it.
    TookPart,
    /// 3: chose or signed.
    Chose,
}

impl Authority {
    /// Every rung, lowest first.
    pub const ALL: &'static [Self] = &[Self::Unknown, Self::NotThere, Self::TookPart, Self::Chose];

    /// The name language files use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotThere => "not_there",
            Self::TookPart => "took_part",
            Self::Chose => "chose",
        }
    }

    /// The rung of the ladder, 0 to 3.
    pub const fn rung(self) -> u8 {
        match self {
            Self::Unknown => 0,
            Self::NotThere => 1,
            Self::TookPart => 2,
            Self::Chose => 3,
        }
    }
}

impl Blank for Authority {
    fn blank() -> Self {
        Self::Unknown
    }
}

impl Readable for Authority {
    fn wanted(&self) -> &'static str {
        "u8"
    }

    fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
        let rung = u8::try_from(whole(found)?).map_err(|_| Refusal::Value)?;
        *self = Self::try_from(rung).map_err(serde::de::Error::custom)?;
        Ok(())
    }
}

impl From<Authority> for u8 {
    fn from(authority: Authority) -> Self {
        authority.rung()
    }
}

impl TryFrom<u8> for Authority {
    type Error = NoSuchRung;

    fn try_from(rung: u8) -> Result<Self, NoSuchRung> {
        Self::ALL
            .get(usize::from(rung))
            .copied()
            .ok_or(NoSuchRung(rung))
    }
}

/// The authority ladder has the rungs 0 to 3 and no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("authority has the rungs 0 to 3, not {0}")]
pub struct NoSuchRung(u8);

impl JsonSchema for Authority {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Authority".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer", "minimum": 0, "maximum": 3,
            "description": "How far the respondent owned the decision: 0 unknown, 1 not there, 2 took part, 3 chose or signed."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_permanent_and_unique() {
        for (index, dimension) in Dimension::ALL.iter().enumerate() {
            assert_eq!(Dimension::from_code(dimension.code()), Some(*dimension));
            assert_eq!(serde_json::to_value(dimension).unwrap(), dimension.code());
            assert!(
                Dimension::ALL
                    .iter()
                    .skip(index + 1)
                    .all(|other| other.code() != dimension.code())
            );
        }
        assert_eq!(Dimension::from_code("Trigger"), None);
    }

    #[test]
    fn every_slot_is_a_causal_dimension() {
        for slot in Slot::ALL {
            assert_eq!(slot.dimension().slot(), Some(*slot));
            assert!(slot.dimension().is_causal());
        }
    }
}
