from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from langchain_core.output_parsers import StrOutputParser
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

from corpus.chains import open_retriever
from corpus.model import Passage
from corpus.settings import Settings
from corpus.store import open_store, reconcile
from tests.bots.doubles import FILE, small_entry


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(home=tmp_path)
    store = open_store(made)
    entry = small_entry()
    passages = (
        Passage(f"{t.source.document}-{t.stt}", "task", "Kế hoạch thử", t.task, t.source, t.id)
        for t in entry.tasks
    )
    store.registry.replace(replace(entry, passages=tuple(passages)))
    reconcile(store)
    store.close()
    return made


def test_documents_come_with_where_they_stand(settings: Settings) -> None:
    retriever = open_retriever(settings, k=3)
    found = retriever.invoke("lập kế hoạch số hoá")
    assert found[0].page_content == "1\tLập kế hoạch số hoá\tSở Nội vụ\tSở Tài chính\tQuý I/2022"
    place = {"source": FILE, "locator": "Phụ lục, mục I, STT 1", "kind": "task", "record_id": "ababababab-t1"}
    assert found[0].metadata.items() >= place.items()


def test_it_stands_in_a_chain(settings: Settings) -> None:
    def told(documents: list[object]) -> str:
        return f"{len(documents)} đoạn"

    chain = (
        {"context": open_retriever(settings) | told, "question": RunnablePassthrough()}
        | RunnableLambda(lambda given: f"{given['question']}: {given['context']}")
        | StrOutputParser()
    )
    assert chain.invoke("kế hoạch") == "kế hoạch: 2 đoạn"
    assert open_retriever(settings, kinds=frozenset({"text"})).invoke("kế hoạch") == []
