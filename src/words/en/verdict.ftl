# Whether an interview may be used. A flag's name stands alone; its "why" explains it in a line; its "sign" is what raises
# it, in a few words that also stand in a list after a colon.

## The verdict

verdict-admitted = Admitted
verdict-caution = Caution
verdict-under_review = Under review
verdict-struck = Struck

verdict-title = Verdict
verdict-so-far = Verdict so far
verdict-fatal = { $what }. One fatal flag is enough to strike it.
verdict-ruled-struck = Struck by a written decision: { $reason }
verdict-fatal-suspected = Suspected: { $what }. It is fatal if it is true, so the interview stays out until this is settled.
verdict-authority = Nobody has said whose decision it was. The interview stays out until that is known.
verdict-points =
    { $count ->
        [one] { $count } point: { $list }
       *[other] { $count } points: { $list }
    }
verdict-undecided = From { $count } points on it waits for a written decision: strike it, or admit it as Caution.
verdict-ruled-caution = Admitted as Caution by a written decision: { $reason }
verdict-some-points = { $count } points make it Caution.
verdict-took-part = They took part in the decision and did not make it.
verdict-major = Suspected and not settled: { $what }
verdict-clear = No flag is confirmed.
verdict-empty = Nothing has been kept yet, so there is nothing to judge.
verdict-no-order = The order date is missing, so how old the memory is cannot be judged. It is set under Prepare.
verdict-row-fatal = Fatal
verdict-row-none = none
verdict-row-points = Points confirmed
verdict-of = { $count } of { $of } before { $next }
verdict-row-waiting = Waiting for your word
verdict-row-filed = Filed
verdict-refile = File as { $filing }
verdict-refile-loses = As { $filing } these no longer count: { $flags }.
verdict-refile-gains = As { $filing } these count, too: { $flags }.
verdict-strike = Strike…
verdict-strike-do = Strike it
verdict-strike-note = It leaves every count and finding; reason, dates, flags and lead stay. Only its report takes that back, with a name and a reason.
verdict-admit = Admit as Caution…
verdict-admit-do = Admit it as Caution
verdict-admit-note = It covers the points there are now. Any more of them ask for a new decision.
verdict-withdraw = Withdraw the decision
verdict-reason = Reason
verdict-log = Log
verdict-show-struck = Show what was said (struck)

log-started = Started
log-finished = Finished
log-resumed = Gone on with
log-refiled_decision = Refiled as Decision
log-refiled_supporting = Refiled as Supporting
log-struck = Struck
log-unstruck = Strike taken back
log-came_from = Opened after another record was closed
log-admitted_as_caution = Admitted as Caution
log-ruling_withdrawn = Written decision withdrawn
log-second_confirmed = Confirmed by a second listener
log-copied_for_rating = Copied for a second listener
log-from_transcript = Made from a transcript
log-purged = Words removed

## Red flags

flags-title = Red flags
flags-counts = { $confirmed } confirmed, { $suspected } suspected, { $dismissed } dismissed
flags-none = No flag is raised.
flags-absent =
    { $count ->
        [one] Show the other { $count }, not raised
       *[other] Show the other { $count }, none raised
    }
flag-is = It is a flag
flag-is-fatal = It is a flag: strike…
flag-set = It is a flag…
flag-set-do = Set the flag
flag-dismiss = Dismiss…
flag-dismiss-do = Dismiss it
flag-reason = Reason: { $flag }
flag-take-back = Take back
flag-by-fact = A recorded fact says so. It is changed under “{ $where }”.
flag-by-clock = The clock says so.
flag-fatal-stays = It strikes. Only taking the strike back, with a name and a reason, undoes it.
flag-fatal-note = A fatal flag: confirming it strikes the interview.
flag-said = Reason: { $reason }
flag-absent = absent

weight-fatal = fatal
weight-major = major
weight-minor = minor

flag-not_the_decider = Not their decision
    .why = Somebody who did not choose cannot say why it was chosen.
    .sign = not their decision (“{ $what }”, { $count ->
        [0] not asked again
       *[other] asked again
    })
    .share = { $count } of { $of } causal answers are somebody else’s, and whose decision it was is not known
flag-nothing_bought = Nothing was bought
    .why = Where nothing was bought there is no decision to explain.
    .sign = nothing was bought (“{ $what }”)
flag-no_trade_off = Nothing was given for it
    .why = What costs nothing is not weighed against anything.
    .sign = nothing was given for it (“{ $what }”)
flag-joined_after_order = In post only after the order
    .why = They were not there when the need arose and the choice was made.
    .sign = in post since { $what }, ordered { $of }
flag-wrong_story = Another story
    .why = Another product, another firm, or a routine renewal: not the purchase this is about.
flag-not_an_interview = Not an interview
    .why = A form, a mail or a survey cannot be probed.
    .sign = answers came as “{ $what }”
flag-consent_refused = No consent
    .why = What they do not agree to is not used.
    .sign = consent “{ $what }”
flag-tied_to_seller = Tied to the seller
    .why = An employee, a reseller or a friend has a stake in the answer.
    .sign = tie to the seller “{ $what }”

