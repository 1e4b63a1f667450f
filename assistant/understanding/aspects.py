"""What is asked of a document itself: who signed it, when, its number, on what it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.cues import Cue, is_inside
from assistant.language.words import Word
from assistant.query import Party
from corpus.timespans import aligned

_ASPECTS = (
    "signer",
    "date",
    "number",
    "title",
    "issuer",
    "proposer",
    "basis",
    "expiry",
    "effect",
    "recipients",
    "addressees",
    "sent",
    "funding",
    "replaces",
    "session",
    "all",
)
_ASKING_ELSE = {"ask.who", "ask.list", "ask.when"}
_OF_TASK = {"ask.who", "ask.when", "ask.product", "ask.percent", "role.lead", "role.coordinate"}
_OF_WORK = {"role.lead", "role.coordinate"}
_OF_ELSE = {*_OF_WORK, "sign.other", "unit.percent"}
_APART = {"replaces": 4, "basis": 0}  # words between a verb and the document it speaks of
_OF_ITSELF = {"signer", "number", "issuer"}
_SIGNED_BY = re.compile(  # "do Phó Thủ tướng A ký ngày …", "… ký đúng không"
    r"\b(?:do|boi|la) [^,;?]{3,50}? ky (?:ban hanh )?"
    r"(?:(?:vao )?(?:ngay|thang|nam|hom)\b|(?:(?:la|co|co phai la) )?(?:dung|phai)\b)"
)
_NAME, _POST = 3, 3  # words of a person's name, of the post before it


def aspects_of(cues: Sequence[Cue], parties: Sequence[Party], has_topic: bool) -> tuple[str, ...]:
    """What is asked of a document itself."""
    cues = [cue for cue in cues if not _cut(cue, parties)] if parties else cues
    cues = _without_whereabouts(cues) if has_topic else cues
    labels = {cue.label for cue in cues}
    aspects = tuple(a for a in _ASPECTS if any(c.label == f"document.{a}" for c in cues))
    times = {cue.start for cue in cues if cue.label == "ask.when"}
    if {"ask.day", "noun.document"} <= labels and len(times) == 1 and not (aspects or has_topic or parties):
        aspects = ("date",)
    numbered = not has_topic or "number" in aspects
    if "document.proposal" in labels and numbered and set(aspects) <= {"number", "date", "basis"}:
        aspects = ("proposer",)
    aspects = _with_cited(_without_signed(aspects, cues), cues)
    of_task = has_topic or "noun.document" not in labels
    if "ask.product" in labels and of_task:  # "đầu ra là văn bản gì", "các sở ban hành giấy tờ gì"
        aspects = tuple(aspect for aspect in aspects if aspect not in ("title", "number", "issuer"))
    figure = labels & {"ask.percent", "unit.percent"}  # "thủ tục còn hiệu lực … tối thiểu bao nhiêu"
    if "expiry" in aspects:
        aspects = () if figure else ("expiry",)
    if labels & _ASKING_ELSE or any(label.startswith("unit.") for label in labels):
        aspects = tuple(aspect for aspect in aspects if aspect != "funding")
    if "replaces" in aspects:
        aspects = tuple(aspect for aspect in aspects if aspect in ("signer", "replaces"))
    if "all" in aspects and has_topic and labels & {"ask.who", "ask.when"}:  # "trong mấy văn bản này … ai lo"
        aspects = tuple(aspect for aspect in aspects if aspect != "all")
    if "basis" in aspects:
        aspects = tuple(aspect for aspect in aspects if aspect not in ("all", "number"))
    if aspects and "ask.when" in labels and not has_topic and not {"date", "expiry"} & set(aspects):
        aspects = (*aspects, "date")
    return _without_day(aspects, labels)


def _without_whereabouts(cues: Sequence[Cue]) -> Sequence[Cue]:
    """``cues`` less in which document it stands, where a fact of a task is asked: its answer cites that."""
    where = [cue for cue in cues if cue.label == "whereabouts.words"]
    left = [cue for cue in cues if not (cue.label == "document.number" and is_inside(cue, where))]
    return left if where and {cue.label for cue in left} & _OF_TASK else cues


def _without_day(aspects: tuple[str, ...], labels: set[str]) -> tuple[str, ...]:
    """``aspects`` with what a day asked beside them is of: of the proposal, or its effect ("chạy từ …")."""
    spoken = "spoken.effect" in labels and bool(set(aspects) & _OF_ITSELF)
    if spoken or "proposer" in aspects:
        aspects = tuple(aspect for aspect in aspects if aspect != "date")
    return (*aspects, "effect") if spoken and "effect" not in aspects else aspects


def _without_signed(aspects: tuple[str, ...], cues: Sequence[Cue]) -> tuple[str, ...]:
    """``aspects`` less who signed and when, where no document held is signed ("hợp đồng … ký khi nào")."""
    signs = [cue.start for cue in cues if cue.label == "sign.words"]
    names = [cue for cue in cues if cue.label == "keep.words"]  # "quy chế phối hợp" is a document
    signed = [cue for cue in cues if cue.label == "sign.other" and not is_inside(cue, names)]
    other = [cue.start for cue in signed if cue.end - cue.start > 1]
    named = any(cue.label == "noun.document" for cue in cues)
    if named or not (signs and other) or min(other) > min(signs):
        return aspects
    return tuple(aspect for aspect in aspects if aspect not in ("signer", "date"))


def _with_cited(aspects: tuple[str, ...], cues: Sequence[Cue]) -> tuple[str, ...]:
    """``aspects``, of what the document named replaces or goes by where the number of that is asked."""
    cited = _of_another(cues) if "number" in aspects else None
    return (*(aspect for aspect in aspects if aspect == "signer"), cited) if cited else aspects


def _of_another(cues: Sequence[Cue]) -> str | None:
    """What the document whose number is asked for is to the one named: what it replaces, or goes by.

    "Kế hoạch 57 thực hiện kế hoạch số mấy", "… thay thế danh mục ở những quyết định nào".
    """
    papers = {cue.end: cue.start for cue in cues if cue.label == "noun.document"}
    asked = [papers.get(cue.start, cue.start) for cue in cues if cue.label == "document.number"]
    verbs = [(cue.label.removeprefix("cites."), cue.end) for cue in cues if cue.label.startswith("cites.")]
    told = (kind for start in asked for kind, end in verbs if 0 <= start - end <= _APART[kind])
    return next(told, None)


def _cut(cue: Cue, parties: Sequence[Party]) -> bool:
    """Whether a wording ends within the name of an agency ("so" beside "khdt" is no "số kế hoạch")."""
    return any(cue.start < party.start < cue.end < party.end for party in parties)


def stated(cues: Sequence[Cue], content: Sequence[Word], text: str) -> tuple[str, ...]:
    """What a question (``text``, NFC) to be confirmed says of a document itself ("đúng là ký ngày … không").

    ``content``: the words that say what it is about; nothing is where these are more than such wordings
    and a name beside. Those before "do … ký đúng không" only tell which document that is.
    """
    labels = {cue.label for cue in cues}
    said = sum(cue.end - cue.start for cue in cues if cue.label.startswith("stated."))
    by = _SIGNED_BY.search(aligned(text))
    most = said + _NAME + (_POST if by else 0)
    about = [word for word in content if not by or word.start >= by.start()]
    else_ = labels & _OF_ELSE if by else labels & _OF_WORK
    if not {"ask.confirm", "noun.document"} <= labels or else_ or len(about) > most:
        return ()
    labels |= {"stated.signer"} if by else set()
    return tuple(aspect for aspect in _ASPECTS if f"stated.{aspect}" in labels)
