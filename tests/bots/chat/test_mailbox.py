from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bots.channel.holding import HeldError, only_one
from bots.channel.mailbox import Letter, Mailbox, Outcome, Reply
from bots.channel.message import Body, Button, Incoming, Outgoing
from bots.channel.pacing import Pacing, Turns
from bots.channel.tables import FILE, open_channels


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def mailbox(tmp_path: Path, clock: Clock) -> Iterator[Mailbox]:
    engine = open_channels(tmp_path)
    yield Mailbox(engine, "telegram", clock)
    engine.dispose()


def incoming(key: str, chat: str = "c", place: int = 0, message: str = "") -> Incoming:
    return Incoming(key, chat, "p", "text", "câu", message=message, place=place)


def taken(mailbox: Mailbox, busy: tuple[str, ...] = ()) -> Letter:
    letter = mailbox.take(busy)
    assert letter is not None
    return letter


def test_a_key_is_kept_once(mailbox: Mailbox) -> None:
    assert mailbox.receive(incoming("1"), "một")
    assert not mailbox.receive(incoming("1"), "một")
    mailbox.finish(taken(mailbox), True, Outcome())
    assert not mailbox.receive(incoming("1"), "một")
    assert mailbox.take(()) is None
    other = Mailbox(mailbox.engine, "zalo-bot", mailbox.clock)
    assert other.receive(incoming("1"), "một")


def test_letters_come_in_the_channels_order_and_one_at_a_time_from_a_chat(mailbox: Mailbox) -> None:
    for key, chat, place in (("b", "x", 2), ("a", "x", 1), ("c", "y", 3)):
        mailbox.receive(incoming(key, chat, place), key)
    assert taken(mailbox).payload == "a"
    assert taken(mailbox, ("x",)).payload == "c"
    assert mailbox.take(("x", "y")) is None


def test_an_answer_and_what_it_changes_are_written_together_or_not_at_all(mailbox: Mailbox) -> None:
    mailbox.receive(incoming("1"), "một")
    letter = taken(mailbox)

    def fails(connection: object) -> None:
        raise RuntimeError("đĩa")

    with pytest.raises(RuntimeError):
        mailbox.finish(letter, True, Outcome((Reply(Body("trả lời")),), (fails,)))
    assert mailbox.pending(()) == ()
    again = taken(mailbox)
    assert again.tries == 1
    mailbox.finish(again, True, Outcome((Reply(Body("trả lời")),)))
    mailbox.finish(again, True, Outcome((Reply(Body("trả lời")),)))
    assert [p.outgoing.body.text for p in mailbox.pending(())] == ["trả lời"]
    mailbox.sent(mailbox.pending(())[0].outgoing, "7")
    assert mailbox.pending(()) == (), "what is finished twice is answered once"


def test_messages_go_out_in_order_within_a_chat(mailbox: Mailbox, clock: Clock) -> None:
    with mailbox.engine.begin() as connection:
        for text in ("một", "hai"):
            mailbox.post(connection, "c", True, Reply(Body(text, buttons=((Button("a", "b"),),))))
    first = mailbox.pending(())[0]
    assert first.outgoing.body == Body("một", buttons=((Button("a", "b"),),))
    mailbox.again(first, clock.now + 5, "mạng")
    assert mailbox.pending(()) == ()
    assert mailbox.next_due() == clock.now + 5
    clock.now += 6
    assert mailbox.pending(("c",)) == ()
    mailbox.sent(mailbox.pending(())[0].outgoing, "7")
    assert mailbox.pending(())[0].outgoing.body.text == "hai"


def test_what_was_being_sent_is_in_doubt_after_a_restart(mailbox: Mailbox) -> None:
    with mailbox.engine.begin() as connection:
        mailbox.post(connection, "c", True, Reply(Body("một")))
    outgoing = mailbox.pending(())[0].outgoing
    mailbox.begin(Outgoing(outgoing.id, "c", outgoing.body, "12", 5.0))
    found = mailbox.pending(())[0]
    assert found.doubtful
    assert (found.outgoing.after, found.outgoing.since) == ("12", 5.0)


def test_words_are_forgotten_once_done_and_all_of_it_in_time(
    mailbox: Mailbox, clock: Clock, tmp_path: Path
) -> None:
    mailbox.receive(incoming("1"), "lời bí mật đến")
    mailbox.finish(taken(mailbox), True, Outcome((Reply(Body("lời bí mật đi")),)))
    mailbox.sent(mailbox.pending(())[0].outgoing, "7")
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        dump = "".join(connection.iterdump())
    assert "bí mật" not in dump
    clock.now += 20 * 86400
    mailbox.purge(7)
    assert mailbox.receive(incoming("1"), "lại")
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_numbers_after_the_last_known_are_told_apart(mailbox: Mailbox) -> None:
    mailbox.receive(incoming("1", "a", message="101"), "x")
    mailbox.receive(incoming("2", "b", message="105"), "x")
    outgoing = Outgoing(9, "a", Body("trả lời", replies_to="101"), after="102")
    assert mailbox.latest(outgoing) == "105"
    assert mailbox.known(outgoing) == {105}


def test_each_chat_has_its_turn_and_all_together_have_theirs() -> None:
    now = [0.0]
    turns = Turns(Pacing(person=1.0, group=3.0, anybody=0.5), lambda: now[0])
    assert [turns.wait("a", True), turns.wait("a", True), turns.wait("g", False), turns.wait("g", False)] == [
        0,
        1,
        1.5,
        4.5,
    ]
    turns.hold("b", 9)
    assert turns.wait("b", True) == 9
    assert [Pacing(retry=1, longest=60).after(tries) for tries in (0, 1, 3, 50)] == [1, 2, 8, 60]


def test_one_process_for_each_channel(tmp_path: Path) -> None:
    with (
        only_one(tmp_path, "telegram"),
        only_one(tmp_path, "zalo-bot"),
        pytest.raises(HeldError, match="tiến trình khác"),
        only_one(tmp_path, "telegram"),
    ):
        pass
    with only_one(tmp_path, "telegram"):
        pass
