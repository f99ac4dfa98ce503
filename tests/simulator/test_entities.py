from __future__ import annotations

import pytest

from simulator.autolinks import with_found
from simulator.entities import parse_html, trim, utf16_length
from simulator.errors import ApiError
from simulator.rendering import to_html


def kinds(source: str) -> list[tuple[str, int, int]]:
    _, entities = parse_html(source)
    return [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("<b>Срок</b> 1", "Срок 1", [("bold", 0, 4)]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        (
            "<s>a</s><strike>b</strike><del>c</del>",
            "abc",
            [("strikethrough", n, 1) for n in range(3)],
        ),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<code>a</code>", "a", [("code", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#1074; &nbsp;", 'a <b> & "c" в &nbsp;', []),
        ("<b>x<i>y</i></b>", "xy", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b></b>пусто", "пусто", []),
        ("😀<b>я</b>", "😀я", [("bold", 2, 1)]),
        ("<B>a</B>", "a", [("bold", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities_in_utf16_units(
    source: str, text: str, found: list[tuple[str, int, int]]
) -> None:
    assert parse_html(source)[0] == text
    assert kinds(source) == found


def test_a_link_keeps_its_address_and_pre_its_language() -> None:
    assert parse_html('<a href="https://e.ru/?a=1&amp;b=2">x</a>')[1][0]["url"] == (
        "https://e.ru/?a=1&b=2"
    )
    text, entities = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert (text, entities) == (
        "x = 1",
        [{"type": "pre", "offset": 0, "length": 5, "language": "python"}],
    )


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>Срок", 'Can\'t find end tag corresponding to start tag "b"'),
        ("я <x>", 'Unsupported start tag "x" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("строка<br>строка", 'Unsupported start tag "br" at byte offset 12'),
        (
            "<b>a</i>",
            'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<span class="y">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "<a href>a</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"
    assert refusal.value.code == 400


def test_white_space_at_the_ends_goes_and_entities_follow() -> None:
    text, entities = parse_html("  <b> Срок </b>\n")
    assert trim(text, entities) == ("Срок", [{"type": "bold", "offset": 0, "length": 4}])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("см. https://school7.example.ru/docs, далее", [("url", 4, 31)]),
        ("сайт school7.ru.", [("url", 5, 10)]),
        ("t.me/vekha_demo_bot?start=a-b_1", [("url", 0, 31)]),
        ("почта a.b@edu.ru", [("email", 6, 10)]),
        ("/start abc", [("bot_command", 0, 6)]),
        ("срок 10/12/2026, и/или", []),
        ("файл grafik.pdf", []),
        ("спросите @vekha_bot", [("mention", 9, 10)]),
        ("#отчёт", [("hashtag", 0, 6)]),
    ],
)
def test_telegram_finds_links_by_itself(text: str, found: list[tuple[str, int, int]]) -> None:
    entities = with_found(text, [])
    assert [(one["type"], one["offset"], one["length"]) for one in entities] == found


def test_nothing_is_found_inside_code() -> None:
    text, entities = parse_html("<code>school7.ru</code>")
    assert [one["type"] for one in with_found(text, entities)] == ["code"]


@pytest.mark.parametrize(
    "source",
    [
        "<b>Срок</b> 1 &lt; 2",
        "<blockquote expandable>раз <b>два <i>три</i></b></blockquote> конец",
        "😀<b>я</b> <tg-spoiler>x</tg-spoiler>",
        '<a href="https://e.ru/?a=1&amp;b=2">x</a>',
        '<pre><code class="language-python">x = 1</code></pre>',
    ],
)
def test_what_was_parsed_is_shown_as_it_was_sent(source: str) -> None:
    text, entities = parse_html(source)
    assert to_html(text, entities) == source


def test_a_dangerous_address_makes_no_link() -> None:
    text, entities = parse_html('<a href="javascript:alert(1)">x</a>')
    assert "href" not in to_html(text, entities)


def test_length_counts_surrogate_pairs_twice() -> None:
    assert utf16_length("a😀я") == 4
