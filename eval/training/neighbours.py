"""Count neighbouring syllables: ``python -m eval.training.neighbours --data FOLDER --out FILE``."""

from __future__ import annotations

import argparse
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus.neighbours import START, pack
from corpus.syllabify import syllabify
from corpus.text import fold
from eval.training.texts import load_articles

_STRAY = 0.003
_MOST = 65_535  # counts are kept in sixteen bits


@dataclass(frozen=True, slots=True)
class Least:
    """What was seen less often is left out."""

    words: int = 3
    pairs: int = 2
    triples: int = 3


def count(clauses: Iterable[Sequence[str]], least: Least) -> bytes:
    """Return the packed counts of ``clauses`` (syllables each)."""
    runs = [(START, *clause) for clause in clauses]
    single = Counter(word for run in runs for word in run)
    stray = _stray(single)
    words = sorted(word for word, n in single.items() if n >= least.words and word not in stray)
    numbers = {word: number for number, word in enumerate(words)}
    coded = [[numbers.get(word, -1) for word in run] for run in runs]
    pairs = _kept((pair for run in coded for pair in pairwise(run)), least.pairs)
    triples = _kept((t for run in coded for t in zip(run, run[1:], run[2:], strict=False)), least.triples)
    after_one: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (first, second), n in pairs.items():
        after_one[first].append((second, n))
    after_two: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    for (first, second, third), n in triples.items():
        after_two[first, second].append((third, n))
    rows = [sorted(after_one[number]) for number in range(len(words))]
    places = [(number, second) for number, row in enumerate(rows) for second, _ in row]
    long = [sorted(after_two[place]) for place in places]
    alone = array("I", (single[word] for word in words))
    return pack(words, [alone, *_arrays(rows), *_arrays(long)])


def _stray(single: Mapping[str, int]) -> set[str]:
    """Plain syllables so rare beside their accented kin that they are addresses or lost accents."""
    kin: Counter[str] = Counter()
    for word, n in single.items():
        if not word.isascii():
            kin[fold(word)] += n
    return {word for word, n in single.items() if word.isascii() and n < _STRAY * kin[word]}


def _kept(groups: Iterator[tuple[int, ...]], least: int) -> Mapping[tuple[int, ...], int]:
    return {group: n for group, n in Counter(groups).items() if n >= least and -1 not in group}


def _arrays(rows: Sequence[Sequence[tuple[int, int]]]) -> tuple[array[int], array[int], array[int]]:
    """Lengths, followers and counts of the rows, end to end."""
    return (
        array("H", map(len, rows)),
        array("H", (number for row in rows for number, _ in row)),
        array("H", (min(n, _MOST) for row in rows for _, n in row)),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Count and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.gz {title, text}")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--least", type=int, nargs=3, default=(3, 2, 3), metavar="N", help="of 1, 2, 3 syllables"
    )
    given = parser.parse_args(arguments)
    articles = load_articles(given.data)
    clauses = (syllabify(text) for article in articles for text in (article.title, *article.clauses))
    packed = count((clause for clause in clauses if clause), Least(*given.least))
    given.out.write_bytes(packed)
    print(f"{len(articles)} articles, {len(packed) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
