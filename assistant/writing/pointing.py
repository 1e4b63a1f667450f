"""Sentences that lean on the one before ("việc này hoàn thành năm 2025")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.writing.grounds import Ground
from assistant.writing.reading import Reading
from assistant.writing.words import wordings

_LEAST_OWN = 2


def leans_rightly(said: Reading, known: Reading, proof: Ground, before: Sequence[Ground] | None) -> bool:
    """Tell whether ``said``, proved by ``proof`` (read as ``known``), may follow what ``before`` proves.

    ``before`` is empty for the first sentence, None after one that fell. A sentence that names its subject
    may follow anything, one about "kế hoạch này" anything of the same document, others the same proof alone.
    """
    pointing = wordings().pointing
    pointed = {
        word
        for word, pointer in pairwise(said.line)
        if pointer in pointing and (word, pointer) not in known.pairs
    }
    if pointed and pointed <= wordings().pointed_documents:
        same = {ground.source.document for ground in before or ()}
        return before is not None and same <= {proof.source.document}
    if pointed or _names_nothing(said):
        return proof in (before or ())
    return True


def _names_nothing(said: Reading) -> bool:
    """Whether a sentence has, agencies and figures aside, too few words to say what it is about."""
    own = {item.label for item in said.items if item.kind == "word" and not item.light} - wordings().labels
    return len(own) < _LEAST_OWN and not any(item.kind == "doc" for item in said.items)
