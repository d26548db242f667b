## The transcript, and what was taken down against it

transcript = Transcript and quotes
transcript-none = Drop the transcript of the call here: WebVTT, SRT or text with names. It is read in this browser and goes nowhere.
transcript-choose = Choose a file
transcript-replace = Replace
transcript-pasted = pasted text
transcript-plain = text with names
transcript-paste = Paste the text instead
transcript-paste-field = Text of the transcript
transcript-paste-read = Read it
transcript-read = { $file } was used: { $cues } { $cues ->
    [one] cue
   *[other] cues
  }, { $speakers } { $speakers ->
    [one] speaker
   *[other] speakers
  }.
transcript-ahead = Its clock is { $time } ahead of yours.
transcript-behind = Its clock is { $time } behind yours.
transcript-kept-whole = All of it is kept, as you asked.
transcript-kept = Kept of it: the { $count } { $count ->
    [one] line
   *[other] lines
  } around quotes and marks, who spoke, what was counted, and a fingerprint of the file.
transcript-here = The rest is here until this window closes.
transcript-gone = The rest is not here; choose the file again to look things up in it.
transcript-again = This is the file that was used: all of its lines are here again.
transcript-pending = Read, not used yet
transcript-summary = { $file }, { $kind }: { $cues } { $cues ->
    [one] cue
   *[other] cues
  }, { $speakers } { $speakers ->
    [one] speaker
   *[other] speakers
  }, { $time }.
transcript-notes = { $repaired } { $repaired ->
    [one] line
   *[other] lines
  } repaired, { $skipped } skipped
transcript-note = Line { $line }: { $why }
transcript-more-notes = And { $count } more.
transcript-effects = What using it changes
transcript-whole = Keep the whole transcript
transcript-whole-note = Otherwise only the lines around quotes and marks are stored, and exported with the interview. Keep it where there is nothing to keep lines around yet.
transcript-use = Use this transcript
transcript-leave = Leave it
transcript-used = The transcript was used. Undo takes it back.
transcript-held = Held on
transcript-held-note = Taken from the file’s date. How old a memory is counts from this day.
transcript-lines = All { $count } lines
transcript-kept-lines = The { $count } kept lines
transcript-more = Show { $count } more
note-not-speech = skipped, belongs to no cue
note-no-words = skipped, a cue without words
note-time-unreadable = kept without its time, which cannot be read
note-time-misspelled = time spelled unusually, read all the same
note-time-negative = began before the start, set to the start
note-time-reversed = kept without its end, which came before its beginning
note-out-of-order = moved up to where its time puts it
note-overlap = ended where the same speaker’s next words begin
note-blank-missing = read as a cue of its own, though no blank line stands before it
note-blank-within = joined to the cue before it
note-name-within = joined to the words before it
note-arrow = read as words, though it has an arrow
note-unknown-tag = kept without a tag the format does not know
note-broken-character = a broken character replaced
note-old-encoding = no UTF-8, read as Windows-1254
note-too-many-speakers = kept without its name, there are too many
speakers = Who is who
speaker-nobody = No name
speaker-counts = { $words } { $words ->
    [one] word
   *[other] words
  }, { $questions } { $questions ->
    [one] question
   *[other] questions
  }
speaker-no-respondent = Nobody is the respondent, so no quote can be looked up.
effect-total = score { $before } → { $after }
effect-none = no change to the score
effect-beyond = { $count } said outside the recording, left as they are
effect-led = { $count } gave back the question: count as notes
effect-leading = { $count } answered a leading question
quote-counts = Quotes and the transcript
quote-unchecked = not checked
quote-measure = { $near } %
quote-best = best { $near }
quote-adopt = Adopt their wording
quote-adopt-unclear = It is this, adopt
quote-keep-mine = Keep mine
quote-note = Make it a note
quote-adopting = adopting: { $effect }
quote-not-found = Counts as a note now. Automatic transcripts miss about one word in ten, so this says nothing about you. If it was said in other words, keep that line from the list below.
quote-led = More than half of these words stood in the question before. It counts as a note while you leave it so.
quote-own = The words are their own
quotes-settled = { $count } { $count ->
    [one] quote that needs
   *[other] quotes that need
  } nothing from you
difference-you = you
difference-they = they
unchecked = { $count } { $count ->
    [one] quote has
   *[other] quotes have
  } not been checked: kept or changed later, or said outside the recording.
unchecked-check = Check now
unchecked-beyond = Nothing like it was said while it was recorded.
unchecked-choose = Choose the file again: only the lines around other quotes are kept.
mark-which = Marked at { $time }. Which line was it?
mark-open = mark to fill
mark-no-clock = The two clocks cannot be matched before a quote is found. Fill it by typing, or keep a line below.
mark-no-line = Nothing was said around this moment.
passages-of = { $slot }: { $count } { $count ->
    [one] line
   *[other] lines
  } answered its questions
passage-keep = Keep
passage-keep-of = Keep “{ $words }”
passage-kept = Kept as a quote. Undo takes it back.
side-respondent = Answers: the respondent
side-interviewer = Asks: the interviewer
side-other = Somebody else
fault-transcript-too-big = This file is larger than 20 MB; a transcript of an hour has a tenth of one. Nothing was changed.
    .todo = Choose the transcript’s text file, not the recording.
fault-transcript-not-text = This file holds no text: it may be a recording or a packed document. Nothing was changed.
    .todo = Save the transcript as WebVTT, SRT or plain text and choose that.
fault-transcript-empty = This is empty. Nothing was changed.
    .todo = Look whether the transcript was saved, and choose it again.
fault-transcript-nothing-said = No words of anybody were found in it. Nothing was changed.
    .todo = Choose a file with the words of the call: WebVTT, SRT, or lines such as “Name: words”.
import-transcript = { $file } is a transcript; a new interview was made for it.
import-transcript-todo = Open it, say who is who and use it: until then its text is in this window only.
fact-led = led by the question
fact-transcript = in the transcript: { $check }
transcript-report = Transcript: { $file }, { $cues } { $cues ->
    [one] cue
   *[other] cues
  }, SHA-256 { $digest }.
transcript-purged = Their words were removed, so no transcript is read here.
transcript-unstored = Nothing of it is stored until you use it: a reload lets it go.
transcript-change = Who is who, what is kept
transcript-remove = Remove the transcript
transcript-removed = The transcript and what it said of the quotes are gone. Undo brings them back.
speaker-no-interviewer = Nobody asks in it: your own words would pass for theirs.
quote-turns = A number or a “not” differs, however alike the rest is.
quote-adopted = Adopted. Undo takes it back; a tick for “read back” is gone if the words changed.
quote-kept = It stays as you have it. Undo takes it back.
quote-noted = It is a note now. Undo takes it back.
quote-is-own = The words count as their own. Undo takes it back.
quote-is-back = Your words stand again.
quote-typed = You had: { $words }
quote-back = Back to my words
passage-is-kept = Kept
