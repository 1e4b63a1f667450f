from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from starlette.testclient import TestClient

from bots.agenda import write_calendar
from bots.board import State, grouped, loads, quarter_end, state_of
from bots.web.app import create_app
from corpus.model import Assignment, Deadline, Document, Entry, Head, Source, Task
from corpus.registry import Registry
from tests.bots.doubles import Double

FILE = "8-kh-thu.md"
ON = date(2026, 2, 10)
HALVES = (
    Deadline("period", date(2026, 1, 1), date(2026, 1, 31), label="Ban hành"),
    Deadline("period", date(2026, 3, 1), date(2026, 3, 31), label="Thực hiện"),
)
DEADLINES: dict[str, Deadline | None] = {
    "Việc đã qua": Deadline("date", None, date(2026, 2, 9)),
    "Việc hôm nay; có dấu, và phẩy": Deadline("date", None, ON),
    "Việc cuối quý": Deadline("period", date(2026, 1, 1), date(2026, 3, 31)),
    "Việc năm sau": Deadline("period", date(2027, 1, 1), date(2027, 12, 31)),
    "Việc chờ": Deadline("conditional", condition="Sau khi có hướng dẫn"),
    "Việc thường xuyên": Deadline("continuous", date(2026, 1, 1), date(2026, 12, 31)),
    "Việc kỳ trước": Deadline("continuous", date(2025, 1, 1), date(2025, 12, 31)),
    "Việc không hạn": None,
    "Việc hai mốc": Deadline("period", date(2026, 1, 1), date(2026, 3, 31), parts=HALVES),
}


def tasks() -> tuple[Task, ...]:
    made = []
    for number, (name, deadline) in enumerate(DEADLINES.items(), start=1):
        source = Source(FILE, (number,), f"Phụ lục, STT {number}", name)
        lead = ("Sở Nội vụ",) if number % 2 else ("Sở Y tế",)
        made.append(
            Task(
                f"efef-t{number}",
                "8/KH-UBND",
                name,
                source,
                lead=lead,
                coordinate=("sở nội vụ",) if number == 2 else (),
                deadline=deadline,
            )
        )
    return tuple(made)


def found(on: date = ON) -> dict[str, list[str]]:
    return {
        g.state.value: [i.duty.task for i in g.items if isinstance(i.duty, Task)]
        for g in grouped(tasks(), on)
    }


@pytest.fixture
def client(registry: Registry) -> Iterator[TestClient]:
    head = Head(FILE, "ef" * 32, "8/KH-UBND", "Kế hoạch", province="Thử")
    given = Assignment(
        "efef-a1", head.number, "Sở Y tế", "monitor", "Theo dõi", Source(FILE, (99,), "Phần I", "Theo dõi")
    )
    registry.replace(Entry(Document(FILE, head.digest, ()), head, tasks(), (), (given,)))
    with TestClient(create_app(Double().ask, registry)) as opened:
        yield opened


def test_every_deadline_stands_in_one_group_seen_from_the_day_chosen() -> None:
    assert found() == {
        "overdue": ["Việc hai mốc", "Việc đã qua"],
        "month": ["Việc hôm nay; có dấu, và phẩy"],
        "quarter": ["Việc cuối quý", "Việc hai mốc"],
        "later": ["Việc năm sau"],
        "waiting": ["Việc chờ"],
        "standing": ["Việc thường xuyên"],
        "ended": ["Việc kỳ trước"],
        "undated": ["Việc không hạn"],
    }
    assert "Việc cuối quý" in found(date(2026, 3, 1))["month"]
    assert "Việc cuối quý" in found(date(2026, 4, 1))["overdue"]


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 5, 31), date(2026, 6, 30)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_quarter_ends_with_its_third_month(day: date, end: date) -> None:
    assert quarter_end(day) == end


def test_a_deadline_that_could_not_be_read_is_never_overdue() -> None:
    assert state_of(Deadline("unknown", None, date(2020, 1, 1)), ON) is State.UNDATED
    assert state_of(Deadline("recurring", repeat="yearly"), ON) is State.STANDING


def test_the_load_of_an_agency_counts_its_names_as_one() -> None:
    assert [(load.agency, load.lead, load.support) for load in loads(tasks())] == [
        ("Sở Nội vụ", 5, 1),
        ("Sở Y tế", 4, 0),
    ]


