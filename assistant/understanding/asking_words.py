"""Which of the wordings of a question ask: none that lead up to what is given, or only tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.language.cues import Cue
from assistant.language.words import Word
from assistant.understanding.conditions import is_given
from assistant.understanding.merely_told import is_merely_told

_ASKING = ("nao", "may", "gio")
_LINKING = ("part.link", "filler.words", "filler.stop")
_NAMING = ("ask.list", "noun.target", "noun.task")  # what the title of a document names it asks nothing of
_ANOTHER = ("ask.who", "ask.when", "ask.product", "ask.part", "ask.list", "ask.percent", "ask.count")
_FACTS = ("ask.who", "ask.when", "ask.product", "ask.part")
_ENDS = ("ask.latest", "ask.earliest")
_PARTED = ("dot", "lan", "ky", "vong", "buoc", "chang")  # what comes first or last of a thing asked about
_BETWEEN = 4  # words
_NUMBERED = (
    ("du", "an"),
    ("phu", "luc"),
    ("nhom",),
    ("muc",),
    ("dieu",),
)  # parts of documents have numbers too
_OPENING = 1  # words before what is ordered to be written ("nhờ soạn giúp …")
_BASIS = 2  # words of "căn cứ"
_HANDED = frozenset((("ket", "qua"), ("so", "lieu"), ("ho", "so"), ("danh", "sach"), ("kien", "nghi")))
_PLURAL = ("cac", "nhung", "may")
_COUNTING = ("thong", "ke")
_OF_WORK = ("role.", "noun.task", "ask.product")
_ASKING_WHAT = ("gi", "nao", "dau", "may")
_GONE_BY = ("noun.document", "row.table", "whole.section")


def asking_words(
    cues: Sequence[Cue],
    words: Sequence[Word],
    times: Sequence[tuple[int, int]],
    titles: Sequence[tuple[int, int]],
    parties: bool,
) -> list[Cue]:
    """The ``cues`` that tell what is wanted; ``times`` and ``titles`` are places of the text given."""
    asking = [c for c in cues if not (_is_due(c, words, times, cues) or (parties and is_given(c, cues)))]
    asking = [c for c in asking if not (_is_of_title(c, words, titles) or _is_counted(c, asking))]
    asking = [c for c in asking if not _is_at_hand(c, words)]
    asking = [c for c in asking if not (_is_no_order(c, words) or _is_beside_number(c, asking, words))]
    return [
        cue
        for cue in asking
        if not (_opens_with(cue, asking, words) or _is_end(cue, asking) or _tells_of_signing(cue, asking))
        and not (is_merely_told(cue, asking, words) or _is_kind_of_product(cue, asking))
        and not (_only_names(cue, asking, words) or _is_of_part(cue, words) or _is_handed(cue, words))
        and not (_is_to_come(cue, words) or _is_of_task(cue, cues, words) or _is_task(cue, cues, words))
    ]


def _is_due(cue: Cue, words: Sequence[Word], times: Sequence[tuple[int, int]], cues: Sequence[Cue]) -> bool:
    """Whether words that could ask when only lead up to a time ("có thời hạn trong quý I")."""
    asks = words[cue.end - 1].bare in _ASKING
    if cue.label != "ask.when" or asks or any(c.label == "ask.confirm" for c in cues):
        return False
    linking = {place for c in cues if c.label in _LINKING for place in range(c.start, c.end)}
    after = next((i for i in range(cue.end, len(words)) if i not in linking), len(words))
    given = [a <= words[i].start < b for i in range(cue.end, min(after + 1, len(words))) for a, b in times]
    return cue.end < len(words) and not words[cue.end].opens and any(given)


def _is_of_title(cue: Cue, words: Sequence[Word], titles: Sequence[tuple[int, int]]) -> bool:
    """Whether a title has what could be asked for; "công văn 2022, chỉ tiêu nào" asks all the same."""
    asks = any(_asks_what(word) for word in words[cue.end - 1 : cue.end + 1])
    return cue.label in _NAMING and not asks and stands_in(words[cue.start].start, titles)


def _is_at_hand(cue: Cue, words: Sequence[Word]) -> bool:
    """Whether papers are only pointed at ("tôi chỉ có mấy văn bản cải cách đây"), not asked for."""
    if cue.label != "document.all":
        return False
    ends = next((i for i in range(cue.end, len(words)) if words[i].opens), len(words))
    rest = [word.bare for word in words[cue.end : ends]]
    return rest[-1:] == ["day"] or rest[:1] == ["nay"]


def _is_counted(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a share is asked of what could ask when ("giảm mấy phần trăm thời gian giải quyết")."""
    shares = ("unit.percent", "due.figure")
    return cue.label == "ask.when" and any(c.label in shares and c.end == cue.start for c in cues)


def _is_no_order(cue: Cue, words: Sequence[Word]) -> bool:
    """Whether to write something is told of, not asked for: no clause opens with it."""
    if cue.label != "decline.writing":
        return False
    first = max(cue.start - _OPENING, 0)
    return first > 0 and not any(word.opens for word in words[first : cue.start + 1])


