"""Train the static embedding: ``python -m eval.training.train --data FOLDER --out FOLDER``.

Needs the extra ``models``. The result is a sentence-transformers model that model2vec reads too.
"""

from __future__ import annotations

import argparse
import json
import math
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from importlib import import_module
from importlib.resources import files
from itertools import chain
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.training.everyday import Everyday, load_everyday
from eval.training.pairs import Encoded, Ids, Sayings, batch
from eval.training.texts import Article, load_articles
from eval.training.vocabulary import SPACE, make_tokenizer

_REPORT_EVERY = 50
_HEARD = 3  # times an everyday phrase counts among the texts that tokens are chosen from
_RARITY = 0.6  # power of a token's rarity its first row is as long as
_STATIC = "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the weights depend on, beside the texts."""

    tokens: int = 30_000
    dimensions: int = 512
    steps: int = 800
    pairs: int = 1024
    rate: float = 0.015
    scale: float = 20.0
    seed: int = 20
    threads: int = 1  # more give other last digits, and wait for each other where others work


def train(
    articles: Sequence[Article], frames: Sequence[Sequence[str]], everyday: Everyday, recipe: Recipe
) -> Any:
    """Return the trained SentenceTransformer; same articles and recipe, same weights on one machine."""
    torch = import_module("torch")
    library = import_module("sentence_transformers")
    losses = import_module("sentence_transformers.sentence_transformer.losses")
    modules = import_module("sentence_transformers.sentence_transformer.modules")
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    random = Random(recipe.seed)
    spoken = [said for said, _ in (*everyday.phrases, *everyday.sentences)]
    written = (text for a in articles for text in (a.title, *a.clauses))
    tokenizer = make_tokenizer(chain(written, spoken * _HEARD), recipe.tokens)
    encoded = [_encoded(tokenizer, article) for article in articles]
    sayings = _sayings(tokenizer, articles, frames, everyday, random)
    start = _first_weights(tokenizer, encoded, recipe)
    static = modules.StaticEmbedding(tokenizer, embedding_weights=start)
    model = library.SentenceTransformer(modules=[static], device="cpu")
    loss = losses.MultipleNegativesRankingLoss(model, scale=recipe.scale)
    steps = torch.optim.Adam(model.parameters(), lr=recipe.rate)
    falling = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: _rate(step, recipe.steps))
    began, seen = perf_counter(), 0.0
    for step in range(1, recipe.steps + 1):
        drawn = batch(encoded, sayings, recipe.pairs, random)
        value = loss([_features(torch, [pair[side] for pair in drawn]) for side in (0, 1)], None)
        steps.zero_grad()
        value.backward()
        steps.step()
        falling.step()
        seen += value.item()
        if step % _REPORT_EVERY == 0:
            print(
                f"{step}/{recipe.steps} loss {seen / _REPORT_EVERY:.3f} {perf_counter() - began:.0f} s",
                flush=True,
            )
            seen = 0.0
    return model


def save(model: Any, out: Path) -> None:
    """Write ``out``: rows of bytes with a scale each, read alike by model2vec and sentence-transformers."""
    table = model[0].embedding.weight.detach().numpy()
    table[0] = 0.0  # the unknown token says nothing
    table /= np.linalg.norm(table, axis=1).mean()
    scales = np.maximum(np.abs(table).max(axis=1), 1e-9) / 127
    rows = np.round(table / scales[:, None]).astype(np.int8)
    out.mkdir(parents=True, exist_ok=True)
    tensors = {"embeddings": rows, "weights": scales.astype(np.float32)}
    import_module("safetensors.numpy").save_file(tensors, out / "model.safetensors")
    model[0].tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    digest = blake2b((out / "model.safetensors").read_bytes(), digest_size=6).hexdigest()
    settings = {"normalize": True, "max_length": None, "digest": digest}
    (out / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    parts = [{"idx": 0, "name": "0", "path": "", "type": _STATIC}]
    (out / "modules.json").write_text(json.dumps(parts), encoding="utf-8")


def _encoded(tokenizer: Any, article: Article) -> Encoded:
    rows = tokenizer.encode_batch([article.title, *article.clauses], add_special_tokens=False)
    title, *clauses = (tuple(row.ids) for row in rows)
    return Encoded(title, tuple(clause for clause in clauses if clause) or (title,))


def _sayings(
    tokenizer: Any,
    articles: Sequence[Article],
    frames: Sequence[Sequence[str]],
    everyday: Everyday,
    random: Random,
) -> Sayings:
    texts = [text for article in articles for text in (article.title, *article.clauses)]
    retold = [(text, told) for text in texts if (told := everyday.retell(text, random))]
    return Sayings(
        _both(tokenizer, frames),
        _both(tokenizer, everyday.phrases),
        _both(tokenizer, everyday.sentences),
        {_ids(tokenizer, text): _ids(tokenizer, told) for text, told in retold},
    )


def _both(tokenizer: Any, pairs: Sequence[Sequence[str]]) -> list[tuple[Ids, Ids]]:
    return [(_ids(tokenizer, first), _ids(tokenizer, second)) for first, second in pairs]


def _ids(tokenizer: Any, text: str) -> Ids:
    return tuple(tokenizer.encode(text, add_special_tokens=False).ids)


def _first_weights(tokenizer: Any, encoded: Sequence[Encoded], recipe: Recipe) -> NDArray[np.float32]:
    """Random rows as long as the token is rare; a pair starts between its two syllables."""
    random = np.random.default_rng(recipe.seed)
    counts = Counter(
        token for article in encoded for token in {t for clause in article.clauses for t in clause}
    )
    names = [tokenizer.id_to_token(place) for place in range(tokenizer.get_vocab_size())]
    places = {name: place for place, name in enumerate(names)}
    own = random.standard_normal((len(names), recipe.dimensions)).astype(np.float32)
    rows = own.copy()
    for place, name in enumerate(names):
        parts = name.split(SPACE)
        if len(parts) == 3:
            rows[place] = (
                own[place] + own[places[SPACE + parts[1]]] + own[places[SPACE + parts[2]]]
            ) / math.sqrt(3)
        rarity = math.log(len(encoded) / (counts[place] + 1) + 1) / math.log(len(encoded))
        rows[place] *= max(rarity, 0.02) ** _RARITY
    return rows


def _rate(step: int, steps: int) -> float:
    return min((step + 1) / (0.05 * steps), 1.0) * max(1.0 - step / steps, 0.02)


def _features(torch: Any, texts: Sequence[Ids]) -> dict[str, Any]:
    lengths = np.fromiter((len(text) for text in texts), dtype=np.int64, count=len(texts))
    flat = np.fromiter((token for text in texts for token in text), dtype=np.int64, count=int(lengths.sum()))
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return {"input_ids": torch.from_numpy(flat), "offsets": torch.from_numpy(offsets)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and save; print what it was made of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.gz {title, text}")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=Recipe().steps)
    parser.add_argument("--tokens", type=int, default=Recipe().tokens)
    given = parser.parse_args(arguments)
    recipe = Recipe(steps=given.steps, tokens=given.tokens)
    frames = tomllib.loads((files("eval.training") / "frames.toml").read_text(encoding="utf-8"))["frames"]
    articles = load_articles(given.data)
    print(
        json.dumps({"articles": len(articles), "clauses": sum(len(a.clauses) for a in articles)}), flush=True
    )
    save(train(articles, frames, load_everyday(), recipe), given.out)


if __name__ == "__main__":
    main()
