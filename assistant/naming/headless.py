"""Departments named by their field alone, where an agency must stand ("TTTT chủ trì", "bên Nội vụ")."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.knowledge import Knowledge
from assistant.language.cues import Cue
from assistant.language.words import Word
from assistant.query import Party
from corpus.agencies import Mention
from corpus.text import fold
from corpus.vocabulary import load_vocabulary

_OFFICE_FOLLOWS = ("ben", "phia")
_AGENCY_FOLLOWS = (*_OFFICE_FOLLOWS, "nganh", "cho")
_WHOLE_NAMES = ("Sở {}", "Bộ {}", "{} tỉnh", "Cục {}")
_OFFICE = "Phòng {}"
_LONGEST_FIELD = 7
_TOLD = ("bao cao", "trinh", "gui", "xin y kien")  # before whom something is told to
_BETWEEN = ("len", "cho", "voi", "toi")


def headless(
    text: str, words: Sequence[Word], cues: Sequence[Cue], knowledge: Knowledge
) -> tuple[Party, ...]:
    """A department named by its field alone, where an agency must stand ("TTTT chủ trì", "bên Nội vụ")."""
    heads = [i for i, w in enumerate(words) if w.bare in _AGENCY_FOLLOWS and i + 1 < len(words)]
    spans = [(i + 1, min(i + 1 + n, len(words))) for i in heads for n in range(_LONGEST_FIELD, 0, -1)]
    for cue in cues:
        if cue.label in ("role.lead", "role.coordinate"):
            spans += [(cue.start - n, cue.start) for n in range(_LONGEST_FIELD, 0, -1) if n <= cue.start]
    for start, end in spans:
        name = text[words[start].start : words[end - 1].end]
        forms = (
            (*_WHOLE_NAMES, _OFFICE) if start and words[start - 1].bare in _OFFICE_FOLLOWS else _WHOLE_NAMES
        )
        opens = _opening(words[start], forms, knowledge)
        whole = [m for form in opens if (m := _whole(form.format(name), knowledge))]
        meant = next((mention for mention in whole if mention.key in knowledge.keys), None)
        if meant or whole:
            mention = meant or whole[0]
            start -= start > 0 and words[start - 1].bare == mention.key.split()[0]  # its head, read as "số"
            return (Party(mention.key, mention.name, start, end),)
    return ()


def _opening(first: Word, forms: Sequence[str], knowledge: Knowledge) -> list[str]:
    """Those of ``forms`` that a name may have whose field begins with the word ``first``."""
    short = first.bare in load_vocabulary().beginnings  # it may stand for any words
    heads = [fold(form.partition(" ")[0]) for form in forms]
    return [
        form
        for form, head in zip(forms, heads, strict=True)
        if short or form.startswith("{") or knowledge.agencies.begins(head, first.bare)
    ]


def _whole(name: str, knowledge: Knowledge) -> Mention | None:
    """The agency that ``name`` as a whole names."""
    found = knowledge.agencies.find(name)
    return found[0] if len(found) == 1 and (found[0].start, found[0].end) == (0, len(name)) else None


def is_told(party: Party, words: Sequence[Word]) -> bool:
    """Whether something is to be told to an agency ("báo cáo Thủ tướng"): it is whose document nothing is."""
    before = " ".join(word.bare for word in words[: party.start] if word.bare not in _BETWEEN)
    return before.endswith(_TOLD)
