from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from assistant.answer import Answer, Said, Status, Tell, unheard
from bots.processes.answering import Answering, Opened
from bots.processes.ingesting import IngestingApart, Interrupted, sync_once
from bots.processes.turns import Turns
from bots.shelf import Shelf
from corpus.faults import StoreFault
from corpus.lock import BusyError, only_writer
from corpus.registry import Registry
from corpus.settings import Settings
from ingestion.report import Report
from ingestion.sync import Progress

PLAN = "Số: 15/QĐ-UBND\n\nĐiều 1. Giao Sở Nội vụ chủ trì lập danh mục hồ sơ trước ngày 30/6/2024.\n"


def answer_with_own_pid(
    question: str,
    history: Sequence[str] = (),
    sources: frozenset[str] = frozenset(),
    tell: Tell = unheard,
) -> Answer:
    if question == "chết":
        os.kill(os.getpid(), signal.SIGKILL)
    if question == "treo":
        time.sleep(60)
    if question == "từng câu":
        for text in ("một", "hai"):
            tell(Said(text))
    if question == "hỏng":
        raise RuntimeError("bí mật")
    if question == "kho hỏng":
        raise StoreFault("Không đọc được sổ đăng ký.")
    return Answer(question, Status.ANSWERED, "text", f"{os.getpid()} {'|'.join(history)}")


def opened() -> Opened:
    return answer_with_own_pid, iter(())


def rehearsing(log: Path, *questions: str) -> Opened:
    def ask(
        question: str,
        history: Sequence[str] = (),
        sources: frozenset[str] = frozenset(),
        tell: Tell = unheard,
    ) -> Answer:
        with log.open("a", encoding="utf-8") as written:
            written.write(f"{question}\n")
        return answer_with_own_pid(question, history, sources, tell)

    return ask, iter([partial(ask, question) for question in questions])


def not_opened(mended: Path) -> Opened:
    if not mended.exists():
        raise StoreFault("Không mở được chỉ mục.")
    return answer_with_own_pid, iter(())


@pytest.fixture
def answering() -> Iterator[Callable[..., Answering]]:
    made: list[Answering] = []

    def make(opener: Callable[[], Opened] = opened, number: int = 1, seconds: float = 20) -> Answering:
        made.append(Answering(opener, number, seconds))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_it_asks_itself_while_nobody_asks_and_answers_whatever_comes_of_that(
    answering: Callable[..., Answering], tmp_path: Path
) -> None:
    log = tmp_path / "log"
    one = answering(partial(rehearsing, log, "thử một", "hỏng", "thử hai"))
    until = time.monotonic() + 20
    while not log.exists() or len(log.read_text(encoding="utf-8").splitlines()) < 2:
        assert time.monotonic() < until
        time.sleep(0.02)
    assert one.ask("hỏi").status is Status.ANSWERED
    assert log.read_text(encoding="utf-8").splitlines()[:2] == ["thử một", "hỏng"]
    assert one.ask("hỏi lại").status is Status.ANSWERED


def test_questions_are_answered_side_by_side_elsewhere(answering: Callable[..., Answering]) -> None:
    two = answering(number=2)
    pids: set[str] = set()
    until = time.monotonic() + 20

    def ask() -> None:
        while len(pids) < 2 and time.monotonic() < until:
            pids.add(two.ask("Ai?", ["trước"]).text)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pids) == 2
    assert all(text.endswith(" trước") and not text.startswith(str(os.getpid())) for text in pids)


@pytest.mark.parametrize(
    ("question", "said"),
    [("chết", "gặp lỗi"), ("hỏng", "gặp lỗi"), ("kho hỏng", "Không đọc được sổ đăng ký")],
)
def test_one_question_that_breaks_costs_no_other(
    answering: Callable[..., Answering], question: str, said: str
) -> None:
    one = answering()
    with pytest.raises(StoreFault, match=said) as fault:
        one.ask(question)
    assert "bí mật" not in str(fault.value)
    assert one.ask("Ai?").status is Status.ANSWERED


def test_sentences_are_told_as_they_come(answering: Callable[..., Answering]) -> None:
    one, heard = answering(), []
    assert one.ask("từng câu", tell=lambda said: heard.append(said.text)).status is Status.ANSWERED
    assert heard == ["một", "hai"]


def test_who_cannot_listen_leaves_nothing_behind_for_the_next(answering: Callable[..., Answering]) -> None:
    def broken(said: Said) -> None:
        raise RuntimeError(said.text)

    one, heard = answering(), []
    with pytest.raises(RuntimeError, match="một"):
        one.ask("từng câu", tell=broken)
    one.ask("Ai?", tell=lambda said: heard.append(said.text))
    assert heard == []


def test_a_question_that_never_ends_is_cut_off(answering: Callable[..., Answering]) -> None:
    one = answering(seconds=20)
    assert one.wait(20)
    one._seconds = 0.3
    with pytest.raises(StoreFault, match="quá nhiều thời gian"):
        one.ask("treo")
    one._seconds = 20
    assert one.ask("Ai?").status is Status.ANSWERED


def test_a_process_that_died_while_idle_is_replaced_unnoticed(answering: Callable[..., Answering]) -> None:
    one = answering()
    os.kill(int(one.ask("Ai?").text), signal.SIGKILL)
    assert one.ask("Ai?").status is Status.ANSWERED


