"""Who reports on a plan, when and where to: a paragraph that nearly every document ends with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Status
from assistant.choices import MANY, ask_which
from assistant.draft import Draft, Line
from assistant.excerpts import sentences
from assistant.headed import agencies_over
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.wording import place
from assistant.words import words_of
from corpus.actors import actors, subject
from corpus.agencies import agency_key, group_covers
from corpus.marks import split_mark
from corpus.model import Block, BlockKind, Passage, Source
from corpus.text import fold, squeeze
from prompts import load

_SEARCHED = "định kỳ hằng năm hằng quý trước ngày báo cáo kết quả thực hiện gửi về tổng hợp"
_BELOW = " › "
_LONGEST = 600
_SHORT = 4  # letters of what may be initials ("TN" for "tín ngưỡng")
_MOST = 3  # duties told of one document
_PLENTY = 6  # words that tell which report is meant
_EVERY = r"(?:hang|moi) (?:nam|quy|thang|tuan)"
_REPORT = r"\bbao cao\b(?! vien)"
_RECURRING = rf"\b(?:{_EVERY}|dinh ky|0?[369] thang|ca nam|(?:cuoi|thang cuoi) (?:quy|nam|thang))\b"
_STATED = re.compile(rf"{_RECURRING}[^.;]{{0,60}}?{_REPORT}|{_REPORT}[^.;]{{0,100}}?{_RECURRING}")
_RHYTHMS = {
    "thang": re.compile(r"\b(?:(?:hang|moi|tung) thang|thang \d*/?lan)\b"),
    "quy": re.compile(r"\b(?:(?:hang|moi|tung|cuoi) quy|quy, (?:0?6|sau) thang)\b"),
    "tuan": re.compile(r"\b(?:hang|moi|tung) tuan\b"),
}
_RESULTS = re.compile(rf"\bket qua\b[^.;]{{0,80}}?{_REPORT}|{_REPORT}[^.;]{{0,160}}?\bket qua\b")
_CLAUSE = re.compile(r"[,;:.?!]")
_OTHER = re.compile(r"he thong (?:thong tin )?bao cao|\bmau bao cao|\d ?%|^\W*(?:\w\) ?)?huong dan\b")
_TO = ("ve", "cho", "den", "toi", "len", "qua", "gui", "cao", "voi")  # before those that receive a report
_SENT = re.compile(
    r"\b(?:gui|nop|bao cao)\b(?:(?! (?:ve|den|cho|len|toi) viec)[^.;?!]){0,60}?"
    r"\b(?:ve|den|cho|len|toi|o|qua) (?:nhung |cac )?"
    r"(?:dau|ai|noi nao|cho nao|co quan gi|(?:ben|so|bo|co quan|don vi|phong|nganh) nao)\b"
)
_OFTEN = re.compile(r"\b(?:bao|gui|nop)\b[^.;?!]{0,30}\b(?:may|bao nhieu) lan\b|\bbao lau (?:mot|1) lan\b")
_TIMES = re.compile(r"\b(?:moc|han|thoi (?:han|diem|gian)|ngay|ky|lich)\b[^.;?!]{0,12}\bbao cao\b")
_WORDS_OF_REPORTING = frozenset(
    word
    for said in (
        "bao cao gui nop tong hop ket qua tinh hinh thuc hien trien khai thi hanh lam xong phai can",
        "doi chieu so sanh neu phuc vu hai",
        "dinh ky che do hang moi nam quy thang tuan lan moc thoi gian diem han ngay dot thuong xuyen",
        "truoc cham muon nhat som cuoi giua dau ve len cap tren nay ay do noi nhan so tong",
        "ke hoach quy che quyet dinh cong van chuong trinh de an chi thi nghi quyet van ban",
        "ai nao may gi the bao nhieu lau luc khi hom co quan don vi dia phuong",
        "tre ngoai nho quen lich san so lieu chot tu den nhac",
    )
    for word in said.split()
)


@dataclass(frozen=True, slots=True)
class Duty:
    """One paragraph that says what somebody does: ``words`` to be told, ``by`` what it says before that.

    ``names``: the agencies it begins with, and those of the nearest heading that consists of any.
    """

    block: Block
    passage: Passage
    source: Source
    words: str
    sentence: str
    by: str
    names: tuple[str, ...]

    @property
    def heard(self) -> str:
        """The folded words around it that a question may use."""
        return fold(f"{self.by} {self.words}")


def reports_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The duties to report that the question asks about; ``None`` where it asks of something else."""
    asked = fold(query.text)
    if not _asks(query, asked):
        return None
    duties = _stated_so(query, _report, knowledge, settings)
    rhythms = [pattern for pattern in _RHYTHMS.values() if pattern.search(asked)]
    duties = [d for d in duties if all(pattern.search(fold(d.sentence)) for pattern in rhythms)]
    return _drafted(duties, query, knowledge)


