"""A talk that turns from a province to the one that has since taken it in: another, not the same again."""

from __future__ import annotations

from assistant.query import Scope
from corpus.places import provinces
from corpus.text import fold


def turned_to(scope: Scope, before: Scope) -> Scope:
    """``scope`` as of a province without documents, where it only holds those of the one spoken of before.

    Whoever asks of Bình Định, and next of Gia Lai, sets one beside the other: what is known of the first is
    no answer of the second, though the one belongs to the other today.
    """
    if not scope.note or scope.places or not before.places:
        return scope
    told = {head.province for head in scope.heads}
    if not told <= set(before.places):
        return scope
    names = sorted({current for name in told if name and (current := _current(name)) != name})
    return Scope((), named=True, missing=", ".join(names), missing_kind="place") if names else scope


def _current(name: str) -> str:
    """The province that ``name`` belongs to today."""
    province = provinces().get(fold(name))
    return province.current if province else name
