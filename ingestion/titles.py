"""Titles and names printed in capitals, put back into the case the document itself uses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from corpus.marks import UPPER
from corpus.text import fold, settle_tones

_WORD = re.compile(r"[^\W_]+(?:[&.][^\W_]+)*")
# Words all in capitals in a running text: a heading glued to it, no names.
_HEADLINE = re.compile(rf"(?<![^\W_])(?:[{UPPER}]{{2,}}[,\s-]+){{3,}}[{UPPER}]{{2,}}(?![^\W_])")
_BEFORE_BODY = frozenset(
    {"cua", "va", "voi", "cho", "do", "boi", "tu", "tai", "thuoc", "trinh", "giua", "quyen", "vien", "la"}
    | {"tich", "phong", "quan", "giao", "giup", "cung", "truong"}
)
_OFFICES = frozenset({"bo truong", "cuc truong", "chu tich", "giam doc", "tong giam doc", "thong doc"})
_FEWEST_OF_TITLE = 4  # words
_LONGEST_RUN = 12
_ENOUGH = 200_000
_SHORTENED = (("UBND", "ỦY BAN NHÂN DÂN"), ("HĐND", "HỘI ĐỒNG NHÂN DÂN"))
_LOWER_HEADS = re.compile(rf"\b(Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường|Thị trấn)(?= [{UPPER}])")
_AREA = re.compile(
    r"(\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn) )([^\W\d_]\S*(?: \S+){0,3})$"
)


def in_capitals(text: str) -> bool:
    """Tell whether most letters of ``text`` are capitals."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.7 * len(letters)


def without_body(title: str, bodies: Iterable[str]) -> str:
    """``title`` in capitals without the issuing body that copying has glued to its end."""
    words = title.split()
    plain = [fold(word) for word in words]
    for body in bodies:
        named = fold(body).split()
        start = len(plain) - len(named)
        if not named or plain[start:] != named:
            continue
        start -= 2 * (" ".join(plain[start - 2 : start]) in _OFFICES)
        apart = start >= _FEWEST_OF_TITLE and plain[start - 1].strip(",") not in _BEFORE_BODY
        if apart and words[start - 1][-1] not in ",-–" and in_capitals(" ".join(words[:start])):
            return " ".join(words[:start])
    return title


class CaseBook:
    """How a document writes its own words in running text: runs of words with their usual case."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._starts: dict[str, list[tuple[list[str], int]]] = defaultdict(list)
        learnt = 0
        for text in texts:
            if learnt < _ENOUGH and not in_capitals(text):
                self._learn(text)
                learnt += len(text)

    def _learn(self, text: str) -> None:
        for sentence in re.split(r"[.;:!?“”\"()]\s*", _HEADLINE.sub(";", text)):
            words = _WORD.findall(sentence)
            for index, word in enumerate(words):
                self._starts[_key(word)].append((words, index))

    def restore(self, text: str) -> str:
        """``text`` (in capitals) in running case: first letter capital, names as the document has them."""
        words = _WORD.findall(text)
        cased = self._cased(words)
        parts = iter(cased)
        restored = _WORD.sub(lambda _: next(parts), text)
        return restored[:1].upper() + restored[1:]

    def _cased(self, words: Sequence[str]) -> list[str]:
        cased: list[str] = []
        while len(cased) < len(words):
            at = len(cased)
            run = self._longest(words[at:])
            cased.extend(run or [words[at].lower() if not _is_code(words[at]) else words[at]])
        return cased

    def _longest(self, words: Sequence[str]) -> list[str]:
        """The longest run at the start of ``words`` that the document writes, in its most usual case."""
        best: Counter[tuple[str, ...]] = Counter()
        longest = 0
        for printed, index in self._starts.get(_key(words[0]), ()):
            length = _agreement(words, printed, index)
            if length > longest:
                best, longest = Counter(), length
            if length == longest:
                run = printed[index : index + length]
                first = run[0].lower() if index == 0 and length > 1 and not run[0].isupper() else run[0]
                weight = 1 if index == 0 else 3
                best[(first, *run[1:])] += weight
        return list(best.most_common(1)[0][0]) if best else []


def _agreement(words: Sequence[str], printed: Sequence[str], index: int) -> int:
    length = 0
    for wanted, word in zip(words[:_LONGEST_RUN], printed[index:], strict=False):
        if _key(wanted) != _key(word):
            break
        length += 1
    return length


def _key(word: str) -> str:
    return settle_tones(word.lower())


def _is_code(word: str) -> bool:
    return any(c.isdigit() for c in word) or (bool(word) and set(word) <= set("IVXL"))


def organ_name(capitals: str, book: CaseBook) -> str:
    """An issuing body printed in capitals, written out and in running case."""
    text = capitals
    for short, long in _SHORTENED:
        text = re.sub(rf"\b{short}\b", long, text)
    restored = book.restore(text.replace("UỶ", "ỦY"))
    for _, body in _SHORTENED:
        restored = re.sub(body, body.capitalize(), restored, flags=re.IGNORECASE)
    lowered = _LOWER_HEADS.sub(lambda m: m[0].lower(), restored)
    return _AREA.sub(lambda m: m[1] + " ".join(w[:1].upper() + w[1:] for w in m[2].split(" ")), lowered)
