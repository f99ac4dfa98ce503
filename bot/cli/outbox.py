"""`vekha outbox`: messages that were given up or wait, with reasons, and back into the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from locales import Translator
    from usecases.ports.messages import OutboxMessage, Retried

REFUSED = 2
CHANNEL = "telegram"
REASONS = frozenset({"not-connected", "blocked", "deactivated", "revoked", "failing"})

outbox = typer.Typer(
    help="Исходящие сообщения: что не отправлено и почему; вернуть в очередь.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@outbox.callback(invoke_without_command=True)
def show(
    context: typer.Context,
    *,
    failed: Annotated[
        bool, typer.Option("--failed", help="только из-за ошибок программы", show_default=False)
    ] = False,
    unreached: Annotated[
        bool, typer.Option("--unreached", help="только недоступным сотрудникам", show_default=False)
    ] = False,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="то, что ждёт отправки", show_default=False)
    ] = False,
    limit: Annotated[int, typer.Option(help="не больше строк", min=1)] = 100,
) -> None:
    """Показать неотправленные сообщения, новые сверху."""
    if context.invoked_subcommand is not None:
        return
    from bot.cli.asking import in_session, translator  # noqa: PLC0415 # loaded when asked
    from usecases import given_up  # noqa: PLC0415 # as above

    chosen = {given_up.FAILED: failed, given_up.UNREACHED: unreached, given_up.WAITING: waiting}
    states = [state for group, asked in chosen.items() if asked for state in group]
    found = in_session(
        lambda ground: given_up.ShowOutbox(ground.read)(states or given_up.GIVEN_UP, limit)
    )
    t = translator()
    for message in found:
        typer.echo(_line(t, message))
    typer.echo(t.text("outbox-shown", n=len(found)), err=True)


def _line(t: Translator, message: OutboxMessage) -> str:
    what, _, notice = message.kind.partition(":")
    kind = t.text(f"outbox-kind-{what}", day=message.local_day, notice=notice)
    parts = [
        t.text("outbox-number", number=str(message.id)),
        t.text(f"outbox-state-{message.state}"),
        message.name,
        kind,
    ]
    if message.error:
        parts.append(t.text("outbox-reason", reason=_reason(t, message.error)))
    if message.maybe_sent:
        parts.append(t.text("outbox-maybe-sent"))
    return "; ".join(parts)


def _reason(t: Translator, error: str) -> str:
    return t.text(f"outbox-reason-{error}") if error in REASONS else " ".join(error.split())


@outbox.command("retry")
def retry(
    numbers: Annotated[
        list[int] | None, typer.Argument(help="номера сообщений", show_default=False)
    ] = None,
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="все, что не отправлены", show_default=False)
    ] = False,
) -> None:
    """Вернуть неотправленные сообщения в очередь; нужен VEKHA_BOT_TOKEN."""
    from bot import settings  # noqa: PLC0415 # as above
    from bot.cli.asking import in_session, translator  # noqa: PLC0415 # as above
    from roadmap.errors import InputRefusedError  # noqa: PLC0415 # as above
    from usecases.given_up import RetryMessages  # noqa: PLC0415 # as above

    if bool(numbers) == everything:
        raise InputRefusedError("outbox-which")
    bot_id, wanted = settings.load().bot_id, None if everything else set(numbers or ())
    done = in_session(
        lambda ground: RetryMessages(ground.uow, ground.clock, CHANNEL, bot_id)(wanted)
    )
    _say(translator(), done)
    if done.unknown or (wanted and done.unreached):
        raise typer.Exit(REFUSED)


def _say(t: Translator, done: Retried) -> None:
    typer.echo(t.text("outbox-retried", n=done.planned))
    for key, numbers in (("unreached", done.unreached), ("unknown", done.unknown)):
        if numbers:
            said = t.text(f"outbox-{key}", numbers=", ".join(map(str, numbers)), n=len(numbers))
            typer.echo(said, err=True)
