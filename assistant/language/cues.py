"""Wordings a question is made of (``prompts/cues.toml``), found in it, longest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise, takewhile

from assistant.language.words import Word, same, typed_with_accents, words_of
from corpus.dictionary import ordinary_words
from prompts import load

_POINTING = ("filler.", "followup.", "noun.task", "ask.count", "paid.")
_OF_SIGNING = ("sign.words", "document.signer")
_WHO_SIGNS = ("sign.person", "document.signer")
_ASKING = frozenset(("nao", "may", "bao", "khi", "lau"))
_OF_ROLLS = ("ask.when", "ask.span")  # "danh sách … công khai trong bao lâu"
_FIELD = "field.product"
_OF_PRODUCTS = ("product.words", _FIELD)
_WHAT, _IS = "gi", "la"  # "gì", "là"
_NAMED, _PRODUCT = "keep.words", ("san", "pham")
_OF_PRODUCT = frozenset(("la", "phai", "du", "can", "cua", "nao"))  # after one asked for
_OUTPUT = ("dau", "ra")
_OF_TARGETS = frozenset((("chi", "tieu"), ("muc", "tieu")))
_HOW_MUCH = frozenset((("bao", "nhieu"), ("la", "may"), ("dat", "may"), ("muc", "nao"), ("may", "phan")))
_NOUN = 6  # words of what is to come, "gì" among them
_SIGNED_BY = ("la", "cua", "boi")
_BETWEEN = 4  # words between who is asked for and what they do
_PRONOUNS = frozenset(("ông", "bà", "chị", "cô", "chú", "bác", "cháu", "mình", "tôi", "họ", "cậu", "tớ"))


@dataclass(frozen=True, slots=True)
class Cue:
    """One wording found: its label (``ask.who``) and the words it covers, ``[start, end)``."""

    label: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _written() -> tuple[tuple[str, str], ...]:
    """Every wording with its label; ``{when}`` in one stands for each wording of ``parts.when``."""
    sections = dict(load("cues"))
    parts = sections.pop("parts")
    for names in ("thing", "grammar"):  # no wordings of a question
        del sections[names]
    written: list[tuple[str, str]] = []
    for section, labels in sections.items():
        for name, wordings in labels.items():
            for wording in wordings:
                part = next((part for part in parts if f"{{{part}}}" in wording), None)
                filled = [wording.replace(f"{{{part}}}", word) for word in parts[part]] if part else [wording]
                written += [(f"{section}.{name}", one) for one in filled]
    return tuple(written)


@dataclass(frozen=True, slots=True)
class _Wordings:
    """All wordings with their labels by their bare words; by the first two, how many the longer have.

    One written with a full stop ("ai giúp.") is meant only where a clause ends.
    """

    by_words: Mapping[tuple[str, ...], Sequence[tuple[tuple[Word, ...], str, bool]]]
    sizes: Mapping[tuple[str, ...], Sequence[int]]  # the largest first


@lru_cache(maxsize=1)
def _wordings() -> _Wordings:
    by_words: dict[tuple[str, ...], list[tuple[tuple[Word, ...], str, bool]]] = {}
    sizes: dict[tuple[str, ...], set[int]] = {}
    for label, phrase in _written():
        words = words_of(phrase)
        by_words.setdefault(tuple(word.bare for word in words), []).append(
            (words, label, phrase.endswith("."))
        )
        if len(words) > 1:
            sizes.setdefault((words[0].bare, words[1].bare), set()).add(len(words))
    return _Wordings(by_words, {first: sorted(found, reverse=True) for first, found in sizes.items()})


def phrases() -> tuple[str, ...]:
    """Every wording."""
    return tuple(phrase for _, phrase in _written())


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """The words of one syllable that say little, written with accents ("nên", "thì"); no pronouns."""
    found = [phrase for label, phrase in _written() if label.startswith("filler.")]
    return frozenset(p for p in found if " " not in p and not p.isascii() and p not in _PRONOUNS)


@lru_cache(maxsize=1)
def grammar_words() -> frozenset[str]:
    """The words of one syllable that only relate others, and name no thing."""
    return frozenset(load("cues")["grammar"]["words"])


@lru_cache(maxsize=256)  # many look into one question
def find_cues(words: tuple[Word, ...]) -> tuple[Cue, ...]:
    """Return every wording found in ``words``; one may lie inside another of a different section."""
    found: list[Cue] = []
    accented = typed_with_accents(words)
    wordings = _wordings()
    bare = tuple(word.bare for word in words)
    clauses = list(accumulate(word.opens for word in words))
    for start in range(len(bare)):
        longest: dict[str, int] = {}
        for size in (*wordings.sizes.get(bare[start : start + 2], ()), 1):
            end = start + size
            if end > len(words) or clauses[end - 1] != clauses[start]:
                continue
            for phrase, label, closing in wordings.by_words.get(bare[start:end], ()):
                section = label.partition(".")[0]
                if closing and end < len(words) and not words[end].opens:
                    continue
                if longest.get(section, 0) > size:
                    continue
                cut = label.startswith("decline.") and _ends_word(words, start)
                if not cut and _is_said(words[start:end], phrase, label, accented):
                    longest[section] = size
                    found.append(Cue(label, start, end))
    found = _with_rolls(_outermost(found), bare)
    others = {cue.start for cue in found if cue.label == "sign.other" and not words[cue.start].opens}
    names = [cue for cue in found if cue.label == "keep.words"]
    found = [
        cue
        for cue in found
        if cue.label not in _OF_SIGNING or not (cue.end in others or runs_into(cue, names))
    ]
    submitted = {cue.start for cue in found if cue.start and words[cue.start - 1].bare == "trinh"}
    found = [
        cue for cue in found if cue.label not in _WHO_SIGNS or cue.start not in submitted
    ]  # "trình ai ký"
    found = [replace(cue, label=_NAMED) if _is_measured(cue, words) else cue for cue in found]
    return (*found, *_signing(found, words), *_products(found, words), *_paid(found, words))


def _is_said(words: Sequence[Word], phrase: Sequence[Word], label: str, accented: bool) -> bool:
    """Whether ``words``, of the same letters as a wording, are that wording."""
    unlike = [word.text != known.text for word, known in zip(words, phrase, strict=True)]
    if not any(unlike):
        return True
    if accented and (len(words) == 1 or _is_typed(label, words)):
        return False
    return all(map(same, words, phrase)) and not (accented and _is_another(words, unlike))


def _with_rolls(cues: Sequence[Cue], bare: Sequence[str]) -> list[Cue]:
    """``cues`` with "danh sách" asking for a list, save where a time of what has one is asked."""
    asking = (cue for cue in cues if cue.label in _OF_ROLLS or cue.label.startswith("unit."))
    asks = any(not _ASKING.isdisjoint(bare[cue.start : cue.end]) for cue in asking)
    rolls = [] if asks else [replace(cue, label="ask.list") for cue in cues if cue.label == "ask.roll"]
    return [*(cue for cue in cues if cue.label != "ask.roll"), *rolls]


def _ends_word(words: Sequence[Word], start: int) -> bool:
    """Whether the syllable at ``start`` ends a word that begins before it: "dữ liệu có" asks no "liệu có"."""
    inside = start > 0 and not words[start].opens
    return inside and f"{words[start - 1].text} {words[start].text}" in ordinary_words()


def _is_typed(label: str, words: Sequence[Word]) -> bool:
    """Whether what would decline a question is typed with an accent: "ban thấy" then is no "bạn thấy"."""
    return label.startswith("decline.") and not all(word.plain for word in words)


def _is_another(words: Sequence[Word], unlike: Sequence[bool]) -> bool:
    """Whether what lacks an accent of a wording is a word as it is typed: "chi tiêu" is no "chỉ tiêu".

    ``unlike``: whether each of ``words`` is typed otherwise than in the wording.
    """
    if all(word.plain for word in words):
        return False
    pairs = zip(pairwise(words), pairwise(unlike), strict=True)
    return any(any(differ) and f"{a.text} {b.text}" in ordinary_words() for (a, b), differ in pairs)


def _signing(cues: Sequence[Cue], words: Sequence[Word]) -> list[Cue]:
    """Where it is asked who signs, in words between which others stand ("vị nào của tỉnh đứng ra ký")."""
    people = [cue for cue in cues if cue.label == "sign.person"]
    names = [cue for cue in cues if cue.label == "keep.words"]
    found = []
    for cue in cues:
        if cue.label != "sign.words":
            continue
        if any(name.start <= cue.start < name.end for name in names):
            continue
        far = 0 if words[cue.end - 1].plain else _BETWEEN
        asked = [p.start for p in people if p.end <= cue.start <= p.end + far]
        if not asked or any(word.opens for word in words[max(asked) + 1 : cue.end]):
            continue
        led = any(c.label == "role.lead" and max(asked) < c.start < cue.start for c in cues)
        if not led or any(c.label == "noun.document" and c.start == cue.end for c in cues):
            found.append(Cue("document.signer", max(asked), cue.end))
    return [*found, *_signed_by(cues, people, words)]  # "ai lo chuyện ký tên": not who signs


def _paid(cues: Sequence[Cue], words: Sequence[Word]) -> list[Cue]:
    """Where it is asked whence the money comes, for what is only pointed at between ("tiền làm việc đó trích
    từ nguồn nào")."""
    if not any(cue.label == "paid.money" for cue in cues):
        return []
    pointing = {i for c in cues if c.label.startswith(_POINTING) for i in range(c.start, c.end)}
    pointing |= {i for i, word in enumerate(words) if word.text in grammar_words()}
    return [
        Cue("document.funding", money.start, whence.end)
        for money in cues
        if money.label == "paid.money"
        for whence in cues
        if whence.label == "paid.whence" and money.end <= whence.start
        if pointing.issuperset(range(money.end, whence.start))
    ]


def _signed_by(cues: Sequence[Cue], people: Sequence[Cue], words: Sequence[Word]) -> list[Cue]:
    """Where a question begins with signing a document and ends with who ("ký công văn 12 là ông nào")."""
    signs = [cue for cue in cues if cue.label == "sign.words" and not cue.start]
    ends = [one.start for one in people if one.start and words[one.start - 1].bare in _SIGNED_BY]
    papers = [cue.start for cue in cues if cue.label == "noun.document"]
    papers += [place for place, word in enumerate(words) if word.bare.isdigit()]
    return [
        Cue("document.signer", sign.start, sign.end)
        for sign in signs
        if any(sign.end <= paper < end for paper in papers for end in ends)
    ]


def _is_measured(cue: Cue, words: Sequence[Word]) -> bool:
    """Whether how much there is of some product is asked ("sản phẩm rau chân vịt bao nhiêu tấn")."""
    if cue.label != "ask.product" or tuple(word.bare for word in words[cue.start : cue.end]) != _PRODUCT:
        return False
    after = list(takewhile(lambda word: not word.opens, words[cue.end :]))
    rest = [word.bare for word in after]
    asked = rest[:1] and (rest[0] in _OF_PRODUCT or tuple(rest[:2]) == _OUTPUT)
    names = bool(rest) and not asked and after[0].text not in small_words()
    aimed = tuple(word.bare for word in words[max(cue.start - 2, 0) : cue.start]) in _OF_TARGETS
    return names and _WHAT not in rest and (aimed or any(pair in _HOW_MUCH for pair in pairwise(rest)))


def _products(cues: Sequence[Cue], words: Sequence[Word]) -> list[Cue]:
    """Where it is asked what has to come of a thing, in any noun ("phải ra loại giấy tờ pháp lý gì")."""
    found = []
    for cue in cues:
        if cue.label not in _OF_PRODUCTS:
            continue
        end = next((i for i in range(cue.end, len(words)) if words[i].opens), len(words))
        asked = next((i for i in range(end - 1, cue.end, -1) if words[i].bare == _WHAT), None)
        if asked is None or any(c.label.startswith("ask.") and cue.end <= c.start <= asked for c in cues):
            continue
        start = cue.start
        if cue.label == _FIELD:
            start = next((i for i in range(asked, cue.end - 1, -1) if words[i].bare == _IS), asked)
        if asked - start > 1 and asked - max(start, cue.end - 1) <= _NOUN:
            found += [replace(cue, label="ask.product"), Cue("ask.product", start, asked + 1)]
    return found


def is_inside(cue: Cue, others: Sequence[Cue]) -> bool:
    """Whether a wording lies in one of ``others``."""
    return any(other.start <= cue.start and cue.end <= other.end for other in others)


def cuts_name(cue: Cue, names: Sequence[Cue]) -> bool:
    """Whether a wording begins within a name ("chính quyền số của quyết định", "nơi nhận hồ sơ")."""
    return any(
        name.start < cue.start < name.end or (name.start == cue.start and cue.end < name.end)
        for name in names
    )


def runs_into(cue: Cue, names: Sequence[Cue]) -> bool:
    """Whether a wording ends within a name ("ai đứng ra ký" in "ai đứng ra ký điện tử")."""
    return any(name.start < cue.end < name.end for name in names)


def crosses(cue: Cue, others: Sequence[Cue]) -> bool:
    """Whether a wording runs into a measure or name ("dạng số bao nhiêu", "theo chương trình")."""
    return any(cue.start < other.start < cue.end for other in others)


def _outermost(cues: Sequence[Cue]) -> list[Cue]:
    """Drop a cue that lies inside a longer one of its own section."""
    by_section: dict[str, list[Cue]] = {}
    for cue in cues:
        by_section.setdefault(cue.label.partition(".")[0], []).append(cue)

    def covered(cue: Cue) -> bool:
        others = by_section[cue.label.partition(".")[0]]
        return len(others) > 1 and any(
            other.start <= cue.start
            and cue.end <= other.end
            and other.end - other.start > cue.end - cue.start
            for other in others
        )

    return [cue for cue in cues if not covered(cue)]
