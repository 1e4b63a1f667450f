"""A model's text as it comes, cut into sentences with the numbers of the evidence each cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.text import nfc, squeeze

_MARK = r"\[\s*\d+(?:\s*[,;-]\s*\d+)*\s*\]"
_MARKS = re.compile(_MARK)
_END = re.compile(
    rf"\n|(?<=[^\W_A-ZĐ]|[%)\]”\"])[.!?…]+[”\"')]*(?:\s*{_MARK})*(?=\s+[^\s\[])|{_MARK}(?=\s+[A-ZĐÀ-Ỹ•*-])"
)
_BULLET = re.compile(r"^\s*(?:(?:[-•*+]+|\d{1,2}[.)]|[a-zđ]\))\s+)+")
_DECORATION = re.compile(r"\*\*|__|`|^#+\s*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said, without marks and final stop, and the marks it cites; ``item`` of a list."""

    text: str
    marks: tuple[int, ...]
    item: bool = False


def sentences(pieces: Iterable[str]) -> Iterator[Sentence]:
    """Give each sentence as soon as its end is seen; the last where the text ends.

    One without marks takes those of the next on its line: a mark may stand for several sentences.
    """
    waiting: list[Sentence] = []
    for sentence, ends_line in _cut(pieces):
        waiting.append(sentence)
        if sentence.marks or ends_line:
            yield from (replace(each, marks=each.marks or sentence.marks) for each in waiting)
            waiting = []
    yield from waiting


def _cut(pieces: Iterable[str]) -> Iterator[tuple[Sentence, bool]]:
    """Each sentence, and whether a line ends with it."""
    text, item = "", False
    for piece in pieces:
        text += piece
        while (found := _END.search(text, _marker_end(text))) and found.end() < len(text):
            item, ends = _opens_item(text, item), "\n" in found.group(0)
            for sentence in _sentence(text[: found.end()], item):
                yield sentence, ends or text[found.end() :].lstrip(" ").startswith("\n")
            item = item and not ends
            text = text[found.end() :]
    for sentence in _sentence(text, _opens_item(text, item)):
        yield sentence, True


def _marker_end(text: str) -> int:
    """Where the words of a line begin, after the number or dash of a list."""
    marker = _BULLET.match(text)
    return marker.end() if marker else 0


def _opens_item(text: str, item: bool) -> bool:
    return item or bool(_BULLET.match(text))


def _sentence(written: str, item: bool) -> Iterator[Sentence]:
    plain = _DECORATION.sub("", _BULLET.sub("", nfc(written)))
    marks = tuple(dict.fromkeys(mark for found in _MARKS.findall(plain) for mark in _numbers(found)))
    text = squeeze(_MARKS.sub(" ", plain)).replace(" .", ".").replace(" ,", ",").rstrip(" .;,")
    if text:
        yield Sentence(text, marks, item)


def _numbers(mark: str) -> list[int]:
    """``[1]`` → 1, ``[1, 3]`` → 1, 3, ``[2-4]`` → 2, 3, 4."""
    found = [int(number) for number in re.findall(r"\d+", mark)]
    if "-" in mark and len(found) == 2 and found[0] < found[1] <= found[0] + 20:
        return list(range(found[0], found[1] + 1))
    return found
