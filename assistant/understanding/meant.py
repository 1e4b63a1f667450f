"""Which of the stored documents a question means, by all it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.knowledge import Knowledge
from assistant.naming.called_by_title import title_named
from assistant.naming.described import narrowed
from assistant.naming.like_offices import of_like_office
from assistant.naming.mentions import Mentions
from assistant.naming.scope import Reference, known_references, resolve, symbols
from assistant.query import Party, Scope
from assistant.understanding.periods import of_five_years
from corpus.model import Head


def documents_meant(text: str, named: Mentions, knowledge: Knowledge) -> tuple[Scope, tuple[Reference, ...]]:
    """The documents that ``text``, and what it names (``named``), speak of, and where it calls one."""
    scope = resolve(text, knowledge.heads, named.places, _issued(named.issuers, knowledge), named.either)
    known = (*known_references(text, knowledge.heads), *symbols(text, scope.heads))
    scope, known = (scope, known) if known else _titled(text, scope)
    scope = of_like_office(text, named, _told(text, of_five_years(text, scope), knowledge))
    return scope, known


def _told(text: str, scope: Scope, knowledge: Knowledge) -> Scope:
    """``scope`` as the one document told by what it is about; one nobody is known to issue may be there."""
    unknown = [h for h in knowledge.heads if not (h.province or h.issuer)] if scope.places else []
    wide = narrowed(text, replace(scope, heads=(*scope.heads, *unknown))) if unknown else scope
    return wide if wide.heads[:1] and wide.heads[0] in unknown else narrowed(text, scope)


def _issued(issuers: Sequence[Party], knowledge: Knowledge) -> list[Head]:
    """The documents of agencies named as issuers."""
    return [head for party in issuers for head in knowledge.issuers()[party.key]]


def _titled(text: str, scope: Scope) -> tuple[Scope, tuple[Reference, ...]]:
    """``scope`` narrowed to the document a question calls by its title, and where it does."""
    titled = title_named(text, scope.heads)
    return (replace(scope, heads=(titled[0],), named=True), (titled[1],)) if titled else (scope, ())
