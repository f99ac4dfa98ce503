"""Dovecot as a process of its own on 127.0.0.1: the mailbox that replies come to."""

from __future__ import annotations

import asyncio
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.mail.office import PASSWORD, USER

PROGRAM = shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin") or "dovecot"
CONFIGURATION = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
{users}first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{folder}/mail
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
passdb {{
  driver = static
  args = user={login} password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
"""


USERS = """default_internal_user = {user}
default_internal_group =
default_login_user = {user}
"""


@dataclass
class Dovecot:
    """A running server; its mailbox is a Maildir in `folder`."""

    folder: Path
    port: int
    tls_port: int

    def client(self) -> imaplib.IMAP4:
        """Logged in, with INBOX open."""
        made = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        made.login(USER, PASSWORD)
        made.select()
        return made

    def _put(self, content: bytes) -> None:
        with self.client() as client:
            kind, data = client.append("INBOX", "", "", content)
            assert kind == "OK", data

    async def put(self, content: bytes) -> None:
        """A letter arrives."""
        await asyncio.to_thread(self._put, content)

    def _flags(self) -> list[bool]:
        with self.client() as client:
            _, (all_of_them,) = client.uid("SEARCH", "ALL")
            _, (seen,) = client.uid("SEARCH", "SEEN")
        return [number in seen.split() for number in all_of_them.split()]

    async def seen(self) -> list[bool]:
        """Of each letter in order, whether it is marked."""
        return await asyncio.to_thread(self._flags)

    def renumber(self) -> None:
        """The mailbox is numbered anew, as after a restore: another UIDVALIDITY, nothing marked."""
        for name in (
            "dovecot-uidlist",
            "dovecot.index",
            "dovecot.index.log",
            "dovecot.index.cache",
        ):
            (self.folder / "mail" / name).unlink(missing_ok=True)
        for read in (self.folder / "mail" / "cur").iterdir():
            read.rename(self.folder / "mail" / "new" / read.name.partition(":")[0])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def dovecot(certificate: tuple[Path, Path]) -> Iterator[Dovecot]:
    """Started in a folder of its own, under our own user; stopped in the end."""
    with tempfile.TemporaryDirectory(prefix="dovecot") as made:
        folder = Path(made)
        for source, name in zip(certificate, ("cert.pem", "key.pem"), strict=True):
            shutil.copy(source, folder / name)
        server = Dovecot(folder, _free_port(), _free_port())
        _configure(server)
        process = subprocess.Popen([PROGRAM, "-F", "-c", str(folder / "dovecot.conf")])
        try:
            _await(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(20)


def _configure(server: Dovecot) -> None:
    root = os.getuid() == 0
    reader = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.getuid())
    text = CONFIGURATION.format(
        folder=server.folder,
        users="" if root else USERS.format(user=reader.pw_name),
        uid=reader.pw_uid,
        gid=reader.pw_gid,
        port=server.port,
        tls_port=server.tls_port,
        login=USER,
        password=PASSWORD,
    )
    (server.folder / "dovecot.conf").write_text(text, "utf-8")
    (server.folder / "mail").mkdir()
    if root:  # Dovecot's processes are other users' then
        server.folder.chmod(0o755)
        os.chown(server.folder / "mail", reader.pw_uid, reader.pw_gid)


def _await(server: Dovecot, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 20
    while True:
        with suppress(OSError, imaplib.IMAP4.error):
            server.client().logout()
            return
        log = server.folder / "dovecot.log"
        said = log.read_text("utf-8") if log.exists() else ""
        assert process.poll() is None, said
        assert time.monotonic() < deadline, said
        time.sleep(0.05)
