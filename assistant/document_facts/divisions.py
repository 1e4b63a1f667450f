"""How many articles, parts, chapters or sections a document has, and what each is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answer import Status
from assistant.document_facts.documents import compose_document
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.query import FACTS, Intent, Query
from assistant.settings import AnswerSettings
from assistant.wording import document_name, short
from corpus.marks import ARTICLE, CHAPTER, NUMBER, PART, ROMAN, Mark, split_mark
from corpus.model import Block, BlockKind, Head, Source
from corpus.text import fold
from prompts import load

_MOST = 3  # documents
_FEWEST = 2
_SHOWN, _LONGEST = 15, 140
_INSIDE = re.compile(r"\b(?:phan|chuong) (?:thu |so )?([ivxl]{1,6}|\d{1,2})\b")
_OF_TABLE = re.compile(r"\b(?:phu luc|bang|danh muc|bieu)\b")
_RANKS = {"phan": (PART, ROMAN), "chuong": (CHAPTER,), "muc": (PART, ROMAN, NUMBER), "dieu": (ARTICLE,)}
_CITED = {PART: "Phần", ROMAN: "Phần", CHAPTER: "Chương", ARTICLE: "Điều", NUMBER: "mục"}


@dataclass(frozen=True, slots=True)
class _Division:
    """One of the divisions of a document: its mark, and the block that begins with it."""

    mark: Mark
    block: Block


def divisions_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The divisions of the documents named, of the kind asked; ``None`` where that is not asked or sure.

    What is asked of the document beside ("…, ai ký?") is told after them.
    """
    asked = fold(query.text)
    kind = _kind_asked(asked, query.confirms)
    heads = query.scope.heads
    named = query.scope.named and not query.scope.missing and 0 < len(heads) <= _MOST
    other = bool(query.parties or set(query.intents) & set(FACTS)) or _OF_TABLE.search(asked)
    if kind is None or not named or other:
        return None
    around = set(map(fold, load("divisions")["around"]))
    if any(word.bare not in around and not _is_number(word.bare) for word in query.topic.content):
        return None
    inside = _INSIDE.search(asked)
    lines: list[Line] = []
    total = 0
    for head in heads:
        found = _divisions(head, kind, inside[1] if inside else None, knowledge)
        lines += _told(head, kind, inside[1] if inside else None, found)
        total += len(found)
    beside = query.intent is Intent.DOCUMENT and query.aspects
    lines += compose_document(query, knowledge, settings).lines if lines and beside else ()
    return Draft(Status.ANSWERED, Intent.COUNT, tuple(lines), total=total) if lines else None


def _kind_asked(asked: str, confirms: bool) -> str | None:
    """The kind of division whose number is ``asked``, or which; or said, where one ``confirms``."""
    how = "|".join(map(fold, load("divisions")["asks"]))
    how = rf"(?:{how}|co \d{{1,2}})" if confirms else f"(?:{how})"
    for kind, (_, pattern) in _kinds().items():
        if re.search(rf"\b{how} {pattern}|\b(?:nhung|cac) {pattern}(?: lon| chinh)? (?:nao|gi)\b", asked):
            return kind
    return None


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    """What each kind of division, folded, is called, and a pattern of that and of no longer word."""
    return {
        fold(row["name"]): (
            row["name"],
            rf"{fold(row['name'])}\b(?! (?:{'|'.join(map(fold, row['not_before']))})\b)",
        )
        for row in load("divisions")["kind"]
    }


def _told(head: Head, kind: str, inside: str | None, found: Sequence[_Division]) -> Iterator[Line]:
    if not found:
        return
    replies = load("replies")
    what = document_name(head)
    what = replies["part_of"].format(part=inside.upper(), document=what) if inside else what
    told = replies["divisions"].format(document=what, n=len(found), kind=_kinds()[kind][0])
    yield Line(told[:1].upper() + told[1:])
    for one in found[:_SHOWN]:
        where = f"{_CITED[one.mark.rank]} {one.mark.number}"
        where = f"Phần {inside.upper()}, {where}" if inside else where
        source = Source(head.source, (one.block.ordinal,), where, one.block.text)
        yield Line(f"- {short(one.block.text, _LONGEST)} [*]", source)
    if len(found) > _SHOWN:
        yield Line(replies["divisions_more"].format(n=len(found) - _SHOWN, kind=_kinds()[kind][0]))


def _divisions(head: Head, kind: str, inside: str | None, knowledge: Knowledge) -> Sequence[_Division]:
    """Those of one document, or within the one of its parts ``inside``: the highest there are, from one on.

    None where their numbers do not run on from one without a gap: then some belong to other lists.
    """
    printed = [block for block in knowledge.registry.blocks(head.source) if block.kind is BlockKind.PARAGRAPH]
    marked = [_Division(mark, block) for block in printed if (mark := split_mark(block.text)[0])]
    if inside is not None:
        return _run(_within(marked, inside), NUMBER) if kind == "muc" else ()
    if kind == "dieu" and _articles_in_lines(printed, marked):
        return ()
    return next((run for rank in _RANKS[kind] if (run := _run(marked, rank))), ())


def _run(marked: Sequence[_Division], rank: int) -> Sequence[_Division]:
    """The divisions of one rank, where they are numbered from one on; none else."""
    found = [one for one in marked if one.mark.rank == rank and not _is_subject(one.block)]
    plain = [one for one in found if rank != NUMBER or one.mark.number.isdigit()]
    runs_on = [one.mark.value for one in plain] == list(range(1, len(plain) + 1))
    return plain if runs_on and len(plain) >= _FEWEST else ()


def _within(marked: Sequence[_Division], inside: str) -> Sequence[_Division]:
    """What stands in the one part or chapter called so."""
    for rank in (PART, CHAPTER, ROMAN):
        heading = _run(marked, rank)
        places = [
            i for i, one in enumerate(heading) if inside in (one.mark.number.lower(), str(one.mark.value))
        ]
        if places:
            start = heading[places[0]].block.ordinal
            after = heading[places[0] + 1].block.ordinal if places[0] + 1 < len(heading) else None
            return [
                one
                for one in marked
                if one.block.ordinal > start and (after is None or one.block.ordinal < after)
            ]
    return ()


def _articles_in_lines(printed: Sequence[Block], marked: Sequence[_Division]) -> bool:
    """Whether an article begins within a paragraph: then they cannot be counted by their marks."""
    seen = {one.mark.value for one in marked if one.mark.rank == ARTICLE}
    begun = re.compile(r"(?:^|[.;:/\n])\W*Điều\s+(\d{1,3})\s*[.:]", re.MULTILINE)
    return any(int(number) not in seen for block in printed for number in begun.findall(block.text))


def _is_subject(block: Block) -> bool:
    """Whether a line only says what a letter is about ("V/v …")."""
    return fold(block.text).startswith("v/v")


def _is_number(word: str) -> bool:
    return word.isdigit() or re.fullmatch(r"[ivxl]+", word) is not None
