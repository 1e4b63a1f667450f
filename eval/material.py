"""What search is timed on: passages cut from public texts, or those of a folder of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

from corpus.model import Passage, Source
from corpus.text import fold
from eval.cases import load_cases
from eval.searchset import SearchSetError
from eval.training.texts import Article, load_articles

_WORDS = (40, 120)  # of a passage cut from a text
_QUERIES = 300
_NAME = "scale"
_SET = "tune"


@dataclass(frozen=True, slots=True)
class Material:
    """``count`` passages, the same each time they are asked for, and what to ask."""

    count: int
    passages: Callable[[], Iterator[Passage]]
    queries: tuple[str, ...]


def kind_of(folder: Path) -> str:
    """Return ``texts`` or ``documents``; raise SearchSetError where the folder holds neither."""
    if folder.is_dir() and any(folder.glob("*.jsonl.gz")):
        return "texts"
    if folder.is_dir() and any(path.is_file() for path in folder.iterdir()):
        return "documents"
    raise SearchSetError(
        f"“{folder}” không phải thư mục có văn bản, hoặc có *.jsonl.gz với {{title, text}} mỗi dòng."
    )


def load_material(folder: Path, count: int) -> Material:
    """Return ``count`` passages cut from the texts of ``folder``, or all passages of its documents."""
    if kind_of(folder) == "documents":
        return _of_documents(folder)
    articles = load_articles(folder)
    random = Random(2)
    titles = [random.choice(articles).title[:200] for _ in range(_QUERIES)]
    return Material(count, partial(passages_of, articles, count), _written_both_ways(titles))


def passages_of(articles: Sequence[Article], count: int) -> Iterator[Passage]:
    """``count`` passages of consecutive clauses from random places; the same on every run."""
    random = Random(1)
    for number in range(count):
        article = random.choice(articles)
        wanted, words = random.randint(*_WORDS), list[str]()
        for clause in article.clauses[random.randrange(len(article.clauses)) :]:
            words.extend(clause.split())
            if len(words) >= wanted:
                break
        text = " ".join(words[:wanted])
        source = Source(document=_NAME, blocks=(number,), locator=str(number), quote=text)
        yield Passage(id=f"s-p{number}", kind="text", title=article.title, text=text, source=source)


def _of_documents(folder: Path) -> Material:
    from ingestion.loading import Unreadable, load
    from ingestion.reading import read

    found: list[Passage] = []
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        try:
            found += read(load(path)).passages
        except Unreadable:
            continue
    if not found:
        raise SearchSetError(f"Không đọc được văn bản nào trong “{folder}”.")
    ours = tuple(replace(each, source=replace(each.source, document=_NAME)) for each in found)
    questions = [case.question for case in load_cases(_SET)]
    return Material(len(ours), partial(iter, ours), _written_both_ways(questions))


def _written_both_ways(queries: Sequence[str]) -> tuple[str, ...]:
    """Every other query without accents."""
    return tuple(query if number % 2 else fold(query) for number, query in enumerate(queries))
