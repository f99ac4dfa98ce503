"""What is done with people: the directory, invitations, joining, their own settings."""