def test_what_cannot_be_opened_is_said_and_tried_again(
    answering: Callable[..., Answering], tmp_path: Path
) -> None:
    mended = tmp_path / "mended"
    one = answering(partial(not_opened, mended), seconds=5)
    with pytest.raises(StoreFault, match="Không mở được chỉ mục"):
        one.ask("Ai?")
    assert not one.wait(0)
    mended.touch()
    assert one.ask("Ai?").status is Status.ANSWERED


def test_whoever_waits_longest_is_next() -> None:
    turns: Turns[int] = Turns()
    served: list[int] = []

    def wait(number: int) -> None:
        thing = turns.take(10)
        served.append(number)
        turns.give(thing)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(20)]
    for number, thread in enumerate(threads, 1):
        thread.start()
        while len(turns._waiting) < number:
            time.sleep(0.001)
    turns.give(1)
    for thread in threads:
        thread.join(10)
    assert served == list(range(20))
    assert turns.take(0) == 1
    with pytest.raises(TimeoutError):
        turns.take(0.01)
    turns.give(2)
    assert turns.take(0) == 2


def test_no_process_outlives_the_service() -> None:
    one = Answering(opened, 1)
    pid = int(one.ask("Ai?").text)
    one.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def orphan(pid_file: Path) -> None:
    ingest = IngestingApart(Settings(), partial(noting, pid_file))
    threading.Thread(target=lambda: ingest((), lambda *step: None), daemon=True).start()
    while not pid_file.exists():
        time.sleep(0.02)
    os._exit(1)


def noting(pid_file: Path, settings: Settings, paths: Sequence[Path], progress: Progress) -> Report:
    draft = pid_file.with_suffix(".draft")
    draft.write_text(str(os.getpid()))
    draft.rename(pid_file)
    time.sleep(60)
    return Report(())


def test_a_service_that_stops_breaks_off_its_reading_and_does_it_after_the_next_start(
    tmp_path: Path,
) -> None:
    pid_file, shelf = tmp_path / "pid", Shelf(tmp_path / "uploads", dict)
    incoming = shelf.incoming()
    incoming.write_text("văn bản")
    waiting = shelf.lay_by(incoming, "a.txt")
    ingest = IngestingApart(Settings(), partial(noting, pid_file))
    faults: list[StoreFault] = []

    def read() -> None:
        try:
            with shelf.put_in(waiting, "a.txt") as target:
                ingest((target,), lambda *step: None)
        except StoreFault as fault:
            faults.append(fault)

    reading = threading.Thread(target=read)
    reading.start()
    while not pid_file.exists():
        time.sleep(0.02)
    ingest.close()
    reading.join(10)
    assert [type(fault) for fault in faults] == [Interrupted]
    assert [(path.read_text(), name) for path, name in shelf.laid_by()] == [("văn bản", "a.txt")]
    with pytest.raises(Interrupted):
        ingest((), lambda *step: None)


def test_no_reading_outlives_a_service_that_was_killed(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    code = (
        "import sys, pathlib; from tests.bots.test_processes import orphan; orphan(pathlib.Path(sys.argv[1]))"
    )
    root = str(Path(__file__).parents[2])
    subprocess.run(
        [sys.executable, "-c", code, str(pid_file)], cwd=root, env={**os.environ, "PYTHONPATH": root}
    )
    pid, until = int(pid_file.read_text()), time.monotonic() + 10
    while time.monotonic() < until and Path(f"/proc/{pid}").exists():
        time.sleep(0.02)
    assert not Path(f"/proc/{pid}").exists()


# --- documents read apart -------------------------------------------------------------------------


def dying(settings: Settings, paths: Sequence[Path], progress: Progress) -> Report:
    progress(0, 1, "a.txt")
    os.kill(os.getpid(), signal.SIGKILL)
    return Report(())


def failing(settings: Settings, paths: Sequence[Path], progress: Progress) -> Report:
    raise MemoryError("bí mật")


def hanging(settings: Settings, paths: Sequence[Path], progress: Progress) -> Report:
    time.sleep(60)
    return Report(())


def test_documents_are_read_in_another_process_step_by_step(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN, "utf-8")
    steps: list[tuple[int, int, str]] = []
    ingest = IngestingApart(Settings(home=home, embedder="hashing"), sync_once)
    report = ingest((folder,), lambda *step: steps.append(step))
    assert [(file.source, file.status) for file in report.files] == [("a.txt", "added")]
    assert steps == [(0, 1, "a.txt"), (1, 1, "")]
    assert list(Registry(f"sqlite:///{home / 'registry.sqlite'}").digests()) == ["a.txt"]
    with only_writer(home), pytest.raises(BusyError):
        ingest((folder,), lambda *step: None)


@pytest.mark.parametrize(
    ("work", "said"), [(dying, "dừng giữa chừng"), (failing, "MemoryError"), (hanging, "quá lâu")]
)
def test_a_reading_that_breaks_is_told(work: Callable[..., Report], said: str, home: Path) -> None:
    ingest = IngestingApart(Settings(home=home), work, file_seconds=5 if work is hanging else 30)
    with pytest.raises(StoreFault, match=said) as fault:
        ingest((home,), lambda *step: None)
    assert "bí mật" not in str(fault.value)
