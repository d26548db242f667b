# The screens. Short, plain, present tense; no praise, no blame. What happened, what is safe, what to do.

## Everywhere

app-title = On Record
tabs = Interview
tab-prepare = Prepare
tab-live = Live
tab-report = Report
theme = Light or dark
language-switch = Interface in { $name }
notice-close = Close
respondent-unnamed = Nobody named yet
minutes =
    { $count ->
        [one] { $count } min
       *[other] { $count } min
    }

storage = Storage
storage-ready = Saving works here
storage-kept = In this browser { $time }, not crash-safe yet
storage-saved = Saved { $time }
storage-going = Saving…
storage-unsafe = In this browser { $time }, not on the disk
storage-unsafe-what = The disk does not take what is written here ({ $why }). The words are in this window and in the browser’s memory, and may be lost if the browser stops.
storage-unsafe-todo = You can go on; it is tried again all the time. Download a copy now, and look whether the disk is full.
storage-waiting =
    { $count ->
        [one] { $count } change not saved
       *[other] { $count } changes not saved
    }
storage-denied = Not saved: memory only
storage-denied-what = The browser gives this page no storage. Everything here is in memory only.
storage-denied-todo = You can go on. Download a copy before you close this window, or allow storage for this page and reload.
storage-download = Download everything
storage-retry = Try again

found-set-aside =
    { $count ->
        [one] { $count } stored record could not be read and was set aside.
       *[other] { $count } stored records could not be read and were set aside.
    }
found-orphans =
    { $count ->
        [one] { $count } kept item belongs to an interview that is not here.
       *[other] { $count } kept items belong to interviews that are not here.
    }
found-changed = Another window had changed this record. What it wrote was set aside.
found-problems =
    { $count ->
        [one] { $count } stored record could not be read whole; what could be read is here.
       *[other] { $count } stored records could not be read whole; what could be read is here.
    }
found-newer-app = A newer version of On Record has written here. This version shows what it can and writes nothing; reload to get the newer one.
storage-spilled =
    { $count ->
        [one] The browser’s storage is full. { $count } record had no room in it and is in the second copy only, on this machine’s disk.
       *[other] The browser’s storage is full. { $count } records had no room in it and are in the second copy only, on this machine’s disk.
    }
storage-spilled-todo = You can go on. Download what you want to keep and free some room: nothing is deleted by itself.
storage-reserve = The browser’s storage is full. The last words fitted because a reserve was freed; the next ones may not.
storage-reserve-todo = Export what you want to keep and free some room: nothing is deleted by itself.
found-mended =
    { $count ->
        [one] { $count } record had not reached the browser’s storage, as when it was stopped while you typed. It came back from the second copy.
       *[other] { $count } records had not reached the browser’s storage, as when it was stopped while you typed. They came back from the second copy.
    }
pen-elsewhere = Following along, read-only. This interview is open in another window, which has the pen.
pen-elsewhere-todo = What is written there shows here as it is written. To write in this window, take the pen; the other one then follows.
pen-take = Write here instead
found-todo = Nothing was deleted. The download holds every record, those too.

rescue-what = The app stopped working.
rescue-todo = What you typed is stored in this browser, the last word too. Reload to go on; download everything first if you want a copy.
rescue-unkept = Not everything you typed could be stored. Download everything before you reload: the file holds what is still to be had.
rescue-lamp = Storage, as it was shown last:
rescue-lost = On Record could not be loaded.
rescue-lost-todo = Look whether you are connected and whether this browser is a current one, then reload. What is stored in this browser is untouched, and you can download it here.
rescue-reload = Reload
rescue-download = Download everything
rescue-safe = List what is stored
rescue-safe-what = On Record stopped while it started.
rescue-safe-todo = So no interview is opened here, and nothing was deleted. Download what you need. If one interview seems to be the cause, set it aside; then try again.
rescue-again = Try again
rescue-one = Download
rescue-aside = Set aside
rescue-aside-done = Goes aside at the next start
rescue-nameless = Interview without a name
rescued-what = Words from when the app broke, { $time }
rescued-of = In the interview with { $name }.
rescued-todo = They stood in a field and are not in the record. They stay here until you say what becomes of them.
rescued-put = Put into the field
rescued-note = Keep as a note
rescued-drop = Discard
found-asked =
    { $count ->
        [one] { $count } interview was set aside, as you asked.
       *[other] { $count } interviews were set aside, as you asked.
    }

