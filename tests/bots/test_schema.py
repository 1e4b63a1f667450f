"""The API against its own description: whatever is sent that fits it, or does not, the server stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bots.accounts.settings import AccessSettings
from bots.web.opening import Web, open_web
from corpus.settings import Settings
from corpus.store import open_store
from tests.bots.doubles import Double, small_entry
from tests.bots.services import parts

CHECKS = [content_type_conformance, response_schema_conformance, status_code_conformance]
HOST = "testserver"  # as the fuzzer calls the application
LIMITED = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    store = open_store(Settings(home=tmp_path, embedder="hashing"))
    store.registry.replace(small_entry())
    opened = open_web(parts(store, Double().ask, 1), AccessSettings(), HOST)
    yield opened
    opened.close()
    store.close()


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_request_breaks_the_server(web: Web, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", web.app)
    answered: set[int] = set()
    for operation in (found.ok() for found in schema.get_all_operations()):

        @LIMITED
        @given(case=operation.as_strategy(generation_mode=mode))
        def send(case: Case) -> None:
            response = case.call()
            answered.add(response.status_code)
            assert response.status_code < 500, (case.as_curl_command(), response.text)
            case.validate_response(response, checks=CHECKS)

        try:
            send()
        except Unsatisfiable:  # nothing can be wrong about a request without parts
            assert mode is GenerationMode.NEGATIVE
    assert {200, 422} & answered
