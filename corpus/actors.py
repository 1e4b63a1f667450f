"""Which agencies a heading or a sentence names as those who act."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from corpus.agencies import split_agencies
from corpus.marks import UPPER
from corpus.vocabulary import names_field

_LONGEST = 320
_LONGEST_NAME = 18
_ORDERS = re.compile(
    r"(?:(?:(?:Ủy|Uỷ) ban nhân dân|UBND|Chủ tịch|Thủ tướng|Giám đốc"
    r"|Bộ trưởng)[^.;:,]{0,60}?(?<!bàn)(?<!được)\s(?=giao|yêu cầu|đề nghị))?"
    r"(?:(?:giao|yêu cầu|đề nghị|phân công|đối với|trách nhiệm của|nhiệm vụ của)\b\s*:?\s*(?:cho\s+)?)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:,?\s*(?:có|chịu) (?:trách nhiệm|nhiệm vụ)(?: (?:sau|thực hiện))?|\((?:cơ quan"
    r"|đơn vị)[^)]*\))?\s*[:.]?\s*$"
)
_ASSIGNED = re.compile(r"(?:được|được giao|được phân công|trực tiếp)\s$")
_BY_DUTY = re.compile(
    r"(?:cơ quan|đơn vị|được|được giao|được phân công)\s(?=chủ trì|thực hiện|tham mưu|quản lý)"
)
_AFTER_PLACE = re.compile(
    r"(?:Công an|Thanh tra|Tòa án nhân dân|Bảo hiểm xã hội|Kho bạc Nhà nước|UBND"
    r"|Ủy ban nhân dân) (?:tỉnh|thành phố|huyện)\s+"
    r"(?=[^\W\d_])(?!và\b|trực\b|có\b|liên\b|thuộc\b|nơi\b)"
)
_ADDS = re.compile(r"(?:Đồng thời|Ngoài ra|Bên cạnh đó|Riêng),?\s+")
_OPENING_CLAUSE = re.compile(r"(?:Căn cứ|Trên cơ sở|Theo|Để|Trước|Trong|Định kỳ|H[àằ]ng)\b")
_OF_BODIES = re.compile(
    r"(?:của|do|từ|với)\s+(?:các\s+)?(?i:bộ|sở|ban|cơ quan|đơn vị|địa phương|ngành|UBND|ủy ban)\b[^.;]*$"
)
_LONGEST_OPENING = 260
_VERBAL_NOUN = re.compile(r"(?<!các)(?<!,)(?<!và)\s+tổ chức\s*$|(?<=\s)$")
_OWN_NAME = re.compile(r"(?:Bộ|Sở|Phòng|Công an|Thanh tra)\s[^,;]*[^,;\s]\s+$")
_BODY_NAME = re.compile(
    r"(?:Chi cục|Cục|Tổng cục|Ban|Trung tâm|Hội|Hiệp hội|Liên đoàn|Liên minh|Đoàn|Bệnh viện|Thuế|Hải quan|Báo"
    rf"|Đài|Bộ Chỉ huy|Kho bạc|Ngân hàng|Quỹ)\s[{UPPER}][^,;]*\s[^,;\s]+(?<!\svà)(?<!\svề)\s+$"
)
_DOING = frozenset(("kiểm tra", "tổ chức", "đánh giá", "lập", "trình"))  # in no name after its first word
_PLAIN_VERBS = frozenset(
    (
        "kiểm tra",
        "đánh giá",
        "thẩm định",
        "xây dựng",
        "trình",
        "lập",
        "tổ chức",
        "bồi dưỡng",
        "giới thiệu",
        "sắp xếp",
        "đổi mới",
    )
)
_FIELD_HEADS = ("Sở", "Bộ")
_OF_NAMES = ("và", "tỉnh", "thành", "huyện", "thị", "quận", "xã", "phường", "của", "thuộc")
_BODIES = re.compile(r"tổ chức(?:,| và| hoặc| có| chịu| phải)|(?:quyết định|quy định) (?:này|số|tại)")
_BARE = re.compile(r"(?:[Cc]ác\s+)?[^\W_]+$")
_NOBODY = frozenset({"Cơ quan", "cơ quan", "Đơn vị", "đơn vị"})
_AND_WORK = re.compile(
    r"\bvà (?:chế độ|cơ chế|công tác|nhiệm vụ|kinh phí|thời gian|trách nhiệm|kế hoạch|nội dung)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:mỗi|riêng)\s")
_COMPOUNDS = {
    "trình": ("chương", "công", "quy", "lộ", "tiến", "giáo"),
    "lập": ("công", "thành", "độc", "thiết"),
    "tạo": ("đào", "sáng", "cải"),
    "giao": ("được", "bàn", "ngoại", "chuyển"),
    "mời": ("bên",),
    "đang": ("hiện",),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """The agencies a sentence starts with: as printed, split, and where the words after them begin.

    ``office``: a person or office is named (``Người đứng đầu các cơ quan``), not the body itself.
    """

    printed: str
    names: tuple[str, ...]
    end: int
    office: bool = False


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = tomllib.loads(
        (files("corpus") / "data" / "duty_words.toml").read_text(encoding="utf-8")
    )
    return loaded


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    """What the name of an agency, of a group of them or of an office starts with."""
    words = _words()
    generic = _either(words["generic"])
    others = _either(words["not_agencies"])
    named = _either(words["named"])
    capitals = _either([w.upper() for w in (*words["named"], *words["offices"], "Ủy ban", "UBND", "Công an")])
    return re.compile(
        rf"(?!(?i:{others})(?![^\W_])|BỘ MÁY)"
        rf"(?:(?:[Cc]ác\s+)?(?:{named})\s*:?\s+(?=[{UPPER}])|(?i:{generic})(?![^\W_])"
        rf"|(?:[Cc]ác\s+)?(?:{_either(words['offices'])})(?![^\W_])|(?:{capitals})(?=\s+[{UPPER}]{{2}}))"
    )


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    words = _words()
    return re.compile(
        rf"(?<![^\W_])(?:(?P<strong>{_either(words['verbs'])})"
        rf"|(?P<weak>{_either(words['weak_verbs'])}))(?![^\W_])"
    )


@lru_cache(maxsize=1)
def _name_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(_words()['name_ends'])})\s*$")


def actors(text: str) -> tuple[str, ...]:
    """The agencies ``text`` consists of (``Đề nghị: Hội A, Hội B:``); empty where it is else."""
    order = _ORDERS.match(text)
    words = _TAIL.sub("", text[order.end() :] if order else text).strip()
    if len(words) > _LONGEST or not _starts_name(words, 0, ordered=bool(order)) or re.search(r"\.\s", words):
        return ()
    verb = first_verb(words)
    if verb is not None and not _group_by_duty(words, verb):
        return ()
    return () if _BARE.match(words) or _AND_WORK.search(words) else split_agencies(words)


def _group_by_duty(words: str, verb: int) -> bool:
    """A group told by its duty (``Các cơ quan chủ trì thực hiện nhiệm vụ``): ``verb`` is part of it."""
    found = _BY_DUTY.search(words)
    return found is not None and found.start() <= verb


def subject(sentence: str, *, opening: bool = False) -> Subject | None:
    """The agencies ``sentence`` starts with, before its verb; ``None`` where it starts otherwise.

    ``opening`` allows a clause before them (``Căn cứ Kế hoạch này, các sở …``).
    """
    start = _subject_start(sentence, opening)
    if start is None:
        return None
    verb = first_verb(sentence, start)
    while verb is not None and _ASSIGNED.search(sentence[start:verb]):
        verb = first_verb(sentence, verb + 1)
    if verb is None or verb - start > _LONGEST:
        return None
    printed = sentence[start:verb].rstrip(" ,:")
    office = re.match(_either(_words()["offices"]), printed, re.IGNORECASE) is not None
    names = _names(printed)
    return Subject(printed, names, verb, office) if names else None


def _subject_start(sentence: str, opening: bool) -> int | None:
    """Where the agencies of a sentence start: at once, after an order, or after an opening clause."""
    adds = _ADDS.match(sentence)
    starts = [adds.end() if adds else 0]
    if opening and _OPENING_CLAUSE.match(sentence):
        clause = re.split(r"phối hợp", sentence[:_LONGEST_OPENING])[0]
        commas = re.finditer(r",\s+", clause)
        starts += [comma.end() for comma in commas if not _in_list(clause, comma.start(), comma.end())]
    for start in starts:
        order = _ORDERS.match(sentence, start)
        at = order.end() if order else start
        if _starts_name(sentence, at, ordered=bool(order)):
            return at
    return None


def _in_list(clause: str, comma: int, after: int) -> bool:
    """Tell whether a comma only goes on with those of whom the clause speaks (``của các Bộ, cơ quan …``)."""
    listed = _OF_BODIES.search(clause, 0, comma) is not None
    return listed and clause[after : after + 1].islower() and not clause.startswith("các ", after)


def _starts_name(text: str, at: int, *, ordered: bool) -> bool:
    """Tell whether an agency's name starts at ``at``; after an order, also a mere area or kind of body."""
    area = ordered and re.compile(rf"(?i:{_either(_words()['ordered'])})(?![^\W_])").match(text, at)
    return bool(area or _head().match(text, at))


