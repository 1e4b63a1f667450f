"""The kind of thing listed ("bao nhiêu đề án", "kế hoạch nào phải ban hành"): rows that bring such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.query import Intent, Query
from corpus.model import Assignment, Record, Task
from corpus.question_times import parse_range
from corpus.text import fold

_KINDS = {
    "de an": "đề án", "ke hoach": "kế hoạch", "quy dinh": "quy định", "quy che": "quy chế",
    "nghi quyet": "nghị quyết", "quyet dinh": "quyết định", "chuong trinh": "chương trình",
    "chi thi": "chỉ thị", "bo chi so": "bộ chỉ số", "bo tieu chi": "bộ tiêu chí", "to trinh": "tờ trình",
    "nghi dinh": "nghị định", "luat": "luật", "thong tu": "thông tư",
}  # fmt: skip
_LAWS = ("nghi dinh", "luat", "thong tu")  # a row may bring several
_MAKING_LAWS = "nhiệm vụ xây dựng, sửa đổi {kinds}"
_KIND = rf"(?P<kind>{'|'.join(_KINDS)})"
_ASKED = (
    re.compile(
        r"\b(?:bao nhieu|may|tong so|so luong|dem|(?:liet ke|ke|neu|ke ten)(?: cac| nhung)?|nhung|cac) "
        rf"{_KIND}\b"
        r"(?! (?:so|nay|do|tren|ay|vua|cua (?:ubnd|uy ban))\b| \d)"
    ),
    re.compile(
        r"(?<!trong )(?<!theo )(?<!cua )(?<!thuoc )(?<!tai )(?<!o )"
        rf"\b{_KIND} (?:nao|(?<!quy dinh )(?<!quyet dinh )(?<!ke hoach )gi)\b"  # "Điều 5 quy định gì"
    ),
    re.compile(  # not "được giao làm kế hoạch gì", said of whatever there is to do
        r"\b(?:xay dung|ban hanh|trinh|lap|soan thao|soan|tham muu) (?:cac |nhung )?(?P<kind>ke hoach) gi\b"
    ),
)
_OWED = re.compile(
    rf"\b(?:bao nhieu|may|nhung|cac)? ?{_KIND}(?: nao| gi)? (?:phai|can|duoc giao|se) "
    r"(?:xay dung|ban hanh|lap|trinh|soan thao|soan|tham muu|lam|duoc ban hanh|duoc xay dung)\b"
)
_COUNTING = re.compile(r"\b(?:bao nhieu|may|tong so|so luong|dem)\b")
_BASES = re.compile(
    r"\b(?:can cu|vien dan|nhac|dan chieu|lam co so)\b"
    rf"|\b(?:ap dung|theo|dua (?:vao|tren))(?: (?:theo|cac|nhung))* {_KIND} (?:nao|gi|so (?:may|nao))\b"
)
_TASKS = re.compile(r"\b(?:nhiem vu|dau viec|cong viec|viec|du an|chi tieu)\b")
_SEVERAL = re.compile(  # "những đề án kế hoạch nào": whatever there is
    rf"\b(?P<first>{'|'.join(_KINDS)})(?:,| va| hay| hoac|/)? (?P<other>{'|'.join(_KINDS)})\b"
)
_MAKING = (
    r"(?:(?:xay dung|ban hanh|tham muu|trinh|lap|soan thao|nghien cuu|hoan thien|sua doi|bo sung|du thao"
    r"|phe duyet|de xuat|trien khai|thuc hien|to chuc|hoan thanh|cap nhat|ra soat|va|cac|viec"
    r"|ubnd tinh|hdnd tinh)\W+)*"
)
_AFTER = r"(?=\W*$|[,;:?.]|,? (?:nao|trong|o|tai|cua|theo|thuoc|co|phai|han|den|do|la|khong|thi)\b)"
_TASKS_OF = re.compile(  # "nhiệm vụ xây dựng kế hoạch", "nhiệm vụ là kế hoạch"
    r"\b(?:nhiem vu|dau viec|viec)(?: nao)?(?: (?:la|phai|can|ve))?"
    rf"(?: (?:xay dung|ban hanh|lap|soan thao|trinh)| la)(?: (?:cac|nhung|mot))? {_KIND}{_AFTER}"
)
_IN_TABLE = re.compile(  # "mấy kế hoạch trong phụ lục", "mấy kế hoạch hạn 2021"
    rf"\b(?:bao nhieu|may|nhung|cac) {_KIND} (?:nao |phai |co |duoc )?(?:[^,;?]*\b(?:trong|o|tai) "
    r"(?:phu luc|bang|danh muc)\b|(?:han|thoi han|den han|phai xong|xong|hoan thanh|het han)\b)"
)
_STAGED = re.compile(  # "giai đoạn 2025-2030 có kế hoạch gì"
    rf"\b(?:giai doan|thoi ky) (?:tu )?(?:nam )?20\d\d *(?:-|–|den) *(?:nam )?20\d\d\b.{{0,30}}?"
    rf"\b(?:co|nhung|cac|may|bao nhieu) {_KIND} (?:nao|gi)\b"
)
_DUE = re.compile(r"\b(?:han|thoi han|den han|xong|hoan thanh|het han)\b")
_CARRIED_OUT = re.compile(
    r"^\W*(?:tiep tuc )?(?:to chuc )?(?:trien khai(?: thuc hien)?|thuc hien|hoan thanh)\b"
)
_NUMBERED = r"(?! so \d)"
_PARTS = re.compile(r"[;\n]\s*|,\s")


def kinds_asked(query: Query) -> tuple[str, ...]:
    """The kinds of which a list or count asks, folded ("de an"); none for tasks of any kind."""
    if query.intent not in (Intent.LIST, Intent.COUNT) or query.noun == "target" or query.product:
        return ()
    text = fold(query.text)
    tasks = _TASKS_OF.search(text) or _STAGED.search(text)
    if tasks:
        return (tasks["kind"],)
    if _TASKS.search(text) or _BASES.search(text):
        return ()
    several = _SEVERAL.search(text)
    if several:
        kinds = (several["first"], several["other"])
        return kinds if set(kinds) <= set(_LAWS) else ()
    asked = next((match for one in (_OWED, *_ASKED) if (match := one.search(text))), None)
    return (asked["kind"],) if asked else ()


def kind_named(query: Query) -> str | None:
    """The kind a list asks for, as written; of laws, which one row may bring several of, the rows."""
    kinds = kinds_asked(query)
    named = ", ".join(_KINDS[kind] for kind in kinds)
    return _MAKING_LAWS.format(kinds=named) if set(kinds) & set(_LAWS) else named or None


def of_kind(query: Query, found: Sequence[Record]) -> Sequence[Record]:
    """Those of ``found`` of a kind asked for, if one is: called so, or bringing such a product."""
    kinds = kinds_asked(query)
    return [record for record in found if any(_is(record, kind) for kind in kinds)] if kinds else found


def listing_rows(query: Query) -> Query:
    """``query`` as a list of the rows that are to bring papers of a kind, where it asks for those of a plan.

    Papers that are held are asked for otherwise ("có mấy kế hoạch trong kho").
    """
    text = fold(query.text)
    staged = None if _is_of_papers(query) else _STAGED.search(text)
    owed = _OWED.search(text) or _TASKS_OF.search(text) or _IN_TABLE.search(text) or staged
    topic = (
        query.topic.within(lambda word: not owed.start() <= word.start < owed.end()) if owed else query.topic
    )
    if kinds_asked(query):
        return replace(query, topic=topic)
    named = query.scope.named or query.parties or staged
    other = query.intent is not Intent.DOCUMENT or not named
    if owed is None or other or _TASKS.search(text):
        return query
    intent = Intent.COUNT if _COUNTING.search(text) else Intent.LIST
    due = parse_range(query.text, query.today) if _DUE.search(text) else None
    return replace(query, intents=(intent,), noun="task", aspects=(), topic=topic, period=due or query.period)


def _is_of_papers(query: Query) -> bool:
    """Whether there is a paper of just the years named."""
    return any(head.years and set(head.years) == set(query.years) for head in query.scope.heads)


def _is(record: Record, kind: str) -> bool:
    if isinstance(record, Task):
        products = [fold(part).strip() for part in _PARTS.split(record.product or "")]
        return _is_called(record.task, kind) or any(part.startswith(kind) for part in products)
    return isinstance(record, Assignment) and _is_called(record.text, kind)


def _is_called(name: str, kind: str) -> bool:
    """Whether a thing is called by ``kind`` after what is done to it; one carried out is no new one."""
    text = fold(name)
    return not _CARRIED_OUT.match(text) and bool(re.match(rf"\W*{_MAKING}\W*{kind}\b{_NUMBERED}", text))
