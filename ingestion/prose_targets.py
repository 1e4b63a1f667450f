"""Targets in running text: quantified sentences under aims, each figure a target of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.model import Head, Target
from corpus.text import fold
from ingestion.figures import Figure, figures, is_past
from ingestion.items import Item
from ingestion.sentences import Zone, sentences, zone

_AIM = re.compile(r"phan dau|bao dam|dam bao|hoan thanh|\bdat\b|huong toi")
_BY_YEAR = re.compile(r"^(?:phan dau |muc tieu )?(?:den|toi)(?: het| cuoi)? nam 20\d\d, ")
_AIM_WITH_TIME = re.compile(
    r"(?:^|[;:]\s*)(?:bao dam|dam bao|hoan thanh|tap trung) (?:den|truoc|trong) [^,;:]{3,40}, $"
)
_CONDITION = re.compile(
    r"\b(?:neu|truong hop|chua dat|khong dat)\b"
    r"|\bco (?:tong muc dau tu|tong von|von dieu le|doanh thu)(?: \S+){0,3} ?$"
)
_LAID_DOWN = re.compile(
    r"\b(?:thue suat|lai suat|don gia|muc (?:thu|phi|dong|huong|phat|gia))(?: \S+){0,4} ?$"
)
_YEAR = re.compile(
    r"(?:\b(?:đến|vào|trước|trong|hết|cuối|giữa|từ|tầm nhìn|mục tiêu|chỉ tiêu)\s+(?:hết\s+|cuối\s+"
    r"|giữa\s+|đầu\s+)*năm|^\s*năm)"
    r"\s+(?P<y>\d{4})|giai đoạn\s+\d{4}\s*[-–]\s*(?P<e>\d{4})",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\s*(?:trở lên\s+)?(?:vào|trong|đến)\s+(?:hết\s+|cuối\s+)?năm\s+(?P<y>\d{4})", re.IGNORECASE
)
_COMPARED = re.compile(r"(?:so với|so|tính)\s*$", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:tại|đối với|của|ở)?\s*((?:cơ quan chuyên môn |cơ quan |UBND )?cấp (?:tỉnh|huyện|xã|thành phố))\b"
)
_EDGE = re.compile(r"[;:]|,?\s*trong (?:số )?đó,?")
_PIVOT = re.compile(r",|\svà\s")
_OPENING = re.compile(
    r"^(?:trong (?:số )?đó|bên cạnh đó|đồng thời|phấn đấu|phần đấu|phân đấu|phần đầu|và)\b[\s,:]*",
    re.IGNORECASE,
)
_BOUND_WORDS = re.compile(
    r"(?:[\s,:]*(?<!trở )\b(?:đạt|là|có|được|tỷ lệ|tỉ lệ|tối thiểu|ít nhất|từ|trên|hơn|khoảng|phấn đấu"
    r"|bình quân|trung bình|nằm|xếp|trong"
    r"|tăng|giảm|tương ứng|mức|lên|còn|dưới|xuống|thứ|hạng|nhóm|không thấp hơn|mỗi năm|hằng năm|hàng năm)"
    r"|[\s,:≥>=]+)+$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"^(?:[,.;:)]|tương ứng\b|so\b|để\b|trên\b|đối với\b|vào\b|theo\b|trong\b|và\b|tổng số\b|$)"
)
_FROM = re.compile(r"\s+(?:tăng|giảm|nâng)\s+(?:từ|lên|xuống)\b.*$")
_RATE = re.compile(r"\b(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|tốc độ)\b", re.IGNORECASE)
_EACH_FOR = re.compile(r",?\s+tương ứng(?:\s+(?:với|cho|tại|ở))?\s.*$")
_SHARE_OF = re.compile(r"\S\s+chiếm$", re.IGNORECASE)  # what takes a share is as much measured as what of
_FEWEST_OF_RATE = 4  # words; a rate named so is measured of what follows ("tỷ lệ bao phủ … đạt 95% dân số")
_LONGEST_CLAUSE = 260
_MOVES = frozenset({"increase", "decrease", ">=", ">"})
_NO_SUBJECT = re.compile(r"(?:giai đoạn|đối với|mỗi năm|từ năm|đến năm|cho đến|năm)\b", re.IGNORECASE)


def read_targets(
    body: Sequence[Item], head: Head, owners: Mapping[int, tuple[str, ...]]
) -> tuple[Target, ...]:
    """The targets in the items of ``body``; ``owners`` tells whose duty an item (by its block) is."""
    by_ordinal = {item.ordinal: item for item in body}
    found: list[Target] = []
    for item in body:
        place = item.place
        above = [by_ordinal[n] for n in place.above if n in by_ordinal]
        for sentence, figure, among in _aims(item, above):
            year = year_of(sentence, figure, above)
            if year and int(year) < _first_year(head):
                continue
            identifier = f"{head.digest[:12]}-c{len(found) + 1}"
            found.append(
                Target(
                    id=identifier,
                    number=head.number,
                    text=sentence,
                    source=item.source(head.source, sentence),
                    indicator=indicator_of(sentence, figure, among),
                    value=figure.value,
                    comparator=figure.comparator,
                    unit=figure.unit,
                    by=year or (str(head.years[1]) if head.years else None),
                    owner=owners.get(item.ordinal, ()),
                    section=place.path[-1] if place.path else None,
                    scope=_scope(sentence, figure, among),
                )
            )
    return tuple(found)


def _first_year(head: Head) -> int:
    """The first year a figure can be due in: of the plan, else of the paper; 0 where neither is known."""
    return head.years[0] if head.years else (head.date.year if head.date else 0)


def _aims(item: Item, above: Sequence[Item]) -> list[tuple[str, Figure, tuple[Figure, ...]]]:
    """Each sentence of a paragraph with each figure it aims at, and all figures of that sentence."""
    kind = zone((*item.place.path[:1], *(lead.body for lead in above)))
    aimed = kind == "targets"
    found: list[tuple[str, Figure, tuple[Figure, ...]]] = []
    for sentence in sentences(item.body):
        plain = fold(sentence)
        among = figures(sentence, counts=aimed or "phan dau" in plain)
        goes_on = False
        for figure in among:
            if _CONDITION.search(fold(sentence[: figure.start])) or is_past(sentence, figure):
                continue
            bounded = goes_on and figure.comparator in _MOVES
            if aimed or bounded or _aimed_at(sentence, figure, kind):
                found.append((sentence, figure, among))
                goes_on = True
    return found


def _aimed_at(sentence: str, figure: Figure, kind: Zone | None) -> bool:
    """Outside a part on aims, a figure counts after a word of aiming in its own clause.

    In a part that tells how things stand only ``phấn đấu`` is such a word.
    """
    if "phan dau" in fold(sentence[: figure.start]):
        return True
    if kind == "purpose":
        return False
    before = sentence[: figure.start]
    if _LAID_DOWN.search(fold(before)):
        return False
    if _BY_YEAR.match(fold(sentence)):
        return True
    if _AIM_WITH_TIME.search(fold(before)):
        return True
    clause = re.split(r"[,;:]", before)[-1]
    return _AIM.search(fold(clause)) is not None


def year_of(sentence: str, figure: Figure, above: Sequence[Item]) -> str | None:
    """The year a figure is due: named before it, else after it, else in the nearest lead-in above."""
    named = [m for m in _YEAR.finditer(sentence) if not _COMPARED.search(sentence[: m.start()])]
    beside = _BESIDE.match(sentence, figure.end)
    if beside:
        return beside["y"]
    before = [m for m in named if m.start() < figure.start]
    nearest = before[-1] if before else (named[0] if named else None)
    if nearest:
        return nearest["y"] or nearest["e"]
    for lead in reversed(above):
        found = _YEAR.search(lead.body)
        if found:
            return found["y"] or found["e"]
    return None


def _clause(sentence: str, figure: Figure, among: Sequence[Figure]) -> tuple[int, int]:
    """Where the clause holding ``figure`` starts and ends, between the figures beside it."""
    sentence = re.sub(r"\([^()]*\)", lambda m: "_" * len(m[0]), sentence)
    earlier = [f.end for f in among if f.end <= figure.start]
    later = [f.start for f in among if f.start >= figure.end]
    start = _last_edge(sentence, max(earlier, default=0), figure.start, bool(earlier))
    if not later:
        edge = _EDGE.search(sentence, figure.end) if earlier or len(sentence) > _LONGEST_CLAUSE else None
        return start, edge.start() if edge else len(sentence)
    return start, _last_edge(sentence, figure.end, min(later), True, before=True)


def _last_edge(sentence: str, low: int, high: int, pivots: bool, *, before: bool = False) -> int:
    shapes = (_EDGE, _PIVOT) if pivots else (_EDGE,)
    for shape in shapes:
        edges = [m.start() if before else m.end() for m in shape.finditer(sentence, low, high)]
        if edges:
            return edges[-1]
    return high if before else low


def indicator_of(sentence: str, figure: Figure, among: Sequence[Figure]) -> str | None:
    """What is measured; a clause that names nothing of its own goes on with what the one before measures."""
    run = _listed_with(sentence, figure, among)
    if figure != run[-1] and not _NO_NOUN.match(sentence[run[-1].end :].lstrip()):
        return indicator_of(sentence, run[-1], among)  # "85%, 75%, 65% hộ …"
    own = _measured(sentence, figure, among)
    if own and len(own.split()) > 1 and not _NO_SUBJECT.match(own):
        return own
    earlier = [f for f in among if f.end <= figure.start]
    return indicator_of(sentence, earlier[-1], among) if earlier else own


def _measured(sentence: str, figure: Figure, among: Sequence[Figure]) -> str | None:
    """The words after the figure, or before it where none follow (``Tỷ lệ … đạt 50%``)."""
    start, end = _clause(sentence, figure, among)
    after = re.sub(r"^\s*(?:/\s*\d+\s*)?(?:trở lên|trở xuống)?\s*", "", sentence[figure.end : end])
    after = _EACH_FOR.sub("", after)
    lead = _FROM.sub("", _OPENING.sub("", sentence[start : figure.start].strip(" ,")))
    before = _BOUND_WORDS.sub("", lead).strip(" ,.;")
    if not _NO_NOUN.match(after) and figure.unit in ("%", "%/năm"):
        if _SHARE_OF.search(before):
            return f"{before} … {after.strip(' ,.;')}"
        rate = _RATE.search(before) and len(before.split()) >= _FEWEST_OF_RATE
        return before if rate else after.strip(" ,.;") or None
    counted = figure.unit not in (None, "%", "%/năm")
    unsaid = _NO_SUBJECT.match(before) and len(after.split()) > 1
    if counted and (len(before.split()) < 3 or unsaid):
        return f"{before} {after.strip(' ,.;')}".strip()
    return before or (None if figure.comparator == "rank<=" else after.strip(" ,.;")) or None


def _scope(sentence: str, figure: Figure, among: Sequence[Figure]) -> str | None:
    """To whom a figure applies: its place in a list told ``tương ứng``, or the level named beside it."""
    run = _listed_with(sentence, figure, among)
    if len(run) > 1 and "tương ứng" in sentence:
        names = _listed_before(sentence[: run[0].start], len(run))
        names = names or _listed_after(sentence[run[-1].end :], len(run))
        return names[run.index(figure)] if names else None
    _, end = _clause(sentence, figure, among)
    level = _LEVEL.search(sentence[figure.end : end])
    return level[1] if level and len(among) > 1 else None


def _listed_with(sentence: str, figure: Figure, among: Sequence[Figure]) -> list[Figure]:
    """The figures told in one list ("85%, 75%, 65%") with ``figure``, itself among them."""
    return [f for f in among if f.value and _same_list(sentence, figure, f, among)]


def _same_list(sentence: str, one: Figure, other: Figure, among: Sequence[Figure]) -> bool:
    low, high = sorted((one, other), key=lambda f: f.start)
    between = sentence[low.end : high.start]
    inner = [f for f in among if low.end <= f.start and f.end <= high.start]
    for f in inner:
        between = between.replace(sentence[f.start : f.end], "", 1)
    return re.fullmatch(r"(?:\s|,|và)*", between) is not None


def _listed_before(text: str, count: int) -> list[str]:
    """The ``count`` things listed in ``text`` before the figures told of them, told by their like starts."""
    pieces = [p.strip() for p in re.split(r",|\svà\s", text) if p.strip()]
    if len(pieces) < count:
        return []
    last = pieces[-count:]
    first_word = last[1].split()[0]
    at = last[0].rfind(f"{first_word} ")
    if at < 0:
        return []
    names = [last[0][at:], *last[1:-1], re.split(r"\s(?:đạt|là|tối|có|được)\b", last[-1])[0]]
    return [name.strip() for name in names]


def _listed_after(text: str, count: int) -> list[str]:
    """The ``count`` things listed after ``tương ứng``, one for each figure told before."""
    found = _EACH_FOR.search(text)
    listed = re.sub(r"^,?\s+tương ứng(?:\s+(?:với|cho|tại|ở))?\s+", "", found[0]) if found else ""
    names = [p.strip(" .;") for p in re.split(r",\s|\svà\s", re.split(r"[.;]", listed)[0]) if p.strip(" .;")]
    return names if len(names) == count else []
