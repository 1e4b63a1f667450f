"""What stands in a question beside what is asked: remarks, and what people tell of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.language.clauses import Span, clauses_in, sentences_in
from assistant.language.cues import Cue
from assistant.language.words import Word, words_of
from assistant.naming.mentions import LEFT_OUT, REMARK
from assistant.naming.scope import Reference
from assistant.query import Party
from corpus.text import fold
from corpus.timespans import aligned

_SAYS = re.compile(r"\s+(?:co )?(?:quy dinh|de ra|dat ra|xac dinh|neu ro|an dinh)(?: ro| la| rang)?\b")
_ISSUED = re.compile(
    r"\s+cua (?:thu tuong(?: chinh phu)?|chinh phu|chu tich(?: uy ban nhan dan| ubnd)?(?: tinh)?)\b"
)
_ASKING = ("ask.", "document.", "unit.", "which.", "by.")
_FAVOUR = ("giup", "gium", "dum", "ho")
_ORDERING = ("ask.list", "ask.count", "filler.")
_ASKED = ("role.", "noun.", "level.", "row.")
_MERGED = re.compile(
    r"\b(?:ke|tinh|gom)(?: luon)? (?:ca|luon|them) (?:(?:cac|nhung|may) )?(?P<cell>o|dong|hang)(?: \w+)? "
    r"(?:gop|trong)\b[^,;.?!)]*"
)
_REPORTING = re.compile(r"(?:,| va|,? dong thoi)? (?:bao cao|danh gia|tong hop)\b")
_PERSON = r"(?:dong chi|anh|chi|bac|ong|ba|nguoi|ban|dai bieu|ai do|sep|lanh dao|dong nghiep)"
_TELLS = (
    r"(?:bao(?! (?:ve|dam|hiem|mat|ton|hanh|duong|tri|luu|cao|chi|gia)\b)|noi|ke|nhac|khang dinh|cho rang)"
)
_REPORTED = re.compile(  # "trong cuộc họp sáng nay có đồng chí bảo …"
    rf"(?:\b(?:trong |tai |o )?(?:cuoc|buoi) hop\b[^,.;?]{{0,25}}? )?"
    rf"\b(?:co|thay|nghe) (?:mot |may |vai )?{_PERSON}\b[^,.;?]{{0,20}}? {_TELLS}\b(?: la| rang)?"
)
_WANTS = re.compile(r"\b(?:can|muon|xin|cho) (?:\w+ )?(?:biet|hoi)\b(?! (?:de|ma|cho)\b)")
_SHORT = re.compile(r"[^\W\d_]+\s*$")
_SPELT = 3  # words that a short form stands for
_MOST = 30  # words; a longer clause tells more than that somebody asks
_FEW = 8  # words between an agency and the part it plays
_IDLE = 2  # words that could be met, in a clause that tells nothing
_ENOUGH = 3  # words that say what is asked about
_IN_ORDER_TO, _JOINING = ("de", "phuc", "nham"), ("nhung", "ma", "nen", "va", "thoi", "vay", "roi")
_SPEAKING = {"aside.person", "aside.doing"}


def remarks_in(
    text: str,
    words: Sequence[Word],
    cues: Sequence[Cue],
    known: Sequence[Reference],
    parties: Sequence[Party],
) -> list[Span]:
    """Where ``text`` (NFC) says what need not be met, whoever asks: in brackets, of a ``known`` document."""
    return [
        *_bracketed(text),
        *_says(text, known),
        *_reported(text),
        *_joining(words, cues, parties),
        *_said_twice(words, cues, parties),
        *_of_monitoring(text, cues, words),
        *(match.span() for match in LEFT_OUT.finditer(aligned(text))),
        *_of_merged_rows(text),
    ]


def _reported(text: str) -> Iterator[Span]:
    """Where a sentence that asks nothing says who told of a thing."""
    ends = [end for _, end in sentences_in(text)]
    for match in _REPORTED.finditer(aligned(text)):
        end = next((end for end in ends if end >= match.end()), len(text))
        if text[end - 1 : end] == ".":
            yield match.span()


def _bracketed(text: str) -> Iterator[Span]:
    """What stands in brackets; where it spells out an unknown short form before it, that one instead."""
    for match in REMARK.finditer(text):
        short = _SHORT.search(text, 0, match.start())
        initials = "".join(word.bare[:1] for word in words_of(match[0]))
        spelt = short is not None and len(initials) >= _SPELT and fold(short[0]).strip() == initials
        known = short is not None and len(words_of(short[0])) > 1
        yield short.span() if short and spelt and not known else match.span()


def _says(text: str, known: Sequence[Reference]) -> list[tuple[int, int]]:
    """Where a document called by its number is said to say something ("Quyết định 3809 quy định …")."""
    folded = aligned(text)
    said = [say.match(folded, reference.end) for reference in known for say in (_SAYS, _ISSUED)]
    return [match.span() for match in said if match]


def _of_merged_rows(text: str) -> Iterator[Span]:
    """Where rows are counted in whose cell the row above is meant ("kể cả ô gộp theo dòng trên").

    They are always read so.
    """
    for match in _MERGED.finditer(aligned(text)):
        if text.isascii() or not text[slice(*match.span("cell"))].isascii():
            yield match.span()


def _joining(words: Sequence[Word], cues: Sequence[Cue], parties: Sequence[Party]) -> list[Span]:
    """The few words between an agency and the part it plays ("Sở A được nêu đích danh là … phối hợp")."""
    if not any(cue.label in ("ask.list", "ask.count") for cue in cues):
        return []
    parts = [cue for cue in cues if cue.label in ("role.lead", "role.coordinate")]
    found = []
    for party in parties:
        after = [cue.start for cue in parts if party.end < cue.start <= party.end + _FEW]
        if after and not any(word.opens for word in words[party.end : min(after) + 1]):
            found.append((words[party.end].start, words[min(after) - 1].end))
    return found


def _of_monitoring(text: str, cues: Sequence[Cue], words: Sequence[Word]) -> list[Span]:
    """What goes with the monitoring of targets ("theo dõi, báo cáo …")."""
    ends = [words[cue.end - 1].end for cue in cues if cue.label == "role.monitor"]
    beside = [_REPORTING.match(aligned(text), end) for end in ends]
    return [match.span() for match in beside if match]


def _said_twice(words: Sequence[Word], cues: Sequence[Cue], parties: Sequence[Party]) -> list[Span]:
    """What names an agency by its field before its name is given ("ngành y tế, tức Bộ Y tế")."""
    found = []
    for cue in cues:
        party = next((p for p in parties if p.start == cue.end), None)
        if cue.label != "again.words" or party is None:
            continue
        own = {word.bare for word in words[party.start : party.end]}
        start = cue.start
        while start and words[start - 1].bare in own:
            start -= 1
        bodies = [c.start for c in cues if c.label == "again.body" and c.end == start < cue.start]
        found.append((words[min(bodies, default=start)].start, words[cue.end - 1].end))
    return found


def asides_in(text: str, words: Sequence[Word], cues: Sequence[Cue], named: Sequence[Span]) -> list[Span]:
    """The clauses of ``text`` (NFC) that only tell why somebody asks, or of their asking.

    Such a clause asks nothing and speaks of the person and of what they do; of the person alone is
    enough where other clauses say enough: a list of somebody's, or words of their own besides those
    ``named`` (documents, places, agencies, times). None where nothing would be left.
    """
    clauses = [_Clause(start, end, words, cues, named) for start, end in clauses_in(text)]
    found: list[_Clause] = []
    wanted = [clause for clause in clauses if clause.wants and clause.own >= _ENOUGH]
    if sum(clause.own for clause in clauses if clause not in wanted) >= _ENOUGH:
        wanted = []  # else what somebody wants to know is what is asked about
    for index, clause in enumerate(clauses):
        if clause in wanted:
            continue
        told = not clause.asks and (clause.speaking == _SPEAKING or _goes_on(clause, clauses[:index], found))
        if told or _is_purpose(clause, clauses[:index], clauses[index + 1 : index + 2]):
            found.append(clause)
    rest = [clause for clause in clauses if clause not in found]
    about = [c for c in rest if c not in wanted and not c.questions and "aside.person" in c.speaking]
    left = [clause for clause in rest if clause not in about]
    if any(clause.lists for clause in left) or sum(clause.own for clause in left) >= _ENOUGH:
        found, rest = [*found, *about], left
    if _say_nothing(rest):
        fullest = max(found, key=lambda clause: clause.own, default=None)
        found = [c for c in found if c is not fullest or c.own < _ENOUGH]
    tails = [tail for clause in rest for tail in _wanted_for(clause)]
    return [*((clause.start, clause.end) for clause in found), *tails] if rest else []


def idle_asides(asides: Sequence[Span], words: Sequence[Word], required: Sequence[bool]) -> list[Span]:
    """Those of ``asides`` with next to nothing that could be met.

    What another tells may still say which of several things is meant.
    """
    meaning = [word.start for word, needed in zip(words, required, strict=True) if needed]
    return [(a, b) for a, b in asides if sum(a <= start < b for start in meaning) <= _IDLE]


def _say_nothing(rest: Sequence[_Clause]) -> bool:
    """Whether the clauses left ask without a word of what about ("sếp giao làm báo cáo …. Gửi ai?")."""
    asking = [clause for clause in rest if "aside.person" not in clause.speaking]
    about = any(clause.own or clause.names or clause.tasks or clause.points for clause in asking)
    return bool(asking) and not about


def _goes_on(clause: _Clause, before: Sequence[_Clause], found: Sequence[_Clause]) -> bool:
    """Whether a clause only goes on telling what the person of the one before it does."""
    if not before or "aside.doing" not in clause.speaking:
        return False
    return before[-1] in found or (clause.own == 0 and "aside.person" in before[-1].speaking)


def _is_purpose(clause: _Clause, before: Sequence[_Clause], after: Sequence[_Clause]) -> bool:
    """Whether a clause tells what somebody needs the answer for ("để xếp lịch cho phòng, cho biết …")."""
    said = [word.bare for word in clause.said if word.bare not in _JOINING]
    own = said[:2] == ["de", "con"]  # "để còn …": what one does with the answer
    opens = said[:1] and said[0] in _IN_ORDER_TO and (own or "aside.doing" in clause.speaking)
    if not opens or clause.asks:
        return False
    asked = ("request.words" in one.labels or "ask.list" in one.labels or one.lists for one in after)
    return any(asked) or any(one.questions for one in before)


def _wanted_for(clause: _Clause) -> Iterator[Span]:
    """What a list is wanted for, where that closes the clause that asks ("kê hết giúp để làm báo cáo")."""
    ordered = {cue.end for cue in clause.inside if cue.label.startswith(_ORDERING)}
    doing = {cue.start for cue in clause.inside if cue.label == "aside.doing"}
    asked = [cue.start for cue in clause.inside if cue.label.startswith(_ASKING)]
    for index in ordered - {len(clause.words)}:
        opens = clause.words[index].bare in _IN_ORDER_TO and index > max(asked, default=index)
        people = {c.end for c in clause.inside if c.label == "aside.person" and c.start == index + 1}
        favour = clause.words[index - 1].bare in _FAVOUR
        if opens and (favour or doing & {index, index + 1, *people}):
            yield clause.words[index].start, clause.end


@dataclass(frozen=True)
class _Clause:
    """A clause by where it stands (characters), with the words and wordings of the whole question."""

    start: int
    end: int
    words: Sequence[Word]
    cues: Sequence[Cue]
    named: Sequence[Span]

    @cached_property
    def inside(self) -> list[Cue]:
        """The wordings that begin in it."""
        return [cue for cue in self.cues if self.start <= self.words[cue.start].start < self.end]

    @property
    def labels(self) -> set[str]:
        """What its wordings are."""
        return {cue.label for cue in self.inside}

    @cached_property
    def said(self) -> list[Word]:
        """Its words."""
        return [word for word in self.words if self.start <= word.start < self.end]

    @cached_property
    def speaking(self) -> set[str]:
        """Whether it speaks of the person who asks, and of what they do."""
        return set() if len(self.said) > _MOST else self.labels & _SPEAKING

    @property
    def wants(self) -> bool:
        """Whether it says what somebody wants to know."""
        return bool(_WANTS.search(" ".join(word.bare for word in self.said)))

    @cached_property
    def asks(self) -> bool:
        """Whether it asks, or has words of what is asked, but for what the person is said to do."""
        return self.questions or self._has(_ASKED)

    @cached_property
    def questions(self) -> bool:
        """Whether it has a word of asking."""
        return self._has(_ASKING)

    def _has(self, labels: tuple[str, ...]) -> bool:
        return any(cue.label.startswith(labels) and not self._is_spoken(cue) for cue in self.inside)

    def _is_spoken(self, cue: Cue) -> bool:
        return any(o.label in _SPEAKING and o.start <= cue.start and cue.end <= o.end for o in self.inside)

    @property
    def lists(self) -> bool:
        """Whether it asks for tasks by the part somebody plays in them."""
        return "noun.task" in self.labels and bool(self.labels & {"role.lead", "role.coordinate"})

    @property
    def tasks(self) -> bool:
        """Whether it speaks of tasks."""
        return "noun.task" in self.labels

    @property
    def points(self) -> bool:
        """Whether it points at something told before."""
        return any(label.startswith("followup.") for label in self.labels)

    @property
    def names(self) -> bool:
        """Whether it names a document, place, agency or time."""
        return any(self.start <= start < self.end for start, _ in self.named)

    @property
    def own(self) -> int:
        """How many of its words are neither wordings nor names."""
        covered = {i for cue in self.inside for i in range(cue.start, cue.end)}
        return sum(
            self.start <= word.start < self.end
            and i not in covered
            and not any(a <= word.start < b for a, b in self.named)
            for i, word in enumerate(self.words)
        )
