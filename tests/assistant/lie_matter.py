"""What lies are made of: the rows and sentences of the evidence a model was given."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

from tests.assistant.model_answers import Piece, honest, row_of

Rows = Sequence[tuple[Piece, Mapping[str, str]]]
YEAR = re.compile(r"(?:19|20)\d\d")


def told(piece: Piece, dice: random.Random) -> list[str]:
    """What a piece says, each in one sentence."""
    return [said for said in honest(piece, dice) if not re.search(r"[.;!?…]\W*\s", said)]


def rows(pieces: Sequence[Piece]) -> Rows:
    """The pieces that are rows, each one sentence, with their cells."""
    found = ((piece, row_of(piece)) for piece in pieces)
    return [(piece, row) for piece, row in found if row and not re.search(r"[.;!?:]\s", row["task"])]


def agencies(cell: str) -> frozenset[str]:
    """The agencies a cell lists, in lower case."""
    return frozenset(" ".join(name.split()).lower() for name in re.split(r"[,;]", cell))
