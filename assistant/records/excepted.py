"""What a figure or a rule excepts ("trừ hồ sơ mật", "không bao gồm xã miền núi"): it is not told of that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.language.words import Word, same, typed_with_accents, words_of
from assistant.query import Query
from corpus.model import Source
from corpus.timespans import aligned
from prompts import load

_SAYING = (Status.ANSWERED, Status.PARTIAL)
_EXCEPT = r"(?:ngoai tru|tru|khong bao gom|khong ke|khong tinh|khong ap dung (?:doi voi|cho|voi))"
_BRACKET = re.compile(rf"\(\s*(?P<but>{_EXCEPT}\b)(?P<things>[^()]*)\)")
_ITEMS = re.compile(r"[,;]")
_OF = re.compile(r"\b(?:tại|ở|thuộc|của|về|do|có)\b")
_SELF = re.compile(
    rf"\b(?:{_EXCEPT}|ngoai(?! (?:vu|giao|ngu|nuoc|tinh)\b)|loai tru|khong (?:phai|mat)|con lai)\b"
)
_TELLING = 2  # words of those that it lacks, the rarest
_SHARE = 0.25  # of the weight of the words that the rest of the sentence lacks
_LONGEST = 500  # characters told
_CELLS = ("\n", "\t", "|")
_SMALL = "thuộc phạm vi các những có là cho tại của ở theo và hoặc làm việc"
_LIGHT = frozenset(_SMALL.split())


def of_what_is_excepted(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft`` with what excepts the thing asked about quoted as such, and no figure told of it."""
    if draft.status not in _SAYING or draft.total is not None:
        return draft
    if _SELF.search(aligned(query.text)):
        return draft
    quoted = list(dict.fromkeys(line.source for line in draft.lines if line.source))
    excepts = {source: said for source in quoted if (said := _excepting(query, source, knowledge))}
    if not excepts:
        return draft
    lines: list[Line] = []
    for line in draft.lines:
        said = excepts.get(line.source) if line.source else None
        told = Line(load("replies")["excepted"].format(said=said), line.source, (said,)) if said else line
        if all(told.text != one.text for one in lines):
            lines.append(told)
    return replace(draft, status=Status.PARTIAL, lines=tuple(lines))


def _excepting(query: Query, source: Source, knowledge: Knowledge) -> str | None:
    """The words of a quote that except what is asked; ``None`` where they except something else."""
    plain = aligned(source.quote)
    asked = words_of(query.text)
    for match in _BRACKET.finditer(plain):
        rest = words_of(f"{source.quote[: match.start()]} . {source.quote[match.end() :]}")
        things = source.quote[match.start("things") : match.end("things")]
        if any(_is_asked(words_of(item), rest, asked, knowledge) for item in _items(things)):
            return _sentence(source.quote, match.start(), match.end())
    return None


def _items(things: str) -> list[str]:
    """The things of an enumeration; of the first ones, what is said of them all after them.

    "Cán bộ, công chức làm việc tại xã miền núi, vùng cao" excepts no "cán bộ" elsewhere.
    """
    of = _OF.search(things.lower())
    return _ITEMS.split(things[of.end() :] if of else things)


def _sentence(quote: str, start: int, end: int) -> str:
    """The cell or line around a bracket, where it is no longer than may be told; else the bracket."""
    first = max(quote.rfind(mark, 0, start) for mark in _CELLS) + 1
    last = min((place for mark in _CELLS if (place := quote.find(mark, end)) >= 0), default=len(quote))
    whole = quote[first:last].strip()
    return whole if len(whole) <= _LONGEST else quote[start:end]


def _is_asked(
    item: Sequence[Word], rest: Sequence[Word], asked: Sequence[Word], knowledge: Knowledge
) -> bool:
    """Whether a question says most of what an excepted ``item`` has beyond the ``rest`` of its sentence."""
    elsewhere = {word.text for word in rest} | _LIGHT
    own = [word for word in item if word.text not in elsewhere]
    accented = typed_with_accents(asked)
    weigh = {word: knowledge.weights.of(word.bare) for word in own}
    telling = sorted(own, key=lambda word: -weigh[word])[:_TELLING]
    meets = [w for w in own if any(_means(word, w, accented) for word in asked)]
    met = sum(weigh[word] for word in meets)
    return not set(telling).isdisjoint(meets) and met >= _SHARE * sum(weigh.values())


def _means(asked: Word, known: Word, accented: bool) -> bool:
    return asked.text == known.text if accented else same(asked, known)