def results_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The duties to report results, once or at times not told, where it is asked to whom; else ``None``."""
    asked = fold(query.text)
    sent = _SENT.search(asked) if re.search(_REPORT, asked) else None
    if sent is None:
        return None
    opens = max((mark.end() for mark in _CLAUSE.finditer(asked, 0, sent.start())), default=0)
    clause = replace(query, topic=query.topic.within(lambda word: word.start >= opens))
    found = _of_titles(_stated_so(clause, _result, knowledge, settings), query, knowledge)
    sure = query.scope.named or (len(found) == 1 and len(clause.topic.content) >= _PLENTY)
    return _drafted(found, query, knowledge) if sure else None


def _drafted(duties: Sequence[Duty], query: Query, knowledge: Knowledge) -> Draft | None:
    """The duties told by document; which is meant is asked where there are many."""
    by_source: dict[str, list[Duty]] = {}
    for duty in duties:
        by_source.setdefault(duty.passage.source.document, []).append(duty)
    if not by_source:
        return None
    if len(by_source) > MANY:
        return ask_which(query, [knowledge.head(source) for source in by_source])
    lines = [line for told in by_source.values() for line in duty_lines(_nearest(told, query), knowledge)]
    return Draft(Status.ANSWERED, query.intent, tuple(lines))


def _stated_so(
    query: Query, says: Callable[[str], int | None], knowledge: Knowledge, settings: AnswerSettings
) -> list[Duty]:
    """The duties to report of which the question speaks, those of its agencies."""
    stated = duties_stated(query, _SEARCHED, says, knowledge, settings)
    return list(of_parties([d for d in stated if _says_rest(d, query, knowledge)], query, knowledge))


def _of_titles(duties: Sequence[Duty], query: Query, knowledge: Knowledge) -> list[Duty]:
    """Those of the documents whose titles have most of what the question is about."""
    said = {word.bare for word in query.topic.content}
    titles = [words_of(knowledge.head(duty.passage.source.document).title or "") for duty in duties]
    shared = [len(said & {word.bare for word in title}) for title in titles]
    return [duty for duty, met in zip(duties, shared, strict=True) if met == max(shared)]


def _asks(query: Query, asked: str) -> bool:
    """Whether a question asks when somebody reports, or where to."""
    if not re.search(_REPORT, asked) or re.search(r"he thong (?:thong tin )?bao cao", asked):
        return False
    timed = query.intents[0] is Intent.DEADLINE or bool(_OFTEN.search(asked))
    timed = timed or (query.intent is Intent.COMPARE and bool(_TIMES.search(asked)))
    return timed or bool(_SENT.search(asked))


def duties_stated(
    query: Query,
    searched: str,
    says: Callable[[str], int | None],
    knowledge: Knowledge,
    settings: AnswerSettings,
) -> Iterator[Duty]:
    """The paragraphs of the documents asked about with a sentence that ``says``, folded, what is looked for.

    ``searched`` are words of such paragraphs; ``says`` tells where in the sentence it is said.
    """
    hits = knowledge.retriever.retrieve(
        searched, settings.candidates, sources=query.scope.sources, kinds=frozenset({"text"})
    )
    for hit in hits:
        source = hit.passage.source
        above: list[Block] = []
        for block in knowledge.registry.blocks(source.document, source.blocks):
            if block.kind is BlockKind.PARAGRAPH:
                yield from _stated(block, above, hit.passage, says)
                above.append(block)


def _stated(
    block: Block, above: Sequence[Block], passage: Passage, says: Callable[[str], int | None]
) -> Iterator[Duty]:
    """The duty that a paragraph states, if any, with whose it is."""
    said = sentences(block.text)
    for index, sentence in enumerate(said):
        start = says(fold(sentence))
        if start is None:
            continue
        whole = squeeze(block.text)
        words = whole if len(whole) <= _LONGEST else squeeze(sentence)
        heading = _heading(above, passage)
        by = squeeze(" ".join((" ; ".join(heading), *said[:index], sentence[:start])))
        own = subject(split_mark(block.text)[1], opening=True)
        names = (*heading, *(own.names if own else ()))
        yield Duty(block, passage, _source(block, above, passage), words, sentence, by, names)
        return


def _report(sentence: str) -> int | None:
    """Where a folded sentence says that somebody reports again and again; ``None`` where it does not."""
    start = 0
    for clause in sentence.split(";"):
        if _STATED.search(clause) and not _OTHER.search(clause):
            found = re.search(_REPORT, clause)
            return start + found.start() if found else None
        start += len(clause) + 1
    return None


def _result(sentence: str) -> int | None:
    """Where a folded sentence says that somebody reports what came of it, once or as told elsewhere."""
    said = _RESULTS.search(sentence)
    found = re.search(_REPORT, sentence[said.start() :]) if said else None
    return said.start() + found.start() if said and found and not _OTHER.search(sentence) else None


def _source(block: Block, above: Sequence[Block], passage: Passage) -> Source:
    """A paragraph of ``passage`` as a source of its own, at its own place in the list that it stands in."""
    source = passage.source
    own, first = split_mark(block.text)[0], split_mark(above[0].text)[0] if above else None
    locator = source.locator
    if own and first and own.kind == first.kind and locator.endswith(f" {first.number}"):
        locator = f"{locator.removesuffix(first.number)}{own.number}"
    return Source(source.document, (block.ordinal,), locator, block.text, page=block.page)


def _heading(above: Sequence[Block], passage: Passage) -> tuple[str, ...]:
    """The agencies of the nearest heading above a duty that consists of any."""
    headings = [*passage.title.split(_BELOW)[1:], *(block.text for block in above)]
    return next(filter(None, (actors(split_mark(heading)[1]) for heading in reversed(headings))), ())


def _says_rest(duty: Duty, query: Query, knowledge: Knowledge) -> bool:
    """Whether the rest of what was asked, beyond reporting itself, is in the duty or its document's name."""
    head = knowledge.head(duty.passage.source.document)
    around = [word.bare for word in words_of(f"{duty.heard} {head.title} {head.type} {head.issuer}")]
    rest = {word.bare for word in query.topic.content} - _WORDS_OF_REPORTING - set(around)
    initials = "".join(word[0] for word in around)
    return all(word.isalpha() and len(word) <= _SHORT and word in initials for word in rest)


