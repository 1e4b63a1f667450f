"""Learn when the best record is sure enough: ``python -m eval.training.acceptance SET… [--add FILE]``.

Reads question sets against the documents ingested (``TROLYAO_HOME``) and prints the weights that
``assistant/scoring/acceptance.py`` holds. ``--save FILE`` keeps what was seen, ``--add FILE`` adds what was
kept, so that several stores can teach together; ``--foreign SET`` gives questions about documents
that are not stored, ``--titles FOLDER`` asks for tasks called like titles of
public laws. Needs the extra ``models`` (scikit-learn).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from random import Random

from assistant.bootstrap import open_assistant
from assistant.conversation.followup import in_context
from assistant.finding.ranking import Scored, candidates, lead_of
from assistant.knowledge import Knowledge
from assistant.query import FACTS, Intent, Query, Scope
from assistant.scoring.acceptance import features
from assistant.settings import AnswerSettings
from assistant.understanding.understand import understand
from corpus.settings import load_settings
from eval.cases import Case, Expectation, load_cases
from eval.training.texts import load_articles

_TITLES, _TITLE_WORDS = 240, range(3, 10)
_PLAIN = re.compile(r"[^\d:;()\"“]+")
_FORMS = (
    "Cơ quan nào chủ trì {} ở {}?",
    "ai chủ trì việc {} của tỉnh {}",
    "{} tỉnh {} khi nào xong?",
    "thời hạn {} ở {} là bao giờ",
    "đơn vị nào phối hợp {} ở {}?",
    "sở nào phụ trách {} {} vậy",
    "sản phẩm của nhiệm vụ {} ở {} là gì?",
    "chỉ tiêu {} của {} là bao nhiêu phần trăm",
)
_ABSENT = 0.5  # weight of an example made by taking the right records away


@dataclass(frozen=True, slots=True)
class Example:
    """One best record: what the model sees of it, whether it is right, and how much it counts."""

    case: str
    seen: tuple[float, ...]
    right: bool
    weight: float


def examples(case: Case, knowledge: Knowledge, settings: AnswerSettings) -> Iterator[Example]:
    """What a case teaches: its best record, and the best one were the right ones not there."""
    query = in_context(case.question, case.history, lambda text: understand(text, knowledge, date.today()))
    if query.declined or query.scope.missing or not query.topic.content:
        return
    if query.intent not in (*FACTS, Intent.TARGET, Intent.TEXT):
        return
    ranked = [s for s in candidates(query, _kinds(query), knowledge, settings) if not s.fit.unnamed]
    right = [s for s in ranked if any(words in s.item.source.quote for words in case.expect.quote)]
    if case.expect.quote and case.expect.must_answer and right:
        yield _example(case, ranked, ranked[0] in right, 1.0)
        sources = {s.source for s in right}
        rest = [s for s in ranked if s not in right and s.source in sources]
        if rest:
            yield _example(case, rest, False, _ABSENT)
    elif case.expect.must_refuse and ranked:
        yield _example(case, ranked, False, 1.0)


def foreign(case: Case, knowledge: Knowledge, settings: AnswerSettings) -> Iterator[Example]:
    """What a question about documents that are not stored teaches: its best record is not the one meant."""
    query = in_context(case.question, case.history, lambda text: understand(text, knowledge, date.today()))
    query = replace(query, scope=Scope(knowledge.heads))
    if query.declined or not query.topic.content or query.intent not in (*FACTS, Intent.TARGET, Intent.TEXT):
        return
    ranked = [s for s in candidates(query, _kinds(query), knowledge, settings) if not s.fit.unnamed]
    if ranked:
        yield _example(case, ranked, False, 1.0)


def titled(folder: Path, places: Sequence[str]) -> Iterator[Case]:
    """Questions for tasks nobody set: titles of articles of public laws, asked of ``places``."""
    titles = sorted({article.title.strip(" .") for article in load_articles(folder)})
    fitting = [t for t in titles if len(t.split()) in _TITLE_WORDS and _PLAIN.fullmatch(t)]
    random = Random(7)
    random.shuffle(fitting)
    nothing = Expectation(status=frozenset({"not_found"}))
    for number, title in enumerate(fitting[:_TITLES]):
        asked = _FORMS[number % len(_FORMS)].format(title[0].lower() + title[1:], random.choice(places))
        yield Case(f"t{number}", asked, nothing, "not_found", "formal")


def _kinds(query: Query) -> frozenset[str]:
    if query.intent is Intent.TARGET:
        return frozenset({"target"})
    return frozenset({"task", "assignment"} if query.intent in FACTS else {"task", "assignment", "target"})


def _example(case: Case, ranked: Sequence[Scored], right: bool, weight: float) -> Example:
    return Example(case.id, features(ranked[0].fit, lead_of(ranked[0], ranked)), right, weight)


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect, learn, and print the bias, the weights and what each threshold accepts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--foreign", action="append", default=[], help="a set about other documents")
    parser.add_argument("--titles", type=Path, help="a folder of *.jsonl.gz {title, text}")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--add", type=Path, action="append", default=[])
    given = parser.parse_args(arguments)
    seen = [Example(**json.loads(line)) for path in given.add for line in path.read_text().splitlines()]
    if given.sets or given.foreign or given.titles:
        knowledge, settings = open_assistant(load_settings()).knowledge(), AnswerSettings()
        for name in given.sets:
            seen += [e for case in load_cases(name) for e in examples(case, knowledge, settings)]
        for name in given.foreign:
            seen += [e for case in load_cases(name) for e in foreign(case, knowledge, settings)]
        for case in titled(given.titles, knowledge.provinces()) if given.titles else ():
            seen += foreign(case, knowledge, settings)
    if given.save:
        given.save.write_text("".join(json.dumps(asdict(e)) + "\n" for e in seen), encoding="utf-8")
        return
    _learn(seen)


def _learn(seen: Sequence[Example]) -> None:
    """Print the model, and by tenfold cross-validation what it would accept at each threshold."""
    linear, selection = import_module("sklearn.linear_model"), import_module("sklearn.model_selection")
    rows, right = [e.seen for e in seen], [int(e.right) for e in seen]
    weights, cases = [e.weight for e in seen], [e.case for e in seen]
    model = linear.LogisticRegression(C=1.0, max_iter=5000)
    sure = selection.cross_val_predict(
        model,
        rows,
        right,
        groups=cases,
        cv=selection.GroupKFold(10),
        method="predict_proba",
        params={"sample_weight": weights},
    )[:, 1]
    for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        told = [e for e, p in zip(seen, sure, strict=True) if p >= threshold]
        good = sum(e.right for e in told)
        wrong = sum(not e.right and e.weight == 1.0 for e in told)
        print(
            f"{threshold}: {good}/{sum(right)} right, {wrong} wrong, {len(told) - good - wrong} of the absent"
        )
    model.fit(rows, right, sample_weight=weights)
    print(
        "weights", [round(float(w), 2) for w in model.coef_[0]], "bias", round(float(model.intercept_[0]), 2)
    )


if __name__ == "__main__":
    main()