lost-what = There is nothing at “{ $address }”.
lost-todo = The interview may be in another browser, or the address belongs to another version. What is here is listed below.

## Home

home-title = Hear why they really bought.
home-lede = A guide beside your call, and an honest account of what the call was worth. It runs in this browser, keeps everything on this machine, and asks the network for nothing.
interviews = Interviews
new-interview = New interview
import = Import
try-sample = Try the sample study
sample-title = Sample study
version-mark = another version, kept beside
sample-mark = sample, invented
state-planned = planned
state-running = running
state-finished = finished
drop-title = Drop an interview, a transcript or a guide here
drop-note = Nothing already here is overwritten; each file says what became of it.
here-title = On this machine
here-note = Everything stays in this browser, in two copies. “Saved” means that the words are on this machine’s disk.
here-copies = A copy outside the browser is yours to keep: Export JSON in each report.
voices-title = Two voices
voices-note = Serif is always a customer’s own words. Everything we say, and everything you paraphrase, is in this face.

import-open = Open
import-added = { $name } was added.
import-same = { $name } is here already, exactly like this. Nothing was changed.
import-older = { $name } is here already, and newer than in this file. Nothing was changed.

arrived-title = { $count } of { $all } interviews can be added
arrived-none =
    { $all ->
        [one] { $all } interview was read, and there is nothing to add
       *[other] { $all } interviews were read, and there is nothing to add
    }
arrived-nothing-yet = Nothing has been written yet.
arrived-list = See the list
arrived-going =
    { $count ->
        [one] { $count } interview so far
       *[other] { $count } interviews so far
    }
arrived-stop = Stop
arrived-add =
    { $count ->
        [one] Add { $count } new
       *[other] Add { $count } new
    }
arrived-replace-all =
    { $count ->
        [one] Replace { $count } with the newer
       *[other] Replace { $count } with the newer
    }
arrived-beside-all =
    { $count ->
        [one] Keep { $count } beside
       *[other] Keep { $count } beside
    }
arrived-add-one = Add
arrived-replace = Replace
arrived-keep = Keep beside
arrived-differs =
    { $count ->
        [one] { $count } difference
       *[other] { $count } differences
    }
arrived-count-out =
    { $count ->
        [one] One stays out: the respondent no longer agrees.
       *[other] { $count } stay out: the respondents no longer agree.
    }
arrived-count-unread =
    { $count ->
        [one] One cannot be read.
       *[other] { $count } cannot be read.
    }
arrived-count-same =
    { $count ->
        [one] One is already here, unchanged.
       *[other] { $count } are already here, unchanged.
    }
arrived-count-older =
    { $count ->
        [one] One is older than what is here.
       *[other] { $count } are older than what is here.
    }
arrived-count-newer =
    { $count ->
        [one] One is newer than what is here.
       *[other] { $count } are newer than what is here.
    }
arrived-count-beside =
    { $count ->
        [one] One was changed both here and there.
       *[other] { $count } were changed both here and there.
    }
arrived-count-done =
    { $count ->
        [one] One is done.
       *[other] { $count } are done.
    }
arrived-new = New
arrived-same = Already here, unchanged
arrived-older = Older than what is here
arrived-older-file = Older than another of these files
arrived-twice = The same as another of these
arrived-newer = Newer than what is here: it can take its place, and what is here goes to the trash
arrived-beside = Changed here and there: both are kept, and neither is changed
arrived-purged = No longer agrees: the words were removed here and stay out
arrived-withdrawn = No longer agrees, says this file; here the words still stand. Open the report and remove them here, too
arrived-out = No longer agrees, says another of these files: it stays out
arrived-added = Added
arrived-replaced = Replaced; what was here lies in the trash
arrived-undone = Taken back: what was here is here again
differs-nothing = nothing
differs-field = { $path }: here “{ $here }”, in the file “{ $there }”
differs-only-here = Only here: “{ $text }”
differs-only-there = Only in the file: “{ $text }”
deletion-read =
    { $all ->
        [one] { $by } has deleted { $all } interview; { $count } of that is here.
       *[other] { $by } has deleted { $all } interviews; { $count } of them are here.
    }
