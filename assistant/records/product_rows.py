"""Figures of a table with a row a product and columns of a measure a year: told of product, measure, year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.unit_measures import table_of
from assistant.knowledge import Knowledge
from assistant.language.words import Word, words_of
from assistant.query import Intent, Query
from assistant.records.figures import statement
from assistant.wording import place
from corpus.model import Target
from corpus.registry import RecordFilter, Registry
from corpus.shares import is_share
from corpus.text import fold

_FEWEST = 3  # products of a table
_KEPT = 256  # documents whose tables are kept at hand
_KIND = re.compile(r"(?:các |những )?(?:sản phẩm|mặt hàng|cây|con|quả|trái|hàng)\s+(?=\S)", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:usd|do la|gia tri|kim ngach|thu ve|trieu do|nghin do|bao nhieu do|may do|bao nhieu tien)\b"
)
_HOW_MUCH = re.compile(r"\b(?:may|bao nhieu|nhieu)\b")


@dataclass(frozen=True, slots=True)
class _Row:
    """The figures set for one product by one table: of each measure, in each year."""

    product: tuple[str, ...]
    targets: tuple[Target, ...]


def products_told(query: Query, knowledge: Knowledge) -> Draft | None:
    """The figures of the product named, of what is measured in the unit asked, in the years said."""
    if Intent.TARGET not in query.intents or not query.years or query.limits:
        return None
    rows = [row for source in sorted(query.scope.sources) for row in _of(knowledge, source)]
    words = words_of(query.text)
    named = [row for row in rows if _says(words, row.product)]
    longest = max((len(row.product) for row in named), default=0)
    named = [row for row in named if len(row.product) == longest]
    years = [str(year) for year in query.years]
    told = [
        t for row in _of_table(named, rows, query) for t in row.targets if t.by in years and _asked(t, query)
    ]
    if len({t.source.document for t in told}) != 1 or {t.by for t in told} != set(years):
        return None
    return _told(query, sorted(told, key=lambda target: years.index(target.by or "")), knowledge)


def _says(words: Sequence[Word], product: tuple[str, ...]) -> bool:
    """Whether a question says the name of a product, each syllable with its accents if it has any."""
    n = len(product)
    spans = (words[i : i + n] for i in range(len(words) - n + 1))
    return any(all(_is(word, said) for word, said in zip(span, product, strict=True)) for span in spans)


def _is(word: Word, said: str) -> bool:
    return word.text.lower() == said or (word.text.isascii() and word.bare == fold(said))


def _of_table(named: Sequence[_Row], rows: Sequence[_Row], query: Query) -> Sequence[_Row]:
    """The rows of the table whose headers the question says most of; all where several are said alike."""
    said = {word.bare for word in words_of(f"{query.background} {query.text}")}
    said |= {word.bare for word in query.wider.words} if query.wider else set()
    said -= {fold(word) for row in named for word in row.product}

    def met(row: _Row) -> int:
        table = table_of(row.targets[0])
        titles = {_measure(t) for other in rows if table_of(other.targets[0]) == table for t in other.targets}
        return len(said & {word.bare for title in titles for word in words_of(title)})

    best = max(map(met, named), default=0)
    return [row for row in named if met(row) == best]


def _asked(target: Target, query: Query) -> bool:
    """Whether a question asks for the measure of ``target``: by its unit, or by its name."""
    folded, unit = fold(query.text), fold(target.unit or "")
    if "usd" in unit or "dong" in unit:
        return bool(_MONEY.search(folded))
    title = {word.bare for word in words_of(_measure(target))}
    counted = bool(unit) and any(
        re.match(rf"\W*{unit}\b", folded[m.end() :]) for m in _HOW_MUCH.finditer(folded)
    )
    return counted or title <= {word.bare for word in words_of(query.text)}


def _measure(target: Target) -> str:
    return (target.indicator or "").rpartition(": ")[2]


def _told(query: Query, targets: Sequence[Target], knowledge: Knowledge) -> Draft:
    lines = [statement(target, with_agencies=False) for target in targets]
    for source in {target.source.locator: target.source for target in targets}.values():
        lines.append(Line(place(knowledge.head(source.document), source.locator)))
    return Draft(Status.ANSWERED, query.intent, tuple(lines), tuple(targets))


def _of(knowledge: Knowledge, source: str) -> tuple[_Row, ...]:
    if source not in _with_products(knowledge.registry, knowledge.revision):
        return ()
    return _read(knowledge.registry, source, knowledge.revision)


@lru_cache(maxsize=_KEPT)
def _read(registry: Registry, source: str, revision: int) -> tuple[_Row, ...]:
    rows: dict[tuple[str, str], list[Target]] = {}
    for target in registry.targets(RecordFilter(sources=frozenset((source,)))):
        if _is_of_product(target):
            product = (target.indicator or "").rpartition(": ")[0]
            rows.setdefault((table_of(target), product), []).append(target)
    return tuple(_Row(tuple(_name(product)), tuple(targets)) for (_, product), targets in rows.items())


def _name(product: str) -> Iterator[str]:
    return (word.text.lower() for word in words_of(_KIND.sub("", product, count=1)))


def _is_of_product(target: Target) -> bool:
    """Whether a figure is of a product of a table, by the year."""
    row = target.text != target.source.quote and not is_share(target)
    return row and bool(target.by) and ": " in (target.indicator or "")


@lru_cache(maxsize=1)
def _with_products(registry: Registry, revision: int) -> frozenset[str]:
    """The documents with such tables: few, and only theirs are read for a question."""
    found: dict[str, set[str]] = {}
    for target in registry.targets():
        if _is_of_product(target):
            product = (target.indicator or "").rpartition(": ")[0]
            found.setdefault(target.source.document, set()).add(product)
    return frozenset(source for source, products in found.items() if len(products) >= _FEWEST)
