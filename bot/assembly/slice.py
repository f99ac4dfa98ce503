"""What a slice gives to the assembly."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from handlers.screen import Screen
from locales import Translator
from usecases.composing import Composer
from usecases.jobs import Job

Renderer = Callable[[Any, Translator], Screen]
"""A composer's content as a Telegram screen."""

Tick = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Slice:
    """One slice of the product.

    Attributes:
        handlers: use cases and read functions by the argument name that handlers ask for.
        jobs: leased jobs by name; see usecases.jobs.Job.
        composers: see usecases.composing.Composer; by delivery kind ("digest",
            "notice:report-received", ...).
        renderers: by delivery kind.
        ticks: name to (seconds between runs, one-line call).
    """

    handlers: Mapping[str, Any] = field(default_factory=dict)
    jobs: Mapping[str, Job] = field(default_factory=dict)
    composers: Mapping[str, Composer] = field(default_factory=dict)
    renderers: Mapping[str, Renderer] = field(default_factory=dict)
    ticks: Mapping[str, tuple[float, Tick]] = field(default_factory=dict)
