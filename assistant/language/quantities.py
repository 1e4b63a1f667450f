"""What a question asks the number of ("mấy lớp", "bao nhiêu tiền"), and whether words give it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.text import fold, nfc, settle_tones, squeeze
from corpus.timespans import aligned
from prompts import load

_NO_NUMBER = (
    r"luong|hieu|lieu|dien thoai|tai khoan|van ban|quyet dinh|ke hoach|cong van|nghi quyet|chi thi|\d"
)
_NAMED = rf"^so(?! (?:{_NO_NUMBER}|hoa)\b)(?=[^,;:.?!]* 20\d\d\W*$)(?!.*\b(?:nao|gi|ai|khong)\b)"
_NUMBER_OF = (
    r"so luong|tong so"
    rf"|(?:^|(?<=[,;:.?!] ))(?:(?:vay|the) )?so(?! (?:{_NO_NUMBER}))(?=.* la (?:may|bao nhieu)\b)"
    rf"|{_NAMED}"
)
_ASKED = re.compile(rf"\b(?:may|bao nhieu|nhieu|{_NUMBER_OF})\b")
_HOW_MANY = re.compile(  # "máy" is a machine, "sổ" a book
    r"m[aấâ]y|b?ao nhiêu|(?:bao )?nhieu|nhiêu|(?:.* )?s[oố](?: l[uư][oơợ]ng)?", re.IGNORECASE
)
_ASKED_NEXT = re.compile(r"\s+(?:mấy|may|bao nhiêu|bao nhieu)\b", re.IGNORECASE)
_NUMBER_ONLY = re.compile(r"so luong")
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"(?<=\w\w)[.;?!](?=\s)")  # no point of a short form ("P. Hòa Bình")
_ENDS = re.compile(r"[,.;:?!()]")
_NUMBER = r"(?<![\d.,/])\d+(?:[.,]\d+)*"
_SPELT = r"\s*(?:\([^()\d]{2,30}\)\s*)?"  # a number once more in words ("05 (năm) ngày")
_BETWEEN = r"(?:[^\W\d_]+,?\s+){0,2}"  # from a number to what it counts ("5 nghìn cơ sở", "60 tin, bài")
_MONEY = re.compile(rf"{_NUMBER}\s*(?:(?:nghin|ngan|trieu|ty|ti)\s+)*(?:dong|trieu|ty|ti)\b")
_ANY = re.compile(rf"{_NUMBER}\s+(?!thang\b|nam\b|quy\b|ngay\b)[^\W\d_]{{2,}}")
_SHARE_OF = re.compile(r"\b(?:t[iy] (?:le|trong)|phan tram|toc do|muc do)\b")
_GAP = r"\s+"
_IN_FIELD = re.compile(r"\b(?:trong|thuoc|ve) (?:cac |mot so |nhung )?(?:linh vuc|nganh|nhom|mang)\b")
_YEARS = ("năm", "nam")
_LETTERS = 4  # of a short form
_SHORT = re.compile(rf"[A-ZĐ]{{2,{_LETTERS}}}")
_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number asked for: ``figure`` finds one in folded words; ``vague`` where any thing may be counted.

    ``thing`` finds what is counted, where that is said; ``spelt`` is that as it was typed, where it has
    an accent: "537 hộ cận nghèo" counts no houses ("căn"). Right after a number an accent may be wrong.
    """

    figure: re.Pattern[str]
    vague: bool = False
    thing: re.Pattern[str] | None = None
    spelt: str = ""

    def given(self, words: str) -> bool:
        """Whether ``words`` give such a number."""
        plain = squeeze(nfc(words))
        found = self.figure.finditer(aligned(plain))
        if not self.spelt:
            return any(found)
        return any(
            not one["between"] or settle_tones(plain[: one.end()].lower()).endswith(self.spelt)
            for one in found
        )