deletion-none = There is nothing to delete here.
deletion-todo = Nothing was deleted here yet. What you delete goes to the trash.
deletion-withdrawn = Consent was withdrawn. Nothing was deleted here yet. What you delete goes for good, and only the fact and the date remain.
deletion-do =
    { $count ->
        [one] Delete this { $count } interview
       *[other] Delete these { $count } interviews
    }
deletion-purge-do =
    { $count ->
        [one] Remove the words of this { $count } interview for good
       *[other] Remove the words of these { $count } interviews for good
    }
deletion-done =
    { $count ->
        [one] { $count } interview is in the trash.
       *[other] { $count } interviews are in the trash.
    }
deletion-purged =
    { $count ->
        [one] The words of { $count } interview are gone from this browser.
       *[other] The words of { $count } interviews are gone from this browser.
    }
deletion-left = { $count } deleted, { $left } could not be: some words are not stored yet, or another window has the interview open.
deletion-line = { $name }
deletion-changed = { $name }: changed here since
copy-everything = Copy of everything
copy-last = Last copy: { $day }
copy-never = There is no copy outside this browser yet.
copy-failed = The copy could not be made. Nothing was changed.
import-differs = The score written in the file is not the one its evidence gives. The one shown here was computed afresh.
import-not-added = { $name } could not be added.
import-more-faults =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
import-unreadable = The browser could not read the file: { $why }
import-unreadable-todo = Nothing was changed. Try once more, or open the file from another folder.
import-guide = The guide “{ $name }” was added.
import-guide-todo = Choose it under Prepare.
import-guide-same = The guide “{ $name }” is here already, exactly like this. Nothing was changed.
import-rubric = This is a rubric.
import-rubric-todo = Interviews scored by another rubric carry it with them; a rubric by itself changes nothing here.
import-study = The study was added.
import-study-same = The study is here already.

## Prepare

prepare-lede = Ten minutes here save the hour. Nothing is required; what is missing is simply said.
prepare-who = Respondent
prepare-purchase = Purchase and memory
prepare-guide = Guide
prepare-consent = Quotes
respondent = Respondent
respondent-note = a name or an alias
company = Company
job-title = Job title then
role = Role in the decision
role-note = the first thing to test live
roles-more =
    { $count ->
        [0] Played more than one part?
        [one] and { $count } more part
       *[other] and { $count } more parts
    }
customer-type = Side of the product’s life
interviewer = Interviewer
interviewer-note = remembered for the next one
exec = Owner, CEO or equally close to business results
exec-note = Personal and business goals then weigh the same, 10 and 10 instead of 18 and 2 (a rule of thumb of the source).
bought = What was bought
order-date = Order date
joined-date = In post since
date-placeholder = 2025-03-11 or 2025-03
date-unread = Not a date that can be read. Write 2025-03-11, or 2025-03 for a month.
order-fresh =
    { $months ->
        [one] { $months } month ago: inside the 3 to 6 month window
       *[other] { $months } months ago: inside the 3 to 6 month window
    }
order-young =
    { $months ->
        [0] this month: they may not have lived with it yet
        [one] { $months } month ago: they may not have lived with it yet
       *[other] { $months } months ago: they may not have lived with it yet
    }
order-old =
    { $months ->
        [one] { $months } month ago: memory is thinner; ask for days and documents
       *[other] { $months } months ago: memory is thinner; ask for days and documents
    }
order-stale =
    { $months ->
        [one] { $months } month ago: over a year, memory is rebuilt by now
       *[other] { $months } months ago: over a year, memory is rebuilt by now
    }
