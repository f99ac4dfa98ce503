leave-ask =
    Until which day inclusive are you on leave? Write another day in words: «On leave until 20.07».
leave-button-until = Until { $day }
leave-taken = <b>Leave until { $day }.</b> Your substitute gets the digests meanwhile. Afterwards the bot writes by itself.
leave-taken-alone = <b>Leave until { $day }.</b> No digests come meanwhile; all that gathers will be in the first one afterwards. Nobody substitutes for you, so the coordinator has been told. Deadlines stay in force.
leave-button-back = Leave is over
leave-ended = Leave is over. Digests come on working days again.
leave-notice = { $person }: on leave until { $day }, nobody substitutes. Digests wait for the end of it, deadlines stay in force.
leave-past = That day has passed, or there is no such date.
leave-long = At most half a year. If you leave for longer, tell the coordinator.
