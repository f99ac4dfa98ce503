"""Responsible parties: taken out of a cell, told apart, declined and matched."""

from roadmap.parties.kinds import kind_of, misread_role
from roadmap.parties.morphology import nominative
from roadmap.parties.names import (
    NameMatch,
    find_names,
    match_name,
    match_names,
    nominative_name,
    parse_name,
    same_person,
)
from roadmap.parties.schools import is_school_heads, is_school_inner, match_school
from roadmap.parties.split import split_parties

__all__ = [
    "NameMatch",
    "find_names",
    "is_school_heads",
    "is_school_inner",
    "kind_of",
    "match_name",
    "match_names",
    "match_school",
    "misread_role",
    "nominative",
    "nominative_name",
    "parse_name",
    "same_person",
    "split_parties",
]
