from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from bots.journal.entries import Wanted
from bots.web.opening import Web
from corpus.model import Assignment, Source
from corpus.proposals import Proposal, proposed
from corpus.settings import Settings
from corpus.store import Store, open_store
from ingestion.sync import sync
from tests.bots.test_proposals_command import FUNDING, PLAN
from tests.bots.test_uploads import done
from tests.fishing_plan import ANNEX, FILE, HEAD


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / FILE).write_text(HEAD + PLAN + ANNEX, "utf-8")
    return folder / FILE


@pytest.fixture
def store(home: Path, file: Path) -> Iterator[Store]:
    opened = open_store(Settings(home=home, embedder="hashing"))
    assert sync(opened, [file]).complete
    yield opened
    opened.close()


@pytest.fixture
def proposal(store: Store) -> Proposal:
    (head,), (block,) = (
        store.registry.heads(),
        [b for b in store.registry.blocks(FILE) if b.text == FUNDING],
    )
    source = Source(FILE, (block.ordinal,), "Kế hoạch, Phần I", FUNDING)
    duty = Assignment("", head.number, "Sở Y tế", "implement", FUNDING, source)
    made = proposed(duty, head.digest, "câu giống một việc được giao", "nho")
    store.registry.proposals.add([made])
    return made


def decide(client: TestClient, proposal: Proposal, verdict: str) -> dict[str, Any]:
    response = client.post(f"/api/proposals/{proposal.id}/{verdict}")
    assert response.status_code == 202, response.text
    told: dict[str, Any] = response.json()
    if told["job"]:
        assert done(client, told["job"])["state"] == "done"
    return told


def given(client: TestClient) -> list[dict[str, Any]]:
    items = client.get("/api/assignments").json()["items"]
    return [item for item in items if item["quote"] == FUNDING]


def test_an_editor_takes_a_proposal_into_the_register_and_out_again(
    client: TestClient, web: Web, proposal: Proposal
) -> None:
    assert not given(client)
    (shown,) = client.get("/api/proposals?state=proposed").json()["items"]
    assert (shown["id"], shown["record"]["agency"]) == (proposal.id, "Sở Y tế")
    assert FILE in shown["href"]
    assert decide(client, proposal, "accept")["proposal"]["by"] == "demo"
    (record,) = given(client)
    assert (record["id"], record["accepted"]["by"], record["accepted"]["model"]) == (
        proposal.id,
        "demo",
        "nho",
    )
    assert "mô hình nho đề xuất, demo chấp nhận ngày" in client.get(f"/documents/{FILE}").text
    assert decide(client, proposal, "accept")["job"] is None, "nothing is left to do"
    decide(client, proposal, "reject")
    assert not given(client)
    web.audit.flush()
    _, entries = web.audit.entries(10, wanted=Wanted(path="/api/proposals/"))
    assert {entry["action"] for entry in entries if entry["method"] == "POST"} == {"change"}
    assert len([entry for entry in entries if entry["path"].endswith("/accept")]) == 2


def test_the_page_shows_what_waits_and_what_was_decided(client: TestClient, proposal: Proposal) -> None:
    assert "1 bản ghi do mô hình đề xuất đang chờ duyệt" in client.get("/upload").text
    before = client.get("/proposals").text
    assert FUNDING in before
    assert "Chờ duyệt (1)" in before
    assert f'data-id="{proposal.id}" data-verdict="accept"' in before
    decide(client, proposal, "reject")
    after = client.get("/proposals").text
    assert "Chờ duyệt (0)" in after
    assert "demo đã bác ngày" in after
    assert "đề xuất đang chờ duyệt" not in client.get("/upload").text


def test_without_proposals_the_pages_say_so_and_no_more(client: TestClient) -> None:
    assert "Không có đề xuất nào đang chờ." in client.get("/proposals").text
    assert "/proposals" not in client.get("/upload").text


def test_a_decision_waits_for_the_file(client: TestClient, file: Path, proposal: Proposal) -> None:
    file.unlink()
    told = decide(client, proposal, "accept")
    assert told["job"] is None
    assert "Có hiệu lực khi văn bản được đọc lại" in told["message"]
    assert not given(client)


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.post("/api/proposals/khong-co/accept").status_code == 404
