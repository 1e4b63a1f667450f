"""Training texts: titled articles cut into clauses, from JSON lines of public legal texts."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.text import nfc, squeeze

_MARKUP = re.compile(r"[*|#]+|-{3,}|_{2,}")
_ARTICLE = re.compile(r"^Điều\s+\d+[a-zđ]?\s*[.:]\s*(?P<title>\S.*)$")
_NUMBERED = re.compile(r"^Điều\s+\d+[a-zđ]?\s*[.:]\s*")
_CLAUSE = re.compile(r"(?<=[.;:!?])\s+|\n+")
_LEAST_ACCENTED = 0.12  # of a paragraph's letters; less is another language
_SHORTEST = 20  # characters of an article worth learning from


@dataclass(frozen=True, slots=True)
class Article:
    """A titled text, its clauses in order; neighbours in the list are of one subject."""

    title: str
    clauses: tuple[str, ...]


def load_articles(folder: Path) -> tuple[Article, ...]:
    """Read every ``*.jsonl.gz`` of ``folder`` ({title, text} a line), in the order of names."""
    return tuple(
        article
        for path in sorted(folder.glob("*.jsonl.gz"))
        for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        if line.strip()
        for article in _articles(json.loads(line))
    )


def _articles(row: dict[str, str]) -> Iterator[Article]:
    """The articles of a decree, else the row itself."""
    title = _NUMBERED.sub("", squeeze(nfc(row["title"])))
    body: list[str] = []
    for paragraph in _paragraphs(row["text"]):
        head = _ARTICLE.match(paragraph)
        if head:
            yield from _article(title, body)
            title, body = head["title"], []
        else:
            body.append(paragraph)
    yield from _article(title, body)


def _article(title: str, body: list[str]) -> Iterator[Article]:
    clauses = tuple(squeeze(clause) for text in body for clause in _CLAUSE.split(text) if clause.strip())
    if sum(map(len, clauses)) >= _SHORTEST:
        yield Article(title, clauses)


def _paragraphs(text: str) -> Iterator[str]:
    """Vietnamese paragraphs of ``text``, wrapped lines joined, markup dropped."""
    for part in re.split(r"\n\s*\n|\n(?=\s*(?:Điều|[-+•]|\d+[.)]|[a-zđ]\)|[a-z_]+:)\s)", nfc(text)):
        paragraph = squeeze(_MARKUP.sub(" ", part))
        if paragraph and _accented_share(paragraph) >= _LEAST_ACCENTED:
            yield paragraph


def _accented_share(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(not c.isascii() for c in letters) / max(len(letters), 1)