flag-order_over_12_months = Order over a year ago
    .why = After a year memory has rebuilt the story.
    .sign = order { $count } months ago
flag-no_trigger = No dated event
    .why = Nobody buys out of the blue; without an event the beginning is missing.
    .sign = { $count } probes and no dated event
flag-no_alternative = No alternative named
    .why = Not even leaving it alone came up, so nothing was weighed.
    .sign = { $count } probes and no alternative
flag-no_settlement = Cannot say how it was settled
    .why = They cannot say when or by whose yes it was decided.
flag-feature_tour = Features, no situation
    .why = Reasons and features without an occasion are a tour of the product.
flag-compared_after = Compared after the choice
    .why = A comparison made afterwards justifies the choice and does not explain it.
flag-hearsay_half = Speaks for others
    .why = What others said or did is not what moved them.
    .sign = { $count } of { $of } causal answers tell what others said or did
flag-hypothetical_half = What might be
    .why = What would be is not what was.
    .sign = { $count } of { $of } quotes say what might be
flag-contradiction = Facts contradict each other
    .why = Two facts cannot both be true.
    .sign = { $what }
flag-others_on_call = Others on the call
    .why = In front of the seller or the boss people tell another story.
    .sign = { $what }
flag-led_answers = Led answers
    .why = An answer that was put into their mouth is not theirs.
    .sign = { $count } led answers
flag-reason_fails_probing = The reason does not hold
    .why = Probed for an occasion, the reason they give falls apart.

flag-order_outside_window = Order outside the window
    .why = Three to six months after the order the memory is best.
    .sign =
        { $count ->
            [0] order under a month ago
            [one] order { $count } month ago
           *[other] order { $count } months ago
        }
flag-hearsay_quarter = Partly speaks for others
    .why = What others said or did is not what moved them.
    .sign = { $count } of { $of } causal answers tell what others said or did
flag-hypothetical_quarter = Partly what might be
    .why = What would be is not what was.
    .sign = { $count } of { $of } quotes say what might be
flag-energy_after_purchase = Energy only after the purchase
    .why = They come alive over use and roll-out, not over the choice.
flag-marketing_talk = Brochure language
    .why = Marketing phrases without an occasion are somebody else’s words.
    .sign = { $count } brochure phrases
flag-cut_short = Cut short
    .why = Under half of the planned time leaves no room to probe.
    .sign = cut short ({ $what } of { $of })
flag-interpreted = Interpreted
    .why = Words that went through an interpreter are not theirs to the letter.
    .sign = interpreted or translated
flag-rehearsed_reference = Rehearsed reference
    .why = A reference customer has told it before and has polished it.
    .sign = rehearsed reference customer
flag-paid_panel = Paid panel
    .why = Somebody paid to answer answers more readily.
    .sign = from a paid panel

clash-ordered = order dated { $what }, after the interview of { $of }
clash-joined = in post since { $what }, after the interview of { $of }
clash-said = two items that say the same name different dates or amounts

## How it came about

circ-title = How it came about
circ-note = Only what you say here counts. What is not known raises no flag.
circ-before = What is known about them
circ-unknown = not known
circ-counts =
    { $count ->
        [0] This strikes the interview: { $what }.
        [one] This counts { $count } point: { $what }.
       *[other] This counts { $count } points: { $what }.
    }
circ-outcome = What came of the search
circ-trade-off = What was given for it
circ-channel = Held by
circ-consent = Consent to the interview
circ-tie = Tie to the seller
circ-source = Where they came from
circ-authority = Their part in the decision
circ-others = Who else had a part in the answers
circ-more = About the respondent
circ-interpreted = Interpreted or translated
circ-rehearsed = Reference customer who has told it before
circ-paid-panel = From a paid panel

outcome-bought = Bought
outcome-trial = Trial or free plan
outcome-open = Not settled yet
outcome-dropped = Given up

trade-off-paid = Paid for
trade-off-free = Free
trade-off-gift = A gift
trade-off-bundled = Bundled with something else
trade-off-imposed = Imposed from outside

channel-video = Video call
channel-phone = Telephone
channel-in_person = Face to face
channel-form = Form
channel-email = E-mail
channel-survey = Survey

consent-given = Given
consent-refused = Refused
consent-withdrawn = Withdrawn

tie-none = None
tie-employee = Employee
tie-reseller = Reseller
tie-friend = Friend

source-referral = Referral
source-colleague = A colleague
source-customer_list = List of customers
source-linkedin = Professional network
source-cold = Cold

# "sign" stands in a list: "6 points: seller on the call 3".
other-seller = The seller was on the call
    .sign = seller on the call
other-boss = Their boss was on the call
    .sign = boss on the call
other-colleague = A colleague answered
    .sign = a colleague answered
other-read_out = Answers were read out
    .sign = answers read out

## Counted

tally = { $admitted } admitted, { $caution } caution, { $review } under review, { $struck } struck
tally-unread =
    { $count ->
        [one] { $count } more not read yet
       *[other] { $count } more not read yet
    }
tally-read = Read them
report-print = Print