order-future = This date is still to come
joined-before = before the order
joined-after = after the order: they cannot know why it was placed, and a Decision interview is struck for it
joined-same-month = in the month of the order, and one date lacks its day: find out which came first
guide = Guide
interview-language = Interview language
filing = Filed as
filing-note = only Decision interviews explain causes
filed-as = filed as { $filing }
guide-settled = The guide is settled: something has been asked or kept.
guide-untranslated = This guide is in English only; its questions will show in English.
permission = Quotes may be used
permission-later = ask at the end
start-interview = Start interview
to-live = Back to the live screen
to-prepare = { $who }: back to Prepare
plan = The plan
plan-note = Must-ask prompts, plus optional ones that fill the slack. Three minutes stay free for closing.
first-title = In the first five minutes
first-1 = What was bought, and when?
first-2 = Whose call was it?
first-3 = Were you there when it started?
first-4 = What else was considered?

## Live

live-title = Live interview
live-not-started = Not started yet. What you type is kept; the clock stands at zero.
live-ended = The clock stands. What you type is still kept.
live-resume = Go on with it
skip-to-field = Skip to the capture field
clock = Time
clock-elapsed = Elapsed
clock-left = left
clock-over = over
clock-stopped = stopped
prompt = Prompt
previous-prompt = Previous prompt
next-prompt = Next prompt
all-prompts = All prompts
find-prompt = Find a prompt
find-nothing = No prompt has these words.
prompt-asked = Asked
prompt-none = No prompt: note anything
prompt-none-note = What you keep here stands against no question. { $key } goes to any prompt.
prompt-untranslated = in English; this guide has no translation
prompt-optional = optional
prompt-other-role = for another role
prompt-after = after { $minute }:00
prompt-opens = Early: suggested from { $minute }:00 on
prompt-past = Its usual time was before { $minute }:00
prompt-good = Listen for:
prompt-pitfall = Careful:
why = Why
then = Then
then-nothing = that was the last one
kept-here = Kept on this prompt
authority = Authority
authority-waits = Causes count once you know whose decision it was.
completeness = Completeness
not-scored = not scored
next-best = Next best question
next-best-go = Go
next-best-go-to = to the next best question
next-best-none = Nothing left that raises the score
next-best-authority = causes count only after this
next-best-slot = no quote yet in { $slot }
next-best-raises = { $dimension } is thin
next-best-closing = time to close
next-best-gain =
    { $count ->
        [one] +{ $points } point
       *[other] +{ $points } points
    }
next-best-minutes = about { $minutes } min
slots = Slots: press one to send what you type there
slot-not-yet = ({ $state })
aim = Other dimensions of this prompt
aim-to = or to
capture-region = Capture
capture = Capture
capture-placeholder = Type what you hear. Start with " for their words.
capture-as-quote = Kept as their words.
capture-as-note = Kept as a note.
changed-elsewhere = Changed under another prompt: “{ $words }”
capture-too-long = { $found } of at most { $most } characters. It stays in the field; shorten it to keep it.
voice = Whose words
voice-note = Note
voice-quote = Their words
keep = Keep
undo = Undo
finish = Finish
goes-to = goes to
unsorted = unsorted
specific = Specific
read-back = Read back
edit = Edit
evidence = Evidence so far
evidence-rest = Everything else

edit-item = Edit this item
edit-words = Words
edit-dimensions = Evidence in
edit-dimensions-now = Evidence in: { $names }
edit-facts = Facts in it
edit-done = Done
delete-item = Delete
part-none = not said
part-date = Date
part-amount = Amount
part-hours = Hours
part-count = Count
part-person = Person
part-pain-step = Step it hurt at
part-severity = How bad
part-job-step = Step of the job
part-chain-link = Link of the chain
part-phase = Phase
part-moment = Which way it turned
part-importance = How much it mattered (1–5)
part-satisfaction = How well it was served (1–5)
part-alternative = Alternative
part-alternative-kind = Kind of alternative
part-seriousness = How far it went
part-goals = Personal goal
part-change = The change asked them to
part-answer = No answer
part-again = Says the same as
seriousness-0 = heard of
seriousness-1 = looked at
seriousness-2 = quote or trial
seriousness-3 = runner-up

