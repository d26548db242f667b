# How a call was conducted, as its transcript tells: advice with its target and whose target it is, and the call over its
# minutes. The names of what is marked stand beside the marks, so they are short.

## What is worth a remark

call-share =
    { $measure ->
        [good] Your talk share is { $share } %, within the target.
        [over] Your talk share is { $share } %, a little over the target.
       *[far] Your talk share is { $share } %: amber, far over the target.
    }
call-share-note = Target: 30 % of the words at most; amber above 40 % (method, D4).
call-leading =
    { $count ->
        [one] { $count } leading question
       *[other] { $count } leading questions
    }
call-pitch =
    { $count ->
        [one] { $count } sales pitch
       *[other] { $count } sales pitches
    }
call-waited =
    { $count ->
        [0] You left four seconds of silence after none of { $of } answers.
       *[other] You left four seconds of silence after { $count } of { $of } answers.
    }
call-waited-note = Target: four seconds of waiting after every answer (method, C).
call-question =
    { $measure ->
        [good] Your median question has { $words } words.
        [over] Your median question has { $words } words, a little long.
       *[far] Your median question has { $words } words, far too long.
    }
call-question-longest =
    { $time ->
        [none] The longest has { $words }.
       *[other] The longest has { $words }, at { $time }.
    }
call-question-note = Target: 20 words at most, above 35 is far too long (our assumption, no source).
call-interruptions =
    { $count ->
        [one] You cut in on { $count } answer
       *[other] You cut in on { $count } answers
    }
call-answers = Longest answers: { $list }
call-answer =
    { $time ->
        [none] { $words } words
       *[other] { $words } words at { $time }
    }
call-no-times = The transcript has no times, so there is no plot over the minutes, and silences and interruptions cannot be told.

## The call over its minutes

call-plot = { $from } to { $to }, minute by minute. Your talk share is { $share } %. { $marks }
call-plot-name = Plot of the call
call-clock = Each column is a minute of the transcript’s clock; the dashed line is the target of 30 %.
call-unplaced = What you kept is not shown: how far the two clocks are apart is not known yet.
call-you = You
call-they = They
call-lane-leading = Leading
call-lane-pitch = Pitch
call-lane-interruption = Cut in
call-lane-waited = You waited
call-lane-paused = They paused
call-lane-answer = Long answer
call-table = The same as a table
call-table-name = The call by minute
call-minute = Minute
call-events = What happened
call-all = All
call-percent = { $percent } %
call-seconds = { $seconds } s
call-words = { $words } words
