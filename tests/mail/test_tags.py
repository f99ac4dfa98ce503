"""Tags: read wherever they stand, never where a character of them was changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mail.tags import KINDS, Tag, Tags, looks_tagged, untagged

OURS, THEIRS = Tags(b"a" * 32), Tags(b"b" * 32)
TAGS = st.builds(
    Tag,
    st.sampled_from(sorted(KINDS.values())),
    st.integers(1, 10**11),
    st.integers(1, 10**11),
)


@given(tag=TAGS, big=st.booleans())
def test_a_tag_is_read_from_subjects_addresses_and_ids_in_any_case(tag: Tag, *, big: bool) -> None:
    written = OURS.written(tag)
    written = written.upper() if big else written
    for text in (f"Re: График [{written}]", f"<vekha+{written}@uo.example>", f"<{written}@x>"):
        assert OURS.found("nothing", text) == tag
    assert THEIRS.found(written) is None
    assert looks_tagged(written)


@given(TAGS, st.data())
def test_a_changed_tag_is_none(tag: Tag, data: st.DataObject) -> None:
    written = OURS.written(tag)
    at = data.draw(st.integers(0, len(written) - 1))
    other = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789-"))
    changed = written[:at] + other + written[at + 1 :]
    assert (OURS.found(changed) == tag) == (changed == written)


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    assert OURS.found(text) is None


@pytest.mark.parametrize("text", ["d5-7-", "d5-7-short", "x5-7-abcdefghijklmnop", "приказ № 5-7"])
def test_what_has_not_the_form_of_a_tag_is_none(text: str) -> None:
    assert not looks_tagged(text)


def test_a_subject_is_freed_of_former_tags() -> None:
    one, other = (OURS.written(Tag("duty", number, 7)) for number in (5, 6))
    assert untagged(f"Re: График [{one}] [{other}]") == "Re: График"
    assert untagged("Re: [срочно] График") == "Re: [срочно] График"
