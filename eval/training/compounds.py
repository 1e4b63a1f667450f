"""Write which syllables belong together: ``python -m eval.training.compounds --data FOLDER``.

The pairs are those that would be tokens of a model trained on the official texts of ``FOLDER`` alone
(``*.jsonl.gz``), without the everyday words it learns beside.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from importlib.resources import as_file, files
from pathlib import Path

from corpus.compounds import FILE
from eval.training.texts import load_articles
from eval.training.train import Recipe
from eval.training.vocabulary import SPACE, folding, scored_tokens

_TWO = 2


def pairs_in(texts: Iterable[str], size: int) -> dict[str, list[str]]:
    """First syllables with those that follow them, both sorted, among the ``size`` tokens of ``texts``."""
    normalizer, _ = folding()
    following: dict[str, list[str]] = {}
    for token, _ in sorted(scored_tokens(map(normalizer.normalize_str, texts), size)):
        empty, *syllables = token.split(SPACE)
        if not empty and len(syllables) == _TWO:
            following.setdefault(syllables[0], []).append(syllables[1])
    return following


def written(following: dict[str, list[str]]) -> str:
    """The data file: a line for each first syllable, those that follow it after it."""
    return "".join(f"{first} {' '.join(rest)}\n" for first, rest in following.items())


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the texts, write the data file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.gz {title, text}")
    articles = load_articles(parser.parse_args(arguments).data)
    following = pairs_in((text for a in articles for text in (a.title, *a.clauses)), Recipe().tokens)
    with as_file(files("corpus").joinpath(FILE)) as path:
        path.write_text(written(following), encoding="utf-8")


if __name__ == "__main__":
    main()
