demo-started =
    The demo runs at { $url }
    Open this address in a browser. The district, its schools and people are fictional. Stop: Ctrl+C.
demo-not-started = The demo did not start. { $reason }
demo-no-port = The demo's page did not open: the port is taken. Choose another: vekha demo --port 8090
demo-ended = One of the demo's processes has ended. Start it again.
demo-tour-failed = The tour stopped: { $reason }
demo-step-1-title = 1. The coordinator joins
demo-step-1-text = Open the link on the coordinator's phone ({ $coordinator }): { $link }
demo-step-2-title = 2. The order
demo-step-2-text = On the same phone send the file { $file } (it is among the samples). The bot says what it understood and asks. Answer and press "Publish".
demo-step-3-title = 3. Invitations
demo-step-3-text = Press "Invitations": personal links arrive. Find school No. 7 ({ $official }) and open its link on the second phone.
demo-step-4-title = 4. The morning
demo-step-4-text = Move the clock to the next morning: a digest arrives with what needs attention.
demo-step-5-title = 5. The report
demo-step-5-text = Open an activity, press "Done", send a photo or a file, then "Send". Replying to the reminder with a photo does the same.
demo-step-6-title = 6. The review
demo-step-6-text = The coordinator sees the report: look at the file, accept it or return it with a reason.
demo-step-7-title = 7. The summary
demo-step-7-text = Send /summary from the coordinator's phone.
