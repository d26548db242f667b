# What becomes of what is here: copies, room, the trash, what was set aside, and letting go.

settings = Settings and copies
settings-lede = Where your words are, how they come back, and how they go for good.

copies-title = Copies outside the browser
copies-what = What is here is in this browser, and nowhere else.
copies-todo = It goes with the browser’s profile, or when site data are cleared. A file of your own outlasts both.

copies-missing = This browser has no way to copy to a folder by itself: download a copy after each interview.
copies-choose = Choose a folder
copies-choose-note = In a folder of your own every interview is copied by itself: each minute while something changes, and when it ends. The last ten of each stay.
copies-other = Choose another folder
copies-to = Copied to { $folder }, { $age }
copies-to-todo = One file for each interview, ten deep; each is read back and compared. Files in that folder are not encrypted, and interviews you remove here stay there.
copies-busy = Copying to { $folder }…
copies-held = Copies in { $folder } wait for your answer below.
copies-now = Copy now
copies-asks = Copying to { $folder } has paused.
copies-asks-todo = After a new start the browser wants you to say so once more.
copies-go-on = Go on copying
copies-broke = Nothing can be copied to { $folder }: { $why }
copies-broke-todo = Look whether the folder and its disk are there. It is tried again each minute; what you type is not touched by it.
copies-again = Try again
copies-shrunk =
    { $count ->
        [one] One interview holds less than half of what its last copy holds, so it was not copied.
       *[other] { $count } interviews hold less than half of what their last copies hold, so they were not copied.
    }
copies-shrunk-todo = If you took that out yourself, copy it all the same; earlier copies stay.
copies-anyway = Copy all the same
copies-mended =
    { $count ->
        [one] One file in the folder was missing or damaged. It was written anew.
       *[other] { $count } files in the folder were missing or damaged. They were written anew.
    }

copy-none = no copy yet
copy-age = copy { $age }
copy-paused = copying has paused
copy-broke = folder out of reach
age-just-now = just now
age-minutes = { $count } min ago
age-hours = { $count } h ago
age-days =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }

remind = Something here has no copy outside this browser yet.
remind-todo = If the browser’s data go, so does that. One file holds everything.
remind-download = Download a copy
remind-later = Not now

## Room

meter-used =
    { $count ->
        [0] { $used } of 5 MB used
        [one] { $used } of 5 MB used by { $count } interview
       *[other] { $used } of 5 MB used by { $count } interviews
    }
meter-room =
    { $count ->
        [0] no room for another interview
        [one] room for about { $count } more
       *[other] room for about { $count } more
    }
room-filling = Storage fills up: { $used } of 5 MB are used.
room-filling-todo = Pack finished interviews, or export some and delete them.
room-tight = There is little room left: { $used } of 5 MB are used.
room-tight-todo = Pack finished interviews or download a copy before another one begins. You can go on all the same.
room-last = There is no room for another interview: { $used } of 5 MB are used.
room-last-todo = What is left is kept for what you type in those that are here. Pack finished interviews, empty the trash, or export some and delete them.
room-go-on = Start it all the same
room-see = See what can be done

keeps-title = Browser keeps it
keeps-note = Without this, a browser may clear what is here when the disk is full or the page was not used for weeks.
keeps-agreed = agreed
keeps-not = not agreed
keeps-unasked = not asked yet
keeps-silent = this browser does not say
keeps-ask = Ask the browser

pack-title = Pack finished interviews
pack-note =
    { $count ->
        [0] Nothing is left to pack.
        [one] { $count } finished interview can be packed. It takes less room then, and opens as before.
       *[other] { $count } finished interviews can be packed. They take less room then, and open as before.
    }
pack = Pack
pack-busy = Packing…
pack-done =
    { $count ->
        [0] Nothing would have become smaller.
        [one] { $count } interview packed: { $room } KB are free again.
       *[other] { $count } interviews packed: { $room } KB are free again.
    }
pack-missing = This browser cannot compress. Nothing was changed.
packed-opening = This interview lies packed and is being opened.
packed-locked = What lies packed of this interview could not be read here.
packed-locked-todo = Nothing was deleted: it lies where it was. Try a newer browser, or download everything.

sample-remove = Sample study
sample-remove-note = Invented interviews to look around in. They can be tried again at any time.
sample-remove-do = Remove the sample study

## Trash

trash-title = Trash
trash-days = 30 days, then gone
trash-nothing = Nothing rests here.
trash-interview = Interview: { $name }
trash-item = Taken out of { $name }
trash-guide = Guide: { $name }
trash-study = Study: { $name }
trash-unread = Something this version cannot read
trash-until =
    { $days ->
        [0] Kept until today.
        [one] Kept for { $days } more day, until { $date }.
       *[other] Kept for { $days } more days, until { $date }.
    }
trash-put-back = Put back
trash-put-back-of = Put back: { $name }
trash-refused = It could not be put back: the interview it belongs to is not here. Put that back first.
trash-empty = Empty the trash…
trash-empty-sure =
    { $count ->
        [one] { $count } thing goes for good. Nothing brings it back.
       *[other] { $count } things go for good. Nothing brings them back.
    }
trash-empty-do = Delete for good
trash-keep = Keep
trash-purged = Consent withdrawn, { $date }
trash-purged-note = Removed at once, as promised. Only the fact and the date remain.
trash-purged-tag = cannot be put back

