"""Every text that people see, in Fluent files, and the strict Translator."""

from locales.translator import LOCALES, MissingTextError, Translator

__all__ = ["LOCALES", "MissingTextError", "Translator"]
