"""From what the reader was unsure of to a record a person accepted: file in, register out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.agencies import AgencyLexicon
from corpus.model import Assignment, Block, BlockKind, Document, Source, Task
from corpus.proposals import Proposal, Unread, proposed
from corpus.registry import RecordFilter
from corpus.settings import Settings
from corpus.store import Store, open_store, passages_in_step
from ingestion import planning
from ingestion.accepting import filled, take_in
from ingestion.loading import load
from ingestion.report import Report
from ingestion.sync import sync
from ingestion.unread import unread
from tests.fishing_plan import ANNEX, FILE, HEAD

FUNDING = "Sở Y tế bố trí kinh phí tập huấn sơ cứu cho ngư dân trong dự toán được giao."
PLAN = f"""\
KẾ HOẠCH
Phát triển nghề cá tỉnh Quảng Nam năm 2023

I. MỤC ĐÍCH

Sở Nội vụ theo dõi để mọi người cùng hiểu mục đích của kế hoạch này.

II. KINH PHÍ

{FUNDING}

Sở Tài chính đã bố trí kinh phí sửa chữa luồng lạch trong dự toán năm trước.

"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "van-ban"
    made.mkdir()
    (made / FILE).write_text(HEAD + PLAN + ANNEX, encoding="utf-8")
    return made


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Iterator[Store]:
    opened = open_store(Settings(home=tmp_path / "home", embedder="hashing"))
    assert sync(opened, [folder]).complete
    yield opened
    opened.close()


def unsure(store: Store) -> tuple[Unread, ...]:
    registry, (head,) = store.registry, store.registry.heads()
    records = (*registry.tasks(), *registry.targets(), *registry.assignments())
    return unread(head, registry.blocks(FILE), records, AgencyLexicon(registry.agencies()))


def suggest(store: Store) -> Proposal:
    (one,) = (each for each in unsure(store) if each.source.quote == FUNDING)
    (head,) = store.registry.heads()
    record = Assignment("", head.number, "Sở Y tế", "implement", FUNDING, one.source, section=one.section)
    made = proposed(record, head.digest, one.why, "nho")
    assert store.registry.proposals.add([made]) == 1
    return made


def of_health(store: Store) -> list[Assignment]:
    return [each for each in store.registry.assignments() if each.source.quote == FUNDING]


def statuses(report: Report) -> list[str]:
    return [file.status for file in report.files]


def test_a_sentence_that_gives_a_duty_and_gave_no_record_is_unsure(store: Store) -> None:
    assert [each.source.quote for each in unsure(store) if each.task is None] == [FUNDING]


def test_a_row_without_a_leader_is_unsure(store: Store) -> None:
    (head,) = store.registry.heads()
    row = store.registry.tasks()[0]
    blank = replace(row, lead=(), lead_text=None)
    (found,) = unread(head, (), (blank,), AgencyLexicon())
    assert found.task == blank
    assert "cơ quan chủ trì" in found.why
    undated = replace(row, deadline_text=None, deadline=None)
    (found,) = unread(head, (), (undated,), AgencyLexicon())
    assert "thời hạn" in found.why
    bare = replace(undated, lead=(), source=replace(row.source, quote="1\tLập quy hoạch bến neo đậu"))
    assert not unread(head, (), (bare,), AgencyLexicon()), "it prints nothing that could be read"


def test_a_proposal_is_no_record_until_it_is_accepted(store: Store, folder: Path) -> None:
    made = suggest(store)
    assert statuses(sync(store, [folder])) == ["unchanged"]
    assert not of_health(store)
    assert store.registry.proposals.add([made]) == 0, "proposed again"
    assert store.registry.proposals.decide([made.id], "accepted", "An")
    assert not of_health(store), "the register changes when documents are read"
    assert statuses(sync(store, [folder])) == ["updated"]
    (record,) = of_health(store)
    assert record.id == made.id
    assert record.accepted is not None
    assert (record.accepted.by, record.accepted.model) == ("An", "nho")
    assert store.registry.count("assignment", RecordFilter(ids=frozenset({made.id}))) == 1
    assert passages_in_step(store)
    ids = store.registry.passage_ids(FILE)
    assert made.id in {each.record_id for each in store.registry.passages(sorted(ids)).values()}