def _is_beside_number(cue: Cue, cues: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Whether a clause about a paper opens after one that asks how many ("bao nhiêu, kế hoạch A có ghi")."""
    if cue.label != "noun.document" or not words[cue.start].opens:
        return False
    return any(c.label in ("ask.count", "ask.percent") and c.end == cue.start for c in cues)


def _opens_with(cue: Cue, cues: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Whether a clause only opens with what it goes by ("Căn cứ Thông báo 4, ai …", "Căn cứ Phụ lục …")."""
    if cue.label != "document.basis" or cue.end - cue.start != _BASIS:
        return False
    if cue.start and not words[cue.start].opens:
        return False
    ends = next((i for i in range(cue.end, len(words)) if words[i].opens), len(words))
    asks = any(map(_asks_what, words[cue.end : ends]))
    near = cue.end + 2 if asks or ends == len(words) else ends
    named = any(c.label in _GONE_BY and cue.end <= c.start < near for c in cues)
    return named and any(c.label in _ANOTHER and c.start > cue.end for c in cues)


def _only_names(cue: Cue, cues: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Whether tasks are only named, for what is asked of the document ("các việc … lấy kinh phí ở đâu")."""
    listed = cue.label == "ask.list" and not _asks_what(words[cue.end - 1])
    counted = cue.label == "ask.count" and cue.end - cue.start == 1  # "mấy việc đó", no "bao nhiêu việc"
    if not (listed or counted) or words[cue.start].bare not in _PLURAL:
        return False
    ends = next((i for i in range(cue.end, len(words)) if words[i].opens), len(words))
    return any(
        c.label == "document.funding" and cue.end <= c.start < ends and _asks_what(words[c.end - 1])
        for c in cues
    )


def _asks_what(word: Word) -> bool:
    return word.bare in _ASKING_WHAT


def _is_end(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a last day is asked for, not what comes last ("muộn nhất tới hôm nào")."""
    if cue.label not in _ENDS or any(c.label == "ask.list" for c in cues):
        return False
    return any(c.label == "ask.when" and c.start in (cue.end, cue.end + 1) for c in cues)


def _is_of_part(cue: Cue, words: Sequence[Word]) -> bool:
    """Whether a number or a first one is that of a part of a thing ("dự án số mấy", "đợt đầu tiên")."""
    if cue.label != "document.number" and cue.label not in _ENDS:
        return False
    before = [word.bare for word in words[: cue.start]]
    if cue.label == "document.number":
        return any(tuple(before[-len(part) :]) == part for part in _NUMBERED)
    return any(part in before[-_BETWEEN:] for part in _PARTED)


def _is_task(cue: Cue, cues: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Whether to count up is what an agency does ("đơn vị nào phối hợp thống kê tổng đàn"), no order."""
    counts = cue.label == "ask.list" and tuple(w.bare for w in words[cue.start : cue.end]) == _COUNTING
    return counts and any(c.label.startswith(_OF_WORK) and c.end == cue.start for c in cues)


def _is_to_come(cue: Cue, words: Sequence[Word]) -> bool:
    """Whether a document has yet to be issued ("kế hoạch phải ra tháng nào"): the day is that of a task."""
    return cue.label == "document.date" and cue.start > 0 and words[cue.start - 1].bare == "phai"


def _is_handed(cue: Cue, words: Sequence[Word]) -> bool:
    """Whether something else than a document is sent ("gửi kết quả cho ai", "hồ sơ gửi đi đâu")."""
    if cue.label != "document.sent":
        return False
    opens = max((i for i in range(cue.start + 1) if words[i].opens), default=0)
    said = [word.bare for word in words[opens : cue.end]]
    return any(pair in _HANDED for pair in pairwise(said))


def _is_of_task(cue: Cue, cues: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Whether to monitor is what is led beside other work ("chủ trì, hướng dẫn …"), and no target."""
    if cue.label != "role.monitor" or not words[cue.start].opens:
        return False
    return any(c.label == "role.lead" and c.end == cue.start for c in cues)


def _tells_of_signing(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether signing is what is done, and something else asked ("cái để ký tên thì nơi nào lo?")."""
    if cue.label != "document.signer":
        return False
    told = any(c.label == "sign.words" and (c.start, c.end) == (cue.start, cue.end) for c in cues)
    if not told:
        return False
    asked = any(c.label == "sign.person" and c.start in (cue.end, cue.end + 1) for c in cues)
    return not asked and any(c.label in _FACTS for c in cues)


def _is_kind_of_product(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether the kind of a product is asked for ("sản phẩm của việc ấy là văn bản gì?"), not a document."""
    if not cue.label.startswith("document."):
        return False
    products = [c for c in cues if c.label == "ask.product"]
    asked = any(c.start < cue.end and cue.start < c.end for c in products)
    return asked and any(c.end <= cue.start for c in products)


def stands_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a character stands in one of ``spans``."""
    return any(start <= place < end for start, end in spans)
