"""Which duties a paper singles out: the principal ones among all that it gives to an agency."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.actors import listed
from corpus.agencies import is_group
from corpus.model import AssignmentRole
from corpus.text import fold

_REPORTS = re.compile(r"\bbao cao\b")
_SUPPORTS = re.compile(r"(?:Hướng dẫn|Hỗ trợ|Cung cấp|Tham gia)(?:\s+(?:cho|với|cùng))?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """A duty as given to one agency; ``under`` its heading's block, ``None`` where its own sentence names it.

    ``requested``: asked of a body outside the issuer's chain (``Đề nghị …``), not ordered.
    """

    agency: str
    role: AssignmentRole
    text: str
    deadline_text: str | None
    under: int | None
    requested: bool = False

    @property
    def leads(self) -> bool:
        """Whether the agency leads, or must report by a stated day or rhythm."""
        return self.role == "lead" or bool(self.deadline_text and _REPORTS.search(fold(self.text)))

    @property
    def accompanies(self) -> bool:
        """Whether the duty only serves another's: it coordinates, or guides or supplies a body by name."""
        supports = _SUPPORTS.match(self.text)
        served = listed(self.text[supports.end() :]) if supports else ()
        return self.role == "coordinate" or bool(served and not is_group(served[0]))


def principal(given: Sequence[Given]) -> tuple[bool, ...]:
    """For each duty whether the paper singles it out.

    What an agency leads, a report it owes by a stated time, or the one duty of its own. Where several
    are given and none is led, none is singled out; nor is what is asked of everybody, or a request.
    """
    own = Counter((g.under, g.agency) for g in given if not g.accompanies)
    return tuple(
        g.leads or (own[g.under, g.agency] == 1 and not (g.accompanies or g.requested or _to_all(g)))
        for g in given
    )


def _to_all(given: Given) -> bool:
    """A sentence of its own addressed to a group (``các bộ, ngành, địa phương``) singles nobody out."""
    return given.under is None and is_group(given.agency)
