from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import MetaData
from sqlalchemy.exc import OperationalError

from corpus.model import (
    Assignment,
    Block,
    BlockKind,
    Cell,
    Check,
    Deadline,
    Document,
    Entry,
    Head,
    LegalBasis,
    Passage,
    Source,
    TableReport,
    Target,
    Task,
)
from corpus.records import record_from_json, record_json, record_payload
from corpus.registry import Origin, RecordFilter, Registry, RegistryError
from corpus.settings import Settings, SettingsError, load_settings

CONTRACT = {
    Task: "id source number annex part section stt task lead lead_text coordinate coordinate_text product"
    " deadline_text deadline locator quote",
    Target: "id source number text indicator value comparator unit by owner monitor locator quote",
    Assignment: "id source number agency role coordinate text deadline_text deadline locator quote principal",
}


def entry(name: str = "ke-hoach-a.txt", digest: str = "a" * 64, province: str = "Đắk Nông") -> Entry:
    key = digest[:12]
    cells = ("1", "Xây dựng cổng", "Sở Nội vụ", "Quý I/2025")
    row = Source(name, (1,), "Phụ lục, mục II, STT 1", "\t".join(cells), cell=1, page=2)
    prose = Source(name, (0,), "Điều 2", "Giao Sở Tài chính theo dõi kinh phí.")
    parts = (Deadline("date", end=date(2025, 3, 31), label="Ban hành"), Deadline("continuous"))
    number = "12/QĐ-UBND"
    task = Task(
        id=f"{key}-t1",
        number=number,
        task="Xây dựng cổng",
        source=row,
        section="II. Hạ tầng số",
        stt="1",
        lead=("Sở Nội vụ",),
        lead_text="Sở Nội vụ",
        coordinate=("Các sở, ban, ngành",),
        deadline_text="Quý I/2025",
        deadline=Deadline("period", date(2025, 1, 1), date(2025, 3, 31), parts=parts),
        extra={"Ghi chú": "x"},
        warnings=("ghép dòng",),
    )
    open_task = replace(
        task,
        id=f"{key}-t2",
        task="Tập huấn",
        lead=("Sở Tài chính",),
        coordinate=("Sở Nội vụ",),
        section="III. Con người",
        deadline=Deadline("continuous"),
        source=replace(row, locator="Phụ lục, mục III, STT 2"),
    )
    target = Target(
        f"{key}-c1", number, "Tối thiểu 80% hồ sơ", prose, value="80", comparator=">=", owner=("Sở Nội vụ",)
    )
    june = Deadline("date", end=date(2025, 6, 30))
    duty = Assignment(f"{key}-a1", number, "Sở Tài chính", "monitor", "theo dõi", prose, deadline=june)
    blocks = (
        Block(0, BlockKind.PARAGRAPH, prose.quote),
        Block(1, BlockKind.ROW, row.quote, tuple(Cell(cell) for cell in cells), table=0, page=2),
    )
    head = Head(
        name,
        digest,
        number=number,
        province=province,
        date=date(2025, 1, 2),
        years=(2025, 2025),
        based_on=(LegalBasis("Luật", None, date(2015, 6, 19)),),
        checks=(Check("Phụ lục", 2, 2, True),),
    )
    return Entry(
        document=Document(name, digest, blocks),
        head=head,
        tasks=(task, open_task),
        targets=(target,),
        assignments=(duty,),
        passages=(Passage(f"{key}-p1", "task", "Kế hoạch", "Xây dựng cổng", row, task.id),),
        tables=(TableReport("Phụ lục", "tasks", 2, 1, ("stt", "task"), blanks={"deadline": 1}),),
    )


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(f"sqlite:///{tmp_path / 'registry.sqlite'}")