def listed(text: str) -> tuple[str, ...]:
    """The agencies ``text`` begins with, up to the verb after them; empty where it begins otherwise."""
    if not _head().match(text):
        return ()
    verb = first_verb(text)
    stop = re.search(r"[;.:(]", text)
    ends = [end for end in (verb, stop.start() if stop else None, len(text)) if end is not None]
    printed = text[: min(ends)].rstrip(" ,")
    names = _names(printed) if len(printed) <= _LONGEST else ()
    return (*names[:-1], _known_part(names[-1])) if names else ()


def _known_part(name: str) -> str:
    """``name`` up to the end of the department it begins with, where a verb nobody listed goes on."""
    words = name.split()
    ends = (n for n in range(len(words), 1, -1) if words[0] in _FIELD_HEADS and names_field(words[1:n]))
    end = next(ends, len(words))
    rest = words[end:]
    return " ".join(words[:end]) if rest and rest[0].islower() and rest[0] not in _OF_NAMES else name


def _names(printed: str) -> tuple[str, ...]:
    """The agencies of a printed list, without pieces too long to be a name (a verb was not known).

    None where one of them tells what is done (``…; mỗi bệnh viện cử 02 kíp; xây dựng kế hoạch …``).
    """
    named = split_agencies(printed)
    if any(_NO_NAME.match(name) or (acts(name) and not name.startswith("tổ chức")) for name in named[1:]):
        return ()
    return tuple(name for name in named if len(name.split()) <= _LONGEST_NAME and name not in _NOBODY)


