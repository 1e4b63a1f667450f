"""Units named with the office they belong to: "Phòng Tài vụ Sở Y tế" is the unit, not the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.cues import Cue
from assistant.language.words import Word
from assistant.query import Party
from corpus.agency_names import begins_ordinary_word, in_ordinary_word, starts
from corpus.wording import expand_words

_OFFICES = ("so ", "bo ", "uy ban nhan dan")
_LONGEST = 8  # words of a unit's name
_LINKS = ("thuoc", "cua")
_DAY = "ngay"  # "…/BTC-VP ngày 18/11 của Bộ Tài chính"
_MATTER = "vu"
_ASKING = ("ask.", "role.", "noun.task", "deny.")


def units_first(
    parties: Sequence[Party], words: Sequence[Word], cues: Sequence[Cue]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The ``parties`` with units in place of the offices they are named with, and those offices.

    A unit nobody knows is a party too: what is asked of it must not be told of its office.
    """
    found: list[Party] = []
    offices: list[Party] = []
    for party in parties:
        unit = _unit_before(party, parties, words, cues)
        if unit is None:
            found.append(party)
            continue
        offices.append(party)
        if unit not in parties:
            found.append(unit)
    return tuple(found), tuple(offices)


def _unit_before(
    office: Party, parties: Sequence[Party], words: Sequence[Word], cues: Sequence[Cue]
) -> Party | None:
    """The unit whose name runs up to that of ``office``; ``None`` where there is none."""
    if not office.key.startswith(_OFFICES) or words[office.start].opens:
        return None
    end = office.start - (words[office.start - 1].bare in _LINKS if office.start else 0)
    known = next((p for p in parties if p.end == end and _is_unit(words, p.start, end)), None)
    if known:
        return known
    asked = [cue for cue in cues if cue.label.startswith(_ASKING)]
    fillers = {
        place for cue in cues if cue.label.startswith("filler.") for place in range(cue.start, cue.end)
    }
    for start in range(end - 2, max(end - _LONGEST, 0) - 1, -1):
        name = words[start:end]
        if (
            words[start].bare == _DAY
            or any(word.opens for word in name[1:])
            or any(p.start < end and start < p.end for p in parties)
        ):
            return None
        if any(cue.start < end and start < cue.end for cue in asked):
            return None
        if not _is_matter(words, start, start in fillers, office) and _is_unit(words, start, end):
            text = " ".join(word.text for word in name)
            key = " ".join(word.bare for word in name if word.bare != "va")
            return replace(office, key=key, name=text[:1].upper() + text[1:], start=start, end=end, role=None)
    return None


def _is_matter(words: Sequence[Word], start: int, filler: bool, office: Party) -> bool:
    """Whether "vụ" is what is asked about ("cái vụ lắp camera của huyện"), no department of a ministry."""
    if words[start].bare != _MATTER or any(word.capital for word in words[start : start + 2]):
        return False
    return filler or not office.key.startswith("bo ")


def _is_unit(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the words from ``start`` begin with the kind of a unit, and go on up to ``end``."""
    name = expand_words(" ".join(word.text for word in words[start:end]))
    before = "" if words[start].opens or not start else words[start - 1].text
    head = starts(name, "units")
    ordinary = in_ordinary_word(expand_words(before), tuple(word.folded for word in name))
    return 0 < head < len(name) and not ordinary and not begins_ordinary_word(name)
