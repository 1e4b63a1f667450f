"""What a list is asked for beside: "ngoài đo lường hài lòng thì Sở A còn được giao gì"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.cues import Cue
from assistant.language.synonyms import other_words
from assistant.language.words import Word
from assistant.query import Party, Topic
from assistant.scoring.matching import fit
from assistant.scoring.weights import Weights
from assistant.wording import name_of
from corpus.model import Record

_OPENING = frozenset(("ngoai", "tru", "ngoai tru", "khong ke", "khong tinh", "chua ke", "chua tinh"))
_SOFT = ("filler.", "followup.", "role.", "noun.", "ask.", "deny.", "row.")
_ASKING = ("ask.list", "ask.count", "noun.task", "row.anything")
_BEFORE_NAME = frozenset(("cua", "cho", "do", "voi", "cung", "boi", "va"))
_LEAST, _NEAR = 0.5, 0.15


def left_out(words: Sequence[Word], cues: Sequence[Cue], parties: Sequence[Party]) -> range:
    """The words that say what is known already, with the one that leaves it out; empty where none do.

    The rest of the question must ask for more.
    """
    excepted = [cue for cue in cues if cue.label == "deny.except"]
    if not excepted:
        return range(0)
    spoken = {i for cue in cues if cue.label.startswith("filler.") for i in range(cue.start, cue.end)}
    for cue in excepted:
        bare = " ".join(word.bare for word in words[cue.start : cue.end])
        begins = cue.start == 0 or words[cue.start].opens or cue.start - 1 in spoken
        if bare not in _OPENING or not begins:
            continue
        stop = _stop(cue.end, words, parties)
        asks = any(c.label in _ASKING and c.start >= stop for c in cues)
        named = any(cue.start <= party.start < stop for party in parties)
        if asks and not named and _topic(words, cues, range(cue.end, stop)).content:
            return range(cue.start, stop)
    return range(0)


def thing_left_out(words: Sequence[Word], cues: Sequence[Cue], places: range) -> Topic | None:
    """What is left out, as a topic; ``None`` where ``places`` are none."""
    return _topic(words, cues, places[1:]) if places else None


def beside(records: Sequence[Record], known: Topic, weights: Weights) -> list[Record]:
    """``records`` less those that ``known`` means."""
    met = [fit(known, name_of(record), "", weights).coverage for record in records]
    least = max(_LEAST, max(met, default=0.0) - _NEAR)
    return [record for record, coverage in zip(records, met, strict=True) if coverage < least]


def _stop(start: int, words: Sequence[Word], parties: Sequence[Party]) -> int:
    """Where the thing left out ends: at a mark, at "thì", or at the agency that is asked about."""
    names = {party.start for party in parties}
    for index in range(start + 1, len(words)):
        name = index in names and words[index - 1].bare not in _BEFORE_NAME
        if words[index].opens or words[index].text == "thì" or name:
            return index
    return start


def _topic(words: Sequence[Word], cues: Sequence[Cue], places: range) -> Topic:
    soft = {i for cue in cues if cue.label.startswith(_SOFT) for i in range(cue.start, cue.end)}
    soft -= {i for cue in cues if cue.label == "keep.words" for i in range(cue.start, cue.end)}
    kept = tuple(words[i] for i in places)
    required = tuple(i not in soft for i in places)
    return Topic(kept, required, tuple(False for _ in places), others=other_words(kept))
