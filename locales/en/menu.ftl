menu-summary = Summary of execution
menu-roadmaps = Roadmaps
