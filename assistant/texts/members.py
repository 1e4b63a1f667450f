"""Who is on a committee that a document sets up ("ai là trưởng ban", "thành viên gồm những ai")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.choices import MANY, ask_which
from assistant.knowledge import Knowledge
from assistant.language.shortened import initials_of, is_short
from assistant.language.words import words_of
from assistant.query import Intent, Query, Topic
from assistant.scoring.matching import matcher_of
from assistant.wording import place, short_name
from corpus.marks import split_mark
from corpus.model import Block, Head, Source
from corpus.text import fold, squeeze
from corpus.timespans import aligned
from prompts import load

_FEW = 2  # members of a list
_FEW_DOCUMENTS = 24  # that are looked through
_LEAST = 0.6  # of what is asked of, in the heading of a list or the title of its document
_ALIKE = 0.05  # of what the heading of a list says of the topic
_WHO = re.compile(r"\b(?:ai|ong nao|ba nao|vi nao|dong chi nao|lanh dao nao|ten gi|la nguoi nao)\b")
_ENDS = " .;,"


@dataclass(frozen=True, slots=True)
class _Committee:
    """A list of members: the document, the line that opens it, the members' lines, and where they stand."""

    head: Head
    stem: Block
    members: tuple[Block, ...]
    locator: str

    def source(self, block: Block) -> Source:
        """Where a line of it is printed."""
        return Source(self.head.source, (block.ordinal,), self.locator, block.text, page=block.page)


def members_told(query: Query, knowledge: Knowledge) -> Draft | None:
    """The members asked for, or the one in the role asked for; ``None`` where no committee is asked about."""
    asked = fold(query.text)
    body = _either("bodies").search(asked)
    role = _role_in(asked)
    of_all = _either("all").search(asked)
    if body is None or query.confirms or query.scope.missing or len(query.scope.heads) > _FEW_DOCUMENTS:
        return None
    of_role = role and (_WHO.search(asked) or query.implicit)
    if not (of_role or of_all) or (query.intent is Intent.COUNT and query.noun == "task"):
        return None
    found = list(_meant(query, body[0], knowledge))
    if len(found) > MANY:
        return ask_which(query, [one.head for one in found])
    lines: list[Line] = []
    for one in found:
        told = [block for block in one.members if not of_role or _role_of(block.text) == role]
        if not of_role:
            called = squeeze(split_mark(one.stem.text)[1]).rstrip(" :")
            text = load("replies")["members_of"].format(body=called, n=len(told))
            lines.append(Line(text, one.source(one.stem), (called,)))
        lines += [_member(number, block, one, alone=bool(of_role)) for number, block in enumerate(told, 1)]
        lines += [Line(place(one.head, one.locator))] if told else []
    if not any(line.source for line in lines):
        return None
    total = len(found[0].members) if len(found) == 1 and not of_role else None
    return Draft(Status.ANSWERED, query.intent, tuple(lines), total=total)


def _member(number: int, block: Block, one: _Committee, *, alone: bool) -> Line:
    words = squeeze(split_mark(block.text)[1]).rstrip(_ENDS)
    return Line(f"{'' if alone else f'{number}. '}{words} [*]", one.source(block), (words,))


def _meant(query: Query, body: str, knowledge: Knowledge) -> Iterator[_Committee]:
    """The committees of the kind asked about whose heading and document say the topic best, one of each."""
    plain = aligned(query.text)
    spans = [m.span() for kind in ("bodies", "all", "roles", "others") for m in _either(kind).finditer(plain)]
    asking = {at for span in spans for at in range(*span)}
    topic = query.topic.within(lambda word: word.start not in asking)
    rated = [
        (_said(topic, f"{one.stem.text} {short_name(one.head)} {one.head.title or ''}", knowledge), one)
        for head in query.scope.heads
        for one in _committees(head, knowledge)
        if body in fold(one.stem.text)
    ]
    best = max((rate for rate, _ in rated), default=0.0)
    each: dict[str, _Committee] = {}
    for rate, one in rated:
        if rate >= max(best - _ALIKE, _LEAST):
            each.setdefault(one.head.source, one)
    yield from each.values()


def _said(topic: Topic, text: str, knowledge: Knowledge) -> float:
    """How much of what a committee is asked for by its heading and document say; short forms by initials."""
    initials = initials_of(words_of(text))
    short = {word.start for word in topic.content if is_short(word.bare)}
    unsaid = [word for word in topic.content if word.start in short and not _within(word.bare, initials)]
    rest = topic.within(lambda word: word.start not in short)
    if unsaid or not rest.content:
        return 0.0 if unsaid else 1.0
    return matcher_of(rest, knowledge.weights).fit(text).coverage


def _within(short: str, initials: str) -> bool:
    """Whether the letters of a short form are initials in this order, some left out ("ATLĐ")."""
    letters = iter(initials)
    return all(letter in letters for letter in short)


def _committees(head: Head, knowledge: Knowledge) -> Iterator[_Committee]:
    """The lists of members that a document prints, each under a line that opens it."""
    blocks = knowledge.registry.blocks(head.source)
    for index, block in enumerate(blocks):
        if not _opens(block):
            continue
        members = list[Block]()
        for following in blocks[index + 1 :]:
            if _is_member(following):
                members.append(following)
            elif not (_names_role(fold(following.text)) and following.text.rstrip().endswith(":")):
                break
        if len(members) >= _FEW:
            yield _Committee(head, block, tuple(members), _locator(block))


def _opens(block: Block) -> bool:
    plain = fold(block.text)
    named = _either("bodies").search(plain) and _either("stems").search(plain)
    return bool(named) and block.text.rstrip(" *").endswith(":")


def _is_member(block: Block) -> bool:
    """Whether a line names a person, or says who has a role."""
    mark, words = split_mark(block.text)
    plain = fold(words)
    named = _either("persons").match(plain) or _names_role(plain)
    return bool(mark and named) and not plain.rstrip().endswith(":")


def _locator(block: Block) -> str:
    mark = split_mark(block.text)[0]
    article = re.match(r"\W*(Điều \d+)", block.text)
    return article[1] if article else f"mục {mark.text}" if mark and mark.text else ""


def _names_role(folded: str) -> bool:
    return bool(_either("roles").search(folded) or _either("others").search(folded))


def _role_of(line: str) -> str | None:
    """The role a member's line gives: before its colon, else after its last dash ("… - Thư ký")."""
    opening, colon, _ = fold(line).partition(":")
    return _role_in(opening if colon else re.split(r"\s[-–]\s", fold(line))[-1])


def _role_in(folded: str) -> str | None:
    """The role that a text (folded) names; of a longer and a shorter one the longer."""
    found = _either("roles").search(folded)
    return found[0] if found else None


@cache
def _either(kind: str) -> re.Pattern[str]:
    """A pattern of the words of one kind, folded, longer ones first."""
    words = sorted(map(fold, load("members")[kind]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