def first_verb(text: str, start: int = 0) -> int | None:
    """Where the first verb after a list of agencies begins in ``text``, if any."""
    place = next((m for m in _AFTER_PLACE.finditer(text, start) if text[m.end()].islower()), None)
    verb = _first_listed_verb(text, start)
    return min((end for end in (verb, place.end() if place else None) if end is not None), default=None)


def acts(text: str) -> bool:
    """Tell whether ``text`` begins with a verb, as a duty does (not ``Tổ chức, cá nhân …``)."""
    opening = text[:1].lower() + text[1:]
    return bool(_opening_verb().match(opening)) and not _BODIES.match(opening)


@lru_cache(maxsize=1)
def _opening_verb() -> re.Pattern[str]:
    words = _words()
    verbs = (*words["verbs"], *words["weak_verbs"], *words["opening_verbs"])
    return re.compile(rf"(?:{_either([verb.rstrip(',') for verb in verbs])})(?![^\W_])")


def _first_listed_verb(text: str, start: int) -> int | None:
    for found in _verb().finditer(text, start):
        before = text[start : found.start()]
        if found[0] == "giúp" and text.startswith(" việc", found.end()):
            continue
        if found["strong"]:
            if not _noun(found[0], before):
                return start + len(_VERBAL_NOUN.sub("", before))
        elif _ends_name(before, found[0]) and not _noun(found[0], before):
            return found.start()
    return None


def _ends_name(before: str, verb: str) -> bool:
    """Tell whether a name may end before ``verb``, which is also a part of names."""
    own = verb in _PLAIN_VERBS and _OWN_NAME.search(before)
    body = verb in _DOING and _BODY_NAME.search(before)
    return bool(_name_end().search(before) or own or body)


def _noun(word: str, before: str) -> bool:
    """Tell whether ``word`` is part of a noun here (``các tổ chức``, ``sự nghiệp công lập``)."""
    last = re.search(r"([^\W\d_]+|,)\s*$", before)
    tail = last[1].lower() if last else ""
    if word == "tham mưu":
        return tail in ("ban", "cơ") or before.endswith(("các Ban ", "cơ quan "))
    if word == "tổ chức":
        return tail in ("các", ",", "và", "hoặc", "những")
    return tail in _COMPOUNDS.get(word, ())
