"""The lexical leg: BM25 over syllables, syllable pairs and document numbers (tantivy).

A question is matched with its accents where it has them and without them always, so that
unaccented typing finds the same passages. Known abbreviations are written out on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import tantivy

from corpus.faults import StoreFault, reason
from corpus.model import Passage
from corpus.text import fold, syllables, tokens
from corpus.wording import expand_abbreviations

Scored = tuple[str, float]

_SCHEMA_VERSION = 2
_HEAP_BYTES = 64_000_000
_LONGEST_QUERY = 120  # syllables; a question that is longer says the same again
_LATELY = 32  # questions whose clauses are kept: one is searched for in several scopes
_TERMS = 20_000  # clauses of single words, of whatever questions: they say nothing of what is indexed
_EXACT = ("id", "source", "kind")
_TEXT = ("accented", "folded", "pairs", "title", "title_pairs", "symbols")
_SYMBOL = re.compile(r"(?=.*\d)(?=.*[/\-–]).{3,}")


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """What a match in each field counts, for questions with accents and for those without."""

    accented: Mapping[str, float]
    bare: Mapping[str, float]

    def of(self, query: str) -> Mapping[str, float]:
        """Return the weights for ``query`` as it is typed."""
        typed = syllables(query)
        return self.bare if typed == [_bare(syllable) for syllable in typed] else self.accented


_ABOVE = {"title": 0.35, "title_pairs": 0.35, "symbols": 3.0}
WEIGHTS = FieldWeights(
    accented={"accented": 0.7, "folded": 0.3, "pairs": 0.9, **_ABOVE},
    bare={"folded": 1.0, "pairs": 1.0, **_ABOVE},
)
"""Within 0.0003 of the worth of those ``eval.weights`` learns; its sets have no titles to learn from."""


class LexicalError(StoreFault):
    """The lexical index cannot be opened or written; the message says why, in Vietnamese."""


class LexicalIndex:
    """Passages by their words, in a folder of its own; one process writes, any number read."""

    at_once = 4000  # passages worth a commit of their own

    def __init__(self, home: Path, weights: FieldWeights = WEIGHTS) -> None:
        self._weights = weights
        folder = home / f"lexical-{_SCHEMA_VERSION}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(_schema(), path=str(folder))
        except (OSError, ValueError) as error:
            raise LexicalError(f"Không mở được chỉ mục từ khoá trong {folder} ({reason(error)}).") from error
        plain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("spaced", plain)
        self._searcher = self._index.searcher()
        self._schema = self._index.schema
        self._revision = -1
        self._wanted = lru_cache(maxsize=_LATELY)(self._find_wanted)
        self._term = lru_cache(maxsize=_TERMS)(self._make_term)

    def refresh(self, revision: int) -> None:
        """See what was written up to the registry's ``revision``."""
        if revision != self._revision:
            self._reload()
            self._revision = revision

    def add(self, passages: Iterable[Passage]) -> None:
        """Index ``passages``; a known id is written anew. All or nothing, durable on return."""
        self._write((passage.id, _indexed(passage)) for passage in passages)

    def drop(self, ids: Iterable[str]) -> None:
        """Take passages out; unknown ids are ignored."""
        self._write((passage_id, None) for passage_id in ids)

    def ids(self) -> frozenset[str]:
        """Return the ids of all indexed passages."""
        searcher = self._searcher
        found = searcher.search(tantivy.Query.all_query(), max(searcher.num_docs, 1)).hits
        return frozenset(_id(searcher, address) for _, address in found)

    def size(self) -> int:
        """Return how many passages are indexed by now."""
        self._reload()
        return int(self._searcher.num_docs)

    def parts(self) -> int:
        """Return in how many parts the index lies by now: each addition makes one, some are merged."""
        self._reload()
        return int(self._searcher.num_segments)

    def frequency(self, bare: str) -> int:
        """Return how many passages hold the unaccented syllable ``bare`` in their own words."""
        return int(self._searcher.doc_freq("folded", bare))

    def search(
        self,
        query: str,
        k: int,
        sources: frozenset[str] = frozenset(),
        kinds: frozenset[str] = frozenset(),
        without: frozenset[str] = frozenset(),
    ) -> list[Scored]:
        """Return up to ``k`` ids with BM25 scores, best first; none for a query without words.

        Of ``sources`` and ``kinds`` only where given, and of no document of ``without``.
        """
        return self._best(self._wanted(query), k, sources, kinds, without)

    def holding(
        self,
        text: str,
        words: int,
        k: int,
        sources: frozenset[str] = frozenset(),
        kinds: frozenset[str] = frozenset(),
        without: frozenset[str] = frozenset(),
    ) -> list[Scored]:
        """Return up to ``k`` ids of what may have ``words`` adjacent words of ``text`` in one piece.

        Some have pieces of half the length only; what has more of these, and rarer ones, comes first.
        """
        pairs = _pairs(_spoken(text)[1])
        size, searcher = max(words // 2, 1), self._searcher
        clauses = []
        for start in range(0, len(pairs) - size + 1, size):  # a run of so many words has one of these whole
            piece = pairs[start : start + size]
            if all(searcher.doc_freq("pairs", pair) for pair in piece):
                clauses.append((tantivy.Occur.Should, self._piece(piece)))
        return self._best(tuple(clauses), k, sources, kinds, without)

    def _best(
        self,
        wanted: tuple[Any, ...],
        k: int,
        sources: frozenset[str],
        kinds: frozenset[str],
        without: frozenset[str],
    ) -> list[Scored]:
        if not wanted or k < 1:
            return []
        if without:
            wanted = (*wanted, (tantivy.Occur.MustNot, self._among("source", without)))
        for name, values in (("source", sources), ("kind", kinds)):
            if values:
                wanted = (*wanted, (tantivy.Occur.Must, self._among(name, values)))
        searcher = self._searcher  # another thread may reopen meanwhile
        # beside a filter the words are only wished for: what has none of them scores nothing
        hits = searcher.search(tantivy.Query.boolean_query(list(wanted)), k, count=False).hits
        return [(_id(searcher, address), float(score)) for score, address in hits if score > 0]

    def _piece(self, pairs: Sequence[str]) -> Any:
        """What has all of ``pairs``."""
        query, schema = tantivy.Query, self._schema
        terms = [query.term_query(schema, "pairs", pair, index_option="freq") for pair in pairs]
        return query.boolean_query([(tantivy.Occur.Must, term) for term in terms])

    def _among(self, name: str, values: Iterable[str]) -> Any:
        """What has one of ``values`` in the field ``name``, scoring nothing; sooner found than by a set."""
        query, schema = tantivy.Query, self._schema
        terms = [query.term_query(schema, name, value, index_option="basic") for value in sorted(values)]
        return query.const_score_query(query.disjunction_max_query(terms), 0.0)

    def _find_wanted(self, query: str) -> tuple[Any, ...]:
        """The clauses that the words of ``query`` make."""
        return tuple(self._term(*term) for term in _query_terms(query, self._weights.of(query)))

    def _make_term(self, name: str, word: str, weight: float) -> tuple[Any, Any]:
        term = tantivy.Query.term_query(self._schema, name, word, index_option="freq")
        return tantivy.Occur.Should, tantivy.Query.boost_query(term, weight)

    def _write(self, changes: Iterable[tuple[str, dict[str, str] | None]]) -> None:
        try:
            writer = self._index.writer(_HEAP_BYTES, 1)
            for passage_id, fields in changes:
                writer.delete_documents_by_term("id", passage_id)
                if fields is not None:
                    writer.add_document(tantivy.Document(**fields))
            writer.commit()
            writer.wait_merging_threads()
        except (OSError, ValueError) as error:
            raise LexicalError(f"Không ghi được chỉ mục từ khoá ({reason(error)}).") from error
        self._reload()

    def _reload(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()


def _id(searcher: Any, address: Any) -> str:
    return str(searcher.doc(address)["id"][0])


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in _EXACT:
        builder.add_text_field(name, stored=name == "id", tokenizer_name="raw", index_option="basic")
    for name in _TEXT:
        builder.add_text_field(name, tokenizer_name="spaced", index_option="freq")
    return builder.build()


def _indexed(passage: Passage) -> dict[str, str]:
    spoken = syllables(expand_abbreviations(passage.text))
    bare = [_bare(syllable) for syllable in spoken]
    above = [_bare(syllable) for syllable in syllables(expand_abbreviations(passage.title))]
    return {
        "id": passage.id,
        "source": passage.source.document,
        "kind": passage.kind,
        "accented": " ".join(spoken),
        "folded": " ".join(bare),
        "pairs": " ".join(_pairs(bare)),
        "title": " ".join(above),
        "title_pairs": " ".join(_pairs(above)),
        "symbols": " ".join(_symbols(f"{passage.title}\n{passage.text}")),
    }


def _spoken(query: str) -> tuple[list[str], list[str]]:
    """The syllables of a question, and those without accents."""
    spoken = syllables(expand_abbreviations(query))[:_LONGEST_QUERY]
    return spoken, [_bare(syllable) for syllable in spoken]


def _query_terms(query: str, weights: Mapping[str, float]) -> Iterator[tuple[str, str, float]]:
    """The terms of a question, each once: field, word, weight."""
    spoken, bare = _spoken(query)
    pairs = _pairs(bare)
    words = {
        "accented": spoken,
        "folded": bare,
        "pairs": pairs,
        "title": bare,
        "title_pairs": pairs,
        "symbols": _symbols(query[:2000]),
    }
    for name, weight in weights.items():
        for word in dict.fromkeys(words[name]):
            yield name, word, weight


@lru_cache(maxsize=50_000)
def _bare(syllable: str) -> str:
    return fold(syllable)


def _pairs(items: Sequence[str]) -> list[str]:
    return [f"{first}_{second}" for first, second in pairwise(items)]


def _symbols(text: str) -> list[str]:
    """Document numbers, dates and the like, folded, whole."""
    return [fold(token) for token in tokens(text) if not token.isalpha() and _SYMBOL.fullmatch(token)]
