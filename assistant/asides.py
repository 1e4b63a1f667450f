"""What stands in a question beside what is asked: remarks, and what people tell of themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.cues import Cue
from assistant.mentions import REMARK
from assistant.scope import Reference
from assistant.words import Word
from corpus.timespans import aligned

Span = tuple[int, int]  # of characters
_SAYS = re.compile(r"\s+(?:co )?(?:quy dinh|de ra|dat ra|xac dinh|neu ro|an dinh)(?: ro| la| rang)?\b")
_CLAUSE = re.compile(r"[,;:.!?]+(?=\s|$)|\s[-–]\s")
_ASKED = ("ask.", "role.", "noun.", "document.", "unit.", "level.", "row.", "by.", "which.")
_MOST = 16  # words; a longer clause tells more than that somebody asks
_SPEAKING = {"aside.person", "aside.doing"}


def remarks_in(
    text: str, words: Sequence[Word], cues: Sequence[Cue], known: Sequence[Reference], named: Sequence[Span]
) -> list[Span]:
    """Where ``text`` (NFC) says what need not be met: in brackets, of a ``known`` document, of the asker."""
    return [
        *(match.span() for match in REMARK.finditer(text)),
        *_says(text, known),
        *_asides(text, words, cues, named),
    ]


def _says(text: str, known: Sequence[Reference]) -> list[tuple[int, int]]:
    """Where a document called by its number is said to say something ("Quyết định 3809 quy định …")."""
    folded = aligned(text)
    said = [_SAYS.match(folded, reference.end) for reference in known]
    return [match.span() for match in said if match]


def _asides(text: str, words: Sequence[Word], cues: Sequence[Cue], named: Sequence[Span]) -> list[Span]:
    """The clauses of ``text`` (NFC) that only tell why somebody asks, or of their asking.

    Such a clause speaks of the person and of what they do, and of nothing else that is ``named``
    (documents, places, agencies, times) or asked. None where nothing would be left.
    """
    clauses = _clauses(text)
    found = [clause for clause in clauses if _is_aside(clause, words, cues, named)]
    return found if len(found) < len(clauses) else []


def _clauses(text: str) -> list[Span]:
    """The clauses that hold any word."""
    cuts = [(0, 0), *(match.span() for match in _CLAUSE.finditer(text)), (len(text), len(text))]
    spans = [(left[1], right[0]) for left, right in pairwise(cuts)]
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _is_aside(clause: Span, words: Sequence[Word], cues: Sequence[Cue], named: Sequence[Span]) -> bool:
    start, end = clause
    inside = [cue for cue in cues if start <= words[cue.start].start < end]
    if any(cue.label.startswith(_ASKED) for cue in inside if not _is_spoken(cue, inside)):
        return False
    told = {cue.label for cue in inside} & _SPEAKING
    long = sum(start <= word.start < end for word in words) > _MOST
    return told == _SPEAKING and not long and not any(start < b and a < end for a, b in named)


def _is_spoken(cue: Cue, others: Sequence[Cue]) -> bool:
    """Whether a wording is part of what the person is said to do ("đếm đi đếm lại")."""
    return any(o.label in _SPEAKING and o.start <= cue.start and cue.end <= o.end for o in others)
