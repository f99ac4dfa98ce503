"""Files in the box: kept by id, served to the bot by path and to the page by unique id."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from pathlib import PurePath

from simulator.errors import bad_request
from simulator.images import dimensions, photo_sizes
from simulator.model import Media, StoredFile

MAX_DOWNLOAD = 20 * 1024 * 1024
UNTYPED = "application/octet-stream"
MAX_UPLOAD = 50 * 1024 * 1024
_FOLDERS = {
    "photo": "photos",
    "video": "videos",
    "voice": "voice",
    "audio": "music",
    "animation": "animations",
}
_PREFIXES = {
    "photo": "AgACAgI",
    "video": "BAACAgI",
    "voice": "AwACAgI",
    "audio": "CQACAgI",
    "animation": "CgACAgI",
    "document": "BQACAgI",
}
KINDS = frozenset(_PREFIXES)


@dataclass(slots=True)
class FileStore:
    """All files by file_id, by path and by unique id."""

    by_id: dict[str, StoredFile] = field(default_factory=dict)
    by_path: dict[str, StoredFile] = field(default_factory=dict)
    by_unique: dict[str, StoredFile] = field(default_factory=dict)
    media: dict[str, Media] = field(default_factory=dict)

    def keep(self, kind: str, data: bytes, name: str, mime: str = "", size: int = 0) -> Media:
        """Store an upload. `size` above the bytes' own makes a pretended big file.

        Raises ApiError IMAGE_PROCESS_FAILED when a photo is no picture.
        """
        if kind == "photo":
            return self._keep_photo(data, name)
        told = "" if mime == UNTYPED else mime
        guessed = told or mimetypes.guess_type(name)[0] or UNTYPED
        media = Media(kind, self._store(kind, data, name, guessed, max(size, len(data))))
        self.media[media.file.file_id] = media
        return media

    def _keep_photo(self, data: bytes, name: str) -> Media:
        measured = dimensions(data)
        if measured is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        mime = mimetypes.guess_type(name)[0] or "image/jpeg"
        sizes = tuple(
            (self._store("photo", data, name, mime, len(data)), width, height)
            for width, height in photo_sizes(*measured)
        )
        media = Media("photo", sizes[-1][0], sizes)
        self.media.update({file.file_id: media for file, _, _ in sizes})
        return media

    def _store(self, kind: str, data: bytes, name: str, mime: str, size: int) -> StoredFile:
        number = len(self.by_id)
        suffix = PurePath(name).suffix or (mimetypes.guess_extension(mime) or "")
        if kind == "photo":
            suffix = ".jpg"
        stored = StoredFile(
            file_id=f"{_PREFIXES[kind]}{number:08d}SimulatedFile",
            unique_id=f"AQAD{number:08d}",
            path=f"{_FOLDERS.get(kind, 'documents')}/file_{number}{suffix}",
            data=data,
            size=size,
            name=name,
            mime=mime,
            kind=kind,
        )
        self.by_id[stored.file_id] = stored
        self.by_path[stored.path] = stored
        self.by_unique[stored.unique_id] = stored
        return stored

    def reuse(self, kind: str, file_id: str) -> Media:
        """The attachment of an earlier file_id, if it may be sent as `kind`."""
        media = self.media.get(file_id)
        if media is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if media.kind != kind:
            raise bad_request(
                f"can't use file of type {media.kind.capitalize()} as {kind.capitalize()}"
            )
        return media

    def downloadable(self, file_id: str) -> StoredFile:
        """The file for getFile; a bot may download 20 MB at most."""
        stored = self.by_id.get(file_id)
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if stored.size > MAX_DOWNLOAD:
            raise bad_request("file is too big")
        return stored
