"""From a reading to a roadmap about to be published: answers, parties, tracking, questions, plan."""