keys = Keys
keys-close = Close
key-keep = keep what is typed
key-quote = first character: their words
key-voice = their words, or a note again
key-slot = send to { $slot }; again to take it back
key-dimension = send to dimension { $number } of this prompt besides the slots
key-line = new line
key-next = next prompt
key-previous = previous prompt
key-jump = go to any prompt
key-next-best = take the next best question
key-why = why this question
key-undo = undo, outside text or in the empty field
key-redo = do it again
key-leave = close, or leave the field
key-sheet = this sheet

## Report

report-kind = Interview
report-ordered = ordered { $date }
report-authority = authority: { $rung }
report-length = { $time } long
report-with = with { $name }
report-running = The clock is still running.
report-draft = Words still stand in the field, typed and not kept:
report-foot = On Record · guide { $guide } · rubric { $rubric }
guide-missing = The guide or rubric of this interview is not here.
guide-missing-todo = Everything kept is shown below. Import the guide, or export this interview from where it was made: such an export carries its guide.
score-note = Coverage of the guide, not quality
export-json = Export JSON
export-failed = The file could not be handed over. { $why }
export-failed-todo = The interview is still here. Try another browser window, or allow downloads for this page.
slots-title = Four slots
slot-todo = No words of theirs yet. A note never fills a slot.
ledger-title = Where the points are
ledger = Score ledger
ledger-caption = Weight, level, points, points lost and the one action that raises each dimension
ledger-item = Dimension
ledger-weight = Weight
ledger-level = Level
ledger-share = Share
ledger-points = Points
ledger-lost = Lost
ledger-raise = What would raise it
ledger-total = Total
ledger-no-cap = no cap applies
ledger-rounded = rounded down to { $score }
ledger-would-be = Would be { $state }.
cap-slots =
    { $slots ->
        [0] at most { $at }: no slot holds a quote
        [one] at most { $at }: only { $slots } slot holds a quote
       *[other] at most { $at }: only { $slots } slots hold a quote
    }
cap-heavy = at most { $at }: { $dimension } is below quoted or specific
cap-no-quote = at most { $at }: nothing is in their own words
raise-ask = Ask: { $ask }
raise-ask-again = Ask again: { $ask }
raise-keep = Keep what comes up about it; no prompt of this guide asks for it
raise-quote = Take it down in their own words, { $words } or more
raise-specific = Get a date, a number, a name or a place for it
raise-adopt = Adopt the transcript’s words
raise-read-back = Read it back and have it confirmed
raise-authority = Find out whose decision it was
raise-hit = Settle the hint in it: { $hit }
raise-rule = Rule whether the transcript holds these words
raise-decider = Ask the one who decided; this respondent’s word earns no more
required-met = { $met } of { $of } required
goal-balance = goal balance { $percent } %
kept-title = Everything kept
kept-nothing = Nothing was kept.

## Pacing

pause = Pause
resume = Resume
key-pause = pause, or let the clock run again
pace-on = on pace
pace-behind =
    { $count ->
        [one] { $count } minute behind
       *[other] { $count } minutes behind
    }
pace-closing = time to close
prompt-rapport = After rapport: once something is kept, or from { $minute }:00 on
prompt-middle = For the middle: once a cause or the job is kept, or from { $minute }:00 on
prompt-end = For the end: from { $minute }:00 on
prompt-money = Too early for money: opens at minute { $minute }
next-best-recalled = still nothing on { $dimension }
live-left-open = This clock has been running for more than four hours.
live-left-open-todo = It may have been left open. Everything kept stays as it is.
live-leave-off = End it at the last kept moment

## Marks

mark = Mark
mark-made = Marked at { $time }.
mark-to-fill = Mark to fill
mark-fill = Fill
mark-filling = Filling the mark at { $time }. Esc leaves it.
mark-remove = Remove
mark-rewind = Seconds a mark goes back (0–60)
marks-open =
    { $count ->
        [one] { $count } mark to fill
       *[other] { $count } marks to fill
    }
key-mark = mark this moment and fill it later; in the empty field Enter does the same

## Keys of one's own, and discreet mode

