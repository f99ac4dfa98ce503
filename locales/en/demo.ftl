demo-started =
    The demo runs at { $url }
    Open this address in a browser. The district, its schools and people are fictional. Stop: Ctrl+C.
demo-not-started = The demo did not start. { $reason }
demo-no-port = The demo's page did not open: the port is taken. Choose another: vekha demo --port 8090
demo-ended = One of the demo's processes has ended. Start it again.
demo-tour-failed = The tour stopped: { $reason }
demo-step-1-title = The coordinator joins
demo-step-1-text = Open the personal link on the coordinator's phone: { $coordinator }.
demo-step-2-title = The order
demo-step-2-text = On the same phone send the file { $file } (a sample below on this panel). The bot says what it understood and asks. Answer and press "Publish".
demo-step-3-title = Invitations
demo-step-3-text = Press "Invitations": personal links arrive. Find school No. 7 ({ $official }) and open its link on the second phone.
demo-step-4-title = The morning
demo-step-4-text = Move the clock to the next morning: a digest arrives with what needs attention.
demo-step-5-title = The report
demo-step-5-text = Open an activity, press "Done", send a photo or a file, then "Send". Replying to the reminder with a photo does the same.
demo-step-6-title = The review
demo-step-6-text = The coordinator sees the report: look at the file, accept it or return it with a reason.
demo-step-7-title = The summary
demo-step-7-text = Send /summary from the coordinator's phone.
