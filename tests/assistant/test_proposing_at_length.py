"""Hundreds of duties told with the names and dates of real plans, offered truly and falsely."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.writing.chat import ChatWriter
from assistant.writing.proposing import propose
from assistant.writing.settings import ChatSettings
from corpus.agencies import AgencyLexicon, agency_key
from corpus.model import Assignment, Head, Source, Task
from corpus.proposals import Unread
from ingestion.loading import load
from ingestion.reading import read
from tests.language_server import KEY, LanguageServer, serving

DOCUMENTS = Path("corpus/documents")
HEAD = Head("tat-ca.txt", "e" * 64, "1/KH-UBND", "Kế hoạch", title="Kế hoạch chung")
PIECE = re.compile(r"^=== \[(\d+)\] (\w{12})\n(.*?)\n=== \2$", re.DOTALL | re.MULTILINE)
YEAR = re.compile(r"20\d\d")
Offers = Callable[[str, random.Random], dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def told() -> dict[str, Task]:
    """Each task with a leader, a helper and a dated deadline, told in a sentence."""
    found: dict[str, Task] = {}
    for file in sorted(DOCUMENTS.iterdir()):
        for task in read(load(file)).tasks:
            dated = len(YEAR.findall(task.deadline_text or "")) == 1 and not YEAR.search(task.task)
            if task.lead and task.coordinate and dated and task.deadline and not task.deadline.parts:
                found[_sentence(task)] = task
    return found


def _sentence(task: Task) -> str:
    words = task.task[:1].lower() + task.task[1:].rstrip(" .;")
    return f"{task.lead[0]} chủ trì, phối hợp với {task.coordinate[0]} {words}, hoàn thành trước {task.deadline_text}."


def honest(task: Task) -> dict[str, Any]:
    deadline = f"hoàn thành trước {task.deadline_text}"
    return {
        "agency": task.lead[0],
        "role": "lead",
        "coordinate": [task.coordinate[0]],
        "deadline": deadline,
    }


def lies(task: Task, other: Task) -> Iterator[tuple[str, dict[str, Any]]]:
    """False offers of a task; ``other`` has another leader and another deadline."""
    true = honest(task)
    yield "another leader", true | {"agency": other.lead[0]}
    yield "a made-up leader", true | {"agency": "Sở Hàng hải"}
    yield "the helper leads", true | {"agency": task.coordinate[0], "coordinate": []}
    yield "the leader helps", true | {"role": "coordinate", "coordinate": []}
    yield "the leader watches", true | {"role": "monitor"}
    yield "a role left out", true | {"role": "implement"}
    yield "a made-up helper", true | {"coordinate": ["Cục Thống kê"]}
    yield "the deadline of another", true | {"deadline": f"hoàn thành trước {other.deadline_text}"}
    yield "a year later", true | {"deadline": YEAR.sub(lambda y: str(int(y[0]) + 1), true["deadline"])}
    yield "a name cut short", true | {"agency": task.lead[0].rsplit(" ", 1)[0]}


@pytest.fixture
def server() -> Iterator[LanguageServer]:
    with serving(lambda system, user: "[]") as running:
        yield running


def made(server: LanguageServer, told: dict[str, Task], offers: Offers) -> list[tuple[str, Assignment]]:
    """What comes of a model that makes ``offers`` of every sentence: proposals with the kind of offer."""
    dice, kinds = random.Random(1), dict[tuple[str, str], str]()

    def speak(system: str, user: str) -> str:
        said = []
        for number, _, quote in PIECE.findall(user):
            for kind, offer in offers(quote, dice).items():
                kinds[quote, json.dumps(offer, sort_keys=True)] = kind
                said.append(offer | {"piece": int(number)})
        return json.dumps(said, ensure_ascii=False)

    server.speak = speak
    settings = {"model": "nho", "base_url": server.url, "api_key": KEY, "timeout": 30, "retries": 0}
    writer = ChatWriter(ChatSettings.model_validate(settings), "nho")
    unread = [
        Unread(Source(HEAD.source, (n,), f"mục {n}", quote), "chưa thành bản ghi")
        for n, quote in enumerate(told)
    ]
    names = {name for task in told.values() for name in (*task.lead, *task.coordinate)}
    outcomes = list(propose(HEAD, unread, writer, AgencyLexicon(names)))
    assert not any(each.fault for each in outcomes)
    records = [proposal.record for each in outcomes for proposal in each.proposals]
    return [(_kind(record, kinds), record) for record in records if isinstance(record, Assignment)]


def _kind(record: Assignment, kinds: dict[tuple[str, str], str]) -> str:
    offer = {
        "agency": record.agency,
        "role": record.role,
        "coordinate": list(record.coordinate),
        "deadline": record.deadline_text,
    }
    return kinds[record.source.quote, json.dumps(offer, sort_keys=True)]


def test_no_false_offer_becomes_a_proposal(server: LanguageServer, told: dict[str, Task]) -> None:
    offered: Counter[str] = Counter()

    def lie(quote: str, dice: random.Random) -> dict[str, dict[str, Any]]:
        task = told[quote]
        others = [
            other
            for other in told.values()
            if agency_key(other.lead[0]) != agency_key(task.lead[0]) and other.deadline != task.deadline
        ]
        false = dict(lies(task, dice.choice(others)))
        false = {
            kind: offer
            for kind, offer in false.items()
            if kind != "another leader" or offer["agency"] not in quote
        }
        offered.update(false.keys())
        return false

    through = made(server, told, lie)
    print(f"\nproposals: {sum(offered.values())} false offers of {len(told)} duties, {len(through)} kept")
    assert not through, [(kind, record.source.quote) for kind, record in through]
    assert sum(offered.values()) >= 300


def test_true_offers_become_proposals(server: LanguageServer, told: dict[str, Task]) -> None:
    kept = made(server, told, lambda quote, dice: {"true": honest(told[quote])})
    print(f"\nproposals: {len(kept)} of {len(told)} true offers kept ({len(kept) / len(told):.1%})")
    for _, record in kept:
        assert (record.agency, record.role) == (told[record.text].lead[0], "lead")
    assert len(kept) >= 0.8 * len(told)
