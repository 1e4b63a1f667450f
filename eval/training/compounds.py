"""Write which syllables belong together: ``python -m eval.training.compounds``.

The pairs are tokens of ``corpus/data/model/tokenizer.json``; run it again after training another model.
"""

from __future__ import annotations

import json
from importlib.resources import as_file, files

from corpus.compounds import FILE
from eval.training.vocabulary import SPACE

_TWO = 2


def pairs_of(tokenizer: str) -> dict[str, list[str]]:
    """First syllables with those that follow them, both sorted, of a tokenizer's JSON."""
    following: dict[str, list[str]] = {}
    for token, _ in sorted(json.loads(tokenizer)["model"]["vocab"]):
        empty, *syllables = token.split(SPACE)
        if not empty and len(syllables) == _TWO:
            following.setdefault(syllables[0], []).append(syllables[1])
    return following


def written(following: dict[str, list[str]]) -> str:
    """The data file: a line for each first syllable, those that follow it after it."""
    return "".join(f"{first} {' '.join(rest)}\n" for first, rest in following.items())


def main() -> None:
    """Read the tokenizer, write the data file."""
    corpus = files("corpus")
    following = pairs_of(corpus.joinpath("data/model/tokenizer.json").read_text(encoding="utf-8"))
    with as_file(corpus.joinpath(FILE)) as path:
        path.write_text(written(following), encoding="utf-8")


if __name__ == "__main__":
    main()
