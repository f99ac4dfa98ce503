"""Publishing: apply(diff(current, draft)), resumable, in transactions of at most 1,000 rows."""
