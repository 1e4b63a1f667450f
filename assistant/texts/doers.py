"""Who does what a question says, by the lines of running text that say so: each of them, where several do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.evidence import involved, is_frame, proposed_text
from assistant.finding.excerpts import of_a_sibling, sentences
from assistant.finding.of_year import is_of_year
from assistant.knowledge import Knowledge
from assistant.language.duty_lines import duty_lines_of
from assistant.query import Intent, Query
from assistant.scoring.matching import Fit, matcher_of
from assistant.settings import AnswerSettings
from assistant.texts.headed import agencies_over
from assistant.texts.stated_duties import source_in
from assistant.understanding.act_asked import Act, act_asked, bound_to
from assistant.wording import place
from corpus.actors import acts, listed, subject
from corpus.agencies import agency_key
from corpus.marks import ARTICLE, split_mark
from corpus.model import Block, BlockKind, Passage
from corpus.text import fold, squeeze
from prompts import load

_ASKED = frozenset((Intent.LEAD, Intent.COORDINATE, Intent.LIST, Intent.TEXT))
_FEWEST = 3  # words of an act
_WHOLLY = 0.95  # coverage of a line that says all of it
_IN_ONE = 0.8  # the longest run of it in a line that says it word for word
_ALIKE = 0.08  # scores of lines that say it alike
_MOST = 6  # who are told
_NAME = 18  # words
_WHOLE = 1.0  # what a word counts that stands over a line that says who is what
_IS = re.compile(r"\b(?:là|làm)\s+$")
_ANYBODY = re.compile(r"(?:co quan|don vi|to chuc|ca nhan|nguoi) co tham quyen (?!co |phai |chiu )")
_OPENS_LEADING = re.compile(r"chu tri(?:,? (?:va )?phoi hop voi .*?\blien quan\b)?,? ")
_HAS_OTHERS_DO = re.compile(
    r"\b(?:tham muu|giup|de xuat|trinh|kien nghi|de nghi|yeu cau|cho phep|y kien|bao cao|phoi hop|de|nham|gui"
    r"|(?:huong dan|chi dao|kiem tra|giam sat|theo doi|don doc)"
    r"(?! *,| va | hoac | (?:viec|cong tac|hoat dong)\b))\b"
)
_LEADS, _TURNS = "chu tri", ("de", "nham", "giup", "gui", "de nghi", "yeu cau", "phoi hop")


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of running text, and where it stands."""

    words: str
    block: Block
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Doing:
    """A line that says what somebody does: ``names`` as printed, ``headed`` where they stand over it."""

    line: _Line
    names: tuple[str, ...]
    headed: bool

    @property
    def owner(self) -> frozenset[str]:
        """The keys of who does it."""
        return frozenset(map(agency_key, self.names))


def doers_told(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, recorded: bool = False
) -> Draft | None:
    """Who does what is asked, in each line that says it word for word; ``None`` where none does.

    Where several are given the same, each in bounds of its own, none is told without the others. What is
    ``recorded`` word for word is told by its record, but for who works with others ("phối hợp với Sở A …").
    """
    act = act_asked(query) if set(query.intents) <= _ASKED and not query.confirms else None
    if act is None or len(act.topic.content) < _FEWEST or (recorded and not act.helps):
        return None
    fitting = _fitting(act, query, knowledge, settings)
    doings = [(fit, doing) for fit, line in fitting if (doing := _doing(line, act, knowledge))]
    best = max((fit.score for fit, doing in doings if doing.names), default=None)
    if best is None:
        return None
    told: dict[object, _Doing] = {}
    for fit, doing in sorted(doings, key=lambda one: -one[0].score):
        if fit.score >= best - _ALIKE:
            told.setdefault(doing.owner or doing.line, doing)
    return _draft(list(told.values()), query, knowledge) if len(told) <= _MOST else None


def _fitting(
    act: Act, query: Query, knowledge: Knowledge, settings: AnswerSettings
) -> Iterator[tuple[Fit, _Line]]:
    """The sentences that say all of the act in one run, the likeliest passage first."""
    matcher = matcher_of(act.topic, knowledge.weights)
    seen: set[tuple[str, int]] = set()
    for hit in proposed_text(query, knowledge, settings):
        passage, quote = hit.passage, hit.passage.source.quote
        around = f"{passage.title} {knowledge.head(passage.source.document).title}" if act.part else ""
        if is_frame(quote) or matcher.fit(quote, around, _WHOLE).coverage < _WHOLLY:
            continue
        for line in _lines(passage, knowledge):
            fit = matcher.fit(line.words, around, _WHOLE)
            if (line.words, line.block.ordinal) in seen or fit.unnamed or fit.coverage < _WHOLLY:
                continue
            seen.add((line.words, line.block.ordinal))
            if (act.part or fit.run >= _IN_ONE) and _is_same(line, act, query, knowledge, settings):
                yield fit, line


