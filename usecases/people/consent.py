"""The consent to processing personal data that this edition of the texts asks for."""

from __future__ import annotations

from datetime import date

CONSENT_VERSION = 1
"""Raised together with any change of meaning in the texts "consent-..." of locales/."""

CONSENT_DATE = date(2026, 9, 1)
"""The day of that edition, as printed in its heading."""
