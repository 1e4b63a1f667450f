"""What only sounds like counting tasks apart: "theo quý I" is a time, "mỗi tháng mấy số" says how often."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.cues import Cue
from assistant.language.quantities import quantities
from assistant.language.words import Word

_MARK = re.compile(r"[ivx]+|\d+|[a-e]")
_PACES = ("by.year", "by.quarter", "by.month")


def without_times(
    cues: Sequence[Cue], words: Sequence[Word], times: Sequence[tuple[int, int]], text: str
) -> list[Cue]:
    """``cues`` less those of counting apart that name a time, or how often a thing that is counted comes."""
    kept = [cue for cue in cues if not _is_other(cue, cues, words, times)]
    return [cue for cue in kept if not (cue.label in _PACES and quantities(text))]


def _is_other(cue: Cue, cues: Sequence[Cue], words: Sequence[Word], times: Sequence[tuple[int, int]]) -> bool:
    """Whether words that could say what to count apart name a time or a section ("theo quý I").

    Or are of the thing itself ("đề án … ưu tiên mấy lĩnh vực").
    """
    if not cue.label.startswith("by."):
        return False
    if cue.label == "by.section" and any(
        one.label == "unparted.words" and one.end == cue.start for one in cues
    ):
        return True
    start, end = words[cue.start].start, words[cue.end - 1].end
    after = words[cue.end].text if cue.end < len(words) and not words[cue.end].opens else ""
    return any(a < end and start < b for a, b in times) or bool(_MARK.fullmatch(after))
