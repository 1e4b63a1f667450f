"""Faults of the network and of the machine: each message is answered exactly once all the same."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bots.chat.running import telegram
from tests.bots.servers.telegram import TOKEN, FakeTelegram, Fault, Limits

ROOT = Path(__file__).parents[3]


def answered(server: FakeTelegram) -> Counter[str]:
    """How often each question was answered, over all chats."""
    return Counter(m.text.split("]")[0].removeprefix("Trả lời [") for m in server.ours())


def test_a_day_of_traffic_with_faults(tmp_path: Path) -> None:
    chance = random.Random(7)
    kinds: list[Callable[[str], Fault]] = [
        lambda method: Fault(method, before=True),
        lambda method: Fault(method, after=True),
        lambda method: Fault(method, status=502),
        lambda method: Fault(method, slow=0.05),
    ]
    with FakeTelegram(Limits(chat=1.0, burst=2, overall=60)) as server:
        with telegram(tmp_path / "home", server.url, TOKEN):
            asked = []
            for number in range(150):
                if chance.random() < 0.3:
                    server.faults.append(
                        chance.choice(kinds)(chance.choice(["sendMessage", "getUpdates", "sendMessage"]))
                    )
                question = f"câu {number}"
                asked.append(question)
                update = server.say(question, chance.randint(1, 25))
                if chance.random() < 0.1:
                    server.updates.append(update)
            server.wait_for(lambda: len(answered(server)) == len(asked), 60)
            server.wait_for(lambda: not server.updates, 20)
        assert answered(server) == Counter(asked)
        assert {refusal.code for refusal in server.denied} <= {429, 400}
        assert any(refusal.code == 429 for refusal in server.denied)
        in_order = [m.text for m in server.ours(3)]
        assert in_order == sorted(in_order, key=lambda text: int(text.split("câu ")[1].split("]")[0]))


@pytest.fixture
def server() -> Iterator[FakeTelegram]:
    with FakeTelegram(Limits(chat=0.001, burst=100, group=1000, overall=1000)) as opened:
        yield opened


class Killed:
    """A bot process that is killed at will and started again."""

    def __init__(self, home: Path, server: FakeTelegram) -> None:
        self._home, self._server = home, server
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        module = "tests.bots.chat.telegram_process"
        command = [sys.executable, "-m", module, str(self._home), self._server.url, TOKEN]
        return subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def again(self) -> None:
        self.process.wait(10)
        self.process = self._start()


@pytest.fixture
def bot(server: FakeTelegram, tmp_path: Path) -> Iterator[Killed]:
    running = Killed(tmp_path / "home", server)
    yield running
    running.kill()


@pytest.mark.parametrize(
    ("method", "before"), [("getUpdates", False), ("sendMessage", True), ("sendMessage", False)]
)
def test_killed_at_a_boundary_nothing_is_lost_and_nothing_sent_twice(
    server: FakeTelegram, bot: Killed, method: str, before: bool
) -> None:
    server.say("câu 0", 1)
    server.wait_for(lambda: len(server.ours()) == 1, 30)
    fault = Fault(method, before=before, after=not before, hit=bot.kill)
    server.faults.append(fault)
    for number in range(1, 7):
        server.say(f"câu {number}", number % 3 + 1)
    server.wait_for(lambda: fault not in server.faults and bot.process.poll() is not None, 30)
    bot.again()
    server.say("câu 7", 1)
    server.wait_for(lambda: len(answered(server)) == 8, 30)
    server.say("câu 8", 2)
    server.wait_for(lambda: len(answered(server)) == 9, 30)
    assert answered(server) == Counter(f"câu {number}" for number in range(9))


def test_killed_again_and_again_at_any_moment(server: FakeTelegram, bot: Killed) -> None:
    chance = random.Random(3)
    total = 0
    for _ in range(5):
        for _ in range(12):
            server.say(f"câu {total}", chance.randint(1, 6))
            total += 1
        reached = len(server.ours()) + chance.randint(1, 9)
        server.wait_for(lambda reached=reached: len(server.ours()) >= reached, 30)
        bot.kill()
        bot.again()
    server.wait_for(lambda: len(answered(server)) == total, 40)
    server.say("câu cuối", 1)
    server.wait_for(lambda: len(answered(server)) == total + 1, 30)
    assert answered(server) == Counter([*(f"câu {number}" for number in range(total)), "câu cuối"])


def test_a_message_that_stops_the_bot_is_given_up_and_no_other_suffers(
    server: FakeTelegram, tmp_path: Path
) -> None:
    """“câu tai họa” kills the process that works on it, each time."""
    module = "tests.bots.chat.telegram_process"
    command = [sys.executable, "-m", module, str(tmp_path / "home"), server.url, TOKEN]
    for number in range(3):
        server.say(f"câu {number}", number + 1)
    server.say("câu tai họa", 5)
    for number in range(3, 6):
        server.say(f"câu {number}", number + 1)
    deaths = 0
    while len(server.ours()) < 7:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})
        while process.poll() is None and len(server.ours()) < 7:
            time.sleep(0.05)
        deaths += process.poll() is not None
        process.kill()
        process.wait()
        assert deaths <= 3
    assert deaths == 3
    assert answered(server) == Counter([*(f"câu {n}" for n in range(6)), server.ours(5)[0].text])
    assert server.ours(5)[0].text.startswith("Có lỗi khi xử lý tin nhắn này")


def test_killed_before_and_after_each_transaction(server: FakeTelegram, tmp_path: Path) -> None:
    """The bot is made to die at its 1st, 2nd, … transaction, before and after it is written."""
    most = 44
    command = [
        sys.executable,
        "-m",
        "tests.bots.chat.crash_process",
        str(tmp_path / "home"),
        server.url,
        TOKEN,
    ]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    for number in range(20):
        server.say(f"câu {number}", number % 4 + 1)
    group = subprocess.Popen([*command, str(most)], cwd=ROOT, env=environment, start_new_session=True)
    try:
        for number in range(20, 60):
            server.wait_for(lambda number=number: len(server.ours()) >= number - 19, 60)
            server.say(f"câu {number}", number % 4 + 1)
        server.wait_for(lambda: len(answered(server)) == 60, 60)
        starts = sum(method == "getMe" for method, _ in server.calls)
        server.say("câu cuối", 1)
        server.wait_for(lambda: len(answered(server)) == 61, 60)
        assert answered(server) == Counter([*(f"câu {number}" for number in range(60)), "câu cuối"])
        assert starts > most // 2
    finally:
        os.killpg(group.pid, signal.SIGKILL)
        group.wait()