def test_a_calendar_is_valid_stable_and_says_what_it_leaves_out() -> None:
    now = datetime(2026, 2, 10, 9, tzinfo=UTC)
    links = {"efef-t1": "http://may/documents/8?at=1#b1"}
    text = write_calendar("Thời hạn: Sở Nội vụ", tasks(), links, now)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    read = Calendar.from_ical(text)
    events = {str(e["SUMMARY"]): e for e in read.walk("VEVENT")}
    assert set(events) == {
        "Hạn: Việc đã qua",
        "Hạn: Việc hôm nay; có dấu, và phẩy",
        "Hạn: Việc cuối quý",
        "Hạn: Việc năm sau",
        "Hạn: Ban hành: Việc hai mốc",
        "Hạn: Thực hiện: Việc hai mốc",
    }
    today = events["Hạn: Việc hôm nay; có dấu, và phẩy"]
    assert (today.decoded("DTSTART"), today.decoded("DTEND")) == (ON, date(2026, 2, 11))
    assert "1 mốc chờ điều kiện" in str(read["X-WR-CALDESC"])
    assert len({str(e["UID"]) for e in events.values()}) == len(events)
    later = write_calendar("Thời hạn", tasks(), {}, datetime(2026, 9, 1, tzinfo=UTC))
    assert {str(e["UID"]) for e in Calendar.from_ical(later).walk("VEVENT")} == {
        str(e["UID"]) for e in events.values()
    }


def test_a_calendar_is_narrowed_to_an_agency(client: TestClient) -> None:
    response = client.get("/calendar.ics", params={"agency": "Sở Y tế", "role": "lead", "document": FILE})
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(response.text).walk("VEVENT")
    assert {str(e["SUMMARY"]) for e in events} == {"Hạn: Việc hôm nay; có dấu, và phẩy", "Hạn: Việc năm sau"}
    link = str(events[0]["URL"])
    assert client.get(link.removeprefix("http://testserver")).status_code == 200


def test_the_board_as_json_is_filtered_paged_and_counted(client: TestClient) -> None:
    where = {"document": FILE, "on": "2026-02-10", "due": "quarter", "limit": 1}
    told = client.get("/api/board", params=where).json()
    (group,) = told["groups"]
    assert (told["on"], group["total"], len(group["items"])) == ("2026-02-10", 2, 1)
    assert group["items"][0]["href"].startswith(f"/documents/{FILE}?at=3")
    assert told["agencies"][0] == {"agency": "Sở Nội vụ", "lead": 5, "coordinate": 1}
    given = client.get("/api/board", params={"document": FILE, "kind": "assignments"}).json()
    assert [g["state"] for g in given["groups"]] == ["undated"]


def test_the_page_keeps_its_filters_in_its_addresses(client: TestClient) -> None:
    page = unescape(
        client.get(
            "/board", params={"agency": "Sở Y tế", "role": "lead", "on": "2026-02-10", "document": FILE}
        ).text
    )
    assert "Việc năm sau" in page
    assert "Việc cuối quý" not in page
    assert 'value="Sở Y tế"' in page
    links = re.findall(r'href="(/(?:board|calendar)[^"]*\?[^"]*)"', page)
    assert any(link.startswith("/calendar.ics?") for link in links)
    assert all(client.get(link).status_code == 200 for link in links)
    assert not re.search(r"\sstyle=|\son\w+=", page)


def test_the_form_keeps_the_time_the_deadlines_fall_in(client: TestClient) -> None:
    shown = client.get("/board", params={"from": "3/2026", "to": "3/2026"}).text
    assert "Việc cuối quý" in shown
    assert "Việc năm sau" not in shown
    assert re.search(r'name="from" value="3/2026"', shown)
    assert re.search(r'name="to" value="3/2026"', shown)


def test_the_board_goes_to_excel_with_the_group_of_each_deadline(client: TestClient) -> None:
    response = client.get("/board.xlsx", params={"document": FILE, "on": "2026-02-10", "due": "waiting"})
    header, row = load_workbook(io.BytesIO(response.content)).worksheets[0].values
    assert row[:1] == ("Chờ điều kiện",)
    assert row[header.index("Nhiệm vụ")] == "Việc chờ"


@pytest.fixture
def far_west(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server so far west that its day is never that of Vietnam."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "FAR+24")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("far_west")
def test_the_present_day_is_that_of_vietnam(client: TestClient) -> None:
    before, told, after = in_vietnam(), client.get("/api/board").json()["on"], in_vietnam()
    assert told in (before, after)
    assert told != date.today().isoformat()


def in_vietnam() -> str:
    return (datetime.now(UTC) + timedelta(hours=7)).date().isoformat()


@pytest.mark.parametrize("query", ["on=xyz", "due=soon", "kind=targets", "role=sep", "khac=1"])
@pytest.mark.parametrize("path", ["/board", "/board.xlsx", "/api/board", "/calendar.ics"])
def test_a_filter_that_makes_no_sense_is_a_problem(client: TestClient, path: str, query: str) -> None:
    assert client.get(f"{path}?{query}").status_code == 422


def test_an_empty_form_asks_for_everything(client: TestClient) -> None:
    page = client.get("/board?agency=&role=&document=&province=&section=&kind=tasks&due=&from=&to=&on=")
    assert page.status_code == 200
    assert "Việc chờ" in page.text
    assert "Không có việc nào khớp" in client.get("/board", params={"agency": "Sở Không có"}).text
