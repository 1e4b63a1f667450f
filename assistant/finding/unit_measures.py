"""Which of the things that tables measure unit by unit a question asks for, by the words of the headers."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.knowledge import Knowledge
from assistant.language.synonyms import other_words
from assistant.language.words import Word, words_of
from assistant.naming.unit_names import Found
from assistant.query import Query, Topic
from assistant.scoring.matching import Matcher, matcher_of
from corpus.model import Target

_SAID = 0.5  # of what a header says, weighed by its words, that a question says too
_COUNTED = 0.6  # what it counts where the question only names the unit of measure
_LINKS = frozenset(("tu", "bang", "ve", "cho", "cua"))
_COMPARING = frozenset(("it", "nhieu", "cao", "thap", "lon", "nho", "hon", "nhat", "kem"))
_GAP = 2  # words


@dataclass(frozen=True, slots=True)
class Measured:
    """What a table measures of each unit: the targets of one header of one document."""

    targets: tuple[Target, ...]

    @property
    def title(self) -> str:
        """What the header says."""
        return self.targets[0].indicator or self.targets[0].text

    @property
    def unit(self) -> str:
        """The unit of measure, in lower case."""
        return (self.targets[0].unit or "").lower()

    @property
    def words(self) -> str:
        """Header and unit of measure."""
        return f"{self.title} {self.unit}"


def measures_asked(
    query: Query,
    measures: Sequence[Measured],
    named: Sequence[Found],
    words: Sequence[Word],
    knowledge: Knowledge,
) -> list[Measured]:
    """The measures asked for, the likeliest first: those that say something of the question more."""
    names = {i for one in named for i in range(one.start, one.end)}
    said = tuple(word for i, word in enumerate(words) if i not in names)
    topic = Topic(said, (True,) * len(said), (False,) * len(said), others=other_words(said))
    matcher = matcher_of(topic, knowledge.weights)
    own = [m for m in measures if not named or _of_tables(m, named, measures)]
    scored = sorted(((_share(m, matcher, said, own), m) for m in own), key=lambda pair: -pair[0])
    needed = {word.start for word in query.topic.content}
    chosen: list[Measured] = []
    spent: set[str] = set()
    for share, measure in scored:
        fresh = _bare(measure.title) & {word.bare for word in said} - spent
        enough = share >= _SAID and (
            not chosen or _weight(fresh, knowledge) >= _SAID * _whole(measure, knowledge)
        )
        if enough and not _is_narrower(measure, said, needed):
            chosen.append(measure)
            spent |= _bare(measure.title)
    return chosen


def _of_tables(measure: Measured, named: Sequence[Found], measures: Sequence[Measured]) -> bool:
    """Whether a measure is of a table that has one of the units named."""
    units = {one.unit for one in named}
    table = table_of(measure.targets[0])
    return any(
        target.scope in units for m in measures if table_of(m.targets[0]) == table for target in m.targets
    )


def table_of(target: Target) -> str:
    """The table a target stands in."""
    return f"{target.source.document} {target.source.locator.partition(',')[0]}"


def _share(measure: Measured, matcher: Matcher, said: Sequence[Word], measures: Sequence[Measured]) -> float:
    """How much of a header a question says; enough where it names a unit of measure that no other has."""
    share = matcher.fit(measure.title).closeness
    unit = measure.unit.split()
    bare = [word.text for word in said]
    alone = sum(other.unit == measure.unit for other in measures) == 1
    counts = bool(unit) and measure.unit not in ("%",) and unit[0] in bare and alone
    return max(share, _COUNTED) if counts else share


def _is_narrower(measure: Measured, said: Sequence[Word], needed: set[int]) -> bool:
    """Whether a question puts a word amid those of the header, or after them, that it does not have."""
    header = _bare(measure.words) | _COMPARING
    met = [i for i, word in enumerate(said) if word.bare in header and word.start in needed]
    strange = [word.start in needed and word.bare not in header for word in said]
    for one, other in itertools.pairwise(met):
        if 1 < other - one <= _GAP + 1 and any(strange[one + 1 : other]):
            return True
    after = met[-1] + 1 if met else len(said)
    linked = after + 1 < len(said) and said[after].bare in _LINKS
    return linked and strange[after + 1]


def _bare(text: str) -> set[str]:
    return {word.bare for word in words_of(text)}


def _weight(words: set[str], knowledge: Knowledge) -> float:
    return sum(knowledge.weights.of(word) for word in words)


def _whole(measure: Measured, knowledge: Knowledge) -> float:
    return _weight(_bare(measure.title), knowledge)
