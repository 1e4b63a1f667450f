"""Words of other languages typed with the Vietnamese input method on."""

from __future__ import annotations

import pytest

from corpus.keystrokes import undone

KNOWN = {"index", "sipas", "firewall", "server", "logic"}
SYLLABLES = {"chỉ", "số", "nét", "hỏi"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chỉ số Par-Indẽ", "chỉ số Par-Index"),
        ("SIPÁ là gì", "SIPAS là gì"),
        ("hỏi fỉewall", "hỏi firewall"),
        ("nét", "nét"),  # a syllable
        ("hỏi xýz", "hỏi xýz"),  # the keys of no known word
        ("index", "index"),
    ],
)
def test_marks_are_read_as_the_keys_they_were(typed: str, meant: str) -> None:
    assert undone(typed, SYLLABLES.__contains__, KNOWN.__contains__) == meant