def test_what_is_accepted_stays_while_the_document_does(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.registry.proposals.decide([suggest(store).id], "accepted", "An")
    sync(store, [folder])
    assert statuses(sync(store, [folder])) == ["unchanged"]
    monkeypatch.setattr(planning, "reader_version", lambda: "khác")
    assert statuses(sync(store, [folder])) == ["updated"]
    assert len(of_health(store)) == 1
    file = folder / FILE
    file.write_text(file.read_text("utf-8") + "\nThêm một dòng.\n", "utf-8")
    assert statuses(sync(store, [folder])) == ["updated"]
    assert not of_health(store)
    assert not store.registry.proposals.all()


def test_what_is_withdrawn_or_removed_leaves_nothing(store: Store, folder: Path) -> None:
    made = suggest(store)
    for state, left in (("accepted", 1), ("rejected", 0), ("accepted", 1)):
        store.registry.proposals.decide([made.id], state, "An")
        sync(store, [folder])
        assert len(of_health(store)) == left
    (folder / FILE).unlink()
    sync(store, [folder])
    assert not store.registry.proposals.all()


def accepted(record: Task | Assignment, digest: str) -> Proposal:
    return replace(
        proposed(record, digest, "", "nho"), state="accepted", by="An", at="2026-01-05T00:00:00+00:00"
    )


def test_the_reader_goes_before_a_proposal(folder: Path) -> None:
    document = load(folder / FILE)
    block = next(block for block in document.blocks if block.text == FUNDING)
    source = Source(FILE, (block.ordinal,), "Phần II", FUNDING)
    duty = Assignment("a1", None, "Sở Y tế", "implement", FUNDING, source)
    assert take_in(document, (), (duty,), [accepted(duty, document.digest)]).assignments == (duty,)


def test_two_duties_of_one_paragraph_are_two() -> None:
    quotes = ("Sở Y tế tập huấn sơ cứu.", "Sở Y tế khám sức khỏe ngư dân.")
    document = Document(FILE, "d" * 64, (Block(4, BlockKind.PARAGRAPH, " ".join(quotes)),))
    duties = [
        Assignment("", None, "Sở Y tế", "implement", quote, Source(FILE, (4,), "Phần II", quote))
        for quote in quotes
    ]
    taken = take_in(document, (), (), [accepted(duty, document.digest) for duty in (*duties, duties[0])])
    assert [duty.text for duty in taken.assignments] == list(quotes)


def test_what_no_longer_fits_is_told_and_left_out(folder: Path) -> None:
    document = Document(FILE, "d" * 64, (Block(4, BlockKind.PARAGRAPH, "Chữ khác."),))
    duty = Assignment("a1", None, "Sở Y tế", "implement", FUNDING, Source(FILE, (4,), "Phần II", FUNDING))
    taken = take_in(document, (), (), [accepted(duty, document.digest)])
    assert not taken.assignments
    assert "An đã chấp nhận ở Phần II không còn khớp" in taken.warnings[0]


def test_only_blanks_of_a_row_are_filled() -> None:
    row = Task(
        "t1",
        None,
        "Cấp phép",
        Source(FILE, (4,), "STT 1", "1\tCấp phép\tSở A"),
        coordinate=("Sở B",),
        coordinate_text="Sở B",
    )
    given = replace(row, lead=("Sở A",), lead_text="Sở A", coordinate=("Sở C",), coordinate_text="Sở C")
    yes = accepted(given, "d" * 64).accepted
    assert isinstance(yes, Task)
    task = filled(row, yes)
    assert (task.lead, task.coordinate, task.coordinate_text) == (("Sở A",), ("Sở B",), "Sở B")
    assert task.accepted == yes.accepted
    full = replace(row, lead=("Sở D",), lead_text="Sở D")
    assert filled(full, yes) == full
