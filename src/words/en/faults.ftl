# What went wrong. Each message says what happened and what is safe; its attribute "todo" says what to do.
# Short, plain, present tense; no exclamation marks, no blame. Say "not found", not "wrong".
# { $path } is a place in a file, for example prompts[3].ask.en. Numbers are already spelled as the language spells them;
# only { $count } is a bare number, for choosing a plural.

## Changing an interview. Nothing was changed; what was typed stays in its field.

fault-edit-unknown-interview = This interview is not here any more.
    .todo = Go back to the list. If it was removed, it is in the trash.
fault-edit-unknown-study = This study is not here any more.
    .todo = Reload the page. If it was removed, it is in the trash.
fault-edit-not-opened = This interview is still being read.
    .todo = Wait a moment, then do it again.
fault-edit-unknown-item = This item is not here any more.
    .todo = Look above and below it: it may have been removed in another window.
fault-edit-already-there = This is here already.
    .todo = Nothing to do; the one that is here stays as it is.
fault-edit-no-words = There are no words to keep.
    .todo = Type what you heard, then keep it. To take an item out, remove it.
fault-edit-too-long = That is { $found } characters; { $most } fit here.
    .todo = Your text is still in the field. Shorten it to keep it.
fault-edit-no-such-link = These two cannot be linked.
    .todo = Choose another item in the same dimension that says the same in other words.
fault-edit-out-of-range = A number is outside its range, so nothing was changed.
    .todo = Severity and seriousness go from 0 to 3, ratings from 1 to 5.
fault-edit-guide-settled = The guide stays: something has been asked or kept under it.
    .todo = Make a new interview for another guide. The language can still be changed.
fault-edit-already-running = The interview is running already.
    .todo = Go on typing; nothing was lost.
fault-edit-not-running = The interview is not running.
    .todo = Start it first. What you kept is safe.
fault-edit-no-reason = The reason is missing, or the name where one is asked for, so nothing was changed.
    .todo = Say in a sentence why.
fault-edit-no-consent = The respondent has not agreed, so nothing was changed.
    .todo = Ask them first. A record whose words were removed stays as it is.
fault-edit-not-in-question = Whose decision it was is no question here.
    .todo = It is one while a Decision interview runs and its authority is not known or Not there.
fault-edit-struck = This record is closed as struck.
    .todo = Its report can take the strike back, with a name and a reason.
fault-edit-nothing-to-undo = There is nothing left to take back or do again.
    .todo = Undo reaches back to when this window opened the interview.

## A guide, rubric, flag list or lexicon

fault-guide-missing = { $path } is missing.
    .todo = Add it.
fault-guide-unknown-field = { $path } is not a field this app knows.
    .todo = Remove it, or look for a slip in its name.
fault-guide-wrong-kind = { $path } holds { $found }; { $wanted } belongs there.
    .todo = Replace it.
fault-guide-unknown-code = { $path } holds “{ $found }”, which this app does not know.
    .todo = Use a code or id from the format’s description.
fault-guide-empty = { $path } is empty.
    .todo = Fill it in, or leave the field out where it is optional.
fault-guide-repeated = { $path }: “{ $id }” is used twice.
    .todo = Give each its own, or remove one.
fault-guide-out-of-range = { $path } is { $found }; it goes from { $least } to { $most }.
    .todo = Bring it into that range.
fault-guide-window-reversed = { $path } ends before it starts.
    .todo = Put the earlier minute first.
fault-guide-weights-sum = { $path } adds up to { $sum }, not 100.
    .todo = Change the weights until they add up to 100.
fault-guide-not-rising = { $path } falls where it must rise.
    .todo = Put the numbers in rising order.

# What stands somewhere, or belongs there, in the sentence fault-guide-wrong-kind.
fault-value-null = nothing
fault-value-boolean = true or false
fault-value-number = a number
fault-value-whole-number = a whole number
fault-value-tenths = a number with at most one decimal
fault-value-fraction = a finer fraction
fault-value-text = text
fault-value-list = a list
fault-value-object = an object

## Rules of an interview that a document does not keep

fault-breach-bad-id = { $path }: “{ $id }” cannot be an id.
    .todo = Ids have 1 to 64 letters, digits, dots, dashes and underscores.
fault-breach-repeated-id = { $path }: the id “{ $id }” is used twice.
    .todo = Give each its own id.
fault-breach-dangling-link = { $path } links to “{ $id }”, which is not another item of the interview.
    .todo = Remove the link, or add the item.
fault-breach-too-long = { $path } has { $found } characters; { $most } fit.
    .todo = Shorten it.
fault-breach-out-of-range = { $path } is { $found }; it goes from { $least } to { $most }.
    .todo = Bring it into that range.
fault-breach-repeated = { $path } lists “{ $code }” twice.
    .todo = Remove one of them.
fault-breach-disorder = { $path } is out of order.
    .todo = Put the entries in order of time, each ending before the next begins.
fault-breach-other-whole = { $path } is not the guide or rubric the interview names.
    .todo = Put in the one it names, with the same version.

## Reading a file or a stored record. Nothing was changed.

fault-format-interview = interview
fault-format-study = study
fault-format-guide = guide
fault-format-rubric = rubric
fault-format-backup = copy of everything
fault-format-deletion = deletion

