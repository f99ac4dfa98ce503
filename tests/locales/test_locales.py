"""Texts: none is missing, none differs in its variables, plurals are right."""

from __future__ import annotations

import pytest

from locales import LOCALES, MissingTextError, Translator
from locales.check import faults
from locales.translator import Markup, bundle


def test_every_text_stands_in_every_locale_and_is_used() -> None:
    assert faults() == []


def test_a_missing_key_is_an_error_not_itself() -> None:
    with pytest.raises(MissingTextError):
        Translator("ru").text("there-is-no-such-key")


def test_in_service_a_missing_key_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    assert Translator("ru", strict=False).text("there-is-no-such-key") == "there-is-no-such-key"
    assert "there-is-no-such-key" in caplog.text


def test_an_unknown_locale_speaks_russian() -> None:
    assert Translator("de").locale == "ru"


@pytest.mark.parametrize("locale", LOCALES)
def test_files_parse(locale: str) -> None:
    assert bundle(locale) is bundle(locale)


def test_a_title_with_brackets_is_escaped_and_markup_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415 # only here

    made = FluentBundle(["ru"], use_isolating=False)
    made.add_resource(FluentResource("x = <b>{ $title }</b>: { $n }\n"))
    monkeypatch.setattr("locales.translator.bundle", lambda _locale: made)
    t = Translator("ru")
    assert t.html("x", title='План "А" <b> & Б', n=2811) == (
        '<b>План "А" &lt;b&gt; &amp; Б</b>: 2811'
    )
    assert t.html("x", title=Markup("<i>А</i>"), n=1) == "<b><i>А</i></b>: 1"
    assert t.text("x", title="<i>", n=1) == "<b><i></b>: 1"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("11 января 2027 г.", "Срок: 11 января 2027 г."),
        ("Составить план…", "Срок: Составить план…"),
        ("СОШ № 7", "Срок: СОШ №\u00a07."),
        ("https://school.example/a/../b", "Срок: https://school.example/a/../b."),
        ("<u>2027 г.", "Срок: <u>2027 г."),
        ("...", "Срок: ...."),
    ],
)
def test_joined_texts_have_one_full_stop_and_keep_numbers_with_their_sign(
    name: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415 # only here

    made = FluentBundle(["ru"], use_isolating=False)
    made.add_resource(FluentResource("x = Срок: { $name }.\n"))
    monkeypatch.setattr("locales.translator.bundle", lambda _locale: made)
    assert Translator("ru").text("x", name=name) == said
