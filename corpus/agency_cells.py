"""An agency cell, split into the names it lists: whatever separates them, names kept as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.agency_keys import is_group
from corpus.agency_names import FIELD_HEADS, field_names, is_bare, known_names, longest_name, starts
from corpus.text import fold, nfc, squeeze
from corpus.wording import Word, expand_words

_SEGMENTS = re.compile(r"\s*;\s*|(?:^|\s)\d{1,2}[.)]\s+(?=[^\W\d_])|\s*<br\s*/?>\s*|\n\s*[-+•*]\s+|\.\s*\n")
_SHARED_OVER = re.compile(
    r"[Cc]ác\s+(Cục|Sở|Bộ|Vụ|Phòng|Ban|Tổng cục|Chi cục|Hội|Viện|Trường|Trung tâm)\s*:\s*(?=[^:]*;)"
)
_BULLETS = re.compile(r"\s+[-+•]\s+(?=[^\W\d_])")
_EDGES = " \t\n,;:.…-–+•*|"
_BRACKETS = re.compile(r"\([^()]*\)?")
_BOUNDED = re.compile(r"\btren dia ban\b|\blien quan$|\bkhac$")


@lru_cache(maxsize=4096)
def split_agencies(cell: str | None) -> tuple[str, ...]:
    """Return the agencies ``cell`` lists, in order, as printed (white space apart).

    Names holding commas or ``và`` stay whole; a head noun shared by a list (``các Sở: Tài chính,
    Tư pháp``) is given to each.
    """
    names: list[str] = []
    for segment in _segments(_told_apart(nfc(cell or ""))):
        names.extend(name for piece in _Segment.of(segment).names() if (name := _tidy(piece)))
    return tuple(names)


def _told_apart(text: str) -> str:
    """``Các Cục: Báo chí; Xuất bản, In`` with its head before each: semicolons part the fields."""
    found = _SHARED_OVER.match(text.strip())
    if not found:
        return text
    listed, _, after = text.strip()[found.end() :].partition(". ")
    head = found[1]
    fields = [
        field if field.startswith(head) else f"{head} {field}" for field in re.split(r"\s*;\s*", listed)
    ]
    return "; ".join([*fields, *filter(None, (after,))])


def _segments(text: str) -> Iterator[str]:
    for segment in _SEGMENTS.split(text.strip()):
        if re.match(r"\s*[-+•]\s", segment):
            yield from _BULLETS.split(segment.strip(_EDGES))
        else:
            yield segment.strip()


def _tidy(piece: str) -> str:
    plain = squeeze(piece).strip(_EDGES)
    return plain[3:].strip() if fold(plain).startswith("va ") else plain


@dataclass(frozen=True, slots=True)
class _Segment:
    """What stands between two semicolons, word by word (abbreviations written out)."""

    text: str
    words: tuple[Word, ...]
    whole: frozenset[int] = field(default_factory=frozenset)
    bare: bool = False

    @classmethod
    def of(cls, text: str) -> _Segment:
        words = expand_words(text)
        whole = {index + step for index in range(len(words)) for step in range(1, longest_name(words, index))}
        spans = [match.span() for match in _BRACKETS.finditer(text)]
        whole |= {i for i, w in enumerate(words) if any(a < w.start < b for a, b in spans)}
        whole |= {i for i in range(1, len(words)) if words[i].start == words[i - 1].start}
        return cls(text, words, frozenset(whole), is_bare(words))

    def names(self) -> Iterator[str]:
        """The names listed, one after another."""
        start = 0
        while start < len(self.words):
            shared = self._shared_head(start)
            if shared:
                names, start = shared
                yield from names
                continue
            stop = self._end_of_name(start)
            yield self._printed(start, stop)
            start = stop

    def _end_of_name(self, start: int) -> int:
        for index in range(start + 1, len(self.words)):
            if index not in self.whole and self._begins(start, index):
                return index
        return len(self.words)

    def _printed(self, start: int, stop: int) -> str:
        end = self.words[stop].start if stop < len(self.words) else len(self.text)
        last = self.words[stop - 1].end
        bracket = re.match(r"\s*\)", self.text[last:end])
        return self.text[self.words[start].start : last + (bracket.end() if bracket else 0)]

    def _gap(self, index: int) -> str:
        """What separates a word from the one before: ``,`` ``và`` a line end, or nothing."""
        gap = self.text[self.words[index - 1].end : self.words[index].start]
        if "," in gap or "/" in gap:
            return ","
        if re.search(r"\bva\b", fold(gap)):
            return "và"
        return "\n" if "\n" in gap else ""

    def _folded(self, start: int, stop: int | None = None) -> list[str]:
        return [word.folded for word in self.words[start:stop]]

    def _starts(self, index: int, *kinds: str) -> int:
        """How many words at ``index`` are an entry of the grammar's lists ``kinds``."""
        return starts(self.words[index:], *kinds, bare=self.bare)

    def _capital(self, index: int) -> bool:
        return index < len(self.words) and self.text[self.words[index].start].isupper()

    def _begins(self, start: int, index: int) -> bool:
        """Tell whether a new name begins at ``index``, the current one having begun at ``start``."""
        gap = self._gap(index)
        if gap in ("", "\n"):
            return self._begins_unseparated(start, index, gap)
        if self._starts(index, "plurals"):
            some = self.words[index].folded == "mot"
            return not (gap == "và" and some and is_group(self._printed(start, index)))
        if self._is_bare(start, index):
            return self.words[index].folded == "nha"
        known = longest_name(self.words, index)
        if known and (self._capital(index) or self._starts(index, "kinds") < known):
            return True
        if self._is_acronym(index):
            return gap == "," or (index - start == 1 and self._is_acronym(start))
        return self._begins_kind(start, index)

    def _begins_kind(self, start: int, index: int) -> bool:
        """Tell a further body from one more kind or area of the group at ``start``."""
        group = is_group(self._printed(start, index)) and not self._is_closed(start, index)
        head, kind = self._starts(index, "heads"), self._starts(index, "kinds")
        private = self._starts(index, "private")
        if private:
            return self.words[index].folded == "nha" or not self._ends_at(index + private)
        if self._starts(index, "no_areas"):
            return False
        if self._starts(index, "areas"):
            return not group and self.words[start].folded != "uy" and not self._starts(index - 1, "areas")
        capital = self._capital(index)
        if head and capital and not self._ends_at(index + head):
            return not group or not kind or self._capital(index + head)
        if kind:
            whole = capital and self._starts(start, "units")
            return not whole and (not group or self._folded(start, start + 2) == ["uy", "ban"])
        return (capital and self._is_acronym(start)) or (head > 1 and not group)

    def _is_closed(self, start: int, stop: int) -> bool:
        """Tell whether a group has been bounded (``trên địa bàn tỉnh``), so that no kind can join it."""
        return bool(_BOUNDED.search(fold(self._printed(start, stop))))

    def _begins_unseparated(self, start: int, index: int, gap: str) -> bool:
        if self._is_unfinished(start, index):
            return False
        if gap and self._begins_line(start, index):
            return True
        head = self._starts(index, "heads", "plurals")
        if not head or not self._capital(index) or self._ends_at(index + head):
            return False
        first = self.words[start].folded
        alike = first in FIELD_HEADS and self.words[index].folded == first and index - start > 2
        areas = any(index > n and self._starts(index - n, "areas") == n for n in (1, 2))
        of_areas = areas and longest_name(self.words, index) > 0
        return alike or of_areas or gap == "\n" or self._is_known(start, index)

    def _begins_line(self, start: int, index: int) -> bool:
        """Tell whether a name in lower case or an acronym begins a line, not words of the name above."""
        if self._starts(index, "plurals", "private"):
            return True
        ended = self._is_known(start, index) or self._is_closed(start, index)
        if self._is_acronym(index):
            return self._is_acronym(index - 1) or is_group(self._printed(start, index)) or ended
        return ended and self._starts(index, "kinds") > 0

    def _is_unfinished(self, start: int, stop: int) -> bool:
        """Tell whether a name cannot end there: after ``thuộc``, or a first word without what follows."""
        if self._is_known(start, stop):
            return False
        ends = (self._starts(i, "unfinished") == stop - i for i in range(max(start, stop - 4), stop))
        return any(ends) or (self._is_bare(start, stop) and not self._starts(start, "private"))

    def _is_known(self, start: int, stop: int) -> bool:
        words = tuple(self._folded(start, stop))
        return words in known_names() or (words[-1] == "tinh" and words[:-1] in known_names())

    def _is_bare(self, start: int, stop: int) -> bool:
        """Tell whether only a first word stands there (``Tập đoàn``, ``UBND``), its name yet to come."""
        first = self._starts(start, "heads", "private")
        return stop - start == first and tuple(self._folded(start, stop)) not in known_names()

    def _is_acronym(self, index: int) -> bool:
        """Tell whether a body's own acronym (``VTV``) stands there, not an abbreviated word (``CSDL``)."""
        word = self.words[index]
        printed = self.text[word.start : word.end]
        return printed.isupper() and printed.isalpha() and len(printed) > 1 and fold(printed) == word.folded

    def _ends_at(self, index: int) -> bool:
        return index >= len(self.words) or self._gap(index) in (",", "và")

    def _shared_head(self, start: int) -> tuple[list[str], int] | None:
        """``các Sở: Tài chính, Tư pháp`` -> each with its head, and where the list ends."""
        at = start + self._starts(start, "plurals")
        head = self._starts(at, "heads") if at < len(self.words) else 0
        if not head or at + head >= len(self.words):
            return None
        colon = ":" in self.text[self.words[at + head - 1].end : self.words[at + head].start]
        if not colon and not self._field(at, at + 1):
            return None
        printed = self.text[self.words[at].start : self.words[at + head - 1].end]
        names, index = self._distributed(at, at + head, colon)
        if not names:
            return None
        return [f"{printed[:1].upper()}{printed[1:]} {name}" for name in names], index

    def _distributed(self, head: int, index: int, colon: bool) -> tuple[list[str], int]:
        names: list[str] = []
        while index < len(self.words) and (not names or self._gap(index) in (",", "và")):
            stop = index + self._field(head, index)
            if stop == index:
                if not colon or not self._capital(index) or self._starts(index, "heads"):
                    break
                stop = self._end_of_item(index)
            elif not self._ends_at(stop):
                stop = self._end_of_name(index) if names or colon else self._end_of_name(head)
            names.append(self._printed(index, stop))
            index = stop
        return names, index

    def _end_of_item(self, start: int) -> int:
        for index in range(start + 1, len(self.words)):
            listed = self._capital(index) or self._starts(index, "plurals")
            if self._gap(index) in (",", "và") and listed:
                return index
        return len(self.words)

    def _field(self, head: int, index: int) -> int:
        """How many words from ``index`` are a field of the department named at ``head``."""
        first = self.words[head]
        if first.folded not in FIELD_HEADS or self.words[index].start == first.start:
            return 0
        rest = self._folded(index, index + 10)
        return next((n for n in range(len(rest), 0, -1) if (first.folded, *rest[:n]) in field_names()), 0)
