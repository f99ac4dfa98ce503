"""Programs that only some machines have: a test of theirs is skipped without, CI requires them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from roadmap.intake.formats.scan import knows_russian

SYSTEM = ("/usr/sbin", "/usr/local/sbin")


def needs_office() -> None:
    """Skip the test where LibreOffice is absent; fail where VEKHA_REQUIRE_OFFICE is set."""
    _need(bool(shutil.which("soffice")), "LibreOffice (soffice)", "VEKHA_REQUIRE_OFFICE")


def needs_recogniser() -> None:
    """Skip the test where Tesseract knows no Russian; fail where VEKHA_REQUIRE_OCR is set."""
    there = bool(shutil.which("tesseract")) and knows_russian()
    _need(there, "Tesseract with Russian", "VEKHA_REQUIRE_OCR")


def needs_openssl() -> None:
    """Skip the test where OpenSSL's program is absent; fail where VEKHA_REQUIRE_MAIL is set."""
    _need(bool(shutil.which("openssl")), "OpenSSL (openssl)", "VEKHA_REQUIRE_MAIL")


def needs_dovecot() -> None:
    """Skip the test where Dovecot is absent; fail where VEKHA_REQUIRE_MAIL is set."""
    there = any(Path(folder, "dovecot").is_file() for folder in SYSTEM)
    _need(there, "Dovecot (dovecot-imapd)", "VEKHA_REQUIRE_MAIL")


def _need(there: bool, what: str, variable: str) -> None:
    if there:
        return
    reason = f"{what} is not installed"
    if os.environ.get(variable):
        pytest.fail(f"{reason}, but {variable} requires it")
    pytest.skip(reason)
