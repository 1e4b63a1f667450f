"""An agency named in a story and pointed back to where the question is put ("…, sở mình chủ trì gì?")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.cues import Cue
from assistant.language.words import Word
from assistant.query import Party
from corpus.timespans import aligned

Span = tuple[int, int]  # of characters
_BACK = re.compile(
    r"\b(?P<body>so|cuc|vu|ban|phong|bo|nganh|don vi|co quan)"
    r" (?:minh|toi|em|ta|chung (?:toi|em|ta)|(?:anh|chi|ong|ba) (?:ay|ta)|ay|do|nay)\b"
)
_ANY_BODY = ("nganh", "don vi", "co quan")
_CLAUSE_ENDS = re.compile(r"[,;:.?!](?=\s|$)")
_ASKING = ("ask.", "role.", "which.")
_FEW = 4  # words between an agency and the part it plays


def pointed_back(
    text: str, words: Sequence[Word], cues: Sequence[Cue], parties: Sequence[Party]
) -> tuple[tuple[Party, ...], tuple[Span, ...]]:
    """The agencies asked about: not those named in a story before the one that ``text`` points back to.

    With them the clause that names that one, where it asks nothing itself. Where one is said to play a
    part, no other is asked about that somebody only tells of ("tôi làm việc với Sở A, Sở B chủ trì gì?").
    """
    plain = aligned(text)
    for back in _BACK.finditer(plain):
        before = [p for p in parties if words[p.end - 1].end <= back.start()]
        meant = next((p for p in before if back["body"] in _ANY_BODY or _is_of(p, back["body"])), None)
        start, end = _clause(plain, words[meant.start].start) if meant else (0, 0)
        asking = _asks(_clause(plain, back.start()), words, cues)
        if meant is None or back.start() < end or not asking or _asks((start, end), words, cues):
            continue
        kept = [p for p in parties if p.key == meant.key or p.name == meant.name or p not in before]
        return tuple(kept), ((start, end), back.span())
    spoken = [p for p in parties if _is_told(_clause(plain, words[p.start].start), words, cues)]
    acting = [p for p in parties if p not in spoken]
    return (tuple(acting), ()) if any(_acts(p, words, cues) for p in acting) else (tuple(parties), ())


def _acts(party: Party, words: Sequence[Word], cues: Sequence[Cue]) -> bool:
    """Whether a part is said of ``party`` a few words after its name."""
    parts = [cue.start for cue in cues if cue.label in ("role.lead", "role.coordinate")]
    said = min((start for start in parts if party.end <= start <= party.end + _FEW), default=party.end)
    return said in parts and not any(w.opens for w in words[party.end : said + 1])


def _is_told(clause: Span, words: Sequence[Word], cues: Sequence[Cue]) -> bool:
    """Whether the one who asks only tells of themselves in ``clause``."""
    labels = {cue.label for cue in cues if clause[0] <= words[cue.start].start < clause[1]}
    return {"aside.person", "aside.doing"} <= labels and not any(x.startswith(_ASKING) for x in labels)


def _asks(clause: Span, words: Sequence[Word], cues: Sequence[Cue]) -> bool:
    """Whether something is asked in ``clause``."""
    inside = [cue.label for cue in cues if clause[0] <= words[cue.start].start < clause[1]]
    return any(label.startswith(_ASKING) for label in inside)


def _is_of(party: Party, body: str) -> bool:
    return party.key.startswith(f"{body} ")


def _clause(plain: str, place: int) -> Span:
    """The clause that holds ``place``."""
    ends = [mark.start() for mark in _CLAUSE_ENDS.finditer(plain)]
    start = max((end + 1 for end in ends if end < place), default=0)
    return start, min((end for end in ends if end >= place), default=len(plain))
