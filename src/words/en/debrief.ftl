## The debrief, three minutes after the call

debrief = Debrief
debrief-lede = Three minutes, while you can still hear them. Skip anything.
debrief-offer = Three minutes, while you can still hear them.
debrief-report = Open the report
debrief-ended = ended { $time }
debrief-whose = Whose decision it was
debrief-heard = What was heard
debrief-heard-lede = Tick what you know. The level follows; nobody chooses a grade.
debrief-marks = Marks to fill
debrief-reading = Completeness, a separate reading
debrief-losing = Losing most: { $lost }
debrief-verdict =
    { $verdict ->
        [admitted] admitted
        [caution] caution
        [under_review] under review
       *[struck] struck
    }
debrief-end = Verdict: { $verdict }.
debrief-so-far = Verdict so far: { $verdict }.
debrief-next = Next: { $step }
debrief-no-next = No next step is written down.

## The facts of what was heard

fact-unsorted = Not sorted yet
fact-unsorted-so = Edit says where each belongs; what is in no dimension earns nothing.
fact-unweighed = It is not weighed.
fact-points = { $points } of { $of }
fact-ticks = Facts at { $time }
fact-quote = in their words
fact-specific = specific
fact-overrule = Overrule
fact-read-back = read back
fact-again = said again
fact-date = a date
fact-person = a person
fact-count = a number
fact-amount = an amount
fact-hours = hours
fact-so = So: { $level }.
fact-confirm = It takes one of read back, or said again two minutes away.
fact-makes = That makes it { $level }, { $gain }.

## How it was held

craft = Craft
craft-lede = Advice for the next one, never a grade.
craft-used = Time
craft-time = { $title }: { $used } of { $planned }
craft-early = early: asked at { $time }, opens at minute { $minute }
craft-leads = its wording leads
craft-supposes = asks what might be, not what was
craft-unasked =
    { $count ->
        [one] { $count } must-ask prompt was not asked
       *[other] { $count } must-ask prompts were not asked
    }
craft-read-back =
    { $slots ->
        [0] No slot was read back
       *[other] { $slots } of 4 slots were read back
    }

## What is to be done

follow-ups = Follow-ups
follow-new = Something to do
follow-add = Add
follow-done = Done: { $text }
follow-words = What to do
follow-suggested = Suggested follow-ups
follow-respondent = the respondent
follow-thank = Send thanks to { $who }
follow-introduce = Ask { $who } to introduce { $name }
follow-whose = Ask again whose decision it was
follow-minutes = Ten minutes more: { $names }
follow-marks = Fill the open marks
