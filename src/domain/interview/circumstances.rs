//! How an interview came about and was held, and what was settled about it afterwards: the facts a verdict is derived from
//! beside the respondent's own (product page, Verdict).

use schemars::JsonSchema;
use serde::Serialize;

use super::is_false;
use crate::domain::dimension::codes;
use crate::domain::fields::fields;
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::time::Moment;

/// How an interview came about and was held. What nobody has said is not known, and what is not known raises no flag.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Circumstances {
    /// What came of the search.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What was given for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_off: Option<TradeOff>,
    /// How the answers came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Whether the respondent agreed to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// What ties the respondent to the seller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<Tie>,
    /// Where the respondent came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Who or what else had a part in the answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Other>,
    /// Held through an interpreter, or translated.
    #[serde(default, skip_serializing_if = "is_false")]
    pub interpreted: bool,
    /// The respondent is a reference customer who has told it before.
    #[serde(default, skip_serializing_if = "is_false")]
    pub rehearsed: bool,
    /// The respondent came from a paid panel.
    #[serde(default, skip_serializing_if = "is_false")]
    pub paid_panel: bool,
}

fields!(Circumstances {
    may have outcome, trade_off, channel, consent, tie, source, others, interpreted, rehearsed, paid_panel;
});

impl Circumstances {
    /// Whether nothing has been said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

codes!(
    /// What came of the search. Anything but a purchase gives no decision to explain (S4, method.md H2).
    Outcome {
        /// Something was bought.
        Bought = "bought",
        /// It is being tried out, or used on a free plan.
        Trial = "trial",
        /// It is not settled yet.
        Open = "open",
        /// It was given up.
        Dropped = "dropped",
    }
);

codes!(
    /// What was given for the product. Where nothing was, nothing was weighed.
    TradeOff {
        /// Money somebody could have spent otherwise.
        Paid = "paid",
        /// Nothing: it is free.
        Free = "free",
        /// Nothing: it was a gift.
        Gift = "gift",
        /// Nothing of its own: it came with something else.
        Bundled = "bundled",
        /// It was imposed from outside.
        Imposed = "imposed",
    }
);

codes!(
    /// How the answers came.
    Channel {
        /// A video call.
        Video = "video",
        /// The telephone.
        Phone = "phone",
        /// Face to face.
        InPerson = "in_person",
        /// A form that was filled in.
        Form = "form",
        /// Letters or messages.
        Email = "email",
        /// A survey.
        Survey = "survey",
    }
);

impl Channel {
    /// Whether people talked with each other.
    pub const fn is_talk(self) -> bool {
        matches!(self, Self::Video | Self::Phone | Self::InPerson)
    }
}

codes!(
    /// Whether the respondent agreed to be interviewed and used.
    Consent {
        /// Yes.
        Given = "given",
        /// No.
        Refused = "refused",
        /// Yes, and then no.
        Withdrawn = "withdrawn",
    }
);

codes!(
    /// What ties a respondent to the seller (method.md H3, screener question 7).
    Tie {
        /// Nothing.
        None = "none",
        /// They work there.
        Employee = "employee",
        /// They sell it on.
        Reseller = "reseller",
        /// A friendship.
        Friend = "friend",
    }
);

codes!(
    /// Where a respondent came from (product page, Recruiting).
    Source {
        /// Named by an earlier respondent or a customer.
        Referral = "referral",
        /// Named by a colleague.
        Colleague = "colleague",
        /// The list of customers.
        CustomerList = "customer_list",
        /// The network for professional contacts.
        LinkedIn = "linkedin",
        /// Asked out of the blue.
        Cold = "cold",
    }
);

codes!(
    /// Who or what else had a part in the answers (method.md B12).
    Other {
        /// The seller was on the call.
        Seller = "seller",
        /// The respondent's boss was on the call.
        Boss = "boss",
        /// A colleague answered.
        Colleague = "colleague",
        /// Answers were read out.
        ReadOut = "read_out",
    }
);

/// What a person decided about the interview as a whole, in writing (product page, Verdict).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// What they decided.
    pub code: RulingCode,
    /// Why, in a sentence.
    pub reason: String,
    /// The points it was decided at. More than these are not covered by it.
    pub points: u32,
    /// When.
    pub wall: Moment,
}

fields!(Ruling {
    needs code, reason, points, wall;
});

codes!(
    /// A written decision about an interview.
    RulingCode {
        /// It is struck. Any interview may be.
        Struck = "struck",
        /// It is admitted as Caution, for all its points.
        Caution = "caution",
    }
);

/// Something to do after the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Its name within the interview.
    pub id: ItemId,
    /// What.
    pub text: String,
    /// Whether it has been done.
    #[serde(default, skip_serializing_if = "is_false")]
    pub done: bool,
}

fields!(FollowUp {
    needs id, text;
    may have done;
});

/// What makes a record the second listener's rating of another: a copy in which nobody has judged anything yet (S4.8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// The interview that is rated.
    pub of: InterviewId,
    /// Who listens; empty until they say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Whether they are through, so that the two may be compared.
    #[serde(default, skip_serializing_if = "is_false")]
    pub done: bool,
}

fields!(Rating {
    needs of;
    may have by, done;
});

/// A second listener's word that a Caution interview may count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Who gives it.
    pub by: String,
    /// Why, in a sentence.
    pub reason: String,
    /// When.
    pub wall: Moment,
}

fields!(Confirmation {
    needs by, reason, wall;
});