def of_parties(duties: Sequence[Duty], query: Query, knowledge: Knowledge) -> Sequence[Duty]:
    """The duties of the agencies that the question says report; without one, those that others receive.

    Of an agency that has none of its own, those that all have.
    """
    words = words_of(query.text)
    reporting = {p.key for p in query.parties if not p.start or words[p.start - 1].bare not in _TO}
    if not query.parties:
        return duties
    if not reporting:
        asked = {party.key for party in query.parties}
        return [duty for duty in duties if asked & _named(duty.words, knowledge)]
    own = [duty for duty in duties if reporting & _named(duty.by, knowledge)]
    own = own or [duty for duty in duties if reporting & {_issuer(duty, knowledge)}]
    return own or [d for d in duties if any(group_covers(name, key) for name in d.names for key in reporting)]


def _named(text: str, knowledge: Knowledge) -> set[str]:
    return {mention.key for mention in knowledge.agencies.find(text)}


def _issuer(duty: Duty, knowledge: Knowledge) -> str:
    return agency_key(knowledge.head(duty.passage.source.document).issuer or "")


def _nearest(duties: Sequence[Duty], query: Query) -> Sequence[Duty]:
    """Those whose bodies the question names with the most words; all where it names none."""
    said = {word.bare for word in query.topic.words} - _WORDS_OF_REPORTING
    named = [len(said & set(fold(duty.by).split())) for duty in duties]
    return [d for d, n in zip(duties, named, strict=True) if n == max(named)][:_MOST]


def duty_lines(duties: Sequence[Duty], knowledge: Knowledge) -> Iterator[Line]:
    """The duties as printed, each with whose it is and where it stands."""
    for duty in duties:
        source, words = duty.source, split_mark(duty.words)[1]
        names = () if subject(words, opening=True) else agencies_over(duty.block, duty.passage, knowledge)
        told = load("replies")["headed_duty"] if names else "“{duty}” [*]"
        yield Line(told.format(agency="; ".join(names), duty=words), source, (words, *names))
        yield Line(place(knowledge.head(source.document), source.locator))
