"""Replies as mail programs write them: only a person's own words are left."""

from __future__ import annotations

import pytest

from bot.mail.words import own_words, text_of_html

OWN = "Приказ от 12.10.2026 № 45-ОД."

QUOTED = {
    "outlook": f"""{OWN}

С уважением,
директор МБОУ СОШ № 7 О.П. Орлова
тел. 8 (000) 000-00-00, исх. № 12

-----Исходное сообщение-----
От: Веха [mailto:vekha@uo.example]
Отправлено: Monday, October 12, 2026 9:00 AM
Кому: orlova@school7.example
Тема: Веха: График контрольных работ

Приказ от 28.08.2026 № 412
""",
    "outlook-html": f"""{OWN}

________________________________
От: Веха <vekha@uo.example>
Отправлено: 12 октября 2026 г. 9:00
Кому: orlova@school7.example
Тема: Веха

Приказ от 28.08.2026 № 412""",
    "outlook-no-rule": f"""{OWN}

From: Веха <vekha@uo.example>
Sent: Monday, October 12, 2026 9:00 AM
To: orlova@school7.example

Приказ от 28.08.2026 № 412""",
    "gmail": f"""{OWN}

пн, 12 окт. 2026 г. в 09:00, Веха <vekha@uo.example>:

> Приказ от 28.08.2026 № 412
> Срок: 13 октября
""",
    "gmail-broken-line": f"""{OWN}

пн, 12 окт. 2026 г. в 09:00, Веха
<vekha+d5-7-abcdefghijklmnop@uo.example>:

> Приказ от 28.08.2026 № 412
""",
    "yandex": f"""{OWN}

12.10.2026, 09:00, "Веха" <vekha@uo.example>:

> Приказ от 28.08.2026 № 412

--
С уважением, Орлова
""",
    "yandex-new": f"""{OWN}

----------------
Кому: Веха (vekha@uo.example);
Тема: Веха: График;
12.10.2026, 09:00, "Веха" <vekha@uo.example>:

Приказ от 28.08.2026 № 412""",
    "mail.ru": f"""{OWN}

--
Ольга Орлова
Отправлено из Почты Mail.ru

Понедельник, 12 октября 2026, 9:00 +03:00 от Веха <vekha@uo.example>:
Приказ от 28.08.2026 № 412""",
    "mail.ru-no-signature": f"""{OWN}

Понедельник, 12 октября 2026, 9:00 +03:00 от Веха <vekha@uo.example>:
>Приказ от 28.08.2026 № 412""",
    "apple": f"""{OWN}

Отправлено с iPhone

> 12 окт. 2026 г., в 9:00, Веха <vekha@uo.example> написал(а):
>
> Приказ от 28.08.2026 № 412""",
    "apple-no-signature": f"""{OWN}

12 окт. 2026 г., в 9:00, Веха <vekha@uo.example> написал(а):

Приказ от 28.08.2026 № 412""",
    "thunderbird": f"""{OWN}

12.10.2026 09:00, Веха пишет:
> Приказ от 28.08.2026 № 412""",
    "english": f"""{OWN}

On Mon, 12 Oct 2026 at 09:00, Vekha <vekha@uo.example> wrote:

> Приказ от 28.08.2026 № 412""",
    "forwarded": f"""{OWN}

-------- Пересылаемое сообщение --------
Приказ от 28.08.2026 № 412""",
}


@pytest.mark.parametrize("program", QUOTED)
def test_only_ones_own_words_are_left(program: str) -> None:
    assert own_words(QUOTED[program]) == OWN


@pytest.mark.parametrize(
    "text",
    [
        "Уже направляли, исх. № 123 от 05.10.2026",
        "Приказ от 12.10.2026 № 45-ОД\nПротокол от 13.10.2026 № 2",
        "Отправлен в управление приказ № 7 от 05.10.2026.",
        "12.10.2026 утверждён приказ № 45",
        "Кому направить оригинал? Приказ № 5",
    ],
)
def test_what_is_no_quote_is_kept(text: str) -> None:
    assert own_words(text) == text


def test_an_answer_below_the_quote_is_read() -> None:
    assert own_words(f"> Приказ от 28.08.2026 № 412\n> Срок\n\n{OWN}") == OWN


@pytest.mark.parametrize(
    "html",
    [
        (
            f'<div dir="ltr">{OWN}</div><br><div class="gmail_quote"><div class="gmail_attr">пн'
            "</div><blockquote>Приказ № 412</blockquote></div>"
        ),
        (
            f'<p class="MsoNormal">{OWN}<o:p></o:p></p><div id="divRplyFwdMsg"><b>От:</b> Веха'
            "</div><p>С уважением</p>"
        ),
        (
            f"<div>{OWN}</div><div>12.10.2026, 09:00, &quot;Веха&quot; "
            "&lt;vekha@uo.example&gt;:</div><blockquote><p>Приказ № 412</p></blockquote>"
        ),
        f"<body><style>p {{}}</style>{OWN}<br><br>--<br>С уважением</body>",
    ],
)
def test_html_is_read_down_to_what_it_quotes(html: str) -> None:
    assert own_words(text_of_html(html)) == OWN


@pytest.mark.parametrize("html", ["", "<", "<div", "</div></p>", "<blockquote>x", "&#xFFFFFFF;"])
def test_broken_html_is_no_error(html: str) -> None:
    assert isinstance(own_words(text_of_html(html)), str)
