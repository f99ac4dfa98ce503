menu-summary = Summary of execution
menu-roadmaps = Roadmaps
menu-people = Directory and invitations
menu-settings = Settings
menu-help = What the bot can do
menu-privacy = My data and consent
menu-review = On review