fault-read-too-big = The file is larger than { $most } MB, the most that is read.
    .todo = Export fewer interviews at a time.
fault-read-not-text = This file is not plain text.
    .todo = Choose the JSON file that On Record exported, or save the file as UTF-8.
fault-read-empty = This file is empty.
    .todo = Choose another copy. Nothing here was changed.
fault-read-not-json = This file stops being JSON at line { $line }, column { $column }.
    .todo = Choose another copy, or mend that place in a text editor.
fault-read-truncated = This file breaks off at line { $line }, column { $column }.
    .todo = Copy or download it again: the end did not arrive.
fault-read-half-character = Line { $line }, column { $column } holds half a character, which no text can keep.
    .todo = Export it again from where it came, or remove that character.
fault-read-too-deep = The file has values more than { $most } levels deep.
    .todo = No document of ours is that deep. Choose another file.
fault-read-too-many-values = The file has more than { $most } values.
    .todo = Export fewer interviews at a time.
fault-read-text-too-long = { $path } holds a text of more than { $most } KB.
    .todo = Shorten it in the file.
fault-read-repeated-key = { $path }: “{ $key }” stands twice, so it is unclear which one counts.
    .todo = Remove one of them.
fault-read-not-ours = This file says it is “{ $found }”, which On Record does not read.
    .todo = Choose a file that On Record exported.
fault-read-raw = This file is a download of everything, as it was stored, but it was laid out anew since.
    .todo = Keep it: nothing in it is lost. Interviews exported one by one as JSON can be imported.
fault-read-not-ours-nameless = This file is JSON, but not one of ours.
    .todo = Choose a file that On Record exported.
fault-read-too-new = This file is version { $found } of our { $format } format; this app knows version { $ours }.
    .todo = Reload to get the newest On Record. The file stays as it is, and can be downloaded.
fault-read-step = This file is from version { $from } and could not be brought up to date: { $why }.
    .todo = Keep the file and report it. Nothing in it was changed.
fault-read-shape = { $path } cannot be read: { $why }.
    .todo = Mend that field, or choose another copy.
fault-read-breaches = { $count ->
    [one] The file breaks a rule of interviews.
   *[other] The file breaks { $shown } rules of interviews.
}
    .todo = Mend what is listed, or choose another copy. Nothing was taken over.
fault-read-guide-faults = { $count ->
    [one] The guide or rubric has a fault.
   *[other] The guide or rubric has { $shown } faults.
}
    .todo = Mend what is listed, then import it again. Nothing was taken over.

## Saving. What was typed is still in this window.

fault-write-denied = This browser does not let the page store anything. What you type lives in this window only.
    .todo = Download a copy before you close it. Allow site data for this page, then reload.
fault-write-full = The browser’s storage is full; { $needed } more characters are needed. Your words are still in this window.
    .todo = Download a copy now. Interviews cannot be removed here yet; new ones fit into another browser profile.
fault-write-not-kept = The browser said it saved, and then held something else. Your words are still in this window.
    .todo = Download a copy now, then close other windows of On Record and restart the browser.
fault-write-changed = Another window had saved a newer state. It has been set aside; nothing is lost.
    .todo = Work in one window. “Download everything” holds what was set aside.
fault-write-newer-app = A newer On Record owns this storage, so this window saves nothing there.
    .todo = Reload to get the newest version. Download a copy first.
fault-write-other = The browser could not save: { $why }. Your words are still in this window.
    .todo = Download a copy now, then reload.

## Reading what this browser stored. Nothing was deleted.

fault-shelf-not-listed = The browser did not say what it holds, so some interviews may not show here.
    .todo = Reload. If that does not help, restart the browser; nothing was written over.
fault-shelf-not-fetched = One stored record could not be read this time. It is still there.
    .todo = Reload. If that does not help, download everything, then restart the browser.
fault-shelf-not-copied = One stored record cannot be read, and there was no room for a copy. It stays where it is.
    .todo = Download everything. Interviews cannot be removed here yet; new ones fit into another browser profile.
fault-shelf-not-marked = The storage could not be marked as ours. What you type is still tried to be saved.
    .todo = Watch the storage sign, and download a copy when you finish.
fault-shelf-no-ballast = The browser’s storage is nearly full. What you type is still saved.
    .todo = Download a copy soon. Interviews cannot be removed here yet; new ones fit into another browser profile.

repair-link-dropped = An item was linked to one that is not here, so the link was taken off. Its words are as they were.
    .todo = Link it anew if the other item is here under another name.
repair-draft-gap = { $count ->
    [one] One piece is missing from the middle of what was being typed. The rest is in the field.
   *[other] { $shown } pieces are missing from the middle of what was being typed. The rest is in the field.
}
    .todo = Read it through before you keep it.
repair-draft-order-lost = What was being typed is all here, but the order of its pieces is a guess.
    .todo = Read it through before you keep it.

## A guide of one’s own that could be better

fault-guide-overrun = { $path }: { $found } minutes are planned, and there are { $most }.
    .todo = Shorten something, make a prompt optional, or plan a longer interview.
fault-guide-unasked = { $path }: none asks for “{ $dimension }”.
    .todo = Add a prompt for it, or it can earn nothing.