@lru_cache(maxsize=64)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of things and sums of money ``text`` (NFC) asks for; none of a share, rank or date."""
    folded = aligned(text)
    found = [_asked(text, folded, asked) for asked in _ASKED.finditer(folded)]
    return tuple(dict.fromkeys(one for one in found if one))


SHARE = Quantity(re.compile(rf"{_NUMBER}\s*%"))


def asks_money(text: str) -> bool:
    """Whether ``text`` (NFC) asks for sums of money, and for the number of nothing else."""
    asked = quantities(text)
    return bool(asked) and all(one.figure is _MONEY for one in asked)


def asks_sum(text: str) -> bool:
    """Whether ``text`` (NFC) asks for a sum of money, by its name if not by "bao nhiêu"."""
    return asks_money(text) or (not quantities(text) and names_any(text, "sums"))


def names_any(text: str, kind: str) -> bool:
    """Whether ``text`` (NFC) has one of the words of ``kind``, with their accents ("thưởng", no "thường")."""
    lower = text.lower()
    return any(re.search(rf"(?<!\w){name}(?!\w)", lower) for name in load("quantities")[kind])


def states_money(words: str) -> bool:
    """Whether ``words`` give a sum of money."""
    return _MONEY.search(fold(words)) is not None


def states(words: str | None, asked: Iterable[Quantity]) -> bool:
    """Whether ``words`` give one of the numbers ``asked``."""
    return any(quantity.given(words or "") for quantity in asked)


def counts_other(words: str, asked: Sequence[Quantity]) -> bool:
    """Whether ``words`` speak of none of the things ``asked`` for the number of."""
    folded = fold(words)
    return bool(asked) and all(one.thing and not one.thing.search(folded) for one in asked)


def names_number(text: str) -> bool:
    """Whether ``text`` only calls a number by its name and year ("Số đô thị thông minh đến năm 2030?")."""
    return bool(re.match(_NAMED, fold(text)))


def counts_within(words: str, number: str, asked: Sequence[Quantity]) -> bool:
    """Whether ``words`` count by ``number`` what is only in the field of a thing asked for.

    "Ít nhất 05 dự án trong lĩnh vực bán dẫn, đô thị thông minh" numbers no cities.
    """
    folded = fold(words)
    found = re.search(rf"(?<![\d.,/]){re.escape(fold(number))}(?![\d.,/]*\d)", folded)
    within = _IN_FIELD.search(folded, found.end()) if found else None
    if within is None or any(one.given(words) for one in asked):
        return False
    things = [one.thing for one in asked if one.thing]
    return bool(things) and not any(thing.search(folded[: within.start()]) for thing in things)


def _asked(text: str, folded: str, asked: re.Match[str]) -> Quantity | None:
    before = " ".join(_WORD.findall(folded[: asked.start()])[-2:])
    if not _HOW_MANY.fullmatch(text[slice(*asked.span())]) or _ends(before, _listed("naming")):
        return None
    said = _ENDS.split(text[asked.end() :])[0]
    if said[:1].isspace() and (_begins(fold(said), _otherwise()) or _ASKED_NEXT.match(said)):
        return None
    words = [word.group() for word in _WORD.finditer(said)]
    if words and _is_listed(words[0], "classifiers"):
        words = words[1:]
        if not words or is_small(words[0]):
            return Quantity(_ANY, vague=True)
    if len(words) > 1 and _is_listed(words[0], "multiples") and not is_small(words[1]):
        words = words[1:]
    return _of_thing(words) or _of_nothing_said(asked[0], _STOP.split(text[: asked.start()].lower())[-1])


def _of_thing(words: Sequence[str]) -> Quantity | None:
    """The number of what ``words`` begin with; ``None`` where that is no thing."""
    if words and _begins(fold(" ".join(words)), _listed("money")):
        return Quantity(_MONEY)
    if not words or (is_small(words[0]) and not _are_years(words)) or words[0].isdigit():
        return None
    thing = _thing_of(words)
    spelt = _spelt(words, thing)
    return Quantity(_counting(thing), thing=re.compile(rf"(?<!\w)(?:{thing})(?!\w)"), spelt=spelt)


def _are_years(words: Sequence[str]) -> bool:
    """Whether ``words`` begin with "năm" that is counted, and names no year ("bao nhiêu năm 2025")."""
    following = fold(words[1]) if len(words) > 1 else ""
    return words[0].lower() in _YEARS and not (following.isdigit() or following in _listed("when_years"))


def _of_nothing_said(asked: str, sentence: str) -> Quantity | None:
    """What "số lượng" or a ``sentence`` of costs counts where the thing is not said after it."""
    if _NUMBER_ONLY.search(asked):
        return Quantity(_ANY, vague=True)
    return Quantity(_MONEY) if _costs(sentence) and not _SHARE_OF.search(fold(sentence)) else None


def _spelt(words: Sequence[str], thing: str) -> str:
    """The words that the pattern ``thing`` is made of, where one has an accent; none of other patterns."""
    said = settle_tones(" ".join(words[: 1 + (_GAP in thing)]).lower())
    return said if re.escape(fold(said)) == thing.replace(_GAP, r"\ ") and fold(said) != said else ""


def _thing_of(words: Sequence[str]) -> str:
    """A pattern of what ``words`` begin with: a noun of one syllable or of two."""
    first, second = (*map(fold, words[:2]), "")[:2]
    for names in map(_folded, load("quantities")["units"]):
        if first in names or f"{first} {second}" in names:
            return "|".join(map(re.escape, names))
    if _SHORT.fullmatch(words[0]) or (1 < len(first) <= _LETTERS and not _VOWEL.search(first)):
        spelt = r"\s+".join(rf"{letter}\w*" for letter in first)
        return rf"(?:{first}|{spelt})"
    if _begins_one_of(words, "persons"):
        return "|".join(_listed("people"))
    single = _is_listed(words[0], "alone") or _is_listed(words[0], "times")
    alone = single or not second or is_small(words[1])
    return re.escape(first) if alone else rf"{re.escape(first)}{_GAP}{re.escape(second)}"


@cache
def _counting(thing: str) -> re.Pattern[str]:
    between = "" if thing in _listed("times") else _BETWEEN  # "12 người trong ngày" counts no days
    return re.compile(rf"{_NUMBER}{_SPELT}(?P<between>{between})(?:{thing})(?!\w)")


def _costs(clause: str) -> bool:
    """Whether a clause speaks of money ("tiền", not "tiến"), typed with accents or without any."""
    costs = _listed("costs") if clause.isascii() else load("quantities")["costs"]
    return any(re.search(rf"\b{cost}\b(?! m[aặ]t\b)", clause) for cost in costs)  # "tiền mặt" is a way to pay


def _begins(folded: str, words: Iterable[str]) -> bool:
    """Whether ``folded`` begins with one of ``words``."""
    return any(f"{folded.strip()} ".startswith(f"{word} ") for word in words)


def _begins_one_of(words: Sequence[str], name: str) -> bool:
    """Whether ``words`` begin with a listed one, in its accents where they have any: "bản" is no "bạn"."""
    said = settle_tones(" ".join(words[:2]).lower())
    return _begins(said, _listed(name) if said.isascii() else map(settle_tones, load("quantities")[name]))


def _ends(folded: str, words: Iterable[str]) -> bool:
    return any(f" {folded}".endswith(f" {word}") for word in words)


def is_small(word: str) -> bool:
    """Whether a word after "bao nhiêu" is no thing that could be counted or measured."""
    return word.lower() in _small() and fold(word) not in _listed("alone")


@cache
def _small() -> frozenset[str]:
    return frozenset((*load("cues")["grammar"]["words"], *load("quantities")["closing"]))


@cache
def _otherwise() -> tuple[str, ...]:
    """What is counted or measured in another way: shares, and records of the documents themselves."""
    return (*_listed("measured"), *(fold(word) for word in load("cues")["noun"]["task"]))


@cache
def _listed(name: str) -> tuple[str, ...]:
    return _folded(load("quantities")[name])


def _is_listed(word: str, name: str) -> bool:
    """Whether ``word`` is listed, in its accents where it has any: "hồ" is no "hộ", "thủ" no "thứ"."""
    said = settle_tones(word.lower())
    return said in (_listed(name) if said.isascii() else tuple(map(settle_tones, load("quantities")[name])))


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(fold, words))