def test_what_is_written_is_read_back_equal(registry: Registry) -> None:
    one = entry()
    registry.replace(one, Origin("/plans", "1"))
    assert registry.heads() == (one.head,)
    assert registry.head("ke-hoach-a.txt") == one.head
    assert registry.tasks() == one.tasks
    assert registry.targets() == one.targets
    assert registry.assignments() == one.assignments
    assert registry.blocks(one.head.source) == one.document.blocks
    assert registry.blocks(one.head.source, [1]) == one.document.blocks[1:]
    assert registry.tables(one.head.source) == one.tables
    assert registry.passages(["none", one.passages[0].id]) == {one.passages[0].id: one.passages[0]}
    assert registry.record(one.tasks[1].id) == one.tasks[1]
    assert registry.record("none") is None
    assert registry.digests() == {"ke-hoach-a.txt": "a" * 64}
    assert registry.origins() == {"ke-hoach-a.txt": Origin("/plans", "1")}
    assert registry.agencies() == ("Các sở, ban, ngành", "Sở Nội vụ", "Sở Tài chính")


def test_replace_and_remove_leave_other_documents_alone(registry: Registry) -> None:
    other = entry("ke-hoach-b.txt", "b" * 64)
    registry.replace(entry())
    registry.replace(other)
    before = registry.revision()
    registry.replace(entry(digest="c" * 64))
    assert registry.revision() != before
    assert {task.id[:1] for task in registry.tasks()} == {"b", "c"}
    registry.remove("ke-hoach-a.txt")
    assert registry.tasks() == other.tasks
    assert registry.passage_ids() == registry.passage_ids("ke-hoach-b.txt") == {other.passages[0].id}
    assert registry.head("ke-hoach-a.txt") is None


def test_a_failed_replace_changes_nothing(registry: Registry) -> None:
    one = entry()
    registry.replace(one)
    before = registry.revision()
    twice = replace(entry(digest="c" * 64), tasks=(one.tasks[0], one.tasks[0]))
    with pytest.raises(RegistryError, match="Không ghi được"):
        registry.replace(twice)
    assert (registry.revision(), registry.tasks()) == (before, one.tasks)


@pytest.mark.parametrize(
    ("where", "stt"),
    [
        (RecordFilter(agency_keys=frozenset({"so noi vu"})), ["t1", "t2"]),
        (RecordFilter(agency_keys=frozenset({"so noi vu"}), roles=frozenset({"lead"})), ["t1"]),
        (RecordFilter(roles=frozenset({"owner"})), []),
        (RecordFilter(section="hạ tầng"), ["t1"]),
        (RecordFilter(section="Mục II"), ["t1"]),
        (RecordFilter(section="100%_"), []),
        (RecordFilter(province="dak nong"), ["t1", "t2"]),
        (RecordFilter(province="Gia Lai"), []),
        (RecordFilter(start=date(2025, 3, 31), end=date(2025, 3, 31)), ["t1"]),
        (RecordFilter(start=date(2025, 4, 1)), []),
        (RecordFilter(end=date(2024, 12, 31)), []),
        (RecordFilter(limit=1, offset=1), ["t2"]),
        (RecordFilter(sources=frozenset({"khac.txt"})), []),
        (RecordFilter(ids=frozenset({"aaaaaaaaaaaa-t2"})), ["t2"]),
    ],
)
def test_filters(registry: Registry, where: RecordFilter, stt: list[str]) -> None:
    registry.replace(entry())
    assert [task.id[-2:] for task in registry.tasks(where)] == stt
    if where.limit is None:
        assert registry.count("task", where) == len(stt)


def test_a_single_day_is_no_open_interval(registry: Registry) -> None:
    registry.replace(entry())
    june = RecordFilter(start=date(2025, 6, 1), end=date(2025, 6, 30), roles=frozenset({"monitor"}))
    assert registry.count("assignment", june) == 1
    assert registry.count("assignment", RecordFilter(end=date(2025, 5, 31))) == 0


def test_two_registries_on_one_file_see_each_other(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'r.sqlite'}"
    writer, reader = Registry(url), Registry(url)
    assert reader.tasks() == ()
    writer.replace(entry())
    assert len(reader.tasks()) == 2
    changed = entry()
    writer.replace(replace(changed, tasks=(replace(changed.tasks[0], task="Tên mới"),)))
    assert [task.task for task in reader.tasks()] == ["Tên mới"]


