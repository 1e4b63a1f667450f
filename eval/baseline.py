"""The usual pipeline, measured beside ours: split, embed, store in Chroma, show the top passage.

``python -m eval.baseline ingest FOLDER HOME | ask HOME QUESTION | warm HOME SET``; the embedder is
the project's own, so that only the way of working differs. Needs the extra ``baseline``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from corpus.embedding import open_embedder
from corpus.settings import load_settings
from eval.cases import Case, load_cases
from eval.warm import Shown, measure_warm

_NEEDED = ("langchain_chroma", "langchain_text_splitters")
_CHUNK, _SHARED = 1000, 200  # the splitter's customary size and overlap, in characters


class BaselineError(RuntimeError):
    """The pipeline to compare with is not installed; the message says what to do, in Vietnamese."""


def missing_libraries() -> list[str]:
    """Return the names of the usual pipeline's libraries that are not installed."""
    return [name for name in _NEEDED if find_spec(name) is None]


def require_baseline() -> None:
    """Raise BaselineError where a library of the usual pipeline is missing."""
    missing = missing_libraries()
    if missing:
        raise BaselineError(
            f"Thiếu {', '.join(missing)} để so sánh. Hãy cài thêm: pip install 'trolyao[baseline]'."
        )


def ingest(folder: Path, home: Path) -> dict[str, Any]:
    """Split, embed and store every file of ``folder``; return the number of characters and chunks."""
    splitter = import_module("langchain_text_splitters").RecursiveCharacterTextSplitter(
        chunk_size=_CHUNK, chunk_overlap=_SHARED
    )
    store = usual_store(home)
    characters = chunks = 0
    for path in sorted(p for p in folder.iterdir() if p.is_file()):
        text = path.read_text(encoding="utf-8")
        pieces = splitter.split_text(text)
        store.add_texts(pieces, metadatas=[{"source": path.name} for _ in pieces])
        characters += len(text)
        chunks += len(pieces)
    return {"characters": characters, "chunks": chunks}


def top_passage(store: Any, question: str) -> Shown:
    """Return the text of the nearest chunk and the file it comes from."""
    found = store.similarity_search(question, k=1)
    if not found:
        return "", frozenset()
    return found[0].page_content, frozenset({found[0].metadata["source"]})


def usual_store(home: Path) -> Any:
    """Return the Chroma store in ``home``, over the configured embedder in LangChain's shape."""
    require_baseline()
    return import_module("langchain_chroma").Chroma(
        collection_name="usual",
        embedding_function=open_embedder(load_settings().embedder),
        persist_directory=str(home),
        collection_configuration={"hnsw": {"space": "cosine"}},
    )


def _warm(home: Path, name: str) -> dict[str, Any]:
    store = usual_store(home)

    def show(case: Case) -> Shown:
        return top_passage(store, case.question)

    return measure_warm(load_cases(name), show)


def main(arguments: Sequence[str]) -> None:
    """Run one of the three commands and print its result."""
    command, first, second = arguments
    if command == "ingest":
        print(json.dumps(ingest(Path(first), Path(second))))
    elif command == "ask":
        print(top_passage(usual_store(Path(first)), second)[0])
    else:
        print(json.dumps(_warm(Path(first), second)))


if __name__ == "__main__":
    main(sys.argv[1:])
