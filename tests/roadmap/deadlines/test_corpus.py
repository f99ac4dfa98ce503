"""The corpus is the specification: every phrase reads as it says (notation.py explains how)."""

from __future__ import annotations

from collections import Counter

from roadmap.deadlines import read_deadline
from tests.roadmap.deadlines.notation import lines, noted


def test_every_phrase_of_the_corpus_reads_as_expected() -> None:
    wrong = [
        f"{line.number}: {line.text!r}: {got!r}, expected {line.expected!r}"
        for line in lines()
        if (got := noted(read_deadline(line.text, line.period, line.approved))) != line.expected
    ]

    assert not wrong, "\n".join(wrong)


def test_the_corpus_is_large_and_every_family_is_represented() -> None:
    families = Counter(line.family for line in lines())

    assert sum(families.values()) >= 600
    assert len(families) >= 15
    assert min(families.values()) >= 5


def test_no_phrase_stands_twice_for_one_period() -> None:
    seen = Counter((line.text, line.period, line.approved) for line in lines())

    assert [text for (text, _, _), times in seen.items() if times > 1] == []