def test_what_is_kept_of_a_filter_ends_with_a_change(registry: Registry) -> None:
    registry.replace(entry())
    everything, where = RecordFilter(), RecordFilter(sources=frozenset({"ke-hoach-b.txt"}))
    tasks, count = registry.tasks(everything), registry.count("task")
    assert (registry.tasks(where), registry.count("task", where)) == ((), 0)
    assert registry.holds_no_more_than(frozenset({"ke-hoach-a.txt"}))
    registry.replace(entry("ke-hoach-b.txt", "b" * 64))
    assert (len(registry.tasks(everything)), registry.count("task")) == (2 * len(tasks), 2 * count)
    assert len(registry.tasks(where)) == registry.count("task", where) == count
    every = RecordFilter(sources=frozenset({"ke-hoach-a.txt", "ke-hoach-b.txt"}))
    assert (registry.tasks(every), registry.count("task", every)) == (registry.tasks(), 2 * count)
    assert not registry.holds_no_more_than(frozenset({"ke-hoach-a.txt"}))


def test_documents_without_records_of_a_kind_are_told_until_they_have_some(registry: Registry) -> None:
    bare = replace(entry("quy-che.txt", "e" * 64), tasks=(), targets=(), assignments=())
    registry.replace(entry())
    registry.replace(bare)
    both = frozenset({"task", "assignment"})
    assert registry.without_records(both) == {"quy-che.txt"}
    registry.replace(replace(entry("quy-che.txt", "f" * 64), assignments=()))
    assert registry.without_records(both) == frozenset()
    assert registry.without_records(frozenset({"assignment"})) == {"quy-che.txt"}


def test_records_have_the_contract_keys_and_survive_json() -> None:
    one = entry()
    for record in (*one.tasks, *one.targets, *one.assignments):
        assert list(record_json(record)) == CONTRACT[type(record)].split()
        assert record_from_json(json.loads(json.dumps(record_payload(record)))) == record
        assert record_from_json(record_json(record)).id == record.id


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "r.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(RegistryError, match="Không mở được sổ đăng ký"):
        Registry(f"sqlite:///{tmp_path / 'r.sqlite'}")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("MAX_FILE_MB", "nhiều", "TROLYAO_MAX_FILE_MB = 'nhiều' phải là số nguyên"),
        ("MAX_FILE_MB", "0", "phải từ 1 trở lên"),
        ("MAX_FILE_MB", "9999", "không được quá 2000"),
        ("DATABASE_URL", "mysql://u:mat-khau@x", "TROLYAO_DATABASE_URL phải bắt đầu bằng sqlite:///"),
        ("CHROMA_URL", "localhost:8000", "phải bắt đầu bằng http://"),
        ("EMBEDDER", " ", "không được để trống"),
    ],
)
def test_bad_settings_are_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str) -> None:
    monkeypatch.setenv(f"TROLYAO_{name}", value)
    with pytest.raises(SettingsError, match="Cấu hình sai") as caught:
        load_settings()
    assert message in str(caught.value)
    assert "mat-khau" not in str(caught.value)


def test_settings_default_to_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TROLYAO_HOME", raising=False)
    monkeypatch.delenv("TROLYAO_DATABASE_URL", raising=False)
    assert Settings().database == f"sqlite:///{tmp_path}/.trolyao/registry.sqlite"
    monkeypatch.setenv("TROLYAO_LEXICAL_WEIGHT", "0")
    monkeypatch.setenv("TROLYAO_DENSE_WEIGHT", "0")
    with pytest.raises(SettingsError, match="không được cùng bằng 0"):
        load_settings()


def test_two_processes_may_make_the_tables_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'so.db'}"

    def beaten(*args: object, **kwargs: object) -> None:
        raise OperationalError("CREATE TABLE meta", {}, Exception("table meta already exists"))

    Registry(url).close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MetaData, "create_all", beaten)
        registry = Registry(url)
        fresh = Registry(f"sqlite:///{tmp_path / 'moi.db'}")
    assert registry.heads() == fresh.heads() == ()
    fresh.replace(entry())
    assert [head.source for head in fresh.heads()] == ["ke-hoach-a.txt"]
    registry.close()
    fresh.close()
