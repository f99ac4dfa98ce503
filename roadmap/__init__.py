"""The domain: pure, synchronous, without storage, chat or user text."""
