"""How sure one may be that the record that fits best is the one meant.

A logistic model of how the record fits and of how far it stands ahead of its document's others.
Its weights are learnt from question sets (``python -m eval.training.acceptance``): right records
against those that fit best once the right ones are taken away, and against questions without answer.
"""

from __future__ import annotations

import math

from assistant.matching import Fit

_FEWEST = 2
_STRANGERS = 4
_MOST_MET, _FARTHEST, _LONGEST = 8, 0.5, 20
_WEIGHTS = (-0.57, 6.46, 0.17, 1.34, 1.09, 2.88, -5.76, 4.33, -1.17, 1.32, -2.00, -1.80, -0.60)
_BIAS = -4.85


def features(found: Fit, lead: float) -> tuple[float, ...]:
    """What the model weighs: coverage, closeness, run, extra, words met, lead, words asked, gaps.

    ``lead`` is by how much the record scores above the next other one of its document.
    """
    return (
        found.coverage,
        found.closeness,
        found.run,
        found.extra,
        min(found.met, _MOST_MET) / _MOST_MET,
        max(min(lead, _FARTHEST), 0.0),
        min(found.asked, _LONGEST) / _LONGEST,
        math.sqrt(found.coverage * found.need),
        math.sqrt(max(1.0 - found.coverage, 0.0) * found.need),
        min(found.strange, _STRANGERS) / _STRANGERS,
        found.gap,
        found.coverage**2,
        math.sqrt(found.gap * found.need),
    )


def likelihood(found: Fit, lead: float) -> float:
    """The probability, 0 to 1, that the record is the one meant; 0 on a single word of several."""
    if found.met < min(_FEWEST, found.asked):
        return 0.0
    told = _BIAS + sum(w * x for w, x in zip(_WEIGHTS, features(found, lead), strict=True))
    return 1.0 / (1.0 + math.exp(-told))