keys-delivered = All as delivered
keys-are-delivered = Every key is as delivered.
keys-outside = Outside text
keys-single = Keys that are one character by themselves
keys-single-note = They work only while nothing is being typed.
key-asked = asked, or not after all
key-probe = follow-up question { $number } asked, or not after all
key-read-back = the newest item here was read back, or not after all
key-edit = edit the newest item here; “don’t know” and “refused” are there
key-undo-outside = undo
key-discreet = discreet mode, for a shared screen
key-field = back to the field, as any letter that does nothing else
key-change = Change
key-press = Press the new key
key-delivered = As delivered
key-changed = { $key } now does this: { $does }
key-refused-taken = That key has a use already: { $does }. Change that one first.
key-refused-history = That key goes back and forth in the browser’s history. Choose another.
key-refused-menu = That key opens the address bar or a menu. Choose another.
key-refused-browser = Combinations with Ctrl, ⌘ or Shift belong to the browser, the system and screen readers. Choose another.
key-refused-needed = Browser, keyboard or screen reader need that key as it is. Choose a letter or a digit, or an arrow up or down with Alt.
key-refused-field = In the field that would be typed. Hold Alt with a letter, a digit, or an arrow up or down.
key-refused-outside = Outside text a key is one character by itself. Leave Alt.
discreet = Discreet mode
discreet-on = Discreet: names, score and kept words are hidden.

## The capture grammar and the people

understood = Understood so far. A press takes it back.
understood-specific = specific: { $what }
understood-other = somebody else of that name
understood-part = { $name }’s part, if you know it
key-plain = what was understood last is plain words; or all of it counts again
key-people = the people of the purchase
signs = Signs in the field
signs-about = They begin a word. In their words they count only after the last word. Nobody has to know them.
sign-person = somebody: { $example }. Part: d decided, b budget, i swayed, r asked, s against it, u uses it, t keeps it running. Stance: + = -. Power: y last word, v can block, h shapes, c advises. @@ is somebody else of that name.
sign-pain = a pain, with its step and how bad it was, 0 to 3: { $example }
sign-alternative = something else that was weighed, and how far it went, 0 to 3: { $example }
sign-budget = money: { $example }
sign-dimension = where the words belong, by the beginning of its name: { $example }
people = People of the purchase
people-about = In the field @ and a name adds somebody.
people-add = Add somebody
people-name = Name
people-title = Job title
people-roles = Part in it
people-stance = Where they stood
people-power = What they could do
people-remove = Remove { $name }
people-none = Nobody was named.
people-edit = Change
part-prompt = Stands under
part-no-prompt = no prompt

## Guides of one’s own

guides = Guides
guides-own = Guides of your own
guides-lede = Duplicate a guide, make it yours, and interview with it. An interview keeps the guide it was given, whatever changes here later.
guide-built-in = built-in
guide-version = version { $version }
guide-many =
    { $count ->
        [one] { $count } prompt
       *[other] { $count } prompts
    }
guide-draft =
    { $count ->
        [one] draft: { $count } thing to settle
       *[other] draft: { $count } things to settle
    }
