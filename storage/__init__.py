"""The database and the evidence files: rows, repositories, unit of work, migrations."""