def _is_same(line: _Line, act: Act, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether a line speaks of the year and the agencies asked, and of no other thing in place of one."""
    passage = line.passage
    spoken = {mention.key for mention in knowledge.agencies.find(f"{line.words} . {passage.title}")}
    spoken |= involved(passage, knowledge)
    named: dict[tuple[int, int], set[str]] = {}
    for party in query.parties:
        named.setdefault((party.start, party.end), set()).add(party.key)
    if any(keys.isdisjoint(spoken) for keys in named.values()):
        return False
    alone = replace(passage, text=line.words, source=replace(passage.source, quote=line.words))
    same = not of_a_sibling(alone, replace(query, topic=act.topic), knowledge, settings)
    return same and is_of_year(line.words, passage, query, knowledge)


def _lines(passage: Passage, knowledge: Knowledge) -> Iterator[_Line]:
    """The sentences of a passage."""
    for block in knowledge.registry.blocks(passage.source.document, passage.source.blocks):
        for words in sentences(block.text) if block.kind is BlockKind.PARAGRAPH else ():
            yield _Line(words, block, passage)


def _doing(line: _Line, act: Act, knowledge: Knowledge) -> _Doing | None:
    """Who does what a line says, by its own words or by the heading over it.

    Nobody's, where it only begins with what is done and no heading says whose that is.
    """
    sentence = split_mark(line.words)[1]
    start = act.start(sentence)
    before, turns = bound_to(sentence[:start])
    if turns != act.turns or (act.helps and _LEADS in fold(before)):
        return None
    if act.part and not _IS.search(sentence[:start]):
        return None
    if before:
        names = () if _ANYBODY.match(fold(sentence)) else _named(before, sentence)
        over = () if names or not _leads_on(before) else _over(line, knowledge)
        return _Doing(line, names or over, headed=bool(over)) if names or over else None
    names = _over(line, knowledge)
    mark = split_mark(line.block.text)[0]
    says = names or (acts(sentence) and not (mark and mark.rank <= ARTICLE))
    return _Doing(line, names, headed=True) if says else None


def _leads_on(before: str) -> bool:
    """Whether words before an act lead what they begin with, and have nobody else do it."""
    opening = _OPENS_LEADING.match(fold(before))
    return opening is not None and _HAS_OTHERS_DO.search(fold(before), opening.end()) is None


def _over(line: _Line, knowledge: Knowledge) -> tuple[str, ...]:
    """Whose a line is that begins with what is done, by the heading it stands under."""
    over = agencies_over(line.block, line.passage, knowledge)
    stated = duty_lines_of(knowledge.registry, line.passage.source.document, knowledge.revision)
    return over or next((one.over for one in stated if one.block.ordinal == line.block.ordinal), ())


def _named(before: str, sentence: str) -> tuple[str, ...]:
    """Who acts, by the words of a sentence before the act; empty where these turn to something else."""
    own = subject(sentence, opening=True)
    if own and own.end <= len(before):
        between = fold(before[own.end :]).strip(" ,")
        turned = any(f" {word} " in f" {between} " for word in _TURNS)
        return own.names if between.startswith(_LEADS) or not turned else ()
    if len(before.split()) > _NAME or acts(before):
        return ()
    return listed(before) or ((before,) if f"{before} ".startswith(_persons()) else ())


@cache
def _persons() -> tuple[str, ...]:
    return tuple(f"{word} " for word in load("acting")["persons"])


def _draft(told: Sequence[_Doing], query: Query, knowledge: Knowledge) -> Draft:
    """Each line as printed, with who does it and where it stands."""
    replies = load("replies")
    lines = [Line(replies["doers"])] if len(told) > 1 else []
    for doing in told:
        block, passage = doing.line.block, doing.line.passage
        before = [n for n in passage.source.blocks if n < block.ordinal]
        source = source_in(block, knowledge.registry.blocks(passage.source.document, before), passage)
        words, over = squeeze(split_mark(doing.line.words)[1]), doing.names if doing.headed else ()
        headed = "headed_lead" if fold(words).startswith(_LEADS) else "headed_duty"
        wording = replies[headed] if over else "“{duty}” [*]"
        lines.append(Line(wording.format(agency="; ".join(over), duty=words), source, (words, *over)))
        lines.append(Line(place(knowledge.head(source.document), source.locator)))
    return Draft(Status.ANSWERED, query.intent, tuple(lines))