delete-title = Delete this interview
delete-note = It rests in the trash for 30 days and can be put back from there, with all it holds.
delete-do = Delete the interview
delete-refused = It was not deleted: some of its words are not stored yet. Try again once they are.
removed-what = “{ $name }” is in the trash.
removed-todo = It stays there for 30 days.

trash-older = Older version of { $name }, replaced on { $date }
trash-let-go = Let go…
trash-let-go-of = Let go: { $name }…
trash-let-go-sure = This version goes for good. Nothing brings it back. The interview stays as it is.
deletion-file = File for colleagues
deletion-file-note = Whoever has copies can delete them with this file. It names the interviews, and holds no word of them.
deletion-file-of-trash = File for colleagues: what was deleted
several-interviews =
    { $count ->
        [one] { $count } interview
       *[other] { $count } interviews
    }

## How long each study keeps its interviews

retention-title = How long interviews are kept
retention-note = Nothing is deleted by itself: what is past its period is listed here and on the first page, and goes to the trash when you say so.
retention-nothing = There is no study yet. The first interview makes one.
retention-days = Keep interviews for … days
retention-days-of = { $name }: keep interviews for … days
retention-hint = Counted from the end of each interview. Empty: no period.
retention-wrong = Nothing was changed. A period is a whole number of days, from 1 to 65,535.
overdue-what =
    { $count ->
        [one] { $count } interview is past the time its study keeps it.
       *[other] { $count } interviews are past the time their study keeps them.
    }
overdue-todo = They go to the trash and can be put back from there for 30 days.
overdue-line = { $name }: to be kept until { $date }
overdue-do =
    { $count ->
        [one] Delete this { $count } interview
       *[other] Delete these { $count } interviews
    }

## Set aside

aside-title = Set aside
aside-note = Texts that could not be read, or that another window’s words took the place of. Their bytes are untouched.
aside-nothing = Nothing was set aside.
aside-damaged = damaged, or changed by hand
aside-shape = whole, but not what belongs there
aside-too-new = written by a newer version; it stays where it is
aside-changed = another window wrote it, and then this one
aside-loose = a part that belonged to nothing
aside-asked = you set it aside when the app broke
aside-bytes =
    { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }
aside-download = Download
aside-download-of = Download { $name }
aside-download-all = Download all of it
aside-discard = Discard…
aside-discard-of = Discard { $name }…
aside-discard-sure = These bytes go for good. Nothing brings them back.
aside-discard-do = Discard for good
download-failed = The file could not be handed over: { $why }

recovered-name =
    { $count ->
        [0] A draft without an interview
        [one] { $count } item without an interview
       *[other] { $count } items without an interview
    }
recovered-note = Its interview cannot be read; what was kept in it can.
recovered-take = Take into a new interview
recovered-download = Download these items

## Everything about one person

about-title = Everything about one person
about-note = When somebody asks what is kept of them, or asks for it to go: every interview, copy, mention and leftover under their name or company.
about-name = Name, alias or company
about-find = Find
about-nothing = Nothing here is under this name.
about-interviews =
    { $count ->
        [one] { $count } interview
       *[other] { $count } interviews
    }
about-ratings =
    { $count ->
        [one] { $count } second listener’s copy
       *[other] { $count } second listeners’ copies
    }
about-opened =
    { $count ->
        [one] { $count } record opened from one of them; it stays, without the lead
       *[other] { $count } records opened from one of them; they stay, without the lead
    }
about-leads =
    { $count ->
        [one] { $count } other interview names them as the lead
       *[other] { $count } other interviews name them as the lead
    }
about-people =
    { $count ->
        [one] { $count } entry in a list of people
       *[other] { $count } entries in lists of people
    }
about-trash =
    { $count ->
        [one] { $count } thing in the trash
       *[other] { $count } things in the trash
    }
about-aside =
    { $count ->
        [one] { $count } text set aside
       *[other] { $count } texts set aside
    }
about-quotes = Where somebody else mentions them in a quote, that is the other person’s word and stays.
about-sure = I mean all of this. Nothing brings it back.
about-do = Delete all of this
about-unsure = Nothing was deleted. Tick the box first.
about-done = All of it is gone from this browser.
about-left = Some of it could not be deleted and is listed here.

## Language and look

look-title = Language and look
look-language = Interface
look-language-note = Guides keep the language they were written in.
look-theme = Theme
look-system = as the system
look-light = light
look-dark = dark
look-discreet = Hide pages on a shared screen
look-discreet-note = Discreet mode: nobody who watches reads a name.
look-single = Single-key commands off
look-single-note = Keys with Alt work all the same. Every key can be changed in the live screen, under “Keys”.

## Everything goes

wipe-title = Remove everything from this browser
wipe-note = Copies you made stay where they are; the trash goes as well. Type how many interviews there are, so that nobody does this by mistake.
wipe-count = Number of interviews
wipe-do =
    { $count ->
        [0] Remove everything
        [one] Remove { $count } interview
       *[other] Remove { $count } interviews
    }
wipe-wrong =
    { $count ->
        [one] Nothing was removed. There is { $count } interview here.
       *[other] Nothing was removed. There are { $count } interviews here.
    }
wipe-broke = Not all of it could be removed. Try again.
