"""The search as a LangChain retriever, for people who build their own chains. Needs only langchain-core."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from corpus.model import Hit
from corpus.search import Retriever
from corpus.settings import Settings, load_settings
from corpus.store import open_store


class TrolyaoRetriever(BaseRetriever):
    """Gives the passages and records a question may mean, best first, word for word as printed.

    ``search`` is one of :mod:`corpus.search`; ``k`` how many; ``sources`` (file names) and ``kinds``
    (``task``, ``target``, ``assignment``, ``text``) narrow it where they are given. The page content is
    the quote; the metadata say where it stands (``source``, ``locator``, ``page``, ``title``, ``kind``,
    ``record_id``, ``score``).
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    search: Any
    k: int = Field(default=8, ge=1, le=1000)
    sources: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        searched: Retriever = self.search
        return [_document(hit) for hit in searched.retrieve(query, self.k, self.sources, self.kinds)]


def open_retriever(settings: Settings | None = None, **options: Any) -> TrolyaoRetriever:
    """Return the retriever over what is ingested (``TROLYAO_HOME``); ``options`` are its fields.

    Raise StoreFault or SettingsError.
    """
    return TrolyaoRetriever(search=open_store(settings or load_settings()).retriever, **options)


def _document(hit: Hit) -> Document:
    passage = hit.passage
    place = {
        "source": passage.source.document,
        "locator": passage.source.locator,
        "page": passage.source.page,
        "title": passage.title,
        "kind": passage.kind,
        "record_id": passage.record_id,
        "score": hit.score,
    }
    return Document(page_content=passage.source.quote, metadata=place, id=passage.id)