guide-not-ready = a draft, not ready
guide-outdated = This interview keeps the guide it was given. Here it has changed since, or was deleted.
guide-duplicate = Duplicate
guide-copy-of = { $title } (copy)
guide-nameless = Guide without a name
guide-deleted = “{ $name }” was deleted.
guide-deleted-todo = Interviews that use it carry it with them.
guide-texts = Language of the texts
guide-usable = Nothing to settle
guide-settle = To settle before it can be used
guide-ready = Nothing: it can be chosen for an interview.
guide-advice = Worth a second look
guide-no-advice = Nothing: times and slots fit.
guide-undone = Taken back.
guide-added = Added.
guide-removed = Removed. Undo brings it back.
guide-last-section = The only section stays.
guide-moved = Number { $number } of { $of } now.
guide-unmoved = It is at the end already.
guide-outline = Sections and prompts
guide-outline-note = The last section is the closing.
guide-sections = Sections
guide-section = Section
guide-section-nth = Section { $number }
guide-section-minutes = Minutes of section { $number }
guide-section-add = Add a section
guide-prompts = Prompts
guide-prompt = Prompt { $number }
guide-prompt-add = Add a prompt
guide-unasked = Prompt without a question
guide-panel = Fields of this prompt
guide-up = Move up
guide-down = Move down
guide-remove = Remove
guide-title = Title
guide-min = min
guide-minutes = Minutes
guide-minutes-short = { $minutes } min
guide-unread = No number of minutes up to 240. { $kept } stays.
guide-recruits = For: { $names }
guide-everyone = Everyone
guide-ask = Question
guide-why = Why it is asked
guide-good = What strong evidence looks like
guide-pitfall = What to be careful of
guide-probes = Follow-up questions
guide-probe = Follow-up question { $number }
guide-probe-add = Add a follow-up question
guide-probe-up = Move follow-up question { $number } up
guide-probe-remove = Remove follow-up question { $number }
guide-english = In English: { $text }
guide-window = Window
guide-from = From minute
guide-to = To minute
guide-timing = When in the call
guide-kind = Kind
guide-core = Must-ask
guide-must = must-ask
guide-core-note = Must-ask prompts fill the time; the others fill the slack.
guide-dims = Main dimension
guide-also = Evidence in: { $names }
guide-roles = Asked of
guide-roles-now = Asked of: { $names }
import-guide-copy = A guide with the id of “{ $name }” is here already with other content. The file was added beside it as a copy.
import-guide-copy-todo = Compare the two and keep what you need; neither was changed.

## The floating strip

strip = Strip
strip-placeholder = Type what you hear
strip-back = Back to the window
strip-missing = This browser has no strip that floats above other windows.
strip-missing-todo = Chrome and Edge on a computer have one. Here, make this window 400 pixels wide and put it beside the call: everything works at that width.
strip-refused = The browser did not open the strip.
strip-refused-todo = Press its button once more. If it still does not open, the browser or its settings do not allow it: make this window 400 pixels wide and put it beside the call.
key-strip = the strip above other windows, and back

## Whose decision it was: the watch, the pivot card, and a record that is struck

watch-unknown = Whose decision? Not known yet
watch-not-there = Not there when it was decided
watch-joined = In post only after the order
watch-joined-todo = They cannot know why it was placed.
watch-asked = Asked again
watch-decided = The respondent decided
watch-leave = Leave it
watch-still-unknown = Asked again, and still not known
watch-still-not-there = Asked again, and not their decision
watch-turn = Causes no longer count. Turn to what they lived through.
watch-open = Open the pivot card
watch-call = Whose decision?
key-watch = whose decision it was: ask again, or the pivot card
pivot = Pivot card
pivot-stop = Stop asking why it was bought: it no longer counts.
pivot-who = Who made that call, and would you introduce us?
pivot-offer = May we leave the purchase there, and talk about what it changed for you?
pivot-name = Who decided
pivot-reach = How to reach them
pivot-agreed = They agreed to go on
pivot-guide = Go on with
pivot-reason = Reason for closing this record
pivot-reason-absent = They were not there when it was decided.
pivot-reason-joined = They took the post after the order was placed.
pivot-closes = Closing sets Authority to Not there. No key undoes it; the report can. What stands in the field stays with this record.
pivot-go = Close this record and go on
pivot-only = Only close this record
pivot-back = Back
struck = Struck
struck-live = This record is closed as struck.
struck-after = The record that followed
struck-before = The record before
struck-opened = Opened after another record was closed
struck-opened-note = A clock of its own; only the lead came along.
struck-report = Kept with its reason, and out of every count.
lead = Lead: { $who }
unstrike = Take the strike back
unstrike-do = Take it back
unstrike-by = Who takes it back
unstrike-reason = Why
unstrike-note = Name and reason stay in the log.
unstruck = Strike taken back: { $note }
discreet-veil = Discreet mode hides this page on a shared screen.
discreet-veil-todo = Leave it when nobody else is looking.
discreet-leave = Leave discreet mode


## What words hint at

hint-answered = Answered
hint-false-alarm = False alarm
hint-said = Hint: { $what }. To say: “{ $card }”
hint-none = There are no hints for interviews in this language: nobody has written its phrases down yet.
key-answered = the phrase that is pointed out was answered
key-false-alarm = the phrase that is pointed out is a false alarm
