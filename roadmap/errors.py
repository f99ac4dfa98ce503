"""One small tree of errors; a key names the user's text in locales/, arguments fill it."""

from __future__ import annotations


class VekhaError(Exception):
    """Something that people are told about: `key` in locales/, `args` for its placeables."""

    def __init__(self, key: str, **arguments: str | int) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments = arguments


class InputRefusedError(VekhaError):
    """What was given cannot be used; nothing was stored. Exit code 2 in the shell."""


class NotARoadmapError(InputRefusedError):
    """The document was read, but no roadmap is in it."""


class ConflictError(VekhaError):
    """Somebody else was first, or the state has changed since the button was made."""


class AccessDeniedError(VekhaError):
    """The person may not do this."""


class TryLaterError(VekhaError):
    """It may go through later. Exit code 3 in the shell."""


class FileTooBigError(InputRefusedError):
    """A file that the messenger does not hand to bots; `limit` in megabytes."""


class FileGoneError(InputRefusedError):
    """A file that cannot be fetched, now or ever."""
