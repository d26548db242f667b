# Names of things that have a permanent code: the key is family-code.
# A name stands on a button, in a table or after a colon. It starts with a capital unless it is a state, which reads as
# part of a line: "Trigger filled".

# The language's own name, in the list of languages. Keep it on one line.
own-name = English

## What an interview is listened for

dimension-authority = Authority
dimension-trigger = Trigger
dimension-conflict = Internal conflict
dimension-alternatives = Alternatives
dimension-good_enough = Good enough
dimension-goal_personal = Personal goals
dimension-goal_business = Business goals
dimension-process = Decision process
dimension-people = People and roles
dimension-criteria = Criteria
dimension-budget = Budget
dimension-pain = Problems
dimension-job_core = Core job
dimension-job_related = Related jobs
dimension-job_emotional = Emotional job
dimension-job_consumption = Work over its life
dimension-job_purchase = Work of buying
dimension-context = Context
dimension-moment = Moments of truth
dimension-contact = Trusted contact
dimension-change = Load of the change
dimension-jobmap = Job map
dimension-outcomes = Desired outcomes
dimension-rep_time = Sales time
dimension-corner = Extreme customers
dimension-timeline = Timeline
dimension-referral = Referral

# The four slots. "short" stands on the slot rail, where a quarter of 320 pixels must do.
slot-trigger = Trigger
    .short = Trigger
slot-conflict = Conflict
    .short = Conflict
slot-alternatives = Alternatives
    .short = Alternatives
slot-good_enough = Good enough
    .short = Enough

# What each level is called in a table.
level-silent = silent
level-mentioned = mentioned
level-quoted = quoted
level-specific = specific
level-filled = filled
level-confirmed = confirmed

# The same on a lamp.
lamp-empty = empty
lamp-mentioned = mentioned
lamp-quoted = quoted
lamp-specific = specific
lamp-filled = filled
lamp-confirmed = confirmed

## People

# "part" finishes the sentence "In this purchase they …".
role-dm = Decision maker
    .part = decided
    .typed = d decides decider
role-bh = Budget holder
    .part = held the budget
    .typed = b budget
role-inf = Influencer
    .part = swayed it
    .typed = i sways influencer
role-rec = Recommender
    .part = gave an opinion
    .typed = r asked recommender
role-sab = Saboteur
    .part = stood against it
    .typed = s saboteur
role-ex = User
    .part = uses it
    .typed = u user
role-sup = Support team
    .part = keeps it running
    .typed = t support
role-rep = Sales representative
    .part = sold it
    .typed = p seller

customer-executor = User
customer-support = Support team
customer-buyer = Buyer

authority-unknown = Unknown
authority-not_there = Not there
authority-took_part = Took part
authority-chose = Chose or signed

permission-name = By name
permission-role = By role
permission-anonymous = Anonymously
permission-no = Not at all

## The record

kind-quote = Their words
kind-note = Note

answer-refused = Refused
answer-dont_know = Don’t know

filing-decision = Decision
filing-supporting = Supporting

check-verified = verified
check-near = near
check-unclear = unclear
check-not_found = not found
check-kept = kept as you have it

# "card" is what to say aloud to it, in the interview’s own language (method, E2).
hit-hypothetical = Hypothetical
    .card = When did that last come up for real?
hit-generalisation = Generality
    .card = Tell me about the most recent one.
hit-hearsay = Hearsay
    .card = What did you see or hear yourself?
hit-distancing = Somebody else’s act
    .card = Who, exactly? Where were you at that point?
hit-distancing_weak = “We”, without a name
    .card = Who, exactly? Where were you at that point?
hit-vague = Vague amount
    .card = Put a number on that for me, even a rough one.
hit-marketing = Brochure language
    .card = What did that look like on the day?
hit-leading = Led answer
    .card = What would you have said without my asking?

hit-state-open = open
hit-state-dismissed = dismissed
hit-state-answered = answered

flag-state-suspected = suspected
flag-state-confirmed = confirmed
flag-state-dismissed = dismissed

## Typed parts

alternative-people = Hiring somebody
    .typed = hire hiring
alternative-rival_vendor = Another vendor
    .typed = vendor
alternative-do_nothing = Leaving it alone
    .typed = nothing
alternative-workaround = A workaround
    .typed = excel spreadsheet spreadsheets paper whiteboard
alternative-in_house = Building it in-house
    .typed = in-house
alternative-incumbent = What was there already
    .typed = incumbent
alternative-adjacent = Something next to it
    .typed = adjacent

goal-promotion = Promotion
goal-job_security = Job security
goal-status = Status
goal-fun = Fun
goal-support_risk = Help later, less risk

load-teach = Teach
load-train = Train
load-hire = Hire
load-fire = Let go

severity-0 = none
severity-1 = slight
severity-2 = bad
severity-3 = severe

step-define = Define
step-locate = Locate
step-prepare = Prepare
step-confirm = Confirm
step-execute = Execute
step-monitor = Monitor
step-modify = Modify
step-conclude = Conclude

link-receive = Receive
link-install = Install
link-learn = Learn
link-integrate = Integrate
link-maintain = Maintain
link-repair = Repair
link-upgrade = Upgrade
link-move = Move
link-retire = Retire

phase-first_thought = First thought
phase-passive = Looking around
phase-active = Looking for real
phase-deciding = Deciding
phase-onboarding = Getting started
phase-ongoing = In use

turn-plus = towards
turn-minus = away

## Guide and score

prompt-kind-open = Open question
prompt-kind-rating = Rating
prompt-kind-screen = Screening question
prompt-kind-task = Task

timing-opening = From the start
timing-after_rapport = Once something is kept
timing-mid = Midway
timing-closing = Towards the end

band-fragment = Fragment
band-thin = Thin
band-usable = Usable
band-complete = Complete

profile-dm = Decision maker
profile-dm_exec = Decision maker, owner or CEO
profile-lean = Four slots
profile-bh = Budget holder
profile-inf = Influencer and others
profile-ex = User
profile-sup = Support team
profile-rep = Sales representative

## The buying committee

# "typed" is what is typed after @name or ~name for it: words, and one letter where it is typed often.
stance-for = for it
    .typed = + pro
stance-neutral = neutral
    .typed = = neutral
stance-against = against it
    .typed = - against
power-decides = has the last word
    .typed = y final
power-veto = can block it
    .typed = v veto
power-shapes = shapes what is chosen
    .typed = h shapes
power-advises = advises
    .typed = c advises
