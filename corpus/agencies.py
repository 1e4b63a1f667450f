"""Agencies: names in cells, one key per body, groups, mentions in questions, successors."""

from __future__ import annotations

from corpus.agency_cells import split_agencies
from corpus.agency_keys import agency_key, group_covers, is_group
from corpus.agency_lexicon import AgencyLexicon, Mention
from corpus.successors import Successor, predecessors, successor
from corpus.wording import expand_abbreviations

__all__ = [
    "AgencyLexicon",
    "Mention",
    "Successor",
    "agency_key",
    "expand_abbreviations",
    "group_covers",
    "is_group",
    "predecessors",
    "split_agencies",
    "successor",
]
