"""Whether the whole time of tasks must lie in the days named ("chỉ là năm 2026, không kéo sang năm sau")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.language.cues import Cue, find_cues
from assistant.language.words import Word, words_of
from corpus.question_times import parse_range
from corpus.timespans import aligned, find_spans

Span = tuple[int, int]  # of characters
Range = tuple[date | None, date | None]
_ENDS = re.compile(r"[,;:.?!](?=\s|$)")
_NEAR = 12  # characters between "chỉ trong" and the time
_JUST = re.compile(r"\bdung (?:trong |vao )?$")  # "đúng năm 2026"


@dataclass(frozen=True, slots=True)
class WholeTime:
    """That a question means the whole time of tasks; ``beyond``: where it says what they do not reach."""

    beyond: tuple[Span, ...] = ()

    def days(self, text: str, today: date) -> Range | None:
        """The days tasks must lie in: those named, else those before what they must not reach."""
        inside = text
        for start, end in self.beyond:
            inside = inside[:start] + " " * (end - start) + inside[end:]
        return parse_range(inside, today) or self._before(text, today)

    def words(self, words: Sequence[Word]) -> list[Word]:
        """``words`` without those of the days tasks must not reach."""
        return [word for word in words if not any(a <= word.start < b for a, b in self.beyond)]

    def _before(self, text: str, today: date) -> Range | None:
        ranges = [parse_range(text[start:end], today) for start, end in self.beyond]
        first = [found[0] for found in ranges if found and found[0]]
        return (None, min(first) - timedelta(days=1)) if first else None


def is_whole(text: str) -> bool:
    """Whether ``text`` (NFC) says that tasks take place in some days alone."""
    words = words_of(text)
    return whole_time(text, words, find_cues(words)) is not None


def whole_time(text: str, words: Sequence[Word], cues: Sequence[Cue]) -> WholeTime | None:
    """How ``text`` (NFC) says that tasks take place in some days alone; ``None`` where it does not."""
    plain = aligned(text)
    times = [span.begin for span in find_spans(plain)]
    beyond = [words[cue.start].start for cue in cues if cue.label == "only.beyond"]
    ends = [words[cue.end - 1].end for cue in cues if cue.label == "only.words"]
    confirms = any(cue.label == "ask.confirm" for cue in cues)
    just = not confirms and any(_JUST.search(plain[:time]) for time in times)
    if not (beyond or just or any(0 <= time - end <= _NEAR for end in ends for time in times)):
        return None
    stops = [(start, _ENDS.search(text, start)) for start in beyond]
    return WholeTime(tuple((start, stop.start() if stop else len(text)) for start, stop in stops))
