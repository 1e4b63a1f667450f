"""How many places a sentence gives one duty to, where several of them are asked for."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.draft import Draft, Line
from assistant.query import Intent, Query, Scope, Topic
from assistant.selecting.totals import with_total
from corpus.model import Assignment, Source

DUTY = "nghiên cứu mô hình chợ mật"


@pytest.mark.parametrize(
    ("names", "total"),
    [
        (("thành phố Đà Lạt", "thị xã Ong", "huyện Mật"), 3),
        (("thành phố Đà Lạt", "Sở Y tế"), None),
        (("thành phố Đà Lạt",), None),
    ],
)
def test_places_that_have_one_duty_are_counted(
    assistant: Assistant, names: tuple[str, ...], total: int | None
) -> None:
    source = Source("van-ban.txt", (1,), "mục 1", f"Đối với {', '.join(names)}: {DUTY}")
    records = tuple(Assignment(name, None, name, "lead", DUTY, source) for name in names)
    draft = Draft(
        Status.ANSWERED, Intent.LEAD, (Line(f"{'; '.join(names)}: “{DUTY}” [*]", source, (DUTY,)),), records
    )
    query = Query("Những thành phố, thị xã nào nghiên cứu?", (Intent.LEAD,), Topic(), Scope(()))
    assert with_total(query, draft, assistant.knowledge()).total == total
