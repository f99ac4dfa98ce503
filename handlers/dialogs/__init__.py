"""The coordinator's forms on aiogram_dialog: windows hold ids, their data is in the database."""
