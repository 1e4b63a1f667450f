from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from bots.accounts.settings import AccessSettings
from bots.web.app import create_app
from bots.web.entrance import Entrance
from corpus.registry import Registry
from tests.bots.doubles import Double

SITE = "https://so.tinh.gov.vn"
PARTS = ("/static/widget-panel.js", "/static/answers.js", "/static/widget.css", "/static/answers.css")


@pytest.fixture
def client(registry: Registry) -> Iterator[TestClient]:
    entrance = Entrance(AccessSettings(allowed_sites=SITE))
    with TestClient(create_app(Double().ask, registry, entrance)) as opened:
        yield opened


def test_any_page_may_load_the_one_script(client: TestClient) -> None:
    script = client.get("/widget.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize(("origin", "allowed"), [(SITE, SITE), ("https://khac.example", None)])
def test_only_allowed_sites_get_the_rest(client: TestClient, origin: str, allowed: str | None) -> None:
    for path in PARTS:
        response = client.get(path, headers={"Origin": origin})
        assert response.status_code == 200
        assert response.headers.get("access-control-allow-origin") == allowed
    asked = client.post("/api/ask/stream", json={"question": "Ai?"}, headers={"Origin": origin})
    assert (asked.status_code == 200) == (allowed is not None)


def test_only_allowed_sites_may_frame_a_page(client: TestClient, registry: Registry) -> None:
    headers = client.get("/").headers
    assert f"frame-ancestors {SITE};" in headers["content-security-policy"] + ";"
    assert "x-frame-options" not in headers
    with TestClient(create_app(Double().ask, registry)) as closed:
        headers = closed.get("/").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


def test_static_files_are_asked_for_again_and_pages_are_not_kept(client: TestClient) -> None:
    assert client.get("/static/site.css").headers["cache-control"] == "no-cache"
    assert client.get("/").headers["cache-control"] == "no-store"
