"""How sure one may be that the record that fits best is the one meant.

A logistic model of how the record fits and of how far it stands ahead of its document's others.
Its weights are learnt from question sets (``python -m eval.training.acceptance``): right records
against those that fit best once the right ones are taken away, and against questions without answer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from assistant.scoring.matching import Fit

_FEWEST, _LEAST = 2, 0.2
_STRANGERS = 4
_MOST_MET, _FARTHEST, _LONGEST = 8, 0.5, 20
_MOST_COMPOUNDS, _MOST_PARTED = 12, 8
_WEIGHTS = (
    -1.34, 3.87, 0.23, 0.24, 1.32, 1.37, 1.52, 1.77, -0.04, 1.49, -0.89, 0.71, -0.78, 1.85, 3.18,
    -3.60, -4.30,
)  # fmt: skip
_BIAS = -5.19


@dataclass(frozen=True, slots=True)
class Lead:
    """How far a record stands ahead of the others proposed.

    ``words``: by how much it scores above the next other one of its document. ``nearness``: its
    cosine to the question over the greatest among them (0–1). ``ahead``: its cosine less the
    greatest of the others.
    """

    words: float
    nearness: float = 0.0
    ahead: float = 0.0


def features(found: Fit, lead: Lead) -> tuple[float, ...]:
    """What the model weighs: coverage, closeness, run, extra, words, lead, gaps, nearness, compounds."""
    return (
        found.coverage,
        found.closeness,
        found.run,
        found.extra,
        min(found.met, _MOST_MET) / _MOST_MET,
        max(min(lead.words, _FARTHEST), 0.0),
        min(found.asked, _LONGEST) / _LONGEST,
        math.sqrt(found.coverage * found.need),
        math.sqrt(max(1.0 - found.coverage, 0.0) * found.need),
        min(found.strange, _STRANGERS) / _STRANGERS,
        found.gap,
        found.coverage**2,
        math.sqrt(found.gap * found.need),
        lead.nearness,
        lead.ahead,
        min(found.compounds, _MOST_COMPOUNDS) / _MOST_COMPOUNDS,
        min(found.parted, _MOST_PARTED) / _MOST_PARTED,
    )


def likelihood(found: Fit, lead: Lead) -> float:
    """The probability, 0 to 1, that the record is the one meant.

    0 on a single word of several, or where most of what was asked is not met.
    """
    if found.met < min(_FEWEST, found.asked) or found.coverage < _LEAST:
        return 0.0
    told = _BIAS + sum(w * x for w, x in zip(_WEIGHTS, features(found, lead), strict=True))
    return 1.0 / (1.0 + math.exp(-told))
