"""What a column's header means, by the words of the data file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from corpus.text import fold, settle_tones, squeeze


class Role(StrEnum):
    """The meaning of a column."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    COORDINATE = "coordinate"
    PRODUCT = "product"
    DEADLINE = "deadline"
    INDICATOR = "indicator"
    UNIT = "unit"
    VALUE = "value"
    OWNER = "owner"
    MONITOR = "monitor"
    ACTOR = "actor"
    RESULT = "result"
    MIXED = "mixed"
    EXTRA = "extra"


AGENTS = (Role.LEAD, Role.COORDINATE, Role.OWNER, Role.MONITOR)
NAMES = {
    Role.NUMBER: "số thứ tự",
    Role.TASK: "nhiệm vụ",
    Role.LEAD: "chủ trì",
    Role.COORDINATE: "phối hợp",
    Role.PRODUCT: "sản phẩm",
    Role.DEADLINE: "thời hạn",
    Role.INDICATOR: "chỉ tiêu",
    Role.UNIT: "đơn vị tính",
    Role.VALUE: "giá trị",
    Role.OWNER: "thực hiện",
    Role.MONITOR: "theo dõi",
    Role.ACTOR: "cơ quan",
    Role.RESULT: "kết quả",
    Role.MIXED: "gộp, không tách",
    Role.EXTRA: "khác",
}
_SHORTEST_GLUED = 4
_NOTE = re.compile(r"\[\d+\]|\(\d+\)|[¹²³⁰-⁹*]|\(\*+\)")
_PUNCTUATION = re.compile(r"[^\w#%]+")


@dataclass(frozen=True, slots=True)
class _Meaning:
    role: Role
    exact: frozenset[str]
    phrases: re.Pattern[str] | None
    every: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str] | None
    never: re.Pattern[str] | None

    def fits(self, words: str) -> bool:
        if self.never and self.never.search(words):
            return False
        if words in self.exact or (self.pattern and self.pattern.fullmatch(words)):
            return True
        if any(all(re.search(rf"\b{part}\b", words) for part in parts) for parts in self.every):
            return True
        return bool(self.phrases and self.phrases.search(words))


def plain_title(title: str) -> str:
    """Return a header cell folded, without footnote marks and punctuation."""
    words = squeeze(_PUNCTUATION.sub(" ", fold(_NOTE.sub("", squeeze(title)))))
    return " ".join(_glued().get(word, word) for word in words.split())


def role_of(title: str) -> Role | None:
    """Return the meaning of a header cell by its words alone, ``None`` when they say nothing."""
    words = plain_title(title)
    if not words:
        return None
    return next((meaning.role for meaning in _meanings() if meaning.fits(words)), None)


def is_vetoed(titles: tuple[str, ...]) -> bool:
    """Tell whether the header is one of a table that holds no plan task (procedures, steps, costs)."""
    veto = _veto()
    return any(veto.search(plain_title(title)) for title in titles)


def listed(section: str, name: str) -> tuple[str, ...]:
    """The phrases of the data file listed as ``name`` in ``section``."""
    held = _data()[section]
    phrases = held.get(name, ()) if isinstance(held, dict) else ()
    return tuple(str(phrase) for phrase in phrases)


@lru_cache(maxsize=1)
def _data() -> dict[str, object]:
    text = files("corpus").joinpath("data/columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _any_of(phrases: object) -> re.Pattern[str] | None:
    words = [str(phrase) for phrase in phrases] if isinstance(phrases, list) else []
    return re.compile(r"\b(?:" + "|".join(words) + r")\b") if words else None


@lru_cache(maxsize=1)
def _meanings() -> tuple[_Meaning, ...]:
    listed = _data()["column"]
    return tuple(
        _Meaning(
            Role(str(each["role"])),
            frozenset(each.get("exact", ())),
            _any_of(each.get("phrases")),
            tuple(tuple(parts) for parts in each.get("all", ())),
            re.compile("|".join(each["patterns"])) if "patterns" in each else None,
            _any_of(each.get("not")),
        )
        for each in (listed if isinstance(listed, list) else [])
    )


@lru_cache(maxsize=1)
def _glued() -> dict[str, str]:
    """Words of headers printed without the space between them (``THỜIGIAN``) -> the words apart."""
    listed = _data()["column"]
    phrases = [
        phrase for each in (listed if isinstance(listed, list) else []) for phrase in each.get("phrases", ())
    ]
    pairs = (pair for phrase in phrases for pair in pairwise(phrase.split()))
    return {one + two: f"{one} {two}" for one, two in pairs if len(one + two) > _SHORTEST_GLUED}


@lru_cache(maxsize=1)
def _veto() -> re.Pattern[str]:
    veto = _data()["veto"]
    return (_any_of(veto.get("phrases")) if isinstance(veto, dict) else None) or re.compile(r"(?!)")


@lru_cache(maxsize=1)
def agency_start() -> re.Pattern[str]:
    """Return what matches the first words of the name of a body, in lower case with tones settled."""
    bodies = _data()["bodies"]
    held = bodies if isinstance(bodies, dict) else {}
    never, words = (
        "|".join(re.escape(settle_tones(str(word))) for word in held.get(key, ())) for key in ("not", "words")
    )
    return re.compile(rf"[-+•\s(]*(?!(?:{never})\b)(?:{words})\b")


def under_rules(*titles: str | None) -> bool:
    """Tell whether the nearest title that says so names a standing rule (a regulation), not a plan."""
    annex = _data()["annex"]
    words = annex if isinstance(annex, dict) else {}
    standing, plan = _any_of(words.get("standing")), _any_of(words.get("plan"))
    for title in titles:
        plain = plain_title(title or "")
        if standing is None or plan is None:
            break
        if plan.search(standing.sub(" ", plain)):
            return False
        if standing.search(plain):
            return True
    return False
